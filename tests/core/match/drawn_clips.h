// Drawn footage for the tests of this room: clips of unlike figures, analysed.
#pragma once

#include <opencv2/imgproc.hpp>
#include <string>
#include <vector>

#include "core/match/match.h"

namespace rhyme::match_test {

inline const cv::Size size(320, 180);
inline constexpr std::int64_t step = 20;

/// A picture with a figure of `corners` points on a ground, both of their own colour, a little grain on top.
inline cv::Mat figure(int seed, int corners, cv::Point2d centre, double radius, double turn = 0) {
    cv::RNG random(static_cast<std::uint64_t>(seed) * 7919 + 1);
    const auto colour = [&] {
        return cv::Scalar(random.uniform(20, 120), random.uniform(20, 120), random.uniform(20, 120));
    };
    cv::Mat rgb(size, CV_8UC3, colour());
    std::vector<cv::Point> outline;
    for (int i = 0; i < 2 * corners; ++i) {
        const double angle = turn + CV_PI * i / corners, r = radius * size.height * (i % 2 ? 0.45 : 1.0);
        outline.emplace_back(cvRound(centre.x * size.width + r * std::cos(angle)),
                             cvRound(centre.y * size.height + r * std::sin(angle)));
    }
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{outline}, colour() + cv::Scalar(120, 120, 120), cv::LINE_AA);
    cv::Mat noise(size, CV_8UC3);
    random.fill(noise, cv::RNG::UNIFORM, 0, 6);
    return rgb + noise;
}

inline cv::Mat thumb_of(const Observation& seen) {
    cv::Mat thumb;
    cv::resize(seen.oklab(), thumb, {8, 5}, 0, 0, cv::INTER_AREA);
    return thumb;
}

/// One shot whose moments are these pictures, `step` frames apart.
inline AnalysisPtr clip(const std::string& name, const std::vector<cv::Mat>& pictures) {
    auto analysis = std::make_shared<MediaAnalysis>();
    analysis->fingerprint = analysis->path = name;
    analysis->frames = step * static_cast<std::int64_t>(pictures.size());
    analysis->shots = {{FrameRange::between(FramePosition(0), FramePosition(analysis->frames))}};
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        MomentPixels pixels;
        pixels.rgb = pictures[i];
        const Observation seen(pixels);
        Moment moment;
        moment.frame = FramePosition(step / 2 + step * static_cast<std::int64_t>(i));
        moment.time = analysis->frame_rate.time(moment.frame);
        moment.blank = seen.blank();
        moment.thumb = thumb_of(seen);
        for (const Cue* cue : all_cues()) moment.cues.push_back(cue->describe(seen));
        analysis->moments.push_back(std::move(moment));
    }
    return analysis;
}

/// Twelve clips of unlike figures; a five-pointed star ends clip 2 and, elsewhere on the screen and larger, begins
/// clip 7.
inline std::vector<AnalysisPtr> footage() {
    std::vector<AnalysisPtr> clips;
    for (int i = 0; i < 12; ++i) {
        std::vector<cv::Mat> pictures;
        for (int k = 0; k < 2; ++k) {
            const int seed = 10 * i + k;
            const cv::Point2d centre(0.25 + 0.06 * (seed * 3 % 9), 0.3 + 0.05 * (seed * 5 % 9));
            pictures.push_back(figure(seed, 2 + (seed * 7) % 3, centre, 0.14 + 0.02 * (seed % 5), 0.3 * seed));
        }
        if (i == 2) pictures[1] = figure(500, 5, {0.50, 0.50}, 0.36, 0.2);
        if (i == 7) pictures[0] = figure(501, 5, {0.53, 0.48}, 0.40, 0.2);
        clips.push_back(clip("clip" + std::to_string(i), pictures));
    }
    return clips;
}

inline MatchQuery asking(const std::string& cue) {
    MatchQuery query;
    query.weights[cue] = 1;
    return query;
}

}  // namespace rhyme::match_test
