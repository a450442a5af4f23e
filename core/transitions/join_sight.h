// What is seen of a join before it is drawn: the two pictures that touch the cut, with what comes before and after
// them.
#pragma once

#include "core/cues/observation.h"
#include "core/time/rational_time.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

/// As the sequence shows both sides (effects, bars and all), at analysis size, whatever size is drawn later; so
/// preview and export see the same. One thread at a time.
struct JoinSight {
    const Observation& outgoing;  ///< A's last picture before the cut; its `before` is of the same clip
    const Observation& incoming;  ///< B's first picture; its `after` likewise
    FrameRate rate;
    FrameCount in_offset, out_offset;
    const std::map<std::string, double>* parameters = nullptr;
    /// Pixels of the source behind one of the sequence: how far a side may be enlarged before it is short of detail.
    double outgoing_detail = 1, incoming_detail = 1;
    /// Frames that A's source has beyond the cut, and B's before it.
    FrameCount outgoing_handle = FrameCount(1 << 20), incoming_handle = FrameCount(1 << 20);

    Windows windows{window_of(outgoing), window_of(incoming)};
    /// What is inside the windows; null: all.
    std::shared_ptr<const Observation> outgoing_inside = inside_window(outgoing, windows.outgoing),
                                       incoming_inside = inside_window(incoming, windows.incoming);

    /// The side as it is to be looked at: without bars.
    const Observation& inside(bool of_incoming) const {
        const auto& part = of_incoming ? incoming_inside : outgoing_inside;
        return part ? *part : of_incoming ? incoming : outgoing;
    }
    const Window& window(bool of_incoming) const { return of_incoming ? windows.incoming : windows.outgoing; }
    double aspect() const { return outgoing.aspect(); }
    /// For reading parameters: without pictures.
    TransitionFrame frame() const { return {{}, {}, FrameCount(0), in_offset, out_offset, parameters}; }
};

/// Evidence that says only where the pictures are; null where they are everywhere.
inline EvidencePtr evidence_of_windows(const JoinSight& sight) {
    if (sight.windows.whole()) return nullptr;
    const auto where = std::make_shared<TransitionEvidence>();
    where->windows = sight.windows;
    return where;
}

}  // namespace rhyme
