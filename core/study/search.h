// Shortfall frames by words: "low key, teal against orange, subject left, moving right". Pure; safe from any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/study/frame_look.h"

namespace rhyme {

/// What was asked for, phrase by phrase.
struct LookQuery {
    struct Wish {
        std::string phrase;
        std::function<double(const FrameLook&)> fit;  ///< 0..1
    };
    std::vector<Wish> wishes;
    std::vector<std::string> unknown;  ///< words that say nothing about a look: names, perhaps
    std::string unfinished;            ///< the last words, where they begin a phrase: "low k"
};

/// Understands keys ("low key", "dark"), colours alone and in pairs ("teal against orange"), schemes ("complementary"),
/// light ("light from the left", "coloured light"), contrast, depth, places ("subject left"), sizes ("close-up"),
/// faces, movement ("moving right", "pans left", "still") and "not" before any. Case and punctuation do not matter. In
/// Korean too ("로우키, 청록과 주황, 왼쪽으로 움직임, 얼굴 없는", see search_korean.h), also mixed with English.
LookQuery parse_look_query(std::string_view words);

/// 0..1: how well the look has all of it; 1 for an empty query, 0 for a blank frame.
double fit(const LookQuery& query, const FrameLook& look);

struct FoundLook {
    std::size_t media = 0;   ///< index into the footage
    std::size_t moment = 0;  ///< of its analysis
    double fit = 0;
};
inline constexpr double enough_of_a_look = 0.35;  ///< fit() from which a frame is shown as an answer
/// The best moment of each shot that has at least `least` of all that is asked, best first.
std::vector<FoundLook> search_looks(const std::vector<AnalysisPtr>& footage, const LookQuery& query,
                                    double least = enough_of_a_look);

}  // namespace rhyme
