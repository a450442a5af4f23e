// Finds out when the window's thread does not answer: for tests and for hunting. Made and read on that thread.
#pragma once

#include <QObject>
#include <atomic>
#include <chrono>
#include <ctime>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rhyme::ui {

class Watchdog : public QObject {
    Q_OBJECT
public:
    using Duration = std::chrono::milliseconds;
    struct Block {
        Duration length;
        Duration busy;      ///< of it, in work; the rest it waited: for a lock, the disk, or other programs
        std::string place;  ///< what was being told what: "QWidget in timeline: MouseButtonPress"
    };
    /// Watches every event that the program's objects get from now on.
    explicit Watchdog(Duration limit = Duration(100), QObject* parent = nullptr);
    ~Watchdog() override;

    /// Every time since it was made that one event took longer than the limit, events it led to inside it included.
    std::vector<Block> blocks() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void watch(std::stop_token stop);
    void note_end();

    const Duration limit_;
    const clockid_t work_;                            // the watched thread's own time
    std::atomic<std::int64_t> asked_at_, worked_at_;  // ms
    std::atomic<bool> asked_ = false;
    mutable std::mutex mutex_;
    // Guarded by mutex_: the event in work since `started_`, and that which took longest since the thread was asked.
    std::string place_, slowest_;
    std::int64_t started_, longest_ = 0;
    std::vector<Block> blocks_;  // guarded by mutex_
    std::jthread thread_;        // the last: it ends before the rest goes
};

}  // namespace rhyme::ui
