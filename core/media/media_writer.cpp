#include "core/media/media_writer.h"

#include <algorithm>
#include <cerrno>
#include <vector>

#include "core/base/files.h"
#include "core/media/ffmpeg.h"

extern "C" {
#include <libswresample/swresample.h>
}

namespace rhyme {
namespace {

struct OutputDeleter {
    void operator()(AVFormatContext* p) const {
        if (p->pb) avio_closep(&p->pb);
        avformat_free_context(p);
    }
};
struct SwrDeleter {
    void operator()(SwrContext* p) const { swr_free(&p); }
};

AVColorSpace tag(ColorMatrix matrix, int height) {
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

AVColorPrimaries tag(ColorPrimaries primaries) {
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

AVColorTransferCharacteristic tag(ColorTransfer transfer) {
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

std::vector<AVSampleFormat> sample_formats(const AVCodec* codec) {
    std::vector<AVSampleFormat> out;
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
    const void* list = nullptr;
    int count = 0;
    if (avcodec_get_supported_config(nullptr, codec, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &list, &count) >= 0 && list)
        out.assign(static_cast<const AVSampleFormat*>(list), static_cast<const AVSampleFormat*>(list) + count);
#else
    for (const AVSampleFormat* f = codec->sample_fmts; f && *f != AV_SAMPLE_FMT_NONE; ++f) out.push_back(*f);
#endif
    return out;
}

/// What an encoder needs told through options; true when it took all of them.
bool set_options(AVCodecContext& encoder, const std::map<std::string, std::string>& options, std::string& refused) {
    for (const auto& [key, value] : options)
        if (av_opt_set(&encoder, key.c_str(), value.c_str(), AV_OPT_SEARCH_CHILDREN) < 0) {
            refused = key + "=" + value;
            return false;
        }
    return true;
}

class FileWriter final : public MediaWriter {
public:
    explicit FileWriter(const std::filesystem::path& target) : part_(target) {}

    Result<void> open(std::optional<VideoEncoding> video, std::optional<AudioEncoding> audio) {
        if (!video && !audio)
            return fail(ErrorCode::InvalidArgument, "there is neither picture nor sound to write", file());
        av_log_set_level(AV_LOG_QUIET);
        AVFormatContext* raw = nullptr;
        const std::string part = part_.path().string();
        if (avformat_alloc_output_context2(&raw, nullptr, nullptr, part.c_str()) < 0 || !raw)
            return fail(ErrorCode::InvalidArgument, "its extension names no film format", file(),
                        "use .mp4, .mov, .mkv or .webm");
        format_.reset(raw);
        if (video)
            if (auto done = add_video(*video); !done) return done;
        if (audio)
            if (auto done = add_audio(*audio); !done) return done;
        // "file:" so that no name is taken for another protocol.
        const int result = avio_open(&format_->pb, ("file:" + part).c_str(), AVIO_FLAG_WRITE);
        if (result < 0) return fail(write_error(AVUNERROR(result), part_.target()));
        AVDictionary* options = nullptr;
        const std::string_view muxer = format_->oformat->name;
        if (muxer == "mp4" || muxer == "mov") av_dict_set(&options, "movflags", "+faststart", 0);
        const int header = avformat_write_header(format_.get(), &options);
        av_dict_free(&options);
        if (header < 0) return failed(header, "the chosen codecs do not fit this kind of file");
        return {};
    }

    Result<VideoFrame> fitted(const VideoFrame& frame) const override {
        if (!video_) return fail(ErrorCode::InvalidArgument, "it was opened without a picture", file());
        if (!frame) return fail(ErrorCode::InvalidArgument, "there is no picture to write", file());
        if (frame.data->width == video_->width && frame.data->height == video_->height &&
            same_format(*frame.data, frame.color))
            return frame;
        auto converted = convert(frame);
        if (!converted) return fail(converted.error());
        VideoFrame out;
        out.color = color_;
        out.data = std::shared_ptr<const AVFrame>(converted->release(), FrameDeleter{});
        return out;
    }

    Result<void> write(const VideoFrame& frame) override {
        if (!video_) return fail(ErrorCode::InvalidArgument, "it was opened without a picture", file());
        const auto fits = fitted(frame);
        if (!fits) return fail(fits.error());
        FramePtr picture(av_frame_alloc());
        if (!picture || av_frame_ref(picture.get(), fits->data.get()) < 0)
            return fail(ErrorCode::Internal, "there is not enough memory", file());
        picture->format = video_->pix_fmt;  // yuvj420p and full-range yuv420p are one
        picture->pts = pictures_++;
        if (times_) {
            const auto& entries = times_->entries;
            if (static_cast<std::size_t>(picture->pts) >= entries.size())
                return fail(ErrorCode::InvalidArgument, "there are more pictures than times for them", file());
            picture->pts = entries[static_cast<std::size_t>(picture->pts)].pts - entries.front().pts;
        }
        picture->pict_type = AV_PICTURE_TYPE_NONE;
        picture->sample_aspect_ratio = {1, 1};
        picture->colorspace = video_->colorspace, picture->color_range = video_->color_range;
        picture->color_primaries = video_->color_primaries, picture->color_trc = video_->color_trc;
#ifdef AV_FRAME_FLAG_INTERLACED
        picture->flags &= ~(AV_FRAME_FLAG_INTERLACED | AV_FRAME_FLAG_KEY);
#else
        picture->interlaced_frame = 0, picture->key_frame = 0;
#endif
        return encode(*video_, picture.get(), *video_stream_);
    }

    Result<void> write(std::span<const float> samples) override {
        if (!audio_) return fail(ErrorCode::InvalidArgument, "it was opened without sound", file());
        pending_.insert(pending_.end(), samples.begin(), samples.end());
        return encode_sound(false);
    }

    Result<void> finish() override {
        if (finished_) return fail(ErrorCode::InvalidArgument, "it is finished already", file());
        finished_ = true;
        if (video_)
            if (auto done = encode(*video_, nullptr, *video_stream_); !done) return done;
        if (audio_) {
            if (auto done = encode_sound(true); !done) return done;
            if (auto done = encode(*audio_, nullptr, *audio_stream_); !done) return done;
        }
        if (const int result = av_write_trailer(format_.get()); result < 0)
            return failed(result, "the end of the file could not be written");
        if (const int result = avio_closep(&format_->pb); result < 0) return failed(result, "it could not be closed");
        format_.reset();
        return part_.commit();
    }

private:
    std::string file() const { return path_text(part_.target()); }

    // An error of the disk in the disk's words, any other as `otherwise`.
    Result<void> failed(int code, const std::string& otherwise) const {
        if (format_ && format_->pb && format_->pb->error < 0) code = format_->pb->error;
        const int number = AVUNERROR(code);
        if (number == ENOSPC || number == EDQUOT || number == EACCES || number == EPERM || number == EROFS ||
            number == EIO || number == EFBIG)
            return fail(write_error(number, part_.target()));
        return fail(ErrorCode::WriteFailed, otherwise + " (" + av_text(code) + ")", file());
    }

    Result<const AVCodec*> find_encoder(const std::string& name) const {
        const AVCodec* codec = avcodec_find_encoder_by_name(name.c_str());
        if (!codec)
            return fail(ErrorCode::Unsupported, "this FFmpeg has no encoder " + name, file(), "choose another codec");
        return codec;
    }

    Result<void> add_video(const VideoEncoding& v) {
        auto codec = find_encoder(v.codec);
        if (!codec) return fail(codec.error());
        const AVPixelFormat format = av_get_pix_fmt(v.pixel_format.c_str());
        if (format == AV_PIX_FMT_NONE)
            return fail(ErrorCode::InvalidArgument, "there is no pixel format " + v.pixel_format, file());
        if (v.width <= 0 || v.height <= 0 || v.width > 32768 || v.height > 32768 || !v.rate.valid())
            return fail(ErrorCode::InvalidArgument, "the picture's size or rate is not one that can be written",
                        file());
        const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(format);
        if (v.width % (1 << d->log2_chroma_w) || v.height % (1 << d->log2_chroma_h))
            return fail(ErrorCode::InvalidArgument, "width and height must be even for " + v.pixel_format, file(),
                        "choose an even size");
        video_.reset(avcodec_alloc_context3(*codec));
        if (!video_) return fail(ErrorCode::Internal, "there is not enough memory", file());
        AVCodecContext& c = *video_;
        c.width = v.width, c.height = v.height, c.pix_fmt = format;
        c.time_base = {static_cast<int>(v.rate.den), static_cast<int>(v.rate.num)};
        times_ = v.times;
        if (times_) c.time_base = {static_cast<int>(times_->time_base_num), static_cast<int>(times_->time_base_den)};
        c.framerate = {static_cast<int>(v.rate.num), static_cast<int>(v.rate.den)};
        c.sample_aspect_ratio = {1, 1};
        color_ = v.color;
        const bool rgb = d->flags & AV_PIX_FMT_FLAG_RGB;
        if (rgb) color_.matrix = ColorMatrix::Rgb, color_.range = ColorRange::Full;
        c.colorspace = tag(color_.matrix, v.height), c.color_primaries = tag(color_.primaries),
        c.color_trc = tag(color_.transfer);
        c.color_range = color_.range == ColorRange::Full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
        c.thread_count = static_cast<int>(v.threads);
        std::string refused;
        if (!set_options(c, v.options, refused))
            return fail(ErrorCode::InvalidArgument, "the encoder " + v.codec + " does not know the setting " + refused,
                        file());
        return open_stream(video_, *codec, video_stream_);
    }

    Result<void> add_audio(const AudioEncoding& a) {
        auto codec = find_encoder(a.codec);
        if (!codec) return fail(codec.error());
        audio_.reset(avcodec_alloc_context3(*codec));
        if (!audio_) return fail(ErrorCode::Internal, "there is not enough memory", file());
        AVCodecContext& c = *audio_;
        const auto formats = sample_formats(*codec);
        c.sample_fmt = formats.empty() ? AV_SAMPLE_FMT_FLT : formats.front();
        for (const AVSampleFormat preferred : {AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP})
            if (std::find(formats.begin(), formats.end(), preferred) != formats.end()) c.sample_fmt = preferred;
        c.sample_rate = a.sample_rate, c.bit_rate = a.bit_rate;
        c.time_base = {1, a.sample_rate};
        c.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
        av_channel_layout_default(&c.ch_layout, 2);
        if (auto done = open_stream(audio_, *codec, audio_stream_); !done) return done;
        SwrContext* raw = nullptr;
        swr_alloc_set_opts2(&raw, &c.ch_layout, c.sample_fmt, c.sample_rate, &c.ch_layout, AV_SAMPLE_FMT_FLT,
                            c.sample_rate, 0, nullptr);
        swr_.reset(raw);
        if (!swr_ || swr_init(swr_.get()) < 0)
            return fail(ErrorCode::Unsupported, "the sound cannot be converted for " + a.codec, file());
        return {};
    }

    Result<void> open_stream(CodecPtr& encoder, const AVCodec* codec, AVStream*& stream) {
        if (format_->oformat->flags & AVFMT_GLOBALHEADER) encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        const int result = avcodec_open2(encoder.get(), codec, nullptr);
        if (result < 0)
            return fail(ErrorCode::Unsupported,
                        std::string("the encoder ") + codec->name + " refused these settings (" + av_text(result) + ")",
                        file(), "choose another codec, size or pixel format");
        stream = avformat_new_stream(format_.get(), nullptr);
        if (!stream || avcodec_parameters_from_context(stream->codecpar, encoder.get()) < 0)
            return fail(ErrorCode::Internal, "there is not enough memory", file());
        stream->time_base = encoder->time_base;
        stream->sample_aspect_ratio = encoder->sample_aspect_ratio;
        if (encoder->codec_type == AVMEDIA_TYPE_VIDEO) stream->avg_frame_rate = encoder->framerate;
        return {};
    }

    bool same_format(const AVFrame& frame, const ColorInfo& color) const {
        const bool full = color.range == ColorRange::Full;
        int format = frame.format;
        if (full && format == AV_PIX_FMT_YUVJ420P) format = AV_PIX_FMT_YUV420P;
        if (full && format == AV_PIX_FMT_YUVJ422P) format = AV_PIX_FMT_YUV422P;
        if (full && format == AV_PIX_FMT_YUVJ444P) format = AV_PIX_FMT_YUV444P;
        return format == video_->pix_fmt && color.matrix == color_.matrix && color.range == color_.range;
    }

    // YUV to YUV of the same matrix directly; through RGB when the matrix or range differs.
    Result<FramePtr> convert(const VideoFrame& frame) const {
        FramePtr out = make_frame(video_->width, video_->height, video_->pix_fmt);
        if (!out) return fail(ErrorCode::Internal, "there is not enough memory", file());
        const bool rgb =
            av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.data->format))->flags & AV_PIX_FMT_FLAG_RGB;
        const bool same = frame.color.matrix == color_.matrix && frame.color.range == color_.range;
        if (rgb || same) {
            if (convert_frame(*frame.data, *out, rgb ? color_ : frame.color)) return out;
        } else {
            const FramePtr between = make_frame(video_->width, video_->height, AV_PIX_FMT_RGB48);
            if (between && convert_frame(*frame.data, *between, frame.color) && convert_frame(*between, *out, color_))
                return out;
        }
        return fail(ErrorCode::Unsupported, "the picture cannot be converted for the encoder", file());
    }

    Result<void> encode(AVCodecContext& encoder, const AVFrame* frame, AVStream& stream) {
        int result = avcodec_send_frame(&encoder, frame);
        if (result < 0) return failed(result, "a frame could not be encoded");
        for (;;) {
            result = avcodec_receive_packet(&encoder, packet_.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return {};
            if (result < 0) return failed(result, "a frame could not be encoded");
            // One frame of the constant rate; encoders leave it out or guess.
            if (encoder.codec_type == AVMEDIA_TYPE_VIDEO && packet_->duration <= 0) packet_->duration = 1;
            av_packet_rescale_ts(packet_.get(), encoder.time_base, stream.time_base);
            packet_->stream_index = stream.index;
            result = av_interleaved_write_frame(format_.get(), packet_.get());
            if (result < 0 || format_->pb->error < 0) return failed(result, "it could not be written");
        }
    }

    Result<void> encode_sound(bool all) {
        const std::size_t size = audio_->frame_size > 0 ? static_cast<std::size_t>(audio_->frame_size) : 1024;
        std::size_t at = 0;
        for (;;) {
            const std::size_t left = pending_.size() / 2 - at;
            if (left == 0 || (left < size && !all)) break;
            const std::size_t n = std::min(left, size);
            const FramePtr frame(av_frame_alloc());
            frame->nb_samples = static_cast<int>(n);
            frame->format = audio_->sample_fmt, frame->sample_rate = audio_->sample_rate;
            av_channel_layout_copy(&frame->ch_layout, &audio_->ch_layout);
            if (av_frame_get_buffer(frame.get(), 0) < 0)
                return fail(ErrorCode::Internal, "there is not enough memory", file());
            const auto* from = reinterpret_cast<const std::uint8_t*>(pending_.data() + at * 2);
            if (swr_convert(swr_.get(), frame->extended_data, static_cast<int>(n), &from, static_cast<int>(n)) < 0)
                return fail(ErrorCode::Internal, "the sound could not be converted", file());
            frame->pts = samples_;
            samples_ += static_cast<std::int64_t>(n);
            at += n;
            if (auto done = encode(*audio_, frame.get(), *audio_stream_); !done) return done;
        }
        pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(at * 2));
        return {};
    }

    PartFile part_;
    std::unique_ptr<AVFormatContext, OutputDeleter> format_;
    CodecPtr video_, audio_;
    AVStream *video_stream_ = nullptr, *audio_stream_ = nullptr;
    std::unique_ptr<SwrContext, SwrDeleter> swr_;
    PacketPtr packet_{av_packet_alloc()};
    ColorInfo color_;
    std::vector<float> pending_;
    std::shared_ptr<const FrameIndex> times_;
    std::int64_t pictures_ = 0, samples_ = 0;
    bool finished_ = false;
};

}  // namespace

Result<std::unique_ptr<MediaWriter>> MediaWriter::create(const std::filesystem::path& target,
                                                         std::optional<VideoEncoding> video,
                                                         std::optional<AudioEncoding> audio) {
    auto writer = std::make_unique<FileWriter>(target);
    if (auto done = writer->open(std::move(video), std::move(audio)); !done) return fail(done.error());
    return writer;
}

}  // namespace rhyme
