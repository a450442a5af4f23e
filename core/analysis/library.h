// The analysis library: SQLite, keyed by content fingerprint, so that moving a file keeps its analysis and a second
// analysis costs a look-up. Thread-safe; several processes may use one file (WAL). A killed process leaves it whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

class Library {
public:
    /// Creates it (and its folder) when missing. A file that is no library is refused, never overwritten. ":memory:"
    /// keeps it in memory.
    static Result<std::unique_ptr<Library>> open(const std::filesystem::path& path);
    ~Library();

    /// Null: not analysed yet, or by an older version of some cue (then analysing again recomputes what is old).
    Result<AnalysisPtr> find(const std::string& fingerprint, const std::string& path);
    Result<void> put(const MediaAnalysis& analysis);

    /// find, else analyze and put.
    Result<AnalysisPtr> find_or_analyze(std::shared_ptr<const Media> media, const AnalysisOptions& options = {},
                                        bool force = false, Progress progress = {}, Cancel cancel = {});

    /// The editor's answers to suggestions: what learning reads. Frames are of the sources.
    struct Verdict {
        std::string from_fingerprint, to_fingerprint;
        FramePosition from_frame, to_frame;
        bool accepted = false;
    };
    Result<void> add_verdict(const Verdict& verdict);
    /// The newest answer equal to this one was a slip: it is forgotten.
    Result<void> take_back_verdict(const Verdict& verdict);
    Result<std::vector<Verdict>> verdicts();

    struct Info {
        std::filesystem::path path;
        std::int64_t bytes = 0;  ///< on disk
        std::int64_t media = 0, moments = 0, descriptors = 0, verdicts = 0;
        std::map<std::string, std::int64_t> by_cue;  ///< descriptors of each cue's present version
    };
    Result<Info> info();
    /// Drops the analyses none of whose files is where it was last seen; returns how many.
    Result<std::int64_t> prune();
    /// Reads everything and takes every descriptor apart; Damaged says what is wrong.
    Result<void> verify();

private:
    Library();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// user_data_folder() / "library.sqlite"
std::filesystem::path default_library_path();

}  // namespace rhyme
