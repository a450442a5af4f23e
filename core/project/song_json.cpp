// A song map <-> JSON. Times are seconds with six digits at most. A beat is one text, "12.468750 93 d": its time, its
// confidence in percent, then "d" for a downbeat and "h" for one set by hand; energy one text of two hexadecimal digits
// a value. So a song of five minutes is some hundred lines, and one moved beat is one changed line.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/project/timeline_json.h"

namespace rhyme {
namespace {

constexpr double max_seconds = double(max_song_us) / 1e6;

Json seconds(SongTime t) { return t.us % 1'000'000 == 0 ? Json(t.us / 1'000'000) : Json(t.seconds()); }

/// The object of a list that has the same start: parts and lines have no ids.
const Json& by_start(const Json& list, SongTime start) {
    static const Json nothing = Json::object();
    if (list.is_array())
        for (const Json& object : list)
            if (const Json& own = json_member(object, "start"); own.is_number() && own == seconds(start)) return object;
    return nothing;
}

std::string text_of(const SongBeat& b) {
    char text[64];
    std::snprintf(text, sizeof text, "%lld.%06lld %d", static_cast<long long>(b.at.us / 1'000'000),
                  static_cast<long long>(b.at.us % 1'000'000), b.confidence);
    return std::string(text) + (b.downbeat || b.by_hand ? " " : "") + (b.downbeat ? "d" : "") + (b.by_hand ? "h" : "");
}

const char* const event_kinds[] = {"build", "drop"};

}  // namespace

SongBeat read_beat(const JsonReader& r) {
    const std::string text = r.text();
    const char *at = text.data(), *end = at + text.size();
    std::int64_t whole = 0, part = 0;
    int confidence = 100;
    auto read = std::from_chars(at, end, whole);
    if (read.ec != std::errc() || whole < 0 || whole > max_song_us / 1'000'000) r.fault("is no beat");
    if (read.ptr != end && *read.ptr == '.') {
        at = read.ptr + 1;
        read = std::from_chars(at, std::min(end, at + 6), part);
        if (read.ec != std::errc() || part < 0) r.fault("is no beat");
        for (auto digits = read.ptr - at; digits < 6; ++digits) part *= 10;
    }
    if (read.ptr != end && *read.ptr == ' ') {
        read = std::from_chars(read.ptr + 1, end, confidence);
        if (read.ec != std::errc()) r.fault("is no beat");
    }
    const std::string_view flags(read.ptr, static_cast<std::size_t>(end - read.ptr));
    return {{whole * 1'000'000 + part},
            flags.find('d') != std::string_view::npos,
            flags.find('h') != std::string_view::npos,
            confidence};
}

SongTime read_song_time(const JsonReader& r) { return SongTime::of(r.number(0, max_seconds)); }
SongTime read_song_shift(const JsonReader& r) { return SongTime::of(r.number(-max_seconds, max_seconds)); }

std::vector<LyricLine> read_lyrics(const JsonReader& r) {
    std::vector<LyricLine> lines;
    for (const JsonReader& line : r.items())
        lines.push_back({read_song_time(line["start"]), read_song_time(line["end"]), line["text"].text()});
    return lines;
}

Json write_song(const SongMap& map, const Json& origin) {
    Json json = {{"media", map.media.value},
                 {"length", seconds(map.length)},
                 {"meter", std::to_string(map.beats_in_bar) + "/" + std::to_string(map.beat_unit)},
                 {"bar_one", seconds(map.bar_one)}};
    Json beats = Json::array(), parts = Json::array(), events = Json::array(), lyrics = Json::array();
    for (const SongBeat& b : map.beats) beats.push_back(text_of(b));
    for (const SongPart& p : map.parts) {
        Json part = {{"start", seconds(p.start)}, {"label", p.label}, {"name", p.name}, {"energy", p.energy}};
        carry_over(part, by_start(json_member(origin, "parts"), p.start), {"start", "label", "name", "energy"});
        parts.push_back(part);
    }
    for (const SongEvent& e : map.events) {
        Json event = {
            {"kind", event_kinds[static_cast<int>(e.kind)]}, {"start", seconds(e.start)}, {"end", seconds(e.end)}};
        carry_over(event, by_start(json_member(origin, "events"), e.start), {"kind", "start", "end"});
        events.push_back(event);
    }
    for (const LyricLine& l : map.lyrics) {
        Json line = {{"start", seconds(l.start)}, {"end", seconds(l.end)}, {"text", l.text}};
        carry_over(line, by_start(json_member(origin, "lyrics"), l.start), {"start", "end", "text"});
        lyrics.push_back(line);
    }
    std::string energy;
    for (const std::uint8_t value : map.energy) {
        energy += "0123456789abcdef"[value >> 4];
        energy += "0123456789abcdef"[value & 15];
    }
    json["beats"] = beats, json["parts"] = parts, json["events"] = events, json["lyrics"] = lyrics;
    json["energy"] = energy;
    carry_over(json, origin, {"media", "length", "meter", "bar_one", "beats", "parts", "events", "lyrics", "energy"});
    return json;
}

SongMap read_song(const JsonReader& r) {
    SongMap map;
    map.media = MediaId{static_cast<std::uint64_t>(r.integer("media", 1, max_json_id))};
    map.length = read_song_time(r["length"]);
    if (r.has("bar_one")) map.bar_one = read_song_time(r["bar_one"]);
    if (r.has("meter")) {
        const std::string meter = r["meter"].text();
        const char* end = meter.data() + meter.size();
        const auto beats = std::from_chars(meter.data(), end, map.beats_in_bar);
        if (beats.ec != std::errc() || beats.ptr == end || *beats.ptr != '/' ||
            std::from_chars(beats.ptr + 1, end, map.beat_unit).ec != std::errc())
            r["meter"].fault("must be such as \"4/4\"");
    }
    for (const JsonReader& beat : r.items("beats")) map.beats.push_back(read_beat(beat));
    for (const JsonReader& p : r.items("parts"))
        map.parts.push_back({read_song_time(p["start"]), p.text("label", ""), p.text("name", ""),
                             p.has("energy") ? static_cast<int>(p.integer("energy", 0, 100)) : 0});
    for (const JsonReader& e : r.items("events")) {
        const std::string kind = e["kind"].text();
        if (kind != "build" && kind != "drop") e["kind"].fault("must be \"build\" or \"drop\"");
        const SongTime start = read_song_time(e["start"]);
        map.events.push_back({kind == "build" ? SongEvent::Kind::Build : SongEvent::Kind::Drop, start,
                              e.has("end") ? read_song_time(e["end"]) : start});
    }
    if (r.has("lyrics")) map.lyrics = read_lyrics(r["lyrics"]);
    const std::string energy = r.text("energy", "");
    for (std::size_t i = 0; i + 1 < energy.size(); i += 2) {
        std::uint8_t value = 0;
        const auto read = std::from_chars(energy.data() + i, energy.data() + i + 2, value, 16);
        if (read.ec != std::errc() || read.ptr != energy.data() + i + 2) r["energy"].fault("is no hexadecimal text");
        map.energy.push_back(value);
    }
    return map;
}

}  // namespace rhyme
