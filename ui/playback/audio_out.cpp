#include "ui/playback/audio_out.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QIODevice>
#include <QMediaDevices>
#include <QTimer>
#include <QtMath>
#include <algorithm>
#include <chrono>
#include <vector>

namespace rhyme::ui {
namespace {

using Clock = std::chrono::steady_clock;

std::int64_t now_us() {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch()).count();
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

    void start(SoundSource source, SamplePosition from) {
        stop();
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        if (device.isNull()) return;
        QAudioFormat format;
        format.setSampleRate(AudioOut::sample_rate);
        format.setChannelCount(2);
        format.setSampleFormat(QAudioFormat::Float);
        if (!device.isFormatSupported(format)) return;
        source_ = std::move(source);
        from_ = next_ = from;
        sink_ = std::make_unique<QAudioSink>(device, format);
        sink_->setBufferSize(AudioOut::sample_rate * 2 * static_cast<int>(sizeof(float)) / 5);  // 200 ms
        sink_->setVolume(volume_);
        device_ = sink_->start();
        if (!device_ || sink_->error() != QAudio::NoError || sink_->state() == QAudio::StoppedState) {
            stop();  // no signal comes for this: the caller goes by its own clock
            return;
        }
        last_processed_ = 0;
        timer_.start();
        feed();
    }

    void stop() {
        timer_.stop();
        heard_at_us_ = 0;
        if (sink_) sink_->stop();
        device_ = nullptr;
        sink_.reset();
        source_ = {};
    }

    void set_volume(double volume) {
        volume_ = volume;
        if (sink_) sink_->setVolume(volume);
    }

    /// Any thread. The device's position moves in steps: between them a steady clock goes on.
    std::optional<SamplePosition> heard() const {
        const std::int64_t at = heard_at_us_;
        if (!at) return std::nullopt;
        const std::int64_t since = now_us() - at;
        if (since > 500000) return std::nullopt;  // stalled
        return SamplePosition(heard_sample_ + since * AudioOut::sample_rate / 1000000);
    }

private:
    void feed() {
        if (!sink_ || !device_) return;
        constexpr int bytes_per_sample = 2 * sizeof(float);
        constexpr qsizetype largest = 2048;
        // All the room there is: a device may not start before its buffer is full to the last sample.
        for (qsizetype room = sink_->bytesFree() / bytes_per_sample; room > 0;) {
            const qsizetype count = std::min(room, largest);
            buffer_.resize(static_cast<std::size_t>(2 * count));
            source_(next_, buffer_);
            const qint64 written =
                device_->write(reinterpret_cast<const char*>(buffer_.data()), count * bytes_per_sample) /
                bytes_per_sample;
            if (written <= 0) break;
            next_ += SampleCount(written);
            room -= count;
        }
        const qint64 processed = sink_->processedUSecs();
        if (processed == last_processed_) return;
        last_processed_ = processed;
        const qint64 waiting_us = static_cast<qint64>(sink_->bufferSize() - sink_->bytesFree()) * 1000000 /
                                  bytes_per_sample / AudioOut::sample_rate;
        const qint64 handed_us = (next_ - from_).value * 1000000 / AudioOut::sample_rate;
        const qint64 heard_us = std::max<qint64>(0, std::min(processed, handed_us - waiting_us));
        heard_sample_ = from_.value + heard_us * AudioOut::sample_rate / 1000000;
        heard_at_us_ = now_us();
    }

    QTimer timer_;
    std::unique_ptr<QAudioSink> sink_;
    QIODevice* device_ = nullptr;
    SoundSource source_;
    SamplePosition from_, next_;
    std::vector<float> buffer_;
    qint64 last_processed_ = 0;
    double volume_ = 1;
    std::atomic<std::int64_t> heard_sample_ = 0, heard_at_us_ = 0;
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
            feeder_, [f = feeder_] { f->stop(), delete f; }, Qt::BlockingQueuedConnection);
        thread_.quit();
        thread_.wait();
    }
    void start(SoundSource source, SamplePosition from) override {
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_, source = std::move(source), from] { f->start(source, from); }, Qt::QueuedConnection);
    }
    void stop() override {
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_] { f->stop(); }, Qt::BlockingQueuedConnection);
    }
    std::optional<SamplePosition> heard() const override { return feeder_->heard(); }
    void set_volume(double volume) override {
        QMetaObject::invokeMethod(
            feeder_, [f = feeder_, volume] { f->set_volume(volume); }, Qt::QueuedConnection);
    }

private:
    QThread thread_;
    Feeder* feeder_;  // lives on, and is deleted on, the thread
};

}  // namespace

std::unique_ptr<AudioOut> make_device_audio() { return std::make_unique<DeviceAudio>(); }

}  // namespace rhyme::ui
