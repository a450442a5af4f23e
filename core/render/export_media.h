// The media of one export: decoders of its own, opened shortly before the clip they serve and closed once it is over.
// However long the timeline, no more are open than two neighbouring clips need. One owner; at() from one thread.
#pragma once

#include <map>
#include <memory>
#include <thread>
#include <vector>

#include "core/render/handover.h"
#include "core/render/renderer.h"

namespace rhyme {

class ExportMedia {
public:
    ExportMedia(const Timeline& timeline, FrameRange range, const MediaPool& shared);

    /// The timeline with media ids of this export: one of its own for every clip, shared only by neighbours that go on
    /// in the same file.
    const Timeline& timeline() const { return timeline_; }
    const Renderer& renderer() const { return renderer_; }

    /// Frame `p` comes next: closes what is over, and opens the clip that is seen next on a thread of its own. Never
    /// going back.
    void at(FramePosition p);

private:
    /// How long an id of this export is needed.
    struct Use {
        MediaId id;
        FramePosition end;
    };
    void take_over(const Timeline& timeline, const MediaPool& shared);
    void open_ahead(FramePosition p);

    FrameRange range_;
    Timeline timeline_;
    std::shared_ptr<MediaPool> pool_;
    Renderer renderer_;
    std::vector<Use> uses_;  ///< by ascending end
    std::size_t over_ = 0;   ///< so many of them are closed
    FramePosition looked_to_;
    MediaId showing_, coming_;

    struct Request {
        MediaId media;
        FramePosition frame;
    };
    Handover<Request> requests_{2};
    std::jthread opener_;
};

}  // namespace rhyme
