#include "ui/playback/audio_out.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <mutex>
#include <vector>

namespace rhyme::ui {
namespace {

constexpr int device_rate = 48000;
constexpr int bytes_per_sample = 2 * sizeof(float);
constexpr double ahead_seconds = 1.5, buffer_seconds = 0.2;

std::int64_t now_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Lives on the sound thread: feeds the device by pushing, since pulling can stall (Qt 6.4), and watches its clock.
class Feeder : public QObject {
public:
    Feeder() {
        timer_.setParent(this);
        timer_.setInterval(10);
        timer_.setTimerType(Qt::PreciseTimer);
        connect(&timer_, &QTimer::timeout, this, [this] { feed(); });
    }

    /// Any thread: start(run) is on its way; 0: stop().
    void expect(std::uint64_t run) {
        const std::lock_guard lock(mutex_);
        told_ = {};
        told_.run = run;
    }

    void start(SoundSource source, std::uint64_t run) {
        close();
        run_ = run;
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(device_rate);
        format.setChannelCount(2);
        format.setSampleFormat(QAudioFormat::Float);
        if (device.isNull() || !device.isFormatSupported(format)) {
            tell([](Told& told) { told.failed = true; });
            return;
        }
        ahead_ = std::make_unique<SoundAhead>(std::move(source), device_rate, ahead_seconds);
        sink_ = std::make_unique<QAudioSink>(device, format);
        sink_->setBufferSize(static_cast<int>(device_rate * buffer_seconds) * bytes_per_sample);
        sink_->setVolume(volume_);
        handed_ = 0, last_processed_ = 0, starved_ = false;
        device_ = nullptr;
        timer_.start();
    }

    void close() {
        timer_.stop();
        if (sink_) sink_->stop();
        device_ = nullptr;
        sink_.reset();
        ahead_.reset();
    }

    void set_volume(double volume) {
        volume_ = volume;
        if (sink_) sink_->setVolume(volume);
    }

    /// Any thread. The device's position moves in steps: between them a steady clock goes on.
    SoundState state() const {
        const std::lock_guard lock(mutex_);
        SoundState state{told_.run != 0 && !told_.failed, std::nullopt};
        if (!told_.at_us) return state;
        const std::int64_t since = now_us() - told_.at_us;
        if (since > 500000) return {};  // stalled
        state.heard = told_.sample + since * device_rate / 1000000;
        return state;
    }
    std::int64_t underruns() const {
        const std::lock_guard lock(mutex_);
        return told_.underruns;
    }

private:
    /// What the window's thread is told of a run.
    struct Told {
        std::uint64_t run = 0;
        std::int64_t sample = 0, at_us = 0, underruns = 0;
        bool failed = false;
    };
    template <class F>
    void tell(F change) {
        const std::lock_guard lock(mutex_);
        if (told_.run == run_) change(told_);
    }

    /// The device is opened only when there is enough to fill its buffer: some do not start before that.
    bool open() {
        if (device_) return true;
        if (ahead_->ready() < static_cast<std::size_t>(device_rate * buffer_seconds) + 2048) return false;
        device_ = sink_->start();
        if (device_ && sink_->error() == QAudio::NoError && sink_->state() != QAudio::StoppedState) return true;
        close();  // no signal comes for this: the caller goes by its own clock
        tell([](Told& told) { told.failed = true; });
        return false;
    }

    void feed() {
        if (!sink_ || !open()) return;
        const bool empty = handed_ > 0 && sink_->bytesFree() >= sink_->bufferSize();
        if (empty && !starved_) tell([](Told& told) { ++told.underruns; });
        starved_ = empty;
        constexpr qsizetype largest = 2048;
        for (qsizetype room = sink_->bytesFree() / bytes_per_sample; room > 0;) {
            buffer_.resize(static_cast<std::size_t>(2 * std::min(room, largest)));
            const auto got = static_cast<qsizetype>(ahead_->take(buffer_));
            if (got == 0) break;
            const qint64 written =
                device_->write(reinterpret_cast<const char*>(buffer_.data()), got * bytes_per_sample) /
                bytes_per_sample;
            if (written > 0) handed_ += written;
            if (written < got) break;  // never: there was room
            room -= got;
        }
        look();
    }

    void look() {
        const qint64 processed = sink_->processedUSecs();
        if (processed == last_processed_) return;
        last_processed_ = processed;
        const qint64 waiting_us =
            static_cast<qint64>(sink_->bufferSize() - sink_->bytesFree()) * 1000000 / bytes_per_sample / device_rate;
        const qint64 handed_us = handed_ * 1000000 / device_rate;
        const qint64 heard_us = std::max<qint64>(0, std::min(processed, handed_us - waiting_us));
        tell([&](Told& told) { told.sample = heard_us * device_rate / 1000000, told.at_us = now_us(); });
    }

    QTimer timer_;
    std::unique_ptr<SoundAhead> ahead_;
    std::unique_ptr<QAudioSink> sink_;
    QIODevice* device_ = nullptr;
    std::vector<float> buffer_;
    qint64 handed_ = 0, last_processed_ = 0;  // samples; microseconds
    bool starved_ = false;
    double volume_ = 1;
    std::uint64_t run_ = 0;
    mutable std::mutex mutex_;
    Told told_;  // guarded by mutex_
};

class DeviceAudio : public AudioOut {
public:
    DeviceAudio() : feeder_(new Feeder) {
        thread_.setObjectName(QStringLiteral("sound"));
        feeder_->moveToThread(&thread_);
        thread_.start(QThread::TimeCriticalPriority);
    }
    ~DeviceAudio() override {
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_] { f->close(), delete f; }, Qt::BlockingQueuedConnection);
        thread_.quit();
        thread_.wait();
    }
    int sample_rate() const override { return device_rate; }
    void start(SoundSource source) override {
        feeder_->expect(++run_);
        QMetaObject::invokeMethod(
            feeder_,
            [f = feeder_, run = run_, source = std::move(source)]() mutable { f->start(std::move(source), run); },
            Qt::QueuedConnection);
    }
    void stop() override {
        feeder_->expect(0);
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_] { f->close(); }, Qt::QueuedConnection);
    }
    SoundState state() const override { return feeder_->state(); }
    std::int64_t underruns() const override { return feeder_->underruns(); }
    void set_volume(double volume) override {
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_, volume] { f->set_volume(volume); }, Qt::QueuedConnection);
    }

private:
    QThread thread_;
    std::uint64_t run_ = 0;
    Feeder* feeder_;  // lives on, and is deleted on, the thread
};

}  // namespace

std::unique_ptr<AudioOut> make_device_audio() { return std::make_unique<DeviceAudio>(); }

}  // namespace rhyme::ui
