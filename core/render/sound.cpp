#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/media/audio_source.h"
#include "core/render/drawing.h"
#include "core/render/renderer.h"
#include "core/render/varispeed.h"

namespace rhyme {

namespace {

constexpr int channels = AudioSource::channels;

/// How a voice begins or ends.
struct Ramp {
    std::int64_t length = 0;  ///< samples; 0: at once
    bool sine = false;        ///< a quarter of a sine: with another voice going the power stays; else a straight line

    float at(double into) const {
        const auto whole = static_cast<double>(length);
        if (length == 0 || into >= whole) return 1;
        const double x = into / whole;
        return static_cast<float>(sine ? std::sin(x * std::numbers::pi / 2) : x);
    }
};

/// One clip's sound on the sequence.
struct Voice {
    const Clip* clip = nullptr;
    bool taped = false;  ///< read at places between samples, the pitch going with the speed; else:
    AudioForm form;      ///< the form's sample = sequence sample + offset
    std::int64_t from = 0, to = 0, offset = 0;
    float gain[channels] = {1, 1};
    Ramp rise, fall;

    float at(std::int64_t s) const {
        return rise.at(static_cast<double>(s - from) + 0.5) * fall.at(static_cast<double>(to - s) - 0.5);
    }
    bool level(std::int64_t a, std::int64_t b) const {
        return clip->more->gain.keys.empty() && a >= from + rise.length && b <= to - fall.length;
    }
};

/// (source_in / speed - start) in samples, rounded once: so both edges of all sounds are rounded the same way, and
/// clips cut from one piece fit without a step.
std::int64_t form_offset(const Clip& clip, FrameRate rate, const AudioForm& form) {
    const RationalTime in = clip.source_in, speed = form.speed;
    detail::Wide n =
        detail::Wide(in.num) * speed.den * rate.num - detail::Wide(clip.start.value) * rate.den * in.den * speed.num;
    detail::Wide d = detail::Wide(in.den) * speed.num * rate.num;
    const detail::Wide common = detail::gcd(n, d);
    n /= common, d /= common;
    if (d < 0) n = -n, d = -d;
    return detail::divide(n * form.sample_rate, d, Rounding::Nearest);
}

float amplitude(double db) { return static_cast<float>(std::pow(10.0, std::clamp(db, -200.0, 60.0) / 20)); }

/// Constant power, 0 dB in the middle: sqrt(2) cos and sqrt(2) sin of an eighth of a turn either way.
void pan(float (&gain)[channels], double to) {
    if (to == 0) return;  // untouched to the last bit
    const double angle = (std::clamp(to, -1.0, 1.0) + 1) * std::numbers::pi / 4;
    gain[0] *= static_cast<float>(std::numbers::sqrt2 * std::cos(angle));
    gain[1] *= static_cast<float>(std::numbers::sqrt2 * std::sin(angle));
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

    /// Whether there is a sound to be heard at its speed.
    bool sounds(const Clip& clip) const {
        if (!clip.enabled || (clip.kind != ClipKind::Media && clip.kind != ClipKind::Sequence)) return false;
        if (!clip.more->ramp.empty()) return true;
        RationalTime pace = clip.speed;
        if (pace.num < 0) pace.num = -pace.num;
        return pace >= slowest_sound && pace <= fastest_sound;
    }

    Voice voice(const Track& track, const Clip& clip) const {
        Voice v;
        v.clip = &clip;
        v.taped = taped(clip);
        v.form = {rate_, v.taped ? RationalTime(1, 1) : clip.speed};
        v.from = sample(clip.start), v.to = sample(clip.end());
        v.offset = v.taped ? 0 : form_offset(clip, timeline_.rate, v.form);
        for (float& gain : v.gain) gain = amplitude(clip.gain_db + track.gain_db);
        pan(v.gain, clip.more->pan);
        pan(v.gain, track.pan);
        const Clip *before = track.before(clip), *after = track.after(clip);
        const std::int64_t edge = std::min<std::int64_t>(rate_ / 200, (v.to - v.from) / 2);  // 5 ms: no click
        v.rise.length = before && runs_on(*before, clip) ? 0 : edge;
        v.fall.length = after && runs_on(clip, *after) ? 0 : edge;
        if (clip.more->fade_in.value > 0) v.rise = {sample(clip.start + clip.more->fade_in) - v.from, true};
        if (clip.more->fade_out.value > 0) v.fall = {v.to - sample(clip.end() - clip.more->fade_out), true};
        if (const Transition* t = before ? crossfade(track, *before, clip) : nullptr) {
            const std::int64_t end = sample(clip.start + t->out_offset);
            v.from = sample(clip.start - t->in_offset);
            v.rise = {end - v.from, true};
        }
        if (const Transition* t = after ? crossfade(track, clip, *after) : nullptr) {
            const std::int64_t begin = sample(clip.end() - t->in_offset);
            v.to = sample(clip.end() + t->out_offset);
            v.fall = {v.to - begin, true};
        }
        return v;
    }

    /// Where in its file, in samples at the mix's rate, a taped voice is at the samples [a, b), and how fast it runs:
    /// the speed is even within a frame.
    void places(const Clip& clip, std::int64_t a, std::int64_t b, std::vector<SourcePlace>& places,
                std::vector<double>& paces) const {
        const FrameRate rate = timeline_.rate;
        places.clear(), paces.clear();
        for (std::int64_t s = a; s < b;) {
            const FramePosition frame = frame_of(s);
            const std::int64_t begin = sample(frame), end = sample(frame + FrameCount(1));
            const RationalTime from = source_time(clip, frame, rate),
                               to = source_time(clip, frame + FrameCount(1), rate);
            const double pace = (to - from).seconds() * rate_ / static_cast<double>(end - begin);
            const std::int64_t whole = detail::divide(detail::Wide(from.num) * rate_, from.den, Rounding::Down);
            const double part = static_cast<double>(detail::Wide(from.num) * rate_ - detail::Wide(whole) * from.den) /
                                static_cast<double>(from.den);
            for (; s < std::min(b, end); ++s) {
                const double at = part + pace * static_cast<double>(s - begin), down = std::floor(at);
                places.push_back({whole + static_cast<std::int64_t>(down), at - down});
                paces.push_back(pace);
            }
        }
    }

    /// The clip's rubber band at the samples [a, b), in amplitude: even in dB from frame to frame.
    void band(const Clip& clip, std::int64_t a, std::int64_t b, std::vector<float>& gains) const {
        gains.clear();
        for (std::int64_t s = a; s < b;) {
            const FramePosition frame = frame_of(s);
            const std::int64_t begin = sample(frame), end = sample(frame + FrameCount(1));
            const double from = value_at(clip.more->gain, clip.clip_time(frame));
            const double to = value_at(clip.more->gain, clip.clip_time(frame + FrameCount(1)));
            for (; s < std::min(b, end); ++s)
                gains.push_back(
                    amplitude(from + (to - from) * static_cast<double>(s - begin) / static_cast<double>(end - begin)));
        }
    }

private:
    static bool taped(const Clip& clip) {
        if (!clip.more->ramp.empty()) return true;
        if (clip.kind == ClipKind::Sequence) return clip.speed != RationalTime(1, 1);
        return !clip.more->keep_pitch && clip.speed != RationalTime(1, 1) && clip.speed != RationalTime(-1, 1);
    }
    /// The frame a sample belongs to.
    FramePosition frame_of(std::int64_t s) const {
        const FrameRate rate = timeline_.rate;
        return FramePosition(
            detail::divide((2 * detail::Wide(s) + 1) * rate.num, 2 * detail::Wide(rate_) * rate.den, Rounding::Up) - 1);
    }

    bool runs_on(const Clip& a, const Clip& b) const {
        const ClipMore &x = *a.more, &y = *b.more;
        if (!sounds(a) || !sounds(b) || a.media != b.media || a.sequence != b.sequence || a.gain_db != b.gain_db ||
            a.speed != b.speed)
            return false;
        if (x.ramp != y.ramp || x.keep_pitch != y.keep_pitch || x.pan != y.pan || x.gain != y.gain) return false;
        const bool keyed = !x.ramp.empty() || !x.gain.keys.empty();
        if (keyed && a.clip_time(b.start) != b.clock) return false;
        if (taped(a)) return source_time(a, b.start, timeline_.rate) == b.source_in;
        const AudioForm form{rate_, a.speed};
        return form_offset(a, timeline_.rate, form) == form_offset(b, timeline_.rate, form);
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

/// What is used over and over while mixing.
struct Scratch {
    std::vector<float> samples, band;
    std::vector<SourcePlace> places;
    std::vector<double> paces;
};

using Read = std::function<Result<void>(SamplePosition, std::span<float>)>;

/// Adds [a, b) of `voice` to `out`, whose first sample is `start`.
Result<void> add(const Read& read, const Mix& mix, const Voice& voice, std::int64_t start, std::int64_t a,
                 std::int64_t b, std::span<float> out, Scratch& scratch) {
    scratch.samples.resize(static_cast<std::size_t>(b - a) * channels);
    Result<void> done;
    if (voice.taped) {
        mix.places(*voice.clip, a, b, scratch.places, scratch.paces);
        done = read_at(scratch.places, scratch.paces, scratch.samples, read);
    } else {
        done = read(SamplePosition(a + voice.offset), scratch.samples);
    }
    if (!done) return done;
    const bool level = voice.level(a, b), banded = !voice.clip->more->gain.keys.empty();
    const float even = amplitude(voice.clip->more->gain.value);
    if (banded) mix.band(*voice.clip, a, b, scratch.band);
    float* to = out.data() + (a - start) * channels;
    for (std::int64_t s = a; s < b; ++s) {
        const float band = banded ? scratch.band[static_cast<std::size_t>(s - a)] : even;
        const float part = level ? band : band * voice.at(s);
        for (int c = 0; c < channels; ++c) {
            const auto i = static_cast<std::size_t>((s - a) * channels + c);
            to[i] += voice.gain[c] * part * scratch.samples[i];
        }
    }
    return {};
}

/// See Renderer::sound; `depth` of nesting.
Result<void> mix_timeline(MediaPool& pool, const Timeline& timeline, SamplePosition start, std::span<float> out,
                          Purpose purpose, int depth) {
    std::fill(out.begin(), out.end(), 0.0f);
    if (timeline.sample_rate < 8000 || timeline.sample_rate > 384000)
        return fail(ErrorCode::Unsupported, "sound is mixed between 8000 and 384000 samples a second");
    const std::int64_t first = start.value, last = first + static_cast<std::int64_t>(out.size()) / channels;
    const Mix mix(timeline);
    Scratch scratch;
    Result<void> result;
    for (const auto& track : timeline.tracks) {
        if (!mix.audible(*track)) continue;
        for (std::size_t i = 0; i < track->clips.size(); ++i) {
            const Clip& clip = track->clips[i];
            if (!mix.sounds(clip) || !within_reach(mix, *track, i, first, last)) continue;
            const auto media = pool.find(clip.media);
            const Timeline* shown = timeline.shown_in(clip);
            if (clip.kind == ClipKind::Media ? !media || !media->info.audio : !shown || depth >= deepest_nesting)
                continue;
            const Voice voice = mix.voice(*track, clip);
            const std::int64_t a = std::max(first, voice.from), b = std::min(last, voice.to);
            if (a >= b) continue;
            Read read = [&](SamplePosition from, std::span<float> into) {
                return pool.read_audio(clip.media, from, into, purpose, voice.form);
            };
            if (shown) {  // its mix, as if it were a file of the rate that is wanted
                Timeline inner = *shown;
                inner.nested = timeline.nested, inner.sample_rate = timeline.sample_rate;
                read = [&pool, inner, purpose, depth](SamplePosition from, std::span<float> into) {
                    return mix_timeline(pool, inner, from, into, purpose, depth + 1);
                };
            }
            if (auto added = add(read, mix, voice, first, a, b, out, scratch); !added && result) result = added;
        }
    }
    return result;
}

}  // namespace

Result<void> Renderer::sound(const Timeline& timeline, SamplePosition start, std::span<float> out,
                             Purpose purpose) const {
    return mix_timeline(*pool_, timeline, start, out, purpose, 0);
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
