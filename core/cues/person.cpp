// Person: faces with their place, size and where they look, and the silhouette of whose face it is. Two moments rhyme
// when a head comes back at the same place and size, looking the same way.
#include "core/cues/person.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/cues/outline.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"

namespace rhyme {
namespace {

constexpr std::string_view mark = "RP2";
constexpr std::size_t most_people = 4, most_outlines = 2;
constexpr double outermost = 0.6;     // an outline may pass the frame's edge by a little
constexpr double inside_mask = 0.55;  // how much of a face a subject must hold to be that person
constexpr double size_spread = 0.2;   // of the logarithm of the ratio
constexpr double turn_spread = 0.8, roll_spread = 25;

struct Person {
    Face face;
    std::optional<Silhouette> outline;
};

class PersonDescriptor final : public Descriptor {
public:
    bool empty() const override { return people.empty(); }
    double aspect = 16.0 / 9;
    std::vector<Person> people;  ///< the one a viewer looks at first
};

const PersonDescriptor& of(const Descriptor& d) { return static_cast<const PersonDescriptor&>(d); }

/// The picture's plane: origin at its centre, one unit its width.
cv::Point2d plane(const Face& f, double aspect) { return {f.x - 0.5, (f.y - 0.5) / aspect}; }

/// Large and plainly seen faces are looked at first.
double weight(const Face& f) { return f.confidence * f.confidence * std::sqrt(f.size); }

/// The subject that holds the face; nullopt when none does.
std::optional<Silhouette> outline_of(const Face& face, const Observation& moment) {
    for (const Subject& subject : moment.subjects()) {
        const double w = subject.mask.cols, h = subject.mask.rows, half = 0.35 * face.size * w;
        const cv::Rect box =
            cv::Rect(cvRound(face.x * w - half), cvRound(face.y * h - half), cvCeil(2 * half), cvCeil(2 * half)) &
            cv::Rect({}, subject.mask.size());
        if (box.empty() || cv::mean(subject.mask(box))[0] < inside_mask) continue;
        if (auto s = Silhouette::from_mask(subject.mask)) return s;
    }
    return std::nullopt;
}

double bell(double v) { return std::exp(-0.5 * v * v); }

/// 0..1: one head for the other, by place and size.
double same_place(const Face& a, double aspect_a, const Face& b, double aspect_b) {
    const cv::Point2d apart = plane(a, aspect_a) - plane(b, aspect_b);
    const double spread = 0.035 + 0.12 * std::sqrt(a.size * b.size);
    return bell(std::hypot(apart.x, apart.y) / spread) * bell(std::log(a.size / b.size) / size_spread);
}

PlaneSimilarity move_of(const Face& a, double aspect_a, const Face& b, double aspect_b) {
    // A tilt is known to some ten degrees only: half of it is the likelier correction.
    const double scale = a.size / b.size, turn = (a.roll - b.roll) / 2 * std::numbers::pi / 180;
    PlaneSimilarity move;
    move.z = {scale * std::cos(turn), scale * std::sin(turn)};
    move.t = plane(a, aspect_a) - move(plane(b, aspect_b));
    return move;
}

/// 0..1: the silhouettes agree too, once head lies on head. Neither helps nor harms when one is not known.
double pose(const Person& a, const Person& b, const PlaneSimilarity& move) {
    constexpr double unknown = 0.5;
    if (!a.outline || !b.outline) return unknown;
    const Fit f = fit_under(*a.outline, *b.outline, move);
    return std::exp2(-std::pow(f.distance / 0.1, 2));
}

struct Best {
    double similarity = 0;
    std::size_t a = 0, b = 0;
    PlaneSimilarity move;
};

double likeness(const PersonDescriptor& a, std::size_t i, const PersonDescriptor& b, std::size_t j, double place,
                const PlaneSimilarity& move) {
    const Person &pa = a.people[i], &pb = b.people[j];
    const double looking = 0.6 + 0.25 * bell((pa.face.turn - pb.face.turn) / turn_spread) +
                           0.15 * bell((pa.face.roll - pb.face.roll) / roll_spread);
    const double sure = std::sqrt(pa.face.confidence * pb.face.confidence);
    // The second face of a picture rhymes less than the first.
    const double rank = std::pow(0.9, static_cast<double>(i + j));
    return place * looking * (0.35 + 0.65 * sure) * (0.85 + 0.15 * pose(pa, pb, move)) * rank;
}

Best best_pair(const PersonDescriptor& a, const PersonDescriptor& b) {
    Best best;
    for (std::size_t i = 0; i < a.people.size(); ++i)
        for (std::size_t j = 0; j < b.people.size(); ++j) {
            const Face &fa = a.people[i].face, &fb = b.people[j].face;
            const double place = same_place(fa, a.aspect, fb, b.aspect);
            if (place <= best.similarity) continue;
            const PlaneSimilarity move = move_of(fa, a.aspect, fb, b.aspect);
            const double s = likeness(a, i, b, j, place, move);
            if (s > best.similarity) best = {s, i, j, move};
        }
    return best;
}

std::string looks(double turn) {
    return turn < -0.6   ? "in profile to the left"
           : turn > 0.6  ? "in profile to the right"
           : turn < -0.2 ? "turned left"
           : turn > 0.2  ? "turned right"
                         : "facing us";
}

std::string shot_size(const Face& f, double aspect) {
    const double height = f.size * aspect;  // of the picture's height
    return height > 0.55 ? "extreme close-up" : height > 0.3 ? "close-up" : height > 0.17 ? "medium" : "wide";
}

std::string why(const Person& a, const Person& b, double aspect, const cv::Point2d& apart) {
    const double off = 100 * std::hypot(apart.x, apart.y), growth = 100 * (b.face.size / a.face.size - 1);
    char text[128];
    std::snprintf(text, sizeof text, "%s, %s, %d %% off, ", shot_size(a.face, aspect).c_str(),
                  looks((a.face.turn + b.face.turn) / 2).c_str(), static_cast<int>(std::lround(off)));
    std::string words = text;
    if (std::abs(growth) < 3) return words + "of one size";
    std::snprintf(text, sizeof text, "%d %% %s", static_cast<int>(std::lround(std::abs(growth))),
                  growth > 0 ? "larger" : "smaller");
    return words + text;
}

void draw_face(const Face& f, cv::Mat& picture, const cv::Scalar& color, bool first) {
    const double aspect = static_cast<double>(picture.cols) / picture.rows, w = f.size / 2, h = f.size * aspect / 2;
    const double stroke = first ? 2.4 : 1.4, arm = 0.32;
    const cv::Point2d c(f.x, f.y);
    for (const int sx : {-1, 1})
        for (const int sy : {-1, 1}) {
            const cv::Point2d corner = c + cv::Point2d(sx * w, sy * h);
            overlay::line(picture, corner, corner - cv::Point2d(sx * w * arm * 2, 0), color, stroke);
            overlay::line(picture, corner, corner - cv::Point2d(0, sy * h * arm * 2), color, stroke);
        }
    if (std::abs(f.turn) > 0.2) overlay::line(picture, c, c + cv::Point2d(f.turn * 1.5 * w, 0), color, stroke);
    overlay::disc(picture, c, first ? 4.5 : 3.5, {0, 0, 0}, 0.8);
    overlay::disc(picture, c, first ? 3.2 : 2.4, color, 1);
}

class PersonCue final : public Cue {
public:
    explicit PersonCue(PersonDetectors detectors) : detectors_(std::move(detectors)) {}

    std::string_view name() const override { return "person"; }
    /// Cascades that appear or vanish change what is found.
    int version() const override { return 2 * 4 + (detectors_.frontal ? 1 : 0) + (detectors_.facing_left ? 2 : 0); }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<PersonDescriptor>();
        d->aspect = moment.aspect();
        std::vector<Face> faces = find_faces(moment, detectors_);
        std::stable_sort(faces.begin(), faces.end(),
                         [](const Face& a, const Face& b) { return weight(a) > weight(b); });
        for (const Face& f : faces) {
            Person p{f, std::nullopt};
            if (d->people.size() < most_outlines) p.outline = outline_of(f, moment);
            d->people.push_back(std::move(p));
        }
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const PersonDescriptor& d = of(descriptor);
        Packer out;
        for (char c : mark) out.u8(static_cast<unsigned char>(c));
        out.fraction(d.aspect, 0, 16);
        out.u8(static_cast<unsigned>(d.people.size()));
        for (const Person& p : d.people) {
            for (const double v : {p.face.x, p.face.y, p.face.size, p.face.confidence}) out.fraction(v);
            out.fraction(p.face.turn, -1, 1);
            out.fraction(p.face.roll, -90, 90);
            out.u8(p.outline ? 1 : 0);
            if (!p.outline) continue;
            for (const cv::Point2f& q : p.outline->outline()) {
                out.fraction(q.x, -outermost, outermost);
                out.fraction(q.y * d.aspect, -outermost, outermost);
            }
        }
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        const auto damaged = [] { return fail(ErrorCode::Damaged, "these bytes are no description of people"); };
        Unpacker in(bytes);
        for (char c : mark)
            if (in.u8() != static_cast<unsigned char>(c)) return damaged();
        auto d = std::make_shared<PersonDescriptor>();
        d->aspect = in.fraction(0, 16);
        const unsigned count = in.u8();
        if (!in.good() || d->aspect < 0.05 || count > most_people) return damaged();
        for (unsigned i = 0; i < count; ++i) {
            Person p;
            for (double* v : {&p.face.x, &p.face.y, &p.face.size, &p.face.confidence}) *v = in.fraction();
            p.face.turn = in.fraction(-1, 1);
            p.face.roll = in.fraction(-90, 90);
            if (!in.good() || p.face.size < 1e-3) return damaged();
            if (in.u8() & 1) {
                std::vector<cv::Point2d> line;
                for (int k = 0; k < Silhouette::points; ++k) {
                    const double x = in.fraction(-outermost, outermost),
                                 y = in.fraction(-outermost, outermost) / d->aspect;
                    line.emplace_back(x, y);
                }
                p.outline = in.good() ? Silhouette::from_outline(line) : std::nullopt;
                if (!p.outline) return damaged();
            }
            d->people.push_back(std::move(p));
        }
        if (!in.finished()) return damaged();
        return d;
    }

    /// Place, size and turn of the first face, in units of how far they may be apart.
    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const PersonDescriptor& d = of(descriptor);
        if (d.empty()) return std::vector<float>(5, 0.F);
        const Face& f = d.people.front().face;
        const cv::Point2d p = plane(f, d.aspect);
        const double spread = 0.035 + 0.12 * f.size;
        return {static_cast<float>(p.x / spread), static_cast<float>(p.y / spread),
                static_cast<float>(std::log(f.size) / size_spread), static_cast<float>(0.5 * f.turn / turn_spread),
                static_cast<float>(1.5 * (1 - f.confidence))};
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const override {
        const PersonDescriptor &a = of(outgoing), &b = of(incoming);
        Comparison result;
        const Best best = best_pair(a, b);
        if (best.similarity <= 0) return result;
        const Person &pa = a.people[best.a], &pb = b.people[best.b];
        result.similarity = std::min(1.0, best.similarity);
        result.aligned = true;
        result.align = best.move.similarity(aspect);
        result.because = why(pa, pb, a.aspect, plane(pa.face, a.aspect) - plane(pb.face, b.aspect));
        return result;
    }

    double similarity_under(const Descriptor& outgoing, const Descriptor& incoming, const Similarity& align,
                            double aspect) const override {
        const PersonDescriptor &a = of(outgoing), &b = of(incoming);
        const PlaneSimilarity move = PlaneSimilarity::from(align, aspect);
        double best = 0;
        for (std::size_t i = 0; i < a.people.size(); ++i)
            for (std::size_t j = 0; j < b.people.size(); ++j) {
                Face moved = b.people[j].face;
                const cv::Point2d p = move(plane(moved, b.aspect));
                moved.x = p.x + 0.5, moved.y = p.y * a.aspect + 0.5, moved.size *= move.scale();
                const double place = same_place(a.people[i].face, a.aspect, moved, a.aspect);
                best = std::max(best, likeness(a, i, b, j, place, move));
            }
        return std::min(1.0, best);
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const PersonDescriptor& d = of(descriptor);
        const auto rounded = [](double v) { return std::round(v * 1e4) / 1e4; };
        nlohmann::json faces = nlohmann::json::array();
        for (const Person& p : d.people)
            faces.push_back({{"x", rounded(p.face.x)},
                             {"y", rounded(p.face.y)},
                             {"size", rounded(p.face.size)},
                             {"turn", rounded(p.face.turn)},
                             {"tilt", std::round(p.face.roll * 10) / 10},
                             {"looks", looks(p.face.turn)},
                             {"shot", shot_size(p.face, d.aspect)},
                             {"confidence", rounded(p.face.confidence)},
                             {"silhouette", p.outline.has_value()}});
        nlohmann::json j{{"faces", std::move(faces)}};
        if (!detectors_.missing.empty()) j["note"] = detectors_.missing;
        return j.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const PersonDescriptor& d = of(descriptor);
        for (std::size_t i = d.people.size(); i-- > 0;)
            draw_face(d.people[i].face, picture, i == 0 ? side_color(side) : cv::Scalar(side_color(side) * 0.8),
                      i == 0);
    }

private:
    const PersonDetectors detectors_;
};

}  // namespace

std::unique_ptr<const Cue> make_person_cue(PersonDetectors detectors) {
    return std::make_unique<PersonCue>(std::move(detectors));
}

const Cue& person_cue() {
    static const PersonCue cue(PersonDetectors::load(cascade_folders()));
    return cue;
}

}  // namespace rhyme
