// Where in its source a clip is, at every speed; keyframes.
#include <random>

#include "core/timeline/speed_edits.h"
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

Clip plain() {
    Clip c;
    c.id = ClipId{1}, c.media = MediaId{1}, c.start = at(10), c.length = 50_f;
    c.source_in = RationalTime(4, 1), c.available = RationalTime(40, 1);
    return c;
}

Clip ramped(std::vector<SpeedKey> ramp) {
    Clip c = plain();
    c.more.edit([&](ClipMore& m) { m.ramp = std::move(ramp); });
    return c;
}

std::vector<SpeedKey> random_ramp(std::mt19937& random, int sign = 1) {
    std::vector<SpeedKey> ramp;
    std::int64_t at = static_cast<std::int64_t>(random() % 30) - 15;
    for (unsigned n = 1 + random() % 5; n > 0; --n, at += 1 + static_cast<std::int64_t>(random() % 40))
        ramp.push_back({FrameCount(at), Ratio(sign * static_cast<std::int64_t>(random() % 40000), 10000),
                        static_cast<SpeedShape>(random() % 3)});
    return ramp;
}

TEST(SourceTime, RunsAtTheClipsSpeed) {
    Clip c = plain();
    EXPECT_EQ(source_time(c, at(10), strip_rate), RationalTime(4, 1));
    EXPECT_EQ(source_time(c, at(35), strip_rate), RationalTime(5, 1));
    c.speed = Ratio(-3, 2);
    EXPECT_EQ(source_time(c, at(35), strip_rate), RationalTime(5, 2));
    c.speed = Ratio(0, 1);
    EXPECT_EQ(source_time(c, at(35), strip_rate), RationalTime(4, 1));
}

TEST(SourceTime, IsTheExactIntegralOfARamp) {
    // From 1 to 0 over 50 frames (2 s): half of it is used up; linear and smooth alike at the end, not in between.
    for (const SpeedShape shape : {SpeedShape::Linear, SpeedShape::Smooth}) {
        const Clip c = ramped({{0_f, Ratio(1, 1), shape}, {50_f, Ratio(0, 1), shape}});
        EXPECT_EQ(source_time(c, at(60), strip_rate), RationalTime(5, 1));
        EXPECT_EQ(source_time(c, at(300), strip_rate), RationalTime(5, 1)) << "it stands after the last key";
    }
    const Clip linear = ramped({{0_f, Ratio(1, 1)}, {50_f, Ratio(0, 1)}});
    EXPECT_EQ(source_time(linear, at(35), strip_rate), RationalTime(4, 1) + RationalTime(3, 4));
    const Clip hold = ramped({{0_f, Ratio(1, 2), SpeedShape::Hold}, {25_f, Ratio(2, 1)}});
    EXPECT_EQ(source_time(hold, at(35), strip_rate), RationalTime(9, 2));
    EXPECT_EQ(source_time(hold, at(60), strip_rate), RationalTime(13, 2));
}

TEST(SourceTime, NeverRunsAgainstARampAndNeverJumps) {
    std::mt19937 random(3);
    for (int n = 0; n < 200; ++n) {
        const int sign = n % 2 ? 1 : -1;
        const Clip c = ramped(random_ramp(random, sign));
        RationalTime last = source_time(c, at(0), strip_rate);
        for (std::int64_t p = 1; p < 200; ++p) {
            const RationalTime now = source_time(c, at(p), strip_rate);
            const RationalTime step = sign > 0 ? now - last : last - now;
            ASSERT_GE(step, RationalTime());
            ASSERT_LE(step, RationalTime(4, 25) + RationalTime(1, 100000)) << "four times the speed at most";
            last = now;
        }
    }
}

TEST(SourceTime, IsTheSameInBothHalvesOfASplitAndAfterATrim) {
    std::mt19937 random(4);
    for (int n = 0; n < 100; ++n) {
        Timeline t = timeline_of({"V Aaaaaaaaaaaaaaaaaaaa"});
        Track track = *t.tracks[0];
        Clip& c = track.clips[0];
        c.available = RationalTime(1000, 1), c.source_in = RationalTime(500, 1);
        c.more.edit([&](ClipMore& m) { m.ramp = random_ramp(random, n % 2 ? 1 : -1); });
        t.tracks[0] = std::make_shared<const Track>(track);
        const Clip whole = track.clips[0];
        auto after = *split(t, at(1 + n % 18));
        after = *trim(after, after.tracks[0]->clips[0].id, Edge::In, FrameCount(n % 2));
        ASSERT_EQ(validate(after), std::vector<std::string>{});
        for (std::int64_t p = n % 2; p < 20; ++p)
            ASSERT_EQ(source_time(*after.tracks[0]->at(at(p)), at(p), strip_rate),
                      source_time(whole, at(p), strip_rate));
    }
}

TEST(SourceTime, IsInvertedByFrameShowing) {
    std::mt19937 random(5);
    for (int n = 0; n < 200; ++n) {
        Clip c = plain();
        if (n % 4 == 0)
            c.speed = Ratio(static_cast<std::int64_t>(1 + random() % 300), 100);
        else if (n % 4 == 1)
            c.speed = Ratio(-static_cast<std::int64_t>(1 + random() % 300), 100);
        else
            c.more.edit([&](ClipMore& m) { m.ramp = random_ramp(random, n % 4 == 2 ? 1 : -1); });
        for (std::int64_t p = 10; p < 60; ++p) {
            const RationalTime t = source_time(c, at(p), strip_rate);
            if (t.num < 0 || t >= c.available) continue;
            const FramePosition back = frame_showing(c, t, strip_rate);
            if (back == c.start && p != 10) continue;  // it stands everywhere
            EXPECT_EQ(source_time(c, back, strip_rate), t) << "a frame that shows the same";
            EXPECT_GE(back, at(p)) << "and the last of them";
        }
    }
}

TEST(Handles, FollowTheSpeed) {
    Clip c = plain();  // 4 s before, 40 - 4 - 2 s after
    EXPECT_EQ(handle_before(c, strip_rate), 100_f);
    EXPECT_EQ(handle_after(c, strip_rate), 850_f);
    c.speed = Ratio(2, 1);
    EXPECT_EQ(handle_before(c, strip_rate), 50_f);
    EXPECT_EQ(handle_after(c, strip_rate), 400_f);
    c.speed = Ratio(-1, 1);
    EXPECT_EQ(handle_before(c, strip_rate), 899_f);
    EXPECT_EQ(handle_after(c, strip_rate), 51_f) << "frame 0 of the media is the last";
    c.speed = Ratio(0, 1);
    EXPECT_EQ(handle_after(c, strip_rate), FrameCount(max_frames - 50));
}

TEST(SpeedEdits, TwiceAsFastTakesHalfTheRoom) {
    const Timeline t = timeline_of({"V AaaaBbCc"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "a")}, Ratio(2, 1), SpeedFit::Ripple)), Strips{"V AaBbCc"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "a")}, Ratio(2, 1), SpeedFit::Overwrite)), Strips{"V Aa..BbCc"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "a")}, Ratio(2, 1), SpeedFit::Keep)), Strips{"V AaaaBbCc"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "b")}, Ratio(1, 2), SpeedFit::Ripple)), Strips{"V AaaaBbbbCc"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "b")}, Ratio(1, 2), SpeedFit::Overwrite)), Strips{"V AaaaBbbb"});
}

TEST(SpeedEdits, LinkedSoundKeepsItsLengthWithThePicture) {
    const Timeline t = timeline_of({"V AaaaBb", "A AaaaBb"});
    EXPECT_EQ(strips_of(set_speed(t, {clip(t, "a")}, Ratio(2, 1), SpeedFit::Ripple)), (Strips{"V AaBb", "A AaBb"}));
}

TEST(SpeedEdits, MoreMediaThanThereIsIsRefused) {
    const Timeline t = timeline_of({"V Aaaa"});
    EXPECT_EQ(
        strips_of(set_speed(t, {clip(t, "a")}, Ratio(100, 1), SpeedFit::Keep)),
        Strips{"at that speed clip \"a\" has media for 1 frame only (4 frames needed); change its length with it"});
}

TEST(SpeedEdits, ReverseShowsTheSamePicturesBackwardsAndTwiceIsNothing) {
    const Timeline t = timeline_of({"V Aaaaa"});
    const auto back = reverse(t, {clip(t, "a")});
    ASSERT_TRUE(back);
    const Clip &there = *t.find(clip(t, "a")), &now = *back->find(clip(t, "a"));
    for (std::int64_t n = 0; n < 5; ++n)
        EXPECT_EQ(source_time(now, at(n), strip_rate), source_time(there, at(4 - n), strip_rate));
    EXPECT_EQ(*reverse(*back, {clip(t, "a")}), t);
}

TEST(SpeedEdits, AReversedRampShowsTheSamePictures) {
    Timeline t = timeline_of({"V Aaaaaaaaaa"});
    t = *set_speed_ramp(t, clip(t, "a"), {{0_f, Ratio(1, 1), SpeedShape::Smooth}, {9_f, Ratio(3, 1)}});
    const auto back = reverse(t, {clip(t, "a")});
    ASSERT_TRUE(back) << back.error().message();
    const Clip &there = *t.find(clip(t, "a")), &now = *back->find(clip(t, "a"));
    for (std::int64_t n = 0; n < 10; ++n)
        EXPECT_NEAR(source_time(now, at(n), strip_rate).seconds(), source_time(there, at(9 - n), strip_rate).seconds(),
                    1e-6);
}

TEST(SpeedEdits, AFreezeFrameStandsAndWhatFollowsWaits) {
    const Timeline t = timeline_of({"V AaaaBb", "A CcccDd"});
    const auto after = freeze_frame(t, clip(t, "a"), at(2), 3_f);
    EXPECT_EQ(strips_of(after), (Strips{"V AaAaaAaBb", "A Cc...CcDd"}));
    const Clip& still = after->tracks[0]->clips[1];
    EXPECT_EQ(still.speed, Ratio(0, 1));
    EXPECT_EQ(source_time(still, at(4), strip_rate), source_time(*t.find(clip(t, "a")), at(2), strip_rate));
}

TEST(SpeedEdits, AClipFitsARangeOfBeatsWithTheSamePictures) {
    const Timeline t = timeline_of({"V ..AaaaaaBbbbbbbb"});
    const auto after = fit_to_range(t, clip(t, "a"), {at(1), 12_f});
    EXPECT_EQ(strips_of(after), Strips{"V .AaaaaaaaaaaaBbb"});
    EXPECT_EQ(after->find(clip(t, "a"))->speed, Ratio(1, 2));
}

TEST(Curve, HoldsItsEndsAndInterpolatesBetween) {
    const Curve c{5, {{10_f, 1, Interpolation::Linear}, {20_f, 3, Interpolation::Hold}, {30_f, 7}}};
    EXPECT_EQ(value_at(Curve{5, {}}, 3_f), 5);
    EXPECT_EQ(value_at(c, FrameCount(-5)), 1);
    EXPECT_EQ(value_at(c, 15_f), 2);
    EXPECT_EQ(value_at(c, 29_f), 3);
    EXPECT_EQ(value_at(c, 99_f), 7);
}

TEST(Curve, ABezierBeginsAndEndsOnItsKeysAndEasesInTheMiddle) {
    const Curve c{0, {{0_f, 0, Interpolation::Bezier}, {100_f, 1}}};
    EXPECT_NEAR(value_at(c, 50_f), 0.5, 1e-9);
    EXPECT_LT(value_at(c, 10_f), 0.05);
    EXPECT_GT(value_at(c, 90_f), 0.95);
    for (std::int64_t n = 1; n <= 100; ++n) EXPECT_GE(value_at(c, FrameCount(n)), value_at(c, FrameCount(n - 1)));
    const Curve straight{0, {{0_f, 0, Interpolation::Bezier, 1.0 / 3, 1.0 / 3, 2.0 / 3, 2.0 / 3}, {100_f, 1}}};
    EXPECT_NEAR(value_at(straight, 37_f), 0.37, 1e-9);
}

}  // namespace
}  // namespace rhyme::test
