#include "core/project/keeper.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "core/base/files.h"
#include "core/timeline/edits.h"
#include "core/timeline/history.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

namespace fs = std::filesystem;
using rhyme::testing::TempFolder;

Project film(int markers) {
    Project p;
    p.name = "Film";
    p.timeline = make_timeline({25, 1}, 640, 360);
    for (int i = 0; i < markers; ++i)
        p.timeline = *add_marker(p.timeline, {{}, {FramePosition(i * 10), {}}, "m" + std::to_string(i), "", ""});
    return p;
}

class Keeping : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(save_project(film(0), path)); }
    std::unique_ptr<Keeper> open() {
        auto keeper = Keeper::open(path, state);
        EXPECT_TRUE(keeper) << keeper.error().message();
        return std::move(*keeper);
    }
    /// What a program leaves that dies right after `work` (true: it could be done); no destructor runs.
    template <class Work>
    void crash_after(Work work) {
        const pid_t child = ::fork();
        if (child == 0) {
            ::_exit(work() ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    /// One edit that is kept but not saved.
    void crash_with_an_edit(int markers = 3) {
        crash_after([&] {
            Keeper* keeper = Keeper::open(path, state)->release();
            keeper->commit(film(markers), 1, "Add marker", "");
            return keeper->settle().has_value();
        });
    }
    std::size_t markers(const Result<Project>& p) const { return p ? p->timeline.markers->size() : 99; }
    fs::path keep() const { return folder / ".film.rhyme.keep"; }

    TempFolder folder;
    fs::path path = folder / "film.rhyme", state = folder / "state";
};

TEST_F(Keeping, AfterACrashWhatWasNotSavedIsThere) {
    crash_with_an_edit();
    EXPECT_EQ(markers(load_project(path)), 0u) << "the good file is as it was";
    const auto left = left_sessions(state);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].project, path);
    const auto keeper = open();
    EXPECT_TRUE(keeper->has_unsaved());
    EXPECT_FALSE(keeper->file_changed());
    EXPECT_EQ(markers(keeper->project()), 3u);
    ASSERT_EQ(keeper->steps().size(), 2u);
    EXPECT_EQ(keeper->steps()[1].label, "Add marker");
    EXPECT_EQ(markers(keeper->project_of(0)), 0u);
}

TEST_F(Keeping, WhatIsDeclinedStaysAmongTheVersions) {
    crash_with_an_edit();
    {
        const auto keeper = open();
        ASSERT_TRUE(keeper->give_up_unsaved());
        EXPECT_FALSE(keeper->has_unsaved());
        EXPECT_EQ(markers(keeper->project()), 0u);
        const auto versions = keeper->versions();
        ASSERT_EQ(versions.size(), 1u);
        EXPECT_TRUE(versions[0].unsaved);
        EXPECT_EQ(markers(load_project(versions[0].file)), 3u);
    }
    EXPECT_EQ(left_sessions(state).size(), 0u);
    EXPECT_FALSE(open()->has_unsaved());
    EXPECT_EQ(markers(load_project(path)), 0u);
}

TEST_F(Keeping, DecliningOnAFullDiskLeavesTheHistoryOfWhatWasSaved) {
    crash_after([&] {
        Keeper* keeper = Keeper::open(path, state)->release();
        keeper->commit(film(1), 1, "Add marker", "");
        if (!keeper->save(film(1), path)) return false;
        keeper->commit(film(3), 2, "Add markers", "");
        return keeper->settle().has_value();
    });
    crash_after([&] {
        Keeper* keeper = Keeper::open(path, state)->release();
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit nothing{0, 0};  // no file may grow
        ::setrlimit(RLIMIT_FSIZE, &nothing);
        return keeper->give_up_unsaved().has_value();
    });
    const auto keeper = open();
    EXPECT_FALSE(keeper->has_unsaved());
    EXPECT_EQ(markers(keeper->project()), 1u);
    EXPECT_EQ(keeper->steps().size(), 2u);
}

TEST_F(Keeping, TheHistoryOutlivesARestart) {
    {
        const auto keeper = open();
        keeper->commit(film(1), 1, "One", "");
        keeper->commit(film(2), 2, "Two", "");
        keeper->move(film(1), 1);
        ASSERT_TRUE(keeper->save(film(1), path));
    }
    const auto keeper = open();
    EXPECT_FALSE(keeper->has_unsaved());
    ASSERT_EQ(keeper->steps().size(), 3u);
    EXPECT_EQ(keeper->at(), 1u);
    EXPECT_EQ(markers(keeper->project()), 1u);
    EXPECT_EQ(markers(keeper->project_of(2)), 2u);
    EXPECT_EQ(left_sessions(state).size(), 0u);
}

TEST_F(Keeping, TheHistoryOfAFileThatSomebodyReplacedIsNotMixedWithIt) {
    {
        const auto keeper = open();
        keeper->commit(film(1), 1, "One", "");
        ASSERT_TRUE(keeper->save(film(1), path));
    }
    ASSERT_TRUE(save_project(film(7), path));
    const auto keeper = open();
    EXPECT_FALSE(keeper->has_unsaved());
    EXPECT_EQ(markers(keeper->project()), 7u);
    EXPECT_EQ(keeper->steps().size(), 1u);
    std::vector<std::size_t> kept;
    for (const ProjectVersion& v : keeper->versions()) kept.push_back(markers(load_project(v.file)));
    EXPECT_NE(std::find(kept.begin(), kept.end(), 1u), kept.end()) << "what was saved here is not lost";
}

TEST_F(Keeping, ACrashBetweenSayingAndSavingLosesNothing) {
    crash_after([&] {
        Keeper* keeper = Keeper::open(path, state)->release();
        keeper->commit(film(2), 1, "Edit", "");
        return keeper->save(film(2), path).has_value();
    });
    ASSERT_TRUE(save_project(film(0), path));  // as if the rename had not come about
    const auto keeper = open();
    EXPECT_TRUE(keeper->has_unsaved());
    EXPECT_EQ(markers(keeper->project()), 2u);
}

TEST_F(Keeping, ASecondOneIsToldAndCannotWriteTheFile) {
    const auto first = open();
    const auto second = open();
    EXPECT_FALSE(first->held_by());
    ASSERT_TRUE(second->held_by());
    EXPECT_EQ(second->held_by()->process, ::getpid());
    second->commit(film(5), 1, "Edit", "");
    const auto refused = second->save(film(5), path);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(markers(load_project(path)), 0u);
    ASSERT_TRUE(second->save(film(5), folder / "other.rhyme"));
    EXPECT_FALSE(second->held_by());
    EXPECT_EQ(second->steps().size(), 2u);
    ASSERT_TRUE(first->save(film(1), path));
    EXPECT_EQ(markers(load_project(folder / "other.rhyme")), 5u);
}

TEST_F(Keeping, TheLockOfADeadProgramIsFree) {
    crash_with_an_edit();
    EXPECT_TRUE(fs::exists(keep() / "lock"));
    EXPECT_FALSE(open()->held_by());
}

TEST_F(Keeping, AFreshLockOfAnotherComputerCountsAnOldOneDoesNot) {
    fs::create_directories(keep());
    ASSERT_TRUE(write_file(keep() / "lock", "77 elsewhere\n"));
    {
        const auto keeper = open();
        ASSERT_TRUE(keeper->held_by());
        EXPECT_EQ(keeper->held_by()->host, "elsewhere");
    }
    fs::last_write_time(keep() / "lock", fs::file_time_type::clock::now() - std::chrono::minutes(5));
    EXPECT_FALSE(open()->held_by());
}

TEST_F(Keeping, AProjectWithoutANameIsKeptToo) {
    crash_after([&] {
        Keeper* keeper = Keeper::start(film(0), state)->release();
        keeper->commit(film(4), 1, "Edit", "");
        return keeper->settle().has_value();
    });
    const auto left = left_sessions(state);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_TRUE(left[0].project.empty());
    {
        auto keeper = Keeper::resume(left[0], state);
        ASSERT_TRUE(keeper);
        EXPECT_TRUE((*keeper)->has_unsaved());
        EXPECT_EQ(markers((*keeper)->project()), 4u);
        ASSERT_TRUE((*keeper)->save(film(4), folder / "new.rhyme"));
        EXPECT_FALSE((*keeper)->has_unsaved());
        EXPECT_EQ((*keeper)->steps().size(), 2u);
    }
    EXPECT_EQ(left_sessions(state).size(), 0u);
    EXPECT_EQ((*Keeper::open(folder / "new.rhyme", state))->steps().size(), 2u);
}

TEST_F(Keeping, AnEmptyProjectLeavesNothingBehind) {
    { ASSERT_TRUE(Keeper::start(film(0), state)); }
    { open(); }
    EXPECT_TRUE(fs::is_empty(state / "sessions"));
    EXPECT_FALSE(fs::exists(keep()));
}

TEST_F(Keeping, SavingKeepsTheVersionBefore) {
    const auto keeper = open();
    ASSERT_TRUE(keeper->save(film(1), path));
    const auto versions = keeper->versions();
    ASSERT_EQ(versions.size(), 1u);
    EXPECT_FALSE(versions[0].unsaved);
    EXPECT_EQ(markers(load_project(versions[0].file)), 0u);
    ASSERT_TRUE(keeper->save(film(2), path));
    EXPECT_EQ(keeper->versions().size(), 1u) << "not one for every Ctrl+S";
    ASSERT_TRUE(save_project(film(9), path));  // somebody else's
    ASSERT_TRUE(keeper->save(film(3), path));
    EXPECT_EQ(keeper->versions().size(), 2u);
}

TEST_F(Keeping, SaysWhenChangesCannotBeKeptAndWhenTheyCanAgain) {
    const auto keeper = open();
    fs::remove_all(keep());
    ASSERT_TRUE(write_file(keep(), "in the way"));
    std::vector<bool> troubles;
    keeper->on_problem([&](const Error* error) { troubles.push_back(error != nullptr); });
    keeper->commit(film(1), 1, "Edit", "");
    EXPECT_FALSE(keeper->settle());
    fs::remove(keep());
    keeper->commit(film(2), 2, "Edit", "");
    EXPECT_TRUE(keeper->settle());
    EXPECT_EQ(read_journal(keep() / "journal")->state.steps().size(), 3u);
}

TEST_F(Keeping, TheFileItselfIsMissingButTheJournalHasIt) {
    crash_with_an_edit();
    fs::remove(path);
    const auto keeper = open();
    EXPECT_TRUE(keeper->has_unsaved());
    EXPECT_EQ(markers(keeper->project()), 3u);
    ASSERT_TRUE(keeper->save(film(3), path));
    EXPECT_EQ(markers(load_project(path)), 3u);
}

TEST_F(Keeping, EveryStepIsFoundAgain) {
    Project project = film(0);
    History history(project.timeline);
    {
        const auto keeper = open();
        for (int i = 1; i <= 150; ++i) {
            project.timeline = *add_marker(project.timeline, {{}, {FramePosition(i), {}}, "m", "", ""});
            history.commit("Add", project.timeline);
            keeper->commit(project, history.position(), "Add", "");
        }
        ASSERT_TRUE(keeper->save(project, path));
    }
    const auto keeper = open();
    ASSERT_EQ(keeper->steps().size(), 151u);
    for (const std::size_t step : {0u, 1u, 70u, 150u})
        EXPECT_EQ(keeper->project_of(step)->timeline, history.entries()[step].sequences.now());
}

TEST(Versions, AreKeptByTheHourTheDayAndTheWeek) {
    using namespace std::chrono_literals;
    const SavedAt now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 12h;
    std::vector<SavedAt> times;
    for (auto age = 0min; age < 400 * 24h; age += 10min) times.push_back(now - age);
    const auto keep = versions_to_keep(times, now);
    const auto count = [&](auto from, auto to) {
        int n = 0;
        for (std::size_t i = 0; i < times.size(); ++i) n += keep[i] && now - times[i] >= from && now - times[i] < to;
        return n;
    };
    EXPECT_EQ(count(0h, 1h), 6);
    EXPECT_NEAR(count(1h, 24h), 23, 1);
    EXPECT_NEAR(count(24h, 30 * 24h), 29, 1);
    EXPECT_NEAR(count(30 * 24h, 365 * 24h), 48, 1);
    EXPECT_EQ(count(365 * 24h, 9999 * 24h), 0);
    EXPECT_EQ(versions_to_keep({now - 9999h * 24}, now), std::vector<bool>{true}) << "the last one stays";
    EXPECT_EQ(versions_to_keep({}, now), std::vector<bool>{});
}

}  // namespace
}  // namespace rhyme::test
