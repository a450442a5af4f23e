#include "core/analysis/shots.h"

#include <algorithm>
#include <functional>

#include "core/analysis/cut_score.h"

namespace rhyme {
namespace {

constexpr std::int64_t kBlendLag = kCutReach;  // blends are looked for where cuts are known already
constexpr std::int64_t kBlendSight = 24;       // frames after a blend beyond which nothing is asked about it
constexpr std::int64_t kLag = 130;             // frames after which nothing about a change is open any more
constexpr std::int64_t kKept = 300;            // frames: the lag, the longest change, and what is compared beside it
// Below the even odds of the joins the score was fitted on: a cut that is missed costs a match, and in films hardly
// anything but cuts comes this close.
constexpr double kSureEnough = -0.6;
constexpr std::int64_t kLeastShot = 3;  // frames
constexpr float kSameShot = 0.25F;      // share of the texture that is not found again, at most

}  // namespace

std::string_view name(ShotChangeKind kind) {
    switch (kind) {
        case ShotChangeKind::Cut:
            return "cut";
        case ShotChangeKind::Dissolve:
            return "dissolve";
        case ShotChangeKind::Fade:
            return "fade";
    }
    return "cut";
}

ShotDetector::ShotDetector() : history_(kKept) {}

void ShotDetector::add(const cv::Mat& rgb) {
    history_.add(look_at(rgb));
    const std::int64_t n = history_.end() - 1;
    spread_.push_back(history_.look(n).spread);
    if (n >= kCutReach) look_for_cut(n - kCutReach);
    if (n >= kBlendLag) look_for_blend(n - kBlendLag);
    if (n % 8 == 0) settle(n - kLag);
}

void ShotDetector::finish() {
    const std::int64_t end = history_.end();
    for (std::int64_t n = std::max<std::int64_t>(0, end - kCutReach); n < end; ++n) look_for_cut(n);
    for (std::int64_t n = std::max<std::int64_t>(0, end - kBlendLag); n < end; ++n) look_for_blend(n);
    settle(end + 1);
    settled_ = end;
}

void ShotDetector::look_for_cut(std::int64_t n) {
    // A shot of one frame at either end of a film is a glitch of its encoder more often than a shot.
    if (n < 2 || n + 1 >= history_.end() || !may_be_cut(history_, n)) return;
    if (const double score = cut_score(cut_evidence(history_, n)); score > kSureEnough) cuts_.push_back({n, score});
}

void ShotDetector::look_for_blend(std::int64_t end) {
    const auto cut_inside = [this](std::int64_t a, std::int64_t b) {
        return std::any_of(cuts_.begin(), cuts_.end(), [=](const Cut& c) { return c.frame > a && c.frame <= b; });
    };
    if (const auto blend = find_blend(history_, end, cut_inside)) blends_.push_back({*blend, false, {}});
}

// Of changes closer together than a shot can be short, the surest.
std::vector<ShotDetector::Cut> ShotDetector::strongest_cuts() const {
    std::vector<Cut> kept;
    for (const Cut& cut : cuts_) {
        if (kept.empty() || cut.frame - kept.back().frame >= kLeastShot)
            kept.push_back(cut);
        else if (cut.score > kept.back().score)
            kept.back() = cut;
    }
    return kept;
}

// Light that comes or goes slowly mixes too, but what stood before it stands after it.
bool ShotDetector::comes_back(const GradualSpan& blend) const {
    const std::int64_t before = blend.start - 1, after = blend.end;
    const auto same = [this](std::int64_t a, std::int64_t b) {
        return a >= history_.first() && b < history_.end() &&
               moved_share(history_.look(a), history_.look(b)) < kSameShot;
    };
    for (const std::int64_t k : {1, 2, 4, 8})
        if (same(before - k, after) || same(before, after + k) || same(before - k, after + k)) return true;
    return false;
}

std::optional<ShotDetector::Change> ShotDetector::judge(const GradualSpan& blend) const {
    if (comes_back(blend)) return std::nullopt;
    const GradualSpan exact = exact_blend(history_, blend);
    if (!mixes(history_, exact)) return std::nullopt;
    return Change{ShotChangeKind::Dissolve, exact.start, exact.end};
}

std::vector<ShotDetector::Change> ShotDetector::blends_around() {
    std::vector<Blend*> by_score, kept;
    for (Blend& blend : blends_) by_score.push_back(&blend);
    std::ranges::stable_sort(by_score, std::greater<>(), [](const Blend* b) { return b->span.score; });
    for (Blend* blend : by_score)
        if (std::ranges::none_of(kept, [&](const Blend* k) {
                return blend->span.start < k->span.end && k->span.start < blend->span.end;
            }))
            kept.push_back(blend);
    std::vector<Change> changes;
    for (Blend* blend : kept) {
        if (!blend->judged) blend->change = judge(blend->span);
        blend->judged = history_.end() > blend->span.end + kBlendSight;
        if (blend->change) changes.push_back(*blend->change);
    }
    return changes;
}

// A flash that fades away looks like a fade from white, but the same shot stands on both sides of it.
std::vector<ShotDetector::Change> ShotDetector::fades_around(std::int64_t from, std::int64_t to,
                                                             std::vector<Change>& flashes) const {
    constexpr std::int64_t flash_blank = 8, flash_whole = 30;
    std::vector<Change> changes;
    for (const FadeSpan& fade : find_fades(spread_, from, to)) {
        const std::int64_t before = std::min(fade.start, fade.blank_start) - 1,
                           after = std::max(fade.end, fade.blank_end);
        if (fade.blank_end - fade.blank_start <= flash_blank && after - before <= flash_whole &&
            before >= history_.first() && after < history_.end() &&
            moved_share(history_.look(before), history_.look(after)) < kSameShot) {
            flashes.push_back({ShotChangeKind::Fade, before, after + 1});
            continue;
        }
        changes.push_back({ShotChangeKind::Fade, fade.start, fade.end});
    }
    return changes;
}

void ShotDetector::settle(std::int64_t until) {
    if (until <= done_) return;
    std::vector<Change> flashes;
    std::vector<Change> found = fades_around(done_ - 2 * kLongestRamp, until + kLag, flashes);
    const auto overlaps = [](const Change& c, std::int64_t start, std::int64_t end) {
        return start < c.end && c.start < end;
    };
    for (const Change& blend : blends_around())
        if (std::none_of(found.begin(), found.end(),
                         [&](const Change& f) { return overlaps(f, blend.start, blend.end); }))
            found.push_back(blend);
    const std::size_t gradual = found.size();
    for (const Cut& cut : strongest_cuts()) {
        const auto holds = [&](const Change& c) { return cut.frame > c.start && cut.frame < c.end; };
        if (std::none_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(gradual), holds) &&
            std::none_of(flashes.begin(), flashes.end(), holds))
            found.push_back({ShotChangeKind::Cut, cut.frame, cut.frame});
    }
    std::stable_sort(found.begin(), found.end(), [](const Change& a, const Change& b) { return a.end < b.end; });
    settled_ = std::max(settled_, until);
    std::int64_t open = until;
    for (const Change& c : found) {
        if (c.end >= until) open = std::min(open, c.start);
        if (c.end < done_ || c.end >= until) continue;
        if (!changes_.empty() && c.start < changes_.back().end.value) continue;
        changes_.push_back({c.kind, FramePosition(c.start), FramePosition(c.end)});
    }
    settled_ = open;
    done_ = until;
    std::erase_if(cuts_, [&](const Cut& c) { return c.frame < until - kLeastShot - kLongestBlend; });
    std::erase_if(blends_, [&](const Blend& b) { return b.span.end < until - kLongestBlend; });
}

std::vector<Shot> shots_between(const std::vector<ShotChange>& changes, FrameCount frames) {
    std::vector<Shot> shots;
    FramePosition start(0);
    const FramePosition end(frames.value);
    for (const ShotChange& change : changes) {
        const FramePosition border((change.start.value + change.end.value) / 2);
        if (border <= start || border >= end) continue;
        shots.push_back({FrameRange::between(start, border)});
        start = border;
    }
    if (start < end) shots.push_back({FrameRange::between(start, end)});
    return shots;
}

}  // namespace rhyme
