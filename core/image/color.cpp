#include "core/image/color.h"

namespace rhyme {

std::string_view name(ColorMatrix matrix) {
    switch (matrix) {
        case ColorMatrix::Rgb:
            return "rgb";
        case ColorMatrix::Bt601:
            return "bt601";
        case ColorMatrix::Bt2020:
            return "bt2020";
        default:
            return "bt709";
    }
}

std::string_view name(ColorRange range) { return range == ColorRange::Full ? "full" : "limited"; }

std::string_view name(ColorPrimaries primaries) {
    switch (primaries) {
        case ColorPrimaries::Bt601_525:
            return "bt601-525";
        case ColorPrimaries::Bt601_625:
            return "bt601-625";
        case ColorPrimaries::Bt2020:
            return "bt2020";
        default:
            return "bt709";
    }
}

std::string_view name(ColorTransfer transfer) {
    switch (transfer) {
        case ColorTransfer::Srgb:
            return "srgb";
        case ColorTransfer::Linear:
            return "linear";
        case ColorTransfer::Pq:
            return "pq";
        case ColorTransfer::Hlg:
            return "hlg";
        default:
            return "bt709";
    }
}

}  // namespace rhyme
