// The part of a report that is about its cuts. Private to this room.
#pragma once

#include <string>

#include "core/study/film_study.h"

namespace rhyme {

/// The section "Cut rhythm" of the page.
std::string rhythm_section(const FilmStudy& film);

}  // namespace rhyme
