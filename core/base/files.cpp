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

std::string escaped_path(const fs::path& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : path.native()) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f && c != '%') {
            text += c;
        } else {
            text += '%';
            text += digits[byte >> 4];
            text += digits[byte & 15];
        }
    }
    return text;
}

fs::path unescaped_path(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        bytes += coded ? static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (coded) i += 2;
    }
    return bytes;
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i++]);
        if (first < 0x80) continue;
        const int more = first >= 0xc2 && first < 0xe0   ? 1
                         : first >= 0xe0 && first < 0xf0 ? 2
                         : first >= 0xf0 && first < 0xf5 ? 3
                                                         : 0;
        if (more == 0 || i + static_cast<std::size_t>(more) > text.size()) return false;
        std::uint32_t code = first & (0x3fu >> more);
        for (int k = 0; k < more; ++k) {
            const auto next = static_cast<unsigned char>(text[i++]);
            if ((next & 0xc0) != 0x80) return false;
            code = code << 6 | (next & 0x3fu);
        }
        const bool overlong = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
        if (overlong || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
    }
    return true;
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
    // The new name too must be on the disk; where a folder cannot be flushed, the system does it in its own time.
    const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    if (const int place = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); place >= 0) {
        ::fsync(place);
        ::close(place);
    }
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

namespace {
fs::path user_folder(const char* variable, const char* otherwise) {
    if (const char* xdg = std::getenv(variable); xdg && *xdg == '/') return fs::path(xdg) / "rhyme";
    const char* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / otherwise / "rhyme";
}
}  // namespace

fs::path user_data_folder() { return user_folder("XDG_DATA_HOME", ".local/share"); }
fs::path user_state_folder() { return user_folder("XDG_STATE_HOME", ".local/state"); }

}  // namespace rhyme
