// Which cuts of a film are match cuts, and by what. Pure.
#pragma once

#include "core/study/film_study.h"

namespace rhyme {

/// At most so many cuts, spread over the film, tell what is rare in it.
constexpr std::size_t cuts_of_rarity = 250;

/// One for each cut between two neighbouring shots that count. Shots and setups of `film` must be there already.
/// Errors: Cancelled.
Result<std::vector<JoinStudy>> study_joins(const FilmStudy& film, const StudyOptions& options, const Cancel& cancel);

}  // namespace rhyme
