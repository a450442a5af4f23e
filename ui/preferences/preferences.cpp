#include "ui/preferences/preferences.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>
#include <algorithm>

static void load_translations() { Q_INIT_RESOURCE(translations); }  // must stand outside any namespace

namespace rhyme::ui {

Preferences read_preferences(const QSettings& settings) {
    Preferences p;
    if (settings.value(QStringLiteral("look/theme")).toString() == QLatin1String("light")) p.theme = ThemeKind::Light;
    p.language = settings.value(QStringLiteral("look/language")).toString();
    p.scale = std::clamp(settings.value(QStringLiteral("look/scale"), 100).toInt(), 100, 300);
    p.reduced_motion = settings.value(QStringLiteral("look/reduced_motion")).toBool();
    return p;
}

void write_preferences(QSettings& settings, const Preferences& p) {
    settings.setValue(QStringLiteral("look/theme"),
                      p.theme == ThemeKind::Light ? QStringLiteral("light") : QStringLiteral("dark"));
    settings.setValue(QStringLiteral("look/language"), p.language);
    settings.setValue(QStringLiteral("look/scale"), p.scale);
    settings.setValue(QStringLiteral("look/reduced_motion"), p.reduced_motion);
}

void apply_scale(const Preferences& preferences) {
    if (preferences.scale != 100 && qEnvironmentVariableIsEmpty("QT_SCALE_FACTOR"))
        qputenv("QT_SCALE_FACTOR", QByteArray::number(preferences.scale / 100.0));
}

void apply_language(QCoreApplication& application, const QString& language) {
    load_translations();
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    const std::pair<QString, QString> files[] = {
        {QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)},
        {QStringLiteral("rhyme"), QStringLiteral(":/rhyme/translations")}};
    for (const auto& [name, folder] : files) {
        auto* translator = new QTranslator(&application);
        const auto load = [&](const QLocale& tongue) {
            return translator->load(tongue, name, QStringLiteral("_"), folder);
        };
        // English has one of its own: its plurals.
        if (load(locale) || load(QLocale(QLocale::English))) QCoreApplication::installTranslator(translator);
    }
}

}  // namespace rhyme::ui
