// How full a song sounds, and where it grows and breaks out.
#pragma once

#include <vector>

#include "core/music/song.h"
#include "core/music/spectrogram.h"

namespace rhyme {

/// Two values a second, 0..1: the level in decibels, 0 being 30 dB below the loudest (the 98th percentile).
std::vector<double> energy_curve(const Spectrogram& song);

/// Drops: beats where bass and level come in after seconds without, up to the song's full sound, at least eight seconds
/// apart; each with the build before it, if what is heard above the bass grew towards it for two to sixteen seconds.
std::vector<SongRise> find_rises(const Spectrogram& song, const std::vector<Beat>& beats);

}  // namespace rhyme
