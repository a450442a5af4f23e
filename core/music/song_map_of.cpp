#include "core/music/song_map_of.h"

#include <algorithm>
#include <cmath>

namespace rhyme {
namespace {

std::vector<SongBeat> beats_of(const std::vector<Beat>& beats, double seconds) {
    std::vector<SongBeat> out;
    for (const Beat& b : beats) {
        const SongTime at = SongTime::of(b.time);
        if (at.us < 0 || b.time > seconds || at.us > max_song_us) continue;
        if (!out.empty() && (at - out.back().at).us < least_beat_gap_us) continue;
        out.push_back({at, b.of_bar == 0, false, int(std::lround(100 * std::clamp(b.confidence, 0., 1.)))});
    }
    return out;
}

int percent(double share) { return int(std::lround(100 * std::clamp(share, 0., 1.))); }

}  // namespace

SongMap song_map_of(const Song& song, MediaId media) {
    SongMap map;
    map.media = media;
    map.length = SongTime::of(song.seconds);
    map.beats_in_bar = song.beats_in_bar, map.beat_unit = song.beat_unit;
    map.beats = beats_of(song.beats, song.seconds);
    for (const SongSection& s : song.sections) {
        const SongTime start = map.parts.empty() ? SongTime{} : SongTime::of(s.start);
        if (map.parts.empty() || start > map.parts.back().start)
            map.parts.push_back({start, s.label, s.name, percent(s.energy)});
    }
    for (const auto& [drops, kind] : {std::pair{false, SongEvent::Kind::Build}, {true, SongEvent::Kind::Drop}})
        for (const SongRise& rise : song.rises) {
            if (drops && !rise.drop) continue;
            if (!drops && rise.end <= rise.start) continue;
            map.events.push_back({kind, SongTime::of(drops ? rise.end : rise.start), SongTime::of(rise.end)});
        }
    std::stable_sort(map.events.begin(), map.events.end(),
                     [](const SongEvent& a, const SongEvent& b) { return a.start < b.start; });
    for (const double e : song.energy) map.energy.push_back(std::uint8_t(std::lround(255 * std::clamp(e, 0., 1.))));
    return map;
}

Result<std::vector<SongBeat>> hear_again(std::shared_ptr<const Media> song, SongRange stretch, StretchHint hint,
                                         Progress progress, Cancel cancel) {
    SongQuestion question;
    question.from = stretch.start.seconds(), question.to = stretch.end.seconds();
    question.tempo = hint.tempo, question.beats_in_bar = hint.beats_in_bar;
    const auto heard = hear_beats(std::move(song), question, std::move(progress), cancel);
    if (!heard) return fail(heard.error());
    std::vector<SongBeat> beats = beats_of(*heard, double(max_song_us) / 1e6);
    std::erase_if(beats, [&](const SongBeat& b) { return !stretch.contains(b.at); });
    return beats;
}

}  // namespace rhyme
