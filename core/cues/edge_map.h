// Where a picture has edges and which way they run, small enough to keep; and how a silhouette of another picture finds
// itself among them. So a form is found again even where the second picture's figure could not be cut out.
#pragma once

#include <array>
#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "core/cues/observation.h"
#include "core/cues/outline.h"

namespace rhyme {

/// Cells of a picture: in each the strongest edge, its direction (twelfths of half a turn), strength (0..15) and how
/// far it runs from the cell's middle.
class EdgeMap {
public:
    static constexpr int columns = 80, directions = 12, strengths = 16;
    static constexpr int places = 8;  ///< a cell is told in so many parts

    EdgeMap() = default;
    /// None in and along black bars.
    static EdgeMap of(const Observation& picture);
    /// From what cells() and offsets() gave; `rows` 4..320 and the right number of each, else an empty map.
    static EdgeMap from_cells(int rows, std::vector<std::uint8_t> cells, std::vector<std::int8_t> offsets);

    bool empty() const { return cells_.empty(); }
    int rows() const { return rows_; }
    const std::vector<std::uint8_t>& cells() const { return cells_; }  ///< row by row: direction * 16 + strength
    /// Likewise: where the edge runs, in parts of a cell (-places..places-1) from the cell's middle across its
    /// direction (that turned by a quarter clockwise, y down).
    const std::vector<std::int8_t>& offsets() const { return offsets_; }
    /// Without the edges in and along the silhouettes.
    EdgeMap around(const std::vector<const Silhouette*>& silhouettes) const;
    /// Those within a silhouette alone, away from its outline.
    EdgeMap within(const Silhouette& silhouette) const;

private:
    int rows_ = 0;
    std::vector<std::uint8_t> cells_;
    std::vector<std::int8_t> offsets_;
};

/// How a silhouette lies on edges.
struct EdgeFit {
    PlaneSimilarity move;  ///< of the silhouette onto the map's picture
    double clear = 0;      ///< 0..1: how much better its outline is covered by edges there than where it lies by chance
};

/// The best place near where the silhouette lies already: moves an editor could make.
EdgeFit find_among_edges(const Silhouette& silhouette, const EdgeMap& map);

/// `b_onto_a` moved a little, more finely than edges are kept, so that A's outline lies on B's edges and B's outline on
/// A's; either outline may be missing. As it was where there is too little to go by, or nothing near.
PlaneSimilarity settle_on_edges(const Silhouette* a, const EdgeMap& edges_a, const Silhouette* b,
                                const EdgeMap& edges_b, const PlaneSimilarity& b_onto_a);

/// 0..1: how much of the edges of two pictures lie on one another, one of them cropped or shifted by up to a tenth,
/// beyond what chance explains: about 1 for one take, about 0 for unlike scenes. What stands before one of them matters
/// little.
double same_edges(const EdgeMap& a, const EdgeMap& b);

class Descriptor;
/// The edges a descriptor of the cue shape keeps; null for any other.
const EdgeMap* edges_of(const Descriptor& descriptor);
/// Those of them that belong to the ground: without its likeliest figures; empty for any other.
EdgeMap ground_edges_of(const Descriptor& descriptor);
/// What is seen within its likeliest figure; empty for any other.
EdgeMap figure_edges_of(const Descriptor& descriptor);

}  // namespace rhyme
