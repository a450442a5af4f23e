// Controls whose text ends in "…" where there is no room for all of it, and is told by the tooltip then.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace rhyme::ui {

class ComboBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    int room() const;  ///< for the text
};

/// One line of plain text.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

/// Its beginning is seen where there is no room for all; left alone while it is typed in.
void show_text(QLineEdit& field, const QString& text);

}  // namespace rhyme::ui
