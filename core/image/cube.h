// A cube of colours applied quickly: for what is drawn many times a second with a table of its own.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "core/image/lut.h"

namespace rhyme {

/// A table of `side` (at most 32) colours each way, evenly over 0..1, looked up in tetrahedra as Lut is; 14 bits
/// between two entries. Immutable.
class ColourCube {
public:
    /// What `lut` makes of colours, at `amount` (0: nothing, 1: all).
    ColourCube(const Lut& lut, int side, double amount);
    /// CV_16UC3.
    cv::Mat apply(const cv::Mat& picture) const;

private:
    void row(const std::uint16_t* from, std::uint16_t* to, int n) const;

    int side_;
    std::vector<std::int16_t> entries_;  ///< four values each, less 32768; red fastest
};

}  // namespace rhyme
