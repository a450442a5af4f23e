// What the inspector shows of a cut and its transition, of a marker, and of the sequence when nothing is selected.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/timeline/place_edits.h"
#include "core/timeline/sequence_edits.h"
#include "core/transitions/transition_kind.h"
#include "ui/controls/eliding.h"
#include "ui/inspector/colour_button.h"
#include "ui/inspector/dial_row.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/session/session.h"

namespace rhyme::ui {

void InspectorPanel::build_cut() {
    const ClipId from = session_.selection().cut_from, to = session_.selection().cut_to;
    const Track* track = session_.timeline().track_of(from);
    const Transition* there = track ? track->transition_between(from, to) : nullptr;
    heading(tr("Cut"));
    auto* kinds = new ComboBox;
    kinds->setObjectName(QStringLiteral("transition_kind"));
    kinds->addItem(tr("Plain cut"), QString());
    for (const TransitionKind* kind : all_transitions()) {
        const std::string name(kind->name());
        kinds->addItem(transition_name(name), QString::fromStdString(name));
    }
    const QString kind_now = there ? QString::fromStdString(there->kind) : QString();
    kinds->setCurrentIndex(std::max(0, kinds->findData(kind_now)));
    kinds->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    kinds->setMinimumContentsLength(6);
    connect(kinds, &QComboBox::activated, this, [this, kinds, from, to] {
        const std::string name = kinds->currentData().toString().toStdString();
        const Track* on = session_.timeline().track_of(from);
        const Transition* now = on ? on->transition_between(from, to) : nullptr;
        if (name.empty()) {
            if (now) session_.commit(tr("Remove transition"), remove_transition(session_.timeline(), now->id));
            return;
        }
        const TransitionKind* kind = find_transition(name);
        NewTransition made{from, to, name, kind->default_in(), kind->default_out(), {}, kind->needs_handles()};
        if (now && now->needs_handles == made.needs_handles)
            made.in_offset = now->in_offset, made.out_offset = now->out_offset;
        if (!session_.commit(tr("Transition"), set_transition(session_.timeline(), made))) refresh();
    });
    row(tr("Transition"), kinds, tr("How the outgoing shot becomes the incoming one"));
    on_refresh([this, from, to, kinds] {
        const Track* on = session_.timeline().track_of(from);
        const Transition* now = on ? on->transition_between(from, to) : nullptr;
        kinds->setCurrentIndex(std::max(0, kinds->findData(now ? QString::fromStdString(now->kind) : QString())));
    });
    if (there) build_transition(*there);
}

void InspectorPanel::build_transition(const Transition& transition) {
    const TransitionId id = transition.id;
    auto* place = new ComboBox;
    place->setObjectName(QStringLiteral("transition_place"));
    for (const QString& text : {tr("Centred on the cut"), tr("Starts at the cut"), tr("Ends at the cut")})
        place->addItem(text);
    place->setPlaceholderText(tr("Its own"));
    place->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    place->setMinimumContentsLength(6);
    connect(place, &QComboBox::activated, this, [this, id](int how) {
        const Transition* now = find_transition_of(session_.timeline(), id);
        if (!now) return;
        const FrameCount whole = now->in_offset + now->out_offset;
        const FrameCount in = how == 0 ? FrameCount(whole.value / 2) : how == 1 ? FrameCount(0) : whole;
        session_.commit(tr("Place of the transition"), trim_transition(session_.timeline(), id, in, whole - in));
    });
    row(tr("Alignment"), place);
    on_refresh([this, id, place] {
        const Transition* now = find_transition_of(session_.timeline(), id);
        if (!now) return;
        const bool centred = std::abs((now->in_offset - now->out_offset).value) <= 1;
        place->setCurrentIndex(centred ? 0 : now->in_offset.value == 0 ? 1 : now->out_offset.value == 0 ? 2 : -1);
    });
    refreshers_.back()();
    for (Dial& d : transition_dials(id, transition.kind)) dial(std::move(d));
}

void InspectorPanel::build_marker(MarkerId id) {
    const auto find = [this, id]() -> const Marker* {
        for (const Marker& marker : *session_.timeline().markers)
            if (marker.id == id) return &marker;
        return nullptr;
    };
    const auto change = [this, find](const QString& label, const QString& gesture, auto edit) {
        const Marker* now = find();
        if (!now) return;
        Marker marker = *now;
        edit(marker);
        if (!(marker == *now)) session_.commit(label, change_marker(session_.timeline(), marker), gesture);
    };
    heading(tr("Marker"));
    auto* name = new QLineEdit;
    name->setObjectName(QStringLiteral("marker_name"));
    connect(name, &QLineEdit::editingFinished, this, [this, change, name] {
        change(tr("Rename marker"), {}, [&](Marker& m) { m.name = name->text().toStdString(); });
    });
    row(tr("Name"), name);
    auto* color = new ColourButton(tr("Colour of the marker"), false);
    connect(color, &ColourButton::chosen, this, [this, change, color](const QColor& c) {
        change(tr("Marker colour"), color->gesture(), [&](Marker& m) { m.color = c.name().toStdString(); });
    });
    row(tr("Colour"), color);
    auto* length = new NumberField;
    length->set_scale(0, 1e9, 1, 0);
    length->setSuffix(tr(" frames"));
    connect(length, &NumberField::edited, this, [this, change, length](double frames) {
        change(tr("Length of the marker"), length->gesture(),
               [&](Marker& m) { m.range.length = FrameCount(static_cast<std::int64_t>(frames)); });
    });
    row(tr("Length"), length, tr("0: a point"));
    auto* text = new QPlainTextEdit;
    text->setFixedHeight(72);
    text->setTabChangesFocus(true);
    text->setObjectName(QStringLiteral("marker_note"));
    connect(text, &QPlainTextEdit::textChanged, this, [this, change, text, id] {
        change(tr("Note of the marker"), QStringLiteral("note-%1").arg(id.value),
               [&](Marker& m) { m.note = text->toPlainText().toStdString(); });
    });
    row(tr("Note"), text);
    on_refresh([find, name, color, length, text] {
        const Marker* now = find();
        if (!now) return;
        show_text(*name, QString::fromStdString(now->name));
        color->show_color(now->color.empty() ? QColor(Qt::white) : QColor(QString::fromStdString(now->color)));
        length->show_value(static_cast<double>(now->range.length.value));
        const QSignalBlocker quiet(text);
        const QString note = QString::fromStdString(now->note);
        if (text->toPlainText() != note) text->setPlainText(note);
    });
    refreshers_.back()();
}

void InspectorPanel::build_sequence() {
    heading(tr("Sequence"));
    auto* name = new QLineEdit;
    connect(name, &QLineEdit::editingFinished, this, [this, name] {
        const Timeline& now = session_.timeline();
        if (name->text().trimmed().isEmpty() || now.name == name->text().toStdString()) return;
        session_.commit(tr("Rename sequence"),
                        rename_sequence(session_.history().sequences(), now.id, name->text().toStdString()));
    });
    row(tr("Name"), name);
    auto* format = new QLabel;
    format->setMinimumWidth(40);
    row(tr("Format"), format);
    note(tr("Select a clip, a cut or a marker to see what can be set on it"));
    on_refresh([this, name, format] {
        const Timeline& now = session_.timeline();
        show_text(*name, QString::fromStdString(now.name));
        format->setText(tr("%1 × %2, %3 fps").arg(now.width).arg(now.height).arg(now.rate.fps(), 0, 'g', 5));
    });
    refreshers_.back()();
}

}  // namespace rhyme::ui
