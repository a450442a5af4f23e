#include "core/timeline/bin.h"

#include <algorithm>
#include <set>

namespace rhyme {

const BinFolder* Bin::find(FolderId id) const {
    const auto it = std::ranges::find(folders, id, &BinFolder::id);
    return it == folders.end() || !id ? nullptr : &*it;
}

const MediaNote& Bin::note(MediaId media) const {
    static const MediaNote none;
    const auto it = notes.find(media);
    return it == notes.end() ? none : it->second;
}

std::vector<FolderId> Bin::path(FolderId id) const {
    std::vector<FolderId> path;
    for (const BinFolder* at = find(id); at && path.size() < folders.size(); at = find(at->inside))
        path.push_back(at->id);
    std::ranges::reverse(path);
    return path;
}

bool Bin::contains(FolderId outer, FolderId inner) const {
    if (!outer) return true;
    const auto above = path(inner);
    return std::ranges::find(above, outer) != above.end();
}

std::vector<std::string> Bin::tags() const {
    std::set<std::string> all;
    for (const auto& [media, note] : notes) all.insert(note.tags.begin(), note.tags.end());
    return {all.begin(), all.end()};
}

std::vector<std::string> validate(const Bin& bin) {
    std::vector<std::string> faults;
    std::set<FolderId> seen;
    for (const BinFolder& folder : bin.folders) {
        const std::string which = "folder \"" + folder.name + "\"";
        if (!folder.id || !seen.insert(folder.id).second) faults.push_back(which + " has an id that it may not have");
        if (folder.name.empty() || folder.name.size() > max_note_text) faults.push_back(which + " has no proper name");
        const auto path = bin.path(folder.inside);
        if (folder.inside && (path.empty() || bin.find(path.front())->inside))
            faults.push_back(which + " lies in a folder that is not there, or in itself");
    }
    for (const auto& [media, note] : bin.notes) {
        const std::string which = "what is noted of media " + std::to_string(media.value);
        if (note.folder && !bin.find(note.folder)) faults.push_back(which + " names a folder that is not there");
        const auto text = [](const std::string& t) { return !t.empty() && t.size() <= max_note_text; };
        const bool sorted = std::ranges::adjacent_find(note.tags, std::greater_equal{}) == note.tags.end();
        if (note.rating < 0 || note.rating > max_rating || !sorted || !std::ranges::all_of(note.tags, text) ||
            note.color.size() > max_note_text || note == MediaNote{})
            faults.push_back(which + " is out of order");
    }
    return faults;
}

}  // namespace rhyme
