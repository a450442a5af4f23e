// One renderer for preview and export: a timeline at a frame -> picture, at a sample range -> sound. Thread-safe: it
// holds no state but the pool's and what drawing keeps (fonts, tables of colour); a Timeline shares its tracks and
// never changes underneath.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/image/similarity.h"
#include "core/image/video_frame.h"
#include "core/media/audio_loudness.h"
#include "core/media/media_pool.h"
#include "core/media/proxy.h"
#include "core/timeline/timeline.h"

namespace rhyme {

/// The source frame that sequence frame `p` of `clip` shows (`p` may lie outside the clip: a handle). Time in the
/// source is source_time(), plus half of the shorter of the two frame durations, so that
/// timestamps rounded by a container cannot tip it to a neighbour; the frame on screen then. The first frame of a clip
/// is thus exactly the one its source_in names.
FramePosition source_frame(const Clip& clip, FramePosition p, FrameRate sequence, const Media& media);

/// What one sequence frame is made of, before any pixel is touched. Its pointers point into the timeline.
struct FramePlan {
    /// A frame of a file.
    struct Layer {
        ClipId clip;  ///< in a nested sequence: the clip that shows it
        MediaId media;
        FramePosition source;
    };
    /// What one track shows: a clip, or two in a transition.
    struct Step {
        const Track* track = nullptr;
        const Clip *clip = nullptr, *incoming = nullptr;  ///< the clip; in a transition the outgoing and the incoming
        const Transition* transition = nullptr;
        FrameCount transition_frame;  ///< from its start
    };
    std::vector<Step> steps;    ///< bottom to top, from the topmost on that covers all that is below it; none: black
    std::vector<Layer> layers;  ///< what is to be decoded, in that order, nested sequences' too
    const Transition* transition = nullptr;  ///< of the topmost step
    FrameCount transition_frame;
    /// A single file's frame to which nothing is done but what it takes to fit it into the sequence.
    bool untouched = false;
};
/// Muted video tracks and disabled clips are not seen; when any video track is solo only those are. An opaque picture
/// that fills the frame covers what is below; transparent ones, titles and bars do not.
FramePlan plan_frame(const Timeline& timeline, FramePosition p, const MediaPool& pool);

struct DrawingTools;
struct TransitionProposal;  // transitions/propose.h

class Renderer {
public:
    /// `proxies`: rgb() draws from those that are chosen, for playback and scrubbing; null: always from the files.
    explicit Renderer(std::shared_ptr<MediaPool> pool, std::shared_ptr<ProxySet> proxies = nullptr);

    struct Picture {
        /// Set when one decoded frame fills the sequence by itself, or two dissolve: upright, square pixels, its shape,
        /// opaque. It goes to the encoder without a detour over R'G'B', scaled there when its size is another.
        VideoFrame untouched;
        /// Set when they are coded otherwise: what untouched is mixed with, `share` of it, once both fit the encoder.
        VideoFrame incoming;
        double share = 0;
        cv::Mat composed;  ///< else CV_16UC3 R'G'B' BT.709 of the sequence's size
    };
    /// As export draws it. Offline media draw a dark grey card; a frame that cannot be decoded is an Error naming its
    /// file.
    Result<Picture> picture(const Timeline& timeline, FramePosition p, Purpose purpose) const;
    /// The same picture as CV_8UC3 RGB at `size` (for a viewer or a PNG).
    Result<cv::Mat> rgb(const Timeline& timeline, FramePosition p, cv::Size size, Purpose purpose) const;

    /// Interleaved stereo at timeline.sample_rate (8000..384000): the sum of all audible audio clips, nothing limited
    /// or scaled, so what has no gain, pan or fade is what the file holds. Each is resampled from its own rate once.
    /// Gain of the clip, its rubber band (even in dB between frames) and its track. Pan: constant power, 0 dB in the
    /// middle. Fades: a quarter of a sine. Where there is none, five milliseconds at each cut so that none clicks (not
    /// where the sound runs on unbroken). At a transition of its track, or at a dissolve of the pictures linked to it,
    /// a crossfade of equal power: sine and cosine over its frames. At another speed the pitch is kept, see AudioForm,
    /// or goes with it (Clip::keep_pitch off, on ramps and of nested sequences) as on a tape. What stands still is
    /// silent, and so are speeds beyond AudioForm's, and gaps. The same values however the range is cut up. A timeline
    /// may be given another sample_rate than its own: places stay what they are. On an Error (the first that befell a
    /// clip) `out` holds all that could be read.
    Result<void> sound(const Timeline& timeline, SamplePosition start, std::span<float> out, Purpose purpose) const;

    MediaPool& pool() const { return *pool_; }
    const std::shared_ptr<ProxySet>& proxies() const { return proxies_; }  ///< may be null
    Renderer without_proxies() const {
        Renderer other = *this;
        other.proxies_ = nullptr;
        return other;
    }
    /// A sentence for each thing in `range` that is not drawn or heard as the edit says: effects of an unknown kind or
    /// without their file, nested sequences that are not there (Timeline::nested).
    std::vector<std::string> not_drawn(const Timeline& timeline, FrameRange range) const;
    /// Looks at the two sides of a transition, which must be one of the timeline's, and draws one that goes over
    /// gradually small from end to end, which takes as long as playing it does. Errors: one sentence why it cannot be
    /// drawn well there (nothing in the pictures to draw it from, too much to be moved or enlarged, a jump, flashes),
    /// and what would do instead.
    Result<void> check_transition(const Timeline& timeline, const Transition& transition) const;
    /// The same of all that `after` has and `before` has not, or has otherwise: to be asked after every edit. The error
    /// names the first. Clips whose media are not at hand are not looked at.
    Result<void> check_new_transitions(const Timeline& before, const Timeline& after) const;
    /// Which kinds suit the cut between two touching clips, the best first, as if `frames` of room were on either side;
    /// `alignment` (in the sequence's frame) lays the incoming picture on the outgoing one. Errors: a picture that
    /// cannot be drawn.
    Result<std::vector<TransitionProposal>> propose(const Timeline& timeline, const Clip& from, const Clip& to,
                                                    const Similarity& alignment, FrameCount frames) const;

private:
    std::shared_ptr<MediaPool> pool_;
    std::shared_ptr<ProxySet> proxies_;
    std::shared_ptr<DrawingTools> tools_;
};

/// How loud `range` is, as it will be exported.
Result<Loudness> measure_loudness(const Renderer& renderer, const Timeline& timeline, FrameRange range,
                                  Progress progress = {}, Cancel cancel = {});

/// A source picture fitted into the sequence's frame: whole picture visible, bars where the aspects differ.
Result<cv::Mat> fit_picture(const VideoFrame& frame, cv::Size size, Depth depth);

}  // namespace rhyme
