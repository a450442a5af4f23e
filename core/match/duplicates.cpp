#include "core/match/duplicates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "core/base/thread_pool.h"
#include "core/cues/edge_map.h"

namespace rhyme {
namespace {

constexpr int columns = 8, rows = 5;
// Distances of thumbs in OKLab; measured between takes shifted by a few per cent or encoded again they stay below the
// first, between unrelated shots they rarely come below the second. Two dark or plain pictures are near whatever they
// show: the distance must also be small beside what there is in them to differ. A crop to another aspect is compared
// more coarsely, and granted a little more.
constexpr double same_picture = 0.025, same_when_cropped = 0.034, hopeless = 0.10, same_for_its_contrast = 0.5;
constexpr double one_aspect = 1.03;
// Edges of one take, cropped or shifted, agree by more than this, those of unlike scenes by less than 0.17.
constexpr double edges_of_one_take = 0.26, half_alike = 0.06;
// Without the figures, either way: of one take more than 0.18, of unlike scenes less than 0.12. A ground that hardly
// has edges is known by all of them agreeing.
constexpr double edges_of_one_ground = 0.15, edges_of_plain_ground = 0.5;

double distance_at(const cv::Mat& a, const cv::Mat& b, int dx, int dy) {
    double sum = 0;
    int count = 0;
    for (int y = 1; y < rows - 1; ++y)
        for (int x = 1; x < columns - 1; ++x) {
            const cv::Vec3f d = a.at<cv::Vec3f>(y, x) - b.at<cv::Vec3f>(y + dy, x + dx);
            sum += std::sqrt(d.dot(d));
            ++count;
        }
    return sum / count;
}

/// How far the cells lie from their mean.
double contrast(const cv::Mat& thumb) {
    cv::Vec3d mean(0, 0, 0);
    double sum = 0;
    for (int y = 1; y < rows - 1; ++y)
        for (int x = 1; x < columns - 1; ++x) mean += cv::Vec3d(thumb.at<cv::Vec3f>(y, x));
    constexpr int cells = (rows - 2) * (columns - 2);
    mean *= 1.0 / cells;
    for (int y = 1; y < rows - 1; ++y)
        for (int x = 1; x < columns - 1; ++x) sum += cv::norm(cv::Vec3d(thumb.at<cv::Vec3f>(y, x)) - mean);
    return sum / cells;
}

bool one_picture(const cv::Mat& a, const cv::Mat& b, double nearest) {
    const double distance = thumb_distance(a, b);
    return distance < nearest && distance < 0.005 + same_for_its_contrast * std::sqrt(contrast(a) * contrast(b));
}

/// A moment looked at closely.
struct Look {
    cv::Mat thumb;
    const Descriptor* shape;  ///< that has edges
};

struct ShotMoments {
    std::vector<cv::Mat> thumbs;
    cv::Mat mean;
    double aspect = 1;
    std::vector<Look> looks;  ///< early, in the middle and late
};

/// The middle of a thumb: `width` by `height` of it.
cv::Mat middle(const cv::Mat& thumb, double width, double height) {
    const cv::Mat map = (cv::Mat_<double>(2, 3) << width, 0, (1 - width) * (columns - 1) / 2.0, 0, height,
                         (1 - height) * (rows - 1) / 2.0);
    cv::Mat part;
    cv::warpAffine(thumb, part, map, thumb.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return part;
}
ShotMoments middle(const ShotMoments& shot, double width, double height) {
    ShotMoments part{{}, middle(shot.mean, width, height), shot.aspect, {}};
    for (const cv::Mat& thumb : shot.thumbs) part.thumbs.push_back(middle(thumb, width, height));
    return part;
}

/// Half of the moments of the shot with fewer of them have a twin in the other.
bool same_take_shots(const ShotMoments& a, const ShotMoments& b, double nearest) {
    if (thumb_distance(a.mean, b.mean) > hopeless) return false;
    const ShotMoments& few = a.thumbs.size() <= b.thumbs.size() ? a : b;
    const ShotMoments& many = &few == &a ? b : a;
    std::size_t twins = 0;
    for (const cv::Mat& thumb : few.thumbs)
        twins += std::any_of(many.thumbs.begin(), many.thumbs.end(),
                             [&](const cv::Mat& other) { return one_picture(thumb, other, nearest); });
    return 2 * twins >= few.thumbs.size();
}

/// The nearer half of the cells, at the best shift: what stands before one of two pictures does not count.
double nearer_half(const cv::Mat& a, const cv::Mat& b) {
    constexpr std::size_t cells = (rows - 2) * (columns - 2);
    std::array<double, cells> d{};
    double best = 1e9;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            std::size_t i = 0;
            for (int y = 1; y < rows - 1; ++y)
                for (int x = 1; x < columns - 1; ++x)
                    d[i++] = cv::norm(cv::Vec3d(a.at<cv::Vec3f>(y, x)) - cv::Vec3d(b.at<cv::Vec3f>(y + dy, x + dx)));
            std::nth_element(d.begin(), d.begin() + cells / 2, d.end());
            best = std::min(best, std::accumulate(d.begin(), d.begin() + cells / 2, 0.0) / (cells / 2));
        }
    return best;
}

/// The same edges in the same places, and half of the picture in the same colours: one take, cropped or with something
/// else before it.
bool same_ground(const ShotMoments& a, const ShotMoments& b) {
    if (std::max(a.aspect, b.aspect) > one_aspect * std::min(a.aspect, b.aspect)) return false;
    if (a.looks.empty() || b.looks.empty() || nearer_half(a.mean, b.mean) > half_alike) return false;
    const Look *of_a = nullptr, *of_b = nullptr;
    double nearest = half_alike;
    for (const Look& x : a.looks)
        for (const Look& y : b.looks)
            if (const double d = nearer_half(x.thumb, y.thumb); d < nearest) nearest = d, of_a = &x, of_b = &y;
    if (!of_a) return false;
    const EdgeMap &in_a = *edges_of(*of_a->shape), &in_b = *edges_of(*of_b->shape);
    const double there = same_edges(in_a, in_b);
    if (there < edges_of_one_take && (there < edges_of_one_take / 2 || same_edges(in_b, in_a) < edges_of_one_take))
        return false;
    // Two figures of one form agree too: that is a match cut, and no reason to call their grounds one.
    return std::min(same_edges(ground_edges_of(*of_a->shape), in_b), same_edges(ground_edges_of(*of_b->shape), in_a)) >
           edges_of_one_ground;
}

/// As they are; where their aspects differ, as if one had been cropped out of the other's middle to fill its frame.
bool same_take_shots(const ShotMoments& a, const ShotMoments& b) {
    const ShotMoments& wide = a.aspect >= b.aspect ? a : b;
    const ShotMoments& narrow = &wide == &a ? b : a;
    const double ratio = wide.aspect / narrow.aspect;
    if (ratio < one_aspect) return same_take_shots(a, b, same_picture);
    const auto near = [&](const cv::Mat& x, const cv::Mat& y) { return thumb_distance(x, y) <= hopeless; };
    return (near(wide.mean, middle(narrow.mean, 1, 1 / ratio)) &&
            same_take_shots(wide, middle(narrow, 1, 1 / ratio), same_when_cropped)) ||
           (near(middle(wide.mean, 1 / ratio, 1), narrow.mean) &&
            same_take_shots(middle(wide, 1 / ratio, 1), narrow, same_when_cropped));
}

}  // namespace

double thumb_distance(const cv::Mat& a, const cv::Mat& b) {
    double best = 1e9;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) best = std::min(best, distance_at(a, b, dx, dy));
    return best;
}

Duplicates::Duplicates(const std::vector<AnalysisPtr>& footage, unsigned jobs) {
    std::vector<ShotMoments> shots;
    std::size_t shape = 0;
    while (shape < all_cues().size() && all_cues()[shape]->name() != "shape") ++shape;
    for (const auto& media : footage) {
        first_.push_back(shots.size());
        shots.resize(shots.size() + media->shots.size());
        std::vector<std::vector<const Moment*>> seen(media->shots.size());
        for (const Moment& moment : media->moments) {
            if (moment.blank || moment.thumb.rows != rows || moment.thumb.cols != columns) continue;
            ShotMoments& shot = shots[number(first_.size() - 1, moment.shot)];
            shot.thumbs.push_back(moment.thumb);
            shot.aspect = media->aspect;
            if (shot.mean.empty()) shot.mean = cv::Mat::zeros(rows, columns, CV_32FC3);
            shot.mean += moment.thumb;
            if (shape < moment.cues.size() && moment.cues[shape])
                seen[static_cast<std::size_t>(moment.shot)].push_back(&moment);
        }
        for (std::size_t s = 0; s < seen.size(); ++s)
            for (std::size_t k = 1; k < 6 && !seen[s].empty(); k += 2) {
                const Moment& moment = *seen[s][seen[s].size() * k / 6];
                if (edges_of(*moment.cues[shape]))
                    shots[first_.back() + s].looks.push_back({moment.thumb, moment.cues[shape].get()});
            }
    }
    for (ShotMoments& shot : shots)
        if (!shot.thumbs.empty()) shot.mean /= static_cast<double>(shot.thumbs.size());
    group_.resize(shots.size());
    std::iota(group_.begin(), group_.end(), std::size_t{0});
    std::vector<std::vector<std::size_t>> twins(shots.size());  // later shots of the same take
    parallel_for(shots.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t i) {
        for (std::size_t j = i + 1; j < shots.size() && !shots[i].thumbs.empty(); ++j)
            if (!shots[j].thumbs.empty() && (same_take_shots(shots[i], shots[j]) || same_ground(shots[i], shots[j])))
                twins[i].push_back(j);
    });
    for (std::size_t i = 0; i < shots.size(); ++i)
        for (const std::size_t j : twins[i])
            if (group_[i] != group_[j]) {
                const std::size_t from = group_[j], to = group_[i];
                std::replace(group_.begin(), group_.end(), from, to);
            }
}

bool Duplicates::same_take(std::size_t media_a, int shot_a, std::size_t media_b, int shot_b) const {
    return take(media_a, shot_a) == take(media_b, shot_b);
}

}  // namespace rhyme
