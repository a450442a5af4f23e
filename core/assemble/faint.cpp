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
    std::vector<double> contrasts;
    std::map<int, std::vector<double>> of_shots;
    for (const Moment& m : media.moments) {
        contrasts.push_back(m.blank ? 0 : contrast(m.thumb));
        if (!m.blank) of_shots[m.shot].push_back(contrasts.back());
    }
    std::map<int, double> usual;
    for (auto& [shot, all] : of_shots) {
        const auto middle = all.begin() + std::ptrdiff_t(all.size() / 2);
        std::nth_element(all.begin(), middle, all.end());
        usual[shot] = *middle;
    }
    std::vector<bool> faint;
    for (std::size_t i = 0; i < contrasts.size(); ++i)
        faint.push_back(media.moments[i].blank || contrasts[i] < least * usual[media.moments[i].shot]);
    return faint;
}

}  // namespace rhyme
