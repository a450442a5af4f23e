#include "ui/bin/folder_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

QString name_of(const Bin& bin, FolderId folder) {
    const BinFolder* found = bin.find(folder);
    return found ? QString::fromStdString(found->name) : FolderBar::tr("Bin");
}

QString in_menu(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

}  // namespace

void fill_folder_menu(QMenu& menu, const Bin& bin, FolderId current, const std::function<void(FolderId)>& chosen) {
    menu.clear();
    const auto add = [&](FolderId folder, int depth) {
        QAction* action = menu.addAction(QString(depth * 4, QChar(0x2003)) + in_menu(name_of(bin, folder)));
        action->setCheckable(true);
        action->setChecked(folder == current);
        QObject::connect(action, &QAction::triggered, action, [chosen, folder] { chosen(folder); });
    };
    const std::function<void(FolderId, int)> below = [&](FolderId outer, int depth) {
        for (const BinFolder& folder : bin.folders) {
            if (folder.inside != outer) continue;
            add(folder.id, depth);
            below(folder.id, depth + 1);
        }
    };
    add({}, 0);
    below({}, 1);
}

FolderBar::FolderBar(QWidget* parent)
    : QWidget(parent), up_(new QToolButton), place_(new QToolButton), new_(new QToolButton), filter_(new QToolButton) {
    setObjectName(QStringLiteral("folders"));
    up_->setIcon(icon(QStringLiteral("up")));
    up_->setToolTip(tr("To the folder above"));
    up_->setAccessibleName(up_->toolTip());
    place_->setPopupMode(QToolButton::InstantPopup);
    place_->setMenu(new QMenu(place_));
    place_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    place_->setMinimumWidth(40);
    new_->setIcon(icon(QStringLiteral("new-folder")));
    new_->setToolTip(tr("New folder"));
    new_->setAccessibleName(new_->toolTip());
    filter_->setPopupMode(QToolButton::InstantPopup);
    filter_->setMenu(new QMenu(filter_));
    filter_->setToolTip(tr("Which footage is shown: stars, labels, tags"));
    filter_->setAccessibleName(filter_->toolTip());
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(8, 0, 8, 2);
    line->setSpacing(2);
    line->addWidget(up_);
    line->addWidget(place_);
    line->addStretch(1);
    line->addWidget(new_);
    line->addWidget(filter_);
    connect(up_, &QToolButton::clicked, this, [this] {
        if (const BinFolder* folder = bin_.find(folder_)) emit folder_wanted(folder->inside);
    });
    connect(new_, &QToolButton::clicked, this, &FolderBar::new_wanted);
    connect(place_->menu(), &QMenu::aboutToShow, this, [this] {
        fill_folder_menu(*place_->menu(), bin_, folder_, [this](FolderId folder) { emit folder_wanted(folder); });
    });
    connect(filter_->menu(), &QMenu::aboutToShow, this, [this] {
        fill_filter_menu(*filter_->menu(), bin_, now_, [this](const NoteFilter& next) { emit filter_wanted(next); });
    });
    show_place({}, {});
    show_filter({});
}

void FolderBar::show_place(const Bin& bin, FolderId folder) {
    bin_ = bin, folder_ = folder;
    up_->setEnabled(static_cast<bool>(folder));
    QStringList path{tr("Bin")};
    for (const FolderId id : bin.path(folder)) path << name_of(bin, id);
    place_->setToolTip(path.join(QStringLiteral(" / ")));
    place_->setAccessibleName(tr("Folder: %1").arg(path.join(QStringLiteral(", "))));
    fit_name();
}

void FolderBar::show_filter(const NoteFilter& filter) {
    now_ = filter;
    filter_->setIcon(icon(filter.is_set() ? QStringLiteral("filter-on") : QStringLiteral("filter")));
    filter_->setAccessibleDescription(filter.is_set() ? tr("Some footage is not shown") : QString());
}

void FolderBar::open_filter() { filter_->showMenu(); }

void FolderBar::resizeEvent(QResizeEvent*) { fit_name(); }

void FolderBar::fit_name() {
    const int others = up_->sizeHint().width() + new_->sizeHint().width() + filter_->sizeHint().width() + 60;
    place_->setText(in_menu(
        place_->fontMetrics().elidedText(name_of(bin_, folder_), Qt::ElideMiddle, std::max(20, width() - others))));
}

}  // namespace rhyme::ui
