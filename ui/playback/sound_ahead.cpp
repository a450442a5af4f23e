#include "ui/playback/sound_ahead.h"

#include <algorithm>

namespace rhyme::ui {
namespace {
constexpr std::size_t block = 2 * 1024;  // values
}

SoundAhead::SoundAhead(SoundSource source, int sample_rate, double seconds) : source_(std::move(source)) {
    const auto samples = static_cast<std::size_t>(std::max(0.0, seconds * sample_rate));
    shared_.ring.resize(std::max(2 * block, 2 * samples));
    thread_ = std::jthread([this](std::stop_token stop) { work(stop); });
}

SoundAhead::~SoundAhead() {
    thread_.request_stop();
    thread_.join();
}

std::size_t SoundAhead::ready() const {
    const std::lock_guard lock(shared_.mutex);
    return shared_.filled / 2;
}

std::size_t SoundAhead::take(std::span<float> out) {
    const std::lock_guard lock(shared_.mutex);
    const std::size_t count = std::min(out.size() / 2 * 2, shared_.filled), size = shared_.ring.size();
    for (std::size_t i = 0; i < count; ++i) out[i] = shared_.ring[(shared_.first + i) % size];
    shared_.first = (shared_.first + count) % size;
    shared_.filled -= count;
    shared_.wake.notify_one();
    return count / 2;
}

void SoundAhead::work(std::stop_token stop) {
    std::vector<float> made(block);
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(shared_.mutex);
            if (!shared_.wake.wait(lock, stop, [&] { return shared_.filled + block <= shared_.ring.size(); })) return;
        }
        source_(made);
        const std::lock_guard lock(shared_.mutex);
        for (std::size_t i = 0; i < block; ++i)
            shared_.ring[(shared_.first + shared_.filled + i) % shared_.ring.size()] = made[i];
        shared_.filled += block;
    }
}

}  // namespace rhyme::ui
