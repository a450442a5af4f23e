// rhyme: the editor.
#include <QApplication>
#include <QTimer>

#include "core/analysis/library.h"
#include "core/base/files.h"
#include "ui/main_window/main_window.h"
#include "ui/theme/theme.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Rhyme"));
    QApplication::setOrganizationName(QStringLiteral("rhyme"));
    QApplication::setApplicationVersion(QStringLiteral(RHYME_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.rhyme.Rhyme"));
    rhyme::ui::apply_theme(application);

    rhyme::ui::MainWindow::Options options;
    options.library = rhyme::default_library_path();
    options.state_folder = rhyme::user_state_folder();
    rhyme::ui::MainWindow window(options);
    window.show();
    const QStringList files = QApplication::arguments().mid(1);
    QTimer::singleShot(0, &window, [&window, files] {
        if (files.isEmpty()) window.offer_left_work();
        window.open_arguments(files);
    });
    return QApplication::exec();
}
