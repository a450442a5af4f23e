#include "core/analysis/lettering.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme {
namespace {

constexpr int high = 360;                              // rows a picture is looked at with
constexpr double least_high = 0.022, most_high = 0.3;  // of a letter, of the picture's height
constexpr int contrast = 38, faint = 24;               // gray levels from what is around: ink, and what is not quiet
constexpr double thickest = 0.4;                       // of a stroke, of the letter's height
constexpr double hollow = 0.83;                        // of its convex hull that a letter fills, at most
constexpr double quiet = 0.1;                          // of the ground around a row that may not be
constexpr std::size_t least_in_row = 3;

struct Letter {
    cv::Rect box;
    double stroke, filled;  // pixels; share of its hull
    int row = -1;
};

double filled(const cv::Mat& part) {
    std::vector<cv::Point> points, hull;
    cv::findNonZero(part, points);
    cv::convexHull(points, hull);
    const double all = cv::contourArea(hull);
    return all > 0 ? std::min(1., double(points.size()) / (all + 0.5 * cv::arcLength(hull, true) + 1)) : 1;
}

/// Parts of `ink` that may be letters.
std::vector<Letter> letters_of(const cv::Mat& ink) {
    cv::Mat labels, stats, centres, padded, distance;
    const int count = cv::connectedComponentsWithStats(ink, labels, stats, centres, 8);
    std::vector<Letter> letters;
    for (int i = 1; i < count; ++i) {
        const int* s = stats.ptr<int>(i);
        const cv::Rect box(s[cv::CC_STAT_LEFT], s[cv::CC_STAT_TOP], s[cv::CC_STAT_WIDTH], s[cv::CC_STAT_HEIGHT]);
        if (box.height < least_high * ink.rows || box.height > most_high * ink.rows || box.width > 2 * box.height ||
            box.height > 9 * box.width || s[cv::CC_STAT_AREA] < 10)
            continue;
        if (box.x <= 0 || box.y <= 0 || box.br().x >= ink.cols || box.br().y >= ink.rows) continue;
        const cv::Mat part = labels(box) == i;
        cv::copyMakeBorder(part, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, cv::Scalar(0));
        cv::distanceTransform(padded, distance, cv::DIST_L2, 3);
        double half = 0;
        cv::minMaxLoc(distance, nullptr, &half);
        if (2 * half > thickest * box.height + 1) continue;
        letters.push_back({box, 2 * half, filled(part)});
    }
    return letters;
}

/// They may stand beside each other in one word or line.
bool neighbours(const Letter& a, const Letter& b) {
    const int low = std::min(a.box.height, b.box.height), tall = std::max(a.box.height, b.box.height);
    if (tall > 1.9 * low || std::max(a.stroke, b.stroke) > 1.8 * std::min(a.stroke, b.stroke) + 1) return false;
    // One line: their feet or their heads are level.
    const double level = 0.2 * tall + 1;
    if (std::abs(a.box.br().y - b.box.br().y) > level && std::abs(a.box.y - b.box.y) > level) return false;
    const int gap = std::max(a.box.x, b.box.x) - std::min(a.box.br().x, b.box.br().x);
    return gap > -0.3 * low && gap < 0.9 * tall;
}

/// Letters in rows of several, numbered by row.
void find_rows(std::vector<Letter>& letters) {
    std::vector<int> parent(letters.size());
    std::iota(parent.begin(), parent.end(), 0);
    const auto root = [&](int i) {
        while (parent[std::size_t(i)] != i) i = parent[std::size_t(i)] = parent[std::size_t(parent[std::size_t(i)])];
        return i;
    };
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (std::size_t k = i + 1; k < letters.size(); ++k)
            if (neighbours(letters[i], letters[k])) parent[std::size_t(root(int(k)))] = root(int(i));
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i].row = root(int(i));
}

/// The ground around a row shows little: leaves and crowds are rows of parts as well, among others everywhere.
bool stands_alone(const cv::Rect& row, const cv::Mat& busy) {
    const int margin = std::max(3, row.height / 2);
    const cv::Rect wide = cv::Rect(row.x - margin, row.y - margin, row.width + 2 * margin, row.height + 2 * margin) &
                          cv::Rect(0, 0, busy.cols, busy.rows);
    const int edge = 2;  // the ink's own softness
    const cv::Rect around[] = {{wide.x, wide.y, wide.width, row.y - edge - wide.y},
                               {wide.x, row.br().y + edge, wide.width, wide.br().y - row.br().y - edge},
                               {wide.x, wide.y, row.x - edge - wide.x, wide.height},
                               {row.br().x + edge, wide.y, wide.br().x - row.br().x - edge, wide.height}};
    int sides = 0, loud = 0;
    for (const cv::Rect& side : around) {
        if (side.width < 2 || side.height < 2) continue;
        ++sides, loud += cv::countNonZero(busy(side)) > quiet * side.area();
    }
    return sides > 2 ? loud <= 1 : loud == 0;
}

/// The area of the rows of one kind of ink.
double rows_of(std::vector<Letter> letters, const cv::Mat& busy) {
    if (letters.size() < least_in_row || letters.size() > 1500) return 0;
    find_rows(letters);
    std::vector<cv::Rect> rows;
    for (std::size_t r = 0; r < letters.size(); ++r) {
        cv::Rect row;
        std::size_t n = 0, open = 0;
        double wide = 0;
        for (const Letter& l : letters)
            if (l.row == int(r)) row = n++ ? row | l.box : l.box, wide += l.box.width, open += l.filled < hollow;
        if (n < least_in_row || 2 * open < n || row.width < 1.3 * row.height || wide < 0.4 * row.width) continue;
        rows.push_back(row);
    }
    // One line does not disturb another.
    cv::Mat ground = busy.clone();
    for (const cv::Rect& row : rows)
        ground(cv::Rect(row.x - 2, row.y - 2, row.width + 4, row.height + 4) & cv::Rect({}, ground.size())) = 0;
    double area = 0;
    for (const cv::Rect& row : rows)
        if (stands_alone(row, ground)) area += row.area();
    return area;
}

}  // namespace

double share_of_lettering(const cv::Mat& picture) {
    if (picture.empty() || std::min(picture.rows, picture.cols) < 48) return 0;
    cv::Mat gray, bright, dark;
    const double scale = double(high) / std::min(picture.rows, picture.cols);
    cv::resize(picture, gray, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::GaussianBlur(gray, gray, {}, 0.8);
    const int size = 2 * int(0.1 * high) + 1;
    const cv::Mat element = cv::getStructuringElement(cv::MORPH_RECT, {size, size});
    cv::morphologyEx(gray, bright, cv::MORPH_TOPHAT, element);
    cv::morphologyEx(gray, dark, cv::MORPH_BLACKHAT, element);
    double most = 0;
    for (const cv::Mat& stands_out : {bright, dark})
        most = std::max(most, rows_of(letters_of(stands_out > contrast), stands_out > faint));
    return most / double(gray.total());
}

}  // namespace rhyme
