// Lines: the few that carry a picture (a horizon, a road or its edge, a strong diagonal), compared where they lie.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/cues/cue.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"
#include "core/cues/straight_lines.h"

namespace rhyme {
const Cue& line_cue();
namespace {

using std::numbers::pi;

constexpr std::size_t most_lines = 10;
constexpr double clear_line = 0.2;             // a picture whose strongest line is weaker has no line to rhyme with
constexpr double angle_spread = 4 * pi / 180;  // how far two lines may turn apart before they no longer rhyme
constexpr double place_spread = 0.09;  // how far they may lie apart, in widths: a small shift lays one on the other ...
constexpr double place_slack = 0.04;   // ... and less than this is not seen across a cut
constexpr double dearest = 0.30;       // share of the picture an alignment may cost to be proposed
constexpr double through = 0.85;       // share of its way through the picture that an edge of a band must go
constexpr double by_one_line = 0.7;    // of the similarity: the two lines that answer each other; the rest: all of them
constexpr int embed_angles = 12, embed_offsets = 9;  // grid of the embedding: angle by distance from the centre

double wrapped(double angle) {  // to -pi/2 .. pi/2: lines have no direction
    return angle - pi * std::round(angle / pi);
}

/// One line in widths about the picture's centre, ready to be compared.
struct Placed {
    cv::Point2d middle, along;  // centre of the stretch; unit direction
    double half = 0;            // half its length
    double angle = 0, weight = 0;
};

Placed placed(const StraightLine& line, double aspect) {
    const cv::Point2d a(line.from.x - 0.5, (line.from.y - 0.5) / aspect),
        b(line.to.x - 0.5, (line.to.y - 0.5) / aspect), d = b - a;
    const double length = std::max(1e-6, std::hypot(d.x, d.y));
    return {(a + b) * 0.5, d / length, length / 2, std::atan2(d.y, d.x), line.strength};
}

/// 0..1: how well two lines lie on one another.
double overlay_of(const Placed& a, const Placed& b) {
    const double turn = wrapped(a.angle - b.angle) / angle_spread;
    if (std::abs(turn) > 3.5) return 0;
    const cv::Point2d between = b.middle - a.middle;
    const auto off = [](double distance) { return std::max(0.0, std::abs(distance) - place_slack); };
    const double from_a = off(between.cross(a.along)), from_b = off(between.cross(b.along));
    const double apart = (from_a * from_a + from_b * from_b) / (2 * place_spread * place_spread);
    if (apart > 16) return 0;
    const double shift = std::abs(between.dot(a.along));
    const double shared =
        std::clamp(a.half + b.half - shift, 0.0, 2 * std::min(a.half, b.half)) / (2 * std::min(a.half, b.half));
    return std::exp(-0.5 * (turn * turn + apart)) * (0.7 + 0.3 * shared);
}

double kernel(const std::vector<Placed>& a, const std::vector<Placed>& b) {
    double sum = 0;
    for (const Placed& i : a)
        for (const Placed& j : b) sum += i.weight * j.weight * overlay_of(i, j);
    return sum;
}

/// 0..1: how much of the way through the picture, from border to border, a line goes.
double share_of_chord(const StraightLine& line) {
    const cv::Point2d run = line.to - line.from;
    double begin = -1e9, end = 1e9;  // in lengths of it
    for (const auto& [at, step] : {std::pair(line.from.x, run.x), std::pair(line.from.y, run.y)}) {
        if (std::abs(step) < 1e-9) continue;
        begin = std::max(begin, std::min(-at / step, (1 - at) / step));
        end = std::min(end, std::max(-at / step, (1 - at) / step));
    }
    return std::clamp(1 / std::max(1e-6, end - begin), 0.0, 1.0);
}

struct Lines final : Descriptor {
    double aspect = 1;
    std::vector<StraightLine> lines;  // strongest first
    std::vector<StraightLine> bands;  // between two of them
    int horizon = -1;                 // which of them
    std::optional<cv::Point2d> vanishing;
    double vanishing_share = 0;  // of the lines' strength that runs to it

    std::vector<Placed> geometry;  // of the lines, and of the bands between them
    std::vector<double> striking;  // 0..1: how much each of these strikes the eye
    double self = 0;

    bool empty() const override { return lines.empty(); }
    void finish() {
        geometry.clear();
        // The strongest line counts as one and the others by their share of it, cubed: what dominates the picture
        // dominates the comparison.
        // Edges that end within the picture bound a figure: what leads the eye is what runs through.
        std::vector<StraightLine> seen = lines;
        std::erase_if(seen, [](const StraightLine& line) { return share_of_chord(line) < through; });
        bands = find_bands(seen, aspect);
        seen = lines;
        seen.insert(seen.end(), bands.begin(), bands.end());
        for (const StraightLine& line : seen) {
            Placed p = placed(line, aspect);
            p.weight = std::pow(line.strength / lines.front().strength, 3.0);
            geometry.push_back(p);
        }
        self = kernel(geometry, geometry);
        // Strong, from border to border, and without a rival in its picture.
        striking.clear();
        for (const StraightLine& line : seen)
            striking.push_back(std::pow(std::min(1.0, line.strength), 0.7) * std::sqrt(share_of_chord(line)));
        const double most = lines.empty() ? 1 : *std::max_element(striking.begin(), striking.end());
        for (double& s : striking) s *= s / most;
    }
};

const Lines& lines_of(const Descriptor& d) { return static_cast<const Lines&>(d); }

/// Sky over land or sea is the calmer side; over the edge of a table or a kerb lies what stands behind it.
bool calmer_above(const Observation& moment, const StraightLine& line) {
    constexpr double clearly = 1.25, grain = 1, beside = 0.02;  // the latter: of the height, left out about the line
    cv::Mat gray, along, down;
    cv::GaussianBlur(moment.gray(), gray, {}, 1);
    cv::Sobel(gray, along, CV_32F, 1, 0, 3, 0.25), cv::Sobel(gray, down, CV_32F, 0, 1, 3, 0.25);
    const cv::Point2d first = moment.from_inside({0, 0}), last = moment.from_inside({1, 1});
    const double width = gray.cols, height = gray.rows, slope = (line.to.y - line.from.y) / (line.to.x - line.from.x);
    std::array<double, 2> texture{}, pixels{1, 1};  // above, below
    for (int y = cvCeil(first.y * height) + 1; y < cvFloor(last.y * height) - 1; ++y)
        for (int x = cvCeil(first.x * width) + 1; x < cvFloor(last.x * width) - 1; ++x) {
            const double off = (y + 0.5) / height - line.from.y - slope * ((x + 0.5) / width - line.from.x);
            if (std::abs(off) < beside) continue;
            texture[off > 0] += std::abs(along.at<float>(y, x)) + std::abs(down.at<float>(y, x)), ++pixels[off > 0];
        }
    return texture[0] / pixels[0] <= clearly * texture[1] / pixels[1] + grain;
}

/// The longest nearly level line across at least 60 % of the width that parts the picture, not its rim, and has no
/// busier picture above it than below.
int find_horizon(const Observation& moment, const std::vector<StraightLine>& lines, double aspect) {
    int best = -1;
    double longest = 0.6;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const StraightLine& l = lines[i];
        const double width = l.to.x - l.from.x, tilt = std::atan2((l.to.y - l.from.y) / aspect, width),
                     y = (l.from.y + l.to.y) / 2;
        if (std::abs(tilt) > 8 * pi / 180 || y < 0.05 || y > 0.95 || l.strength < clear_line || width <= longest ||
            !calmer_above(moment, l))
            continue;
        longest = width;
        best = static_cast<int>(i);
    }
    return best;
}

/// The point most lines run to: every crossing of two lines is tried, so nothing is left to chance.
void find_vanishing_point(Lines& d) {
    const auto& g = d.geometry;
    double total = 0, best = 0;
    for (const StraightLine& l : d.lines) total += l.strength;
    for (std::size_t i = 0; i < d.lines.size(); ++i)
        for (std::size_t j = i + 1; j < d.lines.size(); ++j) {
            const double sine = g[i].along.cross(g[j].along);
            if (std::abs(sine) < 0.17) continue;
            const cv::Point2d p = g[i].middle + g[i].along * ((g[j].middle - g[i].middle).cross(g[j].along) / sine);
            if (std::abs(p.x) > 1 || std::abs(p.y * d.aspect) > 1) continue;
            double votes = 0;
            int count = 0;
            for (std::size_t k = 0; k < d.lines.size(); ++k) {
                const cv::Point2d to = p - g[k].middle;
                const double far = std::hypot(to.x, to.y);
                // The point lies on the line drawn on, not on the stretch seen: a crossing inside two bars is a window,
                // not a vanishing point.
                if (far < 0.8 * g[k].half || std::abs(to.cross(g[k].along)) > 0.035 * far) continue;
                votes += d.lines[k].strength;
                ++count;
            }
            if (count >= 4 && votes > best + 1e-9)
                best = votes, d.vanishing = cv::Point2d(p.x + 0.5, p.y * d.aspect + 0.5);
        }
    d.vanishing_share = total > 0 ? best / total : 0;
    if (d.vanishing_share < 0.55) d.vanishing.reset(), d.vanishing_share = 0;
}

std::string kind_of(const Lines& d, std::size_t i) {
    if (static_cast<int>(i) == d.horizon) return "horizon";
    const double degrees = std::abs(wrapped(d.geometry[i].angle)) * 180 / pi;
    return degrees < 12 ? "level line" : degrees > 78 ? "upright" : "diagonal";
}

/// The pair of lines that carries the comparison: both must be seen, and be among the first to be seen in their
/// picture.
struct Leading {
    std::size_t a = 0, b = 0;
    double worth = 0;
};

Leading leading_pair(const Lines& a, const std::vector<Placed>& ga, const Lines& b, const std::vector<Placed>& gb) {
    Leading best;
    for (std::size_t i = 0; i < ga.size(); ++i)
        for (std::size_t j = 0; j < gb.size(); ++j) {
            const double worth = a.striking[i] * b.striking[j] * overlay_of(ga[i], gb[j]);
            if (worth > best.worth) best = {i, j, worth};
        }
    return best;
}

/// Turns about the centre, then shifts across A's line only: along it nothing is known.
Similarity lay_over(const Placed& a, const Placed& b, double aspect) {
    const double turn = wrapped(a.angle - b.angle), c = std::cos(turn), s = std::sin(turn);
    const cv::Point2d moved(b.middle.x * c - b.middle.y * s, b.middle.x * s + b.middle.y * c);
    const cv::Point2d normal(-a.along.y, a.along.x), shift = normal * (a.middle - moved).dot(normal);
    return {1, turn * 180 / pi, shift.x, shift.y * aspect};
}

std::vector<Placed> moved(const std::vector<Placed>& lines, const Similarity& s, double aspect) {
    const double turn = s.rotation * pi / 180, c = std::cos(turn) * s.scale, n = std::sin(turn) * s.scale;
    std::vector<Placed> out = lines;
    for (Placed& p : out) {
        p.middle = {p.middle.x * c - p.middle.y * n + s.dx, p.middle.x * n + p.middle.y * c + s.dy / aspect};
        p.angle += turn;
        p.along = {std::cos(p.angle), std::sin(p.angle)};
        p.half *= s.scale;
    }
    return out;
}

std::string phrase(const char* format, auto... values) {
    std::array<char, 160> text{};
    std::snprintf(text.data(), text.size(), format, values...);
    return text.data();
}

std::string why(const Lines& a, const Lines& b, const Leading& lead) {
    const Placed &p = a.geometry[lead.a], &q = b.geometry[lead.b];
    const std::string ka = kind_of(a, lead.a), kb = kind_of(b, lead.b), kind = ka == kb ? ka : "line";
    const int degrees = static_cast<int>(std::lround(std::abs(wrapped(p.angle - q.angle)) * 180 / pi));
    const cv::Point2d normal(-p.along.y, p.along.x);
    const double across = (q.middle - p.middle).dot(normal);
    const bool level = std::abs(p.along.x) > std::abs(p.along.y);
    // As a share of the height for a level line, of the width for an upright one; positive is lower, or to the right.
    const double off = 100 * (level ? across / normal.y * a.aspect : across / normal.x);
    const int percent = static_cast<int>(std::lround(std::abs(off)));
    std::string text = kind;
    if (percent == 0)
        text += " in one place";
    else
        text += phrase(" %d %% ", percent) + (level     ? off > 0 ? "lower" : "higher"
                                              : off > 0 ? "further right"
                                                        : "further left");
    if (degrees > 0) text += phrase(", %d\xC2\xB0 apart", degrees);
    if (a.vanishing && b.vanishing && cv::norm(*a.vanishing - *b.vanishing) < 0.08) text += ", one vanishing point";
    return text;
}

/// 0..1: 1 for a line that parts the picture, less for one along its rim, which parts next to nothing of it.
double parting(const StraightLine& line) {
    constexpr double enough = 0.12;  // share of the picture on its smaller side
    constexpr int columns = 32, rows = 18;
    const cv::Point2d run = line.to - line.from;
    int beside = 0;
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            beside += run.cross(cv::Point2d((x + 0.5) / columns, (y + 0.5) / rows) - line.from) > 0;
    const double share = static_cast<double>(beside) / (columns * rows);
    return std::min(1.0, std::min(share, 1 - share) / enough);
}

/// The colours along the direction in which they spread most: two hues of one lightness part a picture too. CV_8UC1.
cv::Mat widest_contrast(const cv::Mat& oklab) {
    const cv::Vec3d weigh(1, 2, 2);  // hues span about half the range lightness does
    cv::Vec3d mean(0, 0, 0);
    cv::Matx33d spread = cv::Matx33d::zeros();
    int n = 0;
    for (int y = 0; y < oklab.rows; y += 3)
        for (int x = 0; x < oklab.cols; x += 3, ++n) {
            const cv::Vec3d v = cv::Vec3d(oklab.at<cv::Vec3f>(y, x)).mul(weigh);
            mean += v, spread += v * v.t();
        }
    mean *= 1.0 / n;
    spread = spread * (1.0 / n) - mean * mean.t();
    cv::Matx31d values;
    cv::Matx33d vectors;
    cv::eigen(spread, values, vectors);
    const double sign = vectors(0, 0) < 0 ? -255 : 255;
    const cv::Matx13f along(static_cast<float>(sign * vectors(0, 0) * weigh[0]),
                            static_cast<float>(sign * vectors(0, 1) * weigh[1]),
                            static_cast<float>(sign * vectors(0, 2) * weigh[2]));
    const double middle = sign * (vectors(0, 0) * mean[0] + vectors(0, 1) * mean[1] + vectors(0, 2) * mean[2]);
    cv::Mat projected, picture;
    cv::transform(oklab, projected, along);
    projected.convertTo(picture, CV_8U, 1, 128 - middle);
    return picture;
}

class LineCue final : public Cue {
public:
    std::string_view name() const override { return "line"; }
    int version() const override { return 7; }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<Lines>();
        d->aspect = moment.aspect();
        if (moment.blank()) return d;
        d->lines = find_straight_lines(widest_contrast(moment.inside().oklab()), most_lines);
        for (StraightLine& l : d->lines) {
            l.strength *= parting(l);
            l.from = moment.from_inside(l.from), l.to = moment.from_inside(l.to);
        }
        std::ranges::stable_sort(d->lines, std::greater(), &StraightLine::strength);
        if (!d->lines.empty() && d->lines.front().strength < clear_line) d->lines.clear();
        std::erase_if(d->lines, [&](const StraightLine& l) { return l.strength < 0.3 * d->lines.front().strength; });
        if (d->lines.empty()) return d;
        d->finish();
        d->horizon = find_horizon(moment, d->lines, d->aspect);
        find_vanishing_point(*d);
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const Lines& d = lines_of(descriptor);
        Packer out;
        out.fraction(d.aspect, 0, 32);
        out.u8(static_cast<unsigned>(d.lines.size()));
        for (const StraightLine& l : d.lines) {
            for (const cv::Point2d& p : {l.from, l.to}) out.fraction(p.x, -0.5, 1.5), out.fraction(p.y, -0.5, 1.5);
            out.fraction(l.strength, 0, 8);
            out.u8(l.bright_left ? 1 : 0);
        }
        out.u8(static_cast<unsigned>(d.horizon + 1));
        out.u8(d.vanishing ? 1 : 0);
        const cv::Point2d v = d.vanishing.value_or(cv::Point2d());
        out.fraction(v.x, -1, 2), out.fraction(v.y, -1, 2), out.fraction(d.vanishing_share);
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        Unpacker in(bytes);
        auto d = std::make_shared<Lines>();
        d->aspect = in.fraction(0, 32);
        const std::size_t count = in.u8();
        bool sound = count <= most_lines && d->aspect > 0.01;
        for (std::size_t i = 0; sound && i < count; ++i) {
            StraightLine l;
            for (cv::Point2d* p : {&l.from, &l.to}) p->x = in.fraction(-0.5, 1.5), p->y = in.fraction(-0.5, 1.5);
            l.strength = in.fraction(0, 8);
            l.bright_left = in.u8() != 0;
            sound = l.strength > 0.01;
            d->lines.push_back(l);
        }
        d->horizon = static_cast<int>(in.u8()) - 1;
        const bool vanishing = in.u8() != 0;
        const double x = in.fraction(-1, 2), y = in.fraction(-1, 2);
        d->vanishing_share = in.fraction();
        if (vanishing) d->vanishing = cv::Point2d(x, y);
        if (!sound || !in.finished() || d->horizon >= static_cast<int>(count))
            return fail(ErrorCode::Damaged, "this is no description of lines");
        if (!d->lines.empty()) d->finish();
        return d;
    }

    /// The lines as points of the plane of angle and distance from the centre, blurred, of unit length: near when the
    /// same lines are there.
    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const Lines& d = lines_of(descriptor);
        std::vector<float> grid(embed_angles * embed_offsets, 0.0f);
        for (const Placed& p : d.geometry)
            for (int a = 0; a < embed_angles; ++a)
                for (int o = 0; o < embed_offsets; ++o) {
                    const double normal = p.angle + pi / 2, at = a * pi / embed_angles;
                    const double half_turns = std::round((normal - at) / pi), turn = normal - at - half_turns * pi;
                    const double rho = p.middle.cross(p.along) * (static_cast<long>(half_turns) % 2 == 0 ? -1 : 1);
                    const double off = rho - (o - embed_offsets / 2) * 0.12;
                    grid[static_cast<std::size_t>(a) * embed_offsets + o] += static_cast<float>(
                        p.weight * std::exp(-0.5 * (turn * turn / (0.15 * 0.15) + off * off / (0.08 * 0.08))));
                }
        double norm = 0;
        for (float v : grid) norm += v * v;
        if (norm > 0)
            for (float& v : grid) v = static_cast<float>(v / std::sqrt(norm));
        return grid;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const override {
        const Lines &a = lines_of(outgoing), &b = lines_of(incoming);
        Comparison result;
        if (a.empty() || b.empty()) return result;
        const Leading lead = leading_pair(a, a.geometry, b, b.geometry);
        result.similarity = alike(a, b, b.geometry, lead);
        if (lead.worth <= 0) return result;
        result.because = why(a, b, lead);
        const Similarity align = lay_over(a.geometry[lead.a], b.geometry[lead.b], aspect);
        result.aligned = crop_share(align, aspect) <= dearest;
        if (result.aligned) result.align = align;
        return result;
    }

    double similarity_under(const Descriptor& outgoing, const Descriptor& incoming, const Similarity& align,
                            double aspect) const override {
        const Lines &a = lines_of(outgoing), &b = lines_of(incoming);
        if (a.empty() || b.empty()) return 0;
        const std::vector<Placed> there = moved(b.geometry, align, aspect);
        return alike(a, b, there, leading_pair(a, a.geometry, b, there));
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const Lines& d = lines_of(descriptor);
        nlohmann::json lines = nlohmann::json::array();
        const auto round = [](double v, double unit) { return std::round(v / unit) * unit; };
        for (std::size_t i = 0; i < d.lines.size(); ++i) {
            const StraightLine& l = d.lines[i];
            lines.push_back({{"kind", kind_of(d, i)},
                             {"from", {round(l.from.x, 1e-4), round(l.from.y, 1e-4)}},
                             {"to", {round(l.to.x, 1e-4), round(l.to.y, 1e-4)}},
                             {"degrees", round(wrapped(d.geometry[i].angle) * 180 / pi, 0.1)},
                             {"strength", round(l.strength, 1e-3)}});
        }
        nlohmann::json out{{"lines", std::move(lines)}, {"horizon", nullptr}, {"vanishing_point", nullptr}};
        if (d.horizon >= 0) {
            const StraightLine& h = d.lines[static_cast<std::size_t>(d.horizon)];
            out["horizon"] = {
                {"y", round((h.from.y + h.to.y) / 2, 1e-4)},
                {"degrees", round(wrapped(d.geometry[static_cast<std::size_t>(d.horizon)].angle) * 180 / pi, 0.1)}};
        }
        if (d.vanishing) out["vanishing_point"] = {round(d.vanishing->x, 1e-4), round(d.vanishing->y, 1e-4)};
        return out.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const Lines& d = lines_of(descriptor);
        const cv::Scalar color = side_color(side);
        if (d.vanishing) {
            for (const StraightLine& l : d.lines) {
                const bool nearer = cv::norm(l.from - *d.vanishing) < cv::norm(l.to - *d.vanishing);
                const cv::Point2d end = nearer ? l.from : l.to, to = *d.vanishing - end, run = l.to - l.from;
                if (std::abs(to.cross(run)) < 0.05 * cv::norm(to) * cv::norm(run))
                    overlay::dashed(picture, end, *d.vanishing, color * 0.7, 1);
            }
        }
        for (std::size_t i = d.lines.size(); i-- > 0;) {
            const double share = d.geometry[i].weight;
            overlay::line(picture, d.lines[i].from, d.lines[i].to, color * (0.45 + 0.55 * share), 1.2 + 3 * share);
        }
        for (const StraightLine& band : d.bands) overlay::dashed(picture, band.from, band.to, color, 1.8);
        if (d.horizon >= 0) {
            const StraightLine& h = d.lines[static_cast<std::size_t>(d.horizon)];
            const cv::Point2d run = (h.to - h.from) * (1 / (h.to.x - h.from.x));
            overlay::dashed(picture, h.from + run * -h.from.x, h.from, color, 1.2);
            overlay::dashed(picture, h.to, h.to + run * (1 - h.to.x), color, 1.2);
            overlay::text(picture, {0.015, (h.from - run * h.from.x).y - 0.02}, "horizon", color);
        }
        if (d.vanishing) {
            overlay::circle(picture, *d.vanishing, 9, color, 2);
            overlay::circle(picture, *d.vanishing, 2, color, 2);
        }
    }

private:
    /// One line that comes back is a rhyme; when the others do too (the cosine between the two sets, each line a bump
    /// in the plane of angle and place), it is a better one. 1 only for the same lines with the same weights.
    static double alike(const Lines& a, const Lines& b, const std::vector<Placed>& moved_b, const Leading& lead) {
        const double clear =
            std::sqrt(std::min(1.0, a.lines.front().strength) * std::min(1.0, b.lines.front().strength));
        const double all = std::clamp(kernel(a.geometry, moved_b) / std::sqrt(a.self * b.self), 0.0, 1.0);
        return by_one_line * lead.worth + (1 - by_one_line) * all * (0.6 + 0.4 * clear);
    }
};

}  // namespace

const Cue& line_cue() {
    static const LineCue cue;
    return cue;
}

}  // namespace rhyme
