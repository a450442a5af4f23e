#include "core/study/pictures.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/palette.h"
#include "core/media/frame_source.h"

namespace rhyme {

Result<Pictures> read_pictures(std::shared_ptr<const Media> media, const std::set<FramePosition>& frames, int longer,
                               const Cancel& cancel) {
    Pictures pictures;
    if (frames.empty()) return pictures;
    // Threads would decode ahead of each picture what no picture here needs.
    auto source = FrameSource::open(media, {.threads = 1});
    if (!source) return fail(source.error());
    for (const FramePosition n : frames) {
        if (cancel.stop_requested())
            return fail(ErrorCode::Cancelled, "the study was stopped", media->info.path.string());
        const auto frame = (*source)->frame(n);
        if (!frame) continue;
        const cv::Size full = frame->display_size();
        const double fit = std::min(1.0, static_cast<double>(longer) / std::max({full.width, full.height, 1}));
        auto rgb = to_rgb(*frame, {std::max(2, cvRound(full.width * fit)), std::max(2, cvRound(full.height * fit))});
        if (rgb) pictures[n] = std::move(*rgb);
    }
    return pictures;
}

cv::Mat barcode(const MediaAnalysis& analysis, int columns) {
    cv::Mat code(5, std::max(1, columns), CV_8UC3, cv::Scalar::all(0));
    if (analysis.moments.empty() || analysis.frames <= 0) return code;
    std::size_t at = 0;
    for (int x = 0; x < code.cols; ++x) {
        const double frame = (x + 0.5) / code.cols * static_cast<double>(analysis.frames);
        const auto off = [&](std::size_t i) {
            return std::abs(static_cast<double>(analysis.moments[i].frame.value) - frame);
        };
        while (at + 1 < analysis.moments.size() && off(at + 1) <= off(at)) ++at;
        const cv::Mat& thumb = analysis.moments[at].thumb;
        if (thumb.empty()) continue;
        cv::Mat column;
        cv::resize(thumb, column, {1, 5}, 0, 0, cv::INTER_AREA);
        for (int y = 0; y < 5; ++y) {
            Swatch s;
            s.lab = column.at<cv::Vec3f>(y, 0);
            const cv::Scalar c = s.rgb();
            code.at<cv::Vec3b>(y, x) = {cv::saturate_cast<uchar>(c[0]), cv::saturate_cast<uchar>(c[1]),
                                        cv::saturate_cast<uchar>(c[2])};
        }
    }
    return code;
}

}  // namespace rhyme
