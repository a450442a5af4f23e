// Every command of the window in one table: menus, buttons and shortcuts are made from it.
#pragma once

#include <QAction>
#include <QObject>
#include <functional>
#include <map>
#include <string>
#include <vector>

class QMenuBar;

namespace rhyme::ui {

struct CommandSpec {
    std::string id;    ///< "edit.undo"; what comes before the dot is nothing but a name
    const char* menu;  ///< the menu it stands in: "&Edit"
    const char* text;  ///< "&Undo"
    std::vector<const char*> shortcuts;
    const char* icon = "";
    bool checkable = false;
    bool separated = false;  ///< a line above it
};

/// In the order of the menus. Texts are English; they are translated when shown (context "Commands").
const std::vector<CommandSpec>& command_table();

/// The table's actions, alive in one window.
class Commands : public QObject {
    Q_OBJECT
public:
    /// Adds every action to `window`, so that its shortcuts work there.
    explicit Commands(QWidget* window);
    /// The action of an id that is in the table.
    QAction* action(const std::string& id) const;
    void bind(const std::string& id, std::function<void()> run);
    void fill(QMenuBar& bar) const;
    /// Commands nobody bound: none, in a finished window.
    std::vector<std::string> unbound() const;

private:
    std::map<std::string, QAction*> actions_;
    std::map<std::string, std::function<void()>> runs_;
};

}  // namespace rhyme::ui
