#include "core/analysis/title_card.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme {
namespace {

constexpr int kNear = 14;           // gray levels that still are the ground
constexpr int kInk = 40;            // gray levels from the ground: writing
constexpr double kGround = 0.72;    // share of the picture that is of the ground's colour, at least
constexpr double kFlat = 0.985;     // share of the ground's pixels with no edge beside them but that of writing
constexpr double kMostInk = 0.2;    // share of the picture
constexpr double kLeastInk = 1e-3;  // of it
constexpr double kWriting = 0.8;    // share of the ink that is parts of rows
constexpr std::size_t kParts = 5;   // letters or words that make writing, at least
constexpr double kMoving = 0.005;   // share of the picture that may be written on anew within a frame or two

struct Part {
    cv::Rect box;
    int area;
};

// The gray level most of the picture is near to, and that share.
std::pair<int, double> ground_of(const cv::Mat& gray) {
    std::vector<int> bins(256 + 2 * kNear + 1, 0);
    for (int y = 0; y < gray.rows; ++y)
        for (int x = 0; x < gray.cols; ++x) ++bins[std::size_t(gray.at<std::uint8_t>(y, x) + kNear)];
    int best = 0, at = 0;
    for (int level = 0; level < 256; ++level) {
        int sum = 0;
        for (int i = 0; i <= 2 * kNear; ++i) sum += bins[std::size_t(level + i)];
        if (sum > best) best = sum, at = level;
    }
    return {at, best / static_cast<double>(gray.total())};
}

std::vector<Part> parts_of(const cv::Mat& ink) {
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8);
    std::vector<Part> parts;
    for (int i = 1; i < count; ++i) {
        const int* s = stats.ptr<int>(i);
        parts.push_back({{s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]},
                         s[cv::CC_STAT_AREA]});
    }
    return parts;
}

// Letters, or words whose letters run together at this size.
bool may_be_lettering(const Part& part, cv::Size size) {
    const cv::Rect& b = part.box;
    return b.height >= 2 && b.height <= size.height / 4 && b.width <= size.width / 2 &&
           (b.width <= 6 * b.height || b.height <= size.height / 10);
}

// They stand in one row: most of the lower one's height is beside the other, and they are about as high.
bool beside(const Part& a, const Part& b) {
    const int top = std::max(a.box.y, b.box.y), bottom = std::min(a.box.br().y, b.box.br().y);
    const int low = std::min(a.box.height, b.box.height), high = std::max(a.box.height, b.box.height);
    return 2 * (bottom - top) >= low && high <= 3 * low + 2;
}

bool is_writing(const std::vector<Part>& parts, cv::Size size, int ink) {
    std::vector<Part> letters;
    for (const Part& part : parts)
        if (may_be_lettering(part, size)) letters.push_back(part);
    if (letters.size() < kParts || letters.size() > 600) return false;
    int in_rows = 0;
    std::size_t count = 0;
    for (const Part& a : letters) {
        const auto company =
            std::count_if(letters.begin(), letters.end(), [&](const Part& b) { return beside(a, b); }) - 1;
        if (company >= 2) in_rows += a.area, ++count;
    }
    return count >= kParts && in_rows >= kWriting * ink;
}

// Writing comes where there was none; one that fades in or out stays in its place.
bool moves(const cv::Mat& around, int ground, const std::optional<MomentPixels::Neighbour>& other) {
    if (!other || other->gray.size() != around.size()) return false;
    cv::Mat away;
    cv::absdiff(other->gray, cv::Scalar(ground), away);
    return cv::countNonZero((away > kInk) & ~around) > kMoving * static_cast<double>(around.total());
}

}  // namespace

bool is_title_card(const MomentPixels& pixels) {
    if (pixels.rgb.empty() || std::min(pixels.rgb.cols, pixels.rgb.rows) < 32) return false;
    cv::Mat gray;
    cv::cvtColor(pixels.rgb, gray, cv::COLOR_RGB2GRAY);
    const auto [ground, share] = ground_of(gray);
    if (share < kGround) return false;
    cv::Mat away;
    cv::absdiff(gray, cv::Scalar(ground), away);
    const cv::Mat ink = away > kInk;
    const int written = cv::countNonZero(ink);
    const auto area = static_cast<double>(gray.total());
    if (written < kLeastInk * area || written > kMostInk * area) return false;
    // What is neither ground nor at the edge of writing is a picture.
    cv::Mat around, left;
    cv::dilate(ink, around, cv::getStructuringElement(cv::MORPH_RECT, {7, 7}));
    cv::bitwise_and(away > kNear, ~around, left);
    if (cv::countNonZero(left) > (1 - kFlat) * area) return false;
    // The writing keeps to itself: a picture's dark half is flat as well, but what stands before it fills its place.
    return is_writing(parts_of(ink), gray.size(), written) && !moves(around, ground, pixels.before) &&
           !moves(around, ground, pixels.after);
}

}  // namespace rhyme
