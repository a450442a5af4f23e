#include "core/project/relink.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>

#include "core/base/files.h"
#include "core/media/fingerprint.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t most_files = 1'000'000;

struct File {
    fs::path path;
    std::uintmax_t size = 0;
};

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// How many folders of two paths are called alike, counted from the file upwards.
std::size_t shared_tail(const fs::path& a, const fs::path& b) {
    auto i = a.end(), j = b.end();
    std::size_t n = 0;
    while (i != a.begin() && j != b.begin() && *--i == *--j) ++n;
    return n;
}

class Search {
public:
    Search(bool by_name, Cancel cancel) : by_name_(by_name), cancel_(std::move(cancel)) {}
    Result<void> read(const fs::path& folder);
    std::optional<FoundMedia> find(const MediaItem& item);
    std::optional<FoundMedia> find_beside(const MediaItem& item, const std::vector<FoundMedia>& found);

private:
    std::optional<FoundMedia> check(const MediaItem& item, const fs::path& path, bool any_content);

    bool by_name_;
    Cancel cancel_;
    std::vector<File> files_;
    std::multimap<std::uintmax_t, std::size_t> by_size_;
    std::multimap<std::string, std::size_t> by_name_of_;
};

Result<void> Search::read(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(ErrorCode::NotFound, "there is no such folder", path_text(folder), "check the name");
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(folder, options, error), end; it != end; it.increment(error)) {
        if (error || files_.size() >= most_files) break;
        if (cancel_.stop_requested()) return fail(ErrorCode::Cancelled, "the search was stopped");
        std::error_code unknown;
        if (!it->is_regular_file(unknown)) continue;
        files_.push_back({it->path().lexically_normal(), it->file_size(unknown)});
    }
    // In an order of its own: which of two like files is taken does not depend on the disk.
    std::sort(files_.begin(), files_.end(), [](const File& a, const File& b) { return a.path < b.path; });
    for (std::size_t i = 0; i < files_.size(); ++i) {
        by_size_.emplace(files_[i].size, i);
        by_name_of_.emplace(lower(files_[i].path.filename().string()), i);
    }
    return {};
}

std::optional<FoundMedia> Search::check(const MediaItem& item, const fs::path& path, bool any_content) {
    const std::string fingerprint = media_fingerprint(path);
    if (fingerprint.empty()) return std::nullopt;
    const bool same = fingerprint == item.fingerprint;
    if (!same && !item.fingerprint.empty() && !any_content) return std::nullopt;
    FoundMedia found{item, item.path, same ? FoundMedia::By::Content : FoundMedia::By::Name};
    found.item.path = path;
    found.item.fingerprint = fingerprint;
    return found;
}

std::optional<FoundMedia> Search::find(const MediaItem& item) {
    const auto best_first = [&](std::vector<std::size_t> places) {
        std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
            return shared_tail(files_[a].path, item.path) > shared_tail(files_[b].path, item.path);
        });
        return places;
    };
    const auto of = [](const auto& range) {
        std::vector<std::size_t> places;
        for (auto it = range.first; it != range.second; ++it) places.push_back(it->second);
        return places;
    };
    const auto named = best_first(of(by_name_of_.equal_range(lower(item.path.filename().string()))));
    if (const std::int64_t size = size_of_fingerprint(item.fingerprint); size >= 0) {
        for (const std::size_t i : best_first(of(by_size_.equal_range(static_cast<std::uintmax_t>(size)))))
            if (auto found = check(item, files_[i].path, false)) return found;
    }
    if (by_name_ || item.fingerprint.empty())
        for (const std::size_t i : named)
            if (auto found = check(item, files_[i].path, true)) return found;
    return std::nullopt;
}

/// Where it would be if its folders had moved as those of a found one did.
std::optional<FoundMedia> Search::find_beside(const MediaItem& item, const std::vector<FoundMedia>& found) {
    std::set<fs::path> tried;
    for (const FoundMedia& other : found) {
        fs::path then = other.before.parent_path(), now = other.item.path.parent_path();
        for (;;) {
            const fs::path relative = item.path.lexically_relative(then);
            const fs::path path = relative.empty() ? fs::path() : (now / relative).lexically_normal();
            std::error_code unknown;
            if (!path.empty() && tried.insert(path).second && fs::is_regular_file(path, unknown))
                if (auto it = check(item, path, by_name_)) return it;
            if (then.filename() != now.filename() || !then.has_relative_path() || !now.has_relative_path()) break;
            then = then.parent_path(), now = now.parent_path();
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<MediaItem> missing_media(const Project& project) {
    std::vector<MediaItem> missing;
    std::error_code unknown;
    for (const MediaItem& item : project.media)
        if (!fs::exists(item.path, unknown) && media_fingerprint(item.path).empty()) missing.push_back(item);
    return missing;
}

Result<FoundReport> find_media(const Project& project, const fs::path& folder, bool by_name, Progress progress,
                               Cancel cancel) {
    std::error_code ignored;
    Search search(by_name, cancel);
    if (const auto read = search.read(fs::absolute(folder, ignored).lexically_normal()); !read)
        return fail(read.error());
    const auto wanted = missing_media(project);
    FoundReport report;
    std::vector<MediaItem> left;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the search was stopped");
        const std::string name = path_text(wanted[i].path.filename());
        if (progress) progress({static_cast<double>(i) / static_cast<double>(wanted.size()), "looking for " + name});
        if (auto found = search.find(wanted[i]))
            report.found.push_back(std::move(*found));
        else
            left.push_back(wanted[i]);
    }
    for (const MediaItem& item : left) {
        if (auto found = search.find_beside(item, report.found))
            report.found.push_back(std::move(*found));
        else
            report.missing.push_back(item);
    }
    return report;
}

Project relinked(const Project& project, const std::vector<FoundMedia>& found) {
    Project now = project;
    for (const FoundMedia& f : found)
        for (MediaItem& item : now.media)
            if (item.id == f.item.id) item = f.item;
    return now;
}

}  // namespace rhyme
