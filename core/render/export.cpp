#include "core/image/mix.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "core/base/files.h"
#include "core/image/mix.h"
#include "core/render/export_check.h"
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
    Renderer::Picture picture;  ///< empty: the frame before once more
    VideoFrame fitted;          ///< what the encoder gets
    bool copied = false;        ///< its picture goes another way
    std::vector<float> sound;
    std::vector<std::string> warnings;
};

using Fit = std::function<Result<VideoFrame>(const VideoFrame&)>;

/// Decodes and composes, in order, on a thread of its own.
class Composer {
public:
    Composer(const ExportPlan& plan, const Renderer& renderer, const Timeline& timeline)
        : plan_(plan), renderer_(renderer), timeline_(timeline) {}

    /// Without its picture when that is copied.
    Result<Passing> frame(FramePosition p, bool copied) {
        Passing passing;
        passing.copied = copied;
        if (plan_.video && !copied) {
            auto picture = renderer_.picture(timeline_, p, Purpose::Export);
            if (picture) {
                passing.picture = std::move(*picture);
            } else if (picture.error().code != ErrorCode::Damaged) {
                return fail(picture.error());
            } else if (damaged_.insert(picture.error().file).second) {
                passing.warnings.push_back(picture.error().message() +
                                           "; the frame before it is shown instead, first at frame " +
                                           std::to_string(p.value));
            }
        }
        if (plan_.audio) {
            const FrameRate rate = timeline_.rate;
            const SamplePosition from = rate.sample(p, timeline_.sample_rate);
            const SampleCount count = rate.sample(p + FrameCount(1), timeline_.sample_rate) - from;
            passing.sound.resize(static_cast<std::size_t>(count.value) * 2);
            if (auto mixed = renderer_.sound(timeline_, from, passing.sound, Purpose::Export); !mixed)
                return fail(mixed.error());
            for (const auto& file : renderer_.pool().damaged_sounds())
                if (damaged_sounds_.insert(file).second)
                    passing.warnings.push_back(path_text(file) +
                                               ": its sound is damaged and silent in places, first about frame " +
                                               std::to_string(p.value));
        }
        return passing;
    }

private:
    const ExportPlan& plan_;
    const Renderer& renderer_;
    const Timeline& timeline_;
    std::set<std::string> damaged_;
    std::set<std::filesystem::path> damaged_sounds_;
};

/// Makes of each picture what the encoder takes, in order, on a thread of its own. What it takes already is passed on
/// as it is.
class Fitter {
public:
    Fitter(const ExportPlan& plan, Fit fit) : plan_(plan), fit_(std::move(fit)) {}

    Result<Passing> fit(Passing passing) {
        if (!plan_.video || passing.copied) return passing;
        auto fitted = picture(passing.picture);
        if (!fitted) return fail(fitted.error());
        passing.fitted = last_ = std::move(*fitted);
        passing.picture = {};
        return passing;
    }

private:
    Result<VideoFrame> picture(const Renderer::Picture& drawn) const {
        if (drawn.untouched) {
            auto fitted = fit_(drawn.untouched);
            if (!fitted || !drawn.incoming) return fitted;
            const auto incoming = fit_(drawn.incoming);
            if (!incoming) return incoming;
            if (VideoFrame both = mixed(*fitted, *incoming, drawn.share)) return both;
            return fail(ErrorCode::Unsupported, "pictures of the chosen pixel format cannot be dissolved");
        }
        if (drawn.composed.empty() && last_) return last_;
        const cv::Mat rgb = drawn.composed.empty()
                                ? cv::Mat(plan_.timeline.height, plan_.timeline.width, CV_16UC3, cv::Scalar::all(0))
                                : drawn.composed;
        return from_rgb(rgb, plan_.video->color, plan_.pixel_format, conversions_);
    }

    const ExportPlan& plan_;
    Fit fit_;
    std::shared_ptr<ConversionCache> conversions_ = make_conversion_cache();
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

/// Decode and compose, then fit to the encoder: a thread each, and bounded queues behind them.
class Stages {
public:
    Stages(const ExportPlan& plan, MediaPool& pool, Fit fitting, std::stop_source stop)
        : plan_(plan), pool_(pool), fit_(std::move(fitting)), stop_(std::move(stop)) {
        composing_ = std::jthread([this] { compose(); });
        fitting_ = std::jthread([this] { fit(); });
    }
    ~Stages() { stop_.request_stop(); }

    /// The next frame; nothing when stop was asked for.
    std::optional<Result<Passing>> take() { return fitted_.take(stop_.get_token()); }

private:
    void compose() {
        ExportMedia media(plan_.timeline, plan_.range, pool_);
        Composer composer(plan_, media.renderer(), media.timeline());
        std::size_t piece = 0;
        for (FramePosition p = plan_.range.start; p < plan_.range.end(); p += FrameCount(1)) {
            while (plan_.copy && p >= plan_.copy->pieces[piece].frames.end()) ++piece;
            const bool copied = plan_.copy && plan_.copy->pieces[piece].media.value;
            media.at(p);
            auto frame = composer.frame(p, copied);
            const bool failed = !frame;
            if (!composed_.put(std::move(frame), stop_.get_token()) || failed) return;
        }
    }
    void fit() {
        Fitter fitter(plan_, fit_);
        for (std::int64_t n = 0; n < plan_.range.length.value; ++n) {
            auto next = composed_.take(stop_.get_token());
            if (!next) return;
            auto frame = *next ? fitter.fit(std::move(**next)) : std::move(*next);
            const bool failed = !frame;
            if (!fitted_.put(std::move(frame), stop_.get_token()) || failed) return;
        }
    }

    const ExportPlan& plan_;
    MediaPool& pool_;
    Fit fit_;
    std::stop_source stop_;
    Handover<Result<Passing>> composed_{composed_ahead}, fitted_{encodable_ahead};
    std::jthread composing_, fitting_;
};

ContainerOptions container(const ExportJob& job) { return {job.preset.edit_lists}; }

/// One export at work.
class Run {
public:
    Run(const ExportPlan& plan, MediaPool& pool, const ExportJob& job, const Progress& progress, const Cancel& cancel,
        ExportReport& report)
        : plan_(plan),
          pool_(pool),
          job_(job),
          reporter_(progress, plan.range.length.value),
          report_(report),
          stop_too_(cancel, [this] { stop_.request_stop(); }) {}

    /// `pass` of two, or 0: the only one.
    Result<void> encode(int pass, const std::string& statistics) {
        std::optional<VideoEncoding> video = plan_.video;
        if (video) video->pass = pass, video->statistics = statistics;
        auto writer = MediaWriter::create(job_.target, video, pass == 1 ? std::nullopt : plan_.audio, container(job_));
        if (!writer) return fail(writer.error());
        Stages stages(
            plan_, pool_, [&](const VideoFrame& frame) { return (*writer)->fitted(frame); }, stop_);
        for (std::int64_t n = 0; n < plan_.range.length.value; ++n) {
            const auto next = take(stages, **writer);
            if (!next) return fail(next.error());
            if (plan_.video)
                if (auto written = (*writer)->write(next->fitted); !written) return written;
        }
        return finish(**writer);
    }

    /// How many pictures were copied.
    Result<std::int64_t> join() {
        CopyPlan copy = *plan_.copy;
        std::unique_ptr<RunEncoder> encoder;
        if (copy.encodes()) {
            auto opened = RunEncoder::open(copy.encoding);
            if (!opened) return fail(opened.error());
            encoder = std::move(*opened);
            if (!copy.format.fits(encoder->format()))
                return fail(ErrorCode::Unsupported, "what is encoded would not fit what is copied");
            copy.format.join(encoder->format());
        }
        auto writer =
            MediaWriter::create(job_.target, CodedVideo{copy.format, plan_.timeline.rate, copy.encoding.color},
                                plan_.audio, container(job_));
        if (!writer) return fail(writer.error());
        Stages stages(
            plan_, pool_, [&](const VideoFrame& frame) { return encoder->fitted(frame); }, stop_);
        const auto picture = [&]() -> Result<VideoFrame> {
            auto next = take(stages, **writer);
            if (!next) return fail(next.error());
            return next->fitted;
        };
        const auto copied = [&]() -> Result<void> {
            auto next = take(stages, **writer);
            if (!next) return fail(next.error());
            return {};
        };
        auto count = write_pieces(copy, pool_, **writer, encoder.get(), picture, copied);
        if (!count) return count;
        if (auto finished = finish(**writer); !finished) return fail(finished.error());
        return count;
    }

private:
    /// The next frame; its sound is written.
    Result<Passing> take(Stages& stages, MediaWriter& writer) {
        auto next = stages.take();
        if (!next || stop_.stop_requested()) return fail(cancelled(job_.target));
        if (!*next) return std::move(*next);
        report_.warnings.insert(report_.warnings.end(), (*next)->warnings.begin(), (*next)->warnings.end());
        if (plan_.audio && writer.has_sound()) {
            const std::span<const float> sound((*next)->sound);
            if (meter_) meter_->add(sound);
            if (auto written = writer.write(sound); !written) return fail(written.error());
        }
        reporter_.done(++taken_);
        return std::move(*next);
    }
    Result<void> finish(MediaWriter& writer) {
        if (stop_.stop_requested()) return fail(cancelled(job_.target));
        auto finished = writer.finish();
        if (finished && meter_ && writer.has_sound()) report_.loudness = meter_->so_far();
        return finished;
    }

    const ExportPlan& plan_;
    MediaPool& pool_;
    const ExportJob& job_;
    Reporter reporter_;
    ExportReport& report_;
    /// Fed with what is mixed anyway: nothing is mixed a second time to be measured.
    Result<LoudnessMeter> meter_ = LoudnessMeter::make(plan_.timeline.sample_rate);
    std::int64_t taken_ = 0;
    std::stop_source stop_;
    std::stop_callback<std::function<void()>> stop_too_;
};

/// What the first pass of two leaves for the second; removed at the end.
class Statistics {
public:
    explicit Statistics(const std::filesystem::path& target) : part_(target) {}
    ~Statistics() {
        std::error_code none;
        std::filesystem::remove(path(), none);
        std::filesystem::remove(path() + ".mbtree", none);
    }
    std::string path() const { return part_.path().string() + ".pass"; }

private:
    PartFile part_;
};

/// What is copied must be joined: where that turns out not to be possible, all is encoded after all.
Result<std::int64_t> write_all(const ExportPlan& plan, MediaPool& pool, const ExportJob& job, const Progress& progress,
                               const Cancel& cancel, ExportReport& report) {
    double reached = 0;
    const Progress noted = [&](const ProgressReport& now) {
        reached = now.fraction;
        if (progress) progress(now);
    };
    if (plan.copy) {
        auto copied = Run(plan, pool, job, noted, cancel, report).join();
        if (copied || copied.error().code != ErrorCode::Unsupported) return copied;
        report.warnings.push_back("nothing was copied, all of it is encoded: " + copied.error().message());
    }
    ExportPlan encoded = plan;
    encoded.copy.reset();
    const auto pass = [&](int number, const std::string& statistics, double from, double to) {
        return Run(encoded, pool, job, part_of(progress, from, to), cancel, report).encode(number, statistics);
    };
    if (job.preset.passes < 2 || !plan.video) {
        if (auto done = pass(0, "", reached, 1); !done) return fail(done.error());
        return 0;
    }
    const Statistics statistics(job.target);
    const std::size_t said = report.warnings.size();
    if (auto done = pass(1, statistics.path(), 0, 0.5); !done) return fail(done.error());
    report.warnings.resize(said);  // the second pass says the same
    if (auto done = pass(2, statistics.path(), 0.5, 1); !done) return fail(done.error());
    return 0;
}

}  // namespace

Result<ExportReport> export_timeline(const Timeline& timeline, const Renderer& renderer, const ExportJob& job,
                                     Progress progress, Cancel cancel) {
    const auto begun = Clock::now();
    auto plan = plan_export(timeline, renderer, job);
    if (!plan) return fail(plan.error());
    ExportReport report;
    report.warnings = plan->warnings;
    const auto copied = write_all(*plan, renderer.pool(), job, progress, cancel, report);
    if (!copied) return fail(copied.error());
    report.copied_packets = *copied;
    check_export(job.target, *plan, report);
    if (progress) progress({1, "done"});
    report.frames = plan->range.length.value;
    report.duration = timeline.rate.time(plan->range.length);
    report.seconds_taken = std::chrono::duration<double>(Clock::now() - begun).count();
    return report;
}

}  // namespace rhyme
