#include "core/music/sync.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <opencv2/core.hpp>
#include <optional>

#include "core/media/audio_source.h"
#include "core/music/clap_fit.h"
#include "core/music/enough_sound.h"
#include "core/music/wave_fit.h"

namespace rhyme {
namespace {

constexpr int sample_rate = 8000, hop = sample_rate / OnsetCurve::a_second, window = 256;
constexpr std::array<int, 9> band_edges{2, 5, 9, 14, 21, 31, 46, 70, 110};  // bins of 31.25 Hz
constexpr int bands = OnsetCurve::bands;
static_assert(band_edges.size() == bands + 1);

constexpr int wave_step = sample_rate / wave_rate;
static_assert(hop % wave_step == 0);
constexpr double seen_late = 1.0 / OnsetCurve::a_second;

constexpr int coarse_step = 4;  // the first search looks 50 times a second
constexpr double slowest = 0.48, fastest = 2.1, rate_step = 1e-3, longest_coarse = 60;
constexpr std::size_t most_guesses = 32;  // at about one speed
constexpr double least_strength = 8;      // deviations: chance alone stands higher

/// Zero mean, unit length.
void normalise(std::vector<float>& values) {
    double mean = 0, squares = 0;
    for (float v : values) mean += v / double(std::max<std::size_t>(1, values.size()));
    for (float& v : values) v = float(v - mean), squares += double(v) * v;
    const auto scale = float(squares > 0 ? 1 / std::sqrt(squares) : 0);
    for (float& v : values) v *= scale;
}

/// Softly, so that it makes no difference where between two steps a sound begins.
std::vector<float> coarser(const std::vector<float>& values) {
    std::vector<float> out(values.size() / coarse_step);
    const int n = int(values.size());
    for (int i = 0; i < int(out.size()); ++i)
        for (int k = -2 * coarse_step; k <= 2 * coarse_step; ++k) {
            const float weight = 1 - float(std::abs(k)) / (2 * coarse_step + 1);
            out[std::size_t(i)] += weight * values[std::size_t(std::clamp(i * coarse_step + k, 0, n - 1))];
        }
    return out;
}

/// The take as it would have been at the song's speed: `values` read at `rate` times the pace.
std::vector<float> at_pace(const std::vector<float>& values, double rate) {
    std::vector<float> out(std::size_t(double(values.size()) / rate));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = double(i) * rate;
        const auto before = std::size_t(at);
        if (before + 1 >= values.size()) break;
        const auto share = float(at - double(before));
        out[i] = values[before] * (1 - share) + values[before + 1] * share;
    }
    return out;
}

/// Cross-correlation with one song at every lag, by FFT.
class Correlator {
public:
    Correlator(std::vector<float> song, std::size_t longest_take) : length_(song.size()), longest_(longest_take) {
        normalise(song);
        size_ = cv::getOptimalDFTSize(int(song.size() + 2 * longest_take));
        cv::Mat1f padded(1, size_, 0.f);
        std::copy(song.begin(), song.end(), padded.begin() + std::ptrdiff_t(longest_take));
        cv::dft(padded, song_);
    }
    /// Value i is for a take that begins i - longest_take steps after the song, in the deviations that unlike sounds
    /// would have: so one pace can be held against another, however regular the music.
    const cv::Mat1f& operator()(std::vector<float> take) {
        normalise(take);
        cv::Mat1f padded(1, size_, 0.f);
        std::copy(take.begin(), take.begin() + std::ptrdiff_t(std::min(take.size(), longest_)), padded.begin());
        cv::dft(padded, take_);
        cv::mulSpectrums(song_, take_, take_, 0, true);
        cv::idft(take_, out_, cv::DFT_SCALE);
        out_ *= std::sqrt(double(length_));
        return out_;
    }

private:
    std::size_t length_, longest_;
    int size_;
    cv::Mat1f song_, take_, out_;
};

struct Guess {
    double offset = 0, rate = 1, strength = 0;  // in deviations
};

/// Slow, as the song, fast: rhythm alone fits at half and double speed as well, everywhere, and would fill a list.
constexpr int speeds = 3;
int speed_of(double rate) { return rate < std::numbers::sqrt2 / 2 ? 0 : rate < std::numbers::sqrt2 ? 1 : 2; }

/// The likeliest rates and places, the strongest first, none near another.
std::vector<Guess> first_guesses(const std::vector<float>& song, const std::vector<float>& take, const Cancel& cancel) {
    const auto longest = std::size_t(longest_coarse * OnsetCurve::a_second / coarse_step / slowest);
    const std::size_t most = std::size_t(longest_coarse * OnsetCurve::a_second / coarse_step);
    const std::size_t first = take.size() > most ? (take.size() - most) / 2 : 0;
    const std::vector<float> part(take.begin() + std::ptrdiff_t(first),
                                  take.begin() + std::ptrdiff_t(std::min(take.size(), first + most)));
    Correlator correlate(song, longest);
    constexpr double steps = double(OnsetCurve::a_second) / coarse_step;
    std::vector<Guess> all;
    const int steps_up = int(std::ceil(std::log(fastest / slowest) / rate_step));
    for (int k = 0; k <= steps_up && !cancel.stop_requested(); ++k) {
        const double rate = slowest * std::exp(k * rate_step);
        const cv::Mat1f& found = correlate(at_pace(part, rate));
        for (int x = 1; x + 1 < found.cols; ++x) {
            const auto strength = double(found(0, x));
            if (strength < least_strength || found(0, x - 1) > found(0, x) || found(0, x + 1) >= found(0, x)) continue;
            all.push_back({(x - double(longest)) / steps - double(first) / steps / rate, rate, strength});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Guess& a, const Guess& b) { return a.strength > b.strength; });
    const double middle = (double(first) + double(part.size()) / 2) / steps;
    std::vector<Guess> apart;
    std::array<std::size_t, speeds> room;
    room.fill(most_guesses);
    for (const Guess& g : all) {
        std::size_t& left = room[std::size_t(speed_of(g.rate))];
        if (left == 0) continue;
        const bool known = std::any_of(apart.begin(), apart.end(), [&](const Guess& o) {
            return std::abs(std::log(o.rate / g.rate)) < 0.02 &&
                   std::abs(o.offset + middle / o.rate - g.offset - middle / g.rate) < 0.2;
        });
        if (!known) apart.push_back(g), --left;
    }
    return apart;
}

struct Point {
    double take, song, weight;  // times
};

/// Where short pieces of the take lie in the song, near where the guess has them.
std::vector<Point> follow(const std::vector<float>& song, const std::vector<float>& take, const Guess& guess,
                          double reach) {
    constexpr int a_second = OnsetCurve::a_second;
    const std::vector<float> paced = at_pace(take, guess.rate);
    const int length = 4 * a_second, range = int(reach * a_second);
    std::vector<Point> points;
    for (int from = 0; from + a_second < int(paced.size()); from += length / 2) {
        std::vector<float> piece(paced.begin() + from, paced.begin() + std::min<int>(int(paced.size()), from + length));
        normalise(piece);
        const int expected = int(std::lround((guess.offset * a_second) + from));
        std::vector<double> fit(std::size_t(2 * range + 1), 0.);
        for (int lag = -range; lag <= range; ++lag) {
            double dot = 0, squares = 1e-9, mean = 0;
            for (std::size_t i = 0; i < piece.size(); ++i) {
                const int at = expected + lag + int(i);
                const float v = at >= 0 && at < int(song.size()) ? song[std::size_t(at)] : 0;
                dot += double(v) * piece[i], squares += double(v) * v, mean += v;
            }
            squares -= mean * mean / double(piece.size());
            fit[std::size_t(lag + range)] = dot / std::sqrt(std::max(squares, 1e-9));
        }
        const auto top = std::max_element(fit.begin(), fit.end());
        const auto i = int(top - fit.begin());
        if (i == 0 || i == 2 * range || *top < 0.1) continue;
        const double before = fit[std::size_t(i - 1)], after = fit[std::size_t(i + 1)];
        const double bend = before - 2 * *top + after;
        const double fine = bend < 0 ? 0.5 * (before - after) / bend : 0;
        const double middle = from + double(piece.size()) / 2;
        points.push_back({middle * guess.rate / a_second,
                          (expected + (i - range) + fine + double(piece.size()) / 2) / a_second, *top * *top});
    }
    return points;
}

/// song = offset + take / rate through the points; those far off the line lose their say (Tukey's biweight).
bool fit_line(const std::vector<Point>& points, double scale, Guess& guess) {
    for (int round = 0; round < 8; ++round) {
        double w = 0, x = 0, y = 0, xx = 0, xy = 0;
        for (const Point& p : points) {
            const double off = (p.song - guess.offset - p.take / guess.rate) / scale;
            const double say = std::abs(off) < 1 ? p.weight * std::pow(1 - off * off, 2) : 0;
            w += say, x += say * p.take, y += say * p.song, xx += say * p.take * p.take, xy += say * p.take * p.song;
        }
        const double spread = w * xx - x * x;
        if (w <= 0) return false;
        if (points.size() < 3 || spread < 1e-6 * w * w) {
            guess.offset = (y - x / guess.rate) / w;
            continue;
        }
        const double slope = (w * xy - x * y) / spread;
        if (slope <= 0) return false;
        guess.rate = 1 / slope, guess.offset = (y - slope * x) / w;
    }
    return true;
}

bool same_place(const Guess& a, const Guess& b) {
    return std::abs(a.offset - b.offset) < 0.1 && std::abs(a.rate / b.rate - 1) < 0.005;
}

/// Sounds lie in the bands that they have in the song.
bool keeps_bands(double rate) { return std::abs(std::log(rate)) < 0.08; }

/// 0..1: how alike the beginnings of sounds are, band by band, where the take lies in the song. At another speed sounds
/// lie in other bands, and only all together can be compared.
double likeness(const OnsetCurve& song, const OnsetCurve& take, const Guess& guess) {
    const bool apart = keeps_bands(guess.rate);
    const int columns = apart ? OnsetCurve::bands : 1;
    const std::vector<float>&a = apart ? take.by_band : take.values, &b = apart ? song.by_band : song.values;
    const auto softly = [columns](const std::vector<float>& v, std::size_t row, int c) {
        const auto at = [&](std::size_t r) { return v[r * std::size_t(columns) + std::size_t(c)]; };
        return 0.25f * at(row - 1) + 0.5f * at(row) + 0.25f * at(row + 1);
    };
    const std::size_t song_rows = song.values.size(), rows = take.values.size();
    double sum = 0;
    for (int c = 0; c < columns; ++c) {
        double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
        for (std::size_t row = 1; row + 1 < rows; ++row) {
            const double at = guess.offset * OnsetCurve::a_second + double(row) / guess.rate;
            if (at < 1 || at + 3 > double(song_rows)) continue;
            const auto before = std::size_t(at);
            const double share = at - double(before), p = double(softly(a, row, c)),
                         q = double(softly(b, before, c)) * (1 - share) + double(softly(b, before + 1, c)) * share;
            ++n, x += p, y += q, xx += p * p, yy += q * q, xy += p * q;
        }
        if (n < 2 * OnsetCurve::a_second) return 0;
        const double spread = std::sqrt(std::max(1e-12, (xx - x * x / n) * (yy - y * y / n)));
        sum += std::max(0., (xy - x * y / n) / spread);
    }
    return sum / columns;
}

/// The hop in the window's middle, at the wave's own rate.
void add_wave(const std::vector<float>& stereo, std::vector<std::int16_t>& wave) {
    const auto mono = [&](int i) { return stereo[std::size_t(2 * i)] + stereo[std::size_t(2 * i + 1)]; };
    for (int i = window / 2; i < window / 2 + hop; i += wave_step) {
        const float v = 0.25f * (mono(i - 1) + 2 * mono(i) + mono(i + 1));
        wave.push_back(cv::saturate_cast<std::int16_t>(0.5f * 32767 * v));
    }
}

/// Where the take may lie: by the beginnings of its sounds and, where it is sure, by the wave.
struct Place {
    Guess guess;
    double fit = 0;
    WaveFit wave;
    double alike() const { return std::accumulate(wave.alike.begin(), wave.alike.end(), 0.); }
};

/// The places near first guesses, by how alike the beginnings of sounds are there.
std::vector<Place> likely_places(const OnsetCurve& song, const OnsetCurve& take, const Cancel& cancel) {
    std::vector<Place> places;
    for (Guess guess : first_guesses(coarser(song.values), coarser(take.values), cancel)) {
        bool holds = true;
        for (const double reach : {0.15, 0.05, 0.03})
            holds = holds && fit_line(follow(song.values, take.values, guess, reach), reach / 2, guess);
        if (!holds ||
            std::any_of(places.begin(), places.end(), [&](const Place& p) { return same_place(guess, p.guess); }))
            continue;
        places.push_back({guess, likeness(song, take, guess), {}});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.fit > b.fit; });
    return places;
}

/// The place whose waves are most alike, of those that the wave is sure of, and the most alike of all others.
struct Surest {
    const Place *best = nullptr, *rival = nullptr;

    explicit Surest(const std::vector<Place>& places) {
        for (const Place& p : places)
            if (p.wave.sure() && (!best || p.alike() > best->alike())) best = &p;
        for (const Place& p : places)
            if (best && (std::abs(p.wave.offset - best->wave.offset) > 0.005 || !same_rate(p, *best)) &&
                (!rival || p.alike() > rival->alike()))
                rival = &p;
    }
    static bool same_rate(const Place& a, const Place& b) { return std::abs(a.wave.rate / b.wave.rate - 1) < 0.005; }
};

/// By how many deviations the best place is better than its rival, from piece to piece of the take: of a song that says
/// the same many times, most pieces fit both alike, and so does the noise over them.
double better_by(const WaveFit& best, const WaveFit& rival) {
    double n = 0, sum = 0, squares = 0;
    for (std::size_t i = 0, k = 0; i < best.times.size(); ++i) {
        while (k < rival.times.size() && rival.times[k] < best.times[i] - 0.1) ++k;
        if (k == rival.times.size() || rival.times[k] > best.times[i] + 0.1) continue;
        const double off = best.alike[i] - rival.alike[k];
        ++n, sum += off, squares += off * off;
    }
    constexpr double fewest = 8, least = 1e-3;
    if (n < fewest) return 0;
    const double scatter = std::sqrt(std::max(0., squares / n - sum * sum / n / n) * n / (n - 1)) + least;
    return sum / n / scatter * std::sqrt(n);
}

/// 0..1: how clearly the best place is none but the best.
double clearly(const Surest& found, double reach) {
    const WaveFit& best = found.best->wave;
    const auto pieces = double(best.alike.size());
    // The highest of as many lags as were looked at, where nothing is alike.
    const double by_luck = pieces * best.by_chance * std::sqrt(2 * std::log(2 * reach * wave_rate));
    const double rival = found.rival ? std::max(by_luck, found.rival->alike()) : by_luck;
    const double all = pieces + (found.rival ? double(found.rival->wave.alike.size()) : 0);
    double clear = (found.best->alike() - rival) / (best.by_chance * std::sqrt(all));
    // Loops say the same many times; what is sung over them does not.
    if (clear > 1 && found.rival && Surest::same_rate(*found.best, *found.rival))
        clear = std::max(clear, better_by(best, found.rival->wave));
    return std::clamp((clear - 2) / 6, 0., 1.);
}

/// The place that the wave is sure of; nullopt where it is of none.
std::optional<TakeSync> by_wave(const OnsetCurve& song, const OnsetCurve& take, std::vector<Place>& places,
                                const Cancel& cancel) {
    constexpr double reach = 0.03, plainly = 0.25;
    constexpr std::size_t most = 24;
    bool plain = false;
    for (std::size_t i = 0; i < places.size() && !plain && !cancel.stop_requested(); ++i) {
        Place& p = places[i];
        p.wave = fit_wave(song.wave, take.wave, p.guess.offset, p.guess.rate, reach);
        plain = p.wave.sure() && p.alike() > plainly * double(p.wave.alike.size());
    }
    const Surest first(places);
    if (!first.best) return {};
    // The rate is known now. A song says the same at many places: all of them are looked at.
    const double rate = first.best->wave.rate;
    for (const double offset : likely_offsets(song.wave, take.wave, rate, most))
        places.push_back({{offset, rate}, 0, fit_wave(song.wave, take.wave, offset, rate, reach)});
    const Surest found(places);
    return TakeSync{found.best->wave.offset, found.best->wave.rate, clearly(found, reach)};
}

}  // namespace

Result<OnsetCurve> onset_curve(std::shared_ptr<const Media> media, Cancel cancel) {
    const auto enough = samples_to_hear(*media, sample_rate);
    if (!enough) return fail(enough.error());
    const std::int64_t length = *enough;
    auto source = AudioSource::open(media, {sample_rate, {1, 1}});
    if (!source) return fail(source.error());

    std::array<float, window> hann;
    for (int i = 0; i < window; ++i)
        hann[std::size_t(i)] = float(0.5 - 0.5 * std::cos(2 * std::numbers::pi * (i + .5) / window));
    const int rows = int(length / hop) + 1;
    cv::Mat1f levels(rows, bands, 0.f), input(1, window), spectrum;
    std::vector<float> stereo(2 * window);
    OnsetCurve curve;
    curve.wave.reserve(std::size_t(rows) * hop / wave_step);
    for (int row = 0; row < rows; ++row) {
        if (row % 4096 == 0 && cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (auto read = (*source)->read(SamplePosition(std::int64_t(row) * hop - window / 2), stereo); !read)
            return fail(read.error());
        for (int i = 0; i < window; ++i)
            input(0, i) = hann[std::size_t(i)] * (stereo[std::size_t(2 * i)] + stereo[std::size_t(2 * i + 1)]);
        add_wave(stereo, curve.wave);
        cv::dft(input, spectrum);
        for (int b = 0; b < bands; ++b) {
            double energy = 0;
            for (int k = 2 * band_edges[std::size_t(b)] - 1; k < 2 * band_edges[std::size_t(b + 1)] - 1; ++k)
                energy += double(spectrum(0, k)) * spectrum(0, k);
            levels(row, b) = float(std::sqrt(energy));
        }
    }
    curve.values.assign(std::size_t(rows), 0.f);
    curve.by_band.assign(std::size_t(rows * bands), 0.f);
    for (int b = 0; b < bands; ++b) {
        const double mean = cv::mean(levels.col(b))[0] + 1e-9;
        for (int row = 2; row < rows; ++row) {
            const float rise =
                std::max(0.f, std::log1p(float(levels(row, b) / mean)) - std::log1p(float(levels(row - 2, b) / mean)));
            curve.values[std::size_t(row)] += rise;
            curve.by_band[std::size_t(row * bands + b)] = rise;
        }
    }
    return curve;
}

TakeSync sync_take(const OnsetCurve& song, const OnsetCurve& take, Cancel cancel) {
    if (song.values.size() < 2 * OnsetCurve::a_second || take.values.size() < 2 * OnsetCurve::a_second) return {};
    std::vector<Place> found = likely_places(song, take, cancel);
    const auto sure = by_wave(song, take, found, cancel);
    if (cancel.stop_requested()) return {};
    if (sure) return *sure;
    if (const auto claps = sync_claps(song, take, cancel)) return *claps;
    if (found.empty() || found[0].fit <= 0) return {};
    const Guess& best = found[0].guess;
    // What chance finds among all rates and places stands up to fourteen deviations out; a song that repeats itself has
    // rivals nearly as like.
    constexpr double unlike = 0.2, alike = 0.35;
    const double rival = found.size() > 1 ? found[1].fit : 0;
    const double chance = std::clamp((best.strength - 12) / 6, 0., 1.);
    const double alone = std::clamp((found[0].fit / std::max(1e-9, rival) - 1) / 0.12, 0., 1.);
    // At another speed the beat alone makes unlike songs alike: there only the wave is believed.
    const double likely = keeps_bands(best.rate) ? 1 : 0.4;
    // A sound is seen in the step after it begins, of the take's time and of the song's.
    return {best.offset + seen_late * (1 / best.rate - 1), best.rate,
            likely * chance * alone * std::clamp((found[0].fit - unlike) / (alike - unlike), 0., 1.)};
}

}  // namespace rhyme
