// A small version of tests/bench/edit_million.
#include <gtest/gtest.h>

#include "tests/support/random_edit_run.h"

namespace rhyme::testing {
namespace {

TEST(RandomScript, EveryOperationKeepsTheProjectSoundUndoableAndSavable) {
    RandomEditRun run;
    run.run({.edits = 12'000, .project_edits = 400, .save_every = 40, .seed = 7});
    for (const std::string& failure : run.failures) ADD_FAILURE() << failure;
    const auto operations = edit_operations();
    for (std::size_t n = 0; n < operations.size(); ++n)
        EXPECT_GT(run.tallies[n].done, 0) << operations[n].name << " never worked: nothing tests it";
}

}  // namespace
}  // namespace rhyme::testing
