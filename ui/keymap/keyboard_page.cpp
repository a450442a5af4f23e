#include "ui/keymap/keyboard_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/commands.h"
#include "ui/controls/eliding.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

QString key_text(const QList<QKeySequence>& keys) {
    QStringList texts;
    for (const QKeySequence& key : keys) texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("   "));
}

QString shown(const char* text) { return plain_text(QCoreApplication::translate("Commands", text)); }

QString name_of(const std::string& id) {
    const auto& table = command_table();
    const auto found = std::ranges::find(table, id, &CommandSpec::id);
    return found == table.end() ? QString() : shown(found->text);
}

}  // namespace

KeyboardPage::KeyboardPage(Commands& commands, QString map, Keys own, QWidget* parent)
    : QWidget(parent), commands_(commands), map_(std::move(map)), own_(std::move(own)) {
    maps_ = new ComboBox;
    maps_->setAccessibleName(tr("Keyboard map"));
    for (const Keymap& each : keymaps()) maps_->addItem(each.name, each.id);
    maps_->setCurrentIndex(std::max(0, maps_->findData(map_)));
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search commands or keys"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setClearButtonEnabled(true);
    tree_ = new QTreeWidget;
    tree_->setAccessibleName(tr("Commands and their keys"));
    tree_->setHeaderLabels({tr("Command"), tr("Keys")});
    tree_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree_->setRootIsDecorated(false);
    tree_->setUniformRowHeights(true);
    edit_ = new QKeySequenceEdit;
    edit_->setAccessibleName(tr("New keys of the command"));
    for (QWidget* inner : edit_->findChildren<QWidget*>()) inner->setAccessibleName(edit_->accessibleName());
    give_ = new QPushButton(tr("Use These Keys"));
    clear_ = new QPushButton(tr("No Keys"));
    restore_ = new QPushButton(tr("As in the Map"));
    for (QPushButton* button : {give_, clear_, restore_}) button->setAutoDefault(false);
    conflict_ = new QLabel;
    conflict_->setWordWrap(true);
    conflict_->setMinimumHeight(32);
    auto* top = new QHBoxLayout;
    top->addWidget(new QLabel(tr("Keys as in")));
    top->addWidget(maps_);
    top->addStretch(1);
    top->addWidget(search_, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(edit_, 1);
    for (QPushButton* button : {give_, clear_, restore_}) bottom->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(tree_, 1);
    column->addLayout(bottom);
    column->addWidget(conflict_);
    fill();
    connect(maps_, &QComboBox::activated, this, [this] {
        map_ = maps_->currentData().toString();
        apply();
    });
    connect(search_, &QLineEdit::textChanged, this, &KeyboardPage::filter);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &KeyboardPage::show_command);
    connect(edit_, &QKeySequenceEdit::keySequenceChanged, this, &KeyboardPage::show_conflict);
    connect(give_, &QPushButton::clicked, this, &KeyboardPage::give);
    connect(clear_, &QPushButton::clicked, this, [this] {
        own_[chosen()] = {};
        apply();
    });
    connect(restore_, &QPushButton::clicked, this, [this] {
        own_.erase(chosen());
        apply();
    });
    choose(command_table().front().id);
}

void KeyboardPage::choose(const std::string& command) {
    for (int i = 0; i < tree_->topLevelItemCount(); ++i)
        if (tree_->topLevelItem(i)->data(0, Qt::UserRole).toString().toStdString() == command)
            tree_->setCurrentItem(tree_->topLevelItem(i));
}

void KeyboardPage::fill() {
    for (const CommandSpec& spec : command_table()) {
        auto* item = new QTreeWidgetItem(tree_, {QStringLiteral("%1 › %2").arg(shown(spec.menu), shown(spec.text)),
                                                 key_text(commands_.keys().at(spec.id))});
        item->setData(0, Qt::UserRole, QString::fromStdString(spec.id));
        item->setSizeHint(0, {0, size::row});
    }
}

void KeyboardPage::apply() {
    commands_.set_keys(keys_of(keymap(map_), own_));
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = tree_->topLevelItem(i);
        item->setText(1, key_text(commands_.keys().at(item->data(0, Qt::UserRole).toString().toStdString())));
    }
    show_command();
    filter();
    emit changed();
}

std::string KeyboardPage::chosen() const {
    const QTreeWidgetItem* item = tree_->currentItem();
    return item ? item->data(0, Qt::UserRole).toString().toStdString() : std::string();
}

void KeyboardPage::show_command() {
    edit_->clear();
    restore_->setEnabled(own_.contains(chosen()));
    show_conflict();
}

void KeyboardPage::show_conflict() {
    const QKeySequence keys = edit_->keySequence();
    const auto others = keys.isEmpty() ? std::vector<std::string>() : holders(commands_.keys(), {keys}, chosen());
    give_->setEnabled(!keys.isEmpty());
    set_state(*conflict_, "failure", !others.empty());
    set_state(*conflict_, "quiet", others.empty());
    conflict_->setText(others.empty() ? tr("Choose a command, click into the field and press the keys it should have.")
                                      : tr("%1 has these keys now and would lose them.").arg(name_of(others.front())));
}

/// Who had the keys keeps its others.
void KeyboardPage::give() {
    const QKeySequence keys = edit_->keySequence();
    if (keys.isEmpty() || chosen().empty()) return;
    for (const std::string& other : holders(commands_.keys(), {keys}, chosen())) {
        QList<QKeySequence> left = commands_.keys().at(other);
        left.removeAll(keys);
        own_[other] = left;
    }
    own_[chosen()] = {keys};
    apply();
}

void KeyboardPage::filter() {
    const QString words = search_->text().trimmed();
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = tree_->topLevelItem(i);
        item->setHidden(!words.isEmpty() && !item->text(0).contains(words, Qt::CaseInsensitive) &&
                        !item->text(1).contains(words, Qt::CaseInsensitive));
    }
}

}  // namespace rhyme::ui
