#include "core/transitions/form_cover.h"

#include <cmath>

#include "core/cues/edge_map.h"
#include "core/transitions/subject_pair.h"

namespace rhyme {

namespace {

constexpr double clear = 0.5;  // of an outline among edges: so well nothing lies by chance

/// Where `form` lies when moved by `there`, beside where it is put by `put`.
FormCover between(const Silhouette& form, const PlaneSimilarity& there, const PlaneSimilarity& put, double aspect) {
    const PlaneSimilarity back = PlaneSimilarity::from(there.similarity(aspect).inverse(aspect), aspect);
    const cv::Point2d centre = put(form.centre());
    const PlaneSimilarity both =
        PlaneSimilarity::from(put.similarity(aspect).then(back.similarity(aspect), aspect), aspect);
    return {overlap_of(form, form, both), cv::norm(centre - there(form.centre())) / std::hypot(1.0, 1 / aspect)};
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
