// OpenTimelineIO, the writer: Timeline.1 > Stack.1 > Track.1 > Clip.2, Gap.1, Transition.1; sequences in sequences are
// Stacks. What the schema has no field for stands in the metadata as the project file writes it.
// https://opentimelineio.readthedocs.io: the serialized data model.
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/otio.h"
#include "core/project/interchange/own_fields.h"
#include "core/project/timeline_json.h"

namespace rhyme::exchange {
namespace {

constexpr const char* default_media = "DEFAULT_MEDIA";
constexpr int max_nesting = 16;
constexpr std::size_t max_clips = 2'000'000;  // a sequence shown in two places is written out twice

Json rational(double value, FrameRate rate) {
    const double whole = std::round(value);
    Json json = {{"OTIO_SCHEMA", "RationalTime.1"}, {"rate", rate.fps()}, {"value", value}};
    if (std::abs(value - whole) < 1e-9 && std::abs(whole) < 1e15) json["value"] = whole;
    return json;
}

/// In frames of the first of the rates in which it is whole; else in fractions of a frame of the last.
Json rational(RationalTime t, std::initializer_list<FrameRate> rates) {
    for (const FrameRate r : rates) {
        const RationalTime frames = RationalTime::reduced(detail::Wide(t.num) * r.num, detail::Wide(t.den) * r.den);
        if (frames.den == 1) return rational(static_cast<double>(frames.num), r);
    }
    const FrameRate last = *(rates.end() - 1);
    return rational(t.seconds() * last.fps(), last);
}

Json range(Json start, Json duration) {
    return {{"OTIO_SCHEMA", "TimeRange.1"}, {"duration", std::move(duration)}, {"start_time", std::move(start)}};
}
Json range(FramePosition start, FrameCount length, FrameRate rate) {
    return range(rational(static_cast<double>(start.value), rate), rational(static_cast<double>(length.value), rate));
}

class Writer {
public:
    Writer(const Exchange& exchange, Report& report, MediaUrl url, const void* context)
        : exchange_(exchange), report_(report), url_(url), context_(context) {
        for (const Sequence& s : exchange.sequences)
            if (s.origin) own_[s.head.id] = write_timeline(*s.origin, Json::object());
    }
    Json run();

private:
    Json own(Json fields) const { return fields.empty() ? Json::object() : Json{{own_key, std::move(fields)}}; }
    const Json* own_sequence(const Sequence& sequence) const;
    Json own_fields(const Json* object, std::initializer_list<const char*> without) const;
    Json object(const char* schema, const std::string& name, Json metadata) const;
    Json item(const char* schema, const std::string& name, Json metadata) const;
    Json reference(const Clip& clip, const Sequence& in) const;
    Json effects(const Clip& clip, const Track& track, const Sequence& in);
    Json source_range(const Clip& clip, const Sequence& in) const;
    Json clip(const Clip& clip, const Track& track, const Sequence& in, const Json* own, int depth);
    Json track(const Track& track, const Sequence& in, const Json* own, int depth);
    Json stack(const Sequence& sequence, int depth);
    Json markers(const Sequence& sequence) const;

    const Exchange& exchange_;
    Report& report_;
    MediaUrl url_;
    const void* context_;
    std::map<SequenceId, Json> own_;  // what the project file says of each sequence
    std::size_t clips_ = 0;
};

const Json* with_id(const Json* list, std::uint64_t id) {
    if (!list || !list->is_array()) return nullptr;
    for (const Json& entry : *list)
        if (entry.is_object() && entry.value("id", std::uint64_t(0)) == id) return &entry;
    return nullptr;
}
const Json* member(const Json* object, const char* key) {
    if (!object || !object->is_object()) return nullptr;
    const auto it = object->find(key);
    return it == object->end() ? nullptr : &*it;
}

const Json* Writer::own_sequence(const Sequence& sequence) const {
    const auto it = own_.find(sequence.head.id);
    return it == own_.end() ? nullptr : &it->second;
}

Json Writer::own_fields(const Json* object, std::initializer_list<const char*> without) const {
    if (!object) return Json::object();
    Json fields = *object;
    for (const char* key : without) fields.erase(key);
    return fields;
}

Json Writer::object(const char* schema, const std::string& name, Json metadata) const {
    return {{"OTIO_SCHEMA", schema}, {"metadata", std::move(metadata)}, {"name", name}};
}

Json Writer::item(const char* schema, const std::string& name, Json metadata) const {
    Json json = object(schema, name, std::move(metadata));
    json["source_range"] = nullptr;
    json["effects"] = Json::array();
    json["markers"] = Json::array();
    json["enabled"] = true;
    return json;
}

std::string color_text(Rgba color) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[(color >> shift) & 15];
    return text;
}

Json Writer::reference(const Clip& clip, const Sequence& in) const {
    Json json;
    const Medium* medium = exchange_.medium(clip.media);
    if (clip.kind == ClipKind::Title || clip.kind == ClipKind::Color) {
        const bool title = clip.kind == ClipKind::Title;
        json = object("GeneratorReference.1", clip.name, Json::object());
        json["generator_kind"] = title ? "Title" : "SolidColor";
        json["parameters"] = Json::object();
        if (title) {
            json["parameters"]["text"] = clip.more->title.text;
            json["parameters"]["font"] = clip.more->title.style.font;
            json["parameters"]["color"] = color_text(clip.more->title.style.color);
        } else {
            json["parameters"]["color"] = color_text(clip.more->color);
        }
        json["available_range"] = nullptr;
    } else if (!medium || medium->path.empty() || clip.kind == ClipKind::Adjustment) {
        json = object("MissingReference.1", medium ? medium->name : "", Json::object());
        json["available_range"] = nullptr;
    } else {
        Json facts = Json::object();
        if (!medium->fingerprint.empty()) facts["fingerprint"] = medium->fingerprint;
        json = object("ExternalReference.1", medium->name, own(facts));
        const FrameRate rate = exchange_.source_rate(clip, in);
        json["available_range"] = nullptr;
        if (medium->duration.num > 0)
            json["available_range"] =
                range(rational(medium->start, {rate}), rational(medium->duration, {rate, in.rate()}));
        json["target_url"] = url_ ? url_(*medium, context_) : file_url(medium->path);
    }
    json["available_image_bounds"] = nullptr;
    return json;
}

Json Writer::effects(const Clip& clip, const Track& track, const Sequence& in) {
    Json list = Json::array();
    const auto time_effect = [&](const char* schema, const char* name, double scalar) {
        Json json = object(schema, name, Json::object());
        json["effect_name"] = name;
        json["enabled"] = true;
        json["time_scalar"] = scalar;
        list.push_back(std::move(json));
    };
    if (!clip.more->ramp.empty()) {
        const RationalTime used = source_time(clip, clip.end(), in.rate()) - source_time(clip, clip.start, in.rate());
        time_effect("LinearTimeWarp.1", "LinearTimeWarp", used.seconds() / in.rate().time(clip.length).seconds());
        report_.lose("speed ramps", place(clip, track, in) +
                                        ": other programs than Rhyme will see its ramp as one speed, the average");
    } else if (clip.speed.num == 0) {
        time_effect("FreezeFrame.1", "FreezeFrame", 0);
    } else if (clip.speed != RationalTime(1, 1)) {
        time_effect("LinearTimeWarp.1", "LinearTimeWarp", clip.speed.seconds());
    }
    for (const Effect& effect : clip.more->effects) {
        Json json = object("Effect.1", effect.kind, Json::object());
        json["effect_name"] = effect.kind;
        json["enabled"] = effect.enabled;
        list.push_back(std::move(json));
    }
    return list;
}

/// From the earliest moment of the source that is shown, for as many frames as the clip lies on the track: clip
/// durations are those of the track, before any time effect.
Json Writer::source_range(const Clip& clip, const Sequence& in) const {
    const Medium* medium = exchange_.medium(clip.media);
    RationalTime start = rhyme::source_range(clip, in.rate()).first;
    if (medium) start = tidy(start + medium->start);
    return range(rational(start, {in.rate(), exchange_.source_rate(clip, in)}),
                 rational(static_cast<double>(clip.length.value), in.rate()));
}

Json Writer::clip(const Clip& clip, const Track& track, const Sequence& in, const Json* own_clip, int depth) {
    if (++clips_ > max_clips) throw Fault{"its sequences lie in one another too often to be written out"};
    Json metadata = own(own_fields(own_clip, {"start", "length"}));
    const Sequence* nested = clip.kind == ClipKind::Sequence ? exchange_.sequence(clip.sequence) : nullptr;
    if (nested && depth < max_nesting) {
        Json json = stack(*nested, depth + 1);
        json["name"] = clip.name.empty() ? nested->head.name : clip.name;
        Json both = json["metadata"].value(own_key, Json::object());
        json["metadata"] = {{own_key, {{"sequence", both}, {"clip", metadata.value(own_key, Json::object())}}}};
        json["source_range"] = source_range(clip, in);
        json["effects"] = effects(clip, track, in);
        json["enabled"] = clip.enabled;
        return json;
    }
    Json json = item("Clip.2", clip.name, std::move(metadata));
    json["source_range"] = source_range(clip, in);
    json["effects"] = effects(clip, track, in);
    json["enabled"] = clip.enabled;
    json["media_references"] = {{default_media, reference(clip, in)}};
    json["active_media_reference_key"] = default_media;
    return json;
}

Json Writer::track(const Track& track, const Sequence& in, const Json* own_track, int depth) {
    Json json = item("Track.1", track.head.name, own(own_fields(own_track, {"clips", "transitions"})));
    json["kind"] = track.head.kind == TrackKind::Video ? "Video" : "Audio";
    json["enabled"] = !track.head.muted;
    Json children = Json::array();
    FramePosition at;
    for (const Clip& c : track.head.clips) {
        if (c.start > at) {
            Json gap = item("Gap.1", "", Json::object());
            gap["source_range"] = range(FramePosition(0), c.start - at, in.rate());
            children.push_back(std::move(gap));
        }
        for (const Join& join : track.joins) {
            if (join.cut != c.start) continue;
            Json t = object("Transition.1", join.kind,
                            own(own_fields(with_id(member(own_track, "transitions"), join.id.value), {"from", "to"})));
            t["in_offset"] = rational(static_cast<double>(join.in_offset.value), in.rate());
            t["out_offset"] = rational(static_cast<double>(join.out_offset.value), in.rate());
            t["transition_type"] = join.kind == "dissolve" ? "SMPTE_Dissolve" : "Custom_Transition";
            children.push_back(std::move(t));
        }
        children.push_back(clip(c, track, in, with_id(member(own_track, "clips"), c.id.value), depth));
        at = c.end();
    }
    json["children"] = std::move(children);
    return json;
}

Json Writer::markers(const Sequence& sequence) const {
    static constexpr std::string_view colors[] = {"PINK", "RED",    "ORANGE",  "YELLOW", "GREEN", "CYAN",
                                                  "BLUE", "PURPLE", "MAGENTA", "BLACK",  "WHITE"};
    const Json* own_list = member(own_sequence(sequence), "markers");
    Json list = Json::array();
    for (const Marker& m : *sequence.head.markers) {
        Json json = object("Marker.2", m.name, own(own_fields(with_id(own_list, m.id.value), {"start", "length"})));
        std::string color = "GREEN";
        for (const std::string_view known : colors)
            if (same_word(known, m.color)) color = known;
        json["color"] = color;
        json["comment"] = m.note;
        json["marked_range"] = range(m.range.start, m.range.length, sequence.rate());
        list.push_back(std::move(json));
    }
    return list;
}

Json Writer::stack(const Sequence& sequence, int depth) {
    const Json* own_one = own_sequence(sequence);
    Json json = item("Stack.1", "tracks", own(own_fields(own_one, {"tracks", "markers"})));
    Json children = Json::array();
    for (const Track& t : sequence.tracks)
        children.push_back(track(t, sequence, with_id(member(own_one, "tracks"), t.head.id.value), depth));
    json["children"] = std::move(children);
    json["markers"] = markers(sequence);
    return json;
}

Json Writer::run() {
    const Sequence& main = exchange_.sequences.front();
    Json tracks = stack(main, 0);
    Json fields = {{"project", exchange_.name}, {"sequence", tracks["metadata"].value(own_key, Json::object())}};
    fields["media"] = own_media(exchange_);
    for (Json& entry : fields["media"]) {  // in a bundle they have the names they have there
        const Medium* m = exchange_.medium(MediaId{entry["id"].get<std::uint64_t>()});
        const std::string url = url_ && m ? url_(*m, context_) : "";
        if (!url.empty() && !url.starts_with("file:")) entry["path"] = percent_decoded(url);
    }
    Json others = Json::array();
    for (std::size_t i = 1; i < exchange_.sequences.size(); ++i) others.push_back(stack(exchange_.sequences[i], 0));
    if (!others.empty()) fields["sequences"] = std::move(others);
    if (Json bin = own_bin(exchange_); !bin.empty()) fields["bin"] = std::move(bin);
    tracks["metadata"] = Json::object();
    Json json = object("Timeline.1", main.head.name, own(std::move(fields)));
    json["global_start_time"] = rational(0, main.rate());
    json["tracks"] = std::move(tracks);
    return json;
}

const Abilities& otio_abilities() {
    using enum Feature;
    static const Abilities all =
        abilities("an OpenTimelineIO file",
                  {Clips, SeveralVideoTracks, SeveralAudioTracks, AudioTracks, TrackNames, MutedTracks, ClipNames,
                   DisabledClips, Speeds, Reverses, Freezes, NestedSequences, Dissolves, AudioTransitions, Markers,
                   MarkerLengths, MarkerNotes, FrameRates, SequenceNames},
                  {TrackFlags,   TrackSound,  TrackEffects, Gains,          GainCurves,       Pans,
                   Fades,        Links,       PitchOff,     OtherSequences, Titles,           TitleStyles,
                   Adjustments,  ColorClips,  Effects,      Takes,          OtherTransitions, TransitionParameters,
                   MarkerColors, MarkerKinds, TimeLocks,    Sections,       WorkRange,        PictureSize,
                   SampleRates,  SongMaps,    Lyrics,       Folders,        MediaNotes},
                  {Ramps});
    return all;
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    return otio_text(exchange, report);
}
Exchange read(const std::string& bytes, const std::filesystem::path&, Report& report) {
    return read_otio(bytes, report);
}

}  // namespace

std::string otio_text(const Exchange& exchange, Report& report, MediaUrl url, const void* context) {
    report_losses(exchange, otio_abilities(), report);
    try {
        return Writer(exchange, report, url, context).run().dump(1, '\t', false, Json::error_handler_t::replace) + "\n";
    } catch (const JsonFault& fault) {
        throw Fault{fault.what, ErrorCode::Internal};
    }
}

}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat otio_format() {
    return {"OpenTimelineIO", ".otio", "DaVinci Resolve, Kdenlive, Premiere, Hiero ...", exchange::read,
            exchange::write};
}
}  // namespace rhyme
