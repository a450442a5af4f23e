// Strong ids of what a timeline holds, and a shared immutable value. Both are all that keeps a copy of a clip cheap.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <utility>

namespace rhyme {

/// Strong ids, unique within a timeline and never used again; 0 is none.
template <class Tag>
struct Id {
    std::uint64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};
using ClipId = Id<struct ClipTag>;
using TrackId = Id<struct TrackTag>;
using TransitionId = Id<struct TransitionTag>;
using MarkerId = Id<struct MarkerTag>;
using EffectId = Id<struct EffectTag>;
using SectionId = Id<struct SectionTag>;
using TimeLockId = Id<struct TimeLockTag>;
/// Unique within a project.
using SequenceId = Id<struct SequenceTag>;
/// Clips with one link (picture and its sound) are edited together; at most one of them lies on each track.
using LinkId = Id<struct LinkTag>;

/// A value that most holders leave at T{}: then it takes one null pointer. Copies share it; edit() makes a new one.
/// Compared by value, pointers first. Threads: like a shared_ptr to const.
template <class T>
class Shared {
public:
    Shared() = default;
    Shared(T value) {  // NOLINT: a T stands wherever a Shared<T> does
        if (!(value == T{})) value_ = std::make_shared<const T>(std::move(value));
    }
    const T& operator*() const {
        static const T unset{};
        return value_ ? *value_ : unset;
    }
    const T* operator->() const { return &**this; }
    explicit operator bool() const { return value_ != nullptr; }  ///< it is not T{}

    /// change(T&) on a copy.
    template <class Change>
    void edit(Change change) {
        T copy = **this;
        change(copy);
        *this = Shared(std::move(copy));
    }
    bool operator==(const Shared& o) const {
        return value_ == o.value_ || (value_ && o.value_ && *value_ == *o.value_);
    }
    bool same(const Shared& o) const { return value_ == o.value_; }  ///< the very same object

private:
    std::shared_ptr<const T> value_;  // never equal to T{}
};

}  // namespace rhyme
