// Project <-> JSON. Each kind of object has one function that writes it and one that reads it, and a list of its keys:
// whatever else an object of the origin holds is carried over to the one with the same id.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "core/project/json_reader.h"
#include "core/project/project.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

constexpr const char* format_name = "rhyme-project";
constexpr int format_version = 1;
constexpr std::int64_t max_id = std::int64_t(1) << 53;  // what every JSON reader holds exactly

using Keys = std::set<std::string>;

const Json& nothing() {
    static const Json empty = Json::object();
    return empty;
}

/// The keys of `origin` that are not among `known` join `made`.
void carry_over(Json& made, const Json& origin, const Keys& known) {
    if (!origin.is_object()) return;
    for (const auto& [key, value] : origin.items())
        if (!known.contains(key)) made[key] = value;
}

const Json& member(const Json& object, const char* key) {
    if (!object.is_object()) return nothing();
    const auto it = object.find(key);
    return it == object.end() ? nothing() : *it;
}

/// The objects of a list of the origin, by id.
class Origins {
public:
    explicit Origins(const Json& list) {
        if (!list.is_array()) return;
        for (const Json& object : list)
            if (const Json& id = member(object, "id"); id.is_number_integer())
                by_id_.emplace(id.get<std::uint64_t>(), &object);
    }
    const Json& find(std::uint64_t id) const {
        const auto it = by_id_.find(id);
        return it == by_id_.end() ? nothing() : *it->second;
    }

private:
    std::map<std::uint64_t, const Json*> by_id_;
};

std::string text_of(RationalTime t) { return fraction(t.num, t.den); }

// ---- writing

Json write(const MediaItem& item, const fs::path& folder, const Json& origin) {
    const fs::path relative = item.path.lexically_relative(folder);
    Json json = {{"id", item.id.value},
                 {"name", item.name},
                 {"path", path_text(relative.empty() ? item.path : relative)},
                 {"absolute_path", path_text(item.path)},
                 {"fingerprint", item.fingerprint},
                 {"duration", text_of(item.duration)}};
    carry_over(json, origin, {"id", "name", "path", "absolute_path", "fingerprint", "duration"});
    return json;
}

Json write(const Clip& c, const Json& origin) {
    Json json = {{"id", c.id.value},
                 {"media", c.media.value},
                 {"name", c.name},
                 {"start", c.start.value},
                 {"length", c.length.value},
                 {"source_in", text_of(c.source_in)},
                 {"available", text_of(c.available)},
                 {"link", c.link.value},
                 {"gain_db", c.gain_db},
                 {"enabled", c.enabled}};
    carry_over(json, origin,
               {"id", "media", "name", "start", "length", "source_in", "available", "link", "gain_db", "enabled"});
    return json;
}

Json write(const Transition& t, const Json& origin) {
    Json parameters = Json::object();
    for (const auto& [name, value] : t.parameters) parameters[name] = value;
    Json json = {{"id", t.id.value},
                 {"from", t.from.value},
                 {"to", t.to.value},
                 {"kind", t.kind},
                 {"in_offset", t.in_offset.value},
                 {"out_offset", t.out_offset.value},
                 {"needs_handles", t.needs_handles},
                 {"parameters", parameters}};
    carry_over(json, origin, {"id", "from", "to", "kind", "in_offset", "out_offset", "needs_handles", "parameters"});
    return json;
}

Json write(const Marker& m, const Json& origin) {
    Json json = {{"id", m.id.value},
                 {"start", m.range.start.value},
                 {"length", m.range.length.value},
                 {"name", m.name},
                 {"color", m.color},
                 {"note", m.note}};
    carry_over(json, origin, {"id", "start", "length", "name", "color", "note"});
    return json;
}

/// `things` as a list, each with what its namesake in `origin` holds besides.
template <class Things>
Json write_list(const Things& things, const Json& origin) {
    const Origins origins(origin);
    Json list = Json::array();
    for (const auto& thing : things) list.push_back(write(thing, origins.find(thing.id.value)));
    return list;
}

Json write(const Track& t, const Json& origin) {
    Json json = {{"id", t.id.value},
                 {"kind", t.kind == TrackKind::Video ? "video" : "audio"},
                 {"name", t.name},
                 {"locked", t.locked},
                 {"muted", t.muted},
                 {"solo", t.solo},
                 {"sync", t.sync},
                 {"clips", write_list(t.clips, member(origin, "clips"))},
                 {"transitions", write_list(t.transitions, member(origin, "transitions"))}};
    carry_over(json, origin, {"id", "kind", "name", "locked", "muted", "solo", "sync", "clips", "transitions"});
    return json;
}

Json write(const Timeline& t, const Json& origin) {
    const Origins tracks(member(origin, "tracks"));
    Json list = Json::array();
    for (const auto& track : t.tracks) list.push_back(write(*track, tracks.find(track->id.value)));
    Json json = {{"name", t.name},
                 {"rate", fraction(t.rate.num, t.rate.den)},
                 {"width", t.width},
                 {"height", t.height},
                 {"sample_rate", t.sample_rate},
                 {"next_id", t.next_id},
                 {"tracks", list},
                 {"markers", write_list(*t.markers, member(origin, "markers"))}};
    carry_over(json, origin, {"name", "rate", "width", "height", "sample_rate", "next_id", "tracks", "markers"});
    return json;
}

Json write(const Project& project, const fs::path& folder) {
    const Json origin = project.origin.empty() ? nothing() : parse_json(project.origin);
    const Origins media(member(origin, "media"));
    const Json& timelines = member(origin, "timelines");
    Json items = Json::array(), sequences = Json::array();
    for (const MediaItem& item : project.media) items.push_back(write(item, folder, media.find(item.id.value)));
    const bool has_origin = timelines.is_array() && !timelines.empty();
    sequences.push_back(write(project.timeline, has_origin ? timelines[0] : nothing()));
    for (std::size_t i = 1; has_origin && i < timelines.size(); ++i) sequences.push_back(timelines[i]);
    Json json = {{"format", format_name},
                 {"version", format_version},
                 {"name", project.name},
                 {"media", items},
                 {"timelines", sequences}};
    carry_over(json, origin, {"format", "version", "name", "media", "timelines"});
    return json;
}

// ---- reading

std::uint64_t read_id(const JsonReader& r, const std::string& key) {
    return static_cast<std::uint64_t>(r.integer(key, 1, max_id));
}
FrameCount read_count(const JsonReader& r, const std::string& key, std::int64_t least) {
    return FrameCount(r.integer(key, least, max_frames));
}

MediaItem read_media(const JsonReader& r, const fs::path& folder) {
    MediaItem item;
    item.id = MediaId{read_id(r, "id")};
    const auto path_of = [](const std::string& text) { return fs::path(std::u8string(text.begin(), text.end())); };
    const std::string relative = r.text("path", ""), absolute = r.text("absolute_path", "");
    if ((relative + absolute).find('\0') != std::string::npos) r["path"].fault("is no path");
    if (!relative.empty()) item.path = (folder / path_of(relative)).lexically_normal();
    std::error_code unknown;
    const bool elsewhere = !absolute.empty() && path_of(absolute).is_absolute();
    if (elsewhere && (item.path.empty() || (!fs::exists(item.path, unknown) && fs::exists(path_of(absolute), unknown))))
        item.path = path_of(absolute).lexically_normal();
    item.name = r.text("name", path_text(item.path.filename()));
    item.fingerprint = r.text("fingerprint", "");
    if (r.has("duration")) item.duration = r["duration"].time();
    return item;
}

Clip read_clip(const JsonReader& r) {
    Clip c;
    c.id = ClipId{read_id(r, "id")};
    c.media = MediaId{read_id(r, "media")};
    c.name = r.text("name", "");
    c.start = FramePosition(r.integer("start", 0, max_frames));
    c.length = read_count(r, "length", 1);
    c.source_in = r["source_in"].time();
    if (r.has("available")) c.available = r["available"].time();
    if (r.has("link")) c.link = LinkId{static_cast<std::uint64_t>(r.integer("link", 0, max_id))};
    c.gain_db = r.number("gain_db", min_gain_db, max_gain_db, 0);
    c.enabled = r.flag("enabled", true);
    return c;
}

Transition read_transition(const JsonReader& r) {
    Transition t;
    t.id = TransitionId{read_id(r, "id")};
    t.from = ClipId{read_id(r, "from")}, t.to = ClipId{read_id(r, "to")};
    t.kind = r["kind"].text();
    t.in_offset = read_count(r, "in_offset", 0), t.out_offset = read_count(r, "out_offset", 0);
    t.needs_handles = r.flag("needs_handles", true);
    if (!r.has("parameters")) return t;
    const JsonReader parameters = r["parameters"];
    if (!parameters.json().is_object()) parameters.fault("must be an object");
    for (const auto& [name, value] : parameters.json().items())
        t.parameters[name] = parameters[name].number(-1e15, 1e15);
    return t;
}

Marker read_marker(const JsonReader& r) {
    Marker m;
    m.id = MarkerId{read_id(r, "id")};
    m.range = {FramePosition(r.integer("start", 0, max_frames)), read_count(r, "length", 0)};
    m.name = r.text("name", ""), m.color = r.text("color", ""), m.note = r.text("note", "");
    return m;
}

Track read_track(const JsonReader& r) {
    Track t;
    t.id = TrackId{read_id(r, "id")};
    const std::string kind = r["kind"].text();
    if (kind != "video" && kind != "audio") r["kind"].fault("must be \"video\" or \"audio\"");
    t.kind = kind == "video" ? TrackKind::Video : TrackKind::Audio;
    t.name = r.text("name", "");
    t.locked = r.flag("locked", false), t.muted = r.flag("muted", false), t.solo = r.flag("solo", false),
    t.sync = r.flag("sync", true);
    for (const JsonReader& clip : r.items("clips")) t.clips.push_back(read_clip(clip));
    for (const JsonReader& transition : r.items("transitions")) t.transitions.push_back(read_transition(transition));
    return t;
}

std::uint64_t highest_id(const Timeline& t) {
    std::uint64_t highest = 0;
    const auto see = [&](std::uint64_t id) { highest = std::max(highest, id); };
    for (const auto& track : t.tracks) {
        see(track->id.value);
        for (const Clip& c : track->clips) see(c.id.value), see(c.link.value);
        for (const Transition& tr : track->transitions) see(tr.id.value);
    }
    for (const Marker& m : *t.markers) see(m.id.value);
    return highest;
}

Timeline read_timeline(const JsonReader& r) {
    Timeline t;
    t.name = r.text("name", t.name);
    t.rate = r["rate"].rate();
    t.width = static_cast<int>(r.integer("width", 1, max_side)),
    t.height = static_cast<int>(r.integer("height", 1, max_side));
    if (r.has("sample_rate")) t.sample_rate = static_cast<int>(r.integer("sample_rate", 8000, 768000));
    for (const JsonReader& track : r["tracks"].items())
        t.tracks.push_back(std::make_shared<const Track>(read_track(track)));
    std::vector<Marker> markers;
    for (const JsonReader& marker : r.items("markers")) markers.push_back(read_marker(marker));
    std::stable_sort(markers.begin(), markers.end(),
                     [](const Marker& a, const Marker& b) { return a.range.start < b.range.start; });
    t.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
    const std::uint64_t stored = r.has("next_id") ? read_id(r, "next_id") : 1;
    t.next_id = std::max(stored, highest_id(t) + 1);
    return t;
}

/// The timeline with those transitions that may stay. A fault else is for the caller.
Timeline without_bad_transitions(const Timeline& timeline, std::vector<std::string>& warnings) {
    if (validate(timeline).empty()) return timeline;
    constexpr std::size_t worth_a_try = 200;
    Timeline kept = timeline;
    std::vector<std::pair<std::size_t, Transition>> all;
    for (std::size_t i = 0; i < kept.tracks.size(); ++i) {
        Track track = *kept.tracks[i];
        for (const Transition& t : track.transitions) all.emplace_back(i, t);
        track.transitions.clear();
        kept.tracks[i] = std::make_shared<const Track>(std::move(track));
    }
    if (!validate(kept).empty()) return timeline;  // it is not (only) the transitions
    for (std::size_t n = 0; n < all.size(); ++n) {
        const auto& [i, transition] = all[n];
        Timeline more = kept;
        Track track = *kept.tracks[i];
        track.transitions.push_back(transition);
        more.tracks[i] = std::make_shared<const Track>(std::move(track));
        const bool sound = n < worth_a_try && validate(more).empty();
        if (sound)
            kept = std::move(more);
        else
            warnings.push_back("transition " + std::to_string(transition.id.value) +
                               " does not fit its clips and was left out");
    }
    return kept;
}

void list_missing_media(Project& project, std::vector<std::string>& warnings) {
    for (const auto& track : project.timeline.tracks)
        for (const Clip& clip : track->clips) {
            if (project.find(clip.media)) continue;
            MediaItem item;
            item.id = clip.media, item.name = clip.name;
            project.media.push_back(item);
            warnings.push_back("media " + std::to_string(clip.media.value) + " of clip \"" + clip.name +
                               "\" is not listed; its clips are offline");
        }
}

Project read_project(const std::string& text, const fs::path& folder, std::vector<std::string>& warnings) {
    const Json json = parse_json(text);
    const JsonReader r(json, "");
    Project project;
    project.name = r.text("name", "");
    std::set<MediaId> ids;
    for (const JsonReader& item : r.items("media")) {
        project.media.push_back(read_media(item, folder));
        if (!ids.insert(project.media.back().id).second) item["id"].fault("is the id of another media too");
    }
    const auto timelines = r["timelines"].items();
    if (timelines.empty()) r["timelines"].fault("is empty");
    project.timeline = without_bad_transitions(read_timeline(timelines.front()), warnings);
    if (const auto faults = validate(project.timeline); !faults.empty()) throw JsonFault{faults.front()};
    list_missing_media(project, warnings);
    project.origin = text;
    return project;
}

/// Refuses what is no project, or one of a later version, before anything is read from it.
Result<void> check_version(const std::string& text) {
    const Json json = parse_json(text);
    const JsonReader r(json, "");
    if (!json.is_object() || r.text("format", "") != format_name)
        return fail(ErrorCode::Damaged, "it is not a Rhyme project");
    if (const auto version = r.integer("version", 1, max_id); version > format_version)
        return fail(ErrorCode::Unsupported,
                    "it was made by a newer version (file format " + std::to_string(version) + ", this one reads " +
                        std::to_string(format_version) + ")",
                    {}, "update Rhyme");
    return {};
}

}  // namespace

Result<std::string> project_text(const Project& project, const fs::path& folder) {
    if (const auto faults = validate(project.timeline); !faults.empty())
        return fail(ErrorCode::InvalidArgument, "the sequence is not sound: " + faults.front());
    try {
        return write(project, folder).dump(1, '\t', false, Json::error_handler_t::replace) + "\n";
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::Internal, fault.what);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("it could not be written as JSON (") + e.what() + ")");
    }
}

Result<Project> parse_project(const std::string& text, const fs::path& folder, std::vector<std::string>* warnings) {
    const std::string advice = "restore an earlier copy of it";
    if (text.empty()) return fail(ErrorCode::Damaged, "the project file is empty", {}, advice);
    try {
        if (const auto version = check_version(text); !version) return fail(version.error());
        std::vector<std::string> found;
        Project project = read_project(text, folder, found);
        if (warnings) *warnings = std::move(found);
        return project;
    } catch (const JsonFault& fault) {
        return fail(ErrorCode::Damaged, "the project file is damaged: " + fault.what, {}, advice);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Damaged, std::string("the project file cannot be read (") + e.what() + ")", {}, advice);
    }
}

}  // namespace rhyme
