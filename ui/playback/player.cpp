#include "ui/playback/player.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/render/play_sound.h"

namespace rhyme::ui {
namespace {

constexpr std::size_t first_pictures = 3;          // are drawn before the run begins,
constexpr Nanoseconds longest_roll = 400'000'000;  // if that does not take too long
constexpr int silent_rate = 48000;                 // the grain of time when there is no device

Nanoseconds now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

Player::Player(const Renderer& renderer, Purpose purpose, std::unique_ptr<AudioOut> audio, QObject* parent)
    : QObject(parent),
      renderer_(renderer),
      audio_(std::move(audio)),
      server_(new FrameServer(renderer, purpose, this)),
      timeline_(make_timeline(FrameRate(25, 1), 1920, 1080)) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setSingleShot(true);
    blip_.setSingleShot(true);
    transport_.set_sequence(timeline_.rate, timeline_.end());
    connect(&timer_, &QTimer::timeout, this, &Player::tick);
    connect(&blip_, &QTimer::timeout, this, [this] {
        if (audio_ && !playing()) audio_->stop();
    });
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
    transport_.set_sequence(timeline_.rate, timeline_.end());
    if (playing()) {
        transport_.again(now());
        begin();
        if (!playing()) emit playing_changed();
    }
    wish();
}

void Player::set_size(QSize device_pixels) {
    if (device_pixels == size_) return;
    size_ = device_pixels;
    wish();
}

void Player::seek(FramePosition position) {
    transport_.set_position(position);
    if (playing()) {
        transport_.again(now());
        begin();
    }
    wish();
}

void Player::play(double speed) {
    if (speed == 0) return pause();
    const FramePosition before = position();
    const RationalTime pace(std::llround(speed * 1000), 1000);
    if (!transport_.play(pace, audio_ ? audio_->sample_rate() : silent_rate, now())) return;
    if (position() != before) emit moved(position());
    begin();
    emit playing_changed();
    emit stats_changed();
}

void Player::pause() {
    if (!playing()) return;
    transport_.stop();
    timer_.stop();
    if (audio_) audio_->stop();
    wish();
    emit playing_changed();
}

void Player::shuttle(int direction) {
    const double now = speed();
    if (now * direction <= 0) return play(direction);
    play(std::clamp(now * 2, -8.0, 8.0));
}

// The run begins, or begins anew.
void Player::begin() {
    blip_.stop();
    if (!playing()) {
        timer_.stop();
        if (audio_) audio_->stop();
        return;
    }
    told_dropped_ = transport_.stats().dropped;
    if (audio_) audio_->stop();
    rolled_ = false, begun_ = now();
    wish();
    wait_for_next();
}

// Until the first pictures are there nothing moves, and nothing sounds.
bool Player::rolled() {
    if (rolled_) return true;
    const std::int64_t frames = timeline_.end().value - position().value;
    const bool there = size_.isEmpty() || frames < static_cast<std::int64_t>(first_pictures) ||
                       server_->ready_ahead() >= first_pictures;
    if (!there && now() - begun_ < longest_roll) return false;
    rolled_ = true;
    transport_.begin(now());
    if (audio_)
        audio_->start([sound = std::make_shared<PlaySound>(renderer_, timeline_, *transport_.run())](
                          std::span<float> out) { sound->next(out); });
    return true;
}

void Player::blip() {
    if (!audio_ || playing() || timeline_.end() <= position()) return;
    PlayRun::Setup setup;
    setup.rate = timeline_.rate, setup.sample_rate = audio_->sample_rate(), setup.from = position();
    setup.within = {position(), FrameCount(1)};
    audio_->start([sound = std::make_shared<PlaySound>(renderer_, timeline_, PlayRun(setup))](std::span<float> out) {
        sound->next(out);
    });
    blip_.start(600);
}

void Player::wait_for_next() {
    const Nanoseconds until = transport_.until_next();
    timer_.start(static_cast<int>(std::clamp<Nanoseconds>((until + 999'999) / 1'000'000, 1, 100)));
}

void Player::tick() {
    if (!rolled()) return wait_for_next();
    const SoundState sound = audio_ ? audio_->state() : SoundState{};
    const Transport::Change change = transport_.tick(now(), sound);
    if (transport_.stats().dropped != told_dropped_) {
        told_dropped_ = transport_.stats().dropped;
        emit stats_changed();
    }
    if (change == Transport::Change::Ended) {
        if (audio_) audio_->stop();
        emit moved(position());
        wish();
        emit playing_changed();
        return;
    }
    if (change == Transport::Change::Moved) {
        emit moved(position());
        if (!playing()) return;  // somebody stopped it there
        wish();
    }
    wait_for_next();
}

void Player::wish() {
    if (size_.isEmpty()) return;
    server_->want({timeline_, serial_, position(), transport_.run(), transport_.played(), size_});
    show_ready();
}

void Player::show_ready() {
    const auto there = server_->take(position());
    if (!there) return;
    const bool same =
        shown_ == there->frame && shown_near_ == there->near && shown_serial_ == serial_ && shown_size_ == size_;
    if (same) {
        if (!there->near) transport_.shown(there->frame, now());
        return;
    }
    shown_ = there->frame, shown_near_ = there->near, shown_serial_ = serial_, shown_size_ = size_;
    if (!there->near) transport_.shown(there->frame, now());
    emit pictured(there->image, there->frame);
}

}  // namespace rhyme::ui
