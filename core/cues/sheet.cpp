#include "core/cues/sheet.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <string>

namespace rhyme {

cv::Mat cue_sheet(const std::vector<DescriptorPtr>& descriptors, const cv::Mat& rgb, Side side) {
    constexpr int longer = 640, title = 32, gap = 8, columns = 3;
    const double scale = static_cast<double>(longer) / std::max(rgb.cols, rgb.rows);
    const cv::Size size(std::max(1, cvRound(rgb.cols * scale)), std::max(1, cvRound(rgb.rows * scale)));
    cv::Mat small;
    cv::resize(rgb, small, size, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);

    std::vector<std::pair<std::string, cv::Mat>> panels;
    for (std::size_t c = 0; c < descriptors.size() && c < all_cues().size(); ++c) {
        if (!descriptors[c] || descriptors[c]->empty()) continue;
        cv::Mat panel = small.clone();
        all_cues()[c]->draw(*descriptors[c], panel, side);
        panels.emplace_back(all_cues()[c]->name(), panel);
    }
    if (panels.empty()) return rgb.clone();
    const int across = std::min<int>(columns, static_cast<int>(panels.size()));
    const int down = (static_cast<int>(panels.size()) + across - 1) / across;
    cv::Mat sheet(down * (size.height + title) + gap, across * (size.width + gap) + gap, CV_8UC3, cv::Scalar::all(30));
    for (int i = 0; i < static_cast<int>(panels.size()); ++i) {
        const cv::Point at(gap + (i % across) * (size.width + gap), (i / across) * (size.height + title));
        cv::putText(sheet, panels[static_cast<std::size_t>(i)].first, {at.x, at.y + 22}, cv::FONT_HERSHEY_SIMPLEX, 0.6,
                    cv::Scalar::all(230), 1, cv::LINE_AA);
        panels[static_cast<std::size_t>(i)].second.copyTo(sheet(cv::Rect({at.x, at.y + title}, size)));
    }
    return sheet;
}

}  // namespace rhyme
