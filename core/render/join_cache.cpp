#include "core/render/join_cache.h"

#include <algorithm>

namespace rhyme {

JoinKey JoinKey::of(const Timeline& timeline, const Transition& transition, const Clip& from, const Clip& to,
                    const MediaPool& pool) {
    JoinKey key{from,
                to,
                transition,
                timeline.rate,
                timeline.width,
                timeline.height,
                pool.find(from.media),
                pool.find(to.media),
                timeline.nested};
    const FrameCount to_start = FramePosition(0) - from.end();
    key.from.start += to_start, key.to.start += to_start;
    return key;
}

std::shared_ptr<const JoinCache::Seen> JoinCache::get(const JoinKey& key, const std::function<Seen()>& look) {
    std::shared_ptr<Entry> entry;
    {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const auto& e) { return e->key == key; });
        if (found != entries_.end()) {
            entries_.splice(entries_.begin(), entries_, found);
        } else {
            auto fresh = std::make_shared<Entry>();
            fresh->key = key;
            entries_.push_front(std::move(fresh));
            if (entries_.size() > most) entries_.pop_back();
        }
        entry = entries_.front();
    }
    std::call_once(entry->looked, [&] { entry->seen = std::make_shared<const Seen>(look()); });
    return entry->seen;
}

}  // namespace rhyme
