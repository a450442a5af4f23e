// A transition as the renderer draws it, and how evenly it goes; for the benchmarks of transitions.
#pragma once

#include <algorithm>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/timeline/edits.h"
#include "tests/bench/transition_join.h"

namespace rhyme {

struct Film {
    std::vector<cv::Mat> frames;  ///< CV_8UC3, from the frame before the transition to the one after it
    std::size_t cut = 0;          ///< index of the first frame after the cut
};

inline Film draw_film(const TestJoin& join, FrameCount in, FrameCount out, cv::Size size) {
    const Renderer renderer(join.pool);
    const FramePosition first = join.cut - in - FrameCount(1), end = join.cut + out + FrameCount(1);
    Film film;
    film.cut = static_cast<std::size_t>((join.cut - first).value);
    for (FramePosition p = first; p < end; p += FrameCount(1)) {
        const auto rgb = renderer.rgb(join.timeline, p, size, Purpose::Export);
        film.frames.push_back(rgb ? rgb->clone() : cv::Mat(size, CV_8UC3, cv::Scalar::all(0)));
    }
    return film;
}

/// The same frames with a plain cut.
inline Film draw_plain(const TestJoin& join, FrameCount in, FrameCount out, cv::Size size) {
    TestJoin bare = join;
    bare.timeline = *remove_transition(join.timeline, join.transition()->id);
    return draw_film(bare, in, out, size);
}

inline double change(const cv::Mat& a, const cv::Mat& b) {
    return cv::norm(a, b, cv::NORM_L1) / (3.0 * static_cast<double>(a.total()));
}

/// Change from frame to frame by the highest of the clips themselves or an even share of what lies between the two,
/// whichever is more.
struct Smoothness {
    std::vector<double> changes;
    double own = 0, even = 0;            ///< grey levels
    std::optional<std::size_t> apart{};  ///< the change that is not counted: a cut that is meant to be seen
    double highest() const {
        double most = 0;
        for (std::size_t i = 0; i < changes.size(); ++i)
            if (i != apart) most = std::max(most, changes[i]);
        return most;
    }
};

/// Frames in which the transition goes over from the one into the other; 0: it cuts.
inline double frames_of_change(const Transition& t) {
    const auto mix = t.parameters.find("mix");
    if (t.kind == "aligned-cut" || t.kind.ends_with("bridge")) return 0;
    return mix != t.parameters.end() ? mix->second + 1 : static_cast<double>((t.in_offset + t.out_offset).value + 1);
}

/// The highest change of one side by itself in all its frames that the transition shows.
inline double own_change(const TestJoin& join, bool incoming, cv::Size size) {
    const Transition t = *join.transition();
    FrameCount beyond = incoming ? t.in_offset : t.out_offset;
    const auto mix = t.parameters.find("mix"), before = t.parameters.find("before");
    if (mix != t.parameters.end() && before != t.parameters.end()) {
        const auto first = static_cast<std::int64_t>(mix->second * before->second);
        beyond = FrameCount(incoming ? first : static_cast<std::int64_t>(mix->second) - first);
    } else if (frames_of_change(t) <= 0) {
        beyond = FrameCount(0);
    }
    TestJoin alone = join;
    alone.timeline = *lift(*remove_transition(join.timeline, t.id), {incoming ? t.from : t.to}, Linked::Alone);
    const ClipId clip = incoming ? t.to : t.from;
    const Edge edge = incoming ? Edge::In : Edge::Out;
    const FrameCount delta = clamp_trim(alone.timeline, clip, edge, incoming ? -beyond : beyond, false, Linked::Alone);
    if (const auto longer = trim(alone.timeline, clip, edge, delta, Linked::Alone)) alone.timeline = *longer;
    const Clip& shown = *alone.timeline.find(clip);
    const Renderer renderer(join.pool);
    cv::Mat last;
    double most = 0;
    for (FramePosition p = std::max(shown.start, join.cut - t.in_offset - FrameCount(1));
         p < std::min(shown.end(), join.cut + t.out_offset + FrameCount(1)); p += FrameCount(1)) {
        const auto rgb = renderer.rgb(alone.timeline, p, size, Purpose::Export);
        if (!rgb) continue;
        if (!last.empty()) most = std::max(most, change(last, *rgb));
        last = rgb->clone();
    }
    return most;
}

inline Smoothness smoothness(const TestJoin& join, const Film& film, cv::Size size) {
    Smoothness s;
    const double frames = frames_of_change(*join.transition());
    if (frames <= 0) s.apart = film.cut - 1;
    s.own = std::max(own_change(join, false, size), own_change(join, true, size));
    if (frames > 0) s.even = change(film.frames.front(), film.frames.back()) / frames;
    for (std::size_t i = 1; i < film.frames.size(); ++i)
        s.changes.push_back(change(film.frames[i - 1], film.frames[i]) / std::max({s.own, s.even, 0.5}));
    return s;
}

}  // namespace rhyme
