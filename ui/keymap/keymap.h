// Keyboard maps: which keys run which command. A map is a data file (resources/keymaps) that names only what differs
// from the table of commands; a person's own keys go above it. Pure: no widgets.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <map>
#include <string>
#include <vector>

class QSettings;

namespace rhyme::ui {

using Keys = std::map<std::string, QList<QKeySequence>>;  ///< by command id; an empty list: no keys

struct Keymap {
    QString id, name;  ///< "resolve", "DaVinci Resolve"
    Keys keys;
};

/// Rhyme first. All are part of the program.
const std::vector<Keymap>& keymaps();
/// The one of that id, or Rhyme's.
const Keymap& keymap(const QString& id);

/// The keys of every command: `own` before `map` before the table. A key that a stronger layer gives to one command is
/// taken from the others, so that none has two meanings.
Keys keys_of(const Keymap& map, const Keys& own);
/// The commands that have one of `keys`, other than `id`.
std::vector<std::string> holders(const Keys& all, const QList<QKeySequence>& keys, const std::string& id);

// What the person chose, in the settings.
QString chosen_keymap(const QSettings& settings);
Keys own_keys(const QSettings& settings);
void keep_keys(QSettings& settings, const QString& map, const Keys& own);

}  // namespace rhyme::ui
