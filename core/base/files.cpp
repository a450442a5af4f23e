#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace rhyme {
namespace fs = std::filesystem;

std::string path_text(const fs::path& path) {
    const auto text = path.u8string();
    return {text.begin(), text.end()};
}

Error write_error(int code, const fs::path& path) {
    switch (code) {
        case ENOSPC:
        case EDQUOT:
            return {ErrorCode::NoSpace, "the disk is full", path_text(path),
                    "free some space or choose another folder"};
        case EACCES:
        case EPERM:
        case EROFS:
            return {ErrorCode::WriteFailed, "the folder cannot be written to", path_text(path),
                    "choose another folder"};
        case ENOENT:
            return {ErrorCode::WriteFailed, "there is no such folder", path_text(path), "make it or choose another"};
        default:
            return {ErrorCode::WriteFailed, std::string("it could not be written (") + std::strerror(code) + ")",
                    path_text(path), ""};
    }
}

Result<std::string> read_file(const fs::path& path) {
    struct Fd {
        int fd;
        ~Fd() {
            if (fd >= 0) ::close(fd);
        }
    } file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.fd < 0) {
        if (errno == ENOENT)
            return fail(ErrorCode::NotFound, "there is no such file", path_text(path), "check the name");
        return fail(ErrorCode::Unreadable, std::string("it cannot be opened (") + std::strerror(errno) + ")",
                    path_text(path));
    }
    std::string content;
    char buffer[1 << 16];
    for (;;) {
        const ssize_t n = ::read(file.fd, buffer, sizeof buffer);
        if (n == 0) return content;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0)
            return fail(ErrorCode::Unreadable, std::string("it cannot be read (") + std::strerror(errno) + ")",
                        path_text(path));
        content.append(buffer, static_cast<std::size_t>(n));
    }
}

PartFile::PartFile(fs::path target) : target_(std::move(target)) {
    static std::atomic<int> serial{0};
    part_ = target_;
    std::string name = ".";  // g++ 12 warns wrongly about "." + ...
    name += target_.stem().string() + "." + std::to_string(::getpid()) + "-" + std::to_string(++serial) + ".part";
    name += target_.extension().string();
    part_.replace_filename(name);
}

PartFile::~PartFile() {
    std::error_code ignored;
    if (!committed_) fs::remove(part_, ignored);
}

Result<void> PartFile::commit() {
    const int fd = ::open(part_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool flushed = fd >= 0 && ::fsync(fd) == 0;
    const int code = errno;
    if (fd >= 0) ::close(fd);
    if (!flushed) return fail(write_error(code, target_));
    if (std::rename(part_.c_str(), target_.c_str()) != 0) return fail(write_error(errno, target_));
    committed_ = true;
    return {};
}

Result<void> write_file(const fs::path& path, std::string_view content) {
    PartFile part(path);
    const int fd = ::open(part.path().c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) return fail(write_error(errno, path));
    for (std::size_t done = 0; done < content.size();) {
        const ssize_t n = ::write(fd, content.data() + done, content.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) {
            const int code = n < 0 ? errno : ENOSPC;
            ::close(fd);
            return fail(write_error(code, path));
        }
        done += static_cast<std::size_t>(n);
    }
    if (::close(fd) != 0) return fail(write_error(errno, path));
    return part.commit();
}

fs::path user_data_folder() {
    if (const char* xdg = std::getenv("XDG_DATA_HOME"); xdg && *xdg == '/') return fs::path(xdg) / "rhyme";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / ".local/share/rhyme";
}

}  // namespace rhyme
