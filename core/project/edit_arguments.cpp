#include "core/project/edit_arguments.h"

#include <algorithm>

namespace rhyme {

NewClip Arguments::new_clip(const JsonReader& r, bool on_track) const {
    const auto known = {"track", "media",    "name",  "source_in", "available", "length", "gain_db", "kind",
                        "speed", "sequence", "title", "color",     "effects",   "takes",  "take"};
    if (!r.json().is_object()) r.fault("must be an object");
    for (const auto& [key, value] : r.json().items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw JsonFault{r.where() + " has the unknown key \"" + key + "\""};
    NewClip c;
    if (on_track) c.track = {id(r["track"])};
    const std::string kind = r.text("kind", "media");
    const auto kinds = {"media", "sequence", "title", "adjustment", "color"};
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    if (found == kinds.end())
        r["kind"].fault("must be \"media\", \"sequence\", \"title\", \"adjustment\" or \"color\"");
    c.kind = static_cast<ClipKind>(found - kinds.begin());
    const MediaItem* item = nullptr;
    if (c.kind == ClipKind::Media) {
        c.media = {id(r["media"])};
        if (media_) {
            const auto it =
                std::find_if(media_->begin(), media_->end(), [&](const auto& m) { return m.id == c.media; });
            if (it == media_->end()) r["media"].fault("names no media of the project");
            item = &*it;
        }
    }
    if (c.kind == ClipKind::Sequence) c.sequence = {id(r["sequence"])};
    c.name = r.text("name", item ? item->name : "");
    if (on_track || r.has("length")) c.length = FrameCount(integer(r, "length"));
    if (r.has("source_in")) c.source_in = r["source_in"].time();
    if (r.has("available"))
        c.available = r["available"].time();
    else if (item)
        c.available = item->duration;
    else if (c.kind == ClipKind::Media)
        r["available"].fault("is missing");
    if (r.has("speed")) c.speed = read_ratio(r["speed"]);
    c.gain_db = r.number("gain_db", min_gain_db, max_gain_db, 0);
    ClipMore more;
    if (r.has("title")) more.title = read_title(r["title"]);
    if (r.has("color")) more.color = read_color(r["color"]);
    for (const JsonReader& effect : r.items("effects")) more.effects.push_back(read_effect(effect));
    for (const JsonReader& take : r.items("takes")) more.takes.push_back(read_take(take));
    if (r.has("take")) more.take = static_cast<std::size_t>(r.integer("take", 0, 1'000'000));
    c.more = std::move(more);
    return c;
}

std::size_t Arguments::word(const std::string& key, std::initializer_list<const char*> words) const {
    if (!has(key)) return 0;
    const auto it = std::find(words.begin(), words.end(), text(key));
    std::string list;
    for (const char* word : words) list += (list.empty() ? "\"" : ", \"") + std::string(word) + "\"";
    if (it == words.end()) r_[key].fault("must be one of " + list);
    return static_cast<std::size_t>(it - words.begin());
}

std::vector<EdgeMove> Arguments::edges() const {
    std::vector<EdgeMove> list;
    for (const JsonReader& item : r_["edges"].items()) {
        const std::string edge = item["edge"].text();
        if (edge != "in" && edge != "out") item["edge"].fault("must be \"in\" or \"out\"");
        list.push_back({{id(item["clip"])}, edge == "in" ? Edge::In : Edge::Out, FrameCount(integer(item, "delta"))});
    }
    return list;
}

Attributes Arguments::attributes() const {
    Attributes which;
    for (const JsonReader& item : r_["attributes"].items()) {
        const std::string name = item.text();
        if (name == "effects")
            which.effects = true;
        else if (name == "speed")
            which.speed = true;
        else if (name == "gain")
            which.gain = true;
        else if (name == "pan")
            which.pan = true;
        else if (name == "fades")
            which.fades = true;
        else if (name == "title_style")
            which.title_style = true;
        else if (name == "enabled")
            which.enabled = true;
        else
            item.fault("is no attribute");
    }
    return which;
}

std::vector<Marker> Arguments::markers() const {
    std::vector<Marker> list;
    for (const JsonReader& item : r_["markers"].items()) {
        Marker m;
        m.range.start = FramePosition(integer(item, "start"));
        if (item.has("length")) m.range.length = FrameCount(integer(item, "length"));
        m.name = item.text("name", ""), m.color = item.text("color", ""), m.note = item.text("note", "");
        if (item.has("kind")) m.kind = read_marker_kind(item["kind"]);
        list.push_back(std::move(m));
    }
    return list;
}

std::vector<Take> Arguments::takes() const {
    std::vector<Take> list;
    for (const JsonReader& item : r_["takes"].items()) list.push_back(read_take(item));
    return list;
}

}  // namespace rhyme
