// A clip: a length of the sequence and what is seen or heard in it. Names are OpenTimelineIO's. Positions and lengths
// on the sequence are whole frames of its rate; positions in a source are exact seconds. What few clips have stands in
// ClipMore, shared by all copies.
#pragma once

#include <string>
#include <vector>

#include "core/media/media_id.h"
#include "core/time/rational_time.h"
#include "core/timeline/curve.h"
#include "core/timeline/ids.h"

namespace rhyme {

/// What a timeline may hold at most, so that no sum or product of its numbers overflows.
inline constexpr std::int64_t max_frames = 1'000'000'000;  ///< every position and length on the sequence
inline constexpr std::int64_t max_source_seconds = 1'000'000'000;
inline constexpr std::int64_t max_source_den = 2'147'483'647;  ///< of source positions, and of a rate's two numbers
inline constexpr int max_rate = 1000;                          ///< frames a second; at least 1
inline constexpr int max_side = 32768;                         ///< pixels
inline constexpr double min_gain_db = -144, max_gain_db = 48;
/// A speed is 0 or lies between 1/max_speed and max_speed either way.
inline constexpr std::int64_t max_speed = 1000, max_speed_den = 1'000'000;
inline constexpr std::int64_t ramp_den = 10'000;         ///< speeds of a ramp are whole multiples of 1/10000
inline constexpr std::int64_t max_ramp_gap = 1'000'000;  ///< frames between two keys of a ramp

using Ratio = RationalTime;  ///< a plain exact fraction

enum class ClipKind {
    Media,       ///< a file (with takes: the chosen one of several in sync)
    Sequence,    ///< another sequence of the project
    Title,       ///< ClipMore::title
    Adjustment,  ///< no picture of its own: its effects work on what lies below it
    Color        ///< ClipMore::color
};

enum class SpeedShape { Hold, Linear, Smooth };  ///< Smooth: 3 u^2 - 2 u^3

/// From here to the next key the speed goes over to that one's.
struct SpeedKey {
    FrameCount at;  ///< clip time, see curve.h
    Ratio speed{1, 1};
    SpeedShape shape = SpeedShape::Linear;
    bool operator==(const SpeedKey&) const = default;
};

/// A colour: 0xRRGGBBAA.
using Rgba = std::uint32_t;

/// The style of an ASS line; sizes in percent of the picture's height, so that a title looks alike at every size.
struct TextStyle {
    std::string font = "sans-serif";
    double size = 6;
    bool bold = false, italic = false, underline = false;
    Rgba color = 0xffffffff, outline_color = 0x000000ff, shadow_color = 0x00000080;
    double outline = 0.3, shadow = 0.2;
    bool box = false;                   ///< a box in the outline's colour behind the text instead of an outline
    int alignment = 2;                  ///< as on the number pad: 1 bottom left ... 9 top right
    double margin_x = 5, margin_y = 5;  ///< percent of width, and of height
    double spacing = 0;                 ///< between letters
    double angle = 0;                   ///< degrees, counter-clockwise
    bool operator==(const TextStyle&) const = default;
};
struct Title {
    std::string text;  ///< UTF-8; lines apart by '\n'
    TextStyle style;
    bool lyric = false;  ///< a line of the song: goes to SRT and LRC
    bool operator==(const Title&) const = default;
};

/// One of several recordings of the same thing: the takes of a performance, the angles of a multicam. Set time T (of
/// the song, say) is seen in it at source time offset + T * rate.
struct Take {
    std::string name;
    MediaId media;
    RationalTime offset;     ///< may be negative: it began after the song did
    Ratio rate{1, 1};        ///< > 0; an overcranked take: 2/1
    RationalTime available;  ///< as in Clip
    bool operator==(const Take&) const = default;
};

struct ClipMore {
    std::vector<SpeedKey> ramp;  ///< in ascending order; not empty: it replaces Clip::speed. All speeds of one sign
    Effects effects;
    std::vector<Take> takes;  ///< of ClipKind::Media; not empty: media and available are those of takes[take]
    std::size_t take = 0;
    Title title;
    Rgba color = 0x000000ff;
    /// Sound. The fades are frames from either edge (together at most the length); `gain` is the rubber band, in dB
    /// added to Clip::gain_db.
    Curve gain;
    double pan = 0;  ///< -1 left .. 1 right
    FrameCount fade_in, fade_out;
    bool keep_pitch = true;  ///< at another speed
    bool operator==(const ClipMore&) const = default;
};

struct Clip {
    ClipId id;
    MediaId media;        ///< of ClipKind::Media, else 0
    SequenceId sequence;  ///< of ClipKind::Sequence, else 0
    ClipKind kind = ClipKind::Media;
    bool enabled = true;
    std::string name;
    FramePosition start;     ///< on the sequence
    FrameCount length;       ///< > 0
    RationalTime source_in;  ///< where in the source the first frame is, from its first shown frame; >= 0
    RationalTime available;  ///< how long the source is; 0 = no limit (a still: handles without end on both sides)
    Ratio speed{1, 1};       ///< seconds of source a second of sequence; negative: backwards, 0: stands at source_in
    FrameCount clock;        ///< clip time of its first frame, see curve.h
    LinkId link;             ///< 0: nothing goes with it (nor when it is the only clip left with its link)
    double gain_db = 0;      ///< of sound
    Shared<ClipMore> more;

    bool operator==(const Clip&) const = default;
    FrameRange range() const { return {start, length}; }
    FramePosition end() const { return start + length; }
    FrameCount clip_time(FramePosition p) const { return clock + (p - start); }  ///< what keyframes are set in
    bool has_takes() const { return !more->takes.empty(); }
};

/// Where in its source the clip is at sequence frame `p` (which may lie outside of it: a handle). Exact for a constant
/// speed; on a ramp the exact integral of the speed, rounded to 1/705600000 s, so that it never runs against the ramp's
/// direction and both halves of a split clip show what the whole did. May be negative or beyond the media outside the
/// handles.
RationalTime source_time(const Clip& clip, FramePosition p, FrameRate rate);

/// The inverse: the frame, handles included, during which `source` is on screen: the last one that does not show what
/// comes after it in the clip's direction. Clamped to the handles; of a clip that stands still: its start.
FramePosition frame_showing(const Clip& clip, RationalTime source, FrameRate rate);

/// Seconds of source a second of sequence at `p`; exact on a constant speed and at a ramp's keys, else to be shown.
double speed_at(const Clip& clip, FramePosition p);

/// The range of source the clip's frames begin in, both ends included: forward or backward, ramped or still.
struct SourceRange {
    RationalTime first, last;
};
SourceRange source_range(const Clip& clip, FrameRate rate);

/// Frames of media left before the clip's first frame and after its last one (the last may begin as late as just before
/// the media's end), at the clip's own speed.
FrameCount handle_before(const Clip& clip, FrameRate rate);
FrameCount handle_after(const Clip& clip, FrameRate rate);

}  // namespace rhyme
