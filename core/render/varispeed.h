// Sound at a changing speed, its pitch going with it as on a tape. Private to this room.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/time/frame.h"

namespace rhyme {

/// A place between samples: whole + part, part in [0, 1).
struct SourcePlace {
    std::int64_t whole = 0;
    double part = 0;
};

/// Interleaved stereo, value by value, from the source at `places`: windowed-sinc interpolation over 16 samples either
/// side, over more where the places run faster than the source, so that nothing is mirrored down. A value depends on
/// its place and the pace there alone. `read` fills samples of the source from a position on.
Result<void> read_at(std::span<const SourcePlace> places, std::span<const double> paces, std::span<float> out,
                     const std::function<Result<void>(SamplePosition, std::span<float>)>& read);

}  // namespace rhyme
