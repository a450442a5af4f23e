#include "ui/docking/docks.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QSettings>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "ui/commands/commands.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

/// The same for all, so that no window grows because a panel is shown as a tab beside another.
constexpr int least_width = 208;

QString text_of(const std::string& text) { return QString::fromStdString(text); }
QString settings_key(const std::string& workspace) { return QStringLiteral("workspaces/") + text_of(workspace); }

const Workspace& workspace_of(const std::string& id) {
    const auto found = std::ranges::find(workspaces(), id, &Workspace::id);
    return found == workspaces().end() ? workspaces().front() : *found;
}

/// What takes the keys inside a panel.
QWidget* first_focus(QWidget* panel) {
    const QWidget* proxy = panel->focusProxy();
    if (proxy ? proxy->isVisible() : panel->focusPolicy() != Qt::NoFocus) return panel;
    for (QWidget* next = panel->nextInFocusChain(); next && next != panel; next = next->nextInFocusChain())
        if (panel->isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) && next->isVisible() && next->isEnabled())
            return next;
    return panel;
}

}  // namespace

Docks::Docks(QMainWindow& window, Commands& commands, bool remember)
    : QObject(&window), window_(window), commands_(commands), remember_(remember) {
    window.setDockNestingEnabled(true);
    refresh_motion();
    window.setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    window.setDocumentMode(true);
    window.installEventFilter(this);
    for (const Workspace& workspace : workspaces())
        commands.bind("workspace." + workspace.id, [this, id = workspace.id] { switch_to(id); });
    commands.bind("workspace.reset", [this] { reset(); });
}

QDockWidget* Docks::add(const std::string& id, const std::string& command, QWidget* panel) {
    auto* dock = new QDockWidget(panel->accessibleName(), &window_);
    dock->setObjectName(text_of(id) + QStringLiteral("_dock"));
    dock->setAccessibleName(panel->accessibleName());
    panel->setMinimumWidth(std::max(panel->minimumWidth(), least_width));
    dock->setWidget(panel);
    window_.addDockWidget(Qt::TopDockWidgetArea, dock);
    dock->hide();
    entries_.push_back({id, command, dock, panel});
    make_title(entries_.back());
    QAction* action = commands_.action(command);
    commands_.bind(command, [this, id, action] {
        action->isCheckable() && shown(id) ? close(id) : focus(id);
        if (action->isCheckable()) action->setChecked(shown(id));
    });
    connect(dock, &QDockWidget::visibilityChanged, this, [this, id, action] {
        if (action->isCheckable()) action->setChecked(shown(id));
    });
    return dock;
}

const Docks::Entry* Docks::find(const std::string& id) const {
    const auto found = std::ranges::find(entries_, id, &Entry::id);
    return found == entries_.end() ? nullptr : &*found;
}

QDockWidget* Docks::dock(const std::string& id) const {
    const Entry* entry = find(id);
    return entry ? entry->dock : nullptr;
}

bool Docks::shown(const std::string& id) const {
    const Entry* entry = find(id);
    return entry && !entry->dock->isHidden() && (!window_.isVisible() || !entry->dock->visibleRegion().isEmpty());
}

void Docks::raise(const std::string& id) {
    const Entry* entry = find(id);
    if (!entry) return;
    if (entry->dock->isHidden() && !entry->dock->isFloating()) {
        // Where panels of its kind are: as a tab beside the one that is there, or below everything.
        for (const char* near : {"matches", "inspector", "exports", "program"}) {
            const Entry* other = find(near);
            if (!other || other == entry || other->dock->isHidden() || other->dock->isFloating()) continue;
            window_.tabifyDockWidget(other->dock, entry->dock);
            break;
        }
    }
    entry->dock->show();
    entry->dock->raise();
}

void Docks::focus(const std::string& id) {
    raise(id);
    const Entry* entry = find(id);
    if (!entry) return;
    first_focus(entry->panel)->setFocus(Qt::ShortcutFocusReason);
    emit focused(text_of(id));
}

void Docks::close(const std::string& id) {
    if (const Entry* entry = find(id)) entry->dock->close();
}

void Docks::switch_to(const std::string& workspace) {
    keep();
    workspace_ = workspace_of(workspace).id;
    lay_out(workspace_of(workspace_));
    if (remember_) {
        const QByteArray left = QSettings().value(settings_key(workspace_)).toByteArray();
        if (!left.isEmpty()) window_.restoreState(left);
    }
    for (const Workspace& each : workspaces())
        commands_.action("workspace." + each.id)->setChecked(each.id == workspace_);
    due_titles();
    emit switched();
}

void Docks::reset() {
    if (remember_) QSettings().remove(settings_key(workspace_));
    lay_out(workspace_of(workspace_));
}

void Docks::start() {
    const std::string last = remember_ ? QSettings().value(QStringLiteral("workspace")).toString().toStdString() : "";
    workspace_.clear();  // nothing is left yet that could be kept
    switch_to(last.empty() ? "edit" : last);
}

void Docks::keep() {
    if (!remember_ || workspace_.empty()) return;
    QSettings settings;
    settings.setValue(settings_key(workspace_), window_.saveState());
    settings.setValue(QStringLiteral("workspace"), text_of(workspace_));
}

void Docks::lay_out(const Workspace& workspace) {
    std::vector<std::string> there;
    for (const Entry& entry : entries_) there.push_back(entry.id);
    const Layout layout = only(window_.width() < narrow_width ? workspace.narrow : workspace.wide, there);
    window_.setUpdatesEnabled(false);
    for (const Entry& entry : entries_) {
        entry.dock->setFloating(false);
        window_.removeDockWidget(entry.dock);  // hides it
    }
    const auto panels = panels_of(layout);
    if (!panels.empty()) {
        window_.addDockWidget(Qt::TopDockWidgetArea, dock(panels.front()));
        place(layout);
        for (const std::string& id : panels) dock(id)->show();
        size(layout, window_.width(), window_.height());
    }
    // What this workspace does not show is known to the window all the same, so that it can be shown and kept.
    for (const Entry& entry : entries_) {
        if (std::ranges::find(panels, entry.id) != panels.end()) continue;
        window_.addDockWidget(Qt::BottomDockWidgetArea, entry.dock);
        entry.dock->hide();
    }
    window_.setUpdatesEnabled(true);
}

void Docks::refresh_motion() { window_.setAnimated(theme().motion_ms > 0); }

/// The first panel of `layout` is where it should be; the others are put beside, below or behind it.
void Docks::place(const Layout& layout) {
    if (layout.kind == Layout::Kind::Tabs) {
        for (std::size_t i = 1; i < layout.panels.size(); ++i)
            window_.tabifyDockWidget(dock(layout.panels[i - 1]), dock(layout.panels[i]));
        return;
    }
    const auto direction = layout.kind == Layout::Kind::Row ? Qt::Horizontal : Qt::Vertical;
    for (std::size_t i = 1; i < layout.parts.size(); ++i) {
        window_.splitDockWidget(dock(panels_of(layout.parts[i - 1]).front()), dock(panels_of(layout.parts[i]).front()),
                                direction);
    }
    for (const Layout& part : layout.parts) place(part);
}

void Docks::size(const Layout& layout, int width, int height) {
    if (layout.kind == Layout::Kind::Tabs) return dock(layout.panels.front())->raise();
    const bool row = layout.kind == Layout::Kind::Row;
    int all = 0;
    for (const Layout& part : layout.parts) all += part.share;
    QList<QDockWidget*> docks;
    QList<int> sizes;
    for (const Layout& part : layout.parts) {
        docks << dock(panels_of(part).front());
        sizes << (row ? width : height) * part.share / all;
    }
    window_.resizeDocks(docks, sizes, row ? Qt::Horizontal : Qt::Vertical);
    for (qsizetype i = 0; i < docks.size(); ++i)
        size(layout.parts[static_cast<std::size_t>(i)], row ? sizes[i] : width, row ? height : sizes[i]);
}

void Docks::make_title(const Entry& entry) {
    QDockWidget* dock = entry.dock;
    auto* header = entry.panel->findChild<QWidget*>(QStringLiteral("dock_header"));
    if (!header) {
        header = new QWidget;
        header->setObjectName(QStringLiteral("dock_header"));
        auto* title = new QLabel(dock->windowTitle());
        title->setObjectName(QStringLiteral("dock_title"));
        title->setProperty("quiet", true);
        title->setFixedHeight(28);
        auto* line = new QHBoxLayout(header);
        line->setContentsMargins(12, 0, 4, 0);
        line->addWidget(title, 1);
    }
    // The dock asks for the size hint only, which knows nothing of a fixed height.
    if (auto* line = qobject_cast<QBoxLayout*>(header->layout()); line && header->minimumHeight() > 0)
        line->addStrut(header->minimumHeight());
    header->setProperty("bar", true);
    header->setAttribute(Qt::WA_StyledBackground);
    dock->setTitleBarWidget(header);
    dock->installEventFilter(this);
    header->installEventFilter(this);
}

void Docks::due_titles() {
    if (titles_due_) return;
    titles_due_ = true;
    QTimer::singleShot(0, this, &Docks::refresh_titles);
}

/// A tab says what the title would say again; a header with nothing else in it goes too.
void Docks::refresh_titles() {
    titles_due_ = false;
    for (const Entry& entry : entries_) {
        if (entry.dock->isHidden()) continue;
        QWidget* header = entry.dock->titleBarWidget();
        const bool tabbed =
            !entry.dock->isFloating() && std::ranges::any_of(window_.tabifiedDockWidgets(entry.dock),
                                                             [](QDockWidget* other) { return !other->isHidden(); });
        auto* title = header->findChild<QWidget*>(QStringLiteral("dock_title"));
        if (!title) continue;
        title->setVisible(!tabbed);
        if (header->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly).size() == 1)
            header->setMaximumHeight(tabbed ? 0 : QWIDGETSIZE_MAX);
    }
}

void Docks::menu_at(QDockWidget* dock, const QPoint& at) {
    QMenu menu;
    menu.addAction(dock->isFloating() ? tr("Put Back Into the Window") : tr("Take Out of the Window"), dock,
                   [dock] { dock->setFloating(!dock->isFloating()); });
    menu.addAction(tr("Close Panel"), dock, [dock] { dock->close(); });
    menu.addSeparator();
    for (const Entry& entry : entries_) {
        QAction* action = menu.addAction(entry.dock->windowTitle(), this, [this, id = entry.id, d = entry.dock] {
            d->isHidden() ? focus(id) : close(id);
        });
        action->setCheckable(true);
        action->setChecked(!entry.dock->isHidden());
    }
    menu.exec(at);
}

bool Docks::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) due_titles();
    if (event->type() == QEvent::ContextMenu && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        auto* dock = qobject_cast<QDockWidget*>(widget->parentWidget());
        if (dock && dock->titleBarWidget() == widget) {
            menu_at(dock, static_cast<QContextMenuEvent*>(event)->globalPos());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace rhyme::ui
