// A colour that opens a chooser when pressed; what is chosen shows at once.
#pragma once

#include <QColor>
#include <QPushButton>

namespace rhyme::ui {

class ColourButton : public QPushButton {
    Q_OBJECT
public:
    explicit ColourButton(const QString& name, bool with_alpha, QWidget* parent = nullptr);
    void show_color(const QColor& color);
    QColor color() const { return color_; }
    QString gesture() const { return gesture_; }  ///< of the chooser that is open now

signals:
    void chosen(const QColor& color);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void open();
    QColor color_;
    QString gesture_;
    const bool with_alpha_;
};

}  // namespace rhyme::ui
