// The reading half of timeline_json.h.
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/project/effect_values.h"
#include "core/project/timeline_json.h"

namespace rhyme {
namespace {

std::uint64_t read_id(const JsonReader& r, const std::string& key) {
    return static_cast<std::uint64_t>(r.integer(key, 1, max_json_id));
}
FrameCount read_count(const JsonReader& r, const std::string& key, std::int64_t least) {
    return FrameCount(r.integer(key, least, max_frames));
}
FramePosition read_position(const JsonReader& r, const std::string& key) {
    return FramePosition(r.integer(key, 0, max_frames));
}
FrameRange read_range(const JsonReader& r, std::int64_t least) {
    return {read_position(r, "start"), read_count(r, "length", least)};
}

/// The place of a word among `words`.
int read_word(const JsonReader& r, std::initializer_list<const char*> words) {
    const std::string text = r.text();
    std::string list;
    int n = 0;
    for (const char* word : words) {
        if (text == word) return n;
        list += (list.empty() ? "\"" : ", \"") + std::string(word) + "\"";
        ++n;
    }
    r.fault("must be one of " + list);
}

FrameCount read_clip_time(const JsonReader& r, const std::string& key) {
    return FrameCount(r.integer(key, -4 * max_frames, 4 * max_frames));
}

std::vector<Effect> read_effects(const JsonReader& r) {
    std::vector<Effect> list;
    for (const JsonReader& item : r.items("effects")) {
        list.push_back(read_effect(item));
        list.back().id = EffectId{read_id(item, "id")};
    }
    return list;
}

ClipMore read_more(const JsonReader& r) {
    ClipMore m;
    if (r.has("ramp")) m.ramp = read_ramp(r["ramp"]);
    m.effects = read_effects(r);
    for (const JsonReader& take : r.items("takes")) m.takes.push_back(read_take(take));
    if (r.has("take")) m.take = static_cast<std::size_t>(r.integer("take", 0, 1'000'000));
    if (r.has("title")) m.title = read_title(r["title"]);
    if (r.has("color")) m.color = read_color(r["color"]);
    if (r.has("gain")) m.gain = read_curve(r["gain"]);
    m.pan = r.number("pan", -1, 1, 0);
    if (r.has("fade_in")) m.fade_in = read_count(r, "fade_in", 0);
    if (r.has("fade_out")) m.fade_out = read_count(r, "fade_out", 0);
    m.keep_pitch = r.flag("keep_pitch", true);
    return m;
}

Clip read_clip(const JsonReader& r) {
    Clip c;
    c.id = ClipId{read_id(r, "id")};
    if (r.has("kind"))
        c.kind = static_cast<ClipKind>(read_word(r["kind"], {"media", "sequence", "title", "adjustment", "color"}));
    if (c.kind == ClipKind::Media) c.media = MediaId{read_id(r, "media")};
    if (c.kind == ClipKind::Sequence) c.sequence = SequenceId{read_id(r, "sequence")};
    c.name = r.text("name", "");
    c.start = read_position(r, "start");
    c.length = read_count(r, "length", 1);
    c.source_in = r["source_in"].time();
    if (r.has("available")) c.available = r["available"].time();
    if (r.has("speed")) c.speed = read_ratio(r["speed"]);
    if (r.has("clock")) c.clock = read_clip_time(r, "clock");
    if (r.has("link")) c.link = LinkId{static_cast<std::uint64_t>(r.integer("link", 0, max_json_id))};
    c.gain_db = r.number("gain_db", min_gain_db, max_gain_db, 0);
    c.enabled = r.flag("enabled", true);
    c.more = read_more(r);
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
    m.range = read_range(r, 0);
    m.name = r.text("name", ""), m.color = r.text("color", ""), m.note = r.text("note", "");
    if (r.has("kind")) m.kind = read_marker_kind(r["kind"]);
    return m;
}

Section read_section(const JsonReader& r) {
    Section s;
    s.id = SectionId{read_id(r, "id")};
    s.range = read_range(r, 1);
    s.name = r.text("name", "");
    s.current = static_cast<std::size_t>(r.integer("current", 0, 1'000'000));
    for (const JsonReader& v : r.items("versions")) {
        SectionVersion version;
        version.name = v.text("name", "");
        for (const JsonReader& p : v.items("passages")) {
            Passage passage;
            passage.track = TrackId{read_id(p, "track")};
            for (const JsonReader& clip : p.items("clips")) passage.clips.push_back(read_clip(clip));
            for (const JsonReader& t : p.items("transitions")) passage.transitions.push_back(read_transition(t));
            version.passages.push_back(std::move(passage));
        }
        s.versions.push_back(std::move(version));
    }
    return s;
}

Track read_track(const JsonReader& r) {
    Track t;
    t.id = TrackId{read_id(r, "id")};
    t.kind = static_cast<TrackKind>(read_word(r["kind"], {"video", "audio"}));
    t.name = r.text("name", "");
    t.locked = r.flag("locked", false), t.muted = r.flag("muted", false), t.solo = r.flag("solo", false),
    t.sync = r.flag("sync", true), t.target = r.flag("target", true);
    t.gain_db = r.number("gain_db", min_gain_db, max_gain_db, 0), t.pan = r.number("pan", -1, 1, 0);
    t.effects = read_effects(r);
    for (const JsonReader& clip : r.items("clips")) t.clips.push_back(read_clip(clip));
    for (const JsonReader& transition : r.items("transitions")) t.transitions.push_back(read_transition(transition));
    return t;
}

std::uint64_t highest_id(const Timeline& t) {
    std::uint64_t highest = 0;
    const auto see = [&](std::uint64_t id) { highest = std::max(highest, id); };
    const auto see_lane = [&](const ClipList& clips, const std::vector<Transition>& transitions) {
        for (const Clip& c : clips) {
            see(c.id.value), see(c.link.value);
            for (const Effect& e : c.more->effects) see(e.id.value);
        }
        for (const Transition& tr : transitions) see(tr.id.value);
    };
    for (const auto& track : t.tracks) {
        see(track->id.value);
        for (const Effect& e : *track->effects) see(e.id.value);
        see_lane(track->clips, track->transitions);
    }
    for (const Marker& m : *t.markers) see(m.id.value);
    for (const TimeLock& l : *t.locks) see(l.id.value);
    for (const Section& s : *t.sections) {
        see(s.id.value);
        for (const SectionVersion& v : s.versions)
            for (const Passage& p : v.passages) see(p.track.value), see_lane(p.clips, p.transitions);
    }
    return highest;
}

}  // namespace

Ratio read_ratio(const JsonReader& r) {
    std::int64_t num = 0, den = 1;
    if (r.json().is_number_integer()) {
        num = r.integer(-max_source_seconds, max_source_seconds);
    } else {
        const std::string text = r.text();
        const char* const end = text.data() + text.size();
        auto read = std::from_chars(text.data(), end, num);
        if (read.ec == std::errc() && read.ptr != end && *read.ptr == '/')
            read = std::from_chars(read.ptr + 1, end, den);
        if (read.ec != std::errc() || read.ptr != end) r.fault("must be a fraction such as \"1/2\"");
    }
    constexpr std::int64_t most = max_source_seconds * max_source_den;
    if (den < 1 || den > max_source_den || num < -most || num > most) r.fault("is out of range");
    return {num, den};
}

Rgba read_color(const JsonReader& r) {
    std::string text = r.text();
    if (text.size() == 7) text += "ff";
    Rgba color = 0;
    const auto read = std::from_chars(text.data() + 1, text.data() + std::max<std::size_t>(text.size(), 1), color, 16);
    if (text.size() != 9 || text[0] != '#' || read.ec != std::errc() || read.ptr != text.data() + text.size())
        r.fault("must be a colour such as \"#ff8000\"");
    return color;
}

MarkerKind read_marker_kind(const JsonReader& r) {
    return static_cast<MarkerKind>(read_word(r, {"comment", "beat", "chapter"}));
}

Keyframe read_keyframe(const JsonReader& r, const ParameterOf& of) {
    Keyframe k;
    k.at = read_clip_time(r, "at");
    k.value = read_parameter(r["value"], of);
    if (r.has("interpolation"))
        k.interpolation = static_cast<Interpolation>(read_word(r["interpolation"], {"hold", "linear", "bezier"}));
    if (!r.has("bezier")) return k;
    const auto handles = r["bezier"].items();
    if (handles.size() != 4) r["bezier"].fault("must be four numbers");
    k.x1 = handles[0].number(0, 1), k.y1 = handles[1].number(-max_parameter, max_parameter);
    k.x2 = handles[2].number(0, 1), k.y2 = handles[3].number(-max_parameter, max_parameter);
    return k;
}

Curve read_curve(const JsonReader& r, const ParameterOf& of) {
    Curve curve;
    if (!r.json().is_object()) {
        curve.value = read_parameter(r, of);
        return curve;
    }
    curve.value = r.number("value", -max_parameter, max_parameter, 0);
    for (const JsonReader& key : r["keys"].items()) curve.keys.push_back(read_keyframe(key, of));
    return curve;
}

Effect read_effect(const JsonReader& r) {
    Effect e;
    e.kind = r["kind"].text();
    e.enabled = r.flag("enabled", true);
    const auto object = [&](const char* key) {
        const JsonReader inner = r[key];
        if (!inner.json().is_object()) inner.fault("must be an object");
        return inner;
    };
    if (r.has("parameters")) {
        const JsonReader parameters = object("parameters");
        for (const auto& [name, value] : parameters.json().items())
            e.parameters[name] = read_curve(parameters[name], {e.kind, name});
    }
    if (r.has("texts")) {
        const JsonReader texts = object("texts");
        for (const auto& [name, value] : texts.json().items()) e.texts[name] = texts[name].text();
    }
    return e;
}

std::vector<SpeedKey> read_ramp(const JsonReader& r) {
    std::vector<SpeedKey> ramp;
    for (const JsonReader& item : r.items()) {
        SpeedKey key;
        key.at = read_clip_time(item, "at");
        key.speed = read_ratio(item["speed"]);
        if (item.has("shape"))
            key.shape = static_cast<SpeedShape>(read_word(item["shape"], {"hold", "linear", "smooth"}));
        ramp.push_back(key);
    }
    return ramp;
}

Title read_title(const JsonReader& r, Title t) {
    TextStyle& s = t.style;
    t.text = r.text("text", t.text), t.lyric = r.flag("lyric", t.lyric);
    s.font = r.text("font", s.font);
    s.bold = r.flag("bold", s.bold), s.italic = r.flag("italic", s.italic);
    s.underline = r.flag("underline", s.underline), s.box = r.flag("box", s.box);
    if (r.has("color")) s.color = read_color(r["color"]);
    if (r.has("outline_color")) s.outline_color = read_color(r["outline_color"]);
    if (r.has("shadow_color")) s.shadow_color = read_color(r["shadow_color"]);
    if (r.has("alignment")) s.alignment = static_cast<int>(r.integer("alignment", 1, 9));
    for (const auto& [key, value] : {std::pair<const char*, double*>{"size", &s.size},
                                     {"outline", &s.outline},
                                     {"shadow", &s.shadow},
                                     {"margin_x", &s.margin_x},
                                     {"margin_y", &s.margin_y},
                                     {"spacing", &s.spacing},
                                     {"angle", &s.angle}})
        *value = r.number(key, -1000, 1000, *value);
    return t;
}

Take read_take(const JsonReader& r) {
    Take t;
    t.name = r.text("name", "");
    t.media = MediaId{read_id(r, "media")};
    if (r.has("offset")) t.offset = read_ratio(r["offset"]);
    if (r.has("rate")) t.rate = read_ratio(r["rate"]);
    if (r.has("available")) t.available = r["available"].time();
    return t;
}

Timeline read_timeline(const JsonReader& r, SequenceId otherwise) {
    Timeline t;
    t.id = r.has("id") ? SequenceId{read_id(r, "id")} : otherwise;
    t.name = r.text("name", t.name);
    t.rate = r["rate"].rate();
    t.width = static_cast<int>(r.integer("width", 1, max_side)),
    t.height = static_cast<int>(r.integer("height", 1, max_side));
    if (r.has("sample_rate")) t.sample_rate = static_cast<int>(r.integer("sample_rate", 8000, 768000));
    if (r.has("in")) t.in = read_position(r, "in");
    if (r.has("out")) t.out = read_position(r, "out");
    for (const JsonReader& track : r["tracks"].items())
        t.tracks.push_back(std::make_shared<const Track>(read_track(track)));
    std::vector<Marker> markers;
    for (const JsonReader& marker : r.items("markers")) markers.push_back(read_marker(marker));
    std::stable_sort(markers.begin(), markers.end(),
                     [](const Marker& a, const Marker& b) { return a.range.start < b.range.start; });
    t.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
    std::vector<TimeLock> locks;
    for (const JsonReader& lock : r.items("locks"))
        locks.push_back({TimeLockId{read_id(lock, "id")}, read_range(lock, 1), lock.text("name", "")});
    t.locks = std::move(locks);
    std::vector<Section> sections;
    for (const JsonReader& section : r.items("sections")) sections.push_back(read_section(section));
    t.sections = std::move(sections);
    if (r.has("song")) t.song = std::make_shared<const SongMap>(read_song(r["song"]));
    const std::uint64_t stored = r.has("next_id") ? read_id(r, "next_id") : 1;
    t.next_id = std::max(stored, highest_id(t) + 1);
    return t;
}

}  // namespace rhyme
