// Effects and transitions by name, as they are dragged from the browser, and what dropping one does. Pure.
#pragma once

#include <QByteArray>
#include <QMimeData>
#include <optional>
#include <string>

#include "core/timeline/edits.h"

namespace rhyme::ui {

struct DraggedEffect {
    bool transition = false;
    std::string kind;
    bool operator==(const DraggedEffect&) const = default;
};

inline const char* effect_mime_type() { return "application/x-rhyme-effect"; }
QByteArray encode_effect(const DraggedEffect& effect);
std::optional<DraggedEffect> decode_effect(const QMimeData& mime);

/// The effect with its defaults, last on the clip.
Result<Timeline> apply_effect(const Timeline& timeline, const std::string& kind, ClipId clip);
/// The transition with its defaults at the cut between the two clips.
Result<Timeline> apply_transition(const Timeline& timeline, const std::string& kind, ClipId from, ClipId to);

}  // namespace rhyme::ui
