// OpenTimelineIO, the reader. Takes Clip.1 and Clip.2, ranges that are missing, tracks of any rate, Stacks and Tracks
// in Tracks; what it does not know it names in the report.
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/otio.h"
#include "core/project/interchange/own_fields.h"
#include "core/time/timecode.h"
#include "core/timeline/song_map.h"

namespace rhyme::exchange {
namespace {

const Json& empty() {
    static const Json none = Json::object();
    return none;
}
const Json& member(const Json& object, const char* key) {
    if (!object.is_object()) return empty();
    const auto it = object.find(key);
    return it == object.end() ? empty() : *it;
}
std::string text(const Json& object, const char* key) {
    const Json& value = member(object, key);
    return value.is_string() ? value.get<std::string>() : "";
}
bool flag(const Json& object, const char* key, bool otherwise) {
    const Json& value = member(object, key);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}
std::string schema(const Json& object) {
    const std::string whole = text(object, "OTIO_SCHEMA");
    return whole.substr(0, whole.find('.'));
}
const Json& own(const Json& object) { return member(member(object, "metadata"), own_key); }

struct Time {
    RationalTime seconds;
    FrameRate rate;
};
std::optional<Time> time_of(const Json& json) {
    if (!member(json, "value").is_number() || !member(json, "rate").is_number()) return std::nullopt;
    const auto rate = common_rate(member(json, "rate").get<double>());
    const double value = member(json, "value").get<double>();
    if (!rate || !std::isfinite(value) || std::abs(value) > 1e12) return std::nullopt;
    const RationalTime t = tidy(fraction_of(value) * rate->frame_duration());
    if (!within(t)) return std::nullopt;
    return Time{t, *rate};
}
struct Range {
    Time start, duration;
};
std::optional<Range> range_of(const Json& json) {
    const auto start = time_of(member(json, "start_time")), duration = time_of(member(json, "duration"));
    if (!start || !duration || duration->seconds.num < 0) return std::nullopt;
    return Range{*start, *duration};
}

class Reader {
public:
    Reader(const Json& json, Report& report) : json_(json), report_(report) {}
    Exchange run();

private:
    FrameRate rate_of(const Json& stack, const Json& timeline) const;
    void read_media_list(const Json& list);
    SequenceId sequence(const Json& stack, const Json& fields, const std::string& name, FrameRate rate, int depth);
    void track(const Json& json, Sequence& to, int depth);
    void item(const Json& json, Sequence& seq, Track& track, RationalTime& at, int depth);
    FrameCount length_of(const Json& json, const std::string& kind, const Sequence& seq, RationalTime& at);
    void medium(const Json& json, Clip& clip, RationalTime& offset);
    void effects(const Json& json, const Sequence& seq, const Track& track, Clip& clip);
    void noted(const Json& fields, const Sequence& seq, Clip& clip);
    MediaId here(MediaId id) const;
    void adopt(Timeline& head) const;
    void markers(const Json& json, Sequence& seq, FramePosition at);
    void transition(const Json& json, const Sequence& seq, Track& track, RationalTime at);

    const Json& json_;
    Report& report_;
    Exchange exchange_;
    std::map<std::uint64_t, MediaId> media_ids_;        // of the project the file was made of -> here
    std::map<std::uint64_t, SequenceId> sequence_ids_;  // likewise
};

/// The rate its time is counted in most: of the first clip that has a range.
std::optional<FrameRate> first_rate(const Json& json, int depth = 0) {
    const Json& children = member(json, "children");
    if (!children.is_array() || depth > 32) return std::nullopt;
    for (const Json& child : children) {
        const auto range = range_of(member(child, "source_range"));
        if (range && (schema(child) == "Clip" || schema(child) == "Gap")) return range->duration.rate;
        if (const auto inner = first_rate(child, depth + 1)) return inner;
        const Json& references = member(child, "media_references");
        for (const Json& reference : references.is_object() ? references : empty())
            if (const auto available = range_of(member(reference, "available_range"))) return available->start.rate;
    }
    return std::nullopt;
}

FrameRate Reader::rate_of(const Json& stack, const Json& timeline) const {
    if (const auto sequence = own_sequence(member(own(timeline), "sequence"))) return sequence->rate;
    if (const auto rate = first_rate(stack)) return *rate;
    if (const auto start = time_of(member(timeline, "global_start_time"))) return start->rate;
    return FrameRate(25, 1);
}

void Reader::read_media_list(const Json& list) {
    for (const MediaItem& item : read_own_media(list)) {
        Medium& m = exchange_.medium_at(item.path, item.name);
        m.name = item.name, m.fingerprint = item.fingerprint, m.duration = item.duration;
        media_ids_[item.id.value] = m.id;
    }
}

void Reader::markers(const Json& json, Sequence& seq, FramePosition at) {
    const Json& list = member(json, "markers");
    if (!list.is_array() || list.empty()) return;
    std::vector<Marker> all = *seq.head.markers;
    for (const Json& m : list) {
        const auto range = range_of(member(m, "marked_range"));
        if (!range) {
            report_.lose("markers", "marker " + in_quotes(text(m, "name")) + ": it has no place and was left out");
            continue;
        }
        Marker marker = own_marker(own(m)).value_or(Marker());
        marker.name = text(m, "name"), marker.note = text(m, "comment");
        if (own(m).empty()) marker.color = lower_case(text(m, "color"));
        const FrameCount from = seq.rate().count(range->start.seconds, Rounding::Nearest);
        marker.range = {at + from, seq.rate().count(range->duration.seconds, Rounding::Nearest)};
        all.push_back(std::move(marker));
    }
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(all));
}

void Reader::medium(const Json& json, Clip& clip, RationalTime& offset) {
    const Json& references = member(json, "media_references");
    std::string key = text(json, "active_media_reference_key");
    const Json* reference = &member(json, "media_reference");  // Clip.1
    if (references.is_object() && !references.empty())
        reference = references.contains(key) ? &references[key] : &*references.begin();
    const std::string kind = schema(*reference);
    const auto available = range_of(member(*reference, "available_range"));
    if (kind == "GeneratorReference") {
        const Json& parameters = member(*reference, "parameters");
        const std::string generator = text(*reference, "generator_kind"), words = text(parameters, "text");
        if (!words.empty() || same_word(generator, "title")) {
            clip.kind = ClipKind::Title;
            clip.more.edit([&](ClipMore& more) { more.title.text = words.empty() ? clip.name : words; });
        } else {
            clip.kind = ClipKind::Color;
            if (!same_word(generator, "solidcolor"))
                report_.lose("generators", "clip " + in_quotes(clip.name) + ": the generator " + in_quotes(generator) +
                                               " is not known here and became black");
        }
        return;
    }
    std::filesystem::path path;
    if (kind == "ExternalReference") path = path_of_url(text(*reference, "target_url"));
    if (kind == "ImageSequenceReference") {
        path = path_of_url(text(*reference, "target_url_base"));
        report_.lose("image sequences", "clip " + in_quotes(clip.name) + ": image sequences are not read");
    }
    Medium& m = exchange_.medium_at(path, path.empty() ? clip.name : text(*reference, "name"));
    if (m.name.empty()) m.name = path_text(path.filename());
    if (available) {
        offset = m.start = available->start.seconds;
        if (!m.rate) m.rate = available->start.rate;
        if (available->duration.seconds > m.duration) m.duration = available->duration.seconds;
    }
    if (m.fingerprint.empty()) m.fingerprint = text(own(*reference), "fingerprint");
    clip.media = m.id;
}

void Reader::effects(const Json& json, const Sequence& seq, const Track& track, Clip& clip) {
    const Json& list = member(json, "effects");
    RationalTime factor(1, 1);
    bool timed = false;
    for (const Json& effect : list.is_array() ? list : empty()) {
        const std::string kind = schema(effect);
        const Json& scalar = member(effect, "time_scalar");
        if (kind == "FreezeFrame") {
            factor = RationalTime(0, 1), timed = true;
        } else if (kind == "LinearTimeWarp" && scalar.is_number()) {
            factor = tidy(factor * fraction_of(std::clamp(scalar.get<double>(), -1000.0, 1000.0))), timed = true;
        } else if (own(json).empty() && !schema(json).starts_with("Stack")) {
            report_.lose("effects", place(clip, track, seq) + ": the effect " +
                                        in_quotes(text(effect, "effect_name") + text(effect, "name")) +
                                        " is not known here");
        }
    }
    if (!timed) return;
    clip.speed = factor;
    // Backwards, the range of the source is played from its end.
    if (factor.num < 0) {
        const RationalTime span = seq.rate().time(clip.length - FrameCount(1)) * factor;
        clip.source_in = tidy(clip.source_in - span);
    }
}

MediaId Reader::here(MediaId id) const {
    const auto it = media_ids_.find(id.value);
    return it == media_ids_.end() ? MediaId() : it->second;
}

/// The versions of sections name media by the ids of the project they come from.
void Reader::adopt(Timeline& head) const {
    std::vector<Section> sections = *head.sections;
    for (Section& section : sections)
        for (SectionVersion& version : section.versions)
            for (Passage& passage : version.passages)
                for (Clip& clip : passage.clips) {
                    clip.media = here(clip.media);
                    clip.more.edit([&](ClipMore& more) {
                        for (Take& take : more.takes) take.media = here(take.media);
                    });
                }
    head.sections = std::move(sections);
    if (!head.song) return;
    SongMap song = *head.song;
    song.media = here(song.media);
    head.song = song.media ? std::make_shared<const SongMap>(std::move(song)) : nullptr;
}

/// What the project file said of the clip, where the file's own fields do not say something else by now.
void Reader::noted(const Json& fields, const Sequence& seq, Clip& clip) {
    if (!fields.is_object() || fields.empty()) return;
    const auto known = own_clip(fields);
    if (!known) {
        report_.lose("fields", "clip " + in_quotes(clip.name) + ": what Rhyme had noted of it cannot be read");
        return;
    }
    Clip made = *known;
    made.start = clip.start, made.length = clip.length, made.name = clip.name, made.enabled = clip.enabled;
    const RationalTime off = made.source_in - clip.source_in;
    const bool ramped = !made.more->ramp.empty();
    const RationalTime change = ramped ? rhyme::source_range(made, seq.rate()).first - clip.source_in : off;
    const RationalTime hair(1, 100'000);
    if (change > hair || change < RationalTime(0, 1) - hair) made.source_in = clip.source_in;
    if (!ramped) {
        const double was = made.speed.seconds(), is = clip.speed.seconds();
        if (std::abs(was - is) > 1e-6 * std::max(1.0, std::abs(was))) made.speed = clip.speed;
    }
    made.media = made.kind == ClipKind::Media ? (clip.media ? clip.media : here(known->media)) : MediaId();
    made.sequence = clip.sequence;
    made.more.edit([&](ClipMore& more) {
        for (Take& take : more.takes) take.media = here(take.media);
        if (std::any_of(more.takes.begin(), more.takes.end(), [](const Take& t) { return !t.media; }))
            more.takes.clear();
        if (!more.takes.empty() && more.take < more.takes.size()) more.takes[more.take].media = made.media;
    });
    clip = std::move(made);
}

FrameCount Reader::length_of(const Json& json, const std::string& kind, const Sequence& seq, RationalTime& at) {
    std::optional<Range> range = range_of(member(json, "source_range"));
    if (!range && kind == "Clip") {
        const Json& references = member(json, "media_references");
        if (references.is_object())
            for (const Json& r : references)
                if (!range) range = range_of(member(r, "available_range"));
        if (!range) range = range_of(member(member(json, "media_reference"), "available_range"));
    }
    if (!range) return FrameCount(0);
    const FramePosition from = seq.rate().position(at, Rounding::Nearest);
    at = tidy(at + range->duration.seconds);
    if (!within(at)) throw Fault{"it is longer than a sequence can be"};
    return seq.rate().position(at, Rounding::Nearest) - from;
}

void Reader::transition(const Json& json, const Sequence& seq, Track& track, RationalTime at) {
    const auto in = time_of(member(json, "in_offset")), out = time_of(member(json, "out_offset"));
    Join join;
    join.cut = seq.rate().position(at, Rounding::Nearest);
    if (const auto known = own_transition(own(json)))
        join.kind = known->kind, join.parameters = known->parameters, join.needs_handles = known->needs_handles;
    else if (const std::string type = text(json, "transition_type"); type != "SMPTE_Dissolve")
        report_.lose("transitions", place(join, track, seq) + ": " + in_quotes(type) + " became a dissolve");
    if (in) join.in_offset = seq.rate().count(in->seconds, Rounding::Nearest);
    if (out) join.out_offset = seq.rate().count(out->seconds, Rounding::Nearest);
    track.joins.push_back(std::move(join));
}

void Reader::item(const Json& json, Sequence& seq, Track& track, RationalTime& at, int depth) {
    const std::string kind = schema(json);
    if (kind == "Transition") return transition(json, seq, track, at);
    const bool nested = kind == "Stack" || kind == "Track" || kind == "Sequence" || kind == "Composition";
    if (kind != "Clip" && kind != "Gap" && kind != "Filler" && !nested) {
        report_.lose("things",
                     in_quotes(text(json, "OTIO_SCHEMA")) + " on track " + track.head.name + " is not known here");
        return;
    }
    Clip clip;
    clip.name = text(json, "name"), clip.enabled = flag(json, "enabled", true);
    clip.start = seq.rate().position(at, Rounding::Nearest);
    SequenceId inner;
    if (nested) {
        Json wrapped;
        const bool lone_track = kind != "Stack";
        if (lone_track) wrapped = {{"OTIO_SCHEMA", "Stack.1"}, {"children", Json::array({json})}};
        inner = sequence(lone_track ? wrapped : json, member(own(json), "sequence"), clip.name,
                         first_rate(json).value_or(seq.rate()), depth + 1);
    }
    clip.length = length_of(json, kind, seq, at);
    if (inner && clip.length.value <= 0) {  // no range of its own: all of it
        const Sequence* s = exchange_.sequence(inner);
        const RationalTime whole = s->rate().time(FrameCount(s->end().value));
        at = tidy(at + whole);
        clip.length = seq.rate().position(at, Rounding::Nearest) - clip.start;
    }
    if (kind == "Gap" || kind == "Filler") return markers(json, seq, clip.start);
    if (clip.length.value <= 0) {
        report_.lose("clips", place(clip, track, seq) + ": it has no length and was left out");
        return;
    }
    const auto range = range_of(member(json, "source_range"));
    RationalTime offset;
    if (inner)
        clip.kind = ClipKind::Sequence, clip.sequence = inner;
    else
        medium(json, clip, offset);
    if (range) clip.source_in = tidy(range->start.seconds - offset);
    effects(json, seq, track, clip);
    noted(nested ? member(own(json), "clip") : own(json), seq, clip);
    if (!nested)
        markers(json, seq, range ? clip.start - seq.rate().count(range->start.seconds, Rounding::Nearest) : clip.start);
    track.head.clips.push_back(std::move(clip));
}

void Reader::track(const Json& json, Sequence& seq, int depth) {
    const std::string kind = text(json, "kind");
    Track& made = seq.add_track(same_word(kind, "Audio") ? TrackKind::Audio : TrackKind::Video);
    const std::string name = made.head.name;
    if (auto known = own_track(own(json))) {
        known->kind = made.head.kind;
        made.head = std::move(*known);
        made.head.clips.clear(), made.head.transitions.clear();
    }
    made.head.name = text(json, "name").empty() ? name : text(json, "name");
    made.head.muted = !flag(json, "enabled", true);
    if (!kind.empty() && !same_word(kind, "Audio") && !same_word(kind, "Video"))
        report_.say("track " + made.head.name + ": its kind " + in_quotes(kind) +
                    " is not known here; it became video");
    Track track = std::move(made);  // nested sequences may make `seq` grow
    const auto place_of = static_cast<std::size_t>(&made - seq.tracks.data());
    RationalTime at;
    const Json& children = member(json, "children");
    for (const Json& child : children.is_array() ? children : empty()) item(child, seq, track, at, depth);
    markers(json, seq, FramePosition(0));
    seq.tracks[place_of] = std::move(track);
}

SequenceId Reader::sequence(const Json& stack, const Json& fields, const std::string& name, FrameRate rate, int depth) {
    if (depth > 16) throw Fault{"its sequences are nested too deeply"};
    Sequence made;
    std::uint64_t known_id = 0;
    if (const auto known = own_sequence(fields)) {
        made.head = *known, known_id = known->id.value;
        adopt(made.head);
        if (const auto it = sequence_ids_.find(known_id); it != sequence_ids_.end() && depth > 0) return it->second;
    } else {
        made.head.rate = rate, made.head.width = made.head.height = 0;
        made.head.name = name;
    }
    made.head.tracks.clear(), made.head.markers = std::make_shared<const std::vector<Marker>>();
    made.head.id = SequenceId{exchange_.sequences.size() + 1};
    const std::size_t place_of = exchange_.sequences.size();
    if (known_id) sequence_ids_[known_id] = made.head.id;
    exchange_.sequences.push_back(made);
    const Json& children = member(stack, "children");
    for (const Json& child : children.is_array() ? children : empty()) {
        if (schema(child) == "Track" || schema(child) == "Sequence") {
            track(child, made, depth);
        } else {  // a clip or a stack laid straight on the stack is a track of its own
            track({{"OTIO_SCHEMA", "Track.1"}, {"kind", "Video"}, {"children", Json::array({child})}}, made, depth);
        }
    }
    markers(stack, made, FramePosition(0));
    exchange_.sequences[place_of] = std::move(made);
    return exchange_.sequences[place_of].head.id;
}

Exchange Reader::run() {
    const std::string kind = schema(json_);
    if (kind == "SerializableCollection") {
        const Json& children = member(json_, "children");
        for (const Json& child : children.is_array() ? children : empty())
            if (schema(child) == "Timeline") return Reader(child, report_).run();
    }
    if (kind.empty()) throw Fault{"it is no OpenTimelineIO file: OTIO_SCHEMA is missing"};
    if (kind != "Timeline" && kind != "Stack" && kind != "Track")
        throw Fault{"it holds no timeline but " + in_quotes(text(json_, "OTIO_SCHEMA")), ErrorCode::Unsupported};
    Json wrapped;
    if (kind == "Track") wrapped = {{"OTIO_SCHEMA", "Stack.1"}, {"children", Json::array({json_})}};
    const Json& stack = kind == "Timeline" ? member(json_, "tracks") : kind == "Stack" ? json_ : wrapped;
    const Json& fields = own(json_);
    exchange_.name = text(fields, "project");
    read_media_list(member(fields, "media"));
    exchange_.bin = Shared<Bin>(read_own_bin(member(fields, "bin"), media_ids_));
    const std::string name = text(json_, "name");
    sequence(stack, member(fields, "sequence"), name, rate_of(stack, json_), 0);
    if (!name.empty()) exchange_.sequences.front().head.name = name;
    const Json& others = member(fields, "sequences");
    for (const Json& other : others.is_array() ? others : empty()) sequence(other, own(other), "", FrameRate(25, 1), 1);
    if (const auto start = time_of(member(json_, "global_start_time")); start && start->seconds.num != 0)
        report_.say("the sequence began at timecode " +
                    format_timecode(start->rate.position(start->seconds, Rounding::Nearest), start->rate) +
                    "; here every sequence begins at 0");
    return std::move(exchange_);
}

/// OpenTimelineIO writes NaN and infinities (in metadata) as bare words, which JSON has none for: null (0 where
/// there is no room) is put there, so that places in the text stay what they are.
std::string without_infinities(std::string text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted) {
            for (const std::string_view word : {"-Infinity", "Infinity", "-Inf", "Inf", "NaN"})
                if (std::string_view(text).substr(i, word.size()) == word) {
                    const std::string_view number = word.size() < 4 ? "0" : "null";
                    text.replace(i, word.size(), std::string(number) + std::string(word.size() - number.size(), ' '));
                    i += word.size() - 1;
                    break;
                }
        }
    }
    return text;
}

}  // namespace

Exchange read_otio(const std::string& text, Report& report) {
    if (trimmed(text).empty()) throw Fault{"the file is empty"};
    try {
        const Json json = parse_json(without_infinities(text));
        return Reader(json, report).run();
    } catch (const JsonFault& fault) {
        throw Fault{fault.what};
    }
}

}  // namespace rhyme::exchange
