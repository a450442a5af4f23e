// The window as a screen reader and a person without a mouse meet it.
#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QAccessible>
#include <QAccessibleWidget>
#include <QDockWidget>
#include <QTest>
#include <set>

#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/start/start_page.h"

namespace rhyme::ui {
namespace {

using testing::run;
using testing::TestWindow;

/// What a person can act on: it must say what it is.
bool acts(QAccessible::Role role) {
    switch (role) {
        case QAccessible::PushButton:
        case QAccessible::ButtonMenu:
        case QAccessible::CheckBox:
        case QAccessible::RadioButton:
        case QAccessible::ComboBox:
        case QAccessible::EditableText:
        case QAccessible::SpinBox:
        case QAccessible::Slider:
        case QAccessible::List:
        case QAccessible::Tree:
        case QAccessible::Table:
        case QAccessible::ProgressBar:
        case QAccessible::MenuItem:
        case QAccessible::PageTab:
            return true;
        default:
            return false;
    }
}

QString described(const QAccessibleInterface& at) {
    const QObject* object = at.object();
    QString text = QString::number(at.role());
    for (const QObject* each = object; each; each = each->parent())
        text += QStringLiteral(" < %1 %2").arg(QLatin1String(each->metaObject()->className()), each->objectName());
    return text;
}

void walk(QAccessibleInterface* at, QStringList& nameless, int depth = 0) {
    if (!at || !at->isValid() || at->state().invisible || depth > 40) return;
    const bool separator = at->role() == QAccessible::Separator;
    const QObject* object = at->object();
    // Qt's own parts inside of its own controls: the arrows of tabs, the button that clears a field.
    const bool inner = object && object->objectName().startsWith(QLatin1String("qt_"));
    const bool arrow =
        object && (object->inherits("QTabBar") || (object->parent() && object->parent()->inherits("QTabBar")));
    const bool clear = object && object->parent() && object->parent()->inherits("QLineEdit");
    if (!separator && !inner && !arrow && !clear && acts(at->role()) && at->text(QAccessible::Name).isEmpty())
        nameless << described(*at);
    for (int i = 0; i < at->childCount(); ++i) walk(at->child(i), nameless, depth + 1);
}

/// Buttons, fields and lists that are seen and that no press of Tab reaches.
QStringList unreached(QWidget& window) {
    std::set<const QWidget*> reached;
    const QWidget* first = &window;
    for (const QWidget* at = first->nextInFocusChain(); at && at != first; at = at->nextInFocusChain())
        if (at->focusPolicy() & Qt::TabFocus) reached.insert(at->focusProxy() ? at->focusProxy() : at);
    QStringList lost;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool control = widget->inherits("QAbstractButton") || widget->inherits("QLineEdit") ||
                             widget->inherits("QAbstractItemView") || widget->inherits("QComboBox");
        const QString name = widget->objectName();
        const QWidget* parent = widget->parentWidget();
        const bool part = name.startsWith(QLatin1String("qt_")) || !parent || parent->inherits("QLineEdit") ||
                          parent->inherits("QTabBar") || parent->inherits("QComboBox") ||
                          parent->inherits("QScrollBar") || parent->inherits("QMenuBar") ||
                          parent->inherits("QAbstractItemView") || parent->inherits("QAbstractSpinBox");
        if (!control || part || !widget->isVisible() || !widget->isEnabled()) continue;
        if (!reached.contains(widget))
            lost << QStringLiteral("%1 %2 in %3")
                        .arg(QLatin1String(widget->metaObject()->className()), widget->accessibleName(),
                             parent->objectName());
    }
    return lost;
}

TEST(Accessibility, EverythingThatActsHasANameAndIsReachedByKeysInEveryWorkspace) {
    TestWindow test;
    for (const Workspace& workspace : workspaces()) {
        run(*test.window, ("workspace." + workspace.id).c_str());
        QTest::qWait(0);
        QStringList nameless;
        walk(QAccessible::queryAccessibleInterface(test.window.get()), nameless);
        EXPECT_TRUE(nameless.isEmpty()) << workspace.id << ":\n" << nameless.join('\n').toStdString();
        const QStringList lost = unreached(*test.window);
        EXPECT_TRUE(lost.isEmpty()) << workspace.id << ":\n" << lost.join('\n').toStdString();
    }
}

TEST(Accessibility, EveryPanelSaysWhatItIs) {
    TestWindow test;
    for (const QDockWidget* dock : test.window->findChildren<QDockWidget*>()) {
        EXPECT_FALSE(dock->windowTitle().isEmpty()) << dock->objectName().toStdString();
        EXPECT_FALSE(dock->widget()->accessibleName().isEmpty()) << dock->objectName().toStdString();
    }
    StartPage start(test.window->commands(), {}, test.window.get());
    start.show();
    QStringList nameless;
    walk(QAccessible::queryAccessibleInterface(&start), nameless);
    EXPECT_TRUE(nameless.isEmpty()) << nameless.join('\n').toStdString();
}

}  // namespace
}  // namespace rhyme::ui
