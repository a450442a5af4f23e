// The operations of place_edits.h and speed_edits.h.
#include "core/project/edit_arguments.h"

namespace rhyme {
namespace {

using A = const Arguments&;

Points points(A a) {
    Points p{a.maybe_frame("in"), a.maybe_frame("out"), {}, {}};
    if (a.has("source_in")) p.source_in = a.reader()["source_in"].time();
    if (a.has("source_out")) p.source_out = a.reader()["source_out"].time();
    return p;
}

Result<Timeline> paste_by(A a) {
    const Timeline* from = a.has("sequence") ? a.sequences().find(a.named<SequenceTag>("sequence")) : &a.timeline();
    if (!from) a.reader()["sequence"].fault("names no sequence");
    const auto copied = copy(*from, a.clips(), a.linked());
    if (!copied) return fail(copied.error());
    return paste(a.timeline(), *copied, a.frame("at"), a.steps(), a.placing());
}

}  // namespace

std::vector<Operation> place_operations() {
    const Usual u;
    const EditArgument edges{"edges", "list of {clip, edge, delta}"};
    return {
        {{"replace",
          "Show something else in a clip's place; length, links and effects stay",
          {u.clip, {"with", "a clip as for insert, without track and length"}, {"at", frame_type, false}}},
         [](A a) {
             return replace(a.timeline(), a.clip("clip"), a.new_clip(a.reader()["with"], false), a.maybe_frame("at"));
         }},
        {{"append", "Place clips at the end of their tracks", {u.new_clips}},
         [](A a) { return append(a.timeline(), a.new_clips()); }},
        {{"place_by_points",
          "Place clips by three points, or by four with the speed that fits",
          {u.new_clips,
           {"in", frame_type, false},
           {"out", frame_type, false},
           {"source_in", "seconds as \"num/den\"", false},
           {"source_out", "seconds as \"num/den\"", false},
           u.placing}},
         [](A a) { return place_by_points(a.timeline(), points(a), a.new_clips(), a.placing()); }},
        {{"join", "Make one clip of two between which nothing changes", {u.from, u.to, u.linked}},
         [](A a) { return join(a.timeline(), a.clip("from"), a.clip("to"), a.linked()); }},
        {{"swap_clips", "Two neighbours change places", {{"a", "clip id"}, {"b", "clip id"}, u.linked}},
         [](A a) { return swap_clips(a.timeline(), a.clip("a"), a.clip("b"), a.linked()); }},
        {{"paste",
          "Put copies of clips down at a frame",
          {u.clips, u.at, u.steps, u.placing, u.linked, {"sequence", "where the clips are; default: here", false}}},
         paste_by},
        {{"duplicate", "Put copies of clips down beside them", {u.clips, u.by, u.steps, u.linked}},
         [](A a) { return duplicate(a.timeline(), a.clips(), a.count("by"), a.steps(), a.linked()); }},
        {{"link", "Edit clips together from now on", {u.clips}}, [](A a) { return link(a.timeline(), a.clips()); }},
        {{"unlink", "Each clip on its own from now on", {u.clips}},
         [](A a) { return unlink(a.timeline(), a.clips()); }},
        {{"trim_to",
          "Move an edge of a clip to a frame",
          {u.clip, u.edge, u.at, {"ripple", flag_type, false}, u.linked}},
         [](A a) {
             return trim_to(a.timeline(), a.clip("clip"), a.edge(), a.frame("at"), a.reader().flag("ripple", false),
                            a.linked());
         }},
        {{"trim_edges", "Move several edges, each by its own number of frames", {edges}},
         [](A a) { return trim_edges(a.timeline(), a.edges()); }},
        {{"ripple_trim_edges", "Move edges of several tracks; what follows moves along", {edges}},
         [](A a) { return ripple_trim_edges(a.timeline(), a.edges()); }},
        {{"move_track",
          "Change the order of tracks",
          {u.track, {"row", "number from 0: video from the bottom, audio from the top"}}},
         [](A a) { return move_track(a.timeline(), a.track(), a.index("row")); }},
        {{"add_time_lock", "Nothing in the range moves or is overwritten from now on", {u.start, u.length, u.name}},
         [](A a) { return add_time_lock(a.timeline(), a.range(), a.reader().text("name", "")); }},
        {{"remove_time_lock", "Take a time lock away", {{"lock", "time lock id"}}},
         [](A a) { return remove_time_lock(a.timeline(), a.named<TimeLockTag>("lock")); }},
        {{"set_range",
          "Set the in and out points; what is not given is cleared",
          {{"in", frame_type, false}, {"out", "first frame after the range", false}}},
         [](A a) { return set_range(a.timeline(), a.maybe_frame("in"), a.maybe_frame("out")); }},
        {{"move_transition", "A transition goes to another cut", {u.transition, u.from, u.to}},
         [](A a) { return move_transition(a.timeline(), a.transition_id(), a.clip("from"), a.clip("to")); }},
        {{"trim_transition",
          "Change a transition's length",
          {u.transition, {"in_offset", "frames before the cut"}, {"out_offset", "frames after the cut"}}},
         [](A a) {
             return trim_transition(a.timeline(), a.transition_id(), a.count("in_offset"), a.count("out_offset"));
         }},
        {{"add_markers", "Set many markers", {{"markers", "list of {start, length, name, color, note, kind}"}}},
         [](A a) { return add_markers(a.timeline(), a.markers()); }},
    };
}

std::vector<Operation> speed_operations() {
    const Usual u;
    return {
        {{"set_speed",
          "Another speed: \"1/2\" half, \"-1/1\" backwards, \"0/1\" stands",
          {u.clips, {"speed", "\"num/den\""}, u.fit, u.linked}},
         [](A a) { return set_speed(a.timeline(), a.clips(), read_ratio(a.reader()["speed"]), a.fit(), a.linked()); }},
        {{"reverse", "The same pictures the other way round", {u.clips, u.linked}},
         [](A a) { return reverse(a.timeline(), a.clips(), a.linked()); }},
        {{"freeze_frame", "The picture at a frame stands for some time", {u.clip, u.at, u.length}},
         [](A a) { return freeze_frame(a.timeline(), a.clip("clip"), a.frame("at"), a.count("length")); }},
        {{"set_speed_ramp",
          "A speed that changes along the clip",
          {u.clip,
           {"ramp", "list of {at: clip frame, speed: \"num/den\", shape: \"hold\", \"linear\" or \"smooth\"}"},
           u.fit,
           u.linked}},
         [](A a) {
             return set_speed_ramp(a.timeline(), a.clip("clip"), read_ramp(a.reader()["ramp"]), a.fit(), a.linked());
         }},
        {{"fit_to_range",
          "What the clip shows fills a range, from beat to beat",
          {u.clip, u.start, u.length, u.linked}},
         [](A a) { return fit_to_range(a.timeline(), a.clip("clip"), a.range(), a.linked()); }},
        {{"set_keep_pitch", "At another speed the sound keeps its pitch", {u.clips, {"keep", flag_type}, u.linked}},
         [](A a) { return set_keep_pitch(a.timeline(), a.clips(), a.reader()["keep"].flag(), a.linked()); }},
    };
}

}  // namespace rhyme
