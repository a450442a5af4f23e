#include "core/study/joins.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include "core/cues/edge_map.h"

namespace rhyme {
namespace {

constexpr std::size_t sample = 500;      // pairs that tell what is rare: a study asks for no more than 0.99
constexpr std::size_t most_beside = 48;  // at most so many shots of other footage are held beside the film
constexpr double rare = 0.97;            // a cue that rhymes like this carries a match cut
constexpr double matched = 0.93;         // the join's own score from which it is one

/// The last moment of a shot that shows something, or the first.
std::optional<std::size_t> edge(const FilmStudy& film, int shot, bool last) {
    const auto looks = looks_of_shot(film.looks, shot);
    const auto shows = [](const FrameLook& l) { return !l.blank && !l.key.empty() && l.light != "darkness"; };
    std::size_t at = looks.size();
    for (std::size_t i = 0; i < looks.size() && (last || at == looks.size()); ++i)
        if (shows(looks[i])) at = i;
    if (at == looks.size()) return std::nullopt;
    return static_cast<std::size_t>(looks.data() - film.looks.data()) + at;
}

/// Of clothes, in OKLab: folds and hands change lightness, somebody else changes the hue.
bool another_colour(const cv::Vec3f& a, const cv::Vec3f& b) {
    constexpr double other_colour = 0.09;
    return std::hypot(a[0] - b[0], 2 * std::hypot(a[1] - b[1], a[2] - b[2])) > other_colour;
}

/// What is worn below the face; nullopt where that lies outside of the picture.
std::optional<cv::Vec3f> clothes(const FrameLook& look, const Moment& moment) {
    const double y = look.face_at.y + 1.4 * look.face_height;
    if (look.faces == 0 || y > 0.97 || moment.thumb.empty()) return {};
    const int column = std::clamp(static_cast<int>(look.face_at.x * moment.thumb.cols), 0, moment.thumb.cols - 1),
              row = std::clamp(static_cast<int>(y * moment.thumb.rows), 0, moment.thumb.rows - 1);
    return moment.thumb.at<cv::Vec3f>(row, column);
}

const EdgeMap* edges(const Moment& moment) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == "shape" && moment.cues[c]) return edges_of(*moment.cues[c]);
    return nullptr;
}

/// One head lies on the other, and yet the lines of the two pictures do not.
bool another_face(const FrameLook& a, const Moment& of_a, const FrameLook& b, const Moment& of_b) {
    constexpr double place = 0.1, size = 0.2, one_take = 0.3;
    if (a.faces == 0 || b.faces == 0 || cv::norm(a.face_at - b.face_at) > place) return false;
    if (std::abs(std::log(a.face_height / b.face_height)) > size) return false;
    const EdgeMap *x = edges(of_a), *y = edges(of_b);
    return x && y && std::max(same_edges(*x, *y), same_edges(*y, *x)) < one_take;
}

/// In one place and framing somebody else is seen: of other colours, in other clothes, or with another face.
bool another_figure(const FrameLook& a, const Moment& of_a, const FrameLook& b, const Moment& of_b) {
    if (a.contrast && b.contrast && another_colour(a.contrast->subject, b.contrast->subject)) return true;
    const auto worn = clothes(a, of_a), other = clothes(b, of_b);
    return (worn && other && another_colour(*worn, *other)) || another_face(a, of_a, b, of_b);
}

/// A film as its cuts see it: the first and the last picture of its shots. What is rare there is rare for a cut, and it
/// costs a tenth of looking at all.
AnalysisPtr edges_alone(const MediaAnalysis& film, const std::set<FramePosition>& frames) {
    auto edges = std::make_shared<MediaAnalysis>(film);
    std::erase_if(edges->moments, [&](const Moment& m) { return !frames.contains(m.frame); });
    return edges;
}

/// Of footage that is not studied: shots spread over it.
AnalysisPtr edges_alone(const MediaAnalysis& film) {
    std::set<FramePosition> frames;
    const std::size_t step = (film.shots.size() + most_beside - 1) / most_beside;
    std::vector<std::pair<const Moment*, const Moment*>> of_shot(film.shots.size());
    for (const Moment& m : film.moments) {
        if (m.blank || m.title || m.shot < 0 || static_cast<std::size_t>(m.shot) >= of_shot.size()) continue;
        auto& [first, last] = of_shot[static_cast<std::size_t>(m.shot)];
        last = &m;
        if (!first) first = &m;
    }
    for (std::size_t s = 0; s < of_shot.size(); s += std::max<std::size_t>(1, step))
        if (of_shot[s].first) frames.insert(of_shot[s].first->frame), frames.insert(of_shot[s].second->frame);
    return edges_alone(film, frames);
}

/// The moments that each cut joins; nullopt where one side shows nothing, or is no setup.
using Sides = std::optional<std::pair<std::size_t, std::size_t>>;
std::vector<Sides> sides_of(const FilmStudy& film) {
    std::vector<Sides> sides(film.shots.size());
    for (std::size_t s = 0; s + 1 < film.shots.size(); ++s) {
        if (film.shots[s].setup < 0 || film.shots[s + 1].setup < 0) continue;
        const auto from = edge(film, static_cast<int>(s), true), to = edge(film, static_cast<int>(s) + 1, false);
        if (from && to) sides[s] = {*from, *to};
    }
    return sides;
}

}  // namespace

Result<std::vector<JoinStudy>> study_joins(const FilmStudy& film, const StudyOptions& options, const Cancel& cancel) {
    std::vector<JoinStudy> joins;
    const MediaAnalysis& media = *film.analysis;
    const std::vector<Sides> sides = sides_of(film);
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const Sides& s : sides)
        if (s) pairs.push_back(*s);
    if (pairs.empty()) return joins;
    std::set<FramePosition> frames;
    for (std::size_t k = 0, step = (pairs.size() + cuts_of_rarity - 1) / cuts_of_rarity; k < pairs.size(); k += step)
        frames.insert(media.moments[pairs[k].first].frame), frames.insert(media.moments[pairs[k].second].frame);
    std::vector<AnalysisPtr> footage{edges_alone(media, frames)};
    for (const AnalysisPtr& other : options.beside)
        if (other && other->fingerprint != media.fingerprint) footage.push_back(edges_alone(*other));
    const std::vector<Match> weighed =
        MatchFinder(footage, options.jobs, cancel, sample).weigh(film.analysis, pairs, options.jobs, cancel);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the study was stopped", media.path);
    for (std::size_t s = 0, next = 0; s + 1 < film.shots.size(); ++s) {
        if (!sides[s]) continue;
        const ShotStudy &a = film.shots[s], &b = film.shots[s + 1];
        const auto [from, to] = *sides[s];
        const Match& m = weighed[next++];
        JoinStudy join;
        join.from = static_cast<int>(s), join.to = join.from + 1, join.time = b.start;
        join.from_moment = from, join.to_moment = to;
        if (a.setup == b.setup &&
            !another_figure(film.looks[from], media.moments[from], film.looks[to], media.moments[to]))
            join.kind = JoinKind::Jump;
        join.score = m.score, join.because = m.because, join.align = m.align;
        std::vector<std::pair<double, std::string>> cues;
        for (std::size_t c = 0; c < m.cues.size(); ++c)
            if (m.cues[c] >= rare) cues.emplace_back(-m.cues[c], std::string(all_cues()[c]->name()));
        std::sort(cues.begin(), cues.end());
        for (auto& [rarity, cue] : cues) join.cues.push_back(std::move(cue));
        if (join.kind == JoinKind::Plain && join.score >= matched && !join.cues.empty()) join.kind = JoinKind::Match;
        joins.push_back(std::move(join));
    }
    return joins;
}

}  // namespace rhyme
