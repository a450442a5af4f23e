#include "core/analysis/analysis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "core/image/video_frame.h"
#include "tests/core/analysis/films.h"

namespace rhyme {
namespace {

using test::descriptors_of;
using test::film_of_two_shots;

class Analysis : public ::testing::Test {
protected:
    testing::TempFolder folder_;
};

TEST_F(Analysis, FindsTheCutToTheFrame) {
    const auto analysis = analyze(film_of_two_shots(folder_ / "a.mp4"));
    ASSERT_TRUE(analysis) << analysis.error().message();
    ASSERT_EQ((*analysis)->shots.size(), 2u);
    EXPECT_EQ((*analysis)->shots[1].range.start, FramePosition(test::cut_frame));
    EXPECT_EQ((*analysis)->frames, test::film_frames);
    ASSERT_EQ((*analysis)->changes.size(), 1u);
    EXPECT_EQ((*analysis)->changes[0].kind, ShotChangeKind::Cut);
}

TEST_F(Analysis, MomentsHoldTheEdgesOfEveryShot) {
    const auto analysis = analyze(film_of_two_shots(folder_ / "a.mp4"));
    ASSERT_TRUE(analysis);
    std::set<std::int64_t> frames;
    for (const Moment& moment : (*analysis)->moments) {
        EXPECT_TRUE(frames.insert(moment.frame.value).second);
        EXPECT_EQ(moment.shot, moment.frame.value >= test::cut_frame ? 1 : 0);
        EXPECT_EQ(moment.cues.size(), all_cues().size());
        EXPECT_EQ(moment.thumb.size(), cv::Size(8, 5));
    }
    for (const std::int64_t edge : {std::int64_t(0), test::cut_frame - 1, test::cut_frame, test::film_frames - 1})
        EXPECT_TRUE(frames.count(edge)) << edge;
}

TEST_F(Analysis, DoesNotDependOnTheNumberOfThreads) {
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    const auto one = analyze(media, {1}), three = analyze(media, {3});
    ASSERT_TRUE(one && three);
    EXPECT_TRUE(descriptors_of(**one) == descriptors_of(**three));
}

TEST_F(Analysis, OneFrameDescribedAloneIsTheSame) {
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    const auto analysis = analyze(media);
    ASSERT_TRUE(analysis);
    const Moment& middle = (*analysis)->moments[3];
    const auto alone = describe_frame(media, middle.frame);
    ASSERT_TRUE(alone);
    for (std::size_t i = 0; i < all_cues().size(); ++i)
        EXPECT_EQ(all_cues()[i]->encode(*alone->cues[i]), all_cues()[i]->encode(*middle.cues[i]))
            << all_cues()[i]->name();
}

TEST_F(Analysis, AFrameThatIsNotThereIsRefused) {
    const auto none = describe_frame(film_of_two_shots(folder_ / "a.mp4"), FramePosition(999));
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::InvalidArgument);
}

TEST_F(Analysis, AClipOfOneFrameHasOneMoment) {
    const auto analysis = analyze(test::film(folder_ / "a.mp4", 1, [](int) { return test::scene(1, 0, {192, 108}); }));
    ASSERT_TRUE(analysis) << analysis.error().message();
    EXPECT_EQ((*analysis)->shots.size(), 1u);
    EXPECT_EQ((*analysis)->moments.size(), 1u);
}

TEST_F(Analysis, OnlyAFilmOfOneFrameIsBrief) {
    const cv::Mat picture = test::scene(1, 0, {192, 108});
    ASSERT_TRUE(write_png(picture, (folder_ / "still.png").string()));
    const auto still = open_media(folder_ / "still.png");
    ASSERT_TRUE(still);
    const auto brief = [](const std::shared_ptr<const Media>& media) {
        const auto analysis = analyze(media);
        EXPECT_TRUE(analysis && !(*analysis)->moments.empty());
        return analysis && (*analysis)->moments.front().brief;
    };
    EXPECT_TRUE(brief(test::film(folder_ / "one.mp4", 1, [&](int) { return picture; })));
    EXPECT_FALSE(brief(test::film(folder_ / "two.mp4", 2, [&](int) { return picture; })));
    EXPECT_FALSE(brief(*still));
}

TEST_F(Analysis, BlackIsBlank) {
    const auto analysis =
        analyze(test::film(folder_ / "a.mp4", 10, [](int) { return cv::Mat(108, 192, CV_8UC3, cv::Scalar::all(0)); }));
    ASSERT_TRUE(analysis);
    for (const Moment& moment : (*analysis)->moments) EXPECT_TRUE(moment.blank);
}

TEST_F(Analysis, ANightIsSeenInsideTheBarsOfItsFilm) {
    constexpr int bar = 16;
    const auto analysis = analyze(test::film(folder_ / "a.mp4", 24, [](int n) {
        cv::Mat inside = n < 12 ? test::scene(1, n, {192, 108 - 2 * bar})
                                : cv::Mat(108 - 2 * bar, 192, CV_8UC3, cv::Scalar::all(22));
        if (n >= 12) cv::circle(inside, {60 + n, 38}, 14, cv::Scalar(230, 210, 120), cv::FILLED, cv::LINE_AA);
        cv::Mat rgb;
        cv::copyMakeBorder(inside, rgb, bar, bar, 0, 0, cv::BORDER_CONSTANT, cv::Scalar::all(0));
        return rgb;
    }));
    ASSERT_TRUE(analysis) << analysis.error().message();
    ASSERT_EQ((*analysis)->shots.size(), 2u);
    const auto cue = static_cast<std::size_t>(std::find(all_cues().begin(), all_cues().end(), find_cue("light")) -
                                              all_cues().begin());
    const Moment& night = (*analysis)->moments.back();
    ASSERT_EQ(night.shot, 1);
    const auto tones = nlohmann::json::parse(all_cues()[cue]->to_json(*night.cues[cue]))["tones"];
    EXPECT_GT(tones[0].get<double>(), 0.12) << "the darkest of it is the night, not the bars";
}

TEST_F(Analysis, SoundAloneIsRefused) {
    testing::ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true;
    ASSERT_TRUE(testing::make_clip(folder_ / "a.m4a.mp4", spec));
    const auto media = open_media(folder_ / "a.m4a.mp4");
    ASSERT_TRUE(media);
    const auto analysis = analyze(*media);
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(analysis.error().what, "it has no picture to analyse");
}

TEST_F(Analysis, StopsWhenAsked) {
    std::stop_source stop;
    const auto analysis = analyze(
        film_of_two_shots(folder_ / "a.mp4"), {},
        [&](const ProgressReport& r) {
            if (r.fraction > 0.3) stop.request_stop();
        },
        stop.get_token());
    ASSERT_FALSE(analysis);
    EXPECT_EQ(analysis.error().code, ErrorCode::Cancelled);
}

TEST_F(Analysis, ProgressNeverGoesBack) {
    double last = 0;
    ASSERT_TRUE(analyze(film_of_two_shots(folder_ / "a.mp4"), {}, [&](const ProgressReport& r) {
        EXPECT_GE(r.fraction, last);
        last = r.fraction;
    }));
    EXPECT_EQ(last, 1);
}

}  // namespace
}  // namespace rhyme
