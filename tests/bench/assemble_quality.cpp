// assemble_quality [[--small] LIBRARY SONG[,SONG...] FILE...]: first cuts of a song over real footage beside two others
// with cuts in the very same places: shots in random order, and always the best next piece. For each: mean match score
// of its cuts (as MatchFinder::examine gives it), share of cuts that are a known join, shots seen again, worth in bits.
// --small: how near the search comes to the proven best (a few files, eight seconds). Alone: what it costs over 10,
// 100 and 1 000 made-up shots in a song of four minutes (processor time).
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <random>
#include <sstream>

#include "core/analysis/library.h"
#include "core/assemble/rough_cut.h"
#include "core/music/song_map_of.h"

using namespace rhyme;

namespace {

double cpu_seconds(const auto& work) {
    const std::clock_t start = std::clock();
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

struct Measured {
    std::size_t cuts = 0, joins = 0, again = 0;
    std::size_t soonest = CutProblem::none;  ///< pieces from one sight of a shot to the next
    double score = 0;
};

class Judge {
public:
    Judge(const std::vector<AnalysisPtr>& footage, const MatchFinder& finder) : footage_(footage), finder_(finder) {
        for (std::size_t m = 0; m < footage.size(); ++m)
            first_.push_back(first_.empty() ? 0 : first_.back() + shots(m - 1));
    }
    Measured operator()(const CutProblem& p, const CutChain& chain) const {
        Measured out;
        std::map<std::size_t, std::size_t> seen;  // by take: the piece it was last
        for (std::size_t i = 0; i < chain.pieces.size(); ++i) {
            const CutPiece& piece = chain.pieces[i];
            const auto [last, fresh] = seen.try_emplace(p.shots[p.entries[piece.entry].shot].take, i);
            if (!fresh) ++out.again, out.soonest = std::min(out.soonest, i - last->second), last->second = i;
            if (i == 0) continue;
            const CutPiece& before = chain.pieces[i - 1];
            const CutProblem::Shot &from = p.shots[p.entries[before.entry].shot],
                                   &to = p.shots[p.entries[piece.entry].shot];
            const double seconds = p.places[before.to].seconds - p.places[before.slot].seconds;
            const std::int64_t out_frame = before.in + std::max<std::int64_t>(1, std::llround(seconds * from.rate)) - 1;
            const auto pair = finder_.examine(from.file, FramePosition(out_frame), to.file, FramePosition(piece.in),
                                              rough_cut_query());
            ++out.cuts, out.joins += piece.join != nullptr, out.score += pair ? pair->match.score : 0;
        }
        if (out.cuts) out.score /= double(out.cuts);
        return out;
    }

private:
    std::size_t shots(std::size_t media) const { return footage_[media]->shots.size(); }
    const std::vector<AnalysisPtr>& footage_;
    const MatchFinder& finder_;
    std::vector<std::size_t> first_;
};

/// Other shots in the same places, none twice before it must be.
CutChain shuffled(const CutProblem& p, const CutChain& like, unsigned seed) {
    std::mt19937 random(seed);
    CutChain out;
    std::vector<std::size_t> order, used;
    for (std::size_t e = 0; e < p.entries.size(); ++e)
        if (p.entries[e].fresh) order.push_back(e);
    for (const CutPiece& piece : like.pieces) {
        std::shuffle(order.begin(), order.end(), random);
        const double seconds = p.places[piece.to].seconds - p.places[piece.slot].seconds;
        std::size_t best = order.front();
        std::size_t fewest = CutProblem::none;
        for (const std::size_t e : order) {
            const CutProblem::Shot& shot = p.shots[p.entries[e].shot];
            if (p.entries[e].in + std::llround(seconds * shot.rate) + shot.margin > shot.end) continue;
            const auto times = std::size_t(std::count(used.begin(), used.end(), p.entries[e].shot));
            if (times < fewest) fewest = times, best = e;
        }
        used.push_back(p.entries[best].shot);
        out.pieces.push_back({piece.slot, piece.to, best, p.entries[best].in, nullptr});
    }
    return out;
}

void print(const char* name, const Measured& m, const CutChain& chain, double cpu) {
    std::printf("  %-10s %3zu cuts, mean score %.3f, %3.0f %% known joins, %2zu shots again", name, m.cuts, m.score,
                100. * double(m.joins) / double(std::max<std::size_t>(1, m.cuts)), m.again);
    if (m.again > 0) std::printf(" (the soonest after %zu)", m.soonest);
    if (cpu >= 0) std::printf(", worth %.1f of at most %.1f, %.2f s", chain.worth, chain.bound, cpu);
    std::printf("\n"), std::fflush(stdout);
}

/// Shots of two to ten seconds, a dozen random joins each, a beat each half second for four minutes.
CutProblem made_up(std::size_t shots) {
    std::mt19937 random(7);
    const auto number = [&](int from, int to) { return from + int(random() % unsigned(to - from + 1)); };
    SongMap song;
    song.length = {240'000'000};
    for (int i = 0; i < 480; ++i) song.beats.push_back({{500'000 * i}, i % 4 == 0});
    const CutPlan plan = plan_cuts(song, Pace::Medium, 0, 240);
    CutProblem p;
    p.places = plan.places, p.steps = plan.steps;
    p.rest = std::min(p.rest, int(shots) / 2);
    for (std::size_t s = 0; s < shots; ++s) {
        CutProblem::Shot shot;
        shot.take = s, shot.file = s / 2, shot.end = number(50, 250), shot.activity = number(0, 10) / 10.;
        p.shots.push_back(shot);
        p.entries.push_back({s, 0, true});
    }
    for (std::size_t n = 0; n < 12 * shots; ++n) {
        const auto from = std::size_t(number(0, int(shots) - 1)), to = std::size_t(number(0, int(shots) - 1));
        if (from == to) continue;
        const std::int64_t in = number(0, 40);
        p.entries.push_back({to, in, false});
        p.shots[from].leaving.push_back(
            {number(10, int(p.shots[from].end)), p.entries.size() - 1, in, number(20, 80) / 10., n});
    }
    for (auto& shot : p.shots)
        std::sort(shot.leaving.begin(), shot.leaving.end(),
                  [](const auto& a, const auto& b) { return a.from_frame < b.from_frame; });
    return p;
}

std::vector<AnalysisPtr> footage_of(Library& library, int count, char** files) {
    std::vector<AnalysisPtr> footage;
    for (int i = 0; i < count; ++i)
        if (const auto media = open_media(files[i]))
            if (const auto analysis = library.find_or_analyze(*media); analysis && !(*analysis)->moments.empty())
                footage.push_back(*analysis);
    return footage;
}

void small_cases(const std::vector<AnalysisPtr>& footage, const RoughCutOptions& options) {
    double best = 0, found = 0, greedy = 0, bound = 0;
    int cases = 0, hit = 0, tried = 0;
    for (std::size_t at = 0; at + 4 <= footage.size() && tried < 10; at += 4, ++tried) {
        const std::vector<AnalysisPtr> few(footage.begin() + std::ptrdiff_t(at),
                                           footage.begin() + std::ptrdiff_t(at) + 4);
        const MatchFinder finder(few, 1);
        const auto joins = finder.find(rough_cut_query());
        if (!joins) continue;
        const CutPlan plan = plan_cuts(options.song, Pace::Fast, options.from, options.from + 8);
        const CutProblem p = cut_problem(few, options, plan, *joins);
        const CutChain exact = solve_cut(p, 300'000);
        if (!exact.proven) continue;
        const CutChain searched = search_cut(p), hasty = greedy_cut(p);
        if (searched.pieces.empty()) continue;
        ++cases, best += exact.worth, found += searched.worth, bound += searched.bound;
        greedy += hasty.pieces.empty() ? exact.worth - 30 : hasty.worth;
        hit += searched.worth >= exact.worth - 1e-3;
    }
    std::printf(
        "small cases: %d of %d proven; the search finds the best in %d; in bits a case: best %.2f, search %.2f, greedy "
        "%.2f, bound %.2f\n",
        cases, tried, hit, best / cases, found / cases, greedy / cases, bound / cases);
    std::fflush(stdout);
}

void growth() {
    for (const std::size_t shots : {10, 100, 1000}) {
        const CutProblem p = made_up(shots);
        CutChain chain;
        const double cpu = cpu_seconds([&] { chain = search_cut(p); });
        std::printf("%5zu shots, %6zu entries: %.2f s, worth %.1f of at most %.1f\n", shots, p.entries.size(), cpu,
                    chain.worth, chain.bound);
        std::fflush(stdout);
    }
}

}  // namespace

int main(int count, char** arguments) {
    const bool small = count > 1 && std::string(arguments[1]) == "--small";
    if (small) --count, ++arguments;
    if (count == 1) return growth(), 0;
    if (count < 4)
        return std::fprintf(stderr, "usage: assemble_quality [[--small] LIBRARY SONG[,SONG...] FILE...]\n"), 2;
    auto library = Library::open(arguments[1]);
    if (!library) return std::fprintf(stderr, "%s\n", library.error().message().c_str()), 1;
    const auto footage = footage_of(**library, count - 3, arguments + 3);
    if (footage.empty()) return std::fprintf(stderr, "nothing to look at\n"), 1;
    const auto cut_of = [&](const std::string& song) -> Result<RoughCutOptions> {
        const auto media = open_media(song);
        const auto heard = media ? analyse_song(*media) : Result<Song>(fail(media.error()));
        if (!heard) return fail(heard.error());
        RoughCutOptions options;
        options.rate = footage.front()->frame_rate;
        options.song = song_map_of(*heard, MediaId{1});
        return options;
    };
    if (small) {
        const auto options = cut_of(arguments[2]);
        return options ? (small_cases(footage, *options), 0) : 1;
    }
    MatchList joins;
    std::optional<MatchFinder> finder;
    const double matching = cpu_seconds([&] {
        finder.emplace(footage, 1);
        if (auto found = finder->find(rough_cut_query())) joins = std::move(*found);
    });
    std::printf("%zu files, %zu joins of %lld pairs in %.1f s\n", footage.size(), joins.matches.size(),
                static_cast<long long>(joins.considered), matching);
    const Judge judge(footage, *finder);
    std::istringstream songs(arguments[2]);
    for (std::string song; std::getline(songs, song, ',');) {
        const auto asked = cut_of(song);
        if (!asked) return std::fprintf(stderr, "%s\n", asked.error().message().c_str()), 1;
        const RoughCutOptions& options = *asked;
        const double seconds = options.song.length.seconds();
        const CutPlan plan = plan_cuts(options.song, Pace::Medium, 0, seconds);
        const CutProblem p = cut_problem(footage, options, plan, joins);
        CutChain chain, greedy;
        const double cpu = cpu_seconds([&] { chain = search_cut(p); }),
                     greedy_cpu = cpu_seconds([&] { greedy = greedy_cut(p); });
        std::printf("%s: %.0f s, %zu beats\n", song.substr(song.rfind('/') + 1).c_str(), seconds,
                    options.song.beats.size());
        print("search", judge(p, chain), chain, cpu);
        print("greedy", judge(p, greedy), greedy, greedy_cpu);
        print("random", judge(p, shuffled(p, chain, 1)), {}, -1);
    }
    return 0;
}
