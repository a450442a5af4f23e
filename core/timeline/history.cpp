#include "core/timeline/history.h"

#include <algorithm>

namespace rhyme {

History::History(Timeline first) : highest_id_(first.next_id) {
    entries_.push_back({{}, std::move(first), {}});
    serials_.push_back(0);
}

void History::commit(std::string label, Timeline timeline, std::string gesture) {
    const bool replaces = !gesture.empty() && at_ > 0 && !can_redo() && entries_[at_].gesture == gesture;
    if (!replaces) ++at_;
    entries_.resize(at_);
    serials_.resize(at_);
    entries_.push_back({std::move(label), std::move(timeline), std::move(gesture)});
    serials_.push_back(next_serial_++);
    jump(at_);
}

const Timeline& History::undo() { return jump(can_undo() ? at_ - 1 : at_); }
const Timeline& History::redo() { return jump(can_redo() ? at_ + 1 : at_); }

const Timeline& History::jump(std::size_t to) {
    at_ = std::min(to, entries_.size() - 1);
    // An edit made from an older timeline must not hand out again what a newer one had.
    Timeline& timeline = entries_[at_].timeline;
    highest_id_ = std::max(highest_id_, timeline.next_id);
    timeline.next_id = highest_id_;
    return timeline;
}

}  // namespace rhyme
