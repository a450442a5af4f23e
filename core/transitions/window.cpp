#include "core/transitions/window.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/cues/observation.h"

namespace rhyme {

namespace {

constexpr double least_left = 0.25;   // of either side: less is no window but a dark picture
constexpr double least_begun = 0.35;  // of a side of the window: so much of it is lit where the picture begins
constexpr int dark = 26;

/// A picture begins along a line; what ends in darkness begins here and there.
bool begins(const cv::Mat& strip) {
    return cv::countNonZero(strip > dark) >= least_begun * static_cast<double>(strip.total());
}

/// A tile of which a part lies in `inside`, which `within` draws from its own corner on.
cv::Mat laid_inside(const Tiles& around, const Tiles& within, const cv::Rect& inside, const cv::Rect& where,
                    cv::Mat& scratch) {
    const cv::Rect part = where & inside;
    if (part.empty()) return around(where, scratch);
    if (part == where) return within(where - inside.tl(), scratch);
    cv::Mat whole = room(scratch, where.size()), own;
    around(where, own).copyTo(whole);
    within(part - inside.tl(), own).copyTo(whole(part - where.tl()));
    return whole;
}

}  // namespace

cv::Rect Window::in(cv::Size frame) const {
    const int x = cvRound((1 - width) / 2 * frame.width), y = cvRound((1 - height) / 2 * frame.height);
    return {x, y, frame.width - 2 * x, frame.height - 2 * y};
}

cv::Mat Window::over_frame(const cv::Mat& inside, cv::Size frame, bool goes_on) const {
    const cv::Rect part = in(frame);
    cv::Mat fitted, all;
    cv::resize(inside, fitted, part.size(), 0, 0, cv::INTER_LINEAR);
    cv::copyMakeBorder(fitted, all, part.y, frame.height - part.br().y, part.x, frame.width - part.br().x,
                       goes_on ? cv::BORDER_REPLICATE : cv::BORDER_CONSTANT);
    return all;
}

Window window_of(const Observation& picture) {
    const cv::Size all = picture.gray().size();
    const cv::Rect seen = picture.content();
    if (seen.empty()) return {};
    constexpr int strip = 3;
    const cv::Mat film = picture.gray()(seen);
    double across = std::min(seen.x, all.width - seen.br().x), down = std::min(seen.y, all.height - seen.br().y);
    if (film.cols <= strip || !begins(film.colRange(0, strip)) || !begins(film.colRange(film.cols - strip, film.cols)))
        across = 0;
    if (film.rows <= strip || !begins(film.rowRange(0, strip)) || !begins(film.rowRange(film.rows - strip, film.rows)))
        down = 0;
    const Window window{1 - 2 * across / all.width, 1 - 2 * down / all.height};
    return window.width < least_left || window.height < least_left ? Window() : window;
}

std::shared_ptr<const Observation> inside_window(const Observation& picture, const Window& window) {
    if (window.whole()) return nullptr;
    const cv::Rect part = window.in(picture.pixels().rgb.size());
    return std::make_shared<const Observation>(part_of(picture.pixels(), part, analysis_size(part.size())),
                                               picture.models());
}

double covering_scale(const Similarity& s, double aspect, const Window& window) {
    return covering_scale(window.inward(s), window.aspect(aspect));
}

Tiles drawn_inside(const cv::Mat& picture, const Window& window, const std::function<Tiles(const cv::Mat&)>& draw) {
    if (picture.empty() || window.whole()) return draw(picture);
    const cv::Rect inside = window.in(picture.size());
    return [around = still(picture), within = draw(picture(inside)), inside](const cv::Rect& where, cv::Mat& scratch) {
        return laid_inside(around, within, inside, where, scratch);
    };
}

Tiles moved_inside(const cv::Mat& picture, const Similarity& s, const Window& window) {
    if (s.identity()) return still(picture);
    return drawn_inside(picture, window, [&](const cv::Mat& part) { return moved(part, window.inward(s), true); });
}

std::pair<Tiles, Tiles> bars_faded(const Tiles& a, const Tiles& b, double t, const Windows& windows, cv::Size frame) {
    const cv::Rect of_a = windows.outgoing.in(frame), of_b = windows.incoming.in(frame);
    if (of_a == of_b) return {a, b};
    const int share = cvRound(std::clamp(t, 0.0, 1.0) * whole_share);
    const auto faded = [=](const Tiles& own) -> Tiles {
        return [=](const cv::Rect& where, cv::Mat& scratch) {
            const cv::Rect both = where & of_a & of_b, none = where & (of_a | of_b);
            if (both == where || none.empty()) return own(where, scratch);
            cv::Mat whole = room(scratch, where.size()), one, two;
            const cv::Mat from = a(where, one), to = b(where, two);
            for (int y = 0; y < where.height; ++y)
                mix_values(from.ptr<std::uint16_t>(y), to.ptr<std::uint16_t>(y), share, 3 * where.width,
                           whole.ptr<std::uint16_t>(y));
            if (!both.empty()) {
                cv::Mat kept;
                own(both, kept).copyTo(whole(both - where.tl()));
            }
            return whole;
        };
    };
    return {faded(a), faded(b)};
}

}  // namespace rhyme
