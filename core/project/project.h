// The project file (.rhyme): JSON, versioned, indented, its keys in a fixed order, so that two versions can be compared
// line by line. Times are fractions ("1001/30000"), positions whole frames. Media are named relative to the project's
// folder, with the absolute path beside it for when the project alone was moved. Keys this version does not know are
// kept at every level.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/media/media_pool.h"
#include "core/timeline/sequences.h"

namespace rhyme {

struct MediaItem {
    MediaId id;
    std::filesystem::path path;  ///< absolute
    std::string name;            ///< as shown in the bin
    std::string fingerprint;     ///< of the content, see MediaInfo; empty: not known
    RationalTime duration;       ///< 0: a still, or not known

    bool operator==(const MediaItem&) const = default;
};

struct Project {
    std::string name;
    std::vector<MediaItem> media;
    Timeline timeline;                                    ///< the current sequence
    std::vector<std::shared_ptr<const Timeline>> others;  ///< the other sequences, as listed
    std::size_t position = 0;                             ///< of `timeline` among them
    std::uint64_t next_sequence = 2;                      ///< see Sequences
    Shared<Bin> bin;                                      ///< how `media` are put in order
    std::string origin;  ///< the text it was loaded from: the keys unknown here are taken from it when it is saved

    const MediaItem* find(MediaId id) const;
    Sequences sequences() const;
    void set_sequences(const Sequences& sequences);
};

/// What the bin and the file keep of an opened media.
MediaItem media_item(MediaId id, const Media& media);

/// Errors name the file, and the place in it: NotFound, Unreadable, Damaged (no JSON: line and column; a key missing or
/// out of range; a timeline that does not validate()), Unsupported (made by a newer version). Repaired, with a sentence
/// in `warnings`: transitions that cannot be are left out; media that clips name but the file does not list are
/// offline.
Result<Project> load_project(const std::filesystem::path& path, std::vector<std::string>* warnings = nullptr);

/// Whole or not at all (write_file). Errors: WriteFailed, NoSpace; InvalidArgument when the timeline does not validate.
Result<void> save_project(const Project& project, const std::filesystem::path& path);

/// The text save_project() writes to a file in `folder`, and back; `folder` (absolute) is what media are relative to.
Result<std::string> project_text(const Project& project, const std::filesystem::path& folder);
Result<Project> parse_project(const std::string& text, const std::filesystem::path& folder,
                              std::vector<std::string>* warnings = nullptr);

/// Opens every item into the pool under its id. What is missing, unreadable or no longer the same content stays offline
/// and is named in a sentence each. When cancelled the rest stays offline without a sentence.
std::vector<std::string> attach_media(const Project& project, MediaPool& pool, Cancel cancel = {});

/// validate(), clips whose media is not listed, and media whose file is not there: a sentence each.
std::vector<std::string> check_project(const Project& project);

}  // namespace rhyme
