// A bounded queue between one thread that makes things in order and one that uses them.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <utility>

namespace rhyme {

template <class T>
class Handover {
public:
    explicit Handover(std::size_t room) : room_(room) {}

    /// Waits for room; false when `stop` was asked for: the item is dropped.
    bool put(T item, std::stop_token stop) {
        std::unique_lock lock(shared_.mutex);
        if (!shared_.changed.wait(lock, stop, [&] { return shared_.items.size() < room_; })) return false;
        shared_.items.push_back(std::move(item));
        shared_.changed.notify_all();
        return true;
    }
    /// Waits for the next; nothing when `stop` was asked for.
    std::optional<T> take(std::stop_token stop) {
        std::unique_lock lock(shared_.mutex);
        if (!shared_.changed.wait(lock, stop, [&] { return !shared_.items.empty(); }) || stop.stop_requested())
            return std::nullopt;
        std::optional<T> item(std::move(shared_.items.front()));
        shared_.items.pop_front();
        shared_.changed.notify_all();
        return item;
    }

private:
    const std::size_t room_;
    struct Shared {  // guarded by `mutex`
        std::mutex mutex;
        std::condition_variable_any changed;
        std::deque<T> items;
    } shared_;
};

}  // namespace rhyme
