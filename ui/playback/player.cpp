#include "ui/playback/player.h"

#include <algorithm>
#include <cmath>

namespace rhyme::ui {

Player::Player(const Renderer& renderer, Purpose purpose, std::unique_ptr<AudioOut> audio, QObject* parent)
    : QObject(parent),
      renderer_(renderer),
      audio_(std::move(audio)),
      server_(new FrameServer(renderer, purpose, this)),
      timeline_(make_timeline(FrameRate(25, 1), 1920, 1080)) {
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Player::tick);
    connect(server_, &FrameServer::ready, this, &Player::show_ready, Qt::QueuedConnection);
    connect(
        server_, &FrameServer::failed, this,
        [this](const QString& message) {
            if (message == last_failure_) return;
            last_failure_ = message;
            emit failed(message);
        },
        Qt::QueuedConnection);
}

Player::~Player() {
    if (audio_) audio_->stop();
}

void Player::set_timeline(const Timeline& timeline) {
    timeline_ = timeline;
    ++serial_;
    if (playing()) restart_clock();
    wish();
}

void Player::set_size(QSize device_pixels) {
    if (device_pixels == size_) return;
    size_ = device_pixels;
    wish();
}

void Player::seek(FramePosition position) {
    position_ = std::max(position, FramePosition(0));
    if (playing()) restart_clock();
    wish();
}

void Player::play(double speed) {
    if (speed == 0) return pause();
    const FramePosition end = loop_ ? loop_->end() : timeline_.end();
    const FramePosition start = loop_ ? loop_->start : FramePosition(0);
    const bool at_end = speed > 0 ? position_ + FrameCount(1) >= end : position_ <= start;
    if (at_end && speed > 0 && end > start) {
        position_ = start;  // from the end, play starts over
        emit moved(position_);
    }
    speed_ = speed;
    const double interval = 1000.0 / std::max(1.0, timeline_.rate.fps());
    timer_.start(std::max(4, static_cast<int>(interval / 2)));
    restart_clock();
    wish();
    emit playing_changed();
}

void Player::pause() {
    if (!playing()) return;
    speed_ = 0;
    timer_.stop();
    if (audio_) audio_->stop();
    wish();
    emit playing_changed();
}

void Player::shuttle(int direction) {
    if (speed_ * direction <= 0) return play(direction);
    play(std::clamp(speed_ * 2, -8.0, 8.0));
}

void Player::restart_clock() {
    started_at_ = position_;
    correction_ = 0;
    clock_.restart();
    if (!audio_) return;
    audio_->stop();
    if (speed_ != 1) return;  // only plain speed sounds
    const Timeline heard = timeline_;
    const auto source = [heard, renderer = renderer_](SamplePosition at, std::span<float> out) {
        if (!renderer.sound(heard, at, out, Purpose::Playback)) std::fill(out.begin(), out.end(), 0.0f);
    };
    audio_->start(source, timeline_.rate.sample(position_, timeline_.sample_rate));
}

double Player::elapsed_frames() {
    const double fps = timeline_.rate.fps();
    const double steady = static_cast<double>(clock_.nsecsElapsed()) * 1e-9 * fps * speed_;
    if (audio_ && speed_ == 1) {
        if (const auto heard = audio_->heard()) {
            const double from_start =
                static_cast<double>((*heard - timeline_.rate.sample(started_at_, timeline_.sample_rate)).value);
            const double off = from_start / timeline_.sample_rate * fps - steady - correction_;
            correction_ += std::abs(off) > 0.05 * fps ? off : off * 0.05;  // jump when far off, else lean towards it
        }
    }
    return steady + correction_;
}

void Player::tick() {
    const double passed = elapsed_frames();
    FramePosition to = started_at_ + FrameCount(static_cast<std::int64_t>(std::floor(passed)));
    if (speed_ < 0) to = started_at_ + FrameCount(static_cast<std::int64_t>(std::ceil(passed)));
    const FramePosition first = loop_ ? loop_->start : FramePosition(0);
    const FramePosition end = std::max(first + FrameCount(1), loop_ ? loop_->end() : timeline_.end());
    if (to >= end || to < first) {
        if (loop_ && then_) {
            position_ = *then_;
            loop_.reset(), then_.reset();
            pause();
            emit moved(position_);
            return;
        }
        if (loop_) {
            position_ = speed_ > 0 ? first : end - FrameCount(1);
            restart_clock();
            emit moved(position_);
            wish();
            return;
        }
        position_ = to >= end ? end - FrameCount(1) : first;
        emit moved(position_);
        pause();
        return;
    }
    if (to == position_) return;
    position_ = to;
    emit moved(position_);
    wish();
    show_ready();
}

void Player::wish() {
    if (size_.isEmpty()) return;
    std::int64_t step = 0;
    if (playing()) step = (speed_ > 0 ? 1 : -1) * std::max<std::int64_t>(1, std::llround(std::abs(speed_)));
    server_->want({timeline_, serial_, position_, step, size_});
    show_ready();
}

void Player::show_ready() {
    const auto there = server_->take(position_);
    if (!there) return;
    if (shown_ == there->frame && shown_serial_ == serial_ && shown_size_ == size_) return;
    shown_ = there->frame, shown_serial_ = serial_, shown_size_ = size_;
    emit pictured(there->image, there->frame);
}

}  // namespace rhyme::ui
