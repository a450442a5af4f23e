// Edits of how the footage is put in order. As all edits they are pure, and do all or nothing. Errors: NotFound for a
// folder that is not there; InvalidArgument with a sentence for what makes no sense.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/timeline/bin.h"
#include "core/timeline/sequences.h"

namespace rhyme {

/// A new folder, last in the one it lies in. Names need not differ; blanks at their ends go.
Result<Sequences> make_folder(const Sequences& sequences, const std::string& name, FolderId inside = {});
Result<Sequences> rename_folder(const Sequences& sequences, FolderId folder, const std::string& name);
/// Into another folder, or (0) the bin itself. Refused into itself or what lies in it.
Result<Sequences> move_folder(const Sequences& sequences, FolderId folder, FolderId inside);
/// What lies in it comes to lie where it was.
Result<Sequences> remove_folder(const Sequences& sequences, FolderId folder);
Result<Sequences> put_in_folder(const Sequences& sequences, const std::vector<MediaId>& media, FolderId folder);

Result<Sequences> rate_media(const Sequences& sequences, const std::vector<MediaId>& media, int rating);
Result<Sequences> label_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& color);
Result<Sequences> tag_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& tag);
Result<Sequences> untag_media(const Sequences& sequences, const std::vector<MediaId>& media, const std::string& tag);

}  // namespace rhyme
