// A timeline <-> JSON, as it stands in the project file. What has its default is not written, what is not there has its
// default, and whatever else an object of the origin holds is carried over to the one with the same id. Inside
// core/project only.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "core/project/json_reader.h"
#include "core/project/project.h"
#include "core/timeline/song_map.h"
#include "core/timeline/timeline.h"

namespace rhyme {

inline constexpr std::int64_t max_json_id = std::int64_t(1) << 53;  // what every JSON reader holds exactly

/// The keys of `origin` that are not among `known` join `made`.
void carry_over(Json& made, const Json& origin, const std::set<std::string>& known);
/// A member of an object; an empty object when there is none.
const Json& json_member(const Json& object, const char* key);
/// The object of a list with that "id"; an empty one when there is none.
const Json& json_by_id(const Json& list, std::uint64_t id);

/// What stands in a timeline's list of tracks for one of them; `origin` is what the track was read from.
using TrackWriter = std::function<Json(const std::shared_ptr<const Track>& track, const Json& origin)>;

Json write_track(const Track& track, const Json& origin);
/// Without `tracks`: write_track.
Json write_timeline(const Timeline& timeline, const Json& origin, const TrackWriter& tracks = {});
Json write_project(const Project& project, const std::filesystem::path& folder, const Json& origin,
                   const TrackWriter& tracks = {});
std::string text_of_json(const Json& json);  ///< as the file has it, without a line's end

/// A song map; its parts and lines are known by their start.
Json write_song(const SongMap& map, const Json& origin);
SongMap read_song(const JsonReader& reader);
SongTime read_song_time(const JsonReader& reader);             ///< seconds
SongTime read_song_shift(const JsonReader& reader);            ///< seconds, either way
std::vector<LyricLine> read_lyrics(const JsonReader& reader);  ///< a list of {start, end, text}
SongBeat read_beat(const JsonReader& reader);                  ///< see song_json.cpp

/// Faults are thrown as JsonFault; the timeline may still not validate(). `otherwise` is its id where none is given.
Timeline read_timeline(const JsonReader& reader, SequenceId otherwise);

// What edit scripts share with the file.
Json write_curve(const Curve& curve);
/// Whose numbers they are: choices may be given by name.
struct ParameterOf {
    std::string kind, parameter;
};
Curve read_curve(const JsonReader& reader, const ParameterOf& of = {});  ///< a number, or {"keys": [...]}
Keyframe read_keyframe(const JsonReader& reader,
                       const ParameterOf& of = {});         ///< {"at", "value", "interpolation", "bezier"}
Effect read_effect(const JsonReader& reader);               ///< "id" may be missing
std::vector<SpeedKey> read_ramp(const JsonReader& reader);  ///< [{"at", "speed", "shape"}]
Title read_title(const JsonReader& reader, Title otherwise = {});
Take read_take(const JsonReader& reader);
MarkerKind read_marker_kind(const JsonReader& reader);
Rgba read_color(const JsonReader& reader);   ///< "#rrggbb" or "#rrggbbaa"
Ratio read_ratio(const JsonReader& reader);  ///< "num/den" or a whole number; may be negative

}  // namespace rhyme
