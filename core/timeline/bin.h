// How the footage is put in order: folders, and what an editor noted of each file. A value, and part of what an undo
// step holds; which files there are is the project's affair.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/media/media_id.h"
#include "core/timeline/ids.h"

namespace rhyme {

using FolderId = Id<struct FolderTag>;  ///< unique within a bin; 0 is the bin itself

struct BinFolder {
    FolderId id;
    FolderId inside;  ///< the folder it lies in
    std::string name;
    bool operator==(const BinFolder&) const = default;
};

/// What was noted of a file.
struct MediaNote {
    FolderId folder;
    int rating = 0;                 ///< stars, 0 (none) to max_rating
    std::string color;              ///< a label: "red", "#ff8a3d"; empty: none
    std::vector<std::string> tags;  ///< sorted, none twice, none empty
    bool operator==(const MediaNote&) const = default;
};

struct Bin {
    std::vector<BinFolder> folders;      ///< in the order they were made
    std::map<MediaId, MediaNote> notes;  ///< none that equals MediaNote{}

    const BinFolder* find(FolderId id) const;
    const MediaNote& note(MediaId media) const;  ///< MediaNote{} where there is none
    /// The folder and all it lies in, outermost first; empty for the bin itself.
    std::vector<FolderId> path(FolderId id) const;
    /// Whether `inner` is `outer`, or lies somewhere below it. All lies in the bin itself.
    bool contains(FolderId outer, FolderId inner) const;
    std::vector<std::string> tags() const;  ///< all there are, sorted

    bool operator==(const Bin&) const = default;
};

constexpr int max_rating = 5;
constexpr std::size_t max_note_text = 500;  ///< bytes of a name, tag or label

/// What is wrong with it, a sentence each.
std::vector<std::string> validate(const Bin& bin);

}  // namespace rhyme
