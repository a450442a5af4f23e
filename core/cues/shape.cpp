// Shape: the silhouette of what stands out, up to three readings of it, compared by how closely the outlines can be
// laid on one another.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/dnn_models.h"
#include "core/cues/edge_map.h"
#include "core/cues/outline.h"
#include "core/cues/pack.h"
#include "core/cues/saliency.h"

namespace rhyme {
namespace {

constexpr std::size_t most_subjects = 4;
constexpr double least_confidence = 0.1;
constexpr double worth_settling = 0.08;  // below, no one will look
constexpr std::string_view mark = "RS3";
constexpr double outermost = 0.6;  // an outline may pass the frame's edge by a little

struct Reading {
    Silhouette silhouette;
    double confidence = 0;
};

class ShapeDescriptor final : public Descriptor {
public:
    ShapeDescriptor(double aspect, std::vector<Reading> readings, EdgeMap edges)
        : aspect_(aspect), readings_(std::move(readings)), edges_(std::move(edges)) {}
    bool empty() const override { return readings_.empty(); }
    double aspect() const { return aspect_; }
    const std::vector<Reading>& readings() const { return readings_; }
    const EdgeMap& edges() const { return edges_; }

private:
    double aspect_;
    std::vector<Reading> readings_;  ///< likeliest first
    EdgeMap edges_;
};

const ShapeDescriptor& of(const Descriptor& d) { return static_cast<const ShapeDescriptor&>(d); }

/// Falls from 1 at 0 to one half at `half`.
double fading(double value, double half) { return std::exp2(-(value / half) * (value / half)); }

/// What an editor could still do: a match cut moves, turns and scales only so far.
double reachable(const PlaneSimilarity& move, double aspect) {
    const double growth = std::abs(std::log(move.scale())), turn = std::abs(move.degrees());
    const double shift = std::hypot(move.t.x, move.t.y * std::min(1.0, aspect));
    return fading(std::max(0.0, growth - 0.05), 0.24) * fading(std::max(0.0, turn - 2), 11) *
           fading(std::max(0.0, shift - 0.03), 0.11);
}

/// The most two readings can score, by how sure they are.
double certainty(const Reading& a, const Reading& b) { return 0.2 + 0.8 * std::sqrt(a.confidence * b.confidence); }

/// 0..1: how much a figure is seen: one of a hundredth of the picture (square widths) counts half.
double prominence(const Silhouette& s) { return s.area() / (s.area() + 0.01); }

/// Two outlines that coincide say more the less they look like just any blob.
double likeness(const Fit& fit, const Reading& a, const Reading& b) {
    const double close = 0.6 * fit.distance + 0.4 * fit.worst * 0.5;
    const double plain = std::sqrt(a.silhouette.character() * b.silhouette.character());
    const double telling = close / (close + 0.35 * plain + 0.01);
    return fading(close, 0.045) * (1 - 0.6 * telling) * certainty(a, b) *
           std::sqrt(prominence(a.silhouette) * prominence(b.silhouette));
}

struct Best {
    double similarity = 0;
    PlaneSimilarity move;  ///< B onto A
    std::size_t a = 0;     ///< A's reading that lies there; most_subjects when B's was found among A's edges
    std::size_t b = 0;     ///< likewise
};

/// The two silhouettes that lie best on one another.
Best best_pair(const ShapeDescriptor& a, const ShapeDescriptor& b, double aspect) {
    Best best;
    for (std::size_t i = 0; i < a.readings().size(); ++i)
        for (std::size_t j = 0; j < b.readings().size(); ++j) {
            const Reading &ra = a.readings()[i], &rb = b.readings()[j];
            const double sizes = std::abs(std::log(ra.silhouette.size() / rb.silhouette.size()));
            if (sizes > 0.45 || cv::norm(ra.silhouette.centre() - rb.silhouette.centre()) > 0.25) continue;
            if (certainty(ra, rb) <= best.similarity) continue;
            const auto found = fit(ra.silhouette, rb.silhouette);
            if (!found) continue;
            const double s = likeness(*found, ra, rb) * reachable(found->move, aspect);
            if (s > best.similarity) best = {s, found->move, i, j};
        }
    return best;
}

PlaneSimilarity inverse(const PlaneSimilarity& move) {
    PlaneSimilarity back;
    const double n = move.z.x * move.z.x + move.z.y * move.z.y;
    back.z = {move.z.x / n, -move.z.y / n};
    back.t = move.back({0, 0});
    return back;
}

/// How well the likeliest silhouettes of either side find themselves among the edges of the other: what is left of a
/// form where one of the two figures could not be cut out of its ground.
Best best_among_edges(const ShapeDescriptor& a, const ShapeDescriptor& b, double aspect) {
    constexpr std::size_t tried = 2;
    Best best;
    const auto search = [&](const ShapeDescriptor& figures, const ShapeDescriptor& ground, bool of_a) {
        for (std::size_t i = 0; i < std::min(tried, figures.readings().size()); ++i) {
            const Reading& r = figures.readings()[i];
            if (i > 0 && r.confidence < 0.8 * figures.readings().front().confidence) break;
            const EdgeFit found = find_among_edges(r.silhouette, ground.edges());
            const PlaneSimilarity move = of_a ? inverse(found.move) : found.move;
            const double s =
                found.clear * reachable(move, aspect) * (0.6 + 0.4 * r.confidence) * prominence(r.silhouette);
            if (s > best.similarity) best = {s, move, of_a ? i : most_subjects, of_a ? most_subjects : i};
        }
    };
    search(a, b, true), search(b, a, false);
    return best;
}

/// Both together: silhouettes on silhouettes say more, silhouettes on edges are there more often.
Best best_of(const ShapeDescriptor& a, const ShapeDescriptor& b, double aspect) {
    constexpr double by_silhouettes = 0.6;
    const Best forms = best_pair(a, b, aspect), edges = best_among_edges(a, b, aspect);
    Best best = by_silhouettes * forms.similarity >= (1 - by_silhouettes) * edges.similarity ? forms : edges;
    best.similarity = by_silhouettes * forms.similarity + (1 - by_silhouettes) * edges.similarity;
    return best;
}

/// The move of the best more finely: outlines laid on the edges of the other side.
PlaneSimilarity settled(const Best& best, const ShapeDescriptor& a, const ShapeDescriptor& b) {
    const auto outline = [](const ShapeDescriptor& d, std::size_t reading) {
        return reading < most_subjects ? &d.readings()[reading].silhouette : nullptr;
    };
    return settle_on_edges(outline(a, best.a), a.edges(), outline(b, best.b), b.edges(), best.move);
}

std::string describe_form(const Silhouette& s) {
    const double ratio = s.half_axes().width / std::max(1e-9, s.half_axes().height);
    if (s.solidity() < 0.75) return "branching";
    if (ratio < 1.2 && s.character() < 0.03) return "round";
    if (ratio < 1.35) return "compact";
    const double lean = std::abs(s.angle());
    return lean > 65 ? "upright" : lean < 25 ? "lying" : "slanting";
}

std::string describe_place(const Silhouette& s, double aspect) {
    const double x = s.centre().x, y = s.centre().y * aspect;
    const std::string across = x < -0.12  ? "left"
                               : x > 0.12 ? "right"
                                          : "",
                      down = y < -0.15  ? "high"
                             : y > 0.15 ? "low"
                                        : "";
    if (across.empty() && down.empty()) return "centred";
    return across.empty() ? down : down.empty() ? across : down + " " + across;
}

std::string because(const Best& best, const ShapeDescriptor& a, const ShapeDescriptor& b, double aspect) {
    const Silhouette& s = best.a < most_subjects ? a.readings()[best.a].silhouette : b.readings()[best.b].silhouette;
    const int larger = static_cast<int>(std::lround(100 * (1 / best.move.scale() - 1)));
    const std::string size =
        larger == 0 ? "same size" : std::to_string(std::abs(larger)) + (larger > 0 ? " % larger" : " % smaller");
    return describe_form(s) + ", " + describe_place(s, aspect) + ", " + size;
}

nlohmann::json as_json(const Reading& r, double aspect) {
    const Silhouette& s = r.silhouette;
    double left = 1, top = 1, right = 0, bottom = 0;
    for (const cv::Point2f& p : s.outline()) {
        left = std::min(left, p.x + 0.5), right = std::max(right, p.x + 0.5);
        top = std::min(top, p.y * aspect + 0.5), bottom = std::max(bottom, p.y * aspect + 0.5);
    }
    auto rounded = [](double v) { return std::round(v * 1e4) / 1e4; };
    nlohmann::json j;
    j["confidence"] = rounded(r.confidence);
    j["area"] = rounded(s.area() * aspect);
    j["centre"] = {{"x", rounded(s.centre().x + 0.5)}, {"y", rounded(s.centre().y * aspect + 0.5)}};
    j["box"] = {{"left", rounded(left)}, {"top", rounded(top)}, {"right", rounded(right)}, {"bottom", rounded(bottom)}};
    j["ellipse"] = {{"long", rounded(2 * s.half_axes().width)},
                    {"short", rounded(2 * s.half_axes().height)},
                    {"angle", std::round(s.angle() * 10) / 10}};
    j["solidity"] = rounded(s.solidity());
    j["form"] = describe_form(s);
    return j;
}

void draw_reading(const Reading& r, cv::Mat& picture, const cv::Scalar& color, bool first) {
    constexpr int shift = 4;
    const double w = picture.cols, h = picture.rows, unit = std::max(1.0, std::min(w, h) / 480.0);
    auto pixel = [&](cv::Point2d p) {
        return cv::Point(cvRound((p.x * w + w / 2 - 0.5) * (1 << shift)),
                         cvRound((p.y * w + h / 2 - 0.5) * (1 << shift)));
    };
    std::vector<std::vector<cv::Point>> line(1);
    for (const cv::Point2f& p : r.silhouette.outline()) line[0].push_back(pixel(p));
    if (first) {
        cv::Mat tinted = picture.clone();
        cv::fillPoly(tinted, line, color, cv::LINE_AA, shift);
        cv::addWeighted(tinted, 0.28, picture, 0.72, 0, picture);
    }
    const int thick = std::max(1, cvRound((first ? 2.4 : 1.0) * unit));
    cv::polylines(picture, line, true, cv::Scalar(16, 16, 18), thick + std::max(1, cvRound(1.6 * unit)), cv::LINE_AA,
                  shift);
    cv::polylines(picture, line, true, first ? color : cv::Scalar(color * 0.75), thick, cv::LINE_AA, shift);
    if (!first) return;
    const Silhouette& s = r.silhouette;
    const double a = s.angle() * std::numbers::pi / 180;
    const cv::Point2d along(std::cos(a), std::sin(a)), across(-along.y, along.x);
    const int hair = std::max(1, cvRound(unit));
    for (const cv::Point2d& axis : {along * s.half_axes().width, across * s.half_axes().height})
        cv::line(picture, pixel(s.centre() - axis), pixel(s.centre() + axis), cv::Scalar(255, 255, 255), hair,
                 cv::LINE_AA, shift);
    cv::circle(picture, pixel(s.centre()), cvRound(3.5 * unit * (1 << shift)), cv::Scalar(16, 16, 18), cv::FILLED,
               cv::LINE_AA, shift);
    cv::circle(picture, pixel(s.centre()), cvRound(2.5 * unit * (1 << shift)), cv::Scalar(255, 255, 255), cv::FILLED,
               cv::LINE_AA, shift);
}

/// Cells without an edge, most of them, are told by how many there are in a row; two offsets of the others share a
/// byte.
void pack(Packer& out, const EdgeMap& edges) {
    out.u16(static_cast<unsigned>(edges.rows()));
    const auto& cells = edges.cells();
    for (std::size_t i = 0; i < cells.size();) {
        std::size_t run = 0;
        while (cells[i] == 0 && run < 255 && i + run < cells.size() && cells[i + run] == 0) ++run;
        out.u8(cells[i]);
        if (run > 0) out.u8(static_cast<unsigned>(run));
        i += std::max<std::size_t>(1, run);
    }
    unsigned two = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] == 0) continue;
        two = two * 16 + static_cast<unsigned>(edges.offsets()[i] + EdgeMap::places);
        if (++count % 2 == 0) out.u8(two), two = 0;
    }
    if (count % 2 == 1) out.u8(two * 16);
}

EdgeMap unpack_edges(Unpacker& in) {
    const unsigned rows = in.u16();
    if (rows > 4 * EdgeMap::columns) return {};
    std::vector<std::uint8_t> cells;
    const std::size_t whole = static_cast<std::size_t>(rows) * EdgeMap::columns;
    while (cells.size() < whole && in.good()) {
        const auto cell = static_cast<std::uint8_t>(in.u8());
        cells.insert(cells.end(), cell == 0 ? std::max(1U, in.u8()) : 1, cell);
    }
    std::vector<std::int8_t> offsets(cells.size(), 0);
    unsigned two = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i] == 0) continue;
        if (count++ % 2 == 0) two = in.u8();
        offsets[i] = static_cast<std::int8_t>(static_cast<int>(two / 16 % 16) - EdgeMap::places);
        two *= 16;
    }
    return EdgeMap::from_cells(static_cast<int>(rows), std::move(cells), std::move(offsets));
}

class ShapeCue final : public Cue {
public:
    std::string_view name() const override { return "shape"; }
    int version() const override { return version_with_masks(5); }

    DescriptorPtr describe(const Observation& moment) const override {
        std::vector<Reading> readings;
        cv::Mat edges;
        for (const Subject& subject : moment.subjects()) {
            if (subject.confidence < least_confidence || readings.size() == most_subjects) break;
            const auto s = Silhouette::from_mask(subject.mask);
            if (!s) continue;
            if (edges.empty()) edges = moment.from_inside(edge_strength(moment.inside().oklab()));
            readings.push_back({s->snapped(edges), subject.confidence});
        }
        return std::make_shared<ShapeDescriptor>(moment.aspect(), std::move(readings),
                                                 moment.blank() ? EdgeMap() : EdgeMap::of(moment));
    }

    std::string encode(const Descriptor& descriptor) const override {
        const ShapeDescriptor& d = of(descriptor);
        Packer out;
        for (char c : mark) out.u8(static_cast<unsigned char>(c));
        out.fraction(d.aspect(), 0, 16);
        out.u8(static_cast<unsigned>(d.readings().size()));
        for (const Reading& r : d.readings()) {
            out.fraction(r.confidence);
            for (const cv::Point2f& p : r.silhouette.outline()) {
                out.fraction(p.x, -outermost, outermost);
                out.fraction(p.y * d.aspect(), -outermost, outermost);
            }
        }
        pack(out, d.edges());
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        const auto damaged = [] { return fail(ErrorCode::Damaged, "these bytes are no shape descriptor"); };
        Unpacker in(bytes);
        for (char c : mark)
            if (in.u8() != static_cast<unsigned char>(c)) return damaged();
        const double aspect = in.fraction(0, 16);
        const unsigned count = in.u8();
        if (!in.good() || aspect < 0.05 || count > most_subjects) return damaged();
        std::vector<Reading> readings;
        for (unsigned i = 0; i < count; ++i) {
            const double confidence = in.fraction();
            std::vector<cv::Point2d> line;
            for (int k = 0; k < Silhouette::points; ++k) {
                const double x = in.fraction(-outermost, outermost), y = in.fraction(-outermost, outermost) / aspect;
                line.emplace_back(x, y);
            }
            auto s = in.good() ? Silhouette::from_outline(line) : std::nullopt;
            if (!s) return damaged();
            readings.push_back({*s, confidence});
        }
        EdgeMap edges = unpack_edges(in);
        if (!in.finished()) return damaged();
        return std::make_shared<ShapeDescriptor>(aspect, std::move(readings), std::move(edges));
    }

    /// Place, size and the outline's radius in 16 directions of the likeliest reading.
    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        constexpr int directions = 16;
        const ShapeDescriptor& d = of(descriptor);
        std::vector<float> v(directions + 3, 0.f);
        if (d.empty()) return v;
        const Silhouette& s = d.readings().front().silhouette;
        std::array<double, directions> sum{}, weight{};
        for (const cv::Point2f& p : s.outline()) {
            const cv::Point2d r = cv::Point2d(p) - s.centre();
            const double at = (std::atan2(r.y, r.x) / (2 * std::numbers::pi) + 1) * directions,
                         radius = std::hypot(r.x, r.y) / s.size();
            for (int k = -1; k <= 1; ++k) {
                const int bin = static_cast<int>(std::lround(at)) + k;
                const double w = std::exp(-(bin - at) * (bin - at) * 1.5);
                sum[static_cast<std::size_t>(bin % directions)] += w * radius,
                    weight[static_cast<std::size_t>(bin % directions)] += w;
            }
        }
        for (std::size_t k = 0; k < directions; ++k) v[k] = static_cast<float>(weight[k] > 0 ? sum[k] / weight[k] : 0);
        v[directions] = static_cast<float>(2 * std::log(s.size()));
        v[directions + 1] = static_cast<float>(4 * s.centre().x),
                       v[directions + 2] = static_cast<float>(4 * s.centre().y);
        return v;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const override {
        const ShapeDescriptor &a = of(outgoing), &b = of(incoming);
        Comparison result;
        Best best = best_of(a, b, aspect);
        if (best.similarity <= 0) return result;
        if (best.similarity > worth_settling) best.move = settled(best, a, b);
        result.similarity = best.similarity;
        result.aligned = true;
        result.align = best.move.similarity(aspect);
        result.because = because(best, a, b, a.aspect());
        return result;
    }

    double similarity_under(const Descriptor& outgoing, const Descriptor& incoming, const Similarity& align,
                            double aspect) const override {
        const ShapeDescriptor &a = of(outgoing), &b = of(incoming);
        const PlaneSimilarity move = PlaneSimilarity::from(align, aspect);
        double best = 0;
        for (const Reading& ra : a.readings())
            for (const Reading& rb : b.readings())
                best = std::max(best, likeness(fit_under(ra.silhouette, rb.silhouette, move), ra, rb));
        return best * reachable(move, aspect);
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const ShapeDescriptor& d = of(descriptor);
        nlohmann::json j;
        j["subjects"] = nlohmann::json::array();
        for (const Reading& r : d.readings()) j["subjects"].push_back(as_json(r, d.aspect()));
        return j.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const ShapeDescriptor& d = of(descriptor);
        for (std::size_t i = d.readings().size(); i-- > 0;)
            draw_reading(d.readings()[i], picture, side_color(side), i == 0);
    }
};

}  // namespace

const EdgeMap* edges_of(const Descriptor& descriptor) {
    const auto* shape = dynamic_cast<const ShapeDescriptor*>(&descriptor);
    return shape && !shape->edges().empty() ? &shape->edges() : nullptr;
}

EdgeMap ground_edges_of(const Descriptor& descriptor) {
    constexpr double likely = 0.6;  // of the likeliest
    const auto* shape = dynamic_cast<const ShapeDescriptor*>(&descriptor);
    if (!shape || shape->edges().empty()) return {};
    std::vector<const Silhouette*> figures;
    for (const Reading& r : shape->readings())
        if (r.confidence >= likely * shape->readings().front().confidence) figures.push_back(&r.silhouette);
    return shape->edges().around(figures);
}

EdgeMap figure_edges_of(const Descriptor& descriptor) {
    const auto* shape = dynamic_cast<const ShapeDescriptor*>(&descriptor);
    if (!shape || shape->edges().empty() || shape->empty()) return {};
    return shape->edges().within(shape->readings().front().silhouette);
}

const Cue& shape_cue() {
    static const ShapeCue cue;
    return cue;
}

}  // namespace rhyme
