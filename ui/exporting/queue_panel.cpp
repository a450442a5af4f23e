#include "ui/exporting/queue_panel.h"

#include <QAction>
#include <QDesktopServices>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "ui/commands/commands.h"
#include "ui/exporting/export_row.h"
#include "ui/exporting/export_words.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {
namespace {

using State = RenderQueue::State;

void open_folder(const std::filesystem::path& file) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(path_text(file.parent_path()))));
}

QString with_keys(const QString& text, const QAction& action) {
    const QString keys = action.shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
}

}  // namespace

QueuePanel::QueuePanel(ExportQueue& queue, QAction* pause, QAction* clear, QAction* add, QWidget* parent)
    : QWidget(parent), show_file(open_folder), queue_(queue), pause_(pause), clear_(clear) {
    setObjectName(QStringLiteral("export_queue"));
    setAccessibleName(tr("Export Queue"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    summary_ = new QLabel;
    summary_->setProperty("quiet", true);
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    pause_button_ = tool_button(pause_);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 2, 8, 2);
    bar->setSpacing(2);
    bar->addWidget(summary_, 1);
    bar->addWidget(pause_button_);
    bar->addWidget(tool_button(clear_));
    bar->addWidget(tool_button(add));
    auto* list = new QWidget;
    list->setProperty("panel", true);
    list->setAttribute(Qt::WA_StyledBackground);
    rows_ = new QVBoxLayout(list);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(0);
    rows_->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pages_ = new QStackedWidget;
    pages_->addWidget(make_empty(add));
    pages_->addWidget(scroll);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(pages_, 1);
    connect(&queue_, &ExportQueue::changed, this, &QueuePanel::refresh);
    refresh();
}

QWidget* QueuePanel::make_empty(QAction* add) {
    auto* words =
        new QLabel(tr("Nothing to export yet: open Export and choose Add to Queue. "
                      "Exports run one after another while you go on cutting."));
    words->setProperty("quiet", true);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    auto* open = new QPushButton(plain_text(add->text()));
    open->setToolTip(with_keys(tr("Choose what to export"), *add));
    const auto follow = [open, add] { open->setEnabled(add->isEnabled()); };
    follow();
    connect(add, &QAction::changed, open, follow);
    connect(open, &QPushButton::clicked, add, &QAction::trigger);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(words);
    column->addWidget(open, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

ExportRow* QueuePanel::row(int index) const {
    if (index < 0 || index >= static_cast<int>(queue_.items().size())) return nullptr;
    return by_id_.at(queue_.items()[static_cast<std::size_t>(index)].id);
}

void QueuePanel::refresh() {
    const auto& items = queue_.items();
    std::set<std::uint64_t> there;
    for (const auto& item : items) there.insert(item.id);
    std::erase_if(by_id_, [&](const auto& known) {
        if (there.contains(known.first)) return false;
        known.second->hide();
        known.second->deleteLater();
        return true;
    });
    for (const auto& item : items) {
        ExportRow*& row = by_id_[item.id];
        if (!row) {
            row = new ExportRow(item);
            const std::uint64_t id = item.id;
            connect(row->cancel, &QToolButton::clicked, this, [this, id] { queue_.cancel(id); });
            connect(row->remove, &QToolButton::clicked, this, [this, id] { queue_.remove(id); });
            connect(row->retry, &QToolButton::clicked, this, [this, id] { queue_.retry(id); });
            connect(row->reveal, &QToolButton::clicked, this, [this, target = item.target] { show_file(target); });
            rows_->insertWidget(rows_->count() - 1, row);
        }
        row->show_item(item, queue_.paused());
    }
    pages_->setCurrentIndex(items.empty() ? 0 : 1);
    summary_->setText(summary());
    const bool paused = queue_.paused();
    pause_->setChecked(paused);
    pause_->setIcon(icon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
    pause_button_->setToolTip(with_keys(paused ? tr("Resume exports") : tr("Pause exports"), *pause_));
    pause_button_->setAccessibleName(paused ? tr("Resume exports") : tr("Pause exports"));
    clear_->setEnabled(static_cast<int>(items.size()) > queue_.unfinished());
}

QString QueuePanel::summary() const {
    const auto& items = queue_.items();
    if (items.empty()) return {};
    const int all = static_cast<int>(items.size()), left = queue_.unfinished();
    if (left == 0) {
        const auto failed =
            std::count_if(items.begin(), items.end(), [](const auto& item) { return item.state == State::Failed; });
        return failed ? tr("%1 of %2 failed").arg(failed).arg(all) : tr("Nothing left to do");
    }
    QString text = tr("%1 of %2 to go").arg(left).arg(all);
    if (queue_.paused()) return tr("%1, paused").arg(text);
    std::optional<double> longest;
    for (const auto& item : items) {
        if (item.state != State::Waiting && item.state != State::Running) continue;
        if (!item.seconds_left) return text;
        longest = std::max(longest.value_or(0), *item.seconds_left);
    }
    return longest ? QStringLiteral("%1, %2").arg(text, remaining_text(*longest)) : text;
}

}  // namespace rhyme::ui
