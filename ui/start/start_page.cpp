#include "ui/start/start_page.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/commands.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

QLabel* quiet(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    return label;
}

}  // namespace

StartPage::StartPage(const Commands& commands, const QStringList& recent, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("start"));
    setAccessibleName(tr("Start"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto* name = new QLabel(QStringLiteral("Rhyme"));
    name->setProperty("heading", true);
    auto* words = quiet(tr("Drop clips and a song anywhere here. The first clip sets the size and rate of the film."));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(48);
    columns->addWidget(make_beginnings(commands), 1, Qt::AlignTop);
    columns->addWidget(make_recent(recent), 1, Qt::AlignTop);
    auto* middle = new QWidget;
    middle->setMaximumWidth(720);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(name);
    column->addWidget(words);
    column->addSpacing(20);
    column->addLayout(columns);
    column->addStretch(3);
    auto* line = new QHBoxLayout(this);
    line->addStretch(1);
    line->addWidget(middle, 100);
    line->addStretch(1);
    parent->installEventFilter(this);
    cover();
}

QWidget* StartPage::make_beginnings(const Commands& commands) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(quiet(tr("Begin")));
    for (const char* id : {"file.import", "file.open", "help.demo", "help.tour"}) {
        QAction* action = commands.action(id);
        auto* button = new QPushButton(plain_text(action->text()));
        button->setToolTip(action->toolTip());
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        column->addWidget(button);
    }
    auto* empty = new QPushButton(tr("An Empty Project"));
    empty->setToolTip(tr("Esc"));
    empty->setAutoDefault(false);
    connect(empty, &QPushButton::clicked, this, &StartPage::left);
    column->addWidget(empty);
    return box;
}

QWidget* StartPage::make_recent(const QStringList& recent) {
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(quiet(tr("Go on with")));
    int shown = 0;
    for (const QString& file : recent) {
        const QFileInfo info(file);
        if (!info.exists() || shown == 6) continue;
        ++shown;
        auto* button = new QPushButton(info.completeBaseName());
        button->setToolTip(file);
        button->setAccessibleDescription(file);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, file] { emit project_wanted(file); });
        column->addWidget(button);
    }
    if (shown == 0) column->addWidget(quiet(tr("Projects you have worked on appear here.")));
    return box;
}

/// All between the menus and the status line.
void StartPage::cover() {
    const QWidget* window = parentWidget();
    QRect free = window->rect();
    for (const QObject* child : window->children()) {
        const auto* bar = qobject_cast<const QWidget*>(child);
        if (!bar || !bar->isVisibleTo(window)) continue;
        if (bar->inherits("QMenuBar")) free.setTop(bar->geometry().bottom() + 1);
        if (bar->inherits("QStatusBar")) free.setBottom(bar->geometry().top() - 1);
    }
    setGeometry(free);
    raise();
}

bool StartPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        cover();
    return QWidget::eventFilter(watched, event);
}

void StartPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit left();
    QWidget::keyPressEvent(event);
}

}  // namespace rhyme::ui
