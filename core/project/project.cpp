#include "core/project/project.h"

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/media/fingerprint.h"

namespace rhyme {
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t max_file_size = std::uintmax_t(256) << 20;

fs::path folder_of(const fs::path& path) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    return (absolute.empty() ? path : absolute).lexically_normal().parent_path();
}

}  // namespace

const MediaItem* Project::find(MediaId id) const {
    const auto it = std::find_if(media.begin(), media.end(), [&](const MediaItem& item) { return item.id == id; });
    return it == media.end() ? nullptr : &*it;
}

Sequences Project::sequences() const {
    Sequences all(timeline);
    all.all = others;
    all.all.insert(all.all.begin() + static_cast<std::ptrdiff_t>(std::min(position, others.size())),
                   std::make_shared<const Timeline>(timeline));
    for (const auto& t : all.all) all.next_sequence = std::max(all.next_sequence, t->id.value + 1);
    all.next_sequence = std::max(all.next_sequence, next_sequence);
    all.bin = bin;
    return all;
}

void Project::set_sequences(const Sequences& sequences) {
    timeline = sequences.now();
    others = sequences.all;
    const auto at = std::find_if(others.begin(), others.end(), [&](const auto& t) { return t->id == timeline.id; });
    position = static_cast<std::size_t>(at - others.begin());
    others.erase(at);
    next_sequence = sequences.next_sequence;
    bin = sequences.bin;
}

MediaItem media_item(MediaId id, const Media& media) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(media.info.path, ignored);
    MediaItem item;
    item.id = id;
    item.path = (absolute.empty() ? media.info.path : absolute).lexically_normal();
    item.name = path_text(item.path.filename());
    item.fingerprint = media.info.fingerprint;
    const bool still = media.info.video && media.info.video->still;
    if (!still) item.duration = media.info.duration;
    return item;
}

Result<Project> load_project(const fs::path& path, std::vector<std::string>* warnings) {
    std::error_code unknown;
    const auto size = fs::file_size(path, unknown);
    if (!unknown && size > max_file_size)
        return fail(ErrorCode::Damaged, "it is too large to be a project", path_text(path));
    const auto text = read_file(path);
    if (!text) return fail(text.error());
    auto project = parse_project(*text, folder_of(path), warnings);
    if (!project) {
        project.error().file = path_text(path);
        return fail(project.error());
    }
    if (project->name.empty()) project->name = path_text(path.stem());
    return project;
}

Result<void> save_project(const Project& project, const fs::path& path) {
    const auto text = project_text(project, folder_of(path));
    if (!text) {
        Error error = text.error();
        error.file = path_text(path);
        return fail(error);
    }
    return write_file(path, *text);
}

std::vector<std::string> attach_media(const Project& project, MediaPool& pool, Cancel cancel) {
    std::vector<std::string> problems;
    for (const MediaItem& item : project.media) {
        pool.set(item.id, nullptr);
        if (cancel.stop_requested()) continue;
        if (item.path.empty()) {
            problems.push_back("media " + std::to_string(item.id.value) + " (" + item.name + ") has no file");
            continue;
        }
        const auto media = open_media(item.path, cancel);
        if (!media) {
            if (media.error().code != ErrorCode::Cancelled) problems.push_back(media.error().message());
            continue;
        }
        const std::string& now = (*media)->info.fingerprint;
        if (!item.fingerprint.empty() && !now.empty() && now != item.fingerprint) {
            problems.push_back(path_text(item.path) + ": it is no longer the file that was imported; import it again");
            continue;
        }
        pool.set(item.id, *media);
    }
    return problems;
}

std::vector<std::string> check_project(const Project& project) {
    const Sequences sequences = project.sequences();
    std::vector<std::string> faults = validate(sequences);
    std::set<MediaId> unlisted;
    if (faults.empty())
        for (const auto& timeline : sequences.all)
            for (const MediaId id : timeline->media())
                if (!project.find(id)) unlisted.insert(id);
    for (const MediaId id : unlisted)
        faults.push_back("clips use media " + std::to_string(id.value) + ", which is not in the project");
    for (const MediaItem& item : project.media) {
        std::error_code unknown;
        if (!fs::exists(item.path, unknown) && media_fingerprint(item.path).empty())
            faults.push_back(path_text(item.path) + ": the media file is missing");
    }
    return faults;
}

}  // namespace rhyme
