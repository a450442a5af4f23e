#include "core/render/renderer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

/// Where a picture of `shape` lies when all of it is seen in `size`. Within two pixels of filling it, it fills it:
/// rounded aspects draw no bars.
cv::Rect fitted(cv::Size shape, cv::Size size) {
    const double scale =
        std::min(static_cast<double>(size.width) / shape.width, static_cast<double>(size.height) / shape.height);
    int w = std::clamp(static_cast<int>(std::lround(shape.width * scale)), 1, size.width);
    int h = std::clamp(static_cast<int>(std::lround(shape.height * scale)), 1, size.height);
    if (size.width - w <= 2) w = size.width;
    if (size.height - h <= 2) h = size.height;
    return {(size.width - w) / 2, (size.height - h) / 2, w, h};
}

int type_of(Depth depth) { return depth == Depth::Sixteen ? CV_16UC3 : CV_8UC3; }

cv::Mat black(cv::Size size, Depth depth) { return cv::Mat(size, type_of(depth), cv::Scalar::all(0)); }

/// What stands for media that isn't there: dark grey, hatched.
cv::Mat offline_card(cv::Size size, Depth depth) {
    const double full = depth == Depth::Sixteen ? 65535 : 255;
    cv::Mat card(size, type_of(depth), cv::Scalar::all(0.13 * full));
    const int step = std::max(8, size.height / 12), width = std::max(1, step / 6);
    for (int x = -size.height; x < size.width; x += step)
        cv::line(card, {x, size.height}, {x + size.height, 0}, cv::Scalar::all(0.17 * full), width, cv::LINE_8);
    return card;
}

/// Nothing has to be drawn: at most it is scaled.
bool fills(const VideoFrame& frame, cv::Size size) {
    return frame.rotation == 0 && !frame.mirrored && frame.pixel_aspect_num == frame.pixel_aspect_den &&
           !frame.has_alpha() && !needs_mapping(frame.color) && fitted(frame.display_size(), size).size() == size;
}

Error no_memory() {
    return {ErrorCode::Internal, "there is not enough memory to draw a picture of the sequence's size", "",
            "make it smaller"};
}

/// Draws one plan at a size that need not be the sequence's: all that transitions do is measured in shares of the
/// picture.
class Drawing {
public:
    Drawing(MediaPool& pool, cv::Size size, Purpose purpose, ProxySet* proxies = nullptr)
        : pool_(pool), size_(size), purpose_(purpose), proxies_(proxies) {}

    Result<VideoFrame> decoded(const FramePlan::Layer& layer) const {
        const bool playing = proxies_ && (purpose_ == Purpose::Playback || purpose_ == Purpose::Scrub);
        if (playing && proxies_->used(layer.media))
            if (auto small = proxies_->frame(layer.media, layer.source, purpose_)) return small;
        const auto begun = std::chrono::steady_clock::now();
        auto frame = pool_.frame(layer.media, layer.source, purpose_);
        if (playing && frame) took(layer, std::chrono::steady_clock::now() - begun);
        if (!frame && frame.error().file.empty()) {
            Error error = frame.error();
            if (const auto media = pool_.find(layer.media)) error.file = media->info.path.string();
            return fail(std::move(error));
        }
        return frame;
    }
    bool offline(const FramePlan::Layer& layer) const {
        const auto media = pool_.find(layer.media);
        return !media || !media->index;
    }
    Result<cv::Mat> layer(const FramePlan::Layer& layer, Depth depth) const {
        if (offline(layer)) return offline_card(size_, depth);
        const auto frame = decoded(layer);
        if (!frame) return fail(frame.error());
        return fit_picture(*frame, size_, depth);
    }
    Result<cv::Mat> transition(const FramePlan& plan) const {
        const Transition& t = *plan.transition;
        const TransitionKind* kind = find_transition(t.kind);
        TransitionFrame frame{{}, {}, plan.transition_frame, t.in_offset, t.out_offset, &t.parameters};
        if (!kind)
            return layer(plan.layers[frame.before_cut() ? 0 : 1], Depth::Sixteen);  // of a later version: a plain cut
        if (kind->needs_outgoing(frame)) {
            auto picture = layer(plan.layers[0], Depth::Sixteen);
            if (!picture) return picture;
            frame.outgoing = *picture;
        }
        if (kind->needs_incoming(frame)) {
            auto picture = beside(plan).layer(plan.layers[1], Depth::Sixteen);
            if (!picture) return picture;
            frame.incoming = *picture;
        }
        return kind->draw(frame);
    }
    Result<cv::Mat> any(const FramePlan& plan, Depth depth) const {
        if (plan.layers.empty()) return black(size_, depth);
        if (!plan.transition) return layer(plan.layers.front(), depth);
        auto drawn = transition(plan);
        if (drawn && depth == Depth::Eight) drawn->convertTo(*drawn, CV_8U, 1.0 / 257);
        return drawn;
    }

private:
    /// Two places of one file shown at once take two decoders: one would seek for every frame.
    Drawing beside(const FramePlan& plan) const {
        return {pool_, size_, plan.layers[0].media == plan.layers[1].media ? Purpose::Cut : purpose_, proxies_};
    }
    void took(const FramePlan::Layer& layer, std::chrono::steady_clock::duration time) const {
        const auto media = pool_.find(layer.media);
        if (media && media->info.video && media->info.video->frame_rate.valid())
            proxies_->took(layer.media, std::chrono::duration<double>(time).count(),
                           media->info.video->frame_rate.frame_duration().seconds());
    }

    MediaPool& pool_;
    cv::Size size_;
    Purpose purpose_;
    ProxySet* proxies_;
};

bool drawable(cv::Size size) {
    return size.width > 0 && size.height > 0 && size.width <= 32768 && size.height <= 32768;
}

}  // namespace

Result<cv::Mat> fit_picture(const VideoFrame& frame, cv::Size size, Depth depth) {
    if (!frame || !drawable(size)) return fail(ErrorCode::InvalidArgument, "there is no picture of that size");
    const cv::Rect place = fitted(frame.display_size(), size);
    auto picture = to_rgb(frame, place.size(), depth);
    if (!picture || place.size() == size) return picture;
    cv::Mat whole = black(size, depth);
    picture->copyTo(whole(place));
    return whole;
}

Result<Renderer::Picture> Renderer::picture(const Timeline& timeline, FramePosition p, Purpose purpose) const {
    const cv::Size size(timeline.width, timeline.height);
    if (!drawable(size)) return fail(ErrorCode::InvalidArgument, "the sequence's size must lie between 1 and 32768");
    try {
        const FramePlan plan = plan_frame(timeline, p, *pool_);
        const Drawing drawing(*pool_, size, purpose);
        Picture picture;
        if (plan.layers.size() == 1 && !drawing.offline(plan.layers.front())) {
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
        auto composed = drawing.any(plan, Depth::Sixteen);
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
        auto picture = Drawing(*pool_, at, purpose, proxies_.get()).any(plan_frame(timeline, p, *pool_), Depth::Eight);
        if (picture && at != size) cv::resize(*picture, *picture, size, 0, 0, cv::INTER_AREA);
        return picture;
    } catch (const std::exception&) {
        return fail(no_memory());
    }
}

}  // namespace rhyme
