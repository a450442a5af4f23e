#include "ui/match/match_panel.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/commands.h"
#include "ui/controls/eliding.h"
#include "ui/match/match_controls.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

MatchPanel::MatchPanel(Session& session, const Commands& commands, QWidget* parent)
    : QWidget(parent),
      session_(session),
      finder_(new MatchSearch(session, this)),
      model_(new MatchModel(session, *finder_, this)),
      delegate_(new MatchDelegate(this)),
      controls_(new MatchControls) {
    setObjectName(QStringLiteral("match-panel"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Matches"));
    make_header(commands);
    make_list();
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("message"));
    message_->setAlignment(Qt::AlignCenter);
    message_->setWordWrap(true);
    message_->setMargin(24);
    pages_ = new QStackedWidget;
    pages_->addWidget(message_);
    pages_->addWidget(view_);
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setRange(0, 1000);
    progress_->setAccessibleName(tr("Search for matches"));
    keys_ = new QLabel;
    keys_->setProperty("quiet", true);
    keys_->setAlignment(Qt::AlignCenter);
    keys_->setFixedHeight(28);
    keys_->setFont(ui_font(11));
    keys_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (QWidget* part : {header_, static_cast<QWidget*>(controls_), static_cast<QWidget*>(progress_)})
        column->addWidget(part);
    column->addWidget(pages_, 1);
    column->addWidget(keys_);
    loop_.setInterval(1000 / 12);
    connect(&loop_, &QTimer::timeout, this, [this] {
        delegate_->set_playing(hovered_, ++step_);
        view_->update(model_->index(hovered_));
    });
    connect(finder_, &MatchSearch::changed, this, &MatchPanel::refresh);
    connect(finder_, &MatchSearch::progress_changed, this,
            [this] { progress_->setValue(static_cast<int>(finder_->progress() * 1000)); });
    connect(controls_, &MatchControls::changed, finder_, &MatchSearch::set_options);
    connect(&session.thumbnails(), &Thumbnails::arrived, view_->viewport(), [this] { view_->viewport()->update(); });
    refresh();
}

void MatchPanel::make_header(const Commands& commands) {
    auto* title = new QLabel(tr("Matches"));
    question_ = new ElidedLabel;
    question_->setProperty("quiet", true);
    question_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    header_ = new QWidget;
    header_->setFixedHeight(32);
    header_->setObjectName(QStringLiteral("dock_header"));
    title->setObjectName(QStringLiteral("dock_title"));
    auto* line = new QHBoxLayout(header_);
    line->setContentsMargins(12, 0, 4, 0);
    line->setSpacing(2);
    line->addWidget(title);
    line->addSpacing(6);
    line->addWidget(question_, 1);
    for (const char* id : {"match.chain", "match.reject", "match.accept"})
        line->addWidget(tool_button(commands.action(id)));
    subject_ = new ComboBox;
    subject_->setObjectName(QStringLiteral("subject"));
    subject_->setAccessibleName(tr("What to match"));
    subject_->setToolTip(subject_->accessibleName());
    for (const char* id : {"match.at_cut", "match.frame", "match.selected", "match.whole_bin"}) {
        QAction* action = commands.action(id);
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        subject_->addItem(action->icon(), QString());
        subject_->setItemData(subject_->count() - 1, keys, Qt::ToolTipRole);
    }
    const QString texts[] = {tr("The cut, clip or gap"), tr("The source's frame"), tr("The selected clips"),
                             tr("The whole bin")};
    for (int i = 0; i < subject_->count(); ++i) subject_->setItemText(i, texts[i]);
    subject_->setMinimumContentsLength(8);
    subject_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(subject_, &QComboBox::activated, this,
            [this](int index) { finder_->set_subject(static_cast<MatchSearch::Subject>(index)); });
    controls_->add_first(subject_);
}

void MatchPanel::make_list() {
    view_ = new QListView;
    view_->setObjectName(QStringLiteral("matches"));
    view_->setAccessibleName(tr("Matches, best first"));
    setFocusProxy(view_);
    view_->setModel(model_);
    view_->setItemDelegate(delegate_);
    view_->setFlow(QListView::LeftToRight);
    view_->setWrapping(true);
    view_->setResizeMode(QListView::Adjust);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // else the grid's width and it depend on each other
    view_->setMouseTracking(true);
    view_->installEventFilter(this);
    view_->viewport()->installEventFilter(this);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const Match* match = current()) chosen_ = *match;
        emit current_changed();
    });
    connect(view_, &QListView::entered, this, &MatchPanel::hover);
    connect(view_, &QListView::doubleClicked, this, [this] { this->accept(); });
}

QWidget* MatchPanel::view_widget() const { return view_; }

QString MatchPanel::question_text() const {
    const MatchQuestion& question = finder_->question();
    const auto name = [&](ClipId id) {
        const Clip* clip = session_.timeline().find(id);
        return clip ? QString::fromStdString(clip->name) : QString();
    };
    const BinItem* item = session_.footage().find(question.media);
    switch (question.kind) {
        case MatchQuestion::Kind::AfterClip:
            return tr("to follow %1").arg(name(question.from));
        case MatchQuestion::Kind::AtCut:
            return tr("instead of %1").arg(name(question.to));
        case MatchQuestion::Kind::Gap:
            return tr("between %1 and %2").arg(name(question.from), name(question.to));
        case MatchQuestion::Kind::Frame:
            return tr("to follow frame %1 of %2").arg(question.frames.start.value).arg(item ? item->name : QString());
        case MatchQuestion::Kind::Selected:
            return tr("among %n selected clips", "", static_cast<int>(question.others.size()));
        default:
            return tr("in the whole bin");
    }
}

/// What stands instead of the list; empty: the list does.
QString MatchPanel::empty_text() const {
    const auto state = finder_->state();
    const auto kind = finder_->question().kind;
    if (state == MatchSearch::State::NoFootage)
        return session_.footage().items().empty()
                   ? tr("No footage yet: drop clips, and pairs of shots that rhyme appear here")
                   : tr("This footage has not been looked at: only analysed clips can rhyme");
    if (state == MatchSearch::State::Analysing) return tr("Looking at the footage…");
    if (state == MatchSearch::State::Failed) return finder_->problem();
    if (model_->rowCount()) return {};
    if (state == MatchSearch::State::Searching) return tr("Comparing shots…");
    if (finder_->filtered())
        return tr("%n matches were found, but the filters leave them out", "", static_cast<int>(finder_->filtered()));
    if (finder_->subject() == MatchSearch::Subject::Selected && kind != MatchQuestion::Kind::Selected)
        return tr("Select two clips or more on the timeline");
    if (kind == MatchQuestion::Kind::WholeBin) return tr("No two shots rhyme yet: more footage finds more");
    if (kind == MatchQuestion::Kind::Selected) return tr("These clips do not rhyme with each other");
    return tr("Nothing rhymes with this frame: trim the clip, or match the whole bin");
}

void MatchPanel::refresh() {
    const auto state = finder_->state();
    if (state != MatchSearch::State::Searching || finder_->matches().empty()) {
        hover({});
        model_->reset();
        choose_again();
    }
    question_->setText(question_text());
    QString about = question_->text();
    for (const std::string& words : finder_->taste().words()) about += QLatin1Char('\n') + core_words(words);
    question_->setToolTip(about);
    subject_->setCurrentIndex(static_cast<int>(finder_->subject()));
    progress_->setVisible(state == MatchSearch::State::Searching);
    progress_->setValue(static_cast<int>(finder_->progress() * 1000));
    const QString text = empty_text();
    message_->setText(text);
    set_state(*message_, "quiet", state != MatchSearch::State::Failed);
    set_state(*message_, "failure", state == MatchSearch::State::Failed);
    pages_->setCurrentIndex(text.isEmpty() ? 1 : 0);
    keys_->setText(chaining_ ? tr("Enter  add and go on      [  ]  browse")
                             : tr("Enter  align and cut here      [  ]  browse"));
    keys_->setVisible(text.isEmpty());
    emit current_changed();
}

void MatchPanel::choose_again() {
    if (!chosen_) return;
    const auto& matches = finder_->matches();
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const Match& match = matches[i];
        const auto same = [](const MatchEnd& a, const MatchEnd& b) { return a.path == b.path && a.frame == b.frame; };
        if (!same(match.from, chosen_->from) || !same(match.to, chosen_->to)) continue;
        view_->setCurrentIndex(model_->index(static_cast<int>(i)));
        return;
    }
    chosen_.reset();
}

const Match* MatchPanel::current() const {
    const int row = view_->currentIndex().row();
    const auto& matches = finder_->matches();
    return row >= 0 && row < static_cast<int>(matches.size()) ? &matches[static_cast<std::size_t>(row)] : nullptr;
}

void MatchPanel::go(int by) {
    const int count = model_->rowCount();
    if (!count) return;
    const int now = view_->currentIndex().row();
    const int row = now < 0 ? 0 : std::clamp(now + by, 0, count - 1);
    view_->setCurrentIndex(model_->index(row));
    view_->scrollTo(model_->index(row));
}

bool MatchPanel::accept(const std::optional<Similarity>& align) {
    if (!current()) go(0);
    const Match* chosen = current();
    if (!chosen) {
        session_.tell(tr("There is no match to accept yet"), true);
        return false;
    }
    const Match match = *chosen;
    const MatchSide a = finder_->outgoing(match), b = finder_->incoming(match);
    auto made = align ? accept_aligned(session_.timeline(), finder_->question(), a, b, *align)
                      : accept_match(session_.timeline(), finder_->question(), a, b, match.align);
    if (!made) {
        session_.tell(error_words(made.error()), true);
        return false;
    }
    const FramePosition cut = made->cut;
    const Selection join{{}, made->from, made->to};
    const Selection last{{made->to}, {}, {}};
    const QString gesture = align ? QString() : QStringLiteral("match-cut-%1").arg(++accepts_);
    if (!session_.commit(tr("Match cut"), std::move(made->timeline), gesture)) return false;
    if (!align) check_join(join, gesture);
    finder_->note_accepted(match);
    session_.set_playhead(cut);
    session_.select(chaining_ ? last : join);
    emit accepted(cut);
    return true;
}

/// Found by itself, not chosen by hand: a cut that would look bad becomes a plain one, in the same step. Behind the
/// window: the pictures on both sides have to be looked at.
void MatchPanel::check_join(const Selection& join, const QString& gesture) {
    const Track* track = session_.timeline().track_of(join.cut_from);
    const Transition* made = track ? track->transition_between(join.cut_from, join.cut_to) : nullptr;
    if (!made) return;
    checks_.run([renderer = session_.renderer(), timeline = session_.timeline(),
                 made = *made](std::stop_token) { return renderer.check_transition(timeline, made); },
                [this, made = *made, gesture](const Result<void>& good) {
                    if (good) return;
                    const Track* track = session_.timeline().track_of(made.from);
                    const Transition* now = track ? track->transition_between(made.from, made.to) : nullptr;
                    if (!now || !(*now == made)) return;  // undone, or changed by hand since
                    if (session_.commit(tr("Match cut"), remove_transition(session_.timeline(), made.id), gesture))
                        session_.tell(tr("The cut is a plain one: %1").arg(error_words(good.error())));
                });
}

void MatchPanel::choose_none() {
    chosen_.reset();
    view_->setCurrentIndex({});
    emit current_changed();
}

void MatchPanel::reject() {
    const int row = view_->currentIndex().row();
    if (row < 0) return;
    rejected_at_ = session_.steps()[session_.step()].serial;
    finder_->reject(static_cast<std::size_t>(row));
    if (model_->rowCount()) view_->setCurrentIndex(model_->index(std::min(row, model_->rowCount() - 1)));
    session_.tell(tr("This pair is not offered again; undo brings it back"));
    emit rejections_changed();
}

bool MatchPanel::undo_means_reject() const {
    return finder_->can_take_back() && session_.steps()[session_.step()].serial == rejected_at_;
}

void MatchPanel::take_back() {
    finder_->take_back();
    emit rejections_changed();
}

void MatchPanel::set_chaining(bool on) {
    if (on == chaining_) return;
    chaining_ = on;
    MatchOptions options = finder_->options();
    options.unused = on;  // a chain does not come back to a shot by itself
    controls_->set_options(options);
    finder_->set_options(options);
    if (on) finder_->set_subject(MatchSearch::Subject::Here);
    refresh();
}

void MatchPanel::hover(const QModelIndex& index) {
    const int row = index.isValid() ? index.row() : -1;
    if (row == hovered_) return;
    view_->update(model_->index(hovered_));
    hovered_ = row;
    step_ = 0;
    row >= 0 ? loop_.start() : loop_.stop();
    delegate_->set_playing(row, row >= 0 ? 0 : -1);
    view_->update(index);
}

bool MatchPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) hover({});
    if (watched == view_->viewport() && event->type() == QEvent::Resize) {
        delegate_->set_room(view_->viewport()->width());
        view_->doItemsLayout();
    }
    if (watched == view_ && event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Up:
            case Qt::Key_Down:
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Home:
            case Qt::Key_End:
                event->accept();
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rhyme::ui
