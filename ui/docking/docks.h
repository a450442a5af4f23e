// The panels of the window as docks, and the workspaces that arrange them. Window thread only.
#pragma once

#include <QObject>
#include <functional>
#include <string>
#include <vector>

#include "ui/docking/workspaces.h"

class QDockWidget;
class QMainWindow;
class QWidget;

namespace rhyme::ui {

class Commands;

class Docks : public QObject {
    Q_OBJECT
public:
    /// With `remember`, how each workspace was left is kept in the user's settings.
    Docks(QMainWindow& window, Commands& commands, bool remember);

    /// `panel` (owned by the dock from now on) under the id that workspaces name it by; its accessible name is the
    /// title. `command` shows it, raises it and gives it the focus; a checkable one also closes it. A child of the
    /// panel named "dock_header" becomes the title bar, without its child "dock_title" while a tab says the same.
    QDockWidget* add(const std::string& id, const std::string& command, QWidget* panel);
    QDockWidget* dock(const std::string& id) const;  ///< null if there is none
    bool shown(const std::string& id) const;         ///< on the screen, not behind another tab
    /// Shows and raises it, without taking the focus.
    void raise(const std::string& id);
    /// The same, and the keys go there.
    void focus(const std::string& id);
    void close(const std::string& id);

    const std::string& workspace() const { return workspace_; }
    /// As it was left, or as it was made.
    void switch_to(const std::string& workspace);
    void reset();  ///< the workspace as it was made
    /// Once all panels are there: the last workspace, as it was left.
    void start();
    void keep();  ///< notes how it is left; before the window closes

    void refresh_motion();  ///< whether panels slide, as the theme says

signals:
    void switched();
    void focused(const QString& id);  ///< a command sent the keys there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry {
        std::string id, command;
        QDockWidget* dock;
        QWidget* panel;
    };
    const Entry* find(const std::string& id) const;
    void lay_out(const Workspace& workspace);
    void place(const Layout& layout);
    void size(const Layout& layout, int width, int height);
    void make_title(const Entry& entry);
    void due_titles();  ///< refreshed when the layout is done
    void refresh_titles();
    void menu_at(QDockWidget* dock, const QPoint& at);

    QMainWindow& window_;
    Commands& commands_;
    bool remember_;
    std::string workspace_ = "edit";
    std::vector<Entry> entries_;
    bool titles_due_ = false;
};

}  // namespace rhyme::ui
