#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <numeric>

#include "core/base/files.h"
#include "core/base/log.h"
#include "core/base/progress.h"
#include "core/base/thread_pool.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST(Files, WhatIsWrittenIsReadBackWholeAndLeavesNoPartFile) {
    testing::TempFolder folder;
    const std::string content("a\0b\r\n\xff", 6);
    ASSERT_TRUE(write_file(folder / "f", "older and longer"));
    ASSERT_TRUE(write_file(folder / "f", content));
    EXPECT_EQ(read_file(folder / "f").value(), content);
    EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(Files, AnUncommittedPartLeavesTheOldFileAndNothingElse) {
    testing::TempFolder folder;
    ASSERT_TRUE(write_file(folder / "film.mp4", "old"));
    {
        PartFile part(folder / "film.mp4");
        EXPECT_EQ(part.path().parent_path(), folder.path());
        EXPECT_EQ(part.path().extension(), ".mp4");
        std::ofstream(part.path()) << "half";
    }
    EXPECT_EQ(read_file(folder / "film.mp4").value(), "old");
    EXPECT_EQ(files_in(folder.path()), 1u);
}

TEST(Files, ErrorsNameTheTargetAndTheReason) {
    testing::TempFolder folder;
    EXPECT_EQ(read_file(folder / "none").error().code, ErrorCode::NotFound);
    const auto written = write_file(folder / "no" / "f", "x");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(written.error().file, path_text(folder / "no" / "f"));
    EXPECT_EQ(write_error(ENOSPC, "f").code, ErrorCode::NoSpace);
}

TEST(Files, NamesNeedNotBeAscii) {
    testing::TempFolder folder;
    const auto name = folder / std::filesystem::path(u8"영화 – naïve.txt");
    ASSERT_TRUE(write_file(name, "x"));
    EXPECT_TRUE(path_text(name).ends_with("\xec\x98\x81\xed\x99\x94 \xe2\x80\x93 na\xc3\xafve.txt"));
}

TEST(ThreadPool, RunsEveryTaskAndGivesItsResult) {
    ThreadPool pool(3);
    std::vector<std::future<int>> results;
    for (int i = 0; i < 100; ++i) results.push_back(pool.submit([i] { return i * i; }));
    for (int i = 0; i < 100; ++i) EXPECT_EQ(results[static_cast<std::size_t>(i)].get(), i * i);
}

TEST(ThreadPool, ItsEndLeavesNoFutureWaiting) {
    std::vector<std::future<void>> results;
    {
        ThreadPool pool(1);
        std::promise<void> go;
        auto wait = go.get_future().share();
        results.push_back(pool.submit([wait] { wait.wait(); }));
        for (int i = 0; i < 5; ++i) results.push_back(pool.submit([] {}));
        std::jthread release([&go] { go.set_value(); });
    }
    for (const auto& result : results) EXPECT_EQ(result.wait_for(std::chrono::seconds(0)), std::future_status::ready);
}

TEST(ParallelFor, DoesEachIndexOnceWhateverTheJobs) {
    for (const unsigned jobs : {0u, 1u, 2u, 7u, 100u}) {
        std::vector<std::atomic<int>> done(57);
        parallel_for(done.size(), jobs, [&](std::size_t i) { ++done[i]; });
        for (const auto& d : done) EXPECT_EQ(d, 1);
    }
    parallel_for(0, 4, [](std::size_t) { FAIL(); });
}

TEST(Progress, APartMapsOntoItsShareOfTheWhole) {
    std::vector<double> seen;
    const Progress whole = [&](const ProgressReport& r) { seen.push_back(r.fraction); };
    const Progress half = part_of(part_of(whole, 0.5, 1), 0, 0.5);
    half({0, ""}), half({1, ""});
    EXPECT_EQ(seen, (std::vector<double>{0.5, 0.75}));
    EXPECT_FALSE(part_of({}, 0, 1));
}

TEST(Error, IsOneLineWithFileAndAdvice) {
    EXPECT_EQ((Error{ErrorCode::Damaged, "the file is empty", "a.mp4", "choose another"}).message(),
              "a.mp4: the file is empty; choose another");
    EXPECT_EQ((Error{ErrorCode::Damaged, "it is empty", "", ""}).message(), "it is empty");
}

}  // namespace
}  // namespace rhyme
