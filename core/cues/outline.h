// A silhouette as its outline: what is kept of it, its measures, and how one is laid on another.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/image/similarity.h"

namespace rhyme {

/// Points lie in the plane of the picture: origin at its centre, one unit its width, y down.
class Silhouette {
public:
    static constexpr int points = 96;
    static constexpr int grid = 64;

    /// From the outline's points (at least 3), resampled evenly and put in order; nullopt when it encloses next to
    /// nothing.
    static std::optional<Silhouette> from_outline(const std::vector<cv::Point2d>& outline);
    /// From a soft mask of a picture: the largest piece above one half, traced between pixels.
    static std::optional<Silhouette> from_mask(const cv::Mat& mask);

    /// The same, with every point drawn to the strongest edge near it: `edges` is CV_32FC1 of the whole picture.
    Silhouette snapped(const cv::Mat& edges) const;

    const std::array<cv::Point2f, points>& outline() const { return outline_; }
    double area() const { return area_; }  ///< in square widths
    double size() const { return size_; }  ///< square root of the area
    cv::Point2d centre() const { return centre_; }
    cv::Size2d half_axes() const { return half_axes_; }  ///< of the ellipse with the same moments: long, short
    double angle() const { return angle_; }        ///< of the long axis, degrees clockwise from the horizontal, -90..90
    double solidity() const { return solidity_; }  ///< area by that of the convex hull
    double character() const {
        return character_;
    }  ///< mean distance from that ellipse, in sizes: 0 for a disc, 0.2 for a dancer

    /// The signed distance field at a point of the plane, in sizes, negative inside; away from the silhouette a lower
    /// bound.
    struct Sample {
        float distance;
        float dx, dy;  ///< slope, by the point's position in sizes
    };
    Sample sample(cv::Point2d p) const;

private:
    void measure();

    /// Drawn when first asked for, since most silhouettes of a library are only read and never laid on another. Shared
    /// by copies; safe from any thread.
    struct Field {
        std::atomic<bool> ready = false;
        std::mutex drawing;  ///< guards the rest until `ready`
        cv::Point2d corner;
        double cell = 1;
        std::array<std::int8_t, static_cast<std::size_t>(grid) * grid> distances{};  ///< in 1/200 sizes
    };
    const Field& field() const;
    void draw(Field& field) const;

    std::array<cv::Point2f, points> outline_{};
    double area_ = 0, size_ = 0, angle_ = 0, solidity_ = 0, character_ = 0;
    cv::Point2d centre_;
    cv::Size2d half_axes_;
    std::shared_ptr<Field> field_ = std::make_shared<Field>();
};

/// p -> z p + t with z as a complex number: turns, scales and moves the plane.
struct PlaneSimilarity {
    cv::Point2d z{1, 0}, t;
    cv::Point2d operator()(cv::Point2d p) const { return {z.x * p.x - z.y * p.y + t.x, z.y * p.x + z.x * p.y + t.y}; }
    cv::Point2d back(cv::Point2d p) const;
    double scale() const;
    double degrees() const;
    Similarity similarity(double aspect) const;  ///< in the convention of the command line
    static PlaneSimilarity from(const Similarity& s, double aspect);
};

/// How well B's silhouette lies on A's.
struct Fit {
    PlaneSimilarity move;  ///< B onto A
    double distance = 1;   ///< mean distance of the outlines both ways, in sizes (far points count as 0.3)
    double worst = 1;      ///< the distance nine tenths of the outlines stay within
};

/// How well they lie on one another under a given move.
Fit fit_under(const Silhouette& a, const Silhouette& b, const PlaneSimilarity& move);
/// The best move near "centre on centre": nullopt when a rough fit is hopeless.
std::optional<Fit> fit(const Silhouette& a, const Silhouette& b);

}  // namespace rhyme
