#include "ui/bin/bin_filter.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <iterator>

namespace rhyme::ui {
namespace {

const char* const shown_words[] = {
    QT_TRANSLATE_NOOP("Facts", "used"),    QT_TRANSLATE_NOOP("Facts", "unused"), QT_TRANSLATE_NOOP("Facts", "song"),
    QT_TRANSLATE_NOOP("Facts", "offline"), QT_TRANSLATE_NOOP("Facts", "people"), QT_TRANSLATE_NOOP("Facts", "close"),
    QT_TRANSLATE_NOOP("Facts", "wide"),    QT_TRANSLATE_NOOP("Facts", "moving"), QT_TRANSLATE_NOOP("Facts", "still"),
    QT_TRANSLATE_NOOP("Facts", "dark"),    QT_TRANSLATE_NOOP("Facts", "bright"), QT_TRANSLATE_NOOP("Facts", "red"),
    QT_TRANSLATE_NOOP("Facts", "orange"),  QT_TRANSLATE_NOOP("Facts", "yellow"), QT_TRANSLATE_NOOP("Facts", "green"),
    QT_TRANSLATE_NOOP("Facts", "cyan"),    QT_TRANSLATE_NOOP("Facts", "blue"),   QT_TRANSLATE_NOOP("Facts", "purple"),
    QT_TRANSLATE_NOOP("Facts", "pink"),    QT_TRANSLATE_NOOP("Facts", "grey")};

}  // namespace

QString fact_text(const std::string& fact) {
    const auto* found = std::ranges::find_if(shown_words, [&](const char* word) { return fact == word; });
    return found == std::end(shown_words) ? QString::fromStdString(fact) : QCoreApplication::translate("Facts", *found);
}

bool passes(const QString& name, const BinFacts& facts, const QString& words) {
    const QString folded = name.normalized(QString::NormalizationForm_C).toCaseFolded();
    const QStringList wanted =
        words.normalized(QString::NormalizationForm_C).toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(wanted, [&](const QString& word) {
        return folded.contains(word) || std::ranges::any_of(facts, [&](const std::string& fact) {
                   return QString::fromStdString(fact).startsWith(word) ||
                          fact_text(fact).toCaseFolded().startsWith(word);
               });
    });
}

BinQuery BinQuery::parse(const QString& text) {
    static const QRegularExpression stars(QStringLiteral("(?:^|\\s)([*★]+)(?=\\s|$)"));
    const auto starred = stars.match(text);
    const QString words = QString(text).remove(stars).trimmed();
    BinQuery query{words,
                   parse_look_query(words.normalized(QString::NormalizationForm_C).toStdString()),
                   {},
                   static_cast<int>(starred.capturedLength(1))};
    QStringList rest;
    for (const std::string& word : query.looks.unknown) rest << QString::fromStdString(word);
    query.rest = rest.join(QLatin1Char(' '));
    return query;
}

std::optional<std::size_t> best_moment(const LookQuery& query, const std::vector<FrameLook>& looks) {
    std::optional<std::size_t> best;
    double most = enough_of_a_look;
    for (std::size_t i = 0; i < looks.size(); ++i)
        if (const double f = fit(query, looks[i]); f >= most && (!best || f > most)) best = i, most = f;
    return best;
}

}  // namespace rhyme::ui
