#include "core/image/conversion.h"

#include <algorithm>

#include "core/image/video_frame.h"

extern "C" {
#include <libswscale/swscale.h>
}

namespace rhyme {
namespace {

constexpr std::size_t kept_contexts = 8, kept_maps = 4;

int sws_matrix(ColorMatrix matrix) {
    switch (matrix) {
        case ColorMatrix::Bt601:
            return SWS_CS_ITU601;
        case ColorMatrix::Bt2020:
            return SWS_CS_BT2020;
        default:
            return SWS_CS_ITU709;
    }
}

bool is_rgb(int format) {
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(format));
    return d && (d->flags & AV_PIX_FMT_FLAG_RGB);
}

ConversionCache::Context make_context(const ConversionCache::Job& job) {
    int flags = SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT | SWS_FULL_CHR_H_INP | SWS_BITEXACT;
    const bool shrinks = job.to_width <= job.from_width && job.to_height <= job.from_height &&
                         (job.to_width < job.from_width || job.to_height < job.from_height);
    flags |= shrinks ? SWS_AREA : SWS_BICUBIC;
    ConversionCache::Context context(
        sws_getContext(job.from_width, job.from_height, static_cast<AVPixelFormat>(job.from_format), job.to_width,
                       job.to_height, static_cast<AVPixelFormat>(job.to_format), flags, nullptr, nullptr, nullptr));
    if (!context) return nullptr;
    const int* table = sws_getCoefficients(sws_matrix(job.matrix));
    const int yuv_full = job.range == ColorRange::Full;
    const int from_full = is_rgb(job.from_format) || yuv_full, to_full = is_rgb(job.to_format) || yuv_full;
    sws_setColorspaceDetails(context.get(), table, from_full, table, to_full, 0, 1 << 16, 1 << 16);
    return context;
}

}  // namespace

void ConversionCache::ContextDeleter::operator()(SwsContext* context) const { sws_freeContext(context); }

ConversionCache::Context ConversionCache::take(const Job& job) {
    std::lock_guard lock(shared_.mutex);
    const auto at =
        std::find_if(shared_.idle.begin(), shared_.idle.end(), [&](const Idle& idle) { return idle.job == job; });
    if (at == shared_.idle.end()) return nullptr;
    Context context = std::move(at->context);
    shared_.idle.erase(at);
    return context;
}

void ConversionCache::give(const Job& job, Context context) {
    std::list<Idle> gone;  // freed after the lock is
    std::lock_guard lock(shared_.mutex);
    shared_.idle.push_front({job, std::move(context)});
    if (shared_.idle.size() > kept_contexts) gone.splice(gone.begin(), shared_.idle, std::prev(shared_.idle.end()));
}

std::shared_ptr<const ToneMap> ConversionCache::tone_map(const ColorInfo& color) {
    std::lock_guard lock(shared_.mutex);
    for (const auto& [known, map] : shared_.maps)
        if (known == color) return map;
    auto map = std::make_shared<const ToneMap>(color);
    if (shared_.maps.size() >= kept_maps) shared_.maps.erase(shared_.maps.begin());
    shared_.maps.emplace_back(color, map);
    return map;
}

std::shared_ptr<ConversionCache> make_conversion_cache() { return std::make_shared<ConversionCache>(); }

bool convert_frame(const AVFrame& from, AVFrame& to, const ColorInfo& color, ConversionCache* cache) {
    const ConversionCache::Job job{from.width, from.height, from.format,  to.width,
                                   to.height,  to.format,   color.matrix, color.range};
    ConversionCache::Context context = cache ? cache->take(job) : nullptr;
    if (!context) context = make_context(job);
    if (!context) return false;
    const bool done =
        sws_scale(context.get(), from.data, from.linesize, 0, from.height, to.data, to.linesize) == to.height;
    if (cache && done) cache->give(job, std::move(context));
    return done;
}

}  // namespace rhyme
