// Drives a real window as a person would: by keys, presses and drops.
#pragma once

#include <QPoint>
#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

#include "ui/main_window/main_window.h"

class QWidget;

namespace rhyme::ui::testing {

/// A shown window without sound. `answer` is given to the question about unsaved changes.
struct TestWindow {
    explicit TestWindow(MainWindow::Unsaved answer = MainWindow::Unsaved::Discard,
                        const std::filesystem::path& library = ":memory:");
    std::unique_ptr<MainWindow> window;
    QString project_file;  ///< what "which file" is answered with
    int asked = 0;         ///< how often it asked about unsaved changes
};

/// Drops files from the file manager on a widget.
void drop_files(QWidget& on, const std::vector<std::filesystem::path>& files);
/// Drags rows of the bin onto the timeline (the events a real drag would bring). `keep` false: Esc instead of a drop.
void drag_to_timeline(MainWindow& window, const std::vector<int>& rows, QPoint to, bool keep = true);
/// Runs a command as its menu entry would.
void run(MainWindow& window, const char* command);
/// Presses the left button at one place, moves in steps, and releases at another.
void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
          bool release = true);

}  // namespace rhyme::ui::testing
