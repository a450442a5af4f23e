// Maps of how much each pixel stands out, before anything is cut out.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// CV_32FC1, 0..1.
struct Saliency {
    cv::Mat framed;    ///< every side of the frame counts as background
    cv::Mat standing;  ///< all but the lower one: people often stand on it
};

/// From an OKLab picture: the minimum barrier distance to the frame's edge (J. Zhang et al., "Minimum barrier salient
/// object detection at 80 FPS", ICCV 2015) and the distance of each colour from those along the edges.
Saliency barrier_saliency(const cv::Mat& oklab);

/// CV_32FC1: the strength of colour edges, in OKLab units a pixel.
cv::Mat edge_strength(const cv::Mat& oklab);

}  // namespace rhyme
