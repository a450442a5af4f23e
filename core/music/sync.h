// Where a take of a performance lies in the song it was played to, by sound: when it began and how fast it ran.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/media/media.h"

namespace rhyme {

/// Take time = (song time - offset) * rate, in seconds. An overcranked take (shot while the song ran at double speed)
/// has a rate below or above 1; one whose clock drifts a rate close to it.
struct TakeSync {
    double offset = 0;
    double rate = 1;
    double confidence = 0;  ///< 0..1
    bool believed() const { return confidence >= 0.5; }
    /// Other places that claps fit about as well, counted up to some dozens: claps on every beat of a steady song fit a
    /// beat later too, and nothing but more sound can tell which it was. 0 where it was not found by its claps.
    int alike = 0;
};

/// What takes are compared by, of a whole file: how strongly sounds begin, 200 times a second, and the sound itself.
struct OnsetCurve {
    static constexpr int a_second = 200, bands = 8;
    std::vector<float> values;
    std::vector<float> by_band;      ///< `bands` values for each of `values`, which are their sums
    std::vector<std::int16_t> wave;  ///< mono, wave_rate samples a second
};
/// Errors: no sound or less than a second of it, and those of AudioSource.
Result<OnsetCurve> onset_curve(std::shared_ptr<const Media> media, Cancel cancel = {});

/// The rates tried lie between 0.48 and 2.1. Where the take recorded the song, its wave tells the place to a fraction
/// of a millisecond, and tells a bar from its like; otherwise the beginnings of sounds do (claps alone: clap_fit.h).
/// Silence, a take of less than two seconds, and one that fits several places as well (claps on every beat) have no
/// confidence.
TakeSync sync_take(const OnsetCurve& song, const OnsetCurve& take, Cancel cancel = {});

}  // namespace rhyme
