// Which pictures of a timeline can be taken over as they are coded. Private to export.
#pragma once

#include <functional>
#include <map>

#include "core/media/coded_video.h"
#include "core/media/media_writer.h"
#include "core/render/renderer.h"

namespace rhyme {

/// A stretch of the sequence, copied from one file or encoded.
struct CopyPiece {
    FrameRange frames;     ///< of the sequence
    MediaId media;         ///< copied from it; none: encoded
    FramePosition source;  ///< its first frame there
};

struct CopyPlan {
    std::vector<CopyPiece> pieces;  ///< the whole range, in order
    CodedFormat format;             ///< of the file that comes out
    VideoEncoding encoding;         ///< for what is encoded
    std::vector<std::string> warnings;

    bool copies() const;
    bool encodes() const;
};

/// Codec, pixel format and colour are those of the first file seen that can be copied and fills the sequence at its
/// rate; `encoding` is what is encoded otherwise. A file whose pictures cannot be joined to them, or are changed on the
/// way, is encoded, with a warning that says why; pictures under a transition are, without. pieces is empty when
/// nothing can be copied at all.
Result<CopyPlan> plan_copy(const Timeline& timeline, FrameRange range, const MediaPool& pool,
                           const VideoEncoding& encoding);

/// Writes all pieces; returns how many pictures were copied. `encoder` may be null when the plan encodes nothing. For
/// every frame of the sequence, in order, one of the two is called: `next_picture` gives a frame that is to be encoded,
/// `copied` hears of one that was not.
Result<std::int64_t> write_pieces(const CopyPlan& plan, const MediaPool& pool, MediaWriter& writer, RunEncoder* encoder,
                                  const std::function<Result<VideoFrame>()>& next_picture,
                                  const std::function<Result<void>()>& copied);

}  // namespace rhyme
