// The export queue as a list: a row a job with what can be done about it.
#pragma once

#include <QWidget>
#include <functional>
#include <map>

#include "ui/exporting/export_queue.h"

class QAction;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace rhyme::ui {

class ExportRow;

class QueuePanel : public QWidget {
    Q_OBJECT
public:
    /// `pause`, `clear` and `add` are the window's commands; their buttons stand here.
    QueuePanel(ExportQueue& queue, QAction* pause, QAction* clear, QAction* add, QWidget* parent = nullptr);

    /// Shows a written file to the person: its folder, in the system's file manager. A test looks itself.
    std::function<void(const std::filesystem::path&)> show_file;
    /// The row of a job, from the top; null beyond the last.
    ExportRow* row(int index) const;
    QSize sizeHint() const override { return {360, 400}; }

private:
    void refresh();
    QWidget* make_empty(QAction* add);
    QString summary() const;

    ExportQueue& queue_;
    QAction *pause_, *clear_;
    QLabel* summary_;
    QToolButton* pause_button_;
    QStackedWidget* pages_;
    QVBoxLayout* rows_;
    std::map<std::uint64_t, ExportRow*> by_id_;
};

}  // namespace rhyme::ui
