// Exact frames of one file. One owner, one thread at a time; MediaPool shares sources between threads.
#pragma once

#include <functional>
#include <limits>
#include <memory>

#include "core/image/video_frame.h"
#include "core/media/media.h"

namespace rhyme {

class HardwareDevices;

/// The machine's video decoders, opened when first needed; one for a session. Thread-safe.
std::shared_ptr<HardwareDevices> make_hardware_devices();

class FrameSource {
public:
    struct Options {
        unsigned threads = 0;  ///< of the decoder; 0 = all cores
        /// Told of every other frame decoded on the way to the one asked for (never twice in a row the same); may be
        /// empty.
        std::function<void(FramePosition, const VideoFrame&)> passed = {};
        /// Of the frames on the way, how many before the one asked for `passed` must hear of; those before them need
        /// not even be decoded.
        std::int64_t passed_most = std::numeric_limits<std::int64_t>::max();
        /// Tried first when given: its first pictures are compared with software's, and at any difference or failure
        /// software goes on in its place. Null: software alone.
        std::shared_ptr<HardwareDevices> hardware = {};
        /// For pictures that are looked at much reduced: in those that hardly any other is made from, the edges of
        /// coding blocks are not smoothed.
        bool for_small = false;
    };
    static Result<std::unique_ptr<FrameSource>> open(std::shared_ptr<const Media> media);
    static Result<std::unique_ptr<FrameSource>> open(std::shared_ptr<const Media> media, Options options);
    virtual ~FrameSource() = default;

    /// Frame n, the same picture whatever was asked before; interlaced ones are deinterlaced (bwdif, one picture a
    /// frame, of n and its neighbours alone). Going on from where the decoder stands costs one decode; elsewhere it
    /// starts at the keyframe at or before n. InvalidArgument outside the index; Damaged when that frame does not
    /// decode.
    virtual Result<VideoFrame> frame(FramePosition n) = 0;

    /// About how many pictures frame(n) would have to decode now; 0: it is at hand.
    virtual std::int64_t cost(FramePosition n) const = 0;

    /// How many frames were decoded so far: what a test of the cost reads.
    virtual std::int64_t decoded() const = 0;
};

/// Every frame once, in order, without seeking (frames that do not decode repeat the one before). `each` returns false
/// to stop.
Result<void> decode_all(std::shared_ptr<const Media> media,
                        const std::function<bool(FramePosition, const VideoFrame&)>& each, Cancel cancel = {},
                        FrameSource::Options options = {});

}  // namespace rhyme
