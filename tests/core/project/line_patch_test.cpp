#include "core/project/line_patch.h"

#include <gtest/gtest.h>

#include <random>

namespace rhyme::test {
namespace {

std::string object(int id, int start, const std::string& name) {
    return "\t{\n\t\t\"id\": " + std::to_string(id) + ",\n\t\t\"name\": \"" + name +
           "\",\n\t\t\"start\": " + std::to_string(start) + ",\n\t\t\"enabled\": true\n\t},\n";
}

std::string row(int objects, int first_start, int without = -1) {
    std::string text;
    for (int i = 0; i < objects; ++i)
        if (i != without) text += object(i + 1, first_start + 25 * i, "same name");
    return text;
}

void expect_there_and_back(const std::string& a, const std::string& b) {
    const auto there = apply_line_patch(a, line_patch(a, b));
    const auto back = apply_line_patch(b, line_patch(b, a));
    ASSERT_TRUE(there && back);
    EXPECT_EQ(*there, b);
    EXPECT_EQ(*back, a);
}

TEST(LinePatch, LeadsFromAnyTextToAnyOther) {
    std::mt19937 random(3);
    const std::vector<std::string> lines{"",     "a",   "b", "\"start\": 1,", "\"start\": 25,",     "n -3",
                                         "n -0", " 07", "}", "1/2",           "x 99999999999999999"};
    for (int n = 0; n < 2000; ++n) {
        std::string texts[2];
        for (std::string& text : texts)
            for (std::size_t i = random() % 12; i > 0; --i)
                text += lines[random() % lines.size()] + (random() % 9 ? "\n" : "");
        expect_there_and_back(texts[0], texts[1]);
    }
}

TEST(LinePatch, NumbersThatCountOnCostLittle) {
    const std::string before = row(1000, 0), after = row(1000, 40);
    expect_there_and_back(before, after);
    EXPECT_LT(line_patch(before, after).size(), 10u * 1000);
}

TEST(LinePatch, ABlockTakenOutBeforeMovedOnesCostsLittle) {
    const std::string before = row(1000, 0), after = row(1000, -25, 100);
    expect_there_and_back(before, after);
    EXPECT_LT(line_patch(before, after).size(), 11u * 1000);
    EXPECT_LT(line_patch(after, before).size(), 11u * 1000 + 100);
}

TEST(LinePatch, OfAnotherTextIsRefused) {
    const std::string patch = line_patch(row(10, 0), row(10, 0, 3));
    EXPECT_FALSE(apply_line_patch(row(2, 0), patch));
    for (const char* bad : {"=1", "?1\n", "+5\nab", "=-1\n", "~9\n", "=99999999\n", "x"})
        EXPECT_FALSE(apply_line_patch("a\n", bad)) << bad;
}

}  // namespace
}  // namespace rhyme::test
