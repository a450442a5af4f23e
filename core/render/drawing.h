// Draws one frame of a timeline, layer by layer. Private to the renderer.
#pragma once

#include <functional>

#include "core/effects/effect_kind.h"
#include "core/effects/film_findings.h"
#include "core/render/join_cache.h"
#include "core/render/renderer.h"
#include "core/render/title.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

/// What drawing keeps between pictures; shared by all copies of a renderer. Thread-safe.
struct DrawingTools {
    TitleDrawer titles;
    EffectFiles files;
    JoinCache joins;
    JoinCache rehearsals;  ///< nothing is seen in them, but whether they went well
    FilmFindings findings;
};

/// Where a picture of `shape` lies when all of it is seen in `size`. Within two pixels of filling it, it fills it:
/// rounded aspects draw no bars.
cv::Rect fitted(cv::Size shape, cv::Size size);

/// The frame of `inner` that sequence frame `p` of `clip` shows, as source_frame() says it of a file; may lie outside.
FramePosition nested_frame(const Clip& clip, FramePosition p, FrameRate rate, const Timeline& inner);

/// Sequences in sequences no deeper than this are drawn and heard: a guard, as none is nested in itself.
inline constexpr int deepest_nesting = 32;

/// At a size that need not be the sequence's: all that is drawn is measured in shares of the picture. One thread.
class Drawing {
public:
    Drawing(MediaPool& pool, DrawingTools& tools, cv::Size size, Purpose purpose, ProxySet* proxies = nullptr)
        : pool_(pool), tools_(tools), size_(size), purpose_(purpose), proxies_(proxies) {}

    Result<VideoFrame> decoded(const FramePlan::Layer& layer) const;
    bool offline(MediaId media) const;
    /// The whole frame over black, CV_8UC3 or CV_16UC3.
    Result<cv::Mat> whole(const Timeline& timeline, const FramePlan& plan, FramePosition p, Depth depth) const;

    /// What the kind sees in the join, looked at once; never null.
    std::shared_ptr<const JoinCache::Seen> seen(const Timeline& timeline, const Transition& transition,
                                                const Clip& from, const Clip& to) const;

    /// Shows `to_whom` both sides of the join. Errors: a picture that cannot be drawn.
    Result<void> show(const Timeline& timeline, const Transition& transition, const Clip& from, const Clip& to,
                      const std::function<void(const JoinSight&)>& to_whom) const;

    /// Whether the transition, drawn small from end to end, goes over without a jump and without flashing; the pictures
    /// of both sides are decoded for that. Errors: one sentence what would be seen, and what would do.
    Result<void> rehearsed(const Timeline& timeline, const Transition& transition, const Clip& from,
                           const Clip& to) const;

private:
    /// All layers on each other; `black`: on black, else on nothing.
    Result<Plate> composite(const Timeline& timeline, const FramePlan& plan, FramePosition p, bool black) const;
    Result<Plate> clip(const Timeline& timeline, const Clip& clip, FramePosition p) const;
    Result<Plate> media(const Timeline& timeline, const Clip& clip, FramePosition p) const;
    Result<Plate> nested(const Timeline& timeline, const Clip& clip, FramePosition p) const;
    /// What is to be seen once `step` is laid on `below`.
    Result<Plate> laid(const Timeline& timeline, const FramePlan::Step& step, FramePosition p,
                       const Plate& below) const;
    /// `drawn` on what lies below it, as the clip or its track says; in a transition one way of meeting it goes over
    /// into the other.
    Plate met(const FramePlan::Step& step, FramePosition p, const Plate& drawn, const Plate& below) const;
    /// A side of a transition. `complete`: with what lies below it, as an adjustment has no picture of its own.
    Result<Plate> side(const Timeline& timeline, const Clip& clip, FramePosition p, const Plate& below,
                       bool complete) const;
    Result<Plate> transition(const Timeline& timeline, const FramePlan::Step& step, FramePosition p, const Plate& below,
                             bool complete) const;
    Drawing with(cv::Size size, Purpose purpose, int depth) const;
    void took(const FramePlan::Layer& layer, double seconds) const;

    MediaPool& pool_;
    DrawingTools& tools_;
    cv::Size size_;
    Purpose purpose_;
    ProxySet* proxies_;
    int depth_ = 0;  ///< of nesting
};

}  // namespace rhyme
