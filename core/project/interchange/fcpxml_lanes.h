// The lanes of Final Cut Pro's storylines as tracks. Inside core/project/interchange only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

/// A clip as it was found: on which lane, and what of it is used.
struct LaneClip {
    Clip clip;
    int lane = 0;
    bool picture = true, sound = false;
    std::string role;
};
struct LaneJoin {
    Join join;
    int lane = 0;
    bool picture = true;
    std::string role;
};

/// Lanes become tracks: pictures by lane, sound by role or lane; what overlaps goes to a further track. A picture and
/// its sound are linked by the `next_link`.
void lay_out(Sequence& seq, std::vector<LaneClip> found, const std::vector<LaneJoin>& joins, std::uint64_t& next_link,
             Report& report);

}  // namespace rhyme::exchange
