// Feeds packets to a decoder and says which packet each picture or sound block came from. Private to this room.
#pragma once

#include "core/media/packets.h"

namespace rhyme {

/// Reader and decoder of one stream together. One owner, one thread.
class StreamDecoder {
public:
    static Result<std::unique_ptr<StreamDecoder>> open(const std::filesystem::path& path, const StreamPackets& table,
                                                       unsigned threads);

    /// Forgets all and goes on at packet `ordinal`.
    Result<void> start(std::uint32_t ordinal);
    /// The next decoded frame and the ordinal of its packet (-1: unknown); false at the end. Packets that do not decode
    /// give no frame.
    Result<bool> next(AVFrame& frame, std::int64_t& ordinal);

    PacketReader& reader() { return *reader_; }
    AVCodecContext& codec() { return *codec_; }

private:
    std::unique_ptr<PacketReader> reader_;
    CodecPtr codec_;
    PacketPtr packet_{av_packet_alloc()};
    bool draining_ = false;
};

}  // namespace rhyme
