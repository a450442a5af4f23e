// Each kind of object has one function that writes it and one that reads it (read_timeline.cpp).
#include "core/project/timeline_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace rhyme {
namespace {

using Keys = std::set<std::string>;

const Json& nothing() {
    static const Json empty = Json::object();
    return empty;
}

/// The objects of a list of the origin, by id.
class Origins {
public:
    explicit Origins(const Json& list) {
        if (!list.is_array()) return;
        for (const Json& object : list)
            if (const Json& id = json_member(object, "id"); id.is_number_integer())
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

std::string text_of(Rgba color) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[color >> shift & 15];
    return text;
}

/// `key` is written when `value` is not what it would be read as anyway.
template <class T>
void put(Json& json, const char* key, const T& value, const T& otherwise) {
    if (!(value == otherwise)) json[key] = value;
}

Json write(const Effect&, const Json&);
Json write(const Clip&, const Json&);
Json write(const Transition&, const Json&);
Json write(const Marker&, const Json&);
Json write(const TimeLock&, const Json&);
Json write(const Section&, const Json&);

/// `things` as a list, each with what its namesake in `origin` holds besides.
template <class Things>
Json write_list(const Things& things, const Json& origin) {
    const Origins origins(origin);
    Json list = Json::array();
    for (const auto& thing : things) list.push_back(write(thing, origins.find(thing.id.value)));
    return list;
}

Json write(const Keyframe& k) {
    const char* const names[] = {"hold", "linear", "bezier"};
    Json json = {{"at", k.at.value}, {"value", k.value}, {"interpolation", names[static_cast<int>(k.interpolation)]}};
    const Keyframe ease;
    if (k.x1 != ease.x1 || k.y1 != ease.y1 || k.x2 != ease.x2 || k.y2 != ease.y2)
        json["bezier"] = {k.x1, k.y1, k.x2, k.y2};
    return json;
}

Json write(const Effect& e, const Json& origin) {
    Json parameters = Json::object();
    for (const auto& [name, curve] : e.parameters) parameters[name] = write_curve(curve);
    Json json = {{"id", e.id.value}, {"kind", e.kind}, {"enabled", e.enabled}, {"parameters", parameters}};
    if (!e.texts.empty()) json["texts"] = e.texts;
    carry_over(json, origin, {"id", "kind", "enabled", "parameters", "texts"});
    return json;
}

Json write(const std::vector<SpeedKey>& ramp) {
    const char* const names[] = {"hold", "linear", "smooth"};
    Json list = Json::array();
    for (const SpeedKey& k : ramp)
        list.push_back({{"at", k.at.value}, {"speed", text_of(k.speed)}, {"shape", names[static_cast<int>(k.shape)]}});
    return list;
}

Json write(const Title& t) {
    const TextStyle& s = t.style;
    return {{"text", t.text},
            {"lyric", t.lyric},
            {"font", s.font},
            {"size", s.size},
            {"bold", s.bold},
            {"italic", s.italic},
            {"underline", s.underline},
            {"color", text_of(s.color)},
            {"outline_color", text_of(s.outline_color)},
            {"shadow_color", text_of(s.shadow_color)},
            {"outline", s.outline},
            {"shadow", s.shadow},
            {"box", s.box},
            {"alignment", s.alignment},
            {"margin_x", s.margin_x},
            {"margin_y", s.margin_y},
            {"spacing", s.spacing},
            {"angle", s.angle}};
}

Json write(const Take& t) {
    return {{"name", t.name},
            {"media", t.media.value},
            {"offset", text_of(t.offset)},
            {"rate", text_of(t.rate)},
            {"available", text_of(t.available)}};
}

const Keys& more_keys() {
    static const Keys keys = {"ramp", "effects", "takes",   "take",     "title",     "color",
                              "gain", "pan",     "fade_in", "fade_out", "keep_pitch"};
    return keys;
}

void write_more(Json& json, const ClipMore& m, ClipKind kind, const Json& origin) {
    const ClipMore plain;
    if (!m.ramp.empty()) json["ramp"] = write(m.ramp);
    if (!m.effects.empty()) json["effects"] = write_list(m.effects, json_member(origin, "effects"));
    if (!m.takes.empty()) {
        Json takes = Json::array();
        for (const Take& t : m.takes) takes.push_back(write(t));
        json["takes"] = takes;
    }
    put(json, "take", m.take, plain.take);
    if (kind == ClipKind::Title || !(m.title == plain.title)) json["title"] = write(m.title);
    if (kind == ClipKind::Color || m.color != plain.color) json["color"] = text_of(m.color);
    if (!(m.gain == plain.gain)) json["gain"] = write_curve(m.gain);
    put(json, "pan", m.pan, plain.pan);
    put(json, "fade_in", m.fade_in.value, plain.fade_in.value);
    put(json, "fade_out", m.fade_out.value, plain.fade_out.value);
    put(json, "keep_pitch", m.keep_pitch, plain.keep_pitch);
}

Json write(const Clip& c, const Json& origin) {
    const char* const kinds[] = {"media", "sequence", "title", "adjustment", "color"};
    Json json = {{"id", c.id.value}};
    if (c.kind != ClipKind::Media) json["kind"] = kinds[static_cast<int>(c.kind)];
    if (c.kind == ClipKind::Media) json["media"] = c.media.value;
    if (c.kind == ClipKind::Sequence) json["sequence"] = c.sequence.value;
    json["name"] = c.name;
    json["start"] = c.start.value, json["length"] = c.length.value;
    json["source_in"] = text_of(c.source_in), json["available"] = text_of(c.available);
    if (c.speed != Ratio(1, 1)) json["speed"] = text_of(c.speed);
    put(json, "clock", c.clock.value, std::int64_t(0));
    json["link"] = c.link.value, json["gain_db"] = c.gain_db, json["enabled"] = c.enabled;
    write_more(json, *c.more, c.kind, origin);
    if (origin.empty()) return json;
    Keys known = more_keys();
    known.insert({"id", "kind", "media", "sequence", "name", "start", "length", "source_in", "available", "speed",
                  "clock", "link", "gain_db", "enabled"});
    carry_over(json, origin, known);
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
    const char* const kinds[] = {"comment", "beat", "chapter"};
    Json json = {{"id", m.id.value},
                 {"start", m.range.start.value},
                 {"length", m.range.length.value},
                 {"name", m.name},
                 {"color", m.color},
                 {"note", m.note}};
    if (m.kind != MarkerKind::Comment) json["kind"] = kinds[static_cast<int>(m.kind)];
    carry_over(json, origin, {"id", "start", "length", "name", "color", "note", "kind"});
    return json;
}

Json write(const TimeLock& l, const Json& origin) {
    Json json = {
        {"id", l.id.value}, {"start", l.range.start.value}, {"length", l.range.length.value}, {"name", l.name}};
    carry_over(json, origin, {"id", "start", "length", "name"});
    return json;
}

/// Versions have no ids: each is known by its place.
const Json& nth(const Json& list, std::size_t n) { return list.is_array() && n < list.size() ? list[n] : nothing(); }

Json write(const Section& s, const Json& origin) {
    Json versions = Json::array();
    for (std::size_t n = 0; n < s.versions.size(); ++n) {
        const Json& old = nth(json_member(origin, "versions"), n);
        Json passages = Json::array();
        for (std::size_t i = 0; i < s.versions[n].passages.size(); ++i) {
            const Passage& p = s.versions[n].passages[i];
            const Json& before = nth(json_member(old, "passages"), i);
            passages.push_back({{"track", p.track.value},
                                {"clips", write_list(p.clips, json_member(before, "clips"))},
                                {"transitions", write_list(p.transitions, json_member(before, "transitions"))}});
        }
        Json version = {{"name", s.versions[n].name}, {"passages", passages}};
        carry_over(version, old, {"name", "passages"});
        versions.push_back(version);
    }
    Json json = {{"id", s.id.value}, {"start", s.range.start.value}, {"length", s.range.length.value},
                 {"name", s.name},   {"current", s.current},         {"versions", versions}};
    carry_over(json, origin, {"id", "start", "length", "name", "current", "versions"});
    return json;
}

Json write(const Track& t, const Json& origin) {
    Json json = {{"id", t.id.value}, {"kind", t.kind == TrackKind::Video ? "video" : "audio"},
                 {"name", t.name},   {"locked", t.locked},
                 {"muted", t.muted}, {"solo", t.solo},
                 {"sync", t.sync}};
    put(json, "target", t.target, true);
    put(json, "gain_db", t.gain_db, 0.0);
    put(json, "pan", t.pan, 0.0);
    if (t.effects) json["effects"] = write_list(*t.effects, json_member(origin, "effects"));
    json["clips"] = write_list(t.clips, json_member(origin, "clips"));
    json["transitions"] = write_list(t.transitions, json_member(origin, "transitions"));
    carry_over(json, origin,
               {"id", "kind", "name", "locked", "muted", "solo", "sync", "target", "gain_db", "pan", "effects", "clips",
                "transitions"});
    return json;
}

}  // namespace

void carry_over(Json& made, const Json& origin, const std::set<std::string>& known) {
    if (!origin.is_object()) return;
    for (const auto& [key, value] : origin.items())
        if (!known.contains(key)) made[key] = value;
}

const Json& json_member(const Json& object, const char* key) {
    if (!object.is_object()) return nothing();
    const auto it = object.find(key);
    return it == object.end() ? nothing() : *it;
}

const Json& json_by_id(const Json& list, std::uint64_t id) {
    if (list.is_array())
        for (const Json& object : list)
            if (const Json& own = json_member(object, "id"); own.is_number_integer() && own.get<std::uint64_t>() == id)
                return object;
    return nothing();
}

Json write_curve(const Curve& curve) {
    if (curve.keys.empty()) return curve.value;
    Json keys = Json::array();
    for (const Keyframe& k : curve.keys) keys.push_back(write(k));
    Json json = {{"keys", keys}};
    put(json, "value", curve.value, 0.0);
    return json;
}

Json write_track(const Track& track, const Json& origin) { return write(track, origin); }

Json write_timeline(const Timeline& t, const Json& origin, const TrackWriter& write_one) {
    const Origins tracks(json_member(origin, "tracks"));
    Json list = Json::array();
    for (const auto& track : t.tracks) {
        const Json& old = tracks.find(track->id.value);
        list.push_back(write_one ? write_one(track, old) : write(*track, old));
    }
    Json json = {{"id", t.id.value},    {"name", t.name},     {"rate", fraction(t.rate.num, t.rate.den)},
                 {"width", t.width},    {"height", t.height}, {"sample_rate", t.sample_rate},
                 {"next_id", t.next_id}};
    if (t.in) json["in"] = t.in->value;
    if (t.out) json["out"] = t.out->value;
    json["tracks"] = list;
    json["markers"] = write_list(*t.markers, json_member(origin, "markers"));
    if (t.locks) json["locks"] = write_list(*t.locks, json_member(origin, "locks"));
    if (t.sections) json["sections"] = write_list(*t.sections, json_member(origin, "sections"));
    if (t.song) json["song"] = write_song(*t.song, json_member(origin, "song"));
    carry_over(json, origin,
               {"id", "name", "rate", "width", "height", "sample_rate", "next_id", "in", "out", "tracks", "markers",
                "locks", "sections", "song"});
    return json;
}

}  // namespace rhyme
