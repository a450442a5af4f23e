// Which commands are meant by some words, in English or in the language of the window. Pure.
#pragma once

#include <QString>
#include <string>
#include <vector>

#include "ui/commands/commands.h"

namespace rhyme::ui {

struct FoundCommand {
    const CommandSpec* spec;
    QString text, menu;  ///< as shown, without mnemonics
};

/// Best first: every word must begin a word of the text or the menu, or stand in them, in either language; all commands
/// for no words.
std::vector<FoundCommand> find_commands(const std::vector<CommandSpec>& table, const QString& words);

}  // namespace rhyme::ui
