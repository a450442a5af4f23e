// Look-up tables of colour from `.cube` files (Adobe, "Cube LUT Specification 1.0"; Resolve's LUT_1D_INPUT_RANGE and
// LUT_3D_INPUT_RANGE too).
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace rhyme {

/// Maps R'G'B' to R'G'B', both 0..1. A curve a channel (1D), a cube (3D), or the one and then the other.
class Lut {
public:
    using Colour = std::array<float, 3>;

    /// Errors name the file and the line: Damaged ("line 12: there are 2 numbers instead of 3"), NotFound, Unreadable.
    static Result<Lut> load(const std::filesystem::path& path);
    static Result<Lut> parse(std::string_view text, const std::string& file = {});
    /// A cube of `size` entries a side that does what `map` does.
    static Lut cube(int size, const std::function<Colour(const Colour&)>& map);

    const std::string& title() const { return title_; }
    int curve_size() const { return curve_.size; }  ///< 0: none
    int cube_size() const { return cube_.size; }    ///< 0: none

    /// What lies outside the domain is taken from its border. Curves are linear between entries; the cube is
    /// tetrahedral (Kasson, Nin, Plouffe and Hafner, "Performing color space conversions with three-dimensional linear
    /// interpolation", J. Electronic Imaging 4(3), 1995): exact on the grey axis of an identity.
    Colour at(const Colour& in) const;

    /// `rgb` CV_8UC3, CV_16UC3 or CV_32FC3 (0..1), mixed with the unchanged picture by `amount` (0..1). The same for
    /// any number of threads. InvalidArgument for other types.
    Result<cv::Mat> apply(const cv::Mat& rgb, double amount = 1) const;

private:
    struct Table {
        int size = 0;
        Colour low{0, 0, 0}, high{1, 1, 1};  ///< the domain
        std::vector<Colour> entries;         ///< cube: red fastest

        Colour place(const Colour& in) const;  ///< in units of entries, within the table
    };
    Colour along_curve(const Colour& in) const;
    Colour in_cube(const Colour& in) const;

    std::string title_;
    Table curve_, cube_;
    friend class CubeReader;
};

}  // namespace rhyme
