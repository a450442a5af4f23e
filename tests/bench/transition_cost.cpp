// transition_cost [WIDTH HEIGHT [NAME]]: milliseconds that each transition (or one) takes to draw a frame, as a ratio
// to a plain dissolve. Both are drawn from the same two pictures, decoded already, on one thread, each in a loop of its
// own over the frames of its length: the dissolve's right before and right after the other's, so that neither finds the
// processor's caches full of what the other left behind, which would make a dissolve dearer than it is. Processor time;
// of every frame the median of five; the mean over the length and its dearest frame. The evidence, looked at once a
// join, is apart; decoding is not counted.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "tests/core/transitions/join_scenes.h"

using namespace rhyme;

namespace {

double milliseconds(std::clock_t begun) { return 1000.0 * static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC; }

double median(std::vector<double> v) {
    std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
    return v[v.size() / 2];
}

struct Cost {
    double mean = 0, most = 0;  ///< of a frame, in milliseconds
};

/// `frame`: of a transition of that length, with its pictures.
Cost cost_of(const TransitionKind& kind, TransitionFrame frame) {
    Cost cost;
    constexpr std::int64_t frames = 16;
    const std::int64_t length = (frame.in_offset + frame.out_offset).value;
    for (std::int64_t i = 0; i < frames; ++i) {
        frame.frame = FrameCount((2 * i + 1) * length / (2 * frames));
        std::vector<double> times;
        for (int round = 0; round < 5; ++round) {
            const auto begun = std::clock();
            kind.draw(frame);
            times.push_back(milliseconds(begun));
        }
        cost.mean += median(times) / frames, cost.most = std::max(cost.most, median(times));
    }
    return cost;
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
    // For those that hold two forms together: subjects that stand still, and lie on each other once B is moved.
    testing::Scene still = a;
    still.centre.x += 6.4F, still.size *= 1.05F;
    testing::Join held(still.draw(), a.draw());
    cv::Mat large_a, large_b, outgoing, incoming;
    cv::resize(pa, large_a, size, 0, 0, cv::INTER_CUBIC), cv::resize(pb, large_b, size, 0, 0, cv::INTER_CUBIC);
    large_a.convertTo(outgoing, CV_16U, 257), large_b.convertTo(incoming, CV_16U, 257);
    cv::setNumThreads(1);
    const TransitionKind& dissolve = *find_transition("dissolve");
    const std::map<std::string, double> none;
    const TransitionFrame plain{outgoing, incoming, {}, dissolve.default_in(), dissolve.default_out(), &none};
    for (const TransitionKind* kind : all_transitions()) {
        if (argc > 3 && kind->name() != argv[3]) continue;
        join.parameters.clear(), held.parameters.clear();
        for (const auto& p : kind->parameters()) join.parameters[p.name] = p.value;
        join.in = kind->default_in(), join.out = kind->default_out();
        if (join.parameters.contains("dx")) {
            join.parameters["scale"] = 1.05, join.parameters["dx"] = 0.02;
            join.in = join.out = FrameCount(60);
        }
        if (!kind->prepare(join.sight())) held.parameters = join.parameters, held.in = join.in, held.out = join.out;
        const testing::Join& seen = held.parameters.empty() ? join : held;
        const auto begun = std::clock();
        const auto evidence = kind->prepare(seen.sight());
        const double look = milliseconds(begun);
        if (!evidence)
            std::printf("%-18s refused: %s\n", std::string(kind->name()).c_str(), evidence.error().message().c_str());
        const TransitionFrame frame{
            outgoing, incoming, {}, join.in, join.out, &join.parameters, evidence ? evidence->get() : nullptr};
        const double before = cost_of(dissolve, plain).mean;
        const Cost cost = cost_of(*kind, frame);
        const double by = (before + cost_of(dissolve, plain).mean) / 2;
        std::printf("%-18s %7.1f ms  %5.2f dissolves, at most %5.2f  looked at once: %.0f ms\n",
                    std::string(kind->name()).c_str(), cost.mean, cost.mean / by, cost.most / by, look);
    }
    return 0;
}
