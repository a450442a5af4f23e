#include "core/assemble/quality.h"

#include <algorithm>
#include <cmath>

#include "core/timeline/speed.h"

namespace rhyme {
namespace {

constexpr RationalTime furthest(2, 1);

void measure(const Timeline& timeline, CutQuality& cut) {
    const FrameCount around = timeline.rate.count(furthest, Rounding::Up);
    const auto beats = placed_beats(timeline, {cut.at - around, around * 2});
    const RationalTime at = timeline.rate.time(cut.at);
    for (const PlacedBeat& b : beats) {
        const double off = (at - b.time).seconds() * timeline.rate.fps();
        if (cut.beat_offset && std::abs(*cut.beat_offset) <= std::abs(off)) continue;
        cut.beat_offset = off, cut.beat = b.place;
    }
}

}  // namespace

std::vector<CutQuality> timeline_quality(const Timeline& timeline, const CutScorer& score) {
    std::vector<CutQuality> cuts;
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Video) continue;
        for (const Clip& from : track->clips) {
            const Clip* to = track->after(from);
            if (!to) continue;
            CutQuality cut{to->start, from.id, to->id, {}, {}, {}};
            if (score && from.kind == ClipKind::Media && to->kind == ClipKind::Media)
                cut.score = score({from.media, source_time(from, from.end() - FrameCount(1), timeline.rate)},
                                  {to->media, source_time(*to, to->start, timeline.rate)});
            measure(timeline, cut);
            cuts.push_back(cut);
        }
    }
    std::stable_sort(cuts.begin(), cuts.end(), [](const CutQuality& a, const CutQuality& b) { return a.at < b.at; });
    return cuts;
}

CutScorer match_scorer(const MatchFinder& finder, const std::vector<AnalysisPtr>& footage,
                       std::function<std::string(MediaId)> path_of) {
    return
        [&finder, footage, path_of = std::move(path_of)](const CutSide& a, const CutSide& b) -> std::optional<double> {
            MatchQuery query;
            query.top = 1, query.include_neighbours = true, query.include_titles = true;
            for (const auto& [side, scope] : {std::pair{&a, &query.from}, {&b, &query.to}}) {
                const std::string path = path_of(side->media);
                const auto media =
                    std::find_if(footage.begin(), footage.end(), [&](const auto& m) { return m->path == path; });
                if (media == footage.end()) return std::nullopt;
                *scope = {path, FrameRange{(*media)->frame_rate.position(side->time, Rounding::Down), FrameCount(1)}};
            }
            const auto found = finder.find(query);
            if (!found) return std::nullopt;
            return found->matches.empty() ? 0 : found->matches.front().score;
        };
}

}  // namespace rhyme
