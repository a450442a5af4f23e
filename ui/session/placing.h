// How files of the bin become clips: pure functions from a timeline to the new one.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/media/media.h"
#include "core/timeline/edits.h"

namespace rhyme::ui {

/// A file, or a part of it in frames of the source (a song has no frames: then in frames of the sequence).
struct Piece {
    MediaId media;
    std::shared_ptr<const Media> file;
    std::string name;
    std::optional<FrameRange> range;
    bool with_sound = true;
};

enum class Placing { Overwrite, Insert };

/// How many frames of the sequence a piece fills (a still: five seconds), at least one.
FrameCount placed_length(const Piece& piece, FrameRate sequence);
/// Where in its media a piece begins.
RationalTime placed_source_in(const Piece& piece, FrameRate sequence);
/// The moment after the last picture or sound; 0 for a still, which has no end.
RationalTime available_of(const Media& file);

/// True while nothing lies on any track: the first picture then sets the sequence's rate and size.
bool is_empty(const Timeline& timeline);
/// `timeline` in the format of the first piece with a picture, if nothing lies on it yet.
Result<Timeline> adopt_format(const Timeline& timeline, const std::vector<Piece>& pieces);

/// Puts the pieces one after another at `at`: pictures on `target` (or the lowest unlocked video track), their sound,
/// linked, on the audio track facing it; a song on `target` or the lowest audio track. A track that is missing is
/// added. The range they fill comes back too.
struct Placed {
    Timeline timeline;
    FrameRange range;
};
Result<Placed> place(const Timeline& timeline, FramePosition at, TrackId target, const std::vector<Piece>& pieces,
                     Placing how);

}  // namespace rhyme::ui
