// Which footage some words mean: names, and what is known of a file, in English or in the language of the window. Pure.
#pragma once

#include <QString>
#include <QStringList>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/study/search.h"

namespace rhyme::ui {

/// What is known of one file: "used" or "unused", "song", "offline", and what its analysis saw (seen_words()).
using BinFacts = std::set<std::string>;

/// All words of facts, as they are shown: "used" -> "사용".
QString fact_text(const std::string& fact);
/// Every word must stand in the name, or be the beginning of a fact's word.
bool passes(const QString& name, const BinFacts& facts, const QString& words);

/// Words as they may be meant: as names and facts alone, or some of them as how a picture looks ("low key, teal against
/// orange, subject left").
struct BinQuery {
    QString words;
    LookQuery looks;
    QString rest;          ///< what says nothing about looks
    int least_rating = 0;  ///< "***", "★★★"

    static BinQuery parse(const QString& text);
    bool asks_for_looks() const { return !looks.wishes.empty(); }
    /// Somebody is still writing the first phrase: "low k".
    bool unfinished() const { return looks.wishes.empty() && !looks.unfinished.empty(); }
};

/// The moment that has most of what is asked of a picture; nullopt where none has enough of it.
std::optional<std::size_t> best_moment(const LookQuery& query, const std::vector<FrameLook>& looks);

}  // namespace rhyme::ui
