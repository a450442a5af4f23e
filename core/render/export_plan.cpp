#include "core/render/export_plan.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/files.h"

namespace rhyme {

namespace {

std::string in_words(FramePosition p) { return std::to_string(p.value); }

Result<FrameRange> range_of(const Timeline& timeline, const ExportJob& job) {
    const FrameRange whole{FramePosition(0), timeline.end() - FramePosition(0)};
    if (whole.empty())
        return fail(ErrorCode::InvalidArgument, "the sequence is empty: there is nothing to export",
                    path_text(job.target), "put a clip on the timeline");
    const FrameRange range = job.range.value_or(whole);
    if (range.empty() || !whole.contains(range))
        return fail(ErrorCode::InvalidArgument,
                    "the range " + in_words(range.start) + "-" + in_words(range.end()) +
                        " does not lie within the sequence, which has " + in_words(whole.end()) + " frames",
                    path_text(job.target));
    return range;
}

void add_media_warnings(const Timeline& timeline, FrameRange range, const MediaPool& pool, ExportPlan& plan,
                        std::set<MediaId>& seen) {
    for (const auto& track : timeline.tracks) {
        if (track->muted) continue;
        for (const Clip& clip : track->clips) {
            if (clip.kind != ClipKind::Media || !clip.enabled || !clip.range().overlaps(range) ||
                !seen.insert(clip.media).second)
                continue;
            const auto media = pool.find(clip.media);
            if (!media) {
                plan.warnings.push_back("'" + clip.name +
                                        "' is offline: a grey card is shown, and silence, in its place");
                continue;
            }
            if (!media->info.video) continue;
            const ColorTransfer transfer = media->info.video->color.transfer;
            if (transfer == ColorTransfer::Pq || transfer == ColorTransfer::Hlg)
                plan.warnings.push_back("'" + path_text(media->info.path.filename()) + "' is HDR (" +
                                        std::string(name(transfer)) + "): it is tone-mapped to the standard range");
        }
    }
}

/// Writing over a file that is being read would destroy it.
bool is_source(const std::filesystem::path& target, const Timeline& timeline, const MediaPool& pool) {
    std::error_code none;
    if (timeline.nested && std::any_of(timeline.nested->begin(), timeline.nested->end(),
                                       [&](const auto& inner) { return is_source(target, *inner, pool); }))
        return true;
    for (const auto& track : timeline.tracks)
        for (const Clip& clip : track->clips)
            if (const auto media = pool.find(clip.media))
                if (std::filesystem::equivalent(media->info.path, target, none)) return true;
    return false;
}

void set_bit_rate(VideoEncoding& video, const ExportPreset& preset) {
    const std::int64_t wanted =
        video.rate.fps() > 31 && preset.fast_bit_rate > 0 ? preset.fast_bit_rate : preset.bit_rate;
    video.options.erase("crf");
    video.options["b"] = std::to_string(wanted);
    if (video.codec == "libx264" || video.codec == "libx265") {  // peaks that players' buffers bear
        video.options["maxrate"] = std::to_string(wanted * 3 / 2);
        video.options["bufsize"] = std::to_string(wanted * 2);
    }
}

Result<void> plan_copying(ExportPlan& plan, const MediaPool& pool) {
    auto copy = plan_copy(plan.timeline, plan.range, pool, *plan.video);
    if (!copy) return fail(copy.error());
    plan.warnings.insert(plan.warnings.end(), copy->warnings.begin(), copy->warnings.end());
    if (!copy->copies()) {
        plan.warnings.push_back("nothing could be copied: all of it is encoded");
        return {};
    }
    plan.video = copy->encoding;
    plan.copy = std::move(*copy);
    return {};
}

}  // namespace

Result<ExportPlan> plan_export(const Timeline& timeline, const Renderer& renderer, const ExportJob& job) {
    const auto range = range_of(timeline, job);
    if (!range) return fail(range.error());
    if (is_source(job.target, timeline, renderer.pool()))
        return fail(ErrorCode::Conflict, "this file is used in the sequence", path_text(job.target),
                    "choose another name");
    ExportPlan plan{timeline, *range, job.preset.video, job.preset.audio, -1, {}, {}};
    if (!plan.video && !plan.audio)
        return fail(ErrorCode::InvalidArgument, "the preset '" + job.preset.name + "' has neither picture nor sound",
                    path_text(job.target));
    if (plan.audio) plan.timeline.sample_rate = plan.audio->sample_rate;
    if (plan.video) {
        VideoEncoding& video = *plan.video;
        cv::Size size(timeline.width, timeline.height);
        if (video.width > 0 && video.height > 0) size = {video.width, video.height};
        size = job.size.value_or(size);
        if (size.width < 2 || size.height < 2 || size.width > 16384 || size.height > 16384)
            return fail(ErrorCode::InvalidArgument, "the picture's size must lie between 2 and 16384",
                        path_text(job.target));
        const cv::Size even(size.width & ~1, size.height & ~1);
        if (even != size)
            plan.warnings.push_back("the size " + std::to_string(size.width) + "x" + std::to_string(size.height) +
                                    " was made even: " + std::to_string(even.width) + "x" +
                                    std::to_string(even.height));
        video.width = plan.timeline.width = even.width;
        video.height = plan.timeline.height = even.height;
        video.rate = timeline.rate;
        video.color = export_color(plan.timeline, *range, renderer.pool());
        if (job.preset.bit_rate > 0) set_bit_rate(video, job.preset);
        if (job.preset.keyframe_seconds > 0)
            video.options["g"] =
                std::to_string(std::max(1L, std::lround(job.preset.keyframe_seconds * timeline.rate.fps())));
        if (job.preset.copy)
            if (auto done = plan_copying(plan, renderer.pool()); !done) return fail(done.error());
        const auto format = pixel_format(video.pixel_format);
        if (!format) return fail(format.error());
        plan.pixel_format = *format;
    }
    std::set<MediaId> seen;
    add_media_warnings(timeline, plan.range, renderer.pool(), plan, seen);
    if (timeline.nested)
        for (const auto& inner : *timeline.nested)
            add_media_warnings(*inner, {FramePosition(0), inner->end() - FramePosition(0)}, renderer.pool(), plan,
                               seen);
    for (std::string& warning : renderer.not_drawn(timeline, plan.range)) plan.warnings.push_back(std::move(warning));
    return plan;
}

ColorInfo export_color(const Timeline& timeline, FrameRange range, const MediaPool& pool) {
    std::int64_t bt601 = 0, others = 0;
    ColorInfo sample;
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Video || track->muted) continue;
        for (const Clip& clip : track->clips) {
            const auto media = pool.find(clip.media);
            const FrameCount shown = clip.range().intersection(range).length;
            if (!clip.enabled || shown.value <= 0 || !media || !media->info.video) continue;
            const VideoInfo& v = *media->info.video;
            const bool whole = v.width == timeline.width && v.height == timeline.height && v.rotation == 0;
            const bool is_601 = v.color.matrix == ColorMatrix::Bt601 && v.color.range == ColorRange::Limited;
            if (whole && is_601)
                bt601 += shown.value, sample = v.color;
            else
                others += whole ? shown.value : 0;
        }
    }
    if (bt601 <= others) return {};
    sample.guessed = false;
    return sample;
}

}  // namespace rhyme
