#include "core/media/audio_stretch.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <numbers>

namespace rhyme {
namespace {

using RubberBand::RubberBandStretcher;

constexpr int channels = AudioSource::channels;
constexpr std::int64_t segment_seconds = 6;
constexpr std::size_t kept_segments = 4;

RationalTime pace_of(const AudioForm& form) {
    RationalTime pace = form.speed;
    if (pace.num < 0) pace.num = -pace.num;
    return pace;
}

/// The same samples, last one first: sample n is n' = -n - 1 of `plain`, so that [a, b) of one is [-b, -a) of the
/// other.
class Backwards final : public AudioSource {
public:
    explicit Backwards(std::unique_ptr<AudioSource> plain) : plain_(std::move(plain)) {}

    bool met_damage() const override { return plain_->met_damage(); }
    std::vector<double> damaged_at() const override { return plain_->damaged_at(); }
    Result<void> read(SamplePosition start, std::span<float> out) override {
        const auto count = static_cast<std::int64_t>(out.size() / channels);
        if (auto done = plain_->read(SamplePosition(-start.value - count), out); !done) return done;
        for (std::int64_t i = 0, k = count - 1; i < k; ++i, --k)
            for (int c = 0; c < channels; ++c) std::swap(out[i * channels + c], out[k * channels + c]);
        return {};
    }

private:
    std::unique_ptr<AudioSource> plain_;
};

/// Stereo as Rubber Band takes it.
struct Planes {
    std::vector<float> side[channels];

    explicit Planes(std::int64_t count = 0) {
        for (auto& s : side) s.resize(static_cast<std::size_t>(count));
    }
    std::int64_t size() const { return static_cast<std::int64_t>(side[0].size()); }
};

/// All of `in` at `ratio` times its length; sample ratio * i of the result is sample i of `in`.
Planes stretch(const Planes& in, int sample_rate, double ratio) {
    constexpr std::int64_t block = 4096;
    RubberBandStretcher engine(static_cast<std::size_t>(sample_rate), channels,
                               RubberBandStretcher::OptionProcessOffline | RubberBandStretcher::OptionEngineFiner |
                                   RubberBandStretcher::OptionThreadingNever,
                               ratio);
    engine.setExpectedInputDuration(static_cast<std::size_t>(in.size()));
    engine.setMaxProcessSize(block);
    const auto feed = [&](auto&& give) {
        for (std::int64_t at = 0; at < in.size(); at += block) {
            const std::int64_t count = std::min(block, in.size() - at);
            const float* from[channels] = {in.side[0].data() + at, in.side[1].data() + at};
            give(from, static_cast<std::size_t>(count), at + count == in.size());
        }
    };
    feed([&](const float* const* from, std::size_t count, bool last) { engine.study(from, count, last); });
    Planes out;
    feed([&](const float* const* from, std::size_t count, bool last) {
        engine.process(from, count, last);
        for (int there; (there = engine.available()) > 0;) {
            const std::size_t had = out.side[0].size();
            float* to[channels];
            for (int c = 0; c < channels; ++c) {
                out.side[c].resize(had + static_cast<std::size_t>(there));
                to[c] = out.side[c].data() + had;
            }
            const std::size_t got = engine.retrieve(to, static_cast<std::size_t>(there));
            for (auto& s : out.side) s.resize(had + got);
            if (got == 0) return;
        }
    });
    return out;
}

class Stretched final : public AudioSource {
public:
    Stretched(std::unique_ptr<AudioSource> plain, AudioForm form)
        : plain_(std::move(plain)),
          rate_(form.sample_rate),
          pace_(pace_of(form)),
          length_(segment_seconds * rate_),
          seam_(rate_ / 25),
          margin_(rate_ / 2) {}

    bool met_damage() const override { return plain_->met_damage(); }
    std::vector<double> damaged_at() const override { return plain_->damaged_at(); }
    Result<void> read(SamplePosition start, std::span<float> out) override {
        const auto count = static_cast<std::int64_t>(out.size() / channels);
        for (std::int64_t done = 0; done < count;) {
            const std::int64_t at = start.value + done, which = detail::divide(at, length_, Rounding::Down);
            const std::int64_t into = at - which * length_;
            const bool seam = into < seam_;
            const std::int64_t n = std::min(count - done, (seam ? seam_ : length_) - into);
            auto now = segment(which);
            if (!now) return fail(now.error());
            std::vector<float> before;
            if (seam) {
                auto previous = segment(which - 1);
                if (!previous) return fail(previous.error());
                before.assign((*previous)->samples.begin() + length_ * channels, (*previous)->samples.end());
                now = segment(which);
            }
            float* to = out.data() + done * channels;
            const float* from = (*now)->samples.data() + into * channels;
            if (seam)
                cross(before, (*now)->samples, into, n, to);
            else
                std::copy_n(from, n * channels, to);
            done += n;
        }
        return {};
    }

private:
    /// [which * length, (which + 1) * length + seam) of the form.
    struct Segment {
        std::int64_t which;
        std::vector<float> samples;
    };

    Result<const Segment*> segment(std::int64_t which) {
        for (auto at = segments_.begin(); at != segments_.end(); ++at)
            if (at->which == which) {
                segments_.splice(segments_.begin(), segments_, at);
                return &*at;
            }
        auto made = make(which);
        if (!made) return fail(made.error());
        segments_.push_front(std::move(*made));
        if (segments_.size() > kept_segments) segments_.pop_back();
        return &segments_.front();
    }

    Result<Segment> make(std::int64_t which) {
        const std::int64_t begin = which * length_, wanted = length_ + seam_;
        const auto source = [&](std::int64_t n, Rounding how) {
            return detail::divide(detail::Wide(n) * pace_.num, pace_.den, how);
        };
        const std::int64_t from = source(begin - margin_, Rounding::Down),
                           to = source(begin + wanted + margin_, Rounding::Up);
        std::vector<float> piece(static_cast<std::size_t>((to - from) * channels));
        if (auto done = plain_->read(SamplePosition(from), piece); !done) return fail(done.error());
        Segment made{which, std::vector<float>(static_cast<std::size_t>(wanted * channels), 0.0f)};
        if (std::all_of(piece.begin(), piece.end(), [](float v) { return v == 0; })) return made;
        Planes in(to - from);
        for (std::int64_t i = 0; i < in.size(); ++i)
            for (int c = 0; c < channels; ++c) in.side[c][i] = piece[i * channels + c];
        const Planes out = stretch(in, rate_, static_cast<double>(pace_.den) / static_cast<double>(pace_.num));
        // Where the wanted part begins in what came out.
        const std::int64_t skip = begin - detail::divide(detail::Wide(from) * pace_.den, pace_.num, Rounding::Nearest);
        const std::int64_t count = std::clamp<std::int64_t>(out.size() - skip, 0, wanted);
        for (std::int64_t i = 0; i < count; ++i)
            for (int c = 0; c < channels; ++c) made.samples[i * channels + c] = out.side[c][skip + i];
        return made;
    }

    /// Two renderings of one sound are alike to a degree r, which depends on it: gains a, b with a² + b² + 2 r a b = 1
    /// keep its power.
    void cross(const std::vector<float>& before, const std::vector<float>& after, std::int64_t into, std::int64_t n,
               float* to) const {
        double both = 0, first = 0, second = 0;
        for (std::int64_t i = 0; i < seam_ * channels; ++i) {
            both += static_cast<double>(before[i]) * after[i];
            first += static_cast<double>(before[i]) * before[i];
            second += static_cast<double>(after[i]) * after[i];
        }
        const double alike = first > 0 && second > 0 ? std::clamp(both / std::sqrt(first * second), 0.0, 1.0) : 0;
        for (std::int64_t i = 0; i < n; ++i) {
            const double x = (static_cast<double>(into + i) + 0.5) / static_cast<double>(seam_) * std::numbers::pi / 2;
            const double a = std::cos(x), b = std::sin(x), whole = std::sqrt(1 + 2 * alike * a * b);
            for (int c = 0; c < channels; ++c) {
                const std::int64_t k = (into + i) * channels + c;
                to[i * channels + c] = static_cast<float>((a * before[k] + b * after[k]) / whole);
            }
        }
    }

    std::unique_ptr<AudioSource> plain_;
    int rate_;
    RationalTime pace_;
    std::int64_t length_, seam_, margin_;
    std::list<Segment> segments_;  // most recently used first
};

}  // namespace

std::unique_ptr<AudioSource> stretched(std::unique_ptr<AudioSource> plain, AudioForm form) {
    if (form.speed.num < 0) plain = std::make_unique<Backwards>(std::move(plain));
    if (pace_of(form) == RationalTime(1, 1)) return plain;
    return std::make_unique<Stretched>(std::move(plain), form);
}

}  // namespace rhyme
