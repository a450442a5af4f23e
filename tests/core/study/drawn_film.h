// Films made of drawn pictures, analysed without a decoder: each shot a picture with a figure, a ground and a light.
#pragma once

#include <memory>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/analysis/describe.h"

namespace rhyme::testing {

inline const cv::Size film_size(320, 180);

struct Scene {
    cv::Scalar ground{90, 110, 130}, figure{220, 140, 60};  ///< R, G, B
    cv::Point2d at{0.5, 0.5};                               ///< the figure's middle, fractions
    double radius = 0.22;                                   ///< of the height
    double light_from = -1;                                 ///< degrees, 0 right, 90 above; < 0: even
    double exposure = 1;
    unsigned texture = 1;  ///< another number, another ground
};

inline cv::Mat draw(const Scene& s) {
    cv::Mat rgb(film_size, CV_8UC3, s.ground);
    cv::RNG random(s.texture * 9176 + 3);
    for (int k = 0; k < 26; ++k) {
        const cv::Point a(random.uniform(0, film_size.width), random.uniform(0, film_size.height));
        const cv::Point b = a + cv::Point(random.uniform(12, 60), random.uniform(8, 50));
        cv::rectangle(rgb, a, b, s.ground * random.uniform(0.6, 1.35), cv::FILLED, cv::LINE_AA);
    }
    cv::circle(rgb, {cvRound(s.at.x * film_size.width), cvRound(s.at.y * film_size.height)},
               cvRound(s.radius * film_size.height), s.figure, cv::FILLED, cv::LINE_AA);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x) {
            const double u = (x + 0.5) / rgb.cols - 0.5, v = 0.5 - (y + 0.5) / rgb.rows, r = s.light_from * CV_PI / 180;
            const double light = s.exposure * (s.light_from < 0 ? 1 : 0.6 + 0.9 * (u * std::cos(r) + v * std::sin(r)));
            for (int c = 0; c < 3; ++c)
                rgb.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(rgb.at<cv::Vec3b>(y, x)[c] * light);
        }
    return rgb;
}

inline Moment described(const cv::Mat& rgb, std::int64_t frame = 0, int shot = 0) {
    Moment m;
    m.frame = FramePosition(frame), m.time = RationalTime(frame, 25), m.shot = shot;
    MomentPixels pixels;
    pixels.rgb = rgb;
    describe(std::move(pixels), m, {});
    return m;
}

/// A second a shot, two moments in each.
inline AnalysisPtr film_of(const std::vector<cv::Mat>& shots, const std::string& name = "film") {
    auto film = std::make_shared<MediaAnalysis>();
    film->fingerprint = film->path = name;
    film->frame_rate = FrameRate(25, 1);
    film->aspect = 16.0 / 9, film->display_width = film_size.width, film->display_height = film_size.height;
    for (std::size_t s = 0; s < shots.size(); ++s) {
        const auto first = static_cast<std::int64_t>(s) * 25;
        film->shots.push_back({FrameRange{FramePosition(first), FrameCount(25)}});
        if (s > 0) film->changes.push_back({ShotChangeKind::Cut, FramePosition(first), FramePosition(first)});
        for (const std::int64_t f : {first, first + 24})
            film->moments.push_back(described(shots[s], f, static_cast<int>(s)));
    }
    film->frames = static_cast<std::int64_t>(shots.size()) * 25;
    film->duration = RationalTime(film->frames, 25);
    return film;
}

}  // namespace rhyme::testing
