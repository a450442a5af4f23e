// Owned FFmpeg objects and the differences between FFmpeg 5.1 and 7.1. Private to this room.
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/image/av_frame.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/opt.h>
}

namespace rhyme {

struct FormatDeleter {
    void operator()(AVFormatContext* p) const { avformat_close_input(&p); }
};
struct CodecDeleter {
    void operator()(AVCodecContext* p) const { avcodec_free_context(&p); }
};
struct PacketDeleter {
    void operator()(AVPacket* p) const { av_packet_free(&p); }
};
using FormatPtr = std::unique_ptr<AVFormatContext, FormatDeleter>;
using CodecPtr = std::unique_ptr<AVCodecContext, CodecDeleter>;
using PacketPtr = std::unique_ptr<AVPacket, PacketDeleter>;

inline std::string av_text(int code) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(code, text, sizeof text);
    return text;
}

inline bool is_interlaced(const AVFrame& frame) {
#ifdef AV_FRAME_FLAG_INTERLACED
    return frame.flags & AV_FRAME_FLAG_INTERLACED;
#else
    return frame.interlaced_frame;
#endif
}

inline void set_progressive(AVFrame& frame) {
#ifdef AV_FRAME_FLAG_INTERLACED
    frame.flags &= ~AV_FRAME_FLAG_INTERLACED;
#else
    frame.interlaced_frame = 0;
#endif
}

/// What a container says about a stream beside its packets, or null.
inline const std::uint8_t* stream_side_data(const AVStream& stream, AVPacketSideDataType type, std::size_t& size) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
    const AVPacketSideData* side =
        av_packet_side_data_get(stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, type);
    size = side ? side->size : 0;
    return side ? side->data : nullptr;
#else
    const std::uint8_t* data = av_stream_get_side_data(&stream, type, &size);
    return data;
#endif
}

/// The stream's display matrix, or null.
inline const std::int32_t* display_matrix(const AVStream& stream) {
    std::size_t size = 0;
    const std::uint8_t* data = stream_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, size);
    return data && size >= 36 ? reinterpret_cast<const std::int32_t*>(data) : nullptr;
}

/// Its container says that it has an alpha channel (VP8 and VP9 in Matroska).
bool says_alpha(const AVStream& stream);

/// A decoder for the stream, not yet fed; null when FFmpeg has none or it does not open. libvpx for VP8 and VP9 with
/// alpha, which FFmpeg's own decoders leave out.
CodecPtr open_decoder(const AVStream& stream, unsigned threads);

}  // namespace rhyme
