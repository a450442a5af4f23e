#include "ui/commands/commands.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QWidget>
#include <set>

#include "ui/theme/theme.h"

namespace rhyme::ui {

bool changes_edit(const std::string& id) {
    // Named by what they are about; what is about the edit but only looks at it is named here.
    static const std::set<std::string> looks{
        "mark.in",       "mark.out",       "mark.clip",      "mark.clear",      "mark.next",       "mark.previous",
        "mark.export",   "clip.find",      "clip.trim_side", "clip.enter_time", "sequence.next",   "sequence.previous",
        "song.loop_bar", "song.loop_part", "song.name_part", "song.first_cut",  "song.keep_shots", "bin.up",
        "bin.search",    "bin.filter",     "bin.list"};
    static const std::set<std::string> changes{"match.accept",
                                               "match.reject",
                                               "match.take_back",
                                               "edit.cut",
                                               "edit.paste",
                                               "edit.paste_insert",
                                               "edit.paste_effects",
                                               "edit.paste_attributes",
                                               "edit.remove_attributes",
                                               "edit.duplicate"};
    for (const char* about : {"clip.", "track.", "mark.", "transition.", "effect.", "title.", "keyframe.", "sequence.",
                              "section.", "song.", "bin."})
        if (id.starts_with(about)) return !looks.contains(id);
    return changes.contains(id);
}

QString plain_text(QString text) {
    static const QRegularExpression appended(QStringLiteral("\\(&.\\)"));  // as where the letters are no Latin ones
    text.remove(appended);
    text.replace(QLatin1String("&&"), QLatin1String("\x01"));
    text.remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\x01'), QLatin1Char('&'));
}

Commands::Commands(QWidget* window) : QObject(window) {
    for (const CommandSpec& spec : command_table()) {
        auto* action = new QAction(QCoreApplication::translate("Commands", spec.text), this);
        action->setObjectName(QString::fromStdString(spec.id));
        action->setCheckable(spec.checkable);
        if (*spec.icon) action->setIcon(icon(QLatin1String(spec.icon)));
        action->setIconVisibleInMenu(false);
        connect(action, &QAction::triggered, this, [this, id = spec.id] {
            if (const auto run = runs_.find(id); run != runs_.end()) run->second();
        });
        connect(action, &QAction::changed, this, [action] { refresh_tip(*action); });
        window->addAction(action);
        actions_[spec.id] = action;
    }
    set_keys(keys_of(keymaps().front(), {}));
}

void Commands::set_keys(const Keys& keys) {
    keys_ = keys;
    for (const auto& [id, action] : actions_) {
        const auto found = keys.find(id);
        action->setShortcuts(found == keys.end() ? QList<QKeySequence>() : found->second);
        refresh_tip(*action);
    }
}

void Commands::refresh_tip(QAction& action) {
    const QString text = plain_text(action.text()), keys = action.shortcut().toString(QKeySequence::NativeText);
    const QString tip = keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
    if (action.toolTip() != tip) action.setToolTip(tip);
}

QAction* Commands::action(const std::string& id) const { return actions_.at(id); }

void Commands::bind(const std::string& id, std::function<void()> run) {
    Q_ASSERT(actions_.contains(id));
    runs_[id] = std::move(run);
}

void Commands::fill(QMenuBar& bar) const {
    std::map<std::string, QMenu*> menus;
    for (const CommandSpec& spec : command_table()) {
        QMenu*& menu = menus[spec.menu];
        if (!menu) {
            menu = bar.addMenu(QCoreApplication::translate("Commands", spec.menu));
            menu->setObjectName(QString::fromUtf8(spec.menu));
        }
        if (spec.separated) menu->addSeparator();
        menu->addAction(actions_.at(spec.id));
    }
}

std::vector<std::string> Commands::unbound() const {
    std::vector<std::string> ids;
    for (const CommandSpec& spec : command_table())
        if (!runs_.contains(spec.id)) ids.push_back(spec.id);
    return ids;
}

}  // namespace rhyme::ui
