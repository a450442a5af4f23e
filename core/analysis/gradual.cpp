#include "core/analysis/gradual.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>
#include <utility>

namespace rhyme {
namespace {

constexpr std::array<std::int64_t, 9> kSpans{5, 7, 9, 13, 17, 25, 33, 49, 65};
constexpr std::int64_t kSamples = 8;  // frames looked at inside a long span
constexpr double kLeastDistance = 9;  // root mean square of B - A: below, there is nothing to mix

constexpr float kLeastMoved = 0.15F;  // share of the texture: below, B is a moved A
constexpr int kCell = 4;              // of `small`: a twentieth of the picture's width or so
constexpr double kCellDistance = 5;   // root mean square of B - A in a cell: below, the cell says nothing of progress

// Fitted by logistic regression on generated dissolves of 5 to 50 frames between real shots, against everything in
// single shots at once, twice and four times their speed.
struct BlendWeights {
    double stray = -8.926, uneven = -12.178, jump = -1.038, moved = 3.371, histogram = 2.888, texture = -2.996,
           extent = 12.811, disagree = -6.839, middle = 3.949, halves = 7.701, even_spread = -4.711, nearer = 2.157,
           bias = -8.527;
};

// How the frames between two fit the line from the one to the other.
struct Line {
    double stray = 0;   // mean distance from the line, in lengths of it
    double uneven = 0;  // mean distance from even progress
    double jump = 0;    // largest progress in one frame
};

std::optional<Line> fit_line(const ShotHistory& history, std::int64_t from, std::int64_t to) {
    const cv::Mat& a = history.look(from).small;
    const cv::Mat whole = history.look(to).small - a;
    const double length = whole.dot(whole);
    if (length < kLeastDistance * kLeastDistance * 3 * static_cast<double>(whole.total())) return std::nullopt;
    const std::int64_t frames = to - from, stride = std::max<std::int64_t>(1, frames / kSamples);
    Line line;
    double last = 0;
    std::int64_t last_frame = from;
    int count = 0;
    for (std::int64_t t = from + stride;; t += stride) {
        t = std::min(t, to);
        double progress = 1;
        if (t < to) {
            const cv::Mat part = history.look(t).small - a;
            progress = part.dot(whole) / length;
            line.stray += std::sqrt(std::max(0.0, part.dot(part) / length - progress * progress));
            line.uneven += std::abs(progress - static_cast<double>(t - from) / static_cast<double>(frames));
            ++count;
        }
        // Between samples the progress is taken as even; a sudden one shows as several times the even share.
        line.jump = std::max(line.jump, (progress - last) / static_cast<double>(t - last_frame));
        if (progress - last > 0.6) return std::nullopt;
        last = progress, last_frame = t;
        if (t == to) break;
    }
    line.stray /= count;
    line.uneven /= count;
    return line;
}

// Where in the picture the change from one frame to another happens, and whether it is a change of mixture at all.
struct Mixing {
    double disagree = 0;     // mean distance of the progress of single cells from that of the whole picture, 0..1
    double even_spread = 0;  // of the change over the cells: 1 is evenly, near 0 in few of them
    double middle = 0, halves = 0, nearer = 0;  // what movement does not explain, see below
};

// In a dissolve every part of the picture goes along at the same pace. Something that moves through the picture changes
// here first and there later.
void add_cells(const ShotHistory& history, std::int64_t from, std::int64_t to, Mixing& mixing) {
    const cv::Mat& a = history.look(from).small;
    const cv::Mat whole = history.look(to).small - a;
    const double length = whole.dot(whole);
    std::vector<std::pair<cv::Rect, double>> cells;
    double sum = 0, squares = 0;
    int count = 0;
    for (int y = 0; y + kCell <= whole.rows; y += kCell)
        for (int x = 0; x + kCell <= whole.cols; x += kCell, ++count) {
            const cv::Rect cell(x, y, kCell, kCell);
            const double change = whole(cell).dot(whole(cell));
            sum += change, squares += change * change;
            if (change >= kCellDistance * kCellDistance * 3 * kCell * kCell) cells.emplace_back(cell, change);
        }
    mixing.even_spread = sum * sum / (count * squares + 1e-9);
    if (cells.empty()) return;
    for (const std::int64_t quarter : {1, 2, 3}) {
        const cv::Mat part = history.look(((4 - quarter) * from + quarter * to) / 4).small - a;
        const double progress = part.dot(whole) / length;
        double apart = 0;
        for (const auto& [cell, change] : cells)
            apart += std::min(1.0, std::abs(part(cell).dot(whole(cell)) / change - progress));
        mixing.disagree += apart / static_cast<double>(cells.size()) / 3;
    }
}

// Movement explains a frame the better the nearer the frame it is looked for in; the halves of a dissolve are as
// strange to each other as its ends.
Mixing mixing_between(const ShotHistory& history, std::int64_t from, std::int64_t to, double moved) {
    Mixing mixing;
    add_cells(history, from, to, mixing);
    const auto at = [&](std::int64_t quarter) -> const ShotLook& {
        return history.look(((4 - quarter) * from + quarter * to) / 4);
    };
    const double first = moved_share(at(0), at(2)), second = moved_share(at(2), at(4));
    mixing.middle = std::min(1.2, moved_share(at(1), at(3)) / (moved + 0.05));
    mixing.halves = std::min(1.2, (first + second) / 2 / (moved + 0.05));
    mixing.nearer = std::min(first, second);
    return mixing;
}

double blend_score(const ShotHistory& history, std::int64_t from, std::int64_t to, const Line& line) {
    const ShotLook &a = history.look(from), &b = history.look(to);
    const ShotDifference d = difference(a, b);
    if (d.moved < kLeastMoved) return -1;
    const double texture = 2 * history.look((from + to) / 2).texture / (a.texture + b.texture + 1e-3);
    const Mixing m = mixing_between(history, from, to, d.moved);
    const BlendWeights w;
    return w.bias + w.stray * line.stray + w.uneven * line.uneven + w.jump * line.jump + w.moved * d.moved +
           w.histogram * std::log(d.histogram + 0.02) + w.texture * std::min(texture, 1.2) + w.extent * d.extent +
           w.disagree * m.disagree + w.middle * m.middle + w.halves * m.halves + w.even_spread * m.even_spread +
           w.nearer * m.nearer;
}

// How well the one picture is the other, moved, turned and scaled as a whole: 1 less the correlation that is left
// (Evangelidis and Psarakis 2008), and what the move does.
struct Carried {
    double rest = 1;     // 0: wholly
    double reach = 0;    // of a corner, in widths
    double steady = 10;  // logarithm of how much more contrast the one has
};
Carried carried(const ShotLook& from, const ShotLook& to) {
    cv::Mat a, b, moved, inside, warp = cv::Mat::eye(2, 3, CV_32F);
    from.half.convertTo(a, CV_32F), to.half.convertTo(b, CV_32F);
    Carried result;
    try {
        const cv::TermCriteria stop(cv::TermCriteria::COUNT | cv::TermCriteria::EPS, 60, 1e-4);
        result.rest = 1 - cv::findTransformECC(b, a, warp, cv::MOTION_AFFINE, stop, cv::noArray(), 5);
    } catch (const cv::Exception&) {  // it did not settle
        return {};
    }
    const auto w = static_cast<float>(b.cols), h = static_cast<float>(b.rows);
    for (const cv::Point2f corner : {cv::Point2f(0, 0), {w, 0}, {0, h}, {w, h}}) {
        const cv::Mat at = warp * (cv::Mat_<float>(3, 1) << corner.x, corner.y, 1);
        result.reach =
            std::max(result.reach, double(std::hypot(at.at<float>(0) - corner.x, at.at<float>(1) - corner.y) / w));
    }
    cv::warpAffine(a, moved, warp, b.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP);
    cv::warpAffine(cv::Mat(a.size(), CV_8U, cv::Scalar(255)), inside, warp, b.size(),
                   cv::INTER_NEAREST | cv::WARP_INVERSE_MAP);
    cv::Scalar mean, of_moved, of_b;
    cv::meanStdDev(moved, mean, of_moved, inside), cv::meanStdDev(b, mean, of_b, inside);
    result.steady = std::abs(std::log((of_moved[0] + 1) / (of_b[0] + 1)));
    return result;
}

// What a zoom brings in lies near the line between its ends as well, but there the middle is part of what is seen a
// quarter before or after, in full contrast. A mixture never is: it holds a quarter more of one picture or of the
// other.
bool moves_on(const ShotHistory& history, std::int64_t from, std::int64_t to) {
    constexpr double of_the_change = 0.04, least_reach = 0.02, same_contrast = 0.15;
    const ShotLook &quarter = history.look((3 * from + to) / 4), &middle = history.look((from + to) / 2),
                   &most = history.look((from + 3 * to) / 4);
    cv::Mat alike;
    cv::matchTemplate(quarter.half, most.half, alike, cv::TM_CCOEFF_NORMED);
    const double change = 1 - alike.at<float>(0);
    return std::ranges::any_of(std::array{&quarter, &most}, [&](const ShotLook* side) {
        const Carried on = carried(*side, middle);
        return on.rest < of_the_change * change && on.reach > least_reach && on.steady < same_contrast;
    });
}

bool one_colour(float spread) { return spread < 4; }

// The frame where the picture stands in full: walking from the blank frame in `direction` as long as its contrast
// grows.
std::int64_t ramp_end(const std::vector<float>& spread, std::int64_t blank, std::int64_t direction) {
    constexpr std::int64_t patience = 5;
    const auto size = static_cast<std::int64_t>(spread.size());
    std::int64_t full = blank;
    float most = spread[static_cast<std::size_t>(blank)];
    for (std::int64_t t = blank + direction; t >= 0 && t < size && std::abs(t - blank) <= kLongestRamp;
         t += direction) {
        const float here = spread[static_cast<std::size_t>(t)];
        if (here > most * 1.015F + 0.1F)
            most = here, full = t;
        else if (std::abs(t - full) >= patience)
            break;
    }
    return full;
}

// A ramp leads up through middling contrasts; a cut jumps over them.
bool is_ramp(const std::vector<float>& spread, std::int64_t blank, std::int64_t full) {
    const std::int64_t frames = std::abs(full - blank);
    if (frames < 4) return false;
    const float most = spread[static_cast<std::size_t>(full)];
    if (most < 8) return false;
    float jump = 0;
    for (std::int64_t t = std::min(blank, full); t < std::max(blank, full); ++t)
        jump = std::max(jump, std::abs(spread[static_cast<std::size_t>(t + 1)] - spread[static_cast<std::size_t>(t)]));
    return jump < 0.45F * most;
}

}  // namespace

std::optional<GradualSpan> find_blend(const ShotHistory& history, std::int64_t end,
                                      const std::function<bool(std::int64_t, std::int64_t)>& cut_inside) {
    std::optional<GradualSpan> best;
    const ShotLook& b = history.look(end);
    if (one_colour(b.spread)) return best;
    for (const std::int64_t frames : kSpans) {
        const std::int64_t from = end - frames;
        if (from < history.first()) break;
        if (end % std::max<std::int64_t>(1, frames / 8) != 0) continue;
        if (cut_inside(from, end)) break;
        const ShotLook& a = history.look(from);
        if (one_colour(a.spread)) continue;
        const std::optional<Line> line = fit_line(history, from, end);
        if (!line || line->stray > 0.45 || line->uneven > 0.3) continue;
        const double score = blend_score(history, from, end, *line);
        if (score > 0 && (!best || score > best->score)) best = GradualSpan{from + 1, end, score};
    }
    return best;
}

GradualSpan exact_blend(const ShotHistory& history, const GradualSpan& blend) {
    // A little more than what fitted best, up to the next cut: the pure pictures may lie outside.
    const std::int64_t length_found = blend.end - blend.start;
    const std::int64_t more = std::min<std::int64_t>(length_found < 25 ? 5 : 12, length_found / 4 + 1);
    const auto calm = [&](std::int64_t t) { return history.step(t).moved < 0.4F && history.step(t).histogram < 0.15F; };
    std::int64_t from = std::max(history.first(), blend.start - 1), to = std::min(blend.end, history.end() - 1);
    for (std::int64_t i = 0; i < more && from > history.first() && calm(from); ++i) --from;
    for (std::int64_t i = 0; i < more && to + 1 < history.end() && calm(to + 1); ++i) ++to;
    const cv::Mat& a = history.look(from).small;
    const cv::Mat whole = history.look(to).small - a;
    const double length = whole.dot(whole);
    if (length <= 0) return blend;
    // Near its ends movement hides how much is mixed: the line through a quarter and three quarters says where it
    // begins and ends.
    const auto reaches = [&](double share) {
        double before = 0;
        for (std::int64_t t = from + 1; t <= to; ++t) {
            const double here = (history.look(t).small - a).dot(whole) / length;
            if (here >= share) return static_cast<double>(t - 1) + (share - before) / std::max(1e-6, here - before);
            before = here;
        }
        return static_cast<double>(to);
    };
    const double quarter = reaches(0.25), most = reaches(0.75), half = (most - quarter) / 2;
    GradualSpan exact = blend;
    exact.start = std::clamp(static_cast<std::int64_t>(std::lround(quarter - half)) + 1, from + 1, to - 1);
    exact.end = std::clamp(static_cast<std::int64_t>(std::lround(most + half)), exact.start + 1, to);
    return exact;
}

bool mixes(const ShotHistory& history, const GradualSpan& blend) {
    // Mean distances from the line, in lengths of it. What moves in the shots themselves takes a long dissolve far from
    // the line between its ends, but much less so between its quarters.
    constexpr double most_stray = 0.33, most_in_middle = 0.25, most_with_good_middle = 0.45;
    constexpr float least_extent = 0.4F;
    const std::int64_t from = std::max(history.first(), blend.start - 1), to = std::min(blend.end, history.end() - 1);
    const auto stray = [&](std::int64_t first, std::int64_t last) {
        const cv::Mat& a = history.look(first).small;
        const cv::Mat whole = history.look(last).small - a;
        const double length = whole.dot(whole);
        if (last - first < 2 || length <= 0) return 1.0;
        double sum = 0;
        for (std::int64_t t = first + 1; t < last; ++t) {
            const cv::Mat part = history.look(t).small - a;
            const double progress = part.dot(whole) / length;
            sum += std::sqrt(std::max(0.0, part.dot(part) / length - progress * progress));
        }
        return sum / static_cast<double>(last - first - 1);
    };
    if (moves_on(history, from, to)) return false;
    const double over_all = stray(from, to);
    if (over_all > most_with_good_middle) return false;
    if (over_all > most_stray && stray((3 * from + to) / 4, (from + 3 * to) / 4) > most_in_middle) return false;
    return difference(history.look(from), history.look(to)).extent >= least_extent;
}

std::vector<FadeSpan> find_fades(const std::vector<float>& spread, std::int64_t from, std::int64_t to) {
    constexpr std::int64_t one_fade = 15;  // frames of blank that still belong to one fade through a colour
    std::vector<FadeSpan> fades;
    const auto size = static_cast<std::int64_t>(spread.size());
    const auto blank = [&](std::int64_t t) { return one_colour(spread[static_cast<std::size_t>(t)]); };
    for (std::int64_t t = std::max<std::int64_t>(0, from); t < std::min(to, size); ++t) {
        if (!blank(t) || (t > 0 && blank(t - 1))) continue;
        std::int64_t end = t + 1;
        while (end < size && blank(end)) ++end;
        const std::int64_t before = ramp_end(spread, t, -1),
                           after = end < size ? ramp_end(spread, end - 1, 1) : end - 1;
        const bool out = is_ramp(spread, t, before), in = end < size && is_ramp(spread, end - 1, after);
        if (out && in && end - t <= one_fade) {
            fades.push_back({before + 1, after, t, end, true, true});
        } else {
            if (out) fades.push_back({before + 1, t, t, end, true, false});
            if (in) fades.push_back({end, after, t, end, false, true});
        }
    }
    return fades;
}

}  // namespace rhyme
