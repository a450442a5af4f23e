// The clips of a track: a vector of them that also knows where each id and each link lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

#include "core/timeline/clip.h"

namespace rhyme {

/// A std::vector<Clip> to whoever reads or changes it. It answers questions from an index, made at the first of them
/// and shared by copies, so that an edit finds its clips without walking over all tracks. While somebody may hold a
/// reference to change clips through it walks over them instead: from edit() until settle(); a copy, and what was moved
/// to, is settled.
/// Threads: like a vector; several may read, and ask, at once.
class ClipList {
public:
    using value_type = Clip;
    using iterator = std::vector<Clip>::iterator;
    using const_iterator = std::vector<Clip>::const_iterator;

    ClipList() = default;
    ClipList(std::vector<Clip> clips) : clips_(std::move(clips)) {}  // NOLINT: it is one
    ClipList(std::initializer_list<Clip> clips) : clips_(clips) {}
    ClipList(const ClipList& o);
    ClipList(ClipList&& o) noexcept;
    ClipList& operator=(ClipList o) noexcept;
    ~ClipList() = default;

    bool empty() const { return clips_.empty(); }
    std::size_t size() const { return clips_.size(); }
    const_iterator begin() const { return clips_.begin(); }
    const_iterator end() const { return clips_.end(); }
    const Clip& operator[](std::size_t i) const { return clips_[i]; }
    const Clip& at(std::size_t i) const { return clips_.at(i); }
    const Clip& front() const { return clips_.front(); }
    const Clip& back() const { return clips_.back(); }
    bool operator==(const ClipList& o) const { return clips_ == o.clips_; }

    std::vector<Clip>& edit();
    void settle() { lent_ = false; }  ///< references given out are not used any more
    iterator begin() { return edit().begin(); }
    iterator end() { return edit().end(); }
    Clip& operator[](std::size_t i) { return edit()[i]; }
    Clip& at(std::size_t i) { return edit().at(i); }
    Clip& front() { return edit().front(); }
    Clip& back() { return edit().back(); }
    void push_back(Clip clip) { edit().push_back(std::move(clip)); }
    void clear() { edit().clear(); }

    const Clip* find(ClipId id) const;
    /// Indices of the clips with this link, ascending; none for the link 0.
    std::vector<std::size_t> linked(LinkId link) const;

private:
    struct Index;
    std::shared_ptr<const Index> index() const;
    std::vector<Clip> clips_;
    mutable std::shared_ptr<const Index> index_;  // read and written atomically; null: not asked since the last change
    bool lent_ = false;
};

}  // namespace rhyme
