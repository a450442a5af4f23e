#include "core/render/render_queue.h"

#include <algorithm>
#include <chrono>
#include <list>
#include <map>

namespace rhyme {

namespace {

using Clock = std::chrono::steady_clock;

struct Entry {
    RenderQueue::Item item;
    Timeline timeline;
    std::shared_ptr<MediaPool> pool;
    ExportJob job;
    std::stop_source stop;

    std::int64_t frames() const {
        return job.range ? job.range->length.value : (timeline.end() - FramePosition(0)).value;
    }
    bool over() const { return item.state != RenderQueue::State::Waiting && item.state != RenderQueue::State::Running; }
};

/// Frames and seconds of work seen so far.
struct Speed {
    double frames = 0, seconds = 0;
    bool known() const { return frames > 0 && seconds > 0; }
    double seconds_for(double more) const { return more * seconds / frames; }
};

}  // namespace

struct RenderQueue::Shared {
    mutable std::mutex mutex;  // guards all below
    mutable std::condition_variable_any changed;
    std::list<std::shared_ptr<Entry>> entries;
    std::uint64_t next_id = 1;
    bool paused = false;
    std::map<std::string, Speed> speeds;  // by preset
    Speed any_speed;
    Clock::duration worked{};                // on the running job, pauses left out
    std::optional<Clock::time_point> since;  // it has been at work without a pause

    std::shared_ptr<Entry> find(std::uint64_t id) const {
        for (const auto& entry : entries)
            if (entry->item.id == id) return entry;
        return nullptr;
    }
    std::shared_ptr<Entry> in_state(State state) const {
        for (const auto& entry : entries)
            if (entry->item.state == state) return entry;
        return nullptr;
    }
    double seconds_worked() const {
        return std::chrono::duration<double>(worked + (since ? Clock::now() - *since : Clock::duration())).count();
    }
    void stop_clock() {
        if (since) worked += Clock::now() - *since;
        since.reset();
    }
    std::optional<double> left(const Entry& entry) const {
        const double frames = static_cast<double>(entry.frames());
        if (entry.item.state == State::Running && entry.item.fraction > 0.02)
            return seconds_worked() * (1 - entry.item.fraction) / entry.item.fraction;
        const auto at = speeds.find(entry.item.preset);
        const Speed& speed = at != speeds.end() && at->second.known() ? at->second : any_speed;
        if (!speed.known()) return std::nullopt;
        return speed.seconds_for(frames * (1 - entry.item.fraction));
    }
};

RenderQueue::RenderQueue(std::function<void()> changed)
    : changed_(std::move(changed)), shared_(std::make_unique<Shared>()) {
    worker_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

RenderQueue::~RenderQueue() {
    worker_.request_stop();
    std::lock_guard lock(shared_->mutex);
    for (const auto& entry : shared_->entries) entry->stop.request_stop();
    shared_->paused = false;
    shared_->changed.notify_all();
}

void RenderQueue::tell() const {
    shared_->changed.notify_all();
    if (changed_) changed_();
}

std::uint64_t RenderQueue::add(Timeline timeline, std::shared_ptr<MediaPool> pool, ExportJob job) {
    auto entry = std::make_shared<Entry>();
    entry->item.target = job.target, entry->item.preset = job.preset.name;
    entry->timeline = std::move(timeline), entry->pool = std::move(pool), entry->job = std::move(job);
    {
        std::lock_guard lock(shared_->mutex);
        entry->item.id = shared_->next_id++;
        shared_->entries.push_back(entry);
    }
    tell();
    return entry->item.id;
}

void RenderQueue::cancel(std::uint64_t id) {
    {
        std::lock_guard lock(shared_->mutex);
        const auto entry = shared_->find(id);
        if (!entry || entry->over()) return;
        entry->stop.request_stop();
        if (entry->item.state == State::Waiting)
            entry->item.state = State::Cancelled, entry->item.message = "cancelled";
    }
    tell();
}

void RenderQueue::remove(std::uint64_t id) {
    {
        std::lock_guard lock(shared_->mutex);
        const auto entry = shared_->find(id);
        if (!entry) return;
        entry->stop.request_stop();
        shared_->entries.remove(entry);
    }
    tell();
}

bool RenderQueue::retry(std::uint64_t id) {
    {
        std::lock_guard lock(shared_->mutex);
        const auto entry = shared_->find(id);
        if (!entry || (entry->item.state != State::Failed && entry->item.state != State::Cancelled)) return false;
        entry->stop = {};
        entry->item.state = State::Waiting, entry->item.fraction = 0, entry->item.message.clear();
        entry->item.error.reset();
    }
    tell();
    return true;
}

void RenderQueue::pause() {
    {
        std::lock_guard lock(shared_->mutex);
        shared_->paused = true;
        shared_->stop_clock();
    }
    tell();
}

void RenderQueue::resume() {
    {
        std::lock_guard lock(shared_->mutex);
        if (shared_->paused && shared_->in_state(State::Running)) shared_->since = Clock::now();
        shared_->paused = false;
    }
    tell();
}

bool RenderQueue::paused() const {
    std::lock_guard lock(shared_->mutex);
    return shared_->paused;
}

std::vector<RenderQueue::Item> RenderQueue::items() const {
    std::lock_guard lock(shared_->mutex);
    std::vector<Item> items;
    std::optional<double> before = 0.0;
    // The running job comes first whatever its place.
    const auto running = shared_->in_state(State::Running);
    if (running) before = shared_->left(*running);
    for (const auto& entry : shared_->entries) {
        Item item = entry->item;
        if (entry == running) {
            item.seconds_left = shared_->left(*entry);
        } else if (item.state == State::Waiting) {
            const auto own = shared_->left(*entry);
            before = before && own ? std::optional(*before + *own) : std::nullopt;
            item.seconds_left = before;
        }
        items.push_back(std::move(item));
    }
    return items;
}

void RenderQueue::wait() const {
    std::unique_lock lock(shared_->mutex);
    shared_->changed.wait(lock, [&] {
        return shared_->paused || (!shared_->in_state(State::Running) && !shared_->in_state(State::Waiting));
    });
}

void RenderQueue::work(std::stop_token stop) {
    for (;;) {
        std::shared_ptr<Entry> entry;
        {
            std::unique_lock lock(shared_->mutex);
            const bool there = shared_->changed.wait(
                lock, stop, [&] { return !shared_->paused && shared_->in_state(State::Waiting); });
            if (!there || stop.stop_requested()) return;
            entry = shared_->in_state(State::Waiting);
            entry->item.state = State::Running;
            shared_->worked = {}, shared_->since = Clock::now();
        }
        tell();
        const std::stop_token cancelled = entry->stop.get_token();
        // A pause holds the export's own thread where it reports: its other stages wait once their queues are full.
        const Progress progress = [&](const ProgressReport& report) {
            {
                std::unique_lock lock(shared_->mutex);
                entry->item.fraction = report.fraction, entry->item.message = report.what;
                shared_->changed.wait(lock, cancelled, [&] { return !shared_->paused; });
            }
            tell();
        };
        auto report = export_timeline(entry->timeline, Renderer(entry->pool), entry->job, progress, cancelled);
        {
            std::lock_guard lock(shared_->mutex);
            shared_->stop_clock();
            Item& item = entry->item;
            if (report) {
                item.state = State::Done, item.fraction = 1, item.message = report->check, item.report = *report;
                for (Speed* speed : {&shared_->speeds[item.preset], &shared_->any_speed}) {
                    speed->frames += static_cast<double>(report->frames);
                    speed->seconds += shared_->seconds_worked();
                }
            } else {
                const bool stopped = report.error().code == ErrorCode::Cancelled;
                item.state = stopped ? State::Cancelled : State::Failed;
                item.message = stopped ? "cancelled" : report.error().message();
                if (!stopped) item.error = report.error();
            }
        }
        tell();
    }
}

}  // namespace rhyme
