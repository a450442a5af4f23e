#include "core/timeline/bin_edits.h"

#include <algorithm>

#include "core/base/text.h"

namespace rhyme {
namespace {

tl::unexpected<Error> no_folder(FolderId id) {
    return fail(ErrorCode::NotFound, "there is no folder " + std::to_string(id.value));
}

Result<std::string> proper(const std::string& text, const char* what) {
    std::string name(trimmed(text));
    if (name.empty()) return fail(ErrorCode::InvalidArgument, std::string(what) + " needs a name");
    if (name.size() > max_note_text)
        return fail(ErrorCode::InvalidArgument, std::string(what) + " has too long a name");
    return name;
}

Sequences with_bin(const Sequences& sequences, Bin bin) {
    Sequences after = sequences;
    after.bin = Shared<Bin>(std::move(bin));
    return after;
}

/// change(MediaNote&) of each.
template <class Change>
Sequences noted(const Sequences& sequences, const std::vector<MediaId>& media, Change change) {
    Bin bin = *sequences.bin;
    for (const MediaId id : media) {
        MediaNote note = bin.note(id);
        change(note);
        if (note == MediaNote{})
            bin.notes.erase(id);
        else
            bin.notes[id] = std::move(note);
    }
    return with_bin(sequences, std::move(bin));
}

}  // namespace

Result<Sequences> make_folder(const Sequences& sequences, const std::string& name, FolderId inside) {
    Bin bin = *sequences.bin;
    if (inside && !bin.find(inside)) return no_folder(inside);
    const auto proper_name = proper(name, "a folder");
    if (!proper_name) return fail(proper_name.error());
    FolderId id{1};
    for (const BinFolder& folder : bin.folders) id.value = std::max(id.value, folder.id.value + 1);
    bin.folders.push_back({id, inside, *proper_name});
    return with_bin(sequences, std::move(bin));
}

Result<Sequences> rename_folder(const Sequences& sequences, FolderId folder, const std::string& name) {
    Bin bin = *sequences.bin;
    if (!bin.find(folder)) return no_folder(folder);
    const auto proper_name = proper(name, "a folder");
    if (!proper_name) return fail(proper_name.error());
    std::ranges::find(bin.folders, folder, &BinFolder::id)->name = *proper_name;
    return with_bin(sequences, std::move(bin));
}

Result<Sequences> move_folder(const Sequences& sequences, FolderId folder, FolderId inside) {
    Bin bin = *sequences.bin;
    const BinFolder* moved = bin.find(folder);
    if (!moved) return no_folder(folder);
    if (inside && !bin.find(inside)) return no_folder(inside);
    if (inside && bin.contains(folder, inside))
        return fail(ErrorCode::InvalidArgument, "folder \"" + moved->name + "\" cannot lie in itself");
    std::ranges::find(bin.folders, folder, &BinFolder::id)->inside = inside;
    return with_bin(sequences, std::move(bin));
}

Result<Sequences> remove_folder(const Sequences& sequences, FolderId folder) {
    Bin bin = *sequences.bin;
    const BinFolder* gone = bin.find(folder);
    if (!gone) return no_folder(folder);
    const FolderId outer = gone->inside;
    std::erase_if(bin.folders, [&](const BinFolder& f) { return f.id == folder; });
    for (BinFolder& f : bin.folders)
        if (f.inside == folder) f.inside = outer;
    for (auto& [media, note] : bin.notes)
        if (note.folder == folder) note.folder = outer;
    std::erase_if(bin.notes, [](const auto& each) { return each.second == MediaNote{}; });
    return with_bin(sequences, std::move(bin));
}

Result<Sequences> put_in_folder(const Sequences& sequences, const std::vector<MediaId>& media, FolderId folder) {
    if (folder && !sequences.bin->find(folder)) return no_folder(folder);
    return noted(sequences, media, [folder](MediaNote& note) { note.folder = folder; });
}

Result<Sequences> rate_media(const Sequences& sequences, const std::vector<MediaId>& media, int rating) {
    if (rating < 0 || rating > max_rating)
        return fail(ErrorCode::InvalidArgument, "a rating is 0 to " + std::to_string(max_rating) + " stars");
    return noted(sequences, media, [rating](MediaNote& note) { note.rating = rating; });
}

Result<Sequences> label_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& color) {
    const std::string label(trimmed(color));
    if (label.size() > max_note_text) return fail(ErrorCode::InvalidArgument, "a label has too long a name");
    return noted(sequences, media, [&label](MediaNote& note) { note.color = label; });
}

Result<Sequences> tag_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& tag) {
    const auto name = proper(tag, "a tag");
    if (!name) return fail(name.error());
    return noted(sequences, media, [&name](MediaNote& note) {
        const auto at = std::ranges::lower_bound(note.tags, *name);
        if (at == note.tags.end() || *at != *name) note.tags.insert(at, *name);
    });
}

Result<Sequences> untag_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& tag) {
    const std::string name(trimmed(tag));
    return noted(sequences, media, [&name](MediaNote& note) { std::erase(note.tags, name); });
}

}  // namespace rhyme
