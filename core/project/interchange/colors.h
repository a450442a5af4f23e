// The colours markers have here (names, or "#rrggbb") as red, green and blue, and back. Inside this folder only.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/project/interchange/numbers.h"

namespace rhyme::exchange {

struct NamedColor {
    std::string_view name;
    std::uint32_t rgb;
};
inline constexpr std::array<NamedColor, 11> named_colors{{{"red", 0xff0000},
                                                          {"orange", 0xff8000},
                                                          {"yellow", 0xffff00},
                                                          {"green", 0x00ff00},
                                                          {"cyan", 0x00ffff},
                                                          {"blue", 0x0000ff},
                                                          {"purple", 0x8000ff},
                                                          {"magenta", 0xff00ff},
                                                          {"pink", 0xff80c0},
                                                          {"white", 0xffffff},
                                                          {"black", 0x000000}}};

inline std::optional<std::uint32_t> rgb_of(std::string_view color) {
    for (const NamedColor& named : named_colors)
        if (same_word(named.name, color)) return named.rgb;
    if (color.size() != 7 || color[0] != '#') return std::nullopt;
    std::uint32_t rgb = 0;
    for (const char c : color.substr(1)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) return std::nullopt;
        rgb = rgb * 16 + static_cast<std::uint32_t>(digit);
    }
    return rgb;
}

inline std::string color_name(std::uint32_t rgb) {
    for (const NamedColor& named : named_colors)
        if (named.rgb == rgb) return std::string(named.name);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4) text += digits[(rgb >> shift) & 15];
    return text;
}

}  // namespace rhyme::exchange
