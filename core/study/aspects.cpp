#include "core/study/aspects.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/light_overlay.h"
#include "core/cues/overlay.h"
#include "core/cues/overlay_text.h"
#include "core/cues/palette.h"
#include "core/study/look_colour.h"

namespace rhyme {
namespace {

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string decimal(double v) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%ld.%ld", std::lround(std::floor(std::abs(v) * 10 + 0.5)) / 10,
                  std::lround(std::floor(std::abs(v) * 10 + 0.5)) % 10);
    return (v < -0.05 ? "-" : "") + std::string(text.data());
}

std::string listed(const std::vector<std::string>& parts) {
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i)
        all += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return all;
}

std::string a(std::string_view noun) {
    const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun[0]) != std::string_view::npos;
    return (vowel ? "an " : "a ") + std::string(noun);
}

std::string colour_words(const FrameLook& look) {
    if (look.palette.empty()) return "Nothing to see.";
    std::string scheme;
    switch (look.harmony) {
        case Harmony::Neutral:
            scheme = "hardly any colour";
            break;
        case Harmony::Monochrome:
            scheme = "one hue";
            break;
        case Harmony::Varied:
            scheme = "no one scheme";
            break;
        default:
            scheme = a(name(look.harmony)) + " scheme";
    }
    std::string words = palette_words(look);
    if (!words.empty()) words[0] = static_cast<char>(std::toupper(words[0]));
    if (look.pair) words += "; " + look.pair->warm + " against " + look.pair->cool;
    return words + ": " + scheme + ".";
}

std::string contrast_words(const FrameLook& look) {
    if (!look.contrast) return "No subject stands out from its ground.";
    const SubjectContrast& c = *look.contrast;
    std::vector<std::string> ways;
    if (std::abs(c.lightness) > 0.06) ways.emplace_back(c.lightness > 0 ? "lighter" : "darker");
    if (std::abs(c.saturation) > 0.025) ways.emplace_back(c.saturation > 0 ? "purer in colour" : "greyer");
    if (c.hue > 35) ways.push_back("another hue (" + std::to_string(std::lround(c.hue)) + " degrees apart)");
    if (ways.empty()) return "The subject is hardly told from its ground (contrast " + percent(c.strength) + ").";
    return "The subject is " + listed(ways) + " than its ground (contrast " + percent(c.strength) + ").";
}

std::string light_words(const FrameLook& look) {
    if (look.key.empty()) return "No light to speak of.";
    std::string words = look.key + ", " + look.light + ", " + decimal(look.stops) + " stops from dark to bright";
    words[0] = static_cast<char>(std::toupper(words[0]));
    if (look.coloured.size() == 2)
        words += "; the light parts are " + look.coloured[0].name + " on the left, " + look.coloured[1].name +
                 " on the right";
    else if (look.coloured.size() == 1)
        words += "; the light is " + look.coloured[0].name;
    return words + ".";
}

std::string depth_words(const FrameLook& look) {
    if (look.near + look.middle + look.far <= 0) return "Flat: nothing tells near from far.";
    const int planes = (look.near > 0.06) + (look.middle > 0.06) + (look.far > 0.06);
    std::string words = planes >= 3 ? "Three planes" : planes == 2 ? "Two planes" : "One plane";
    words += ", near " + percent(look.near) + ", far " + percent(look.far);
    if (look.parted_by.empty()) return words + ", hardly parted.";
    return words + "; " + listed(look.parted_by) + (look.parted_by.size() == 1 ? " parts them." : " part them.");
}

std::string composition_words(const FrameLook& look) {
    std::vector<std::string> parts;
    if (look.subject)
        parts.push_back("the weight is " + look.where +
                        (look.from_thirds < 0.06                  ? ", on a third"
                         : std::abs(look.subject->x - 0.5) < 0.06 ? ", on the axis"
                                                                  : ""));
    else
        parts.emplace_back("no one thing carries the weight");
    if (look.symmetry > 0.88) parts.emplace_back("the sides mirror one another");
    if (std::abs(look.balance) > 0.15)
        parts.push_back(std::string("it leans ") + (look.balance < 0 ? "left" : "right"));
    if (look.leading_lines) parts.emplace_back("lines lead in");
    if (look.empty > 0.3) parts.push_back(percent(look.empty) + " is left empty");
    std::string words = listed(parts);
    words[0] = static_cast<char>(std::toupper(words[0]));
    return words + ".";
}

std::string framing_words(const FrameLook& look) {
    if (look.size == ShotSize::Unknown) return "Nothing to frame.";
    std::string words = std::string(name(look.size));
    words[0] = static_cast<char>(std::toupper(words[0]));
    if (look.faces > 0) {
        words += look.faces == 1 ? ", one face " : ", " + std::to_string(look.faces) + " faces, the first ";
        words += look.face_looks;
        if (look.headroom >= 0) words += ", headroom " + percent(look.headroom);
    } else {
        words += look.subject ? ", by the size of its subject" : ", no subject";
    }
    if (look.camera != CameraMove::Unknown && look.camera != CameraMove::Still)
        words += "; the camera " + std::string(name(look.camera));
    if (look.subject_moves) {
        static constexpr std::array<const char*, 4> ways{"right", "down", "left", "up"};
        words += std::string("; it moves ") +
                 ways[static_cast<std::size_t>(std::lround((*look.subject_moves + 360) / 90)) % 4];
    }
    return words + ".";
}

cv::Scalar rgb_of(const cv::Vec3f& lab) {
    Swatch s;
    s.lab = lab;
    return s.rgb();
}

/// The subject's ground darkened, its ellipse, and both mean colours side by side with their difference.
void draw_contrast(const FrameLook& look, cv::Mat& picture) {
    if (!look.subject || !look.contrast) return;
    const auto& m = *look.subject;
    const cv::Mat mask = subject_mask(m, {160, std::max(8, 160 * picture.rows / std::max(1, picture.cols))});
    cv::Mat soft;
    cv::resize(mask, soft, picture.size(), 0, 0, cv::INTER_LINEAR);
    for (int y = 0; y < picture.rows; ++y)
        for (int x = 0; x < picture.cols; ++x)
            picture.at<cv::Vec3b>(y, x) *= 0.45 + 0.55 * static_cast<double>(soft.at<float>(y, x));
    overlay::ellipse(picture, {m.x, m.y}, {m.width, m.height}, 0, side_color(Side::Outgoing), 2);
    const double top = 0.84, height = 0.12, width = 0.13;
    overlay::veil(picture, {0.03, top - 0.015, 2 * width + 0.02, height + 0.03}, {0, 0, 0}, 0.7);
    overlay::veil(picture, {0.04, top, width, height}, rgb_of(look.contrast->subject), 1);
    overlay::veil(picture, {0.04 + width, top, width, height}, rgb_of(look.contrast->ground), 1);
    const double size = 0.075 * picture.rows;
    overlay::words(picture, {(0.06 + 2 * width) * picture.cols, (top + 0.09) * picture.rows},
                   percent(look.contrast->strength), size, {240, 240, 240}, 0.12 * size);
}

/// What the cue keeps no palette of, its greys and the colours of the dark, along the foot.
void draw_strip(const FrameLook& look, cv::Mat& picture) {
    const double left = 0.04, width = 0.92, top = 0.86, height = 0.085;
    overlay::veil(picture, {left - 0.008, top - 0.014, width + 0.016, height + 0.028}, {0, 0, 0}, 0.65);
    double x = left;
    for (const LookColour& c : look.palette) {
        const auto digits = std::stoul(c.hex.substr(1), nullptr, 16);
        overlay::veil(picture, {x, top, c.share * width, height},
                      cv::Scalar(static_cast<double>(digits >> 16 & 255), static_cast<double>(digits >> 8 & 255),
                                 static_cast<double>(digits & 255)),
                      1);
        x += c.share * width;
    }
}

/// What a cue saw; null for nothing.
const Descriptor* seen(const Moment& moment, std::string_view cue) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == cue && moment.cues[c] && !moment.cues[c]->empty()) return moment.cues[c].get();
    return nullptr;
}

bool draw_cue(std::string_view cue, const Moment& moment, cv::Mat& picture, Side side) {
    const Descriptor* descriptor = seen(moment, cue);
    if (descriptor) find_cue(cue)->draw(*descriptor, picture, side);
    return descriptor != nullptr;
}

void draw_framing(const Moment& moment, const FrameLook& look, cv::Mat& picture) {
    if (look.subject) {
        const auto& m = *look.subject;
        const cv::Scalar cool = side_color(Side::Incoming);
        const double l = std::max(0.0, m.x - m.width), r = std::min(1.0, m.x + m.width),
                     t = std::max(0.0, m.y - m.height), b = std::min(1.0, m.y + m.height);
        for (const auto& [p, q] :
             {std::pair(cv::Point2d(l, t), cv::Point2d(r, t)), {{r, t}, {r, b}}, {{r, b}, {l, b}}, {{l, b}, {l, t}}})
            overlay::dashed(picture, p, q, cool, 2.2);
    }
    draw_cue("person", moment, picture, Side::Outgoing);
    const double size = 0.075 * picture.rows;
    overlay::words(picture, {0.03 * picture.cols, 0.95 * picture.rows}, std::string(name(look.size)), size,
                   {240, 240, 240}, 0.12 * size);
}

}  // namespace

std::string_view name(Aspect aspect) {
    constexpr std::array<std::string_view, 6> names{"colour", "contrast", "light", "depth", "composition", "framing"};
    return names[static_cast<std::size_t>(aspect)];
}

std::string palette_words(const FrameLook& look, std::size_t most) {
    std::vector<std::pair<std::string, double>> named;
    for (const LookColour& c : look.palette) {
        const auto known = std::find_if(named.begin(), named.end(), [&](const auto& n) { return n.first == c.name; });
        if (known == named.end())
            named.emplace_back(c.name, c.share);
        else
            known->second += c.share;
    }
    std::stable_sort(named.begin(), named.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
    std::string words;
    for (std::size_t i = 0; i < named.size() && i < most; ++i)
        if (named[i].second > 0.03) words += (i > 0 ? ", " : "") + named[i].first + " " + percent(named[i].second);
    return words;
}

std::string sentence(const FrameLook& look, Aspect aspect) {
    if (look.blank) return "Blank: nothing to see.";
    switch (aspect) {
        case Aspect::Colour:
            return colour_words(look);
        case Aspect::Contrast:
            return contrast_words(look);
        case Aspect::Light:
            return light_words(look);
        case Aspect::Depth:
            return depth_words(look);
        case Aspect::Composition:
            return composition_words(look);
        case Aspect::Framing:
            return framing_words(look);
    }
    return {};
}

void draw_aspect(Aspect aspect, const Moment& moment, const FrameLook& look, cv::Mat& picture) {
    if (look.blank) return;
    switch (aspect) {
        case Aspect::Colour:
            if (look.lifted || !draw_cue("colour", moment, picture, Side::Outgoing)) draw_strip(look, picture);
            break;
        case Aspect::Contrast:
            draw_contrast(look, picture);
            break;
        case Aspect::Light:
            if (const Descriptor* light = seen(moment, "light"))
                draw_light(*light, picture, Side::Outgoing, look.light_from.has_value());
            break;
        case Aspect::Depth:
            draw_cue("depth", moment, picture, Side::Outgoing);
            break;
        case Aspect::Composition:
            draw_cue("line", moment, picture, Side::Incoming);
            draw_cue("composition", moment, picture, Side::Outgoing);
            break;
        case Aspect::Framing:
            draw_framing(moment, look, picture);
            break;
    }
}

}  // namespace rhyme
