#include "core/media/frame_source.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/files.h"
#include "core/media/deinterlace.h"
#include "core/media/hardware.h"

namespace rhyme {
namespace {

// Going on is preferred to starting again when it decodes at most this many pictures more: a start costs a seek and
// what the decoder's threads had begun.
constexpr std::int64_t start_cost = 8;

class IndexedFrameSource final : public FrameSource {
public:
    IndexedFrameSource(std::shared_ptr<const Media> media, Options options, std::unique_ptr<Decoder> decoder)
        : media_(std::move(media)),
          table_(media_->packets->video),
          options_(std::move(options)),
          decoder_(std::move(decoder)) {}

    Result<VideoFrame> frame(FramePosition n) override {
        if (given_ && given_at_ == n.value) return given_;
        // In the order of the film, so that one run of the decoder gives all three.
        VideoFrame before;
        const bool interlaced = media_->info.video->interlaced;
        if (interlaced && n.value > 0) before = neighbour(n.value - 1);
        auto coded = coded_frame(n);
        if (!coded) return coded;
        given_ = *coded;
        if (is_interlaced(*given_.data)) {
            if (!interlaced && n.value > 0) before = neighbour(n.value - 1);
            const VideoFrame after = neighbour(n.value + 1);
            given_ = full_picture(deinterlacer_, before, given_, after);
        }
        given_at_ = n.value;
        return given_;
    }

    std::int64_t cost(FramePosition n) const override {
        if (given_at_ == n.value || shown_at_ == n.value) return 0;
        if (n.value < 0 || n.value >= media_->index->size().value) return 0;
        const std::int64_t again = n.value - table_.starts[start_before(n.value)].floor + 1 + start_cost;
        return running_ && n.value > shown_at_ ? std::min(again, n.value - shown_at_) : again;
    }

    std::int64_t decoded() const override { return decoded_; }

private:
    static VideoFrame full_picture(Deinterlacer& by, const VideoFrame& before, const VideoFrame& frame,
                                   const VideoFrame& after) {
        FramePtr made = by.make(before.data.get(), *frame.data, after.data.get());
        if (!made) return frame;
        VideoFrame out = frame;
        out.data = std::shared_ptr<const AVFrame>(made.release(), FrameDeleter{});
        return out;
    }

    // Empty where there is none or it does not decode.
    VideoFrame neighbour(std::int64_t n) {
        if (n < 0 || n >= media_->index->size().value) return {};
        auto frame = coded_frame(FramePosition(n));
        return frame ? *frame : VideoFrame{};
    }

    Result<VideoFrame> coded_frame(FramePosition n) {
        for (const Coded& coded : recent_)
            if (coded.frame && coded.at == n.value) return coded.frame;
        auto frame = decode(n);
        if (frame && is_interlaced(*frame->data)) {  // a neighbour of what is asked next
            std::rotate(recent_.begin(), recent_.end() - 1, recent_.end());
            recent_.front() = {n.value, *frame};
        }
        return frame;
    }

    // Hands on what the decoder passes, as frame() would give it.
    void pass_on(std::int64_t at, const VideoFrame& frame) {
        if (!options_.passed) return;
        if (!is_interlaced(*frame.data)) return options_.passed(FramePosition(at), frame);
        const Coded middle = passed_[0];
        const VideoFrame first = passed_[1].at == at - 2 ? passed_[1].frame : VideoFrame{};
        passed_[1] = middle, passed_[0] = {at, frame};
        if (middle.frame && middle.at == at - 1 && (first || at == 1))
            options_.passed(FramePosition(at - 1), full_picture(passing_, first, middle.frame, frame));
    }

    Result<VideoFrame> decode(FramePosition n) {
        const std::int64_t frames = media_->index->size().value;
        if (n.value < 0 || n.value >= frames)
            return fail(ErrorCode::InvalidArgument,
                        "there is no frame " + std::to_string(n.value) + " (it has " + std::to_string(frames) + ")",
                        path_text(media_->info.path));
        if (shown_ && shown_at_ == n.value) return shown_;
        if (missing_.contains(n.value)) return missing(n);
        const std::size_t best = start_before(n.value);
        // Going on is right when the frame lies ahead and no later start would be nearer.
        const bool go_on = running_ && n.value > shown_at_ &&
                           n.value - shown_at_ <= n.value - table_.starts[best].floor + 1 + start_cost;
        for (int attempt = 0; attempt < 2; ++attempt) {
            if (attempt > 0 || !go_on) {
                // A start that fails (a lie in the container, damage) is tried again from the one before.
                const std::size_t from = attempt > 0 && best > 0 ? best - 1 : best;
                if (auto done = start(from); !done) return fail(done.error());
            }
            auto found = advance_to(n.value);
            if (!found) return fail(found.error());
            if (*found) return shown_;
            if (start_ < best || start_ == 0) break;
        }
        // All that was passed over since the frame before did not decode.
        const std::int64_t end = running_ ? shown_at_ : frames;
        for (std::int64_t i = std::max(before_ + 1, table_.starts[best].floor); i < end; ++i)
            if (!decoder_->left_out(i)) missing_.insert(i);
        missing_.insert(n.value);
        return missing(n);
    }

    tl::unexpected<Error> missing(FramePosition n) const {
        return fail(ErrorCode::Damaged, "frame " + std::to_string(n.value) + " does not decode",
                    path_text(media_->info.path));
    }

    std::size_t start_before(std::int64_t n) const {
        const auto after =
            std::upper_bound(table_.starts.begin(), table_.starts.end(), n,
                             [](std::int64_t at, const StreamPackets::Start& s) { return at < s.floor; });
        return static_cast<std::size_t>(after - table_.starts.begin()) - 1;
    }

    Result<void> start(std::size_t which) {
        start_ = which;
        shown_ = {};
        shown_at_ = -1;
        running_ = true;
        return decoder_->start(table_.starts[which].ordinal);
    }

    // What is only passed on the way need not be decoded unless somebody is told of it or damage is about.
    bool leaves_out() const { return !careful_; }
    void want_from(std::int64_t n) {
        if (leaves_out()) decoder_->want_from(options_.passed ? n - std::min(n, options_.passed_most) : n);
    }
    bool some_missing_between(std::int64_t before, std::int64_t after) const {
        for (std::int64_t i = before + 1; i < after; ++i)
            if (!decoder_->left_out(i)) return true;
        return after <= before;
    }

    // Decodes until frame n is shown_ (true) or has been passed over (false).
    Result<bool> advance_to(std::int64_t n) {
        if (shown_ && shown_at_ > n) return false;
        before_ = shown_at_;
        want_from(n);
        for (;;) {
            FramePtr next(av_frame_alloc());
            std::int64_t ordinal = -1;
            auto more = decoder_->next(*next, ordinal);
            if (!more) {
                running_ = false;
                return fail(more.error());
            }
            if (!*more) {
                running_ = false;
                return false;
            }
            ++decoded_;
            const std::int64_t at = ordinal >= 0 && ordinal < static_cast<std::int64_t>(table_.position.size())
                                        ? table_.position[static_cast<std::size_t>(ordinal)]
                                        : -1;
            // Pictures shown before the start's own may lack their references: they are never given out.
            if (at < table_.starts[start_].floor || at < 0) continue;
            // Damage is concealed with what was decoded before: only the picture's own start makes that the same
            // always.
            const bool damaged = next->decode_error_flags != 0 || (next->flags & AV_FRAME_FLAG_CORRUPT) ||
                                 (shown_at_ >= 0 && some_missing_between(shown_at_, at));
            if (const std::size_t own = start_before(at); damaged && (own > start_ || leaves_out())) {
                careful_ = careful_ || own <= start_;
                if (auto done = start(own); !done) return fail(done.error());
                want_from(n);
                continue;
            }
            shown_ = wrap(std::move(next));
            shown_at_ = at;
            if (at == n) {
                if (is_interlaced(*shown_.data)) pass_on(at, shown_);  // it completes the one before
                return true;
            }
            pass_on(at, shown_);
            if (at > n) return false;
            before_ = at;
        }
    }

    VideoFrame wrap(FramePtr frame) const {
        const VideoInfo& info = *media_->info.video;
        VideoFrame out;
        out.data = std::shared_ptr<const AVFrame>(frame.release(), FrameDeleter{});
        out.color = info.color;
        out.rotation = info.rotation, out.mirrored = info.mirrored;
        out.pixel_aspect_num = info.pixel_aspect_num, out.pixel_aspect_den = info.pixel_aspect_den;
        // A film that changes size: each picture's own aspect counts.
        const AVRational own = out.data->sample_aspect_ratio;
        if ((out.data->width != info.width || out.data->height != info.height) && own.num > 0 && own.den > 0)
            out.pixel_aspect_num = own.num, out.pixel_aspect_den = own.den;
        out.conversions = conversions_;
        return out;
    }

    std::shared_ptr<const Media> media_;
    const StreamPackets& table_;
    Options options_;
    std::unique_ptr<Decoder> decoder_;
    std::shared_ptr<ConversionCache> conversions_ = make_conversion_cache();
    bool running_ = false;   // the decoder stands after frame shown_at_ of the run that began at start_
    std::size_t start_ = 0;  // index into starts
    std::int64_t shown_at_ = -1;
    std::int64_t before_ = -1;  // the frame that came out before it
    VideoFrame shown_;          // the last frame that came out
    bool careful_ = false;      // damage was seen: concealing it may take a picture from any that came before
    std::set<std::int64_t> missing_;
    std::int64_t decoded_ = 0;

    struct Coded {
        std::int64_t at = -1;
        VideoFrame frame;
    };
    VideoFrame given_;  // the last answer
    std::int64_t given_at_ = -1;
    std::array<Coded, 3> recent_;  // interlaced frames as they were coded, latest first
    std::array<Coded, 2> passed_;
    Deinterlacer deinterlacer_, passing_;
};

}  // namespace

Result<std::unique_ptr<FrameSource>> FrameSource::open(std::shared_ptr<const Media> media) {
    return open(std::move(media), Options{});
}

Result<std::unique_ptr<FrameSource>> FrameSource::open(std::shared_ptr<const Media> media, Options options) {
    if (!media || !media->index || !media->packets || !media->info.video)
        return fail(ErrorCode::InvalidArgument, "it has no picture",
                    media ? path_text(media->info.path) : std::string());
    const auto software = [media, threads = options.threads, rough = options.for_small] {
        auto opened = StreamDecoder::open(media->info.path, media->packets->video, threads);
        if (opened && rough) (*opened)->leave_edges();
        return opened;
    };
    std::unique_ptr<Decoder> decoder;
    if (options.hardware && !media->info.video->transparent) {
        const AVPixelFormat like = av_get_pix_fmt(media->info.video->pixel_format.c_str());
        if (auto hardware = options.hardware->open(media->info.path, media->packets->video, like))
            decoder = std::make_unique<CheckedDecoder>(std::move(hardware), software);
    }
    if (!decoder) {
        auto opened = software();
        if (!opened) return fail(opened.error());
        decoder = std::move(*opened);
    }
    return std::make_unique<IndexedFrameSource>(std::move(media), std::move(options), std::move(decoder));
}

Result<void> decode_all(std::shared_ptr<const Media> media,
                        const std::function<bool(FramePosition, const VideoFrame&)>& each, Cancel cancel,
                        FrameSource::Options options) {
    auto source = FrameSource::open(media, std::move(options));
    if (!source) return fail(source.error());
    VideoFrame last;
    for (std::int64_t n = 0; n < media->index->size().value; ++n) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled", path_text(media->info.path));
        auto frame = (*source)->frame(FramePosition(n));
        if (frame)
            last = *frame;
        else if (frame.error().code != ErrorCode::Damaged || !last)
            return fail(frame.error());
        if (!each(FramePosition(n), last)) break;
    }
    return {};
}

}  // namespace rhyme
