#include "core/study/compare.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace rhyme {
namespace {

double minutes(const FilmStudy& f) { return std::max(1e-3, f.analysis->duration.seconds() / 60); }

double match_share(const FilmStudy& f) {
    return f.joins.empty() ? 0 : 100.0 * static_cast<double>(f.matches()) / static_cast<double>(f.joins.size());
}

double size_variety(const FilmStudy& f) {
    std::vector<double> time(6, 0);
    double all = 0;
    for (const ShotStudy& s : f.shots)
        if (s.setup >= 0) time[static_cast<std::size_t>(s.size)] += s.seconds, all += s.seconds;
    double entropy = 0;
    for (const double t : time)
        if (t > 0) entropy -= t / all * std::log2(t / all);
    return std::exp2(entropy);
}

struct Kind {
    const char *name, *unit, *less;
    bool richer;
    double scale;  ///< a gap that is a lot
    std::function<double(const FilmStudy&)> of;
    std::function<double(const ShotStudy&)> of_shot;    ///< what a shot has of it; empty: none
    std::function<double(const FrameLook&)> of_moment;  ///< likewise of a moment
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"setups a minute",
         "",
         "fewer setups",
         true,
         12,
         [](const FilmStudy& f) { return static_cast<double>(f.setups.size()) / minutes(f); },
         {},
         {}},
        {"cuts a minute",
         "",
         "fewer cuts",
         false,
         20,
         [](const FilmStudy& f) { return f.rhythm.cuts_per_minute; },
         [](const ShotStudy& s) { return -s.seconds; },
         {}},
        {"subject contrast", "%", "less contrast between subject and ground", true, 30,
         [](const FilmStudy& f) { return 100 * f.contrast; }, [](const ShotStudy& s) { return s.contrast; },
         [](const FrameLook& l) { return l.contrast ? l.contrast->strength : 0; }},
        {"opposing colours", "% of the time", "fewer opposing colours", true, 40,
         [](const FilmStudy& f) { return 100 * f.opposed; },
         [](const ShotStudy& s) { return s.pair ? s.pair->strength : 0; },
         [](const FrameLook& l) { return l.pair ? l.pair->strength : 0; }},
        {"colourfulness", "%", "paler colours", true, 30, [](const FilmStudy& f) { return 100 * f.colourfulness; },
         [](const ShotStudy& s) { return s.colourfulness; }, [](const FrameLook& l) { return l.colourfulness; }},
        {"light ratio", "stops", "flatter light", true, 2.5, [](const FilmStudy& f) { return f.stops; },
         [](const ShotStudy& s) { return s.stops; }, [](const FrameLook& l) { return l.stops; }},
        {"depth", "%", "flatter space", true, 30, [](const FilmStudy& f) { return 100 * f.depth; },
         [](const ShotStudy& s) { return s.depth; }, [](const FrameLook& l) { return l.depth; }},
        {"kinds of shot size", "", "fewer shot sizes", true, 2.5, size_variety, {}, {}},
        {"moving pictures", "% of the time", "less movement", true, 50,
         [](const FilmStudy& f) { return 100 * f.moving; },
         [](const ShotStudy& s) { return std::max(s.camera_speed, s.subject_speed); },
         [](const FrameLook& l) { return std::max(l.camera_speed, l.subject_speed); }},
        {"joins that match", "%", "weaker joins", true, 30, match_share, {}, {}},
        {"cuts on the beat",
         "%",
         "looser cutting to the beat",
         true,
         40,
         [](const FilmStudy& f) { return f.rhythm.heard ? 100 * f.rhythm.on_beat : 0; },
         {},
         {}},
        {"setups seen before",
         "% of the time",
         "less repetition",
         false,
         40,
         [](const FilmStudy& f) { return 100 * f.returning; },
         {},
         {}}};
    return all;
}

std::string rounded(double v) {
    const long tenths = std::lround(10 * v);
    return std::abs(v) >= 20 || tenths % 10 == 0
               ? std::to_string(std::lround(v))
               : std::to_string(tenths / 10) + "." + std::to_string(std::abs(tenths % 10));
}

/// Shots with the least (or, as examples, the most) of it.
std::vector<int> shots_by(const FilmStudy& film, const std::function<double(const ShotStudy&)>& value, bool least) {
    std::vector<int> order;
    for (std::size_t s = 0; s < film.shots.size(); ++s)
        if (film.shots[s].setup >= 0) order.push_back(static_cast<int>(s));
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        const double x = value(film.shots[static_cast<std::size_t>(a)]),
                     y = value(film.shots[static_cast<std::size_t>(b)]);
        return least ? x < y : x > y;
    });
    order.resize(std::min<std::size_t>(4, order.size()));
    return order;
}

/// The weakest joins' incoming shots; the longest shots; and so on, where a shot has no value of its own.
std::vector<int> shots_for(const Kind& kind, const FilmStudy& film, bool least) {
    if (kind.of_shot) return shots_by(film, kind.of_shot, least);
    std::vector<int> shots;
    if (std::string_view(kind.name) == "joins that match") {
        std::vector<const JoinStudy*> joins;
        for (const JoinStudy& j : film.joins) joins.push_back(&j);
        std::stable_sort(joins.begin(), joins.end(), [&](const JoinStudy* a, const JoinStudy* b) {
            return least ? a->score < b->score : a->score > b->score;
        });
        for (std::size_t i = 0; i < joins.size() && i < 4; ++i) shots.push_back(joins[i]->to);
    }
    if (std::string_view(kind.name) == "setups a minute" && least) {
        std::vector<const Setup*> setups;
        for (const Setup& s : film.setups) setups.push_back(&s);
        std::stable_sort(setups.begin(), setups.end(),
                         [](const Setup* a, const Setup* b) { return a->seconds > b->seconds; });
        for (std::size_t i = 0; i < setups.size() && i < 4; ++i) shots.push_back(setups[i]->shots[0]);
    }
    if (std::string_view(kind.name) == "cuts on the beat" && least)
        for (const double cut : film.rhythm.off_beat)
            for (std::size_t s = 0; s < film.shots.size() && shots.size() < 4; ++s)
                if (std::abs(film.shots[s].start - cut) < 1e-6) shots.push_back(static_cast<int>(s));
    return shots;
}

std::vector<Shortfall::Clip> clips_for(const Kind& kind, const FilmStudy& mine,
                                       const std::vector<AnalysisPtr>& footage) {
    std::vector<std::pair<double, Shortfall::Clip>> found;
    if (!kind.of_moment) return {};
    for (const AnalysisPtr& media : footage) {
        if (!media || media->fingerprint == mine.analysis->fingerprint) continue;
        double best = 0;
        const Moment* at = nullptr;
        // A few moments of each clip are enough to know it.
        const std::size_t step = std::max<std::size_t>(1, media->moments.size() / 12);
        for (std::size_t i = 0; i < media->moments.size(); i += step) {
            const Moment& m = media->moments[i];
            if (m.blank || m.title) continue;
            if (const double v = kind.of_moment(look_of(m, media->aspect)); v > best) best = v, at = &m;
        }
        if (at) found.push_back({best, {media->path, at->frame, ""}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Shortfall::Clip> clips;
    for (auto& [value, clip] : found) {
        if (clips.size() >= 3) break;
        clip.why = std::string(kind.name) + " " + rounded(value * (kind.scale > 10 ? 100 : 1));
        clips.push_back(std::move(clip));
    }
    return clips;
}

}  // namespace

std::vector<Measure> measures_of(const FilmStudy& film) {
    std::vector<Measure> all;
    for (const Kind& k : kinds()) all.push_back({k.name, k.unit, k.of(film), {}, k.richer});
    return all;
}

Comparisons compare_films(const FilmStudy& mine, const std::vector<FilmStudy>& references,
                          const std::vector<AnalysisPtr>& footage) {
    Comparisons result;
    result.measures = measures_of(mine);
    for (std::size_t k = 0; k < kinds().size(); ++k) {
        const Kind& kind = kinds()[k];
        Measure& m = result.measures[k];
        if (references.empty()) continue;
        double sum = 0;
        for (const FilmStudy& r : references) m.theirs.push_back(kind.of(r)), sum += m.theirs.back();
        const double mean = sum / static_cast<double>(references.size());
        const bool beat = std::string_view(kind.name) == "cuts on the beat";
        if (beat && (!mine.rhythm.heard ||
                     std::none_of(references.begin(), references.end(), [](const auto& r) { return r.rhythm.heard; })))
            continue;
        const double gap = (mean - m.mine) / kind.scale;
        if (!kind.richer || gap < 0.15 || m.mine > 0.92 * mean) continue;
        const std::string unit = m.unit.empty() ? "" : " " + m.unit;
        Shortfall f{kind.name,
                    "It has " + std::string(kind.less) + ": " + rounded(m.mine) + unit + " beside " + rounded(mean) +
                        unit + ".",
                    std::min(1.0, gap),
                    shots_for(kind, mine, true),
                    shots_for(kind, references.front(), false),
                    clips_for(kind, mine, footage)};
        result.findings.push_back(std::move(f));
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
                     [](const Shortfall& a, const Shortfall& b) { return a.gap > b.gap; });
    return result;
}

}  // namespace rhyme
