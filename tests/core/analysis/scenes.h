// Drawn shots for the tests of this room: a textured place the camera moves over.
#pragma once

#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme::test {

/// One picture of the place `seed`, `shift` pixels to the right.
inline cv::Mat scene(int seed, int shift, cv::Size size = {320, 180}) {
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 17);
    const cv::Scalar ground(random.uniform(40, 200), random.uniform(40, 200), random.uniform(40, 200));
    cv::Mat rgb(size, CV_8UC3, ground);
    for (int i = 0; i < 60; ++i) {
        const cv::Point at(random.uniform(-100, size.width + 100) - shift, random.uniform(0, size.height));
        const cv::Scalar colour(random.uniform(0, 255), random.uniform(0, 255), random.uniform(0, 255));
        if (i % 2)
            cv::circle(rgb, at, random.uniform(4, 30), colour, cv::FILLED, cv::LINE_AA);
        else
            cv::rectangle(rgb, cv::Rect(at, cv::Size(random.uniform(8, 60), random.uniform(8, 40))), colour,
                          cv::FILLED);
    }
    return rgb;
}

/// `frames` pictures of it, `speed` pixels a frame.
inline std::vector<cv::Mat> shot(int seed, int frames, int speed = 1) {
    std::vector<cv::Mat> pictures;
    for (int n = 0; n < frames; ++n) pictures.push_back(scene(seed, n * speed));
    return pictures;
}

inline std::vector<cv::Mat> operator+(std::vector<cv::Mat> a, const std::vector<cv::Mat>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

}  // namespace rhyme::test
