// The demo's song, synthesised here: 120 beats a minute, 4/4, intro - verse - build - chorus - end. Always the same
// samples.
#pragma once

#include <vector>

namespace rhyme::demo {

struct Song {
    int sample_rate = 48000;
    double tempo = 120;                    ///< beats a minute
    std::vector<float> samples;            ///< interleaved stereo, within -1..1
    std::vector<double> beats, downbeats;  ///< seconds; every beat is struck by the kick or a chord
};
Song make_song();
Song song_times();  ///< the same without samples, at no cost

}  // namespace rhyme::demo
