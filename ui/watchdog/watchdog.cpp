#include "ui/watchdog/watchdog.h"

#include <pthread.h>
#include <QCoreApplication>
#include <QEvent>
#include <QMetaEnum>

namespace rhyme::ui {
namespace {

std::int64_t now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Of the thread that calls it.
clockid_t clock_of_work() {
    clockid_t clock{};
    pthread_getcpuclockid(pthread_self(), &clock);
    return clock;
}

std::int64_t worked_ms(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::int64_t(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

}  // namespace

Watchdog::Watchdog(Duration limit, QObject* parent)
    : QObject(parent),
      limit_(limit),
      work_(clock_of_work()),
      asked_at_(now_ms()),
      worked_at_(worked_ms(work_)),
      started_(now_ms()) {
    QCoreApplication::instance()->installEventFilter(this);
    thread_ = std::jthread([this](std::stop_token stop) { watch(stop); });
}

Watchdog::~Watchdog() { QCoreApplication::instance()->removeEventFilter(this); }

/// Asks the window's thread for an answer every few milliseconds; what it was doing when none came in time is the
/// place.
void Watchdog::watch(std::stop_token stop) {
    constexpr auto pulse = std::chrono::milliseconds(10);
    while (!stop.stop_requested()) {
        if (!asked_.exchange(true)) {
            asked_at_ = now_ms(), worked_at_ = worked_ms(work_);
            {
                const std::lock_guard lock(mutex_);
                longest_ = 0;
            }
            QMetaObject::invokeMethod(
                this,
                [this] {
                    const auto took = Duration(now_ms() - asked_at_);
                    if (took > limit_) {
                        const std::lock_guard lock(mutex_);
                        note_end();
                        blocks_.push_back({took, Duration(worked_ms(work_) - worked_at_), slowest_});
                    }
                    asked_ = false;
                },
                Qt::QueuedConnection);
        }
        std::this_thread::sleep_for(pulse);
    }
}

/// The event before has had the thread until now.
void Watchdog::note_end() {
    const std::int64_t took = now_ms() - started_;
    if (took < longest_) return;
    longest_ = took;
    slowest_ = place_;
}

bool Watchdog::eventFilter(QObject* watched, QEvent* event) {
    if (watched != this) {
        const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
        const std::lock_guard lock(mutex_);
        note_end();
        started_ = now_ms();
        const QObject* named = watched;  // the nearest that says what it is
        while ((named->objectName().isEmpty() || named->objectName().startsWith(QLatin1String("qt_"))) &&
               named->parent())
            named = named->parent();
        place_ = std::string(watched->metaObject()->className()) + " in " + named->objectName().toStdString() + ": " +
                 (kind ? kind : std::to_string(event->type()));
    }
    return QObject::eventFilter(watched, event);
}

std::vector<Watchdog::Block> Watchdog::blocks() const {
    const std::lock_guard lock(mutex_);
    return blocks_;
}

}  // namespace rhyme::ui
