// Which cuts of a film are match cuts, and by what. Pure.
#pragma once

#include "core/study/film_study.h"

namespace rhyme {

/// One for each cut between two neighbouring shots that count. Shots and setups of `film` must be there already.
/// Errors: Cancelled.
Result<std::vector<JoinStudy>> study_joins(const FilmStudy& film, const StudyOptions& options, const Cancel& cancel);

}  // namespace rhyme
