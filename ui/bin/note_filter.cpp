#include "ui/bin/note_filter.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <algorithm>

#include "ui/bin/stars.h"
#include "ui/theme/label_colors.h"

namespace rhyme::ui {
namespace {

QString words(const char* text) { return QCoreApplication::translate("NoteFilter", text); }

template <class Change>
QAction* choice(QMenu& menu, const QString& text, bool on, const NoteFilter& filter,
                const std::function<void(const NoteFilter&)>& changed, Change change) {
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(on);
    QObject::connect(action, &QAction::triggered, action, [filter, changed, change] {
        NoteFilter next = filter;
        change(next);
        changed(next);
    });
    return action;
}

void toggle(std::set<std::string>& set, const std::string& value) {
    if (set.erase(value) == 0) set.insert(value);
}

}  // namespace

bool NoteFilter::passes(const MediaNote& note) const {
    if (note.rating < least_rating || (unrated && note.rating > 0)) return false;
    if (!colors.empty() && !colors.contains(note.color)) return false;
    return std::ranges::includes(note.tags, tags);
}

void fill_filter_menu(QMenu& menu, const Bin& bin, const NoteFilter& filter,
                      const std::function<void(const NoteFilter&)>& changed) {
    menu.clear();
    qDeleteAll(menu.findChildren<QActionGroup*>());
    auto* stars = new QActionGroup(&menu);
    const auto rating = [&](const QString& text, int least, bool none) {
        const bool on = filter.least_rating == least && filter.unrated == none;
        stars->addAction(choice(menu, text, on, filter, changed,
                                [least, none](NoteFilter& f) { f.least_rating = least, f.unrated = none; }));
    };
    rating(words(QT_TRANSLATE_NOOP("NoteFilter", "Any Stars")), 0, false);
    for (int least = max_rating; least >= 1; --least)
        rating(least == max_rating ? stars_text(least)
                                   : words(QT_TRANSLATE_NOOP("NoteFilter", "%1 or More")).arg(stars_text(least)),
               least, false);
    rating(words(QT_TRANSLATE_NOOP("NoteFilter", "No Stars")), 0, true);
    menu.addSeparator();
    for (const LabelColor& label : label_colors()) {
        QAction* action = choice(menu, label_text(label.name), filter.colors.contains(label.name), filter, changed,
                                 [name = std::string(label.name)](NoteFilter& f) { toggle(f.colors, name); });
        action->setIcon(label_icon(label.color));
        action->setIconVisibleInMenu(true);
    }
    menu.addSeparator();
    const auto tags = bin.tags();
    for (const std::string& tag : tags)
        choice(menu, QString::fromStdString(tag).replace(QLatin1Char('&'), QLatin1String("&&")),
               filter.tags.contains(tag), filter, changed, [tag](NoteFilter& f) { toggle(f.tags, tag); });
    if (tags.empty()) menu.addAction(words(QT_TRANSLATE_NOOP("NoteFilter", "No tags yet")))->setEnabled(false);
    menu.addSeparator();
    QAction* all = menu.addAction(words(QT_TRANSLATE_NOOP("NoteFilter", "Show All Footage")));
    all->setEnabled(filter.is_set());
    QObject::connect(all, &QAction::triggered, all, [changed] { changed({}); });
}

}  // namespace rhyme::ui
