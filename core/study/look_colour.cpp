#include "core/study/look_colour.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <utility>

namespace rhyme {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 30> hue_words{
    {{"red", 28},   {"crimson", 20},    {"wine", 5},     {"orange", 57},  {"brown", 57},    {"amber", 75},
     {"gold", 88},  {"golden", 88},     {"yellow", 105}, {"olive", 108},  {"green", 142},   {"lime", 130},
     {"teal", 195}, {"turquoise", 190}, {"cyan", 200},   {"azure", 232},  {"sky", 232},     {"blue", 262},
     {"navy", 264}, {"indigo", 280},    {"violet", 298}, {"purple", 305}, {"magenta", 328}, {"plum", 328},
     {"pink", 0},   {"rose", 5},        {"skin", 55},    {"peach", 50},   {"mint", 165},    {"aqua", 200}}};

}  // namespace

std::string hex_of(const cv::Vec3f& oklab) {
    Swatch s;
    s.lab = oklab;
    const cv::Scalar c = s.rgb();
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%02X%02X%02X", static_cast<unsigned>(std::lround(c[0])) & 255u,
                  static_cast<unsigned>(std::lround(c[1])) & 255u, static_cast<unsigned>(std::lround(c[2])) & 255u);
    return text.data();
}

LookColour look_colour(const Swatch& s) { return {hex_of(s.lab), s.name(), s.share, s.lab[0], s.chroma(), s.hue()}; }

std::string hue_name(double degrees) {
    Swatch s;
    const double r = degrees * std::numbers::pi / 180;
    s.lab = {0.7f, static_cast<float>(0.12 * std::cos(r)), static_cast<float>(0.12 * std::sin(r))};
    return s.name();
}

double hue_of_word(std::string_view word) {
    for (const auto& [name, hue] : hue_words)
        if (name == word) return hue;
    return -1;
}

bool begins_hue_word(std::string_view letters) {
    return std::any_of(hue_words.begin(), hue_words.end(), [&](const auto& w) { return w.first.starts_with(letters); });
}

}  // namespace rhyme
