#include "core/study/joins.h"

#include <algorithm>

namespace rhyme {
namespace {

constexpr std::size_t sample = 500;  // pairs that tell what is rare: a study asks for no more than 0.99
constexpr double rare = 0.97;        // a cue that rhymes like this carries a match cut
constexpr double matched = 0.93;     // the join's own score from which it is one

/// The last moment of a shot that shows something, or the first.
std::optional<std::size_t> edge(const FilmStudy& film, int shot, bool last) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < film.looks.size(); ++i) {
        const FrameLook& look = film.looks[i];
        if (look.shot != shot || look.blank || look.key.empty() || look.light == "darkness") continue;
        if (!last) return i;
        found = i;
    }
    return found;
}

/// In one place and framing somebody else stands: their means of colour lie apart.
bool another_figure(const FrameLook& a, const FrameLook& b) {
    constexpr double apart = 0.09;  // OKLab
    return a.contrast && b.contrast && cv::norm(a.contrast->subject - b.contrast->subject) > apart;
}

}  // namespace

Result<std::vector<JoinStudy>> study_joins(const FilmStudy& film, const StudyOptions& options, const Cancel& cancel) {
    std::vector<JoinStudy> joins;
    const MediaAnalysis& media = *film.analysis;
    std::vector<AnalysisPtr> footage{film.analysis};
    for (const AnalysisPtr& other : options.beside)
        if (other && other->fingerprint != media.fingerprint) footage.push_back(other);
    if (film.shots.size() < 2) return joins;
    const MatchFinder finder(footage, options.jobs, cancel, sample);
    for (std::size_t s = 0; s + 1 < film.shots.size(); ++s) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the study was stopped", media.path);
        const ShotStudy &a = film.shots[s], &b = film.shots[s + 1];
        if (a.setup < 0 || b.setup < 0) continue;
        const auto from = edge(film, static_cast<int>(s), true), to = edge(film, static_cast<int>(s) + 1, false);
        if (!from || !to) continue;
        JoinStudy join;
        join.from = static_cast<int>(s), join.to = join.from + 1, join.time = b.start;
        join.from_moment = *from, join.to_moment = *to;
        if (a.setup == b.setup && !another_figure(film.looks[*from], film.looks[*to])) join.kind = JoinKind::Jump;
        const auto pair = finder.examine(0, media.moments[*from].frame, 0, media.moments[*to].frame);
        if (!pair) continue;
        const Match& m = pair->match;
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
