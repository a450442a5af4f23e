// The two forms that a join is about: A's and B's subject, and how they lie on each other.
#pragma once

#include "core/cues/outline.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

/// Points as in Silhouette: origin at the picture's centre, one unit its width, y down.
struct SubjectPair {
    Silhouette outgoing, incoming;
    double overlap = 0;  ///< of the two under the alignment asked for: intersection by union
};

/// What the side's subject may be, the likeliest first.
std::vector<Silhouette> subject_readings(const JoinSight& sight, bool incoming);
Error no_subject(bool incoming);

/// Among the readings of both pictures those that lie best on each other when B is moved by `alignment`. Errors: which
/// side has no subject, as a sentence.
Result<SubjectPair> find_subject_pair(const JoinSight& sight, const Similarity& alignment);

/// The side's likeliest subject alone. Errors: there is none.
Result<Silhouette> find_subject(const JoinSight& sight, bool incoming);

/// Intersection by union of A's outline and B's moved by `move`.
double overlap_of(const Silhouette& outgoing, const Silhouette& incoming, const PlaneSimilarity& move);

/// The share of the outline's points that lie on the window's border or beyond: what the frame cuts off.
double cut_by_frame(const Silhouette& outline, double aspect, const Window& window);

/// Signed distance of a closed line in the plane, in widths, negative inside: CV_32FC1, `columns` wide over the whole
/// frame, smoothed to the grid. Beyond `reach` of it the distance is at least `reach`, not more is known.
cv::Mat distance_field(const std::vector<cv::Point2d>& line, double aspect, int columns = 480, double reach = 2);

}  // namespace rhyme
