#include "core/cues/straight_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

using std::numbers::pi;

constexpr int angles = 64;              // bins of the line's normal over half a turn
constexpr std::size_t candidates = 20;  // maxima tried, per scale ...
constexpr std::size_t looked_at = 10;   // ... and of these, the ones refined
constexpr double support_floor = 0.30;  // a stretch of a line less supported than this shortens it
constexpr double weakest = 0.12;        // of the lines told, in strength

/// One scale of the picture: the direction of each pixel's gradient and how much of an edge it is.
struct Level {
    cv::Mat nx, ny, weight;  // CV_32FC1: unit gradient; 0..1
    cv::Rect inside;         // where gradients are trusted
    double scale = 1;        // pixels of this level in one of the picture
};

/// A line of a level: x cos + y sin = rho from the level's centre, seen from its dark side to its bright one.
struct Candidate {
    double angle = 0, rho = 0, votes = 0;
};

struct Stretch {
    double begin = 0, end = 0, sum = 0;
};

Level level_of(const cv::Mat& gray, int reduction) {
    Level level;
    const cv::Size size(std::max(8, gray.cols / reduction), std::max(8, gray.rows / reduction));
    level.scale = static_cast<double>(size.width) / gray.cols;
    cv::Mat small, gx, gy;
    cv::resize(gray, small, size, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F);
    cv::GaussianBlur(small, small, {}, 0.9, 0.9, cv::BORDER_REPLICATE);
    cv::Sobel(small, gx, CV_32F, 1, 0, 3, 1.0 / 8, 0, cv::BORDER_REPLICATE);
    cv::Sobel(small, gy, CV_32F, 0, 1, 3, 1.0 / 8, 0, cv::BORDER_REPLICATE);
    // One pixel of margin keeps the rim of the picture out.
    level.inside = cv::Rect(1, 1, std::max(0, size.width - 2), std::max(0, size.height - 2));

    cv::Mat magnitude;
    cv::magnitude(gx, gy, magnitude);
    // What counts as an edge depends on how busy the picture is; below the floor (gray levels a pixel) it is noise or
    // shading.
    const double busy = level.inside.empty() ? 0 : cv::mean(magnitude(level.inside))[0];
    const double half = 0.7 + 0.35 * std::log2(reduction) + 1.2 * busy;
    level.weight = magnitude / (magnitude + half);
    cv::Mat safe = magnitude + 1e-6;
    level.nx = gx / safe;
    level.ny = gy / safe;
    return level;
}

/// Votes of every pixel for the lines through it, per angle and distance, both polarities apart: rows 0..angles-1 with
/// the gradient along the normal, angles..2*angles-1 against it, that is normals over the whole turn.
std::vector<Candidate> vote(const Level& level) {
    const double cx = level.nx.cols / 2.0, cy = level.nx.rows / 2.0;
    const int reach = static_cast<int>(std::ceil(std::hypot(cx, cy))) + 2, bins = 2 * reach + 1;
    constexpr int turn = 2 * angles;
    std::array<double, turn> cosine, sine;
    for (int k = 0; k < turn; ++k) cosine[k] = std::cos(k * pi / angles), sine[k] = std::sin(k * pi / angles);
    cv::Mat counts = cv::Mat::zeros(turn, bins, CV_32F);
    static constexpr std::array<float, 5> spread{0.25f, 0.75f, 1.0f, 0.75f, 0.25f};
    for (int y = level.inside.y; y < level.inside.br().y; ++y)
        for (int x = level.inside.x; x < level.inside.br().x; ++x) {
            const float w = level.weight.at<float>(y, x);
            if (w < 0.15f) continue;
            const double a = std::atan2(level.ny.at<float>(y, x), level.nx.at<float>(y, x));
            const int nearest = static_cast<int>(std::lround(a * angles / pi));
            for (int d = -2; d <= 2; ++d) {
                const int k = ((nearest + d) % turn + turn) % turn;
                const double rho = (x + 0.5 - cx) * cosine[k] + (y + 0.5 - cy) * sine[k] + reach;
                const int low = std::clamp(static_cast<int>(rho), 0, bins - 2);
                const float part = static_cast<float>(rho - low), v = w * spread[d + 2];
                float* row = counts.ptr<float>(k);
                row[low] += v * (1 - part);
                row[low + 1] += v * part;
            }
        }
    std::vector<Candidate> found;
    for (int k = 0; k < turn; ++k)
        for (int r = 2; r < bins - 2; ++r) {
            const float v = counts.at<float>(k, r);
            if (v < 3) continue;
            bool best = true;
            for (int dk = -2; dk <= 2 && best; ++dk)
                for (int dr = -2; dr <= 2 && best; ++dr) {
                    const float other = counts.at<float>(((k + dk) % turn + turn) % turn, r + dr);
                    // Of two equal cells the first in reading order stays.
                    best = other < v || (other == v && (dk > 0 || (dk == 0 && dr >= 0)));
                }
            if (best) found.push_back({k * pi / angles, static_cast<double>(r - reach), v});
        }
    std::stable_sort(found.begin(), found.end(),
                     [](const Candidate& a, const Candidate& b) { return a.votes > b.votes; });
    if (found.size() > candidates) found.resize(candidates);
    return found;
}

/// std::floor of a number that an int holds, without a call.
int floor_of(double v) {
    const int whole = static_cast<int>(v);
    return whole - (v < whole);
}

/// The stretch of the line with the largest support above the floor (Kadane's maximum subarray).
Stretch stretch_of(const Level& level, double angle, double rho) {
    const double c = std::cos(angle), s = std::sin(angle), cx = level.nx.cols / 2.0, cy = level.nx.rows / 2.0;
    const double reach = std::hypot(cx, cy);
    const cv::Rect& in = level.inside;
    const auto *weights = level.weight.ptr<float>(), *nx = level.nx.ptr<float>(), *ny = level.ny.ptr<float>();
    const int row = level.nx.cols;  // the three are continuous
    Stretch best, run;
    for (double t = -reach; t <= reach; t += 1) {
        const double px = cx + rho * c - t * s, py = cy + rho * s + t * c;
        if (px < -1 || py < -1 || px > level.nx.cols + 1 || py > level.nx.rows + 1) continue;
        float support = 0;
        bool seen = false;
        for (int o = -1; o <= 1; ++o) {
            const int x = floor_of(px + o * c), y = floor_of(py + o * s);
            if (static_cast<unsigned>(x - in.x) >= static_cast<unsigned>(in.width) ||
                static_cast<unsigned>(y - in.y) >= static_cast<unsigned>(in.height))
                continue;
            seen = true;
            const int at = y * row + x;
            const float weight = weights[at];
            if (weight <= support) continue;
            const double along = nx[at] * c + ny[at] * s;
            const double fits =
                std::clamp((along - 0.80) / 0.16, 0.0, 1.0);  // within 37 degrees a little, within 16 wholly
            support = std::max(support, static_cast<float>(weight * fits));
        }
        if (!seen) continue;
        if (run.sum <= 0) run = {t, t, 0};
        run.sum += support - support_floor;
        run.end = t + 1;
        if (run.sum > best.sum) best = run;
    }
    return best;
}

StraightLine line_of(const Level& level, const Candidate& at, const Stretch& stretch) {
    const double c = std::cos(at.angle), s = std::sin(at.angle), w = level.nx.cols, h = level.nx.rows;
    const auto point = [&](double t) {
        return cv::Point2d(0.5 + (at.rho * c - t * s) / w, 0.5 + (at.rho * s + t * c) / h);
    };
    StraightLine line{point(stretch.begin), point(stretch.end), 0, true};
    if (line.to.x < line.from.x - 1e-9 || (std::abs(line.to.x - line.from.x) < 1e-9 && line.to.y < line.from.y))
        std::swap(line.from, line.to), line.bright_left = false;
    line.strength = stretch.sum / ((1 - support_floor) * std::min(w, h));
    return line;
}

/// The best line near a candidate.
void refine(const Level& level, Candidate& candidate) {
    double angle = candidate.angle, rho = candidate.rho;
    Stretch best = stretch_of(level, angle, rho);
    for (double step : {1.0, 0.5, 0.25}) {
        const double a0 = angle, r0 = rho;
        for (int i = -1; i <= 1; ++i)
            for (int j = -1; j <= 1; ++j) {
                if (i == 0 && j == 0) continue;  // where it is
                const double a = a0 + i * step * pi / angles / 2, r = r0 + j * step;
                const Stretch s = stretch_of(level, a, r);
                if (s.sum > best.sum + 1e-9) best = s, angle = a, rho = r;
            }
    }
    candidate.angle = angle, candidate.rho = rho;
}

/// Fits the line to the edge pixels along its stretch (total least squares, weighted), which is finer than any search:
/// twice, so that a line found a little askew draws in the pixels it missed.
void settle(const Level& level, Candidate& at) {
    const double cx = level.nx.cols / 2.0, cy = level.nx.rows / 2.0;
    for (const double reach : {2.0, 1.5}) {
        const Stretch stretch = stretch_of(level, at.angle, at.rho);
        const double c = std::cos(at.angle), s = std::sin(at.angle);
        double n = 0, st = 0, so = 0, stt = 0, sto = 0;
        for (double t = stretch.begin; t <= stretch.end; t += 1)
            for (double o = -reach; o <= reach; o += 1) {
                const double px = cx + (at.rho + o) * c - t * s, py = cy + (at.rho + o) * s + t * c;
                const int x = floor_of(px), y = floor_of(py);
                if (!level.inside.contains({x, y})) continue;
                if (level.nx.at<float>(y, x) * c + level.ny.at<float>(y, x) * s < 0.9) continue;
                const double w = level.weight.at<float>(y, x), u = x + 0.5 - cx, v = y + 0.5 - cy;
                const double along = v * c - u * s, off = u * c + v * s - at.rho;
                n += w, st += w * along, so += w * off, stt += w * along * along, sto += w * along * off;
            }
        const double spread = stt * n - st * st;
        if (n < 4 || spread < 1e-6) return;
        const double slope = (sto * n - st * so) / spread, offset = (so - slope * st) / n;
        Candidate next{at.angle - std::atan(slope), 0, at.votes};
        next.rho = (at.rho + offset) * std::cos(at.angle - next.angle);
        if (stretch_of(level, next.angle, next.rho).sum < 0.9 * stretch.sum) return;
        at = next;
    }
}

/// The candidates worth a closer look: those with the most support as they are.
std::vector<Candidate> longest(const Level& level, std::vector<Candidate> found) {
    std::vector<std::pair<double, Candidate>> by_support;
    for (const Candidate& c : found) by_support.emplace_back(stretch_of(level, c.angle, c.rho).sum, c);
    std::stable_sort(by_support.begin(), by_support.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    found.clear();
    for (std::size_t i = 0; i < std::min(looked_at, by_support.size()); ++i) found.push_back(by_support[i].second);
    return found;
}

/// Takes away the support a line has used, so that no second line lives on the same edge.
void consume(Level& level, const StraightLine& line) {
    const double w = level.nx.cols, h = level.nx.rows;
    const cv::Point2d a(line.from.x * w, line.from.y * h), b(line.to.x * w, line.to.y * h), run = b - a;
    const double length = std::hypot(run.x, run.y), band = std::max(1.0, 0.022 * w);
    if (length < 1e-6) return;
    const cv::Point2d along = run / length, normal(-along.y, along.x);
    for (double t = -2; t <= length + 2; t += 0.5)
        for (double o = -band; o <= band; o += 0.5) {
            const int x = floor_of(a.x + along.x * t + normal.x * o), y = floor_of(a.y + along.y * t + normal.y * o);
            if (x < 0 || y < 0 || x >= level.nx.cols || y >= level.nx.rows) continue;
            const double across = level.nx.at<float>(y, x) * normal.x + level.ny.at<float>(y, x) * normal.y;
            if (std::abs(across) > 0.75) level.weight.at<float>(y, x) = 0;
        }
}

/// The band between two edges; of no strength where there is none.
StraightLine band_of(const StraightLine& a, const StraightLine& b, double aspect) {
    constexpr double most_turn = 26 * pi / 180, least_shared = 0.5, usual_width = 0.5;
    constexpr double of_both = 0.8;  // of what its edges are together
    const auto in_widths = [&](cv::Point2d p) { return cv::Point2d(p.x, p.y / aspect); };
    const cv::Point2d run_a = in_widths(a.to - a.from), start_b = in_widths(b.from), start_a = in_widths(a.from);
    cv::Point2d run_b = in_widths(b.to - b.from), first_b = start_b;
    bool left_b = b.bright_left;
    if (run_a.dot(run_b) < 0) first_b += run_b, run_b = -run_b, left_b = !left_b;
    const double long_a = cv::norm(run_a), long_b = cv::norm(run_b);
    const cv::Point2d ua = run_a / long_a, ub = run_b / long_b, axis = (ua + ub) / cv::norm(ua + ub);
    const double turn = std::abs(std::asin(std::clamp(ua.cross(ub), -1.0, 1.0)));
    if (turn > most_turn) return {};
    // Each must lie on the bright side of the other, or each on the dark one. To the left is where the cross product is
    // negative, y being down.
    const bool b_left = ua.cross(first_b + run_b / 2 - start_a) < 0,
               a_left = ub.cross(start_a + run_a / 2 - first_b) < 0;
    if (b_left == a_left || (a.bright_left == b_left) != (left_b == a_left)) return {};
    // The stretch along which both are seen.
    const double begin = std::max(start_a.dot(axis), first_b.dot(axis)),
                 end = std::min((start_a + run_a).dot(axis), (first_b + run_b).dot(axis));
    if (end - begin < least_shared * std::max(long_a, long_b)) return {};
    const auto between = [&](double at) {
        return 0.5 * (start_a + ua * ((at - start_a.dot(axis)) / ua.dot(axis)) + first_b +
                      ub * ((at - first_b.dot(axis)) / ub.dot(axis)));
    };
    const cv::Point2d from = between(begin), to = between(end);
    const double width = std::abs(axis.cross(start_a - from)) + std::abs(axis.cross(start_a + run_a - to));
    const double fading = std::exp(-0.5 * (width * width / (usual_width * usual_width)));
    return {{from.x, from.y * aspect}, {to.x, to.y * aspect}, of_both * (a.strength + b.strength) * fading, false};
}

}  // namespace

std::vector<StraightLine> find_straight_lines(const cv::Mat& picture, std::size_t most) {
    std::vector<StraightLine> kept;
    std::vector<Level> levels;
    struct Open {
        std::size_t level;
        Candidate at;
        StraightLine line;
        std::size_t taken = 0;  // how many lines were taken when its strength was measured
    };
    std::vector<Open> open;
    for (int reduction : {2, 4, 8}) {
        levels.push_back(level_of(picture, reduction));
        const Level& level = levels.back();
        if (level.inside.width < 6 || level.inside.height < 6) continue;
        for (Candidate& candidate : longest(level, vote(level))) {
            refine(level, candidate);
            settle(level, candidate);
            open.push_back({levels.size() - 1, candidate,
                            line_of(level, candidate, stretch_of(level, candidate.angle, candidate.rho))});
        }
    }
    // The strongest is taken and its support with it; what the others have left decides on the next. Taking support
    // away never strengthens a line, so one that is still ahead of what the others were before needs no comparison.
    const auto weaker = [](const Open& a, const Open& b) { return a.line.strength < b.line.strength; };
    while (kept.size() < most && !open.empty()) {
        const auto best = std::max_element(open.begin(), open.end(), weaker);
        if (best->line.strength < weakest) break;
        if (best->taken != kept.size()) {
            const Level& level = levels[best->level];
            best->line = line_of(level, best->at, stretch_of(level, best->at.angle, best->at.rho));
            best->taken = kept.size();
            continue;
        }
        kept.push_back(best->line);
        open.erase(best);
        for (Level& level : levels) consume(level, kept.back());
    }
    return kept;
}

std::vector<StraightLine> find_bands(const std::vector<StraightLine>& edges, double aspect) {
    struct Band {
        std::size_t a, b;
        StraightLine line;
    };
    std::vector<Band> all;
    for (std::size_t i = 0; i < edges.size(); ++i)
        for (std::size_t j = i + 1; j < edges.size(); ++j)
            if (const StraightLine line = band_of(edges[i], edges[j], aspect); line.strength > 0)
                all.push_back({i, j, line});
    std::stable_sort(all.begin(), all.end(),
                     [](const Band& x, const Band& y) { return x.line.strength > y.line.strength; });
    std::vector<bool> used(edges.size(), false);
    std::vector<StraightLine> bands;
    for (const Band& band : all) {
        if (used[band.a] || used[band.b]) continue;
        used[band.a] = used[band.b] = true;
        bands.push_back(band.line);
    }
    return bands;
}

}  // namespace rhyme
