#include "core/media/decode.h"

#include <algorithm>
#include <cstdint>

#include "core/base/files.h"
#include "core/media/stream_info.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

namespace rhyme {
namespace {

/// FFmpeg's WebP decoder (5.1 at least) ends the program where a chunk behind the picture says it is of the largest
/// size there is: what begins with such a chunk is cut off.
void cut_off_endless_chunk(AVPacket& webp) {
    for (std::size_t at = 12, size = static_cast<std::size_t>(std::max(0, webp.size)); at + 8 <= size;) {
        const std::uint32_t chunk = AV_RL32(webp.data + at + 4);
        if (chunk == 0xffffffffU) return av_shrink_packet(&webp, static_cast<int>(at));
        at += 8 + static_cast<std::size_t>(chunk) + (chunk & 1);
    }
}

}  // namespace

Result<std::unique_ptr<StreamDecoder>> StreamDecoder::open(const std::filesystem::path& path,
                                                           const StreamPackets& table, unsigned threads) {
    auto decoder = std::make_unique<StreamDecoder>();
    auto reader = PacketReader::open(path, table);
    if (!reader) return fail(reader.error());
    decoder->reader_ = std::move(*reader);
    decoder->codec_ = open_decoder(decoder->reader_->stream(), threads);
    if (!decoder->codec_)
        return fail(ErrorCode::Unsupported,
                    std::string("its format ") + avcodec_get_name(decoder->reader_->stream().codecpar->codec_id) +
                        " cannot be decoded",
                    path_text(path));
    return decoder;
}

std::unique_ptr<StreamDecoder> StreamDecoder::with(std::unique_ptr<PacketReader> reader, CodecPtr codec) {
    if (!reader || !codec) return nullptr;
    auto decoder = std::make_unique<StreamDecoder>();
    decoder->reader_ = std::move(reader);
    decoder->codec_ = std::move(codec);
    return decoder;
}

Result<void> StreamDecoder::start(std::uint32_t ordinal) {
    avcodec_flush_buffers(codec_.get());
    draining_ = false;
    wanted_from_ = 0;
    left_out_.clear();
    return reader_->seek(ordinal);
}

Result<bool> StreamDecoder::read_wanted() {
    for (;;) {
        auto more = reader_->read(*packet_);
        if (!more || !*more) return more;
        const auto& position = reader_->table().position;
        const auto ordinal = static_cast<std::size_t>(packet_->pts);
        const std::int64_t n = ordinal < position.size() ? position[ordinal] : -1;
        if (n < 0 || n >= wanted_from_ || !is_no_reference(*packet_, *reader_->stream().codecpar)) return true;
        left_out_.insert(n);
        av_packet_unref(packet_.get());
    }
}

Result<bool> StreamDecoder::next(AVFrame& frame, std::int64_t& ordinal) {
    for (;;) {
        const int result = avcodec_receive_frame(codec_.get(), &frame);
        if (result >= 0) {
            ordinal = frame.pts != AV_NOPTS_VALUE ? frame.pts : frame.pkt_dts != AV_NOPTS_VALUE ? frame.pkt_dts : -1;
            return true;
        }
        if (result == AVERROR_EOF) return false;
        if (result != AVERROR(EAGAIN)) continue;  // this packet did not decode; the error is given once
        if (draining_) return false;
        auto more = read_wanted();
        if (!more) return fail(more.error());
        draining_ = !*more;
        if (*more && codec_->codec_id == AV_CODEC_ID_WEBP) cut_off_endless_chunk(*packet_);
        avcodec_send_packet(codec_.get(), draining_ ? nullptr : packet_.get());
        av_packet_unref(packet_.get());
    }
}

}  // namespace rhyme
