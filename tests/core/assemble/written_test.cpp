#include "core/assemble/written.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

/// Two films of a disc on a plain ground, words over the second, each shown once: half a second from its frame 5 on.
class WrittenTest : public ::testing::Test {
protected:
    void SetUp() override {
        for (const bool words : {false, true}) {
            testing::ClipSpec spec;
            spec.width = 384, spec.height = 216;
            spec.draw = [words](int n, cv::Size size) {
                cv::Mat rgb(size, CV_8UC3, cv::Scalar(60, 110, 130));
                cv::circle(rgb, {120 + n, 140}, 52, {250, 230, 180}, -1, cv::LINE_AA);
                if (words)
                    cv::putText(rgb, "COMING", {16, 48}, cv::FONT_HERSHEY_SIMPLEX, 1.2, {0, 0, 0}, 2, cv::LINE_AA);
                return rgb;
            };
            const auto path = folder / (words ? "words.mp4" : "none.mp4");
            ASSERT_TRUE(testing::make_clip(path, spec));
            const auto id = pool.add(path);
            ASSERT_TRUE(id) << id.error().message();
            media.push_back(*id);
            CutProblem::Shot shot;
            shot.take = shot.file = problem.shots.size(), shot.end = 25;
            problem.entries.push_back({problem.shots.size(), 5, true});
            problem.entries.push_back({problem.shots.size(), 12, false});
            problem.shots.push_back(shot);
        }
        problem.places = {{0, 0}, {0.5, 0}, {1, 0}};
        chain.pieces = {{0, 1, 0, 5, nullptr}, {1, 2, 2, 5, nullptr}};
    }
    std::vector<double> costs() const {
        std::vector<double> all;
        for (const CutProblem::Entry& e : problem.entries) all.push_back(e.cost);
        return all;
    }

    testing::TempFolder folder;
    MediaPool pool;
    std::vector<MediaId> media;
    CutProblem problem;
    CutChain chain;
};

TEST_F(WrittenTest, TheShotWithWordsCostsAndTheOtherDoesNot) {
    WrittenShots written(pool, media);
    EXPECT_TRUE(written.avoid(problem, chain, 12, {}));
    EXPECT_EQ(costs(), (std::vector<double>{0, 0, 12, 12}));
    EXPECT_TRUE(written.known(1));
    EXPECT_FALSE(written.known(0));
    EXPECT_FALSE(written.avoid(problem, chain, 12, {})) << "nothing more is found";
}

TEST_F(WrittenTest, WhatIsKeptAndPerformanceStay) {
    problem.kept.push_back({1, 2, 2, 5});
    EXPECT_FALSE(WrittenShots(pool, media).avoid(problem, chain, 12, {}));
    problem.kept.clear();
    problem.shots[1].performance = true;
    EXPECT_FALSE(WrittenShots(pool, media).avoid(problem, chain, 12, {}));
    EXPECT_EQ(costs(), (std::vector<double>(4, 0)));
}

}  // namespace
}  // namespace rhyme
