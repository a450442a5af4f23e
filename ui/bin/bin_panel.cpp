#include "ui/bin/bin_panel.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/analysis/seen_words.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/folder_bar.h"
#include "ui/bin/notes_bar.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

std::vector<std::filesystem::path> local_paths(const QList<QUrl>& urls) {
    std::vector<std::filesystem::path> paths;
    for (const QUrl& url : urls)
        if (url.isLocalFile()) paths.emplace_back(url.toLocalFile().toStdString());
    return paths;
}

BinPanel::BinPanel(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), folders_(new FolderBar), notes_(new NotesBar(session)) {
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    setAccessibleName(tr("Bin"));
    make_view();
    search_ = new QLineEdit;
    search_->setPlaceholderText(tr("Search footage: names, unused, red, close…"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setToolTip(
        tr("Names, facts and looks: low key, teal against orange, subject left, moving right, close-up; tags; *** for "
           "stars"));
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
    column->addWidget(folders_);
    column->addWidget(none_);
    column->addWidget(pages_, 1);
    column->addWidget(notes_);
    column->addLayout(bottom);
    listen();
    refresh();
}

void BinPanel::make_view() {
    model_ = new BinModel(session_, this);
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
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setDragEnabled(true);
    view_->setDragDropMode(QAbstractItemView::DragOnly);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setContextMenuPolicy(Qt::ActionsContextMenu);
    view_->setMouseTracking(true);
    view_->viewport()->setMouseTracking(true);
    view_->viewport()->setAcceptDrops(true);  // see drag_event()
    view_->installEventFilter(this);
    view_->viewport()->installEventFilter(this);
    folders_->up().setAcceptDrops(true);
    folders_->up().installEventFilter(this);
}

void BinPanel::listen() {
    Footage& footage = session_.footage();
    connect(&footage, &Footage::inserted, this, &BinPanel::refresh);
    connect(&footage, &Footage::changed, this, &BinPanel::refresh);
    connect(&footage, &Footage::opened, this, &BinPanel::file_came);
    connect(&footage, &Footage::cleared, &looks_, &LookIndex::clear);
    connect(&footage, &Footage::cleared, this, [this] {
        coming_.clear();
        open_folder({});
        refresh();
    });
    connect(&looks_, &LookIndex::grew, this, &BinPanel::filter);
    connect(search_, &QLineEdit::textChanged, this, &BinPanel::filter);
    connect(list_button_, &QToolButton::toggled, this, &BinPanel::set_list);
    connect(&session_, &Session::timeline_changed, this, [this] {
        if (!search_->text().isEmpty()) filter();
    });
    connect(&session_, &Session::bin_changed, this, &BinPanel::filter);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &BinPanel::selection_moved);
    connect(view_, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const BinFolder* folder = model_->folder(index.row())) return open_folder(folder->id);
        const BinItem* item = model_->item(index.row());
        if (item && item->file) session_.set_source({item->media, found_in(item->media), {}, {}});
    });
    connect(delegate_, &BinDelegate::closeEditor, this, [this] { model_->name_with({}); });
    connect(folders_, &FolderBar::folder_wanted, this, &BinPanel::open_folder);
    connect(folders_, &FolderBar::new_wanted, this, &BinPanel::new_folder);
    connect(folders_, &FolderBar::filter_wanted, this, &BinPanel::set_note_filter);
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
        if (const BinItem* item = model_->item(index.row()); item && item->media && !view_->isRowHidden(index.row()))
            media.push_back(item->media);
    return media;
}

void BinPanel::selection_moved() { notes_->show_notes(selected()); }

void BinPanel::refresh() {
    const Footage& footage = session_.footage();
    const int all = static_cast<int>(footage.items().size());
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
    const MediaNote& note = session_.bin().note(item.media);
    if (!note.color.empty()) facts.insert(note.color);
    for (const std::string& tag : note.tags)
        for (const QString& word : QString::fromStdString(tag).toCaseFolded().split(QLatin1Char(' ')))
            facts.insert(word.toStdString());
    facts.insert(used_.contains(item.media) ? "used" : "unused");
    return facts;
}

FramePosition BinPanel::found_in(MediaId media) const {
    const auto place = found_.find(media);
    return place == found_.end() ? FramePosition(0) : place->second;
}

/// Whether the file is meant, by its name and facts or by how it looks; where its looks are asked for, also the place.
bool BinPanel::fits(const BinItem& item, const BinQuery& query) {
    if (session_.bin().note(item.media).rating < query.least_rating) return false;
    if (query.words.isEmpty()) return true;
    const BinFacts known = facts(item);
    const bool named = passes(item.name, known, query.words);
    if (!query.asks_for_looks() || !item.analysis) return named;
    const LookIndex::Looks looks = looks_.of(item.analysis);
    const auto moment = looks ? best_moment(query.looks, *looks) : std::nullopt;
    if (moment) found_[item.media] = (*looks)[*moment].frame;
    return named || (moment && passes(item.name, known, query.rest));
}

/// Whether it lies where one looks, and has what is filtered for.
bool BinPanel::in_sight(const BinItem& item, bool searching) const {
    const Bin& bin = session_.bin();
    const MediaNote& note = bin.note(item.media);
    const bool here = searching ? bin.contains(folder_, note.folder) : note.folder == folder_;
    return here && note_filter_.passes(note);
}

void BinPanel::filter() {
    const Bin& bin = session_.bin();
    if (folder_ && !bin.find(folder_)) folder_ = {};
    const BinQuery wanted = BinQuery::parse(search_->text().trimmed());
    const bool words = !wanted.words.isEmpty(), searching = words || wanted.least_rating > 0 || note_filter_.is_set();
    if (words) {
        const auto media = session_.timeline().media();
        used_ = {media.begin(), media.end()};
    }
    found_.clear();
    std::map<int, double> shown_at;
    int shown = 0;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const BinFolder* folder = model_->folder(row);
        bool there = folder && folder->inside == folder_;
        if (folder && searching)
            there = words && !note_filter_.is_set() && bin.contains(folder_, folder->inside) &&
                    passes(QString::fromStdString(folder->name), {}, wanted.words);
        if (const BinItem* item = model_->item(row)) {
            there = in_sight(*item, searching) && fits(*item, wanted);
            if (const auto place = found_.find(item->media); place != found_.end() && item->analysis->frames > 0)
                shown_at[row] =
                    (static_cast<double>(place->second.value) + 0.5) / static_cast<double>(item->analysis->frames);
        }
        view_->setRowHidden(row, !there);
        shown += there;
    }
    for (int row = 0; shown == 0 && wanted.unfinished() && row < model_->rowCount(); ++row)
        if (const BinItem* item = model_->item(row)) view_->setRowHidden(row, !in_sight(*item, true));
    delegate_->set_places(std::move(shown_at));
    view_->viewport()->update();
    pages_->setCurrentIndex(model_->rowCount() > 0 ? 1 : 0);
    folders_->setVisible(model_->rowCount() > 0);
    folders_->show_place(bin, folder_);
    folders_->show_filter(note_filter_);
    selection_moved();
    const bool none = shown == 0 && !wanted.unfinished() && model_->rowCount() > 0;
    none_->setVisible(none);
    if (none) show_nothing_found(wanted);
}

void BinPanel::show_nothing_found(const BinQuery& wanted) {
    QString text = tr("Nothing in this folder yet: drag footage or folders here, or drop files");
    if (note_filter_.is_set() || wanted.least_rating > 0) text = tr("No footage has these stars, labels and tags");
    if (!wanted.words.isEmpty())
        text = looks_.busy()
                   ? tr("Looking through the footage…")
                   : tr("No footage for “%1”: try a name, or words such as unused, red, close, moving, people")
                         .arg(wanted.words);
    none_->setText(text);
}

void BinPanel::set_list(bool list) {
    list_ = list;
    delegate_->set_list(list);
    view_->setViewMode(list ? QListView::ListMode : QListView::IconMode);
    view_->setMovement(QListView::Static);
    view_->setResizeMode(QListView::Adjust);
    view_->setDragEnabled(true);
    view_->viewport()->setAcceptDrops(true);  // setMovement() takes both away
    list_button_->setChecked(list);
    fit_cards();
    emit list_changed(list);
}

/// The picture under the mouse goes along with it.
void BinPanel::scrub(const QPoint& at) {
    const QModelIndex index = view_->indexAt(at);
    const QRect rect = index.isValid() ? view_->visualRect(index) : QRect();
    const double left = list_ ? rect.left() + 8 : rect.left() + 6, width = list_ ? 64 : rect.width() - 12;
    const double fraction = (at.x() - left) / std::max(1.0, width);
    constexpr double steps = 24;  // so many pictures of a clip are fetched at most
    const bool inside = index.isValid() && model_->item(index.row()) && fraction >= 0 && fraction < 1;
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

bool BinPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &folders_->up()) return drag_event(*event, true);
    if (watched == view_->viewport()) {
        if (drag_event(*event, false)) return true;
        if (event->type() == QEvent::MouseMove) scrub(static_cast<QMouseEvent*>(event)->pos());
        if (event->type() == QEvent::Leave) scrub({-1, -1});
        return QWidget::eventFilter(watched, event);
    }
    // The view goes from card to card with the keys that elsewhere move the playhead.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        const int key = pressed->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == search_ && !enter) return false;
        const bool own = watched == view_ && !(pressed->modifiers() & ~Qt::KeypadModifier) && override_key(key);
        if (own || enter || (key >= Qt::Key_Home && key <= Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::KeyPress && watched == view_) {
        const auto* pressed = static_cast<QKeyEvent*>(event);
        if (!(pressed->modifiers() & ~Qt::KeypadModifier) && press_key(pressed->key())) return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rhyme::ui
