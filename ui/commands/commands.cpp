#include "ui/commands/commands.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include "ui/theme/theme.h"

namespace rhyme::ui {

Commands::Commands(QWidget* window) : QObject(window) {
    for (const CommandSpec& spec : command_table()) {
        auto* action = new QAction(QCoreApplication::translate("Commands", spec.text), this);
        action->setObjectName(QString::fromStdString(spec.id));
        QList<QKeySequence> keys;
        for (const char* key : spec.shortcuts) keys.append(QKeySequence(QLatin1String(key)));
        action->setShortcuts(keys);
        action->setCheckable(spec.checkable);
        if (*spec.icon) action->setIcon(icon(QLatin1String(spec.icon)));
        action->setIconVisibleInMenu(false);
        connect(action, &QAction::triggered, this, [this, id = spec.id] {
            if (const auto run = runs_.find(id); run != runs_.end()) run->second();
        });
        window->addAction(action);
        actions_[spec.id] = action;
    }
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
