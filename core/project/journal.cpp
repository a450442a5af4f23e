#include "core/project/journal.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/files.h"
#include "core/project/line_patch.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;

constexpr std::uint32_t record_mark = 0x314e4a52;  // "RJN1"
constexpr std::size_t head_size = 16;
constexpr std::size_t max_content = std::size_t(1) << 30;

std::uint32_t get_u32(const char* from) {
    std::uint32_t n = 0;
    for (int i = 3; i >= 0; --i) n = n << 8 | static_cast<unsigned char>(from[i]);
    return n;
}
void put_u32(std::string& to, std::uint32_t n) {
    for (int i = 0; i < 4; ++i, n >>= 8) to += static_cast<char>(n & 0xff);
}

/// Four bytes of length, then deflated.
std::string packed(std::string_view text) {
    std::string out;
    put_u32(out, static_cast<std::uint32_t>(text.size()));
    uLongf length = ::compressBound(static_cast<uLong>(text.size()));
    out.resize(4 + length);
    ::compress2(reinterpret_cast<Bytef*>(out.data() + 4), &length, reinterpret_cast<const Bytef*>(text.data()),
                static_cast<uLong>(text.size()), 1);
    out.resize(4 + length);
    return out;
}

std::optional<std::string> unpacked(std::string_view text) {
    if (text.size() < 4) return std::nullopt;
    const std::size_t size = get_u32(text.data());
    if (size > max_content || size / 1100 > text.size()) return std::nullopt;  // deflate cannot shrink further
    std::string out(size, '\0');
    uLongf length = static_cast<uLongf>(size);
    const int code = ::uncompress(reinterpret_cast<Bytef*>(out.data()), &length,
                                  reinterpret_cast<const Bytef*>(text.data() + 4), static_cast<uLong>(text.size() - 4));
    if (code != Z_OK || length != size) return std::nullopt;
    return out;
}

tl::unexpected<Error> damaged() { return fail(ErrorCode::Damaged, "a record of the journal is damaged"); }

std::string record_of(const Json& json) {
    std::string content;
    Json::to_cbor(json, nlohmann::detail::output_adapter<char>(content));
    return packed(content);
}

Result<std::string> patched(const std::string& text, const std::string& packed_patch) {
    const auto patch = unpacked(packed_patch);
    if (!patch) return damaged();
    return apply_line_patch(text, *patch);
}

Json bytes(const std::string& s) { return Json::binary({s.begin(), s.end()}); }
std::string string_of(const Json& json) {
    const auto& b = json.get_binary();
    return {b.begin(), b.end()};
}

Json json_of(const JournalStep& step) {
    return {{"label", step.label},
            {"gesture", step.gesture},
            {"forward", bytes(step.forward)},
            {"backward", bytes(step.backward)}};
}
JournalStep step_of(const Json& json) {
    return {json.at("label").get<std::string>(), json.at("gesture").get<std::string>(), string_of(json.at("forward")),
            string_of(json.at("backward"))};
}

std::string framed(std::string_view content, std::size_t number) {
    std::string head;
    put_u32(head, record_mark);
    put_u32(head, static_cast<std::uint32_t>(number));
    put_u32(head, static_cast<std::uint32_t>(content.size()));
    uLong sum = ::crc32(0, reinterpret_cast<const Bytef*>(head.data()), static_cast<uInt>(head.size()));
    sum = ::crc32(sum, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
    put_u32(head, static_cast<std::uint32_t>(sum));
    head += content;
    return head;
}

/// The content of the record at `at`, when it is whole.
std::optional<std::string_view> record_at(std::string_view file, std::size_t at, std::size_t number) {
    if (file.size() - at < head_size) return std::nullopt;
    const char* head = file.data() + at;
    const std::size_t length = get_u32(head + 8);
    if (get_u32(head) != record_mark || get_u32(head + 4) != static_cast<std::uint32_t>(number)) return std::nullopt;
    if (length > file.size() - at - head_size) return std::nullopt;
    uLong sum = ::crc32(0, reinterpret_cast<const Bytef*>(head), 12);
    sum = ::crc32(sum, reinterpret_cast<const Bytef*>(head + head_size), static_cast<uInt>(length));
    if (get_u32(head + 12) != static_cast<std::uint32_t>(sum)) return std::nullopt;
    return file.substr(at + head_size, length);
}

}  // namespace

std::string text_hash(std::string_view text) {
    std::uint64_t hash = 14695981039346656037u;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    char digits[17] = {};
    std::to_chars(digits, digits + 16, hash, 16);
    return std::string(digits) + "-" + std::to_string(text.size());
}

// ---- the state

JournalState::JournalState(std::string text) : steps_(1), text_(std::move(text)) {}

void JournalState::stand(std::size_t at, std::string text) {
    at_ = at;
    text_ = std::move(text);
    differs_ = false;
    now_.clear();
}

void JournalState::set_now(const std::string& text) {
    differs_ = text != text_;
    now_ = differs_ ? text : std::string();
}

Result<void> JournalState::walk(std::size_t to) {
    auto text = text_of(to);
    if (!text) return fail(text.error());
    const std::string now = this->now();
    stand(to, std::move(*text));
    set_now(now);
    return {};
}

Result<std::string> JournalState::text_of(std::size_t step) const {
    if (step >= steps_.size()) return fail(ErrorCode::InvalidArgument, "there is no such step in the history");
    std::string text = text_;
    for (std::size_t i = at_; i != step;) {
        auto next = i < step ? patched(text, steps_[i + 1].forward) : patched(text, steps_[i].backward);
        if (!next) return next;
        text = std::move(*next);
        i += i < step ? 1 : static_cast<std::size_t>(-1);
    }
    return text;
}

Result<std::string> JournalState::commit(std::size_t index, const std::string& label, const std::string& gesture,
                                         const std::string& text) {
    if (index < 1 || index > steps_.size())
        return fail(ErrorCode::InvalidArgument, "there is no such step in the history");
    if (const auto walked = walk(index - 1); !walked) return fail(walked.error());
    JournalStep step{label, gesture, packed(line_patch(text_, text)), packed(line_patch(text, text_))};
    Json json = json_of(step);
    json["record"] = "commit", json["index"] = index;
    steps_.resize(index);
    steps_.push_back(std::move(step));
    stand(index, text);
    return record_of(json);
}

Result<std::string> JournalState::move(std::size_t at, const std::string& text) {
    if (const auto walked = walk(at); !walked) return fail(walked.error());
    set_now(text);
    return record_of({{"record", "now"}, {"at", at}, {"patch", bytes(packed(line_patch(text_, text)))}});
}

std::string JournalState::file(const std::string& hash) {
    constexpr std::size_t most = 1000;
    std::erase(filed_, hash);
    filed_.push_back(hash);
    if (filed_.size() > most) filed_.erase(filed_.begin());
    return record_of({{"record", "filed"}, {"hash", hash}});
}

std::string JournalState::snapshot() const {
    Json steps = Json::array();
    for (const JournalStep& step : steps_) steps.push_back(json_of(step));
    Json json = {
        {"record", "all"}, {"steps", std::move(steps)}, {"at", at_}, {"text", bytes(text_)}, {"filed", filed_}};
    if (differs_) json["patch"] = bytes(packed(line_patch(text_, now_)));
    return record_of(json);
}

Result<void> JournalState::apply(std::string_view record) {
    try {
        return apply_checked(record);
    } catch (const std::exception&) {  // nlohmann's: a key that is missing, another type
        return damaged();
    }
}

Result<void> JournalState::apply_checked(std::string_view record) {
    const auto content = unpacked(record);
    if (!content) return damaged();
    const Json json = Json::from_cbor(*content);
    const std::string kind = json.at("record").get<std::string>();
    if (kind == "filed") {
        file(json.at("hash").get<std::string>());
        return {};
    }
    JournalState next;  // all or nothing
    if (kind == "all") {
        next.steps_.clear();
        for (const Json& step : json.at("steps")) next.steps_.push_back(step_of(step));
        next.at_ = json.at("at").get<std::size_t>();
        next.text_ = string_of(json.at("text"));
        next.filed_ = json.at("filed").get<std::vector<std::string>>();
        if (next.at_ >= next.steps_.size()) return damaged();
    } else if (kind == "commit") {
        const auto index = json.at("index").get<std::size_t>();
        if (index < 1 || index > steps_.size()) return damaged();
        JournalStep step = step_of(json);
        auto before = text_of(index - 1);
        if (!before) return fail(before.error());
        auto text = patched(*before, step.forward);
        if (!text) return fail(text.error());
        steps_.resize(index);
        steps_.push_back(std::move(step));
        stand(index, std::move(*text));
        return {};
    } else if (kind == "now") {
        const auto at = json.at("at").get<std::size_t>();
        auto text = text_of(at);
        if (!text) return fail(text.error());
        auto now = patched(*text, string_of(json.at("patch")));
        if (!now) return fail(now.error());
        stand(at, std::move(*text));
        set_now(*now);
        return {};
    } else {
        return damaged();
    }
    if (json.contains("patch")) {
        auto now = patched(next.text_, string_of(json.at("patch")));
        if (!now) return fail(now.error());
        next.set_now(*now);
    }
    *this = std::move(next);
    return {};
}

// ---- the file

Result<JournalContent> read_journal(const fs::path& path, const std::string& until_filed) {
    const auto file = read_file(path);
    if (!file) return fail(file.error());
    std::vector<std::string_view> records;
    std::vector<std::size_t> ends;
    std::size_t at = 0;
    while (const auto record = record_at(*file, at, records.size())) {
        at += head_size + record->size();
        records.push_back(*record);
        ends.push_back(at);
    }
    JournalContent found;
    JournalContent at_filed;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (!found.state.apply(records[i])) break;
        found.size = ends[i];
        found.records = i + 1;
        const auto& filed = found.state.filed();
        const bool asked = !until_filed.empty() && !filed.empty() && filed.back() == until_filed;
        if (asked && text_hash(found.state.now()) == until_filed) at_filed = found;
    }
    if (found.records == 0) return fail(ErrorCode::Damaged, "the journal cannot be read", path_text(path));
    if (!until_filed.empty()) {
        if (at_filed.records == 0)
            return fail(ErrorCode::NotFound, "the journal does not know this file", path_text(path));
        found = std::move(at_filed);
    }
    found.torn = found.size != file->size();
    return found;
}

Result<JournalFile> JournalFile::create(const fs::path& path, std::string_view record) {
    const std::string content = framed(record, 0);
    if (const auto written = write_file(path, content); !written) return fail(written.error());
    const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0) return fail(write_error(errno, path));
    return JournalFile(path, fd, content.size(), 1);
}

Result<JournalFile> JournalFile::resume(const fs::path& path, const JournalContent& found) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0) return fail(write_error(errno, path));
    JournalFile file(path, fd, found.size, found.records);
    if (::ftruncate(fd, static_cast<off_t>(found.size)) != 0) return fail(write_error(errno, path));
    return file;
}

JournalFile::JournalFile(JournalFile&& other) noexcept
    : path_(std::move(other.path_)), fd_(std::exchange(other.fd_, -1)), size_(other.size_), records_(other.records_) {}

JournalFile& JournalFile::operator=(JournalFile&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(fd_, other.fd_);
    std::swap(size_, other.size_);
    std::swap(records_, other.records_);
    std::swap(cut_off_, other.cut_off_);
    return *this;
}

JournalFile::~JournalFile() {
    if (fd_ >= 0) ::close(fd_);
}

Result<void> JournalFile::append(const std::vector<std::string>& records) {
    struct stat status {};
    if (::fstat(fd_, &status) == 0 && status.st_nlink == 0)
        return fail(ErrorCode::NotFound, "the journal was removed", path_text(path_));
    int code = 0;
    if (cut_off_ && ::ftruncate(fd_, static_cast<off_t>(size_)) != 0) return fail(write_error(errno, path_));
    cut_off_ = false;
    std::string content;
    std::size_t number = records_;
    for (const std::string& record : records) content += framed(record, number++);
    for (std::size_t done = 0; done < content.size() && code == 0;) {
        const ssize_t n = ::write(fd_, content.data() + done, content.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0)
            code = n < 0 ? errno : ENOSPC;
        else
            done += static_cast<std::size_t>(n);
    }
    if (code == 0 && ::fdatasync(fd_) != 0) code = errno;
    if (code == 0) {
        size_ += content.size();
        records_ = number;
        return {};
    }
    // What arrived of it would stand in the way of the next try.
    cut_off_ = ::ftruncate(fd_, static_cast<off_t>(size_)) != 0;
    return fail(write_error(code, path_));
}

}  // namespace rhyme
