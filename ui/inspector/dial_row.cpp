#include "ui/inspector/dial_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/controls/eliding.h"
#include "ui/inspector/curve_editor.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

/// The name of a row; gives way where the panel is narrow, cut off with an ellipsis, whole in the tool tip.
class RowName : public QLabel {
public:
    RowName(const QString& name, const QString& tip) : whole_(name) {
        setMinimumWidth(36);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        setProperty("quiet", true);
        setToolTip(tip.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, tip));
    }
    QSize sizeHint() const override { return {inspector_name_width, QLabel::sizeHint().height()}; }
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        setText(fontMetrics().elidedText(whole_, Qt::ElideRight, width()));
    }

private:
    const QString whole_;
};

}  // namespace

QToolButton* inspector_button(const QString& name, const QString& text, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setIconSize(QSize(12, 12));
    button->setFixedSize(20, 20);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

QWidget* inspector_row(const QString& name, QWidget* editor, const QString& tip) {
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(new RowName(name, tip));
    line->addWidget(editor, 1);
    if (editor->minimumWidth() == 0) editor->setMinimumWidth(52);
    if (editor->accessibleName().isEmpty()) editor->setAccessibleName(name);
    if (!tip.isEmpty() && editor->toolTip().isEmpty()) editor->setToolTip(tip);
    return row;
}

DialRow::DialRow(Session& session, Dial dial, QWidget* parent)
    : QWidget(parent), session_(session), dial_(std::move(dial)) {
    setObjectName(QStringLiteral("dial.") + QString::fromStdString(dial_.id));
    setMinimumHeight(size::button);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(4);
}

void DialRow::fill() {
    if (reset_) return;
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 0, 8, 0);
    line->setSpacing(0);
    line->addWidget(new RowName(dial_.name, dial_.tip));
    line->addSpacing(8);
    line->addWidget(make_editor(), 1);
    line->addSpacing(4);
    reset_ = inspector_button(QStringLiteral("reset"), tr("%1 back to %2").arg(dial_.name).arg(dial_.otherwise));
    connect(reset_, &QToolButton::clicked, this, [this] {
        session_.commit(tr("Reset %1").arg(dial_.name),
                        dial_.set(session_.timeline(), session_.playhead(), dial_.otherwise));
    });
    if (dial_.curve) {
        previous_ = inspector_button(QStringLiteral("step-back"), tr("Previous keyframe of %1").arg(dial_.name));
        key_ = inspector_button(QStringLiteral("keyframe"), tr("Keyframe of %1 at the playhead").arg(dial_.name));
        next_ = inspector_button(QStringLiteral("step-forward"), tr("Next keyframe of %1").arg(dial_.name));
        open_ = inspector_button(QStringLiteral("chevron-down"), tr("Curve of %1").arg(dial_.name));
        key_->setCheckable(true);
        open_->setCheckable(true);
        key_->setObjectName(QStringLiteral("key.") + QString::fromStdString(dial_.id));
        connect(previous_, &QToolButton::clicked, this, [this] { go(-1); });
        connect(next_, &QToolButton::clicked, this, [this] { go(1); });
        connect(key_, &QToolButton::clicked, this, &DialRow::toggle_key);
        connect(open_, &QToolButton::clicked, this, &DialRow::show_curve);
        for (QToolButton* button : {previous_, key_, next_, open_}) line->addWidget(button);
        if (choice_) previous_->hide(), next_->hide();  // its words need the room; the curve has its keys
    }
    line->addWidget(reset_);
    column_->addLayout(line);
    refresh();
}

void DialRow::set(double value, const QString& gesture) {
    session_.commit(tr("Change %1").arg(dial_.name), dial_.set(session_.timeline(), session_.playhead(), value),
                    gesture);
    refresh();  // a refused value goes back
}

QWidget* DialRow::make_editor() {
    QWidget* editor;
    if (!dial_.choices.empty()) {
        choice_ = new ComboBox;
        for (const std::string& choice : dial_.choices)
            choice_->addItem(QCoreApplication::translate("Choices", choice.c_str()));
        connect(choice_, &QComboBox::activated, this, [this](int index) { set(index, {}); });
        choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice_->setMinimumContentsLength(6);
        choice_->setMinimumWidth(96);
        editor = choice_;
    } else if (dial_.on_or_off) {
        switch_ = new QCheckBox;
        connect(switch_, &QCheckBox::clicked, this, [this](bool on) { set(on ? 1 : 0, {}); });
        editor = switch_;
    } else {
        field_ = new NumberField;
        field_->setSuffix(dial_.suffix);
        field_->setMinimumWidth(dial_.suffix.isEmpty() ? 52 : 62);
        field_->set_scale(dial_.low, dial_.high, dial_.step, dial_.decimals);
        connect(field_, &NumberField::edited, this, [this](double value) { set(value, field_->gesture()); });
        editor = field_;
    }
    editor->setMinimumWidth(std::max(52, editor->minimumWidth()));
    editor->setObjectName(QStringLiteral("field.") + QString::fromStdString(dial_.id));
    editor->setAccessibleName(dial_.name);
    editor->setToolTip(dial_.tip.isEmpty() && field_ ? tr("Drag to change, click to type") : dial_.tip);
    return editor;
}

const Curve* DialRow::curve() const { return dial_.curve ? dial_.curve(session_.timeline()) : nullptr; }

void DialRow::refresh() {
    if (!reset_) return;
    const Timeline& timeline = session_.timeline();
    if (field_ && dial_.most) field_->set_scale(dial_.low, dial_.most(timeline), dial_.step, dial_.decimals);
    const double value = dial_.value(timeline, session_.playhead());
    if (field_) field_->show_value(value);
    if (choice_) choice_->setCurrentIndex(static_cast<int>(std::lround(value)));
    if (switch_) switch_->setChecked(value >= 0.5);
    reset_->setEnabled(std::abs(value - dial_.otherwise) > 1e-9);
    if (!key_) return;
    const Curve* now = curve();
    const FrameCount at = dial_.clip_time(timeline, session_.playhead());
    const bool inside = dial_.span(timeline).contains(session_.playhead());
    bool here = false, before = false, after = false;
    if (now)
        for (const Keyframe& k : now->keys) here |= k.at == at, before |= k.at<at, after |= k.at> at;
    key_->setChecked(here);
    key_->setEnabled(inside);
    previous_->setEnabled(before);
    next_->setEnabled(after);
}

void DialRow::toggle_key() {
    const Timeline& timeline = session_.timeline();
    const FrameCount at = dial_.clip_time(timeline, session_.playhead());
    const Curve* now = curve();
    const bool here = now && std::any_of(now->keys.begin(), now->keys.end(), [&](const auto& k) { return k.at == at; });
    if (here) {
        session_.commit(tr("Remove keyframe"), dial_.remove_key(timeline, at));
    } else {
        Keyframe key;
        key.at = at, key.value = dial_.value(timeline, session_.playhead());
        session_.commit(tr("Add keyframe"), dial_.set_key(timeline, key));
    }
    refresh();
}

void DialRow::go(int direction) {
    const Curve* now = curve();
    const Timeline& timeline = session_.timeline();
    if (!now) return;
    const FrameCount at = dial_.clip_time(timeline, session_.playhead());
    std::optional<FrameCount> to;
    for (const Keyframe& k : now->keys) {
        if (direction < 0 && k.at < at) to = k.at;
        if (direction > 0 && k.at > at && !to) to = k.at;
    }
    if (to) session_.set_playhead(session_.playhead() + (*to - at));
}

void DialRow::show_curve(bool shown) {
    if (shown == (curve_ != nullptr)) return;
    if (shown) {
        curve_ = new CurveEditor(session_, dial_);
        auto* holder = new QWidget;
        auto* line = new QHBoxLayout(holder);
        line->setContentsMargins(12, 0, 8, 4);
        line->addWidget(curve_);
        column_->addWidget(holder);
    } else {
        delete curve_->parentWidget();
        curve_ = nullptr;
    }
    if (open_) open_->setChecked(shown);
}

}  // namespace rhyme::ui
