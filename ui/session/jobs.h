// Work off the window's thread: run(work, done) calls work(cancel) on a worker and then done(its result) on the thread
// that owns the Jobs, unless the job was cancelled meanwhile.
#pragma once

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <memory>
#include <mutex>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

namespace rhyme::ui {

/// A handle to a running or waiting job; copies name the same job. Letting go of it does not stop the job.
class Job {
public:
    Job() = default;
    /// Asks it to stop; its `done` is not called any more.
    void cancel() { stop_.request_stop(); }

private:
    friend class Jobs;
    std::stop_source stop_{std::nostopstate};
};

/// Made, used and destroyed on one thread (the window's). The destructor cancels everything and waits for what runs.
class Jobs : public QObject {
    Q_OBJECT
public:
    explicit Jobs(int threads, QObject* parent = nullptr) : QObject(parent) { pool_.setMaxThreadCount(threads); }
    ~Jobs() override { stop_all(); }

    /// Higher priorities start first. `work` is called with a std::stop_token.
    template <class Work, class Done>
    Job run(Work work, Done done, int priority = 0) {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        Job job;
        job.stop_ = std::stop_source();
        remember(job.stop_);
        auto shared_done = std::make_shared<Done>(std::move(done));
        auto task = [this, stop = job.stop_, work = std::make_shared<Work>(std::move(work)), shared_done]() mutable {
            if (stop.stop_requested()) return;
            auto value = std::make_shared<Value>((*work)(stop.get_token()));
            work.reset();
            if (stop.stop_requested()) return;
            QMetaObject::invokeMethod(
                this,
                [stop, value, shared_done] {
                    if (!stop.stop_requested()) (*shared_done)(std::move(*value));
                },
                Qt::QueuedConnection);
        };
        pool_.start(std::move(task), priority);
        return job;
    }

    /// Calls `f` on this object's thread, soon; for progress reports made by a worker.
    template <class F>
    void post(F f) {
        QMetaObject::invokeMethod(this, std::move(f), Qt::QueuedConnection);
    }

    void stop_all() {
        for (auto& stop : known_) stop.request_stop();
        known_.clear();
        pool_.clear();
        pool_.waitForDone();
    }

private:
    void remember(const std::stop_source& stop) {
        std::erase_if(known_, [](const std::stop_source& s) { return s.stop_requested(); });
        if (known_.size() > 4096) known_.erase(known_.begin(), known_.begin() + 2048);  // long finished
        known_.push_back(stop);
    }
    std::vector<std::stop_source> known_;
    QThreadPool pool_;
};

}  // namespace rhyme::ui
