// A million random edits over random projects, with every operation there is: validate() after each, undo to the start
// and redo to the end restore each state, save and load give the same. Prints what failed, and for each operation how
// often it was done and refused. Exit status 1 when anything failed.
//     edit_million [edits = 1000000] [seed = 1]
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "tests/support/random_edit_run.h"

int main(int argc, char** argv) {
    using rhyme::testing::RandomEditRun;
    RandomEditRun::Options options;
    options.edits = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    options.seed = argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 1;
    if (options.edits < 1) return std::fprintf(stderr, "usage: edit_million [edits] [seed]\n"), 2;
    const auto start = std::chrono::steady_clock::now();
    RandomEditRun run;
    run.run(options);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const std::string& failure : run.failures) std::printf("FAILED %s\n", failure.c_str());
    std::printf("%-22s %10s %10s\n", "operation", "done", "refused");
    const auto operations = rhyme::edit_operations();
    long long done = 0, refused = 0, covered = 0;
    for (std::size_t n = 0; n < operations.size(); ++n) {
        const auto& t = run.tallies[n];
        std::printf("%-22s %10lld %10lld\n", operations[n].name.c_str(), static_cast<long long>(t.done),
                    static_cast<long long>(t.refused));
        done += t.done, refused += t.refused, covered += t.done > 0;
    }
    std::printf("%-22s %10lld %10lld\n", "all", done, refused);
    std::printf("operations done at least once: %lld of %zu\n", covered, operations.size());
    std::printf("validated %lld, undone %lld, redone %lld, saved and loaded %lld\n", done,
                static_cast<long long>(run.undone), static_cast<long long>(run.redone),
                static_cast<long long>(run.saves));
    std::printf("failures: %lld   (%.1f s, %.0f edits a second)\n", static_cast<long long>(run.failed), seconds,
                static_cast<double>(options.edits) / seconds);
    return run.failed ? 1 : 0;
}
