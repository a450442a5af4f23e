#include "core/render/renderer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <set>

#include "core/image/mix.h"
#include "core/render/drawing.h"
#include "core/transitions/propose.h"

namespace rhyme {

namespace {

/// Nothing has to be drawn: at most it is scaled.
bool fills(const VideoFrame& frame, cv::Size size) {
    return frame.rotation == 0 && !frame.mirrored && frame.pixel_aspect_num == frame.pixel_aspect_den &&
           !frame.has_alpha() && !needs_mapping(frame.color) && fitted(frame.display_size(), size).size() == size;
}

Error no_memory() {
    return {ErrorCode::Internal, "there is not enough memory to draw a picture of the sequence's size", "",
            "make it smaller"};
}

/// At a plain dissolve between two files that fill the sequence as they are: the two, mixed as they are coded where
/// that is alike. That is what drawing them gives, without two conversions there and one back. Empty elsewhere.
Renderer::Picture dissolved(const FramePlan& plan, cv::Size size, const std::function<VideoFrame(std::size_t)>& layer) {
    if (plan.steps.size() != 1 || plan.layers.size() != 2 || !plan.transition) return {};
    const FramePlan::Step& step = plan.steps.front();
    const Transition& t = *plan.transition;
    const auto plain = [](const Clip& clip) {
        return clip.kind == ClipKind::Media && !any_enabled(clip.more->effects);
    };
    const TransitionFrame at{{}, {}, plan.transition_frame, t.in_offset, t.out_offset, &t.parameters};
    if (t.kind != "dissolve" || at.parameter("linear", 0) >= 0.5 || !step.incoming || !plain(*step.clip) ||
        !plain(*step.incoming) || any_enabled(*step.track->effects))
        return {};
    VideoFrame out = layer(0), in = layer(1);
    if (!out || !in || !fills(out, size) || !fills(in, size)) return {};
    if (VideoFrame both = mixed(out, in, at.progress())) return {std::move(both), {}, 0, {}};
    return {std::move(out), std::move(in), at.progress(), {}};
}

bool drawable(cv::Size size) {
    return size.width > 0 && size.height > 0 && size.width <= 32768 && size.height <= 32768;
}

}  // namespace

Renderer::Renderer(std::shared_ptr<MediaPool> pool, std::shared_ptr<ProxySet> proxies)
    : pool_(std::move(pool)), proxies_(std::move(proxies)), tools_(std::make_shared<DrawingTools>()) {}

Result<cv::Mat> fit_picture(const VideoFrame& frame, cv::Size size, Depth depth) {
    if (!frame || !drawable(size)) return fail(ErrorCode::InvalidArgument, "there is no picture of that size");
    const cv::Rect place = fitted(frame.display_size(), size);
    auto picture = to_rgb(frame, place.size(), depth);
    if (!picture || place.size() == size) return picture;
    cv::Mat whole(size, picture->type(), cv::Scalar::all(0));
    picture->copyTo(whole(place));
    return whole;
}

Result<Renderer::Picture> Renderer::picture(const Timeline& timeline, FramePosition p, Purpose purpose) const {
    const cv::Size size(timeline.width, timeline.height);
    if (!drawable(size)) return fail(ErrorCode::InvalidArgument, "the sequence's size must lie between 1 and 32768");
    try {
        const FramePlan plan = plan_frame(timeline, p, *pool_);
        const Drawing drawing(*pool_, *tools_, size, purpose);
        Picture picture;
        if (plan.untouched && !drawing.offline(plan.layers.front().media)) {
            auto frame = drawing.decoded(plan.layers.front());
            if (!frame) return fail(frame.error());
            if (fills(*frame, size)) {
                picture.untouched = std::move(*frame);
                return picture;
            }
            auto composed = fit_picture(*frame, size, Depth::Sixteen);
            if (!composed) return fail(composed.error());
            picture.composed = std::move(*composed);
            return picture;
        }
        picture = dissolved(plan, size, [&](std::size_t i) -> VideoFrame {
            const FramePlan::Layer& layer = plan.layers[i];
            if (drawing.offline(layer.media)) return {};
            // As Drawing does: two places of one file take two decoders.
            const bool second = i > 0 && layer.media == plan.layers[0].media;
            auto frame = Drawing(*pool_, *tools_, size, second ? Purpose::Cut : purpose).decoded(layer);
            return frame ? *frame : VideoFrame{};
        });
        if (picture.untouched) return picture;
        auto composed = drawing.whole(timeline, plan, p, Depth::Sixteen);
        if (!composed) return fail(composed.error());
        picture.composed = std::move(*composed);
        return picture;
    } catch (const std::exception&) {  // cv::Exception and std::bad_alloc: a size that does not fit into memory
        return fail(no_memory());
    }
}

Result<cv::Mat> Renderer::rgb(const Timeline& timeline, FramePosition p, cv::Size size, Purpose purpose) const {
    if (!drawable(size)) return fail(ErrorCode::InvalidArgument, "the picture's size must lie between 1 and 32768");
    try {
        const double shape = static_cast<double>(timeline.width) * size.height,
                     drawn = static_cast<double>(timeline.height) * size.width;
        const bool same_shape = std::abs(shape - drawn) <= 0.02 * std::max(shape, drawn);
        // Another shape than the sequence's: draw it whole, then stretch it.
        const cv::Size at = same_shape ? size : cv::Size(timeline.width, timeline.height);
        if (!drawable(at)) return fail(ErrorCode::InvalidArgument, "the sequence's size must lie between 1 and 32768");
        auto picture = Drawing(*pool_, *tools_, at, purpose, proxies_.get())
                           .whole(timeline, plan_frame(timeline, p, *pool_), p, Depth::Eight);
        if (picture && at != size) cv::resize(*picture, *picture, size, 0, 0, cv::INTER_AREA);
        return picture;
    } catch (const std::exception&) {
        return fail(no_memory());
    }
}

namespace {

void add_not_drawn(const Timeline& timeline, std::optional<FrameRange> range, EffectFiles& files,
                   std::set<SequenceId>& seen, std::set<std::string>& said) {
    for (const auto& track : timeline.tracks) {
        if (track->muted) continue;
        const bool video = track->kind == TrackKind::Video;
        if (video)
            for (std::string& fault : faults(*track->effects, files, false)) said.insert(std::move(fault));
        for (const Clip& clip : track->clips) {
            if (!clip.enabled || (range && !clip.range().overlaps(*range))) continue;
            const std::string name = clip.name.empty() ? std::string() : "'" + clip.name + "': ";
            if (video)
                for (const std::string& fault : faults(clip.more->effects, files, clip.kind == ClipKind::Media))
                    said.insert(name + fault);
            if (clip.kind != ClipKind::Sequence) continue;
            const Timeline* shown = timeline.shown_in(clip);
            if (!shown) {
                said.insert(name + "the sequence that it shows is not there: nothing is drawn");
            } else if (seen.insert(shown->id).second) {
                Timeline inner = *shown;
                inner.nested = timeline.nested;
                add_not_drawn(inner, std::nullopt, files, seen, said);
            }
        }
    }
}

}  // namespace

Result<void> Renderer::check_transition(const Timeline& timeline, const Transition& transition) const {
    const Clip *from = timeline.find(transition.from), *to = timeline.find(transition.to);
    if (!from || !to) return fail(ErrorCode::NotFound, "the clips of the transition are not there");
    try {
        const Drawing drawing(*pool_, *tools_, {timeline.width, timeline.height}, Purpose::Cut);
        if (const auto seen = drawing.seen(timeline, transition, *from, *to); !*seen) return fail(seen->error());
        const auto gone =
            tools_->rehearsals.get(JoinKey::of(timeline, transition, *from, *to, *pool_), [&]() -> JoinCache::Seen {
                if (const auto well = drawing.rehearsed(timeline, transition, *from, *to); !well)
                    return fail(well.error());
                return EvidencePtr();
            });
        if (!*gone) return fail(gone->error());
        return {};
    } catch (const std::exception&) {
        return fail(no_memory());
    }
}

Result<void> Renderer::check_new_transitions(const Timeline& before, const Timeline& after) const {
    const auto at_hand = [&](ClipId id) {
        const Clip* clip = after.find(id);
        if (!clip) return false;
        const auto media = pool_->find(clip->media);
        return clip->kind != ClipKind::Media || (media && media->index);
    };
    for (const auto& track : after.tracks) {
        if (std::find(before.tracks.begin(), before.tracks.end(), track) != before.tracks.end()) continue;
        const Track* old = before.find(track->id);
        for (const Transition& t : track->transitions) {
            if (old && std::find(old->transitions.begin(), old->transitions.end(), t) != old->transitions.end())
                continue;
            if (!at_hand(t.from) || !at_hand(t.to)) continue;
            const TransitionKind* kind = find_transition(t.kind);
            if (!kind || (!kind->needs_evidence() && !t.parameters.contains("dx"))) continue;  // nothing to look for
            const auto checked = check_transition(after, t);
            if (checked) continue;
            Error error = checked.error();
            error.what =
                t.kind + " from " + after.find(t.from)->name + " to " + after.find(t.to)->name + ": " + error.what;
            return fail(std::move(error));
        }
    }
    return {};
}

Result<std::vector<TransitionProposal>> Renderer::propose(const Timeline& timeline, const Clip& from, const Clip& to,
                                                          const Similarity& alignment, FrameCount frames) const {
    try {
        const Drawing drawing(*pool_, *tools_, {timeline.width, timeline.height}, Purpose::Cut);
        std::vector<TransitionProposal> proposals;
        const auto shown =
            drawing.show(timeline, {{}, from.id, to.id, "", frames, frames, {}, true}, from, to,
                         [&](const JoinSight& sight) { proposals = propose_transitions(sight, alignment); });
        if (!shown) return fail(shown.error());
        return proposals;
    } catch (const std::exception&) {
        return fail(no_memory());
    }
}

std::vector<std::string> Renderer::not_drawn(const Timeline& timeline, FrameRange range) const {
    std::set<std::string> said;
    for (const auto& track : timeline.tracks)
        for (const Transition& t : track->transitions) {
            const TransitionKind* kind = find_transition(t.kind);
            const Clip* to = track->find(t.to);
            if (!kind || !kind->may_refuse() || track->muted || track->kind != TrackKind::Video || !to ||
                !FrameRange::between(to->start - t.in_offset, to->start + t.out_offset).overlaps(range))
                continue;
            const Clip* from = track->find(t.from);
            if (!from) continue;
            const Drawing drawing(*pool_, *tools_, {timeline.width, timeline.height}, Purpose::Cut);
            if (const auto seen = drawing.seen(timeline, t, *from, *to); !*seen)
                said.insert((kind->needs_evidence() ? "the plain form of the transition is drawn: "
                                                    : "the transition will be seen: ") +
                            seen->error().message());
        }
    std::set<SequenceId> seen{timeline.id};
    add_not_drawn(timeline, range, tools_->files, seen, said);
    return {said.begin(), said.end()};
}

}  // namespace rhyme
