// One number of a clip, an effect or a transition as the inspector shows it: what it is now, how it is changed, and its
// keyframes where it can have some. Pure: everything is a function of a timeline.
#pragma once

#include <QString>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/effects/effect_kind.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/timeline.h"

namespace rhyme::ui {

struct Dial {
    std::string id;     ///< "gain", "12.scale"; no two of one clip share it
    QString name, tip;  ///< for a person
    QString suffix;     ///< " dB"
    double low = 0, high = 1, step = 0.01;
    int decimals = 2;
    double otherwise = 0;              ///< what it goes back to
    std::vector<std::string> choices;  ///< what its whole numbers stand for, where it is a choice
    bool on_or_off = false;            ///< 1 or 0
    double curve_room = 0;             ///< seen above and below its keyframes at least; 0: a twentieth of the range

    std::function<double(const Timeline&)> most;  ///< where `high` changes with the clip
    std::function<double(const Timeline&, FramePosition)> value;
    /// Sets it, at that place if it has keyframes.
    std::function<Result<Timeline>(const Timeline&, FramePosition, double)> set;

    // Of those that can change with time; else empty.
    std::function<const Curve*(const Timeline&)> curve;  ///< null: no keyframes, and none were ever set
    std::function<Result<Timeline>(const Timeline&, const Keyframe&)> set_key;
    std::function<Result<Timeline>(const Timeline&, FrameCount from, FrameCount to)> move_key;
    std::function<Result<Timeline>(const Timeline&, FrameCount)> remove_key;
    std::function<FrameCount(const Timeline&, FramePosition)> clip_time;
    std::function<FrameRange(const Timeline&)> span;  ///< the clip on the sequence

    bool has_keys(const Timeline& timeline) const {
        const Curve* c = curve ? curve(timeline) : nullptr;
        return c && !c->keys.empty();
    }
};

/// "crop_left" -> "Crop left", in the window's language where it is known.
QString parameter_name(const std::string& name);
QString effect_name(const std::string& kind);
QString transition_name(const std::string& kind);

/// Its time is the clip's, and it can be set where the clip is.
void place_on_clip(Dial& dial, ClipId clip);
/// The numbers of an effect that is on a clip.
std::vector<Dial> effect_dials(ClipId clip, const Effect& effect);
/// The numbers of a kind every picture has (opacity, reframe): of the clip's first effect of that kind; where there is
/// none, setting one adds it.
std::vector<Dial> inherent_dials(ClipId clip, const std::string& kind);
/// The kinds every picture has, in the order they are shown.
inline constexpr std::array<const char*, 2> inherent_kinds{"opacity", "reframe"};
/// Whether an effect of the clip is the one those numbers are of: it is not shown among the others.
bool is_inherent(const Clip& clip, const Effect& effect);
const Effect* inherent_effect(const Clip& clip, const std::string& kind);  ///< null: none yet
/// Gain and its rubber band, pan, fades.
std::vector<Dial> sound_dials(const Timeline& timeline, ClipId clip);
std::vector<Dial> title_dials(ClipId clip);
/// Its length before and after the cut and the parameters of its kind.
std::vector<Dial> transition_dials(TransitionId transition, const std::string& kind);

const Transition* find_transition_of(const Timeline& timeline, TransitionId id);
const Effect* find_effect_of(const Timeline& timeline, ClipId clip, EffectId id);

}  // namespace rhyme::ui
