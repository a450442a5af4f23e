// Project <-> JSON. Whatever an object of the origin holds besides what is known here is carried over to the one with
// the same id. Versions of the format: 1 had one sequence; 2 has several, and all that timeline_json.cpp writes.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "core/project/bin_json.h"
#include "core/project/json_reader.h"
#include "core/project/project.h"
#include "core/project/timeline_json.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

constexpr const char* format_name = "rhyme-project";
constexpr int format_version = 2;

std::string text_of(RationalTime t) { return fraction(t.num, t.den); }

// ---- writing

Json write(const MediaItem& item, const fs::path& folder, const Json& origin) {
    const fs::path relative = item.path.lexically_relative(folder);
    const fs::path& path = relative.empty() ? item.path : relative;
    Json json = {{"id", item.id.value},
                 {"name", item.name},
                 {"path", path_text(path)},
                 {"absolute_path", path_text(item.path)},
                 {"fingerprint", item.fingerprint},
                 {"duration", text_of(item.duration)}};
    if (!is_utf8(item.path.native())) {  // text cannot hold the name as it is
        json["path_bytes"] = escaped_path(path);
        json["absolute_path_bytes"] = escaped_path(item.path);
    }
    carry_over(json, origin,
               {"id", "name", "path", "absolute_path", "path_bytes", "absolute_path_bytes", "fingerprint", "duration"});
    return json;
}

/// Timelines of version 1 have no id: they are known by their place.
const Json& origin_of(const Json& timelines, const Timeline& t) {
    const Json& own = json_by_id(timelines, t.id.value);
    const std::size_t n = t.id.value - 1;
    const bool by_place = own.empty() && timelines.is_array() && n < timelines.size() && timelines[n].is_object() &&
                          !timelines[n].contains("id");
    return by_place ? timelines[n] : own;
}

}  // namespace

Json write_project(const Project& project, const fs::path& folder, const Json& origin, const TrackWriter& tracks) {
    const Json &media = json_member(origin, "media"), &timelines = json_member(origin, "timelines");
    std::map<std::uint64_t, const Json*> by_id;
    if (media.is_array())
        for (const Json& item : media)
            if (const Json& id = json_member(item, "id"); id.is_number_integer())
                by_id[id.get<std::uint64_t>()] = &item;
    Json items = Json::array(), sequences = Json::array();
    for (const MediaItem& item : project.media) {
        const auto old = by_id.find(item.id.value);
        items.push_back(write(item, folder, old == by_id.end() ? Json::object() : *old->second));
    }
    const Sequences all = project.sequences();
    for (const auto& t : all.all) sequences.push_back(write_timeline(*t, origin_of(timelines, *t), tracks));
    Json json = {{"format", format_name}, {"version", format_version},    {"name", project.name},
                 {"media", items},        {"current", all.current.value}, {"next_sequence", all.next_sequence},
                 {"timelines", sequences}};
    if (Json bin = write_bin(*project.bin, json_member(origin, "bin")); !bin.empty()) json["bin"] = std::move(bin);
    carry_over(json, origin, {"format", "version", "name", "media", "current", "next_sequence", "timelines", "bin"});
    return json;
}

std::string text_of_json(const Json& json) { return json.dump(1, '\t', false, Json::error_handler_t::replace); }

// ---- reading

namespace {

std::uint64_t read_id(const JsonReader& r, const std::string& key) {
    return static_cast<std::uint64_t>(r.integer(key, 1, max_json_id));
}
/// The path a key holds, or its namesake with "_bytes" where the name is no text.
fs::path read_path(const JsonReader& r, const std::string& key) {
    if (const std::string bytes = r.text(key + "_bytes", ""); !bytes.empty()) {
        const fs::path path = unescaped_path(bytes);
        if (path.native().find('\0') == std::string::npos) return path;
    }
    const std::string text = r.text(key, "");
    if (text.find('\0') != std::string::npos) r[key].fault("is no path");
    return std::u8string(text.begin(), text.end());
}

MediaItem read_media(const JsonReader& r, const fs::path& folder) {
    MediaItem item;
    item.id = MediaId{read_id(r, "id")};
    const fs::path relative = read_path(r, "path"), absolute = read_path(r, "absolute_path");
    if (!relative.empty()) item.path = (folder / relative).lexically_normal();
    std::error_code unknown;
    if (absolute.is_absolute() &&
        (item.path.empty() || (!fs::exists(item.path, unknown) && fs::exists(absolute, unknown))))
        item.path = absolute.lexically_normal();
    item.name = r.text("name", path_text(item.path.filename()));
    item.fingerprint = r.text("fingerprint", "");
    if (r.has("duration")) item.duration = r["duration"].time();
    return item;
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
    std::map<MediaId, std::string> missing;  // and a clip that shows it
    const auto see = [&](MediaId media, const std::string& name) {
        if (media && !project.find(media)) missing.emplace(media, name);
    };
    for (const auto& timeline : project.sequences().all) {
        for (const auto& track : timeline->tracks)
            for (const Clip& clip : track->clips) see(clip.media, clip.name);
        for (const MediaId media : timeline->media()) see(media, "");
    }
    for (const auto& [media, name] : missing) {
        MediaItem item;
        item.id = media, item.name = name;
        project.media.push_back(item);
        warnings.push_back("media " + std::to_string(media.value) + " of clip \"" + name +
                           "\" is not listed; its clips are offline");
    }
}

Sequences read_sequences(const JsonReader& r, std::vector<std::string>& warnings) {
    const auto timelines = r["timelines"].items();
    if (timelines.empty()) r["timelines"].fault("is empty");
    Sequences sequences;
    sequences.all.clear();
    std::uint64_t highest = 0;
    for (std::size_t n = 0; n < timelines.size(); ++n) {
        const Timeline read = read_timeline(timelines[n], SequenceId{n + 1});
        sequences.all.push_back(std::make_shared<const Timeline>(without_bad_transitions(read, warnings)));
        highest = std::max(highest, read.id.value);
    }
    sequences.current = r.has("current") ? SequenceId{read_id(r, "current")} : sequences.all.front()->id;
    sequences.next_sequence = std::max(r.has("next_sequence") ? read_id(r, "next_sequence") : 1, highest + 1);
    if (const auto faults = validate(sequences); !faults.empty()) throw JsonFault{faults.front()};
    return sequences;
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
    Sequences sequences = read_sequences(r, warnings);
    if (r.has("bin")) sequences.bin = Shared<Bin>(read_bin(r["bin"], warnings));
    project.set_sequences(sequences);
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
    if (const auto version = r.integer("version", 1, max_json_id); version > format_version)
        return fail(ErrorCode::Unsupported,
                    "it was made by a newer version (file format " + std::to_string(version) + ", this one reads " +
                        std::to_string(format_version) + ")",
                    {}, "update Rhyme");
    return {};
}

}  // namespace

Result<std::string> project_text(const Project& project, const fs::path& folder) {
    if (const auto faults = validate(project.sequences()); !faults.empty())
        return fail(ErrorCode::InvalidArgument, "it is not sound: " + faults.front());
    try {
        const Json origin = project.origin.empty() ? Json::object() : parse_json(project.origin);
        return text_of_json(write_project(project, folder, origin)) + "\n";
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
