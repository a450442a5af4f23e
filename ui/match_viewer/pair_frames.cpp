#include "ui/match_viewer/pair_frames.h"

#include <algorithm>
#include <cstdlib>

#include "ui/session/images.h"

namespace rhyme::ui {
namespace {

QImage picture_of(MediaPool& pool, MediaId media, FramePosition frame, int height) {
    const auto file = pool.find(media);
    if (!file || !file->info.video) return {};
    const auto decoded = pool.frame(media, frame, Purpose::Cut);
    if (!decoded) return {};
    const VideoInfo& video = *file->info.video;
    const double aspect = static_cast<double>(video.display_width) / std::max(1, video.display_height);
    const auto rgb = to_rgb(*decoded, fitted(aspect, QSize(height * 8, std::min(height, video.display_height))));
    return rgb ? to_image(*rgb) : QImage();
}

}  // namespace

PairFrames::PairFrames(std::shared_ptr<MediaPool> pool, QObject* parent) : QObject(parent), pool_(std::move(pool)) {}

void PairFrames::want(const Stretch& outgoing, const Stretch& incoming, int height) {
    if (outgoing == outgoing_ && incoming == incoming_ && height == height_) return;
    if (height != height_) there_.clear();
    outgoing_ = outgoing, incoming_ = incoming, height_ = height;
    std::erase_if(there_, [&](const auto& entry) {
        const auto kept = [&](const Stretch& s) {
            return entry.first.first == s.media.value && s.frames.contains(FramePosition(entry.first.second));
        };
        return !kept(outgoing) && !kept(incoming);
    });
    for (Job& job : running_) job.cancel();
    running_.clear();
    waiting_ = 0;
    ++asked_;
    load(outgoing);
    load(incoming);
}

/// The first frame, then the rest in the order of the film, which is how decoding is quick.
void PairFrames::load(const Stretch& stretch) {
    std::vector<std::int64_t> frames;
    const auto add = [&](std::int64_t frame) {
        if (!has(stretch.media, FramePosition(frame))) frames.push_back(frame);
    };
    add(stretch.first.value);
    for (std::int64_t f = stretch.frames.start.value; f < stretch.frames.end().value; ++f)
        if (f != stretch.first.value) add(f);
    if (!stretch.media || frames.empty()) return;
    waiting_ += static_cast<int>(frames.size());
    running_.push_back(jobs_.run(
        [this, pool = pool_, media = stretch.media, frames, height = height_, asked = asked_](std::stop_token cancel) {
            for (const std::int64_t frame : frames) {
                if (cancel.stop_requested()) return false;
                QImage image = picture_of(*pool, media, FramePosition(frame), height);
                jobs_.post([this, asked, key = Key{media.value, frame}, image = std::move(image)] {
                    if (asked != asked_) return;
                    --waiting_;
                    if (!image.isNull()) there_[key] = image;
                    emit arrived();
                });
            }
            return true;
        },
        [](bool) {}));
}

bool PairFrames::has(MediaId media, FramePosition frame) const { return there_.contains({media.value, frame.value}); }

QImage PairFrames::at(MediaId media, FramePosition frame) const {
    const auto found = there_.find({media.value, frame.value});
    if (found != there_.end()) return found->second;
    const QImage* best = nullptr;
    std::int64_t distance = 0;
    for (const auto& [key, image] : there_) {
        if (key.first != media.value) continue;
        const std::int64_t away = std::llabs(key.second - frame.value);
        if (!best || away < distance) best = &image, distance = away;
    }
    return best ? *best : QImage();
}

}  // namespace rhyme::ui
