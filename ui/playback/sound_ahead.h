// Mixes sound some time before it is needed, so that opening the next clip, or a busy machine, is not heard. No Qt.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace rhyme::ui {

/// Fills interleaved stereo, block after block; called on one thread.
using SoundSource = std::function<void(std::span<float>)>;

class SoundAhead {
public:
    /// Begins at once, on a thread of its own; `seconds` is how far it gets ahead.
    SoundAhead(SoundSource source, int sample_rate, double seconds);
    ~SoundAhead();

    /// How many samples are ready.
    std::size_t ready() const;
    /// Copies up to out.size() / 2 samples and returns how many; never waits for the source.
    std::size_t take(std::span<float> out);

private:
    void work(std::stop_token stop);

    const SoundSource source_;
    struct Shared {  // guarded by `mutex`
        mutable std::mutex mutex;
        std::condition_variable_any wake;
        std::vector<float> ring;
        std::size_t first = 0, filled = 0;  // values
    } shared_;
    std::jthread thread_;
};

}  // namespace rhyme::ui
