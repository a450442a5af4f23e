#include "ui/bin/bin_panel.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/analysis/seen_words.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_model.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

std::vector<std::filesystem::path> local_paths(const QList<QUrl>& urls) {
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : urls)
        if (url.isLocalFile()) paths.emplace_back(url.toLocalFile().toStdString());
    return paths;
}

BinPanel::BinPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    setAccessibleName(tr("Bin"));
    model_ = new BinModel(session, this);
    delegate_ = new BinDelegate(this);
    view_ = new QListView;
    view_->setObjectName(QStringLiteral("bin"));
    view_->setAccessibleName(tr("Footage"));
    view_->setModel(model_);
    view_->setItemDelegate(delegate_);
    view_->setViewMode(QListView::IconMode);
    view_->setResizeMode(QListView::Adjust);
    view_->setMovement(QListView::Static);
    view_->setUniformItemSizes(true);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setDragEnabled(true);
    view_->setDragDropMode(QAbstractItemView::DragOnly);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setMouseTracking(true);
    view_->viewport()->setMouseTracking(true);
    view_->installEventFilter(this);
    view_->viewport()->installEventFilter(this);
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search footage: names, unused, red, close…"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setToolTip(
        tr("Names, facts and looks: low key, teal against orange, subject left, moving right, close-up"));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    search_->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    status_ = new QLabel;
    status_->setProperty("quiet", true);
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    progress_->setAccessibleName(tr("Analysis of the footage"));

    pages_ = new QStackedWidget;
    pages_->addWidget(make_empty_page());
    pages_->addWidget(view_);
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("dock_header"));
    auto* top = new QHBoxLayout(header);
    top->setContentsMargins(8, 4, 8, 4);
    top->addWidget(search_);
    list_button_ = new QToolButton;
    list_button_->setCheckable(true);
    list_button_->setIcon(icon(QStringLiteral("list")));
    list_button_->setToolTip(tr("As a list"));
    list_button_->setAccessibleName(list_button_->toolTip());
    top->addWidget(list_button_);
    none_ = new QLabel;
    none_->setProperty("quiet", true);
    none_->setWordWrap(true);
    none_->setMargin(12);
    none_->hide();
    setFocusProxy(view_);
    auto* bottom = new QVBoxLayout;
    bottom->setContentsMargins(12, 4, 12, 8);
    bottom->setSpacing(4);
    bottom->addWidget(status_);
    bottom->addWidget(progress_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(none_);
    column->addWidget(pages_, 1);
    column->addLayout(bottom);

    Footage& footage = session.footage();
    connect(&footage, &Footage::inserted, this, &BinPanel::refresh);
    connect(&footage, &Footage::changed, this, &BinPanel::refresh);
    connect(&footage, &Footage::cleared, &looks_, &LookIndex::clear);
    connect(&footage, &Footage::cleared, this, &BinPanel::refresh);
    connect(&looks_, &LookIndex::grew, this, &BinPanel::filter);
    connect(search_, &QLineEdit::textChanged, this, &BinPanel::filter);
    connect(list_button_, &QToolButton::toggled, this, &BinPanel::set_list);
    connect(&session, &Session::timeline_changed, this, [this] {
        if (!search_->text().isEmpty()) filter();
    });
    connect(view_, &QListView::activated, this, [this](const QModelIndex& index) {
        const BinItem* item = model_->item(index.row());
        if (item && item->file) session_.set_source({item->media, found_in(item->media), {}, {}});
    });
    refresh();
}

QWidget* BinPanel::make_empty_page() {
    auto* page = new QWidget;
    auto* text = new QLabel(tr("No footage yet:\ndrop clips or a song"));
    text->setAlignment(Qt::AlignCenter);
    text->setProperty("quiet", true);
    auto* button = new QPushButton(tr("Import…"));
    connect(button, &QPushButton::clicked, this, &BinPanel::import_wanted);
    auto* column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return page;
}

QWidget* BinPanel::view_widget() const { return view_; }

std::vector<MediaId> BinPanel::selected() const {
    std::vector<MediaId> media;
    const auto rows = view_->selectionModel()->selectedIndexes();
    for (const QModelIndex& index : rows)
        if (const BinItem* item = model_->item(index.row()); item && item->media) media.push_back(item->media);
    return media;
}

void BinPanel::refresh() {
    const Footage& footage = session_.footage();
    const int all = static_cast<int>(footage.items().size());
    pages_->setCurrentIndex(all ? 1 : 0);
    const int opening = footage.opening(), analysing = footage.analysing();
    QString text;
    if (opening) {
        text = opening == 1 ? tr("Opening a file") : tr("Opening %1 files").arg(opening);
    } else if (analysing) {
        text = tr("Analysing: %1 of %2 ready").arg(all - analysing).arg(all);
    } else if (all) {
        text = all == 1 ? tr("1 file") : tr("%1 files").arg(all);
    }
    status_->setText(text);
    progress_->setVisible(opening || analysing);
    progress_->setValue(static_cast<int>(footage.progress() * 1000));
    search_->setEnabled(all > 0);
    filter();
}

BinFacts BinPanel::facts(const BinItem& item) const {
    BinFacts facts;
    if (item.analysis) {
        const auto [place, fresh] = seen_.try_emplace(item.analysis);
        if (fresh) place->second = seen_words(*item.analysis);
        facts = place->second;
    }
    if (item.state == BinItem::State::Offline) facts.insert("offline");
    if (item.file && !item.has_picture()) facts.insert("song");
    facts.insert(used_.contains(item.media) ? "used" : "unused");
    return facts;
}

FramePosition BinPanel::found_in(MediaId media) const {
    const auto place = found_.find(media);
    return place == found_.end() ? FramePosition(0) : place->second;
}

/// Whether the file is meant, by its name and facts or by how it looks; where its looks are asked for, also the place.
bool BinPanel::fits(const BinItem& item, const BinQuery& query) {
    if (query.words.isEmpty()) return true;
    const BinFacts known = facts(item);
    const bool named = passes(item.name, known, query.words);
    if (!query.asks_for_looks() || !item.analysis) return named;
    const LookIndex::Looks looks = looks_.of(item.analysis);
    const auto moment = looks ? best_moment(query.looks, *looks) : std::nullopt;
    if (moment) found_[item.media] = (*looks)[*moment].frame;
    return named || (moment && passes(item.name, known, query.rest));
}

void BinPanel::filter() {
    const BinQuery wanted = BinQuery::parse(search_->text().trimmed());
    if (!wanted.words.isEmpty()) {
        const auto media = session_.timeline().media();
        used_ = {media.begin(), media.end()};
    }
    found_.clear();
    std::map<int, double> shown_at;
    int shown = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const BinItem& item = *model_->item(row);
        const bool there = fits(item, wanted);
        view_->setRowHidden(row, !there);
        shown += there;
        if (const auto place = found_.find(item.media); place != found_.end() && item.analysis->frames > 0)
            shown_at[row] =
                (static_cast<double>(place->second.value) + 0.5) / static_cast<double>(item.analysis->frames);
    }
    if (shown == 0 && wanted.unfinished())
        for (; shown < model_->rowCount(); ++shown) view_->setRowHidden(shown, false);
    delegate_->set_places(std::move(shown_at));
    view_->viewport()->update();
    const bool none = shown == 0 && model_->rowCount() > 0;
    none_->setVisible(none);
    if (!none) return;
    none_->setText(looks_.busy()
                       ? tr("Looking through the footage…")
                       : tr("No footage for “%1”: try a name, or words such as unused, red, close, moving, people")
                             .arg(wanted.words));
}

void BinPanel::set_list(bool list) {
    list_ = list;
    delegate_->set_list(list);
    view_->setViewMode(list ? QListView::ListMode : QListView::IconMode);
    view_->setMovement(QListView::Static);
    view_->setResizeMode(QListView::Adjust);
    view_->setDragEnabled(true);
    list_button_->setChecked(list);
    fit_cards();
}

/// The picture under the mouse goes along with it.
void BinPanel::scrub(const QPoint& at) {
    const QModelIndex index = view_->indexAt(at);
    const QRect rect = index.isValid() ? view_->visualRect(index) : QRect();
    const double left = list_ ? rect.left() + 8 : rect.left() + 6, width = list_ ? 64 : rect.width() - 12;
    const double fraction = (at.x() - left) / std::max(1.0, width);
    constexpr double steps = 24;  // so many pictures of a clip are fetched at most
    const bool inside = index.isValid() && fraction >= 0 && fraction < 1;
    delegate_->set_scrub(inside ? index.row() : -1, std::floor(fraction * steps) / steps);
    view_->viewport()->update();
}

void BinPanel::fit_cards() {
    const int room = std::max(100, width() - 16);
    const int columns = std::max(1, room / 124);
    delegate_->set_card_width(list_ ? view_->viewport()->width() : room / columns);
    view_->doItemsLayout();
}

void BinPanel::resizeEvent(QResizeEvent*) { fit_cards(); }

void BinPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && !local_paths(event->mimeData()->urls()).empty()) event->acceptProposedAction();
}

void BinPanel::dragLeaveEvent(QDragLeaveEvent*) {}

void BinPanel::dropEvent(QDropEvent* event) {
    session_.footage().add(local_paths(event->mimeData()->urls()));
    event->acceptProposedAction();
}

bool BinPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == view_->viewport()) {
        if (event->type() == QEvent::MouseMove) scrub(static_cast<QMouseEvent*>(event)->pos());
        if (event->type() == QEvent::Leave) scrub({-1, -1});
        return QWidget::eventFilter(watched, event);
    }
    // The view goes from card to card with the keys that elsewhere move the playhead.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (watched == search_ && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
        switch (key) {
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Home:
            case Qt::Key_End:
            case Qt::Key_Return:
            case Qt::Key_Enter:
                event->accept();
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rhyme::ui
