// How a transition's kind gets to see its join: both sides drawn small, with their neighbours in time.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/dnn_models.h"
#include "core/render/drawing.h"

namespace rhyme {

namespace {

constexpr double neighbour_seconds = 1.0 / 12;  // as the moments of the analysis

/// Pixels of the source behind one pixel of the sequence.
double source_detail(const Clip& clip, const MediaPool& pool, const Timeline& timeline) {
    const auto media = pool.find(clip.media);
    if (clip.kind != ClipKind::Media || !media || !media->info.video) return 1;
    const cv::Size shown(media->info.video->display_width, media->info.video->display_height);
    const cv::Rect place = fitted(shown, {timeline.width, timeline.height});
    return std::max(1.0, static_cast<double>(shown.width) / place.width);
}

}  // namespace

std::shared_ptr<const JoinCache::Seen> Drawing::seen(const Timeline& timeline, const Transition& transition,
                                                     const Clip& from, const Clip& to) const {
    static const auto nothing = std::make_shared<const JoinCache::Seen>();
    const TransitionKind* kind = find_transition(transition.kind);
    if (!kind || !kind->may_refuse()) return nothing;
    return tools_.joins.get(JoinKey::of(timeline, transition, from, to, pool_), [&]() -> JoinCache::Seen {
        JoinCache::Seen seen;
        const auto shown =
            show(timeline, transition, from, to, [&](const JoinSight& sight) { seen = kind->prepare(sight); });
        if (!shown) return fail(shown.error());
        return seen;
    });
}

Result<void> Drawing::show(const Timeline& timeline, const Transition& transition, const Clip& from, const Clip& to,
                           const std::function<void(const JoinSight&)>& to_whom) const {
    // Always at one size, from the files and not from proxies: what is seen must not depend on who looks.
    const Drawing small(pool_, tools_, analysis_size({timeline.width, timeline.height}), Purpose::Cut);
    const auto picture = [&](const Clip& clip, FramePosition p) -> Result<cv::Mat> {
        auto drawn = small.side(timeline, clip, p, {}, false);
        if (!drawn) return fail(drawn.error());
        cv::Mat rgb;
        drawn->color.convertTo(rgb, CV_8U, 1.0 / 257);
        return rgb;
    };
    const FrameCount step(std::max<std::int64_t>(1, std::llround(timeline.rate.fps() * neighbour_seconds)));
    const auto pixels = [&](const Clip& clip, FramePosition at, FramePosition other) -> Result<MomentPixels> {
        auto rgb = picture(clip, at);
        if (!rgb) return fail(rgb.error());
        MomentPixels moment{std::move(*rgb), {}, {}, {}};
        if (at == other) return moment;
        auto beside = picture(clip, other);
        if (!beside) return fail(beside.error());
        MomentPixels::Neighbour neighbour;
        cv::cvtColor(*beside, neighbour.gray, cv::COLOR_RGB2GRAY);
        neighbour.seconds = static_cast<double>(std::abs((other - at).value)) / timeline.rate.fps();
        (other < at ? moment.before : moment.after) = std::move(neighbour);
        return moment;
    };
    const FramePosition last = from.end() - FrameCount(1);
    auto a = pixels(from, last, std::max(from.start, last - step));
    if (!a) return fail(a.error());
    auto b = pixels(to, to.start, std::min(to.end() - FrameCount(1), to.start + step));
    if (!b) return fail(b.error());
    try {
        const Observation outgoing(std::move(*a), &user_models()), incoming(std::move(*b), &user_models());
        to_whom({outgoing, incoming, timeline.rate, transition.in_offset, transition.out_offset, &transition.parameters,
                 source_detail(from, pool_, timeline), source_detail(to, pool_, timeline),
                 handle_after(from, timeline.rate), handle_before(to, timeline.rate)});
        return {};
    } catch (const std::exception&) {
        return fail(ErrorCode::Internal, "the two pictures of the join could not be looked at", {},
                    "use a dissolve instead");
    }
}

}  // namespace rhyme
