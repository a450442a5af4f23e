// What the keys do to clips as wholes: the clipboard, copies, exchange, speed, nesting, versions. Each looks at the
// session's selection and playhead, and commits one edit.
#pragma once

#include <QString>
#include <optional>

#include "core/timeline/clip_edits.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/speed_edits.h"

namespace rhyme::ui {

class Session;

/// What was copied: the clips as they lay to each other, and the first of them for its attributes. Window thread.
struct ClipBoard {
    std::optional<Clippings> clips;
    ClipId from;
};

void copy_selection(Session& session, ClipBoard& board);
void cut_selection(Session& session, ClipBoard& board);
/// At the playhead, which moves to the end of what was put down.
void paste_clips(Session& session, const ClipBoard& board, rhyme::Placing placing);
void paste_attributes_to_selection(Session& session, const ClipBoard& board, const Attributes& which);
void reset_selection(Session& session, const Attributes& which);
/// Copies of the selection right after it.
void duplicate_selection(Session& session);

void link_selection(Session& session);  ///< or, when they are linked, on their own again
void swap_with_neighbour(Session& session, int direction);
void join_at_cut(Session& session);  ///< takes an edit away that shows nothing
void append_source(Session& session);
/// The clip at the playhead shows the source instead: the source viewer's frame is seen at the playhead.
void replace_with_source(Session& session);
void fit_source_to_marked(Session& session);

void reverse_selection(Session& session);
void freeze_at_playhead(Session& session);  ///< for two seconds
/// Moves the edge of the clip at the playhead to it, leaving a gap or covering what lies there.
void trim_to_playhead(Session& session, Edge edge);

void nest_selection(Session& session);
void unnest_selection(Session& session);
/// The sequence that the selected clip shows comes to be worked on; false: it shows none.
bool open_nested(Session& session, ClipId clip);
void go_to_sequence(Session& session, int direction);
void new_sequence(Session& session);

void add_section_of_marked(Session& session);
void add_version_here(Session& session);
void show_version_here(Session& session, int direction);
void remove_section_here(Session& session);
void toggle_time_lock(Session& session);

/// What is typed over the timecode: "+12" and "-5" (frames, or a timecode) trim the selected cut, else move the
/// selected clips, else the playhead; without a sign the playhead goes there. False when it is none of that.
bool enter_time(Session& session, const QString& text);

}  // namespace rhyme::ui
