// What a cut answers to: a song's beats, bars, sections and onsets. All times in seconds from its first sample (from
// the first shown frame where the file has a picture).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/media/media.h"

namespace rhyme {

struct Beat {
    double time = 0;
    int of_bar = 0;         ///< 0: the downbeat
    double confidence = 0;  ///< 0..1: how plainly the sound around it says so
};

struct SongSection {
    double start = 0, end = 0;
    std::string label;  ///< "A", "B" ...: stretches with one letter sound alike
    std::string name;   ///< a guess from order, repetition and energy: "intro", "verse", "chorus", "break" ...
    double energy = 0;  ///< 0..1: loudness within the song, its loudest section being 1
};

/// The song grows from start to end (start == end: no build was heard); with a drop the full sound comes in at the end.
struct SongRise {
    double start = 0, end = 0;
    bool drop = false;
};

struct Song {
    double seconds = 0;
    double tempo = 0;      ///< beats a minute: the middle one of all; 0: no beat was found
    int beats_in_bar = 4;  ///< 3 or 4; 2 of a 6/8
    int beat_unit = 4;     ///< what a beat is written as; 8: three eighths
    std::vector<Beat> beats;
    std::vector<SongSection> sections;  ///< side by side, from the start to the end
    std::vector<SongRise> rises;        ///< by start
    std::vector<double> energy;         ///< 0..1, two values a second: how full it sounds
    std::vector<double> onsets;
    std::vector<double> damaged;  ///< seconds where its sound did not decode and was heard as silence, ascending
};

/// Results do not depend on anything but the samples. Silence, noise and speech have no beats. Errors name the file:
/// those of open_media and AudioSource; InvalidArgument when there is no sound, or less than a second of it; Cancelled.
Result<Song> analyse_song(std::shared_ptr<const Media> song, Progress progress = {}, Cancel cancel = {});

/// Where its sound is damaged, in a sentence; empty: nowhere.
std::string damage_of(const Song& song);

/// A stretch of a song, and what is known of it.
struct SongQuestion {
    double from = 0, to = 0;  ///< seconds
    double tempo = 0;         ///< beats a minute: only tempi within a fifth of it are thought of; 0: not known
    int beats_in_bar = 0;     ///< 3 or 4; 0: not known
};
/// The beats of a stretch; a few seconds around it are heard along. Errors as above; InvalidArgument: it is shorter
/// than two seconds, or lies outside of the song.
Result<std::vector<Beat>> hear_beats(std::shared_ptr<const Media> song, const SongQuestion& question,
                                     Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
