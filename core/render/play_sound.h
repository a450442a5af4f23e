// What is heard while playing: the mix at the run's own speed.
#pragma once

#include <memory>
#include <span>

#include "core/render/play_run.h"
#include "core/render/renderer.h"

namespace rhyme {

/// Interleaved stereo, block after block. One owner, one thread. Forward at its own speed the samples are the mix's
/// own; backwards they are turned round; faster or slower the pitch is kept (Rubber Band, live). At the turn of a
/// round, and nowhere else, there are two milliseconds of fade. What cannot be read is silent.
class PlaySound {
public:
    PlaySound(const Renderer& renderer, Timeline timeline, const PlayRun& run);
    ~PlaySound();
    PlaySound(const PlaySound&) = delete;
    PlaySound& operator=(const PlaySound&) = delete;

    /// The next out.size() / 2 samples; silence when the run is over.
    void next(std::span<float> out);

private:
    struct Stretcher;
    void along(std::span<float> out);
    void stretched(std::span<float> out);

    const Renderer renderer_;
    Timeline timeline_;
    PlayRun run_;
    std::int64_t distance_ = 0;  ///< how far the mix was read
    std::unique_ptr<Stretcher> stretcher_;
};

}  // namespace rhyme
