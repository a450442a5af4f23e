#include <algorithm>
#include <map>
#include <opencv2/imgproc.hpp>

#include "core/analysis/describers.h"
#include "core/analysis/moments.h"
#include "core/base/files.h"

namespace rhyme {
namespace {

// The three frames a moment looks at.
struct Wish {
    FramePosition before, frame, after;
    FramePosition shot;  // where its unmixed frames begin
};

std::vector<Wish> wishes(const Media& media, const MediaAnalysis& analysis) {
    std::vector<Wish> all;
    for (const Moment& moment : analysis.moments) {
        const FrameRange clear = clear_range(analysis, moment.shot);
        all.push_back({neighbour_before(*media.index, clear, moment.frame), moment.frame,
                       neighbour_after(*media.index, clear, moment.frame), clear.start});
    }
    return all;
}

class Again {
public:
    Again(const Media& media, const MediaAnalysis& analysis, unsigned jobs, const Cancel& cancel,
          const std::vector<bool>& wanted)
        : media_(media), analysis_(analysis), wishes_(wishes(media, analysis)), describers_(jobs, cancel, wanted) {}

    bool finished() const { return next_ == wishes_.size(); }

    void add(FramePosition n, const cv::Mat& rgb) {
        pictures_[n] = rgb;
        while (!finished() && wishes_[next_].after <= n) hand_over(wishes_[next_]), ++next_;
        const FramePosition oldest = finished() ? n : std::min(wishes_[next_].before, wishes_[next_].frame);
        while (pictures_.size() > 1 && pictures_.begin()->first < oldest) pictures_.erase(pictures_.begin());
    }
    std::vector<Moment> take() { return describers_.take(); }

private:
    void hand_over(const Wish& wish) {
        MomentPixels pixels;
        pixels.rgb = at(wish.frame);
        const auto neighbour = [&](FramePosition other) -> std::optional<MomentPixels::Neighbour> {
            if (other == wish.frame) return std::nullopt;
            MomentPixels::Neighbour found;
            cv::cvtColor(at(other), found.gray, cv::COLOR_RGB2GRAY);
            found.seconds =
                std::max(1e-3, std::abs(seconds_at(*media_.index, other) - seconds_at(*media_.index, wish.frame)));
            return found;
        };
        pixels.before = neighbour(wish.before);
        pixels.after = neighbour(wish.after);
        describers_.add(analysis_.moments[next_], std::move(pixels), wish.shot);
    }
    const cv::Mat& at(FramePosition n) const { return std::prev(pictures_.upper_bound(n))->second; }

    const Media& media_;
    const MediaAnalysis& analysis_;
    const std::vector<Wish> wishes_;
    std::size_t next_ = 0;
    std::map<FramePosition, cv::Mat> pictures_;
    Describers describers_;
};

}  // namespace

FrameRange clear_range(const MediaAnalysis& analysis, int shot) {
    const FrameRange whole = analysis.shots[static_cast<std::size_t>(shot)].range;
    FramePosition start = whole.start, end = whole.end();
    for (const ShotChange& change : analysis.changes) {
        if (change.start < whole.start && change.end > whole.start) start = change.end;
        if (change.start < whole.end() && change.end > whole.end()) end = change.start;
        if (change.start == whole.start && change.end > whole.start) start = change.end;
        if (change.end == whole.end() && change.start < whole.end()) end = change.start;
    }
    return start < end ? FrameRange::between(start, end) : FrameRange{whole.start, FrameCount(1)};
}

Result<AnalysisPtr> describe_again(std::shared_ptr<const Media> media, const MediaAnalysis& analysis,
                                   const std::vector<bool>& wanted, const AnalysisOptions& options,
                                   const Progress& progress, const Cancel& cancel) {
    const std::string path = path_text(media->info.path);
    if (!media->info.video || !media->index || media->index->entries.empty() ||
        media->index->size().value < analysis.frames)
        return fail(ErrorCode::Conflict, "it is not the file that was analysed", path);
    const VideoInfo& video = *media->info.video;
    const cv::Size size = analysis_size({video.display_width, video.display_height});
    const std::string what = "analysing " + path_text(media->info.path.filename());
    try {
        Again again(*media, analysis, options.jobs ? options.jobs : ThreadPool::default_threads(), cancel, wanted);
        cv::Mat last;
        const auto decoded = decode_all(
            media,
            [&](FramePosition n, const VideoFrame& frame) {
                last = picture_or(frame, size, last);
                again.add(n, last);
                if (progress)
                    progress(
                        {std::min(0.99, double(n.value) / double(std::max<std::int64_t>(1, analysis.frames))), what});
                return !again.finished() && !cancel.stop_requested();
            },
            cancel, as_analysed());
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the analysis was stopped", path);
        if (!decoded) return fail(decoded.error());
        if (!again.finished()) return fail(ErrorCode::Damaged, "fewer of its pictures can be read than before", path);
        auto renewed = std::make_shared<MediaAnalysis>(analysis);
        renewed->path = path;
        renewed->moments = again.take();
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the analysis was stopped", path);
        if (progress) progress({1, what});
        return AnalysisPtr(std::move(renewed));
    } catch (const std::exception& e) {
        return fail(ErrorCode::Internal, std::string("it could not be analysed: ") + e.what(), path);
    }
}

}  // namespace rhyme
