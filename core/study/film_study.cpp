#include "core/study/film_study.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/thread_pool.h"
#include "core/study/joins.h"
#include "core/study/look_colour.h"
#include "core/study/setups.h"

namespace rhyme {
namespace {

constexpr double half_saturated = 0.05;
constexpr std::size_t hue_bins = 36;

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The value that most of the looks have; ties to the lower one.
template <class T, class F>
T most_common(const std::vector<const FrameLook*>& looks, T otherwise, F&& value) {
    std::map<T, int> counts;
    for (const FrameLook* l : looks) ++counts[value(*l)];
    int most = 0;
    T best = otherwise;
    for (const auto& [v, n] : counts)
        if (v != otherwise && n > most) best = v, most = n;
    return best;
}

/// Faces are missed now and then: where a quarter of the pictures shows one, they say how large the shot is.
ShotSize shot_size(const std::vector<const FrameLook*>& looks) {
    std::vector<double> faces;
    for (const FrameLook* l : looks)
        if (l->size_from_face) faces.push_back(l->face_height);
    if (!looks.empty() && 4 * faces.size() >= looks.size()) return size_by_face(median(faces));
    return most_common(looks, ShotSize::Unknown, [](const FrameLook& l) { return l.size; });
}

CameraMove camera_of(const std::vector<const FrameLook*>& looks) {
    std::size_t known = 0, moving = 0;
    for (const FrameLook* l : looks) {
        known += l->camera != CameraMove::Unknown;
        moving +=
            l->camera != CameraMove::Unknown && l->camera != CameraMove::Still && l->camera != CameraMove::Shaking;
    }
    if (known == 0) return CameraMove::Unknown;
    if (3 * moving < known) {
        const auto shaking = std::count_if(looks.begin(), looks.end(),
                                           [](const FrameLook* l) { return l->camera == CameraMove::Shaking; });
        return 2 * static_cast<std::size_t>(shaking) > known ? CameraMove::Shaking : CameraMove::Still;
    }
    std::vector<const FrameLook*> moved;
    for (const FrameLook* l : looks)
        if (l->camera != CameraMove::Still && l->camera != CameraMove::Shaking) moved.push_back(l);
    return most_common(moved, CameraMove::Unknown, [](const FrameLook& l) { return l.camera; });
}

/// What is to be seen of a shot: without the black ends of fades, where there is anything else.
std::vector<const FrameLook*> seen(const std::vector<FrameLook>& looks, int shot) {
    std::vector<const FrameLook*> all;
    for (const FrameLook& l : looks_of_shot(looks, shot))
        if (!l.blank && !l.key.empty()) all.push_back(&l);
    return all;
}

/// The moment whose picture is nearest the mean of them, or the middle one. Of those nearly as near the first: most
/// films have a keyframe at a cut, so the page has its picture soonest.
std::size_t typical(const MediaAnalysis& analysis, const std::vector<FrameLook>& looks, int shot) {
    const auto any = looks_of_shot(looks, shot);
    if (any.empty()) return 0;
    const auto first_of_all = static_cast<std::size_t>(any.data() - looks.data());
    std::vector<std::size_t> at;
    for (std::size_t i = 0; i < any.size(); ++i)
        if (!any[i].blank && !analysis.moments[first_of_all + i].thumb.empty()) at.push_back(first_of_all + i);
    if (at.empty()) return first_of_all + any.size() / 2;
    cv::Mat mean = cv::Mat::zeros(analysis.moments[at[0]].thumb.size(), CV_32FC3);
    for (const std::size_t i : at) mean += analysis.moments[i].thumb;
    mean /= static_cast<double>(at.size());
    std::vector<double> far;
    for (const std::size_t i : at) far.push_back(cv::norm(analysis.moments[i].thumb, mean));
    constexpr double nearly = 1.2, unseen = 0.01;  // times as far; OKLab, of a cell
    const double enough =
        nearly * *std::min_element(far.begin(), far.end()) + unseen * std::sqrt(static_cast<double>(mean.total()));
    const auto first = std::find_if(far.begin(), far.end(), [&](double d) { return d <= enough; });
    return at[static_cast<std::size_t>(first - far.begin())];
}

ShotStudy study_shot(const MediaAnalysis& analysis, const std::vector<FrameLook>& looks, std::size_t index) {
    ShotStudy s;
    s.range = analysis.shots[index].range;
    const double frame =
        analysis.frames > 0 ? analysis.duration.seconds() / static_cast<double>(analysis.frames) : 0.04;
    s.start = static_cast<double>(s.range.start.value) * frame;
    s.seconds = static_cast<double>(s.range.length.value) * frame;
    s.moment = typical(analysis, looks, static_cast<int>(index));
    const auto all = seen(looks, static_cast<int>(index));
    s.blank = all.empty();
    s.size = shot_size(all), s.camera = camera_of(all);
    s.key = most_common(all, std::string(), [](const FrameLook& l) { return l.key; });
    const auto middle = [&](auto&& value) {
        std::vector<double> v;
        for (const FrameLook* l : all) v.push_back(value(*l));
        return median(std::move(v));
    };
    s.camera_speed = middle([](const FrameLook& l) { return l.camera_speed; });
    s.subject_speed = middle([](const FrameLook& l) { return l.subject_speed; });
    s.lightness = middle([](const FrameLook& l) { return l.lightness; });
    s.stops = middle([](const FrameLook& l) { return l.stops; });
    s.contrast = middle([](const FrameLook& l) { return l.contrast ? l.contrast->strength : 0.0; });
    s.depth = middle([](const FrameLook& l) { return l.depth; });
    s.colourfulness = middle([](const FrameLook& l) { return l.colourfulness; });
    std::vector<const FrameLook*> paired;
    for (const FrameLook* l : all)
        if (l->pair) paired.push_back(l);
    if (2 * paired.size() >= all.size() && !paired.empty()) s.pair = paired[paired.size() / 2]->pair;
    return s;
}

/// What is seen inside the bars of each of its pictures; nothing where that says nothing.
std::vector<cv::Rect2d> insides_of(const std::vector<FrameLook>& looks) {
    std::vector<cv::Rect2d> all;
    for (const FrameLook& l : looks) all.push_back(l.blank || l.title || l.key.empty() ? cv::Rect2d() : l.inside);
    return all;
}

void gather_setups(FilmStudy& study, const ShotLikeness& likeness, const Cancel& cancel) {
    const std::vector<int> of_shot = find_setups(likeness, cancel);
    int before = -2;
    for (std::size_t s = 0; s < of_shot.size(); ++s) {
        study.shots[s].setup = of_shot[s], study.shots[s].title = likeness.title(s);
        study.shots[s].blank = !likeness.counts(s) && !likeness.title(s);
        if (of_shot[s] < 0) continue;
        const auto k = static_cast<std::size_t>(of_shot[s]);
        if (k >= study.setups.size()) study.setups.resize(k + 1), study.setups[k].visits = 0;
        Setup& setup = study.setups[k];
        if (!setup.shots.empty() || study.shots[s].seconds > 0) setup.visits += before != of_shot[s];
        if (setup.shots.empty() ||
            study.shots[s].seconds > study.shots[static_cast<std::size_t>(setup.shots[0])].seconds)
            setup.moment = study.shots[s].moment;
        if (!setup.shots.empty()) study.returning += study.shots[s].seconds;
        setup.shots.push_back(static_cast<int>(s)), setup.seconds += study.shots[s].seconds;
        before = of_shot[s];
    }
}

/// How far each shot is from the nearest of another setup; which are farthest.
void find_outliers(FilmStudy& study, const ShotLikeness& likeness, const Cancel& cancel) {
    constexpr double typical_distance = 0.08, remarkable = 0.06;
    std::vector<int> order;
    std::vector<std::vector<std::size_t>> firsts;
    for (const Setup& s : study.setups) firsts.push_back({static_cast<std::size_t>(s.shots[0])});
    double sum = 0;
    for (std::size_t k = 0; k < study.setups.size() && !cancel.stop_requested(); ++k) {
        const std::size_t a = firsts[k][0];
        double nearest = 1;
        for (const std::size_t l : nearest_setups(likeness, a, firsts))
            if (l != k) nearest = std::min(nearest, likeness.distance(a, firsts[l][0], nearest));
        for (const int s : study.setups[k].shots) study.shots[static_cast<std::size_t>(s)].apart = nearest;
        sum += std::exp(-nearest / typical_distance);
        if (study.setups[k].visits == 1 && nearest > remarkable && nearest < 1) order.push_back(static_cast<int>(a));
    }
    if (study.setups.size() > 1) study.likeness = sum / static_cast<double>(study.setups.size());
    const auto worth = [&](int s) {
        const ShotStudy& shot = study.shots[static_cast<std::size_t>(s)];
        return shot.apart * (0.7 + 0.3 * shot.contrast + 0.3 * shot.colourfulness);
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return worth(a) > worth(b); });
    order.resize(std::min<std::size_t>(5, order.size()));
    study.outliers = std::move(order);
}

void gather_colours(FilmStudy& study) {
    study.hues.assign(hue_bins, 0);
    std::map<std::pair<int, int>, std::pair<double, OpposingPair>> pairs;
    double all = 0;
    for (const FrameLook& l : study.looks) {
        if (l.blank || l.title) continue;
        for (const LookColour& c : l.palette) {
            const double w = c.share * c.chroma * c.chroma / (c.chroma * c.chroma + half_saturated * half_saturated);
            study.hues[static_cast<std::size_t>(std::fmod(c.hue + 360, 360) / (360.0 / hue_bins)) % hue_bins] += w;
            all += w;
        }
        if (!l.pair) continue;
        auto& [weight, pair] =
            pairs[{static_cast<int>(l.pair->warm_hue / 40), static_cast<int>(l.pair->cool_hue / 40)}];
        weight += l.pair->strength;
        if (l.pair->strength > pair.strength) pair = *l.pair;
    }
    if (all > 0)
        for (double& h : study.hues) h /= all;
    double most = 0;
    for (const auto& [bins, found] : pairs)
        if (found.first > most) most = found.first, study.pair = found.second;
}

void average(FilmStudy& study) {
    double time = 0;
    for (const ShotStudy& s : study.shots) {
        if (s.setup < 0) continue;
        const double t = s.seconds;
        time += t;
        study.contrast += t * s.contrast, study.depth += t * s.depth, study.lightness += t * s.lightness;
        study.stops += t * s.stops, study.colourfulness += t * s.colourfulness;
        study.opposed += t * s.pair.has_value();
        study.low_key += t * (s.key == "low key"), study.high_key += t * (s.key == "high key");
        study.moving += t * (s.camera > CameraMove::Still || s.subject_speed > 0.05);
    }
    if (time <= 0) return;
    for (double* v : {&study.contrast, &study.depth, &study.lightness, &study.stops, &study.colourfulness,
                      &study.opposed, &study.low_key, &study.high_key, &study.moving, &study.returning})
        *v /= time;
}

void find_rhythm(FilmStudy& study, const Song* song) {
    std::vector<double> cuts, lengths;
    for (std::size_t s = 0; s < study.shots.size(); ++s) {
        if (s > 0) cuts.push_back(study.shots[s].start);
        lengths.push_back(study.shots[s].seconds);
    }
    study.rhythm = cut_rhythm(cuts, lengths, 1 / std::max(1.0, study.analysis->frame_rate.fps()), song);
}

}  // namespace

std::string_view name(JoinKind kind) {
    return kind == JoinKind::Match ? "match" : kind == JoinKind::Jump ? "jump" : "plain";
}

std::size_t FilmStudy::matches() const {
    return static_cast<std::size_t>(
        std::count_if(joins.begin(), joins.end(), [](const JoinStudy& j) { return j.kind == JoinKind::Match; }));
}

Result<FilmStudy> study_film(AnalysisPtr analysis, const StudyOptions& options, const Progress& progress,
                             const Cancel& cancel) {
    FilmStudy study;
    study.analysis = std::move(analysis);
    const MediaAnalysis& film = *study.analysis;
    if (progress) progress({0, "reading looks"});
    study.looks.resize(film.moments.size());
    const unsigned jobs = options.jobs ? options.jobs : ThreadPool::default_threads();
    parallel_for(film.moments.size(), jobs, [&](std::size_t i) {
        if (!cancel.stop_requested()) study.looks[i] = look_of(film.moments[i], film.aspect);
    });
    for (std::size_t s = 0; s < film.shots.size(); ++s) study.shots.push_back(study_shot(film, study.looks, s));
    if (progress) progress({0.3, "looking for setups"});
    const ShotLikeness likeness(film, insides_of(study.looks));
    gather_setups(study, likeness, cancel);
    find_outliers(study, likeness, cancel);
    if (progress) progress({0.6, "weighing joins"});
    if (auto joins = study_joins(study, options, cancel)) study.joins = std::move(*joins);
    gather_colours(study);
    average(study);
    find_rhythm(study, options.song);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the study was stopped", film.path);
    if (progress) progress({1, "done"});
    return study;
}

}  // namespace rhyme
