// One job of the export queue.
#pragma once

#include <QWidget>

#include "core/render/render_queue.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace rhyme::ui {

class ExportRow : public QWidget {
    Q_OBJECT
public:
    explicit ExportRow(const RenderQueue::Item& item, QWidget* parent = nullptr);
    void show_item(const RenderQueue::Item& item, bool paused);

    QString name() const { return name_; }
    QString text() const;  ///< where it is, or how it ended
    int permille() const;  ///< what the bar shows
    /// Buttons: those that do not fit its state are hidden.
    QToolButton *reveal, *retry, *cancel, *remove;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString name_, said_;
    QLabel *glyph_, *title_, *preset_, *state_;
    QProgressBar* bar_;
};

}  // namespace rhyme::ui
