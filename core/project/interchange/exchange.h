// What an edit is between Rhyme and a foreign file: a timeline's own parts, put together loosely. A reader fills in
// what the file says, overlaps, impossible lengths and all; to_project() makes a sound project of it and says what it
// had to change. A writer gets a whole project, resolved: every sequence, what is known of each medium, where each join
// lies. Inside core/project/interchange only.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/project/project.h"

namespace rhyme::exchange {

struct Medium {
    MediaId id;
    std::string name;
    std::filesystem::path path;  ///< absolute; as the file names it when it is not there
    std::string fingerprint;     ///< of the content, when known
    std::string reel;            ///< as an EDL names it; empty: made from the name
    RationalTime duration;       ///< 0: a still, or not known
    RationalTime start;          ///< the timecode of its first frame, in frames of `rate` as seconds
    std::optional<FrameRate> rate;
    bool drop = false;  ///< its timecode drops frames
    bool timecoded =
        false;  ///< clips name its timecodes, but where they begin is not known: `start` is found out later
    int width = 0, height = 0;
    bool has_video = true, has_audio = true;
    int channels = 2, sample_rate = 48000;
};

/// A transition by its place: the clips on both sides are found when the project is made.
struct Join {
    FramePosition cut;
    FrameCount in_offset, out_offset;
    std::string kind = "dissolve";
    std::map<std::string, double> parameters;
    bool needs_handles = true;
    TransitionId id;  ///< of one that came from a project
    FramePosition start() const { return cut - in_offset; }
    FrameCount length() const { return in_offset + out_offset; }
};

struct Track {
    rhyme::Track head;  ///< all but its transitions; of a file that is read, clips may overlap and lie in any order
    std::vector<Join> joins;
};

struct Sequence {
    Timeline head;                           ///< all but its tracks
    std::vector<Track> tracks;               ///< video bottom to top, then audio top to bottom
    bool drop = false;                       ///< its timecode drops frames
    std::shared_ptr<const Timeline> origin;  ///< of one that came from a project: all of it

    FrameRate rate() const { return head.rate; }
    FramePosition end() const;
    std::vector<const Track*> of_kind(TrackKind kind) const;
    Track& add_track(TrackKind kind);  ///< the next of its kind, named V1, A2 ...
};

struct Exchange {
    std::string name;
    std::vector<Medium> media;
    std::vector<Sequence> sequences;  ///< not empty; the main one first
    Shared<Bin> bin;

    const Medium* medium(MediaId id) const;
    const Sequence* sequence(SequenceId id) const;
    /// What a clip's source is counted in: the rate of its medium or sequence, else that of the sequence it lies in.
    FrameRate source_rate(const Clip& clip, const Sequence& in) const;
    /// The medium of that path (or, without one, of that name), added when it is new.
    Medium& medium_at(const std::filesystem::path& path, const std::string& name);
};

/// Sentences about what is not carried over. Of one feature only the first uses are named, the others counted.
class Report {
public:
    void say(const std::string& sentence);  ///< once
    /// `feature` in the plural: "gains", for "and 12 more gains".
    void lose(const std::string& feature, const std::string& sentence);
    std::vector<std::string> sentences() const;

private:
    struct Entry {
        std::string feature, sentence;
    };
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t> uses_;
};

/// Thrown inside this folder and caught in formats.cpp: what is wrong with a file, and where.
struct Fault {
    std::string what;
    ErrorCode code = ErrorCode::Damaged;
};

std::string in_quotes(const std::string& name);
/// "clip "moon" on V1 at 00:00:05:00".
std::string place(const Clip& clip, const Track& track, const Sequence& sequence);
std::string place(const Join& join, const Track& track, const Sequence& sequence);

/// Everything of `project`; what its files say of themselves is looked up where they are there.
Exchange from_project(const Project& project);

/// A sound project, and in `report` what had to be changed: overlaps, lengths, joins without handles ... Files that are
/// not where they are said to be are looked for in `folder`. Throws Fault when there is no sequence to be made.
Project to_project(Exchange exchange, const std::filesystem::path& folder, Report& report);

}  // namespace rhyme::exchange
