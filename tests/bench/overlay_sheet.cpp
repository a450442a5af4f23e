// overlay_sheet OUT.png [--cue NAME] FILE@FRAME...: what the cues see in each frame, as one contact sheet to
// be looked at. Without a cue each picture carries them all, as `rhyme-cli cues --overlay` draws it.
#include <cstdio>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/analysis/analysis.h"
#include "core/analysis/describe.h"
#include "core/cues/sheet.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"

using namespace rhyme;

namespace {

constexpr int wide = 640, high = 360, gap = 8;

cv::Mat drawn(const std::string& file, std::int64_t frame, const Cue* only) {
    const auto media = open_media(file);
    if (!media) return {};
    const auto moment = describe_frame(*media, FramePosition(frame));
    auto source = FrameSource::open(*media);
    if (!moment || !source) return {};
    const auto picture = (*source)->frame(FramePosition(frame));
    if (!picture) return {};
    const cv::Size shown = picture->display_size();
    const double scale = std::min(double(wide) / shown.width, double(high) / shown.height);
    auto rgb = to_rgb(*picture, {cvRound(shown.width * scale), cvRound(shown.height * scale)});
    if (!rgb) return {};
    if (!only) return cue_sheet(moment->cues, *rgb, Side::Outgoing);
    for (std::size_t c = 0; c < all_cues().size(); ++c)
        if (all_cues()[c] == only && moment->cues[c] && !moment->cues[c]->empty()) {
            only->draw(*moment->cues[c], *rgb, Side::Outgoing);
            std::printf("%s@%lld %s\n", file.c_str(), static_cast<long long>(frame),
                        only->to_json(*moment->cues[c]).c_str());
        }
    return *rgb;
}

}  // namespace

int main(int count, char** words) {
    std::vector<cv::Mat> pictures;
    const Cue* only = nullptr;
    for (int i = 2; i < count; ++i) {
        if (!std::strcmp(words[i], "--cue") && i + 1 < count) {
            only = find_cue(words[++i]);
            continue;
        }
        const std::string text = words[i];
        const auto at = text.rfind('@');
        if (at == std::string::npos) continue;
        const cv::Mat picture = drawn(text.substr(0, at), std::stoll(text.substr(at + 1)), only);
        if (picture.empty()) std::fprintf(stderr, "%s cannot be drawn\n", text.c_str());
        if (!picture.empty()) pictures.push_back(picture);
    }
    if (pictures.empty()) return 1;
    int width = 0, height = 0;
    for (const cv::Mat& p : pictures) width = std::max(width, p.cols), height = std::max(height, p.rows);
    const int across = std::min<int>(4, static_cast<int>(pictures.size())),
              down = (static_cast<int>(pictures.size()) + across - 1) / across;
    cv::Mat sheet(down * (height + gap) + gap, across * (width + gap) + gap, CV_8UC3, cv::Scalar::all(24));
    for (int i = 0; i < static_cast<int>(pictures.size()); ++i) {
        const cv::Mat& p = pictures[static_cast<std::size_t>(i)];
        p.copyTo(sheet(cv::Rect(gap + i % across * (width + gap), gap + i / across * (height + gap), p.cols, p.rows)));
    }
    const auto written = write_png(sheet, words[1]);
    if (!written) std::fprintf(stderr, "%s\n", written.error().message().c_str());
    return written ? 0 : 1;
}
