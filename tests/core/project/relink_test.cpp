#include "core/project/relink.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/media/fingerprint.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

namespace fs = std::filesystem;
using rhyme::testing::TempFolder;

class Moved : public ::testing::Test {
protected:
    void put(const fs::path& name, const std::string& content) {
        fs::create_directories((folder / name).parent_path());
        ASSERT_TRUE(write_file(folder / name, content));
    }
    void add(const fs::path& name) {
        const MediaId id{project.media.size() + 1};
        project.media.push_back({id, folder / name, path_text(name.filename()), media_fingerprint(folder / name), {}});
    }
    fs::path now(std::uint64_t id, const FoundReport& report) const {
        return relinked(project, report.found).find(MediaId{id})->path.lexically_relative(folder.path());
    }
    void SetUp() override {
        project.timeline = make_timeline({25, 1}, 640, 360);
        put("a/day1/C001.mp4", "first day");
        put("a/day2/C001.mp4", "second day");
        put("a/song.wav", "la la la");
        for (const char* name : {"a/day1/C001.mp4", "a/day2/C001.mp4", "a/song.wav"}) add(name);
    }

    TempFolder folder;
    Project project;
};

TEST_F(Moved, WhatIsInItsPlaceIsNotLookedFor) {
    const auto report = find_media(project, folder.path());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->found.empty() && report->missing.empty());
}

TEST_F(Moved, LikeNamesAreToldApartByTheirContent) {
    fs::rename(folder / "a", folder / "b");
    const auto report = find_media(project, folder / "b");
    ASSERT_EQ(report->found.size(), 3u);
    EXPECT_EQ(now(1, *report), "b/day1/C001.mp4");
    EXPECT_EQ(now(2, *report), "b/day2/C001.mp4");
    EXPECT_EQ(now(3, *report), "b/song.wav");
}

TEST_F(Moved, OneFoundFolderFindsTheOthersByTheirPlaceToIt) {
    fs::rename(folder / "a", folder / "b");
    const auto report = find_media(project, folder / "b" / "day1");
    EXPECT_EQ(report->found.size(), 3u);
    EXPECT_TRUE(report->missing.empty());
    EXPECT_EQ(now(3, *report), "b/song.wav");
}

TEST_F(Moved, RenamedFilesAreFoundByContent) {
    fs::create_directories(folder / "c");
    fs::rename(folder / "a/song.wav", folder / "c/final mix.wav");
    const auto report = find_media(project, folder / "c");
    ASSERT_EQ(report->found.size(), 1u);
    EXPECT_EQ(report->found[0].by, FoundMedia::By::Content);
    EXPECT_EQ(now(3, *report), "c/final mix.wav");
}

TEST_F(Moved, OtherContentUnderTheSameNameIsTakenWhenAskedOnly) {
    fs::remove(folder / "a/song.wav");
    put("c/SONG.WAV", "another mix");
    const auto strict = find_media(project, folder / "c");
    EXPECT_TRUE(strict->found.empty());
    EXPECT_EQ(strict->missing.size(), 1u);
    const auto report = find_media(project, folder / "c", true);
    ASSERT_EQ(report->found.size(), 1u);
    EXPECT_EQ(report->found[0].by, FoundMedia::By::Name);
    EXPECT_EQ(report->found[0].item.fingerprint, media_fingerprint(folder / "c/SONG.WAV"));
}

TEST_F(Moved, OfTwoCopiesTheOneInFoldersOfTheSameNameIsTaken) {
    fs::remove(folder / "a/day2/C001.mp4");
    put("c/day1/C001.mp4", "second day");
    put("c/day2/C001.mp4", "second day");
    const auto report = find_media(project, folder / "c");
    ASSERT_EQ(report->found.size(), 1u);
    EXPECT_EQ(now(2, *report), "c/day2/C001.mp4");
}

TEST_F(Moved, AFolderThatIsNotThereIsSaid) {
    EXPECT_EQ(find_media(project, folder / "none").error().code, ErrorCode::NotFound);
}

TEST_F(Moved, CollectedItStandsOnItsOwn) {
    project.name = "Film";
    fs::remove(folder / "a/song.wav");
    const auto report = collect_project(project, folder / "archive");
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->copied, 2u);
    EXPECT_EQ(report->missing.size(), 1u);
    EXPECT_EQ(report->project, folder / "archive/Film.rhyme");
    fs::rename(folder / "archive", folder / "elsewhere");
    fs::remove_all(folder / "a");
    const auto there = load_project(folder / "elsewhere/Film.rhyme");
    ASSERT_TRUE(there);
    EXPECT_EQ(there->media[0].path, folder / "elsewhere/media/C001.mp4");
    EXPECT_EQ(there->media[1].path, folder / "elsewhere/media/C001 2.mp4");
    EXPECT_EQ(*read_file(there->media[1].path), "second day");
    EXPECT_EQ(there->media[0].fingerprint, project.media[0].fingerprint);
    EXPECT_EQ(missing_media(*there).size(), 1u);
}

TEST_F(Moved, CollectingAgainAfterAStopUsesWhatIsThere) {
    std::stop_source stop;
    int reports = 0;
    const auto at_the_second = [&](const ProgressReport&) {
        if (++reports == 2) stop.request_stop();
    };
    const auto stopped = collect_project(project, folder / "archive", at_the_second, stop.get_token());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    const auto report = collect_project(project, folder / "archive");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->there_already, 1u);
    EXPECT_EQ(report->copied, 2u);
    EXPECT_EQ(collect_project(project, folder / "archive").error().code, ErrorCode::Conflict);
}

}  // namespace
}  // namespace rhyme::test
