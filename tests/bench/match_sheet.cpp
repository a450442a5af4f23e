// The best match cuts of some footage as one picture to look at: A | B aligned | both at 50 %, a row a match.
//   match_sheet OUT.png LIBRARY TOP CUE=WEIGHT,...|- FILE...
#include <cstdio>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/analysis/library.h"
#include "core/base/files.h"
#include "core/image/video_frame.h"
#include "core/match/match.h"
#include "core/media/media_pool.h"
#include "core/transitions/transition_kind.h"

using namespace rhyme;

namespace {

constexpr int width = 256, height = 144, columns = 2, row_height = 172;

cv::Mat picture(MediaPool& pool, const std::string& path, FramePosition frame) {
    const auto id = pool.add(path);
    const auto decoded = id ? pool.frame(*id, frame, Purpose::Cut) : Result<VideoFrame>(fail(id.error()));
    if (!decoded) return cv::Mat(height, width, CV_8UC3, cv::Scalar(60, 0, 0));
    const cv::Size shown = decoded->display_size();
    const double scale = std::min(static_cast<double>(width) / shown.width, static_cast<double>(height) / shown.height);
    const cv::Size fitted(std::max(1, static_cast<int>(shown.width * scale)),
                          std::max(1, static_cast<int>(shown.height * scale)));
    cv::Mat canvas(height, width, CV_8UC3, cv::Scalar(14, 14, 14));
    to_rgb(*decoded, fitted)
        ->copyTo(
            canvas(cv::Rect((width - fitted.width) / 2, (height - fitted.height) / 2, fitted.width, fitted.height)));
    return canvas;
}

MatchQuery parse(const std::string& cues, std::size_t top) {
    MatchQuery query;
    query.top = top;
    for (std::size_t at = 0; cues != "-" && at < cues.size();) {
        const std::size_t comma = std::min(cues.find(',', at), cues.size()), equals = cues.find('=', at);
        query.weights[cues.substr(at, equals - at)] = std::atof(cues.c_str() + equals + 1);
        at = comma + 1;
    }
    return query;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 7) return std::fprintf(stderr, "match_sheet OUT.png LIBRARY TOP CUE=WEIGHT,...|- FILE FILE...\n"), 2;
    auto library = Library::open(argv[2]);
    if (!library) return std::fprintf(stderr, "%s\n", library.error().message().c_str()), 1;
    std::vector<AnalysisPtr> footage;
    for (int i = 5; i < argc; ++i) {
        const auto media = open_media(argv[i]);
        if (!media) continue;
        if (auto analysis = (*library)->find_or_analyze(*media)) footage.push_back(*analysis);
    }
    const auto list = find_matches(footage, parse(argv[4], static_cast<std::size_t>(std::atoi(argv[3]))));
    if (!list) return std::fprintf(stderr, "%s\n", list.error().message().c_str()), 1;
    const int n = static_cast<int>(list->matches.size()), rows = (n + columns - 1) / columns;
    cv::Mat sheet(std::max(1, rows) * row_height, columns * (3 * width + 12), CV_8UC3, cv::Scalar(30, 30, 30));
    MediaPool pool;
    for (int i = 0; i < n; ++i) {
        const Match& m = list->matches[static_cast<std::size_t>(i)];
        const cv::Mat a = picture(pool, m.from.path, m.from.frame),
                      b = warp(picture(pool, m.to.path, m.to.frame), m.align, false);
        cv::Mat both;
        cv::addWeighted(a, 0.5, b, 0.5, 0, both);
        const int x = (i % columns) * (3 * width + 12), y = (i / columns) * row_height;
        a.copyTo(sheet(cv::Rect(x, y + 26, width, height)));
        b.copyTo(sheet(cv::Rect(x + width, y + 26, width, height)));
        both.copyTo(sheet(cv::Rect(x + 2 * width, y + 26, width, height)));
        std::string text =
            std::to_string(i + 1) + "  " + path_text(std::filesystem::path(m.from.path).stem()).substr(0, 14) + "@" +
            std::to_string(m.from.frame.value) + " > " +
            path_text(std::filesystem::path(m.to.path).stem()).substr(0, 14) + "@" + std::to_string(m.to.frame.value);
        cv::putText(sheet, text, {x + 2, y + 11}, cv::FONT_HERSHEY_SIMPLEX, 0.38, cv::Scalar(230, 230, 230), 1,
                    cv::LINE_AA);
        std::string why;
        for (const auto& reason : m.because) why += reason + "   ";
        cv::putText(sheet, why.substr(0, 120), {x + 2, y + 23}, cv::FONT_HERSHEY_SIMPLEX, 0.34,
                    cv::Scalar(154, 154, 154), 1, cv::LINE_AA);
    }
    if (const auto written = write_png(sheet, argv[1]); !written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    std::printf("%d matches\n", n);
    return 0;
}
