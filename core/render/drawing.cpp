#include "core/render/drawing.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/base/files.h"
#include "core/render/clip_film.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

/// What stands for media that isn't there: dark grey, hatched.
cv::Mat offline_card(cv::Size size, Depth depth) {
    const double full = depth == Depth::Sixteen ? 65535 : 255;
    cv::Mat card(size, depth == Depth::Sixteen ? CV_16UC3 : CV_8UC3, cv::Scalar::all(0.13 * full));
    const int step = std::max(8, size.height / 12), width = std::max(1, step / 6);
    for (int x = -size.height; x < size.width; x += step)
        cv::line(card, {x, size.height}, {x + size.height, 0}, cv::Scalar::all(0.17 * full), width, cv::LINE_8);
    return card;
}

Plate color_plate(Rgba color, cv::Size size) {
    const auto part = [&](int shift) { return (color >> shift & 0xffU) * 257.0; };
    return plain_plate(size, {part(24), part(16), part(8)}, (color & 0xffU) / 255.0);
}

Plate empty_plate(cv::Size size) { return plain_plate(size, {}, 0); }

/// Alpha as a picture, so that a transition draws it as it draws colours.
cv::Mat alpha_picture(const Plate& plate) {
    if (plate.color.empty()) return {};
    if (plate.opaque()) return cv::Mat(plate.color.size(), CV_16UC3, cv::Scalar::all(65535));
    cv::Mat picture;
    cv::merge(std::vector<cv::Mat>(3, plate.alpha), picture);
    return picture;
}

/// `black` stands for whatever is transparent.
Plate flat(Plate plate) {
    plate.alpha.release();
    return plate;
}

}  // namespace

cv::Rect fitted(cv::Size shape, cv::Size size) {
    const double scale =
        std::min(static_cast<double>(size.width) / shape.width, static_cast<double>(size.height) / shape.height);
    int w = std::clamp(static_cast<int>(std::lround(shape.width * scale)), 1, size.width);
    int h = std::clamp(static_cast<int>(std::lround(shape.height * scale)), 1, size.height);
    if (size.width - w <= 2) w = size.width;
    if (size.height - h <= 2) h = size.height;
    return {(size.width - w) / 2, (size.height - h) / 2, w, h};
}

Drawing Drawing::with(cv::Size size, Purpose purpose, int depth) const {
    Drawing other(pool_, tools_, size, purpose, proxies_);
    other.depth_ = depth;
    return other;
}

Result<VideoFrame> Drawing::decoded(const FramePlan::Layer& layer) const {
    const bool playing = proxies_ && (purpose_ == Purpose::Playback || purpose_ == Purpose::Scrub);
    if (playing && proxies_->used(layer.media))
        if (auto small = proxies_->frame(layer.media, layer.source, purpose_)) return small;
    const auto begun = std::chrono::steady_clock::now();
    auto frame = pool_.frame(layer.media, layer.source, purpose_);
    if (playing && frame) took(layer, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
    if (!frame && frame.error().file.empty()) {
        Error error = frame.error();
        if (const auto media = pool_.find(layer.media)) error.file = media->info.path.string();
        return fail(std::move(error));
    }
    return frame;
}

void Drawing::took(const FramePlan::Layer& layer, double seconds) const {
    const auto media = pool_.find(layer.media);
    if (media && media->info.video && media->info.video->frame_rate.valid())
        proxies_->took(layer.media, seconds, media->info.video->frame_rate.frame_duration().seconds());
}

bool Drawing::offline(MediaId id) const {
    const auto media = pool_.find(id);
    return !media || !media->index;
}

Result<cv::Mat> Drawing::whole(const Timeline& timeline, const FramePlan& plan, FramePosition p, Depth depth) const {
    if (plan.untouched) {
        if (offline(plan.layers.front().media)) return offline_card(size_, depth);
        const auto frame = decoded(plan.layers.front());
        if (!frame) return fail(frame.error());
        return fit_picture(*frame, size_, depth);
    }
    auto plate = composite(timeline, plan, p, true);
    if (!plate) return fail(plate.error());
    if (depth == Depth::Sixteen) return plate->color;
    cv::Mat small;
    plate->color.convertTo(small, CV_8U, 1.0 / 257);
    return small;
}

Result<Plate> Drawing::composite(const Timeline& timeline, const FramePlan& plan, FramePosition p, bool black) const {
    Plate picture;
    for (const FramePlan::Step& step : plan.steps) {
        auto next = laid(timeline, step, p, picture);
        if (!next) return next;
        picture = black ? flat(std::move(*next)) : std::move(*next);
    }
    if (!picture.color.empty()) return picture;
    return black ? flat(empty_plate(size_)) : empty_plate(size_);
}

Result<Plate> Drawing::laid(const Timeline& timeline, const FramePlan::Step& step, FramePosition p,
                            const Plate& below) const {
    const Effects& of_track = *step.track->effects;
    const FrameCount track_time = p - FramePosition(0);
    const auto adjusts = [](const Clip* c) { return c && c->kind == ClipKind::Adjustment; };
    const bool complete = adjusts(step.clip) || adjusts(step.incoming);
    auto drawn = step.transition ? transition(timeline, step, p, below, complete)
                                 : side(timeline, *step.clip, p, below, complete);
    if (!drawn) return drawn;
    if (any_enabled(of_track))
        *drawn = complete ? adjust(*drawn, of_track, track_time, tools_.files)
                          : apply_effects(*drawn, of_track, {track_time, tools_.files});
    return complete ? drawn : met(step, p, *drawn, below);
}

Plate Drawing::met(const FramePlan::Step& step, FramePosition p, const Plate& drawn, const Plate& below) const {
    const auto mode_of = [&](const Clip& c) {
        const BlendMode own = blend_mode(c.more->effects, c.clip_time(p), tools_.files);
        return own != BlendMode::Normal ? own : blend_mode(*step.track->effects, p - FramePosition(0), tools_.files);
    };
    const BlendMode mode = mode_of(*step.clip), next = step.incoming ? mode_of(*step.incoming) : mode;
    const Plate now = over(drawn, below, mode);
    if (next == mode) return now;
    const TransitionFrame at{{}, {}, step.transition_frame, step.transition->in_offset, step.transition->out_offset};
    return mixed(now, over(drawn, below, next), at.progress());
}

Result<Plate> Drawing::side(const Timeline& timeline, const Clip& c, FramePosition p, const Plate& below,
                            bool complete) const {
    const Plate under = complete && below.color.empty() ? empty_plate(size_) : below;
    if (c.kind == ClipKind::Adjustment) return adjust(under, c.more->effects, c.clip_time(p), tools_.files);
    auto drawn = clip(timeline, c, p);
    if (!drawn) return drawn;
    if (any_enabled(c.more->effects)) {
        const auto film = film_of(timeline, c, pool_, tools_.findings, size_);
        *drawn = apply_effects(*drawn, c.more->effects, {c.clip_time(p), tools_.files, film.get()});
    }
    return complete ? over(*drawn, under) : drawn;
}

Result<Plate> Drawing::transition(const Timeline& timeline, const FramePlan::Step& step, FramePosition p,
                                  const Plate& below, bool complete) const {
    const Transition& t = *step.transition;
    const TransitionKind* kind = find_transition(t.kind);
    TransitionFrame frame{{}, {}, step.transition_frame, t.in_offset, t.out_offset, &t.parameters};
    if (!kind)  // of a later version: a plain cut
        return side(timeline, frame.before_cut() ? *step.clip : *step.incoming, p, below, complete);
    Plate out, in;
    if (kind->needs_outgoing(frame)) {
        auto drawn = side(timeline, *step.clip, p, below, complete);
        if (!drawn) return drawn;
        out = std::move(*drawn);
    }
    if (kind->needs_incoming(frame)) {
        // Two places of one file shown at once take two decoders: one would seek for every frame.
        const bool same = step.clip->kind == ClipKind::Media && step.clip->media == step.incoming->media;
        auto drawn =
            with(size_, same ? Purpose::Cut : purpose_, depth_).side(timeline, *step.incoming, p, below, complete);
        if (!drawn) return drawn;
        in = std::move(*drawn);
    }
    frame.outgoing = out.color, frame.incoming = in.color;
    std::shared_ptr<const JoinCache::Seen> evidence;
    if (kind->may_refuse()) evidence = seen(timeline, t, *step.clip, *step.incoming);
    if (evidence && *evidence) frame.evidence = (*evidence)->get();
    Plate drawn{kind->draw(frame), {}};
    if ((out.opaque() && in.opaque()) || (below.color.empty() && depth_ == 0)) return drawn;
    frame.outgoing = alpha_picture(out), frame.incoming = alpha_picture(in);
    frame.coverage = true;
    cv::extractChannel(kind->draw(frame), drawn.alpha, 0);
    return drawn;
}

Result<Plate> Drawing::clip(const Timeline& timeline, const Clip& c, FramePosition p) const {
    switch (c.kind) {
        case ClipKind::Media:
            return media(timeline, c, p);
        case ClipKind::Sequence:
            return nested(timeline, c, p);
        case ClipKind::Title:
            return tools_.titles.draw(c.more->title, size_);
        case ClipKind::Color:
            return color_plate(c.more->color, size_);
        default:
            return empty_plate(size_);
    }
}

Result<Plate> Drawing::media(const Timeline& timeline, const Clip& c, FramePosition p) const {
    const auto file = pool_.find(c.media);
    if (!file || !file->index) return Plate{offline_card(size_, Depth::Sixteen), {}};
    const auto frame = decoded({c.id, c.media, source_frame(c, p, timeline.rate, *file)});
    if (!frame) return fail(frame.error());
    const cv::Rect place = fitted(frame->display_size(), size_);
    auto color = to_rgb(*frame, place.size(), Depth::Sixteen);
    if (!color) return fail(color.error());
    auto alpha = to_alpha(*frame, place.size());
    if (!alpha) return fail(alpha.error());
    return placed({std::move(*color), std::move(*alpha)}, place, size_);
}

Result<Plate> Drawing::nested(const Timeline& timeline, const Clip& c, FramePosition p) const {
    const Timeline* shown = timeline.shown_in(c);
    if (!shown || depth_ >= deepest_nesting || shown->width < 1 || shown->height < 1) return empty_plate(size_);
    Timeline inner = *shown;
    inner.nested = timeline.nested;
    const FramePosition at = nested_frame(c, p, timeline.rate, inner);
    const cv::Rect place = fitted({inner.width, inner.height}, size_);
    const auto plate =
        with(place.size(), purpose_, depth_ + 1).composite(inner, plan_frame(inner, at, pool_), at, false);
    if (!plate) return plate;
    return placed(*plate, place, size_);
}

}  // namespace rhyme
