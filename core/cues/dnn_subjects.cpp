#include "core/cues/dnn_subjects.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/cues/dnn_models.h"

namespace rhyme {
namespace {

constexpr std::size_t most_people = 2, most_subjects = 4;
constexpr double least_area = 0.005;  // of the picture
constexpr double same = 0.5;          // overlap from which two masks mean one thing

double overlap(const cv::Mat& a, const cv::Mat& b) {
    const double both = cv::sum(cv::min(a, b))[0], any = cv::sum(cv::max(a, b))[0];
    return any > 0 ? both / any : 0;
}

}  // namespace

std::vector<Subject> with_masks_of_networks(const Observation& moment, std::vector<Subject> found) {
    const DnnModel* network = moment.models() ? moment.models()->find(DnnTask::PersonMask) : nullptr;
    if (!network) return found;
    const cv::Mat mask = network->mask(moment.pixels().rgb);
    if (mask.empty()) return found;
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(mask > 0.5, labels, stats, centres, 8);
    std::vector<std::pair<int, int>> by_area;
    for (int i = 1; i < count; ++i)
        if (const int area = stats.at<int>(i, cv::CC_STAT_AREA); area > least_area * static_cast<double>(mask.total()))
            by_area.emplace_back(-area, i);
    std::sort(by_area.begin(), by_area.end());
    std::vector<Subject> subjects;
    for (const auto& [area, i] : by_area) {
        if (subjects.size() == most_people) break;
        cv::Mat about, own = cv::Mat::zeros(mask.size(), CV_32FC1);
        cv::dilate(labels == i, about, cv::getStructuringElement(cv::MORPH_ELLIPSE, {9, 9}));
        mask.copyTo(own, about);
        subjects.push_back({own, std::min(1.0, cv::mean(mask, labels == i)[0])});
    }
    const std::size_t people = subjects.size();
    for (Subject& s : found) {
        if (subjects.size() == most_subjects) break;
        const bool again = std::any_of(subjects.begin(), subjects.begin() + static_cast<std::ptrdiff_t>(people),
                                       [&](const Subject& p) { return overlap(p.mask, s.mask) > same; });
        if (!again) subjects.push_back(std::move(s));
    }
    return subjects;
}

}  // namespace rhyme
