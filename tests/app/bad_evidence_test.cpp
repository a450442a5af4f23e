// What the command line makes of joins whose pictures cannot carry the transition asked for: one sentence, no film.
#include <opencv2/imgproc.hpp>

#include "tests/app/cli_run.h"

namespace rhyme {
namespace {

using testing::Outcome;

class BadEvidence : public testing::Cli {
protected:
    using Draw = std::function<void(cv::Mat& on)>;
    static constexpr int width = 320, height = 180;

    /// Forty frames of a ground with fine grain and what `draw` puts on it.
    std::string film(const std::string& name, const cv::Scalar& ground, const Draw& draw) {
        testing::ClipSpec spec;
        spec.frames = 40, spec.width = width, spec.height = height;
        spec.draw = [=](int, cv::Size size) {
            cv::Mat rgb(size, CV_8UC3, ground), grain(size, CV_8UC3);
            cv::RNG(5).fill(grain, cv::RNG::UNIFORM, 0, 24);
            rgb += grain;
            draw(rgb);
            return rgb;
        };
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return path(name);
    }
    Outcome joined(const std::string& a, const std::string& b, const std::string& kind) {
        return run("render -q --cut " + a + "@0-24 --cut " + b + "@16-40 --transition " + kind + " --force -o " +
                   path("out.mp4"));
    }
    void expect_refused(const std::string& a, const std::string& b, const std::string& kind) {
        const Outcome result = joined(a, b, kind);
        SCOPED_TRACE(kind);
        expect_one_sentence(result, "a.mp4");
        EXPECT_NE(result.err.find("; "), std::string::npos) << "it says what would do: " << result.err;
        EXPECT_FALSE(std::filesystem::exists(folder / "out.mp4"));
    }

    static void nothing(cv::Mat&) {}
    static void disc(cv::Mat& on) { cv::circle(on, {160, 90}, 42, {240, 200, 90}, cv::FILLED, cv::LINE_AA); }
};

TEST_F(BadEvidence, WithoutASubjectThereIsNoFormToDrawFrom) {
    const std::string a = film("a.mp4", {60, 80, 90}, nothing), b = film("b.mp4", {90, 60, 40}, disc);
    for (const char* kind : {"shape-matte", "shape-morph"}) expect_refused(a, b, kind);
}

TEST_F(BadEvidence, TwoPixelsAreNoForm) {
    const std::string a = film("a.mp4", {60, 80, 90}, [](cv::Mat&on) { on(cv::Rect(160, 90, 2, 1)) = 255; }),
                      b = film("b.mp4", {90, 60, 40}, disc);
    for (const char* kind : {"shape-matte", "shape-morph"}) expect_refused(a, b, kind);
}

TEST_F(BadEvidence, AFormOfPointsOnALineIsNotMorphed) {
    const std::string a = film("a.mp4", {60, 80, 90},
                               [](cv::Mat&on) {
                                   cv::line(on, {60, 90}, {260, 90}, {250, 240, 220}, 2);
                               }),
                      b = film("b.mp4", {90, 60, 40}, disc);
    expect_refused(a, b, "shape-morph");
}

TEST_F(BadEvidence, ASubjectCutByTheFrameIsNotMorphed) {
    const auto cut = [](cv::Mat& on) { cv::circle(on, {width, 90}, 60, {240, 200, 90}, cv::FILLED, cv::LINE_AA); };
    expect_refused(film("a.mp4", {60, 80, 90}, cut), film("b.mp4", {90, 60, 40}, cut), "shape-morph");
}

TEST_F(BadEvidence, WhereNothingIsSeenEveryKindThatLooksRefuses) {
    const auto dark = [](cv::Mat& on) { on = 0; };
    const std::string a = film("a.mp4", {0, 0, 0}, dark), b = film("b.mp4", {0, 0, 0}, dark);
    for (const char* kind : {"shape-matte", "shape-morph", "line-wipe", "colour-bridge", "opposing-bridge",
                             "movement-carry", "depth-push", "light-pass"})
        expect_refused(a, b, kind);
}

TEST_F(BadEvidence, WhatCanBeDrawnIsWhole) {
    const std::string a = film("a.mp4", {60, 80, 90}, disc), b = film("b.mp4", {90, 60, 40}, disc);
    for (const char* kind : {"aligned-cut", "aligned-dissolve", "shape-matte", "shape-morph"}) {
        const Outcome result = joined(a, b, kind);
        ASSERT_EQ(result.status, 0) << kind << result.err;
        const Outcome probed = run("probe --json " + path("out.mp4"));
        EXPECT_EQ(probed.json()["media"][0]["video"]["frames"], 48) << kind;
    }
}

}  // namespace
}  // namespace rhyme
