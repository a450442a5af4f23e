// match_cost LIBRARY MOMENTS[,MOMENTS...] FILE...: what one question costs over more and more moments.
// match_cost --pairs LIBRARY SHOTS FILE...: what "the best cuts in the bin" cost over so many shots.
//
// The moments are those of the given analysed files, told again as other files until there are so many. Two tables:
// finder     (up to 100 000 moments) the time to make it, to make it again when one file comes and when one goes, the
//            median time of "what follows this moment" over 9 moments, also as a ratio to one float32 product of as
//            many embeddings (64 values), and peak memory;
// retrieval  of embeddings jittered by a tenth of their spread, so that no two are equal: the median time of the exact
//            search and of that by the index over 24 moments, what making the index took, and its recall: the share of
//            the pairs found exactly that it finds.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <set>
#include <string>

#include "core/base/thread_pool.h"
#include "core/match/match.h"
#include "core/match/retrieval.h"
#include "tests/bench/footage.h"

using namespace rhyme;

namespace {

constexpr std::size_t most_for_finder = 100000;

double seconds_of(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> v) {
    std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    return v[v.size() / 2];
}

double peak_mib() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

/// Until `enough` of them.
std::vector<AnalysisPtr> told_again(const std::vector<AnalysisPtr>& real, const auto& enough) {
    std::vector<AnalysisPtr> media;
    for (std::size_t i = 0; !enough(media); ++i) {
        auto copy = std::make_shared<MediaAnalysis>(*real[i % real.size()]);
        copy->fingerprint += "-" + std::to_string(i / real.size());
        copy->path += "-" + std::to_string(i / real.size());
        media.push_back(std::move(copy));
    }
    return media;
}

std::vector<AnalysisPtr> of_moments(const std::vector<AnalysisPtr>& real, std::size_t moments) {
    std::size_t have = 0;
    return told_again(real, [&](const std::vector<AnalysisPtr>& media) {
        if (!media.empty()) have += media.back()->moments.size();
        return have >= moments;
    });
}

double product(std::size_t moments) {
    const Eigen::MatrixXf all = Eigen::MatrixXf::Random(64, static_cast<Eigen::Index>(moments));
    const Eigen::VectorXf one = Eigen::VectorXf::Random(64);
    std::vector<double> times;
    float kept = 0;
    for (int i = 0; i < 9; ++i) times.push_back(seconds_of([&] { kept += (all.transpose() * one).eval()[0]; }));
    if (kept == 0.123F) std::puts("");
    return median(times);
}

void finder_row(const std::vector<AnalysisPtr>& real, std::size_t moments) {
    const std::vector<AnalysisPtr> media = of_moments(real, moments);
    std::optional<MatchFinder> finder;
    const double made = seconds_of([&] { finder.emplace(media); });
    std::vector<AnalysisPtr> other = media;
    other.push_back(of_moments(real, moments + 1).back());
    std::optional<MatchFinder> more, fewer;
    const double come = seconds_of([&] { more.emplace(*finder, other); });
    other.erase(other.begin());
    const double gone = seconds_of([&] { fewer.emplace(*more, other); });
    std::vector<double> times;
    for (std::size_t i = 0; i < 9; ++i) {
        const MediaAnalysis& asked = *media[i * (media.size() - 1) / 8];
        MatchQuery query;
        query.from = {asked.path, FrameRange(asked.moments.back().frame, FrameCount(1))};
        times.push_back(seconds_of([&] { (void)finder->find(query); }));
    }
    const double one = product(moments);
    std::printf(
        "finder    %8zu moments: made in %7.2f s, a file comes %6.2f s, one goes %6.2f s, a question %7.4f s (%.0f "
        "products of %.5f s), peak %.0f MiB\n",
        moments, made, come, gone, median(times), median(times) / one, one, peak_mib());
    std::fflush(stdout);
}

std::shared_ptr<const MomentEmbeddings::Block> jittered(const MomentEmbeddings::Block& block, std::mt19937& random) {
    auto copy = std::make_shared<MomentEmbeddings::Block>();
    std::normal_distribution<float> noise;
    for (std::size_t k = 0; k < block.columns.size(); ++k) {
        if (k % 2 == 1 && block.columns[k] == block.columns[k - 1]) {
            copy->columns.push_back(copy->columns.back());
            continue;
        }
        auto columns = std::make_shared<MomentEmbeddings::Columns>(*block.columns[k]);
        auto& values = columns->values;
        if (values.size() > 0) {
            const Eigen::VectorXf mean = values.rowwise().mean();
            const float spread = std::sqrt((values.colwise() - mean).squaredNorm() / static_cast<float>(values.size()));
            values = values.unaryExpr([&](float v) { return v + 0.1F * spread * noise(random); }).eval();
            columns->squared = values.colwise().squaredNorm();
        }
        copy->columns.push_back(std::move(columns));
    }
    return copy;
}

/// All moments, every shot a take of its own.
std::vector<MatchCandidateEnd> ends_of(const std::vector<AnalysisPtr>& media) {
    std::vector<MatchCandidateEnd> ends;
    std::size_t first = 0;
    for (std::size_t m = 0; m < media.size(); ++m) {
        for (std::size_t i = 0; i < media[m]->moments.size(); ++i) {
            const Moment& moment = media[m]->moments[i];
            const std::size_t shot = first + static_cast<std::size_t>(moment.shot);
            ends.push_back({m, i, shot, shot, &moment});
        }
        first += media[m]->shots.size();
    }
    return ends;
}

void retrieval_row(const std::vector<AnalysisPtr>& real, std::size_t moments) {
    const std::vector<AnalysisPtr> media = of_moments(real, moments);
    const MomentEmbeddings plain(real);
    std::vector<std::shared_ptr<const MomentEmbeddings::Block>> blocks;
    std::mt19937 random(1);
    for (std::size_t m = 0; m < media.size(); ++m) blocks.push_back(jittered(*plain.block(m % real.size()), random));
    std::optional<MomentEmbeddings> all;
    const double indexed = seconds_of([&] { all.emplace(media, blocks, 0, nullptr, 0); });
    const std::vector<MatchCandidateEnd> ends = ends_of(media);
    std::vector<double> weights;
    const CueWeights usual = default_weights();
    for (const Cue* cue : all_cues()) weights.push_back(usual.at(std::string(cue->name())));
    RetrievalLimits limits;
    std::vector<double> exact, by_index;
    std::size_t wanted = 0, found = 0;
    for (std::size_t i = 0; i < 24; ++i) {
        const std::vector<MatchCandidateEnd> one{ends[i * (ends.size() - 1) / 23]};
        const auto ask = [&](std::size_t exact_up_to, std::vector<double>& times) {
            limits.exact_up_to = exact_up_to;
            std::vector<MatchPair> pairs;
            times.push_back(seconds_of(
                [&] { pairs = retrieve(*all, one, ends, weights, limits, ThreadPool::default_threads(), {}); }));
            std::set<std::uint32_t> to;
            for (const MatchPair& p : pairs) to.insert(p.to);
            return to;
        };
        const auto all_of_them = ask(ends.size(), exact), some = ask(0, by_index);
        wanted += all_of_them.size();
        for (const std::uint32_t t : all_of_them) found += some.count(t);
    }
    std::printf(
        "retrieval %8zu moments: exact %7.4f s, by the index %7.4f s, recall %.3f; the index made in %.1f s, peak %.0f "
        "MiB\n",
        moments, median(exact), median(by_index), static_cast<double>(found) / static_cast<double>(wanted), indexed,
        peak_mib());
    std::fflush(stdout);
}

void all_pairs(const std::vector<AnalysisPtr>& real, std::size_t shots) {
    std::size_t have = 0;
    const auto media = told_again(real, [&](const std::vector<AnalysisPtr>& m) {
        if (!m.empty()) have += m.back()->shots.size();
        return have >= shots;
    });
    std::optional<MatchFinder> finder;
    const double made = seconds_of([&] { finder.emplace(media); });
    MatchQuery query;
    std::int64_t considered = 0;
    const double asked = seconds_of([&] {
        if (const auto list = finder->find(query)) considered = list->considered;
    });
    std::printf("all pairs of %zu shots: made in %.2f s, asked in %.2f s (%lld pairs of moments), peak %.0f MiB\n",
                have, made, asked, static_cast<long long>(considered), peak_mib());
}

}  // namespace

int main(int count, char** arguments) {
    const bool pairs = count > 1 && std::string(arguments[1]) == "--pairs";
    if (pairs) ++arguments, --count;
    if (count < 4)
        return std::fprintf(stderr, "usage: match_cost [--pairs] LIBRARY MOMENTS[,MOMENTS...]|SHOTS FILE...\n"), 2;
    const auto real = analysed(arguments[1], std::span(arguments + 3, arguments + count));
    for (char* at = arguments[2]; *at;) {
        const auto number = static_cast<std::size_t>(std::strtoull(at, &at, 10));
        if (*at == ',') ++at;
        if (pairs) {
            all_pairs(real, number);
            continue;
        }
        if (number <= most_for_finder) finder_row(real, number);
        retrieval_row(real, number);
    }
}
