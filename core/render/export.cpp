#include "core/render/export.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "core/base/files.h"
#include "core/render/export_media.h"
#include "core/render/export_plan.h"
#include "core/render/handover.h"

namespace rhyme {

namespace {

using Clock = std::chrono::steady_clock;

// Between the stages: enough to even out frames of unequal cost, few enough that memory stays near the encoder's own.
constexpr std::size_t composed_ahead = 2, encodable_ahead = 4;

/// One frame of the target on its way through the stages.
struct Passing {
    VideoFrame untouched;  ///< as decoded
    cv::Mat composed;      ///< or as drawn; neither: the frame before once more
    std::vector<float> sound;
    std::string warning;
};

/// Decodes and composes, in order, on a thread of its own.
class Composer {
public:
    Composer(const ExportPlan& plan, const Renderer& renderer, const Timeline& timeline)
        : plan_(plan), renderer_(renderer), timeline_(timeline) {}

    Result<Passing> frame(FramePosition p) {
        Passing passing;
        if (plan_.video) {
            auto picture = renderer_.picture(timeline_, p, Purpose::Export);
            if (picture) {
                passing.untouched = std::move(picture->untouched);
                passing.composed = std::move(picture->composed);
            } else if (picture.error().code != ErrorCode::Damaged) {
                return fail(picture.error());
            } else if (damaged_.insert(picture.error().file).second) {
                passing.warning = picture.error().message() +
                                  "; the frame before it is shown instead, first at frame " + std::to_string(p.value);
            }
        }
        if (plan_.audio) {
            const FrameRate rate = timeline_.rate;
            const SamplePosition from = rate.sample(p, timeline_.sample_rate);
            const SampleCount count = rate.sample(p + FrameCount(1), timeline_.sample_rate) - from;
            passing.sound.resize(static_cast<std::size_t>(count.value) * 2);
            if (auto mixed = renderer_.sound(timeline_, from, passing.sound, Purpose::Export); !mixed)
                return fail(mixed.error());
        }
        return passing;
    }

private:
    const ExportPlan& plan_;
    const Renderer& renderer_;
    const Timeline& timeline_;
    std::set<std::string> damaged_;
};

/// Makes of each picture what the encoder takes, in order, on a thread of its own. What it takes already is passed on
/// as it is.
class Fitter {
public:
    Fitter(const ExportPlan& plan, const MediaWriter& writer) : plan_(plan), writer_(writer) {}

    Result<Passing> fit(Passing passing) {
        if (!plan_.video) return passing;
        auto fitted = picture(passing);
        if (!fitted) return fail(fitted.error());
        passing.untouched = last_ = std::move(*fitted);
        passing.composed.release();
        return passing;
    }

private:
    Result<VideoFrame> picture(const Passing& passing) const {
        if (passing.untouched) return writer_.fitted(passing.untouched);
        if (passing.composed.empty() && last_) return last_;
        const cv::Mat rgb = passing.composed.empty()
                                ? cv::Mat(plan_.timeline.height, plan_.timeline.width, CV_16UC3, cv::Scalar::all(0))
                                : passing.composed;
        return from_rgb(rgb, plan_.video->color, plan_.pixel_format);
    }

    const ExportPlan& plan_;
    const MediaWriter& writer_;
    VideoFrame last_;
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

Result<void> encode_all(const ExportPlan& plan, MediaWriter& writer, Handover<Result<Passing>>& fitted,
                        const ExportJob& job, std::stop_token stop, Reporter reporter,
                        std::vector<std::string>& warnings) {
    for (std::int64_t n = 0; n < plan.range.length.value; ++n) {
        auto next = fitted.take(stop);
        if (!next || stop.stop_requested()) return fail(cancelled(job.target));
        if (!*next) return fail(next->error());
        if (!(*next)->warning.empty()) warnings.push_back((*next)->warning);
        if (plan.video)
            if (auto written = writer.write((*next)->untouched); !written) return written;
        if (plan.audio)
            if (auto written = writer.write(std::span<const float>((*next)->sound)); !written) return written;
        reporter.done(n + 1);
    }
    return {};
}

/// Decode and compose, fit to the encoder, encode: a thread each, and bounded queues between them.
Result<void> run(const Renderer& renderer, const ExportPlan& plan, MediaWriter& writer, const ExportJob& job,
                 const Progress& progress, const Cancel& cancel, std::vector<std::string>& warnings) {
    Handover<Result<Passing>> composed(composed_ahead), fitted(encodable_ahead);
    std::stop_source stop;
    const std::stop_callback stop_too(cancel, [&] { stop.request_stop(); });
    std::jthread composing([&] {
        ExportMedia media(plan.timeline, plan.range, renderer.pool());
        Composer composer(plan, media.renderer(), media.timeline());
        for (FramePosition p = plan.range.start; p < plan.range.end(); p += FrameCount(1)) {
            media.at(p);
            auto frame = composer.frame(p);
            const bool failed = !frame;
            if (!composed.put(std::move(frame), stop.get_token()) || failed) return;
        }
    });
    std::jthread fitting([&] {
        Fitter fitter(plan, writer);
        for (std::int64_t n = 0; n < plan.range.length.value; ++n) {
            auto next = composed.take(stop.get_token());
            if (!next) return;
            auto frame = *next ? fitter.fit(std::move(**next)) : std::move(*next);
            const bool failed = !frame;
            if (!fitted.put(std::move(frame), stop.get_token()) || failed) return;
        }
    });
    struct StopAtEnd {
        std::stop_source& stop;
        ~StopAtEnd() { stop.request_stop(); }
    } stop_at_end{stop};

    auto encoded =
        encode_all(plan, writer, fitted, job, stop.get_token(), Reporter(progress, plan.range.length.value), warnings);
    if (!encoded) return encoded;
    if (cancel.stop_requested()) return fail(cancelled(job.target));
    return writer.finish();
}

}  // namespace

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
    if (progress) progress({1, "done"});
    report.frames = plan->range.length.value;
    report.duration = timeline.rate.time(plan->range.length);
    report.seconds_taken = std::chrono::duration<double>(Clock::now() - begun).count();
    return report;
}

}  // namespace rhyme
