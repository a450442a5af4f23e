// The small picture kept of every moment, laid out so that very many can be compared.
#pragma once

#include <array>
#include <limits>
#include <opencv2/core.hpp>

namespace rhyme {

/// 8 x 5 cells of OKLab. A value.
class Thumb {
public:
    static constexpr int columns = 8, rows = 5, cells = columns * rows;
    static constexpr int inner = (columns - 2) * (rows - 2);  ///< cells that are compared: one may shift by a cell

    /// `oklab` is CV_32FC3 of that size.
    explicit Thumb(const cv::Mat& oklab);
    /// The mean of some, at least one.
    static Thumb mean(const std::vector<Thumb>& thumbs);

    /// The middle of it, `width` by `height` of the whole, drawn large.
    Thumb middle(double width, double height) const;
    /// How far the inner cells lie from their mean.
    double contrast() const { return contrast_; }

private:
    using Plane = std::array<float, cells>;
    Thumb() = default;
    void measure();
    friend double thumb_distance(const Thumb&, const Thumb&, double);
    friend double nearer_half(const Thumb&, const Thumb&, double);

    std::array<Plane, 3> planes_{};
    std::array<std::array<float, 9>, 9> thirds_{};  ///< by shift: mean colour of the left, middle and right inner cells
    std::array<std::array<float, 3>, 9> means_{};   ///< likewise, of all inner cells
    double contrast_ = 0;
};

/// Mean distance of the inner cells at the best shift of up to one cell: small for a crop or a re-encoding. Exact when
/// below `limit`, else anything from there up.
double thumb_distance(const Thumb& a, const Thumb& b, double limit = std::numeric_limits<double>::max());

/// The same of the nearer half of the cells: what stands before one of two pictures does not count.
double nearer_half(const Thumb& a, const Thumb& b, double limit = std::numeric_limits<double>::max());

}  // namespace rhyme
