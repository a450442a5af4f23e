#include "core/media/media_pool.h"

#include <gtest/gtest.h>

#include <thread>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

class Pool : public ::testing::Test {
protected:
    void film(std::int64_t frames, const char* group) {
        testing::ClipSpec spec;
        spec.frames = frames, spec.options = {{"preset", "ultrafast"}, {"g", group}, {"bf", "2"}};
        ASSERT_TRUE(testing::make_clip(folder_ / "a.mp4", spec));
        media_ = *open_media(folder_ / "a.mp4");
    }
    int number(MediaPool& pool, std::int64_t n, Purpose purpose) {
        const auto frame = pool.frame(id_, FramePosition(n), purpose);
        const auto rgb = frame ? to_rgb(*frame, {192, 108}) : Result<cv::Mat>(fail(frame.error()));
        return rgb ? testing::read_frame_number(*rgb) : -1;
    }
    static std::int64_t count(const std::vector<FrameRange>& ranges) {
        std::int64_t n = 0;
        for (const auto& range : ranges) n += range.length.value;
        return n;
    }
    testing::TempFolder folder_;
    std::shared_ptr<const Media> media_;
    MediaId id_{1};
};

TEST_F(Pool, SteppingBackDecodesAGroupOnce) {
    film(120, "60");
    MediaPool pool;
    pool.set(id_, media_);
    ASSERT_EQ(number(pool, 119, Purpose::Playback), 119);
    const auto cached = pool.cached(id_);
    ASSERT_EQ(cached.size(), 1U);
    EXPECT_EQ(cached[0], FrameRange::between(FramePosition(60), FramePosition(120)));
    for (std::int64_t n = 118; n >= 60; --n) EXPECT_EQ(number(pool, n, Purpose::Playback), n);
}

TEST_F(Pool, ExportAndThumbnailsLeaveTheCacheAlone) {
    film(24, "12");
    MediaPool pool;
    pool.set(id_, media_);
    EXPECT_EQ(number(pool, 20, Purpose::Export), 20);
    EXPECT_EQ(number(pool, 5, Purpose::Thumbnail), 5);
    EXPECT_TRUE(pool.cached(id_).empty());
}

TEST_F(Pool, TheBudgetHoldsAndWhatIsOfInterestStaysLongest) {
    film(120, "12");
    MediaPool pool(std::size_t(1) << 20);  // about 30 pictures
    pool.set(id_, media_);
    pool.set_interest(Purpose::Cut, {{id_, FrameRange::between(FramePosition(0), FramePosition(6))}});
    for (std::int64_t n = 0; n < 120; ++n) ASSERT_EQ(number(pool, n, Purpose::Playback), n);
    EXPECT_LT(count(pool.cached(id_)), 40);
    EXPECT_EQ(pool.cached(id_).front(), FrameRange::between(FramePosition(0), FramePosition(6)));
    pool.set_interest(Purpose::Cut, {});
    for (std::int64_t n = 60; n < 110; ++n) ASSERT_EQ(number(pool, n, Purpose::Playback), n);
    EXPECT_GT(pool.cached(id_).front().start.value, 5);
}

TEST_F(Pool, TwoPlacesOfOneFileAreReadWithoutStartingAgain) {
    film(240, "240");
    MediaPool pool(0);  // nothing is kept, so every picture is decoded
    pool.set(id_, media_);
    // Frame by frame in two places a long way from the only keyframe: with one decoder each step would decode it all.
    for (std::int64_t n = 0; n < 20; ++n) {
        EXPECT_EQ(number(pool, 30 + n, Purpose::Export), 30 + n);
        EXPECT_EQ(number(pool, 200 + n, Purpose::Export), 200 + n);
    }
}

TEST_F(Pool, ThreadsMayAskAtOnce) {
    film(60, "12");
    MediaPool pool(std::size_t(1) << 20);
    pool.set(id_, media_);
    std::vector<int> wrong(3, 0);
    {
        std::vector<std::jthread> threads;
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                for (std::int64_t i = 0; i < 30; ++i) {
                    const auto n = (i * 17 + static_cast<std::int64_t>(t) * 23) % 60;
                    wrong[t] += number(pool, n, t == 0 ? Purpose::Cut : Purpose::Scrub) != n;
                }
            });
    }
    EXPECT_EQ(wrong, std::vector<int>(3, 0));
}

TEST_F(Pool, OfflineMediaAndSoundsHaveNoPicture) {
    film(5, "5");
    MediaPool pool;
    EXPECT_EQ(pool.frame(id_, FramePosition(0), Purpose::Scrub).error().code, ErrorCode::NotFound);
    testing::ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true;
    ASSERT_TRUE(testing::make_clip(folder_ / "s.m4a", spec));
    const auto sound = pool.add(folder_ / "s.m4a");
    ASSERT_TRUE(sound);
    EXPECT_EQ(pool.frame(*sound, FramePosition(0), Purpose::Scrub).error().code, ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace rhyme
