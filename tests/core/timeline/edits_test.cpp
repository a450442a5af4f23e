// One example from each strip of edits.h, and the rules written above them.
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

TEST(Insert, OpensRoomAtACut) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(insert(t, at(3), {new_clip(t, 0, "x", 2)})), Strips{"V AaaXxBbbCcc"});
}
TEST(Insert, SplitsTheClipItFallsInto) {
    const Timeline t = timeline_of({"V AaaBbb"});
    const auto after = insert(t, at(4), {new_clip(t, 0, "x", 2)});
    EXPECT_EQ(strips_of(after), Strips{"V AaaBXxBb"});
    EXPECT_EQ(source_frame(*after, clip(*after, "b", 1)), 101);
    EXPECT_EQ(clip(*after, "b", 0), clip(t, "b"));
}
TEST(Insert, OpensTheSameRoomOnSyncTracksOnly) {
    const Timeline t = unsynced(timeline_of({"V AaaBbb", "V CccFff", "A DddGgg", "A EeeHhh"}), 3);
    EXPECT_EQ(strips_of(insert(t, at(2), {new_clip(t, 0, "x", 3)})),
              (Strips{"V AaXxxABbb", "V Cc...CFff", "A Dd...DGgg", "A EeeHhh"}));
}
TEST(Insert, LeavesLockedTracksAlone) {
    const Timeline t = locked(timeline_of({"V AaaBbb", "A Cccccc"}), 1);
    EXPECT_EQ(strips_of(insert(t, at(3), {new_clip(t, 0, "x", 1)})), (Strips{"V AaaXBbb", "A Cccccc"}));
}
TEST(Insert, LinksTheClipsOfOneCallAndTheRightHalvesItMakes) {
    const Timeline t = timeline_of({"V Aaaa", "A Aaaa"});
    const auto after = insert(t, at(2), {new_clip(t, 0, "x", 2), new_clip(t, 1, "x", 2)});
    EXPECT_EQ(strips_of(after), (Strips{"V AaXxAa", "A AaXxAa"}));
    EXPECT_EQ(after->linked(clip(*after, "x")).size(), 2u);
    EXPECT_EQ(after->linked(after->tracks[0]->clips[2].id),
              (std::vector{after->tracks[0]->clips[2].id, after->tracks[1]->clips[2].id}));
    EXPECT_EQ(after->linked(clip(t, "a")), t.linked(clip(t, "a")));
}
TEST(Insert, BeyondTheEndLeavesAGap) {
    const Timeline t = timeline_of({"V Aa"});
    EXPECT_EQ(strips_of(insert(t, at(4), {new_clip(t, 0, "x", 1)})), Strips{"V Aa..X"});
}
TEST(Insert, RefusesALockedTrackByName) {
    const Timeline t = locked(timeline_of({"V Aa"}), 0);
    EXPECT_EQ(strips_of(insert(t, at(0), {new_clip(t, 0, "x", 1)})), Strips{"track \"V1\" is locked; unlock it first"});
}
TEST(Insert, RefusesMoreThanTheMediaHas) {
    const Timeline t = timeline_of({"V Aa"});
    EXPECT_TRUE(insert(t, at(0), {new_clip(t, 0, "x", 100)}));
    EXPECT_EQ(
        strips_of(insert(t, at(0), {new_clip(t, 0, "x", 101)})),
        Strips{"clip \"x\" has only 100 frames of media from there (101 frames asked for); take a shorter part of it"});
}
TEST(Insert, AllowsAPartlyFilledLastFrame) {
    const Timeline t = timeline_of({"V Aa"});
    NewClip c = new_clip(t, 0, "x", 101);
    c.available = c.available + RationalTime(1, 1000);
    EXPECT_TRUE(insert(t, at(0), {c}));
}

TEST(Overwrite, CutsAwayWhatLayThere) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    const auto after = overwrite(t, at(2), {new_clip(t, 0, "x", 3)});
    EXPECT_EQ(strips_of(after), Strips{"V AaXxxBCcc"});
    EXPECT_EQ(source_frame(*after, clip(*after, "b")), 102);
}
TEST(Overwrite, InsideAClipLeavesBothItsEnds) {
    const Timeline t = timeline_of({"V Aaaaaa"});
    EXPECT_EQ(strips_of(overwrite(t, at(2), {new_clip(t, 0, "x", 2)})), Strips{"V AaXxAa"});
}
TEST(Overwrite, SwallowsWholeClips) {
    const Timeline t = timeline_of({"V AaBCc"});
    EXPECT_EQ(strips_of(overwrite(t, at(1), {new_clip(t, 0, "x", 3)})), Strips{"V AXxxC"});
}

TEST(Lift, LeavesAGap) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(lift(t, {clip(t, "b")})), Strips{"V Aaa...Ccc"});
}
TEST(Lift, TakesLinkedClipsUnlessAlone) {
    const Timeline t = timeline_of({"V AaaBbb", "A AaaBbb"});
    EXPECT_EQ(strips_of(lift(t, {clip(t, "a")})), (Strips{"V ...Bbb", "A ...Bbb"}));
    EXPECT_EQ(strips_of(lift(t, {clip(t, "a")}, Linked::Alone)), (Strips{"V ...Bbb", "A AaaBbb"}));
}
TEST(Lift, LeavesALinkedClipOnALockedTrackAlone) {
    const Timeline t = locked(timeline_of({"V Aaa", "A Aaa"}), 1);
    EXPECT_EQ(strips_of(lift(t, {clip(t, "a")})), (Strips{"V ", "A Aaa"}));
}

TEST(RippleDelete, ClosesTheGap) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "b")})), Strips{"V AaaCcc"});
}
TEST(RippleDelete, MovesSyncTracksWhereNothingStandsInTheWay) {
    const Timeline t = timeline_of({"V AaaBbbCcc", "V ......Ddd", "A Eeeeeeeee", "A ....F.Gg"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "b")})),
              (Strips{"V AaaCcc", "V ...Ddd", "A Eeeeeeeee", "A ....F.Gg"}));
}
TEST(RippleDelete, KeepsPictureAndSoundInSyncWhenTheirLengthsDiffer) {
    const Timeline t = timeline_of({"V AaBbbCc", "A AaBbbbbCc"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "b")})), (Strips{"V AaCc", "A Aa..Cc"}));
}
TEST(RippleDelete, OfSeveralClipsClosesEachGap) {
    const Timeline t = timeline_of({"V AaBbCcDd", "A AaBbCcDd"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "c"), clip(t, "a")})), (Strips{"V BbDd", "A BbDd"}));
}
TEST(RippleDelete, IsRefusedWhenNothingCanClose) {
    const Timeline t = timeline_of({"V AaaBbb", "V CccDdd"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "a"), clip(t, "d")})),
              Strips{"other clips on the same tracks stand in the way of closing the gap; lift the clips instead"});
}

TEST(Ranges, LiftLeavesAGapAndExtractClosesIt) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(lift_range(t, {at(1), 4_f})), Strips{"V A....BCcc"});
    EXPECT_EQ(strips_of(extract_range(t, {at(1), 4_f})), Strips{"V ABCcc"});
}
TEST(Ranges, LiftKeepsToTheNamedTracksAndExtractToTheSyncTracks) {
    const Timeline t = unsynced(timeline_of({"V Aaaa", "V Bbbb", "A Cccc"}), 2);
    EXPECT_EQ(strips_of(lift_range(t, {at(1), 2_f}, {t.tracks[1]->id})), (Strips{"V Aaaa", "V B..B", "A Cccc"}));
    EXPECT_EQ(strips_of(extract_range(t, {at(1), 2_f})), (Strips{"V AA", "V BB", "A Cccc"}));
}
TEST(Ranges, AnEmptyRangeIsRefused) {
    const Timeline t = timeline_of({"V Aaaa"});
    EXPECT_EQ(strips_of(extract_range(t, {at(1), 0_f})), Strips{"the range is empty; set an in and an out point"});
    EXPECT_FALSE(lift_range(t, {at(4), 2_f}));
}

TEST(CloseGap, ClosesItOnFreeSyncTracksToo) {
    const Timeline t = timeline_of({"V Aaa..Bbb", "A CccD.Ee", "A Fff..Gg"});
    EXPECT_EQ(strips_of(close_gap(t, t.tracks[0]->id, at(4))), (Strips{"V AaaBbb", "A CccD.Ee", "A FffGg"}));
}
TEST(CloseGap, RefusesWhereThereIsNone) {
    const Timeline t = timeline_of({"V .Aaa"});
    EXPECT_EQ(strips_of(close_gap(t, t.tracks[0]->id, at(2))), Strips{"there is no gap at frame 2 of track \"V1\""});
    EXPECT_FALSE(close_gap(t, t.tracks[0]->id, at(4)));
    EXPECT_EQ(strips_of(close_gap(t, t.tracks[0]->id, at(0))), Strips{"V Aaa"});
}

TEST(Split, MakesTwoClipsThatShowTheSame) {
    const Timeline t = timeline_of({"V Aaaaaa"});
    const auto after = split(t, at(2));
    EXPECT_EQ(strips_of(after), Strips{"V AaAaaa"});
    EXPECT_EQ(source_frame(*after, clip(*after, "a", 1)), 102);
}
TEST(Split, OfANamedTrackTakesLinkedClipsUnlessAlone) {
    const Timeline t = timeline_of({"V Aaaa", "A Aaaa", "A Bbbb"});
    EXPECT_EQ(strips_of(split(t, at(2), {t.tracks[0]->id})), (Strips{"V AaAa", "A AaAa", "A Bbbb"}));
    const auto alone = split(t, at(2), {t.tracks[0]->id}, Linked::Alone);
    EXPECT_EQ(strips_of(alone), (Strips{"V AaAa", "A Aaaa", "A Bbbb"}));
    EXPECT_EQ(alone->linked(clip(*alone, "a", 1)).size(), 1u) << "the right half has no partner";
}
TEST(Split, AtACutIsRefused) {
    const Timeline t = timeline_of({"V AaaBbb"});
    EXPECT_EQ(strips_of(split(t, at(3))), Strips{"there is no clip to split at frame 3"});
}

TEST(Trim, AShrinkingEdgeLeavesAGap) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "b"), Edge::Out, -1_f)), Strips{"V AaaBb.Ccc"});
    const auto in = trim(t, clip(t, "b"), Edge::In, 1_f);
    EXPECT_EQ(strips_of(in), Strips{"V Aaa.BbCcc"});
    EXPECT_EQ(source_frame(*in, clip(*in, "b")), 101);
}
TEST(Trim, AGrowingEdgeOverwritesItsNeighbours) {
    const Timeline t = timeline_of({"V AaBCc"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::Out, 2_f)), Strips{"V AaaaC"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "c"), Edge::In, -2_f)), Strips{"V ACccc"});
}
TEST(Trim, StopsAtTheMediaAtFrameZeroAndAtOneFrame) {
    const Timeline t = timeline_of({"V ..Aaa"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::Out, 98_f)),
              Strips{"clip \"a\" has only 97 frames of media after its end (98 frames asked for)"});
    EXPECT_TRUE(trim(t, clip(t, "a"), Edge::Out, 97_f));
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::In, -3_f)),
              Strips{"clip \"a\" starts only 2 frames after the beginning of the sequence (3 frames asked for)"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::In, 3_f)),
              Strips{"clip \"a\" is only 3 frames long and keeps one (3 frames asked for)"});
    EXPECT_EQ(clamp_trim(t, clip(t, "a"), Edge::In, -9_f, false), -2_f);
    EXPECT_EQ(clamp_trim(t, clip(t, "a"), Edge::Out, 500_f, false), 97_f);
    EXPECT_EQ(clamp_trim(t, clip(t, "a"), Edge::In, 9_f, true), 2_f);
}
TEST(Trim, LinkedClipsFollowEachFromItsOwnEdge) {
    const Timeline t = timeline_of({"V AaaBbb", "A AaaaaB"});
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::Out, -2_f)), (Strips{"V A..Bbb", "A Aaa..B"}));
}

TEST(RippleTrim, WhatFollowsMovesAlong) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    EXPECT_EQ(strips_of(ripple_trim(t, clip(t, "b"), Edge::Out, -1_f)), Strips{"V AaaBbCcc"});
    EXPECT_EQ(strips_of(ripple_trim(t, clip(t, "b"), Edge::Out, 2_f)), Strips{"V AaaBbbbbCcc"});
}
TEST(RippleTrim, AnInEdgeKeepsTheClipsPlace) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    const auto after = ripple_trim(t, clip(t, "b"), Edge::In, 2_f);
    EXPECT_EQ(strips_of(after), Strips{"V AaaBCcc"});
    EXPECT_EQ(source_frame(*after, clip(*after, "b")), 102);
}
TEST(RippleTrim, MovesSyncTracksButNotASongUnderneath) {
    const Timeline t = timeline_of({"V AaaBbb", "V ....Cc", "A Dddddd"});
    EXPECT_EQ(strips_of(ripple_trim(t, clip(t, "a"), Edge::Out, 2_f)),
              (Strips{"V AaaaaBbb", "V ......Cc", "A Dddddd"}));
    EXPECT_EQ(strips_of(ripple_trim(t, clip(t, "a"), Edge::Out, -2_f)), (Strips{"V ABbb", "V ..Cc", "A Dddddd"}));
}

TEST(Roll, MovesTheCutAlone) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    const auto after = roll(t, clip(t, "a"), clip(t, "b"), 1_f);
    EXPECT_EQ(strips_of(after), Strips{"V AaaaBbCcc"});
    EXPECT_EQ(source_frame(*after, clip(*after, "b")), 101);
    EXPECT_EQ(strips_of(roll(t, clip(t, "a"), clip(t, "c"), 1_f)), Strips{"the two clips do not touch"});
    EXPECT_EQ(clamp_roll(t, clip(t, "a"), clip(t, "b"), -9_f), -2_f);
}
TEST(Roll, TakesTheCutOfLinkedSoundAlong) {
    const Timeline t = timeline_of({"V AaaBbb", "A AaBbbb"});
    EXPECT_EQ(strips_of(roll(t, clip(t, "a"), clip(t, "b"), 1_f)), (Strips{"V AaaaBb", "A AaaBbb"}));
    EXPECT_EQ(strips_of(roll(t, clip(t, "a"), clip(t, "b"), 1_f, Linked::Alone)), (Strips{"V AaaaBb", "A AaBbbb"}));
}

TEST(Slip, ShowsAnotherPartInTheSamePlace) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    const auto after = slip(t, clip(t, "b"), -4_f);
    EXPECT_EQ(strips_of(after), strips_of(t));
    EXPECT_EQ(source_frame(*after, clip(*after, "b")), 96);
    EXPECT_FALSE(slip(t, clip(t, "b"), -101_f));
    EXPECT_EQ(clamp_slip(t, clip(t, "b"), 1000_f), 97_f);
}

TEST(Slide, NeighboursGiveAndTake) {
    const Timeline t = timeline_of({"V AaaBbbCcc"});
    const auto after = slide(t, clip(t, "b"), 1_f);
    EXPECT_EQ(strips_of(after), Strips{"V AaaaBbbCc"});
    EXPECT_EQ(source_frame(*after, clip(*after, "b")), 100);
    EXPECT_EQ(source_frame(*after, clip(*after, "c")), 101);
    EXPECT_FALSE(slide(t, clip(t, "b"), 3_f));
}
TEST(Slide, AGapGivesAndTakesToo) {
    const Timeline t = timeline_of({"V Aaa..BbbCcc"});
    EXPECT_EQ(strips_of(slide(t, clip(t, "b"), -2_f)), Strips{"V AaaBbbCcccc"});
    EXPECT_EQ(clamp_slide(t, clip(t, "b"), -9_f), -2_f);
}

TEST(Move, OverwritesAndLeavesAGap) {
    const Timeline t = timeline_of({"V Aaa.BbbCc"});
    EXPECT_EQ(strips_of(move(t, {clip(t, "a")}, 5_f, 0)), Strips{"V ....BAaaC"});
}
TEST(Move, StepsTracksOfTheGrabbedKindAndKeepsLinkedSoundInPlace) {
    const Timeline t = timeline_of({"V Aaa", "V Bbb", "A Aaa", "A ..Ccc"});
    EXPECT_EQ(strips_of(move(t, {clip(t, "a")}, 2_f, 1)), (Strips{"V ", "V BbAaa", "A ..Aaa", "A ..Ccc"}));
    EXPECT_EQ(strips_of(move(t, {clip(t, "c")}, -2_f, 1)), (Strips{"V Aaa", "V Bbb", "A Ccc", "A "}))
        << "up is towards A1";
    EXPECT_EQ(strips_of(move(t, {clip(t, "b")}, 0_f, 1)),
              Strips{"there is no such track above track \"V2\"; add a track first"});
}
TEST(Move, NotBeforeTheBeginning) {
    const Timeline t = timeline_of({"V ..Aaa"});
    EXPECT_EQ(strips_of(move(t, {clip(t, "a")}, -3_f, 0)),
              Strips{"clip \"a\" would begin before the sequence does; move it by 2 frames at most"});
    EXPECT_EQ(clamp_move(t, {clip(t, "a")}, -3_f), -2_f);
}
TEST(RippleMove, ReordersWithoutGaps) {
    const Timeline t = timeline_of({"V AaaBbCccDd", "A AaaBbCccDd"});
    EXPECT_EQ(strips_of(ripple_move(t, {clip(t, "a")}, at(8), 0)), (Strips{"V BbCccAaaDd", "A BbCccAaaDd"}));
    EXPECT_EQ(strips_of(ripple_move(t, {clip(t, "d")}, at(3), 0)), (Strips{"V AaaDdBbCcc", "A AaaDdBbCcc"}));
    EXPECT_EQ(strips_of(ripple_move(t, {clip(t, "b")}, at(4), 0)), strips_of(t));
}
TEST(RippleMove, BringsScatteredClipsTogether) {
    const Timeline t = timeline_of({"V AaaBbCccDd"});
    EXPECT_EQ(strips_of(ripple_move(t, {clip(t, "a"), clip(t, "c")}, at(10), 0)), Strips{"V BbDdAaaCcc"});
}
TEST(RippleMove, LeavesASongUnderneathWhole) {
    const Timeline t = timeline_of({"V AaaBbbCcc", "A Sssssssss"});
    EXPECT_EQ(strips_of(ripple_move(t, {clip(t, "a")}, at(6), 0)), (Strips{"V BbbAaaCcc", "A Sssssssss"}));
}

}  // namespace
}  // namespace rhyme::test
