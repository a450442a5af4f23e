#include "core/cues/subjects.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/saliency.h"

namespace rhyme {
namespace {

constexpr std::size_t kept_subjects = 4;
constexpr std::size_t cut_out_candidates = 6;

/// The picture at half the analysis size, and what is known of each pixel.
struct Scene {
    cv::Mat rgb, oklab, edges;
    cv::Mat moving;  ///< CV_32FC1, 0..1; empty where nothing is known
    cv::Mat salient;
};

struct Candidate {
    cv::Mat mask;  ///< CV_8UC1, 0 or 255
    double score = 0;
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

Scene look_at(const Observation& moment) {
    Scene scene;
    const cv::Size size(std::max(8, moment.pixels().rgb.cols / 2), std::max(8, moment.pixels().rgb.rows / 2));
    cv::resize(moment.pixels().rgb, scene.rgb, size, 0, 0, cv::INTER_AREA);
    cv::resize(moment.oklab(), scene.oklab, size, 0, 0, cv::INTER_AREA);
    scene.edges = edge_strength(scene.oklab);
    scene.moving = moving_map(moment, size);
    scene.salient = barrier_saliency(scene.oklab, FrameEdge::All);
    return scene;
}

/// A clean single piece: holes filled, hairs cut. Empty when nothing remains.
cv::Mat tidy(const cv::Mat& mask, const cv::Mat& wanted) {
    cv::Mat open;
    cv::morphologyEx(mask, open, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(open, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    cv::Mat best;
    double most = 0;
    for (std::size_t i = 0; i < outlines.size(); ++i) {
        if (cv::contourArea(outlines[i]) < 20) continue;
        cv::Mat piece = cv::Mat::zeros(mask.size(), CV_8UC1);
        cv::drawContours(piece, outlines, static_cast<int>(i), cv::Scalar(255), cv::FILLED);
        const double shared = cv::countNonZero(piece & wanted);
        if (shared > most) most = shared, best = piece;
    }
    return best;
}

double overlap(const cv::Mat& a, const cv::Mat& b) {
    const double both = cv::countNonZero(a & b), any = cv::countNonZero(a | b);
    return any > 0 ? both / any : 0;
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

/// 0..1: that this mask is a thing a viewer looks at.
double judge(const Scene& scene, const cv::Mat& mask) {
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    if (outlines.empty()) return 0;
    const auto& outline = *std::max_element(outlines.begin(), outlines.end(),
                                            [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const double whole = static_cast<double>(mask.total()), area = cv::countNonZero(mask) / whole;
    if (area < 0.003 || area > 0.6) return 0;
    const Outline edge = follow_outline(scene, outline);
    // Clutter has edges everywhere: an outline counts by how much it stands above what lies around and inside.
    cv::Mat wide, ring;
    cv::dilate(mask, wide, cv::getStructuringElement(cv::MORPH_ELLIPSE, {15, 15}));
    ring = wide & ~mask;
    const double around = cv::countNonZero(ring) > 0 ? cv::mean(scene.edges, ring)[0] : 0;
    const double clutter = std::min(1.0, around / 0.06);
    const double saliency =
        cv::mean(scene.salient, mask)[0] - (cv::countNonZero(ring) > 0 ? cv::mean(scene.salient, ring)[0] : 0);
    const double moving =
        scene.moving.empty() ? 0 : std::max(0.0, cv::mean(scene.moving, mask)[0] - cv::mean(scene.moving, ring)[0]);
    std::vector<cv::Point> hull;
    cv::convexHull(outline, hull);
    const double solidity = cv::contourArea(outline) / std::max(1.0, cv::contourArea(hull));
    const double ragged = std::max(0.0, cv::arcLength(outline, true) / std::max(1.0, cv::arcLength(hull, true)) - 1.35);
    const cv::Moments m = cv::moments(mask, true);
    const double off = std::hypot(m.m10 / m.m00 / mask.cols - 0.5, m.m01 / m.m00 / mask.rows - 0.5);
    const double size = area < 0.02 ? std::sqrt(area / 0.02) : area > 0.3 ? std::max(0.2, 1 - (area - 0.3) * 2.5) : 1;
    double score = -3.2 + 3.0 * edge.mean + 2.0 * edge.weakest - 1.0 * clutter + 2.5 * saliency + 1.5 * moving -
                   3.0 * edge.at_frame - 1.0 * off + 1.5 * (solidity - 0.6) - 1.2 * ragged;
    score = 1 / (1 + std::exp(-score));
    return score * size;
}

struct Piece {
    cv::Rect box;
    int area;
};

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
    for (double level : levels) {
        cv::Mat above = map > level, labels, stats, centres;
        cv::morphologyEx(above, above, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
        const int n = cv::connectedComponentsWithStats(above, labels, stats, centres, 4);
        for (int i = 1; i < n; ++i) {
            const double area =
                static_cast<double>(stats.at<int>(i, cv::CC_STAT_AREA)) / static_cast<double>(map.total());
            if (area < 0.003 || area > 0.55) continue;
            const cv::Rect box(stats.at<int>(i, cv::CC_STAT_LEFT), stats.at<int>(i, cv::CC_STAT_TOP),
                               stats.at<int>(i, cv::CC_STAT_WIDTH), stats.at<int>(i, cv::CC_STAT_HEIGHT));
            if (seen_before(box, stats.at<int>(i, cv::CC_STAT_AREA), seen)) continue;
            Candidate c;
            c.mask = tidy(labels == i, labels == i);
            if (c.mask.empty()) continue;
            c.score = judge(scene, c.mask);
            found.push_back(c);
        }
    }
}

void keep_distinct(std::vector<Candidate>& list, std::size_t most, double alike) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    std::vector<Candidate> kept;
    for (const Candidate& c : list) {
        if (kept.size() == most) break;
        if (std::none_of(kept.begin(), kept.end(), [&](const Candidate& k) { return overlap(k.mask, c.mask) > alike; }))
            kept.push_back(c);
    }
    list = std::move(kept);
}

/// Things of several colours fall into parts: parts that touch are also tried as one.
void join_parts(const Scene& scene, std::vector<Candidate>& found) {
    constexpr std::size_t parts = 7;
    std::vector<Candidate> best = found, joined;
    keep_distinct(best, parts, 0.6);
    std::vector<cv::Mat> wide;
    for (const Candidate& c : best) {
        cv::Mat w;
        cv::dilate(c.mask, w, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
        wide.push_back(w);
    }
    for (std::size_t i = 0; i < best.size(); ++i)
        for (std::size_t j = i + 1; j < best.size(); ++j) {
            const double shared = cv::countNonZero(best[i].mask & best[j].mask);
            const double smaller = std::min(cv::countNonZero(best[i].mask), cv::countNonZero(best[j].mask));
            if (shared > 0.8 * smaller || cv::countNonZero(wide[i] & wide[j]) < 6) continue;
            cv::Mat both = best[i].mask | best[j].mask;
            cv::morphologyEx(both, both, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
            Candidate c;
            c.mask = tidy(both, both);
            if (c.mask.empty()) continue;
            c.score = judge(scene, c.mask);
            if (c.score > 0.7 * std::max(best[i].score, best[j].score)) joined.push_back(c);
        }
    keep_distinct(joined, 3, 0.7);
    found.insert(found.end(), joined.begin(), joined.end());
}

/// Whole things before their parts, where the whole is nearly as good.
void prefer_wholes(std::vector<Candidate>& list) {
    std::vector<double> scores;
    for (const Candidate& part : list) {
        const double area = cv::countNonZero(part.mask);
        const bool inside_another = std::any_of(list.begin(), list.end(), [&](const Candidate& whole) {
            return whole.score > 0.9 * part.score && cv::countNonZero(whole.mask) > 1.3 * area &&
                   cv::countNonZero(whole.mask & part.mask) > 0.85 * area;
        });
        scores.push_back(inside_another ? 0.75 * part.score : part.score);
    }
    for (std::size_t i = 0; i < list.size(); ++i) list[i].score = scores[i];
}

/// GrabCut around the candidate only: the graph's size is what costs.
cv::Mat cut_out(const Scene& scene, const cv::Mat& candidate) {
    const cv::Rect box = cv::boundingRect(candidate);
    const int margin = std::max(6, std::max(box.width, box.height) / 3);
    const cv::Rect area = cv::Rect(box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin) &
                          cv::Rect(0, 0, candidate.cols, candidate.rows);
    cv::Mat near, core, marks(area.size(), CV_8UC1, cv::Scalar(cv::GC_BGD));
    cv::dilate(candidate, near, cv::getStructuringElement(cv::MORPH_ELLIPSE, {13, 13}));
    cv::erode(candidate, core, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
    marks.setTo(cv::GC_PR_BGD, near(area));
    marks.setTo(cv::GC_PR_FGD, candidate(area));
    marks.setTo(cv::GC_FGD, core(area));
    if (cv::countNonZero(marks == cv::GC_BGD) < 30) return {};
    // Its colour models start from OpenCV's random numbers: the same ones for every picture.
    const cv::RNG before = cv::theRNG();
    cv::theRNG() = cv::RNG(0x52687965);
    cv::Mat background, foreground;
    cv::grabCut(scene.rgb(area), marks, {}, background, foreground, 2, cv::GC_INIT_WITH_MASK);
    cv::theRNG() = before;
    cv::Mat whole = cv::Mat::zeros(candidate.size(), CV_8UC1);
    whole(area).setTo(255, (marks & 1) > 0);
    return tidy(whole, candidate);
}

/// K. He et al., "Guided image filtering", 2013, with a grey guide.
cv::Mat guided(const cv::Mat& guide, const cv::Mat& mask, int radius, double epsilon) {
    auto box = [&](const cv::Mat& m) {
        cv::Mat out;
        cv::blur(m, out, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, cv::BORDER_REPLICATE);
        return out;
    };
    const cv::Mat mean_i = box(guide), mean_p = box(mask);
    const cv::Mat variance = box(guide.mul(guide)) - mean_i.mul(mean_i),
                  together = box(guide.mul(mask)) - mean_i.mul(mean_p);
    const cv::Mat a = together / (variance + epsilon), b = mean_p - a.mul(mean_i);
    cv::Mat result = box(a).mul(guide) + box(b);
    return cv::min(cv::max(result, 0.0), 1.0);
}

cv::Mat at_full_size(const Observation& moment, const cv::Mat& mask) {
    cv::Mat soft, guide;
    cv::resize(mask, soft, moment.pixels().rgb.size(), 0, 0, cv::INTER_LINEAR);
    soft.convertTo(soft, CV_32F, 1 / 255.0);
    cv::extractChannel(moment.oklab(), guide, 0);
    return guided(guide, soft, 3, 2e-3);
}

}  // namespace

std::vector<Subject> find_subjects(const Observation& moment) {
    if (std::min(moment.pixels().rgb.cols, moment.pixels().rgb.rows) < 32) return {};
    const Scene scene = look_at(moment);
    std::vector<Candidate> found;
    const std::vector<double> ladder{0.2, 0.3, 0.4, 0.5, 0.6, 0.7};
    gather(scene, scene.salient, ladder, found);
    gather(scene, barrier_saliency(scene.oklab, FrameEdge::NotBottom), ladder, found);
    if (!scene.moving.empty()) gather(scene, scene.moving, {0.25, 0.5}, found);
    join_parts(scene, found);
    keep_distinct(found, cut_out_candidates, 0.7);
    std::vector<Candidate> cut;
    for (const Candidate& c : found) {
        cut.push_back(c);
        Candidate better;
        better.mask = cut_out(scene, c.mask);
        if (better.mask.empty()) continue;
        better.score =
            judge(scene, better.mask) * 1.05;  // an outline that follows edges is the better one of two alike
        cut.push_back(better);
    }
    prefer_wholes(cut);
    keep_distinct(cut, kept_subjects, 0.75);
    std::vector<Subject> subjects;
    for (const Candidate& c : cut)
        if (c.score > 0.05) subjects.push_back({at_full_size(moment, c.mask), std::min(1.0, c.score)});
    return subjects;
}

}  // namespace rhyme
