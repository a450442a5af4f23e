#include "ui/palette/command_search.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace rhyme::ui {
namespace {

/// How well `word` is found: 3 begins the text, 2 begins a word of it, 1 stands in it, 0 not at all.
int found_in(const QString& text, const QString& word) {
    const QString folded = text.toCaseFolded();
    const qsizetype at = folded.indexOf(word);
    if (at < 0) return 0;
    if (at == 0) return 3;
    return folded.contains(QLatin1Char(' ') + word) ? 2 : 1;
}

}  // namespace

std::vector<FoundCommand> find_commands(const std::vector<CommandSpec>& table, const QString& words) {
    struct Scored {
        FoundCommand command;
        int score;
    };
    std::vector<Scored> scored;
    const QStringList wanted =
        words.normalized(QString::NormalizationForm_C).toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const CommandSpec& spec : table) {
        const auto shown = [](const char* text) { return plain_text(QCoreApplication::translate("Commands", text)); };
        const FoundCommand command{&spec, shown(spec.text), shown(spec.menu)};
        const QString english = plain_text(QString::fromUtf8(spec.text)),
                      menu = plain_text(QString::fromUtf8(spec.menu));
        int score = 0;
        const bool all = std::ranges::all_of(wanted, [&](const QString& word) {
            const int text = std::max(found_in(command.text, word), found_in(english, word));
            const int of_menu = std::max(found_in(command.menu, word), found_in(menu, word)) ? 1 : 0;
            score += 2 * text + of_menu;
            return text || of_menu;
        });
        if (all) scored.push_back({command, score});
    }
    std::ranges::stable_sort(scored, std::greater(), &Scored::score);
    std::vector<FoundCommand> found;
    for (Scored& each : scored) found.push_back(std::move(each.command));
    return found;
}

}  // namespace rhyme::ui
