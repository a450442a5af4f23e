// Opacity and reframe, which every picture has, and the stack of the other effects; all of it read from the registry.
#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "core/media/media.h"
#include "ui/inspector/colour_button.h"
#include "ui/inspector/colour_wheel.h"
#include "ui/inspector/dial_row.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/inspector/points_editor.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

QColor line_color(const std::string& name) {
    if (name == "red") return QColor(0xe0, 0x6c, 0x6c);
    if (name == "green") return QColor(0x7c, 0xc3, 0x6a);
    if (name == "blue") return QColor(0x6a, 0x9c, 0xf0);
    return theme().text;
}

/// "lift" of a kind that has lift_red, lift_green and lift_blue.
std::vector<std::string> balances(const std::vector<Dial>& dials) {
    std::vector<std::string> found;
    for (const Dial& d : dials) {
        const std::string name = d.id.substr(d.id.find('.') + 1);
        if (name.size() > 4 && name.ends_with("_red")) found.push_back(name.substr(0, name.size() - 4));
    }
    return found;
}

}  // namespace

void InspectorPanel::build_picture(ClipId id) {
    heading(tr("Picture"));
    auto* palette = new PaletteStrip;
    auto* holder = new QWidget;
    auto* line = new QHBoxLayout(holder);
    line->setContentsMargins(12, 0, 8, 0);
    line->addWidget(palette);
    column_->addWidget(holder);
    const auto show = [this, id, palette] {
        const Clip* clip = session_.timeline().find(id);
        const auto media = clip ? session_.pool()->find(clip->media) : nullptr;
        if (!media || !media->index) return;
        constexpr std::int64_t grain = 12;  // a palette need not follow every frame
        const FramePosition at = std::clamp(session_.playhead(), clip->start, clip->end() - FrameCount(1));
        const FramePosition frame = media->index->at(source_time(*clip, at, session_.timeline().rate));
        constexpr int height = 54;
        palette->show_picture(
            session_.thumbnails().get(clip->media, FramePosition(frame.value / grain * grain), height));
    };
    on_refresh(show);
    show();
    connect(&session_.thumbnails(), &Thumbnails::arrived, palette, show);
    for (const char* kind : inherent_kinds)
        for (Dial& d : inherent_dials(id, kind)) dial(std::move(d));
}

void InspectorPanel::build_effects(ClipId id) {
    heading(tr("Effects"));
    const Clip& clip = *session_.timeline().find(id);
    for (const Effect& effect : clip.more->effects)
        if (!is_inherent(clip, effect)) build_effect(id, effect);
    auto* add = new QPushButton(tr("Add Effect"));
    add->setObjectName(QStringLiteral("add_effect"));
    auto* menu = new QMenu(add);
    for (const EffectKind* kind : all_effects()) {
        if (std::find(inherent_kinds.begin(), inherent_kinds.end(), kind->name()) != inherent_kinds.end()) continue;
        menu->addAction(effect_name(std::string(kind->name())), this, [this, id, kind] {
            Effect effect;
            effect.kind = std::string(kind->name());
            session_.commit(tr("Add %1").arg(effect_name(effect.kind)), add_effect(session_.timeline(), id, effect));
        });
    }
    add->setMenu(menu);
    auto* holder = new QWidget;
    auto* line = new QHBoxLayout(holder);
    line->setContentsMargins(12, 4, 8, 0);
    line->addWidget(add);
    column_->addWidget(holder);
}

void InspectorPanel::build_effect_header(ClipId id, const Effect& effect) {
    const EffectId self = effect.id;
    const QString name = effect_name(effect.kind);
    auto* bar = new QWidget;
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(12, 4, 8, 0);
    line->setSpacing(0);
    auto* enabled = new QCheckBox(name);
    enabled->setObjectName(QStringLiteral("enabled.%1").arg(self.value));
    enabled->setMinimumWidth(80);
    enabled->setToolTip(tr("Switches the effect on and off"));
    connect(enabled, &QCheckBox::clicked, this, [this, self, name](bool on) {
        session_.commit(on ? tr("%1 on").arg(name) : tr("%1 off").arg(name),
                        set_effect_enabled(session_.timeline(), self, on));
    });
    line->addWidget(enabled, 1);
    const auto place = [this, id, self]() -> std::optional<std::size_t> {
        const Clip* clip = session_.timeline().find(id);
        if (clip)
            for (std::size_t i = 0; i < clip->more->effects.size(); ++i)
                if (clip->more->effects[i].id == self) return i;
        return std::nullopt;
    };
    const auto button = [&](const char* icon_name, const QString& text, auto run) {
        auto* made = inspector_button(QLatin1String(icon_name), text);
        made->setObjectName(QStringLiteral("%1.%2").arg(QLatin1String(icon_name)).arg(self.value));
        connect(made, &QToolButton::clicked, this, run);
        line->addWidget(made);
    };
    button("up", tr("%1 earlier").arg(name), [this, self, place] {
        const auto at = place();
        if (at && *at > 0) session_.commit(tr("Reorder effects"), move_effect(session_.timeline(), self, *at - 1));
    });
    button("down", tr("%1 later").arg(name), [this, id, self, place] {
        const auto at = place();
        if (at && *at + 1 < session_.timeline().find(id)->more->effects.size())
            session_.commit(tr("Reorder effects"), move_effect(session_.timeline(), self, *at + 1));
    });
    button("reset", tr("%1 back to its defaults").arg(name),
           [this, self, name] { session_.commit(tr("Reset %1").arg(name), reset_effect(session_.timeline(), self)); });
    button("close", tr("Remove %1").arg(name), [this, self, name] {
        session_.commit(tr("Remove %1").arg(name), remove_effect(session_.timeline(), self));
    });
    column_->addWidget(bar);
    on_refresh([this, id, self, enabled] {
        if (const Effect* now = find_effect_of(session_.timeline(), id, self)) enabled->setChecked(now->enabled);
    });
    refreshers_.back()();
}

void InspectorPanel::build_effect(ClipId id, const Effect& effect) {
    build_effect_header(id, effect);
    const EffectKind* kind = find_effect(effect.kind);
    if (!kind) return note(tr("This version does not know this effect; it is kept and not drawn"));
    const std::vector<Dial> dials = effect_dials(id, effect);
    const auto find = [&](const std::string& name) -> const Dial* {
        for (const Dial& d : dials)
            if (d.id == std::to_string(effect.id.value) + "." + name) return &d;
        return nullptr;
    };
    const auto wheels = balances(dials);
    if (!wheels.empty()) {
        auto* holder = new QWidget;
        auto* line = new QHBoxLayout(holder);
        line->setContentsMargins(12, 4, 8, 4);
        for (const std::string& balance : wheels) {
            std::array<const Dial*, 3> channels{find(balance + "_red"), find(balance + "_green"),
                                                find(balance + "_blue")};
            if (!channels[1] || !channels[2]) continue;
            const std::array<Dial, 3> three{*channels[0], *channels[1], *channels[2]};
            auto* wheel = new ColourWheel(parameter_name(balance), three[0].otherwise, 0.5);
            wheel->setObjectName(QStringLiteral("wheel.") + QString::fromStdString(balance));
            connect(wheel, &ColourWheel::edited, this, [this, three, wheel] {
                Result<Timeline> edited = session_.timeline();
                for (std::size_t c = 0; c < 3 && edited; ++c)
                    edited = three[c].set(*edited, session_.playhead(),
                                          std::clamp(wheel->values()[c], three[c].low, three[c].high));
                session_.commit(tr("Colour wheel"), std::move(edited), wheel->gesture());
            });
            on_refresh([this, three, wheel] {
                std::array<double, 3> now{};
                for (std::size_t c = 0; c < 3; ++c) now[c] = three[c].value(session_.timeline(), session_.playhead());
                wheel->show_values(now);
            });
            refreshers_.back()();
            auto* column = new QVBoxLayout;
            auto* name = new QLabel(parameter_name(balance));
            name->setProperty("quiet", true);
            name->setAlignment(Qt::AlignHCenter);
            column->addWidget(wheel);
            column->addWidget(name);
            line->addLayout(column);
        }
        column_->addWidget(holder);
    }
    for (const EffectText& form : kind->texts()) build_effect_text(id, effect, form);
    for (const Dial& d : dials) dial(d);
}

void InspectorPanel::build_effect_text(ClipId id, const Effect& effect, const EffectText& form) {
    const EffectId self = effect.id;
    const auto now = [this, id, self, form] {
        const Effect* e = find_effect_of(session_.timeline(), id, self);
        const auto found = e ? e->texts.find(form.name) : std::map<std::string, std::string>::const_iterator();
        return e && found != e->texts.end() ? found->second : form.value;
    };
    const QString name = parameter_name(form.name);
    const auto set = [this, self, form, name](const std::string& text, const QString& gesture) {
        session_.commit(tr("Change %1").arg(name), set_effect_text(session_.timeline(), self, form.name, text),
                        gesture);
    };
    const QString tip = QCoreApplication::translate("Effects", form.text.c_str());
    const QString object = QStringLiteral("text.%1.%2").arg(self.value).arg(QString::fromStdString(form.name));
    if (form.form == TextForm::Points) {
        auto* editor = new PointsEditor(form, line_color(form.name));
        editor->setObjectName(object);
        editor->setAccessibleName(name);
        connect(editor, &PointsEditor::edited, this, [editor, set] { set(editor->text(), editor->gesture()); });
        row(name, editor, tip);
        on_refresh([editor, now] { editor->show_points(now()); });
    } else if (form.form == TextForm::Color) {
        auto* button = new ColourButton(name, false);
        button->setObjectName(object);
        connect(button, &ColourButton::chosen, this,
                [button, set](const QColor& c) { set(c.name().toStdString(), button->gesture()); });
        row(name, button, tip);
        on_refresh([button, now] { button->show_color(QColor(QString::fromStdString(now()))); });
    } else {
        auto* holder = new QWidget;
        auto* line = new QHBoxLayout(holder);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        auto* path = new QLineEdit;
        path->setObjectName(object);
        path->setAccessibleName(name);
        connect(path, &QLineEdit::editingFinished, this, [path, set, now] {
            if (path->text().toStdString() != now()) set(path->text().toStdString(), {});
        });
        auto* browse = inspector_button(QStringLiteral("folder"), tr("Choose the file of %1").arg(name));
        connect(browse, &QToolButton::clicked, this, [this, set, form, name] {
            const QString filter =
                form.ends.empty() ? QString() : QStringLiteral("*.") + QString::fromStdString(form.ends);
            const QString chosen = QFileDialog::getOpenFileName(this, name, {}, filter);
            if (!chosen.isEmpty()) set(chosen.toStdString(), {});
        });
        line->addWidget(path, 1);
        line->addWidget(browse);
        row(name, holder, tip);
        on_refresh([path, now] {
            if (!path->hasFocus()) path->setText(QString::fromStdString(now()));
        });
    }
    refreshers_.back()();
}

}  // namespace rhyme::ui
