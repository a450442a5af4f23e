#include "core/timeline/history.h"

#include <algorithm>

namespace rhyme {

History::History(Sequences first) {
    entries_.push_back({{}, std::move(first), {}});
    serials_.push_back(0);
    jump(0);
}

void History::commit(std::string label, Timeline timeline, std::string gesture) {
    commit(std::move(label), with_timeline(sequences(), std::move(timeline)), std::move(gesture));
}

void History::commit(std::string label, Sequences sequences, std::string gesture) {
    const bool replaces = !gesture.empty() && at_ > 0 && !can_redo() && entries_[at_].gesture == gesture;
    if (!replaces) ++at_;
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(at_), entries_.end());
    serials_.resize(at_);
    entries_.push_back({std::move(label), std::move(sequences), std::move(gesture)});
    serials_.push_back(next_serial_++);
    jump(at_);
}

const Timeline& History::undo() { return jump(can_undo() ? at_ - 1 : at_); }
const Timeline& History::redo() { return jump(can_redo() ? at_ + 1 : at_); }

const Timeline& History::jump(std::size_t to) {
    at_ = std::min(to, entries_.size() - 1);
    // An edit made from an older value must not hand out again what a newer one had.
    Sequences& sequences = entries_[at_].sequences;
    highest_sequence_ = std::max(highest_sequence_, sequences.next_sequence);
    sequences.next_sequence = highest_sequence_;
    for (auto& timeline : sequences.all) {
        std::uint64_t& highest = highest_id_[timeline->id];
        highest = std::max(highest, timeline->next_id);
        if (timeline->next_id == highest) continue;
        auto raised = std::make_shared<Timeline>(*timeline);
        raised->next_id = highest;
        timeline = std::move(raised);
    }
    return sequences.now();
}

}  // namespace rhyme
