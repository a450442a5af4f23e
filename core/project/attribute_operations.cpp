// The operations of clip_edits.h and sequence_edits.h.
#include "core/project/edit_arguments.h"
#include "core/project/effect_values.h"

namespace rhyme {
namespace {

using A = const Arguments&;

EffectId effect_id(A a) { return a.named<EffectTag>("effect"); }
ParameterOf parameter_of(A a) {
    const Effect* effect = effect_in(a.timeline(), effect_id(a));
    return {effect ? effect->kind : "", a.text("parameter")};
}
std::optional<std::size_t> place(A a) { return a.has("at") ? std::optional(a.index("at")) : std::nullopt; }

FrameCount clip_frame(A a, const char* key) {
    return FrameCount(a.reader().integer(key, -4 * max_frames, 4 * max_frames));
}

Result<Timeline> set_title_by(A a) {
    const Clip* clip = a.timeline().find(a.clip("clip"));
    return set_title(a.timeline(), a.clip("clip"), read_title(a.reader()["title"], clip ? clip->more->title : Title()));
}

Result<Timeline> add_effect_by(A a, bool to_track) {
    const Effect effect = read_effect(a.reader()["effect"]);
    if (const auto checked = check_texts(effect); !checked) return fail(checked.error());
    return to_track ? add_track_effect(a.timeline(), a.track(), effect, place(a))
                    : add_effect(a.timeline(), a.clip("clip"), effect, place(a));
}

Result<Timeline> set_effect_text_by(A a) {
    const auto checked = check_text(effect_in(a.timeline(), effect_id(a)), a.text("name"), a.text("text"));
    if (!checked) return fail(checked.error());
    return set_effect_text(a.timeline(), effect_id(a), a.text("name"), a.text("text"));
}

Result<Sequences> place_sequence_by(A a) {
    const auto clip = sequence_clip(a.sequences(), a.named<SequenceTag>("sequence"), a.track());
    if (!clip) return fail(clip.error());
    const auto placed = a.placing() == Placing::Insert ? insert(a.timeline(), a.frame("at"), {*clip})
                                                       : overwrite(a.timeline(), a.frame("at"), {*clip});
    return edited(a.sequences(), placed);
}

const char* const value_type = "number, true or false, or the name of a choice";
const char* const effect_type =
    "{kind, enabled, parameters: {name: number, choice or {keys: [...]}}, texts: {name: text}}: see `rhyme-cli "
    "effects`";
const char* const key_type =
    "{at: clip frame, value, interpolation: \"hold\", \"linear\" or \"bezier\", bezier: [x1, y1, x2, y2]}";

std::vector<Operation> effect_operations() {
    const Usual u;
    const EditArgument place_type{"at", "number from 0; default: last", false};
    return {
        {{"add_effect", "Put an effect on a clip", {u.clip, {"effect", effect_type}, place_type}},
         [](A a) { return add_effect_by(a, false); }},
        {{"add_track_effect", "Put an effect on a track", {u.track, {"effect", effect_type}, place_type}},
         [](A a) { return add_effect_by(a, true); }},
        {{"remove_effect", "Take an effect away", {u.effect}},
         [](A a) { return remove_effect(a.timeline(), effect_id(a)); }},
        {{"move_effect", "Change the order of effects", {u.effect, {"to", "number from 0"}}},
         [](A a) { return move_effect(a.timeline(), effect_id(a), a.index("to")); }},
        {{"set_effect_enabled", "Switch an effect on or off", {u.effect, {"enabled", flag_type}}},
         [](A a) { return set_effect_enabled(a.timeline(), effect_id(a), a.reader()["enabled"].flag()); }},
        {{"set_parameter",
          "Set a parameter of an effect; its keyframes go",
          {u.effect, u.parameter, {"value", value_type}}},
         [](A a) {
             return set_parameter(a.timeline(), effect_id(a), a.text("parameter"),
                                  read_parameter(a.reader()["value"], parameter_of(a)));
         }},
        {{"set_effect_text",
          "Set a setting of an effect that is no number",
          {u.effect, {"name", "text"}, {"text", "text"}}},
         set_effect_text_by},
        {{"set_keyframe", "Set a keyframe of an effect", {u.effect, u.parameter, {"key", key_type}}},
         [](A a) {
             return set_keyframe(a.timeline(), effect_id(a), a.text("parameter"),
                                 read_keyframe(a.reader()["key"], parameter_of(a)));
         }},
        {{"move_keyframe",
          "Move a keyframe in time",
          {u.effect, u.parameter, {"from", "clip frame"}, {"to", "clip frame"}}},
         [](A a) {
             return move_keyframe(a.timeline(), effect_id(a), a.text("parameter"), clip_frame(a, "from"),
                                  clip_frame(a, "to"));
         }},
        {{"remove_keyframe", "Take a keyframe away", {u.effect, u.parameter, {"at", "clip frame"}}},
         [](A a) { return remove_keyframe(a.timeline(), effect_id(a), a.text("parameter"), clip_frame(a, "at")); }},
        {{"reset_effect", "Back to the defaults", {u.effect, {"parameter", "text; default: all", false}}},
         [](A a) { return reset_effect(a.timeline(), effect_id(a), a.reader().text("parameter", "")); }},
    };
}

}  // namespace

std::vector<Operation> attribute_operations() {
    const Usual u;
    const EditArgument which{"attributes",
                             "list of \"effects\", \"speed\", \"gain\", \"pan\", \"fades\", "
                             "\"title_style\", \"enabled\""};
    std::vector<Operation> all = effect_operations();
    std::vector<Operation> more = {
        {{"paste_attributes", "Clips take over settings of another", {u.from, u.clips, which}},
         [](A a) { return paste_attributes(a.timeline(), a.clip("from"), a.clips(), a.attributes()); }},
        {{"reset_attributes", "Clips go back to the defaults", {u.clips, which}},
         [](A a) { return reset_attributes(a.timeline(), a.clips(), a.attributes()); }},
        {{"set_gain_curve",
          "Set the rubber band of a clip's sound",
          {u.clip, {"gain", "number, or {keys: [...]}: decibels"}}},
         [](A a) { return set_gain_curve(a.timeline(), a.clip("clip"), read_curve(a.reader()["gain"])); }},
        {{"set_pan", "Move a clip's sound to one side", {u.clip, {"pan", "-1 left ... 1 right"}}},
         [](A a) { return set_pan(a.timeline(), a.clip("clip"), a.reader()["pan"].number(-1, 1)); }},
        {{"set_fades", "Fade a clip's sound", {u.clip, {"fade_in", count_type}, {"fade_out", count_type}}},
         [](A a) { return set_fades(a.timeline(), a.clip("clip"), a.count("fade_in"), a.count("fade_out")); }},
        {{"set_track_sound",
          "Gain and pan of a track",
          {u.track, {"gain_db", "decibels"}, {"pan", "-1 left ... 1 right"}}},
         [](A a) {
             return set_track_sound(a.timeline(), a.track(), a.reader()["gain_db"].number(min_gain_db, max_gain_db),
                                    a.reader()["pan"].number(-1, 1));
         }},
        {{"set_title",
          "Change text and style of a title",
          {u.clip, {"title", "{text, font, size, color ...}: what changes"}}},
         set_title_by},
        {{"set_color", "Change a colour clip", {u.clip, {"color", "\"#rrggbb\" or \"#rrggbbaa\""}}},
         [](A a) { return set_color(a.timeline(), a.clip("clip"), read_color(a.reader()["color"])); }},
        {{"set_name", "Rename a clip", {u.clip, {"name", "text"}}},
         [](A a) { return set_name(a.timeline(), a.clip("clip"), a.text("name")); }},
        {{"set_takes",
          "The clip becomes one of several takes in sync",
          {u.clip, {"takes", "list of {name, media, offset, rate, available}"}, {"chosen", "number from 0"}}},
         [](A a) { return set_takes(a.timeline(), a.clip("clip"), a.takes(), a.index("chosen")); }},
        {{"switch_take", "Show another take at the same moment", {u.clip, {"take", "number from 0"}}},
         [](A a) { return switch_take(a.timeline(), a.clip("clip"), a.index("take")); }},
        {{"cut_to_take", "Cut, and show another take from there", {u.clip, u.at, {"take", "number from 0"}}},
         [](A a) { return cut_to_take(a.timeline(), a.clip("clip"), a.frame("at"), a.index("take")); }},
        {{"flatten_takes", "Only the take that is shown stays", {u.clips}},
         [](A a) { return flatten_takes(a.timeline(), a.clips()); }},
    };
    for (Operation& o : more) all.push_back(std::move(o));
    return all;
}

std::vector<Operation> sequence_operations() {
    const Usual u;
    const EditArgument name{"name", "text"};
    const auto id = [](A a) { return a.named<SequenceTag>("sequence"); };
    const auto section = [](A a) { return a.named<SectionTag>("section"); };
    return {
        {{"add_sequence", "Add an empty sequence", {name}},
         {},
         [](A a) { return add_sequence(a.sequences(), a.text("name")); }},
        {{"duplicate_sequence", "Copy a sequence", {u.sequence, name}},
         {},
         [=](A a) { return duplicate_sequence(a.sequences(), id(a), a.text("name")); }},
        {{"remove_sequence", "Take a sequence away", {u.sequence}},
         {},
         [=](A a) { return remove_sequence(a.sequences(), id(a)); }},
        {{"rename_sequence", "Rename a sequence", {u.sequence, name}},
         {},
         [=](A a) { return rename_sequence(a.sequences(), id(a), a.text("name")); }},
        {{"switch_sequence", "Work on another sequence", {u.sequence}},
         {},
         [=](A a) { return switch_sequence(a.sequences(), id(a)); }},
        {{"nest", "Clips become a sequence of their own", {u.clips, name, u.linked}},
         {},
         [](A a) { return nest(a.sequences(), a.clips(), a.text("name"), a.linked()); }},
        {{"unnest", "A nested sequence becomes clips again", {u.clip}},
         {},
         [](A a) { return unnest(a.sequences(), a.clip("clip")); }},
        {{"place_sequence", "Show a sequence in this one", {u.sequence, u.track, u.at, u.placing}},
         {},
         place_sequence_by},
        {{"add_section", "A range gets versions", {u.start, u.length, name, {"version", "name of the first"}}},
         [](A a) { return add_section(a.timeline(), a.range(), a.text("name"), a.text("version")); }},
        {{"add_version", "A new version of a section, a copy at first", {u.section, name}},
         [=](A a) { return add_version(a.timeline(), section(a), a.text("name")); }},
        {{"show_version", "A version comes onto the tracks", {u.section, u.version}},
         [=](A a) { return show_version(a.timeline(), section(a), a.index("version")); }},
        {{"remove_version", "Forget a version", {u.section, u.version}},
         [=](A a) { return remove_version(a.timeline(), section(a), a.index("version")); }},
        {{"remove_section", "Forget the other versions", {u.section}},
         [=](A a) { return remove_section(a.timeline(), section(a)); }},
    };
}

}  // namespace rhyme
