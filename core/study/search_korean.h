// The words of search.h in Korean. Pure; safe from any thread. Texts are UTF-8, composed (NFC).
#pragma once

#include <string_view>

namespace rhyme {

/// The English phrase, or word for a hue, that Korean words mean: "로우키" -> "low key", "주황색" -> "orange". Empty:
/// none. Blanks between the words are left out by the caller; a particle at their end ("이", "에", "으로") is passed
/// over.
std::string_view look_phrase_of_korean(std::string_view words);
/// Whether words that mean something begin so.
bool begins_korean_look(std::string_view words);
/// Turns what stands before it round: "얼굴 없는", "밝지 않은".
bool denies_in_korean(std::string_view word);
/// Says nothing by itself: "피사체", "조명".
bool joins_in_korean(std::string_view word);

}  // namespace rhyme
