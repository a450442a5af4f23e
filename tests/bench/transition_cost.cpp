// transition_cost [WIDTH HEIGHT]: milliseconds that each transition takes to draw a frame, by that of a plain dissolve
// drawn in turn with it: processor time on one thread (others that wait would count as well), the mean over its length
// and its dearest frame, each the median of five; its evidence, looked at once a join, apart. Decoding is not counted.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/core/transitions/join_scenes.h"

using namespace rhyme;

namespace {

double milliseconds(std::clock_t begun) { return 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC; }

double milliseconds_of(const TransitionKind& kind, const TransitionFrame& frame) {
    const auto begun = std::clock();
    kind.draw(frame);
    return milliseconds(begun);
}

double median(std::vector<double> v) {
    std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    return v[v.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
    const cv::Size size(argc > 2 ? std::atoi(argv[1]) : 1920, argc > 2 ? std::atoi(argv[2]) : 1080);
    testing::Scene a, b, before, after;
    // Both move to the right; orange against teal; lit from the left.
    a.ground = {170, 100, 30}, a.thing = {240, 200, 90}, b.ground = {20, 100, 130}, b.thing = {70, 190, 210};
    before = a, after = b, before.shift = {-4, 0}, after.shift = {4, 0};
    after.centre.x += 4, before.centre.x -= 4, b.size = {84, 64};
    cv::Mat pa = a.draw(), pb = b.draw();
    for (int x = 0; x < pa.cols; ++x) pa.col(x) *= 1.0 - 0.5 * x / pa.cols;
    cv::line(pa, {0, 150}, {319, 150}, cv::Scalar(250, 250, 240), 5, cv::LINE_AA);
    cv::line(pb, {0, 150}, {319, 150}, cv::Scalar(10, 20, 20), 5, cv::LINE_AA);
    testing::Join join(pa, pb, before.draw(), after.draw());
    join.in = join.out = FrameCount(60);
    cv::Mat large_a, large_b, outgoing, incoming;
    cv::resize(pa, large_a, size, 0, 0, cv::INTER_CUBIC), cv::resize(pb, large_b, size, 0, 0, cv::INTER_CUBIC);
    large_a.convertTo(outgoing, CV_16U, 257), large_b.convertTo(incoming, CV_16U, 257);
    cv::setNumThreads(1);
    const std::map<std::string, double> none;
    const TransitionFrame halfway{outgoing, incoming, FrameCount(12), FrameCount(12), FrameCount(12), &none};
    for (const TransitionKind* kind : all_transitions()) {
        join.parameters.clear();
        for (const auto& p : kind->parameters()) join.parameters[p.name] = p.value;
        join.in = kind->default_in(), join.out = kind->default_out();
        if (join.parameters.contains("dx")) {
            join.parameters["scale"] = 1.05, join.parameters["dx"] = 0.02;
            join.in = join.out = FrameCount(60);
        }
        const auto begun = std::clock();
        const auto evidence = kind->prepare(join.sight());
        const double look = milliseconds(begun);
        if (!evidence)
            std::printf("%-18s refused: %s\n", std::string(kind->name()).c_str(), evidence.error().message().c_str());
        double mean = 0, most = 0, plain = 0;
        const std::int64_t length = (join.in + join.out).value;
        constexpr std::int64_t frames = 16;
        for (std::int64_t i = 0; i < frames; ++i) {
            TransitionFrame f{outgoing,
                              incoming,
                              FrameCount((2 * i + 1) * length / (2 * frames)),
                              join.in,
                              join.out,
                              &join.parameters,
                              evidence ? evidence->get() : nullptr};
            std::vector<double> times, dissolves;
            for (int round = 0; round < 5; ++round) {
                times.push_back(milliseconds_of(*kind, f));
                dissolves.push_back(milliseconds_of(*find_transition("dissolve"), halfway));
            }
            mean += median(times) / frames, most = std::max(most, median(times)), plain += median(dissolves) / frames;
        }
        std::printf("%-18s %7.1f ms  %5.2f dissolves, at most %5.2f  looked at once: %.0f ms\n",
                    std::string(kind->name()).c_str(), mean, mean / plain, most / plain, look);
    }
    return 0;
}
