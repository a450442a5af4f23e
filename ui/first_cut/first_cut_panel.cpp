#include "ui/first_cut/first_cut_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/commands/commands.h"
#include "ui/controls/eliding.h"
#include "ui/first_cut/cut_list.h"
#include "ui/first_cut/cut_placing.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

enum FootageChoice { All, Selected, Starred };
enum Into { ThisSequence, NewSequence };
constexpr int whole_song = 0, marked = -1;  // of the lengths; else seconds

int chosen(const QComboBox& box) { return box.currentData().toInt(); }

/// As high as what is in it, where there is room for that; else it scrolls.
class Scrolled : public QScrollArea {
public:
    explicit Scrolled(QWidget* part) {
        setFrameShape(QFrame::NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        setWidget(part);
    }
    QSize sizeHint() const override { return widget()->sizeHint(); }
    QSize minimumSizeHint() const override { return {0, 3 * size::button}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override {
        return widget()->hasHeightForWidth() ? widget()->heightForWidth(width) : sizeHint().height();
    }
};

QLabel* words(const QString& text, bool quiet) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", quiet);
    label->setWordWrap(true);
    return label;
}

}  // namespace

FirstCutPanel::FirstCutPanel(Session& session, FirstCut& cut, std::function<std::vector<MediaId>()> selected,
                             QAction* other_selected, QAction* other_rest, QWidget* parent)
    : QWidget(parent),
      session_(session),
      cut_(cut),
      selected_(std::move(selected)),
      model_(new CutList(session, cut, this)),
      list_(new QTableView),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("first_cut"));
    setAccessibleName(tr("First Cut"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    none_ = words({}, true);
    none_->setAlignment(Qt::AlignCenter);
    none_->setMargin(16);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    choices_ = new Scrolled(make_choices());
    column->addLayout(make_head());
    column->addWidget(choices_);
    pages_->addWidget(none_);
    pages_->addWidget(make_shots(other_selected, other_rest));
    column->addWidget(pages_, 1);
    setFocusProxy(make_);
    for (ComboBox* box : {song_, footage_, stretch_, into_})
        connect(box, &QComboBox::currentIndexChanged, this, &FirstCutPanel::refresh_choices);
    connect(&session_.footage(), &Footage::changed, this, &FirstCutPanel::refresh_songs);
    connect(&session_.footage(), &Footage::cleared, this, &FirstCutPanel::refresh_songs);
    connect(&session_, &Session::timeline_changed, this, &FirstCutPanel::refresh_songs);
    connect(&session_, &Session::range_changed, this, &FirstCutPanel::refresh_choices);
    connect(&session_, &Session::selection_changed, this, &FirstCutPanel::follow_selection);
    connect(&cut_, &FirstCut::changed, this, &FirstCutPanel::show_state);
    connect(model_, &QAbstractItemModel::modelReset, this, &FirstCutPanel::show_state);
    connect(model_, &QAbstractItemModel::dataChanged, this, &FirstCutPanel::show_why);
    refresh_songs();
}

ComboBox* FirstCutPanel::add_choice(QGridLayout& grid, const QString& label, const char* name) {
    auto* box = new ComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* says = new QLabel(label);
    says->setBuddy(box);
    const int row = grid.count() / 2;
    grid.addWidget(says, row, 0);
    grid.addWidget(box, row, 1);
    return box;
}

QLayout* FirstCutPanel::make_head() {
    make_ = new QPushButton(tr("Make a First Cut"));
    make_->setObjectName(QStringLiteral("first_cut_make"));
    cancel_ = new QToolButton;
    cancel_->setIcon(icon(QStringLiteral("close")));
    cancel_->setToolTip(tr("Stop making it"));
    cancel_->setAccessibleName(cancel_->toolTip());
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setAccessibleName(tr("First cut being made"));
    fold_ = new QToolButton;
    fold_->setObjectName(QStringLiteral("first_cut_choices"));
    fold_->setIcon(icon(QStringLiteral("sliders")));
    fold_->setIconSize(QSize(size::icon, size::icon));
    fold_->setFixedSize(size::button, size::button);
    fold_->setCheckable(true);
    fold_->setChecked(true);
    fold_->setToolTip(tr("What it is to be"));
    fold_->setAccessibleName(fold_->toolTip());
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 8, 4);
    line->setSpacing(8);
    line->addWidget(make_);
    line->addWidget(bar_, 1);
    line->addWidget(cancel_);
    line->addStretch(0);
    line->addWidget(fold_);
    connect(make_, &QPushButton::clicked, this, &FirstCutPanel::make);
    connect(cancel_, &QToolButton::clicked, &cut_, &FirstCut::cancel);
    connect(fold_, &QToolButton::toggled, choices_, &QWidget::setVisible);
    connect(&cut_, &FirstCut::made, fold_, [this] { fold_->setChecked(false); });
    return line;
}

QWidget* FirstCutPanel::make_choices() {
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    note_ = words({}, true);
    song_ = add_choice(*grid, tr("Song"), "first_cut_song");
    footage_ = add_choice(*grid, tr("Footage"), "first_cut_footage");
    stretch_ = add_choice(*grid, tr("Length"), "first_cut_length");
    begin_ = add_choice(*grid, tr("Begins"), "first_cut_begin");
    pace_ = add_choice(*grid, tr("Pace"), "first_cut_pace");
    into_ = add_choice(*grid, tr("Put it in"), "first_cut_into");
    shape_ = add_choice(*grid, tr("Shape"), "first_cut_shape");
    const auto fill = [](ComboBox* box, const std::vector<std::pair<QString, int>>& items) {
        const QSignalBlocker quiet(box);
        for (const auto& [text, value] : items) box->addItem(text, value);
    };
    fill(footage_, {{tr("All in the bin"), All}, {tr("Selected in the bin"), Selected}, {tr("With stars"), Starred}});
    fill(stretch_, {{tr("The whole song"), whole_song},
                    {tr("60 seconds"), 60},
                    {tr("30 seconds"), 30},
                    {tr("15 seconds"), 15},
                    {tr("In to out"), marked}});
    using Begin = FirstCutWish::Begin;
    fill(begin_, {{tr("Where the song begins"), int(Begin::Start)},
                  {tr("Where it is fullest"), int(Begin::Fullest)},
                  {tr("At the playhead"), int(Begin::Playhead)}});
    fill(pace_, {{tr("Slow, about 4 s a shot"), int(Pace::Slow)},
                 {tr("Medium, about 2 s a shot"), int(Pace::Medium)},
                 {tr("Fast, about 1 s a shot"), int(Pace::Fast)}});
    pace_->setCurrentIndex(1);
    fill(into_, {{tr("This sequence"), ThisSequence}, {tr("A new sequence"), NewSequence}});
    fill(shape_, {{tr("As the footage"), 0},
                  {QStringLiteral("16:9"), 16 * 100 + 9},
                  {QStringLiteral("9:16"), 9 * 100 + 16},
                  {QStringLiteral("1:1"), 101},
                  {QStringLiteral("4:5"), 405}});
    takes_ = new QCheckBox(tr("Performance takes as the spine"));
    takes_->setToolTip(tr("Footage whose sound is the song is put in sync with it, and comes back between the others"));
    takes_->setChecked(true);
    grid->addWidget(takes_, grid->rowCount(), 0, 1, 2);
    grid->addWidget(note_, grid->rowCount(), 0, 1, 2);
    grid->setRowStretch(grid->rowCount(), 1);
    return part;
}

QWidget* FirstCutPanel::make_shots(QAction* other_selected, QAction* other_rest) {
    auto* part = new QWidget;
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    make_list();
    why_ = words({}, true);
    why_->setObjectName(QStringLiteral("first_cut_why"));
    why_->setContentsMargins(12, 6, 12, 2);
    why_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    why_->setMinimumHeight(2 * why_->fontMetrics().lineSpacing() + 8);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 12, 8);
    line->setSpacing(8);
    line->addWidget(new QLabel(tr("Change")));
    const auto add = [&](QAction* action, const QString& text) {
        auto* button = new QPushButton(text);
        button->setToolTip(action->toolTip());
        button->setAccessibleName(plain_text(action->text()));
        button->setEnabled(action->isEnabled());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button, [button, action] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(action->toolTip());
        });
        line->addWidget(button);
    };
    add(other_selected, tr("Selected"));
    add(other_rest, tr("The Rest"));
    line->addStretch(1);
    column->addWidget(list_, 1);
    column->addWidget(why_);
    column->addLayout(line);
    return part;
}

void FirstCutPanel::make_list() {
    list_->setObjectName(QStringLiteral("first_cut_shots"));
    list_->setAccessibleName(tr("Shots of the first cut"));
    list_->setModel(model_);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setShowGrid(false);
    list_->setWordWrap(false);
    list_->setTabKeyNavigation(false);
    list_->setIconSize(QSize(CutList::picture_width, CutList::picture_height));
    list_->verticalHeader()->hide();
    list_->verticalHeader()->setDefaultSectionSize(CutList::picture_height + 8);
    QHeaderView* header = list_->horizontalHeader();
    header->setMinimumSectionSize(24);
    header->setResizeContentsPrecision(0);  // of what is seen
    for (const int column : {CutList::Kept, CutList::Place, CutList::Match})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(CutList::Shot, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    list_->installEventFilter(this);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FirstCutPanel::select_clips);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FirstCutPanel::show_why);
}

std::vector<MediaId> FirstCutPanel::footage() const {
    if (chosen(*footage_) == Selected) return selected_();
    std::vector<MediaId> all;
    for (const BinItem& item : session_.footage().items())
        if (chosen(*footage_) == All || session_.bin().note(item.media).rating > 0) all.push_back(item.media);
    return all;
}

FirstCutWish FirstCutPanel::wish() const {
    FirstCutWish wish;
    wish.song = MediaId{song_->currentData().toULongLong()};
    wish.footage = footage();
    const int length = chosen(*stretch_);
    wish.stretch = length == whole_song ? FirstCutWish::Stretch::Song
                   : length == marked   ? FirstCutWish::Stretch::Marked
                                        : FirstCutWish::Stretch::Seconds;
    wish.seconds = length;
    if (length > 0) wish.begin = static_cast<FirstCutWish::Begin>(chosen(*begin_));
    wish.pace = static_cast<Pace>(chosen(*pace_));
    wish.new_sequence = chosen(*into_) == NewSequence;
    if (shape_->isEnabled()) wish.shape_width = chosen(*shape_) / 100, wish.shape_height = chosen(*shape_) % 100;
    wish.takes = takes_->isChecked();
    return wish;
}

void FirstCutPanel::make() { cut_.make(wish()); }

/// Sound without a picture, the sequence's song first.
void FirstCutPanel::refresh_songs() {
    const MediaId of_sequence = session_.timeline().song ? session_.timeline().song->media : MediaId{};
    std::vector<std::pair<QString, qulonglong>> songs;
    for (const BinItem& item : session_.footage().items()) {
        if (!item.media || !item.has_sound() || (item.has_picture() && item.media != of_sequence)) continue;
        const std::pair entry(item.name, qulonglong(item.media.value));
        songs.insert(item.media == of_sequence ? songs.begin() : songs.end(), entry);
    }
    if (songs.empty()) songs.emplace_back(tr("No song in the bin yet"), 0);
    bool same = song_->count() == int(songs.size());
    for (int i = 0; same && i < song_->count(); ++i)
        same = song_->itemText(i) == songs[std::size_t(i)].first &&
               song_->itemData(i).toULongLong() == songs[std::size_t(i)].second;
    if (!same) {
        const qulonglong before = song_->currentData().toULongLong();
        const QSignalBlocker quiet(song_);
        song_->clear();
        for (const auto& [name, id] : songs) song_->addItem(name, id);
        song_->setCurrentIndex(std::max(0, song_->findData(before)));
    }
    refresh_choices();
}

void FirstCutPanel::refresh_choices() {
    begin_->setEnabled(chosen(*stretch_) > 0);
    const bool fresh = chosen(*into_) == NewSequence || !has_pictures(session_.timeline());
    shape_->setEnabled(fresh);
    shape_->setItemText(0, fresh ? tr("As the footage") : tr("As the sequence"));
    shape_->setToolTip(fresh ? QString() : tr("A sequence with pictures keeps its shape: choose a new sequence"));
    if (!fresh) {
        const QSignalBlocker quiet(shape_);
        shape_->setCurrentIndex(0);
    }
    show_state();
}

void FirstCutPanel::show_state() {
    const bool running = cut_.running();
    bar_->setVisible(running);
    cancel_->setVisible(running);
    bar_->setValue(static_cast<int>(cut_.progress() * 1000));
    const bool song = song_->currentData().toULongLong() != 0;
    make_->setEnabled(!running && song);
    const bool covers = chosen(*into_) == ThisSequence && has_pictures(session_.timeline());
    note_->setText(covers ? tr("It covers the pictures on the lowest video track; undo brings them back") : QString());
    note_->setVisible(covers);
    none_->setText(song ? tr("Puts shots of the footage on the song, each cut on a beat and joined to the next by the "
                             "best match there is. What you like is kept; for the rest you ask for other shots.")
                        : tr("Drop a song and clips into the bin: a first cut puts the shots on its beats"));
    pages_->setCurrentIndex(model_->rowCount() ? 1 : 0);
    show_why();
}

void FirstCutPanel::show_why() { why_->setText(model_->why(list_->currentIndex().row())); }

void FirstCutPanel::select_clips() {
    if (following_) return;
    std::set<ClipId> clips;
    for (const QModelIndex& index : list_->selectionModel()->selectedRows())
        if (const Clip* clip = model_->clip(index.row())) clips.insert(clip->id);
    if (clips.empty()) return;
    session_.select_clips(clips);
    if (const Clip* here = model_->clip(list_->currentIndex().row())) session_.set_playhead(here->start);
    emit gone_to();
}

void FirstCutPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    model_->set_shown(true);
    follow_selection();
}

void FirstCutPanel::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    model_->set_shown(false);
}

void FirstCutPanel::follow_selection() {
    if (!isVisible() || list_->hasFocus()) return;  // it comes from here
    following_ = true;
    QItemSelection rows;
    for (const ClipId id : session_.selection().clips)
        if (const int row = model_->row_of(id); row >= 0)
            rows.select(model_->index(row, 0), model_->index(row, CutList::columns - 1));
    list_->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    if (!rows.isEmpty()) {
        list_->selectionModel()->setCurrentIndex(rows.first().topLeft(), QItemSelectionModel::NoUpdate);
        list_->scrollTo(rows.first().topLeft());
    }
    following_ = false;
}

/// Keys of the list are not the window's while it has the focus; the space bar keeps what is chosen or lets it go.
bool FirstCutPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != list_ || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int code = key->key();
    const bool keeps = code == Qt::Key_Space;
    if (event->type() == QEvent::ShortcutOverride) {
        const bool arrow = code == Qt::Key_Up || code == Qt::Key_Down || code == Qt::Key_Left ||
                           code == Qt::Key_Right || code == Qt::Key_Home || code == Qt::Key_End;
        if (!(key->modifiers() & ~Qt::ShiftModifier) && (keeps || arrow)) event->accept();
        return false;
    }
    if (!keeps) return false;
    std::set<ClipId> clips;
    bool all = true;
    for (const QModelIndex& index : list_->selectionModel()->selectedRows())
        if (const Clip* clip = model_->clip(index.row())) clips.insert(clip->id), all = all && cut_.kept(clip->id);
    if (!clips.empty()) cut_.keep(clips, !all);
    return true;
}

}  // namespace rhyme::ui
