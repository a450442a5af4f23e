// What makes a film look as it does: its setups and how they return, its rhythm, its looks over time, the match cuts in
// it, how much it repeats itself. Made from a film's analysis alone; immutable, safe from any thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/match/match.h"
#include "core/music/song.h"
#include "core/study/frame_look.h"

namespace rhyme {

/// One shot: the middle of what its moments say.
struct ShotStudy {
    FrameRange range;
    double start = 0, seconds = 0;
    int setup = -1;  ///< into FilmStudy::setups; -1: black, or a title card
    bool blank = false, title = false;
    std::size_t moment = 0;  ///< of the analysis: the picture that stands for it
    ShotSize size = ShotSize::Unknown;
    CameraMove camera = CameraMove::Unknown;
    double camera_speed = 0, subject_speed = 0;  ///< picture widths a second
    std::string key;
    double lightness = 0, stops = 0, contrast = 0, depth = 0, colourfulness = 0;
    std::optional<OpposingPair> pair;
    double apart = 1;  ///< OKLab distance to the nearest shot of another setup
};

struct Setup {
    std::vector<int> shots;  ///< in order
    std::size_t moment = 0;  ///< the picture that stands for it
    double seconds = 0;      ///< on screen in all
    int visits = 1;          ///< how often it is come to: shots of it that follow on one another count once
};

struct CutRhythm {
    std::vector<double> cuts;  ///< seconds at which shots meet
    double cuts_per_minute = 0;
    double shortest = 0, median = 0, mean = 0, longest = 0;  ///< seconds
    double spread = 0;   ///< standard deviation of the lengths' logarithm: 0 all alike
    bool heard = false;  ///< there is sound with a beat
    double tempo = 0, beats_per_shot = 0;
    double on_beat = 0, on_downbeat = 0, by_chance = 0;  ///< shares of the cuts; what random cuts would reach
    double late = 0;                                     ///< median of how far cuts lie from their beat, seconds
    std::vector<double> off_beat;                        ///< seconds of cuts that miss the beat
    struct Section {
        std::string label;
        double start = 0, end = 0, energy = 0, cuts_per_minute = 0;
    };
    std::vector<Section> sections;
};

enum class JoinKind { Match, Jump, Plain };  ///< two setups that rhyme; one setup cut into; neither
std::string_view name(JoinKind kind);

struct JoinStudy {
    int from = 0, to = 0;  ///< shots
    double time = 0;
    JoinKind kind = JoinKind::Plain;
    std::size_t from_moment = 0, to_moment = 0;
    double score = 0;                  ///< calibrated within the footage the study was given, 0..1
    std::vector<std::string> cues;     ///< what rhymes, the rarest first: "shape", "motion"
    std::vector<std::string> because;  ///< in words
    Similarity align;
};

struct FilmStudy {
    AnalysisPtr analysis;
    std::vector<FrameLook> looks;  ///< one a moment
    std::vector<ShotStudy> shots;
    std::vector<Setup> setups;  ///< in order of appearance
    CutRhythm rhythm;
    std::vector<JoinStudy> joins;  ///< one a cut between two shots that count
    std::vector<double> hues;      ///< 36 shares of coloured area over the wheel, from 0 degrees; sum to 1, or all 0
    double colourfulness = 0, opposed = 0;                     ///< mean; share of the time with an opposing pair
    std::optional<OpposingPair> pair;                          ///< the one that rules the film
    double contrast = 0, depth = 0, lightness = 0, stops = 0;  ///< means over time
    double low_key = 0, high_key = 0, moving = 0;              ///< shares of the time
    double returning = 0;         ///< share of the time in setups seen before: "wash, rinse, repeat"
    double likeness = 0;          ///< 0..1: how like their nearest other setup the shots are
    std::vector<int> outliers;    ///< shots least like all others, the most memorable first; at most five
    std::size_t matches() const;  ///< joins that are match cuts
};

struct StudyOptions {
    const Song* song = nullptr;         ///< what the cuts answer to
    std::vector<AnalysisPtr> beside{};  ///< other footage: rarity is then judged among all of it
    unsigned jobs = 0;
};

/// Errors: Cancelled.
Result<FilmStudy> study_film(AnalysisPtr analysis, const StudyOptions& options = {}, const Progress& progress = {},
                             const Cancel& cancel = {});

/// Parts of study_film, for themselves.
CutRhythm cut_rhythm(const std::vector<double>& cuts, const std::vector<double>& lengths, double frame_seconds,
                     const Song* song);

}  // namespace rhyme
