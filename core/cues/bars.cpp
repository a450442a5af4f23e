#include "core/cues/bars.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <utility>

namespace rhyme {
namespace {

constexpr double near_black = 26;                   // of 255: video black with noise
constexpr double flat = 3;                          // how far its values spread
constexpr double writing = 0.2;                     // of a line: so much may be light in a bar, as lyrics are
constexpr double half_lit = 0.5, lit_along = 0.85;  // of the first lines of a picture: how much of them is to be seen
constexpr double thinnest = 2;                      // pixels of analysis size
constexpr double least_kept = 0.35, widest_edge = 0.12;  // of a side: what a pair leaves; a single one

constexpr double mixed = 0.8;  // a line that is so much darker than the ones after it is in part a bar

/// Black lines at one side: how many there are, with the one at the border where that is in part a bar; and how much is
/// seen in the lines after them.
struct Run {
    int lines = 0;
    double lit = 0;
};

double lit_share(const cv::Mat& line) {
    return cv::countNonZero(line > near_black) / static_cast<double>(line.total());
}

bool is_bar(const cv::Mat& line) {
    if (lit_share(line) > writing) return false;
    cv::Scalar mean, spread;
    cv::meanStdDev(line, mean, spread, line <= near_black);
    return spread[0] < flat;
}

Run run_from(const cv::Mat& lightest, bool rows, bool from_end) {
    const int n = rows ? lightest.rows : lightest.cols;
    const auto line = [&](int i) {
        const int at = from_end ? n - 1 - i : i;
        return rows ? lightest.row(at) : lightest.col(at);
    };
    Run run;
    while (run.lines < n && is_bar(line(run.lines))) ++run.lines;
    if (run.lines + 2 >= n) return run;
    const cv::Mat picture = cv::max(line(run.lines + 1), line(run.lines + 2));
    run.lit = lit_share(picture);
    if (run.lines > 0 && cv::mean(line(run.lines))[0] < mixed * cv::mean(picture)[0]) ++run.lines;
    return run;
}

/// Lines of bars at the beginning and the end of one direction.
std::pair<int, int> bars_along(const cv::Mat& lightest, bool rows) {
    const int n = rows ? lightest.rows : lightest.cols;
    const Run front = run_from(lightest, rows, false), back = run_from(lightest, rows, true);
    const auto pair = [&](int a, int b) {
        const int less = std::min(a, b), more = std::max(a, b);
        return less >= thinnest && more <= 1.3 * less + 2 && n - a - b >= least_kept * n;
    };
    if (front.lit >= half_lit && back.lit >= half_lit && pair(front.lines, back.lines))
        return {front.lines, back.lines};
    // What is dark at one border of the picture looks like more of that bar: the other one says how wide they are.
    if (front.lit >= half_lit && back.lines >= front.lines - 1 && pair(front.lines, front.lines))
        return {front.lines, front.lines};
    if (back.lit >= half_lit && front.lines >= back.lines - 1 && pair(back.lines, back.lines))
        return {back.lines, back.lines};
    const auto alone = [&](const Run& one, const Run& other) {
        return one.lines >= thinnest && one.lines <= widest_edge * n && one.lit >= lit_along && other.lines < thinnest;
    };
    if (alone(front, back)) return {front.lines, 0};
    if (alone(back, front)) return {0, back.lines};
    return {0, 0};
}

/// nullopt where no bars are plain to see.
std::optional<cv::Rect> find(const cv::Mat& lightest) {
    const auto [top, bottom] = bars_along(lightest, true);
    const auto [left, right] = bars_along(lightest.rowRange(top, lightest.rows - bottom), false);
    if (top + bottom + left + right == 0) return std::nullopt;
    return cv::Rect(cv::Point(left, top), cv::Point(lightest.cols - right, lightest.rows - bottom));
}

/// Nothing is seen outside it.
bool black_around(const cv::Mat& lightest, const cv::Rect& content) {
    cv::Mat around = lightest > near_black;
    around(content).setTo(0);
    return cv::countNonZero(around) <= writing * static_cast<double>(lightest.total() - content.area());
}

}  // namespace

void BarFinder::add(const cv::Mat& gray) {
    if (gray.size() != size_) *this = {}, size_ = gray.size();
    if (lightest_.empty())
        lightest_ = gray.clone();
    else
        cv::max(lightest_, gray, lightest_);
    if (const auto found = find(lightest_))
        content_ = known_ = *found;
    else if (!known_.empty() && black_around(lightest_, known_))
        content_ = known_;
    else
        content_ = cv::Rect({}, size_);
}

cv::Rect inside_bars(const cv::Mat& gray) {
    BarFinder finder;
    finder.add(gray);
    return finder.content();
}

}  // namespace rhyme
