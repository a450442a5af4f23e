#include "ui/playback/frame_server.h"

#include <algorithm>

#include "ui/session/images.h"

namespace rhyme::ui {

FrameServer::FrameServer(const Renderer& renderer, Purpose purpose, QObject* parent)
    : QObject(parent), renderer_(renderer), purpose_(purpose), thread_([this](std::stop_token stop) { work(stop); }) {}

FrameServer::~FrameServer() {
    thread_.request_stop();
    thread_.join();
}

void FrameServer::want(Wish wish) {
    const std::lock_guard lock(shared_.mutex);
    const auto& old = shared_.wish;
    if (!old || old->serial != wish.serial || old->size != wish.size) shared_.made.clear();
    shared_.wish = std::move(wish);
    shared_.wake.notify_one();
}

std::optional<FrameServer::Shown> FrameServer::take(FramePosition frame) {
    const std::lock_guard lock(shared_.mutex);
    const auto& made = shared_.made;
    if (made.empty() || !shared_.wish) return std::nullopt;
    if (const auto exact = made.find(frame.value); exact != made.end()) return Shown{exact->second, frame};
    if (shared_.wish->step == 0) return std::nullopt;
    if (shared_.wish->step > 0) {
        auto after = made.upper_bound(frame.value);
        if (after == made.begin()) return std::nullopt;
        --after;
        return Shown{after->second, FramePosition(after->first)};
    }
    const auto at = made.lower_bound(frame.value);
    if (at == made.end()) return std::nullopt;
    return Shown{at->second, FramePosition(at->first)};
}

std::optional<FramePosition> FrameServer::next_to_draw() const {  // called with the lock held
    const auto& wish = shared_.wish;
    if (!wish || wish->size.isEmpty()) return std::nullopt;
    const std::size_t count = wish->step == 0 ? 1 : ahead;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t frame = wish->frame.value + static_cast<std::int64_t>(i) * wish->step;
        if (frame < 0) break;
        if (!shared_.made.contains(frame)) return FramePosition(frame);
    }
    return std::nullopt;
}

void FrameServer::tidy() {  // called with the lock held
    const auto& wish = *shared_.wish;
    while (shared_.made.size() > 2 * ahead) {
        const auto first = shared_.made.begin(), last = std::prev(shared_.made.end());
        const bool first_farther = wish.frame.value - first->first > last->first - wish.frame.value;
        shared_.made.erase(first_farther ? first : last);
    }
}

void FrameServer::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        Wish wish;
        FramePosition frame;
        {
            std::unique_lock lock(shared_.mutex);
            std::optional<FramePosition> next;
            shared_.wake.wait(lock, stop, [&] { return (next = next_to_draw()).has_value(); });
            if (stop.stop_requested()) return;
            wish = *shared_.wish;
            frame = *next;
        }
        const double aspect = static_cast<double>(wish.timeline.width) / std::max(1, wish.timeline.height);
        const auto rgb = renderer_.rgb(wish.timeline, frame, fitted(aspect, wish.size), purpose_);
        QImage image;
        if (rgb) {
            image = to_image(*rgb);
        } else {
            emit failed(QString::fromStdString(rgb.error().message()));
            image = QImage(2, 2, QImage::Format_RGB32);  // stands for the picture, so that it is not tried for ever
            image.fill(Qt::black);
        }
        {
            const std::lock_guard lock(shared_.mutex);
            if (!shared_.wish || shared_.wish->serial != wish.serial || shared_.wish->size != wish.size) continue;
            shared_.made[frame.value] = std::move(image);
            tidy();
        }
        emit ready();
    }
}

}  // namespace rhyme::ui
