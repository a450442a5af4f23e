#include "core/match/duplicates.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>

#include "core/base/thread_pool.h"
#include "core/cues/edge_map.h"
#include "core/match/thumb.h"

namespace rhyme {
namespace {

// Distances of thumbs in OKLab; measured between takes shifted by a few per cent or encoded again they stay below the
// first, between unrelated shots they rarely come below the second. Two dark or plain pictures are near whatever they
// show: the distance must also be small beside what there is in them to differ. A crop to another aspect is compared
// more coarsely, and granted a little more.
constexpr double same_picture = 0.025, same_when_cropped = 0.034, hopeless = 0.10, same_for_its_contrast = 0.5;
constexpr double one_aspect = 1.03;
// Edges of one take, cropped or shifted, agree by more than this, those of unlike scenes by less than 0.17.
constexpr double edges_of_one_take = 0.26, half_alike = 0.06;
constexpr double edges_of_one_figure = 0.35;  // two faces, or two figures drawn alike, share up to 0.3

bool one_picture(const Thumb& a, const Thumb& b, double nearest) {
    const double limit = std::min(nearest, 0.005 + same_for_its_contrast * std::sqrt(a.contrast() * b.contrast()));
    return thumb_distance(a, b, limit) < limit;
}

/// A moment looked at closely.
struct Look {
    Thumb thumb;
    const Descriptor* shape;  ///< that has edges
};

struct ShotMoments {
    std::vector<Thumb> thumbs;
    std::optional<Thumb> mean;  ///< none when there are no thumbs
    double aspect = 1;
    std::vector<Look> looks;  ///< early, in the middle and late
};

/// Half of the moments of the shot with fewer of them have a twin in the other.
bool twins(const std::vector<Thumb>& a, const std::vector<Thumb>& b, double nearest) {
    const auto& few = a.size() <= b.size() ? a : b;
    const auto& many = a.size() <= b.size() ? b : a;
    std::size_t found = 0, left = few.size();
    for (const Thumb& thumb : few) {
        found += std::any_of(many.begin(), many.end(),
                             [&](const Thumb& other) { return one_picture(thumb, other, nearest); });
        if (2 * found >= few.size()) return true;
        if (2 * (found + --left) < few.size()) return false;
    }
    return false;
}

/// The same edges in the same places, and half of the picture in the same colours: one take, cropped or with something
/// else before it.
bool same_ground(const ShotMoments& a, const ShotMoments& b) {
    if (std::max(a.aspect, b.aspect) > one_aspect * std::min(a.aspect, b.aspect)) return false;
    if (a.looks.empty() || b.looks.empty() || nearer_half(*a.mean, *b.mean, half_alike) > half_alike) return false;
    const Look *of_a = nullptr, *of_b = nullptr;
    double nearest = half_alike;
    for (const Look& x : a.looks)
        for (const Look& y : b.looks)
            if (const double d = nearer_half(x.thumb, y.thumb, nearest); d < nearest) nearest = d, of_a = &x, of_b = &y;
    if (!of_a) return false;
    const EdgeMap &in_a = *edges_of(*of_a->shape), &in_b = *edges_of(*of_b->shape);
    const double there = same_edges(in_a, in_b);
    if (there < edges_of_one_take && (there < edges_of_one_take / 2 || same_edges(in_b, in_a) < edges_of_one_take))
        return false;
    // Two figures of one form agree too: that is a match cut, and no reason to call their grounds one.
    return one_ground(*of_a->shape, *of_b->shape, edges_of_one_ground);
}

bool near(const Thumb& a, const Thumb& b) { return thumb_distance(a, b, hopeless) <= hopeless; }

std::vector<Thumb> middles(const std::vector<Thumb>& thumbs, double width, double height) {
    std::vector<Thumb> parts;
    for (const Thumb& thumb : thumbs) parts.push_back(thumb.middle(width, height));
    return parts;
}

/// As they are; where their aspects differ, as if one had been cropped out of the other's middle to fill its frame.
bool same_take_shots(const ShotMoments& a, const ShotMoments& b) {
    const ShotMoments& wide = a.aspect >= b.aspect ? a : b;
    const ShotMoments& narrow = &wide == &a ? b : a;
    const double part = narrow.aspect / wide.aspect;
    if (1 / part < one_aspect) return near(*a.mean, *b.mean) && twins(a.thumbs, b.thumbs, same_picture);
    return (near(*wide.mean, narrow.mean->middle(1, part)) &&
            twins(wide.thumbs, middles(narrow.thumbs, 1, part), same_when_cropped)) ||
           (near(wide.mean->middle(part, 1), *narrow.mean) &&
            twins(middles(wide.thumbs, part, 1), narrow.thumbs, same_when_cropped));
}

/// Which shots hang together, from any number of threads; the group of one is its least number, whatever came first.
class Groups {
public:
    explicit Groups(std::size_t count) : above_(count) {
        for (std::size_t i = 0; i < count; ++i) above_[i] = i;
    }
    std::size_t of(std::size_t i) const {
        for (std::size_t up = above_[i]; up != i; up = above_[i]) i = up;
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        while ((a = of(a)) != (b = of(b))) {
            std::size_t higher = std::max(a, b);
            if (above_[higher].compare_exchange_strong(higher, std::min(a, b))) return;
        }
    }

private:
    std::vector<std::atomic<std::size_t>> above_;
};

/// The shots of some media with what is compared of them.
void collect(const MediaAnalysis& media, std::size_t shape, std::vector<ShotMoments>& shots) {
    const std::size_t first = shots.size();
    shots.resize(first + media.shots.size());
    std::vector<std::vector<const Moment*>> seen(media.shots.size());
    for (const Moment& moment : media.moments) {
        if (moment.blank || moment.thumb.rows != Thumb::rows || moment.thumb.cols != Thumb::columns) continue;
        shots[first + static_cast<std::size_t>(moment.shot)].thumbs.emplace_back(moment.thumb);
        if (shape < moment.cues.size() && moment.cues[shape])
            seen[static_cast<std::size_t>(moment.shot)].push_back(&moment);
    }
    for (std::size_t s = 0; s < seen.size(); ++s) {
        ShotMoments& shot = shots[first + s];
        shot.aspect = media.aspect;
        if (!shot.thumbs.empty()) shot.mean = Thumb::mean(shot.thumbs);
        for (std::size_t k = 1; k < 6 && !seen[s].empty(); k += 2) {
            const Moment& moment = *seen[s][seen[s].size() * k / 6];
            if (edges_of(*moment.cues[shape])) shot.looks.push_back({Thumb(moment.thumb), moment.cues[shape].get()});
        }
    }
}

}  // namespace

bool one_ground(const Descriptor& a, const Descriptor& b, double share) {
    const EdgeMap *of_a = edges_of(a), *of_b = edges_of(b);
    return of_a && of_b && same_edges(ground_edges_of(a), *of_b) > share &&
           same_edges(ground_edges_of(b), *of_a) > share;
}

bool same_figure(const Descriptor& a, const Descriptor& b) {
    const EdgeMap *of_a = edges_of(a), *of_b = edges_of(b);
    return of_a && of_b && same_edges(figure_edges_of(a), *of_b) > edges_of_one_figure &&
           same_edges(figure_edges_of(b), *of_a) > edges_of_one_figure;
}

double thumb_distance(const cv::Mat& a, const cv::Mat& b) { return thumb_distance(Thumb(a), Thumb(b)); }

Duplicates::Duplicates(const std::vector<AnalysisPtr>& footage, unsigned jobs, const Duplicates* before)
    : footage_(footage) {
    std::vector<ShotMoments> shots;
    std::vector<std::size_t> old;  // the group before, by shot; `none` where that is not known
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t shape = 0;
    while (shape < all_cues().size() && all_cues()[shape]->name() != "shape") ++shape;
    const std::map<const MediaAnalysis*, std::size_t> known = before ? before->places() : decltype(before->places())();
    for (const auto& media : footage) {
        first_.push_back(shots.size());
        collect(*media, shape, shots);
        const auto at = known.find(media.get());
        for (std::size_t s = 0; s < media->shots.size(); ++s)
            old.push_back(at == known.end() ? none : before->group_[before->first_[at->second] + s]);
    }
    // A group that lost a shot may fall apart; all others are as they were.
    std::map<std::size_t, std::size_t> lost;
    if (before)
        for (const std::size_t group : before->group_) ++lost[group];
    for (const std::size_t group : old)
        if (group != none) --lost[group];
    Groups groups(shots.size());
    std::map<std::size_t, std::size_t> first_of;
    for (std::size_t i = 0; i < shots.size(); ++i)
        if (old[i] != none && lost[old[i]] == 0) groups.join(first_of.emplace(old[i], i).first->second, i);
    parallel_for(shots.size(), jobs ? jobs : ThreadPool::default_threads(), [&](std::size_t i) {
        for (std::size_t j = i + 1; j < shots.size() && !shots[i].thumbs.empty(); ++j) {
            if (old[i] != none && old[j] != none && old[i] != old[j]) continue;
            if (!shots[j].thumbs.empty() && groups.of(i) != groups.of(j) &&
                (same_take_shots(shots[i], shots[j]) || same_ground(shots[i], shots[j])))
                groups.join(i, j);
        }
    });
    for (std::size_t i = 0; i < shots.size(); ++i) group_.push_back(groups.of(i));
}

std::map<const MediaAnalysis*, std::size_t> Duplicates::places() const {
    std::map<const MediaAnalysis*, std::size_t> places;
    for (std::size_t m = 0; m < footage_.size(); ++m) places.emplace(footage_[m].get(), m);
    return places;
}

bool Duplicates::same_take(std::size_t media_a, int shot_a, std::size_t media_b, int shot_b) const {
    return take(media_a, shot_a) == take(media_b, shot_b);
}

}  // namespace rhyme
