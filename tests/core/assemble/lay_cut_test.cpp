// A cut laid on a sequence: what is kept stays, what is free is filled, nothing else is touched.
#include "core/assemble/lay_cut.h"

#include <gtest/gtest.h>

#include "core/timeline/clip_edits.h"
#include "core/timeline/edits.h"

namespace rhyme {
namespace {

constexpr FrameRate rate{25, 1};

/// Clips of media first, first + 1 ... in a row from `at` on, each from second 10 of a minute.
Timeline row(std::uint64_t first, FramePosition at, const std::vector<int>& lengths) {
    Timeline t = make_timeline(rate, 640, 360);
    for (const int length : lengths) {
        NewClip clip{t.tracks.front()->id, MediaId{first++},    "clip",
                     RationalTime(10, 1),  RationalTime(60, 1), FrameCount(length)};
        t = *overwrite(t, at, {clip});
        at += FrameCount(length);
    }
    return t;
}
const ClipList& clips(const Timeline& t) { return t.tracks.front()->clips; }
ClipId id(const Timeline& t, std::size_t n) { return clips(t).at(n).id; }
TrackId track(const Timeline& t) { return t.tracks.front()->id; }

TEST(LayCut, CoversItsStretchAndNothingElse) {
    const Timeline onto = row(1, FramePosition(0), {100, 100}), made = row(11, FramePosition(0), {50, 60});
    const auto laid = lay_cut(onto, track(onto), FramePosition(40), made);
    ASSERT_TRUE(laid) << laid.error().message();
    EXPECT_TRUE(validate(*laid).empty());
    ASSERT_EQ(clips(*laid).size(), 4U);
    EXPECT_EQ(clips(*laid)[0].range(), (FrameRange{FramePosition(0), FrameCount(40)}));
    EXPECT_EQ(clips(*laid)[1].media, MediaId{11});
    EXPECT_EQ(clips(*laid)[2].range(), (FrameRange{FramePosition(90), FrameCount(60)}));
    EXPECT_EQ(clips(*laid)[3].media, MediaId{2});
    EXPECT_EQ(clips(*laid)[3].end(), FramePosition(200));
}

TEST(LayCut, KeptClipsStayWithAllThatWasDoneToThem) {
    Timeline onto = row(1, FramePosition(0), {50, 50, 50});
    onto = *set_gain(onto, id(onto, 1), -6);
    const Clip kept = clips(onto)[1];
    const Timeline made = row(11, FramePosition(0), {50, 50, 50});
    const auto laid = lay_cut(onto, track(onto), FramePosition(0), made, {kept.id});
    ASSERT_TRUE(laid) << laid.error().message();
    ASSERT_EQ(clips(*laid).size(), 3U);
    EXPECT_EQ(clips(*laid)[1], kept);
    EXPECT_EQ(clips(*laid)[0].media, MediaId{11});
    EXPECT_EQ(clips(*laid)[2].media, MediaId{13});
}

/// before  |kkkkk|bb|    k is kept and was trimmed at its end: the made cut shows k longer,
/// after   |kkk|k|bb|    and so its shot goes on from where k ends
TEST(LayCut, TheShotOfATrimmedKeptClipGoesOnBesideIt) {
    Timeline onto = row(1, FramePosition(0), {50, 50});
    onto = *trim(onto, id(onto, 0), Edge::Out, FrameCount(-8));
    const Clip kept = clips(onto)[0];
    Timeline made = row(1, FramePosition(0), {50, 50});
    made = *slip(made, id(made, 0), FrameCount(3));  // as a search would round its frames
    const auto laid = lay_cut(onto, track(onto), FramePosition(0), made, {kept.id});
    ASSERT_TRUE(laid) << laid.error().message();
    ASSERT_EQ(clips(*laid).size(), 3U);
    EXPECT_EQ(clips(*laid)[0], kept);
    EXPECT_EQ(clips(*laid)[1].range(), (FrameRange{FramePosition(42), FrameCount(8)}));
    EXPECT_EQ(clips(*laid)[1].source_in, kept.source_in + rate.time(FramePosition(42)));
}

TEST(LayCut, TransitionsComeAlongToKeptNeighboursToo) {
    const Timeline onto = row(11, FramePosition(0), {50, 50, 50});
    Timeline made = row(11, FramePosition(0), {50, 50, 50});
    for (const std::size_t n : {0U, 1U})
        made =
            *set_transition(made, {id(made, n), id(made, n + 1), "dissolve", FrameCount(5), FrameCount(5), {}, true});
    const auto laid = lay_cut(onto, track(onto), FramePosition(0), made, {id(onto, 0)});
    ASSERT_TRUE(laid) << laid.error().message();
    const auto& transitions = laid->tracks.front()->transitions;
    ASSERT_EQ(transitions.size(), 2U);
    EXPECT_EQ(transitions[0].from, id(onto, 0));
}

TEST(LayCut, TakesKeepTheirTimeOfTheSong) {
    Timeline made = row(1, FramePosition(0), {50});
    Take take;
    take.media = MediaId{1}, take.available = RationalTime(60, 1), take.offset = RationalTime(10, 1);
    Take other = take;
    other.media = MediaId{2};
    made = *set_takes(made, id(made, 0), {take, other}, 0);
    const Timeline onto = make_timeline(rate, 640, 360);
    const auto laid = lay_cut(onto, track(onto), FramePosition(75), made);
    ASSERT_TRUE(laid) << laid.error().message();
    const auto switched = switch_take(*laid, id(*laid, 0), 1);
    ASSERT_TRUE(switched) << switched.error().message();
    EXPECT_EQ(clips(*switched)[0].source_in, RationalTime(10, 1));
}

TEST(LayCut, ATrackOfSoundIsRefused) {
    const Timeline onto = row(1, FramePosition(0), {50});
    EXPECT_FALSE(lay_cut(onto, onto.tracks.back()->id, FramePosition(0), onto));
}

TEST(CutWithin, HasWhatLiesWhollyInside) {
    const Timeline t = row(1, FramePosition(20), {50, 50, 50});
    const Timeline cut = cut_within(t, track(t), FrameRange::between(FramePosition(60), FramePosition(170)));
    ASSERT_EQ(clips(cut).size(), 2U);
    EXPECT_EQ(clips(cut)[0].start, FramePosition(10));
    EXPECT_EQ(clips(cut)[0].id, id(t, 1));
}

}  // namespace
}  // namespace rhyme
