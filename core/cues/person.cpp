// Person: faces with their place, size and where they look, and the silhouette of whose face it is. Two moments rhyme
// when a head comes back at the same place and size, looking the same way.
#include "core/cues/person.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/cues/dnn_models.h"
#include "core/cues/outline.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"

namespace rhyme {
namespace {

constexpr std::string_view mark = "RP3";
constexpr std::size_t most_people = 4, most_outlines = 2, longest_embedding = 512;
constexpr double outermost = 0.6;     // an outline may pass the frame's edge by a little
constexpr double inside_mask = 0.55;  // how much of a face a subject must hold to be that person
constexpr double size_spread = 0.2;   // of the logarithm of the ratio
// Geometric mean of two confidences: up to the first one guess meets another, from the second on both count as seen.
constexpr double guess = 0.25, seen_well = 0.4;
constexpr double turn_spread = 0.8, roll_spread = 25;

struct Person {
    Face face;
    std::optional<Silhouette> outline;
};

class PersonDescriptor final : public Descriptor {
public:
    bool empty() const override { return people.empty(); }
    double aspect = 16.0 / 9;
    std::vector<Person> people;           ///< the one a viewer looks at first
    std::vector<DnnModel::Joint> joints;  ///< of a pose network
    std::vector<std::int8_t> embedding;   ///< of a network, for the first person, in 1/127 of the largest
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

/// 0..1: joints that both show, once head lies on head; half where a network saw none.
double same_joints(const PersonDescriptor& a, const PersonDescriptor& b, const PlaneSimilarity& move) {
    double sum = 0, weight = 0;
    for (std::size_t i = 0; i < a.joints.size() && a.joints.size() == b.joints.size(); ++i) {
        const DnnModel::Joint &p = a.joints[i], &q = b.joints[i];
        const double sure = std::sqrt(p.score * q.score);
        const cv::Point2d on_a = move({q.x - 0.5, (q.y - 0.5) / b.aspect}),
                          apart = on_a - cv::Point2d(p.x - 0.5, (p.y - 0.5) / a.aspect);
        sum += sure * bell(std::hypot(apart.x, apart.y) / 0.05), weight += sure;
    }
    return weight > 0.5 ? sum / weight : 0.5;
}

/// -1..1 as the network sees it; 0 where there is none.
double same_embedding(const PersonDescriptor& a, const PersonDescriptor& b) {
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.embedding.size() && a.embedding.size() == b.embedding.size(); ++i)
        ab += a.embedding[i] * b.embedding[i], aa += a.embedding[i] * a.embedding[i],
            bb += b.embedding[i] * b.embedding[i];
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
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
    const double sure = std::sqrt(pa.face.confidence * pb.face.confidence),
                 seen = std::clamp((sure - guess) / (seen_well - guess), 0.0, 1.0);
    // The second face of a picture rhymes less than the first.
    const double rank = std::pow(0.9, static_cast<double>(i + j));
    return place * looking * seen * (0.35 + 0.65 * sure) * (0.85 + 0.15 * pose(pa, pb, move)) * rank *
           (0.8 + 0.4 * same_joints(a, b, move)) * (1 + 0.2 * same_embedding(a, b));
}

Best best_pair(const PersonDescriptor& a, const PersonDescriptor& b) {
    Best best;
    for (std::size_t i = 0; i < a.people.size(); ++i)
        for (std::size_t j = 0; j < b.people.size(); ++j) {
            const Face &fa = a.people[i].face, &fb = b.people[j].face;
            const double place = same_place(fa, a.aspect, fb, b.aspect);
            if (1.44 * place <= best.similarity) continue;
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
    const double stroke = first ? 1.8 : 1.1, arm = 0.22;
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
    /// Without detectors of its own it looks through those that are installed.
    PersonCue(std::optional<PersonDetectors> own, const DnnModels& models) : own_(std::move(own)), models_(models) {}

    std::string_view name() const override { return "person"; }
    /// Cascades and networks that appear, change or vanish change what is found.
    int version() const override {
        const int cascades = (detectors().frontal ? 1 : 0) + (detectors().facing_left ? 2 : 0);
        return models_.version(4 * 8 + cascades,
                               {DnnTask::PersonMask, DnnTask::Face, DnnTask::Pose, DnnTask::Embedding});
    }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<PersonDescriptor>();
        d->aspect = moment.aspect();
        if (moment.blank()) return d;
        std::vector<Face> faces = faces_of(moment);
        std::stable_sort(faces.begin(), faces.end(),
                         [](const Face& a, const Face& b) { return weight(a) > weight(b); });
        for (const Face& f : faces) {
            Person p{f, std::nullopt};
            if (d->people.size() < most_outlines) p.outline = outline_of(f, moment);
            d->people.push_back(std::move(p));
        }
        if (const DnnModel* pose = network(moment, DnnTask::Pose)) d->joints = pose->joints(moment.pixels().rgb);
        if (!d->people.empty()) d->embedding = embedding_of(d->people.front().face, moment);
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
        out.u8(static_cast<unsigned>(d.joints.size()));
        for (const DnnModel::Joint& j : d.joints) out.fraction(j.x), out.fraction(j.y), out.fraction(j.score);
        out.u16(static_cast<unsigned>(d.embedding.size()));
        for (const std::int8_t v : d.embedding) out.u8(static_cast<std::uint8_t>(v));
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
        d->joints.resize(in.u8());
        for (DnnModel::Joint& j : d->joints) j.x = in.fraction(), j.y = in.fraction(), j.score = in.fraction();
        const unsigned length = in.u16();
        if (!in.good() || length > longest_embedding) return damaged();
        d->embedding.resize(length);
        for (std::int8_t& v : d->embedding) v = static_cast<std::int8_t>(static_cast<std::uint8_t>(in.u8()));
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
        for (const DnnModel::Joint& joint : d.joints)
            j["joints"].push_back({rounded(joint.x), rounded(joint.y), rounded(joint.score)});
        if (!d.embedding.empty()) j["embedding"] = d.embedding.size();
        if (!detectors().missing.empty()) j["note"] = detectors().missing;
        return j.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const PersonDescriptor& d = of(descriptor);
        for (std::size_t i = d.people.size(); i-- > 0;)
            draw_face(d.people[i].face, picture, i == 0 ? side_color(side) : cv::Scalar(side_color(side) * 0.8),
                      i == 0);
    }

private:
    static const DnnModel* network(const Observation& moment, DnnTask task) {
        return moment.models() ? moment.models()->find(task) : nullptr;
    }

    std::vector<Face> faces_of(const Observation& moment) const {
        const DnnModel* faces = network(moment, DnnTask::Face);
        if (!faces) return own_ ? in_whole(find_faces(moment.inside(), *own_), moment) : moment.faces();
        std::vector<Face> found;
        for (const DnnModel::Box& b : faces->boxes(moment.pixels().rgb)) {
            Face f;
            f.x = (b.left + b.right) / 2, f.y = (b.top + b.bottom) / 2;
            f.size = std::sqrt((b.right - b.left) * (b.bottom - b.top) / moment.aspect());
            f.confidence = b.score;
            if (found.size() < most_people) found.push_back(f);
        }
        return found;
    }

    /// Of the square that head and shoulders fill. Long ones are folded onto themselves with changing signs, which
    /// keeps angles nearly (K. Weinberger et al., "Feature hashing for large scale multitask learning", 2009).
    static std::vector<std::int8_t> embedding_of(const Face& face, const Observation& moment) {
        const DnnModel* network_ = network(moment, DnnTask::Embedding);
        if (!network_) return {};
        const cv::Mat& rgb = moment.pixels().rgb;
        const int half = cvRound(1.2 * face.size * rgb.cols);
        const cv::Rect square =
            cv::Rect(cvRound(face.x * rgb.cols) - half, cvRound(face.y * rgb.rows) - half, 2 * half, 2 * half) &
            cv::Rect({}, rgb.size());
        if (square.width < 8 || square.height < 8) return {};
        const std::vector<float> v = network_->embedding(rgb(square).clone());
        std::vector<double> folded(std::min<std::size_t>(v.size(), longest_embedding), 0);
        for (std::size_t i = 0; i < v.size(); ++i)
            folded[i % longest_embedding] +=
                (i / longest_embedding * 7 + i) % 2 && i >= longest_embedding ? -v[i] : v[i];
        double most = 0;
        for (const double x : folded) most = std::max(most, std::abs(x));
        std::vector<std::int8_t> bytes;
        for (const double x : folded)
            bytes.push_back(static_cast<std::int8_t>(most > 0 ? std::lround(127 * x / most) : 0));
        return bytes;
    }

    const PersonDetectors& detectors() const { return own_ ? *own_ : user_detectors(); }

    const std::optional<PersonDetectors> own_;
    const DnnModels& models_;
};

}  // namespace

std::unique_ptr<const Cue> make_person_cue(PersonDetectors detectors, const DnnModels& models) {
    return std::make_unique<PersonCue>(std::move(detectors), models);
}

const Cue& person_cue() {
    static const PersonCue cue(std::nullopt, user_models());
    return cue;
}

}  // namespace rhyme
