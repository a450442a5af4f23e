// What the inspector shows of a clip, but for its effects.
#include <QCheckBox>
#include <QComboBox>
#include <QFontComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "core/time/timecode.h"
#include "core/timeline/speed_edits.h"
#include "ui/controls/eliding.h"
#include "ui/inspector/colour_button.h"
#include "ui/inspector/dial_row.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/inspector/speed_dial.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

QColor color_of(Rgba c) {
    return QColor(static_cast<int>(c >> 24), static_cast<int>(c >> 16 & 255), static_cast<int>(c >> 8 & 255),
                  static_cast<int>(c & 255));
}
Rgba rgba_of(const QColor& c) {
    return static_cast<Rgba>(c.red()) << 24 | static_cast<Rgba>(c.green()) << 16 | static_cast<Rgba>(c.blue()) << 8 |
           static_cast<Rgba>(c.alpha());
}

ClipId sound_of(const Timeline& timeline, ClipId id) {
    for (const ClipId linked : timeline.linked(id)) {
        const Track* track = timeline.track_of(linked);
        if (track && track->kind == TrackKind::Audio) return linked;
    }
    return {};
}

/// The shortest exact ratio of a typed percentage: thousandths are told apart.
}  // namespace

void InspectorPanel::build_clip(ClipId id) {
    const Timeline& timeline = session_.timeline();
    const Clip& clip = *timeline.find(id);
    const bool picture = timeline.track_of(id)->kind == TrackKind::Video;
    build_name(id);
    if (clip.kind == ClipKind::Title) build_title(id);
    if (clip.kind == ClipKind::Color) build_color(id);
    if (clip.has_takes()) build_takes(id);
    if (clip.kind == ClipKind::Media || clip.kind == ClipKind::Sequence) build_speed(id);
    if (picture) build_picture(id);
    const ClipId sound = sound_of(timeline, id);
    if (sound) build_sound(sound);
    if (picture) build_effects(id);
}

void InspectorPanel::build_name(ClipId id) {
    heading(tr("Clip"));
    auto* name = new QLineEdit;
    name->setObjectName(QStringLiteral("clip_name"));
    connect(name, &QLineEdit::editingFinished, this, [this, id, name] {
        const Clip* clip = session_.timeline().find(id);
        if (clip && clip->name != name->text().toStdString())
            session_.commit(tr("Rename clip"), set_name(session_.timeline(), id, name->text().toStdString()));
    });
    row(tr("Name"), name);
    auto* enabled = new QCheckBox;
    connect(enabled, &QCheckBox::clicked, this, [this, id](bool on) {
        session_.commit(on ? tr("Enable") : tr("Disable"), set_enabled(session_.timeline(), {id}, on));
    });
    row(tr("Enabled"), enabled);
    auto* place = new ElidedLabel;
    auto* source = new ElidedLabel;
    row(tr("On the timeline"), place);
    row(tr("Of the source"), source);
    on_refresh([this, id, name, enabled, place, source] {
        const Clip* clip = session_.timeline().find(id);
        if (!clip) return;
        const FrameRate rate = session_.timeline().rate;
        const auto text = [&](FramePosition p) { return QString::fromStdString(format_timecode(p, rate)); };
        show_text(*name, QString::fromStdString(clip->name));
        enabled->setChecked(clip->enabled);
        place->setText(tr("%1, %n frames", "", static_cast<int>(clip->length.value)).arg(text(clip->start)));
        const SourceRange range = source_range(*clip, rate);
        const auto at = [&](RationalTime t) { return text(rate.position(t, Rounding::Down)); };
        source->setText(clip->kind == ClipKind::Media ? tr("%1 to %2").arg(at(range.first), at(range.last))
                                                      : QStringLiteral("–"));
        source->setToolTip(tr("%n frames before, ", "",
                              static_cast<int>(std::min<std::int64_t>(handle_before(*clip, rate).value, 1'000'000))) +
                           tr("%n frames after it are left in the source", "",
                              static_cast<int>(std::min<std::int64_t>(handle_after(*clip, rate).value, 1'000'000))));
    });
    refreshers_.back()();
}

void InspectorPanel::build_speed(ClipId id) {
    heading(tr("Speed"));
    auto* fit = new ComboBox;
    fit->setObjectName(QStringLiteral("speed_fit"));
    fit->addItem(tr("What follows moves along"));
    fit->addItem(tr("Over what follows, or leaving a gap"));
    fit->addItem(tr("The length stays"));
    fit->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    fit->setMinimumContentsLength(6);
    dial(speed_dial(id, [fit] {
        constexpr SpeedFit how[] = {SpeedFit::Ripple, SpeedFit::Overwrite, SpeedFit::Keep};
        return how[std::clamp(fit->currentIndex(), 0, 2)];
    }));
    row(tr("Length"), fit, tr("What another speed does to the length of the clip"));
    auto* pitch = new QCheckBox;
    connect(pitch, &QCheckBox::clicked, this,
            [this, id](bool on) { session_.commit(tr("Keep pitch"), set_keep_pitch(session_.timeline(), {id}, on)); });
    row(tr("Keep pitch"), pitch);
    on_refresh([this, id, pitch] {
        const Clip* clip = session_.timeline().find(id);
        if (!clip) return;
        const ClipId sound = sound_of(session_.timeline(), id);
        const Clip* heard = session_.timeline().find(sound);
        pitch->setEnabled(heard != nullptr);
        pitch->setChecked((heard ? heard : clip)->more->keep_pitch);
    });
    refreshers_.back()();
}

void InspectorPanel::build_sound(ClipId id) {
    heading(tr("Sound"));
    for (Dial& d : sound_dials(session_.timeline(), id)) dial(std::move(d));
}

void InspectorPanel::build_takes(ClipId id) {
    heading(tr("Takes"));
    auto* takes = new ComboBox;
    for (const Take& take : session_.timeline().find(id)->more->takes)
        takes->addItem(QString::fromStdString(take.name));
    connect(takes, &QComboBox::activated, this, [this, id](int n) {
        session_.commit(tr("Switch take"), switch_take(session_.timeline(), id, static_cast<std::size_t>(n)));
    });
    row(tr("Take"), takes, tr("Another recording of the same moment"));
    on_refresh([this, id, takes] {
        const Clip* clip = session_.timeline().find(id);
        if (clip) takes->setCurrentIndex(static_cast<int>(clip->more->take));
    });
    refreshers_.back()();
}

void InspectorPanel::build_color(ClipId id) {
    heading(tr("Colour"));
    auto* button = new ColourButton(tr("Colour of the clip"), true);
    connect(button, &ColourButton::chosen, this, [this, id, button](const QColor& c) {
        session_.commit(tr("Colour"), set_color(session_.timeline(), id, rgba_of(c)), button->gesture());
    });
    row(tr("Colour"), button);
    on_refresh([this, id, button] {
        if (const Clip* clip = session_.timeline().find(id)) button->show_color(color_of(clip->more->color));
    });
    refreshers_.back()();
}

void InspectorPanel::build_title(ClipId id) {
    heading(tr("Title"));
    auto* text = new QPlainTextEdit;
    text->setObjectName(QStringLiteral("title_text"));
    text->setAccessibleName(tr("Text of the title"));
    text->setFixedHeight(88);
    text->setTabChangesFocus(true);
    auto* holder = new QWidget;
    auto* line = new QHBoxLayout(holder);
    line->setContentsMargins(12, 0, 8, 0);
    line->addWidget(text);
    column_->addWidget(holder);
    connect(text, &QPlainTextEdit::textChanged, this, [this, id, text] {
        const Clip* clip = session_.timeline().find(id);
        if (!clip || clip->more->title.text == text->toPlainText().toStdString()) return;
        Title title = clip->more->title;
        title.text = text->toPlainText().toStdString();
        session_.commit(tr("Title text"), set_title(session_.timeline(), id, title),
                        QStringLiteral("title-%1").arg(id.value));
    });
    on_refresh([this, id, text] {
        const Clip* clip = session_.timeline().find(id);
        if (!clip) return;
        const QString now = QString::fromStdString(clip->more->title.text);
        if (text->toPlainText() == now) return;
        const QSignalBlocker quiet(text);
        text->setPlainText(now);
    });
    refreshers_.back()();
    build_style(id);
}

void InspectorPanel::build_style(ClipId id) {
    const auto change = [this, id](const QString& label, const QString& gesture, auto edit) {
        const Clip* clip = session_.timeline().find(id);
        if (!clip) return;
        Title title = clip->more->title;
        edit(title.style);
        session_.commit(label, set_title(session_.timeline(), id, title), gesture);
    };
    auto* font = new QFontComboBox;
    font->setMinimumContentsLength(6);
    font->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(font, &QComboBox::activated, this, [this, change, font] {
        change(tr("Font"), {}, [&](TextStyle& s) { s.font = font->currentFont().family().toStdString(); });
    });
    row(tr("Font"), font);
    auto* looks = new QWidget;
    auto* line = new QHBoxLayout(looks);
    line->setContentsMargins(0, 0, 0, 0);
    struct Look {
        QString name;
        bool TextStyle::*member;
    };
    std::vector<std::pair<QCheckBox*, bool TextStyle::*>> boxes;
    for (const Look& look : {Look{tr("Bold"), &TextStyle::bold}, Look{tr("Italic"), &TextStyle::italic},
                             Look{tr("Box"), &TextStyle::box}}) {
        auto* box = new QCheckBox(look.name);
        connect(box, &QCheckBox::clicked, this,
                [change, look](bool on) { change(look.name, {}, [&](TextStyle& s) { s.*look.member = on; }); });
        line->addWidget(box);
        boxes.emplace_back(box, look.member);
    }
    line->addStretch(1);
    row(tr("Style"), looks);
    std::vector<std::pair<ColourButton*, Rgba TextStyle::*>> colours;
    const std::pair<QString, Rgba TextStyle::*> members[] = {{tr("Letters"), &TextStyle::color},
                                                             {tr("Outline colour"), &TextStyle::outline_color},
                                                             {tr("Shadow colour"), &TextStyle::shadow_color}};
    for (const auto& [name, member] : members) {
        auto* button = new ColourButton(name, true);
        connect(button, &ColourButton::chosen, this, [change, name, member, button](const QColor& c) {
            change(name, button->gesture(), [&](TextStyle& s) { s.*member = rgba_of(c); });
        });
        row(name, button);
        colours.emplace_back(button, member);
    }
    auto* place = new ComboBox;
    for (const QString& text : {tr("Bottom left"), tr("Bottom"), tr("Bottom right"), tr("Left"), tr("Middle"),
                                tr("Right"), tr("Top left"), tr("Top"), tr("Top right")})
        place->addItem(text);
    connect(place, &QComboBox::activated, this, [this, change](int n) {
        change(tr("Place of the title"), {}, [&](TextStyle& s) { s.alignment = n + 1; });
    });
    row(tr("Place"), place);
    for (Dial& d : title_dials(id)) dial(std::move(d));
    on_refresh([this, id, font, boxes, colours, place] {
        const Clip* clip = session_.timeline().find(id);
        if (!clip) return;
        const TextStyle& style = clip->more->title.style;
        const QSignalBlocker quiet(font);
        font->setCurrentFont(QFont(QString::fromStdString(style.font)));
        for (const auto& [box, member] : boxes) box->setChecked(style.*member);
        for (const auto& [button, member] : colours) button->show_color(color_of(style.*member));
        place->setCurrentIndex(style.alignment - 1);
    });
    refreshers_.back()();
}

}  // namespace rhyme::ui
