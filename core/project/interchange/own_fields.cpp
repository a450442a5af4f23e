#include "core/project/interchange/own_fields.h"

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/project/bin_json.h"
#include "core/project/timeline_json.h"

namespace rhyme::exchange {
namespace {

/// A timeline of one track that holds what is to be read.
std::optional<Timeline> read(Json timeline) {
    const Json needed{{"rate", "25/1"}, {"width", 16}, {"height", 16}, {"tracks", Json::array()}};
    for (const auto& [key, value] : needed.items())
        if (!timeline.contains(key)) timeline[key] = value;
    try {
        return read_timeline(JsonReader(timeline, "rhyme"), SequenceId{1});
    } catch (const JsonFault&) {
    } catch (const Json::exception&) {
    }
    return std::nullopt;
}

std::optional<rhyme::Track> read_lane(Json track) {
    const Json needed{{"id", 1}, {"kind", "video"}};
    for (const auto& [key, value] : needed.items())
        if (!track.contains(key)) track[key] = value;
    const auto timeline = read({{"tracks", Json::array({track})}});
    if (!timeline || timeline->tracks.size() != 1) return std::nullopt;
    return *timeline->tracks.front();
}

bool has_fields(const Json& fields) { return fields.is_object() && !fields.empty(); }

}  // namespace

std::optional<Clip> own_clip(const Json& fields) {
    if (!has_fields(fields)) return std::nullopt;
    Json clip = fields;
    clip["start"] = 0, clip["length"] = 1;
    const auto track = read_lane({{"clips", Json::array({clip})}});
    if (!track || track->clips.size() != 1) return std::nullopt;
    return track->clips.front();
}

std::optional<rhyme::Track> own_track(const Json& fields) {
    if (!has_fields(fields)) return std::nullopt;
    Json track = fields;
    track.erase("clips"), track.erase("transitions");
    return read_lane(std::move(track));
}

std::optional<Transition> own_transition(const Json& fields) {
    if (!has_fields(fields)) return std::nullopt;
    Json transition = fields;
    transition["from"] = 1, transition["to"] = 2, transition["in_offset"] = 1, transition["out_offset"] = 1;
    const auto track = read_lane({{"transitions", Json::array({transition})}});
    if (!track || track->transitions.size() != 1) return std::nullopt;
    return track->transitions.front();
}

std::optional<Marker> own_marker(const Json& fields) {
    if (!has_fields(fields)) return std::nullopt;
    Json marker = fields;
    marker["start"] = 0, marker["length"] = 0;
    const auto timeline = read({{"markers", Json::array({marker})}});
    if (!timeline || timeline->markers->size() != 1) return std::nullopt;
    return timeline->markers->front();
}

std::optional<Timeline> own_sequence(const Json& fields) {
    if (!has_fields(fields) || !fields.contains("rate")) return std::nullopt;
    Json timeline = fields;
    timeline["tracks"] = Json::array(), timeline.erase("markers");
    return read(std::move(timeline));
}

Json own_media(const Exchange& exchange) {
    Json list = Json::array();
    for (const Medium& m : exchange.media)
        list.push_back({{"id", m.id.value},
                        {"path", path_text(m.path)},
                        {"name", m.name},
                        {"fingerprint", m.fingerprint},
                        {"duration", fraction(m.duration.num, m.duration.den)}});
    return list;
}

std::vector<MediaItem> read_own_media(const Json& list) {
    std::vector<MediaItem> items;
    if (!list.is_array()) return items;
    for (const Json& entry : list) {
        try {
            const JsonReader r(entry, "media");
            MediaItem item;
            item.id = MediaId{static_cast<std::uint64_t>(r.integer("id", 1, max_json_id))};
            const std::string path = r.text("path", "");
            item.path = std::filesystem::path(std::u8string(path.begin(), path.end()));
            item.name = r.text("name", ""), item.fingerprint = r.text("fingerprint", "");
            if (r.has("duration")) item.duration = r["duration"].time();
            if (path.find('\0') == std::string::npos) items.push_back(std::move(item));
        } catch (const JsonFault&) {
        }
    }
    return items;
}

Json own_bin(const Exchange& exchange) { return write_bin(*exchange.bin, Json::object()); }

Bin read_own_bin(const Json& json, const std::map<std::uint64_t, MediaId>& media) {
    if (!json.is_object()) return {};
    try {
        std::vector<std::string> repaired;
        Bin read = read_bin(JsonReader(json, "bin"), repaired), bin;
        bin.folders = std::move(read.folders);
        for (auto& [id, note] : read.notes)
            if (const auto known = media.find(id.value); known != media.end())
                bin.notes.emplace(known->second, std::move(note));
        return bin;
    } catch (const JsonFault&) {
    } catch (const Json::exception&) {
    }
    return {};
}

}  // namespace rhyme::exchange
