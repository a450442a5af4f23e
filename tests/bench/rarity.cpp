// rarity LIBRARY FILE...: whether a rarity is what it says. Of 10 000 random pairs of moments of different shots, which
// took no part in the calibration, the share that each cue calls rarer than 0.9, 0.99 and 0.999.
#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "core/match/match.h"
#include "tests/bench/footage.h"

using namespace rhyme;

namespace {

constexpr int pairs = 10000;
constexpr std::array<double, 3> levels{0.9, 0.99, 0.999};

struct Place {
    std::size_t media;
    const Moment* moment;
};

std::vector<Place> places_of(const std::vector<AnalysisPtr>& footage) {
    std::vector<Place> places;
    for (std::size_t m = 0; m < footage.size(); ++m)
        for (const Moment& moment : footage[m]->moments)
            if (!moment.blank && !moment.title) places.push_back({m, &moment});
    return places;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return std::fprintf(stderr, "usage: rarity LIBRARY FILE...\n"), 2;
    const auto footage = analysed(arguments[1], std::span(arguments + 2, arguments + count));
    const MatchFinder finder(footage);
    const std::vector<Place> places = places_of(footage);
    if (places.size() < 2) return std::fprintf(stderr, "too little footage\n"), 1;
    std::mt19937 random(20);
    std::vector<std::array<int, levels.size()>> above(all_cues().size());
    for (int n = 0; n < pairs;) {
        const Place &a = places[random() % places.size()], &b = places[random() % places.size()];
        if (a.media == b.media && a.moment->shot == b.moment->shot) continue;
        const auto report = finder.examine(a.media, a.moment->frame, b.media, b.moment->frame, {});
        if (!report) continue;
        ++n;
        for (std::size_t c = 0; c < above.size(); ++c)
            for (std::size_t l = 0; l < levels.size(); ++l) above[c][l] += report->match.cues[c] > levels[l];
    }
    std::printf("%zu files, %d pairs; per cent rarer than  0.9    0.99   0.999\n", footage.size(), pairs);
    for (std::size_t c = 0; c < above.size(); ++c) {
        std::printf("%-40s", std::string(all_cues()[c]->name()).c_str());
        for (const int share : above[c]) std::printf("%6.2f ", 100.0 * share / pairs);
        std::printf("\n");
    }
    return 0;
}
