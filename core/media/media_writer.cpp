#include "core/media/media_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <vector>

#include "core/base/files.h"
#include "core/media/coded_video.h"
#include "core/media/ffmpeg.h"
#include "core/media/video_encoder.h"

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

class FileWriter final : public MediaWriter {
public:
    explicit FileWriter(const std::filesystem::path& target) : part_(target) {}

    Result<void> open(const std::optional<VideoEncoding>& video, const std::optional<AudioEncoding>& audio,
                      const ContainerOptions& container) {
        if (!video && !audio)
            return fail(ErrorCode::InvalidArgument, "there is neither picture nor sound to write", file());
        first_pass_ = video && video->pass == 1;
        if (auto done = open_format(); !done) return done;
        if (video)
            if (auto done = add_video(*video); !done) return done;
        return begin(audio, container);
    }

    Result<void> open(const CodedVideo& video, const std::optional<AudioEncoding>& audio,
                      const ContainerOptions& container) {
        if (auto done = open_format(); !done) return done;
        if (auto done = add_coded(video); !done) return done;
        return begin(audio, container);
    }

    bool has_sound() const override { return audio_ != nullptr; }

    Result<VideoFrame> fitted(const VideoFrame& frame) const override {
        if (!video_) return fail(ErrorCode::InvalidArgument, "it was opened without a picture to encode", file());
        return video_->fitted(frame);
    }

    Result<void> write(const VideoFrame& frame) override {
        if (!video_) return fail(ErrorCode::InvalidArgument, "it was opened without a picture to encode", file());
        return encoded(video_->encode(frame, picture_sink()));
    }

    Result<void> write(const CodedPicture& picture) override {
        if (video_ || !video_stream_)
            return fail(ErrorCode::InvalidArgument, "it was not opened for coded pictures", file());
        const std::int64_t decoded = pictures_++ - delay_;
        if (decoded > picture.shown || picture.bytes.empty())
            return fail(ErrorCode::InvalidArgument, "coded pictures came in an order that no decoder can show", file());
        if (av_new_packet(packet_.get(), static_cast<int>(picture.bytes.size())) < 0)
            return fail(ErrorCode::Internal, "there is not enough memory", file());
        std::copy(picture.bytes.begin(), picture.bytes.end(), packet_->data);
        packet_->pts = picture.shown, packet_->dts = decoded, packet_->duration = 1;
        packet_->flags = picture.key ? AV_PKT_FLAG_KEY : 0;
        return mux(*packet_, coded_time_base_, *video_stream_);
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
            if (auto done = encoded(video_->end(picture_sink())); !done) return done;
        if (audio_) {
            if (auto done = encode_sound(true); !done) return done;
            if (auto done = encode_block(nullptr); !done) return done;
        }
        if (const int result = av_write_trailer(format_.get()); result < 0)
            return failed(result, "the end of the file could not be written");
        if (first_pass_) return {};
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

    Result<void> open_format() {
        av_log_set_level(AV_LOG_QUIET);
        AVFormatContext* raw = nullptr;
        if (avformat_alloc_output_context2(&raw, nullptr, first_pass_ ? "null" : nullptr, part_.path().c_str()) < 0 ||
            !raw)
            return fail(ErrorCode::InvalidArgument, "its extension names no film format", file(),
                        "use .mp4, .mov, .mkv or .webm");
        format_.reset(raw);
        return {};
    }

    Result<void> begin(const std::optional<AudioEncoding>& audio, const ContainerOptions& container) {
        if (audio)
            if (auto done = add_audio(*audio); !done) return done;
        // "file:" so that no name is taken for another protocol.
        const int result =
            first_pass_ ? 0 : avio_open(&format_->pb, ("file:" + part_.path().string()).c_str(), AVIO_FLAG_WRITE);
        if (result < 0) return fail(write_error(AVUNERROR(result), part_.target()));
        AVDictionary* options = nullptr;
        const std::string_view muxer = format_->oformat->name;
        if (muxer == "mp4" || muxer == "mov" || muxer == "ipod") {
            av_dict_set(&options, "movflags", "+faststart", 0);
            if (!container.edit_lists) av_dict_set(&options, "use_editlist", "0", 0);
        }
        const int header = avformat_write_header(format_.get(), &options);
        av_dict_free(&options);
        if (header < 0) return failed(header, "the chosen codecs do not fit this kind of file");
        return {};
    }

    Result<void> add_video(const VideoEncoding& v) {
        auto encoder = VideoEncoder::open(v, format_->oformat->flags & AVFMT_GLOBALHEADER, file());
        if (!encoder) return fail(encoder.error());
        video_ = std::move(*encoder);
        const AVCodecContext& c = video_->codec();
        const std::string_view muxer = format_->oformat->name;
        video_stream_ = avformat_new_stream(format_.get(), nullptr);
        if (!video_stream_ || avcodec_parameters_from_context(video_stream_->codecpar, &c) < 0)
            return fail(ErrorCode::Internal, "there is not enough memory", file());
        if (c.codec_id == AV_CODEC_ID_HEVC && (muxer == "mp4" || muxer == "mov"))
            video_stream_->codecpar->codec_tag = MKTAG('h', 'v', 'c', '1');  // the only one that Apple's players take
        video_stream_->time_base = c.time_base;
        video_stream_->sample_aspect_ratio = c.sample_aspect_ratio;
        video_stream_->avg_frame_rate = c.framerate;
        return {};
    }

    Result<void> add_coded(const CodedVideo& v) {
        const CodedFormat& f = v.format;
        const AVCodecDescriptor* codec = avcodec_descriptor_get_by_name(f.codec.c_str());
        if (!codec || !v.rate.valid())
            return fail(ErrorCode::InvalidArgument, "coded pictures of an unknown kind cannot be written", file());
        video_stream_ = avformat_new_stream(format_.get(), nullptr);
        if (!video_stream_) return fail(ErrorCode::Internal, "there is not enough memory", file());
        AVCodecParameters& p = *video_stream_->codecpar;
        p.codec_type = AVMEDIA_TYPE_VIDEO, p.codec_id = codec->id, p.codec_tag = f.tag;
        p.width = f.width, p.height = f.height, p.format = av_get_pix_fmt(f.pixel_format.c_str());
        p.profile = f.profile, p.level = f.level, p.video_delay = f.delay;
        p.sample_aspect_ratio = video_stream_->sample_aspect_ratio = {1, 1};
        p.field_order = AV_FIELD_PROGRESSIVE;
        p.color_space = color_tag(v.color.matrix, f.height), p.color_primaries = color_tag(v.color.primaries),
        p.color_trc = color_tag(v.color.transfer);
        p.color_range = v.color.range == ColorRange::Full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
        const std::string_view muxer = format_->oformat->name;
        if (f.codec == "h264" && f.sets_inside && (muxer == "mp4" || muxer == "mov"))
            p.codec_tag = MKTAG('a', 'v', 'c', '3');  // parameter sets in the pictures too (ISO/IEC 14496-15, 5.4.2)
        if (!f.head.empty()) {
            p.extradata = static_cast<std::uint8_t*>(av_mallocz(f.head.size() + AV_INPUT_BUFFER_PADDING_SIZE));
            if (!p.extradata) return fail(ErrorCode::Internal, "there is not enough memory", file());
            p.extradata_size = static_cast<int>(f.head.size());
            std::copy(f.head.begin(), f.head.end(), p.extradata);
        }
        delay_ = f.delay;
        coded_time_base_ = {static_cast<int>(v.rate.den), static_cast<int>(v.rate.num)};
        video_stream_->time_base = coded_time_base_;
        video_stream_->avg_frame_rate = {static_cast<int>(v.rate.num), static_cast<int>(v.rate.den)};
        return {};
    }

    VideoEncoder::Sink picture_sink() {
        return [this](AVPacket& packet) { return mux(packet, video_->codec().time_base, *video_stream_); };
    }

    // An encoder's failure may be the disk's.
    Result<void> encoded(Result<void> done) const {
        if (done || !format_->pb || format_->pb->error >= 0) return done;
        return failed(format_->pb->error, "it could not be written");
    }

    Result<void> mux(AVPacket& packet, AVRational time_base, const AVStream& stream) {
        av_packet_rescale_ts(&packet, time_base, stream.time_base);
        packet.stream_index = stream.index;
        const int result = av_interleaved_write_frame(format_.get(), &packet);
        if (result < 0 || (format_->pb && format_->pb->error < 0)) return failed(result, "it could not be written");
        return {};
    }

    Result<void> add_audio(const AudioEncoding& a) {
        const AVCodec* codec = avcodec_find_encoder_by_name(a.codec.c_str());
        if (!codec)
            return fail(ErrorCode::Unsupported, "this FFmpeg has no encoder " + a.codec, file(),
                        "choose another codec");
        audio_.reset(avcodec_alloc_context3(codec));
        if (!audio_) return fail(ErrorCode::Internal, "there is not enough memory", file());
        AVCodecContext& c = *audio_;
        const auto formats = sample_formats(codec);
        c.sample_fmt = formats.empty() ? AV_SAMPLE_FMT_FLT : formats.front();
        for (const AVSampleFormat preferred : {AV_SAMPLE_FMT_S32, AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP})
            if (std::find(formats.begin(), formats.end(), preferred) != formats.end()) c.sample_fmt = preferred;
        c.sample_rate = a.sample_rate, c.bit_rate = a.bit_rate;
        c.time_base = {1, a.sample_rate};
        c.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL;
        av_channel_layout_default(&c.ch_layout, 2);
        std::string refused;
        if (!set_options(c, a.options, refused))
            return fail(ErrorCode::InvalidArgument, "the encoder " + a.codec + " does not know the setting " + refused,
                        file());
        if (format_->oformat->flags & AVFMT_GLOBALHEADER) c.flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        if (const int result = avcodec_open2(&c, codec, nullptr); result < 0)
            return fail(ErrorCode::Unsupported,
                        "the encoder " + a.codec + " refused these settings (" + av_text(result) + ")", file(),
                        "choose another codec or sample rate");
        audio_stream_ = avformat_new_stream(format_.get(), nullptr);
        if (!audio_stream_ || avcodec_parameters_from_context(audio_stream_->codecpar, &c) < 0)
            return fail(ErrorCode::Internal, "there is not enough memory", file());
        audio_stream_->time_base = c.time_base;
        SwrContext* raw = nullptr;
        swr_alloc_set_opts2(&raw, &c.ch_layout, c.sample_fmt, c.sample_rate, &c.ch_layout, AV_SAMPLE_FMT_FLT,
                            c.sample_rate, 0, nullptr);
        swr_.reset(raw);
        if (!swr_ || swr_init(swr_.get()) < 0)
            return fail(ErrorCode::Unsupported, "the sound cannot be converted for " + a.codec, file());
        return {};
    }

    Result<void> encode_block(const AVFrame* frame) {
        int result = avcodec_send_frame(audio_.get(), frame);
        while (result >= 0) {
            result = avcodec_receive_packet(audio_.get(), packet_.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return {};
            if (result < 0) break;
            if (auto written = mux(*packet_, audio_->time_base, *audio_stream_); !written) return written;
        }
        return failed(result, "the sound could not be encoded");
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
            if (auto done = encode_block(frame.get()); !done) return done;
        }
        pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(at * 2));
        return {};
    }

    PartFile part_;
    std::unique_ptr<AVFormatContext, OutputDeleter> format_;
    std::unique_ptr<VideoEncoder> video_;
    CodecPtr audio_;
    AVStream *video_stream_ = nullptr, *audio_stream_ = nullptr;
    std::unique_ptr<SwrContext, SwrDeleter> swr_;
    PacketPtr packet_{av_packet_alloc()};
    AVRational coded_time_base_{1, 25};
    int delay_ = 0;
    std::vector<float> pending_;
    std::int64_t pictures_ = 0, samples_ = 0;
    bool finished_ = false, first_pass_ = false;
};

/// Every picture a file of its own. What was written is removed again unless all of it is.
class PictureWriter final : public MediaWriter {
public:
    explicit PictureWriter(std::filesystem::path target) : target_(std::move(target)) {}
    ~PictureWriter() override {
        std::error_code none;
        if (!finished_)
            for (std::int64_t n = 0; n < written_; ++n) std::filesystem::remove(numbered_picture(target_, n), none);
    }

    Result<void> open(const VideoEncoding& video) {
        auto encoder = VideoEncoder::open(video, false, path_text(target_));
        if (!encoder) return fail(encoder.error());
        encoder_ = std::move(*encoder);
        return {};
    }
    bool has_sound() const override { return false; }
    Result<VideoFrame> fitted(const VideoFrame& frame) const override { return encoder_->fitted(frame); }
    Result<void> write(const VideoFrame& frame) override { return encoder_->encode(frame, to_files()); }
    Result<void> write(const CodedPicture&) override { return no_film(); }
    Result<void> write(std::span<const float>) override { return no_film(); }
    Result<void> finish() override {
        auto done = encoder_->end(to_files());
        finished_ = done.has_value();
        return done;
    }

private:
    Result<void> no_film() const {
        return fail(ErrorCode::InvalidArgument, "a run of pictures takes nothing but pictures", path_text(target_));
    }
    VideoEncoder::Sink to_files() {
        return [this](AVPacket& packet) {
            const auto* bytes = reinterpret_cast<const char*>(packet.data);
            return write_file(numbered_picture(target_, written_++), {bytes, static_cast<std::size_t>(packet.size)});
        };
    }

    std::filesystem::path target_;
    std::unique_ptr<VideoEncoder> encoder_;
    std::int64_t written_ = 0;
    bool finished_ = false;
};

bool is_picture_file(const std::filesystem::path& target) {
    const auto extension = target.extension();
    return extension == ".png" || extension == ".tif" || extension == ".tiff";
}

}  // namespace

Result<std::unique_ptr<MediaWriter>> MediaWriter::create(const std::filesystem::path& target,
                                                         std::optional<VideoEncoding> video,
                                                         std::optional<AudioEncoding> audio,
                                                         ContainerOptions container) {
    if (video && is_picture_file(target)) {
        auto pictures = std::make_unique<PictureWriter>(target);
        if (auto done = pictures->open(*video); !done) return fail(done.error());
        return pictures;
    }
    auto writer = std::make_unique<FileWriter>(target);
    if (auto done = writer->open(video, audio, container); !done) return fail(done.error());
    return writer;
}

std::filesystem::path numbered_picture(const std::filesystem::path& target, std::int64_t n) {
    char number[32];
    std::snprintf(number, sizeof number, "-%06lld", static_cast<long long>(n));
    auto name = target.stem();
    name += number;
    name += target.extension();
    return target.parent_path() / name;
}

Result<std::unique_ptr<MediaWriter>> MediaWriter::create(const std::filesystem::path& target, const CodedVideo& video,
                                                         std::optional<AudioEncoding> audio,
                                                         ContainerOptions container) {
    auto writer = std::make_unique<FileWriter>(target);
    if (auto done = writer->open(video, audio, container); !done) return fail(done.error());
    return writer;
}

}  // namespace rhyme
