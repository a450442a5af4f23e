// What the scopes show of a picture: pure, safe from any thread. Pictures are R'G'B' BT.709, 8 bits; Y', Cb and Cr of
// ITU-R BT.709.
#pragma once

#include <QImage>
#include <array>

namespace rhyme::ui {

enum class Scope { Waveform, Parade, Vectorscope, Histogram };

struct ScopeData {
    /// Brightness is how often: the waveform and the parade 256 levels high (white on top), the vectorscope 256 x 256
    /// with Cb to the right and Cr up. ARGB32 premultiplied.
    QImage waveform, parade, vectorscope;
    /// By level, red, green, blue and luma; the tallest of the four is 1.
    std::array<std::array<float, 256>, 4> histogram{};
    /// The line through grey along which the picture's colours lie, degrees counter-clockwise from Cb: opposing hues
    /// sit at its two ends, with these shares of all chroma. Strength: 0 round, 1 all on the line.
    double axis = 0, axis_strength = 0, share_there = 0, share_opposite = 0;
    double clipped_black = 0, clipped_white = 0;  ///< shares of the pixels
};

/// Only what `scope` needs is made. The picture is looked at reduced, at most 360 wide.
ScopeData look(const QImage& picture, Scope scope);

/// Where skin of any tone lies on a vectorscope, degrees counter-clockwise from Cb: the I axis of NTSC.
constexpr double skin_line = 123;

}  // namespace rhyme::ui
