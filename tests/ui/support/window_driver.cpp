#include "tests/ui/support/window_driver.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QTest>
#include <QUrl>

#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui::testing {

TestWindow::TestWindow(MainWindow::Unsaved answer, const std::filesystem::path& library) {
    MainWindow::Options options;
    options.library = library;
    options.audio = [] { return nullptr; };
    options.remember = false;
    options.analysis_threads = 1;
    options.ask_unsaved = [this, answer](QWidget*, const QString&) {
        ++asked;
        return answer;
    };
    options.ask_project_file = [this](QWidget*, bool) { return project_file; };
    window = std::make_unique<MainWindow>(options);
    window->resize(1280, 780);
    window->show();
}

namespace {

void drop(QWidget& on, QPoint to, QMimeData& mime, bool keep) {
    QDragEnterEvent enter(to, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &enter);
    QDragMoveEvent move(to, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&on, &move);
    if (keep) {
        QDropEvent dropped(to, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&on, &dropped);
    } else {
        QDragLeaveEvent leave;
        QApplication::sendEvent(&on, &leave);
    }
}

}  // namespace

void drop_files(QWidget& on, const std::vector<std::filesystem::path>& files) {
    QMimeData mime;
    QList<QUrl> urls;
    for (const auto& file : files) urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
    mime.setUrls(urls);
    drop(on, on.rect().center(), mime, true);
}

void drag_to_timeline(MainWindow& window, const std::vector<int>& rows, QPoint to, bool keep) {
    QModelIndexList indexes;
    for (const int row : rows) indexes << window.bin().model().index(row);
    const std::unique_ptr<QMimeData> mime(window.bin().model().mimeData(indexes));
    drop(*window.timeline().viewport(), to, *mime, keep);
}

void run(MainWindow& window, const char* command) { window.commands().action(command)->trigger(); }

void drag(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, bool release) {
    QTest::mousePress(&widget, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint at = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&widget, &move);
    }
    if (release) QTest::mouseRelease(&widget, Qt::LeftButton, modifiers, to);
}

}  // namespace rhyme::ui::testing
