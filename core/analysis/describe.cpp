#include "core/analysis/describe.h"

#include <algorithm>
#include <exception>
#include <opencv2/imgproc.hpp>

#include "core/analysis/title_card.h"
#include "core/base/log.h"
#include "core/cues/dnn_models.h"

namespace rhyme {
namespace {

// Nowhere in the picture do they differ by more than noise does.
bool alike(const cv::Mat& a, const cv::Mat& b) {
    constexpr double everywhere = 0.7, somewhere = 2.5;  // of 255, mean of the picture and of one cell
    if (a.size() != b.size() || a.type() != b.type()) return false;
    cv::Mat difference, cells;
    cv::absdiff(a, b, difference);
    const cv::Scalar mean = cv::mean(difference);
    if (std::max({mean[0], mean[1], mean[2]}) > everywhere) return false;
    difference.convertTo(difference, CV_32F);
    cv::resize(difference, cells, {20, 12}, 0, 0, cv::INTER_AREA);
    double most = 0;
    cv::minMaxLoc(cells.reshape(1), nullptr, &most);
    return most < somewhere;
}

}  // namespace

bool show_the_same(const MomentPixels& a, const MomentPixels& b) {
    return a.before && a.after && b.before && b.after && alike(a.rgb, b.rgb) && alike(a.before->gray, b.before->gray) &&
           alike(a.after->gray, b.after->gray);
}

void describe(MomentPixels pixels, Moment& moment, const Cancel& cancel) {
    describe(std::move(pixels), std::vector<bool>(all_cues().size(), true), moment, cancel);
}

void describe(MomentPixels pixels, const std::vector<bool>& wanted, Moment& moment, const Cancel& cancel) {
    const std::vector<const Cue*>& cues = all_cues();
    moment.cues.resize(cues.size());
    try {
        const Observation observation(std::move(pixels), &user_models());
        moment.blank = observation.blank();
        moment.title = !moment.blank && is_title_card(observation.pixels());
        cv::resize(observation.oklab(), moment.thumb, {8, 5}, 0, 0, cv::INTER_AREA);
        for (std::size_t i = 0; i < cues.size() && !cancel.stop_requested(); ++i)
            if (wanted[i]) moment.cues[i] = cues[i]->describe(observation);
    } catch (const std::exception& e) {
        log(LogLevel::Debug, std::string("a moment could not be described: ") + e.what());
    }
}

}  // namespace rhyme
