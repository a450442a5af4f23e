#include "ui/song/cut_qualities.h"

#include <map>
#include <tuple>

#include "ui/session/session.h"

namespace rhyme::ui {

/// Only the one worker touches it: its jobs come one after another.
struct CutQualities::Memory {
    std::map<std::tuple<MediaId, RationalTime, MediaId, RationalTime>, std::optional<double>> scores;
};

CutQualities::CutQualities(Session& session, QObject* parent)
    : QObject(parent), session_(session), memory_(std::make_shared<Memory>()) {
    soon_.setSingleShot(true);
    soon_.setInterval(150);
    connect(&soon_, &QTimer::timeout, this, &CutQualities::refresh);
    connect(&session_, &Session::timeline_changed, &soon_, qOverload<>(&QTimer::start));
}

void CutQualities::set_finder(std::shared_ptr<const MatchFinder> finder, const std::vector<AnalysisPtr>& footage) {
    if (finder == finder_) return;
    finder_ = std::move(finder), footage_ = footage;
    memory_ = std::make_shared<Memory>();
    soon_.start();
}

void CutQualities::refresh() {
    job_.cancel();
    std::map<MediaId, std::string> paths;
    for (const BinItem& item : session_.footage().items())
        if (item.analysis) paths[item.media] = item.analysis->path;
    job_ = jobs_.run(
        [timeline = session_.timeline(), finder = finder_, footage = footage_, memory = memory_,
         paths = std::move(paths)](std::stop_token cancel) {
            if (!finder) return timeline_quality(timeline, {});
            const auto path_of = [&](MediaId id) {
                const auto found = paths.find(id);
                return found == paths.end() ? std::string() : found->second;
            };
            const CutScorer judge = match_scorer(*finder, footage, path_of);
            return timeline_quality(
                timeline, [&](const rhyme::CutSide& a, const rhyme::CutSide& b) -> std::optional<double> {
                    if (cancel.stop_requested()) return std::nullopt;
                    const auto [place, fresh] = memory->scores.try_emplace({a.media, a.time, b.media, b.time});
                    if (fresh) place->second = judge(a, b);
                    return place->second;
                });
        },
        [this](std::vector<CutQuality> cuts) {
            cuts_ = std::move(cuts);
            emit changed();
        });
}

}  // namespace rhyme::ui
