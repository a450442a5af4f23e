#include "core/render/export.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "core/base/files.h"
#include "core/render/handover.h"

namespace rhyme {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t frames_ahead = 8;

/// One frame of the target, ready to be encoded.
struct Ready {
    VideoFrame frame;
    std::vector<float> sound;
    std::string warning;
};

/// All that is settled before the first frame.
struct Plan {
    Timeline timeline;  ///< in the target's size
    FrameRange range;
    std::optional<VideoEncoding> video;
    std::optional<AudioEncoding> audio;
    int pixel_format = -1;
    std::vector<std::string> warnings;
};

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

void add_media_warnings(const Timeline& timeline, const MediaPool& pool, Plan& plan) {
    std::set<MediaId> seen;
    for (const auto& track : timeline.tracks) {
        if (track->muted) continue;
        for (const Clip& clip : track->clips) {
            if (!clip.enabled || !clip.range().overlaps(plan.range) || !seen.insert(clip.media).second) continue;
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
                                        std::string(name(transfer)) +
                                        "): its brightness is not mapped to the export's range");
        }
    }
}

/// Writing over a file that is being read would destroy it.
bool is_source(const std::filesystem::path& target, const Timeline& timeline, const MediaPool& pool) {
    std::error_code none;
    for (const auto& track : timeline.tracks)
        for (const Clip& clip : track->clips)
            if (const auto media = pool.find(clip.media))
                if (std::filesystem::equivalent(media->info.path, target, none)) return true;
    return false;
}

Result<Plan> plan_export(const Timeline& timeline, const Renderer& renderer, const ExportJob& job) {
    const auto range = range_of(timeline, job);
    if (!range) return fail(range.error());
    if (is_source(job.target, timeline, renderer.pool()))
        return fail(ErrorCode::Conflict, "this file is used in the sequence", path_text(job.target),
                    "choose another name");
    Plan plan{timeline, *range, job.preset.video, job.preset.audio, -1, {}};
    if (!plan.video && !plan.audio)
        return fail(ErrorCode::InvalidArgument, "the preset '" + job.preset.name + "' has neither picture nor sound",
                    path_text(job.target));
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
        if (job.preset.keyframe_seconds > 0)
            video.options["g"] =
                std::to_string(std::max(1L, std::lround(job.preset.keyframe_seconds * timeline.rate.fps())));
        const auto format = pixel_format(video.pixel_format);
        if (!format) return fail(format.error());
        plan.pixel_format = *format;
    }
    add_media_warnings(timeline, renderer.pool(), plan);
    return plan;
}

/// The picture at `p` as the encoder takes it. The writer converts what differs from its size, format, matrix or range.
Result<VideoFrame> encodable(const Renderer& renderer, const Plan& plan, FramePosition p) {
    auto picture = renderer.picture(plan.timeline, p, Purpose::Export);
    if (!picture) return fail(picture.error());
    if (picture->untouched) return picture->untouched;
    return from_rgb(picture->composed, plan.video->color, plan.pixel_format);
}

/// Decodes and composes, in order, on a thread of its own.
class Composer {
public:
    Composer(const Renderer& renderer, const Plan& plan) : renderer_(renderer), plan_(plan) {}

    Result<Ready> frame(FramePosition p) {
        Ready ready;
        if (plan_.video) {
            auto picture = encodable(renderer_, plan_, p);
            if (picture) {
                last_ = *picture;
            } else if (picture.error().code != ErrorCode::Damaged) {
                return fail(picture.error());
            } else {
                if (damaged_.insert(picture.error().file).second)
                    ready.warning = picture.error().message() +
                                    "; the frame before it is shown instead, first at frame " + in_words(p);
                if (!last_) {
                    auto black =
                        from_rgb(cv::Mat(plan_.timeline.height, plan_.timeline.width, CV_16UC3, cv::Scalar::all(0)),
                                 plan_.video->color, plan_.pixel_format);
                    if (!black) return fail(black.error());
                    last_ = *black;
                }
            }
            ready.frame = last_;
        }
        if (plan_.audio) {
            const FrameRate rate = plan_.timeline.rate;
            const SamplePosition from = rate.sample(p, plan_.timeline.sample_rate);
            const SampleCount count = rate.sample(p + FrameCount(1), plan_.timeline.sample_rate) - from;
            ready.sound.resize(static_cast<std::size_t>(count.value) * 2);
            if (auto mixed = renderer_.sound(plan_.timeline, from, ready.sound, Purpose::Export); !mixed)
                return fail(mixed.error());
        }
        return ready;
    }

private:
    const Renderer& renderer_;
    const Plan& plan_;
    VideoFrame last_;
    std::set<std::string> damaged_;
};

/// Opens the decoder of the next clip a second before its cut, so that seeking in it does not hold up the encoder.
class Opener {
public:
    Opener(MediaPool& pool, const Plan& plan)
        : pool_(pool), plan_(plan), ahead_(plan.timeline.rate.count(RationalTime(1, 1), Rounding::Up)) {}

    void at(FramePosition p) {
        const FramePosition then = p + ahead_;
        if (!plan_.range.contains(then)) return;
        const FramePlan now = plan_frame(plan_.timeline, p, pool_), next = plan_frame(plan_.timeline, then, pool_);
        if (next.layers.empty()) return;
        const FramePlan::Layer& coming = next.layers.back();
        if (coming.clip == last_) return;
        last_ = coming.clip;
        // One file has one decoder for the export: moving it away from the clip being shown would cost more than it
        // saves.
        for (const auto& layer : now.layers)
            if (layer.media == coming.media) return;
        const Clip* clip = plan_.timeline.find(coming.clip);
        const auto media = pool_.find(coming.media);
        if (!clip || !media || !media->index) return;
        requests_.put({coming.media, source_frame(*clip, then, plan_.timeline.rate, *media)}, worker_.get_stop_token());
    }

private:
    struct Request {
        MediaId media;
        FramePosition frame;
    };
    MediaPool& pool_;
    const Plan& plan_;
    FrameCount ahead_;
    ClipId last_;
    Handover<Request> requests_{4};
    std::jthread worker_{[this](std::stop_token stop) {
        while (const auto request = requests_.take(stop))
            pool_.prefetch(request->media, request->frame, Purpose::Export);
    }};
};

std::string remaining(double seconds) {
    const long s = std::lround(std::ceil(seconds));
    if (s < 60) return std::to_string(s) + " s left";
    return std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s left";
}

/// Reports a few times a second; the rate of the last frames is what the rest is judged by.
class Reporter {
public:
    Reporter(const Progress& progress, std::int64_t total) : progress_(progress), total_(total) {}

    void done(std::int64_t frames) {
        const auto now = Clock::now();
        if (!progress_ || (frames < total_ && now - reported_ < std::chrono::milliseconds(100))) return;
        reported_ = now;
        const double elapsed = std::chrono::duration<double>(now - begun_).count();
        std::string what = "frame " + std::to_string(frames) + " of " + std::to_string(total_);
        if (elapsed > 1 && frames < total_)
            what += ", " + remaining(elapsed / static_cast<double>(frames) * static_cast<double>(total_ - frames));
        // The last hundredth is finishing the file.
        progress_({0.99 * static_cast<double>(frames) / static_cast<double>(total_), what});
    }

private:
    const Progress& progress_;
    std::int64_t total_;
    Clock::time_point begun_ = Clock::now(), reported_ = begun_;
};

Error cancelled(const std::filesystem::path& target) {
    return {ErrorCode::Cancelled, "the export was cancelled", path_text(target), ""};
}

Result<void> run(const Renderer& renderer, const Plan& plan, MediaWriter& writer, const ExportJob& job,
                 const Progress& progress, const Cancel& cancel, std::vector<std::string>& warnings) {
    Handover<Result<Ready>> ready(frames_ahead);
    std::stop_source stop;
    const std::stop_callback stop_too(cancel, [&] { stop.request_stop(); });
    std::jthread composing([&] {
        Composer composer(renderer, plan);
        Opener opener(renderer.pool(), plan);
        for (FramePosition p = plan.range.start; p < plan.range.end(); p += FrameCount(1)) {
            opener.at(p);
            auto frame = composer.frame(p);
            const bool failed = !frame;
            if (!ready.put(std::move(frame), stop.get_token()) || failed) return;
        }
    });
    struct StopAtEnd {
        std::stop_source& stop;
        ~StopAtEnd() { stop.request_stop(); }
    } stop_at_end{stop};

    Reporter reporter(progress, plan.range.length.value);
    for (std::int64_t n = 0; n < plan.range.length.value; ++n) {
        auto next = ready.take(stop.get_token());
        if (!next || cancel.stop_requested()) return fail(cancelled(job.target));
        if (!*next) return fail(next->error());
        if (!(*next)->warning.empty()) warnings.push_back((*next)->warning);
        if (plan.video)
            if (auto written = writer.write((*next)->frame); !written) return written;
        if (plan.audio)
            if (auto written = writer.write(std::span<const float>((*next)->sound)); !written) return written;
        reporter.done(n + 1);
    }
    if (cancel.stop_requested()) return fail(cancelled(job.target));
    if (auto finished = writer.finish(); !finished) return finished;
    if (progress) progress({1, "done"});
    return {};
}

}  // namespace

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

Result<ExportReport> export_timeline(const Timeline& timeline, const Renderer& renderer, const ExportJob& job,
                                     Progress progress, Cancel cancel) {
    const auto begun = Clock::now();
    auto plan = plan_export(timeline, renderer, job);
    if (!plan) return fail(plan.error());
    auto writer = MediaWriter::create(job.target, plan->video, plan->audio);
    if (!writer) return fail(writer.error());
    ExportReport report;
    report.warnings = plan->warnings;
    if (auto done = run(renderer, *plan, **writer, job, progress, cancel, report.warnings); !done)
        return fail(done.error());
    report.frames = plan->range.length.value;
    report.duration = timeline.rate.time(plan->range.length);
    report.seconds_taken = std::chrono::duration<double>(Clock::now() - begun).count();
    return report;
}

}  // namespace rhyme
