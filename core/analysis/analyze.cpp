#include <algorithm>
#include <deque>
#include <opencv2/imgproc.hpp>

#include "core/analysis/analysis.h"
#include "core/analysis/describe.h"
#include "core/analysis/describers.h"
#include "core/analysis/moments.h"
#include "core/analysis/shots.h"
#include "core/base/files.h"
#include "core/base/thread_pool.h"
#include "core/media/frame_source.h"

namespace rhyme {
namespace {

// Feeds frames to the shot detector, and keeps each until no moment can need it any more.
class Pass {
public:
    Pass(std::shared_ptr<const Media> media, unsigned jobs, const Cancel& cancel)
        : media_(std::move(media)),
          index_(*media_->index),
          describers_(jobs, cancel, std::vector<bool>(all_cues().size(), true)) {}

    void add(cv::Mat rgb) {
        detector_.add(rgb);
        pictures_.push_back(std::move(rgb));
        ++frames_;
        if (frames_ % 8 == 0) advance(false);
    }

    void finish(MediaAnalysis& analysis) {
        detector_.finish();
        advance(true);
        analysis.frames = frames_;
        analysis.changes = detector_.changes();
        analysis.shots = shots_between(analysis.changes, FrameCount(frames_));
        analysis.moments = describers_.take();
        number_shots(analysis);
        const bool brief = frames_ == 1 && !media_->info.video->still;
        for (Moment& moment : analysis.moments) moment.brief = brief;
    }

private:
    // The next stretch of unmixed frames that is not yet dealt with, and whether its end is known.
    void advance(bool finished) {
        const std::vector<ShotChange>& changes = detector_.changes();
        for (;;) {
            const bool known = seen_ < changes.size();
            const std::int64_t settled = std::min(detector_.settled().value, frames_);
            const FramePosition end = known ? changes[seen_].start : FramePosition(finished ? frames_ : settled);
            const bool open = !known && !finished;
            if (end > clear_start_) take_moments(FrameRange::between(clear_start_, end), open);
            if (!known) break;
            clear_start_ = std::max(clear_start_, changes[seen_].end);
            ++seen_;
        }
        forget();
    }

    void take_moments(FrameRange clear, bool open) {
        for (const FramePosition frame : moment_frames(index_, clear, open)) {
            if (frame <= last_taken_) continue;
            last_taken_ = frame;
            MomentPixels pixels;
            pixels.rgb = picture(frame);
            pixels.before = neighbour(frame, neighbour_before(index_, clear, frame));
            pixels.after = neighbour(frame, neighbour_after(index_, clear, frame));
            Moment moment;
            moment.frame = frame;
            moment.time = index_.time(frame);
            describers_.add(std::move(moment), std::move(pixels), clear.start);
        }
    }

    std::optional<MomentPixels::Neighbour> neighbour(FramePosition frame, FramePosition other) const {
        if (other == frame) return std::nullopt;
        MomentPixels::Neighbour found;
        cv::cvtColor(picture(other), found.gray, cv::COLOR_RGB2GRAY);
        found.seconds = std::max(1e-3, std::abs(seconds_at(index_, other) - seconds_at(index_, frame)));
        return found;
    }

    const cv::Mat& picture(FramePosition frame) const {
        return pictures_[static_cast<std::size_t>(frame.value - first_picture_)];
    }

    // Moments that are not certain yet lie at most the look-ahead before what is settled; beside them, one neighbour
    // may be asked for.
    void forget() {
        const std::int64_t settled = std::min(detector_.settled().value, frames_ - 1);
        const double needed = seconds_at(index_, FramePosition(settled)) - kMomentLookahead - 0.2;
        while (first_picture_ + 2 < settled && seconds_at(index_, FramePosition(first_picture_ + 2)) < needed)
            pictures_.pop_front(), ++first_picture_;
    }

    static void number_shots(MediaAnalysis& analysis) {
        std::size_t shot = 0;
        for (Moment& moment : analysis.moments) {
            while (shot + 1 < analysis.shots.size() && analysis.shots[shot].range.end() <= moment.frame) ++shot;
            moment.shot = static_cast<int>(shot);
        }
    }

    const std::shared_ptr<const Media> media_;
    const FrameIndex& index_;
    ShotDetector detector_;
    std::deque<cv::Mat> pictures_;
    std::int64_t first_picture_ = 0, frames_ = 0;
    std::size_t seen_ = 0;          // changes dealt with
    FramePosition clear_start_{0};  // where the unmixed frames after the last of them begin
    FramePosition last_taken_{-1};
    Describers describers_;
};

}  // namespace

FrameSource::Options as_analysed() {
    FrameSource::Options options;
    options.for_small = true;
    // A picture waits for those it is made from: with more under way than there are cores, none stands idle meanwhile.
    options.threads = std::min(16U, ThreadPool::default_threads() + 4);  // FFmpeg advises against more than 16
    return options;
}

cv::Mat picture_or(const VideoFrame& frame, cv::Size size, const cv::Mat& last) {
    if (frame)
        if (auto rgb = to_small_rgb(frame, size)) return *std::move(rgb);
    return last.empty() ? cv::Mat(size, CV_8UC3, cv::Scalar::all(0)) : last;
}

namespace {

Result<AnalysisPtr> run(const std::shared_ptr<const Media>& media, unsigned jobs, const Progress& progress,
                        const Cancel& cancel) {
    const std::string path = path_text(media->info.path);
    const VideoInfo& video = *media->info.video;
    const cv::Size size = analysis_size({video.display_width, video.display_height});
    const std::string what = "analysing " + path_text(media->info.path.filename());
    const auto total = static_cast<double>(std::max<std::int64_t>(1, media->index->size().value));
    auto analysis = std::make_shared<MediaAnalysis>();
    analysis->fingerprint = media->info.fingerprint;
    analysis->path = path;
    analysis->frame_rate = video.frame_rate;
    analysis->duration = media->info.duration;
    analysis->aspect = static_cast<double>(video.display_width) / std::max(1, video.display_height);
    analysis->display_width = video.display_width;
    analysis->display_height = video.display_height;

    Pass pass(media, jobs, cancel);
    cv::Mat last;
    const auto decoded = decode_all(
        media,
        [&](FramePosition n, const VideoFrame& frame) {
            last = picture_or(frame, size, last);
            pass.add(last);
            if (progress) progress({std::min(0.99, static_cast<double>(n.value) / total), what});
            return !cancel.stop_requested();
        },
        cancel, as_analysed());
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the analysis was stopped", path);
    if (!decoded) return fail(decoded.error());
    if (last.empty()) return fail(ErrorCode::Damaged, "none of its pictures can be read", path);
    pass.finish(*analysis);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the analysis was stopped", path);
    if (progress) progress({1, what});
    return AnalysisPtr(std::move(analysis));
}

// Whether the two pictures can be of one shot.
bool belong_together(const cv::Mat& a, const cv::Mat& b) { return moved_share(look_at(a), look_at(b)) < 0.45F; }

}  // namespace

Result<AnalysisPtr> analyze(std::shared_ptr<const Media> media, const AnalysisOptions& options, Progress progress,
                            Cancel cancel) {
    const std::string path = path_text(media->info.path);
    if (!media->info.video || !media->index || media->index->entries.empty())
        return fail(ErrorCode::Unsupported, "it has no picture to analyse", path);
    try {
        return run(media, options.jobs ? options.jobs : ThreadPool::default_threads(), progress, cancel);
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("it could not be analysed: ") + e.what(), path);
    }
}

Result<MomentPixels> moment_pixels(FrameSource& source, const Media& media, FrameRange clear, FramePosition frame) {
    const cv::Size size = analysis_size({media.info.video->display_width, media.info.video->display_height});
    const auto picture = [&](FramePosition n) -> Result<cv::Mat> {
        auto decoded = source.frame(n);
        if (!decoded) return fail(decoded.error());
        return to_small_rgb(*decoded, size);
    };
    MomentPixels pixels;
    const auto neighbour = [&](FramePosition other) -> std::optional<MomentPixels::Neighbour> {
        if (other == frame) return std::nullopt;
        const auto rgb = picture(other);
        if (!rgb) return std::nullopt;
        MomentPixels::Neighbour found;
        cv::cvtColor(*rgb, found.gray, cv::COLOR_RGB2GRAY);
        found.seconds = std::max(1e-3, std::abs(seconds_at(*media.index, other) - seconds_at(*media.index, frame)));
        return found;
    };
    pixels.before =
        neighbour(neighbour_before(*media.index, clear, frame));  // in the order of the film: one decoder run
    auto rgb = picture(frame);
    if (!rgb) return fail(rgb.error());
    pixels.rgb = *std::move(rgb);
    pixels.after = neighbour(neighbour_after(*media.index, clear, frame));
    return pixels;
}

Result<Moment> describe_frame(std::shared_ptr<const Media> media, FramePosition frame) {
    const std::string path = path_text(media->info.path);
    if (!media->info.video || !media->index || media->index->entries.empty())
        return fail(ErrorCode::Unsupported, "it has no picture to analyse", path);
    try {
        auto source = FrameSource::open(media, as_analysed());
        if (!source) return fail(source.error());
        const FrameRange whole = FrameRange::between(FramePosition(0), FramePosition(media->index->size().value));
        if (!whole.contains(frame))
            return fail(ErrorCode::InvalidArgument, "it has no frame " + std::to_string(frame.value), path);
        auto pixels = moment_pixels(**source, *media, whole, frame);
        if (!pixels) return fail(pixels.error());
        const auto in_shot = [&](const std::optional<MomentPixels::Neighbour>& other) {
            cv::Mat rgb;
            cv::cvtColor(other->gray, rgb, cv::COLOR_GRAY2RGB);
            return belong_together(rgb, pixels->rgb);
        };
        if (pixels->before && !in_shot(pixels->before)) pixels->before.reset();
        if (pixels->after && !in_shot(pixels->after)) pixels->after.reset();
        Moment moment;
        moment.frame = frame;
        moment.time = media->index->time(frame);
        describe(*std::move(pixels), moment, {});
        return moment;
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("the frame could not be described: ") + e.what(), path);
    }
}

}  // namespace rhyme
