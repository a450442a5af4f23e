// Exports that wait for their turn: one at a time, on a thread of the queue's own.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/render/export.h"

namespace rhyme {

/// Thread-safe. A job holds the timeline as it was when it was added: editing goes on meanwhile. A job that fails stops
/// no other. The destructor cancels what runs.
class RenderQueue {
public:
    enum class State { Waiting, Running, Done, Failed, Cancelled };

    struct Item {
        std::uint64_t id = 0;
        std::filesystem::path target;
        std::string preset;
        State state = State::Waiting;
        double fraction = 0;         ///< done of it
        std::string message;         ///< what it is at, or how it ended
        std::optional<Error> error;  ///< why it failed
        /// Seconds until it is done, those before it included; nothing until a speed was measured. Jobs that wait are
        /// judged by the frames a second of jobs with the same preset, or of any when there was none; time spent paused
        /// does not count.
        std::optional<double> seconds_left;
        std::optional<ExportReport> report;
    };

    /// `changed` is called from the queue's thread (or the caller's own) whenever items() would differ; it must not
    /// call back into the queue. May be empty.
    explicit RenderQueue(std::function<void()> changed = {});
    ~RenderQueue();
    RenderQueue(const RenderQueue&) = delete;
    RenderQueue& operator=(const RenderQueue&) = delete;

    /// Behind all others; starts at once when nothing runs and the queue is not paused.
    std::uint64_t add(Timeline timeline, std::shared_ptr<MediaPool> pool, ExportJob job);
    void cancel(std::uint64_t id);  ///< running: it leaves nothing behind; waiting: it never begins
    void remove(std::uint64_t id);  ///< from the list; cancelled first when it is not over
    bool retry(std::uint64_t id);   ///< a failed or cancelled job waits again, as it was; false for others
    /// The job at work stops where it is, and no other begins, until resume().
    void pause();
    void resume();
    bool paused() const;
    std::vector<Item> items() const;  ///< in the order they were added
    void wait() const;                ///< until nothing runs and nothing waits, or the queue is paused

private:
    struct Shared;
    void work(std::stop_token stop);
    void tell() const;

    std::function<void()> changed_;
    std::unique_ptr<Shared> shared_;
    std::jthread worker_;
};

}  // namespace rhyme
