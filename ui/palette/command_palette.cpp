#include "ui/palette/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/palette/command_search.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

enum Role { Id = Qt::UserRole, Menu, KeyText };

/// Text, the menu it stands in, and its keys at the right.
class RowPainter : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 28}; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        const bool chosen = option.state & QStyle::State_Selected, enabled = index.flags() & Qt::ItemIsEnabled;
        painter->save();
        painter->fillRect(option.rect, chosen ? t.strong_line : t.panel);
        const QRect row = option.rect.adjusted(12, 0, -12, 0);
        painter->setFont(ui_font(size::text));
        painter->setPen(!enabled ? t.disabled : chosen ? t.meeting : t.text);
        const QString text = index.data(Qt::DisplayRole).toString();
        painter->drawText(row, Qt::AlignVCenter, text);
        const int after = painter->fontMetrics().horizontalAdvance(text) + 12;
        painter->setFont(ui_font(size::small_text));
        painter->setPen(!enabled ? t.disabled : chosen ? t.text : t.quiet);
        painter->drawText(row.adjusted(after, 0, 0, 0), Qt::AlignVCenter, index.data(Menu).toString());
        painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, index.data(KeyText).toString());
        painter->restore();
    }
};

}  // namespace

CommandPalette::CommandPalette(Commands& commands, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), commands_(commands) {
    setAccessibleName(tr("Find a command"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    field_ = new QLineEdit;
    field_->setPlaceholderText(tr("What do you want to do?"));
    field_->setAccessibleName(tr("Words of the command"));
    field_->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    field_->installEventFilter(this);
    list_ = new QListWidget;
    list_->setAccessibleName(tr("Commands found"));
    list_->setItemDelegate(new RowPainter(list_));
    list_->setUniformItemSizes(true);
    list_->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(field_);
    column->addWidget(list_, 1);
    connect(field_, &QLineEdit::textChanged, this, &CommandPalette::refresh);
    connect(field_, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(list_, &QListWidget::itemClicked, this, &CommandPalette::run);
    resize(560, 420);
    if (parent) move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, parent->height() / 6)));
    refresh();
}

void CommandPalette::refresh() {
    list_->clear();
    for (const FoundCommand& found : find_commands(command_table(), field_->text())) {
        const QAction* action = commands_.action(found.spec->id);
        auto* item = new QListWidgetItem(found.text, list_);
        item->setData(Id, QString::fromStdString(found.spec->id));
        item->setData(Menu, found.menu);
        item->setData(KeyText, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2").arg(found.text, found.menu));
        if (!action->isEnabled()) item->setFlags(Qt::ItemIsSelectable);
    }
    if (list_->count() == 0) {
        auto* none = new QListWidgetItem(tr("No command has these words"), list_);
        none->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(0);
}

/// After it has closed, so that what the command opens has the focus.
void CommandPalette::run() {
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled)) return;
    QAction* action = commands_.action(item->data(Id).toString().toStdString());
    close();
    QTimer::singleShot(0, action, &QAction::trigger);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == field_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key(), row = list_->currentRow(), last = list_->count() - 1;
        const int page = std::max(1, list_->viewport()->height() / 28 - 1);
        const std::pair<int, int> moves[] = {
            {Qt::Key_Up, -1}, {Qt::Key_Down, 1}, {Qt::Key_PageUp, -page}, {Qt::Key_PageDown, page}};
        for (const auto& [move, by] : moves) {
            if (key != move) continue;
            list_->setCurrentRow(std::clamp(row + by, 0, std::max(0, last)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace rhyme::ui
