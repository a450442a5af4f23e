#include "core/transitions/form_cover.h"

#include <algorithm>
#include <cmath>
#include <opencv2/core.hpp>
#include <optional>

#include "core/cues/edge_map.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double least_face = 0.08;   // of the picture's width
constexpr double same_place = 0.3;    // of a face's size, between two looks at it
constexpr double turned_alike = 0.3;  // of a face's turn from the front into profile
constexpr double clear = 0.5;         // of an outline among edges: so well nothing lies by chance

/// Where `form` lies when moved by `there`, beside where it is put by `put`.
FormCover between(const Silhouette& form, const PlaneSimilarity& there, const PlaneSimilarity& put, double aspect) {
    const PlaneSimilarity back = PlaneSimilarity::from(there.similarity(aspect).inverse(aspect), aspect);
    const cv::Point2d centre = put(form.centre());
    const PlaneSimilarity both =
        PlaneSimilarity::from(put.similarity(aspect).then(back.similarity(aspect), aspect), aspect);
    return {overlap_of(form, form, both), cv::norm(centre - there(form.centre())) / std::hypot(1.0, 1 / aspect)};
}

/// The likeliest one. A detector tries places and sizes in steps: what it finds in the picture and in its mirror image
/// is, taken together, nearer to the truth.
std::optional<Face> measured_face(const Observation& picture) {
    if (picture.faces().empty()) return std::nullopt;
    Face face = picture.faces().front();
    cv::Mat mirrored;
    cv::flip(picture.pixels().rgb, mirrored, 1);
    const Observation mirror({mirrored, {}, {}, {}}, picture.models());
    for (const Face& again : mirror.faces()) {
        if (std::hypot(1 - again.x - face.x, (again.y - face.y) / picture.aspect()) > same_place * face.size) continue;
        face.x = (face.x + 1 - again.x) / 2, face.y = (face.y + again.y) / 2;
        face.size = (face.size + again.size) / 2, face.turn = (face.turn - again.turn) / 2;
        break;
    }
    return face;
}

/// Where the likeliest face lies, as big as it is from the brows to the chin, in widths of the frame.
struct FaceDisc {
    cv::Point2d centre;
    double radius, turn;
};
std::optional<FaceDisc> face_in(const JoinSight& sight, bool incoming) {
    const Observation& picture = sight.inside(incoming);
    const auto face = measured_face(picture);
    if (!face || face->size < least_face) return std::nullopt;
    const double width = sight.window(incoming).width;
    return FaceDisc{
        {(face->x - 0.5) * width, (face->y - 0.5) / picture.aspect() * width}, face->size * width / 2, face->turn};
}

/// Of two circles.
double overlap_of_discs(double a, double b, double apart) {
    if (apart >= a + b) return 0;
    const double small = std::min(a, b), all = CV_PI * (a * a + b * b);
    double both = CV_PI * small * small;
    if (apart > std::abs(a - b)) {
        const double of_a = std::acos(std::clamp((apart * apart + a * a - b * b) / (2 * apart * a), -1.0, 1.0)),
                     of_b = std::acos(std::clamp((apart * apart + b * b - a * a) / (2 * apart * b), -1.0, 1.0));
        both = a * a * (of_a - std::sin(2 * of_a) / 2) + b * b * (of_b - std::sin(2 * of_b) / 2);
    }
    return both / (all - both);
}

/// Where both pictures look at a face, turned alike, it is the face that a viewer sees to stay, whatever hair and
/// shoulders do.
FormCover cover_of_faces(const JoinSight& sight, const Similarity& alignment) {
    const auto a = face_in(sight, false), b = face_in(sight, true);
    if (!a || !b || std::abs(a->turn - b->turn) > turned_alike) return {};
    const double aspect = sight.aspect();
    const double apart = cv::norm(PlaneSimilarity::from(alignment, aspect)(b->centre) - a->centre);
    return {overlap_of_discs(a->radius, b->radius * alignment.scale, apart), apart / std::hypot(1.0, 1 / aspect)};
}

FormCover better(const FormCover& a, const FormCover& b) { return b.overlap > a.overlap ? b : a; }

}  // namespace

FormCover cover_of(const JoinSight& sight, const Similarity& alignment) {
    const double aspect = sight.aspect();
    const PlaneSimilarity put = PlaneSimilarity::from(alignment, aspect),
                          back = PlaneSimilarity::from(alignment.inverse(aspect), aspect);
    FormCover cover;
    if (const auto pair = find_subject_pair(sight, alignment))
        cover = {pair->overlap,
                 cv::norm(pair->outgoing.centre() - put(pair->incoming.centre())) / std::hypot(1.0, 1 / aspect)};
    if (!cover.coincide()) cover = better(cover, cover_of_faces(sight, alignment));
    if (cover.coincide()) return cover;
    if (const auto form = find_subject(sight, true)) {
        const EdgeFit found = find_among_edges(*form, EdgeMap::of(sight.outgoing));
        if (found.clear >= clear) cover = better(cover, between(*form, found.move, put, aspect));
    }
    if (cover.coincide()) return cover;
    if (const auto form = find_subject(sight, false)) {
        const EdgeFit found = find_among_edges(*form, EdgeMap::of(sight.incoming));
        if (found.clear >= clear) cover = better(cover, between(*form, found.move, back, aspect));
    }
    return cover;
}

}  // namespace rhyme
