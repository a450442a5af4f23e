#include "core/project/journal.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "core/base/files.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

using rhyme::testing::TempFolder;

std::string text(int n) { return "{\n\t\"name\": \"film\",\n\t\"start\": " + std::to_string(n) + "\n}\n"; }

/// Three steps, standing at the second.
struct Sample {
    JournalState state{text(0)};
    std::vector<std::string> records;
    Sample() {
        records.push_back(state.snapshot());
        records.push_back(*state.commit(1, "Trim", "", text(10)));
        records.push_back(*state.commit(2, "Move", "drag", text(20)));
        records.push_back(*state.move(1, text(11)));
    }
};

void expect_same(const JournalState& a, const JournalState& b) {
    EXPECT_EQ(a.now(), b.now());
    EXPECT_EQ(a.at(), b.at());
    ASSERT_EQ(a.steps().size(), b.steps().size());
    for (std::size_t i = 0; i < a.steps().size(); ++i) {
        EXPECT_EQ(a.steps()[i].label, b.steps()[i].label);
        EXPECT_EQ(a.text_of(i).value_or("a"), b.text_of(i).value_or("b"));
    }
    EXPECT_EQ(a.filed(), b.filed());
}

TEST(Journal, RebuildsStateAndHistoryFromItsRecords) {
    TempFolder folder;
    Sample sample;
    auto file = JournalFile::create(folder / "j", sample.records[0]);
    ASSERT_TRUE(file);
    ASSERT_TRUE(file->append({sample.records.begin() + 1, sample.records.end()}));
    const auto found = read_journal(folder / "j");
    ASSERT_TRUE(found);
    EXPECT_FALSE(found->torn);
    EXPECT_EQ(found->records, 4u);
    expect_same(found->state, sample.state);
    EXPECT_EQ(*found->state.text_of(2), text(20));
}

TEST(Journal, ASnapshotHoldsEverything) {
    TempFolder folder;
    Sample sample;
    sample.state.file("abc");
    ASSERT_TRUE(JournalFile::create(folder / "j", sample.state.snapshot()));
    expect_same(read_journal(folder / "j")->state, sample.state);
}

TEST(Journal, TornAnywhereGivesWhatWasWholeBefore) {
    TempFolder folder;
    Sample sample;
    auto file = JournalFile::create(folder / "j", sample.records[0]);
    std::vector<std::uintmax_t> ends{file->size()};
    for (std::size_t i = 1; i < sample.records.size(); ++i) {
        ASSERT_TRUE(file->append({sample.records[i]}));
        ends.push_back(file->size());
    }
    const std::string whole = *read_file(folder / "j");
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        std::filesystem::remove(folder / "torn");
        std::ofstream(folder / "torn", std::ios::binary) << whole.substr(0, cut) << std::string(9, '\0');
        const auto found = read_journal(folder / "torn");
        const auto expected =
            static_cast<std::size_t>(std::count_if(ends.begin(), ends.end(), [&](auto e) { return e <= cut; }));
        ASSERT_EQ(found.has_value(), expected > 0) << cut;
        if (!found) continue;
        ASSERT_EQ(found->records, expected) << cut;
        ASSERT_TRUE(found->torn);
    }
}

TEST(Journal, AFlippedBitEndsItWhereItIs) {
    TempFolder folder;
    Sample sample;
    auto file = JournalFile::create(folder / "j", sample.records[0]);
    const auto first = file->size();
    ASSERT_TRUE(file->append({sample.records[1], sample.records[2]}));
    std::string whole = *read_file(folder / "j");
    for (std::size_t at = first; at < whole.size(); ++at) {
        std::string bad = whole;
        bad[at] = static_cast<char>(bad[at] ^ 4);
        std::filesystem::remove(folder / "bad");
        std::ofstream(folder / "bad", std::ios::binary) << bad;
        const auto found = read_journal(folder / "bad");
        ASSERT_TRUE(found);
        ASSERT_LT(found->records, 3u) << at;
        ASSERT_TRUE(found->torn);
    }
}

TEST(Journal, GoesOnBehindATornEnd) {
    TempFolder folder;
    Sample sample;
    {
        auto file = JournalFile::create(folder / "j", sample.records[0]);
        ASSERT_TRUE(file->append({sample.records[1], sample.records[2]}));
    }
    const std::string whole = *read_file(folder / "j");
    ASSERT_TRUE(write_file(folder / "j", whole.substr(0, whole.size() - 3)));
    auto found = read_journal(folder / "j");
    {
        auto file = JournalFile::resume(folder / "j", *found);
        ASSERT_TRUE(file);
        ASSERT_TRUE(file->append({*found->state.commit(2, "Other", "", text(30))}));
    }
    const auto again = read_journal(folder / "j");
    EXPECT_FALSE(again->torn);
    EXPECT_EQ(again->state.now(), text(30));
    EXPECT_EQ(again->state.steps()[2].label, "Other");
}

TEST(Journal, AStepThatIsRepeatedReplacesItsPlaceAndDropsWhatCameAfter) {
    Sample sample;
    ASSERT_TRUE(sample.state.commit(1, "Nudge", "n", text(5)));
    EXPECT_EQ(sample.state.steps().size(), 2u);
    EXPECT_EQ(sample.state.now(), text(5));
    EXPECT_EQ(*sample.state.text_of(0), text(0));
    EXPECT_FALSE(sample.state.commit(9, "", "", ""));
    EXPECT_FALSE(sample.state.commit(0, "", "", ""));
    EXPECT_FALSE(sample.state.move(2, text(1)));
}

TEST(Journal, ReadsUpToWhatAFileHolds) {
    TempFolder folder;
    Sample sample;
    auto file = JournalFile::create(folder / "j", sample.records[0]);
    const std::string hash = text_hash(sample.state.now());
    ASSERT_TRUE(file->append({sample.records[1], sample.records[2], sample.records[3], sample.state.file(hash)}));
    const JournalState saved = sample.state;
    ASSERT_TRUE(file->append({*sample.state.commit(2, "Lost", "", text(99))}));
    expect_same(read_journal(folder / "j", hash)->state, saved);
    EXPECT_FALSE(read_journal(folder / "j", "unknown"));
}

TEST(Journal, ThatWasRemovedSaysSo) {
    TempFolder folder;
    Sample sample;
    auto file = JournalFile::create(folder / "j", sample.records[0]);
    std::filesystem::remove(folder / "j");
    EXPECT_EQ(file->append({sample.records[1]}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(read_journal(folder / "j").error().code, ErrorCode::NotFound);
}

}  // namespace
}  // namespace rhyme::test
