// Which footage some words mean: names, and what is known of a file, in English or in the language of the window. Pure.
#pragma once

#include <QString>
#include <QStringList>
#include <set>
#include <string>

namespace rhyme::ui {

/// What is known of one file: "used" or "unused", "song", "offline", and what its analysis saw (seen_words()).
using BinFacts = std::set<std::string>;

/// All words of facts, as they are shown: "used" -> "사용".
QString fact_text(const std::string& fact);
/// Every word must stand in the name, or be the beginning of a fact's word.
bool passes(const QString& name, const BinFacts& facts, const QString& words);

}  // namespace rhyme::ui
