#include "core/project/edit_script.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/project/json_reader.h"
#include "core/timeline/edits.h"

namespace rhyme {
namespace {

/// The arguments of one edit, typed. Faults are thrown as JsonFault.
class Arguments {
public:
    Arguments(const JsonReader& r, const Timeline& timeline, const Project* project)
        : r_(r), timeline_(timeline), project_(project) {}

    const JsonReader& reader() const { return r_; }
    const Timeline& timeline() const { return timeline_; }
    bool has(const std::string& key) const { return r_.has(key); }
    std::string text(const std::string& key) const { return r_[key].text(); }
    FramePosition frame(const std::string& key) const { return FramePosition(integer(r_, key)); }
    FrameCount count(const std::string& key) const { return FrameCount(integer(r_, key)); }
    FrameRange range() const { return {frame("start"), count("length")}; }
    ClipId clip(const std::string& key) const { return {id(r_[key])}; }
    TrackId track() const { return {id(r_["track"])}; }
    Linked linked() const { return r_.flag("linked", true) ? Linked::Together : Linked::Alone; }
    int steps() const { return has("track_steps") ? static_cast<int>(r_.integer("track_steps", -1000, 1000)) : 0; }
    int side(const std::string& key, int otherwise) const {
        return has(key) ? static_cast<int>(r_.integer(key, 1, max_side)) : otherwise;
    }
    Edge edge() const {
        const std::string edge = text("edge");
        if (edge != "in" && edge != "out") r_["edge"].fault("must be \"in\" or \"out\"");
        return edge == "in" ? Edge::In : Edge::Out;
    }
    std::vector<ClipId> clips() const {
        std::vector<ClipId> list;
        for (const JsonReader& item : r_["clips"].items()) list.push_back({id(item)});
        return list;
    }
    std::vector<TrackId> tracks() const {
        std::vector<TrackId> list;
        for (const JsonReader& item : r_.items("tracks")) list.push_back({id(item)});
        return list;
    }
    std::vector<NewClip> new_clips() const {
        std::vector<NewClip> list;
        for (const JsonReader& item : r_["clips"].items()) list.push_back(new_clip(item));
        return list;
    }
    NewTransition transition() const {
        NewTransition t{clip("from"),
                        clip("to"),
                        text("kind"),
                        count("in_offset"),
                        count("out_offset"),
                        {},
                        r_.flag("needs_handles", true)};
        if (!has("parameters")) return t;
        const JsonReader parameters = r_["parameters"];
        if (!parameters.json().is_object()) parameters.fault("must be an object");
        for (const auto& [name, value] : parameters.json().items())
            t.parameters[name] = parameters[name].number(-1e15, 1e15);
        return t;
    }
    TransitionId transition_id() const { return {id(r_["transition"])}; }
    MarkerId marker_id() const { return {id(r_["marker"])}; }
    Marker marker(Marker m) const {
        if (has("start")) m.range.start = frame("start");
        if (has("length")) m.range.length = count("length");
        m.name = r_.text("name", m.name), m.color = r_.text("color", m.color), m.note = r_.text("note", m.note);
        return m;
    }

private:
    static std::int64_t integer(const JsonReader& r, const std::string& key) {
        return r.integer(key, -max_frames, max_frames);
    }
    static std::uint64_t id(const JsonReader& r) {
        return static_cast<std::uint64_t>(r.integer(0, std::int64_t(1) << 53));
    }
    NewClip new_clip(const JsonReader& r) const {
        for (const auto& [key, value] : r.json().items())
            if (const auto& known = {"track", "media", "name", "source_in", "available", "length", "gain_db"};
                std::find(known.begin(), known.end(), key) == known.end())
                throw JsonFault{r.where() + " has the unknown key \"" + key + "\""};
        NewClip c;
        c.track = {id(r["track"])}, c.media = {id(r["media"])};
        const MediaItem* item = project_ ? project_->find(c.media) : nullptr;
        if (project_ && !item) r["media"].fault("names no media of the project");
        c.name = r.text("name", item ? item->name : "");
        c.length = FrameCount(integer(r, "length"));
        if (r.has("source_in")) c.source_in = r["source_in"].time();
        c.available = r.has("available") || !item ? r["available"].time() : item->duration;
        c.gain_db = r.number("gain_db", min_gain_db, max_gain_db, 0);
        return c;
    }
    const JsonReader& r_;
    const Timeline& timeline_;
    const Project* project_;
};

using Apply = Result<Timeline> (*)(const Arguments&);
struct Operation {
    EditOperation what;
    Apply apply;
};

constexpr const char* frame_type = "frame of the sequence";
constexpr const char* count_type = "frames";
constexpr const char* flag_type = "true or false";
constexpr const char* new_clips_type =
    "list of {track, media, length, source_in = \"0/1\", name, available, gain_db}: source_in and available are "
    "seconds as "
    "\"num/den\"";

/// Arguments that several operations have.
struct Usual {
    const EditArgument clips{"clips", "list of clip ids"}, clip{"clip", "clip id"}, track{"track", "track id"},
        at{"at", frame_type}, delta{"delta", "frames, positive: later"}, edge{"edge", "\"in\" or \"out\""},
        linked{"linked", "true (default) or false: without linked clips", false},
        steps{"track_steps", "tracks up (negative: down)", false}, new_clips{"clips", new_clips_type};
};

Result<Timeline> change_marker_by(const Arguments& a) {
    for (const Marker& m : *a.timeline().markers)
        if (m.id == a.marker_id()) return change_marker(a.timeline(), a.marker(m));
    return change_marker(a.timeline(), {a.marker_id(), {}, {}, {}, {}});
}

Result<Timeline> set_track_state_by(const Arguments& a) {
    TrackState state{};
    if (const Track* t = a.timeline().find(a.track())) state = {t->name, t->locked, t->muted, t->solo, t->sync};
    const JsonReader& r = a.reader();
    state.name = r.text("name", state.name);
    state.locked = r.flag("locked", state.locked), state.muted = r.flag("muted", state.muted);
    state.solo = r.flag("solo", state.solo), state.sync = r.flag("sync", state.sync);
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

std::vector<Operation> other_operations() {
    using A = const Arguments&;
    const Usual u;
    const std::vector<EditArgument> marker{{"start", frame_type, false},
                                           {"length", count_type, false},
                                           {"name", "text", false},
                                           {"color", "text", false},
                                           {"note", "text", false}};
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
             return add_marker(a.timeline(), a.marker({{}, {a.frame("start"), {}}, {}, {}, {}}));
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
           {"sync", flag_type, false}}},
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

std::vector<Operation> operations() {
    std::vector<Operation> all = clip_operations();
    for (Operation& o : other_operations()) all.push_back(std::move(o));
    return all;
}

/// Applies one edit of the table; faults in it are thrown as JsonFault.
Result<Timeline> apply(const std::vector<Operation>& table, const Timeline& timeline, const Json& json,
                       const Project* project) {
    const JsonReader r(json, "");
    if (!json.is_object()) throw JsonFault{"an edit must be an object with \"op\""};
    const std::string name = r["op"].text();
    const auto operation =
        std::find_if(table.begin(), table.end(), [&](const Operation& o) { return o.what.name == name; });
    if (operation == table.end()) throw JsonFault{"there is no edit \"" + name + "\""};
    for (const auto& [key, value] : json.items()) {
        const auto& known = operation->what.arguments;
        if (key != "op" &&
            std::none_of(known.begin(), known.end(), [&k = key](const EditArgument& a) { return a.name == k; }))
            throw JsonFault{"there is no argument \"" + key + "\""};
    }
    return operation->apply(Arguments(r, timeline, project));
}

std::string op_of(const Json& edit) {
    const auto op = edit.is_object() ? edit.find("op") : edit.end();
    return op != edit.end() && op->is_string() ? " (" + op->get<std::string>() + ")" : "";
}

}  // namespace

std::vector<EditOperation> edit_operations() {
    std::vector<EditOperation> list;
    for (Operation& o : operations()) list.push_back(std::move(o.what));
    return list;
}

Result<Timeline> apply_edit(const Timeline& timeline, const std::string& edit) {
    try {
        return apply(operations(), timeline, parse_json(edit), nullptr);
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::InvalidArgument, fault.what);
    } catch (const std::exception& e) {
        return fail(ErrorCode::InvalidArgument, std::string("the edit cannot be read (") + e.what() + ")");
    }
}

Result<Project> apply_script(const Project& project, const std::string& script) {
    std::string where;
    try {
        const Json json = parse_json(script);
        if (!json.is_array()) throw JsonFault{"a script must be a list of edits"};
        const auto table = operations();
        Project edited = project;
        for (std::size_t i = 0; i < json.size(); ++i) {
            where = "edit " + std::to_string(i) + op_of(json[i]) + ": ";
            auto after = apply(table, edited.timeline, json[i], &project);
            if (!after) {
                Error error = after.error();
                error.what = where + error.what;
                return fail(error);
            }
            edited.timeline = std::move(*after);
        }
        return edited;
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::InvalidArgument, where + fault.what, {}, "see rhyme-cli edit --list");
    } catch (const std::exception& e) {
        return fail(ErrorCode::InvalidArgument, where + "it cannot be read (" + e.what() + ")");
    }
}

}  // namespace rhyme
