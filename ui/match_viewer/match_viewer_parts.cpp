// What the match viewer is made of, and the numbers of its alignment.
#include <QAction>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "core/cues/cue.h"
#include "ui/commands/commands.h"
#include "ui/match/match_controls.h"
#include "ui/match/match_panel.h"
#include "ui/match_viewer/match_viewer.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

MatchViewer::MatchViewer(Session& session, MatchPanel& matches, const Commands& commands,
                         std::unique_ptr<AudioOut> audio, QWidget* parent)
    : QWidget(parent),
      session_(session),
      matches_(matches),
      player_(new Player(session.renderer(), Purpose::Playback, std::move(audio), this)),
      frames_(new PairFrames(session.pool(), this)),
      canvas_(new PairCanvas),
      strip_(new TransitionStrip(session.renderer())) {
    setObjectName(QStringLiteral("match-viewer"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Match Viewer"));
    setFocusProxy(canvas_);
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("dock_header"));
    header->setFixedHeight(32);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(12, 0, 4, 0);
    line->setSpacing(2);
    make_header(*line, commands);
    why_ = new QLabel;
    why_->setObjectName(QStringLiteral("why"));
    why_->setWordWrap(true);
    why_->setTextFormat(Qt::RichText);
    why_->setMargin(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(canvas_, 1);
    column->addWidget(make_settings());
    column->addWidget(make_align_bar(commands));
    column->addWidget(why_);
    column->addWidget(strip_);
    connect(canvas_, &PairCanvas::align_changed, this, [this](const Similarity& align) {
        align_ = align;
        show_align();
    });
    connect(canvas_, &PairCanvas::align_finished, this, [this] { align_by_hand(canvas_->align()); });
    connect(canvas_, &PairCanvas::resized, this, [this] {
        if (canvas_->compare() == Compare::Off) set_compare(Compare::Off);
    });
    connect(strip_, &TransitionStrip::chosen, this,
            [this](const QString& kind) { set_transition(kind.toStdString()); });
    connect(frames_, &PairFrames::arrived, this, [this] {
        if (!player_->playing() || canvas_->compare() != Compare::Off) show_frames();
    });
    connect(player_, &Player::moved, this, [this] { show_frames(); });
    connect(player_, &Player::pictured, canvas_, [this](const QImage& image) { canvas_->set_result(image); });
    connect(player_, &Player::playing_changed, this, &MatchViewer::changed);
    connect(player_, &Player::failed, this, [this](const QString& message) { session_.tell(message, true); });
    connect(&matches, &MatchPanel::current_changed, this, &MatchViewer::subject_changed);
    connect(&session, &Session::selection_changed, this, &MatchViewer::subject_changed);
    connect(&session, &Session::timeline_changed, this, &MatchViewer::subject_changed);
    set_compare(Compare::Overlay);
    show_trial();
}

void MatchViewer::make_header(QHBoxLayout& line, const Commands& commands) {
    auto* title = new QLabel(tr("Match Viewer"));
    title->setObjectName(QStringLiteral("dock_title"));
    about_ = new QLabel;
    about_->setProperty("quiet", true);
    about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    line.addWidget(title);
    line.addSpacing(6);
    line.addWidget(about_, 1);
    for (const char* id :
         {"compare.off", "compare.overlay", "compare.wipe", "compare.difference", "compare.side", "compare.flicker"})
        line.addWidget(tool_button(commands.action(id)));
    line.addSpacing(8);
    auto* evidence = new QToolButton;
    evidence->setObjectName(QStringLiteral("evidence"));
    evidence->setIcon(icon(QStringLiteral("eye")));
    evidence->setFixedHeight(size::button);
    evidence->setPopupMode(QToolButton::InstantPopup);
    evidence->setAccessibleName(tr("What is drawn on the frames"));
    evidence->setToolTip(evidence->accessibleName());
    evidence->setMenu(make_evidence_menu());
    line.addWidget(evidence);
    for (const char* id : {"match.why", "match.align", "match.loop"}) line.addWidget(tool_button(commands.action(id)));
    line.addSpacing(8);
    line.addWidget(tool_button(commands.action("match.reject")));
    accept_ = new QPushButton(tr("Cut here"));
    accept_->setObjectName(QStringLiteral("accept"));
    accept_->setToolTip(tr("Puts this match on the timeline as it is here (Enter)"));
    connect(accept_, &QPushButton::clicked, commands.action("match.accept"), &QAction::trigger);
    line.addWidget(accept_);
}

QMenu* MatchViewer::make_evidence_menu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("evidence-menu"));
    QAction* reasons = menu->addAction(tr("What Rhymes Here"));
    reasons->setCheckable(true);
    reasons->setChecked(true);
    menu->addSeparator();
    std::vector<QAction*> cues;
    for (const Cue* cue : all_cues()) {
        QAction* one = menu->addAction(cue_text(cue->name()));
        one->setObjectName(QString::fromUtf8(cue->name().data()));
        one->setCheckable(true);
        cues.push_back(one);
        connect(one, &QAction::triggered, this, [this, reasons, name = std::string(cue->name())](bool on) {
            evidence_by_reasons_ = false;
            reasons->setChecked(false);
            on ? (void)evidence_chosen_.insert(name) : (void)evidence_chosen_.erase(name);
            show_evidence();
        });
    }
    connect(reasons, &QAction::triggered, this, [this, cues](bool on) {
        evidence_by_reasons_ = on;
        evidence_chosen_.clear();
        for (QAction* one : cues) one->setChecked(false);
        show_evidence();
    });
    return menu;
}

QSlider* MatchViewer::add_slider(QStackedWidget& pages, const QString& text, int low, int high, int value) {
    auto* page = new QWidget;
    auto* line = new QHBoxLayout(page);
    line->setContentsMargins(12, 0, 12, 0);
    line->setSpacing(8);
    auto* label = new QLabel(text);
    label->setProperty("quiet", true);
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(low, high);
    slider->setValue(value);
    slider->setAccessibleName(text);
    slider->setMaximumWidth(320);
    label->setBuddy(slider);
    line->addWidget(label);
    line->addWidget(slider, 1);
    line->addStretch(1);
    pages.addWidget(page);
    return slider;
}

/// A line for the mode that is on: opacity, gain, rate, or the steps of two-up.
QWidget* MatchViewer::make_settings() {
    settings_ = new QStackedWidget;
    settings_->setFixedHeight(28);
    settings_->addWidget(new QLabel(tr("  The join as it will be")));
    mix_ = add_slider(*settings_, tr("A to B"), 0, 100, 50);
    mix_->setObjectName(QStringLiteral("mix"));
    gain_ = add_slider(*settings_, tr("Gain"), 1, 16, 4);
    gain_->setObjectName(QStringLiteral("gain"));
    rate_ = add_slider(*settings_, tr("Times a second"), 20, 50, 20);
    rate_->setObjectName(QStringLiteral("rate"));
    connect(mix_, &QSlider::valueChanged, this, [this](int value) { canvas_->set_mix(value / 100.0); });
    connect(canvas_, &PairCanvas::mix_changed, mix_, [this](double mix) {
        const QSignalBlocker quiet(mix_);
        mix_->setValue(static_cast<int>(std::lround(mix * 100)));
    });
    connect(gain_, &QSlider::valueChanged, this, [this](int value) { canvas_->set_gain(value); });
    connect(rate_, &QSlider::valueChanged, this, [this](int value) { canvas_->set_flicker_rate(value / 10.0); });
    auto* steps = new QWidget;
    auto* line = new QHBoxLayout(steps);
    line->setContentsMargins(12, 0, 12, 0);
    const auto add = [&](const char* name, const QString& text, const char* picture, bool incoming, int by) {
        auto* button = new QToolButton;
        button->setObjectName(QLatin1String(name));
        button->setIcon(icon(QLatin1String(picture)));
        button->setFixedSize(size::button, size::button);
        button->setAutoRepeat(true);
        button->setAccessibleName(text);
        button->setToolTip(text);
        connect(button, &QToolButton::clicked, this, [this, incoming, by] { step(incoming, by); });
        line->addWidget(button);
    };
    line->addStretch(1);
    add("a-earlier", tr("A one frame earlier"), "step-back", false, -1);
    add("a-later", tr("A one frame later"), "step-forward", false, 1);
    line->addStretch(1);
    handles_ = new QLabel;
    handles_->setObjectName(QStringLiteral("handles"));
    handles_->setProperty("quiet", true);
    line->addWidget(handles_);
    line->addStretch(1);
    add("b-earlier", tr("B one frame earlier"), "step-back", true, -1);
    add("b-later", tr("B one frame later"), "step-forward", true, 1);
    line->addStretch(1);
    settings_->addWidget(steps);
    settings_->hide();  // until there is a pair
    return settings_;
}

QWidget* MatchViewer::make_align_bar(const Commands& commands) {
    align_bar_ = new QWidget;
    auto* line = new QHBoxLayout(align_bar_);
    line->setContentsMargins(12, 2, 12, 2);
    line->setSpacing(6);
    const auto number = [&](const char* name, const QString& text, const QString& unit, double low, double high,
                            double step, int decimals) {
        auto* box = new QDoubleSpinBox;
        box->setObjectName(QLatin1String(name));
        box->setRange(low, high);
        box->setSingleStep(step);
        box->setDecimals(decimals);
        box->setSuffix(unit);
        box->setKeyboardTracking(false);
        box->setAccessibleName(text);
        auto* label = new QLabel(text);
        label->setProperty("quiet", true);
        label->setBuddy(box);
        line->addWidget(label);
        line->addWidget(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            if (!showing_)
                align_by_hand({scale_->value() / 100, rotation_->value(), dx_->value() / 100, dy_->value() / 100});
        });
        return box;
    };
    scale_ = number("scale", tr("Size"), tr(" %"), 25, 400, 0.5, 1);
    rotation_ = number("rotation", tr("Turn"), tr("°"), -180, 180, 0.1, 2);
    dx_ = number("dx", tr("Right"), tr(" %"), -100, 100, 0.1, 2);
    dy_ = number("dy", tr("Down"), tr(" %"), -100, 100, 0.1, 2);
    cost_ = new QLabel;
    cost_->setProperty("quiet", true);
    line->addWidget(cost_, 1);
    auto* reset = new QPushButton(tr("Reset"));
    reset->setObjectName(QStringLiteral("reset"));
    connect(reset, &QPushButton::clicked, commands.action("match.align_reset"), &QAction::trigger);
    line->addWidget(reset);
    align_bar_->hide();
    return align_bar_;
}

void MatchViewer::show_align() {
    showing_ = true;
    align_bar_->setEnabled(trial_.has_value());
    scale_->setValue(align_.scale * 100);
    rotation_->setValue(align_.rotation);
    dx_->setValue(align_.dx * 100);
    dy_->setValue(align_.dy * 100);
    const double cost = trial_ ? crop_share(align_, trial_->aspect()) : 0;
    cost_->setText(cost > 0.005 ? tr("costs %1 % of the picture").arg(cost * 100, 0, 'f', 0) : QString());
    showing_ = false;
}

}  // namespace rhyme::ui
