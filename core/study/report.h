// The page of a study: one HTML file that holds all its pictures and charts, needs no network and no script, reads on a
// desk, on a phone and on paper.
#pragma once

#include <map>
#include <string>

#include "core/study/compare.h"
#include "core/study/film_study.h"
#include "core/study/pictures.h"

namespace rhyme {

struct StudyReport {
    FilmStudy film;
    std::vector<FilmStudy> against;
    Comparisons comparisons;
    Pictures pictures;                         ///< of `film`
    std::vector<Pictures> their_pictures;      ///< in the order of `against`
    std::map<std::string, Pictures> of_clips;  ///< by path
};

/// The frames of a film that the page shows.
std::set<FramePosition> frames_to_show(const FilmStudy& film);
/// The frames the findings show: of `film`, of the first of `against`, and of clips.
std::set<FramePosition> frames_to_show(const FilmStudy& film, const Comparisons& comparisons, bool examples);

/// Pictures wider than a column of the page are needed for these.
std::vector<std::size_t> frames_to_explain(const FilmStudy& film);

/// Errors: a picture that cannot be encoded.
Result<std::string> to_html(const StudyReport& report);
/// One frame alone, `picture` as large as it shall be.
Result<std::string> frame_html(const std::string& path, const Moment& moment, const FrameLook& look,
                               const cv::Mat& picture);

/// The setups as one picture to share, numbered; CV_8UC3 RGB. Empty when there are none.
cv::Mat contact_sheet(const FilmStudy& film, const Pictures& pictures);

}  // namespace rhyme
