// The operations of bin_edits.h.
#include "core/project/edit_arguments.h"
#include "core/timeline/bin_edits.h"

namespace rhyme {
namespace {

using A = const Arguments&;

/// Folders may be 0: the bin itself.
FolderId folder(A a, const std::string& key) { return a.has(key) ? a.named<FolderTag>(key) : FolderId{}; }

std::vector<MediaId> media(A a) {
    std::vector<MediaId> list;
    for (const JsonReader& item : a.reader()["media"].items()) {
        list.push_back({static_cast<std::uint64_t>(item.integer(1, max_json_id))});
        if (!a.knows(list.back())) item.fault("names no media of the project");
    }
    return list;
}

}  // namespace

std::vector<Operation> bin_operations() {
    const EditArgument which{"folder", "folder id"}, files{"media", "list of media ids"}, name{"name", "text"},
        tag{"tag", "text"}, inside{"inside", "folder id; default: the bin itself", false},
        to{"folder", "folder id; default: the bin itself", false};
    return {
        {{"make_folder", "A new folder in the bin", {name, inside}},
         {},
         [](A a) { return make_folder(a.sequences(), a.text("name"), folder(a, "inside")); }},
        {{"rename_folder", "Rename a folder of the bin", {which, name}},
         {},
         [](A a) { return rename_folder(a.sequences(), a.named<FolderTag>("folder"), a.text("name")); }},
        {{"move_folder", "Put a folder of the bin into another", {which, inside}},
         {},
         [](A a) { return move_folder(a.sequences(), a.named<FolderTag>("folder"), folder(a, "inside")); }},
        {{"remove_folder", "Take a folder of the bin away; what lies in it stays", {which}},
         {},
         [](A a) { return remove_folder(a.sequences(), a.named<FolderTag>("folder")); }},
        {{"put_in_folder", "Put footage into a folder of the bin", {files, to}},
         {},
         [](A a) { return put_in_folder(a.sequences(), media(a), folder(a, "folder")); }},
        {{"rate_media", "Give footage stars", {files, {"rating", "0 to 5"}}},
         {},
         [](A a) {
             return rate_media(a.sequences(), media(a), static_cast<int>(a.reader().integer("rating", 0, max_rating)));
         }},
        {{"label_media", "Give footage a colour, or (\"\") none", {files, {"color", "text"}}},
         {},
         [](A a) { return label_media(a.sequences(), media(a), a.text("color")); }},
        {{"tag_media", "Give footage a tag", {files, tag}},
         {},
         [](A a) { return tag_media(a.sequences(), media(a), a.text("tag")); }},
        {{"untag_media", "Take a tag off footage", {files, tag}},
         {},
         [](A a) { return untag_media(a.sequences(), media(a), a.text("tag")); }},
    };
}

}  // namespace rhyme
