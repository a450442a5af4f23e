#include "core/effects/film_findings.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <opencv2/imgproc.hpp>

#include "core/cues/camera_motion.h"
#include "core/cues/observation.h"
#include "core/effects/region_track.h"

namespace rhyme {

namespace {

cv::Size scaled(cv::Size shape, int width) {
    return {width, std::max(16, cvRound(static_cast<double>(width) * shape.height / std::max(1, shape.width)))};
}

}  // namespace

/// A region followed one way from where it begins.
struct FilmFindings::Chain {
    std::mutex mutex;  // guards the rest; whoever lengthens it holds it
    RegionTrack track;
    std::vector<PlaneSimilarity> moves;  ///< by frames from the beginning
};

FilmFindings::FilmFindings() = default;
FilmFindings::~FilmFindings() = default;

cv::Mat FilmFindings::gray(const ClipFilm& film, FramePosition n, cv::Size size) {
    const std::tuple key{film.key(), n.value, size.width};
    {
        const std::lock_guard lock(shared_.mutex);
        if (const cv::Mat* known = shared_.grays.find(key)) return *known;
    }
    cv::Mat picture = film.gray(n, size);
    const std::lock_guard lock(shared_.mutex);
    shared_.grays.put(key, picture);
    return picture;
}

PlaneSimilarity FilmFindings::step(const ClipFilm& film, FramePosition n) {
    const Frame key{film.key(), n.value};
    {
        const std::lock_guard lock(shared_.mutex);
        if (const PlaneSimilarity* known = shared_.steps.find(key)) return *known;
    }
    const cv::Size size = scaled(film.shape(), 640);
    const cv::Mat here = gray(film, n, size), there = gray(film, n + FrameCount(1), size);
    PlaneSimilarity found;
    if (!here.empty() && !there.empty()) {
        const PlaneMove move = measure_camera(here, there);
        if (move.agreement > 0.15) found = {{1 + move.a, move.b}, {move.u / size.width, move.v / size.width}};
    }
    const std::lock_guard lock(shared_.mutex);
    shared_.steps.put(key, found);
    return found;
}

PlaneSimilarity FilmFindings::followed(const ClipFilm& film, const std::vector<cv::Point2d>& outline,
                                       FramePosition from, FramePosition to) {
    if (from == to || outline.size() < 3) return {};
    const int way = to > from ? 1 : -1;
    std::string key = film.key() + '/' + std::to_string(from.value) + '/' + std::to_string(way);
    for (const cv::Point2d& p : outline) {
        char text[64];
        std::snprintf(text, sizeof text, "/%.6f,%.6f", p.x, p.y);
        key += text;
    }
    std::shared_ptr<Chain> chain;
    {
        const std::lock_guard lock(shared_.mutex);
        if (const auto* known = shared_.chains.find(key)) chain = *known;
        if (!chain) shared_.chains.put(key, chain = std::make_shared<Chain>());
    }
    const std::lock_guard lock(chain->mutex);
    const cv::Size size = scaled(film.shape(), 480);
    if (chain->moves.empty()) {
        chain->track = RegionTrack(outline, gray(film, from, size));
        chain->moves.emplace_back();
    }
    const auto wanted = static_cast<std::size_t>(std::abs((to - from).value));
    while (chain->moves.size() <= wanted) {
        const auto far = static_cast<std::int64_t>(chain->moves.size());
        chain->moves.push_back(chain->track.on(gray(film, from + FrameCount(way * far), size)));
    }
    return chain->moves[wanted];
}

cv::Mat FilmFindings::own_subject(const ClipFilm& film, FramePosition n) {
    const Frame key{film.key(), n.value};
    {
        const std::lock_guard lock(shared_.mutex);
        if (const cv::Mat* known = shared_.own.find(key)) return *known;
    }
    const cv::Size size = analysis_size(film.shape());
    MomentPixels pixels;
    pixels.rgb = film.rgb(n, size);
    cv::Mat mask(size, CV_8UC1, cv::Scalar(0));
    if (!pixels.rgb.empty()) {
        const FrameRange all = film.frames();
        const FrameCount apart(std::max<std::int64_t>(1, std::llround(film.rate() * 0.12)));
        const double seconds = static_cast<double>(apart.value) / std::max(1.0, film.rate());
        if (n - apart >= all.start) pixels.before = {gray(film, n - apart, size), seconds};
        if (n + apart < all.end()) pixels.after = {gray(film, n + apart, size), seconds};
        if (pixels.before && pixels.before->gray.empty()) pixels.before.reset();
        if (pixels.after && pixels.after->gray.empty()) pixels.after.reset();
        Observation(std::move(pixels)).subject().convertTo(mask, CV_8U, 255);
    }
    const std::lock_guard lock(shared_.mutex);
    shared_.own.put(key, mask);
    return mask;
}

namespace {

double middle(std::vector<double>& values) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Of the inside of a face, from the cheeks inwards; nothing where it is too small or too dark.
SkinTone tone_of(const Observation& moment, const Face& face) {
    const cv::Mat& lab = moment.oklab();
    const double radius = 0.42 * face.size * lab.cols, cx = face.x * lab.cols, cy = face.y * lab.rows;
    std::vector<double> a, b, far;
    for (int y = std::max(0, cvFloor(cy - radius)); y < std::min(lab.rows, cvCeil(cy + radius)); ++y)
        for (int x = std::max(0, cvFloor(cx - radius)); x < std::min(lab.cols, cvCeil(cx + radius)); ++x) {
            const cv::Vec3f& p = lab.at<cv::Vec3f>(y, x);
            if (std::hypot(x - cx, y - cy) > radius || p[0] < 0.25F) continue;
            a.push_back(p[1] / p[0]), b.push_back(p[2] / p[0]);
        }
    if (a.size() < 30) return {};
    std::vector<double> sorted_a = a, sorted_b = b;
    SkinTone tone{middle(sorted_a), middle(sorted_b), 0};
    for (std::size_t i = 0; i < a.size(); ++i) far.push_back(std::hypot(a[i] - tone.a, b[i] - tone.b));
    tone.spread = std::clamp(1.5 * middle(far), 0.018, 0.04);
    return tone;
}

}  // namespace

SkinTone FilmFindings::skin(const ClipFilm& film) {
    const FrameRange all = film.frames();
    const std::string key = film.key() + '/' + std::to_string(all.start.value) + '-' + std::to_string(all.end().value);
    {
        const std::lock_guard lock(shared_.mutex);
        if (const SkinTone* known = shared_.skins.find(key)) return *known;
    }
    SkinTone mean;
    double weight = 0;
    constexpr std::int64_t looks = 6;
    for (std::int64_t i = 0; i < looks; ++i) {
        const FramePosition n = all.start + FrameCount(all.length.value * (2 * i + 1) / (2 * looks));
        MomentPixels pixels;
        pixels.rgb = film.rgb(n, analysis_size(film.shape()));
        if (pixels.rgb.empty()) continue;
        const Observation moment(std::move(pixels));
        for (const Face& face : moment.faces()) {
            const SkinTone tone = face.confidence < 0.4 ? SkinTone{} : tone_of(moment, face);
            if (tone.spread <= 0) continue;
            const double w = face.confidence * face.size;
            mean.a += w * tone.a, mean.b += w * tone.b, mean.spread += w * tone.spread, weight += w;
        }
    }
    if (weight > 0) mean = {mean.a / weight, mean.b / weight, mean.spread / weight};
    const std::lock_guard lock(shared_.mutex);
    shared_.skins.put(key, mean);
    return mean;
}

cv::Mat FilmFindings::subject(const ClipFilm& film, FramePosition n) {
    const Frame key{
        film.key() + std::to_string(film.frames().start.value) + '-' + std::to_string(film.frames().end().value),
        n.value};
    {
        const std::lock_guard lock(shared_.mutex);
        if (const cv::Mat* known = shared_.agreed.find(key)) return *known;
    }
    cv::Mat sum, mask;
    own_subject(film, n).convertTo(sum, CV_32F, 1.0 / 255);
    const cv::Mat here = gray(film, n, sum.size());
    double weight = 1;
    for (const std::int64_t off : {-2, -1, 1, 2}) {
        const FramePosition other = n + FrameCount(off);
        if (here.empty() || other < film.frames().start || other >= film.frames().end()) continue;
        const cv::Mat there = gray(film, other, sum.size());
        if (there.empty()) continue;
        cv::Mat carried, way = measure_flow(here, there).dense;
        for (int y = 0; y < way.rows; ++y)
            for (int x = 0; x < way.cols; ++x)
                way.at<cv::Vec2f>(y, x) += cv::Vec2f(static_cast<float>(x), static_cast<float>(y));
        own_subject(film, other).convertTo(mask, CV_32F, 1.0 / 255);
        cv::remap(mask, carried, way, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        sum += carried, weight += 1;
    }
    cv::Mat agreed = sum / weight;
    const std::lock_guard lock(shared_.mutex);
    shared_.agreed.put(key, agreed);
    return agreed;
}

}  // namespace rhyme
