#include "core/render/clip_film.h"

#include <algorithm>

#include "core/render/drawing.h"

namespace rhyme {

namespace {

class Film final : public ClipFilm {
public:
    Film(const Timeline& timeline, const Track* track, const Clip& clip, std::shared_ptr<const Media> media,
         MediaPool& pool, FilmFindings& findings, cv::Size size)
        : timeline_(timeline),
          track_(track),
          clip_(clip),
          media_(std::move(media)),
          pool_(pool),
          findings_(findings),
          size_(size) {}

    std::string key() const override { return media_->info.fingerprint; }
    FramePosition frame(FrameCount at) const override { return at_sequence(clip_.start + (at - clip_.clock)); }
    FrameRange frames() const override {
        static const std::vector<Transition> none;
        FramePosition from = clip_.start, to = clip_.end() - FrameCount(1);
        for (const Transition& t : track_ ? track_->transitions : none) {
            if (t.to == clip_.id) from = std::min(from, clip_.start - t.in_offset);
            if (t.from == clip_.id) to = std::max(to, clip_.end() - FrameCount(1) + t.out_offset);
        }
        const FramePosition a = at_sequence(from), b = at_sequence(to);
        return FrameRange::between(std::min(a, b), std::max(a, b) + FrameCount(1));
    }
    double rate() const override {
        const FrameRate rate = media_->info.video->frame_rate;
        return rate.valid() ? 1 / rate.frame_duration().seconds() : 25;
    }
    cv::Size shape() const override {
        return {std::max(1, media_->info.video->display_width), std::max(1, media_->info.video->display_height)};
    }
    cv::Rect2d place() const override {
        const cv::Rect at = fitted(shape(), size_);
        const double w = size_.width, h = size_.height;
        return {at.x / w, at.y / h, at.width / w, at.height / h};
    }
    cv::Mat rgb(FramePosition n, cv::Size size) const override {
        const auto frame = decoded(n);
        return frame ? to_rgb(frame, size).value_or(cv::Mat()) : cv::Mat();
    }
    cv::Mat gray(FramePosition n, cv::Size size) const override {
        const auto frame = decoded(n);
        return frame ? to_gray(frame, size).value_or(cv::Mat()) : cv::Mat();
    }
    FilmFindings& findings() const override { return findings_; }

private:
    FramePosition at_sequence(FramePosition p) const { return source_frame(clip_, p, timeline_.rate, *media_); }
    VideoFrame decoded(FramePosition n) const {
        if (n < FramePosition(0) || n >= FramePosition(0) + media_->index->size()) return {};
        return pool_.frame(clip_.media, n, Purpose::Thumbnail).value_or(VideoFrame{});
    }

    const Timeline& timeline_;
    const Track* track_;
    const Clip& clip_;
    std::shared_ptr<const Media> media_;
    MediaPool& pool_;
    FilmFindings& findings_;
    cv::Size size_;
};

}  // namespace

std::unique_ptr<ClipFilm> film_of(const Timeline& timeline, const Clip& clip, MediaPool& pool, FilmFindings& findings,
                                  cv::Size size) {
    if (clip.kind != ClipKind::Media) return nullptr;
    auto media = pool.find(clip.media);
    if (!media || !media->index || !media->info.video) return nullptr;
    const Track* track = nullptr;
    for (const auto& each : timeline.tracks)
        if (each->find(clip.id)) track = each.get();
    return std::make_unique<Film>(timeline, track, clip, std::move(media), pool, findings, size);
}

}  // namespace rhyme
