// A film beside others that one admires: where it has less, which shots show it, and which clips would help. Pure.
#pragma once

#include <string>
#include <vector>

#include "core/study/film_study.h"

namespace rhyme {

/// One measure of both.
struct Measure {
    std::string name, unit;  ///< "setups a minute", "%"
    double mine = 0;
    std::vector<double> theirs;  ///< in the order of the references
    bool more_is_richer = true;  ///< false: just different
};

struct Shortfall {
    std::string measure, words;  ///< "It has less contrast: 31 % beside 48 %."
    double gap = 0;              ///< 0..1: how far behind
    std::vector<int> shots;      ///< of mine, to look at, the plainest first
    std::vector<int> examples;   ///< shots of the first reference that show how
    struct Clip {
        std::string path;
        FramePosition frame;
        std::string why;
    };
    std::vector<Clip> clips;  ///< of the footage given, that would help
};

struct Comparisons {
    std::vector<Measure> measures;
    std::vector<Shortfall> findings;  ///< the widest gap first
};

/// `footage`: one's own clips; a film among them is not offered its own shots.
Comparisons compare_films(const FilmStudy& mine, const std::vector<FilmStudy>& references,
                          const std::vector<AnalysisPtr>& footage = {});

/// What a film is measured by, for a table, without any reference.
std::vector<Measure> measures_of(const FilmStudy& film);

}  // namespace rhyme
