// What was done to a project, step by step, in a file that only grows: so that nothing is lost when the program ends
// where it should not, and so that undo goes on where it stopped. It keeps texts (project_text) as differences and
// knows nothing of what they mean.
//
// The file: records, each {mark, number in the file, length, checksum} (four bytes each, least significant first) and
// its content (CBOR, deflated). Reading stops at the first record that is not whole, so a torn end costs just itself.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace rhyme {

/// Of a project's text; tells which of several versions a file holds.
std::string text_hash(std::string_view text);

struct JournalStep {
    std::string label, gesture;     ///< as in History::Entry
    std::string forward, backward;  ///< packed line patches from and to the step before; empty in the first
};

/// A project's history as texts: the steps, at which one it stands, and what the project is now. That is the text of
/// the step it stands at, but for what undo leaves alone (media brought in since). One owner at a time.
class JournalState {
public:
    explicit JournalState(std::string text = {});

    const std::string& now() const { return differs_ ? now_ : text_; }
    std::size_t at() const { return at_; }
    const std::vector<JournalStep>& steps() const { return steps_; }
    /// Walks there, step by step. Damaged; InvalidArgument: there is no such step.
    Result<std::string> text_of(std::size_t step) const;
    /// Hashes of the texts that the project's file had or was about to have, oldest first.
    const std::vector<std::string>& filed() const { return filed_; }

    // Each of these is a change and returns its record.
    /// Step `index` (at least 1, at most one past the last) becomes `text`; what came behind it goes.
    Result<std::string> commit(std::size_t index, const std::string& label, const std::string& gesture,
                               const std::string& text);
    /// Stands at step `at`; the project is `text`.
    Result<std::string> move(std::size_t at, const std::string& text);
    std::string file(const std::string& hash);

    /// The record that makes all of it anew.
    std::string snapshot() const;
    /// Damaged: it is no record, or does not belong here; the state is then as it was.
    Result<void> apply(std::string_view record);

private:
    Result<void> walk(std::size_t to);
    void stand(std::size_t at, std::string text);
    void set_now(const std::string& text);
    Result<void> apply_checked(std::string_view record);

    std::vector<JournalStep> steps_;
    std::size_t at_ = 0;
    std::string text_;  // of step at_
    std::string now_;
    bool differs_ = false;
    std::vector<std::string> filed_;
};

/// A journal as it was found.
struct JournalContent {
    JournalState state;
    std::uintmax_t size = 0;  ///< bytes that could be read; what lies behind is torn
    std::size_t records = 0;
    bool torn = false;
};

/// NotFound; Damaged when not even its beginning can be read. With `until_filed` only what was written up to the last
/// time the project's file got that hash.
Result<JournalContent> read_journal(const std::filesystem::path& path, const std::string& until_filed = {});

/// The file, open for writing. One owner, one thread.
class JournalFile {
public:
    /// A file with this one record, put in place whole.
    static Result<JournalFile> create(const std::filesystem::path& path, std::string_view record);
    /// Goes on behind `found`; what is torn is cut off.
    static Result<JournalFile> resume(const std::filesystem::path& path, const JournalContent& found);
    JournalFile(JournalFile&& other) noexcept;
    JournalFile& operator=(JournalFile&& other) noexcept;
    ~JournalFile();

    /// All on the disk when it returns, or none of them in the file.
    Result<void> append(const std::vector<std::string>& records);
    std::uintmax_t size() const { return size_; }

private:
    JournalFile(std::filesystem::path path, int fd, std::uintmax_t size, std::size_t records)
        : path_(std::move(path)), fd_(fd), size_(size), records_(records) {}
    std::filesystem::path path_;
    int fd_ = -1;
    std::uintmax_t size_ = 0;
    std::size_t records_ = 0;
    bool cut_off_ = false;  // torn bytes behind size_ must go first
};

}  // namespace rhyme
