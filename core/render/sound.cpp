#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/render/renderer.h"

namespace rhyme {

namespace {

constexpr int channels = 2;

/// How a voice begins or ends.
struct Ramp {
    std::int64_t length = 0;  ///< samples; 0: at once
    bool crossfade = false;   ///< the other voice comes while this one goes: equal power
};

/// One clip's sound on the sequence: the form's sample = sequence sample + offset.
struct Voice {
    MediaId media;
    AudioForm form;
    std::int64_t from, to, offset;
    float gain[channels];
    Ramp rise, fall;

    float at(std::int64_t s) const {
        return ramp(rise, static_cast<double>(s - from) + 0.5) * ramp(fall, static_cast<double>(to - s) - 0.5);
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
std::int64_t form_offset(const Clip& clip, FrameRate rate, const AudioForm& form) {
    const RationalTime in = clip.source_in * RationalTime(form.speed.den, form.speed.num);
    const RationalTime shift = in - rate.time(clip.start);
    return detail::divide(detail::Wide(shift.num) * form.sample_rate, shift.den, Rounding::Nearest);
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
    explicit Mix(const Timeline& timeline) : timeline_(timeline), rate_(timeline.sample_rate) {
        for (const auto& track : timeline.tracks) any_solo_ |= track->kind == TrackKind::Audio && track->solo;
    }
    bool audible(const Track& track) const {
        return track.kind == TrackKind::Audio && !track.muted && (track.solo || !any_solo_);
    }
    std::int64_t sample(FramePosition p) const { return timeline_.rate.sample(p, rate_).value; }

    Voice voice(const Track& track, const Clip& clip) const {
        const AudioForm form = form_of(clip);
        Voice v{
            clip.media, form, sample(clip.start), sample(clip.end()), form_offset(clip, timeline_.rate, form), {1, 1},
            {},         {}};
        for (float& gain : v.gain) gain = amplitude(clip.gain_db);
        const std::int64_t edge = std::min<std::int64_t>(rate_ / 200, (v.to - v.from) / 2);  // 5 ms: no click
        v.rise.length = v.fall.length = edge;
        if (const Clip* before = track.before(clip)) {
            if (const Transition* t = crossfade(track, *before, clip)) {
                const std::int64_t end = sample(clip.start + t->out_offset);
                v.from = sample(clip.start - t->in_offset);
                v.rise = {end - v.from, true};
            } else if (runs_on(*before, clip)) {
                v.rise.length = 0;
            }
        }
        if (const Clip* after = track.after(clip)) {
            if (const Transition* t = crossfade(track, clip, *after)) {
                const std::int64_t begin = sample(clip.end() - t->in_offset);
                v.to = sample(clip.end() + t->out_offset);
                v.fall = {v.to - begin, true};
            } else if (runs_on(clip, *after)) {
                v.fall.length = 0;
            }
        }
        return v;
    }

private:
    AudioForm form_of(const Clip&) const { return {rate_, {1, 1}}; }
    static float amplitude(double db) { return static_cast<float>(std::pow(10.0, std::clamp(db, -200.0, 60.0) / 20)); }

    bool runs_on(const Clip& a, const Clip& b) const {
        return a.enabled && b.enabled && a.media == b.media && a.gain_db == b.gain_db && form_of(a) == form_of(b) &&
               form_offset(a, timeline_.rate, form_of(a)) == form_offset(b, timeline_.rate, form_of(b));
    }
    /// The transition between two sounds themselves; else the dissolve of their pictures.
    const Transition* crossfade(const Track& track, const Clip& a, const Clip& b) const {
        if (const Transition* own = track.transition_between(a.id, b.id); own && a.enabled && b.enabled) return own;
        return runs_on(a, b) ? nullptr : shared_dissolve(timeline_, a, b);
    }

    const Timeline& timeline_;
    int rate_;
    bool any_solo_ = false;
};

/// Whether clip i could sound in [first, last): a crossfade reaches at most over its neighbours.
bool within_reach(const Mix& mix, const Track& track, std::size_t i, std::int64_t first, std::int64_t last) {
    const Clip& from = track.clips[i ? i - 1 : i];
    const Clip& to = track.clips[std::min(i + 1, track.clips.size() - 1)];
    return mix.sample(from.start) < last && mix.sample(to.end()) > first;
}

/// Adds [a, b) of `voice` to `out`, whose first sample is `start`.
Result<void> add(MediaPool& pool, const Voice& voice, std::int64_t start, std::int64_t a, std::int64_t b,
                 std::span<float> out, std::vector<float>& scratch, Purpose purpose) {
    scratch.resize(static_cast<std::size_t>(b - a) * channels);
    auto read = pool.read_audio(voice.media, SamplePosition(a + voice.offset), scratch, purpose, voice.form);
    if (!read) return read;
    float* to = out.data() + (a - start) * channels;
    const bool level = voice.level(a, b);
    for (std::int64_t s = a; s < b; ++s) {
        const float part = level ? 1 : voice.at(s);
        for (int c = 0; c < channels; ++c) {
            const auto i = static_cast<std::size_t>((s - a) * channels + c);
            to[i] += voice.gain[c] * part * scratch[i];
        }
    }
    return {};
}

}  // namespace

Result<void> Renderer::sound(const Timeline& timeline, SamplePosition start, std::span<float> out,
                             Purpose purpose) const {
    std::fill(out.begin(), out.end(), 0.0f);
    if (timeline.sample_rate < 8000 || timeline.sample_rate > 384000)
        return fail(ErrorCode::Unsupported, "sound is mixed between 8000 and 384000 samples a second");
    const std::int64_t first = start.value, last = first + static_cast<std::int64_t>(out.size()) / channels;
    const Mix mix(timeline);
    std::vector<float> scratch;
    Result<void> result;
    for (const auto& track : timeline.tracks) {
        if (!mix.audible(*track)) continue;
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            const Clip& clip = track->clips[i];
            if (!clip.enabled || !within_reach(mix, *track, i, first, last)) continue;
            const auto media = pool_->find(clip.media);
            if (!media || !media->info.audio) continue;
            const Voice voice = mix.voice(*track, clip);
            const std::int64_t a = std::max(first, voice.from), b = std::min(last, voice.to);
            if (a >= b) continue;
            if (auto added = add(*pool_, voice, first, a, b, out, scratch, purpose); !added && result) result = added;
        }
    }
    return result;
}

Result<Loudness> measure_loudness(const Renderer& renderer, const Timeline& timeline, FrameRange range,
                                  Progress progress, Cancel cancel) {
    auto meter = LoudnessMeter::make(timeline.sample_rate);
    if (!meter) return fail(meter.error());
    const std::int64_t from = timeline.rate.sample(range.start, timeline.sample_rate).value,
                       to = timeline.rate.sample(range.end(), timeline.sample_rate).value;
    std::vector<float> block;
    for (std::int64_t at = from; at < to; at += timeline.sample_rate) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        block.resize(static_cast<std::size_t>(std::min<std::int64_t>(timeline.sample_rate, to - at)) * channels);
        if (auto mixed = renderer.sound(timeline, SamplePosition(at), block, Purpose::Export); !mixed)
            return fail(mixed.error());
        meter->add(block);
        if (progress) progress({static_cast<double>(at - from) / static_cast<double>(to - from), "listening"});
    }
    return meter->so_far();
}

}  // namespace rhyme
