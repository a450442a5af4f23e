#include <algorithm>

#include "core/analysis/analysis.h"

namespace rhyme {

Result<AnalysisPtr> with_frame(AnalysisPtr analysis, std::shared_ptr<const Media> media, FramePosition frame) {
    const auto place = std::lower_bound(analysis->moments.begin(), analysis->moments.end(), frame,
                                        [](const Moment& m, FramePosition p) { return m.frame < p; });
    if (place != analysis->moments.end() && place->frame == frame) return analysis;
    auto moment = describe_frame(std::move(media), frame);
    if (!moment) return fail(moment.error());
    const auto shot = std::find_if(analysis->shots.begin(), analysis->shots.end(),
                                   [&](const Shot& s) { return s.range.contains(frame); });
    if (shot != analysis->shots.end()) moment->shot = static_cast<int>(shot - analysis->shots.begin());
    auto more = std::make_shared<MediaAnalysis>(*analysis);
    more->moments.insert(more->moments.begin() + (place - analysis->moments.begin()), std::move(*moment));
    return AnalysisPtr(std::move(more));
}

}  // namespace rhyme
