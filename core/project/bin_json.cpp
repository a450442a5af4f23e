#include "core/project/bin_json.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/project/timeline_json.h"

namespace rhyme {
namespace {

Json write_folder(const BinFolder& folder, const Json& origin) {
    Json json = {{"id", folder.id.value}};
    if (folder.inside) json["inside"] = folder.inside.value;
    json["name"] = folder.name;
    carry_over(json, origin, {"id", "inside", "name"});
    return json;
}

Json write_note(MediaId media, const MediaNote& note, const Json& origin) {
    Json json = {{"id", media.value}};
    if (note.folder) json["folder"] = note.folder.value;
    if (note.rating != 0) json["rating"] = note.rating;
    if (!note.color.empty()) json["color"] = note.color;
    if (!note.tags.empty()) json["tags"] = note.tags;
    carry_over(json, origin, {"id", "folder", "rating", "color", "tags"});
    return json;
}

FolderId read_folder_id(const JsonReader& r, const std::string& key) {
    return {static_cast<std::uint64_t>(r.integer(key, 1, max_json_id))};
}

std::string read_name(const JsonReader& r) {
    const std::string text = r.text();
    if (text.empty() || text.size() > max_note_text) r.fault("must be a text of 1 to 500 bytes");
    return text;
}

MediaNote read_note(const JsonReader& r) {
    MediaNote note;
    if (r.has("folder")) note.folder = read_folder_id(r, "folder");
    if (r.has("rating")) note.rating = static_cast<int>(r.integer("rating", 0, max_rating));
    if (r.has("color")) note.color = read_name(r["color"]);
    std::set<std::string> tags;
    for (const JsonReader& tag : r.items("tags")) tags.insert(read_name(tag));
    note.tags = {tags.begin(), tags.end()};
    return note;
}

/// What lies nowhere comes to lie in the bin itself.
void settle(Bin& bin, std::vector<std::string>& warnings) {
    for (BinFolder& folder : bin.folders) {
        const auto path = bin.path(folder.id);
        if (!bin.find(path.front())->inside) continue;
        warnings.push_back("folder \"" + folder.name + "\" has no place; it lies in the bin itself now");
        folder.inside = {};
    }
    for (auto& [media, note] : bin.notes) {
        if (!note.folder || bin.find(note.folder)) continue;
        warnings.push_back("the folder of media " + std::to_string(media.value) +
                           " is not there; it lies in the bin itself now");
        note.folder = {};
    }
    std::erase_if(bin.notes, [](const auto& each) { return each.second == MediaNote{}; });
}

}  // namespace

Json write_bin(const Bin& bin, const Json& origin) {
    Json json = Json::object(), folders = Json::array(), media = Json::array();
    for (const BinFolder& folder : bin.folders)
        folders.push_back(write_folder(folder, json_by_id(json_member(origin, "folders"), folder.id.value)));
    std::map<std::uint64_t, const Json*> old;  // thousands of files
    if (const Json& list = json_member(origin, "media"); list.is_array())
        for (const Json& note : list)
            if (const Json& id = json_member(note, "id"); id.is_number_integer()) old[id.get<std::uint64_t>()] = &note;
    for (const auto& [id, note] : bin.notes) {
        const auto from = old.find(id.value);
        media.push_back(write_note(id, note, from == old.end() ? Json::object() : *from->second));
    }
    if (!folders.empty()) json["folders"] = std::move(folders);
    if (!media.empty()) json["media"] = std::move(media);
    carry_over(json, origin, {"folders", "media"});
    return json;
}

Bin read_bin(const JsonReader& r, std::vector<std::string>& warnings) {
    Bin bin;
    std::set<FolderId> seen;
    for (const JsonReader& item : r.items("folders")) {
        BinFolder folder{read_folder_id(item, "id"), {}, read_name(item["name"])};
        if (item.has("inside")) folder.inside = read_folder_id(item, "inside");
        if (!seen.insert(folder.id).second) item["id"].fault("is the id of another folder too");
        bin.folders.push_back(std::move(folder));
    }
    for (const JsonReader& item : r.items("media")) {
        const MediaId id{static_cast<std::uint64_t>(item.integer("id", 1, max_json_id))};
        if (!bin.notes.emplace(id, read_note(item)).second) item["id"].fault("is the id of another media too");
    }
    settle(bin, warnings);
    return bin;
}

}  // namespace rhyme
