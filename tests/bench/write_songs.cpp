// write_songs FOLDER [NAME...] [--seed N]: writes the songs of tests/support/written_song.h as NAME.wav with what is
// true of them in NAME.beats.json, as beat_accuracy reads it.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/support/wav.h"
#include "tests/support/written_song.h"

using namespace rhyme::testing;

int main(int argc, char** argv) {
    if (argc < 2) return std::fprintf(stderr, "write_songs FOLDER [NAME...] [--seed N]\n"), 2;
    unsigned seed = 0;
    if (argc > 3 && std::string(argv[argc - 2]) == "--seed")
        seed = unsigned(std::strtoul(argv[argc - 1], nullptr, 10)), argc -= 2;
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    for (const std::string& name : written_songs()) {
        if (argc > 2 && std::find(argv + 2, argv + argc, name) == argv + argc) continue;
        const WrittenSong song = write_song(name, false, seed);
        write_wav(folder / (name + ".wav"), 48000, 2, 3, std::int64_t(song.samples.size() / 2),
                  [&](std::int64_t n, int channel) { return song.samples[std::size_t(2 * n + channel)]; });
        nlohmann::json truth = {{"track", name + ".wav"},
                                {"beats", song.beats},
                                {"downbeats", song.downbeats},
                                {"sections", nlohmann::json::array()}};
        for (const auto& part : song.parts)
            truth["sections"].push_back({{"start", part.start}, {"end", part.end}, {"label", part.label}});
        std::ofstream(folder / (name + ".beats.json")) << truth;
        std::printf("%s: %.1f s, %zu beats\n", name.c_str(), song.seconds(), song.beats.size());
    }
    return 0;
}
