// The window's tests run without a screen; any warning, Qt's or Rhyme's, fails the test it appears in.
#include <gtest/gtest.h>

#include <QApplication>
#include <QTemporaryDir>
#include <cstdlib>

#include "tests/support/warnings.h"
#include "ui/theme/theme.h"

namespace {

void fail_on_warning(QtMsgType type, const QMessageLogContext&, const QString& message) {
    if (type == QtDebugMsg || type == QtInfoMsg) return;
    for (const char* said : {"propagateSizeHints", "does not support setParent"})
        if (message.contains(QLatin1String(said))) return;  // the platform without a screen says so of any window
    ADD_FAILURE() << "Qt warned: " << message.toStdString();
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    QTemporaryDir home;  // nothing of the user's is read or written
    setenv("XDG_RUNTIME_DIR", home.path().toUtf8().constData(), 1);
    setenv("XDG_CONFIG_HOME", home.path().toUtf8().constData(), 1);
    setenv("XDG_CACHE_HOME", home.path().toUtf8().constData(), 1);
    setenv("XDG_DATA_HOME", home.path().toUtf8().constData(), 1);
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    QApplication application(argc, argv);
    qInstallMessageHandler(fail_on_warning);
    rhyme::testing::fail_tests_on_warnings();
    rhyme::ui::apply_theme(application);
    const int result = RUN_ALL_TESTS();
    qInstallMessageHandler(nullptr);
    return result;
}
