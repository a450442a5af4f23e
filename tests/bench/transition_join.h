// A join of two files with a transition, as the command line makes it; for the benchmarks of transitions.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include "core/analysis/analysis.h"
#include "core/assemble/join.h"
#include "core/match/match.h"
#include "core/render/renderer.h"
#include "core/transitions/aligned_join.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

struct JoinEnd {
    std::string file;
    std::int64_t frame = 0;
    FrameRange shot{};  ///< no frames: all of the file
    /// "FILE@FRAME"
    static JoinEnd parse(const std::string& text) {
        const std::size_t at = text.rfind('@');
        return {text.substr(0, at), at == std::string::npos ? 0 : std::atoll(text.c_str() + at + 1), {}};
    }
};

struct TestJoin {
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Timeline timeline;
    Similarity align;  ///< in the pictures
    FramePosition cut;
    const Transition* transition() const {
        const auto& all = timeline.tracks.front()->transitions;
        return all.empty() ? nullptr : &all.front();
    }
};

/// A's shot up to its frame, B's from its frame on.
inline Result<TestJoin> make_join(const JoinEnd& a, const JoinEnd& b, const std::string& kind, cv::Size size,
                                  const Similarity* align = nullptr) {
    TestJoin join;
    std::vector<SourceCut> cuts;
    std::vector<Moment> moments;
    double aspect = 1;
    for (const JoinEnd* end : {&a, &b}) {
        const auto id = join.pool->add(end->file);
        if (!id) return fail(id.error());
        const auto media = join.pool->find(*id);
        const std::int64_t all = media->index->size().value, at = std::clamp<std::int64_t>(end->frame, 0, all - 1);
        const FrameRange shot = end->shot.empty() ? FrameRange{FramePosition(0), FrameCount(all)} : end->shot;
        cuts.push_back({*id, end == &a ? FrameRange::between(shot.start, FramePosition(at + 1))
                                       : FrameRange::between(FramePosition(at), shot.end())});
        if (end == &a)
            aspect = static_cast<double>(media->info.video->display_width) / media->info.video->display_height;
        if (align) continue;
        auto moment = describe_frame(media, FramePosition(at));
        if (!moment) return fail(moment.error());
        moments.push_back(std::move(*moment));
    }
    join.align = align ? *align : best_alignment(moments[0], moments[1], aspect);
    JoinOptions options;
    options.size = size, options.transition = kind, options.alignments = {join.align}, options.measured = true;
    auto joined = join_cuts(*join.pool, cuts, options);
    if (!joined) return fail(joined.error());
    join.timeline = std::move(joined->timeline);
    join.cut = join.timeline.tracks.front()->clips[1].start;
    return join;
}

}  // namespace rhyme
