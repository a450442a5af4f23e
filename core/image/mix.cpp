#include "core/image/mix.h"

#include "core/image/av_frame.h"

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace rhyme {

namespace {

bool alike(const VideoFrame& a, const VideoFrame& b) {
    const auto same = [](ColorInfo x, ColorInfo y) {
        x.guessed = y.guessed = false;
        return x == y;
    };
    return a && b && a.data->format == b.data->format && a.data->width == b.data->width &&
           a.data->height == b.data->height && same(a.color, b.color);
}

/// Bytes a sample; 0: not whole integers.
int sample_bytes(const AVPixFmtDescriptor* d) {
    constexpr auto unfit = AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BE | AV_PIX_FMT_FLAG_HWACCEL |
                           AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_FLOAT;
    if (!d || (d->flags & unfit)) return 0;
    const int bytes = d->comp[0].depth > 8 ? 2 : 1;
    for (int i = 0; i < d->nb_components; ++i)
        if (d->comp[i].depth + d->comp[i].shift > 8 * bytes || d->comp[i].step % bytes != 0 ||
            d->comp[i].offset % bytes != 0 || (bytes == 1 && d->comp[i].depth != 8))
            return 0;
    return bytes;
}

}  // namespace

VideoFrame mixed(const VideoFrame& a, const VideoFrame& b, double t) {
    if (!alike(a, b)) return {};
    const auto format = static_cast<AVPixelFormat>(a.data->format);
    const int bytes = sample_bytes(av_pix_fmt_desc_get(format));
    if (bytes == 0) return {};
    FramePtr out = make_frame(a.data->width, a.data->height, format);
    if (!out) return {};
    for (int i = 0; i < av_pix_fmt_count_planes(format); ++i) {
        if (a.data->linesize[i] <= 0 || b.data->linesize[i] <= 0) return {};
        const bool chroma = (i == 1 || i == 2) && av_pix_fmt_count_planes(format) > 1;
        const int height =
            chroma ? AV_CEIL_RSHIFT(out->height, av_pix_fmt_desc_get(format)->log2_chroma_h) : out->height;
        const auto plane = [&](const AVFrame& of) {
            return cv::Mat(height, av_image_get_linesize(format, out->width, i) / bytes, bytes == 2 ? CV_16U : CV_8U,
                           of.data[i], static_cast<std::size_t>(of.linesize[i]));
        };
        cv::Mat made = plane(*out);
        cv::addWeighted(plane(*a.data), 1 - t, plane(*b.data), t, 0, made);
    }
    VideoFrame frame = a;
    frame.data = std::shared_ptr<const AVFrame>(out.release(), FrameDeleter{});
    return frame;
}

}  // namespace rhyme
