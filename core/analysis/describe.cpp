#include "core/analysis/describe.h"

#include <exception>
#include <opencv2/imgproc.hpp>

#include "core/base/log.h"
#include "core/cues/dnn_models.h"

namespace rhyme {

void describe(MomentPixels pixels, Moment& moment, const Cancel& cancel) {
    describe(std::move(pixels), std::vector<bool>(all_cues().size(), true), moment, cancel);
}

void describe(MomentPixels pixels, const std::vector<bool>& wanted, Moment& moment, const Cancel& cancel) {
    const std::vector<const Cue*>& cues = all_cues();
    moment.cues.resize(cues.size());
    try {
        const Observation observation(std::move(pixels), &user_models());
        moment.blank = observation.blank();
        cv::resize(observation.oklab(), moment.thumb, {8, 5}, 0, 0, cv::INTER_AREA);
        for (std::size_t i = 0; i < cues.size() && !cancel.stop_requested(); ++i)
            if (wanted[i]) moment.cues[i] = cues[i]->describe(observation);
    } catch (const std::exception& e) {
        log(LogLevel::Debug, std::string("a moment could not be described: ") + e.what());
    }
}

}  // namespace rhyme
