#include "core/music/spectrogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/media/audio_source.h"
#include "core/music/enough_sound.h"

namespace rhyme {
namespace {

constexpr int bins = Spectrogram::window / 2 + 1;
constexpr int block = 1 << 16;  // samples read at once

double frequency(int bin) { return double(bin) * Spectrogram::sample_rate / Spectrogram::window; }

struct Band {
    double centre;
    int first;
    std::vector<float> weights;
};

/// Triangles of an eighth of an octave, of area one; where bins are wider than that, single bins, each once.
std::vector<Band> log_bands() {
    constexpr double lowest = 32;
    constexpr int per_octave = 8, octaves_times = 71;
    std::vector<Band> bands;
    int last_single = -1;
    for (int i = 0; i < octaves_times; ++i) {
        const auto at = [&](int k) { return lowest * std::exp2(double(k) / per_octave); };
        const double left = at(i - 1), centre = at(i), right = at(i + 1);
        Band band{centre, 0, {}};
        double sum = 0;
        for (int bin = 0; bin < bins; ++bin) {
            const double f = frequency(bin);
            const double w = std::min((f - left) / (centre - left), (right - f) / (right - centre));
            if (w <= 0) continue;
            if (band.weights.empty()) band.first = bin;
            band.weights.push_back(float(w));
            sum += w;
        }
        if (band.weights.empty()) {
            const int nearest = int(std::lround(centre * Spectrogram::window / Spectrogram::sample_rate));
            if (nearest == last_single) continue;
            last_single = nearest;
            band = {centre, nearest, {1.f}};
        } else {
            for (float& w : band.weights) w = float(w / sum);
        }
        bands.push_back(std::move(band));
    }
    return bands;
}

/// The pitch class of every bin, -1 outside 80 Hz ... 2 kHz.
std::array<int, bins> pitch_classes() {
    std::array<int, bins> classes;
    classes.fill(-1);
    for (int bin = 1; bin < bins; ++bin) {
        const double f = frequency(bin);
        if (f > 80 && f < 2000) classes[bin] = ((int(std::lround(12 * std::log2(f / 440))) % 12) + 12) % 12;
    }
    return classes;
}

/// Calls each(samples) with consecutive mono blocks of the song.
template <class Each>
Result<void> read_mono(AudioSource& source, std::int64_t length, const Cancel& cancel, Each each) {
    std::vector<float> stereo(2 * block), mono(block);
    for (std::int64_t at = 0; at < length; at += block) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        const auto count = std::size_t(std::min<std::int64_t>(block, length - at));
        if (auto read = source.read(SamplePosition(at), std::span(stereo).first(2 * count)); !read)
            return fail(read.error());
        for (std::size_t i = 0; i < count; ++i) mono[i] = 0.5f * (stereo[2 * i] + stereo[2 * i + 1]);
        each(std::span<const float>(mono).first(count), at);
    }
    return {};
}

/// Turns windows of samples into rows of a spectrogram.
class Analyser {
public:
    explicit Analyser(Spectrogram& out) : out_(out), bands_(log_bands()), classes_(pitch_classes()) {
        for (int i = 0; i < Spectrogram::window; ++i)
            hann_[i] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * i / (Spectrogram::window - 1)));
        for (const Band& band : bands_) out_.centres.push_back(float(band.centre));
    }
    int width() const { return int(bands_.size()); }

    void frame(int row, const float* samples) {
        double energy = 0;
        for (int i = 0; i < Spectrogram::window; ++i) {
            input_(i) = samples[i] * hann_[i];
            energy += double(samples[i]) * samples[i];
        }
        out_.level[row] = float(std::sqrt(energy / Spectrogram::window));
        cv::dft(input_, spectrum_, cv::DFT_COMPLEX_OUTPUT);
        const auto* values = spectrum_.ptr<std::complex<float>>();
        for (int bin = 0; bin < bins; ++bin) magnitude_[bin] = std::abs(values[bin]);
        float* bands = out_.bands.ptr<float>(row);
        for (std::size_t b = 0; b < bands_.size(); ++b) {
            float sum = 0;
            for (std::size_t i = 0; i < bands_[b].weights.size(); ++i)
                sum += bands_[b].weights[i] * magnitude_[bands_[b].first + i];
            bands[b] = std::log10(1 + sum);
        }
        float* chroma = out_.chroma.ptr<float>(row);
        for (int bin = 0; bin < bins && frequency(bin) < 2000; ++bin)
            if (classes_[bin] >= 0) chroma[classes_[bin]] += std::log1p(magnitude_[bin]);
    }

private:
    Spectrogram& out_;
    std::vector<Band> bands_;
    std::array<int, bins> classes_;
    std::array<float, Spectrogram::window> hann_;
    std::array<float, bins> magnitude_;
    cv::Mat1f input_ = cv::Mat1f(1, Spectrogram::window);
    cv::Mat spectrum_;
};

}  // namespace

Result<Spectrogram> make_spectrogram(std::shared_ptr<const Media> song, Progress progress, Cancel cancel) {
    const auto enough = samples_to_hear(*song, Spectrogram::sample_rate);
    if (!enough) return fail(enough.error());
    const std::int64_t length = *enough;
    auto source = AudioSource::open(song, {Spectrogram::sample_rate, {1, 1}});
    if (!source) return fail(source.error());

    // The level is known only after the whole song was heard: a song's samples are kept for that, what is longer than
    // any is decoded twice.
    constexpr std::int64_t longest_kept = 10LL * 60 * Spectrogram::sample_rate;
    std::vector<float> kept;
    double energy = 0;
    auto heard = read_mono(**source, length, cancel, [&](std::span<const float> samples, std::int64_t at) {
        for (float s : samples) energy += double(s) * s;
        if (length <= longest_kept) kept.insert(kept.end(), samples.begin(), samples.end());
        if (progress) progress({0.3 * double(at) / double(length), "listening"});
    });
    if (!heard) return fail(heard.error());
    const auto scale = float(0.1 / (std::sqrt(energy / double(length)) + 1e-9));

    Spectrogram out;
    out.seconds = double(length) / Spectrogram::sample_rate;
    const int rows = int((length) / Spectrogram::hop) + 1;
    Analyser analyser(out);
    out.bands = cv::Mat1f(rows, analyser.width(), 0.f);
    out.chroma = cv::Mat1f(rows, 12, 0.f);
    out.level.assign(std::size_t(rows), 0.f);

    constexpr int half = Spectrogram::window / 2;
    std::vector<float> waiting(half, 0.f);  // samples from row's window on; half a window of silence comes first
    int row = 0;
    const auto drain = [&] {
        std::size_t from = 0;
        for (; row < rows && from + Spectrogram::window <= waiting.size(); from += Spectrogram::hop)
            analyser.frame(row++, &waiting[from]);
        waiting.erase(waiting.begin(), waiting.begin() + std::ptrdiff_t(from));
    };
    const auto analyse = [&](std::span<const float> samples, std::int64_t at) {
        for (float s : samples) waiting.push_back(s * scale);
        drain();
        if (progress) progress({0.3 + 0.7 * double(at) / double(length), "listening"});
    };
    if (kept.empty()) {
        heard = read_mono(**source, length, cancel, analyse);
        if (!heard) return fail(heard.error());
    }
    for (std::size_t at = 0; at < kept.size(); at += block) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        analyse(std::span<const float>(kept).subspan(at, std::min<std::size_t>(block, kept.size() - at)),
                std::int64_t(at));
    }
    waiting.resize(waiting.size() + Spectrogram::window, 0.f);
    drain();
    out.damaged = (*source)->damaged_at();
    return out;
}

}  // namespace rhyme
