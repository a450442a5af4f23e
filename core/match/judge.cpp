#include "core/match/judge.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <tuple>

#include "core/match/contrast.h"

namespace rhyme {
namespace {

constexpr RationalTime shortest_hold(1, 2);             // seconds a shot is seen before it leaves, and after it enters
constexpr double over_budget = 0.3;                     // what is left of a cue whose alignment costs too much picture
constexpr double cost_of_loss = 0.25, half_lost = 0.5;  // what leaving frames unseen costs, of the bits; seconds
constexpr double cost_of_choice = 0.7;                  // the same, among joins of one pair of takes
constexpr double finest = 24;                           // bits, up to which joins of one pair of takes are told apart
// Two shots may show one scene: cues that rhyme there beyond this rarity, how many, how near the pictures must be
// (OKLab), and how near to be one set-up.
constexpr double alike_from = 0.97, unlike_pictures = 0.10, one_set_up = 0.045;
constexpr std::size_t alike_in = 5;
constexpr double same_lightness = 0.8;  // correlation of lightness over the picture, in whatever colours ...
constexpr double lit_ground = 0.3;      // ... with so much of the edges: a pool of light has edges of its own anywhere
// Shares of title cards: in a shot, in a film within its shots, and in a shot that is nothing else.
constexpr double writing = 0.25, writing_film = 0.2, wholly = 0.9;
constexpr double darkest_shown = 0.2;  // OKLab lightness
constexpr double worth_a_word = 0.9;   // rarity from which a cue is named as a reason
constexpr int fewest_pixels = 64;      // of the shorter side; what fewer show is guesswork, however alike it looks

/// The footage in an order of its own, so that results do not depend on the order given.
std::vector<std::size_t> canonical_order(const std::vector<AnalysisPtr>& footage) {
    std::vector<std::size_t> order(footage.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(footage[a]->fingerprint, footage[a]->path) <
               std::tie(footage[b]->fingerprint, footage[b]->path);
    });
    return order;
}

std::vector<AnalysisPtr> sorted(const std::vector<AnalysisPtr>& all, const std::vector<std::size_t>& order) {
    std::vector<AnalysisPtr> result;
    for (const std::size_t i : order) result.push_back(all[i]);
    return result;
}

/// By shot: whether enough of its moments are title cards. Where they come and go within the shots of a film, that is a
/// film of writing, lyrics for instance, and all of it is; titles between the pictures of a film stand in shots of
/// their own.
std::vector<bool> writing_in(const MediaAnalysis& media) {
    std::vector<std::size_t> seen(media.shots.size(), 0), titles(media.shots.size(), 0);
    for (const Moment& moment : media.moments) {
        const auto shot = static_cast<std::size_t>(moment.shot);
        if (moment.shot < 0 || shot >= seen.size() || moment.blank) continue;
        ++seen[shot], titles[shot] += moment.title;
    }
    std::size_t all = 0, among_pictures = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        all += seen[i];
        if (titles[i] < wholly * seen[i]) among_pictures += titles[i];
    }
    const bool film = all > 0 && among_pictures >= writing_film * all;
    std::vector<bool> written;
    for (std::size_t i = 0; i < seen.size(); ++i)
        written.push_back(film || (titles[i] > 0 && titles[i] >= writing * seen[i]));
    return written;
}

/// Long enough to be seen: an outgoing moment has frames of its shot before it, an incoming one after it.
bool holds(const Moment& moment, const Shot& shot, FrameRate rate, Side side) {
    const std::int64_t needed =
        std::min(rate.count(shortest_hold, Rounding::Nearest).value, shot.range.length.value / 2);
    const FrameCount seen =
        side == Side::Outgoing ? moment.frame - shot.range.start + FrameCount(1) : shot.range.end() - moment.frame;
    return seen.value >= needed;
}

/// Hardly to be seen, as at the end of a fade: nothing in it is light enough.
bool too_dark(const Moment& moment) {
    if (moment.thumb.empty()) return false;
    std::vector<cv::Mat> planes;
    cv::split(moment.thumb, planes);
    double lightest = 0;
    cv::minMaxLoc(planes[0], nullptr, &lightest);
    return lightest < darkest_shown;
}

/// Light and dark in the same places.
bool lit_alike(const Moment& a, const Moment& b) {
    if (a.thumb.empty() || a.thumb.size() != b.thumb.size()) return false;
    cv::Mat light_a, light_b, alike;
    cv::extractChannel(a.thumb, light_a, 0), cv::extractChannel(b.thumb, light_b, 0);
    cv::Scalar mean, spread_a, spread_b;
    cv::meanStdDev(light_a, mean, spread_a), cv::meanStdDev(light_b, mean, spread_b);
    if (std::min(spread_a[0], spread_b[0]) < 0.02) return false;
    cv::matchTemplate(light_a, light_b, alike, cv::TM_CCOEFF_NORMED);
    return alike.at<float>(0) > same_lightness;
}

/// Moments of the shot, at most about twenty, spread over it.
std::vector<const Moment*> looks(const MatchFootage& footage, const MatchCandidateEnd& end) {
    std::vector<const Moment*> all, some;
    for (const Moment& moment : footage.media[end.media]->moments)
        if (moment.shot == end.data->shot && !moment.blank && !moment.thumb.empty()) all.push_back(&moment);
    for (std::size_t i = 0, step = all.size() / 20 + 1; i < all.size(); i += step) some.push_back(all[i]);
    return some;
}
}  // namespace

MatchFootage::MatchFootage(const std::vector<AnalysisPtr>& all, unsigned jobs, const MatchFootage* before)
    : media(sorted(all, canonical_order(all))),
      given(canonical_order(all)),
      duplicates(media, jobs, before ? &before->duplicates : nullptr) {
    std::size_t shots = 0;
    for (const auto& m : media) {
        first_shot.push_back(shots);
        shots += m->shots.size();
        written.push_back(writing_in(*m));
    }
}

bool MatchFootage::title(const MatchCandidateEnd& end) const {
    if (end.data->title) return true;
    const auto shot = static_cast<std::size_t>(std::max(0, end.data->shot));
    return end.media < written.size() && shot < written[end.media].size() && written[end.media][shot];
}

MatchCandidateEnd MatchFootage::end(std::size_t m, std::size_t i) const {
    const Moment& moment = media[m]->moments[i];
    return {m, i, duplicates.take(m, moment.shot), first_shot[m] + static_cast<std::size_t>(moment.shot), &moment};
}

MatchEnd MatchFootage::describe(const MatchCandidateEnd& end) const {
    return {given[end.media], end.moment, media[end.media]->path, end.data->frame, end.data->time, end.data->shot};
}

std::string unfit(const MatchFootage& footage, const MatchCandidateEnd& end, Side side, bool titles) {
    const Moment& moment = *end.data;
    const MediaAnalysis& media = *footage.media[end.media];
    const int width = media.display_width, height = media.display_height;
    if (std::min(width, height) > 0 && std::min(width, height) < fewest_pixels)
        return "its picture is only " + std::to_string(width) + " x " + std::to_string(height) + " pixels";
    if (moment.brief) return "its film is a single frame long";
    if (moment.blank) return "the picture is blank";
    if (too_dark(moment)) return "the picture is too dark to be seen";
    if (!titles && footage.title(end)) return "it is a title card";
    if (!holds(moment, footage.shot(end), media.frame_rate, side))
        return side == Side::Outgoing ? "its shot has hardly begun there" : "its shot is nearly over there";
    return {};
}

MatchEnds collect_ends(const MatchFootage& footage, Side side, bool edges_only, bool titles) {
    MatchEnds ends;
    for (std::size_t m = 0; m < footage.media.size(); ++m) {
        const MediaAnalysis& media = *footage.media[m];
        for (std::size_t i = 0; i < media.moments.size(); ++i) {
            const Moment& moment = media.moments[i];
            if (moment.shot < 0 || static_cast<std::size_t>(moment.shot) >= media.shots.size()) continue;
            const MatchCandidateEnd end = footage.end(m, i);
            if (!unfit(footage, end, side, titles).empty()) continue;
            if (edges_only) {
                const std::size_t neighbour = side == Side::Outgoing ? i + 1 : i - 1;  // wraps to "none"
                if (neighbour < media.moments.size() && media.moments[neighbour].shot == moment.shot) continue;
            }
            ends.push_back(end);
        }
    }
    return ends;
}

MatchEnds within(const MatchEnds& all, const MatchFootage& footage, const MatchScope& scope) {
    if (!scope.path) return all;
    MatchEnds file, inside;
    for (const auto& end : all)
        if (footage.media[end.media]->path == *scope.path) file.push_back(end);
    if (!scope.frames) return file;
    for (const auto& end : file)
        if (scope.frames->contains(end.data->frame)) inside.push_back(end);
    if (!inside.empty() || file.empty()) return inside;
    const std::int64_t middle = scope.frames->start.value + scope.frames->length.value / 2;
    return {*std::min_element(file.begin(), file.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.data->frame.value - middle) < std::abs(b.data->frame.value - middle);
    })};
}

Comparison compare_in(std::size_t cue, const Moment& a, const Moment& b, double aspect) {
    const auto& da = a.cues[cue];
    const auto& db = b.cues[cue];
    if (!da || !db || da->empty() || db->empty()) return {};
    return all_cues()[cue]->compare(*da, *db, aspect);
}

double alignment_price(const Similarity& align, double aspect) {
    const Similarity half = align.at(0.5);
    return std::min(crop_share(align, aspect),
                    std::max(crop_share(half, aspect), crop_share(half.inverse(aspect), aspect)));
}

double combined_surprise(std::vector<double> bits, const std::vector<double>& weights) {
    constexpr double emphasis = 4;  // 1 would take the mean, much more only the greatest
    constexpr double supporting = 0.4, leading = 0.7;
    const double most = *std::max_element(weights.begin(), weights.end());
    double lead = 0, sum = 0, all = 0;
    for (std::size_t c = 0; c < weights.size(); ++c)
        if (weights[c] >= leading * most) lead = std::max(lead, bits[c]);
    for (std::size_t c = 0; c < weights.size() && most > 0; ++c) {
        const double own = std::clamp((weights[c] / most - supporting) / (leading - supporting), 0.0, 1.0);
        if (bits[c] > lead) bits[c] = lead + own * (bits[c] - lead);
        sum += weights[c] * std::pow(bits[c], emphasis), all += weights[c];
    }
    return all > 0 ? std::pow(sum / all, 1 / emphasis) : 0;
}

JudgedPair PairJudge::operator()(MatchPair pair, const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
    JudgedPair judged{pair, 0, 0, 0, {}, 0};
    std::vector<double> all(weights.size(), 0), all_fine(weights.size(), 0);
    double best = 0;
    for (std::size_t c = 0; c < weights.size(); ++c) {
        if (weights[c] <= 0) continue;
        const Comparison comparison = compare_in(c, *a.data, *b.data, aspect(a));
        double bits = calibrations[c].surprise(comparison.similarity),
               fine = calibrations[c].surprise(comparison.similarity, finest);
        if (comparison.aligned) {
            if (alignment_price(comparison.align, aspect(a)) > crop_budget)
                bits *= over_budget, fine *= over_budget;
            else if (weights[c] * bits > best)
                best = weights[c] * bits, judged.align = comparison.align,
                judged.crop = crop_share(comparison.align, aspect(a));
        }
        all[c] = bits, all_fine[c] = fine;
    }
    judged.bits = combined_surprise(std::move(all), weights);
    judged.fine = combined_surprise(std::move(all_fine), weights) * (1 - cost_of_choice * lost(a, b));
    double kept = 1 - cost_of_loss * lost(a, b);
    if (contrast > 0) {
        const double opposed = contrast_between(*a.data, *b.data).most();
        kept *= 1 - contrast * (1 - opposed), judged.fine *= 1 - contrast * (1 - opposed);
    }
    judged.worth = judged.bits * kept;
    return judged;
}

bool PairJudge::one_scene(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
    const auto shape = static_cast<std::size_t>(std::find(all_cues().begin(), all_cues().end(), find_cue("shape")) -
                                                all_cues().begin());
    const auto stand_on_one_ground = [&](const Moment& x, const Moment& y, double share) {
        const DescriptorPtr &of_x = x.cues[shape], &of_y = y.cues[shape];
        return of_x && of_y && one_ground(*of_x, *of_y, share);
    };
    const DescriptorPtr &form_a = a.data->cues[shape], &form_b = b.data->cues[shape];
    if (form_a && form_b && same_figure(*form_a, *form_b)) return true;
    if (lit_alike(*a.data, *b.data) && stand_on_one_ground(*a.data, *b.data, lit_ground)) return true;
    const Moment *nearest_a = nullptr, *nearest_b = nullptr;
    double nearest = unlike_pictures;
    const auto of_a = looks(footage, a), of_b = looks(footage, b);
    for (const Moment* x : of_a)
        for (const Moment* y : of_b)
            if (const double d = thumb_distance(x->thumb, y->thumb); d < nearest)
                nearest = d, nearest_a = x, nearest_b = y;
    if (!nearest_a) return false;
    if (a.media == b.media && nearest < one_set_up) return true;
    std::size_t alike = 0;
    for (std::size_t c = 0; c < calibrations.size(); ++c)
        alike += calibrations[c].rarity(compare_in(c, *nearest_a, *nearest_b, aspect(a)).similarity) > alike_from;
    if (alike < alike_in) return false;
    // Two faces in one light before plain walls are alike in all that as well, and the best of match cuts: one scene is
    // one picture, or has one ground.
    if (nearest < one_set_up) return true;
    return stand_on_one_ground(*nearest_a, *nearest_b, edges_of_one_ground);
}

double PairJudge::lost(const MatchCandidateEnd& a, const MatchCandidateEnd& b) const {
    const auto share = [&](const MatchCandidateEnd& end, std::int64_t frames) {
        const double seconds = footage.media[end.media]->frame_rate.time(FramePosition(frames)).seconds();
        return seconds / (seconds + half_lost);
    };
    return std::hypot(share(a, (footage.shot(a).range.end() - a.data->frame).value - 1),
                      share(b, (b.data->frame - footage.shot(b).range.start).value)) /
           std::numbers::sqrt2;
}

Match PairJudge::explain(const JudgedPair& judged, const MatchCandidateEnd& a, const MatchCandidateEnd& b,
                         const Calibration& combined, bool words) const {
    Match match;
    match.score = combined.rarity(judged.worth);
    match.from = footage.describe(a), match.to = footage.describe(b);
    match.align = judged.align, match.crop = judged.crop;
    if (!words) return match;
    std::vector<std::pair<double, std::string>> reasons;
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        const Comparison comparison = compare_in(c, *a.data, *b.data, aspect(a));
        match.cues.push_back(calibrations[c].rarity(comparison.similarity));
        if (weights[c] > 0 && match.cues[c] >= worth_a_word && !comparison.because.empty())
            reasons.emplace_back(weights[c] * calibrations[c].surprise(comparison.similarity),
                                 std::string(all_cues()[c]->name()) + ": " + comparison.because);
    }
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    if (contrast > 0)
        if (std::string opposed = contrast_between(*a.data, *b.data).because; !opposed.empty())
            match.because.push_back("contrast: " + opposed);
    for (auto& reason : reasons) match.because.push_back(std::move(reason.second));
    return match;
}

}  // namespace rhyme
