#include "core/image/jpeg.h"

#include <algorithm>

#include "core/image/av_frame.h"
#include "core/image/video_frame.h"

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace rhyme {
namespace {

struct ContextDeleter {
    void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
};
struct PacketDeleter {
    void operator()(AVPacket* p) const { av_packet_free(&p); }
};

}  // namespace

Result<std::string> encode_jpeg(const cv::Mat& rgb, int quality) {
    if (rgb.empty() || rgb.type() != CV_8UC3)
        return fail(ErrorCode::InvalidArgument, "only 8-bit RGB pictures are written as JPEG");
    ColorInfo jfif;
    jfif.matrix = ColorMatrix::Bt601, jfif.range = ColorRange::Full;
    const auto format = pixel_format("yuv444p");
    if (!format) return fail(format.error());
    const auto picture = from_rgb(rgb, jfif, *format);
    if (!picture) return fail(picture.error());
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    const std::unique_ptr<AVCodecContext, ContextDeleter> encoder(codec ? avcodec_alloc_context3(codec) : nullptr);
    const std::unique_ptr<AVPacket, PacketDeleter> packet(av_packet_alloc());
    const FramePtr frame(av_frame_clone(picture->data.get()));
    if (!encoder || !packet || !frame) return fail(ErrorCode::Unsupported, "this FFmpeg cannot write JPEG");
    encoder->width = rgb.cols, encoder->height = rgb.rows, encoder->pix_fmt = AV_PIX_FMT_YUVJ444P;
    encoder->color_range = AVCOL_RANGE_JPEG;
    encoder->time_base = {1, 25};
    encoder->thread_count = 1;
    encoder->flags |= AV_CODEC_FLAG_QSCALE | AV_CODEC_FLAG_BITEXACT;
    encoder->global_quality = FF_QP2LAMBDA * std::clamp(32 - quality, 1, 31);
    // The same samples under the name that says their range, which this encoder asks for.
    frame->format = AV_PIX_FMT_YUVJ444P, frame->color_range = AVCOL_RANGE_JPEG;
    frame->quality = encoder->global_quality;
    frame->pts = 0;
    if (avcodec_open2(encoder.get(), codec, nullptr) < 0 || avcodec_send_frame(encoder.get(), frame.get()) < 0 ||
        avcodec_send_frame(encoder.get(), nullptr) < 0 || avcodec_receive_packet(encoder.get(), packet.get()) < 0)
        return fail(ErrorCode::Internal, "the picture could not be encoded");
    return std::string(reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size));
}

}  // namespace rhyme
