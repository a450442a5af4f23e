// What the numbers of a picture mean (ITU-T H.273 code points by name), and the one set of constants every YUV<->RGB
// conversion uses.
#pragma once

#include <string_view>

namespace rhyme {

enum class ColorMatrix { Rgb, Bt601, Bt709, Bt2020 };
enum class ColorRange { Limited, Full };
enum class ColorPrimaries { Bt601_525, Bt601_625, Bt709, Bt2020 };
enum class ColorTransfer { Bt709, Srgb, Linear, Pq, Hlg };

/// Resolved once, when a file is opened: from its tags, or guessed (by size: up to 576 lines BT.601, above BT.709) and
/// flagged so.
struct ColorInfo {
    ColorMatrix matrix = ColorMatrix::Bt709;
    ColorRange range = ColorRange::Limited;
    ColorPrimaries primaries = ColorPrimaries::Bt709;
    ColorTransfer transfer = ColorTransfer::Bt709;
    bool guessed = false;
    int peak_nits = 0;  ///< of PQ: the brightest light in cd/m2, as the mastering says; 0 when nothing says it
    bool operator==(const ColorInfo&) const = default;
};

/// What an SDR screen or encoder must not be given as it is: HDR (PQ, HLG) and BT.2020's wide gamut. `to_rgb` maps it
/// to BT.709 (core/image/tone_map.h).
constexpr bool needs_mapping(const ColorInfo& color) {
    return color.transfer == ColorTransfer::Pq || color.transfer == ColorTransfer::Hlg ||
           color.primaries == ColorPrimaries::Bt2020;
}

/// Luma weights of R and B (Kg = 1 - Kr - Kb): BT.601 .299/.114, BT.709 .2126/.0722, BT.2020 .2627/.0593.
struct LumaWeights {
    double kr, kb;
};
constexpr LumaWeights luma_weights(ColorMatrix m) {
    switch (m) {
        case ColorMatrix::Bt601:
            return {0.299, 0.114};
        case ColorMatrix::Bt2020:
            return {0.2627, 0.0593};
        default:
            return {0.2126, 0.0722};
    }
}

std::string_view name(ColorMatrix);     ///< "bt709"
std::string_view name(ColorRange);      ///< "limited"
std::string_view name(ColorPrimaries);  ///< "bt709"
std::string_view name(ColorTransfer);   ///< "bt709"

}  // namespace rhyme
