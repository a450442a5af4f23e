// Similarity transforms between pictures, in the convention of the command line: x and y are fractions of width and
// height.
#pragma once

#include <array>

namespace rhyme {

/// Maps the incoming picture B onto the outgoing A, about the picture's centre: scale, then rotation (degrees,
/// clockwise positive as seen), then shift (fractions of width and height; right and down positive). Rotation is rigid
/// on the displayed picture, so it needs the aspect.
struct Similarity {
    double scale = 1, rotation = 0, dx = 0, dy = 0;

    bool operator==(const Similarity&) const = default;
    bool identity() const { return *this == Similarity{}; }

    /// Row-major 2x3 [a b c; d e f], pixels of B (width x height) to pixels of A of the same size; pixel centres at
    /// integer + 0.5.
    std::array<double, 6> matrix(double width, double height) const;
    static Similarity from_matrix(const std::array<double, 6>& m, double width, double height);
    Similarity inverse(double aspect) const;                       ///< aspect = width / height
    Similarity then(const Similarity& next, double aspect) const;  ///< first this, then next
    /// Where the point (x, y) of B, in 0..1, comes to lie on A.
    std::array<double, 2> apply(double x, double y, double aspect) const;
    /// The same kind of move at share t: 0 is identity, 1 is this (scale geometrically, the rest linearly).
    Similarity at(double t) const;
};

/// The smallest extra scale about the frame's centre, applied after `s` (so that the shift grows with it), with which
/// the moved picture covers the whole frame; 1 when it does already.
double covering_scale(const Similarity& s, double aspect);

/// Share of the incoming picture's area that lies outside the frame once moved and scaled up to cover it: the price of
/// an alignment.
double crop_share(const Similarity& s, double aspect);

}  // namespace rhyme
