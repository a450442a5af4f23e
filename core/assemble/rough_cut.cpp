#include "core/assemble/rough_cut.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>

#include "core/base/files.h"
#include "core/timeline/edits.h"
#include "core/transitions/aligned_join.h"

namespace rhyme {
namespace {

constexpr std::size_t beam = 96, joins_asked = 20000;
constexpr std::size_t fresh_starts = 40;  // shots tried where none rhymes
constexpr std::int64_t slack = 4;         // frames by which a shot may miss the moment of its match
constexpr int rest = 6;                   // joins before a shot may come back
constexpr double cost_of_a_frame = 0.15, cost_of_return = 2.5, cost_of_odd_length = 0.6;
// A cut must earn its place, or the busiest cut would always win: a join that one pair in sixteen would equal is worth
// none.
constexpr double cost_of_a_cut = 4, cost_of_no_match = 7;

/// Form first: in a cut that goes by once, what is seen to come back is a thing, a line or a movement; a like palette
/// or light only helps.
std::map<std::string, double, std::less<>> weights() {
    return {{"shape", 1}, {"motion", 0.7}, {"line", 0.6}, {"composition", 0.4}, {"colour", 0.4}, {"light", 0.2}};
}

/// One piece of the chain; the chain is read backwards through `before`.
struct Piece {
    std::shared_ptr<const Piece> before;
    std::size_t media = 0;
    int shot = 0;
    std::size_t beat = 0, next_beat = 0;
    FramePosition in;
    const Match* join = nullptr;  // from the piece before; null for the first and where nothing matched
    double total = 0;
};
using PiecePtr = std::shared_ptr<const Piece>;

RationalTime exact(double seconds) { return {std::llround(seconds * 1e6), 1000000}; }

class Search {
public:
    Search(const std::vector<AnalysisPtr>& footage, const RoughCutOptions& options, const MatchList& joins)
        : footage_(footage), options_(options) {
        for (const Match& m : joins.matches) leaving_[m.from.media].push_back(&m);
        for (auto& [media, list] : leaving_)
            std::stable_sort(list.begin(), list.end(),
                             [](const Match* a, const Match* b) { return a->from.frame < b->from.frame; });
        const double end = options.length > 0 ? options.length : options.beats.back();
        last_beat_ = static_cast<std::size_t>(std::upper_bound(options.beats.begin(), options.beats.end(), end + 1e-6) -
                                              options.beats.begin()) -
                     1;
        choose_starts();
    }

    PiecePtr best(const Cancel& cancel) {
        std::vector<std::vector<PiecePtr>> at(last_beat_ + 1);  // chains whose last piece begins at that beat
        for (const Start& start : starts_)
            at[0].push_back(
                std::make_shared<Piece>(Piece{nullptr, start.media, start.shot, 0, 0, in_of(start), nullptr, 0}));
        PiecePtr done;
        for (std::size_t beat = 0; beat < last_beat_ && !cancel.stop_requested(); ++beat) {
            keep_best(at[beat]);
            for (const PiecePtr& piece : at[beat])
                for (std::size_t choice = 0; choice < options_.beats_a_shot.size(); ++choice)
                    extend(piece, choice, at, done);
        }
        return done;
    }

private:
    struct Start {
        std::size_t media;
        int shot;
    };

    FramePosition in_of(const Start& start) const {
        return footage_[start.media]->shots[static_cast<std::size_t>(start.shot)].range.start;
    }

    /// The longest shots of every file in turn, the files in an order of the seed's.
    void choose_starts() {
        std::vector<std::vector<Start>> by_media(footage_.size());
        for (std::size_t m = 0; m < footage_.size(); ++m) {
            for (int shot = 0; shot < static_cast<int>(footage_[m]->shots.size()); ++shot)
                by_media[m].push_back({m, shot});
            std::stable_sort(by_media[m].begin(), by_media[m].end(), [&](const Start& a, const Start& b) {
                const auto& shots = footage_[m]->shots;
                return shots[static_cast<std::size_t>(a.shot)].range.length >
                       shots[static_cast<std::size_t>(b.shot)].range.length;
            });
        }
        std::mt19937 random(options_.seed);
        for (std::size_t i = by_media.size(); i > 1 && options_.seed != 0; --i)
            std::swap(by_media[i - 1], by_media[random() % i]);
        for (std::size_t round = 0; starts_.size() < fresh_starts; ++round) {
            const std::size_t before = starts_.size();
            for (const auto& list : by_media)
                if (round < list.size() && starts_.size() < fresh_starts) starts_.push_back(list[round]);
            if (starts_.size() == before) return;
        }
    }

    static void keep_best(std::vector<PiecePtr>& pieces) {
        std::stable_sort(pieces.begin(), pieces.end(),
                         [](const PiecePtr& a, const PiecePtr& b) { return a->total > b->total; });
        if (pieces.size() > beam) pieces.resize(beam);
    }

    void extend(const PiecePtr& piece, std::size_t choice, std::vector<std::vector<PiecePtr>>& at, PiecePtr& done) {
        const std::size_t beats = static_cast<std::size_t>(options_.beats_a_shot[choice]),
                          next = std::min(piece->beat + beats, last_beat_);
        const double seconds = options_.beats[next] - options_.beats[piece->beat];
        const MediaAnalysis& media = *footage_[piece->media];
        const FrameCount frames = media.frame_rate.count(exact(seconds), Rounding::Nearest);
        const FramePosition out = piece->in + frames - FrameCount(1);
        if (out >= media.shots[static_cast<std::size_t>(piece->shot)].range.end()) return;
        Piece ended = *piece;
        ended.next_beat = next;
        ended.total -= static_cast<double>(choice) * cost_of_odd_length * static_cast<double>(beats) / 4;
        if (next == last_beat_) {
            if (!done || ended.total > done->total) done = std::make_shared<Piece>(ended);
            return;
        }
        const PiecePtr kept = std::make_shared<Piece>(ended);
        const auto& list = leaving_[piece->media];
        auto from = std::lower_bound(list.begin(), list.end(), out - FrameCount(slack),
                                     [](const Match* m, FramePosition p) { return m->from.frame < p; });
        for (; from != list.end() && (*from)->from.frame <= out + FrameCount(slack); ++from) {
            const double missed = static_cast<double>(std::abs((*from)->from.frame.value - out.value));
            const double gain =
                -std::log2(std::max(1e-4, 1 - (*from)->score)) - missed * cost_of_a_frame - cost_of_a_cut;
            if ((*from)->from.shot == piece->shot)
                add(kept, {(*from)->to.media, (*from)->to.shot}, (*from)->to.frame, *from, gain, at[next]);
        }
        for (const Start& start : starts_) add(kept, start, in_of(start), nullptr, -cost_of_no_match, at[next]);
    }

    void add(const PiecePtr& before, const Start& start, FramePosition in, const Match* join, double gain,
             std::vector<PiecePtr>& to) const {
        int ago = 1;
        for (const Piece* p = before.get(); p; p = p->before.get(), ++ago) {
            if (p->media != start.media || p->shot != start.shot) continue;
            if (ago <= rest) return;
            gain -= cost_of_return;
        }
        to.push_back(std::make_shared<Piece>(
            Piece{before, start.media, start.shot, before->next_beat, 0, in, join, before->total + gain}));
    }

    const std::vector<AnalysisPtr>& footage_;
    const RoughCutOptions& options_;
    std::map<std::size_t, std::vector<const Match*>> leaving_;
    std::vector<Start> starts_;
    std::size_t last_beat_ = 0;
};

struct Builder {
    const MediaPool& pool;
    const std::vector<MediaId>& media;
    const RoughCutOptions& options;
    RoughCut cut;

    FramePosition frame_of(std::size_t beat) const {
        return cut.timeline.rate.position(exact(options.beats[beat]), Rounding::Nearest);
    }

    Result<void> place(const Piece& piece, ClipId& last) {
        const auto opened = pool.find(media[piece.media]);
        const FramePosition at = piece.beat == 0 ? FramePosition(0) : frame_of(piece.beat);
        const NewClip clip{cut.timeline.tracks.front()->id,
                           media[piece.media],
                           path_text(opened->info.path.stem()),
                           opened->index->time(piece.in),
                           opened->info.duration,
                           frame_of(piece.next_beat) - at,
                           0};
        const ClipId id{cut.timeline.next_id};
        auto edited = overwrite(cut.timeline, at, {clip});
        if (!edited) return fail(edited.error());
        cut.timeline = std::move(*edited);
        if (last)
            cut.joins.push_back({at, piece.beat, piece.join ? piece.join->score : 0,
                                 piece.join ? piece.join->because : std::vector<std::string>{}});
        if (last && piece.join && !piece.join->align.identity()) {
            auto joined = set_transition(cut.timeline, aligned_join(cut.timeline, pool, *cut.timeline.find(last),
                                                                    *cut.timeline.find(id), piece.join->align));
            if (!joined) return fail(joined.error());
            cut.timeline = std::move(*joined);
        }
        last = id;
        return {};
    }

    Result<void> add_song(MediaId song) {
        const auto opened = pool.find(song);
        if (!opened) return fail(ErrorCode::NotFound, "the song is not open");
        const FrameCount length = std::min(cut.timeline.end() - FramePosition(0),
                                           cut.timeline.rate.count(opened->info.duration, Rounding::Down));
        auto edited = overwrite(cut.timeline, FramePosition(0),
                                {{cut.timeline.tracks.back()->id,
                                  song,
                                  path_text(opened->info.path.stem()),
                                  {},
                                  opened->info.duration,
                                  length,
                                  0}});
        if (!edited) return fail(edited.error());
        cut.timeline = std::move(*edited);
        return {};
    }
};

}  // namespace

Result<RoughCut> make_rough_cut(const std::vector<AnalysisPtr>& footage, const std::vector<MediaId>& media,
                                const MediaPool& pool, MediaId song, const RoughCutOptions& options, Progress progress,
                                Cancel cancel) {
    if (footage.empty() || footage.size() != media.size())
        return fail(ErrorCode::InvalidArgument, "there is no footage to cut");
    if (options.beats.size() < 2) return fail(ErrorCode::InvalidArgument, "the song has no beats to cut on");
    const MatchFinder finder(footage, 0, cancel);
    MatchQuery query;
    query.weights = weights();
    query.fold = false;
    query.top = joins_asked;
    const auto joins = finder.find(query, part_of(progress, 0, 0.9), cancel);
    if (!joins) return fail(joins.error());
    if (progress) progress({0.9, "choosing the cuts"});
    PiecePtr last = Search(footage, options, *joins).best(cancel);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the cut was stopped");
    if (!last) return fail(ErrorCode::InvalidArgument, "the shots are too short for the beats of the song");

    std::vector<PiecePtr> chain;
    for (; last; last = last->before) chain.push_back(last);
    std::reverse(chain.begin(), chain.end());
    Builder builder{pool, media, options, {make_timeline(options.rate, options.width, options.height), {}}};
    ClipId previous;
    for (const PiecePtr& piece : chain)
        if (const auto placed = builder.place(*piece, previous); !placed) return fail(placed.error());
    if (song)
        if (const auto added = builder.add_song(song); !added) return fail(added.error());
    // The reasons are asked for only now, for the few joins that were taken.
    for (std::size_t i = 1; i < chain.size(); ++i) {
        if (!chain[i]->join) continue;
        MatchQuery why;
        why.top = 1;
        why.weights = weights();
        why.from = {chain[i]->join->from.path, FrameRange{chain[i]->join->from.frame, FrameCount(1)}};
        why.to = {chain[i]->join->to.path, FrameRange{chain[i]->join->to.frame, FrameCount(1)}};
        if (const auto one = finder.find(why, {}, cancel); one && !one->matches.empty())
            builder.cut.joins[i - 1].because = one->matches[0].because;
    }
    if (progress) progress({1, "done"});
    return std::move(builder.cut);
}

}  // namespace rhyme
