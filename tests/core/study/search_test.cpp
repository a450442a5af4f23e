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

TEST(LookSearch, TheDarkEndOfAFadeIsNoAnswer) {
    FrameLook night = asked_for(), fade = asked_for();
    night.lightness = 0.14, fade.lightness = 0.03;
    EXPECT_GT(fit(parse_look_query("low key"), night), 0.9);
    EXPECT_LT(fit(parse_look_query("low key"), fade), enough_of_a_look);
}

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

/// The phrases found, of which none may be left over.
std::vector<std::string> phrases_of(const char* text) {
    const LookQuery q = parse_look_query(text);
    EXPECT_TRUE(q.unknown.empty() && q.unfinished.empty()) << text;
    std::vector<std::string> phrases;
    for (const auto& w : q.wishes) phrases.push_back(w.phrase);
    return phrases;
}

TEST(LookSearch, KoreanSaysTheSame) {
    constexpr const char* korean = "로우 키, 청록과 주황, 피사체가 왼쪽에, 오른쪽으로 움직임, 미디엄 숏";
    EXPECT_EQ(phrases_of(korean), (std::vector<std::string>{"로우 키", "청록과 주황", "피사체가 왼쪽에",
                                                            "오른쪽으로 움직임", "미디엄 숏"}));
    EXPECT_GT(fit(parse_look_query(korean), asked_for()), 0.9);
    for (const char* other :
         {"하이키", "초록", "청록 대 초록", "피사체 오른쪽", "왼쪽으로 움직임", "와이드", "얼굴 없는"}) {
        EXPECT_EQ(phrases_of(other).size(), 1u) << other;
        EXPECT_LT(fit(parse_look_query(other), asked_for()), 0.1) << other;
    }
}

TEST(LookSearch, InKoreanADenialStandsBehind) {
    EXPECT_GT(fit(parse_look_query("밝지 않은"), asked_for()), 0.9);
    EXPECT_LT(fit(parse_look_query("어둡지 않은"), asked_for()), 0.1);
    EXPECT_GT(fit(parse_look_query("주황, 초록 없음"), asked_for()), 0.9);
    EXPECT_EQ(parse_look_query("없음").unknown, std::vector<std::string>{"없음"}) << "there is nothing to deny";
}

TEST(LookSearch, KoreanNamesStayNamesAndLanguagesMix) {
    const LookQuery q = parse_look_query("한강 dark 왼쪽");
    EXPECT_EQ(q.unknown, std::vector<std::string>{"한강"});
    EXPECT_EQ(q.wishes.size(), 2u);
    EXPECT_EQ(parse_look_query("로우").unfinished, "로우");
    EXPECT_EQ(parse_look_query("어두운, 클로").unfinished, "클로");
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
