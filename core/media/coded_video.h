// Coded pictures that go from file to file without being decoded. FFmpeg stays behind this room.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/image/video_frame.h"
#include "core/media/media.h"

namespace rhyme {

struct VideoEncoding;

/// One coded picture. H.264 is kept as a byte stream (ITU-T H.264, annex B), so that what comes from different
/// containers is alike; every key picture of it carries its parameter sets.
struct CodedPicture {
    std::vector<std::uint8_t> bytes;
    std::int64_t shown = 0;  ///< its place in the order of showing, from the first picture of its run
    bool key = false;
};
using CodedSink = std::function<Result<void>(CodedPicture)>;

/// What must be known to write coded pictures into a file, and to tell whether those of two files fit together.
struct CodedFormat {
    std::string codec;  ///< FFmpeg's name: "h264", "prores"
    int width = 0, height = 0;
    std::string pixel_format;
    int profile = -99, level = -99;  ///< as FFmpeg numbers them
    unsigned tag = 0;                ///< four characters; 0: as the container likes
    std::vector<std::uint8_t> head;  ///< H.264: all parameter sets as a byte stream; others: the codec's own
    bool sets_inside = false;        ///< parameter sets of one number differ: they hold from key picture to key picture
    int delay = 0;                   ///< how many pictures a decoder must hold back to show them in order

    /// One decoder, told of both heads, can decode both. H.264 may differ in profile, level and parameter sets.
    bool fits(const CodedFormat& other) const;
    /// Takes over what `other`'s pictures need besides; fits(other) holds.
    void join(const CodedFormat& other);
};

/// The coded pictures of one file. One owner, one thread.
class CodedSource {
public:
    /// Unsupported, with the reason, when its pictures cannot be taken out: they are interlaced, or of a codec that
    /// Rhyme does not join (it joins H.264, and the codecs whose every picture stands alone: ProRes, DNxHD, JPEG).
    static Result<std::unique_ptr<CodedSource>> open(std::shared_ptr<const Media> media);
    virtual ~CodedSource() = default;

    /// `delay` is that of the whole file.
    virtual const CodedFormat& format() const = 0;
    /// The longest part of `wanted` that can be decoded without anything outside it: from its first picture that resets
    /// the decoder to where no picture before refers to one after. May be empty.
    virtual Result<FrameRange> closed_part(FrameRange wanted) = 0;
    /// The pictures of a closed part, in the order they are decoded. Unsupported when its parameter sets change midway.
    virtual Result<void> read(FrameRange part, const CodedSink& sink) = 0;
};

/// Encodes runs of pictures, each closed in itself, that fit what is copied. One owner, one thread.
class RunEncoder {
public:
    static Result<std::unique_ptr<RunEncoder>> open(const VideoEncoding& encoding);
    virtual ~RunEncoder() = default;
    virtual const CodedFormat& format() const = 0;
    /// The next picture of the run; what comes out goes to `sink`.
    virtual Result<void> write(const VideoFrame& frame, const CodedSink& sink) = 0;
    virtual Result<VideoFrame> fitted(const VideoFrame& frame) const = 0;
    /// Ends the run; the next picture begins another.
    virtual Result<void> end_run(const CodedSink& sink) = 0;
};

}  // namespace rhyme
