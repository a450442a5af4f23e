#include "core/image/video_frame.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <opencv2/imgproc.hpp>

#include "core/base/files.h"
#include "core/image/av_frame.h"
#include "core/image/conversion.h"
#include "core/image/plate.h"

extern "C" {
#include <libavcodec/avcodec.h>
}

namespace rhyme {
namespace {

const AVPixFmtDescriptor* descriptor(int format) { return av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format)); }
bool is_rgb(int format) { return descriptor(format) && (descriptor(format)->flags & AV_PIX_FMT_FLAG_RGB); }
bool has_alpha(int format) { return descriptor(format) && (descriptor(format)->flags & AV_PIX_FMT_FLAG_ALPHA); }

Error no_conversion(int format) {
    const char* what = av_get_pix_fmt_name(static_cast<AVPixelFormat>(format));
    return {ErrorCode::Unsupported,
            std::string("pictures of the format ") + (what ? what : "unknown") + " cannot be converted", "", ""};
}

cv::Mat upright(cv::Mat picture, const VideoFrame& frame) {
    cv::Mat out = picture;
    if (frame.mirrored) cv::flip(picture, out, 1);
    switch (frame.rotation) {
        case 90:
            cv::rotate(out, picture, cv::ROTATE_90_CLOCKWISE);
            return picture;
        case 180:
            cv::rotate(out, picture, cv::ROTATE_180);
            return picture;
        case 270:
            cv::rotate(out, picture, cv::ROTATE_90_COUNTERCLOCKWISE);
            return picture;
        default:
            return out;
    }
}

bool lies_down(const VideoFrame& frame) { return frame.rotation == 90 || frame.rotation == 270; }

cv::Mat wrap(AVFrame& frame, int type) {
    return cv::Mat(frame.height, frame.width, type, frame.data[0], static_cast<std::size_t>(frame.linesize[0]));
}

// Straight alpha over black: every colour times its alpha.
template <class T>
cv::Mat over_black(const cv::Mat& rgba, int type) {
    constexpr unsigned full = std::numeric_limits<T>::max();
    cv::Mat out(rgba.size(), type);
    for (int y = 0; y < rgba.rows; ++y) {
        const T* in = rgba.ptr<T>(y);
        T* to = out.ptr<T>(y);
        for (int x = 0; x < rgba.cols; ++x, in += 4, to += 3)
            for (int c = 0; c < 3; ++c) to[c] = static_cast<T>((std::uint64_t(in[c]) * in[3] + full / 2) / full);
    }
    return out;
}

// What an SDR screen shows of it, from 16-bit R'G'B' in the picture's own colours.
cv::Mat mapped(cv::Mat rgb, const VideoFrame& frame, Depth depth) {
    const auto map =
        frame.conversions ? frame.conversions->tone_map(frame.color) : std::make_shared<const ToneMap>(frame.color);
    map->apply(rgb);
    if (depth == Depth::Eight) rgb.convertTo(rgb, CV_8U, 1.0 / 257);
    return rgb;
}

Result<cv::Mat> to_rgb_unchecked(const VideoFrame& frame, cv::Size size, Depth depth) {
    const bool map = needs_mapping(frame.color);
    const bool alpha = has_alpha(frame.data->format), deep = depth == Depth::Sixteen || map;
    const AVPixelFormat format =
        alpha ? (deep ? AV_PIX_FMT_RGBA64 : AV_PIX_FMT_RGBA) : (deep ? AV_PIX_FMT_RGB48 : AV_PIX_FMT_RGB24);
    const cv::Size lying = lies_down(frame) ? cv::Size(size.height, size.width) : size;
    const FramePtr out = make_frame(lying.width, lying.height, format);
    if (!out) return fail(ErrorCode::Internal, "there is not enough memory for the picture");
    if (!convert_frame(*frame.data, *out, frame.color, frame.conversions.get()))
        return fail(no_conversion(frame.data->format));
    const int type = deep ? CV_16UC3 : CV_8UC3;
    cv::Mat picture;
    if (alpha) {
        const cv::Mat rgba = wrap(*out, deep ? CV_16UC4 : CV_8UC4);
        picture = deep ? over_black<std::uint16_t>(rgba, type) : over_black<std::uint8_t>(rgba, type);
    } else {
        wrap(*out, type).copyTo(picture);
    }
    return upright(map ? mapped(picture, frame, depth) : picture, frame);
}

/// Three 8-bit planes of one size to R'G'B', in 1/4096.
cv::Mat rgb_of(const AVFrame& planes, const ColorInfo& color) {
    const bool full = color.range == ColorRange::Full;
    const LumaWeights w = luma_weights(color.matrix);
    const double unit = 4096, kg = 1 - w.kr - w.kb, chroma = 2 * unit * (full ? 1.0 : 255.0 / 224);
    const auto rounded = [](double v) { return static_cast<int>(std::lround(v)); };
    const int luma = rounded(unit * (full ? 1.0 : 255.0 / 219)), black = full ? 0 : 16, half = 1 << 11;
    const int red = rounded(chroma * (1 - w.kr)), blue = rounded(chroma * (1 - w.kb));
    const int green_v = rounded(chroma * (1 - w.kr) * w.kr / kg), green_u = rounded(chroma * (1 - w.kb) * w.kb / kg);
    const auto width = static_cast<std::size_t>(planes.width);
    cv::Mat out(planes.height, planes.width, CV_8UC3);
    std::vector<std::uint8_t> r(width), g(width), b(width);
    const auto level = [](int v) { return static_cast<std::uint8_t>(std::clamp(v >> 12, 0, 255)); };
    for (int row = 0; row < planes.height; ++row) {
        const std::uint8_t *y = planes.data[0] + static_cast<std::ptrdiff_t>(row) * planes.linesize[0],
                           *u = planes.data[1] + static_cast<std::ptrdiff_t>(row) * planes.linesize[1],
                           *v = planes.data[2] + static_cast<std::ptrdiff_t>(row) * planes.linesize[2];
        for (std::size_t x = 0; x < width; ++x) {
            const int light = (y[x] - black) * luma + half, cb = u[x] - 128, cr = v[x] - 128;
            r[x] = level(light + red * cr);
            g[x] = level(light - green_u * cb - green_v * cr);
            b[x] = level(light + blue * cb);
        }
        std::uint8_t* to = out.ptr<std::uint8_t>(row);
        for (std::size_t x = 0; x < width; ++x) to[3 * x] = r[x], to[3 * x + 1] = g[x], to[3 * x + 2] = b[x];
    }
    return out;
}

// Planes are averaged as they are, and only what is left is made R'G'B': swscale's own way there is in plain C.
Result<cv::Mat> to_small_rgb_unchecked(const VideoFrame& frame, cv::Size size) {
    const cv::Size lying = lies_down(frame) ? cv::Size(size.height, size.width) : size;
    const AVPixFmtDescriptor* d = descriptor(frame.data->format);
    constexpr auto unfit = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM |
                           AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_FLOAT;
    const bool fits = d && !(d->flags & unfit) && (d->flags & AV_PIX_FMT_FLAG_PLANAR) && d->nb_components == 3 &&
                      d->comp[0].depth == 8 && !needs_mapping(frame.color) && frame.color.matrix != ColorMatrix::Rgb &&
                      frame.data->width >= 2 * lying.width && frame.data->height >= 2 * lying.height;
    if (!fits) return to_rgb_unchecked(frame, size, Depth::Eight);
    const FramePtr planes = make_frame(lying.width, lying.height, AV_PIX_FMT_YUV444P);
    if (!planes) return fail(ErrorCode::Internal, "there is not enough memory for the picture");
    if (!convert_frame(*frame.data, *planes, frame.color, frame.conversions.get()))
        return fail(no_conversion(frame.data->format));
    return upright(rgb_of(*planes, frame.color), frame);
}

Result<cv::Mat> to_alpha_unchecked(const VideoFrame& frame, cv::Size size) {
    const cv::Size lying = lies_down(frame) ? cv::Size(size.height, size.width) : size;
    const FramePtr out = make_frame(lying.width, lying.height, AV_PIX_FMT_RGBA64);
    if (!out) return fail(ErrorCode::Internal, "there is not enough memory for the picture");
    if (!convert_frame(*frame.data, *out, frame.color, frame.conversions.get()))
        return fail(no_conversion(frame.data->format));
    cv::Mat alpha;
    cv::extractChannel(wrap(*out, CV_16UC4), alpha, 3);
    return upright(alpha, frame);
}

// The luma plane as a matrix, or empty when it is not a plane of its own of 8 to 16 native-endian bits.
cv::Mat luma_plane(const AVFrame& frame, int& bits) {
    const AVPixFmtDescriptor* d = descriptor(frame.format);
    constexpr auto unfit = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM |
                           AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_FLOAT | AV_PIX_FMT_FLAG_BE;
    if (!d || (d->flags & unfit) || d->comp[0].plane != 0 || d->comp[0].offset != 0 || frame.linesize[0] <= 0)
        return {};
    bits = d->comp[0].depth;
    if (d->comp[0].step != (bits + 7) / 8 || bits < 8 || bits > 16) return {};
    const int type = bits == 8 ? CV_8UC1 : CV_16UC1;
    cv::Mat plane(frame.height, frame.width, type, frame.data[0], static_cast<std::size_t>(frame.linesize[0]));
    if (d->comp[0].shift) plane = plane / (1 << d->comp[0].shift);
    return plane;
}

Result<cv::Mat> to_gray_unchecked(const VideoFrame& frame, cv::Size size) {
    const cv::Size lying = lies_down(frame) ? cv::Size(size.height, size.width) : size;
    int bits = 8;
    const bool map = needs_mapping(frame.color);
    const cv::Mat plane = map ? cv::Mat() : luma_plane(*frame.data, bits);
    if (plane.empty()) {
        auto rgb = to_rgb_unchecked(frame, size, Depth::Eight);
        if (!rgb) return fail(rgb.error());
        const LumaWeights w =
            luma_weights(map || frame.color.matrix == ColorMatrix::Rgb ? ColorMatrix::Bt709 : frame.color.matrix);
        cv::Mat gray;
        cv::transform(*rgb, gray, cv::Matx13f(float(w.kr), float(1 - w.kr - w.kb), float(w.kb)));
        return gray;
    }
    cv::Mat scaled = plane;
    const bool shrinks = lying.width <= plane.cols && lying.height <= plane.rows;
    if (lying != plane.size()) cv::resize(plane, scaled, lying, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC);
    const double unit = std::ldexp(1.0, bits - 8);
    const bool full = frame.color.range == ColorRange::Full;
    const double gain = full ? 255.0 / ((1 << bits) - 1) : 255.0 / (219 * unit);
    cv::Mat gray;
    scaled.convertTo(gray, CV_8U, gain, full ? 0.0 : -16 * unit * gain);
    return upright(gray, frame);
}

template <class F>
auto guarded(const VideoFrame& frame, cv::Size size, F&& make) -> Result<cv::Mat> {
    if (!frame) return fail(ErrorCode::InvalidArgument, "there is no picture");
    if (size.width <= 0 || size.height <= 0 || size.width > 32768 || size.height > 32768)
        return fail(ErrorCode::InvalidArgument, "the picture's size must lie between 1 and 32768");
    try {
        return make();
    } catch (const std::exception& e) {  // cv::Exception, std::bad_alloc
        return fail(ErrorCode::Internal, std::string("the picture could not be converted (") + e.what() + ")");
    }
}

}  // namespace

FramePtr make_frame(int width, int height, int format) {
    FramePtr frame(av_frame_alloc());
    if (!frame) return nullptr;
    frame->width = width, frame->height = height, frame->format = format;
    if (av_frame_get_buffer(frame.get(), 0) < 0) return nullptr;
    return frame;
}

int VideoFrame::coded_width() const { return data ? data->width : 0; }
int VideoFrame::coded_height() const { return data ? data->height : 0; }
bool VideoFrame::has_alpha() const { return data && rhyme::has_alpha(data->format); }

cv::Size VideoFrame::display_size() const {
    if (!data) return {};
    const double aspect =
        pixel_aspect_den > 0 ? static_cast<double>(pixel_aspect_num) / static_cast<double>(pixel_aspect_den) : 1;
    const cv::Size lying(std::max(1, static_cast<int>(std::lround(data->width * aspect))), data->height);
    return rotation == 90 || rotation == 270 ? cv::Size(lying.height, lying.width) : lying;
}

std::uint64_t content_hash(const VideoFrame& frame) {
    constexpr std::uint64_t prime = 1099511628211ull;
    std::uint64_t hash = 14695981039346656037ull;
    if (!frame) return hash;
    const AVFrame& f = *frame.data;
    const AVPixFmtDescriptor* d = descriptor(f.format);
    if (!d) return hash;
    for (int plane = 0; plane < av_pix_fmt_count_planes(static_cast<AVPixelFormat>(f.format)); ++plane) {
        const int shift = plane == 1 || plane == 2 ? d->log2_chroma_h : 0;
        const int rows = -((-f.height) >> shift);
        const int bytes = av_image_get_linesize(static_cast<AVPixelFormat>(f.format), f.width, plane);
        for (int y = 0; y < rows; ++y) {
            const std::uint8_t* row = f.data[plane] + static_cast<std::ptrdiff_t>(y) * f.linesize[plane];
            int x = 0;
            for (; x + 8 <= bytes;
                 x += 8) {  // eight bytes a step: as good for telling pictures apart, and eight times as fast
                std::uint64_t word;
                std::memcpy(&word, row + x, 8);
                hash = (hash ^ word) * prime;
                hash ^= hash >> 29;
            }
            for (; x < bytes; ++x) hash = (hash ^ row[x]) * prime;
        }
    }
    return hash;
}

Result<cv::Mat> to_rgb(const VideoFrame& frame, cv::Size size, Depth depth) {
    return guarded(frame, size, [&] { return to_rgb_unchecked(frame, size, depth); });
}

Result<cv::Mat> to_small_rgb(const VideoFrame& frame, cv::Size size) {
    return guarded(frame, size, [&] { return to_small_rgb_unchecked(frame, size); });
}

Result<cv::Mat> to_alpha(const VideoFrame& frame, cv::Size size) {
    return guarded(frame, size,
                   [&] { return frame.has_alpha() ? to_alpha_unchecked(frame, size) : Result<cv::Mat>(cv::Mat()); });
}

Result<cv::Mat> to_gray(const VideoFrame& frame, cv::Size size) {
    return guarded(frame, size, [&] { return to_gray_unchecked(frame, size); });
}

Result<VideoFrame> from_rgb(const cv::Mat& rgb, const ColorInfo& color, int pixel_format,
                            std::shared_ptr<ConversionCache> conversions) {
    if (rgb.empty() || (rgb.type() != CV_8UC3 && rgb.type() != CV_16UC3))
        return fail(ErrorCode::InvalidArgument, "a picture must be RGB of 8 or 16 bits to be encoded");
    const FramePtr in(av_frame_alloc());
    FramePtr out = make_frame(rgb.cols, rgb.rows, pixel_format);
    if (!in || !out) return fail(ErrorCode::Internal, "there is not enough memory for the picture");
    in->width = rgb.cols, in->height = rgb.rows,
    in->format = rgb.type() == CV_8UC3 ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_RGB48;
    in->data[0] = rgb.data, in->linesize[0] = static_cast<int>(rgb.step[0]);
    if (!convert_frame(*in, *out, color, conversions.get())) return fail(no_conversion(pixel_format));
    VideoFrame frame;
    frame.conversions = std::move(conversions);
    frame.color = color;
    if (is_rgb(pixel_format)) frame.color.matrix = ColorMatrix::Rgb, frame.color.range = ColorRange::Full;
    frame.data = std::shared_ptr<const AVFrame>(out.release(), FrameDeleter{});
    return frame;
}

Result<void> write_png(const cv::Mat& rgb, const std::string& path) {
    if (rgb.empty() || rgb.type() != CV_8UC3)
        return fail(ErrorCode::InvalidArgument, "only 8-bit RGB pictures are written as PNG", path);
    struct ContextDeleter {
        void operator()(AVCodecContext* c) const { avcodec_free_context(&c); }
    };
    struct PacketDeleter {
        void operator()(AVPacket* p) const { av_packet_free(&p); }
    };
    const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_PNG);
    const std::unique_ptr<AVCodecContext, ContextDeleter> encoder(codec ? avcodec_alloc_context3(codec) : nullptr);
    const std::unique_ptr<AVPacket, PacketDeleter> packet(av_packet_alloc());
    if (!encoder || !packet) return fail(ErrorCode::Unsupported, "this FFmpeg cannot write PNG", path);
    encoder->width = rgb.cols, encoder->height = rgb.rows, encoder->pix_fmt = AV_PIX_FMT_RGB24;
    encoder->time_base = {1, 25};
    encoder->thread_count = 1;
    const FramePtr frame = make_frame(rgb.cols, rgb.rows, AV_PIX_FMT_RGB24);
    if (!frame) return fail(ErrorCode::Internal, "there is not enough memory for the picture", path);
    rgb.copyTo(wrap(*frame, CV_8UC3));
    if (avcodec_open2(encoder.get(), codec, nullptr) < 0 || avcodec_send_frame(encoder.get(), frame.get()) < 0 ||
        avcodec_send_frame(encoder.get(), nullptr) < 0 || avcodec_receive_packet(encoder.get(), packet.get()) < 0)
        return fail(ErrorCode::Internal, "the picture could not be encoded", path);
    return write_file(path, {reinterpret_cast<const char*>(packet->data), static_cast<std::size_t>(packet->size)});
}

Result<int> pixel_format(const std::string& name) {
    const AVPixelFormat format = av_get_pix_fmt(name.c_str());
    if (format == AV_PIX_FMT_NONE) return fail(ErrorCode::InvalidArgument, "there is no pixel format '" + name + "'");
    return static_cast<int>(format);
}

}  // namespace rhyme
