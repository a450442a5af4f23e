#include "core/assemble/rough_cut.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/assemble/baked_bars.h"
#include "core/assemble/faint.h"
#include "core/assemble/fill_frame.h"
#include "core/assemble/written.h"
#include "core/base/files.h"
#include "core/match/duplicates.h"
#include "core/render/renderer.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/edits.h"
#include "core/timeline/song_edits.h"
#include "core/transitions/aligned_join.h"

namespace rhyme {
namespace {

constexpr std::size_t joins_asked = 20000;
constexpr double rarest = 1. / 256;     // what rhymes better is not worth more: it would only come back more often
constexpr RationalTime shortest(1, 5);  // seconds: shorter shots are flashes
constexpr std::size_t many_files = 6;   // then two pieces of one file in a row look like a mistake
constexpr double cost_of_one_of_many = 4;
constexpr double cost_of_return_of_few = 3;  // bits, where all must come back: long shots would be worse
constexpr RationalTime unseen_edge(1, 4);    // seconds at an edge of a shot without a moment: it fades there
constexpr double cost_of_writing = 12;       // bits: any other shot is better
constexpr double cost_of_losing = 10;        // bits: of all that draws the eye, where the frame cuts it off
constexpr double well_held = 0.75;           // of it
constexpr int most_looks = 4;                // at what a search chose, for what it should not have

RationalTime exact(double seconds) { return {std::llround(seconds * 1e6), 1'000'000}; }

/// How much moves in each shot, as its rank among all of them: 0 the stillest, 1 the wildest.
std::vector<double> activities(const std::vector<AnalysisPtr>& footage) {
    std::vector<double> amount;
    for (const auto& media : footage) {
        std::vector<double> sum(media->shots.size(), 0.), time(media->shots.size(), 0.);
        for (std::size_t i = 1; i < media->moments.size(); ++i) {
            const Moment &a = media->moments[i - 1], &b = media->moments[i];
            if (a.shot != b.shot || a.shot < 0 || std::size_t(a.shot) >= sum.size()) continue;
            if (a.thumb.empty() || b.thumb.empty()) continue;
            sum[std::size_t(a.shot)] += thumb_distance(a.thumb, b.thumb);
            time[std::size_t(a.shot)] += (b.time - a.time).seconds();
        }
        for (std::size_t s = 0; s < sum.size(); ++s) amount.push_back(time[s] > 0 ? sum[s] / time[s] : 0);
    }
    std::vector<double> sorted = amount;
    std::sort(sorted.begin(), sorted.end());
    for (double& a : amount)
        a = sorted.size() < 2 ? 0.5
                              : double(std::lower_bound(sorted.begin(), sorted.end(), a) - sorted.begin()) /
                                    double(sorted.size() - 1);
    return amount;
}

/// Only writing, or nothing to see: no shot to cut to unasked.
bool shows_nothing(const MediaAnalysis& media, int shot) {
    int seen = 0, all = 0;
    for (const Moment& m : media.moments)
        if (m.shot == shot) ++all, seen += !m.blank && !m.title;
    return all > 0 && 2 * seen < all;
}

class ProblemMaker {
public:
    ProblemMaker(const std::vector<AnalysisPtr>& footage, const RoughCutOptions& options, const CutPlan& plan)
        : footage_(footage), options_(options) {
        problem.places = plan.places, problem.steps = plan.steps, problem.seed = options.seed;
        if (footage.size() >= many_files) problem.cost_of_one_file = cost_of_one_of_many;
        for (const auto& media : footage) faint_.push_back(faint_moments(*media));
        add_shots();
    }
    void add_joins(const MatchList& joins) {
        std::map<std::pair<std::size_t, std::int64_t>, std::size_t> known;  // shot and frame: entry
        for (std::size_t n = 0; n < joins.matches.size(); ++n) {
            const Match& m = joins.matches[n];
            if (faint(m.from.media, m.from.frame) || faint(m.to.media, m.to.frame)) continue;
            const std::size_t from = number(m.from.media, m.from.shot), to = number(m.to.media, m.to.shot);
            const double bits = -std::log2(std::max(rarest, 1 - m.score));
            std::size_t entry = performance_entry_[to];
            if (entry == CutProblem::none) {
                const auto [at, made] = known.try_emplace({to, m.to.frame.value}, problem.entries.size());
                if (made) problem.entries.push_back({to, m.to.frame.value, false});
                entry = at->second;
            }
            problem.shots[from].leaving.push_back({m.from.frame.value, entry, m.to.frame.value, bits, n});
        }
        for (CutProblem::Shot& shot : problem.shots)
            std::stable_sort(shot.leaving.begin(), shot.leaving.end(), [](const auto& a, const auto& b) {
                return a.from_frame != b.from_frame ? a.from_frame < b.from_frame : a.bits > b.bits;
            });
    }
    /// What another shape of the frame cuts off: a shot that needs all of its own is left to those that do not.
    void add_frame() {
        if (!options_.reframe) return;
        std::map<std::pair<std::size_t, std::int64_t>, double> known;  // shot and second
        for (CutProblem::Entry& e : problem.entries) {
            const CutProblem::Shot& shot = problem.shots[e.shot];
            if (shot.performance) continue;
            const auto [at, fresh] = known.try_emplace({e.shot, std::llround(double(e.in) / shot.rate)}, 0);
            const auto end = std::min<std::int64_t>(shot.end, e.in + std::llround(2 * shot.rate));
            if (fresh)
                at->second = std::max(
                    0., well_held - held_by_frame(*footage_[shot.file], e.in, end, options_.width, options_.height));
            e.cost += cost_of_losing * at->second;
        }
    }
    std::size_t number(std::size_t media, int shot) const { return first_[media] + std::size_t(shot); }

    CutProblem problem;

private:
    bool faint(std::size_t media, FramePosition frame) const {
        const auto& moments = footage_[media]->moments;
        const auto at = std::lower_bound(moments.begin(), moments.end(), frame,
                                         [](const Moment& m, FramePosition f) { return m.frame < f; });
        return at != moments.end() && at->frame == frame && faint_[media][std::size_t(at - moments.begin())];
    }
    /// The part of a shot that shows what is in it: without a fade at either end.
    FrameRange shown(std::size_t media, int shot) const {
        const FrameRange whole = footage_[media]->shots[std::size_t(shot)].range;
        const auto& moments = footage_[media]->moments;
        const auto of_shot = std::ranges::equal_range(moments, shot, {}, &Moment::shot);
        FramePosition from = whole.start, to = whole.start;
        bool any = false;
        const auto far = [&](FrameCount n) { return footage_[media]->frame_rate.time(n) > unseen_edge; };
        for (auto m = of_shot.begin(); m != of_shot.end(); ++m) {
            if (faint_[media][std::size_t(m - moments.begin())]) continue;
            if (!any && (m != of_shot.begin() || far(m->frame - whole.start))) from = m->frame;
            any = true;
            const FramePosition end = far(whole.end() - m->frame) ? m->frame + FrameCount(1) : whole.end();
            to = m + 1 == of_shot.end() ? end : (m + 1)->frame;
        }
        return any ? FrameRange{from, to - from} : whole;
    }

    void add_shots() {
        const Duplicates duplicates(footage_);
        const std::vector<double> moves = activities(footage_);
        std::size_t all_shots = 0;
        for (const auto& media : footage_) all_shots += media->shots.size();
        for (std::size_t m = 0; m < footage_.size(); ++m) {
            const MediaAnalysis& media = *footage_[m];
            const auto take = std::find_if(options_.takes.begin(), options_.takes.end(),
                                           [&](const PerformanceTake& t) { return t.footage == m; });
            first_.push_back(problem.shots.size());
            for (int s = 0; s < int(media.shots.size()); ++s) {
                const FrameRange range = media.shots[std::size_t(s)].range;
                CutProblem::Shot shot;
                shot.take = duplicates.take(m, s), shot.file = m;
                shot.start = range.start.value, shot.end = range.end().value;
                shot.rate = media.frame_rate.fps(), shot.activity = moves[problem.shots.size()];
                // Edges lie on frames of the sequence: up to one more of them may be shown.
                shot.margin = std::int64_t(std::ceil(shot.rate / options_.rate.fps()));
                const std::size_t n = problem.shots.size();
                performance_entry_.push_back(CutProblem::none);
                if (take != options_.takes.end()) {
                    shot.performance = true;
                    shot.take = all_shots + m;  // apart from those of other shots
                    shot.offset_frame = -take->offset * take->rate * shot.rate;
                    shot.rate *= take->rate;
                    performance_entry_[n] = problem.entries.size();
                    problem.entries.push_back({n, 0, true});
                } else if (media.frame_rate.time(range.length) >= shortest && !shows_nothing(media, s)) {
                    const FrameRange seen = shown(m, s);
                    shot.margin += shot.end - seen.end().value;
                    problem.entries.push_back({n, seen.start.value, true});
                    // A long shot may also be come to later.
                    const std::int64_t part = std::int64_t(4 * shot.rate);
                    for (std::int64_t in = seen.start.value + part;
                         in + part / 2 < seen.end().value && in < seen.start.value + 6 * part; in += part)
                        problem.entries.push_back({n, in, true});
                }
                problem.shots.push_back(std::move(shot));
            }
        }
        spare_what_is_plenty();
    }

    /// How many pieces can follow one another before a take must come back, where two of one file in a row are none.
    /// Where that is less than the cut needs, coming back costs less.
    void spare_what_is_plenty() {
        std::map<std::size_t, std::set<std::size_t>> takes;  // by file
        for (const CutProblem::Entry& e : problem.entries)
            if (const CutProblem::Shot& shot = problem.shots[e.shot]; !shot.performance)
                takes[shot.file].insert(shot.take);
        std::size_t all = 0, most = 0;
        for (const auto& [file, of_file] : takes) all += of_file.size(), most = std::max(most, of_file.size());
        if (footage_.size() >= many_files) all = std::min(all, 2 * (all - most) + 1);
        problem.rest = std::min(problem.rest, std::max(1, int(all) / 2));
        const double wanted =
            (problem.places.back().seconds - problem.places.front().seconds) / seconds_a_shot(options_.pace);
        const double plenty = std::clamp(double(all) / std::max(1., wanted) - 1, 0., 1.);
        problem.cost_of_return = std::lerp(cost_of_return_of_few, problem.cost_of_return, plenty);
    }

    const std::vector<AnalysisPtr>& footage_;
    const RoughCutOptions& options_;
    std::vector<std::size_t> first_, performance_entry_;
    std::vector<std::vector<bool>> faint_;  // by file and moment
};

struct Builder {
    const std::vector<AnalysisPtr>& footage;
    const std::vector<MediaId>& media;
    const MediaPool& pool;
    const Renderer& renderer;
    const RoughCutOptions& options;
    const CutPlan& plan;
    const CutProblem& problem;
    const MatchList& joins;
    const WrittenShots& written;
    RoughCut cut = {};

    FramePosition frame_of(std::size_t slot) const {
        const RationalTime at = exact(plan.places[slot].seconds) - exact(options.from);
        if (slot == 0) return FramePosition(0);
        return cut.timeline.rate.position(at, Rounding::Nearest);
    }

    std::vector<Take> takes() const {
        std::vector<Take> list;
        for (const PerformanceTake& t : options.takes) {
            const auto opened = pool.find(media[t.footage]);
            Take take;
            take.name = path_text(opened->info.path.stem()), take.media = media[t.footage];
            take.rate = Ratio(std::llround(t.rate * 1e5), 100'000);
            // Set time is the sequence's: the song's from `from` on.
            take.offset = exact((options.from - t.offset) * t.rate), take.available = opened->info.duration;
            list.push_back(std::move(take));
        }
        return list;
    }

    Result<void> place(const CutPiece& piece, ClipId& last) {
        const std::size_t shot = problem.entries[piece.entry].shot, file = problem.shots[shot].file;
        const auto opened = pool.find(media[file]);
        const FramePosition at = frame_of(piece.slot);
        NewClip clip{cut.timeline.tracks.front()->id,
                     media[file],
                     path_text(opened->info.path.stem()),
                     opened->index->time(FramePosition(piece.in)),
                     opened->info.duration,
                     frame_of(piece.to) - at};
        std::size_t chosen = options.takes.size();
        const std::vector<Take> all = takes();
        if (problem.shots[shot].performance) {
            for (chosen = 0; options.takes[chosen].footage != file;) ++chosen;
            clip.speed = all[chosen].rate;
            clip.source_in = std::max(RationalTime(), all[chosen].offset + cut.timeline.rate.time(at) * clip.speed);
        }
        ClipMore more;
        std::optional<Effect> fill;
        if (options.reframe) {
            const std::int64_t frames =
                std::llround((frame_of(piece.to) - at).value * problem.shots[shot].rate / cut.timeline.rate.fps());
            fill = fill_frame(*footage[file], piece.in, piece.in + frames, options.width, options.height, inside(file));
        }
        if (fill) more.effects.push_back(*fill);
        clip.more = std::move(more);
        const ClipId id{cut.timeline.next_id};
        auto edited = overwrite(cut.timeline, at, {clip});
        if (!edited) return fail(edited.error());
        cut.timeline = std::move(*edited);
        if (chosen < all.size() && all.size() > 1)
            if (auto with = set_takes(cut.timeline, id, all, chosen)) cut.timeline = std::move(*with);
        if (last) note(piece);
        const Match* match = piece.join ? &joins.matches[piece.join->match] : nullptr;
        if (last && match && !match->align.identity() && !fill && !reframed) {
            const NewTransition join =
                aligned_join(cut.timeline, pool, *cut.timeline.find(last), *cut.timeline.find(id), match->align);
            if (auto joined = set_transition(cut.timeline, join)) draw_join(std::move(*joined), last, id);
        }
        last = id, reframed = fill.has_value();
        return {};
    }

    /// What would look bad stays a plain cut.
    void draw_join(Timeline joined, ClipId from, ClipId to) {
        const Transition* drawn = joined.track_of(from)->transition_between(from, to);
        const auto good = drawn ? renderer.check_transition(joined, *drawn) : Result<void>();
        if (good)
            cut.timeline = std::move(joined);
        else
            cut.joins.back().because.push_back("a plain cut: " + good.error().what);
    }

    /// The part of a file's pictures inside its bars, looked for once.
    cv::Rect2d inside(std::size_t file) {
        const auto [place, fresh] = areas.try_emplace(file, 0, 0, 1, 1);
        if (fresh) place->second = picture_inside_bars(pool.find(media[file]), *footage[file]);
        return place->second;
    }

    void note(const CutPiece& piece) {
        const CutProblem::Shot& shot = problem.shots[problem.entries[piece.entry].shot];
        RoughCutJoin join;
        join.at = frame_of(piece.slot), join.beat = plan.beats[piece.slot];
        join.beat_time = plan.places[piece.slot].seconds;
        join.score = piece.join ? joins.matches[piece.join->match].score : 0;
        join.because.push_back(plan.why[piece.slot]);
        if (shot.performance) join.because.push_back("performance");
        if (options.reframe && inside(shot.file).area() < 1) join.because.push_back("its black bars are cut off");
        if (written.known(problem.entries[piece.entry].shot))
            join.because.push_back("there is writing in it; nothing else was left");
        const double energy = plan.places[piece.slot].energy;
        if (std::abs(energy - shot.activity) < 0.25 && (energy > 0.66 || energy < 0.34))
            join.because.push_back(energy > 0.66 ? "much moves where the song is full" : "calm where the song is calm");
        if (!piece.join && !shot.performance) join.because.push_back("nothing rhymed");
        cut.joins.push_back(std::move(join));
    }

    Result<void> add_song() {
        const MediaId song = options.song.media;
        const auto opened = pool.find(song);
        if (!opened) return fail(ErrorCode::NotFound, "the song is not open");
        const RationalTime from = exact(options.from);
        const FrameCount length = std::min(cut.timeline.end() - FramePosition(0),
                                           cut.timeline.rate.count(opened->info.duration - from, Rounding::Down));
        auto edited = overwrite(cut.timeline, FramePosition(0),
                                {{cut.timeline.tracks.back()->id, song, path_text(opened->info.path.stem()), from,
                                  opened->info.duration, length}});
        if (!edited) return fail(edited.error());
        edited = with_song(*edited, options.song);
        if (!edited) return fail(edited.error());
        cut.timeline = std::move(*edited);
        return {};
    }

    bool reframed = false;                         // the clip before
    std::map<std::size_t, cv::Rect2d> areas = {};  // by file
};

/// The cut made before, in terms of the search.
class Before {
public:
    Before(const CutProblem& problem, const RoughCutOptions& options, const std::vector<MediaId>& media)
        : problem_(problem), options_(options), media_(media) {
        for (const auto& t : options.before->tracks)
            if (!track_ && t->kind == TrackKind::Video) track_ = t.get();
    }
    std::size_t count() const { return track_ ? track_->clips.size() : 0; }
    const Clip& clip(std::size_t n) const { return track_->clips[n]; }
    bool of_this_footage(const Clip& clip) const {
        return std::find(media_.begin(), media_.end(), clip.media) != media_.end();
    }
    /// The nearest place.
    std::size_t slot_at(FramePosition p) const {
        const double seconds = options_.before->rate.time(p).seconds() + options_.from;
        std::size_t best = 0;
        for (std::size_t i = 0; i < problem_.places.size(); ++i)
            if (std::abs(problem_.places[i].seconds - seconds) < std::abs(problem_.places[best].seconds - seconds))
                best = i;
        return best;
    }
    struct Shown {
        std::size_t shot;
        std::int64_t in;
    };
    std::optional<Shown> shown(const Clip& clip) const {
        for (std::size_t s = 0; s < problem_.shots.size(); ++s) {
            const CutProblem::Shot& shot = problem_.shots[s];
            if (media_[shot.file] != clip.media) continue;
            const double fps = shot.performance ? shot.rate / clip.speed.seconds() : shot.rate;
            const std::int64_t in = std::llround(clip.source_in.seconds() * fps);
            if (in >= shot.start && in < shot.end) return Shown{s, in};
        }
        return std::nullopt;
    }

private:
    const CutProblem& problem_;
    const RoughCutOptions& options_;
    const std::vector<MediaId>& media_;
    const Track* track_ = nullptr;
};

/// The clips that stay, as pieces: their edges go to the nearest places. Another seed asks for others in the rest.
Result<void> keep_pieces(CutProblem& problem, const RoughCutOptions& options, const std::vector<MediaId>& media) {
    if (!options.before) return {};
    const Before before(problem, options, media);
    std::size_t free = 0;
    for (const std::size_t n : options.keep) {
        if (n >= before.count())
            return fail(ErrorCode::InvalidArgument, "the cut has no clip " + std::to_string(n) + " to keep");
        const Clip& clip = before.clip(n);
        const std::size_t from = before.slot_at(clip.start), to = before.slot_at(clip.end());
        if (!before.of_this_footage(clip) || to <= from || from < free)
            return fail(ErrorCode::Conflict,
                        "clip " + std::to_string(n) + " cannot be kept: it is not of this footage");
        free = to;
        const auto shown = before.shown(clip);
        if (!shown)
            return fail(ErrorCode::Conflict, "clip " + std::to_string(n) + " cannot be kept: its shot is not known");
        problem.kept.push_back({from, to, problem.entries.size(), shown->in});
        problem.entries.push_back({shown->shot, shown->in, false});
    }
    if (options.seed == 0) return {};
    problem.shown_before.assign(problem.places.size(), CutProblem::none);
    for (std::size_t n = 0; n < before.count(); ++n)
        if (const auto shown = before.shown(before.clip(n)); shown && !options.keep.contains(n))
            problem.shown_before[before.slot_at(before.clip(n).start)] = shown->shot;
    return {};
}

}  // namespace

/// Form first: in a cut that goes by once, what is seen to come back is a thing, a line or a movement; a like palette
/// or light only helps.
MatchQuery rough_cut_query() {
    MatchQuery query;
    query.weights = {{"shape", 1},         {"motion", 0.7}, {"line", 0.6},
                     {"composition", 0.4}, {"colour", 0.4}, {"light", 0.2}};
    query.fold = false;
    query.top = joins_asked;
    return query;
}

CutProblem cut_problem(const std::vector<AnalysisPtr>& footage, const RoughCutOptions& options, const CutPlan& plan,
                       const MatchList& joins) {
    ProblemMaker maker(footage, options, plan);
    maker.add_joins(joins);
    maker.add_frame();
    return std::move(maker.problem);
}

Result<RoughCut> make_rough_cut(const std::vector<AnalysisPtr>& footage, const std::vector<MediaId>& media,
                                const std::shared_ptr<MediaPool>& pool, const RoughCutOptions& options,
                                Progress progress, Cancel cancel) {
    if (footage.empty() || footage.size() != media.size())
        return fail(ErrorCode::InvalidArgument, "there is no footage to cut");
    if (options.song.beats.size() < 2) return fail(ErrorCode::InvalidArgument, "the song has no beats to cut on");
    const double whole = options.song.length.seconds();
    const double end = options.length > 0 ? std::min(whole, options.from + options.length) : whole;
    if (end - options.from < 1) return fail(ErrorCode::InvalidArgument, "the song is over there", {}, "begin earlier");
    const MatchFinder finder(footage, 0, cancel);
    const auto joins = finder.find(rough_cut_query(), part_of(progress, 0, 0.9), cancel);
    if (!joins) return fail(joins.error());
    if (progress) progress({0.9, "choosing the cuts"});

    const CutPlan plan = plan_cuts(options.song, options.pace, options.from, end);
    CutProblem problem = cut_problem(footage, options, plan, *joins);
    if (const auto kept = keep_pieces(problem, options, media); !kept) return fail(kept.error());
    CutChain chain = search_cut(problem, 200, cancel);
    // Little footage: what was seen must come back sooner.
    while (chain.pieces.empty() && problem.rest > 0 && !cancel.stop_requested())
        --problem.rest, chain = search_cut(problem, 200, cancel);
    WrittenShots written(*pool, media);
    for (int look = 0; look < most_looks && written.avoid(problem, chain, cost_of_writing, cancel); ++look)
        if (CutChain other = search_cut(problem, 200, cancel); !other.pieces.empty()) chain = std::move(other);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the cut was stopped");
    if (chain.pieces.empty())
        return fail(ErrorCode::InvalidArgument, "the shots are too short for the beats of the song");

    const Renderer renderer(pool);
    Builder builder{footage, media, *pool, renderer, options, plan, problem, *joins, written};
    builder.cut.timeline = make_timeline(options.rate, options.width, options.height);
    builder.cut.worth = chain.worth, builder.cut.bound = chain.bound;
    ClipId last;
    for (const CutPiece& piece : chain.pieces) {
        if (const auto placed = builder.place(piece, last); !placed) return fail(placed.error());
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the cut was stopped");
    }
    if (const auto added = builder.add_song(); !added) return fail(added.error());
    // What rhymes is asked for only now, for the few joins that were taken.
    for (std::size_t i = 1; i < chain.pieces.size(); ++i) {
        if (!chain.pieces[i].join) continue;
        const Match& match = joins->matches[chain.pieces[i].join->match];
        MatchQuery why = rough_cut_query();
        why.fold = true, why.top = 1, why.include_neighbours = true;
        why.from = {match.from.path, FrameRange{match.from.frame, FrameCount(1)}};
        why.to = {match.to.path, FrameRange{match.to.frame, FrameCount(1)}};
        auto& because = builder.cut.joins[i - 1].because;
        if (const auto one = finder.find(why, {}, cancel); one && !one->matches.empty())
            because.insert(because.begin(), one->matches[0].because.begin(), one->matches[0].because.end());
    }
    if (progress) progress({1, "done"});
    return std::move(builder.cut);
}

}  // namespace rhyme
