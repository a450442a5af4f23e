// Undo: a list of values, each all sequences of the project. One owner, one thread (the window's).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/timeline/sequences.h"

namespace rhyme {

class History {
public:
    struct Entry {
        std::string label;  ///< "Trim clip": what Undo would take back; empty for the first
        Sequences sequences;
        std::string gesture;  ///< commits with the same non-empty gesture replace the top entry (nudges, sliders)
    };
    explicit History(Timeline first) : History(Sequences(std::move(first))) {}
    explicit History(Sequences first);

    const Timeline& now() const { return sequences().now(); }  ///< the current sequence
    const Sequences& sequences() const { return entries_[at_].sequences; }
    /// Everything that could be redone is dropped. Here and at every step back or forth next_id is raised above every
    /// id ever handed out, so that none is used twice.
    void commit(std::string label, Sequences sequences, std::string gesture = {});
    /// The current sequence becomes `timeline` (the one with its id).
    void commit(std::string label, Timeline timeline, std::string gesture = {});
    bool can_undo() const { return at_ > 0; }
    bool can_redo() const { return at_ + 1 < entries_.size(); }
    const Timeline& undo();                ///< stays where it is at the first entry,
    const Timeline& redo();                ///< and at the last
    const Timeline& jump(std::size_t to);  ///< to an entry, at most the last
    const std::vector<Entry>& entries() const { return entries_; }
    std::size_t position() const { return at_; }

    void mark_saved() { saved_ = serial_of(at_); }
    bool is_saved() const { return saved_ == serial_of(at_); }

private:
    std::uint64_t serial_of(std::size_t i) const { return serials_[i]; }
    std::vector<Entry> entries_;
    std::vector<std::uint64_t> serials_;
    std::size_t at_ = 0;
    std::uint64_t saved_ = 0, next_serial_ = 1, highest_sequence_ = 1;
    std::map<SequenceId, std::uint64_t> highest_id_;
};

}  // namespace rhyme
