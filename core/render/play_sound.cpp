#include "core/render/play_sound.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>

namespace rhyme {
namespace {

using RubberBand::RubberBandStretcher;
constexpr int channels = 2;

}  // namespace

struct PlaySound::Stretcher {
    explicit Stretcher(int sample_rate, double ratio)
        : engine(static_cast<std::size_t>(sample_rate), channels,
                 RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFaster |
                     RubberBandStretcher::OptionThreadingNever,
                 ratio) {
        engine.setMaxProcessSize(block);
        skip = engine.getStartDelay();
        const std::vector<float> silence(block, 0.0f);
        const float* in[channels] = {silence.data(), silence.data()};
        for (std::size_t pad = engine.getPreferredStartPad(); pad > 0;) {
            const std::size_t n = std::min(pad, block);
            engine.process(in, n, false);
            pad -= n;
        }
    }

    static constexpr std::size_t block = 1024;
    RubberBandStretcher engine;
    std::size_t skip = 0;  ///< samples that come out before the first that belongs to the sound
    std::vector<float> in, left, right;
};

PlaySound::PlaySound(const Renderer& renderer, Timeline timeline, const PlayRun& run)
    : renderer_(renderer), timeline_(std::move(timeline)), run_(run) {
    timeline_.sample_rate = run.setup().sample_rate;
    RationalTime pace = run.setup().speed;
    if (pace.num < 0) pace.num = -pace.num;
    if (pace != RationalTime(1, 1)) {
        const double speed = std::clamp(pace.seconds(), 1.0 / 32, 32.0);
        stretcher_ = std::make_unique<Stretcher>(timeline_.sample_rate, 1 / speed);
    }
}

PlaySound::~PlaySound() = default;

void PlaySound::next(std::span<float> out) { stretcher_ ? stretched(out) : along(out); }

// The mix along the run, in the order it is passed.
void PlaySound::along(std::span<float> out) {
    const auto count = static_cast<std::int64_t>(out.size() / channels);
    const std::int64_t fade = run_.setup().round ? timeline_.sample_rate / 500 : 0;
    for (std::int64_t done = 0; done < count;) {
        const std::span<float> rest = out.subspan(static_cast<std::size_t>(done * channels));
        const auto stretch = run_.stretch(distance_, count - done);
        if (!stretch) {
            std::fill(rest.begin(), rest.end(), 0.0f);
            distance_ += count - done;
            return;
        }
        const std::int64_t n = stretch->count;
        const std::span<float> part = rest.first(static_cast<std::size_t>(n * channels));
        const std::int64_t first = run_.forward() ? stretch->first : stretch->first - n + 1;
        (void)renderer_.sound(timeline_, SamplePosition(first), part, Purpose::Playback);
        if (!run_.forward())
            for (std::int64_t i = 0, k = n - 1; i < k; ++i, --k)
                for (int c = 0; c < channels; ++c) std::swap(part[i * channels + c], part[k * channels + c]);
        if (fade > 0) {
            const auto sample = [&](FramePosition p) { return timeline_.rate.sample(p, timeline_.sample_rate).value; };
            const std::int64_t a = sample(run_.setup().within.start), b = sample(run_.setup().within.end());
            for (std::int64_t i = 0; i < n; ++i) {
                const std::int64_t at = run_.forward() ? stretch->first + i : stretch->first - i;
                const std::int64_t edge = std::min(at - a, b - 1 - at);  // samples to the nearer end of the round
                if (edge < 0 || edge >= fade) continue;
                const float gain = (static_cast<float>(edge) + 0.5f) / static_cast<float>(fade);
                for (int c = 0; c < channels; ++c) part[i * channels + c] *= gain;
            }
        }
        distance_ += n;
        done += n;
    }
}

void PlaySound::stretched(std::span<float> out) {
    Stretcher& s = *stretcher_;
    const std::size_t count = out.size() / channels;
    for (std::size_t done = 0; done < count;) {
        if (const int there = s.engine.available(); there > 0) {
            const std::size_t n = std::min(static_cast<std::size_t>(there), s.skip > 0 ? s.skip : count - done);
            s.left.resize(n), s.right.resize(n);
            float* to[channels] = {s.left.data(), s.right.data()};
            const std::size_t got = s.engine.retrieve(to, n);
            if (s.skip > 0) {
                s.skip -= std::min(s.skip, got);
                continue;
            }
            for (std::size_t i = 0; i < got; ++i, ++done)
                out[done * channels] = s.left[i], out[done * channels + 1] = s.right[i];
            continue;
        }
        s.in.resize(Stretcher::block * channels);
        along(s.in);
        s.left.resize(Stretcher::block), s.right.resize(Stretcher::block);
        for (std::size_t i = 0; i < Stretcher::block; ++i)
            s.left[i] = s.in[i * channels], s.right[i] = s.in[i * channels + 1];
        const float* from[channels] = {s.left.data(), s.right.data()};
        s.engine.process(from, Stretcher::block, false);
    }
}

}  // namespace rhyme
