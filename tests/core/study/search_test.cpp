#include "core/study/search.h"

#include <gtest/gtest.h>

#include "tests/core/study/drawn_film.h"

namespace rhyme {
namespace {

FrameLook asked_for() {
    FrameLook l;
    l.key = "low key", l.lightness = 0.3;
    l.palette = {{"", "teal", 0.6, 0.3, 0.09, 200}, {"", "orange", 0.3, 0.6, 0.14, 58}};
    l.subject = FrameLook::Mass{0.3, 0.5, 0.1, 0.2, 0.1, 0.9};
    l.subject_moves = 5, l.subject_speed = 0.2;
    l.size = ShotSize::Medium, l.faces = 1;
    return l;
}

constexpr const char* words = "low key, teal against orange, subject left, moving right";

TEST(LookSearch, UnderstandsEachPhrase) {
    const LookQuery q = parse_look_query(words);
    std::vector<std::string> phrases;
    for (const auto& w : q.wishes) phrases.push_back(w.phrase);
    EXPECT_EQ(phrases, (std::vector<std::string>{"low key", "teal against orange", "subject left", "moving right"}));
    EXPECT_TRUE(q.unknown.empty());
}

TEST(LookSearch, AFrameWithAllOfItFits) { EXPECT_GT(fit(parse_look_query(words), asked_for()), 0.9); }

TEST(LookSearch, WhatLacksOneThingDoesNot) {
    const LookQuery q = parse_look_query(words);
    FrameLook l = asked_for();
    l.lightness = 0.8;
    EXPECT_LT(fit(q, l), 0.1);
    l = asked_for(), l.palette[0].hue = 142;
    EXPECT_LT(fit(q, l), 0.1);
    l = asked_for(), l.subject->x = 0.7;
    EXPECT_LT(fit(q, l), 0.1);
    l = asked_for(), l.subject_moves = 180;
    EXPECT_LT(fit(q, l), 0.1);
}

TEST(LookSearch, NotTurnsAPhraseRound) {
    EXPECT_GT(fit(parse_look_query("not high key"), asked_for()), 0.9);
    EXPECT_LT(fit(parse_look_query("not Low Key"), asked_for()), 0.1);
}

TEST(LookSearch, OtherWordsAreNames) {
    const LookQuery q = parse_look_query("rooftop dark");
    EXPECT_EQ(q.unknown, std::vector<std::string>{"rooftop"});
    EXPECT_EQ(q.wishes.size(), 1u);
    EXPECT_DOUBLE_EQ(fit(parse_look_query(""), asked_for()), 1);
}

TEST(LookSearch, APhraseThatIsStillBeingWrittenIsNoName) {
    for (const char* words : {"low k", "dark, subject le", "dark teal against ora"}) {
        const LookQuery q = parse_look_query(words);
        EXPECT_TRUE(q.unknown.empty()) << words;
        EXPECT_FALSE(q.unfinished.empty()) << words;
    }
    EXPECT_EQ(parse_look_query("low key").unfinished, "");
}

TEST(LookSearch, FindsTheShotOfAFilm) {
    testing::Scene left, right;
    left.at = {0.22, 0.5}, right.at = {0.78, 0.5};
    left.texture = right.texture = 5;
    const auto film = testing::film_of({draw(right), draw(left), draw(right)});
    const auto found = search_looks({film}, parse_look_query("subject left"));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(film->moments[found[0].moment].shot, 1);
}

}  // namespace
}  // namespace rhyme
