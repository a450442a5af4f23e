#include "core/timeline/clip_list.h"

#include <algorithm>

namespace rhyme {

struct ClipList::Index {
    using Places = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // value of an id -> index, sorted
    Places ids, links;
};

ClipList::ClipList(const ClipList& o) : index_(std::atomic_load(&o.index_)) {
    clips_.reserve(o.size() + 2);  // an edit mostly adds one or two
    clips_.assign(o.begin(), o.end());
}
ClipList::ClipList(ClipList&& o) noexcept : clips_(std::move(o.clips_)), index_(std::move(o.index_)) {
    o.clips_.clear();
    o.index_.reset();
}
ClipList& ClipList::operator=(ClipList o) noexcept {
    clips_ = std::move(o.clips_);
    index_ = std::move(o.index_);
    lent_ = false;
    return *this;
}

std::vector<Clip>& ClipList::edit() {
    lent_ = true;
    index_.reset();
    return clips_;
}

std::shared_ptr<const ClipList::Index> ClipList::index() const {
    if (auto known = std::atomic_load(&index_)) return known;
    auto made = std::make_shared<Index>();
    made->ids.reserve(clips_.size());
    for (std::size_t i = 0; i < clips_.size(); ++i) {
        const auto place = static_cast<std::uint32_t>(i);
        made->ids.emplace_back(clips_[i].id.value, place);
        if (clips_[i].link) made->links.emplace_back(clips_[i].link.value, place);
    }
    for (Index::Places* places : {&made->ids, &made->links})  // mostly clips come in the order of their ids
        if (!std::is_sorted(places->begin(), places->end())) std::sort(places->begin(), places->end());
    std::atomic_store(&index_, std::shared_ptr<const Index>(made));
    return made;
}

const Clip* ClipList::find(ClipId id) const {
    if (lent_) {
        const auto it = std::find_if(clips_.begin(), clips_.end(), [id](const Clip& c) { return c.id == id; });
        return it == clips_.end() ? nullptr : &*it;
    }
    const auto known = index();
    const auto it = std::lower_bound(known->ids.begin(), known->ids.end(), std::pair{id.value, std::uint32_t{0}});
    return it != known->ids.end() && it->first == id.value ? &clips_[it->second] : nullptr;
}

std::vector<std::size_t> ClipList::linked(LinkId link) const {
    std::vector<std::size_t> found;
    if (lent_) {
        for (std::size_t i = 0; i < clips_.size(); ++i)
            if (link && clips_[i].link == link) found.push_back(i);
        return found;
    }
    const auto known = index();
    for (auto it = std::lower_bound(known->links.begin(), known->links.end(), std::pair{link.value, std::uint32_t{0}});
         it != known->links.end() && it->first == link.value; ++it)
        found.push_back(it->second);
    return found;
}

}  // namespace rhyme
