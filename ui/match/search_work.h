// One question put to a finder: pure, safe from any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/match/match.h"
#include "ui/match/question.h"

namespace rhyme::ui {

/// A part of one analysed file.
struct AnalysedPart {
    std::string path;
    FrameRange frames;
};

/// What a question becomes once it is known which files it is about.
struct SearchWork {
    MatchQuestion::Kind kind = MatchQuestion::Kind::WholeBin;
    MatchQuery query;  ///< with `from` where there is one
    std::vector<AnalysedPart> others;
};

/// Gap: what also leads to the clip after it comes first, with a reason more. Selected: each part against each other,
/// best first.
Result<MatchList> answer(const MatchFinder& finder, const SearchWork& work, const Progress& progress,
                         const Cancel& cancel);

}  // namespace rhyme::ui
