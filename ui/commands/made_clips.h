// Clips that are made and not filmed: titles, lines of the song, colours, adjustments. Each commits one edit.
#pragma once

#include "core/timeline/edits.h"

namespace rhyme::ui {

class Session;

/// before  V1 |aaaaaaaa|        on the lowest unlocked video track that is free there and over everything shown there,
/// after   V2    |ttt|          a new one when there is none
///         V1 |aaaaaaaa|
Result<Timeline> laid_on_top(const Timeline& timeline, FrameRange range, NewClip clip);

/// In the marked range, or for five seconds from the playhead. The new clip is selected.
void add_title(Session& session);
void add_color(Session& session);
void add_adjustment(Session& session);

/// A title for each line of the song map, where it is heard, on a track of their own.
Result<Timeline> lyrics_laid(const Timeline& timeline);
void lay_lyrics(Session& session);

}  // namespace rhyme::ui
