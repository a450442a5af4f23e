// What the transitions saw in the joins of a timeline, kept from frame to frame. Private to the renderer.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>

#include "core/media/media_pool.h"
#include "core/timeline/timeline.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

/// All that what is seen of a join depends on. Where the join lies on the timeline does not matter.
struct JoinKey {
    Clip from, to;
    Transition transition;
    FrameRate rate;
    int width, height;
    std::shared_ptr<const Media> outgoing, incoming;
    std::shared_ptr<const std::vector<std::shared_ptr<const Timeline>>> nested;

    static JoinKey of(const Timeline& timeline, const Transition& transition, const Clip& from, const Clip& to,
                      const MediaPool& pool);
    bool operator==(const JoinKey&) const = default;
};

/// Thread-safe. The latest joins; two threads that ask for one look at it once.
class JoinCache {
public:
    using Seen = Result<EvidencePtr>;
    std::shared_ptr<const Seen> get(const JoinKey& key, const std::function<Seen()>& look);

private:
    struct Entry {
        JoinKey key;
        std::once_flag looked;
        std::shared_ptr<const Seen> seen;
    };
    static constexpr std::size_t most = 64;
    std::mutex mutex_;
    std::list<std::shared_ptr<Entry>> entries_;  ///< latest first; guarded by mutex_
};

}  // namespace rhyme
