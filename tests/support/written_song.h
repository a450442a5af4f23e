// Songs written here, so that every beat, bar and part of them is known: ballads in 6/8, fast rock, swing, changing
// tempo, a free introduction and more.
#pragma once

#include <string>
#include <vector>

namespace rhyme::testing {

struct WrittenSong {
    struct Part {
        double start, end;  // seconds
        std::string label;  // parts with one label are one kind
    };
    std::vector<float> samples;  // 48 kHz, interleaved stereo
    std::vector<double> beats, downbeats;
    std::vector<Part> parts;
    int beats_in_bar = 4, beat_unit = 4;  // unit 8: a beat is three eighths
    double seconds() const { return double(samples.size()) / 2 / 48000; }
};

std::vector<std::string> written_songs();
/// Always the same. `shortened`: only the first two parts with drums. `seed`: not 0: the same style with another form,
/// key, tempo (within 8 %) and other chords.
WrittenSong write_song(const std::string& name, bool shortened = false, unsigned seed = 0);

}  // namespace rhyme::testing
