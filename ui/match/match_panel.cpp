#include "ui/match/match_panel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/time/timecode.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

MatchPanel::MatchPanel(Session& session, QAction* whole_bin, QAction* at_cut, QAction* accept, QWidget* parent)
    : QWidget(parent),
      session_(session),
      finder_(new MatchSearch(session, this)),
      model_(new MatchModel(session, *finder_, this)),
      delegate_(new MatchDelegate(this)) {
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Matches"));
    auto* title = new QLabel(tr("Matches"));
    question_ = new QLabel;
    question_->setProperty("quiet", true);
    question_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QWidget;
    bar->setFixedHeight(32);
    bar->setObjectName(QStringLiteral("dock_header"));
    title->setObjectName(QStringLiteral("dock_title"));
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(12, 0, 4, 0);
    line->setSpacing(2);
    line->addWidget(title);
    line->addSpacing(6);
    line->addWidget(question_, 1);
    for (QAction* action : {whole_bin, at_cut, accept}) line->addWidget(tool_button(action));
    view_ = new QListView;
    view_->setObjectName(QStringLiteral("matches"));
    view_->setAccessibleName(tr("Matches, best first"));
    setFocusProxy(view_);
    view_->setModel(model_);
    view_->setItemDelegate(delegate_);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setMouseTracking(true);
    view_->installEventFilter(this);
    view_->viewport()->installEventFilter(this);
    message_ = new QLabel;
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
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(progress_);
    column->addWidget(pages_, 1);
    keys_ = new QLabel(tr("Enter  align and cut here      [  ]  browse"));
    keys_->setProperty("quiet", true);
    keys_->setAlignment(Qt::AlignCenter);
    keys_->setFixedHeight(28);
    keys_->setFont(ui_font(11));
    keys_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(keys_);
    loop_.setInterval(1000 / 12);
    connect(&loop_, &QTimer::timeout, this, [this] {
        delegate_->set_playing(hovered_, ++step_);
        view_->viewport()->update();
    });
    connect(finder_, &MatchSearch::changed, this, &MatchPanel::refresh);
    connect(finder_, &MatchSearch::progress_changed, this,
            [this] { progress_->setValue(static_cast<int>(finder_->progress() * 1000)); });
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const Match* match = current()) chosen_ = *match;
        emit current_changed();
    });
    connect(view_, &QListView::entered, this, &MatchPanel::hover);
    connect(view_, &QListView::doubleClicked, this, [this] { this->accept(); });
    connect(&session.thumbnails(), &Thumbnails::arrived, view_->viewport(), [this] { view_->viewport()->update(); });
    refresh();
}

QWidget* MatchPanel::view_widget() const { return view_; }

QString MatchPanel::question_text() const {
    const MatchQuestion& question = finder_->question();
    const auto name = [&](ClipId id) {
        const Clip* clip = session_.timeline().find(id);
        return clip ? QString::fromStdString(clip->name) : QString();
    };
    switch (question.kind) {
        case MatchQuestion::Kind::AfterClip:
            return tr("to follow %1").arg(name(question.from));
        case MatchQuestion::Kind::AtCut:
            return tr("instead of %1").arg(name(question.to));
        default:
            return tr("in the whole bin");
    }
}

void MatchPanel::refresh() {
    const auto state = finder_->state();
    if (state != MatchSearch::State::Searching || finder_->matches().empty()) {
        hover({});
        model_->reset();
        choose_again();
    }
    question_->setText(question_text());
    question_->setToolTip(question_->text());
    progress_->setVisible(state == MatchSearch::State::Searching);
    progress_->setValue(static_cast<int>(finder_->progress() * 1000));
    QString text;
    if (state == MatchSearch::State::NoFootage) text = tr("Pairs of shots that rhyme appear here");
    if (state == MatchSearch::State::Analysing) text = tr("Looking at the footage…");
    if (state == MatchSearch::State::Searching && model_->rowCount() == 0) text = tr("Comparing shots…");
    if (state == MatchSearch::State::Failed) text = finder_->problem();
    if (state == MatchSearch::State::Ready && model_->rowCount() == 0) {
        text = finder_->question().kind == MatchQuestion::Kind::WholeBin
                   ? tr("No two shots rhyme yet: more footage finds more")
                   : tr("Nothing rhymes with this frame: trim the clip, or match the whole bin");
    }
    message_->setText(text);
    message_->setStyleSheet(QStringLiteral("color: %1")
                                .arg((state == MatchSearch::State::Failed ? theme().failure : theme().quiet).name()));
    pages_->setCurrentIndex(text.isEmpty() ? 1 : 0);
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

bool MatchPanel::accept() {
    if (!current()) go(0);
    const Match* chosen = current();
    if (!chosen) {
        session_.tell(tr("There is no match to accept yet"), true);
        return false;
    }
    const Match match = *chosen;
    auto made = accept_match(session_.timeline(), finder_->question(), finder_->outgoing(match),
                             finder_->incoming(match), match.align);
    if (!made) {
        session_.tell(QString::fromStdString(made.error().message()), true);
        return false;
    }
    const FramePosition cut = made->cut;
    const Selection join{{}, made->from, made->to};
    if (!session_.commit(tr("Match cut"), std::move(made->timeline))) return false;
    finder_->note_accepted(match);
    session_.set_playhead(cut);
    session_.select(join);
    emit accepted(cut);
    return true;
}

void MatchPanel::reject() {
    const int row = view_->currentIndex().row();
    if (row < 0) return;
    finder_->reject(static_cast<std::size_t>(row));
    if (model_->rowCount()) view_->setCurrentIndex(model_->index(std::min(row, model_->rowCount() - 1)));
}

void MatchPanel::hover(const QModelIndex& index) {
    const int row = index.isValid() ? index.row() : -1;
    if (row == hovered_) return;
    hovered_ = row;
    step_ = 0;
    row >= 0 ? loop_.start() : loop_.stop();
    delegate_->set_playing(row, row >= 0 ? 0 : -1);
    view_->viewport()->update();
}

bool MatchPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) hover({});
    if (watched == view_->viewport() && event->type() == QEvent::Resize) {
        delegate_->set_card_width(view_->viewport()->width());
        view_->doItemsLayout();
    }
    if (watched == view_ && event->type() == QEvent::ShortcutOverride) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Up:
            case Qt::Key_Down:
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
