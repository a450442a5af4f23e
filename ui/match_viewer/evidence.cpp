#include "ui/match_viewer/evidence.h"

#include <algorithm>
#include <cstdlib>

namespace rhyme::ui {
namespace {

void draw(const Moment& moment, const std::vector<std::string>& cues, Side side, cv::Mat& picture) {
    for (std::size_t c = 0; c < all_cues().size() && c < moment.cues.size(); ++c) {
        const auto& descriptor = moment.cues[c];
        const bool wanted = std::find(cues.begin(), cues.end(), all_cues()[c]->name()) != cues.end();
        if (wanted && descriptor && !descriptor->empty()) all_cues()[c]->draw(*descriptor, picture, side);
    }
}

}  // namespace

QImage evidence_layer(const Moment& moment, const std::vector<std::string>& cues, Side side, cv::Size size) {
    cv::Mat black(size, CV_8UC3, cv::Scalar::all(0)), white(size, CV_8UC3, cv::Scalar::all(255));
    draw(moment, cues, side, black);
    draw(moment, cues, side, white);
    QImage layer(size.width, size.height, QImage::Format_ARGB32_Premultiplied);
    for (int y = 0; y < size.height; ++y) {
        const auto* dark = black.ptr<cv::Vec3b>(y);
        const auto* light = white.ptr<cv::Vec3b>(y);
        auto* line = reinterpret_cast<QRgb*>(layer.scanLine(y));
        for (int x = 0; x < size.width; ++x) {
            // c a on black, c a + 255 (1 - a) on white
            int through = 255;
            for (int k = 0; k < 3; ++k) through = std::min(through, std::max(0, light[x][k] - dark[x][k]));
            const int alpha = 255 - through;
            line[x] = qRgba(std::min<int>(dark[x][0], alpha), std::min<int>(dark[x][1], alpha),
                            std::min<int>(dark[x][2], alpha), alpha);
        }
    }
    return layer;
}

const Moment* nearest_moment(const MediaAnalysis& analysis, FramePosition frame) {
    const Moment* best = nullptr;
    for (const Moment& moment : analysis.moments)
        if (!best || std::llabs(moment.frame.value - frame.value) < std::llabs(best->frame.value - frame.value))
            best = &moment;
    if (!best) return nullptr;
    const double seconds = static_cast<double>(std::llabs(best->frame.value - frame.value)) / analysis.frame_rate.fps();
    return seconds <= 0.26 ? best : nullptr;
}

std::vector<std::string> cues_named(const std::vector<std::string>& because) {
    std::vector<std::string> cues;
    for (const std::string& reason : because) {
        const std::string cue = reason.substr(0, reason.find(':'));
        if (find_cue(cue)) cues.push_back(cue);
    }
    return cues;
}

}  // namespace rhyme::ui
