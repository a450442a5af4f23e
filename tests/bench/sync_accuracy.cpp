// sync_accuracy [--seed N] [--claps] SONG...: takes made of each song, found in it again. A take begins at a known
// place and runs at a known rate; clean, under noise as loud as it (0 dB), in a room with echoes, and as nothing but
// claps: on the song's beats, which a steady song has everywhere, and along with what it plays. Besides, half a minute
// of every other song, noise, and silence, which are in none. Prints the error of each, and counts those that are
// believed (confidence of a half) and wrong: more than 5 ms or 0.05 % off.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "core/media/audio_source.h"
#include "core/music/song.h"
#include "core/music/sync.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

using namespace rhyme;

namespace {

constexpr int rate_of_samples = 24000;
constexpr double length = 30;  // seconds of a take

std::vector<float> mono(const std::shared_ptr<const Media>& media) {
    const auto count = std::size_t(sound_length(*media, rate_of_samples).value);
    std::vector<float> stereo(2 * count), out(count);
    auto source = AudioSource::open(media, {rate_of_samples, {1, 1}});
    if (!source || !(*source)->read(SamplePosition(0), stereo)) return {};
    for (std::size_t i = 0; i < count; ++i) out[i] = 0.5f * (stereo[2 * i] + stereo[2 * i + 1]);
    return out;
}

std::uint64_t seed = 0;  // of places, noise and rooms

double noise(std::uint64_t x) {
    x += seed * 0xD1B54A32D192ED03ull;
    x *= 0x9E3779B97F4A7C15ull, x ^= x >> 31, x *= 0xBF58476D1CE4E5B9ull, x ^= x >> 29;
    return double(x >> 11) / double(1ull << 52) - 1;
}

std::vector<float> taken(const std::vector<float>& song, double offset, double rate) {
    std::vector<float> out(std::size_t(length * rate_of_samples), 0.f);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double at = offset * rate_of_samples + double(i) / rate;
        const auto n = std::int64_t(std::floor(at));
        if (n < 0 || n + 1 >= std::int64_t(song.size())) continue;
        const auto share = float(at - double(n));
        out[i] = song[std::size_t(n)] * (1 - share) + song[std::size_t(n) + 1] * share;
    }
    return out;
}
double level(const std::vector<float>& x) {
    double sum = 0;
    for (const float v : x) sum += double(v) * v;
    return std::sqrt(sum / double(std::max<std::size_t>(1, x.size())));
}
std::vector<float> noisy(std::vector<float> x) {
    const double gain = level(x) * std::sqrt(3.);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] += float(gain * noise(i + 5));
    return x;
}
/// Reflections over a second, sixty decibels down after 0.9 s, as loud as the sound itself.
std::vector<float> in_a_room(const std::vector<float>& x) {
    std::vector<float> out = x;
    for (int k = 1; k <= 60; ++k) {
        const double after = 0.011 * k + 0.007 * noise(std::uint64_t(k));
        const float gain = float(0.32 * std::pow(10., -3 * after / 0.9) * (noise(std::uint64_t(k) + 99) > 0 ? 1 : -1));
        const auto delay = std::size_t(after * rate_of_samples);
        for (std::size_t i = delay; i < x.size(); ++i) out[i] += gain * x[i - delay];
    }
    return out;
}
std::vector<double> beat_times(const Song& song) {
    std::vector<double> times;
    for (const Beat& beat : song.beats) times.push_back(beat.time);
    return times;
}
/// What one could clap along: no two closer than a quarter of a second, each where the sound grows fastest.
std::vector<double> clappable(const Song& song, const std::vector<float>& sound) {
    constexpr int step = rate_of_samples / 400;  // 2.5 ms
    const auto energy = [&](std::int64_t from) {
        double sum = 1e-9;
        for (std::int64_t i = from; i < from + 2 * step; ++i)
            if (i >= 0 && i < std::int64_t(sound.size())) sum += double(sound[std::size_t(i)]) * sound[std::size_t(i)];
        return std::log(sum);
    };
    std::vector<double> times;
    for (const double onset : song.onsets) {
        if (!times.empty() && onset - times.back() < 0.25) continue;
        double best = onset, most = -1e9;
        for (int k = -8; k <= 8; ++k) {
            const auto at = std::int64_t(onset * rate_of_samples) + k * step;
            const double grows = energy(at) - energy(at - 2 * step);
            if (grows > most) most = grows, best = double(at) / rate_of_samples;
        }
        times.push_back(best);
    }
    return times;
}
std::vector<float> clapped(const std::vector<double>& times, double offset, double rate) {
    std::vector<float> out(std::size_t(length * rate_of_samples), 0.f);
    for (const double time : times) {
        const double at = (time - offset) * rate * rate_of_samples;
        for (int i = 0; i < rate_of_samples / 10; ++i)
            if (const double n = at + i; n >= 0 && n < double(out.size()))
                out[std::size_t(n)] += float(0.5 * noise(std::uint64_t(n)) * std::exp(-i / 300.));
    }
    return out;
}

struct Tally {
    int cases = 0, believed = 0, wrong = 0;
    double worst_offset = 0, worst_rate = 0;
};

class Trial {
public:
    explicit Trial(const std::string& name, const std::shared_ptr<const Media>& song)
        : name_(name), whole_(*onset_curve(song)) {}
    /// `rate` 0: it is not in the song.
    void operator()(const char* what, const std::vector<float>& take, double offset, double rate, Tally& tally) {
        const auto path = folder_.path() / "take.wav";
        testing::write_wav(path, rate_of_samples, 1, 4, std::int64_t(take.size()),
                           [&](std::int64_t n, int) { return take[std::size_t(n)]; });
        const auto media = open_media(path);
        const auto curve = media ? onset_curve(*media) : Result<OnsetCurve>(fail(media.error()));
        if (!curve) {
            std::printf("%s\n", curve.error().message().c_str());
            return;
        }
        const std::clock_t start = std::clock();
        const TakeSync found = sync_take(whole_, *curve);
        const double cpu = double(std::clock() - start) / CLOCKS_PER_SEC;
        const bool believed = found.confidence >= 0.5;
        const double off = 1000 * (found.offset - offset), rate_off = rate > 0 ? 100 * (found.rate / rate - 1) : 0;
        const bool right = rate > 0 && std::abs(off) <= 5 && std::abs(rate_off) <= 0.05;
        ++tally.cases, tally.believed += believed, tally.wrong += believed && !right;
        if (believed && right)
            tally.worst_offset = std::max(tally.worst_offset, std::abs(off)),
            tally.worst_rate = std::max(tally.worst_rate, std::abs(rate_off));
        std::printf("%-22s %-14s rate %.2f  offset %+8.1f ms, rate %+.4f %%, confidence %.2f, %.1f s%s\n",
                    name_.c_str(), what, rate, off, rate_off, found.confidence, cpu,
                    believed && !right      ? "  WRONG"
                    : !believed && rate > 0 ? "  not believed"
                                            : "");
        std::fflush(stdout);
    }

private:
    std::string name_;
    OnsetCurve whole_;
    testing::TempFolder folder_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count > 2 && std::string(arguments[1]) == "--seed")
        seed = std::strtoull(arguments[2], nullptr, 10), arguments += 2, count -= 2;
    const bool only_claps = count > 1 && std::string(arguments[1]) == "--claps";
    if (only_claps) ++arguments, --count;
    if (count < 2) return std::fprintf(stderr, "sync_accuracy [--seed N] [--claps] SONG...\n"), 2;
    std::vector<std::vector<float>> all;
    std::vector<std::shared_ptr<const Media>> songs;
    for (int i = 1; i < count; ++i)
        if (const auto media = open_media(arguments[i])) songs.push_back(*media), all.push_back(mono(*media));
    Tally planted, claps, along, foreign;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const std::string name = songs[i]->info.path.stem().string().substr(0, 22);
        Trial trial(name, songs[i]);
        const double offset = seed == 0 ? 21.37 + 3.3 * double(i) : 35 + 30 * noise(i + 1000);
        for (const double rate : {0.5, 0.96, 1.0, 1.04, 2.0}) {
            if (only_claps) break;
            const auto take = taken(all[i], offset, rate);
            trial("clean", take, offset, rate, planted);
            trial("noise 0 dB", noisy(take), offset, rate, planted);
            trial("echo", in_a_room(take), offset, rate, planted);
        }
        if (const auto song = analyse_song(songs[i])) {
            trial("claps on beats", clapped(beat_times(*song), offset, 1), offset, 1, claps);
            trial("claps along", clapped(clappable(*song, all[i]), offset, 1), offset, 1, along);
        }
        if (only_claps) continue;
        trial("other song", taken(all[(i + 1) % all.size()], 30, 1), 0, all.size() > 1 ? 0 : 1, foreign);
        trial("only noise", noisy(std::vector<float>(std::size_t(length * rate_of_samples), 0.1f)), 0, 0, foreign);
        trial("silence", std::vector<float>(std::size_t(length * rate_of_samples), 0.f), 0, 0, foreign);
    }
    for (const auto& [what, t] : {std::pair{"planted", planted},
                                  {"claps on beats", claps},
                                  {"claps along", along},
                                  {"not in the song", foreign}})
        std::printf("%s: %d of %d believed, %d of them wrong; worst error of the right ones %.2f ms, %.4f %%\n", what,
                    t.believed, t.cases, t.wrong, t.worst_offset, t.worst_rate);
    return 0;
}
