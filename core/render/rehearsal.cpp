// A transition drawn small from end to end before it is offered: what cannot be told from the two pictures at the cut
// is how both sides move in the rest of it.
#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "core/render/drawing.h"
#include "core/render/flashes.h"

namespace rhyme {

namespace {

constexpr double seen_to_jump = 1.4;      // 1.5 of what the clips do by themselves is too much at full size
constexpr double jump_of_forms = 1.3;     // so much of it is left without grain, which only goes soft in what is moved
constexpr double unseen = 0.5;            // grey levels from frame to frame
constexpr FrameCount longest_shown(400);  // what takes longer goes too slowly to jump

/// Mean, grey levels of 8 bits; 0 where one is missing.
double change(const cv::Mat& a, const cv::Mat& b) {
    return a.empty() || b.empty() ? 0 : cv::norm(a, b, cv::NORM_L1) / (3.0 * static_cast<double>(a.total()));
}

cv::Mat eight_bits(const cv::Mat& picture) {
    cv::Mat small;
    picture.convertTo(small, CV_8U, 1.0 / 257);
    return small;
}

/// `apart`: the frame whose change from the one before is not counted.
double fastest(const std::vector<cv::Mat>& frames, std::size_t apart = 0) {
    double most = 0;
    for (std::size_t i = 1; i < frames.size(); ++i)
        if (i != apart) most = std::max(most, change(frames[i - 1], frames[i]));
    return most;
}

double most_flashes(const std::vector<cv::Mat>& frames, FrameRate rate) {
    FlashMeter meter(rate);
    for (const cv::Mat& frame : frames) meter.add(frame);
    double most = 0;
    for (const FlashMeter::Stretch& s : meter.unsafe()) most = std::max(most, s.a_second);
    return most;
}

/// What is seen of a transition, with a frame on either side of it, in eight bits.
struct Rehearsal {
    std::vector<cv::Mat> film, plain;         ///< with it; with a cut instead
    std::vector<cv::Mat> outgoing, incoming;  ///< of each side by itself what it needs
    std::int64_t both = 0;                    ///< frames in which both sides are seen
    std::size_t cut = 0;                      ///< the first frame of `film` after the cut

    /// Its fastest change, in what the clips do by themselves or what going over evenly takes. Where it never shows
    /// both, the cut is meant to be seen and each half stands by itself.
    double jump() const {
        const double even = both > 0 ? change(film.front(), film.back()) / static_cast<double>(both + 1) : 0;
        return fastest(film, both > 0 ? 0 : cut) / std::max({fastest(outgoing), fastest(incoming), even, unseen});
    }
    Rehearsal without_grain() const {
        Rehearsal soft = *this;
        for (auto* frames : {&soft.film, &soft.outgoing, &soft.incoming})
            for (cv::Mat& frame : *frames) {
                cv::Mat blurred;  // the frames themselves are shared
                cv::blur(frame, blurred, {3, 3});
                frame = blurred;
            }
        return soft;
    }
};

/// What would do instead of `shows`, that changes `jump` times as fast as its clips by themselves.
std::string slower(const Rehearsal& shows, double jump, FrameCount length) {
    if (shows.both > 0) return "make the transition longer, or use a plain cut or a dissolve";
    // By themselves the halves only add to what their clips do: the less, the more frames it takes.
    const double times = std::max(1.1, (jump - 1) / (seen_to_jump - 1));
    return "make the transition about " + std::to_string(std::lround(std::ceil(times * length.value))) +
           " frames long, or use a plain cut or a dissolve";
}

Result<void> judged(const Rehearsal& shows, FrameCount length, FrameRate rate) {
    const double jump = shows.jump();
    if (jump > seen_to_jump && shows.without_grain().jump() > jump_of_forms)
        return fail(ErrorCode::Conflict,
                    "the picture would be seen to jump: at its fastest it changes by " +
                        std::to_string(std::lround(100 * (jump - 1))) + " % more than the clips do by themselves",
                    {}, slower(shows, jump, length));
    if (most_flashes(shows.film, rate) > most_flashes(shows.plain, rate))
        return fail(ErrorCode::Conflict, "the picture would flash more than three times a second", {},
                    "make the transition longer, or use a plain cut");
    return {};
}

}  // namespace

Result<void> Drawing::rehearsed(const Timeline& timeline, const Transition& t, const Clip& from, const Clip& to) const {
    const TransitionKind* kind = find_transition(t.kind);
    const FrameCount length = t.in_offset + t.out_offset;
    if (!kind || !kind->may_refuse() || length > longest_shown) return {};
    const Drawing small(pool_, tools_, analysis_size({timeline.width, timeline.height}), Purpose::Cut);
    const auto evidence = small.seen(timeline, t, from, to);
    if (!*evidence) return fail(evidence->error());
    TransitionFrame frame{{}, {}, {}, t.in_offset, t.out_offset, &t.parameters, (*evidence)->get()};
    Rehearsal shows;
    std::vector<bool> needs_a, needs_b;
    for (std::int64_t i = -1; i <= length.value; ++i) {
        frame.frame = FrameCount(i);
        needs_a.push_back(i < 0 || (i < length.value && kind->needs_outgoing(frame)));
        needs_b.push_back(i == length.value || (i >= 0 && kind->needs_incoming(frame)));
        shows.both += needs_a.back() && needs_b.back();
    }
    // The way back of a cut that is only aligned is as slow as it has to be already (aligned_length()).
    if (shows.both == 0 && !kind->needs_evidence()) return {};
    const FramePosition first = to.start - t.in_offset - FrameCount(1);
    const auto draw_side = [&](const Clip& clip, const std::vector<bool>& needs,
                               std::vector<cv::Mat>& out) -> Result<void> {
        for (std::size_t i = 0; i < needs.size(); ++i) {
            const FramePosition p = first + FrameCount(static_cast<std::int64_t>(i));
            const bool outside = (i == 0 && p < from.start) || (i + 1 == needs.size() && p >= to.end());
            auto drawn = needs[i] && !outside ? small.side(timeline, clip, p, {}, false) : Result<Plate>(Plate());
            if (!drawn) return fail(drawn.error());
            out.push_back(drawn->color);
        }
        return {};
    };
    std::vector<cv::Mat> outgoing, incoming;  // empty where nothing is needed
    if (const auto drawn = draw_side(from, needs_a, outgoing); !drawn) return drawn;
    if (const auto drawn = draw_side(to, needs_b, incoming); !drawn) return drawn;
    for (std::size_t i = 0; i < needs_a.size(); ++i) {
        const cv::Mat &a = outgoing[i], &b = incoming[i];
        if (a.empty() && b.empty()) continue;
        frame.frame = FrameCount(static_cast<std::int64_t>(i) - 1);
        frame.outgoing = a, frame.incoming = b;
        const bool within = i > 0 && i + 1 < needs_a.size();
        if (frame.before_cut()) shows.cut = shows.film.size() + 1;
        shows.film.push_back(eight_bits(within ? kind->draw(frame) : a.empty() ? b : a));
        shows.plain.push_back(eight_bits((frame.before_cut() && !a.empty()) || b.empty() ? a : b));
        if (!a.empty()) shows.outgoing.push_back(eight_bits(a));
        if (!b.empty()) shows.incoming.push_back(eight_bits(b));
    }
    return judged(shows, length, timeline.rate);
}

}  // namespace rhyme
