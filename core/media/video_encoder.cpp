#include "core/media/video_encoder.h"

#include "core/base/files.h"

namespace rhyme {
AVColorSpace color_tag(ColorMatrix matrix, int height) {
    switch (matrix) {
        case ColorMatrix::Rgb:
            return AVCOL_SPC_RGB;
        case ColorMatrix::Bt601:
            return height > 486 ? AVCOL_SPC_BT470BG : AVCOL_SPC_SMPTE170M;  // one matrix, two names
        case ColorMatrix::Bt2020:
            return AVCOL_SPC_BT2020_NCL;
        default:
            return AVCOL_SPC_BT709;
    }
}

AVColorPrimaries color_tag(ColorPrimaries primaries) {
    switch (primaries) {
        case ColorPrimaries::Bt601_525:
            return AVCOL_PRI_SMPTE170M;
        case ColorPrimaries::Bt601_625:
            return AVCOL_PRI_BT470BG;
        case ColorPrimaries::Bt2020:
            return AVCOL_PRI_BT2020;
        default:
            return AVCOL_PRI_BT709;
    }
}

AVColorTransferCharacteristic color_tag(ColorTransfer transfer) {
    switch (transfer) {
        case ColorTransfer::Srgb:
            return AVCOL_TRC_IEC61966_2_1;
        case ColorTransfer::Linear:
            return AVCOL_TRC_LINEAR;
        case ColorTransfer::Pq:
            return AVCOL_TRC_SMPTE2084;
        case ColorTransfer::Hlg:
            return AVCOL_TRC_ARIB_STD_B67;
        default:
            return AVCOL_TRC_BT709;
    }
}

bool set_options(AVCodecContext& encoder, const std::map<std::string, std::string>& options, std::string& refused) {
    for (const auto& [key, value] : options)
        if (av_opt_set(&encoder, key.c_str(), value.c_str(), AV_OPT_SEARCH_CHILDREN) < 0) {
            refused = key + "=" + value;
            return false;
        }
    return true;
}

Result<std::unique_ptr<VideoEncoder>> VideoEncoder::open(const VideoEncoding& encoding, bool header_apart,
                                                         const std::string& file) {
    std::unique_ptr<VideoEncoder> encoder(new VideoEncoder(file));
    if (auto done = encoder->set_up(encoding, header_apart); !done) return fail(done.error());
    return encoder;
}

Result<void> VideoEncoder::set_up(const VideoEncoding& v, bool header_apart) {
    const AVCodec* codec = avcodec_find_encoder_by_name(v.codec.c_str());
    if (!codec)
        return fail(ErrorCode::Unsupported, "this FFmpeg has no encoder " + v.codec, file_, "choose another codec");
    const AVPixelFormat format = av_get_pix_fmt(v.pixel_format.c_str());
    if (format == AV_PIX_FMT_NONE)
        return fail(ErrorCode::InvalidArgument, "there is no pixel format " + v.pixel_format, file_);
    if (v.width <= 0 || v.height <= 0 || v.width > 32768 || v.height > 32768 || !v.rate.valid())
        return fail(ErrorCode::InvalidArgument, "the picture's size or rate is not one that can be written", file_);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(format);
    if (v.width % (1 << d->log2_chroma_w) || v.height % (1 << d->log2_chroma_h))
        return fail(ErrorCode::InvalidArgument, "width and height must be even for " + v.pixel_format, file_,
                    "choose an even size");
    codec_.reset(avcodec_alloc_context3(codec));
    if (!codec_) return fail(ErrorCode::Internal, "there is not enough memory", file_);
    AVCodecContext& c = *codec_;
    c.width = v.width, c.height = v.height, c.pix_fmt = format;
    c.time_base = {static_cast<int>(v.rate.den), static_cast<int>(v.rate.num)};
    times_ = v.times;
    if (times_) c.time_base = {static_cast<int>(times_->time_base_num), static_cast<int>(times_->time_base_den)};
    c.framerate = {static_cast<int>(v.rate.num), static_cast<int>(v.rate.den)};
    c.sample_aspect_ratio = {1, 1};
    color_ = v.color;
    const bool rgb = d->flags & AV_PIX_FMT_FLAG_RGB;
    if (rgb) color_.matrix = ColorMatrix::Rgb, color_.range = ColorRange::Full;
    c.colorspace = color_tag(color_.matrix, v.height), c.color_primaries = color_tag(color_.primaries),
    c.color_trc = color_tag(color_.transfer);
    c.color_range = color_.range == ColorRange::Full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
    c.thread_count = static_cast<int>(v.threads);
    std::string refused;
    if (!set_options(c, v.options, refused))
        return fail(ErrorCode::InvalidArgument, "the encoder " + v.codec + " does not know the setting " + refused,
                    file_);
    if (auto done = set_pass(v); !done) return done;
    if (header_apart) c.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    const int result = avcodec_open2(&c, codec, nullptr);
    if (result < 0)
        return fail(ErrorCode::Unsupported,
                    "the encoder " + v.codec + " refused these settings (" + av_text(result) + ")", file_,
                    "choose another codec, size or pixel format");
    return {};
}

// x264 keeps its statistics in a file itself; others hand them over and take them as text.
Result<void> VideoEncoder::set_pass(const VideoEncoding& v) {
    if (v.pass == 0) return {};
    codec_->flags |= v.pass == 1 ? AV_CODEC_FLAG_PASS1 : AV_CODEC_FLAG_PASS2;
    if (v.codec == "libx264") {
        av_opt_set(codec_.get(), "stats", v.statistics.c_str(), AV_OPT_SEARCH_CHILDREN);
    } else if (v.codec == "libx265") {
        const std::string pass = "pass=" + std::to_string(v.pass) + ":stats=" + v.statistics + ":log-level=error";
        av_opt_set(codec_.get(), "x265-params", pass.c_str(), AV_OPT_SEARCH_CHILDREN);
    } else if (v.pass == 1) {
        statistics_file_ = v.statistics;
    } else {
        auto text = read_file(v.statistics);
        if (!text) return fail(text.error());
        statistics_ = std::move(*text);
        codec_->stats_in = statistics_.data();
    }
    return {};
}

Result<VideoFrame> VideoEncoder::fitted(const VideoFrame& frame) const {
    if (!frame) return fail(ErrorCode::InvalidArgument, "there is no picture to write", file_);
    if (frame.data->width == codec_->width && frame.data->height == codec_->height &&
        same_format(*frame.data, frame.color))
        return frame;
    auto converted = convert(frame);
    if (!converted) return fail(converted.error());
    VideoFrame out;
    out.color = color_;
    out.data = std::shared_ptr<const AVFrame>(converted->release(), FrameDeleter{});
    return out;
}

Result<void> VideoEncoder::encode(const VideoFrame& frame, const Sink& sink) {
    const auto fits = fitted(frame);
    if (!fits) return fail(fits.error());
    const FramePtr picture(av_frame_alloc());
    if (!picture || av_frame_ref(picture.get(), fits->data.get()) < 0)
        return fail(ErrorCode::Internal, "there is not enough memory", file_);
    picture->format = codec_->pix_fmt;  // yuvj420p and full-range yuv420p are one
    picture->pts = pictures_++;
    if (times_) {
        const auto& entries = times_->entries;
        if (static_cast<std::size_t>(picture->pts) >= entries.size())
            return fail(ErrorCode::InvalidArgument, "there are more pictures than times for them", file_);
        picture->pts = entries[static_cast<std::size_t>(picture->pts)].pts - entries.front().pts;
    }
    picture->pict_type = AV_PICTURE_TYPE_NONE;
    picture->sample_aspect_ratio = {1, 1};
    picture->colorspace = codec_->colorspace, picture->color_range = codec_->color_range;
    picture->color_primaries = codec_->color_primaries, picture->color_trc = codec_->color_trc;
#ifdef AV_FRAME_FLAG_INTERLACED
    picture->flags &= ~(AV_FRAME_FLAG_INTERLACED | AV_FRAME_FLAG_KEY);
#else
    picture->interlaced_frame = 0, picture->key_frame = 0;
#endif
    return send(picture.get(), sink);
}

Result<void> VideoEncoder::end(const Sink& sink) {
    auto done = send(nullptr, sink);
    if (!done || statistics_file_.empty()) return done;
    return write_file(statistics_file_, statistics_);
}

Result<void> VideoEncoder::send(const AVFrame* frame, const Sink& sink) {
    int result = avcodec_send_frame(codec_.get(), frame);
    while (result >= 0) {
        result = avcodec_receive_packet(codec_.get(), packet_.get());
        if (result == AVERROR_EOF && !statistics_file_.empty() && codec_->stats_out) statistics_ += codec_->stats_out;
        if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return {};
        if (result < 0) break;
        if (!statistics_file_.empty() && codec_->stats_out) statistics_ += codec_->stats_out;
        if (packet_->duration <= 0) packet_->duration = 1;  // encoders leave it out or guess
        auto taken = sink(*packet_);
        av_packet_unref(packet_.get());
        if (!taken) return taken;
    }
    return fail(ErrorCode::WriteFailed, "a frame could not be encoded (" + av_text(result) + ")", file_);
}

bool VideoEncoder::same_format(const AVFrame& frame, const ColorInfo& color) const {
    const bool full = color.range == ColorRange::Full;
    int format = frame.format;
    if (full && format == AV_PIX_FMT_YUVJ420P) format = AV_PIX_FMT_YUV420P;
    if (full && format == AV_PIX_FMT_YUVJ422P) format = AV_PIX_FMT_YUV422P;
    if (full && format == AV_PIX_FMT_YUVJ444P) format = AV_PIX_FMT_YUV444P;
    return format == codec_->pix_fmt && color.matrix == color_.matrix && color.range == color_.range;
}

// YUV to YUV of the same matrix directly; through RGB when the matrix or range differs.
Result<FramePtr> VideoEncoder::convert(const VideoFrame& frame) const {
    FramePtr out = make_frame(codec_->width, codec_->height, codec_->pix_fmt);
    if (!out) return fail(ErrorCode::Internal, "there is not enough memory", file_);
    const bool rgb = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.data->format))->flags & AV_PIX_FMT_FLAG_RGB;
    const bool same = frame.color.matrix == color_.matrix && frame.color.range == color_.range;
    if (rgb || same) {
        if (convert_frame(*frame.data, *out, rgb ? color_ : frame.color, conversions_.get())) return out;
    } else {
        const FramePtr between = make_frame(codec_->width, codec_->height, AV_PIX_FMT_RGB48);
        if (between && convert_frame(*frame.data, *between, frame.color, conversions_.get()) &&
            convert_frame(*between, *out, color_, conversions_.get()))
            return out;
    }
    return fail(ErrorCode::Unsupported, "the picture cannot be converted for the encoder", file_);
}

}  // namespace rhyme
