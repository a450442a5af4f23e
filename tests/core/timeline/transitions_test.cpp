#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

std::vector<std::pair<std::int64_t, std::int64_t>> offsets(const Result<Timeline>& t, std::size_t track = 0) {
    std::vector<std::pair<std::int64_t, std::int64_t>> all;
    EXPECT_EQ(validate(*t), std::vector<std::string>{});
    for (const Transition& tr : t->tracks[track]->transitions)
        all.emplace_back(tr.in_offset.value, tr.out_offset.value);
    return all;
}
using Offsets = std::vector<std::pair<std::int64_t, std::int64_t>>;

Timeline joined() {
    const Timeline t = timeline_of({"V AaaaaaBbbbbbCccccc", "V "});
    return *set_transition(t, dissolve(t, "a", "b", 3, 2));
}

TEST(SetTransition, ReplacesOneAtTheSameCutAndKeepsItsId) {
    const Timeline t = joined();
    const auto after = set_transition(t, dissolve(t, "a", "b", 1, 1));
    EXPECT_EQ(offsets(after), (Offsets{{1, 1}}));
    EXPECT_EQ(after->tracks[0]->transitions[0].id, t.tracks[0]->transitions[0].id);
}
TEST(SetTransition, SaysByHowMuchTheHandlesFallShort) {
    Timeline t = timeline_of({"V AaaaaaBbbbbb"});
    t = *slip(t, clip(t, "a"), 93_f);
    t = *slip(t, clip(t, "b"), -98_f);
    EXPECT_EQ(set_transition(t, dissolve(t, "a", "b", 4, 5)).error().what,
              "clip \"a\" has too little media after its end (has 1, needs 5: 4 frames short) and clip \"b\" has too "
              "little media before its start "
              "(has 2, needs 4: 2 frames short)");
    EXPECT_TRUE(set_transition(t, dissolve(t, "a", "b", 2, 1)));
    NewTransition drawn_inside = dissolve(t, "a", "b", 4, 5);
    drawn_inside.needs_handles = false;
    EXPECT_TRUE(set_transition(t, drawn_inside));
}
TEST(SetTransition, StaysWithinItsClipsAndClearOfTheNeighbour) {
    const Timeline t = joined();
    EXPECT_FALSE(set_transition(t, dissolve(t, "a", "b", 7, 2)));
    EXPECT_EQ(set_transition(t, dissolve(t, "b", "c", 5, 2)).error().what,
              "clip \"b\" has too little room before the cut (has 4, needs 5: 1 frame short)");
    EXPECT_TRUE(set_transition(t, dissolve(t, "b", "c", 4, 2)));
}
TEST(SetTransition, OnlyBetweenTouchingClips) {
    const Timeline t = timeline_of({"V Aaa.BbbCcc"});
    EXPECT_EQ(set_transition(t, dissolve(t, "a", "b", 1, 1)).error().what, "the two clips do not touch");
    EXPECT_FALSE(set_transition(t, dissolve(t, "c", "b", 1, 1)));
    EXPECT_FALSE(set_transition(t, dissolve(t, "b", "c", 0, 0)));
}
TEST(SetTransition, AStillHasHandlesWithoutEnd) {
    Timeline t = timeline_of({"V Aa"});
    NewClip still = new_clip(t, 0, "s", 6);
    still.source_in = {}, still.available = {};
    t = *overwrite(t, at(2), {still});
    t = *overwrite(t, at(8), {new_clip(t, 0, "b", 6)});
    EXPECT_TRUE(set_transition(t, dissolve(t, "a", "s", 2, 3)));
    EXPECT_TRUE(set_transition(t, dissolve(t, "s", "b", 3, 3)));
}

TEST(Transitions, FollowTheirCut) {
    const Timeline t = joined();
    EXPECT_EQ(offsets(roll(t, clip(t, "a"), clip(t, "b"), 2_f)), (Offsets{{3, 2}}));
    EXPECT_EQ(offsets(ripple_trim(t, clip(t, "a"), Edge::Out, -1_f)), (Offsets{{3, 2}}));
    EXPECT_EQ(offsets(trim(t, clip(t, "a"), Edge::Out, 3_f)), (Offsets{{3, 2}}));
    EXPECT_EQ(offsets(insert(t, at(0), {new_clip(t, 0, "x", 2)})), (Offsets{{3, 2}}));
}
TEST(Transitions, FollowTheirTwoClipsToAnotherTrack) {
    const Timeline t = joined();
    const auto after = move(t, {clip(t, "a"), clip(t, "b")}, 3_f, 1);
    EXPECT_EQ(offsets(after, 0), Offsets{});
    EXPECT_EQ(offsets(after, 1), (Offsets{{3, 2}}));
}
TEST(Transitions, FollowTheRightHalfOfASplitClip) {
    const Timeline t = joined();
    const auto after = split(t, at(4));
    EXPECT_EQ(offsets(after), (Offsets{{2, 2}})) << "shortened to the new clip";
    EXPECT_EQ(after->tracks[0]->transitions[0].from, clip(*after, "a", 1));
}
TEST(Transitions, GoWhenTheirClipsPart) {
    const Timeline t = joined();
    EXPECT_EQ(offsets(lift(t, {clip(t, "a")})), Offsets{});
    EXPECT_EQ(offsets(trim(t, clip(t, "b"), Edge::In, 1_f)), Offsets{});
    EXPECT_EQ(offsets(insert(t, at(6), {new_clip(t, 0, "x", 2)})), Offsets{});
    EXPECT_EQ(offsets(ripple_delete(t, {clip(t, "b")})), Offsets{});
    EXPECT_EQ(offsets(overwrite(t, at(5), {new_clip(t, 0, "x", 2)})), Offsets{});
}
TEST(Transitions, ShrinkWithTheirHandles) {
    const Timeline t = joined();
    EXPECT_EQ(offsets(slip(t, clip(t, "a"), 93_f)), (Offsets{{3, 1}}));
    EXPECT_EQ(offsets(slip(t, clip(t, "b"), -98_f)), (Offsets{{2, 2}}));
    EXPECT_EQ(offsets(slip(*slip(t, clip(t, "a"), 94_f), clip(t, "b"), -100_f)), Offsets{});
}
TEST(Transitions, ShareAClipThatBecameTooShortForBoth) {
    Timeline t = joined();
    t = *set_transition(t, dissolve(t, "b", "c", 4, 1));
    EXPECT_EQ(offsets(ripple_trim(t, clip(t, "b"), Edge::Out, -3_f)), (Offsets{{3, 1}, {2, 1}}));
}
TEST(RemoveTransition, TakesItAwayOrSaysThereIsNone) {
    const Timeline t = joined();
    EXPECT_EQ(offsets(remove_transition(t, t.tracks[0]->transitions[0].id)), Offsets{});
    EXPECT_EQ(remove_transition(t, TransitionId{999}).error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace rhyme::test
