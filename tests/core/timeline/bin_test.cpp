#include <gtest/gtest.h>

#include "core/timeline/bin_edits.h"
#include "core/timeline/history.h"

namespace rhyme {
namespace {

constexpr FolderId outer{1}, inner{2};
constexpr MediaId moon{7}, wheel{8};

/// 한강 > night, in which the moon lies.
Sequences in_folders() {
    Sequences s;
    s = *make_folder(s, " 한강 ");
    s = *make_folder(s, "night", outer);
    return *put_in_folder(s, {moon}, inner);
}

TEST(Bin, FoldersLieInEachOtherAndNoneInItself) {
    Sequences s = in_folders();
    EXPECT_EQ(s.bin->find(outer)->name, "한강");
    EXPECT_EQ(s.bin->path(inner), (std::vector{outer, inner}));
    EXPECT_TRUE(s.bin->contains(outer, inner));
    EXPECT_FALSE(s.bin->contains(inner, outer));
    EXPECT_EQ(move_folder(s, outer, inner).error().what, "folder \"한강\" cannot lie in itself");
    s = *move_folder(s, inner, {});
    s = *move_folder(s, outer, inner);
    EXPECT_EQ(s.bin->path(outer), (std::vector{inner, outer}));
    EXPECT_TRUE(validate(*s.bin).empty());
}

TEST(Bin, AFolderTakenAwayLeavesWhatLayInItWhereItWas) {
    Sequences s = in_folders();
    s = *put_in_folder(s, {wheel}, outer);
    s = *remove_folder(s, outer);
    EXPECT_EQ(s.bin->path(inner), std::vector{inner});
    EXPECT_EQ(s.bin->note(moon).folder, inner);
    EXPECT_FALSE(s.bin->note(wheel).folder);
    EXPECT_TRUE(validate(s).empty());
}

TEST(Bin, WhatIsNotedOfAFileIsPutInAndTakenOff) {
    Sequences s;
    s = *rate_media(s, {moon, wheel}, 4);
    s = *tag_media(s, {moon}, "후렴");
    s = *tag_media(s, {moon}, "dance");
    s = *tag_media(s, {moon}, " dance ");
    s = *label_media(s, {wheel}, "red");
    EXPECT_EQ(s.bin->note(moon).tags, (std::vector<std::string>{"dance", "후렴"}));
    EXPECT_EQ(s.bin->note(wheel).color, "red");
    s = *untag_media(s, {moon, wheel}, "dance");
    EXPECT_EQ(s.bin->tags(), std::vector<std::string>{"후렴"});
    s = *label_media(*rate_media(*untag_media(s, {moon}, "후렴"), {moon, wheel}, 0), {wheel}, "");
    EXPECT_EQ(s, Sequences()) << "nothing noted is as if nothing had been";
}

TEST(Bin, SenselessEditsAreRefusedWithASentence) {
    const Sequences s = in_folders();
    EXPECT_EQ(make_folder(s, "  ").error().what, "a folder needs a name");
    EXPECT_EQ(make_folder(s, "a", FolderId{9}).error().what, "there is no folder 9");
    EXPECT_EQ(put_in_folder(s, {moon}, FolderId{9}).error().what, "there is no folder 9");
    EXPECT_EQ(rate_media(s, {moon}, 6).error().what, "a rating is 0 to 5 stars");
    EXPECT_EQ(tag_media(s, {moon}, "\t").error().what, "a tag needs a name");
    EXPECT_EQ(rename_folder(s, outer, std::string(max_note_text + 1, 'x')).error().what,
              "a folder has too long a name");
}

TEST(Bin, ItIsPartOfAStepOfTheHistory) {
    History history{Sequences()};
    history.commit("rate", *rate_media(history.sequences(), {moon}, 3));
    history.commit("split", with_timeline(history.sequences(), history.now()));
    EXPECT_EQ(history.sequences().bin->note(moon).rating, 3);
    history.jump(0);
    EXPECT_EQ(history.sequences().bin->note(moon).rating, 0);
    history.redo();
    EXPECT_EQ(history.sequences().bin->note(moon).rating, 3);
}

}  // namespace
}  // namespace rhyme
