#include "core/cues/subjects.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/cues/figure_cut.h"
#include "core/cues/saliency.h"

namespace rhyme {
namespace {

constexpr std::size_t kept_subjects = 4;
constexpr std::size_t cut_out_candidates = 6;

/// The picture at half the analysis size, and what is known of each pixel.
struct Scene {
    cv::Mat oklab, edges;
    cv::Mat moving;  ///< CV_32FC1, 0..1; empty where nothing is known
    Saliency salient;
    cv::Mat sharp;  ///< CV_32FC1, 0..1: how much fine detail there is
    cv::Mat maps;   ///< CV_32FC4: edges, saliency, moving (0 where nothing is known), sharp; each pixel's side by side
};

struct Candidate {
    cv::Mat mask;                    ///< CV_8UC1, 0 or 255, one piece without holes
    std::vector<cv::Point> outline;  ///< of that piece
    cv::Rect box;
    int area = 0;
    double score = 0;

    bool found() const { return area > 0; }
};

cv::Mat moving_map(const Observation& moment, const cv::Size& size) {
    cv::Mat speed;
    for (const auto* side : {&moment.flow_before(), &moment.flow_after()}) {
        if (!*side || (*side)->camera_confidence < 0.3) continue;
        cv::Mat parts[2], s;
        cv::split((*side)->residual, parts);
        cv::magnitude(parts[0], parts[1], s);
        // What moves on one side only (an uncovered background, a wrong match) is not trusted.
        speed = speed.empty() ? s : cv::Mat(cv::min(speed, s));
    }
    if (speed.empty()) return {};
    cv::Mat small;
    cv::resize(speed, small, size, 0, 0, cv::INTER_AREA);
    small = cv::min(small * (1 / 0.1), 1.0);  // 0.1 picture widths a second is plainly moving
    return small;
}

/// What a lens has in focus has detail finer than what lies before and behind it.
cv::Mat sharpness(const cv::Mat& gray, const cv::Size& size) {
    cv::Mat soft, detail, small;
    cv::GaussianBlur(gray, soft, {}, 1.2);
    cv::absdiff(gray, soft, detail);
    cv::resize(detail, small, size, 0, 0, cv::INTER_AREA);
    small.convertTo(small, CV_32F);
    cv::blur(small, small, {7, 7});
    cv::erode(small, small, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));  // what the blur has widened
    const double most = std::max(2.0, 3 * cv::mean(small)[0]);
    return cv::min(small * (1 / most), 1.0);
}

Scene look_at(const Observation& moment) {
    Scene scene;
    const cv::Size size(std::max(8, moment.pixels().rgb.cols / 2), std::max(8, moment.pixels().rgb.rows / 2));
    cv::resize(moment.oklab(), scene.oklab, size, 0, 0, cv::INTER_AREA);
    scene.edges = edge_strength(scene.oklab);
    scene.moving = moving_map(moment, size);
    scene.sharp = sharpness(moment.gray(), size);
    scene.salient = barrier_saliency(scene.oklab);
    const cv::Mat still = scene.moving.empty() ? cv::Mat(cv::Mat::zeros(size, CV_32FC1)) : scene.moving;
    cv::merge(std::array{scene.edges, scene.salient.framed, still, scene.sharp}, scene.maps);
    return scene;
}

cv::Rect around(const cv::Rect& box, int margin, const cv::Size& size) {
    return cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
           cv::Rect({}, size);
}

/// A clean single piece, the one that shares most with `wanted`: holes filled, hairs cut.
Candidate tidy(const cv::Mat& mask, const cv::Mat& wanted) {
    Candidate best;
    const cv::Rect box = cv::boundingRect(mask);
    if (box.empty()) return best;
    const cv::Rect part = around(box, 2, mask.size());
    cv::Mat open;
    cv::morphologyEx(mask(part), open, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(open, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat piece, kept;
    double most = 0;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (cv::contourArea(outlines[i]) < 20) continue;
        piece = cv::Mat::zeros(part.size(), CV_8UC1);
        cv::drawContours(piece, outlines, static_cast<int>(i), cv::Scalar(255), cv::FILLED);
        const double shared = cv::countNonZero(piece & wanted(part));
        if (shared > most) most = shared, kept = piece, best.outline = outlines[i];
    }
    if (kept.empty()) return best;
    for (cv::Point& p : best.outline) p += part.tl();
    best.mask = cv::Mat::zeros(mask.size(), CV_8UC1);
    kept.copyTo(best.mask(part));
    best.box = cv::boundingRect(best.outline);
    best.area = cv::countNonZero(kept);
    return best;
}

/// Of the smaller box's part, so that unlike places cost next to nothing.
int shared_area(const Candidate& a, const Candidate& b) {
    const cv::Rect both = a.box & b.box;
    return both.empty() ? 0 : cv::countNonZero(a.mask(both) & b.mask(both));
}

double overlap(const Candidate& a, const Candidate& b) {
    const double shared = shared_area(a, b);
    return shared / std::max(1.0, a.area + b.area - shared);
}

/// How sharply the outline parts inside from outside, 0..1: the mean over its length, and how bad its worst fifth is.
struct Outline {
    double mean = 0, weakest = 0, at_frame = 0;
};

Outline follow_outline(const Scene& scene, const std::vector<cv::Point>& outline) {
    Outline result;
    std::vector<double> contrast;
    const int n = static_cast<int>(outline.size()), w = scene.oklab.cols, h = scene.oklab.rows;
    int at_frame = 0;
    for (int i = 0; i < n; i += 2) {
        const cv::Point p = outline[static_cast<std::size_t>(i)];
        if (p.x <= 1 || p.y <= 1 || p.x >= w - 2 || p.y >= h - 2) {
            ++at_frame;
            continue;
        }
        const cv::Point along =
            outline[static_cast<std::size_t>((i + 3) % n)] - outline[static_cast<std::size_t>((i + n - 3) % n)];
        const double length = std::max(1.0, std::hypot(along.x, along.y));
        const cv::Point2d normal(along.y / length, -along.x / length);
        auto sample = [&](double d) {
            const int x = std::clamp(static_cast<int>(std::lround(p.x + normal.x * d)), 0, w - 1);
            const int y = std::clamp(static_cast<int>(std::lround(p.y + normal.y * d)), 0, h - 1);
            return scene.oklab.at<cv::Vec3f>(y, x);
        };
        const cv::Vec3f across = (sample(2.5) + sample(3.5)) * 0.5f - (sample(-1.5) + sample(-2.5)) * 0.5f;
        const double step = std::sqrt(across[0] * across[0] + 4 * (across[1] * across[1] + across[2] * across[2]));
        double edge = 0;
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                edge = std::max(edge, static_cast<double>(scene.edges.at<float>(p.y + dy, p.x + dx)));
        contrast.push_back(0.5 * std::min(1.0, step / 0.25) + 0.5 * std::min(1.0, edge / 0.1));
    }
    result.at_frame = n > 0 ? 2.0 * at_frame / n : 1;
    if (contrast.empty()) return result;
    std::sort(contrast.begin(), contrast.end());
    for (double c : contrast) result.mean += c / static_cast<double>(contrast.size());
    result.weakest = contrast[contrast.size() / 5];
    return result;
}

/// Means of each map where `inside` is set, and where only `wide` is (0 where nothing is).
std::pair<cv::Vec4d, cv::Vec4d> means_of(const cv::Mat& maps, const cv::Mat& inside, const cv::Mat& wide) {
    std::array<cv::Vec4d, 2> sum;
    std::array<int, 2> count{};
    for (int y = 0; y < maps.rows; ++y) {
        const auto* in = maps.ptr<cv::Vec4f>(y);
        const auto *own = inside.ptr<std::uint8_t>(y), *near = wide.ptr<std::uint8_t>(y);
        for (int x = 0; x < maps.cols; ++x) {
            if (!near[x]) continue;
            const std::size_t side = own[x] ? 0 : 1;
            for (int k = 0; k < 4; ++k) sum[side][k] += static_cast<double>(in[x][k]);
            ++count[side];
        }
    }
    return {sum[0] / std::max(1, count[0]), sum[1] / std::max(1, count[1])};
}

/// 0..1: that this is a thing a viewer looks at.
double judge(const Scene& scene, const Candidate& c) {
    const double area = c.area / static_cast<double>(c.mask.total());
    if (area < 0.003 || area > 0.6) return 0;
    const Outline edge = follow_outline(scene, c.outline);
    // Clutter has edges everywhere: an outline counts by how much it stands above what lies around and inside.
    const cv::Rect part = around(c.box, 8, c.mask.size());
    const cv::Mat inside = c.mask(part);
    cv::Mat wide;
    cv::dilate(inside, wide, cv::getStructuringElement(cv::MORPH_RECT, {13, 13}));  // by rows and columns: cheap
    const auto [within, ring] = means_of(scene.maps(part), inside, wide);
    const auto above = [&](int map) { return within[map] - ring[map]; };
    const double clutter = std::min(1.0, ring[0] / 0.06);
    const double saliency = above(1), moving = std::max(0.0, above(2)), sharp = above(3);
    std::vector<cv::Point> hull;
    cv::convexHull(c.outline, hull);
    const double solidity = cv::contourArea(c.outline) / std::max(1.0, cv::contourArea(hull));
    const double ragged =
        std::max(0.0, cv::arcLength(c.outline, true) / std::max(1.0, cv::arcLength(hull, true)) - 1.35);
    const cv::Moments m = cv::moments(inside, true);
    const double off =
        std::hypot((m.m10 / m.m00 + part.x) / c.mask.cols - 0.5, (m.m01 / m.m00 + part.y) / c.mask.rows - 0.5);
    const double size = area < 0.02 ? std::sqrt(area / 0.02) : area > 0.3 ? std::max(0.2, 1 - (area - 0.3) * 2.5) : 1;
    double score = -3.2 + 3.0 * edge.mean + 2.0 * edge.weakest - 1.0 * clutter + 2.5 * saliency + 1.5 * moving +
                   1.0 * sharp - 3.0 * edge.at_frame - 1.0 * off + 1.5 * (solidity - 0.6) - 1.2 * ragged;
    score = 1 / (1 + std::exp(-score));
    return score * size;
}

struct Piece {
    cv::Rect box;
    int area;
};

/// The connected pieces of a mask, by their labels (1 is the first of them).
std::vector<Piece> pieces_of(const cv::Mat& mask, cv::Mat& labels) {
    struct Extent {
        int left = INT_MAX, top = INT_MAX, right = -1, bottom = -1, area = 0;
    };
    std::vector<Extent> extents(static_cast<std::size_t>(cv::connectedComponents(mask, labels, 4, CV_16U)));
    for (int y = 0; y < labels.rows; ++y) {
        const auto* row = labels.ptr<std::uint16_t>(y);
        for (int x = 0; x < labels.cols; ++x) {
            if (row[x] == 0) continue;
            Extent& e = extents[row[x]];
            e.left = std::min(e.left, x), e.right = std::max(e.right, x);
            e.top = std::min(e.top, y), e.bottom = y, ++e.area;
        }
    }
    std::vector<Piece> pieces;
    for (std::size_t i = 1; i < extents.size(); ++i) {
        const Extent& e = extents[i];
        pieces.push_back({{e.left, e.top, e.right - e.left + 1, e.bottom - e.top + 1}, e.area});
    }
    return pieces;
}

/// A piece that hardly changed from one threshold to the next needs no second look.
bool seen_before(const cv::Rect& box, int area, std::vector<Piece>& seen) {
    for (const Piece& p : seen)
        if ((p.box & box).area() > 0.92 * (p.box | box).area() && std::abs(p.area - area) < 0.06 * area) return true;
    seen.push_back({box, area});
    return false;
}

/// Connected pieces of a map over a ladder of thresholds.
void gather(const Scene& scene, const cv::Mat& map, const std::vector<double>& levels, std::vector<Candidate>& found) {
    std::vector<Piece> seen;
    cv::Mat above, labels;
    for (double level : levels) {
        above = map > level;
        cv::morphologyEx(above, above, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
        const std::vector<Piece> pieces = pieces_of(above, labels);
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto& [box, pixels] = pieces[i];
            const double area = pixels / static_cast<double>(map.total());
            if (area < 0.003 || area > 0.55 || seen_before(box, pixels, seen)) continue;
            cv::Mat piece = cv::Mat::zeros(map.size(), CV_8UC1);
            piece(box).setTo(255, labels(box) == static_cast<int>(i + 1));
            Candidate c = tidy(piece, piece);
            if (!c.found()) continue;
            c.score = judge(scene, c);
            found.push_back(std::move(c));
        }
    }
}

void keep_distinct(std::vector<Candidate>& list, std::size_t most, double alike) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<Candidate> kept;
    for (const Candidate& c : list) {
        if (kept.size() == most) break;
        if (std::none_of(kept.begin(), kept.end(), [&](const Candidate& k) { return overlap(k, c) > alike; }))
            kept.push_back(c);
    }
    list = std::move(kept);
}

/// Things of several colours fall into parts: parts that touch are also tried as one.
void join_parts(const Scene& scene, std::vector<Candidate>& found) {
    constexpr std::size_t parts = 7;
    std::vector<Candidate> best = found, joined;
    keep_distinct(best, parts, 0.6);
    const cv::Mat brush = cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5});
    for (std::size_t i = 0; i < best.size(); ++i)
        for (std::size_t j = i + 1; j < best.size(); ++j) {
            const Candidate &a = best[i], &b = best[j];
            if ((around(a.box, 3, a.mask.size()) & around(b.box, 3, b.mask.size())).empty()) continue;
            if (shared_area(a, b) > 0.8 * std::min(a.area, b.area)) continue;
            const cv::Rect part = around(a.box | b.box, 4, a.mask.size());
            cv::Mat wide_a, wide_b;
            cv::dilate(a.mask(part), wide_a, brush), cv::dilate(b.mask(part), wide_b, brush);
            if (cv::countNonZero(wide_a & wide_b) < 6) continue;
            cv::Mat both = cv::Mat::zeros(a.mask.size(), CV_8UC1);
            cv::morphologyEx(a.mask(part) | b.mask(part), wide_a, cv::MORPH_CLOSE, brush);
            wide_a.copyTo(both(part));
            Candidate c = tidy(both, both);
            if (!c.found()) continue;
            c.score = judge(scene, c);
            if (c.score > 0.7 * std::max(a.score, b.score)) joined.push_back(std::move(c));
        }
    keep_distinct(joined, 3, 0.7);
    found.insert(found.end(), joined.begin(), joined.end());
}

/// Whole things before their parts, where the whole is nearly as good.
void prefer_wholes(std::vector<Candidate>& list) {
    std::vector<double> scores;
    for (const Candidate& part : list) {
        const bool inside_another = std::any_of(list.begin(), list.end(), [&](const Candidate& whole) {
            return whole.score > 0.9 * part.score && whole.area > 1.3 * part.area &&
                   shared_area(whole, part) > 0.85 * part.area;
        });
        scores.push_back(inside_another ? 0.75 * part.score : part.score);
    }
    for (std::size_t i = 0; i < list.size(); ++i) list[i].score = scores[i];
}

/// K. He et al., "Guided image filtering", 2013, with a grey guide: draws masks to the edges of one picture.
class Guide {
public:
    static constexpr int radius = 3;

    explicit Guide(const cv::Mat& lightness) : guide_(lightness), mean_(box(lightness)) {
        spread_ = box(guide_.mul(guide_)) - mean_.mul(mean_) + epsilon;
    }
    cv::Size size() const { return guide_.size(); }
    /// `mask`: of the part `area`, nothing near those of its sides that are not the picture's.
    cv::Mat operator()(const cv::Mat& mask, const cv::Rect& area) const {
        const cv::Mat guide = guide_(area), guide_mean = mean_(area), mean = box(mask);
        const cv::Mat a = (box(guide.mul(mask)) - guide_mean.mul(mean)) / spread_(area);
        const cv::Mat drawn = box(a).mul(guide) + box(mean - a.mul(guide_mean));
        return cv::min(cv::max(drawn, 0.0), 1.0);
    }

private:
    static constexpr double epsilon = 2e-3;
    static cv::Mat box(const cv::Mat& m) {
        cv::Mat out;
        cv::blur(m, out, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, cv::BORDER_REPLICATE);
        return out;
    }
    cv::Mat guide_, mean_, spread_;
};

/// The mask at analysis size, drawn to its edges.
cv::Mat at_full_size(const Guide& guide, const Candidate& c) {
    const cv::Size size = guide.size();
    cv::Mat all, soft;
    cv::resize(c.mask, all, size, 0, 0, cv::INTER_LINEAR);
    const double across = static_cast<double>(size.width) / c.mask.cols,
                 down = static_cast<double>(size.height) / c.mask.rows;
    const cv::Rect box(cvFloor(c.box.x * across), cvFloor(c.box.y * down), cvCeil(c.box.width * across) + 1,
                       cvCeil(c.box.height * down) + 1);
    const cv::Rect area = around(box, 3 * Guide::radius + 3, size);
    all(area).convertTo(soft, CV_32F, 1 / 255.0);
    cv::Mat mask = cv::Mat::zeros(size, CV_32FC1);
    guide(soft, area).copyTo(mask(area));
    return mask;
}

/// The candidates and what is cut out around the best of them, likeliest first.
std::vector<Candidate> cut_out(const Scene& scene, std::vector<Candidate> found) {
    keep_distinct(found, cut_out_candidates, 0.7);
    const FigureCut figure(scene.oklab);
    std::vector<Candidate> cut;
    for (const Candidate& c : found) {
        cut.push_back(c);
        const cv::Mat pixels = figure(c.mask);
        if (pixels.empty()) continue;
        Candidate better = tidy(pixels, c.mask);
        if (!better.found()) continue;
        // A candidate far off had the wrong colours: those of what it found are nearer.
        if (overlap(better, c) < 0.85) {
            const cv::Mat again = figure(better.mask);
            if (Candidate best = again.empty() ? Candidate() : tidy(again, better.mask); best.found())
                better = std::move(best);
        }
        better.score = judge(scene, better) * 1.05;  // an outline that follows edges is the better one of two alike
        cut.push_back(std::move(better));
    }
    prefer_wholes(cut);
    keep_distinct(cut, kept_subjects, 0.75);
    return cut;
}

}  // namespace

std::vector<Subject> find_subjects(const Observation& moment) {
    if (std::min(moment.pixels().rgb.cols, moment.pixels().rgb.rows) < 32) return {};
    const Scene scene = look_at(moment);
    std::vector<Candidate> found;
    const std::vector<double> ladder{0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    gather(scene, scene.salient.framed, ladder, found);
    gather(scene, scene.salient.standing, ladder, found);
    gather(scene, scene.sharp, {0.4, 0.6, 0.8}, found);
    if (!scene.moving.empty()) gather(scene, scene.moving, {0.25, 0.5}, found);
    join_parts(scene, found);
    cv::Mat lightness;
    cv::extractChannel(moment.oklab(), lightness, 0);
    const Guide guide(lightness);
    std::vector<Subject> subjects;
    for (const Candidate& c : cut_out(scene, std::move(found)))
        if (c.score > 0.05) subjects.push_back({at_full_size(guide, c), std::min(1.0, c.score)});
    return subjects;
}

}  // namespace rhyme
