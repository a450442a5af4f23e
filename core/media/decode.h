// Feeds packets to a decoder and says which packet each picture or sound block came from. Private to this room.
#pragma once

#include <set>

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
    /// Pictures shown before frame `n` are not wanted: from here on to the next start those that no other picture is
    /// made from may be left out.
    virtual void want_from(std::int64_t n) { (void)n; }
    /// Whether the picture of frame `n` was left out since the start.
    virtual bool left_out(std::int64_t n) const {
        (void)n;
        return false;
    }
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
    void want_from(std::int64_t n) override { wanted_from_ = n; }
    bool left_out(std::int64_t n) const override { return left_out_.contains(n); }

    /// From here on bidirectional pictures are not smoothed along the edges of their coding blocks.
    void leave_edges() { codec_->skip_loop_filter = AVDISCARD_BIDIR; }

    PacketReader& reader() { return *reader_; }
    AVCodecContext& codec() { return *codec_; }

private:
    /// The next packet that is not left out; false at the end.
    Result<bool> read_wanted();

    std::unique_ptr<PacketReader> reader_;
    CodecPtr codec_;
    PacketPtr packet_{av_packet_alloc()};
    bool draining_ = false;
    std::int64_t wanted_from_ = 0;
    std::set<std::int64_t> left_out_;  // frames
};

}  // namespace rhyme
