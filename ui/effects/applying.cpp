#include "ui/effects/applying.h"

#include "core/effects/effect_kind.h"
#include "core/timeline/clip_edits.h"
#include "core/transitions/transition_kind.h"

namespace rhyme::ui {

QByteArray encode_effect(const DraggedEffect& effect) {
    return QByteArray(effect.transition ? "transition:" : "effect:") + QByteArray::fromStdString(effect.kind);
}

std::optional<DraggedEffect> decode_effect(const QMimeData& mime) {
    const QByteArray data = mime.data(QLatin1String(effect_mime_type()));
    const auto colon = data.indexOf(':');
    if (colon < 0) return std::nullopt;
    DraggedEffect effect{data.left(colon) == "transition", data.mid(colon + 1).toStdString()};
    const bool known =
        effect.transition ? find_transition(effect.kind) != nullptr : find_effect(effect.kind) != nullptr;
    return known ? std::optional(effect) : std::nullopt;
}

Result<Timeline> apply_effect(const Timeline& timeline, const std::string& kind, ClipId clip) {
    Effect effect;
    effect.kind = kind;
    return add_effect(timeline, clip, effect);
}

Result<Timeline> apply_transition(const Timeline& timeline, const std::string& name, ClipId from, ClipId to) {
    const TransitionKind* kind = find_transition(name);
    if (!kind) return fail(ErrorCode::NotFound, "there is no transition \"" + name + "\"");
    return set_transition(timeline,
                          {from, to, name, kind->default_in(), kind->default_out(), {}, kind->needs_handles()});
}

}  // namespace rhyme::ui
