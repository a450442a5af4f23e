#include "core/media/frame_source.h"

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/media/decode.h"

namespace rhyme {
namespace {

class IndexedFrameSource final : public FrameSource {
public:
    IndexedFrameSource(std::shared_ptr<const Media> media, Options options, std::unique_ptr<StreamDecoder> decoder)
        : media_(std::move(media)),
          table_(media_->packets->video),
          options_(std::move(options)),
          decoder_(std::move(decoder)) {}

    Result<VideoFrame> frame(FramePosition n) override {
        const std::int64_t frames = media_->index->size().value;
        if (n.value < 0 || n.value >= frames)
            return fail(ErrorCode::InvalidArgument,
                        "there is no frame " + std::to_string(n.value) + " (it has " + std::to_string(frames) + ")",
                        path_text(media_->info.path));
        if (shown_ && shown_at_ == n.value) return shown_;
        if (missing_.contains(n.value)) return missing(n);
        const std::size_t best = start_before(n.value);
        // Going on is right when the frame lies ahead and no later start would be nearer.
        const bool go_on =
            running_ && n.value > shown_at_ && (shown_at_ >= table_.starts[best].floor || start_ == best);
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
        for (std::int64_t i = std::max(before_ + 1, table_.starts[best].floor); i < end; ++i) missing_.insert(i);
        missing_.insert(n.value);
        return missing(n);
    }

    std::int64_t decoded() const override { return decoded_; }

private:
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

    // Decodes until frame n is shown_ (true) or has been passed over (false).
    Result<bool> advance_to(std::int64_t n) {
        if (shown_ && shown_at_ > n) return false;
        before_ = shown_at_;
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
            shown_ = wrap(std::move(next));
            shown_at_ = at;
            if (at == n) return true;
            if (options_.passed) options_.passed(FramePosition(at), shown_);
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
        return out;
    }

    std::shared_ptr<const Media> media_;
    const StreamPackets& table_;
    Options options_;
    std::unique_ptr<StreamDecoder> decoder_;
    bool running_ = false;   // the decoder stands after frame shown_at_ of the run that began at start_
    std::size_t start_ = 0;  // index into starts
    std::int64_t shown_at_ = -1;
    std::int64_t before_ = -1;  // the frame that came out before it
    VideoFrame shown_;          // the last frame that came out
    std::set<std::int64_t> missing_;
    std::int64_t decoded_ = 0;
};

}  // namespace

Result<std::unique_ptr<FrameSource>> FrameSource::open(std::shared_ptr<const Media> media) {
    return open(std::move(media), Options{});
}

Result<std::unique_ptr<FrameSource>> FrameSource::open(std::shared_ptr<const Media> media, Options options) {
    if (!media || !media->index || !media->packets || !media->info.video)
        return fail(ErrorCode::InvalidArgument, "it has no picture",
                    media ? path_text(media->info.path) : std::string());
    auto decoder = StreamDecoder::open(media->info.path, media->packets->video, options.threads);
    if (!decoder) return fail(decoder.error());
    return std::make_unique<IndexedFrameSource>(std::move(media), std::move(options), std::move(*decoder));
}

Result<void> decode_all(std::shared_ptr<const Media> media,
                        const std::function<bool(FramePosition, const VideoFrame&)>& each, Cancel cancel) {
    auto source = FrameSource::open(media);
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
