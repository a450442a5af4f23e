// rhyme: the editor.
#include <QApplication>
#include <QSettings>
#include <QTimer>

#include "core/analysis/library.h"
#include "core/base/files.h"
#include "ui/main_window/main_window.h"
#include "ui/preferences/preferences.h"
#include "ui/theme/theme.h"

int main(int argc, char** argv) {
    QApplication::setApplicationName(QStringLiteral("Rhyme"));
    QApplication::setOrganizationName(QStringLiteral("rhyme"));
    const rhyme::ui::Preferences preferences = rhyme::ui::read_preferences(QSettings());
    rhyme::ui::apply_scale(preferences);
    QApplication application(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral(RHYME_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("io.github.rhyme.Rhyme"));
    rhyme::ui::apply_language(application, preferences.language);
    rhyme::ui::apply_theme(application, rhyme::ui::make_theme(preferences.theme, preferences.reduced_motion));

    rhyme::ui::MainWindow::Options options;
    options.library = rhyme::default_library_path();
    options.state_folder = rhyme::user_state_folder();
    rhyme::ui::MainWindow window(options);
    window.show();
    const QStringList files = QApplication::arguments().mid(1);
    QTimer::singleShot(0, &window, [&window, files] {
        if (files.isEmpty()) window.offer_left_work();
        window.open_arguments(files);
        if (files.isEmpty() && window.session().footage().items().empty()) window.show_start();
    });
    return QApplication::exec();
}
