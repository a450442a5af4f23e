#include <gtest/gtest.h>

#include "tests/support/kill_trial.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

TEST(Killed, TwentyTimesNothingIsLost) {
    testing::TempFolder folder;
    const auto path = folder / "film.rhyme", state = folder / "state";
    ASSERT_TRUE(save_project(testing::kill_sample(6), path));
    std::mt19937 random(11);
    std::vector<std::string> steps(1);
    for (unsigned n = 0; n < 20; ++n) {
        testing::KillLog* log = testing::KillLog::shared();
        ASSERT_NE(log, nullptr);
        const unsigned seed = random(), edits = 1 + random() % 60;
        const pid_t child = ::fork();
        if (child == 0) testing::edit_until_killed(path, state, *log, seed, 12, edits);
        int status = 0;
        ::waitpid(child, &status, 0);
        const auto verdict = testing::check_recovery(path, state, *log, testing::KillLog::now(), steps, n % 5 == 4);
        EXPECT_TRUE(WIFSIGNALED(status));
        EXPECT_EQ(verdict.fault, "") << "kill " << n;
        ::munmap(log, sizeof *log);
    }
}

}  // namespace
}  // namespace rhyme::test
