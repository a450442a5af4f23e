// The value itself: look-ups, faults, changed ranges, tracks, markers, format, history.
#include <limits>

#include "core/timeline/history.h"
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

TEST(Timeline, FindsClipsNeighboursAndGaps) {
    const Timeline t = timeline_of({"V .AaaBb..Cc"});
    const Track& v = *t.tracks[0];
    EXPECT_EQ(v.at(at(0)), nullptr);
    EXPECT_EQ(v.at(at(3))->name, "a");
    EXPECT_EQ(v.at(at(4))->name, "b");
    EXPECT_EQ(v.at(at(6)), nullptr);
    EXPECT_EQ(v.after(v.clips[0])->name, "b");
    EXPECT_EQ(v.after(v.clips[1]), nullptr);
    EXPECT_EQ(v.before(v.clips[1])->name, "a");
    EXPECT_EQ(v.before(v.clips[2]), nullptr);
    EXPECT_EQ(t.end(), at(10));
    EXPECT_EQ(t.track_of(v.clips[2].id), &v);
}

TEST(Timeline, AnEditSharesTheTracksItLeavesAlone) {
    const Timeline t = timeline_of({"V AaaBbb", "A Cccccc"});
    const auto after = trim(t, clip(t, "a"), Edge::Out, -1_f);
    EXPECT_NE(after->tracks[0], t.tracks[0]);
    EXPECT_EQ(after->tracks[1], t.tracks[1]);
    EXPECT_EQ(after->markers, t.markers);
    EXPECT_EQ(*trim(t, clip(t, "a"), Edge::Out, 0_f), t);
}

/// The faults found after `spoil` changed the first track.
template <class Spoil>
std::size_t faults_after(const Timeline& t, Spoil spoil) {
    Timeline bad = t;
    Track track = *t.tracks[0];
    spoil(track);
    bad.tracks[0] = std::make_shared<const Track>(track);
    return validate(bad).size();
}

TEST(Validate, NamesEachFault) {
    Timeline t = timeline_of({"V AaaaBbbb", "A Cccccccc"});
    t = *set_transition(t, dissolve(t, "a", "b", 1, 1));
    EXPECT_EQ(faults_after(t, [](Track&) {}), 0u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].length = 5_f; }), 1u) << "overlap";
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].length = 0_f; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].start = at(-1); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].start = at(std::numeric_limits<std::int64_t>::max()); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { std::swap(v.clips[0], v.clips[1]); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].id = v.clips[0].id; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].id = ClipId{1000}; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].media = {}; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].source_in = RationalTime(-1, 25); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].source_in = RationalTime(199, 25); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].gain_db = std::numeric_limits<double>::quiet_NaN(); }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].link = v.clips[1].link = LinkId{1}; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[1].start += 1_f; }), 1u) << "the transition's clips do not touch";
    EXPECT_EQ(faults_after(t, [](Track& v) { v.transitions[0].in_offset = 5_f; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.transitions[0].in_offset = v.transitions[0].out_offset = 0_f; }), 1u);
    EXPECT_EQ(faults_after(t, [](Track& v) { v.clips[0].available = RationalTime(104, 25); }), 1u) << "handles";
    EXPECT_EQ(
        faults_after(
            t, [](Track& v) { v.transitions.push_back(v.transitions[0]), v.transitions[1].id = TransitionId{1}; }),
        1u);
    std::swap(t.tracks[0], t.tracks[1]);
    EXPECT_EQ(validate(t).size(), 1u) << "audio before video";
    t.rate = {0, 1};
    EXPECT_EQ(validate(t).size(), 1u);
}

TEST(ChangedRanges, AreWhatAnEditTouched) {
    const Timeline t = timeline_of({"V AaaaBbbbCccc", "A Dddddddddddd"});
    using Ranges = std::vector<FrameRange>;
    EXPECT_EQ(changed_ranges(t, t), Ranges{});
    EXPECT_EQ(changed_ranges(t, *slip(t, clip(t, "b"), 1_f)), (Ranges{{at(4), 4_f}}));
    EXPECT_EQ(changed_ranges(t, *lift(t, {clip(t, "c")})), (Ranges{{at(8), 4_f}}));
    EXPECT_EQ(changed_ranges(t, *set_gain(t, clip(t, "d"), -6)), (Ranges{{at(0), 12_f}}));
    EXPECT_EQ(changed_ranges(t, *add_marker(t, {})), Ranges{});
    EXPECT_EQ(changed_ranges(t, locked(t, 0)), Ranges{});
    EXPECT_EQ(changed_ranges(t, *set_format(t, t.rate, 640, 360)), (Ranges{{at(0), 12_f}}));
    const auto dissolved = set_transition(t, dissolve(t, "a", "b", 1, 2));
    EXPECT_EQ(changed_ranges(t, *dissolved), (Ranges{{at(3), 3_f}}));
    EXPECT_EQ(changed_ranges(*dissolved, *slip(*dissolved, clip(t, "b"), 1_f)), (Ranges{{at(3), 5_f}}))
        << "its handle shows before the cut";
}

TEST(Tracks, AreAddedOnTopOrLastAndTheLastOfAKindStays) {
    Timeline t = make_timeline({25, 1}, 64, 36);
    t = *add_track(t, TrackKind::Video);
    t = *add_track(t, TrackKind::Audio);
    std::vector<std::string> names;
    for (const auto& track : t.tracks) names.push_back(track->name);
    EXPECT_EQ(names, (std::vector<std::string>{"V1", "V2", "A1", "A2"}));
    t = *remove_track(t, t.tracks[0]->id);
    EXPECT_EQ(remove_track(t, t.tracks[0]->id).error().what, "the last video track cannot be removed");
    EXPECT_EQ((*add_track(t, TrackKind::Video)).tracks[1]->name, "V3") << "V2 is taken";
    EXPECT_EQ(validate(t), std::vector<std::string>{});
}

TEST(Markers, StaySortedAndKeepTheirIds) {
    Timeline t = make_timeline({25, 1}, 64, 36);
    t = *add_marker(t, {{}, {at(20), 0_f}, "late", "red", ""});
    t = *add_marker(t, {{}, {at(10), 5_f}, "early", "blue", ""});
    ASSERT_EQ((*t.markers)[0].name, "early");
    Marker moved = (*t.markers)[0];
    moved.range.start = at(30);
    t = *change_marker(t, moved);
    EXPECT_EQ((*t.markers)[1], moved);
    t = *remove_marker(t, moved.id);
    EXPECT_EQ(t.markers->size(), 1u);
    EXPECT_FALSE(remove_marker(t, moved.id));
    EXPECT_FALSE(add_marker(t, {{}, {at(-1), 0_f}, "", "", ""}));
}

TEST(SetFormat, KeepsTimesAndTouchingCuts) {
    Timeline t = timeline_of({"V AaaaaBbbbb.....Ccccc"});
    t = *set_transition(t, dissolve(t, "a", "b", 2, 2));
    const auto doubled = set_format(t, {50, 1}, 1920, 1080);
    EXPECT_EQ(strips_of(doubled), Strips{"V AaaaaaaaaaBbbbbbbbbb..........Cccccccccc"});
    EXPECT_EQ(doubled->tracks[0]->transitions[0].in_offset, 4_f);
    EXPECT_EQ(strips_of(set_format(t, {5, 1}, 1920, 1080)), Strips{"V AB.C"});
    EXPECT_FALSE(set_format(t, {0, 1}, 1920, 1080));
    EXPECT_FALSE(set_format(t, {25, 1}, 0, 1080));
}

TEST(History, UndoesRedoesAndForgetsWhatWasUndone) {
    const Timeline t = timeline_of({"V AaaBbb"});
    History history(t);
    history.mark_saved();
    history.commit("Trim", *trim(t, clip(t, "a"), Edge::Out, -1_f));
    EXPECT_FALSE(history.is_saved());
    const Timeline trimmed = history.now();
    EXPECT_EQ(history.undo(), t);
    EXPECT_TRUE(history.is_saved());
    EXPECT_EQ(history.redo(), trimmed);
    history.undo();
    history.commit("Lift", *lift(history.now(), {clip(t, "b")}));
    EXPECT_FALSE(history.can_redo());
    EXPECT_EQ(history.entries().size(), 2u);
    EXPECT_EQ(history.undo(), t);
    EXPECT_EQ(history.undo(), t);
}
TEST(History, OneGestureIsOneStep) {
    const Timeline t = timeline_of({"V AaaBbb"});
    History history(t);
    for (int n = 1; n <= 5; ++n) history.commit("Slip", *slip(history.now(), clip(t, "a"), 1_f), "slip-1");
    EXPECT_EQ(history.entries().size(), 2u);
    EXPECT_EQ(source_frame(history.now(), clip(t, "a")), 105);
    history.commit("Slip", *slip(history.now(), clip(t, "a"), 1_f), "slip-2");
    EXPECT_EQ(history.entries().size(), 3u);
}
TEST(History, NeverHandsOutAnIdTwice) {
    const Timeline t = timeline_of({"V AaaBbb"});
    History history(t);
    history.commit("Split", *split(t, at(1)));
    const ClipId first = history.now().tracks[0]->clips[1].id;
    history.undo();
    history.commit("Split", *split(history.now(), at(2)));
    EXPECT_NE(history.now().tracks[0]->clips[1].id, first);
}

}  // namespace
}  // namespace rhyme::test
