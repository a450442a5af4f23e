#include "ui/inspector/inspector_panel.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/inspector/dial_row.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr int slice_ms = 8;  // of making rows before the window answers again

/// The marker that starts at the playhead, or around it.
const Marker* marker_at(const Timeline& timeline, FramePosition at) {
    const Marker* best = nullptr;
    for (const Marker& marker : *timeline.markers)
        if (marker.range.start == at || (marker.range.contains(at) && !best)) best = &marker;
    return best;
}

}  // namespace

InspectorPanel::InspectorPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    scroll_ = new QScrollArea;
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setAccessibleName(tr("Settings of what is selected"));
    setFocusProxy(scroll_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    fill_.setInterval(0);
    connect(&fill_, &QTimer::timeout, this, &InspectorPanel::fill_some);
    connect(&session_, &Session::timeline_changed, this, &InspectorPanel::refresh);
    connect(&session_, &Session::selection_changed, this, &InspectorPanel::refresh);
    connect(&session_, &Session::playhead_changed, this, &InspectorPanel::refresh);
    rebuild();
}

ClipId InspectorPanel::clip() const {
    ClipId sound;
    for (const ClipId id : session_.selection().clips) {
        const Track* track = session_.timeline().track_of(id);
        if (!track) continue;
        if (track->kind == TrackKind::Video) return id;
        if (!sound) sound = id;
    }
    return sound;
}

/// What is to be set, without the values it has.
QString InspectorPanel::shape() const {
    const Timeline& timeline = session_.timeline();
    QString text = QString::number(timeline.id.value);
    const auto add = [&](const QString& part) { text += QLatin1Char('/') + part; };
    const Selection& selection = session_.selection();
    if (const Clip* c = timeline.find(clip())) {
        add(QString::number(c->id.value) + QLatin1Char('k') + QString::number(static_cast<int>(c->kind)));
        for (const Effect& e : c->more->effects)
            if (!is_inherent(*c, e)) add(QString::number(e.id.value) + QString::fromStdString(e.kind));
        for (const Take& take : c->more->takes) add(QString::fromStdString(take.name));
        for (const ClipId id : timeline.linked(c->id)) add(QString::number(id.value));
    } else if (selection.is_cut()) {
        const Track* track = timeline.track_of(selection.cut_from);
        const Transition* there = track ? track->transition_between(selection.cut_from, selection.cut_to) : nullptr;
        add(QStringLiteral("cut%1-%2").arg(selection.cut_from.value).arg(selection.cut_to.value));
        if (there) add(QString::number(there->id.value) + QString::fromStdString(there->kind));
    } else if (const Marker* marker = marker_at(timeline, session_.playhead())) {
        add(QStringLiteral("marker%1").arg(marker->id.value));
    }
    return text;
}

void InspectorPanel::showEvent(QShowEvent*) { refresh(); }

void InspectorPanel::refresh() {
    if (due_ || !isVisible()) return;  // what is not seen is made when it is
    due_ = true;
    QTimer::singleShot(0, this, [this] {
        due_ = false;
        if (shape() != shape_) return rebuild();
        for (const auto& run : refreshers_) run();
    });
}

void InspectorPanel::rebuild() {
    shape_ = shape();
    refreshers_.clear();
    unfilled_.clear();
    auto* content = new QWidget;
    content->setProperty("panel", true);
    column_ = new QVBoxLayout(content);
    column_->setContentsMargins(0, 4, 0, 12);
    column_->setSpacing(4);
    const Timeline& timeline = session_.timeline();
    if (const ClipId id = clip()) {
        build_clip(id);
    } else if (session_.selection().is_cut()) {
        build_cut();
    } else if (const Marker* marker = marker_at(timeline, session_.playhead())) {
        build_marker(marker->id);
    } else {
        build_sequence();
    }
    column_->addStretch(1);
    scroll_->setWidget(content);  // the old one goes
    content->show();
    fill_.start();
}

/// A few rows at a time, from the top: the window answers in between.
void InspectorPanel::fill_some() {
    QElapsedTimer since;
    since.start();
    std::size_t done = 0;
    while (done < unfilled_.size() && since.elapsed() < slice_ms) {
        DialRow* row = unfilled_[done++];
        row->fill();
        for (QWidget* part : row->findChildren<QWidget*>()) part->ensurePolished();
    }
    unfilled_.erase(unfilled_.begin(), unfilled_.begin() + static_cast<std::ptrdiff_t>(done));
    if (unfilled_.empty()) fill_.stop();
}

void InspectorPanel::heading(const QString& text) {
    if (column_->count()) {
        auto* rule = new QFrame;
        rule->setProperty("rule", true);
        rule->setFixedHeight(1);
        column_->addSpacing(4);
        column_->addWidget(rule);
        column_->addSpacing(4);
    }
    auto* label = new QLabel(text);
    label->setContentsMargins(12, 2, 8, 2);
    column_->addWidget(label);
}

void InspectorPanel::note(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    label->setContentsMargins(12, 2, 12, 2);
    column_->addWidget(label);
}

void InspectorPanel::row(const QString& name, QWidget* editor, const QString& tip) {
    column_->addWidget(inspector_row(name, editor, tip));
}

void InspectorPanel::dial(Dial dial) {
    auto* row = new DialRow(session_, std::move(dial));
    column_->addWidget(row);
    unfilled_.push_back(row);
    on_refresh([row] { row->refresh(); });
}

}  // namespace rhyme::ui
