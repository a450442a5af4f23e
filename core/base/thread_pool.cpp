#include "core/base/thread_pool.h"

#include <algorithm>
#include <atomic>

namespace rhyme {

unsigned ThreadPool::default_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

ThreadPool::ThreadPool(unsigned threads) {
    workers_.reserve(std::max(1u, threads));
    for (unsigned i = 0; i < std::max(1u, threads); ++i)
        workers_.emplace_back([this](std::stop_token stop) { work(std::move(stop)); });
}

ThreadPool::~ThreadPool() {
    for (auto& worker : workers_) worker.request_stop();
    {
        std::lock_guard lock(shared_.mutex);
        shared_.tasks.clear();
    }
    workers_.clear();
}

void ThreadPool::enqueue(std::function<void()> task) {
    {
        std::lock_guard lock(shared_.mutex);
        shared_.tasks.push_back(std::move(task));
    }
    shared_.wake.notify_one();
}

void ThreadPool::work(std::stop_token stop) {
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(shared_.mutex);
            if (!shared_.wake.wait(lock, stop, [this] { return !shared_.tasks.empty(); })) return;
            if (stop.stop_requested()) return;
            task = std::move(shared_.tasks.front());
            shared_.tasks.pop_front();
        }
        task();
    }
}

void parallel_for(std::size_t n, unsigned jobs, const std::function<void(std::size_t)>& body) {
    std::atomic<std::size_t> next{0};
    auto run = [&] {
        for (std::size_t i = next++; i < n; i = next++) body(i);
    };
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min<std::size_t>(std::max(1u, jobs), n); ++i) helpers.emplace_back(run);
    run();
}

}  // namespace rhyme
