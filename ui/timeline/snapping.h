// What a dragged edge sticks to. Pure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <vector>

#include "core/timeline/timeline.h"

namespace rhyme::ui {

enum class SnapKind { Playhead, Cut, Marker, Range, Start, Beat };

struct SnapPoint {
    FramePosition at;
    SnapKind kind;
    bool operator==(const SnapPoint&) const = default;
};

/// Every cut and clip edge (but those of `ignored`, which are being dragged), the markers, the playhead, the in/out
/// range, the start and the beats of the song. Sorted, one of a place: the first kind in SnapKind's order wins.
std::vector<SnapPoint> snap_points(const Timeline& timeline, FramePosition playhead,
                                   const std::vector<FramePosition>& range, const std::set<ClipId>& ignored);

/// Catches within `catch_pixels` and lets go beyond `release_pixels`, so that an edge at the border does not flutter;
/// beats within a fifth of their distance at most, so that there is room between them.
class Snapper {
public:
    static constexpr double catch_pixels = 8, release_pixels = 13;
    /// `on`: whether snapping is switched on now; it may change during a drag. Not given: it is.
    explicit Snapper(std::vector<SnapPoint> points, std::function<bool()> on = {});

    struct Answer {
        FrameCount by;                ///< to be added to every edge
        std::optional<SnapPoint> on;  ///< what was caught
    };
    /// `edges`: where the dragged edges would be without snapping.
    Answer snap(const std::vector<FramePosition>& edges, double pixels_per_frame);
    void let_go() { held_.reset(); }

private:
    struct Held {
        SnapPoint point;
        std::size_t edge;
    };
    std::vector<SnapPoint> points_;
    std::function<bool()> on_;
    std::optional<FrameCount> beat_gap_;  // the middle one
    std::optional<Held> held_;
};

}  // namespace rhyme::ui
