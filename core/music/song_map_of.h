// From what was heard in a song to the layer people correct (timeline/song_map.h), and hearing a stretch of it again.
#pragma once

#include "core/music/song.h"
#include "core/timeline/song_map.h"

namespace rhyme {

/// The map of a song, `media` being its id in the project. Beats keep their order and lie at least least_beat_gap_us
/// apart; what lies outside of the song is left out.
SongMap song_map_of(const Song& song, MediaId media);

/// Only that stretch of the song, told what is known of it (0: nothing): the beats to give to replace_beats(). A few
/// seconds on both sides are heard along. Errors: those of analyse_song; InvalidArgument: less than two seconds.
struct StretchHint {
    double tempo = 0;      ///< beats a minute: only tempi within a fifth of it are thought of
    int beats_in_bar = 0;  ///< 3 or 4
};
Result<std::vector<SongBeat>> hear_again(std::shared_ptr<const Media> song, SongRange stretch, StretchHint hint = {},
                                         Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
