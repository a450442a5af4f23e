// Setups: shots that show one place, framed and lit alike, wherever in the film they return. Pure; safe from any
// thread.
#pragma once

#include <array>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

class EdgeMap;

/// How like two shots are, 0..1: from 0.5 on they are one setup.
class ShotLikeness {
public:
    /// Prepares the shots of a film; keeps pointers into it. `inside`: of each moment what its bars do not cover,
    /// fractions; an empty one says nothing of it, none at all that there are no bars.
    explicit ShotLikeness(const MediaAnalysis& analysis, const std::vector<cv::Rect2d>& inside = {});
    std::size_t size() const { return shots_.size(); }
    /// A black shot, one without analysed pictures, or a title card: no setup.
    bool counts(std::size_t shot) const { return shots_[shot].counts; }
    bool title(std::size_t shot) const { return shots_[shot].title; }
    /// Mean OKLab distance of the two shots' mean pictures. Exact when below `limit`, else anything from there up.
    double distance(std::size_t a, std::size_t b, double limit = 1) const;
    double operator()(std::size_t a, std::size_t b) const { return with_edges(near(a, b)); }
    /// The shot is the rest of the one before it: one picture in the midst of a fade, where the exposure alone changes.
    bool goes_on(std::size_t shot) const { return shots_[shot].goes_on; }
    /// A hundredth of the work of distance(), and in nearly the same order: what to look at first among very many.
    double coarsely(std::size_t a, std::size_t b) const;

    /// A thumb without the film's bars, OKLab plane by plane.
    struct Cells {
        static constexpr std::size_t most = 40;
        int rows = 0, cols = 0;  ///< 0 where the thumb is of another size
        std::array<float, most> l{}, a{}, b{};
    };
    struct Look {
        Cells cells;
        const EdgeMap* edges;
    };
    /// The two looks of two shots that are most alike, by their colours; `alike` 0 where they cannot be one setup.
    struct Near {
        const Look *a = nullptr, *b = nullptr;
        double distance = 1, alike = 0;
    };
    Near near(std::size_t a, std::size_t b) const;
    /// What their edges can make of it at most, which is cheap, and what they do.
    static double at_most(const Near& pair);
    double with_edges(const Near& pair) const;

private:
    struct Shot {
        std::vector<Look> looks;  ///< at most six, spread over it
        Cells mean;
        std::array<std::array<float, 12>, 3> coarse{};  ///< `mean` in 4 x 3 cells, plane by plane
        double contrast = 0;                            ///< of `mean`
        double nothing = 0;  ///< share of `mean` that is black: a figure before nothing has no place to tell it by
        double figure = 0;   ///< how much of `mean` is seen, lighter cells counting more
        bool counts = false, title = false, goes_on = false;
    };
    static bool before_nothing(const Shot& a, const Shot& b);
    Near nearest(std::size_t a, std::size_t b) const;
    double edges_in_common(const Near& pair) const;

    std::vector<Shot> shots_;
    double by_chance_ = 0;  ///< how much of their edges unlike shots of this film have in common: bars, a logo
};

/// As many setups are looked at closely for one shot: those that coarsely() puts nearest. In a film with no more, all.
constexpr std::size_t setups_weighed = 96;

/// The number of each shot's setup, in order of their first appearance; -1 where it counts as none. A shot joins the
/// setup whose shots it is like on average, one of them plainly.
std::vector<int> find_setups(const ShotLikeness& likeness, const Cancel& cancel = {});

/// Of setups, each a list of its shots, those to compare a shot with: all, or the setups_weighed nearest; in order.
std::vector<std::size_t> nearest_setups(const ShotLikeness& likeness, std::size_t shot,
                                        const std::vector<std::vector<std::size_t>>& setups);

}  // namespace rhyme
