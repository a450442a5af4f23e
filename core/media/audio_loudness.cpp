#include "core/media/audio_loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/media/audio_source.h"

namespace rhyme {

namespace {

double decibels(double amplitude) { return amplitude > 1e-6 ? 20 * std::log10(amplitude) : Loudness::silence; }
/// libebur128 gives minus infinity for what the gate leaves nothing of.
double level(double lufs) { return std::isfinite(lufs) ? std::max(lufs, Loudness::silence) : Loudness::silence; }

}  // namespace

struct LoudnessMeter::State {
    ebur128_state* meter = nullptr;
    std::int64_t step = 0, filled = 0,
                 steps = 0;  // samples in a tenth of a second; of the one being filled; whole ones
    double momentary = Loudness::silence, short_term = Loudness::silence;

    ~State() { ebur128_destroy(&meter); }

    // After each tenth of a second: the windows that have been filled.
    void look() {
        double lufs = 0;
        ++steps;
        if (steps >= 4 && ebur128_loudness_momentary(meter, &lufs) == EBUR128_SUCCESS)
            momentary = std::max(momentary, level(lufs));
        if (steps >= 30 && ebur128_loudness_shortterm(meter, &lufs) == EBUR128_SUCCESS)
            short_term = std::max(short_term, level(lufs));
    }
};

LoudnessMeter::LoudnessMeter(std::unique_ptr<State> state) : state_(std::move(state)) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

Result<LoudnessMeter> LoudnessMeter::make(int sample_rate) {
    if (sample_rate < 8000 || sample_rate > 384000)
        return fail(ErrorCode::Unsupported, "loudness is measured between 8000 and 384000 samples a second");
    auto state = std::make_unique<State>();
    state->meter = ebur128_init(AudioSource::channels, static_cast<unsigned long>(sample_rate),
                                EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_S | EBUR128_MODE_TRUE_PEAK);
    if (!state->meter) return fail(ErrorCode::Internal, "there is not enough memory to measure loudness");
    state->step = (sample_rate + 5) / 10;
    return LoudnessMeter(std::move(state));
}

void LoudnessMeter::add(std::span<const float> interleaved) {
    State& s = *state_;
    while (interleaved.size() >= AudioSource::channels) {
        const std::int64_t there = static_cast<std::int64_t>(interleaved.size()) / AudioSource::channels;
        const std::int64_t count = std::min(there, s.step - s.filled);
        ebur128_add_frames_float(s.meter, interleaved.data(), static_cast<std::size_t>(count));
        s.filled += count;
        if (s.filled == s.step) s.filled = 0, s.look();
        interleaved = interleaved.subspan(static_cast<std::size_t>(count) * AudioSource::channels);
    }
}

Loudness LoudnessMeter::so_far() const {
    Loudness found;
    double value = 0;
    if (ebur128_loudness_global(state_->meter, &value) == EBUR128_SUCCESS) found.integrated = level(value);
    if (ebur128_loudness_range(state_->meter, &value) == EBUR128_SUCCESS && std::isfinite(value)) found.range = value;
    found.momentary = state_->momentary, found.short_term = state_->short_term;
    double peak = 0, sample = 0;
    for (unsigned c = 0; c < AudioSource::channels; ++c) {
        if (ebur128_true_peak(state_->meter, c, &value) == EBUR128_SUCCESS) peak = std::max(peak, value);
        if (ebur128_sample_peak(state_->meter, c, &value) == EBUR128_SUCCESS) sample = std::max(sample, value);
    }
    found.true_peak = decibels(std::max(peak, sample)), found.sample_peak = decibels(sample);
    return found;
}

Result<Loudness> measure_loudness(std::shared_ptr<const Media> media, Progress progress, Cancel cancel) {
    if (!media || !media->info.audio)
        return fail(ErrorCode::InvalidArgument, "it has no sound", media ? path_text(media->info.path) : std::string());
    const int rate = std::clamp(media->info.audio->sample_rate, 8000, 384000);
    auto source = AudioSource::open(media, {rate, {1, 1}});
    if (!source) return fail(source.error());
    auto meter = LoudnessMeter::make(rate);
    if (!meter) return fail(meter.error());
    const std::int64_t total = sound_length(*media, rate).value;
    std::vector<float> block;
    for (std::int64_t at = 0; at < total; at += rate) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        block.resize(static_cast<std::size_t>(std::min<std::int64_t>(rate, total - at)) * AudioSource::channels);
        if (auto done = (*source)->read(SamplePosition(at), block); !done) return fail(done.error());
        meter->add(block);
        if (progress)
            progress({static_cast<double>(at) / static_cast<double>(total),
                      "listening to " + path_text(media->info.path.filename())});
    }
    return meter->so_far();
}

}  // namespace rhyme
