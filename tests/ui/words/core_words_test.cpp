// What the core says in English is read in the language of the window.
#include "ui/words/core_words.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QRegularExpression>
#include <QTranslator>

#include "core/analysis/library.h"
#include "core/match/match.h"
#include "core/study/aspects.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/rhyming_footage.h"
#include "ui/preferences/preferences.h"

namespace rhyme::ui {
namespace {

/// Words in Latin letters that are left; file names do not count.
QStringList english_in(QString text) {
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    QStringList found;
    for (auto it = word.globalMatch(text.remove(QStringLiteral("dB"))); it.hasNext();) found << it.next().captured();
    return found;
}

class CoreWords : public ::testing::Test {
protected:
    void SetUp() override { apply_language(*qApp, QStringLiteral("ko")); }
    void TearDown() override {
        for (QTranslator* translator : qApp->findChildren<QTranslator*>()) delete translator;
    }
};

TEST_F(CoreWords, TakeReasonsApart) {
    for (const char* said :
         {"round, low left, 12 % larger", "weight upper right, 3 % off, of one size", "horizon 4 % lower, 2° apart",
          "diagonal in one place, one vanishing point", "dark teal 41 % / orange 22 %, opposed",
          "low key, light from above right, against the light",
          "Middle key, nearly even light from above, 2.3 stops from dark to bright; the light is orange.",
          "near above left, parted by light and focus", "the picture moves up left on both sides, 40 % faster",
          "the subject moves right, at one speed", "extreme close-up, in profile to the left, 3 % off, 12 % smaller",
          "teal against orange", "Shape counts more for you (x 1.4)",
          "to line up their shape would cost 41 % of the picture",
          "37 % of random pairs rhyme as much; what they have most in common is light",
          "the two forms cover each other to 91 %: a hard cut on the form is the strongest"})
        EXPECT_TRUE(english_in(core_words(said)).isEmpty()) << said << " -> " << core_words(said).toStdString();
}

TEST_F(CoreWords, AListEndsWhatItsFirstItemSays) {
    const QString said = core_words("low key, nearly even light from above, 2.3 stops from dark to bright");
    EXPECT_EQ(said.section(QStringLiteral(", "), 1, 1), core_words("nearly even light from above"))
        << said.toStdString();
}

TEST_F(CoreWords, SayWhatCameOfAnExport) {
    for (const char* said :
         {"opened again and found as it should be: 90 frames of 96x54, h264; sound, aac; 3.60 s",
          "opened again, and it has 89 frames instead of 90", "opened again, and it lasts 3.20 s instead of 3.60 s",
          "'a.mp4' is encoded, not copied: it is turned",
          "'a.mp4' is HDR (PQ): it is tone-mapped to the standard range",
          "film.mp4: its sound is damaged and silent in places, first about frame 12"}) {
        static const QRegularExpression name(QStringLiteral("[a-z]+[.]mp4|h264|aac|[0-9]+x[0-9]+|HDR|PQ"));
        const QString words = core_words(said);
        EXPECT_TRUE(english_in(QString(words).remove(name)).isEmpty()) << said << " -> " << words.toStdString();
    }
}

TEST_F(CoreWords, TakeRefusalsApartAndLeaveNamesAlone) {
    const Error error{ErrorCode::Conflict, "clip \"left\" has only 3 frames of media from there (12 frames needed)",
                      "left.mp4", "trim them one by one"};
    const QString said = error_words(error);
    EXPECT_TRUE(said.startsWith(QStringLiteral("left.mp4: "))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("\"left\""))) << said.toStdString();
    EXPECT_EQ(english_in(said).size(), 3) << said.toStdString();  // "left", mp4, "left"
}

TEST_F(CoreWords, LeaveAloneWhatTheyDoNotKnow) {
    EXPECT_EQ(core_words("grüne Wiese.mp4"), QStringLiteral("grüne Wiese.mp4"));
    EXPECT_EQ(core_words(""), QString());
}

TEST_F(CoreWords, KnowAllThatIsSaidOfRealMatchesAndFrames) {
    const auto& discs = testing::analysed_discs();
    const rhyme::testing::TempFolder folder;
    const auto library = Library::open(discs.library_for(folder.path()));
    ASSERT_TRUE(library);
    std::vector<AnalysisPtr> footage;
    for (const auto& film : discs.films) {
        const auto media = open_media(film);
        ASSERT_TRUE(media);
        const auto analysis = (*library)->find_or_analyze(*media, {});
        ASSERT_TRUE(analysis);
        footage.push_back(*analysis);
    }
    const auto matches = find_matches(footage, {});
    ASSERT_TRUE(matches);
    ASSERT_FALSE(matches->matches.empty());
    for (const Match& match : matches->matches)
        for (const std::string& reason : match.because)
            EXPECT_TRUE(english_in(core_words(reason)).isEmpty())
                << reason << " -> " << core_words(reason).toStdString();
    for (const AnalysisPtr& film : footage)
        for (const Moment& moment : film->moments) {
            const FrameLook look = look_of(moment, 16.0 / 9);
            for (const Aspect aspect : all_aspects) {
                const std::string said = sentence(look, aspect);
                EXPECT_TRUE(english_in(core_words(said)).isEmpty()) << said << " -> " << core_words(said).toStdString();
            }
        }
}

TEST(CoreWordsInEnglish, StayAsTheyAre) {
    EXPECT_EQ(core_words("round, low left, 12 % larger"), QStringLiteral("round, low left, 12 % larger"));
}

}  // namespace
}  // namespace rhyme::ui
