#include "core/analysis/seen_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "core/cues/cue.h"

namespace rhyme {
namespace {

using Json = nlohmann::json;

/// Names of hues in OKLab (degrees), from where each begins; grey below a chroma of 0.04.
std::string hue_word(const cv::Vec3f& lab) {
    if (std::hypot(lab[1], lab[2]) < 0.04f) return "grey";
    double degrees = std::atan2(lab[2], lab[1]) * 180 / 3.14159265358979;
    if (degrees < 0) degrees += 360;
    const std::pair<double, const char*> from[] = {{345, "pink"},  {300, "purple"}, {235, "blue"},  {170, "cyan"},
                                                   {120, "green"}, {85, "yellow"},  {48, "orange"}, {12, "red"}};
    for (const auto& [begin, word] : from)
        if (degrees >= begin) return word;
    return "pink";
}

void add_colours(const cv::Mat& thumb, std::set<std::string>& words) {
    if (thumb.empty()) return;
    std::map<std::string, int> cells;
    double light = 0;
    for (int y = 0; y < thumb.rows; ++y) {
        for (int x = 0; x < thumb.cols; ++x) {
            const auto lab = thumb.at<cv::Vec3f>(y, x);
            light += lab[0];
            ++cells[hue_word(lab)];
        }
    }
    const auto all = static_cast<double>(thumb.total());
    for (const auto& [word, count] : cells)
        if (count >= all / 5) words.insert(word);
    if (light / all < 0.3) words.insert("dark");
    if (light / all > 0.72) words.insert("bright");
}

/// The largest number that `key` has anywhere in a list of objects.
double largest(const Json& list, const char* key) {
    double most = 0;
    for (const Json& each : list) most = std::max(most, each.value(key, 0.0));
    return most;
}

}  // namespace

std::set<std::string> seen_words(const MediaAnalysis& analysis) {
    constexpr std::size_t looked_at = 12;
    std::set<std::string> words;
    const auto cues = all_cues();
    std::size_t seen = 0, people = 0, close = 0, wide = 0, moving = 0;
    const std::size_t step = std::max<std::size_t>(1, analysis.moments.size() / looked_at);
    for (std::size_t i = step / 2; i < analysis.moments.size(); i += step) {
        const Moment& moment = analysis.moments[i];
        if (moment.blank) continue;
        ++seen;
        add_colours(moment.thumb, words);
        for (std::size_t c = 0; c < cues.size() && c < moment.cues.size(); ++c) {
            if (!moment.cues[c]) continue;
            const auto name = cues[c]->name();
            if (name != "person" && name != "composition" && name != "motion") continue;
            const Json json = Json::parse(cues[c]->to_json(*moment.cues[c]), nullptr, false);
            if (json.is_discarded()) continue;
            if (name == "person" && json.contains("faces") && !json["faces"].empty()) ++people;
            if (name == "composition" && json.contains("masses")) {
                const double area = largest(json["masses"], "area");
                if (area > 0.25) ++close;
                if (area < 0.06) ++wide;
            }
            if (name == "motion" && json.contains("after") && json["after"].contains("camera")) {
                const Json& camera = json["after"]["camera"];
                const double pan = std::hypot(camera.value("pan", 0.0), camera.value("tilt", 0.0));
                if (pan > 0.02 || std::abs(camera.value("zoom_percent", 0.0)) > 2) ++moving;
            }
        }
    }
    if (seen == 0) return words;
    if (people > 0) words.insert("people");
    if (2 * close > seen) words.insert("close");
    if (2 * wide > seen) words.insert("wide");
    words.insert(3 * moving > seen ? "moving" : "still");
    return words;
}

const std::vector<std::string>& all_seen_words() {
    static const std::vector<std::string> words{"people", "close",  "wide",   "moving", "still", "dark",
                                                "bright", "red",    "orange", "yellow", "green", "cyan",
                                                "blue",   "purple", "pink",   "grey"};
    return words;
}

}  // namespace rhyme
