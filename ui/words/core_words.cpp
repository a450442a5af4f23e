#include "ui/words/core_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>

namespace rhyme::ui {
namespace {

constexpr int deepest = 12;  // parts of parts
const QString comma = QStringLiteral(", ");

#define CORE_TEXT(text) QT_TRANSLATE_NOOP("Core", text)
/// Tried last, so that no sentence is taken apart that is known as a whole.
constexpr const char* lists[] = {CORE_TEXT("%1; %2"),        CORE_TEXT("%1: %2"),    CORE_TEXT("%1, %2"),
                                 CORE_TEXT("%1 against %2"), CORE_TEXT("%1 and %2"), CORE_TEXT("%1 / %2"),
                                 CORE_TEXT("%1 %L2 %")};
#undef CORE_TEXT

QString in_language(const char* text) { return QCoreApplication::translate("Core", text); }

struct Sentence {
    const char* text;
    QString start;  // up to its first place
    QRegularExpression whole;
    QList<int> places;  // which of its places each group is
};

/// `any`: what stands for any words.
Sentence sentence_of(const char* text, const QString& any) {
    static const QRegularExpression place(QStringLiteral("%(L?)([1-9])"));
    const QString source = QString::fromUtf8(text);
    Sentence made{text, {}, {}, {}};
    QString pattern;
    qsizetype at = 0;
    for (auto it = place.globalMatch(source); it.hasNext();) {
        const auto found = it.next();
        if (made.places.isEmpty()) made.start = source.left(found.capturedStart());
        pattern += QRegularExpression::escape(source.mid(at, found.capturedStart() - at));
        pattern += found.captured(1).isEmpty() ? any : QStringLiteral("([-+]?[0-9][0-9.,]*)");
        made.places << found.captured(2).toInt();
        at = found.capturedEnd();
    }
    pattern += QRegularExpression::escape(source.mid(at));
    made.whole = QRegularExpression(QRegularExpression::anchoredPattern(pattern));
    return made;
}

struct Sentences {
    QHash<QString, const char*> fixed;
    std::vector<Sentence> open, listed;

    Sentences() {
        for (const auto* texts : {&core_reasons(), &core_refusals()}) {
            for (const char* text : *texts) {
                Sentence sentence = sentence_of(text, QStringLiteral("([^;]+?)"));
                if (sentence.places.isEmpty())
                    fixed.insert(QString::fromUtf8(text), text);
                else
                    open.push_back(std::move(sentence));
            }
        }
        for (const char* text : lists) listed.push_back(sentence_of(text, QStringLiteral("(.+?)")));
    }
};

QString words_of(const Sentences& known, const QString& english, int depth);

/// The sentence with its places filled in the order of the language.
QString filled(const Sentences& known, const Sentence& sentence, const QRegularExpressionMatch& match, int depth) {
    static const QRegularExpression place(QStringLiteral("%L?([1-9])"));
    const QString text = in_language(sentence.text);
    QString made;
    qsizetype at = 0;
    for (auto it = place.globalMatch(text); it.hasNext();) {
        const auto found = it.next();
        made += text.mid(at, found.capturedStart() - at);
        const auto group = sentence.places.indexOf(found.captured(1).toInt());
        if (group >= 0) made += words_of(known, match.captured(static_cast<int>(group) + 1), depth + 1);
        at = found.capturedEnd();
    }
    return made + text.mid(at);
}

/// Whether a place takes several items of a list.
enum class Places { OfOne, OfMany };

/// Null: none of them fits.
QString one_of(const Sentences& known, const std::vector<Sentence>& sentences, const QString& english, int depth,
               Places places) {
    const auto of_many = [](const QString& part) { return part.contains(comma); };
    for (const Sentence& sentence : sentences) {
        if (!english.startsWith(sentence.start)) continue;
        const auto match = sentence.whole.match(english);
        if (!match.hasMatch()) continue;
        if (places == Places::OfMany || std::ranges::none_of(match.capturedTexts().sliced(1), of_many))
            return filled(known, sentence, match, depth);
    }
    return {};
}

QString known_words(const Sentences& known, const QString& english, int depth, Places places) {
    const auto found = known.fixed.constFind(english);
    return found != known.fixed.constEnd() ? in_language(*found) : one_of(known, known.open, english, depth, places);
}

/// Null: it is no list that begins with something known. What follows is then not part of that.
QString list_words(const Sentences& known, const QString& english, int depth) {
    const auto end = english.indexOf(comma);
    if (end <= 0) return {};
    const QString first = known_words(known, english.left(end), depth + 1, Places::OfOne);
    if (first.isNull()) return {};
    return first + comma + words_of(known, english.mid(end + comma.size()), depth + 1);
}

QString words_of(const Sentences& known, const QString& english, int depth) {
    if (english.isEmpty() || depth > deepest) return english;
    if (english.front() == QLatin1Char('"') && english.indexOf(QLatin1Char('"'), 1) == english.size() - 1)
        return english;  // a name
    if (const QString found = known_words(known, english, depth, Places::OfOne); !found.isNull()) return found;
    if (const QString found = list_words(known, english, depth); !found.isNull()) return found;
    if (const QString found = known_words(known, english, depth, Places::OfMany); !found.isNull()) return found;
    if (english.endsWith(QLatin1Char('.'))) return words_of(known, english.chopped(1), depth + 1) + QLatin1Char('.');
    if (const QString found = one_of(known, known.listed, english, depth, Places::OfMany); !found.isNull())
        return found;
    if (!english.front().isUpper()) return english;
    // What begins a sentence here stands inside others too.
    const QString lower = english.front().toLower() + english.mid(1);
    const QString found = known_words(known, lower, depth, Places::OfMany);
    return found.isNull() || found == lower ? english : found.front().toUpper() + found.mid(1);
}

}  // namespace

QString core_words(std::string_view english) {
    static const Sentences known;
    const QString text = QString::fromUtf8(english.data(), static_cast<qsizetype>(english.size()));
    const char* const known_text = core_reasons().front();
    if (in_language(known_text) == QLatin1String(known_text)) return text;  // the window is in English
    return words_of(known, text, 0);
}

QString error_words(const Error& error) {
    QString text = core_words(error.what);
    if (!error.file.empty()) text = QString::fromStdString(error.file) + QStringLiteral(": ") + text;
    if (!error.advice.empty()) text += QStringLiteral("; ") + core_words(error.advice);
    return text;
}

}  // namespace rhyme::ui
