// match_cost LIBRARY MOMENTS[,MOMENTS...] FILE...: what one question costs over more and more moments: those of the
// given analysed files, told again as other files until there are so many. Prints the time to make the finder, the
// median time of "what follows this moment" over 9 moments, the same as a ratio to one float32 product of as many
// embeddings (64 values), and peak memory.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <opencv2/core.hpp>
#include <string>

#include "core/analysis/library.h"
#include "core/match/match.h"

using namespace rhyme;

namespace {

double seconds_of(const auto& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> v) {
    std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    return v[v.size() / 2];
}

std::vector<AnalysisPtr> told_again(const std::vector<AnalysisPtr>& real, std::size_t moments) {
    std::vector<AnalysisPtr> media;
    for (std::size_t have = 0, i = 0; have < moments; ++i) {
        auto copy = std::make_shared<MediaAnalysis>(*real[i % real.size()]);
        copy->fingerprint += "-" + std::to_string(i / real.size());
        copy->path += "-" + std::to_string(i / real.size());
        have += copy->moments.size();
        media.push_back(std::move(copy));
    }
    return media;
}

double product(std::size_t moments) {
    cv::Mat all(static_cast<int>(moments), 64, CV_32F), one(64, 1, CV_32F);
    cv::randu(all, -1, 1), cv::randu(one, -1, 1);
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        cv::Mat result;
        times.push_back(seconds_of([&] { result = all * one; }));
    }
    return median(times);
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 4) return std::fprintf(stderr, "usage: match_cost LIBRARY MOMENTS[,MOMENTS...] FILE...\n"), 2;
    auto library = Library::open(arguments[1]);
    if (!library) return std::fprintf(stderr, "%s\n", library.error().message().c_str()), 1;
    std::vector<AnalysisPtr> real;
    for (int i = 3; i < count; ++i)
        if (const auto media = open_media(arguments[i]))
            if (const auto analysis = (*library)->find_or_analyze(*media); analysis && !(*analysis)->moments.empty())
                real.push_back(*analysis);
    if (real.empty()) return std::fprintf(stderr, "nothing to look at\n"), 1;
    for (char* at = arguments[2]; *at;) {
        const auto moments = static_cast<std::size_t>(std::strtoull(at, &at, 10));
        if (*at == ',') ++at;
        const auto media = told_again(real, moments);
        std::optional<MatchFinder> finder;
        const double made = seconds_of([&] { finder.emplace(media); });
        std::vector<double> times;
        for (std::size_t i = 0; i < 9; ++i) {
            const MediaAnalysis& asked = *media[i * (media.size() - 1) / 8];
            MatchQuery query;
            query.from = {asked.path, FrameRange(asked.moments.back().frame, FrameCount(1))};
            times.push_back(seconds_of([&] { (void)finder->find(query); }));
        }
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        const double one = product(moments);
        std::printf("%8zu moments: made in %7.2f s, a question %8.4f s (%.0f products of %.5f s), peak %.0f MiB\n",
                    moments, made, median(times), median(times) / one, one, static_cast<double>(used.ru_maxrss) / 1024);
        std::fflush(stdout);
    }
}
