// Where a take lies in its song to the sample: by the wave itself, where the take recorded the song and not another
// performance of it. Pure; safe from any thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rhyme {

/// Mono samples that are compared.
constexpr int wave_rate = 4000;

/// Take time = (song time - offset) * rate, in seconds.
struct WaveFit {
    double offset = 0, rate = 1;
    double by_luck = 1;         ///< how likely so many pieces lie on one line to the millisecond where nothing fits
    std::vector<double> alike;  ///< of each piece, 1 for one wave, by place in the take; 0 about what chance gives
    std::vector<double> times;  ///< of the pieces' middles, in the take
    double by_chance = 0;       ///< deviation of one of those numbers where nothing is alike
    bool sure() const { return by_luck < 1e-6; }
};

/// Looks within `reach` seconds of where the take is thought to be (at a rate known to about a thousandth). Each of up
/// to sixteen pieces is cross-correlated with its stretch of the song, their spectra whitened in part so that neither a
/// bass note nor a room decides (Knapp and Carter, "The generalized correlation method for estimation of time delay",
/// 1976); the line through most of the peaks is the place.
WaveFit fit_wave(std::span<const std::int16_t> song, std::span<const std::int16_t> take, double offset, double rate,
                 double reach);

/// The places anywhere in the song where the waves are most alike at a rate known to about a ten-thousandth, as
/// offsets, the most alike first: at most `most`, none near another. Up to eight pieces of the take are correlated with
/// all of the song, evened out as above.
std::vector<double> likely_offsets(std::span<const std::int16_t> song, std::span<const std::int16_t> take, double rate,
                                   std::size_t most);

}  // namespace rhyme
