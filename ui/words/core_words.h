// The core speaks English: why shots rhyme, what a frame looks like, why an edit is refused. Here its sentences become
// those of the window's language. What is not known stays as it is. Any thread that may translate texts of the window.
#pragma once

#include <QString>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace rhyme::ui {

/// A sentence or a part of one; parts that are listed with commas, semicolons or "and" are looked up one by one.
QString core_words(std::string_view english);
/// "FILE: what; advice"
QString error_words(const Error& error);

/// What the core says, in the order in which it is tried: %1 to %9 stand for any words, which are looked up too, %L1
/// to %L9 for a number. The texts of the context "Core".
const std::vector<const char*>& core_reasons();   ///< of cues, matches, transitions and studies
const std::vector<const char*>& core_refusals();  ///< of edits, files and jobs

}  // namespace rhyme::ui
