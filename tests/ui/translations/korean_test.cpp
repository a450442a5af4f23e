// Korean is complete, and the window is in it when it is chosen.
#include <gtest/gtest.h>

#include <QApplication>
#include <QFile>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTranslator>
#include <QXmlStreamReader>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/effects/effect_kind.h"
#include "core/render/export.h"
#include "core/transitions/transition_kind.h"
#include "tests/support/places.h"
#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/help/help_panel.h"
#include "ui/palette/command_search.h"
#include "ui/preferences/preferences.h"

namespace rhyme::ui {
namespace {

struct Texts {
    std::map<QString, std::set<QString>> by_context;
    std::set<QString> sources;
    QStringList unfinished;
};

Texts read_texts() {
    Texts texts;
    QFile file(
        QString::fromStdString((rhyme::testing::source_folder() / "resources/translations/rhyme_ko.ts").string()));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            texts.by_context[context].insert(source);
            texts.sources.insert(source);
        }
        if (xml.name() == QLatin1String("translation") &&
            (xml.attributes().hasAttribute(QLatin1String("type")) ||
             xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed().isEmpty()))
            texts.unfinished << context + QLatin1String(": ") + source;
    }
    return texts;
}

/// The string literals given to tr(), joined as the compiler does.
std::set<QString> texts_in(const QString& code) {
    static const QRegularExpression call(QStringLiteral(
        R"re(\b(?:(?:tr|[A-Z_]*TEXT)\(|QT_TRANSLATE_(?:N_)?NOOP\(\s*"[A-Za-z]+",)\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re"));
    static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    std::set<QString> found;
    for (auto it = call.globalMatch(code); it.hasNext();) {
        QString text;
        for (auto part = literal.globalMatch(it.next().captured(1)); part.hasNext();) text += part.next().captured(1);
        found.insert(text.replace(QLatin1String("\\n"), QLatin1String("\n"))
                         .replace(QLatin1String("\\\""), QLatin1String("\""))
                         .replace(QLatin1String("\\\\"), QLatin1String("\\")));
    }
    return found;
}

TEST(Korean, NothingIsLeftUntranslated) {
    const Texts texts = read_texts();
    EXPECT_GT(texts.sources.size(), 300u);
    EXPECT_TRUE(texts.unfinished.isEmpty()) << texts.unfinished.join('\n').toStdString();
    for (const CommandSpec& spec : command_table())
        for (const char* text : {spec.text, spec.menu})
            EXPECT_TRUE(texts.by_context.at("Commands").contains(QString::fromUtf8(text)))
                << text << " (resources/translations/update.sh finds new texts)";
}

TEST(Korean, EveryTextOfTheSourcesIsThere) {
    const Texts texts = read_texts();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(rhyme::testing::source_folder() / "ui")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
        std::ifstream file(entry.path());
        std::stringstream code;
        code << file.rdbuf();
        for (const QString& text : texts_in(QString::fromStdString(code.str())))
            EXPECT_TRUE(texts.sources.contains(text))
                << entry.path().filename() << ": " << text.toStdString() << " (run resources/translations/update.sh)";
    }
}

/// As the inspector shows it: "crop_left" is "Crop left".
QString shown_name(const std::string& name) {
    QString text = QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' '));
    text[0] = text[0].toUpper();
    return text;
}

TEST(Korean, EffectsTransitionsTheirSettingsAndExportPresetsAreThere) {
    const Texts texts = read_texts();
    const auto expect = [&](const char* context, const QString& text) {
        const auto found = texts.by_context.find(QLatin1String(context));
        ASSERT_NE(found, texts.by_context.end()) << context;
        EXPECT_TRUE(found->second.contains(text))
            << context << ": " << text.toStdString() << " (run resources/translations/update.sh)";
    };
    const auto text_of = [](std::string_view text) { return QString::fromStdString(std::string(text)); };
    for (const EffectKind* kind : all_effects()) {
        expect("Effects", text_of(kind->text()));
        for (const EffectParameter& parameter : kind->parameters()) {
            expect("Parameters", shown_name(parameter.name));
            expect("Effects", text_of(parameter.text));
            for (const std::string& choice : parameter.choices) expect("Choices", text_of(choice));
        }
        for (const EffectText& text : kind->texts()) {
            expect("Parameters", shown_name(text.name));
            expect("Effects", text_of(text.text));
        }
    }
    for (const ExportPreset& preset : export_presets()) expect("Core", text_of(preset.text));
    for (const TransitionKind* kind : all_transitions()) {
        expect("Transitions", text_of(kind->text()));
        for (const TransitionParameter& parameter : kind->parameters()) {
            expect("Parameters", shown_name(parameter.name));
            expect("Transitions", text_of(parameter.text));
        }
    }
}

/// Sentences that stand in the code as a whole; composed ones are taken apart (see core_words_test.cpp).
TEST(Korean, WhyAnythingIsRefusedIsThere) {
    const Texts texts = read_texts();
    static const QRegularExpression refusal(
        QStringLiteral(R"re(\bfail\(ErrorCode::\w+,\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re"));
    int read = 0;
    for (const char* room : {"core", "ui"}) {
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(rhyme::testing::source_folder() / room)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream file(entry.path());
            std::stringstream code;
            code << file.rdbuf();
            for (auto it = refusal.globalMatch(QString::fromStdString(code.str())); it.hasNext(); ++read) {
                QString text;
                static const QRegularExpression literal(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
                for (auto part = literal.globalMatch(it.next().captured(1)); part.hasNext();)
                    text += part.next().captured(1);
                if (text.isEmpty()) continue;  // what was refused says why
                EXPECT_TRUE(texts.by_context.at(QStringLiteral("Core")).contains(text))
                    << entry.path().filename() << ": " << text.toStdString() << " (ui/words/core_refusals.cpp)";
            }
        }
    }
    EXPECT_GT(read, 150);
}

TEST(Korean, TheWindowIsInItWhenItIsChosen) {
    apply_language(*qApp, QStringLiteral("ko"));
    {
        testing::TestWindow test;
        EXPECT_EQ(test.window->menuBar()->actions().first()->text(), QStringLiteral("파일(&F)"));
        const auto found = find_commands(command_table(), QStringLiteral("자르기 도구"));
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front().spec->id, "tool.razor");
        EXPECT_EQ(find_commands(command_table(), QStringLiteral("razor tool")).front().spec->id, "tool.razor")
            << "English words find it too";
    }
    for (QTranslator* translator : qApp->findChildren<QTranslator*>()) delete translator;
}

TEST(Help, EveryPageIsThereInBothLanguages) {
    for (const QString& page : help_pages()) {
        const QString english = help_text(page, QStringLiteral("en")), korean = help_text(page, QStringLiteral("ko"));
        EXPECT_TRUE(english.startsWith(QLatin1String("# "))) << page.toStdString();
        EXPECT_TRUE(korean.startsWith(QLatin1String("# "))) << page.toStdString();
        EXPECT_NE(english, korean) << page.toStdString();
    }
}

}  // namespace
}  // namespace rhyme::ui
