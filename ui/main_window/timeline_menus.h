// The context menus of the timeline: of a clip, a cut, a gap, a track, a marker. Made of the table's commands and of
// what needs the very place that was clicked.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ui/timeline/timeline_widget.h"

class QMenu;

namespace rhyme::ui {

class Commands;

/// The command of each tool.
const std::vector<std::pair<const char*, ToolKind>>& tool_commands();

/// What a marker can be coloured with: a name (to be translated in "TimelineMenu") and "#rrggbb"; "" is none.
const std::vector<std::pair<const char*, std::string>>& marker_colors();

/// The menu for what lies at `hit`; a child of the timeline, its caller's to delete. Null: nothing can be done there.
QMenu* timeline_menu(const Hit& hit, Session& session, Commands& commands, TimelineWidget& timeline);

}  // namespace rhyme::ui
