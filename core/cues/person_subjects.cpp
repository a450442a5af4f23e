#include "core/cues/person_subjects.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/cues/dnn_models.h"
#include "core/cues/figure_cut.h"

namespace rhyme {
namespace {

constexpr double clear_face = 0.6;  // confidence
constexpr std::size_t most_people = 2, most_subjects = 4;
constexpr double same = 0.45;    // overlap from which two masks mean one thing
constexpr double largest = 0.8;  // of the picture
constexpr int edge_size = 160;   // pixels of the longer side a figure is cut out at

/// Where head, neck and shoulders of a face are to be expected: CV_8UC1, in faces' sizes about the face.
cv::Mat expected(const Face& face, cv::Size size) {
    cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
    const double unit = face.size * size.width, tilt = face.roll * CV_PI / 180;
    const cv::Point2d centre(face.x * size.width, face.y * size.height);
    const auto at = [&](double x, double y) {
        // Heads tilt on upright shoulders.
        const double lean = y < 0.7 ? tilt : 0;
        return cv::Point(cvRound(centre.x + unit * (x * std::cos(lean) - y * std::sin(lean))),
                         cvRound(centre.y + unit * (x * std::sin(lean) + y * std::cos(lean))));
    };
    cv::ellipse(mask, at(0, -0.08), {cvRound(0.56 * unit), cvRound(0.74 * unit)}, face.roll, 0, 360, 255, cv::FILLED);
    const std::vector<std::vector<cv::Point>> body{{at(-0.3, 0.5), at(0.3, 0.5), at(0.38, 0.85), at(1.05, 1.2),
                                                    at(1.2, 2.6), at(-1.2, 2.6), at(-1.05, 1.2), at(-0.38, 0.85)}};
    cv::fillPoly(mask, body, 255);
    return mask;
}

/// The piece of `mask` that most of the head lies in.
cv::Mat piece_with(const cv::Mat& mask, const Face& face) {
    if (mask.empty()) return {};
    cv::Mat head = cv::Mat::zeros(mask.size(), CV_8UC1), labels, best;
    cv::circle(head, {cvRound(face.x * mask.cols), cvRound(face.y * mask.rows)},
               std::max(1, cvRound(0.4 * face.size * mask.cols)), 255, cv::FILLED);
    const int count = cv::connectedComponents(mask, labels, 4), all = cv::countNonZero(head);
    for (int i = 1; i < count; ++i) {
        const cv::Mat piece = labels == i;
        if (cv::countNonZero(piece & head) > 0.6 * all) best = piece;
    }
    return best;
}

cv::Mat figure_of(const Face& face, const FigureCut& cut, cv::Size size) {
    const cv::Mat guess = expected(face, size);
    cv::Mat figure = piece_with(cut(guess), face);
    if (figure.empty()) return {};
    // Again from what was found: arms, hair and legs lie outside the first guess.
    for (int round = 0; round < 3; ++round) {
        const cv::Mat again = piece_with(cut(figure), face);
        if (again.empty()) break;
        const bool settled = cv::countNonZero(again ^ figure) < 0.03 * cv::countNonZero(again);
        figure = again;
        if (settled) break;
    }
    const double area = cv::countNonZero(figure) / static_cast<double>(figure.total());
    if (area > largest || cv::countNonZero(figure) < 0.5 * CV_PI * std::pow(0.5 * face.size * size.width, 2)) return {};
    cv::morphologyEx(figure, figure, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    return figure;
}

double overlap(const cv::Mat& a, const cv::Mat& b) {
    const double both = cv::sum(cv::min(a, b))[0], any = cv::sum(cv::max(a, b))[0];
    return any > 0 ? both / any : 0;
}

/// A subject found without the face that takes the figure in and more of its body: legs are of another colour.
bool is_whole(const Subject& subject, const cv::Mat& figure) {
    const double own = cv::sum(figure)[0], area = cv::sum(subject.mask)[0];
    return subject.confidence > 0.4 && area > 1.1 * own && area < 3 * own &&
           cv::sum(cv::min(subject.mask, figure))[0] > 0.85 * own;
}

}  // namespace

std::vector<Subject> with_people(const Observation& moment, const std::vector<Face>& faces,
                                 std::vector<Subject> found) {
    std::vector<Face> clear;
    for (const Face& f : faces)
        if (f.confidence > clear_face && f.size > 0.05) clear.push_back(f);
    if (clear.empty()) return found;
    std::stable_sort(clear.begin(), clear.end(), [](const Face& a, const Face& b) {
        return a.confidence * std::sqrt(a.size) > b.confidence * std::sqrt(b.size);
    });
    const cv::Size whole = moment.pixels().rgb.size();
    const double scale = std::min(1.0, static_cast<double>(edge_size) / std::max(whole.width, whole.height));
    cv::Mat small;
    cv::resize(moment.oklab(), small, {}, scale, scale, cv::INTER_AREA);
    const FigureCut cut(small);
    std::vector<Subject> subjects;
    for (const Face& f : clear) {
        if (subjects.size() == most_people) break;
        const cv::Mat figure = figure_of(f, cut, small.size());
        if (figure.empty()) continue;
        cv::Mat soft;
        cv::resize(figure, soft, whole, 0, 0, cv::INTER_CUBIC);
        soft.convertTo(soft, CV_32F, 1 / 255.0);
        cv::GaussianBlur(soft, soft, {}, 1.2);
        if (std::any_of(subjects.begin(), subjects.end(),
                        [&](const Subject& s) { return overlap(s.mask, soft) > same; }))
            continue;
        const double sure = 0.5 + 0.5 * f.confidence;
        const auto whole_figure =
            std::find_if(found.begin(), found.end(), [&](const Subject& s) { return is_whole(s, soft); });
        subjects.push_back({whole_figure == found.end() ? soft : whole_figure->mask, sure});
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

const PersonDetectors& user_detectors() {
    static const PersonDetectors detectors = PersonDetectors::load(cascade_folders());
    return detectors;
}

int version_with_masks(int base) {
    constexpr int figures = 3;  // raised when people are cut out another way
    const PersonDetectors& d = user_detectors();
    return user_models().version(base * 16 + figures * 4 + (d.frontal ? 1 : 0) + (d.facing_left ? 2 : 0),
                                 {DnnTask::PersonMask});
}

}  // namespace rhyme
