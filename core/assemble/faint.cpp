#include "core/assemble/faint.h"

#include <algorithm>
#include <map>

namespace rhyme {
namespace {

constexpr double least = 0.4;  // of the shot's contrast

/// Of the thumbnail without its outermost cells, where bars would be.
double contrast(const cv::Mat& thumb) {
    if (thumb.rows < 3 || thumb.cols < 3) return 0;
    cv::Scalar mean, deviation;
    cv::meanStdDev(thumb(cv::Rect(1, 1, thumb.cols - 2, thumb.rows - 2)), mean, deviation);
    return cv::norm(deviation);
}

}  // namespace

std::vector<bool> faint_moments(const MediaAnalysis& media) {
    std::map<int, std::vector<double>> of_shots;
    for (const Moment& m : media.moments)
        if (!m.blank) of_shots[m.shot].push_back(contrast(m.thumb));
    std::vector<bool> faint;
    for (const Moment& m : media.moments) {
        auto& all = of_shots[m.shot];
        const auto middle = all.begin() + std::ptrdiff_t(all.size() / 2);
        if (!all.empty()) std::nth_element(all.begin(), middle, all.end());
        faint.push_back(m.blank || (!all.empty() && contrast(m.thumb) < least * *middle));
    }
    return faint;
}

}  // namespace rhyme
