#include "ui/session/thumbnails.h"

#include <cstdlib>
#include <utility>

#include "ui/session/images.h"

namespace rhyme::ui {
namespace {
constexpr int cache_kilobytes = 96 * 1024;
constexpr std::size_t longest_queue = 300;
constexpr int at_once = 2;
}  // namespace

Thumbnails::Thumbnails(std::shared_ptr<MediaPool> pool, QObject* parent)
    : QObject(parent), pool_(std::move(pool)), cache_(cache_kilobytes), jobs_(at_once) {}

QImage Thumbnails::get(MediaId media, FramePosition frame, int height) {
    const Key key{media.value, frame.value, height};
    if (const QImage* there = cache_.object(key)) return *there;
    if (failed_.contains(key) || known_.contains(key)) return {};
    known_.insert(key);
    waiting_.push_front(key);
    if (waiting_.size() > longest_queue) {
        known_.remove(waiting_.back());
        waiting_.pop_back();
    }
    start_next();
    return {};
}

QImage Thumbnails::nearest(MediaId media, FramePosition frame, int height) {
    const Key* best = nullptr;
    const auto off = [&](const Key& key) {
        return std::pair(std::llabs(key.frame - frame.value), std::abs(key.height - height));
    };
    const auto keys = cache_.keys();
    for (const Key& key : keys)
        if (key.media == media.value && (!best || off(key) < off(*best))) best = &key;
    return best ? *cache_.object(*best) : QImage();
}

void Thumbnails::start_next() {
    while (running_ < at_once && !waiting_.empty()) {
        const Key key = waiting_.front();
        waiting_.pop_front();
        ++running_;
        auto make = [pool = pool_, key](std::stop_token) -> QImage {
            const MediaId id{key.media};
            const auto media = pool->find(id);
            if (!media || !media->info.video) return {};
            const auto frame = pool->frame(id, FramePosition(key.frame), Purpose::Thumbnail);
            if (!frame) return {};
            const VideoInfo& video = *media->info.video;
            const double aspect = static_cast<double>(video.display_width) / std::max(1, video.display_height);
            const auto rgb = to_rgb(*frame, fitted(aspect, QSize(key.height * 8, key.height)));
            return rgb ? to_image(*rgb) : QImage();
        };
        jobs_.run(std::move(make), [this, key](QImage image) {
            --running_;
            known_.remove(key);
            if (image.isNull()) {
                failed_.insert(key);
            } else {
                const auto cost = std::max<qsizetype>(1, image.sizeInBytes() / 1024);
                cache_.insert(key, new QImage(std::move(image)), cost);
            }
            start_next();
            emit arrived(MediaId{key.media});
        });
    }
}

}  // namespace rhyme::ui
