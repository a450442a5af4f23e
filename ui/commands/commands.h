// Every command of the window in one table: menus, buttons and shortcuts are made from it.
#pragma once

#include <QAction>
#include <QObject>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/keymap/keymap.h"

class QMenuBar;

namespace rhyme::ui {

struct CommandSpec {
    std::string id;    ///< "edit.undo"; see changes_edit for what stands before the dot
    const char* menu;  ///< the menu it stands in: "&Edit"
    const char* text;  ///< "&Undo"
    std::vector<const char*> shortcuts;
    const char* icon = "";  ///< none unless a button shows it
    bool checkable = false;
    bool separated = false;  ///< a line above it
};

/// In the order of the menus. Texts are English; they are translated when shown (context "Commands").
const std::vector<CommandSpec>& command_table();

/// Whether the command changes the edit, and so can be undone; the others only change what is seen or where one is.
bool changes_edit(const std::string& id);
/// Without the mark of the mnemonic: "Undo".
QString plain_text(QString text);

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
    /// From now on these keys run the commands; tooltips say so.
    void set_keys(const Keys& keys);
    const Keys& keys() const { return keys_; }
    /// Commands nobody bound: none, in a finished window.
    std::vector<std::string> unbound() const;

private:
    static void refresh_tip(QAction& action);

    std::map<std::string, QAction*> actions_;
    Keys keys_;
    std::map<std::string, std::function<void()>> runs_;
};

}  // namespace rhyme::ui
