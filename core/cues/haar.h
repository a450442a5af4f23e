// Looking for one kind of thing (a face seen from the front, a face in profile) with a boosted cascade of box features.
//
// P. Viola and M. Jones, "Rapid object detection using a boosted cascade of simple features", 2001; R. Lienhart and
// J. Maydt, 2002. The trained cascades are OpenCV's data files; the search is Rhyme's own, since it shares its
// pyramid among cascades, may be told where to look, and gives the same on any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <opencv2/core.hpp>
#include <vector>

#include "core/base/result.h"

namespace rhyme {

/// A picture at falling sizes, with the sums that box features need.
class BoxPyramid {
public:
    /// `gray`: CV_8UC1. Things smaller than `smallest` or larger than `largest` pixels of `gray`, as seen by a window
    /// of `window` pixels, are not looked for.
    BoxPyramid(const cv::Mat& gray, int window, double smallest, double largest, double step);

    /// Sums over everything above and left, even columns before odd ones, so that windows two pixels apart lie side by
    /// side. They wrap around: only differences mean something.
    struct Level {
        double scale;       ///< pixels of the picture to one of this level
        int columns, rows;  ///< of the level, in pixels
        std::vector<std::uint32_t> sum, squares;
    };
    const std::vector<Level>& levels() const { return levels_; }
    int stride() const { return 2 * odd_; }  ///< elements from row to row, the same on all levels
    int odd() const { return odd_; }         ///< elements from an even column to the odd one beside it

private:
    void add_up(const cv::Mat& gray, Level& level) const;

    int odd_ = 0;
    std::vector<Level> levels_;
};

/// A square window of the picture a cascade found its thing in.
struct Sighting {
    double x = 0, y = 0, size = 0;  ///< centre and side, in pixels of the picture
    double strength = 0;            ///< windows around this one that say so too; comparable within one cascade
};

/// Immutable; safe from any thread.
class HaarCascade {
public:
    /// Errors: Unreadable, Damaged, Unsupported (tilted features, trees, a window that is not square).
    static Result<HaarCascade> load(const std::filesystem::path& file);
    /// The same, looking at the mirror image.
    HaarCascade mirrored() const;
    int window() const { return window_; }

    /// All places, the strongest first. `allowed` (CV_8UC1 of the picture's size, or empty for everywhere): only
    /// windows whose inner part is set in a quarter of its area.
    std::vector<Sighting> search(const BoxPyramid& pyramid, const cv::Mat& allowed) const;

private:
    struct Box {
        std::int8_t x, y, width, height;
        float weight;
    };
    struct Feature {
        std::uint8_t boxes = 0;
        Box box[3]{};
    };
    struct Stump {
        int feature;
        float threshold, below, above;
    };
    struct Stage {
        int first, count;
        float threshold;
    };
    class Ready;  // the features' corners as offsets into the sums of one pyramid

    int window_ = 0;
    std::vector<Feature> features_;
    std::vector<Stump> stumps_;
    std::vector<Stage> stages_;
};

}  // namespace rhyme
