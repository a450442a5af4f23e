#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/media/fingerprint.h"
#include "core/project/relink.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

struct Fd {
    int fd;
    ~Fd() {
        if (fd >= 0) ::close(fd);
    }
};

/// Copies a file whole or not at all; `copied` is called with the bytes of each block.
Result<void> copy_file(const fs::path& from, const fs::path& to, const std::function<void(std::size_t)>& copied,
                       const Cancel& cancel) {
    PartFile part(to);
    const Fd in{::open(from.c_str(), O_RDONLY | O_CLOEXEC)};
    if (in.fd < 0) return fail(ErrorCode::Unreadable, "it cannot be opened", path_text(from));
    Fd out{::open(part.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
    if (out.fd < 0) return fail(write_error(errno, to));
    std::vector<char> block(std::size_t(1) << 20);
    for (;;) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the copying was stopped");
        const ssize_t n = ::read(in.fd, block.data(), block.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return fail(ErrorCode::Unreadable, "it cannot be read", path_text(from));
        if (n == 0) break;
        for (ssize_t done = 0; done < n;) {
            const ssize_t w = ::write(out.fd, block.data() + done, static_cast<std::size_t>(n - done));
            if (w < 0 && errno == EINTR) continue;
            if (w <= 0) return fail(write_error(w < 0 ? errno : ENOSPC, to));
            done += w;
        }
        copied(static_cast<std::size_t>(n));
    }
    if (::close(std::exchange(out.fd, -1)) != 0) return fail(write_error(errno, to));
    return part.commit();
}

/// NAME, NAME 2 ...: the first that is free, or that holds this content already.
fs::path place_for(const fs::path& folder, const fs::path& name, const std::string& fingerprint,
                   std::set<fs::path>& used, bool& there) {
    for (int n = 1;; ++n) {
        fs::path candidate = name.stem();
        if (n > 1) candidate += " " + std::to_string(n);
        candidate += name.extension();
        const fs::path path = folder / candidate;
        if (used.contains(path)) continue;
        std::error_code unknown;
        const bool exists = fs::exists(path, unknown);
        there = exists && media_fingerprint(path) == fingerprint;
        if (exists && !there) continue;
        used.insert(path);
        return path;
    }
}

}  // namespace

Result<CollectReport> collect_project(const Project& project, const fs::path& folder, Progress progress,
                                      Cancel cancel) {
    std::error_code error;
    const fs::path target = fs::absolute(folder, error).lexically_normal(), media = target / "media";
    CollectReport report;
    report.project =
        target / (unescaped_path(project.name.empty() ? "Project" : project.name).filename().native() + ".rhyme");
    report.missing = missing_media(project);
    if (fs::exists(report.project, error))
        return fail(ErrorCode::Conflict, "it is there already", path_text(report.project), "choose another folder");
    fs::create_directories(media, error);
    if (error) return fail(write_error(error.value(), media));

    Project copy = project;
    std::map<fs::path, fs::path> places;  // of originals: two media of one file share its copy
    std::set<fs::path> used;
    struct Task {
        fs::path from, to;
        std::string fingerprint;
    };
    std::vector<Task> tasks;
    std::uintmax_t all = 0;
    for (MediaItem& item : copy.media) {
        if (!fs::is_regular_file(item.path, error)) {
            if (fs::exists(item.path, error) || !media_fingerprint(item.path).empty()) report.left.push_back(item);
            continue;
        }
        const auto known = places.find(item.path);
        if (known == places.end()) {
            const std::string fingerprint = media_fingerprint(item.path);
            bool there = false;
            const fs::path to = place_for(media, item.path.filename(), fingerprint, used, there);
            places.emplace(item.path, to);
            if (there)
                ++report.there_already;
            else
                tasks.push_back({item.path, to, fingerprint}), all += fs::file_size(item.path, error);
        }
        item.path = places.at(item.path);
    }
    if (const auto space = fs::space(target, error); !error && space.available < all)
        return fail(ErrorCode::NoSpace,
                    "the footage needs " + std::to_string(all >> 20) + " MB, the disk has " +
                        std::to_string(space.available >> 20) + " MB left",
                    path_text(target), "free some space or choose another folder");
    for (const Task& task : tasks) {
        const auto tell = [&](std::size_t bytes) {
            report.bytes += bytes;
            if (progress)
                progress({static_cast<double>(report.bytes) / static_cast<double>(std::max<std::uintmax_t>(all, 1)),
                          "copying " + path_text(task.from.filename())});
        };
        if (const auto copied = copy_file(task.from, task.to, tell, cancel); !copied) return fail(copied.error());
        if (media_fingerprint(task.to) != task.fingerprint) {
            fs::remove(task.to, error);
            return fail(ErrorCode::WriteFailed, "the copy is not like its original", path_text(task.to), "try again");
        }
        ++report.copied;
    }
    if (const auto saved = save_project(copy, report.project); !saved) return fail(saved.error());
    return report;
}

}  // namespace rhyme
