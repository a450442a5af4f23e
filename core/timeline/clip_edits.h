// Edits of what a clip or track has besides its place: effects and keyframes, sound, titles, takes. Rules, strips and
// errors as in edits.h; nothing here moves, so no strip is drawn where none would show anything.
#pragma once

#include "core/timeline/edits.h"

namespace rhyme {

/// At place `at` of the list (not given: last); its id is ignored, the new one is the next_id that was.
Result<Timeline> add_effect(const Timeline& timeline, ClipId clip, const Effect& effect,
                            std::optional<std::size_t> at = {});
Result<Timeline> add_track_effect(const Timeline& timeline, TrackId track, const Effect& effect,
                                  std::optional<std::size_t> at = {});

// By the effect's id, wherever it is.
Result<Timeline> remove_effect(const Timeline& timeline, EffectId id);
Result<Timeline> move_effect(const Timeline& timeline, EffectId id, std::size_t to);  ///< [a b c] -> [b a c]
Result<Timeline> set_effect_enabled(const Timeline& timeline, EffectId id, bool enabled);
/// A constant; keyframes of that parameter go.
Result<Timeline> set_parameter(const Timeline& timeline, EffectId id, const std::string& parameter, double value);
Result<Timeline> set_effect_text(const Timeline& timeline, EffectId id, const std::string& name,
                                 const std::string& text);
/// Set, or replaced where there is one at that frame. Keyframes stand in clip time (see curve.h).
Result<Timeline> set_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter, const Keyframe& key);
Result<Timeline> move_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter, FrameCount from,
                               FrameCount to);
/// With the last one the parameter keeps its value.
Result<Timeline> remove_keyframe(const Timeline& timeline, EffectId id, const std::string& parameter, FrameCount at);
/// The parameter (empty: all of them and the texts) goes back to the kind's default.
Result<Timeline> reset_effect(const Timeline& timeline, EffectId id, const std::string& parameter = {});

/// What paste_attributes() takes over.
struct Attributes {
    bool effects = false, speed = false, gain = false, pan = false, fades = false, title_style = false, enabled = false;
};
/// From one clip to others; effects replace theirs, with new ids. Speed: their length stays.
Result<Timeline> paste_attributes(const Timeline& timeline, ClipId from, const std::vector<ClipId>& to,
                                  const Attributes& which);
Result<Timeline> reset_attributes(const Timeline& timeline, const std::vector<ClipId>& clips, const Attributes& which);

Result<Timeline> set_gain_curve(const Timeline& timeline, ClipId clip, const Curve& gain);  ///< the rubber band
Result<Timeline> set_pan(const Timeline& timeline, ClipId clip, double pan);
Result<Timeline> set_fades(const Timeline& timeline, ClipId clip, FrameCount fade_in, FrameCount fade_out);
Result<Timeline> set_track_sound(const Timeline& timeline, TrackId track, double gain_db, double pan);

Result<Timeline> set_title(const Timeline& timeline, ClipId clip, const Title& title);  ///< of a title clip
Result<Timeline> set_color(const Timeline& timeline, ClipId clip, Rgba color);          ///< of a colour clip
Result<Timeline> set_name(const Timeline& timeline, ClipId clip, const std::string& name);

/// The clip gets takes in sync, of which takes[chosen] shows what it shows now (its media must be the clip's).
Result<Timeline> set_takes(const Timeline& timeline, ClipId clip, const std::vector<Take>& takes, std::size_t chosen);
/// The clip shows another take, at the same time of the set. Only that clip: the sound of a multicam stays.
Result<Timeline> switch_take(const Timeline& timeline, ClipId clip, std::size_t take);
/// before  |11111|              while playing: from `at` on take 2, up to the next cut
/// after   |11|222|
Result<Timeline> cut_to_take(const Timeline& timeline, ClipId clip, FramePosition at, std::size_t take);
/// The take on the clip stays, the others are forgotten.
Result<Timeline> flatten_takes(const Timeline& timeline, const std::vector<ClipId>& clips);

}  // namespace rhyme
