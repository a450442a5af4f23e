// What the cues look at: one sampled moment of a shot, at analysis size, and what several cues would otherwise compute
// twice.
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <optional>
#include <vector>

#include "core/cues/person_finder.h"
#include "core/image/similarity.h"

namespace rhyme {

/// Pictures are upright, square pixels, at analysis size (below). A neighbour is absent at the edge of its shot: a
/// moment never looks across a cut.
struct MomentPixels {
    cv::Mat rgb;  ///< CV_8UC3, R, G, B
    struct Neighbour {
        cv::Mat gray;        ///< CV_8UC1, same size
        double seconds = 0;  ///< distance in time from the moment, > 0
    };
    std::optional<Neighbour> before, after;
    cv::Rect content;  ///< the part inside the film's black bars (cues/bars.h); empty: as this picture alone shows
};

/// A part of the pictures that has no bars, scaled to `size`.
MomentPixels part_of(const MomentPixels& pixels, const cv::Rect& part, cv::Size size);

/// The size pictures are analysed at: the longer side is 320, the shorter follows the aspect, both even and at
/// least 16.
cv::Size analysis_size(cv::Size display);

class DnnModels;
class FlowStart;

/// One thing that stands out from its surroundings.
struct Subject {
    cv::Mat mask;           ///< CV_32FC1 of analysis size, 0..1: how much each pixel belongs to it
    double confidence = 0;  ///< 0..1: that this is a thing, and the one a viewer looks at
};

/// Computes each thing on first use and keeps it. One owner, one thread at a time.
class Observation {
public:
    /// `models`: networks that see more, alive as long as this; null for none.
    explicit Observation(MomentPixels pixels, const DnnModels* models = nullptr);
    ~Observation();

    const MomentPixels& pixels() const { return pixels_; }
    const DnnModels* models() const { return models_; }
    double aspect() const { return static_cast<double>(pixels_.rgb.cols) / pixels_.rgb.rows; }

    /// The part inside black bars, in pixels; all of the picture where there are none. What is found below is found
    /// there alone, and its places are of the whole picture.
    cv::Rect content() const { return pixels_.content; }
    /// What is inside the bars as a picture of its own; this one where there are none.
    const Observation& inside() const;
    /// A place of it, fractions, as one of this picture.
    cv::Point2d from_inside(cv::Point2d place) const;
    /// A map of it, of its size, as one of this picture: nothing on the bars.
    cv::Mat from_inside(const cv::Mat& map) const;

    const cv::Mat& gray() const;   ///< CV_8UC1
    const cv::Mat& oklab() const;  ///< CV_32FC3: L 0..1, a, b (Ottosson 2020)

    /// The picture has nothing to rhyme with: black, white, one colour, or noise without form.
    bool blank() const;

    /// Motion on one side of the moment, pointing forward in time. Bars stand still.
    struct Flow {
        cv::Mat dense;      ///< CV_32FC2, pixels of analysis size between the two pictures, as measured
        Similarity camera;  ///< the camera's share per second: dx, dy in widths and heights, rotation in degrees, scale
                            ///< as a factor
        double camera_confidence = 0;  ///< share of tracked points that agree, 0..1
        cv::Mat residual;  ///< CV_32FC2, dense minus camera, in picture widths a second: what moves by itself
    };
    const std::optional<Flow>& flow_before() const;  ///< nullopt where there is no neighbour on that side
    const std::optional<Flow>& flow_after() const;

    /// Faces, by the cascades that are installed; the likeliest first.
    const std::vector<Face>& faces() const;

    /// What could be the dominant subject, the likeliest first: at most four, none on a blank picture or where nothing
    /// stands out.
    const std::vector<Subject>& subjects() const;

    /// How much each pixel belongs to the dominant subject (the mask of the first of subjects()): CV_32FC1, 0..1. From
    /// saliency, colour contrast to the border, focus and movement against the background, cut out along edges. All
    /// zero when no subject stands out.
    const cv::Mat& subject() const;

private:
    bool barred() const;
    const FlowStart& flow_start() const;
    Flow from_inside(const Flow& inner) const;
    struct Kept;
    MomentPixels pixels_;
    const DnnModels* models_;
    std::unique_ptr<Kept> kept_;
};

}  // namespace rhyme
