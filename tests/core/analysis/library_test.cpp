#include "core/analysis/library.h"

#include <gtest/gtest.h>

#include <fstream>

#include "core/analysis/sqlite.h"
#include "core/base/files.h"
#include "tests/core/analysis/films.h"

namespace rhyme {
namespace {

using test::descriptors_of;
using test::film_of_two_shots;

class LibraryTest : public ::testing::Test {
protected:
    std::unique_ptr<Library> open() {
        auto library = Library::open(path_);
        EXPECT_TRUE(library) << library.error().message();
        return library ? *std::move(library) : nullptr;
    }
    void change(const char* sql) {
        auto database = Sqlite::open(path_);
        ASSERT_TRUE(database);
        const auto done = database->run(sql);
        ASSERT_TRUE(done) << done.error().message();
    }
    testing::TempFolder folder_;
    const std::filesystem::path path_ = folder_ / "sub/library.sqlite";
};

TEST_F(LibraryTest, GivesBackWhatWasPut) {
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    const auto analysis = open()->find_or_analyze(media);
    ASSERT_TRUE(analysis);
    const auto found = open()->find(media->info.fingerprint, "elsewhere.mp4");
    ASSERT_TRUE(found && *found);
    EXPECT_TRUE(descriptors_of(**found) == descriptors_of(**analysis));
    EXPECT_EQ((*found)->changes, (*analysis)->changes);
    EXPECT_EQ((*found)->frame_rate, (*analysis)->frame_rate);
    EXPECT_EQ((*found)->duration, (*analysis)->duration);
    EXPECT_EQ((*found)->aspect, (*analysis)->aspect);
    EXPECT_EQ((*found)->path, "elsewhere.mp4");
    ASSERT_TRUE(open()->put(**found));
    const auto again = open()->find(media->info.fingerprint, "elsewhere.mp4");
    ASSERT_TRUE(again && *again);
    EXPECT_TRUE(descriptors_of(**again) == descriptors_of(**found));
}

TEST_F(LibraryTest, KeepsWhichMomentsAreBlankTitlesOrBrief) {
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    const auto analysis = open()->find_or_analyze(media);
    ASSERT_TRUE(analysis && (*analysis)->moments.size() >= 3);
    MediaAnalysis marked = **analysis;
    marked.moments[0].brief = true, marked.moments[1].title = true, marked.moments[2].blank = true;
    ASSERT_TRUE(open()->put(marked));
    const auto found = open()->find(media->info.fingerprint, "a.mp4");
    ASSERT_TRUE(found && *found);
    for (std::size_t i = 0; i < marked.moments.size(); ++i) {
        EXPECT_EQ((*found)->moments[i].title, i == 1) << i;
        EXPECT_EQ((*found)->moments[i].blank, i == 2) << i;
        EXPECT_EQ((*found)->moments[i].brief, i == 0) << i;
    }
}

TEST_F(LibraryTest, DoesNotKnowWhatWasNeverPut) {
    const auto found = open()->find("nobody", "nobody.mp4");
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, nullptr);
}

TEST_F(LibraryTest, AMovedFileKeepsItsAnalysis) {
    const auto library = open();
    const auto first = library->find_or_analyze(film_of_two_shots(folder_ / "a.mp4"));
    ASSERT_TRUE(first);
    std::filesystem::rename(folder_ / "a.mp4", folder_ / "b.mp4");
    const auto moved = open_media(folder_ / "b.mp4");
    ASSERT_TRUE(moved);
    const auto found = library->find((*moved)->info.fingerprint, "b.mp4");
    ASSERT_TRUE(found);
    EXPECT_NE(*found, nullptr);
}

TEST_F(LibraryTest, AChangedCueIsDescribedAnewAlone) {
    const auto library = open();
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    const auto first = library->find_or_analyze(media);
    ASSERT_TRUE(first);
    const std::string changed(all_cues()[0]->name()), kept(all_cues()[1]->name());
    change(("UPDATE descriptors SET version = version - 1 WHERE cue = '" + changed + "'").c_str());
    change(("UPDATE descriptors SET data = NULL WHERE cue = '" + kept + "' AND frame = 0").c_str());
    const auto stale = library->find(media->info.fingerprint, "a.mp4");
    ASSERT_TRUE(stale);
    EXPECT_EQ(*stale, nullptr);

    const auto again = library->find_or_analyze(media);
    ASSERT_TRUE(again) << again.error().message();
    for (std::size_t m = 0; m < (*first)->moments.size(); ++m)
        EXPECT_EQ(all_cues()[0]->encode(*(*again)->moments[m].cues[0]),
                  all_cues()[0]->encode(*(*first)->moments[m].cues[0]));
    EXPECT_EQ((*again)->moments[0].cues[1], nullptr);  // what was there of the other cue was not touched
}

TEST_F(LibraryTest, AFileThatIsNoLibraryIsRefusedAndLeftAlone) {
    std::filesystem::create_directories(path_.parent_path());
    const std::string letter = "Dear reader, " + std::string(4000, 'x');
    ASSERT_TRUE(write_file(path_, letter));
    const auto library = Library::open(path_);
    ASSERT_FALSE(library);
    EXPECT_EQ(library.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(*read_file(path_), letter);
}

TEST_F(LibraryTest, ADatabaseOfAnotherProgramIsRefusedAndLeftAlone) {
    std::filesystem::create_directories(path_.parent_path());
    change("CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES('bread')");
    const std::string before = *read_file(path_);
    EXPECT_FALSE(Library::open(path_));
    EXPECT_EQ(*read_file(path_), before);
}

TEST_F(LibraryTest, ADamagedLibrarySaysSo) {
    {
        const auto library = open();
        ASSERT_TRUE(library->find_or_analyze(film_of_two_shots(folder_ / "a.mp4")));
    }
    std::fstream file(path_, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(4096);
    const std::string rubbish(60000, '\x5a');
    file.write(rubbish.data(), std::streamsize(rubbish.size()));
    file.close();
    auto library = Library::open(path_);
    const auto verified = library ? (*library)->verify() : Result<void>(fail(library.error()));
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().code, ErrorCode::Damaged) << verified.error().message();
}

TEST_F(LibraryTest, AChangeThatIsNotFinishedNeverHappened) {
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    ASSERT_TRUE(open()->find_or_analyze(media));
    {
        auto database = Sqlite::open(path_);
        ASSERT_TRUE(database);
        auto half = SqliteTransaction::begin(*database);
        ASSERT_TRUE(half);
        ASSERT_TRUE(database->run("DELETE FROM moments"));
    }
    const auto found = open()->find(media->info.fingerprint, "a.mp4");
    ASSERT_TRUE(found);
    EXPECT_NE(*found, nullptr);
}

TEST_F(LibraryTest, TwoMayShareAFile) {
    const auto one = open(), two = open();
    const auto media = film_of_two_shots(folder_ / "a.mp4");
    ASSERT_TRUE(one->find_or_analyze(media));
    const auto found = two->find(media->info.fingerprint, "a.mp4");
    ASSERT_TRUE(found);
    EXPECT_NE(*found, nullptr);
}

TEST_F(LibraryTest, AVerdictTakenBackIsForgottenAndOnlyThatOne) {
    const auto library = open();
    const Library::Verdict no{"a", "b", FramePosition(1), FramePosition(2), false};
    Library::Verdict yes = no;
    yes.accepted = true;
    for (const auto& verdict : {no, yes, no}) ASSERT_TRUE(library->add_verdict(verdict));
    ASSERT_TRUE(library->take_back_verdict(no));
    const auto left = library->verdicts();
    ASSERT_TRUE(left);
    ASSERT_EQ(left->size(), 2u);
    EXPECT_FALSE((*left)[0].accepted);
    EXPECT_TRUE((*left)[1].accepted);
}

TEST_F(LibraryTest, VerdictsAreKeptInOrder) {
    ASSERT_TRUE(open()->add_verdict({"a", "b", FramePosition(1), FramePosition(2), true}));
    ASSERT_TRUE(open()->add_verdict({"c", "d", FramePosition(3), FramePosition(4), false}));
    const auto verdicts = open()->verdicts();
    ASSERT_TRUE(verdicts);
    ASSERT_EQ(verdicts->size(), 2u);
    EXPECT_TRUE((*verdicts)[0].accepted);
    EXPECT_EQ((*verdicts)[1].to_fingerprint, "d");
    EXPECT_EQ((*verdicts)[1].from_frame, FramePosition(3));
}

TEST_F(LibraryTest, PruningDropsWhatIsGoneAlone) {
    const auto library = open();
    ASSERT_TRUE(library->find_or_analyze(film_of_two_shots(folder_ / "a.mp4")));
    ASSERT_TRUE(library->find_or_analyze(test::film(folder_ / "b.mp4", 3, [](int n) {
        return test::scene(3, n, {192, 108});
    })));
    std::filesystem::remove(folder_ / "a.mp4");
    const auto dropped = library->prune();
    ASSERT_TRUE(dropped);
    EXPECT_EQ(*dropped, 1);
    const auto info = library->info();
    ASSERT_TRUE(info);
    EXPECT_EQ(info->media, 1);
    EXPECT_GT(info->bytes, 0);
    EXPECT_TRUE(library->verify());
}

TEST_F(LibraryTest, MayLiveInMemory) { EXPECT_TRUE(Library::open(":memory:")); }

}  // namespace
}  // namespace rhyme
