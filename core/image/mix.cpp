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

bool plain_planes(const AVPixFmtDescriptor* d) {
    constexpr auto unfit = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_ALPHA | AV_PIX_FMT_FLAG_BE |
                           AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_FLOAT;
    if (!d || (d->flags & unfit)) return false;
    for (int i = 0; i < d->nb_components; ++i)
        if (d->comp[i].plane != i || d->comp[i].shift != 0 || d->comp[i].step != (d->comp[i].depth > 8 ? 2 : 1))
            return false;
    return true;
}

}  // namespace

VideoFrame mixed(const VideoFrame& a, const VideoFrame& b, double t) {
    if (!alike(a, b)) return {};
    const auto format = static_cast<AVPixelFormat>(a.data->format);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(format);
    if (!plain_planes(d)) return {};
    FramePtr out = make_frame(a.data->width, a.data->height, format);
    if (!out) return {};
    for (int i = 0; i < d->nb_components; ++i) {
        const bool chroma = i == 1 || i == 2;
        const int width = chroma ? AV_CEIL_RSHIFT(out->width, d->log2_chroma_w) : out->width,
                  height = chroma ? AV_CEIL_RSHIFT(out->height, d->log2_chroma_h) : out->height;
        const auto plane = [&](const AVFrame& of) {
            return cv::Mat(height, width, d->comp[i].depth > 8 ? CV_16U : CV_8U, of.data[i],
                           static_cast<std::size_t>(of.linesize[i]));
        };
        if (a.data->linesize[i] <= 0 || b.data->linesize[i] <= 0) return {};
        cv::Mat made = plane(*out);
        cv::addWeighted(plane(*a.data), 1 - t, plane(*b.data), t, 0, made);
    }
    VideoFrame frame = a;
    frame.data = std::shared_ptr<const AVFrame>(out.release(), FrameDeleter{});
    return frame;
}

}  // namespace rhyme
