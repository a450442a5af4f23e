#include "core/study/setups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "core/cues/edge_map.h"
#include "core/study/frame_look.h"

namespace rhyme {
namespace {

constexpr std::size_t most_looks = 6;
// Distances of thumbs (OKLab). Two shots of one setup keep most of their ground; the figures before it move.
constexpr double hopeless = 0.12, half_alike = 0.05;
constexpr double darkest_shown = 0.16;               // OKLab lightness: less is a fade's end
constexpr float black = 0.14F;                       // OKLab lightness of a cell that shows nothing
constexpr float void_black = 0.06F;                  // of a cell before which a figure stands without a place
constexpr double mostly_void = 0.5, as_large = 0.4;  // share of a picture; logarithm of how much of it is seen
constexpr std::size_t fewest_cells = 6;
constexpr double edges_alike = 0.15;    // same_edges() beyond chance of one setup with other figures in it
constexpr double by_colour = 0.7;       // of likeness; the rest is by edges
constexpr double another_light = 0.01;  // so little alike that no edges make it one setup
constexpr double most_by_chance = 0.3;
constexpr std::size_t chance_pairs = 40, most_cells = 64;

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

const EdgeMap* edges(const Moment& moment) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == "shape" && moment.cues[c]) return edges_of(*moment.cues[c]);
    return nullptr;
}

/// The distance of the nearer two thirds of the cells, at the best shift of a cell: figures may differ.
double nearer_cells(const cv::Mat& a, const cv::Mat& b) {
    if (a.size() != b.size() || a.total() > most_cells) return 1;
    double best = 1;
    for (int dy = -1; dy <= 1; ++dy)
        for (int dx = -1; dx <= 1; ++dx) {
            std::array<float, most_cells> squares;
            std::size_t n = 0;
            for (int y = std::max(0, -dy); y < a.rows - std::max(0, dy); ++y) {
                const auto *p = a.ptr<cv::Vec3f>(y), *q = b.ptr<cv::Vec3f>(y + dy) + dx;
                for (int x = std::max(0, -dx); x < a.cols - std::max(0, dx); ++x) {
                    if (std::max(p[x][0], q[x][0]) < black) continue;  // night is alike everywhere
                    const float u = p[x][0] - q[x][0], v = p[x][1] - q[x][1], w = p[x][2] - q[x][2];
                    squares[n++] = u * u + v * v + w * w;
                }
            }
            if (n < fewest_cells) continue;
            const std::size_t kept = n * 2 / 3;
            std::nth_element(squares.begin(), squares.begin() + static_cast<std::ptrdiff_t>(kept),
                             squares.begin() + static_cast<std::ptrdiff_t>(n));
            float sum = 0;
            for (std::size_t i = 0; i < kept; ++i) sum += std::sqrt(squares[i]);
            best =
                std::min(best, static_cast<double>(sum) / static_cast<double>(kept) + (dx != 0 || dy != 0 ? 0.004 : 0));
        }
    return best;
}

/// Which moments lie in a dissolve or a fade, of shots that have others: half of what they show is another shot's.
std::vector<bool> all_changing(const MediaAnalysis& analysis) {
    std::vector<bool> changing(analysis.moments.size(), false), own(analysis.shots.size(), false);
    const auto of_shot = [&](const Moment& m) {
        return m.shot >= 0 && static_cast<std::size_t>(m.shot) < own.size() ? std::optional(m.shot) : std::nullopt;
    };
    for (std::size_t i = 0; i < changing.size(); ++i) {
        const Moment& m = analysis.moments[i];
        changing[i] = std::any_of(analysis.changes.begin(), analysis.changes.end(),
                                  [&](const ShotChange& c) { return c.start <= m.frame && m.frame < c.end; });
        if (const auto s = of_shot(m))
            own[static_cast<std::size_t>(*s)] = own[static_cast<std::size_t>(*s)] || !changing[i];
    }
    for (std::size_t i = 0; i < changing.size(); ++i)
        if (const auto s = of_shot(analysis.moments[i])) changing[i] = changing[i] && own[static_cast<std::size_t>(*s)];
    return changing;
}

}  // namespace

ShotLikeness::ShotLikeness(const MediaAnalysis& analysis, const cv::Rect2d& inside) : shots_(analysis.shots.size()) {
    std::vector<std::vector<const Moment*>> seen(shots_.size());
    std::vector<std::size_t> titles(shots_.size(), 0);
    const std::vector<bool> changing = all_changing(analysis);
    for (std::size_t i = 0; i < analysis.moments.size(); ++i) {
        const Moment& m = analysis.moments[i];
        if (m.shot < 0 || static_cast<std::size_t>(m.shot) >= shots_.size() || m.thumb.empty() || m.blank) continue;
        if (changing[i] || lightest(m.thumb) < darkest_shown) continue;
        seen[static_cast<std::size_t>(m.shot)].push_back(&m);
        titles[static_cast<std::size_t>(m.shot)] += m.title;
    }
    for (std::size_t s = 0; s < shots_.size(); ++s) {
        const auto& all = seen[s];
        Shot& shot = shots_[s];
        if (all.empty()) continue;
        shot.title = 2 * titles[s] > all.size();
        shot.counts = !shot.title;
        const std::size_t n = std::min(most_looks, all.size());
        for (std::size_t k = 0; k < n; ++k) {
            const Moment& m = *all[(2 * k + 1) * all.size() / (2 * n)];
            shot.looks.push_back({m.thumb(cells_inside(inside, m.thumb.size())), edges(m)});
        }
        shot.mean = cv::Mat::zeros(shot.looks[0].thumb.size(), CV_32FC3);
        for (const Look& l : shot.looks)
            if (l.thumb.size() == shot.mean.size()) shot.mean += l.thumb;
        shot.mean /= static_cast<double>(shot.looks.size());
        shot.contrast = contrast(shot.mean);
        for (int y = 0; y < shot.mean.rows; ++y)
            for (int x = 0; x < shot.mean.cols; ++x) {
                const float l = shot.mean.at<cv::Vec3f>(y, x)[0];
                shot.nothing += (l < void_black) / static_cast<double>(shot.mean.total());
                shot.figure += l < void_black ? 0 : l;
            }
    }
    std::vector<double> common;
    for (std::size_t s = 0; s + 3 < shots_.size() && common.size() < chance_pairs; ++s) {
        if (counts(s) && counts(s + 3)) common.push_back(edges_in_common(nearest(s, s + 3)));
    }
    if (common.empty()) return;
    std::nth_element(common.begin(), common.begin() + static_cast<std::ptrdiff_t>(common.size() / 2), common.end());
    by_chance_ = std::min(most_by_chance, common[common.size() / 2]);
}

double ShotLikeness::distance(std::size_t a, std::size_t b) const {
    if (shots_[a].looks.empty() || shots_[b].looks.empty()) return 1;
    return nearer_cells(shots_[a].mean, shots_[b].mean);
}

ShotLikeness::Near ShotLikeness::nearest(std::size_t a, std::size_t b) const {
    Near found;
    for (const Look& p : shots_[a].looks)
        for (const Look& q : shots_[b].looks)
            if (const double d = nearer_cells(p.thumb, q.thumb); d < found.distance || !found.a) found = {&p, &q, d, 0};
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
    if (std::min(x.nothing, y.nothing) > mostly_void) {
        // As the figure moves none of its cells stay: how much of it is seen is the framing.
        const double larger = std::log(std::max(1e-6, x.figure) / std::max(1e-6, y.figure)) / as_large;
        return {&x.looks[0], &y.looks[0], 0, std::exp(-std::log(2) * larger * larger)};
    }
    if (distance(a, b) > hopeless) return {};
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

std::vector<int> find_setups(const ShotLikeness& likeness) {
    constexpr double plainly = 0.5, on_average = 0.3;
    std::vector<int> of_shot(likeness.size(), -1);
    std::vector<std::vector<std::size_t>> setups;
    for (std::size_t s = 0; s < likeness.size(); ++s) {
        if (!likeness.counts(s)) continue;
        double best = 0;
        std::size_t at = setups.size();
        for (std::size_t k = 0; k < setups.size(); ++k) {
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
