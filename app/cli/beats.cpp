#include <cstdio>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/music/song.h"

namespace rhyme::cli {

int beats(const Common& common, const std::string& file) {
    const auto media = open_media(file, interrupt());
    if (!media) return report(media.error());
    const auto song = analyse_song(*media, progress_line(common), interrupt());
    end_progress(common);
    if (!song) return report(song.error());

    const std::string meter = song->beat_unit == 8 ? std::to_string(3 * song->beats_in_bar) + "/8"
                                                   : std::to_string(song->beats_in_bar) + "/4";
    std::vector<std::string> warnings = (*media)->info.warnings;
    if (std::string damage = damage_of(*song); !damage.empty()) warnings.push_back(std::move(damage));
    Json beats = Json::array(), downbeats = Json::array(), confidence = Json::array(), sections = Json::array();
    for (const Beat& beat : song->beats) {
        beats.push_back(beat.time);
        confidence.push_back(beat.confidence);
        if (beat.of_bar == 0) downbeats.push_back(beat.time);
    }
    for (const SongSection& section : song->sections)
        sections.push_back(
            {{"start", section.start}, {"end", section.end}, {"label", section.label}, {"energy", section.energy}});
    if (common.json) {
        print({{"path", file},
               {"tempo", song->tempo},
               {"beats", beats},
               {"downbeats", downbeats},
               {"meter", meter},
               {"sections", sections},
               {"onsets", song->onsets},
               {"confidence", confidence},
               {"warnings", warnings}});
        return done;
    }
    for (const std::string& warning : warnings) warn(file + ": " + warning);
    if (beats.empty())
        std::printf("%s\n  no beat is heard in it, %.1f s\n", file.c_str(), song->seconds);
    else
        std::printf("%s\n  %.1f beats a minute, %s, %zu beats, %zu bars, %.1f s\n", file.c_str(), song->tempo,
                    meter.c_str(), beats.size(), downbeats.size(), song->seconds);
    for (const SongSection& section : song->sections)
        std::printf("  %-3s %7.2f - %7.2f s  energy %.2f\n", section.label.c_str(), section.start, section.end,
                    section.energy);
    return done;
}

}  // namespace rhyme::cli
