// learning LIBRARY FILE...: what yes and no teach. Simulated editors who each like one cue (and every tenth time say
// the opposite) answer the suggestions shown first; how many of the ten best unanswered suggestions they would say yes
// to, with the default weights and with what 5, 20 and 50 answers have taught. Prints a row an editor and the worst
// change.
#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "core/match/match.h"
#include "tests/bench/footage.h"

using namespace rhyme;

namespace {

constexpr std::array<std::size_t, 3> rounds{5, 20, 50};
constexpr double liked_from = 0.95;  // rarity in the cue the editor likes

using PairKey = std::tuple<std::size_t, std::size_t, std::size_t, std::size_t>;
PairKey key(const Match& m) { return {m.from.media, m.from.moment, m.to.media, m.to.moment}; }

std::vector<Match> suggested(const MatchFinder& finder, const CueWeights& weights) {
    MatchQuery query;
    query.weights = weights;
    query.top = 120;
    auto list = finder.find(query);
    return list ? std::move(list->matches) : std::vector<Match>();
}

/// Of the first ten that were not answered yet.
double precision(const std::vector<Match>& matches, const std::set<PairKey>& answered, std::size_t cue) {
    int seen = 0, liked = 0;
    for (const Match& m : matches) {
        if (seen == 10) break;
        if (answered.count(key(m))) continue;
        ++seen, liked += m.cues[cue] > liked_from;
    }
    return seen ? static_cast<double>(liked) / seen : 0;
}

struct Row {
    std::array<double, rounds.size()> before{}, after{};
    std::string words;
};

Row editor(const MatchFinder& finder, const std::vector<Match>& shown, std::size_t cue) {
    Row row;
    std::mt19937 random(static_cast<unsigned>(cue) + 1);
    std::set<PairKey> answered;
    std::vector<TasteExample> examples;
    std::vector<Match> now = shown;
    for (std::size_t r = 0; r < rounds.size(); ++r) {
        for (const Match& m : now) {
            if (examples.size() == rounds[r]) break;
            if (!answered.insert(key(m)).second) continue;
            examples.push_back({m.cues, (m.cues[cue] > liked_from) != (random() % 10 == 0)});
        }
        const Taste taste = Taste::learn(examples);
        now = suggested(finder, taste.applied_to(default_weights()));
        row.words.clear();
        for (const std::string& word : taste.words()) row.words += (row.words.empty() ? "" : "; ") + word;
        row.before[r] = precision(shown, answered, cue), row.after[r] = precision(now, answered, cue);
    }
    return row;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return std::fprintf(stderr, "usage: learning LIBRARY FILE...\n"), 2;
    const auto footage = analysed(arguments[1], std::span(arguments + 2, arguments + count));
    const MatchFinder finder(footage);
    const std::vector<Match> shown = suggested(finder, default_weights());
    std::printf("%zu files, %zu suggestions; precision at 10, defaults > learned\n%-12s", footage.size(), shown.size(),
                "likes");
    for (const std::size_t r : rounds) std::printf("  %6zu answers", r);
    std::printf("\n");
    double worst = 1, gain = 0;
    for (std::size_t c = 0; c < all_cues().size(); ++c) {
        const Row row = editor(finder, shown, c);
        std::printf("%-12s", std::string(all_cues()[c]->name()).c_str());
        for (std::size_t r = 0; r < rounds.size(); ++r) {
            std::printf("    %.2f > %.2f", row.before[r], row.after[r]);
            worst = std::min(worst, row.after[r] - row.before[r]);
        }
        gain += (row.after.back() - row.before.back()) / static_cast<double>(all_cues().size());
        std::printf("   %s\n", row.words.c_str());
        std::fflush(stdout);
    }
    std::printf("worst change %+.2f, mean gain after %zu answers %+.2f\n", worst, rounds.back(), gain);
    return 0;
}
