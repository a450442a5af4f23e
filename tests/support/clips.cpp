#include "tests/support/clips.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "core/base/files.h"
#include "core/media/ffmpeg.h"
#include "core/media/media_writer.h"

namespace rhyme::testing {
namespace {

constexpr int columns = 8, rows = 2;

int checksum(int n) { return ((n & 15) * 3 + (n >> 4 & 15) * 5 + (n >> 8 & 15) * 7 + 9) & 15; }

cv::Rect block(int i, cv::Size size) {
    const int x0 = size.width * (i % columns) / columns, x1 = size.width * (i % columns + 1) / columns;
    const int y0 = size.height / 2 * (i / columns) / rows, y1 = size.height / 2 * (i / columns + 1) / rows;
    return {x0, y0, x1 - x0, y1 - y0};
}

std::vector<float> make_sound(const ClipSpec& spec, std::int64_t count) {
    std::vector<float> samples(static_cast<std::size_t>(count * 2));
    for (std::int64_t i = 0; i < count; ++i) {
        const float value =
            spec.sound ? spec.sound(i)
                       : static_cast<float>(0.25 * std::sin(2 * std::numbers::pi * 440 * double(i) / spec.sample_rate));
        samples[static_cast<std::size_t>(2 * i)] = samples[static_cast<std::size_t>(2 * i + 1)] = value;
    }
    return samples;
}

struct OutputDeleter {
    void operator()(AVFormatContext* p) const {
        if (p->pb) avio_closep(&p->pb);
        avformat_free_context(p);
    }
};

bool set_matrix(AVStream& stream, const Remux& changes) {
    if (!changes.rotation && !changes.mirrored) return true;
    std::uint8_t* data = nullptr;
    constexpr std::size_t size = 9 * sizeof(std::int32_t);
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
    AVPacketSideData* side = av_packet_side_data_new(
        &stream.codecpar->coded_side_data, &stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX, size, 0);
    data = side ? side->data : nullptr;
#else
    data = av_stream_new_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, size);
#endif
    if (!data) return false;
    auto* matrix = reinterpret_cast<std::int32_t*>(data);
    av_display_rotation_set(
        matrix, changes.rotation.value_or(0));  // clockwise here (FFmpeg: "counterclockwise" is what get() returns)
    if (changes.mirrored) matrix[0] = -matrix[0], matrix[1] = -matrix[1];
    return true;
}

}  // namespace

cv::Mat numbered_picture(int n, cv::Size size, cv::Scalar below) {
    cv::Mat picture(size, CV_8UC3, below);
    const int bits = n | checksum(n) << 12;
    for (int i = 0; i < columns * rows; ++i)
        picture(block(i, size)).setTo((bits >> i & 1) ? cv::Scalar(235, 235, 235) : cv::Scalar(20, 20, 20));
    return picture;
}

int read_frame_number(const cv::Mat& rgb) {
    if (rgb.empty() || rgb.type() != CV_8UC3 || rgb.cols < 16 || rgb.rows < 8) return -1;
    int bits = 0;
    for (int i = 0; i < columns * rows; ++i) {
        const cv::Rect whole = block(i, rgb.size());
        const cv::Rect middle(whole.x + whole.width / 4, whole.y + whole.height / 4, std::max(1, whole.width / 2),
                              std::max(1, whole.height / 2));
        const cv::Scalar mean = cv::mean(rgb(middle));
        const double gray = (mean[0] + mean[1] + mean[2]) / 3;
        if (gray > 85 && gray < 170) return -1;
        bits |= (gray >= 128) << i;
    }
    const int n = bits & 0xfff;
    return checksum(n) == bits >> 12 ? n : -1;
}

Result<void> make_clip(const std::filesystem::path& path, const ClipSpec& spec) {
    std::optional<VideoEncoding> video;
    if (spec.with_picture)
        video = VideoEncoding{spec.codec,        spec.width, spec.height,  spec.rate,
                              spec.pixel_format, spec.color, spec.options, 1};
    std::optional<AudioEncoding> audio;
    if (spec.with_audio) audio = AudioEncoding{spec.audio_codec, spec.sample_rate, 128000};
    auto writer = MediaWriter::create(path, video, audio);
    if (!writer) return fail(writer.error());
    for (std::int64_t n = 0; n < spec.frames && spec.with_picture; ++n) {
        auto frame = from_rgb(spec.draw(static_cast<int>(n), {spec.width, spec.height}), spec.color,
                              av_get_pix_fmt(spec.pixel_format.c_str()));
        if (!frame) return fail(frame.error());
        if (auto done = (*writer)->write(*frame); !done) return done;
    }
    if (spec.with_audio) {
        const auto samples = make_sound(spec, spec.rate.sample(FramePosition(spec.frames), spec.sample_rate).value);
        if (auto done = (*writer)->write(std::span<const float>(samples)); !done) return done;
    }
    return (*writer)->finish();
}

bool has_encoder(const std::string& name) { return avcodec_find_encoder_by_name(name.c_str()) != nullptr; }

Result<void> remux(const std::filesystem::path& from, const std::filesystem::path& to, const Remux& changes) {
    const auto broken = [&](const char* what) { return fail(ErrorCode::Internal, what, path_text(to)); };
    AVFormatContext* raw = nullptr;
    if (avformat_open_input(&raw, from.c_str(), nullptr, nullptr) < 0) return broken("cannot open");
    const FormatPtr in(raw);
    if (avformat_find_stream_info(in.get(), nullptr) < 0) return broken("cannot probe");
    AVFormatContext* raw_out = nullptr;
    avformat_alloc_output_context2(&raw_out, nullptr, nullptr, to.c_str());
    if (!raw_out) return broken("cannot make");
    const std::unique_ptr<AVFormatContext, OutputDeleter> out(raw_out);
    for (unsigned i = 0; i < in->nb_streams; ++i) {
        AVStream* stream = avformat_new_stream(out.get(), nullptr);
        if (!stream || avcodec_parameters_copy(stream->codecpar, in->streams[i]->codecpar) < 0)
            return broken("cannot copy");
        stream->codecpar->codec_tag = 0;
        stream->time_base = AVRational{1, 90000};
        if (stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && !set_matrix(*stream, changes))
            return broken("cannot turn");
    }
    if (avio_open(&out->pb, to.c_str(), AVIO_FLAG_WRITE) < 0 || avformat_write_header(out.get(), nullptr) < 0)
        return broken("cannot write");
    const PacketPtr packet(av_packet_alloc());
    for (std::int64_t count = 0; av_read_frame(in.get(), packet.get()) >= 0; av_packet_unref(packet.get())) {
        const AVStream& source = *in->streams[packet->stream_index];
        const bool video = source.codecpar->codec_type == AVMEDIA_TYPE_VIDEO;
        if (video && changes.keep && !changes.keep(count++)) continue;
        const AVRational target = out->streams[packet->stream_index]->time_base;
        if (video && changes.time) {
            const AVRational step = av_inv_q(source.avg_frame_rate);
            const auto moved = [&](std::int64_t stamp) {
                const RationalTime t = changes.time(av_rescale_q_rnd(stamp, source.time_base, step, AV_ROUND_NEAR_INF));
                return av_rescale(t.num, target.den, t.den * target.num);
            };
            const std::int64_t length = std::max<std::int64_t>(1, av_rescale_q(1, step, source.time_base));
            packet->duration = moved(packet->pts + length) - moved(packet->pts);
            packet->pts = moved(packet->pts), packet->dts = moved(packet->dts);
        } else {
            av_packet_rescale_ts(packet.get(), source.time_base, target);
        }
        packet->pos = -1;
        if (av_interleaved_write_frame(out.get(), packet.get()) < 0) return broken("cannot write a packet");
    }
    return av_write_trailer(out.get()) < 0 ? Result<void>(broken("cannot finish")) : Result<void>();
}

void truncate_copy(const std::filesystem::path& from, const std::filesystem::path& to, std::uintmax_t bytes) {
    std::filesystem::copy_file(from, to, std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(to, bytes);
}

}  // namespace rhyme::testing
