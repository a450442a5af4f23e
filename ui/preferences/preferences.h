// What a person chose about the program as a whole, kept in the user's settings.
#pragma once

#include <QString>

#include "ui/theme/theme.h"

class QCoreApplication;
class QSettings;

namespace rhyme::ui {

struct Preferences {
    ThemeKind theme = ThemeKind::Dark;
    QString language;  ///< "en", "ko"; empty: the system's
    int scale = 100;   ///< percent, 100..300, on top of the system's
    bool reduced_motion = false;
    bool operator==(const Preferences&) const = default;
};

Preferences read_preferences(const QSettings& settings);
void write_preferences(QSettings& settings, const Preferences& preferences);

/// Before the QApplication is made: the scale cannot change later.
void apply_scale(const Preferences& preferences);
/// Rhyme's translation and Qt's, if there is one for the language. Texts that are shown already stay as they are.
void apply_language(QCoreApplication& application, const QString& language);

}  // namespace rhyme::ui
