#include "core/assemble/written.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "core/analysis/lettering.h"
#include "core/image/video_frame.h"

namespace rhyme {
namespace {

constexpr double least = 0.003;  // of the picture that is writing
constexpr int looked_at = 360;   // pixels of its shorter side

}  // namespace

bool WrittenShots::shows_writing(std::size_t file, std::int64_t frame) {
    const auto [known, fresh] = looked_.try_emplace({file, frame}, false);
    if (!fresh) return known->second;
    const auto media = pool_.find(media_[file]);
    if (open_file_ != file) {
        auto source = FrameSource::open(media);
        open_file_ = file, open_ = source ? std::move(*source) : nullptr;
    }
    if (!open_ || !media->info.video) return false;
    const auto picture = open_->frame(FramePosition(frame));
    if (!picture) return false;
    const double wide = media->info.video->display_width, high = media->info.video->display_height;
    const double scale = looked_at / std::max(1., std::min(wide, high));
    const auto gray = to_gray(*picture, {int(std::lround(wide * scale)), int(std::lround(high * scale))});
    return known->second = gray && share_of_lettering(*gray) >= least;
}

bool WrittenShots::avoid(CutProblem& problem, const CutChain& chain, double cost, const Cancel& cancel) {
    struct Look {
        std::size_t file, shot;
        std::int64_t frame;
        bool operator<(const Look& o) const { return std::tie(file, frame, shot) < std::tie(o.file, o.frame, o.shot); }
    };
    std::vector<Look> looks;
    for (const CutPiece& piece : chain.pieces) {
        const std::size_t shot = problem.entries[piece.entry].shot;
        const CutProblem::Shot& s = problem.shots[shot];
        const bool kept = std::any_of(problem.kept.begin(), problem.kept.end(),
                                      [&](const CutProblem::Kept& k) { return k.slot == piece.slot; });
        if (kept || s.performance || shots_.contains(shot)) continue;
        const double seconds = problem.places[piece.to].seconds - problem.places[piece.slot].seconds;
        const auto length = std::max<std::int64_t>(1, std::llround(seconds * s.rate));
        for (const std::int64_t at : {std::int64_t(0), length / 2, length - 1})
            looks.push_back({s.file, shot, std::clamp(piece.in + at, s.start, std::max(s.start, s.end - 1))});
    }
    // A file's frames one after another: one decoder, little seeking.
    std::sort(looks.begin(), looks.end());
    std::set<std::size_t> found;
    for (const Look& look : looks) {
        if (cancel.stop_requested()) return false;
        if (!found.contains(look.shot) && shows_writing(look.file, look.frame)) found.insert(look.shot);
    }
    for (CutProblem::Entry& e : problem.entries)
        if (found.contains(e.shot)) e.cost += cost;
    shots_.insert(found.begin(), found.end());
    return !found.empty();
}

}  // namespace rhyme
