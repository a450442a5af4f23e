// A transition as a row of a picture to be looked at: nine frames through the cut, and beneath them its change from
// frame to frame; for the benchmarks of transitions.
#pragma once

#include <cstdio>
#include <opencv2/imgproc.hpp>
#include <string>

#include "tests/bench/transition_film.h"

namespace rhyme {

struct StripRow {
    static constexpr int columns = 9;
    cv::Mat picture;
    bool drawn = false;
    double spike = 0;  ///< the highest change, by that of the clips
    std::string said;  ///< of what it is, or why it is not drawn
};

inline void write_on(cv::Mat& row, const std::string& text, cv::Point at) {
    cv::putText(row, text, at, cv::FONT_HERSHEY_SIMPLEX, 0.42, cv::Scalar::all(230), 1, cv::LINE_AA);
}

/// A bar a frame: its change by the clips' own, with lines at 1 and 1.5; the cut's apart.
inline void plot_changes(cv::Mat& row, const Smoothness& smooth, std::size_t cut, int bottom) {
    constexpr double tallest = 2.5;
    const auto level = [=](double v) { return bottom - cvRound(std::min(v, tallest) / tallest * 66); };
    const int w = row.cols / static_cast<int>(smooth.changes.size());
    for (std::size_t i = 0; i < smooth.changes.size(); ++i)
        cv::rectangle(row, {static_cast<int>(i) * w, level(smooth.changes[i])},
                      {static_cast<int>(i) * w + std::max(1, w - 2), level(0)},
                      i + 1 == cut ? cv::Scalar(220, 180, 110) : cv::Scalar(120, 170, 220), cv::FILLED);
    for (const double v : {1.0, 1.5}) cv::line(row, {0, level(v)}, {row.cols, level(v)}, cv::Scalar(200, 90, 90));
}

inline StripRow not_drawn_row(cv::Size size, const std::string& why) {
    StripRow row{cv::Mat(18, size.width * StripRow::columns, CV_8UC3, cv::Scalar::all(30)), false, 0, why};
    write_on(row.picture, why, {6, 13});
    return row;
}

/// Nine frames of `size` each through the join's transition. At most 25 frames about the cut are shown of a long one:
/// the mix is what is to be seen.
inline StripRow strip_row(const TestJoin& join, cv::Size size) {
    const Transition& t = *join.transition();
    StripRow row{cv::Mat(size.height + 90, size.width * StripRow::columns, CV_8UC3, cv::Scalar::all(30)), true, 0, {}};
    const Film film = draw_film(join, t.in_offset, t.out_offset, size);
    const auto last = static_cast<std::int64_t>(film.frames.size()) - 1, cut = static_cast<std::int64_t>(film.cut);
    const std::int64_t shown = std::min<std::int64_t>(last, 24),
                       from = std::clamp<std::int64_t>(cut - shown / 2, 0, last - shown);
    for (int i = 0; i < StripRow::columns; ++i) {
        const std::int64_t at = from + shown * i / (StripRow::columns - 1);
        film.frames[static_cast<std::size_t>(at)].copyTo(row.picture(cv::Rect({i * size.width, 16}, size)));
        write_on(row.picture, std::to_string(at - cut), {i * size.width + 4, 30});
    }
    const Smoothness smooth = smoothness(join, film, size);
    plot_changes(row.picture, smooth, film.cut, size.height + 88);
    char text[200];
    std::snprintf(text, sizeof text,
                  "%-18s %lld+%lld frames  highest change %.2f of own %.1f or even %.1f  B onto A: %.3f %.1f deg %.3f "
                  "%.3f",
                  t.kind.c_str(), static_cast<long long>(t.in_offset.value), static_cast<long long>(t.out_offset.value),
                  smooth.highest(), smooth.own, smooth.even, join.align.scale, join.align.rotation, join.align.dx,
                  join.align.dy);
    row.spike = smooth.highest(), row.said = text;
    write_on(row.picture, text, {6, 12});
    return row;
}

/// The same, or why there is none.
inline StripRow strip_or_reason(const Result<TestJoin>& join, const std::string& kind, cv::Size size) {
    if (!join) return not_drawn_row(size, kind + ": " + join.error().message());
    const Transition* t = join->transition();
    if (!t) return not_drawn_row(size, kind + ": no room for it");
    if (const auto checked = Renderer(join->pool).check_transition(join->timeline, *t); !checked)
        return not_drawn_row(size, kind + " refused: " + checked.error().message());
    return strip_row(*join, size);
}

}  // namespace rhyme
