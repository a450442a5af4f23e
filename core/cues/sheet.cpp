#include "core/cues/sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/cues/overlay.h"
#include "core/cues/overlay_text.h"

namespace rhyme {
namespace {

using Json = nlohmann::json;

constexpr int longer = 640, gap = 14, title = 34;  // pixels: a panel's longer side, between panels, above each
constexpr double name_height = 19, words_height = 17;
const cv::Scalar ground(20, 21, 24), paper(232, 233, 236), quiet(150, 153, 160);

/// On the large picture, in this order; the others have panels.
constexpr std::array on_picture{"line", "shape", "person"};
constexpr std::array in_panels{"colour", "light", "composition", "depth", "motion"};

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

std::string said(const Json& j, const char* key) {
    const auto at = j.find(key);
    return at != j.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::string join(const std::vector<std::string>& parts, const char* between = ", ") {
    std::string all;
    for (const std::string& p : parts)
        if (!p.empty()) all += (all.empty() ? "" : between) + p;
    return all;
}

double number(const Json& j, const char* key) {
    const auto at = j.find(key);
    return at != j.end() && at->is_number() ? at->get<double>() : 0;
}

/// What a cue found, in a few words; fields it does not have say nothing.
std::string in_words(std::string_view cue, const Json& j) {
    if (cue == "shape" && j.contains("subjects") && !j["subjects"].empty()) {
        const Json& first = j["subjects"][0];
        return join({said(first, "form"), percent(number(first, "area")) + " of the picture"});
    }
    if (cue == "line" && j.contains("lines") && !j["lines"].empty()) {
        const std::size_t n = j["lines"].size();
        return join({std::to_string(n) + (n == 1 ? " line" : " lines"),
                     j.contains("horizon") && j["horizon"].is_object() ? "horizon" : "",
                     j.contains("vanishing_point") && !j["vanishing_point"].is_null() ? "vanishing point" : ""});
    }
    if (cue == "person" && j.contains("faces") && !j["faces"].empty()) {
        const std::size_t n = j["faces"].size();
        return join({n == 1 ? "one face" : std::to_string(n) + " faces", said(j["faces"][0], "shot"),
                     said(j["faces"][0], "looks")});
    }
    if (cue == "colour") return j.contains("opposed") && j["opposed"].is_object() ? "with an opposing pair" : "";
    if (cue == "light") return join({said(j, "key"), said(j, "light")});
    if (cue == "composition" && j.contains("masses") && !j["masses"].empty())
        return "weight " + said(j["masses"][0], "where");
    if (cue == "depth" && j.contains("parted_by")) {
        std::vector<std::string> ways;
        for (const Json& w : j["parted_by"]) ways.push_back(w.get<std::string>());
        return join({"near " + said(j, "near"), ways.empty() ? "" : "parted by " + join(ways, " and ")});
    }
    return {};
}

struct Page {
    cv::Mat sheet;
    void head(cv::Point at, int width, const std::string& name, const std::string& words, const cv::Scalar& color) {
        const double y = at.y - 11;
        overlay::words(sheet, {double(at.x), y}, name, name_height, color);
        const double start = overlay::width_of(name, name_height) + 12;
        std::string shown = words;
        while (!shown.empty() && start + overlay::width_of(shown, words_height) > width) {
            const auto space = shown.find_last_of(' ');
            shown.resize(space == std::string::npos ? 0 : space);
        }
        while (!shown.empty() && (shown.back() == ',' || shown.back() == ' ')) shown.pop_back();
        overlay::words(sheet, {at.x + start, y}, shown, words_height, quiet);
    }
};

/// A cue's descriptor, where it sees something.
const Descriptor* seen(const std::vector<DescriptorPtr>& descriptors, const Cue* cue) {
    for (std::size_t c = 0; c < descriptors.size() && c < all_cues().size(); ++c)
        if (all_cues()[c] == cue && descriptors[c] && !descriptors[c]->empty()) return descriptors[c].get();
    return nullptr;
}

cv::Mat resized(const cv::Mat& rgb, cv::Size size) {
    cv::Mat out;
    cv::resize(rgb, out, size, 0, 0, size.width < rgb.cols ? cv::INTER_AREA : cv::INTER_CUBIC);
    return out;
}

}  // namespace

cv::Mat cue_sheet(const std::vector<DescriptorPtr>& descriptors, const cv::Mat& rgb, Side side) {
    if (rgb.empty() ||
        std::none_of(descriptors.begin(), descriptors.end(), [](const DescriptorPtr& d) { return d && !d->empty(); }))
        return rgb.clone();
    const double fit = static_cast<double>(longer) / std::max(rgb.cols, rgb.rows);
    const cv::Size small(std::max(1, cvRound(rgb.cols * fit)), std::max(1, cvRound(rgb.rows * fit)));
    const int step_x = small.width + gap, step_y = small.height + title;
    const cv::Size large(2 * small.width + gap, 2 * small.height + title);
    Page page{cv::Mat(3 * step_y + gap, 3 * step_x + gap, CV_8UC3, ground)};

    cv::Mat picture = resized(rgb, large);
    std::vector<std::string> words;
    for (const char* name : on_picture) {
        const Cue* cue = find_cue(name);
        const Descriptor* d = cue ? seen(descriptors, cue) : nullptr;
        if (!d) continue;
        // What is built of lines is cool and what lives is warm, or the other way round for the other side.
        const bool structure = cue->name() == "line";
        const Side ink = structure ? (side == Side::Outgoing ? Side::Incoming : Side::Outgoing) : side;
        cue->draw(*d, picture, ink);
        const std::string found = in_words(name, Json::parse(cue->to_json(*d), nullptr, false));
        words.push_back(found.empty() ? std::string(name) : found);
    }
    picture.copyTo(page.sheet(cv::Rect({gap, title}, large)));
    page.head({gap, title}, large.width, "shape, line, person", join(words, "  ·  "), paper);

    const std::array<cv::Point, 5> places{cv::Point(2, 0), cv::Point(2, 1), cv::Point(0, 2), cv::Point(1, 2),
                                          cv::Point(2, 2)};
    for (std::size_t i = 0; i < in_panels.size(); ++i) {
        const Cue* cue = find_cue(in_panels[i]);
        const cv::Point corner(gap + places[i].x * step_x, title + places[i].y * step_y);
        cv::Mat panel = resized(rgb, small);
        const Descriptor* d = cue ? seen(descriptors, cue) : nullptr;
        std::string found = "nothing that could rhyme";
        if (d) {
            cue->draw(*d, panel, side);
            found = in_words(in_panels[i], Json::parse(cue->to_json(*d), nullptr, false));
        } else {
            panel = panel * 0.35;
        }
        panel.copyTo(page.sheet(cv::Rect(corner, small)));
        page.head(corner, small.width, in_panels[i], found, d ? paper : quiet);
    }
    return page.sheet;
}

}  // namespace rhyme
