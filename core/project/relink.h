// Footage that moved is found again; footage that did not is gathered in one place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/project/project.h"

namespace rhyme {

/// Media whose file is not where the project says.
std::vector<MediaItem> missing_media(const Project& project);

struct FoundMedia {
    enum class By {
        Content,  ///< the very file
        Name      ///< one of its name, with other content (or it is not known what was in it)
    };
    MediaItem item;  ///< as it is now: its new path, and its content's fingerprint
    std::filesystem::path before;
    By by = By::Content;
};
struct FoundReport {
    std::vector<FoundMedia> found;
    std::vector<MediaItem> missing;  ///< still
};

/// Looks for missing media in `folder` and below, and then, by where the found ones lie now, for the others wherever
/// that leads: a file three folders away is found from one that was. A file counts when its content is that of the
/// lost one, under whatever name; of several the one whose folders are called alike most. `by_name`: one of the same
/// name and other content counts too where nothing better is there (another cut of it may not be as long).
/// NotFound: there is no such folder. Cancelled.
Result<FoundReport> find_media(const Project& project, const std::filesystem::path& folder, bool by_name = false,
                               Progress progress = {}, Cancel cancel = {});

/// The project with the found files in their places.
Project relinked(const Project& project, const std::vector<FoundMedia>& found);

struct CollectReport {
    std::filesystem::path project;  ///< the file that was written
    std::size_t copied = 0, there_already = 0;
    std::uintmax_t bytes = 0;
    std::vector<MediaItem> missing;  ///< offline: they stay so in the copy
    std::vector<MediaItem> left;     ///< no single files (numbered pictures): the copy uses them where they are
};

/// Copies every media into `folder`/media and a project that uses the copies into `folder`; what the project was is
/// left alone. Each copy is compared with its original. Copies that are there already (of a try before) are used; a
/// file of the same name and other content stays, and the copy gets another name. The folder is made. Errors: NoSpace
/// (asked beforehand), WriteFailed, Conflict (the project's file is there already), Cancelled; complete copies stay
/// then.
Result<CollectReport> collect_project(const Project& project, const std::filesystem::path& folder,
                                      Progress progress = {}, Cancel cancel = {});

}  // namespace rhyme
