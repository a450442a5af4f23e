// What a person can choose about the whole program. There is no OK: what is chosen is seen and kept at once.
#pragma once

#include <QDialog>

#include "ui/preferences/preferences.h"

class QComboBox;
class QTabWidget;

namespace rhyme::ui {

class Commands;
class KeyboardPage;

class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    /// `remember`: whether choices go to the user's settings.
    PreferencesDialog(Commands& commands, bool remember, QWidget* parent = nullptr);
    KeyboardPage& keyboard() { return *keyboard_; }
    void show_keyboard();

signals:
    void look_changed();  ///< the theme or its motion

private:
    QWidget* make_look();
    void keep();

    bool remember_;
    Preferences preferences_;
    QTabWidget* pages_;
    KeyboardPage* keyboard_;
};

}  // namespace rhyme::ui
