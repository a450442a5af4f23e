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
    double energy = 0;  ///< 0..1: loudness within the song, its loudest section being 1
};

struct Song {
    double seconds = 0;
    double tempo = 0;      ///< beats a minute: the middle one of all; 0: no beat was found
    int beats_in_bar = 4;  ///< 3 or 4
    std::vector<Beat> beats;
    std::vector<SongSection> sections;  ///< side by side, from the start to the end
    std::vector<double> onsets;
};

/// Results do not depend on anything but the samples. Silence has no beats. Errors name the file: those of open_media
/// and AudioSource; InvalidArgument when there is no sound; Cancelled.
Result<Song> analyse_song(std::shared_ptr<const Media> song, Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
