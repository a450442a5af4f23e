// The operations of core/timeline/edits.h.
#include "core/project/edit_arguments.h"

namespace rhyme {
namespace {

Result<Timeline> change_marker_by(const Arguments& a) {
    for (const Marker& m : *a.timeline().markers)
        if (m.id == a.marker_id()) return change_marker(a.timeline(), a.marker(m));
    return change_marker(a.timeline(), {a.marker_id(), {}, {}, {}, {}, {}});
}

Result<Timeline> set_track_state_by(const Arguments& a) {
    TrackState state{};
    if (const Track* t = a.timeline().find(a.track()))
        state = {t->name, t->locked, t->muted, t->solo, t->sync, t->target};
    const JsonReader& r = a.reader();
    state.name = r.text("name", state.name);
    state.locked = r.flag("locked", state.locked), state.muted = r.flag("muted", state.muted);
    state.solo = r.flag("solo", state.solo), state.sync = r.flag("sync", state.sync);
    if (r.has("target")) state.target = r["target"].flag();
    return set_track_state(a.timeline(), a.track(), state);
}

Result<Timeline> add_track_by(const Arguments& a) {
    const std::string kind = a.text("kind");
    if (kind != "video" && kind != "audio") a.reader()["kind"].fault("must be \"video\" or \"audio\"");
    return add_track(a.timeline(), kind == "video" ? TrackKind::Video : TrackKind::Audio, a.reader().text("name", ""));
}

Result<Timeline> set_format_by(const Arguments& a) {
    const Timeline& t = a.timeline();
    return set_format(t, a.has("rate") ? a.reader()["rate"].rate() : t.rate, a.side("width", t.width),
                      a.side("height", t.height));
}

}  // namespace

std::vector<Operation> clip_operations() {
    using A = const Arguments&;
    const Usual u;
    return {
        {{"insert", "Place clips and make room for them; several become linked", {u.at, u.new_clips}},
         [](A a) { return insert(a.timeline(), a.frame("at"), a.new_clips()); }},
        {{"overwrite", "Place clips over what lies there", {u.at, u.new_clips}},
         [](A a) { return overwrite(a.timeline(), a.frame("at"), a.new_clips()); }},
        {{"lift", "Take clips out and leave a gap", {u.clips, u.linked}},
         [](A a) { return lift(a.timeline(), a.clips(), a.linked()); }},
        {{"ripple_delete", "Take clips out and close the gap", {u.clips, u.linked}},
         [](A a) { return ripple_delete(a.timeline(), a.clips(), a.linked()); }},
        {{"lift_range",
          "Take a range out and leave a gap",
          {{"start", frame_type},
           {"length", count_type},
           {"tracks", "list of track ids; default: all unlocked", false}}},
         [](A a) { return lift_range(a.timeline(), a.range(), a.tracks()); }},
        {{"extract_range",
          "Take a range out of all sync tracks and close the gap",
          {{"start", frame_type}, {"length", count_type}}},
         [](A a) { return extract_range(a.timeline(), a.range()); }},
        {{"close_gap", "Close the gap at a frame of a track", {u.track, u.at}},
         [](A a) { return close_gap(a.timeline(), a.track(), a.frame("at")); }},
        {{"split",
          "Cut the clips at a frame in two",
          {u.at, {"tracks", "list of track ids; default: all unlocked", false}, u.linked}},
         [](A a) { return split(a.timeline(), a.frame("at"), a.tracks(), a.linked()); }},
        {{"trim",
          "Move an edge of a clip; a gap stays, or a neighbour is overwritten",
          {u.clip, u.edge, u.delta, u.linked}},
         [](A a) { return trim(a.timeline(), a.clip("clip"), a.edge(), a.count("delta"), a.linked()); }},
        {{"ripple_trim", "Move an edge of a clip; what follows moves along", {u.clip, u.edge, u.delta, u.linked}},
         [](A a) { return ripple_trim(a.timeline(), a.clip("clip"), a.edge(), a.count("delta"), a.linked()); }},
        {{"roll",
          "Move the cut between two touching clips",
          {{"from", "clip id"}, {"to", "clip id"}, u.delta, u.linked}},
         [](A a) { return roll(a.timeline(), a.clip("from"), a.clip("to"), a.count("delta"), a.linked()); }},
        {{"slip", "Show another part of the clip's media in the same place", {u.clip, u.delta, u.linked}},
         [](A a) { return slip(a.timeline(), a.clip("clip"), a.count("delta"), a.linked()); }},
        {{"slide", "Move a clip between its neighbours, which give and take", {u.clip, u.delta, u.linked}},
         [](A a) { return slide(a.timeline(), a.clip("clip"), a.count("delta"), a.linked()); }},
        {{"move",
          "Move clips over what lies there and leave a gap",
          {u.clips, {"by", "frames, positive: later"}, u.steps, u.linked}},
         [](A a) { return move(a.timeline(), a.clips(), a.count("by"), a.steps(), a.linked()); }},
        {{"ripple_move",
          "Move clips, closing the gap and making room",
          {u.clips, {"to", frame_type}, u.steps, u.linked}},
         [](A a) { return ripple_move(a.timeline(), a.clips(), a.frame("to"), a.steps(), a.linked()); }},
    };
}

std::vector<Operation> track_operations() {
    using A = const Arguments&;
    const Usual u;
    const std::vector<EditArgument> marker{
        {"start", frame_type, false}, {"length", count_type, false},
        {"name", "text", false},      {"color", "text", false},
        {"note", "text", false},      {"kind", "\"comment\", \"beat\" or \"chapter\"", false}};
    std::vector<EditArgument> new_marker = marker, old_marker = marker;
    new_marker.front().required = true;
    old_marker.insert(old_marker.begin(), {"marker", "marker id"});
    return {
        {{"set_transition",
          "Set or replace the transition between two touching clips",
          {{"from", "clip id"},
           {"to", "clip id"},
           {"kind", "text, see transitions"},
           {"in_offset", "frames before the cut"},
           {"out_offset", "frames after the cut"},
           {"parameters", "numbers by name", false},
           {"needs_handles", flag_type, false}}},
         [](A a) { return set_transition(a.timeline(), a.transition()); }},
        {{"remove_transition", "Take a transition away", {{"transition", "transition id"}}},
         [](A a) { return remove_transition(a.timeline(), a.transition_id()); }},
        {{"add_marker", "Set a marker", new_marker},
         [](A a) {
             return add_marker(a.timeline(), a.marker({{}, {a.frame("start"), {}}, {}, {}, {}, {}}));
         }},
        {{"change_marker", "Change what is given of a marker", old_marker}, change_marker_by},
        {{"remove_marker", "Take a marker away", {{"marker", "marker id"}}},
         [](A a) { return remove_marker(a.timeline(), a.marker_id()); }},
        {{"add_track", "Add a track", {{"kind", "\"video\" or \"audio\""}, {"name", "text", false}}}, add_track_by},
        {{"remove_track", "Take a track away with its clips", {u.track}},
         [](A a) { return remove_track(a.timeline(), a.track()); }},
        {{"set_track_state",
          "Change what is given of a track",
          {u.track,
           {"name", "text", false},
           {"locked", flag_type, false},
           {"muted", flag_type, false},
           {"solo", flag_type, false},
           {"sync", flag_type, false},
           {"target", flag_type, false}}},
         set_track_state_by},
        {{"set_gain", "Set the gain of a clip's sound", {u.clip, {"gain_db", "number, decibels"}}},
         [](A a) {
             return set_gain(a.timeline(), a.clip("clip"), a.reader()["gain_db"].number(min_gain_db, max_gain_db));
         }},
        {{"set_enabled", "Show clips or hide them", {u.clips, {"enabled", flag_type}, u.linked}},
         [](A a) { return set_enabled(a.timeline(), a.clips(), a.reader()["enabled"].flag(), a.linked()); }},
        {{"set_format",
          "Change the sequence's rate and size",
          {{"rate", "\"num/den\"", false}, {"width", "pixels", false}, {"height", "pixels", false}}},
         set_format_by},
    };
}

}  // namespace rhyme
