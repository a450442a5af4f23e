// One example from each strip of place_edits.h, clip_edits.h and sequence_edits.h, and the rules written above them.
#include "core/timeline/clip_edits.h"
#include "core/timeline/history.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/sequence_edits.h"
#include "core/timeline/speed_edits.h"
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

TEST(Replace, KeepsPlaceLengthAndTransitions) {
    Timeline t = timeline_of({"V AaaBbbCcc"});
    t = *set_transition(t, dissolve(t, "a", "b", 1, 1));
    const auto after = replace(t, clip(t, "b"), new_clip(t, 0, "x", 99));
    EXPECT_EQ(strips_of(after), Strips{"V AaaXxxCcc"});
    EXPECT_EQ(after->tracks[0]->transitions.size(), 1u);
    const auto matched = replace(t, clip(t, "b"), new_clip(t, 0, "x", 1), at(5));
    EXPECT_EQ(source_frame(*matched, clip(t, "b")), 98) << "frame 100 of x is seen at 5";
}

TEST(Append, GoesToTheEndOfItsTracks) {
    const Timeline t = timeline_of({"V AaaBb", "A Cc"});
    EXPECT_EQ(strips_of(append(t, {new_clip(t, 1, "x", 2)})), (Strips{"V AaaBb", "A CcXx"}));
    EXPECT_EQ(strips_of(append(t, {new_clip(t, 0, "x", 2), new_clip(t, 1, "x", 2)})),
              (Strips{"V AaaBbXx", "A Cc...Xx"}));
}

TEST(PlaceByPoints, ThreePointsGiveTheFourth) {
    const Timeline t = timeline_of({"V Aaaaaaaaaa"});
    const auto x = std::vector{new_clip(t, 0, "x", 1)};
    const RationalTime from(1, 1), to(29, 25);
    EXPECT_EQ(strips_of(place_by_points(t, {at(2), {}, from, to}, x, Placing::Overwrite)), Strips{"V AaXxxxAaaa"});
    EXPECT_EQ(strips_of(place_by_points(t, {{}, at(8), from, to}, x, Placing::Overwrite)), Strips{"V AaaaXxxxAa"});
    EXPECT_EQ(strips_of(place_by_points(t, {at(2), at(5), from, {}}, x, Placing::Insert)), Strips{"V AaXxxAaaaaaaa"});
    EXPECT_EQ(strips_of(place_by_points(t, {at(2), {}, from, {}}, x, Placing::Insert)),
              Strips{"three of the four points are needed; set an in or an out point more"});
}

TEST(PlaceByPoints, FourPointsFitTheSpeed) {
    const Timeline t = timeline_of({"V Aaaaaaaaaa"});
    const auto after = place_by_points(t, {at(2), at(6), RationalTime(1, 1), RationalTime(33, 25)},
                                       {new_clip(t, 0, "x", 1)}, Placing::Overwrite);
    EXPECT_EQ(strips_of(after), Strips{"V AaXxxxAaaa"});
    EXPECT_EQ(after->find(clip(*after, "x"))->speed, Ratio(2, 1));
}

TEST(SetFormat, RefusesARateAtWhichSomethingWouldLieTooFarOut) {
    Timeline timeline = make_timeline({25, 1}, 1920, 1080);
    timeline.in = FramePosition(max_frames - 1);
    ASSERT_TRUE(validate(timeline).empty());
    const auto faster = set_format(timeline, {50, 1}, 1920, 1080);
    ASSERT_FALSE(faster);
    EXPECT_EQ(faster.error().code, ErrorCode::Conflict);
}

TEST(JoinThrough, UndoesASplitWithItsSound) {
    const Timeline t = timeline_of({"V Aaaaaa", "A Aaaaaa"});
    const auto cut = split(t, at(2));
    const auto joined = join(*cut, clip(*cut, "a", 0), clip(*cut, "a", 1));
    EXPECT_EQ(strips_of(joined), (Strips{"V Aaaaaa", "A Aaaaaa"}));
    EXPECT_EQ(*joined, t);
}
TEST(JoinThrough, RefusesWhatIsNoThroughEdit) {
    const Timeline t = timeline_of({"V AaaBbb"});
    EXPECT_EQ(strips_of(join(t, clip(t, "a"), clip(t, "b"))),
              Strips{"the second clip does not go on where the first ends"});
}

TEST(Swap, NeighboursChangePlacesAndAGapStaysBetween) {
    const Timeline t = timeline_of({"V AaaB.Cccc", "A AaaB"});
    EXPECT_EQ(strips_of(swap_clips(t, clip(t, "a"), clip(t, "b"))), (Strips{"V BAaa.Cccc", "A BAaa"}));
    EXPECT_EQ(strips_of(swap_clips(t, clip(t, "c"), clip(t, "b"), Linked::Alone)), (Strips{"V AaaCccc.B", "A AaaB"}));
    EXPECT_EQ(strips_of(swap_clips(t, clip(t, "a"), clip(t, "c"), Linked::Alone)),
              Strips{"there are other clips between the two on track \"V1\""});
}

TEST(Paste, BringsLinksAndTransitionsWithNewIds) {
    Timeline t = timeline_of({"V AaaBbbCcc", "A AaaBbb"});
    t = *set_transition(t, dissolve(t, "a", "b", 1, 1));
    const auto copied = copy(t, {clip(t, "a"), clip(t, "b")});
    ASSERT_TRUE(copied);
    const auto after = paste(t, *copied, at(9), 0, Placing::Insert);
    EXPECT_EQ(strips_of(after), (Strips{"V AaaBbbCccAaaBbb", "A AaaBbb...AaaBbb"}));
    EXPECT_EQ(after->tracks[0]->transitions.size(), 2u);
    EXPECT_EQ(after->linked(clip(*after, "a", 1)).size(), 2u);
    EXPECT_EQ(strips_of(paste(t, *copied, at(0), 1, Placing::Insert)),
              Strips{"there is no video track 2 to paste to; add a track first"});
}
TEST(Duplicate, LeavesTheClipsWhereTheyAre) {
    const Timeline t = timeline_of({"V AaaBbb", "V "});
    EXPECT_EQ(strips_of(duplicate(t, {clip(t, "a")}, 6_f, 0)), (Strips{"V AaaBbbAaa", "V "}));
    EXPECT_EQ(strips_of(duplicate(t, {clip(t, "a")}, 1_f, 1)), (Strips{"V AaaBbb", "V .Aaa"}));
}

TEST(Link, JoinsAndParts) {
    const Timeline t = timeline_of({"V AaaBbb", "A CccDdd"});
    const auto linked = link(t, {clip(t, "a"), clip(t, "c")});
    EXPECT_EQ(linked->linked(clip(t, "a")).size(), 2u);
    EXPECT_EQ(unlink(*linked, {clip(t, "c")})->linked(clip(t, "a")).size(), 1u);
    EXPECT_FALSE(link(t, {clip(t, "a"), clip(t, "b")}));
    EXPECT_FALSE(unlink(t, {clip(t, "a")}));
}

TEST(TrimTo, BringsTheEdgeToThePlayhead) {
    const Timeline t = timeline_of({"V AaaaBbb"});
    EXPECT_EQ(strips_of(trim_to(t, clip(t, "a"), Edge::Out, at(2), true)), Strips{"V AaBbb"});
    EXPECT_EQ(strips_of(trim_to(t, clip(t, "a"), Edge::In, at(2), false)), Strips{"V ..AaBbb"});
}

TEST(TrimEdges, PictureLeadsAndSoundFollows) {
    const Timeline t = timeline_of({"V AaaBbb", "A AaaBbb"});
    const auto after = trim_edges(t, {{clip(t, "a", 0), Edge::Out, -1_f},
                                      {clip(t, "b", 0), Edge::In, -1_f},
                                      {clip(t, "a", 1), Edge::Out, 1_f},
                                      {clip(t, "b", 1), Edge::In, 1_f}});
    EXPECT_EQ(strips_of(after), (Strips{"V AaBbbb", "A AaaaBb"}));
}
TEST(TrimEdges, RippledMustAgreeOnTheLength) {
    const Timeline t = timeline_of({"V AaaBbb", "A CcccDdd"});
    EXPECT_EQ(strips_of(ripple_trim_edges(t, {{clip(t, "a"), Edge::Out, -1_f}, {clip(t, "c"), Edge::Out, -1_f}})),
              (Strips{"V AaBbb", "A CccDdd"}));
    EXPECT_FALSE(ripple_trim_edges(t, {{clip(t, "a"), Edge::Out, -1_f}, {clip(t, "c"), Edge::Out, 1_f}}));
}

TEST(MoveTrack, ChangesTheOrderWithinAKind) {
    const Timeline t = timeline_of({"V Aa", "V Bb", "A Cc"});
    EXPECT_EQ(strips_of(move_track(t, t.tracks[0]->id, 1)), (Strips{"V Bb", "V Aa", "A Cc"}));
    EXPECT_FALSE(move_track(t, t.tracks[2]->id, 1));
}

TEST(TimeLock, WhatIsBeforeItMovesAndItStays) {
    Timeline t = timeline_of({"V AaaBbb..CccDdd", "A EeeFff..GggHhh"});
    t = *add_time_lock(t, {at(8), 3_f}, "chorus");
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "a")})), (Strips{"V Bbb.....CccDdd", "A EeeFff..GggHhh"}));
    EXPECT_EQ(strips_of(insert(t, at(3), {new_clip(t, 0, "x", 2)})), (Strips{"V AaaXxBbbCccDdd", "A Eee..FffGggHhh"}));
    EXPECT_EQ(
        strips_of(insert(t, at(3), {new_clip(t, 0, "x", 4)})),
        Strips{"a time lock leaves track \"V1\" no room: 2 frames too few before frame 8; remove the time lock first"});
    EXPECT_EQ(strips_of(ripple_delete(t, {clip(t, "d")})), (Strips{"V AaaBbb..Ccc", "A EeeFff..GggHhh"}));
}
TEST(TimeLock, NothingInItIsOverwrittenTrimmedOrCut) {
    Timeline t = timeline_of({"V AaaBbbCcc"});
    t = *add_time_lock(t, {at(3), 3_f}, "b");
    const Strips kept{
        "the time lock \"b\" from frame 3 to 6 keeps track \"V1\" as it is there; remove the time lock first"};
    EXPECT_EQ(strips_of(overwrite(t, at(4), {new_clip(t, 0, "x", 1)})), kept);
    EXPECT_EQ(strips_of(trim(t, clip(t, "a"), Edge::Out, 1_f)), kept);
    EXPECT_EQ(strips_of(slip(t, clip(t, "b"), 1_f)), kept);
    EXPECT_EQ(strips_of(split(t, at(4))), kept);
    EXPECT_EQ(strips_of(lift(t, {clip(t, "b")})), kept);
    EXPECT_TRUE(slip(t, clip(t, "a"), 1_f));
    EXPECT_TRUE(slip(*remove_time_lock(t, t.locks->front().id), clip(t, "b"), 1_f));
}

TEST(Transitions, MoveToAnotherCutAndChangeLength) {
    Timeline t = timeline_of({"V AaaaBbbbCccc"});
    t = *set_transition(t, dissolve(t, "a", "b", 1, 1));
    const TransitionId id = t.tracks[0]->transitions[0].id;
    const auto moved = move_transition(t, id, clip(t, "b"), clip(t, "c"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved->tracks[0]->transitions[0].id, id);
    EXPECT_EQ(moved->tracks[0]->transitions[0].from, clip(t, "b"));
    EXPECT_EQ(trim_transition(t, id, 2_f, 1_f)->tracks[0]->transitions[0].in_offset, 2_f);
    EXPECT_FALSE(trim_transition(t, id, 5_f, 1_f));
}

TEST(Effects, AreAddedOrderedKeyedAndReset) {
    Timeline t = timeline_of({"V Aaaa"});
    t = *add_effect(t, clip(t, "a"), {{}, "grade", true, {}, {}});
    t = *add_effect(t, clip(t, "a"), {{}, "blur", true, {}, {}}, 0);
    const auto effects = [&] { return t.find(clip(t, "a"))->more->effects; };
    EXPECT_EQ(effects()[0].kind, "blur");
    t = *move_effect(t, effects()[0].id, 1);
    EXPECT_EQ(effects()[0].kind, "grade");
    const EffectId grade = effects()[0].id;
    t = *set_keyframe(t, grade, "x", {2_f, 8, Interpolation::Linear});
    t = *set_keyframe(t, grade, "x", {0_f, 4, Interpolation::Linear});
    EXPECT_EQ(value_at(effects()[0], "x", 1_f, 0), 6);
    t = *move_keyframe(t, grade, "x", 2_f, 4_f);
    EXPECT_EQ(value_at(effects()[0], "x", 1_f, 0), 5);
    t = *remove_keyframe(t, grade, "x", 4_f);
    t = *remove_keyframe(t, grade, "x", 0_f);
    EXPECT_EQ(value_at(effects()[0], "x", 1_f, 0), 4) << "the last keyframe's value stays";
    t = *reset_effect(t, grade);
    EXPECT_EQ(value_at(effects()[0], "x", 1_f, 0.5), 0.5);
    t = *remove_effect(t, grade);
    EXPECT_EQ(effects().size(), 1u);
}
TEST(Effects, KeyframesStayOnTheirPictureThroughTrimAndSplit) {
    Timeline t = timeline_of({"V Aaaaaaaa"});
    t = *add_effect(t, clip(t, "a"), {{}, "grade", true, {{"x", {0, {{0_f, 0}, {8_f, 8}}}}}, {}});
    t = *split(*trim(t, clip(t, "a"), Edge::In, 2_f), at(5));
    for (std::int64_t p = 2; p < 8; ++p) {
        const Clip& c = *t.tracks[0]->at(at(p));
        EXPECT_EQ(value_at(c.more->effects[0], "x", c.clip_time(at(p)), -1), static_cast<double>(p));
    }
}
TEST(Effects, AttributesArePastedAndReset) {
    Timeline t = timeline_of({"V AaaaBbbb"});
    t = *add_effect(t, clip(t, "a"), {{}, "grade", true, {}, {}});
    t = *set_gain(t, clip(t, "a"), -6);
    const auto pasted = paste_attributes(t, clip(t, "a"), {clip(t, "b")}, {.effects = true});
    EXPECT_EQ(pasted->find(clip(t, "b"))->more->effects.size(), 1u);
    EXPECT_EQ(pasted->find(clip(t, "b"))->gain_db, 0);
    EXPECT_EQ(*reset_attributes(*pasted, {clip(t, "b")}, {.effects = true}), t);
}

TEST(Takes, SwitchingShowsTheSameMomentOfTheSet) {
    Timeline t = timeline_of({"V Aaaaaa"});  // source 4 s
    const std::vector<Take> takes{{"wide", MediaId{1}, RationalTime(3, 1), Ratio(1, 1), RationalTime(8, 1)},
                                  {"slow", MediaId{2}, RationalTime(-1, 1), Ratio(2, 1), RationalTime(9, 1)},
                                  {"short", MediaId{3}, RationalTime(3, 1), Ratio(1, 1), RationalTime(4, 1)}};
    t = *set_takes(t, clip(t, "a"), takes, 0);
    const auto other = switch_take(t, clip(t, "a"), 1);
    ASSERT_TRUE(other) << other.error().message();
    const Clip& c = *other->find(clip(t, "a"));
    EXPECT_EQ(c.source_in, RationalTime(1, 1)) << "second 1 of the song, at -1 + 2";
    EXPECT_EQ(c.speed, Ratio(2, 1));
    EXPECT_EQ(*switch_take(*other, clip(t, "a"), 0), t);
    EXPECT_EQ(strips_of(switch_take(t, clip(t, "a"), 2)),
              Strips{"take \"short\" does not cover all of the clip; cut the clip where the take ends"});
    const auto live = cut_to_take(t, clip(t, "a"), at(2), 1);
    EXPECT_EQ(strips_of(live), Strips{"V AaAaaa"});
    EXPECT_EQ(live->tracks[0]->clips[1].media, MediaId{2});
}

TEST(Sections, VersionsLieSideBySide) {
    Timeline t = timeline_of({"V AaaBbbCcc", "A AaaBbbCcc"});
    t = *add_section(t, {at(3), 3_f}, "verse", "calm");
    const SectionId id = t.sections->front().id;
    Timeline wild = *add_version(t, id, "wild");
    EXPECT_EQ(strips_of(wild), (Strips{"V AaaBbbCcc", "A AaaBbbCcc"}));
    wild = *overwrite(wild, at(3), {new_clip(wild, 0, "x", 2)});
    EXPECT_EQ(strips_of(wild), (Strips{"V AaaXxBCcc", "A AaaBbbCcc"}));
    const auto calm = show_version(wild, id, 0);
    EXPECT_EQ(strips_of(calm), (Strips{"V AaaBbbCcc", "A AaaBbbCcc"}));
    EXPECT_EQ(strips_of(show_version(*calm, id, 1)), (Strips{"V AaaXxBCcc", "A AaaBbbCcc"}));
    EXPECT_TRUE(remove_section(*calm, id)->sections->empty());
    EXPECT_FALSE(remove_version(*calm, id, 0));
}

TEST(Nest, AndUnnestGiveTheSameCut) {
    const Timeline t = timeline_of({"V AaaBbbCcc", "A AaaBbbCcc"});
    const Sequences all(t);
    const auto nested = nest(all, {clip(t, "a"), clip(t, "b")}, "nest");
    ASSERT_TRUE(nested) << nested.error().message();
    EXPECT_EQ(validate(*nested), std::vector<std::string>{});
    EXPECT_EQ(strips_of(nested->now()), (Strips{"V NnnnnnCcc", "A NnnnnnCcc"}));
    EXPECT_EQ(strips_of(*nested->all[1]), (Strips{"V AaaBbb", "A AaaBbb"}));
    const auto back = unnest(*nested, clip(nested->now(), "nest"));
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(strips_of(back->now()), strips_of(t));
}
TEST(Nest, ASequenceIsNeverShownInItself) {
    const Timeline t = timeline_of({"V AaaBbb"});
    auto all = *nest(Sequences(t), {clip(t, "a")}, "inner");
    const SequenceId outer = all.current, inner = all.all[1]->id;
    all = *switch_sequence(all, inner);
    EXPECT_FALSE(sequence_clip(all, outer, all.now().tracks[0]->id));
    NewClip c = new_clip(all.now(), 0, "x", 1);
    c.kind = ClipKind::Sequence, c.media = {}, c.sequence = outer;
    EXPECT_FALSE(edited(all, append(all.now(), {c})));
    EXPECT_FALSE(remove_sequence(all, inner)) << "it is shown in the other";
}
TEST(Nest, TheOuterSequenceLearnsTheNewLengthAndIsRedrawn) {
    const Timeline t = timeline_of({"V AaaBbb"});
    auto all = *nest(Sequences(t), {clip(t, "a")}, "inner");
    const SequenceId outer = all.current;
    all = *switch_sequence(all, all.all[1]->id);
    const auto longer = *edited(all, append(all.now(), {new_clip(all.now(), 0, "x", 9)}));
    EXPECT_EQ(validate(longer), std::vector<std::string>{});
    EXPECT_EQ(longer.find(outer)->tracks[0]->clips[0].available, strip_rate.time(12_f));
    const auto before = *switch_sequence(all, outer), after = *switch_sequence(longer, outer);
    EXPECT_EQ(changed_ranges(before, after), (std::vector<FrameRange>{{at(0), 3_f}}));
}

TEST(HistoryOfSequences, UndoCoversAllOfThemAndNoIdIsGivenTwice) {
    History history(timeline_of({"V AaaBbb"}));
    const Sequences first = history.sequences();
    history.commit("Nest", *nest(first, {clip(history.now(), "a")}, "inner"));
    history.commit("Add sequence", *add_sequence(history.sequences(), "other"));
    const auto next = history.sequences().next_sequence;
    history.undo(), history.undo();
    EXPECT_EQ(history.sequences(), first);
    EXPECT_EQ(history.sequences().next_sequence, next);
    history.jump(2);
    EXPECT_EQ(history.sequences().all.size(), 3u);
    EXPECT_EQ(history.entries()[2].label, "Add sequence");
}

TEST(ValidateChange, FindsWhatTheWholeCheckFinds) {
    const Timeline t = timeline_of({"V AaaBbb", "V CccDdd"});
    Timeline bad = t;
    Track track = *t.tracks[0];
    track.clips[0].id = t.tracks[1]->clips[0].id;  // an id of a track that is left alone
    bad.tracks[0] = std::make_shared<const Track>(track);
    EXPECT_FALSE(validate(bad).empty());
    EXPECT_FALSE(validate(bad, t).empty());
    const auto moved = move(t, {clip(t, "a")}, 0_f, 1);
    EXPECT_TRUE(validate(*moved, t).empty());
}

}  // namespace
}  // namespace rhyme::test
