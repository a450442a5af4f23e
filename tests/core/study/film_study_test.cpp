#include "core/study/film_study.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/study/charts.h"
#include "core/study/joins.h"
#include "core/study/report.h"
#include "core/study/setups.h"
#include "core/study/study_json.h"
#include "tests/core/study/drawn_film.h"

namespace rhyme {
namespace {

using testing::draw;
using testing::film_of;
using testing::Scene;

/// Three places; the figure of each stands a little elsewhere at every visit.
std::vector<cv::Mat> three_places(std::initializer_list<int> order) {
    std::vector<cv::Mat> shots;
    int visit = 0;
    for (const int place : order) {
        Scene s;
        s.texture = static_cast<unsigned>(place + 1);
        s.ground = place == 0   ? cv::Scalar(60, 110, 140)
                   : place == 1 ? cv::Scalar(170, 120, 60)
                                : cv::Scalar(40, 60, 45);
        s.figure = {200, 200, 190}, s.radius = 0.15, s.at = {0.4 + 0.05 * (visit++ % 3), 0.5};
        shots.push_back(draw(s));
    }
    return shots;
}

FilmStudy study_of(const std::vector<cv::Mat>& shots, const Song* song = nullptr) {
    StudyOptions options;
    options.song = song, options.jobs = 1;
    auto study = study_film(film_of(shots), options);
    EXPECT_TRUE(study);
    return std::move(*study);
}

TEST(FilmStudy, CountsSetupsAndTheirVisits) {
    const FilmStudy study = study_of(three_places({0, 1, 0, 2, 1, 0}));
    ASSERT_EQ(study.setups.size(), 3u);
    EXPECT_EQ(study.setups[0].shots, (std::vector<int>{0, 2, 5}));
    EXPECT_EQ(study.setups[0].visits, 3);
    EXPECT_EQ(study.setups[1].shots, (std::vector<int>{1, 4}));
    EXPECT_EQ(study.setups[2].visits, 1);
    EXPECT_NEAR(study.returning, 0.5, 0.01);
}

TEST(FilmStudy, AnotherLightIsAnotherSetup) {
    Scene day, night;
    night.exposure = 0.3;
    EXPECT_EQ(study_of({draw(day), draw(night), draw(day)}).setups.size(), 2u);
}

TEST(FilmStudy, BeforeNothingTheFramingOfTheFigureIsTheSetup) {
    std::vector<cv::Mat> shots;
    for (int k = 0; k < 6; ++k) {
        cv::Mat picture(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0));
        const int half = k % 2 == 0 ? 40 : 22, x = 150 + 14 * (k % 3);  // it moves
        cv::rectangle(picture, {x - half / 2, 90 - 2 * half}, {x + half / 2, 90 + 2 * half}, {170, 60, 70}, cv::FILLED);
        cv::circle(picture, {x, 90 - 3 * half / 2}, half / 2, {220, 180, 150}, cv::FILLED);
        shots.push_back(picture);
    }
    EXPECT_EQ(study_of(shots).setups.size(), 2u);
}

TEST(FilmStudy, WhatIsOnlySeenInAFadeIsNoSetup) {
    const std::vector<cv::Mat> places = three_places({0, 1});
    auto film = std::make_shared<MediaAnalysis>(
        *film_of({cv::Mat(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0)), places[0], places[1]}));
    // The black of the first shot gives way to a half of the second one's picture before its end.
    film->moments[1] = testing::described(places[0] * 0.5, 24, 0);
    film->changes[0] = {ShotChangeKind::Fade, FramePosition(15), FramePosition(35)};
    StudyOptions options;
    options.jobs = 1;
    EXPECT_EQ(study_film(film, options)->setups.size(), 2u);
}

TEST(FilmStudy, TheDarkEndOfAFadeIsNoSetup) {
    const std::vector<cv::Mat> places = three_places({0, 1});
    for (const ShotChangeKind kind : {ShotChangeKind::Fade, ShotChangeKind::Cut}) {
        auto film = std::make_shared<MediaAnalysis>(*film_of({places[0] * 0.1, places[0], places[1]}));
        film->changes[0] = {kind, FramePosition(25), FramePosition(kind == ShotChangeKind::Fade ? 30 : 25)};
        StudyOptions options;
        options.jobs = 1;
        EXPECT_EQ(study_film(film, options)->setups.size(), kind == ShotChangeKind::Fade ? 2U : 3U);
    }
}

TEST(FilmStudy, AFadeTakenForADissolveIsOneSetup) {
    // What follows it is the same picture at another exposure; after a cut that is another light.
    const std::vector<cv::Mat> places = three_places({0, 1});
    for (const bool dissolves : {true, false}) {
        auto film = std::make_shared<MediaAnalysis>(*film_of({places[0], places[0] * 0.4, places[1]}));
        if (dissolves) film->changes[0] = {ShotChangeKind::Dissolve, FramePosition(20), FramePosition(30)};
        StudyOptions options;
        options.jobs = 1;
        EXPECT_EQ(study_film(film, options)->setups.size(), dissolves ? 2U : 3U);
    }
    auto film = std::make_shared<MediaAnalysis>(*film_of({places[0], places[1]}));
    film->changes[0] = {ShotChangeKind::Dissolve, FramePosition(20), FramePosition(30)};
    EXPECT_EQ(study_film(film)->setups.size(), 2U);
}

TEST(FilmStudy, BarsInCommonDoNotMakeASetup) {
    std::vector<cv::Mat> shots = three_places({0, 1, 2});
    for (std::size_t k = 0; k < 2; ++k)  // the third fills the frame
        for (const int y : {0, testing::film_size.height - 24})
            shots[k](cv::Rect(0, y, testing::film_size.width, 24)) = cv::Scalar(0, 0, 0);
    auto film = film_of(shots);
    std::vector<cv::Rect2d> inside;
    for (const Moment& m : film->moments) inside.push_back(look_of(m, film->aspect).inside);
    ASSERT_LT(inside[0].height, 0.8);
    const ShotLikeness with(*film, inside), without(*film);
    EXPECT_GT(with.distance(0, 1), 1.3 * without.distance(0, 1));
}

TEST(FilmStudy, BlackIsNoSetup) {
    const cv::Mat black(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0));
    const FilmStudy study = study_of({black, draw({}), black});
    EXPECT_EQ(study.setups.size(), 1u);
    EXPECT_EQ(study.shots[0].setup, -1);
    EXPECT_TRUE(study.joins.empty());
}

TEST(FilmStudy, ACutWithinASetupIsAJump) {
    const FilmStudy study = study_of(three_places({0, 0, 1}));
    ASSERT_EQ(study.joins.size(), 2u);
    EXPECT_EQ(study.joins[0].kind, JoinKind::Jump);
    EXPECT_NE(study.joins[1].kind, JoinKind::Jump);
}

TEST(FilmStudy, SomebodyInOtherClothesIsNoJump) {
    Scene one, other;
    other.figure = {30, 60, 200};
    for (const bool changes : {false, true}) {
        FilmStudy study = study_of({draw(one), draw(changes ? other : one)});
        for (ShotStudy& s : study.shots) s.setup = 0;
        for (FrameLook& l : study.looks) {
            l.contrast.reset();
            l.faces = 1, l.face_at = {0.5, 0.3}, l.face_height = 0.14;
        }
        const auto joins = study_joins(study, {}, {});
        ASSERT_TRUE(joins);
        ASSERT_EQ(joins->size(), 1u);
        EXPECT_EQ((*joins)[0].kind == JoinKind::Jump, !changes);
    }
}

TEST(FilmStudy, TheOddOneOutIsMemorable) {
    auto shots = three_places({0, 1, 0, 1, 0, 1});
    Scene odd;
    odd.ground = {220, 30, 120}, odd.figure = {30, 220, 60}, odd.texture = 77;
    shots.insert(shots.begin() + 3, draw(odd));
    const FilmStudy study = study_of(shots);
    ASSERT_FALSE(study.outliers.empty());
    EXPECT_EQ(study.outliers[0], 3);
}

TEST(FilmStudy, PagesAreWholeAndSelfContainedForAnyFilm) {
    const cv::Mat black(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0));
    auto one_frame = std::make_shared<MediaAnalysis>(*film_of({draw({})}));
    one_frame->moments.resize(1), one_frame->frames = 1, one_frame->duration = RationalTime(1, 25);
    one_frame->shots[0].range.length = FrameCount(1);
    for (const AnalysisPtr& film : {AnalysisPtr(one_frame), film_of({black}), film_of({draw({})}),
                                    film_of(three_places({0, 1, 2})), film_of({})}) {
        auto study = study_film(film);
        ASSERT_TRUE(study);
        StudyReport report;
        report.film = std::move(*study);
        report.comparisons = compare_films(report.film, {});
        const auto html = to_html(report);
        ASSERT_TRUE(html);
        EXPECT_TRUE(html->starts_with("<!doctype html>"));
        EXPECT_TRUE(html->ends_with("</html>\n"));
        EXPECT_EQ(html->find("http"), std::string::npos);
        EXPECT_EQ(html->find("<script"), std::string::npos);
        EXPECT_EQ(html->find("nan"), std::string::npos);
        EXPECT_FALSE(nlohmann::json::parse(to_json(report.film, {}, {}), nullptr, false).is_discarded());
    }
}

TEST(FilmStudy, APageHasNoHeadingsWithNothingBelow) {
    const cv::Mat black(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0));
    for (const cv::Mat& picture : {black, three_places({0})[0]}) {
        auto film = std::make_shared<MediaAnalysis>(*film_of({picture}));
        film->moments.resize(1), film->frames = 1, film->duration = RationalTime(1, 25);
        film->shots[0].range.length = FrameCount(1);
        StudyOptions options;
        options.jobs = 1;
        StudyReport report;
        report.film = *study_film(film, options);
        const auto page = to_html(report);
        ASSERT_TRUE(page);
        EXPECT_EQ(page->find("</h3><div class=\"rows\"></div>"), std::string::npos);
        EXPECT_EQ(page->find("<h3>Camera"), std::string::npos);
        EXPECT_EQ(page->find("Match cuts"), std::string::npos);
        EXPECT_NE(page->find("0.04 s"), std::string::npos);
    }
}

/// A film of thumbs alone: of each shot one, a second long.
MediaAnalysis film_of_thumbs(const std::vector<cv::Mat>& thumbs) {
    MediaAnalysis film;
    film.frame_rate = FrameRate(25, 1);
    for (std::size_t s = 0; s < thumbs.size(); ++s) {
        const FramePosition first(static_cast<std::int64_t>(s) * 25);
        film.shots.push_back({FrameRange{first, FrameCount(25)}});
        Moment m;
        m.frame = first, m.time = RationalTime(first.value, 25), m.shot = static_cast<int>(s), m.thumb = thumbs[s];
        film.moments.push_back(m);
    }
    film.frames = static_cast<std::int64_t>(thumbs.size()) * 25, film.duration = RationalTime(film.frames, 25);
    return film;
}

TEST(FilmStudy, AmongVeryManySetupsTheOneThatReturnsIsFound) {
    constexpr std::size_t places = 3 * setups_weighed;
    cv::RNG random(3);
    std::vector<cv::Mat> thumbs;
    for (std::size_t k = 0; k < places; ++k) {
        cv::Mat thumb(5, 8, CV_32FC3);
        for (int y = 0; y < thumb.rows; ++y)
            for (int x = 0; x < thumb.cols; ++x)
                thumb.at<cv::Vec3f>(y, x) = {random.uniform(0.3F, 0.8F), random.uniform(-0.1F, 0.1F),
                                             random.uniform(-0.1F, 0.1F)};
        thumbs.push_back(thumb);
    }
    for (std::size_t k = 0; k < places; ++k) {
        cv::Mat again = thumbs[k].clone();
        again(cv::Rect(static_cast<int>(k % 6), 1, 2, 4)) = cv::Scalar(0.9, 0, 0);  // a figure stands before it
        thumbs.push_back(again);
    }
    const MediaAnalysis film = film_of_thumbs(thumbs);
    const std::vector<int> setups = find_setups(ShotLikeness(film));
    ASSERT_EQ(setups.size(), 2 * places);
    std::size_t found = 0;
    for (std::size_t k = 0; k < places; ++k)
        found += setups[k] == static_cast<int>(k) && setups[k + places] == setups[k];
    EXPECT_EQ(found, places);
}

TEST(FilmStudy, ChartsOfAFilmOfHoursAreOfSpans) {
    FilmStudy study;
    study.analysis = std::make_shared<MediaAnalysis>(
        film_of_thumbs(std::vector<cv::Mat>(2400, cv::Mat(5, 8, CV_32FC3, cv::Scalar(0.5, 0, 0)))));
    study.setups.resize(2);
    std::vector<double> values;
    for (int s = 0; s < 2400; ++s) {
        ShotStudy shot;
        shot.start = s, shot.seconds = 1, shot.setup = s % 2;
        study.shots.push_back(shot), values.push_back(s < 1200 ? 0.2 : 0.8);
        study.setups[static_cast<std::size_t>(s % 2)].shots.push_back(s),
            study.setups[static_cast<std::size_t>(s % 2)].visits = 1200;
        if (s % 2 == 0) study.rhythm.off_beat.push_back(s);
        JoinStudy join;
        join.from = s, join.to = s + 1, join.time = s + 1, join.score = 0.99;
        join.kind = s % 5 == 0 ? JoinKind::Match : JoinKind::Plain;
        if (s + 1 < 2400) study.joins.push_back(join);
    }
    study.rhythm.median = study.rhythm.mean = study.rhythm.longest = 1;
    EXPECT_EQ(charts::span_words(study), "10 s");
    const auto bars = [](const std::string& svg) {
        std::size_t n = 0;
        for (std::size_t at = svg.find("<rect"); at != std::string::npos; at = svg.find("<rect", at + 1)) ++n;
        return n;
    };
    const std::string steps = charts::steps(study, values, 1, "red"), lengths = charts::lengths(study);
    EXPECT_LE(bars(steps), 240u);
    EXPECT_NE(steps.find(" 80.00H"), std::string::npos);  // the first half is low
    EXPECT_NE(steps.find(" 20.00H"), std::string::npos);
    EXPECT_EQ(bars(lengths), 480u);  // half of each span misses the beat
    EXPECT_NE(lengths.find("height=\"50"), std::string::npos);
    const std::string joins = charts::joins(study);
    EXPECT_LE(bars(joins), 240u);
    EXPECT_EQ(joins.find("var(--bar)"), std::string::npos);  // every span has a match cut
    EXPECT_LE(bars(charts::returns(study, {"red", "blue"}, 12)), 2 * 240u + 2);
    study.shots.resize(100);
    EXPECT_EQ(charts::span_words(study), "");
    EXPECT_EQ(bars(charts::steps(study, values, 1, "red")), 100u);
}

TEST(FilmStudy, AFilmsNameCannotBreakThePage) {
    auto film = std::make_shared<MediaAnalysis>(*film_of({draw({})}));
    film->path = "/a/<script>&\"x.mp4";
    StudyReport report;
    report.film = *study_film(film);
    EXPECT_EQ(to_html(report)->find("<script>"), std::string::npos);
}

TEST(FilmStudy, FindsWhereAFilmHasLessThanAnother) {
    Scene flat, strong;
    flat.figure = {100, 118, 135};
    strong.ground = {15, 60, 70}, strong.figure = {240, 170, 90};
    std::vector<cv::Mat> mine, theirs;
    for (unsigned k = 0; k < 4; ++k) {
        flat.texture = strong.texture = k;
        mine.push_back(draw(flat)), theirs.push_back(draw(strong));
    }
    const FilmStudy a = study_of(mine), b = *study_film(film_of(theirs, "other"));
    const Comparisons c = compare_films(a, {b}, {film_of(theirs, "clip")});
    const auto found = std::find_if(c.findings.begin(), c.findings.end(),
                                    [](const Shortfall& f) { return f.measure == "subject contrast"; });
    ASSERT_NE(found, c.findings.end());
    EXPECT_FALSE(found->shots.empty());
    ASSERT_FALSE(found->clips.empty());
    EXPECT_EQ(found->clips[0].path, "clip");
    for (const Shortfall& f : compare_films(b, {a}).findings) EXPECT_NE(f.measure, "subject contrast");
}

TEST(CutRhythm, CutsOnTheBeatAreCountedBesideChance) {
    Song song;
    song.tempo = 120;
    for (int k = 0; k < 60; ++k) song.beats.push_back({0.5 * k, k % 4, 1});
    const CutRhythm r = cut_rhythm({2.0, 4.02, 5.26, 8.0}, {2, 2.02, 1.24, 2.74, 2}, 0.04, &song);
    EXPECT_TRUE(r.heard);
    EXPECT_DOUBLE_EQ(r.on_beat, 0.75);
    EXPECT_DOUBLE_EQ(r.on_downbeat, 0.75);
    EXPECT_NEAR(r.by_chance, 0.24, 0.01);
    EXPECT_EQ(r.off_beat, std::vector<double>{5.26});
    EXPECT_NEAR(r.cuts_per_minute, 24, 0.1);
}

TEST(CutRhythm, NoCutsIsNoDivision) {
    const CutRhythm r = cut_rhythm({}, {3}, 0.04, nullptr);
    EXPECT_DOUBLE_EQ(r.median, 3);
    EXPECT_DOUBLE_EQ(r.cuts_per_minute, 0);
    EXPECT_DOUBLE_EQ(r.spread, 0);
}

}  // namespace
}  // namespace rhyme
