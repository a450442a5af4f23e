#include "core/study/setups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>
#include <optional>

#include "core/cues/edge_map.h"
#include "core/study/frame_look.h"

namespace rhyme {
namespace {

constexpr std::size_t most_looks = 6;
// Distances of thumbs (OKLab). Two shots of one setup keep most of their ground; the figures before it move.
constexpr double hopeless = 0.12, half_alike = 0.05;
// OKLab lightness of the lightest cell: less is a fade's end, also where the fade itself is known.
constexpr double darkest_shown = 0.16, darkest_beside_a_fade = 0.3;
constexpr float black = 0.14F;                       // OKLab lightness of a cell that shows nothing
constexpr float void_black = 0.06F;                  // of a cell before which a figure stands without a place
constexpr double mostly_void = 0.5, as_large = 0.4;  // share of a picture; logarithm of how much of it is seen
constexpr std::size_t fewest_cells = 6;
constexpr double edges_alike = 0.15;    // same_edges() beyond chance of one setup with other figures in it
constexpr double by_colour = 0.7;       // of likeness; the rest is by edges
constexpr double another_light = 0.01;  // so little alike that no edges make it one setup
constexpr double most_by_chance = 0.3;
constexpr std::size_t chance_pairs = 40;

double lightest(const cv::Mat& thumb) {
    float most = 0;
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = 0; x < thumb.cols; ++x) most = std::max(most, thumb.at<cv::Vec3f>(y, x)[0]);
    return most;
}

double contrast(const cv::Mat& thumb) {
    const cv::Scalar mean = cv::mean(thumb);
    double sum = 0;
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = 0; x < thumb.cols; ++x) {
            const cv::Vec3f& p = thumb.at<cv::Vec3f>(y, x);
            sum += std::sqrt((p[0] - mean[0]) * (p[0] - mean[0]) + (p[1] - mean[1]) * (p[1] - mean[1]) +
                             (p[2] - mean[2]) * (p[2] - mean[2]));
        }
    return sum / static_cast<double>(thumb.total());
}

/// A thumb in 4 x 3 cells.
std::array<std::array<float, 12>, 3> coarse(const cv::Mat& thumb) {
    cv::Mat few;
    cv::resize(thumb, few, {4, 3}, 0, 0, cv::INTER_AREA);
    std::array<std::array<float, 12>, 3> planes{};
    for (std::size_t i = 0; i < 12; ++i)
        for (std::size_t c = 0; c < 3; ++c)
            planes[c][i] = few.at<cv::Vec3f>(static_cast<int>(i / 4), static_cast<int>(i % 4))[static_cast<int>(c)];
    return planes;
}

const EdgeMap* edges(const Moment& moment) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == "shape" && moment.cues[c]) return edges_of(*moment.cues[c]);
    return nullptr;
}

ShotLikeness::Cells cells_of(const cv::Mat& thumb) {
    ShotLikeness::Cells c;
    if (thumb.total() > ShotLikeness::Cells::most) return c;
    c.rows = thumb.rows, c.cols = thumb.cols;
    std::size_t n = 0;
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = 0; x < thumb.cols; ++x, ++n) {
            const cv::Vec3f& p = thumb.at<cv::Vec3f>(y, x);
            c.l[n] = p[0], c.a[n] = p[1], c.b[n] = p[2];
        }
    return c;
}

/// Squares of the distances of two pictures' cells where one is shifted against the other; `unseen` for cells that are
/// black in both, since night is alike everywhere.
struct Squares {
    static constexpr float unseen = 1e6F;
    std::array<float, ShotLikeness::Cells::most> of{};
    std::size_t size = 0, seen = 0;

    Squares(const ShotLikeness::Cells& p, const ShotLikeness::Cells& q, int dx, int dy) {
        const int from = std::max(0, -dx), width = p.cols - std::abs(dx);
        for (int y = std::max(0, -dy); y < p.rows - std::max(0, dy); ++y) {
            const int i = y * p.cols + from, j = (y + dy) * p.cols + from + dx;
            for (int x = 0; x < width; ++x) {
                const float u = p.l[i + x] - q.l[j + x], v = p.a[i + x] - q.a[j + x], w = p.b[i + x] - q.b[j + x];
                const bool dark = std::max(p.l[i + x], q.l[j + x]) < black;
                of[size + static_cast<std::size_t>(x)] = dark ? unseen : u * u + v * v + w * w;
                seen += !dark;
            }
            size += static_cast<std::size_t>(width);
        }
    }
    std::size_t kept() const { return seen * 2 / 3; }

    /// What the kept cells' distances sum to at least: the others take no more than `most` each off a sum of all in
    /// which none counts more than that. No sorting, so that hopeless pairs cost little.
    float at_least(float most) const {
        float sum = 0;
        for (std::size_t i = 0; i < size; ++i) sum += std::min(std::sqrt(of[i]), most);
        return sum - most * static_cast<float>(size - kept());
    }
    float sum() {
        const auto end = of.begin() + static_cast<std::ptrdiff_t>(kept());
        std::nth_element(of.begin(), end, of.begin() + static_cast<std::ptrdiff_t>(size));
        float sum = 0;
        for (auto at = of.begin(); at != end; ++at) sum += std::sqrt(*at);
        return sum;
    }
};

/// The distance of the nearer two thirds of the cells, at the best shift of a cell: figures may differ. Exact when
/// below `limit`, else anything from there up.
double nearer_cells(const ShotLikeness::Cells& a, const ShotLikeness::Cells& b, double limit = 1) {
    if (a.rows == 0 || a.rows != b.rows || a.cols != b.cols) return 1;
    constexpr double of_a_shift = 0.004;
    double best = std::min(1.0, limit);
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            Squares squares(a, b, dx, dy);
            if (squares.seen < fewest_cells) continue;
            const auto kept = static_cast<double>(squares.kept());
            const double shifted = dx != 0 || dy != 0 ? of_a_shift : 0;
            if (squares.at_least(static_cast<float>(2 * best)) > kept * (best - shifted)) continue;
            best = std::min(best, squares.sum() / kept + shifted);
        }
    return best;
}

/// Which moments lie in a dissolve or a fade, of shots that have others: half of what they show is another shot's.
std::vector<bool> all_changing(const MediaAnalysis& analysis) {
    std::vector<bool> changing(analysis.moments.size(), false), own(analysis.shots.size(), false);
    const auto of_shot = [&](const Moment& m) {
        return m.shot >= 0 && static_cast<std::size_t>(m.shot) < own.size() ? std::optional(m.shot) : std::nullopt;
    };
    std::vector<ShotChange> gradual;
    for (const ShotChange& c : analysis.changes)
        if (c.start < c.end) gradual.push_back(c);
    std::ranges::sort(gradual, {}, &ShotChange::start);
    std::size_t next = 0;
    FramePosition until(-1);
    for (std::size_t i = 0; i < changing.size(); ++i) {
        const Moment& m = analysis.moments[i];
        for (; next < gradual.size() && gradual[next].start <= m.frame; ++next)
            until = std::max(until, gradual[next].end);
        changing[i] = m.frame < until;
        if (const auto s = of_shot(m))
            own[static_cast<std::size_t>(*s)] = own[static_cast<std::size_t>(*s)] || !changing[i];
    }
    for (std::size_t i = 0; i < changing.size(); ++i)
        if (const auto s = of_shot(analysis.moments[i])) changing[i] = changing[i] && own[static_cast<std::size_t>(*s)];
    return changing;
}

/// Of each shot: whether it fades in or out.
std::vector<bool> fading(const MediaAnalysis& analysis) {
    std::vector<bool> fades(analysis.shots.size(), false);
    for (const ShotChange& c : analysis.changes) {
        if (c.kind != ShotChangeKind::Fade) continue;
        auto shot = std::ranges::lower_bound(analysis.shots, c.start, {}, [](const Shot& s) { return s.range.end(); });
        for (; shot != analysis.shots.end() && shot->range.start < c.end; ++shot)
            fades[static_cast<std::size_t>(shot - analysis.shots.begin())] = true;
    }
    return fades;
}

/// What no bars of any picture cover.
cv::Rect2d inside_all(const std::vector<cv::Rect2d>& inside) {
    cv::Rect2d all;
    for (const cv::Rect2d& r : inside)
        if (!r.empty()) all |= r;
    return all.empty() ? cv::Rect2d(0, 0, 1, 1) : all;
}

/// The thumb inside the film's bars; what the picture's own bars cover is black, which is alike everywhere.
cv::Mat without_bars(const cv::Mat& thumb, const cv::Rect2d& of_film, const cv::Rect2d& own) {
    const cv::Rect seen = cells_inside(of_film, thumb.size());
    if (own.empty() || (cells_inside(own, thumb.size()) & seen) == seen) return thumb(seen);
    const cv::Rect kept = cells_inside(own, thumb.size()) & seen;
    cv::Mat cells = cv::Mat::zeros(thumb.size(), thumb.type());
    thumb(kept).copyTo(cells(kept));
    return cells(seen);
}

/// Where a fade is found to end too soon, or is taken for a dissolve, what follows is the same picture at another
/// exposure. All of OKLab grows with the cube root of the light.
bool in_one_fade(const MediaAnalysis& analysis, std::size_t before, std::size_t after) {
    const auto of_shot = [&](std::size_t s) {
        return std::ranges::equal_range(analysis.moments, static_cast<int>(s), {}, &Moment::shot);
    };
    const auto first = of_shot(before), second = of_shot(after);
    if (first.empty() || second.empty()) return false;
    const auto light = [](const Moment& m) { return m.thumb.empty() ? 0.0 : cv::mean(m.thumb)[0]; };
    const Moment &a = first.back(), &b = second.front();
    const double from = light(a), to = light(b), brighter = std::max(from, to);
    const FramePosition meet = analysis.shots[after].range.start;
    const auto change = std::ranges::lower_bound(analysis.changes, meet, {}, &ShotChange::end);
    const bool gradual = change != analysis.changes.end() && change->start < change->end && change->start <= meet;
    if (std::min(from, to) <= 0 || !gradual) return false;
    // All of it stays, figures too.
    const Squares squares(cells_of(a.thumb * (brighter / from)), cells_of(b.thumb * (brighter / to)), 0, 0);
    double sum = 0;
    for (std::size_t i = 0; i < squares.size; ++i)
        if (squares.of[i] < Squares::unseen) sum += std::sqrt(squares.of[i]);
    return squares.seen >= fewest_cells && sum < half_alike * static_cast<double>(squares.seen);
}

}  // namespace

ShotLikeness::ShotLikeness(const MediaAnalysis& analysis, const std::vector<cv::Rect2d>& inside)
    : shots_(analysis.shots.size()) {
    const cv::Rect2d of_film = inside_all(inside);
    std::vector<std::vector<std::size_t>> seen(shots_.size());
    std::vector<std::size_t> titles(shots_.size(), 0);
    const std::vector<bool> changing = all_changing(analysis), fades = fading(analysis);
    for (std::size_t i = 0; i < analysis.moments.size(); ++i) {
        const Moment& m = analysis.moments[i];
        if (m.shot < 0 || static_cast<std::size_t>(m.shot) >= shots_.size() || m.thumb.empty() || m.blank) continue;
        const double darkest = fades[static_cast<std::size_t>(m.shot)] ? darkest_beside_a_fade : darkest_shown;
        if (changing[i] || lightest(m.thumb) < darkest) continue;
        seen[static_cast<std::size_t>(m.shot)].push_back(i);
        titles[static_cast<std::size_t>(m.shot)] += m.title;
    }
    for (std::size_t s = 0; s < shots_.size(); ++s) {
        const auto& all = seen[s];
        Shot& shot = shots_[s];
        if (all.empty()) continue;
        shot.title = 2 * titles[s] > all.size();
        shot.counts = !shot.title;
        const std::size_t n = std::min(most_looks, all.size());
        cv::Mat mean;
        for (std::size_t k = 0; k < n; ++k) {
            const std::size_t i = all[(2 * k + 1) * all.size() / (2 * n)];
            const Moment& m = analysis.moments[i];
            const cv::Mat thumb = without_bars(m.thumb, of_film, i < inside.size() ? inside[i] : of_film);
            shot.looks.push_back({cells_of(thumb), edges(m)});
            if (mean.empty()) mean = cv::Mat::zeros(thumb.size(), CV_32FC3);
            if (thumb.size() == mean.size()) mean += thumb;
        }
        mean /= static_cast<double>(n);
        shot.mean = cells_of(mean), shot.coarse = coarse(mean), shot.contrast = contrast(mean);
        for (int y = 0; y < mean.rows; ++y)
            for (int x = 0; x < mean.cols; ++x) {
                const float l = mean.at<cv::Vec3f>(y, x)[0];
                shot.nothing += (l < void_black) / static_cast<double>(mean.total());
                shot.figure += l < void_black ? 0 : l;
            }
    }
    for (std::size_t s = 1; s < shots_.size(); ++s)
        shots_[s].goes_on = counts(s - 1) && counts(s) && in_one_fade(analysis, s - 1, s);
    std::vector<double> common;
    for (std::size_t s = 0; s + 3 < shots_.size() && common.size() < chance_pairs; ++s) {
        if (counts(s) && counts(s + 3)) common.push_back(edges_in_common(nearest(s, s + 3)));
    }
    if (common.empty()) return;
    std::nth_element(common.begin(), common.begin() + static_cast<std::ptrdiff_t>(common.size() / 2), common.end());
    by_chance_ = std::min(most_by_chance, common[common.size() / 2]);
}

bool ShotLikeness::before_nothing(const Shot& a, const Shot& b) { return std::min(a.nothing, b.nothing) > mostly_void; }

double ShotLikeness::distance(std::size_t a, std::size_t b, double limit) const {
    if (shots_[a].looks.empty() || shots_[b].looks.empty()) return 1;
    return nearer_cells(shots_[a].mean, shots_[b].mean, limit);
}

double ShotLikeness::coarsely(std::size_t a, std::size_t b) const {
    const Shot &x = shots_[a], &y = shots_[b];
    if (before_nothing(x, y)) return std::abs(std::log(std::max(1e-6, x.figure) / std::max(1e-6, y.figure))) * hopeless;
    std::array<float, 12> squares;
    for (std::size_t i = 0; i < squares.size(); ++i) {
        const float u = x.coarse[0][i] - y.coarse[0][i], v = x.coarse[1][i] - y.coarse[1][i],
                    w = x.coarse[2][i] - y.coarse[2][i];
        squares[i] = u * u + v * v + w * w;
    }
    const auto end = squares.begin() + 8;
    std::nth_element(squares.begin(), end, squares.end());
    return std::sqrt(std::accumulate(squares.begin(), end, 0.F) / 8);
}

ShotLikeness::Near ShotLikeness::nearest(std::size_t a, std::size_t b) const {
    Near found;
    for (const Look& p : shots_[a].looks)
        for (const Look& q : shots_[b].looks)
            if (const double d = nearer_cells(p.cells, q.cells, found.distance); d < found.distance || !found.a)
                found = {&p, &q, d, 0};
    return found;
}

double ShotLikeness::edges_in_common(const Near& pair) const {
    if (!pair.a || !pair.a->edges || !pair.b->edges) return 0;
    constexpr double plainly = 0.75;  // more would change nothing
    const double there = same_edges(*pair.a->edges, *pair.b->edges);
    return there > plainly ? there : std::max(there, same_edges(*pair.b->edges, *pair.a->edges));
}

ShotLikeness::Near ShotLikeness::near(std::size_t a, std::size_t b) const {
    const Shot &x = shots_[a], &y = shots_[b];
    if (!x.counts || !y.counts) return {};
    if (before_nothing(x, y)) {
        // As the figure moves none of its cells stay: how much of it is seen is the framing.
        const double larger = std::log(std::max(1e-6, x.figure) / std::max(1e-6, y.figure)) / as_large;
        return {&x.looks[0], &y.looks[0], 0, std::exp(-std::log(2) * larger * larger)};
    }
    if (distance(a, b, hopeless) >= hopeless) return {};
    Near pair = nearest(a, b);
    // Plain pictures are near one another whatever they show.
    const double room = std::clamp(0.45 * std::sqrt(x.contrast * y.contrast), 0.008, half_alike);
    pair.alike = std::exp(-std::log(2) * std::pow(pair.distance / room, 2));
    return pair;
}

double ShotLikeness::at_most(const Near& pair) {
    return by_colour * pair.alike + (pair.alike < another_light ? 0 : 1 - by_colour);
}

double ShotLikeness::with_edges(const Near& pair) const {
    if (pair.alike < another_light) return by_colour * pair.alike;
    const double there = std::max(0.0, edges_in_common(pair) - by_chance_);
    return by_colour * pair.alike + (1 - by_colour) * (1 - std::exp(-std::log(2) * std::pow(there / edges_alike, 2)));
}

std::vector<std::size_t> nearest_setups(const ShotLikeness& likeness, std::size_t shot,
                                        const std::vector<std::vector<std::size_t>>& setups) {
    std::vector<std::size_t> order(setups.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (setups.size() <= setups_weighed) return order;
    std::vector<double> far;
    for (const auto& of_setup : setups)
        far.push_back(std::min(likeness.coarsely(shot, of_setup.front()), likeness.coarsely(shot, of_setup.back())));
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(setups_weighed);
    std::nth_element(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) { return far[a] < far[b]; });
    order.erase(end, order.end());
    std::sort(order.begin(), order.end());
    return order;
}

std::vector<int> find_setups(const ShotLikeness& likeness, const Cancel& cancel) {
    constexpr double plainly = 0.5, on_average = 0.3;
    std::vector<int> of_shot(likeness.size(), -1);
    std::vector<std::vector<std::size_t>> setups;
    for (std::size_t s = 0; s < likeness.size() && !cancel.stop_requested(); ++s) {
        if (!likeness.counts(s)) continue;
        double best = 0;
        std::size_t at = likeness.goes_on(s) ? static_cast<std::size_t>(of_shot[s - 1]) : setups.size();
        for (const std::size_t k : nearest_setups(likeness, s, setups)) {
            if (likeness.goes_on(s)) break;
            // The latest shots of a setup stand for it when it has many.
            const std::size_t n = std::min<std::size_t>(setups[k].size(), 5);
            std::vector<ShotLikeness::Near> pairs;
            double hope = 0;
            for (std::size_t i = setups[k].size() - n; i < setups[k].size(); ++i) {
                pairs.push_back(likeness.near(s, setups[k][i]));
                hope = std::max(hope, ShotLikeness::at_most(pairs.back()));
            }
            if (hope < plainly || hope <= best) continue;
            double sum = 0, most = 0;
            for (const ShotLikeness::Near& pair : pairs) {
                const double l = likeness.with_edges(pair);
                sum += l, most = std::max(most, l);
            }
            if (most >= plainly && sum / static_cast<double>(n) >= on_average && most > best) best = most, at = k;
        }
        if (at == setups.size()) setups.emplace_back();
        setups[at].push_back(s), of_shot[s] = static_cast<int>(at);
    }
    return of_shot;
}

}  // namespace rhyme
