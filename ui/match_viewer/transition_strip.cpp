#include "ui/match_viewer/transition_strip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "core/transitions/propose.h"
#include "ui/inspector/dial.h"
#include "ui/session/images.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

constexpr int gap = 8, picture_height = 58, frames_each = 14, step_ms = 90, rest_steps = 4;
const char plain[] = "aligned-cut";

/// Spread over the join and a little on both sides of it.
std::vector<FramePosition> sampled(const Timeline& timeline, const Trial& trial) {
    const Track* track = timeline.track_of(trial.from);
    const Transition* join = track ? track->transition_between(trial.from, trial.to) : nullptr;
    const std::int64_t around = timeline.rate.count(RationalTime(2, 5), Rounding::Nearest).value;
    std::int64_t from = trial.cut.value - around, to = trial.cut.value + around;
    if (join && join->kind != plain) {
        from = std::min(from, trial.cut.value - join->in_offset.value - around / 3);
        to = std::max(to, trial.cut.value + join->out_offset.value + around / 3);
    }
    from = std::max<std::int64_t>(0, from), to = std::min(to, timeline.end().value - 1);
    std::vector<FramePosition> frames;
    for (int i = 0; i < frames_each && to > from; ++i)
        frames.push_back(FramePosition(from + (to - from) * i / (frames_each - 1)));
    return frames;
}

struct Drawn {
    std::vector<QImage> frames;
    QString problem;
};

Drawn draw(const Renderer& renderer, const Trial& trial, const std::string& kind, cv::Size size,
           const std::stop_token& cancel) {
    const auto timeline = with_join(trial.timeline, trial.from, trial.to, trial.align, kind);
    if (!timeline) return {{}, error_words(timeline.error())};
    const Track* track = timeline->track_of(trial.from);
    const Transition* join = track ? track->transition_between(trial.from, trial.to) : nullptr;
    if (join && kind != plain)
        if (const auto good = renderer.check_transition(*timeline, *join); !good)
            return {{}, error_words(good.error())};
    Drawn drawn;
    for (const FramePosition at : sampled(*timeline, trial)) {
        if (cancel.stop_requested()) break;
        const auto rgb = renderer.rgb(*timeline, at, size, Purpose::Cut);
        if (!rgb) return {{}, error_words(rgb.error())};
        drawn.frames.push_back(to_image(*rgb));
    }
    return drawn;
}

}  // namespace

TransitionStrip::TransitionStrip(const Renderer& renderer, QWidget* parent) : QWidget(parent), renderer_(renderer) {
    setObjectName(QStringLiteral("transition-strip"));
    setAccessibleName(tr("Transitions of this join"));
    setFixedHeight(height_all);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    loop_.setInterval(step_ms);
    connect(&loop_, &QTimer::timeout, this, [this] {
        ++step_;
        update();
    });
}

QSize TransitionStrip::sizeHint() const {
    return {std::max(cell_width, static_cast<int>(entries_.size()) * (cell_width + gap)), height_all};
}

void TransitionStrip::set_trial(const std::optional<Trial>& trial) {
    // The same join, whatever transition it has now, needs no new pictures.
    const auto bare = [](const Trial& t) { return with_join(t.timeline, t.from, t.to, {}, "").value_or(t.timeline); };
    const bool same_join = trial && trial_ && trial->align == trial_->align && trial->from == trial_->from &&
                           trial->to == trial_->to && bare(*trial) == bare(*trial_);
    trial_ = trial;
    if (same_join) return update();
    drawing_.cancel();
    entries_.clear();
    scroll_ = 0;
    if (trial_) {
        entries_.push_back({"", tr("Cut"), {}, {}, {}, false});
        for (const TransitionKind* kind : all_transitions()) {
            if (kind->name() == plain) continue;
            entries_.push_back({std::string(kind->name()), transition_name(std::string(kind->name())), {}, {}, {}, false});
        }
    }
    stale_ = true;
    if (isVisible()) start();
    update();
}

void TransitionStrip::start() {
    if (!stale_) return;
    stale_ = false;
    propose();
}

/// What suits the join comes first, after the cut itself; then the pictures are drawn in that order.
void TransitionStrip::propose() {
    if (!trial_) return;
    auto look = [renderer = renderer_.without_proxies(), trial = *trial_](std::stop_token) {
        const auto bare = with_join(trial.timeline, trial.from, trial.to, {}, "");
        const Clip *from = bare ? bare->find(trial.from) : nullptr, *to = bare ? bare->find(trial.to) : nullptr;
        if (!from || !to) return std::vector<TransitionProposal>();
        const FrameCount room = bare->rate.count(RationalTime(1, 2), Rounding::Nearest);
        return renderer.propose(*bare, *from, *to, trial.align, room).value_or(std::vector<TransitionProposal>());
    };
    drawing_ = jobs_.run(std::move(look), [this](const std::vector<TransitionProposal>& proposals) {
        const auto rank = [&](const Entry& entry) {
            if (entry.kind.empty()) return std::ptrdiff_t(-1);
            return std::find_if(proposals.begin(), proposals.end(),
                                [&](const TransitionProposal& p) { return p.kind == entry.kind; }) -
                   proposals.begin();
        };
        std::stable_sort(entries_.begin(), entries_.end(),
                         [&](const Entry& a, const Entry& b) { return rank(a) < rank(b); });
        for (Entry& entry : entries_)
            for (const TransitionProposal& proposal : proposals)
                if (proposal.kind == (entry.kind.empty() ? plain : entry.kind))
                    entry.reason = core_words(proposal.reason);
        next_ = 0;
        draw_next();
        update();
    });
}

void TransitionStrip::draw_next() {
    if (!trial_ || next_ >= entries_.size()) return;
    const std::size_t index = next_++;
    const std::string kind = entries_[index].kind.empty() ? plain : entries_[index].kind;
    const int pixels = static_cast<int>(std::lround(picture_height * devicePixelRatioF()));
    const cv::Size size = fitted(trial_->aspect(), QSize(pixels * 8, pixels));
    drawing_ = jobs_.run([renderer = renderer_.without_proxies(), trial = *trial_, kind,
                          size](std::stop_token cancel) { return draw(renderer, trial, kind, size, cancel); },
                         [this, index](Drawn drawn) {
                             Entry& entry = entries_[index];
                             entry.frames = std::move(drawn.frames), entry.problem = drawn.problem, entry.done = true;
                             update();
                             draw_next();
                         });
}

bool TransitionStrip::is_chosen(const Entry& entry) const {
    return trial_ && (entry.kind == trial_->kind || (entry.kind.empty() && trial_->kind == plain));
}

QRect TransitionStrip::cell(int index) const {
    return {12 + index * (cell_width + gap) - scroll_, 4, cell_width, height_all - 8};
}

int TransitionStrip::at(QPoint place) const {
    for (int i = 0; i < static_cast<int>(entries_.size()); ++i)
        if (cell(i).contains(place)) return i;
    return -1;
}

void TransitionStrip::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setFont(ui_font(11));
    for (int i = 0; i < static_cast<int>(entries_.size()); ++i) {
        const Entry& entry = entries_[static_cast<std::size_t>(i)];
        const QRect place = cell(i);
        if (!place.intersects(rect())) continue;
        const bool chosen = is_chosen(entry);
        QRectF picture(place.left(), place.top(), cell_width, picture_height);
        painter.fillRect(picture, t.surround);
        if (!entry.frames.empty()) {
            const int n = static_cast<int>(entry.frames.size());
            const QImage& frame = entry.frames[static_cast<std::size_t>(std::min(step_ % (n + rest_steps), n - 1))];
            const QSizeF size = QSizeF(frame.size()).scaled(picture.size(), Qt::KeepAspectRatio);
            painter.drawImage(QRectF(picture.center() - QPointF(size.width() / 2, size.height() / 2), size), frame);
        } else if (!entry.problem.isEmpty()) {
            painter.setPen(t.disabled);
            painter.drawText(picture.adjusted(6, 4, -6, -4), Qt::AlignCenter | Qt::TextWordWrap, tr("Not here"));
        }
        if (chosen) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(t.meeting, 1.5));
            painter.drawRoundedRect(picture.adjusted(1, 1, -1, -1), 3, 3);
        }
        painter.setPen(!entry.problem.isEmpty() ? t.disabled : chosen ? t.text : t.quiet);
        painter.drawText(QRectF(picture.left(), picture.bottom() + 2, cell_width, 20),
                         Qt::AlignHCenter | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(entry.text, Qt::ElideRight, cell_width));
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(t.quiet);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

void TransitionStrip::mousePressEvent(QMouseEvent* event) {
    const int index = at(event->pos());
    if (index < 0 || !entries_[static_cast<std::size_t>(index)].problem.isEmpty()) return;
    emit chosen(QString::fromStdString(entries_[static_cast<std::size_t>(index)].kind));
}

void TransitionStrip::wheelEvent(QWheelEvent* event) {
    const int most = std::max(0, 24 + static_cast<int>(entries_.size()) * (cell_width + gap) - width());
    const QPoint by = event->angleDelta();
    scroll_ = std::clamp(scroll_ - (by.x() ? by.x() : by.y()), 0, most);
    update();
    event->accept();
}

void TransitionStrip::keyPressEvent(QKeyEvent* event) {
    const int by = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (!by) return QWidget::keyPressEvent(event);
    const auto now = std::find_if(entries_.begin(), entries_.end(), [this](const Entry& e) { return is_chosen(e); });
    int index = now == entries_.end() ? 0 : static_cast<int>(now - entries_.begin());
    for (index += by; index >= 0 && index < static_cast<int>(entries_.size()); index += by) {
        const Entry& entry = entries_[static_cast<std::size_t>(index)];
        if (!entry.problem.isEmpty()) continue;
        const QRect place = cell(index);
        if (place.right() > width()) scroll_ += place.right() - width() + 12;
        if (place.left() < 0) scroll_ = std::max(0, scroll_ + place.left() - 12);
        emit chosen(QString::fromStdString(entry.kind));
        return;
    }
}

bool TransitionStrip::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) return event->accept(), true;
    }
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int index = at(help->pos());
        if (index >= 0) {
            const Entry& entry = entries_[static_cast<std::size_t>(index)];
            const QString& why = entry.problem.isEmpty() ? entry.reason : entry.problem;
            QToolTip::showText(help->globalPos(), why.isEmpty() ? entry.text : entry.text + QLatin1Char('\n') + why,
                               this);
        }
        return true;
    }
    return QWidget::event(event);
}

void TransitionStrip::showEvent(QShowEvent*) {
    start();
    loop_.start();
}

void TransitionStrip::hideEvent(QHideEvent*) { loop_.stop(); }

}  // namespace rhyme::ui
