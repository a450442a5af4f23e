#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/render/renderer.h"

namespace rhyme {

namespace {

constexpr int channels = 2;
constexpr int pool_rate = 48000;         // what MediaPool::read_audio gives
constexpr std::int64_t soft_edge = 240;  // samples: 5 ms

/// How a voice begins or ends.
struct Ramp {
    std::int64_t length = 0;  ///< samples; 0: at once
    bool crossfade = false;   ///< the other voice comes while this one goes: equal power
};

/// One clip's sound on the sequence: source sample = sequence sample + offset.
struct Voice {
    MediaId media;
    std::int64_t from, to, offset;
    float gain;
    Ramp rise, fall;

    float at(std::int64_t s) const {
        return gain * ramp(rise, static_cast<double>(s - from) + 0.5) * ramp(fall, static_cast<double>(to - s) - 0.5);
    }
    bool level(std::int64_t a, std::int64_t b) const { return a >= from + rise.length && b <= to - fall.length; }

private:
    static float ramp(const Ramp& r, double into) {
        const auto length = static_cast<double>(r.length);
        if (r.length == 0 || into >= length) return 1;
        const double x = into / length;
        return static_cast<float>(r.crossfade ? std::sin(x * std::numbers::pi / 2) : x);
    }
};

/// Both edges of all sounds are rounded the same way, so that clips cut from one piece fit without a step.
std::int64_t source_offset(const Clip& clip, FrameRate rate) {
    const RationalTime shift = clip.source_in - rate.time(clip.start);
    return detail::divide(detail::Wide(shift.num) * pool_rate, shift.den, Rounding::Nearest);
}

bool runs_on(const Clip& a, const Clip& b, FrameRate rate) {
    return a.enabled && b.enabled && a.media == b.media && a.gain_db == b.gain_db &&
           source_offset(a, rate) == source_offset(b, rate);
}

/// The transition that shows both pictures linked to two touching sounds at once, on any video track that is seen; else
/// null.
const Transition* shared_dissolve(const Timeline& timeline, const Clip& a, const Clip& b) {
    if (!a.link || !b.link || !a.enabled || !b.enabled) return nullptr;
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Video || track->muted) continue;
        for (const Transition& t : track->transitions) {
            const Clip *from = track->find(t.from), *to = track->find(t.to);
            if (!from || !to || from->link != a.link || to->link != b.link || to->start != b.start) continue;
            if (from->enabled && to->enabled && (t.kind == "dissolve" || t.kind == "aligned-dissolve")) return &t;
        }
    }
    return nullptr;
}

class Mix {
public:
    explicit Mix(const Timeline& timeline) : timeline_(timeline) {
        for (const auto& track : timeline.tracks) any_solo_ |= track->kind == TrackKind::Audio && track->solo;
    }
    bool audible(const Track& track) const {
        return track.kind == TrackKind::Audio && !track.muted && (track.solo || !any_solo_);
    }
    Voice voice(const Track& track, const Clip& clip) const {
        const FrameRate rate = timeline_.rate;
        const auto sample = [&](FramePosition p) { return rate.sample(p, pool_rate).value; };
        Voice v{clip.media, sample(clip.start), sample(clip.end()), source_offset(clip, rate), 0, {}, {}};
        v.gain = static_cast<float>(std::pow(10.0, std::clamp(clip.gain_db, -200.0, 60.0) / 20));
        const std::int64_t edge = std::min(soft_edge, (v.to - v.from) / 2);
        v.rise.length = v.fall.length = edge;
        if (const Clip* before = track.before(clip)) {
            if (runs_on(*before, clip, rate))
                v.rise.length = 0;
            else if (const Transition* t = shared_dissolve(timeline_, *before, clip)) {
                const std::int64_t end = sample(clip.start + t->out_offset);
                v.from = sample(clip.start - t->in_offset);
                v.rise = {end - v.from, true};
            }
        }
        if (const Clip* after = track.after(clip)) {
            if (runs_on(clip, *after, rate))
                v.fall.length = 0;
            else if (const Transition* t = shared_dissolve(timeline_, clip, *after)) {
                const std::int64_t begin = sample(clip.end() - t->in_offset);
                v.to = sample(clip.end() + t->out_offset);
                v.fall = {v.to - begin, true};
            }
        }
        return v;
    }

private:
    const Timeline& timeline_;
    bool any_solo_ = false;
};

/// Whether clip i could sound in [first, last): a crossfade reaches at most over its neighbours.
bool within_reach(FrameRate rate, const Track& track, std::size_t i, std::int64_t first, std::int64_t last) {
    const Clip& from = track.clips[i ? i - 1 : i];
    const Clip& to = track.clips[std::min(i + 1, track.clips.size() - 1)];
    return rate.sample(from.start, pool_rate).value < last && rate.sample(to.end(), pool_rate).value > first;
}

/// Adds [a, b) of `voice` to `out`, whose first sample is `start`.
Result<void> add(MediaPool& pool, const Voice& voice, std::int64_t start, std::int64_t a, std::int64_t b,
                 std::span<float> out, std::vector<float>& scratch, Purpose purpose) {
    scratch.resize(static_cast<std::size_t>(b - a) * channels);
    auto read = pool.read_audio(voice.media, SamplePosition(a + voice.offset), scratch, purpose);
    if (!read) return read;
    float* to = out.data() + (a - start) * channels;
    if (voice.level(a, b)) {
        for (std::size_t i = 0; i < scratch.size(); ++i) to[i] += voice.gain * scratch[i];
        return {};
    }
    for (std::int64_t s = a; s < b; ++s) {
        const float gain = voice.at(s);
        for (int c = 0; c < channels; ++c)
            to[(s - a) * channels + c] += gain * scratch[static_cast<std::size_t>((s - a) * channels + c)];
    }
    return {};
}

}  // namespace

Result<void> Renderer::sound(const Timeline& timeline, SamplePosition start, std::span<float> out,
                             Purpose purpose) const {
    std::fill(out.begin(), out.end(), 0.0f);
    if (timeline.sample_rate != pool_rate)
        return fail(ErrorCode::Unsupported, "sound at another rate than 48000 samples a second cannot be mixed yet");
    const std::int64_t first = start.value, last = first + static_cast<std::int64_t>(out.size()) / channels;
    const Mix mix(timeline);
    std::vector<float> scratch;
    for (const auto& track : timeline.tracks) {
        if (!mix.audible(*track)) continue;
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            const Clip& clip = track->clips[i];
            if (!clip.enabled || !within_reach(timeline.rate, *track, i, first, last)) continue;
            const auto media = pool_->find(clip.media);
            if (!media || !media->info.audio) continue;
            const Voice voice = mix.voice(*track, clip);
            const std::int64_t a = std::max(first, voice.from), b = std::min(last, voice.to);
            if (a >= b) continue;
            if (auto added = add(*pool_, voice, first, a, b, out, scratch, purpose); !added) return added;
        }
    }
    return {};
}

}  // namespace rhyme
