#include "core/assemble/cut_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rhyme {
namespace {

constexpr std::array<int, 9> lengths{1, 2, 3, 4, 6, 8, 12, 16, 24};  // beats
constexpr double worth_of_bar = 1.2, worth_of_half_bar = 0.4, worth_of_part = 3, worth_of_drop = 3;
constexpr double cost_of_short = 1.3, cost_of_long = 2.4, cost_of_running_over = 2.5, never_below = -9;

/// The song's energy, stretched so that its quiet tenth is 0 and its full tenth 1; 0.5 where it is always alike.
class Energy {
public:
    explicit Energy(const SongMap& song) : song_(song) {
        std::vector<double> all(song.energy.begin(), song.energy.end());
        std::sort(all.begin(), all.end());
        if (all.size() < 4) return;
        low_ = all[all.size() / 10] / 255, high_ = all[all.size() - 1 - all.size() / 10] / 255;
    }
    double at(double seconds) const {
        if (high_ - low_ < 0.03) return 0.5;
        // Over two seconds: not every beat is another world.
        double sum = 0;
        for (const double d : {-1., -0.5, 0., 0.5, 1.})
            sum += energy_at(song_, SongTime::of(std::max(0., seconds + d)));
        return std::clamp((sum / 5 - low_) / (high_ - low_), 0., 1.);
    }

private:
    const SongMap& song_;
    double low_ = 0, high_ = 0;
};

struct Place {
    double seconds;
    std::size_t beat = CutProblem::none;
    double worth = 0;  // of a cut there
    bool part = false, drop = false;
    std::string why;
};

std::vector<Place> places_of(const SongMap& song, double from, double to) {
    std::vector<Place> places{{from, CutProblem::none, 0, false, false, "the beginning"}};
    const std::vector<BarBeat> bars = bars_of(song);
    const auto fill = [&](double end) {
        while (end - places.back().seconds > 1.5)
            places.push_back(
                {places.back().seconds + 0.5, CutProblem::none, -1, false, false, "no beat is heard here"});
    };
    for (std::size_t i = 0; i < song.beats.size(); ++i) {
        const double at = song.beats[i].at.seconds();
        if (at < from + 0.2 || at > to - 0.2) {
            if (std::abs(at - from) < 0.2) places.front().beat = i;
            continue;
        }
        fill(at);
        Place p{at, i, 0, false, false, {}};
        p.why = bars[i].beat == 1 ? "bar " + std::to_string(bars[i].bar)
                                  : "beat " + std::to_string(bars[i].beat) + " of bar " + std::to_string(bars[i].bar);
        if (song.beats[i].downbeat)
            p.worth = worth_of_bar;
        else if (song.beats_in_bar % 2 == 0 && bars[i].beat == 1 + song.beats_in_bar / 2)
            p.worth = worth_of_half_bar;
        places.push_back(std::move(p));
    }
    fill(to);
    places.push_back({to, CutProblem::none, 0, false, false, "the end"});
    return places;
}

/// The place nearest to a time, if one is within half a second.
Place* nearest(std::vector<Place>& places, double seconds) {
    Place* best = nullptr;
    for (Place& p : places)
        if (std::abs(p.seconds - seconds) < (best ? std::abs(best->seconds - seconds) : 0.5)) best = &p;
    return best;
}

}  // namespace

double seconds_a_shot(Pace pace) { return pace == Pace::Slow ? 4 : pace == Pace::Medium ? 2 : 1; }

CutPlan plan_cuts(const SongMap& song, Pace pace, double from, double to) {
    std::vector<Place> places = places_of(song, from, to);
    for (const SongPart& part : song.parts)
        if (Place* p = part.start.us > 0 ? nearest(places, part.start.seconds()) : nullptr) {
            p->part = true, p->worth += worth_of_part;
            p->why += ": " + (part.name.empty() ? "part " + part.label : part.name);
        }
    for (const SongEvent& event : song.events)
        if (Place* p = event.kind == SongEvent::Kind::Drop ? nearest(places, event.start.seconds()) : nullptr)
            if (!p->drop) p->drop = true, p->worth += worth_of_drop, p->why += ", the drop";
    const Energy energy(song);
    CutPlan plan;
    for (const Place& p : places) {
        plan.places.push_back({p.seconds, energy.at(p.seconds)});
        plan.beats.push_back(p.beat), plan.why.push_back(p.why);
        plan.breaks.push_back(p.part || p.drop);
    }
    const std::size_t last = places.size() - 1;
    plan.steps.resize(last);
    for (std::size_t i = 0; i < last; ++i) {
        const double liked = seconds_a_shot(pace) * std::exp2(1.6 * (0.5 - plan.places[i].energy));
        double running_over = 0;
        std::size_t seen = i;
        const auto add = [&](std::size_t to) {
            for (; seen < to; ++seen)
                if (seen > i && (places[seen].part || places[seen].drop)) running_over += cost_of_running_over;
            const double octaves = std::log2((places[to].seconds - places[i].seconds) / liked);
            const double length = (octaves < 0 ? cost_of_short : cost_of_long) * octaves * octaves;
            const double worth = places[to].worth - running_over - length;
            if (worth > never_below || plan.steps[i].empty()) plan.steps[i].push_back({to, worth, int(to - i)});
        };
        for (const int beats : lengths)
            if (i + std::size_t(beats) < last) add(i + std::size_t(beats));
        if (last - i <= 24) add(last);
    }
    return plan;
}

double fullest_stretch(const SongMap& song, double length, double from, double to) {
    constexpr double worth_of_beginning = 1.08;  // a chorus that is heard from its first beat
    double best = from, most = -1;
    const auto consider = [&](double at, double worth) {
        if (at < from || at + length > to + 1e-6) return;
        double sum = 0;
        int values = 0;
        for (double t = at; t < at + length; t += 1 / energy_a_second, ++values)
            sum += energy_at(song, SongTime::of(t));
        if (values && worth * sum / values > most) most = worth * sum / values, best = at;
    };
    for (const SongPart& part : song.parts) consider(part.start.seconds(), worth_of_beginning);
    for (const SongEvent& event : song.events)
        if (event.kind == SongEvent::Kind::Drop) consider(event.start.seconds(), worth_of_beginning);
    for (const SongBeat& beat : song.beats)
        if (beat.downbeat) consider(beat.at.seconds(), 1);
    return best;
}

}  // namespace rhyme
