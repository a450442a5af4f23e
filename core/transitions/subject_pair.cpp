#include "core/transitions/subject_pair.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace rhyme {

namespace {

constexpr double least_confidence = 0.1, least_area = 0.004, largest_area_of_window = 0.8;

cv::Mat filled(const std::vector<cv::Point2d>& line, cv::Size size, cv::Point2d corner, double pixels_a_width) {
    constexpr int shift = 4;
    std::vector<cv::Point> points;
    for (const cv::Point2d& p : line) {
        const cv::Point2d q = (p - corner) * pixels_a_width - cv::Point2d(0.5, 0.5);
        points.emplace_back(cvRound(q.x * (1 << shift)), cvRound(q.y * (1 << shift)));
    }
    cv::Mat inside = cv::Mat::zeros(size, CV_8UC1);
    cv::fillPoly(inside, std::vector<std::vector<cv::Point>>{points}, cv::Scalar(255), cv::LINE_8, shift);
    return inside;
}

std::vector<cv::Point2d> line_of(const Silhouette& s, const PlaneSimilarity& move) {
    std::vector<cv::Point2d> line;
    for (const cv::Point2f& p : s.outline()) line.push_back(move(p));
    return line;
}

}  // namespace

std::vector<Silhouette> subject_readings(const JoinSight& sight, bool incoming) {
    std::vector<Silhouette> found;
    const Window& window = sight.window(incoming);
    const cv::Size frame = sight.outgoing.gray().size();
    const double all = window.width * window.height * frame.height / frame.width;
    for (const Subject& subject : sight.inside(incoming).subjects()) {
        if (subject.confidence < least_confidence) continue;
        const auto outline =
            Silhouette::from_mask(window.whole() ? subject.mask : window.over_frame(subject.mask, frame, false));
        if (outline && outline->area() >= least_area && outline->area() <= largest_area_of_window * all)
            found.push_back(*outline);
    }
    return found;
}

Error no_subject(bool incoming) {
    return {ErrorCode::NotFound,
            std::string("no single thing stands out in the ") + (incoming ? "incoming" : "outgoing") +
                " picture, so there is no form to draw from",
            {},
            "use an aligned dissolve or a dissolve instead"};
}

double overlap_of(const Silhouette& outgoing, const Silhouette& incoming, const PlaneSimilarity& move) {
    constexpr int side = 256;
    constexpr double plane = 2;  // widths that are looked at
    const cv::Point2d corner(-plane / 2, -plane / 2);
    const cv::Mat a = filled(line_of(outgoing, {}), {side, side}, corner, side / plane),
                  b = filled(line_of(incoming, move), {side, side}, corner, side / plane);
    return cv::countNonZero(a & b) / std::max(1.0, static_cast<double>(cv::countNonZero(a | b)));
}

Result<SubjectPair> find_subject_pair(const JoinSight& sight, const Similarity& alignment) {
    const auto outgoing = subject_readings(sight, false), incoming = subject_readings(sight, true);
    if (outgoing.empty()) return fail(no_subject(false));
    if (incoming.empty()) return fail(no_subject(true));
    const PlaneSimilarity move = PlaneSimilarity::from(alignment, sight.aspect());
    SubjectPair best{outgoing.front(), incoming.front(), -1};
    for (const Silhouette& a : outgoing)
        for (const Silhouette& b : incoming)
            if (const double overlap = overlap_of(a, b, move); overlap > best.overlap + 1e-9) best = {a, b, overlap};
    return best;
}

Result<Silhouette> find_subject(const JoinSight& sight, bool incoming) {
    const auto found = subject_readings(sight, incoming);
    if (found.empty()) return fail(no_subject(incoming));
    return found.front();
}

double cut_by_frame(const Silhouette& outline, double aspect, const Window& window) {
    const double slack = 0.006, x = window.width / 2 - slack, y = window.height / aspect / 2 - slack;
    int cut = 0;
    for (const cv::Point2f& p : outline.outline()) cut += std::abs(p.x) > x || std::abs(p.y) > y;
    return cut / static_cast<double>(Silhouette::points);
}

cv::Mat distance_field(const std::vector<cv::Point2d>& line, double aspect, int columns, double reach) {
    const int rows = std::max(1, cvRound(columns / aspect));
    cv::Mat field(rows, columns, CV_32FC1, cv::Scalar::all(reach));
    const cv::Mat inside = filled(line, {columns, rows}, {-0.5, -0.5 / aspect}, columns);
    const cv::Rect form = cv::boundingRect(inside);
    if (form.empty()) return field;
    const int around = static_cast<int>(std::ceil(std::min(reach, 2.0) * columns)) + 4;
    const cv::Rect part =
        cv::Rect(form.x - around, form.y - around, form.width + 2 * around, form.height + 2 * around) &
        cv::Rect(0, 0, columns, rows);
    cv::Mat outward, inward;
    cv::distanceTransform(~inside(part), outward, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(inside(part), inward, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Mat known = (outward - inward) / columns;
    cv::GaussianBlur(known, known, {0, 0}, 1.5);
    known.copyTo(field(part));
    return field;
}

}  // namespace rhyme
