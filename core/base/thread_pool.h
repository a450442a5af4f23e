// One pool of std::jthread workers. (Debian's TBB is not instrumented: ThreadSanitizer reports it falsely.)
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace rhyme {

/// Tasks run in the order they came, each on one of `threads` workers. The destructor finishes the running ones and
/// drops the rest (their futures then hold broken_promise). Thread-safe. A task must not wait for another task of the
/// same pool.
class ThreadPool {
public:
    explicit ThreadPool(unsigned threads = default_threads());
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    template <class F>
    std::future<std::invoke_result_t<F>> submit(F&& f) {
        auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::forward<F>(f));
        auto future = task->get_future();
        enqueue([task] { (*task)(); });
        return future;
    }
    unsigned threads() const { return static_cast<unsigned>(workers_.size()); }
    static unsigned default_threads();

private:
    void enqueue(std::function<void()> task);
    void work(std::stop_token stop);

    struct Shared {  // guarded by `mutex`
        std::mutex mutex;
        std::condition_variable_any wake;
        std::deque<std::function<void()>> tasks;
    } shared_;
    std::vector<std::jthread> workers_;
};

/// Calls body(i) for i in [0, n) on up to `jobs` threads (the caller's is one of them) and returns when all are done.
/// The order is not defined, so body(i) may write to slot i only: then results do not depend on `jobs`. Exceptions must
/// not leave body.
void parallel_for(std::size_t n, unsigned jobs, const std::function<void(std::size_t)>& body);

}  // namespace rhyme
