// planted_sheet OUT.png SET CUE [ID...]: the planted pairs of one cue as a picture to look at, a row a pair: A, what the
// cue sees in it, B, what it sees there. Describes the frames anew.
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/analysis/analysis.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"

using namespace rhyme;

namespace {

constexpr int width = 320, row_height = 196;

/// The frame plain, and with what the cue draws on it.
std::pair<cv::Mat, cv::Mat> seen(const std::string& file, std::int64_t frame, std::size_t cue, Side side) {
    cv::Mat plain(180, width, CV_8UC3, cv::Scalar(60, 0, 0)), drawn = plain.clone();
    const auto media = open_media(file);
    if (!media) return {plain, drawn};
    const FramePosition at(std::min(frame, (*media)->index->size().value - 1));
    auto source = FrameSource::open(*media);
    const auto moment = describe_frame(*media, at);
    if (!source || !moment) return {plain, drawn};
    const auto decoded = (*source)->frame(at);
    const cv::Size shown((*media)->info.video->display_width, (*media)->info.video->display_height);
    const auto rgb = decoded ? to_rgb(*decoded, {2 * width, 2 * width * shown.height / shown.width})
                             : Result<cv::Mat>(fail(decoded.error()));
    if (!rgb) return {plain, drawn};
    cv::Mat large = rgb->clone();
    if (moment->cues[cue]) all_cues()[cue]->draw(*moment->cues[cue], large, side);
    cv::resize(*rgb, plain, {width, 180}, 0, 0, cv::INTER_AREA);
    cv::resize(large, drawn, {width, 180}, 0, 0, cv::INTER_AREA);
    return {plain, drawn};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4) return std::fprintf(stderr, "usage: planted_sheet OUT.png SET CUE [ID...]\n"), 2;
    const std::string set = argv[2], cue = argv[3];
    std::size_t at = 0;
    while (at < all_cues().size() && all_cues()[at]->name() != cue) ++at;
    if (at == all_cues().size()) return 2;
    const std::set<std::string> ids(argv + 4, argv + argc);
    std::ifstream file(set + "/truth.json");
    const nlohmann::json truth = nlohmann::json::parse(file);
    std::vector<cv::Mat> rows;
    for (const auto& p : truth["pairs"]) {
        if (p["cue"] != cue || (!ids.empty() && !ids.count(p["id"]))) continue;
        cv::Mat row(row_height, 4 * width, CV_8UC3, cv::Scalar::all(30));
        int x = 0;
        for (const char* end : {"from", "to"}) {
            const Side side = x == 0 ? Side::Outgoing : Side::Incoming;
            const std::string name = p[end]["file"];
            const auto [plain, drawn] = seen(set + "/" + name, p[end]["frame"], at, side);
            plain.copyTo(row(cv::Rect(x, 16, width, 180)));
            drawn.copyTo(row(cv::Rect(x + width, 16, width, 180)));
            cv::putText(row, p["id"].get<std::string>() + " " + name + "@" + p[end]["frame"].dump(), {x + 4, 12},
                        cv::FONT_HERSHEY_SIMPLEX, 0.4, cv::Scalar::all(230), 1, cv::LINE_AA);
            x += 2 * width;
        }
        rows.push_back(row);
    }
    if (rows.empty()) return 1;
    cv::Mat sheet;
    cv::vconcat(rows, sheet);
    if (const auto written = write_png(sheet, argv[1]); !written)
        return std::fprintf(stderr, "%s\n", written.error().message().c_str()), 1;
    return 0;
}
