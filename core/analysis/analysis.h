// Shots and sampled moments of one file: one decode pass at reduced size feeds everything.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/cues/cue.h"
#include "core/media/media.h"

namespace rhyme {

enum class ShotChangeKind { Cut, Dissolve, Fade };
std::string_view name(ShotChangeKind kind);  ///< "cut", "dissolve", "fade"

/// A cut has start == end == the first frame of the new shot; a gradual change spans [start, end) and the shots meet in
/// its middle.
struct ShotChange {
    ShotChangeKind kind;
    FramePosition start, end;
    bool operator==(const ShotChange&) const = default;
};

struct Shot {
    FrameRange range;  ///< in frames of the source
    bool operator==(const Shot&) const = default;
};

/// One sampled frame with a descriptor per cue (in all_cues() order; null where this library has none yet).
struct Moment {
    FramePosition frame;
    RationalTime time;   ///< from the first shown frame
    int shot = 0;        ///< index into MediaAnalysis::shots
    bool blank = false;  ///< black, one colour, noise: matches nothing
    bool title = false;  ///< writing on an empty ground: matches only where the query asks for it
    bool brief = false;  ///< all there is of a film that is no still: over before it is seen, matches nothing
    std::vector<DescriptorPtr> cues;
    cv::Mat thumb;  ///< CV_32FC3 OKLab, 8 wide x 5 high: for telling near-duplicates
};

struct MediaAnalysis {
    std::string fingerprint;
    std::string path;  ///< as given by the user
    FrameRate frame_rate;
    std::int64_t frames = 0;
    RationalTime duration;
    double aspect = 16.0 / 9;
    int display_width = 0, display_height = 0;
    std::vector<Shot> shots;
    std::vector<ShotChange> changes;
    std::vector<Moment> moments;  ///< sorted by frame
};
using AnalysisPtr = std::shared_ptr<const MediaAnalysis>;

struct AnalysisOptions {
    unsigned jobs = 0;  ///< threads; 0 = all cores. Results do not depend on it.
};

/// Detects shots, chooses moments (dense within a second of both edges of a shot, regular inside it) and describes
/// them.
Result<AnalysisPtr> analyze(std::shared_ptr<const Media> media, const AnalysisOptions& options = {},
                            Progress progress = {}, Cancel cancel = {});

/// One frame's descriptors alone (with its neighbours inside the same file), for `rhyme-cli cues` and "match this
/// frame".
Result<Moment> describe_frame(std::shared_ptr<const Media> media, FramePosition frame);

/// The analysis with that frame as one more moment (the same when it is one already).
Result<AnalysisPtr> with_frame(AnalysisPtr analysis, std::shared_ptr<const Media> media, FramePosition frame);

}  // namespace rhyme
