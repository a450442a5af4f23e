#include "core/cues/edge_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

using std::numbers::pi;

constexpr double half_seen = 0.025;  // an edge of this strength (OKLab a pixel of the reduced picture) counts half
constexpr int shift_reach = 8, shift_step = 2;  // cells
constexpr double lucky = 2.0;                   // spreads above the mean
constexpr double hopeless = 0.03;               // at the first rough look
struct Pose {
    double scale, degrees;
};
constexpr std::array<Pose, 5> rough{{{1, 0}, {0.88, 0}, {1.14, 0}, {1, -6}, {1, 6}}};

int direction_of(double angle) {
    const int d = static_cast<int>(std::lround(angle / pi * EdgeMap::directions)) % EdgeMap::directions;
    return d < 0 ? d + EdgeMap::directions : d;
}

cv::Point2d normal_of(int direction) {
    const double turn = direction * pi / EdgeMap::directions + pi / 2;
    return {std::cos(turn), std::sin(turn)};
}

/// What an edge of each kind (a cell's byte) is worth to an outline of each direction.
using Worth = std::array<std::array<std::uint8_t, 256>, EdgeMap::directions>;
Worth make_worth() {
    Worth worth{};
    for (int d = 0; d < EdgeMap::directions; ++d)
        for (int cell = 0; cell < EdgeMap::directions * EdgeMap::strengths; ++cell) {
            const int apart = std::abs(cell / EdgeMap::strengths - d),
                      turn = std::min(apart, EdgeMap::directions - apart);
            const double part = turn == 0 ? 1 : turn == 1 ? 0.85 : turn == 2 ? 0.35 : 0;
            worth[static_cast<std::size_t>(d)][static_cast<std::size_t>(cell)] =
                static_cast<std::uint8_t>(std::lround(15 * part * (cell % EdgeMap::strengths) / 15.0));
        }
    return worth;
}
const Worth& worth_table() {
    static const Worth table = make_worth();
    return table;
}

/// The outline's points as seen by a map: place in cells about the picture's centre, direction, and the step across.
struct Point {
    float x, y, nx, ny;
    int direction;
};
/// An outline about its own centre, so that a change of size does not move it, ready to be turned and scaled.
struct Line {
    cv::Point2d centre;
    std::array<cv::Point2d, Silhouette::points> at, normal;
    std::array<double, Silhouette::points> angle{};

    explicit Line(const Silhouette& s) : centre(s.centre()) {
        constexpr std::size_t n = Silhouette::points;
        for (std::size_t i = 0; i < n; ++i) {
            const cv::Point2d along = cv::Point2d(s.outline()[(i + 2) % n]) - cv::Point2d(s.outline()[(i + n - 2) % n]);
            at[i] = cv::Point2d(s.outline()[i]) - centre;
            angle[i] = std::atan2(along.y, along.x);
            normal[i] = {-std::sin(angle[i]), std::cos(angle[i])};
        }
    }
};

std::vector<Point> points_of(const Line& line, double scale, double turn, std::size_t stride) {
    const double c = std::cos(turn), k = std::sin(turn);
    std::vector<Point> points;
    points.reserve(Silhouette::points / stride + 1);
    for (std::size_t i = 0; i < line.at.size(); i += stride) {
        const cv::Point2d &p = line.at[i], &n = line.normal[i];
        points.push_back({static_cast<float>((scale * (c * p.x - k * p.y) + line.centre.x) * EdgeMap::columns),
                          static_cast<float>((scale * (k * p.x + c * p.y) + line.centre.y) * EdgeMap::columns),
                          static_cast<float>(c * n.x - k * n.y), static_cast<float>(k * n.x + c * n.y),
                          direction_of(line.angle[i] + turn)});
    }
    return points;
}

/// Mean strength of the edges along the outline, 0..1; what lies outside the picture does not count.
double covered(const std::vector<Point>& points, const EdgeMap& map, float dx, float dy) {
    const Worth& worth = worth_table();
    const std::uint8_t* cells = map.cells().data();
    int sum = 0, inside = 0;
    const float left = EdgeMap::columns * 0.5F + dx, top = static_cast<float>(map.rows()) * 0.5F + dy;
    const auto at = [&](float x, float y, const std::array<std::uint8_t, 256>& of) {
        const int cx = static_cast<int>(x), cy = static_cast<int>(y);
        if (x < 0 || y < 0 || cx >= EdgeMap::columns || cy >= map.rows()) return -1;
        return static_cast<int>(of[cells[cy * EdgeMap::columns + cx]]);
    };
    for (const Point& p : points) {
        const auto& of = worth[static_cast<std::size_t>(p.direction)];
        const float x = p.x + left, y = p.y + top;
        const int here = at(x, y, of);
        if (here < 0) continue;
        const int beside = std::max(at(x + p.nx, y + p.ny, of), at(x - p.nx, y - p.ny, of));
        sum += std::max(4 * here, 3 * beside), ++inside;
    }
    return 2 * inside > static_cast<int>(points.size()) ? sum / (60.0 * inside) : 0;
}

/// The map with a margin of nothing, so that whole steps are additions to an index.
struct Padded {
    static constexpr int margin = 24, stride = EdgeMap::columns + 2 * margin;
    int rows;
    std::vector<std::uint8_t> cells;

    explicit Padded(const EdgeMap& map)
        : rows(map.rows() + 2 * margin), cells(static_cast<std::size_t>(stride) * static_cast<std::size_t>(rows), 0) {
        for (int y = 0; y < map.rows(); ++y)
            std::copy_n(map.cells().begin() + y * EdgeMap::columns, EdgeMap::columns,
                        cells.begin() + (y + margin) * stride + margin);
    }
    int index(float x, float y) const {  // of a place in cells about the picture's centre
        const int cx = static_cast<int>(std::floor(x + EdgeMap::columns * 0.5F)) + margin,
                  cy = static_cast<int>(std::floor(y + static_cast<float>(rows) * 0.5F));
        constexpr int reach = shift_reach;
        return std::clamp(cy, reach, rows - 1 - reach) * stride + std::clamp(cx, reach, stride - 1 - reach);
    }
};

/// An outline ready to be tried at many shifts of whole cells.
class Rough {
public:
    Rough(const std::vector<Point>& points, const Padded& map) {
        for (const Point& p : points)
            tries_.push_back({map.index(p.x, p.y), map.index(p.x + p.nx, p.y + p.ny), map.index(p.x - p.nx, p.y - p.ny),
                              &worth_table()[static_cast<std::size_t>(p.direction)]});
    }
    double covered(const Padded& map, int dx, int dy) const {
        const std::uint8_t* cells = map.cells.data() + dy * Padded::stride + dx;
        int sum = 0;
        for (const Try& t : tries_) {
            const auto& of = *t.worth;
            sum += std::max(4 * of[cells[t.here]], 3 * std::max(of[cells[t.left]], of[cells[t.right]]));
        }
        return sum / (60.0 * static_cast<double>(tries_.size()));
    }

private:
    struct Try {
        int here, left, right;
        const std::array<std::uint8_t, 256>* worth;
    };
    std::vector<Try> tries_;
};

/// What each place of a padded map is worth to an edge of every direction: many shifts are then read in a row.
class WorthPlanes {
public:
    static constexpr std::size_t beyond = 16;  ///< bytes that may be read after the last plane

    explicit WorthPlanes(const Padded& map) : size_(map.cells.size()), worth_(size_ * EdgeMap::directions + beyond, 0) {
        for (std::size_t i = 0; i < size_; ++i)
            for (std::size_t d = 0; map.cells[i] != 0 && d < EdgeMap::directions; ++d)
                worth_[d * size_ + i] = worth_table()[d][map.cells[i]];
    }
    const std::uint8_t* of(int direction) const { return worth_.data() + static_cast<std::size_t>(direction) * size_; }

private:
    std::size_t size_;
    std::vector<std::uint8_t> worth_;
};

/// Pixels from a pixel to the crest of the edge through it, along the unit vector `across`: a parabola through the
/// strength there and one pixel to either side.
double crest(const cv::Mat& strength, cv::Point at, cv::Point2d across) {
    const auto beside = [&](double side) {
        const double x = std::clamp(at.x + side * across.x, 0.0, strength.cols - 1.001),
                     y = std::clamp(at.y + side * across.y, 0.0, strength.rows - 1.001);
        const int cx = static_cast<int>(x), cy = static_cast<int>(y);
        const double fx = x - cx, fy = y - cy;
        const float *up = strength.ptr<float>(cy) + cx, *down = strength.ptr<float>(cy + 1) + cx;
        return (1 - fy) * ((1 - fx) * up[0] + fx * up[1]) + fy * ((1 - fx) * down[0] + fx * down[1]);
    };
    const double before = beside(-1), here = strength.at<float>(at), after = beside(1),
                 bend = before - 2 * here + after;
    if (bend >= 0) return after > before ? 1 : -1;
    return std::clamp(0.5 * (before - after) / bend, -1.0, 1.0);
}

double clearness(double found, double by_chance) {
    return std::clamp((found - by_chance) / (1.05 - by_chance), 0.0, 1.0);
}

PlaneSimilarity move_of(const Silhouette& s, double scale, double turn, double dx, double dy) {
    PlaneSimilarity move;
    move.z = {scale * std::cos(turn), scale * std::sin(turn)};
    const cv::Point2d c = s.centre();
    move.t = c + cv::Point2d(dx, dy) / EdgeMap::columns -
             cv::Point2d(move.z.x * c.x - move.z.y * c.y, move.z.y * c.x + move.z.x * c.y);
    return move;
}

struct Place {
    double scale = 1, turn = 0, dx = 0, dy = 0, covered = -1;
};

/// Smaller and smaller steps about a place: its size and turn, then where it lies.
Place refine(const Line& line, const EdgeMap& map, Place best) {
    std::vector<Point> points;
    const auto consider = [&](const Place& p) {
        const double c = covered(points, map, static_cast<float>(p.dx), static_cast<float>(p.dy));
        if (c <= best.covered + 1e-9) return;
        best = p, best.covered = c;
    };
    best.covered = -1;
    for (const double step : {1.0, 0.5, 0.5, 0.25, 0.12}) {
        Place from = best;
        for (const double scale : {-1, 0, 1})
            for (const double turn : {-1, 0, 1}) {
                Place p = from;
                p.scale *= 1 + 0.05 * step * scale, p.turn += 3 * pi / 180 * step * turn;
                points = points_of(line, p.scale, p.turn, 2);
                consider(p);
            }
        from = best;
        points = points_of(line, from.scale, from.turn, 2);
        for (const double x : {-1, 0, 1})
            for (const double y : {-1, 0, 1}) {
                Place p = from;
                p.dx += x * step, p.dy += y * step;
                consider(p);
            }
    }
    return best;
}

}  // namespace

EdgeMap EdgeMap::of(const Observation& picture) {
    EdgeMap map;
    cv::Mat oklab, small, dx, dy;
    const cv::Rect area = picture.content();
    const cv::Size whole = picture.gray().size();
    cv::copyMakeBorder(picture.inside().oklab(), oklab, area.y, whole.height - area.br().y, area.x,
                       whole.width - area.br().x, cv::BORDER_REPLICATE);
    const int width = 2 * columns, height = std::max(8, 2 * (oklab.rows * columns / std::max(1, oklab.cols)));
    const double across = static_cast<double>(whole.width) / width, down = static_cast<double>(whole.height) / height;
    cv::resize(oklab, small, {width, height}, 0, 0, cv::INTER_AREA);
    cv::GaussianBlur(small, small, {}, 0.7);
    cv::Scharr(small, dx, CV_32F, 1, 0, 1 / 32.0);
    cv::Scharr(small, dy, CV_32F, 0, 1, 1 / 32.0);
    map.rows_ = height / 2;
    map.cells_.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(map.rows_), 0);
    map.offsets_.assign(map.cells_.size(), 0);
    // The direction in which the colour changes most (S. Di Zenzo, 1986), as twice its angle: few are asked what it is.
    // Hue counts double.
    cv::Mat strength(height, width, CV_32F, cv::Scalar(0)), turns(height, width, CV_32FC2);
    for (int y = 1; y + 1 < height; ++y)
        for (int x = 1; x + 1 < width; ++x) {
            const cv::Vec3f &gx = dx.at<cv::Vec3f>(y, x), &gy = dy.at<cv::Vec3f>(y, x);
            const float xx = gx[0] * gx[0] + 4 * (gx[1] * gx[1] + gx[2] * gx[2]),
                        yy = gy[0] * gy[0] + 4 * (gy[1] * gy[1] + gy[2] * gy[2]),
                        xy = gx[0] * gy[0] + 4 * (gx[1] * gy[1] + gx[2] * gy[2]);
            strength.at<float>(y, x) = std::sqrt(xx + yy);
            turns.at<cv::Vec2f>(y, x) = {xx - yy, 2 * xy};
        }
    for (int cy = 0; cy < map.rows_; ++cy)
        for (int cx = 0; cx < columns; ++cx) {
            cv::Point best;
            double s = 0;
            for (const cv::Point p : {cv::Point(2 * cx, 2 * cy), cv::Point(2 * cx + 1, 2 * cy),
                                      cv::Point(2 * cx, 2 * cy + 1), cv::Point(2 * cx + 1, 2 * cy + 1)})
                if (strength.at<float>(p) > s &&
                    area.contains({static_cast<int>(p.x * across), static_cast<int>(p.y * down)}))
                    s = strength.at<float>(p), best = p;
            const int level =
                std::clamp(static_cast<int>(std::lround(15 * s * s / (s * s + half_seen * half_seen))), 0, 15);
            if (level < 3) continue;
            const cv::Vec2f& twice = turns.at<cv::Vec2f>(best);
            const double turn = 0.5F * std::atan2(twice[1], twice[0]);
            const cv::Point2d slope(std::cos(turn), std::sin(turn));
            const auto cell = static_cast<std::size_t>(cy * columns + cx);
            const int direction = direction_of(turn + pi / 2);
            map.cells_[cell] = static_cast<std::uint8_t>(direction * strengths + level);
            const cv::Point2d place = cv::Point2d(best) + crest(strength, best, slope) * slope -
                                      cv::Point2d(2 * cx + 0.5, 2 * cy + 0.5);  // pixels, two a cell
            map.offsets_[cell] = static_cast<std::int8_t>(std::clamp(
                static_cast<int>(std::lround(0.5 * place.dot(normal_of(direction)) * places)), -places, places - 1));
        }
    return map;
}

EdgeMap EdgeMap::from_cells(int rows, std::vector<std::uint8_t> cells, std::vector<std::int8_t> offsets) {
    EdgeMap map;
    const bool sound =
        rows >= 4 && rows <= 4 * columns &&
        cells.size() == static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows) &&
        offsets.size() == cells.size() &&
        std::all_of(cells.begin(), cells.end(), [](std::uint8_t c) { return c < directions * strengths; });
    if (sound) map.rows_ = rows, map.cells_ = std::move(cells), map.offsets_ = std::move(offsets);
    return map;
}

EdgeMap EdgeMap::around(const std::vector<const Silhouette*>& silhouettes) const {
    constexpr float along = 0.12F;  // in sizes of the silhouette
    EdgeMap rest = *this;
    for (int y = 0; y < rows_; ++y)
        for (int x = 0; x < columns; ++x) {
            std::uint8_t& cell = rest.cells_[static_cast<std::size_t>(y * columns + x)];
            const cv::Point2d at((x + 0.5) / columns - 0.5, (y + 0.5 - rows_ * 0.5) / columns);
            if (cell != 0 && std::any_of(silhouettes.begin(), silhouettes.end(),
                                         [&](const Silhouette* s) { return s->sample(at).distance < along; }))
                cell = 0;
        }
    return rest;
}

EdgeMap EdgeMap::within(const Silhouette& silhouette) const {
    constexpr float off = -0.06F;  // in sizes of the silhouette
    EdgeMap rest = *this;
    for (int y = 0; y < rows_; ++y)
        for (int x = 0; x < columns; ++x) {
            const cv::Point2d at((x + 0.5) / columns - 0.5, (y + 0.5 - rows_ * 0.5) / columns);
            if (silhouette.sample(at).distance > off) rest.cells_[static_cast<std::size_t>(y * columns + x)] = 0;
        }
    return rest;
}

EdgeFit find_among_edges(const Silhouette& s, const EdgeMap& map) {
    EdgeFit fit;
    if (map.empty()) return fit;
    const Padded padded(map);
    const Line line(s);
    Place best;
    double sum = 0, squares = 0, by_chance = 0;
    int count = 0;
    for (const auto& [scale, degrees] : rough) {
        const Rough points(points_of(line, scale, degrees * pi / 180, 4), padded);
        for (int y = -shift_reach; y <= shift_reach; y += shift_step)
            for (int x = -shift_reach; x <= shift_reach; x += shift_step) {
                const double c = points.covered(padded, x, y);
                sum += c, squares += c * c, ++count;
                if (c > best.covered) best = {scale, degrees * pi / 180, double(x), double(y), c};
            }
        // By chance the best of so many places is covered about this well.
        const double mean = sum / count;
        by_chance = mean + lucky * std::sqrt(std::max(0.0, squares / count - mean * mean));
        if (clearness(best.covered, by_chance) < hopeless) return fit;
    }
    best = refine(line, map, best);
    fit.move = move_of(s, best.scale, best.turn, best.dx, best.dy);
    fit.clear = clearness(best.covered, by_chance);
    return fit;
}

double same_edges(const EdgeMap& a, const EdgeMap& b) {
    struct Edge {
        float x, y;  // from the picture's centre
        int direction, strength;
    };
    constexpr int clear = 6, reach = 8;
    constexpr std::size_t most = 300;  // edges looked at: enough to tell
    std::vector<Edge> edges;
    double all_a = 0, all_b = 0;
    const float middle = static_cast<float>(a.rows()) * 0.5F;
    for (int y = 0; y < a.rows(); ++y)
        for (int x = 0; x < EdgeMap::columns; ++x) {
            const int cell = a.cells()[static_cast<std::size_t>(y * EdgeMap::columns + x)],
                      strength = cell % EdgeMap::strengths;
            if (strength < clear) continue;
            all_a += strength;
            edges.push_back({static_cast<float>(x) + 0.5F - EdgeMap::columns * 0.5F,
                             static_cast<float>(y) + 0.5F - middle, cell / EdgeMap::strengths, strength});
        }
    for (const std::uint8_t cell : b.cells())
        all_b += cell % EdgeMap::strengths >= clear ? cell % EdgeMap::strengths : 0;
    if (edges.size() < 40 || all_b < 40 * clear) return 0;
    const std::size_t stride = (edges.size() + most - 1) / most;
    for (std::size_t i = 0; i * stride < edges.size(); ++i) edges[i] = edges[i * stride];
    edges.resize((edges.size() + stride - 1) / stride);
    const double share = 1.0 / static_cast<double>(stride);
    const Padded padded(b);
    const WorthPlanes worth(padded);
    // Of the picture with fewer edges at least.
    const double scale_to = std::max(0.25, std::min(1.0, all_b / all_a)) * 15 * all_a * share;
    constexpr std::size_t side = 2 * reach + 1, row = 24;  // of sums: whole registers
    double best = 0, sum = 0;
    int count = 0;
    for (const float scale : {0.9F, 0.95F, 1.0F, 1.05F, 1.1F}) {
        std::array<std::uint32_t, side * row> found{};                  // by shift
        for (std::size_t from = 0; from < edges.size(); from += 256) {  // so many fit into 16 bits
            alignas(16) std::array<std::uint16_t, side * row> some{};
            for (std::size_t i = from; i < std::min(edges.size(), from + 256); ++i) {
                const std::uint8_t* at = worth.of(edges[i].direction) +
                                         padded.index(edges[i].x * scale, edges[i].y * scale) - reach * Padded::stride -
                                         reach;
                const auto strength = static_cast<std::uint16_t>(edges[i].strength);
                for (std::size_t dy = 0; dy < side; ++dy) {
                    std::uint16_t* to = some.data() + dy * row;
                    const std::uint8_t* there = at + dy * Padded::stride;
                    for (std::size_t dx = 0; dx < row; ++dx)
                        to[dx] = static_cast<std::uint16_t>(to[dx] + strength * there[dx]);
                }
            }
            for (std::size_t k = 0; k < found.size(); ++k) found[k] += some[k];
        }
        for (std::size_t k = 0; k < found.size(); ++k)
            if (k % row < side) sum += found[k] / scale_to, best = std::max(best, found[k] / scale_to), ++count;
    }
    return clearness(best, std::min(0.9, sum / count));
}

}  // namespace rhyme
