#include "core/music/clap_fit.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "core/music/wave_fit.h"

namespace rhyme {
namespace {

constexpr double a_second = OnsetCurve::a_second;
constexpr double slowest = 0.48, fastest = 2.1, rate_step = 8e-4;
constexpr double bin = 0.01;                               // seconds of the song, in which votes are counted
constexpr double follows = 0.85;                           // share of claps that are on something
constexpr double loose = 0.012;                            // seconds: how far off the beat people clap
constexpr double tight[] = {0.0015, 0.003, 0.006, loose};  // how far they may have here
constexpr double share_of_tight = 0.75;                    // of the claps that are on something; the rest are loose
constexpr double least_apart = 0.08, dies_away = 0.12;     // seconds of a clap
constexpr double sparse = 0.8, most_of_time = 0.6;         // shares of energy and of time that are claps
constexpr std::size_t fewest = 8, most_voting = 64, most_places = 48;
constexpr double another_place = 0.06, another_rate = 0.004;  // seconds, share: what is nearer is the same place

struct Onset {
    double time, density;  ///< `density`: how many a second there are around it
};

/// Where the level grows fastest near a time, to a sample of the wave.
double attack(const std::vector<std::int16_t>& wave, double near) {
    constexpr int reach = wave_rate * 15 / 1000, half = wave_rate * 5 / 1000;
    const auto middle = std::int64_t(std::lround(near * wave_rate));
    const auto size = std::int64_t(wave.size());
    const auto energy = [&](std::int64_t from) {
        double sum = 0;
        for (std::int64_t i = std::max<std::int64_t>(0, from); i < std::min(size, from + half); ++i)
            sum += double(wave[std::size_t(i)]) * wave[std::size_t(i)];
        return sum;
    };
    double loudest = 1;
    for (std::int64_t at = middle - reach; at <= middle + reach; ++at) loudest = std::max(loudest, energy(at));
    // What a filter rings before the sound is not its beginning.
    const double heard = 1e-3 * loudest;
    double best = near, most = 0;
    for (std::int64_t at = middle - reach; at <= middle + reach; ++at)
        if (const double grows = (energy(at) + heard) / (energy(at - half) + heard); grows > most)
            most = grows, best = double(at) / wave_rate;
    return best;
}

/// Peaks of the curve that stand out of what is around them.
std::vector<Onset> onsets_of(const OnsetCurve& curve, double apart, double least) {
    const std::vector<float>& v = curve.values;
    const int n = int(v.size()), gap = int(apart * a_second), around = int(1.5 * a_second);
    std::vector<float> highest(v.size());  // of each stretch of `around`
    for (int i = 0; i < n; ++i)
        highest[std::size_t(i / around)] = std::max(highest[std::size_t(i / around)], v[std::size_t(i)]);
    std::vector<Onset> found;
    for (int i = 1; i + 1 < n; ++i) {
        const int s = i / around;
        float loud = highest[std::size_t(s)];
        if (s > 0) loud = std::max(loud, highest[std::size_t(s - 1)]);
        if ((s + 1) * around < n) loud = std::max(loud, highest[std::size_t(s + 1)]);
        if (v[std::size_t(i)] < least * loud || v[std::size_t(i)] <= 0.2f) continue;
        const auto from = v.begin() + std::max(0, i - gap), to = v.begin() + std::min(n, i + gap + 1);
        if (*std::max_element(from, to) != v[std::size_t(i)]) continue;
        const double time = attack(curve.wave, (i - 1) / a_second);
        if (found.empty() || time - found.back().time > apart / 2) found.push_back({time, 0});
    }
    for (std::size_t i = 0, low = 0, high = 0; i < found.size(); ++i) {
        while (found[i].time - found[low].time > 1) ++low;
        while (high < found.size() && found[high].time - found[i].time <= 1) ++high;
        found[i].density = double(high - low) / 2;
    }
    return found;
}

/// What is heard is claps and little else.
bool only_claps(const OnsetCurve& take, const std::vector<Onset>& claps) {
    if (claps.size() < fewest) return false;
    double all = 0, in = 0, covered = 0, until = 0;
    for (const std::int16_t s : take.wave) all += double(s) * s;
    for (const Onset& c : claps) {
        const double from = std::max(until, c.time - 0.01);
        until = c.time + dies_away, covered += until - from;
        for (auto i = std::int64_t(std::max(0., from) * wave_rate); i < std::int64_t(until * wave_rate); ++i)
            if (i < std::int64_t(take.wave.size())) in += double(take.wave[std::size_t(i)]) * take.wave[std::size_t(i)];
    }
    return in > sparse * all && covered < most_of_time * double(take.values.size()) / a_second;
}

struct Place {
    double offset, rate, likelier = 0;  ///< in nats
    double off_by = 0;                  ///< standard error of the offset, seconds
    double jitter = loose;              ///< of those of `tight` the likeliest
    std::vector<double> says = {};      ///< of each clap, in nats
};

double bell(double off, double deviation) {
    return std::exp(-off * off / (2 * deviation * deviation)) / (deviation * std::sqrt(2 * std::numbers::pi));
}

/// How much likelier a clap is that lies `off` from what begins, than one anywhere.
double says(double off, double density, double jitter = loose) {
    const double there = share_of_tight * bell(off, jitter) + (1 - share_of_tight) * bell(off, loose);
    return std::log(follows * there / std::max(0.5, density) + 1 - follows);
}

const Onset* nearest(const std::vector<Onset>& song, double time) {
    const auto after =
        std::lower_bound(song.begin(), song.end(), time, [](const Onset& o, double t) { return o.time < t; });
    if (after == song.begin()) return song.empty() ? nullptr : &*after;
    if (after == song.end() || time - (after - 1)->time < after->time - time) return &*(after - 1);
    return &*after;
}

/// How likely a place is, at the jitter that makes it the likeliest: what a drum machine plays, or claps laid by hand,
/// is told from its like by milliseconds; people's claps are not.
void judge(const std::vector<Onset>& song, const std::vector<Onset>& claps, Place& p) {
    std::vector<std::pair<double, double>> found;  // off, density
    for (const Onset& c : claps) {
        const double at = p.offset + c.time / p.rate;
        const Onset* o = nearest(song, at);
        found.emplace_back(o ? o->time - at : 1, o ? o->density : 1);
    }
    p.likelier = -1e9;
    for (const double jitter : tight) {
        std::vector<double> all;
        double sum = 0;
        for (const auto& [off, density] : found) all.push_back(says(off, density, jitter)), sum += all.back();
        if (sum > p.likelier) p.likelier = sum, p.jitter = jitter, p.says = std::move(all);
    }
}

/// How much likelier the claps make one place than another. No clap says much alone: where a song repeats itself, two
/// or three strokes that were heard in one turn only would decide.
double likelier_than(const Place& best, const Place& rival) {
    constexpr double most = 1.5;  // nats
    double sum = 0;
    for (std::size_t i = 0; i < best.says.size(); ++i) sum += std::clamp(best.says[i] - rival.says[i], -most, most);
    return sum;
}

/// Sums of a weighted line through claps (x) and what they are on (y).
struct Line {
    double w = 0, x = 0, y = 0, xx = 0, xy = 0;

    void add(double say, double take, double song) {
        w += say, x += say * take, y += say * song, xx += say * take * take, xy += say * take * song;
    }
    double spread() const { return w * xx - x * x; }
};

/// The line through claps and what they are on; those far from it have no say (Tukey's biweight). The speed of the
/// song itself is taken where the claps tell none other: a clock that is off by less would not be heard from them.
void refine(const std::vector<Onset>& song, const std::vector<Onset>& claps, std::initializer_list<double> reaches,
            Place& p) {
    for (const double reach : reaches) {
        Line line;
        double squares = 0;
        for (const Onset& c : claps) {
            const double at = p.offset + c.time / p.rate;
            const Onset* o = nearest(song, at);
            const double off = o ? (o->time - at) / reach : 1;
            if (std::abs(off) >= 1) continue;
            const double say = std::pow(1 - off * off, 2);
            line.add(say, c.time, o->time), squares += say * off * off * reach * reach;
        }
        if (line.w < 3 || line.spread() < 1e-6 * line.w * line.w) return;
        const double scatter = squares / (line.w - 2), pace_error = std::sqrt(scatter * line.w / line.spread());
        double pace = (line.w * line.xy - line.x * line.y) / line.spread();
        const bool own_speed = std::abs(pace - 1) < 2.5 * pace_error;
        if (own_speed) pace = 1;
        p.rate = 1 / pace, p.offset = (line.y - pace * line.x) / line.w;
        p.off_by = std::sqrt(scatter * (own_speed ? 1 / line.w : line.xx / line.spread()));
    }
}

/// The line and what it is worth; where few claps are far from it, drawn once more through those that are near.
void settle(const std::vector<Onset>& song, const std::vector<Onset>& claps, Place& p) {
    refine(song, claps, {0.04, 0.04, 0.03, 0.03, 0.02, 0.02}, p), judge(song, claps, p);
    if (p.jitter >= loose) return;
    Place nearer = p;
    const double reach = std::max(0.006, 4 * p.jitter);
    refine(song, claps, {reach, reach}, nearer), judge(song, claps, nearer);
    if (nearer.likelier > p.likelier) p = std::move(nearer);
}

/// The places where most of the claps lie on something, roughly.
std::vector<Place> first_places(const std::vector<Onset>& song, const std::vector<Onset>& claps, double seconds,
                                const Cancel& cancel) {
    std::vector<Onset> voting = claps;
    if (voting.size() > most_voting) {  // those in the middle, one after another
        voting.erase(voting.begin(), voting.begin() + std::ptrdiff_t((claps.size() - most_voting) / 2));
        voting.resize(most_voting);
    }
    const double before = voting.back().time / slowest;
    std::vector<float> votes(std::size_t((seconds + before) / bin) + 4);
    std::vector<Place> places;
    const double middle = voting[voting.size() / 2].time;
    const auto same = [&](const Place& a, const Place& b) {
        return std::abs(std::log(a.rate / b.rate)) < another_rate &&
               std::abs(a.offset + middle / a.rate - b.offset - middle / b.rate) < another_place;
    };
    for (double rate = slowest; rate < fastest && !cancel.stop_requested(); rate *= 1 + rate_step) {
        std::fill(votes.begin(), votes.end(), 0.f);
        for (const Onset& o : song) {
            const auto say = float(says(0, o.density) - says(1, o.density));
            for (const Onset& c : voting)
                if (const double at = (o.time - c.time / rate + before) / bin; at >= 1) votes[std::size_t(at)] += say;
        }
        for (std::size_t i = 1; i + 2 < votes.size(); ++i) {
            const Place p{(double(i) + 1) * bin - before, rate, double(votes[i] + votes[i + 1])};
            if (places.size() == most_places && p.likelier <= places.back().likelier) continue;
            const auto known = std::find_if(places.begin(), places.end(), [&](const Place& q) { return same(p, q); });
            if (known != places.end()) {
                if (known->likelier >= p.likelier) continue;
                places.erase(known);
            }
            places.insert(std::upper_bound(places.begin(), places.end(), p,
                                           [](const Place& a, const Place& b) { return a.likelier > b.likelier; }),
                          p);
            if (places.size() > most_places) places.pop_back();
        }
    }
    return places;
}

}  // namespace

std::optional<TakeSync> sync_claps(const OnsetCurve& song, const OnsetCurve& take, const Cancel& cancel) {
    const std::vector<Onset> claps = onsets_of(take, least_apart, 0.25);
    if (!only_claps(take, claps)) return {};
    const std::vector<Onset> begins = onsets_of(song, 0.03, 0.2);
    if (begins.size() < fewest) return TakeSync{};
    const double seconds = double(song.values.size()) / a_second;
    std::vector<Place> places = first_places(begins, claps, seconds, cancel);
    for (Place& p : places) settle(begins, claps, p);
    std::stable_sort(places.begin(), places.end(),
                     [](const Place& a, const Place& b) { return a.likelier > b.likelier; });
    if (places.empty() || cancel.stop_requested()) return TakeSync{};
    const Place& best = places.front();
    const double middle = claps[claps.size() / 2].time;
    constexpr double enough = 7;  // a thousand to one
    double clear = best.likelier;
    int alike = 0;
    for (const Place& p : places) {
        if (std::abs(p.offset + middle / p.rate - best.offset - middle / best.rate) <= another_place / 2 &&
            std::abs(std::log(p.rate / best.rate)) <= another_rate / 2)
            continue;
        const double by = likelier_than(best, p);
        clear = std::min(clear, by), alike += by < enough;
    }
    // As many places and rates were tried.
    const double tried = std::log(seconds / bin * std::log(fastest / slowest) / rate_step * double(std::size(tight)));
    clear = std::min(clear, best.likelier - tried);
    constexpr double wanted = 0.005;  // seconds
    const double precise = std::clamp((wanted - 3 * best.off_by) / (wanted / 2), 0., 1.);
    return TakeSync{best.offset, best.rate, precise * std::clamp(clear / (2 * enough), 0., 1.), alike};
}

}  // namespace rhyme
