// The best match cuts of some footage as one picture to look at: A | B aligned | both at 50 % | both with what the cue
// that says most sees in them, two matches a row.
//   match_sheet OUT.png LIBRARY TOP PRESET[,PRESET...]|CUE=WEIGHT,... FILE...
// Of several presets each has a picture of its own, OUT-PRESET.png.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/cues/overlay_text.h"
#include "core/image/video_frame.h"
#include "core/match/match.h"
#include "core/match/presets.h"
#include "core/media/media_pool.h"
#include "core/transitions/transition_kind.h"
#include "tests/bench/footage.h"

using namespace rhyme;

namespace {

constexpr int width = 256, height = 144, columns = 2, row_height = 172;

/// `what`: drawn on it, if anything.
cv::Mat picture(MediaPool& pool, const std::string& path, FramePosition frame, std::size_t cue = 0,
                const DescriptorPtr& what = nullptr, Side side = Side::Outgoing) {
    const auto id = pool.add(path);
    const auto decoded = id ? pool.frame(*id, frame, Purpose::Cut) : Result<VideoFrame>(fail(id.error()));
    if (!decoded) return cv::Mat(height, width, CV_8UC3, cv::Scalar(60, 0, 0));
    const cv::Size shown = decoded->display_size();
    const double scale = std::min(static_cast<double>(width) / shown.width, static_cast<double>(height) / shown.height);
    const cv::Size fitted(std::max(1, static_cast<int>(shown.width * scale)),
                          std::max(1, static_cast<int>(shown.height * scale)));
    cv::Mat canvas(height, width, CV_8UC3, cv::Scalar(14, 14, 14));
    cv::Mat fit = to_rgb(*decoded, fitted)->clone();
    if (what) all_cues()[cue]->draw(*what, fit, side);
    fit.copyTo(canvas(cv::Rect((width - fitted.width) / 2, (height - fitted.height) / 2, fitted.width, fitted.height)));
    return canvas;
}

MatchQuery parse(const std::string& cues) {
    MatchQuery query;
    if (const MatchPreset* preset = find_match_preset(cues)) {
        preset->apply(query);
        return query;
    }
    for (std::size_t at = 0; at < cues.size();) {
        const std::size_t comma = std::min(cues.find(',', at), cues.size()), equals = cues.find('=', at);
        query.weights[cues.substr(at, equals - at)] = std::atof(cues.c_str() + equals + 1);
        at = comma + 1;
    }
    return query;
}

/// The cue that says most of a match, of those that count.
std::size_t reason_of(const Match& match, const CueWeights& asked) {
    const CueWeights weights = asked.empty() ? default_weights() : asked;
    std::size_t best = 0;
    double most = -1;
    for (std::size_t c = 0; c < match.cues.size(); ++c) {
        const auto weight = weights.find(all_cues()[c]->name());
        const double says = weight == weights.end() ? 0 : weight->second * match.cues[c];
        if (says > most) most = says, best = c;
    }
    return best;
}

cv::Mat half_of_each(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat both;
    cv::addWeighted(a, 0.5, b, 0.5, 0, both);
    return both;
}

cv::Mat sheet_of(const MatchList& list, const CueWeights& weights, const std::vector<AnalysisPtr>& footage,
                 MediaPool& pool) {
    constexpr int panes = 4, column = panes * width + 12;
    const int n = static_cast<int>(list.matches.size()), rows = (n + columns - 1) / columns;
    cv::Mat sheet(std::max(1, rows) * row_height, columns * column, CV_8UC3, cv::Scalar(30, 30, 30));
    for (int i = 0; i < n; ++i) {
        const Match& m = list.matches[static_cast<std::size_t>(i)];
        const cv::Mat a = picture(pool, m.from.path, m.from.frame), b = picture(pool, m.to.path, m.to.frame);
        const std::size_t cue = reason_of(m, weights);
        const auto seen = [&](const MatchEnd& end, Side side) {
            return picture(pool, end.path, end.frame, cue, footage[end.media]->moments[end.moment].cues[cue], side);
        };
        const int x = (i % columns) * column, y = (i / columns) * row_height;
        const cv::Mat moved = warp(b, m.align, false);
        const std::array<cv::Mat, panes> shown{
            a, moved, half_of_each(a, moved),
            half_of_each(seen(m.from, Side::Outgoing), warp(seen(m.to, Side::Incoming), m.align, false))};
        for (int k = 0; k < panes; ++k)
            shown[static_cast<std::size_t>(k)].copyTo(sheet(cv::Rect(x + k * width, y + 26, width, height)));
        const auto name = [](const MatchEnd& end) {
            return path_text(std::filesystem::path(end.path).stem()).substr(0, 14) + "@" +
                   std::to_string(end.frame.value);
        };
        cv::Mat heading = sheet(cv::Rect(x, y, panes * width, 26));
        overlay::words(heading, {2, 11}, std::to_string(i + 1) + "  " + name(m.from) + " > " + name(m.to), 12,
                       cv::Scalar::all(230));
        std::string why;
        for (const auto& reason : m.because) why += reason + "   ";
        overlay::words(heading, {2, 23}, why, 11, cv::Scalar::all(154));
    }
    return sheet;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 7)
        return std::fprintf(stderr, "match_sheet OUT.png LIBRARY TOP PRESET,...|CUE=WEIGHT,... FILE FILE...\n"), 2;
    const auto footage = analysed(argv[2], std::span(argv + 5, argv + argc));
    const std::string asked = argv[4];
    std::vector<std::string> questions;
    std::stringstream words(asked);
    for (std::string word; asked.find('=') == std::string::npos && std::getline(words, word, ',');)
        questions.push_back(word);
    if (questions.empty()) questions.push_back(asked);
    const MatchFinder finder(footage);
    MediaPool pool;
    for (const std::string& question : questions) {
        MatchQuery query = parse(question);
        query.top = static_cast<std::size_t>(std::atoi(argv[3]));
        const auto list = finder.find(query);
        if (!list) return std::fprintf(stderr, "%s\n", list.error().message().c_str()), 1;
        std::string out = argv[1];
        if (questions.size() > 1) out.insert(out.rfind('.'), "-" + question);
        if (const auto written = write_png(sheet_of(*list, query.weights, footage, pool), out); !written)
            return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
        std::printf("%s: %zu matches\n", question.c_str(), list->matches.size());
    }
    return 0;
}
