// Feeds packets to a decoder and says which packet each picture or sound block came from. Private to this room.
#pragma once

#include "core/media/packets.h"

namespace rhyme {

/// Decoded frames of one stream and the packets they come from. One owner, one thread.
class Decoder {
public:
    virtual ~Decoder() = default;
    /// Forgets all and goes on at packet `ordinal`.
    virtual Result<void> start(std::uint32_t ordinal) = 0;
    /// The next decoded frame and the ordinal of its packet (-1: unknown); false at the end. Packets that do not decode
    /// give no frame.
    virtual Result<bool> next(AVFrame& frame, std::int64_t& ordinal) = 0;
};

/// Reader and software decoder of one stream together.
class StreamDecoder final : public Decoder {
public:
    static Result<std::unique_ptr<StreamDecoder>> open(const std::filesystem::path& path, const StreamPackets& table,
                                                       unsigned threads);
    /// With a decoder that is already open (a hardware one); null when that is null.
    static std::unique_ptr<StreamDecoder> with(std::unique_ptr<PacketReader> reader, CodecPtr codec);

    Result<void> start(std::uint32_t ordinal) override;
    Result<bool> next(AVFrame& frame, std::int64_t& ordinal) override;

    PacketReader& reader() { return *reader_; }
    AVCodecContext& codec() { return *codec_; }

private:
    std::unique_ptr<PacketReader> reader_;
    CodecPtr codec_;
    PacketPtr packet_{av_packet_alloc()};
    bool draining_ = false;
};

}  // namespace rhyme
