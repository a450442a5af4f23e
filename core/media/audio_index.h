// From packets to sample numbers. Private to this room.
#pragma once

#include "core/media/decode.h"

namespace rhyme {

struct ParserDeleter {
    void operator()(AVCodecParserContext* p) const { av_parser_close(p); }
};

/// Measures, during the demux pass, how many samples each packet holds and what its encoder padded.
class AudioMeter {
public:
    explicit AudioMeter(const AVStream* stream);
    /// The duration of the last packet of `table`, this one, becomes a number of samples: 0 when it cannot be known
    /// without decoding.
    void measure(const AVPacket& packet, StreamPackets& table);

private:
    const AVStream* stream_;
    CodecPtr codec_;  // for the parser only
    std::unique_ptr<AVCodecParserContext, ParserDeleter> parser_;
};

/// Fills sample, first, end and origin of `table` (`picture` may be null) and describes the sound. Damaged when nothing
/// decodes.
Result<AudioInfo> index_audio(const std::filesystem::path& path, StreamPackets& table, const AVStream& stream,
                              const FrameIndex* picture, Cancel cancel);

}  // namespace rhyme
