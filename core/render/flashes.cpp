#include "core/render/flashes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rhyme {
namespace {

constexpr float least_change = 0.1f, dark_enough = 0.8f;
constexpr double least_area = 0.25;
constexpr std::size_t safe_changes = 6;  // three flashes are three pairs

/// Relative luminance, CV_32F.
cv::Mat luminance(const cv::Mat& rgb) {
    static const auto linear = [] {
        std::array<float, 256> table{};
        for (std::size_t i = 0; i < table.size(); ++i) {
            const double v = static_cast<double>(i) / 255;
            table[i] = static_cast<float>(v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4));
        }
        return table;
    }();
    cv::Mat out(rgb.size(), CV_32F);
    for (int y = 0; y < rgb.rows; ++y) {
        const auto* in = rgb.ptr<cv::Vec3b>(y);
        auto* row = out.ptr<float>(y);
        for (int x = 0; x < rgb.cols; ++x)
            row[x] = 0.2126f * linear[in[x][0]] + 0.7152f * linear[in[x][1]] + 0.0722f * linear[in[x][2]];
    }
    return out;
}

}  // namespace

FlashMeter::FlashMeter(FrameRate rate) : rate_(rate) {}

void FlashMeter::add(const cv::Mat& rgb) {
    const cv::Mat now = luminance(rgb);
    const FramePosition at(frame_++);
    if (low_.empty()) {
        low_ = now.clone(), high_ = now.clone();
        direction_ = cv::Mat::zeros(now.size(), CV_8S);
        return;
    }
    int up = 0, down = 0;
    for (int y = 0; y < now.rows; ++y) {
        const auto* value = now.ptr<float>(y);
        auto *low = low_.ptr<float>(y), *high = high_.ptr<float>(y);
        auto* direction = direction_.ptr<signed char>(y);
        for (int x = 0; x < now.cols; ++x) {
            low[x] = std::min(low[x], value[x]), high[x] = std::max(high[x], value[x]);
            if (direction[x] <= 0 && value[x] - low[x] >= least_change && low[x] < dark_enough) {
                direction[x] = 1, high[x] = value[x], ++up;
            } else if (direction[x] >= 0 && high[x] - value[x] >= least_change && value[x] < dark_enough) {
                direction[x] = -1, low[x] = value[x], ++down;
            }
        }
    }
    const double least = least_area * static_cast<double>(now.total());
    if (up >= least && up >= down) note(at, true);
    if (down >= least && down > up) note(at, false);
}

void FlashMeter::note(FramePosition at, bool brighter) {
    if (!changes_.empty() && last_brighter_ == brighter) return;  // goes on the same way: no flash
    last_brighter_ = brighter;
    changes_.push_back(at);
    const FrameCount second = rate_.count(RationalTime(1, 1), Rounding::Nearest);
    while (at - changes_.front() >= second) changes_.pop_front();
    if (changes_.size() <= safe_changes) return;
    const double a_second = static_cast<double>(changes_.size()) / 2;
    const FramePosition end = at + FrameCount(1);
    if (!unsafe_.empty() && unsafe_.back().range.end() >= changes_.front()) {
        Stretch& last = unsafe_.back();
        last.range = FrameRange::between(last.range.start, end);
        last.a_second = std::max(last.a_second, a_second);
    } else {
        unsafe_.push_back({FrameRange::between(changes_.front(), end), a_second});
    }
}

}  // namespace rhyme
