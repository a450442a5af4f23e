// The numbers of a study as JSON: what the page shows, for other programs. Times in seconds, frames as in CLI.md.
#pragma once

#include <string>
#include <vector>

#include "core/study/compare.h"
#include "core/study/film_study.h"

namespace rhyme {

/// A JSON object.
std::string to_json(const FrameLook& look);
/// `findings` and `against` may be empty.
std::string to_json(const FilmStudy& film, const std::vector<FilmStudy>& against, const Comparisons& comparisons);

}  // namespace rhyme
