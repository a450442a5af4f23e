// Small pictures of source frames, made off the window's thread: whoever paints asks, gets what is there, and repaints
// when the rest has arrived.
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <list>
#include <memory>

#include "core/media/media.h"
#include "core/media/media_pool.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only. Newest requests are served first; the oldest of more than a few hundred waiting are forgotten
/// (they are asked for again when painted again).
class Thumbnails : public QObject {
    Q_OBJECT
public:
    Thumbnails(std::shared_ptr<MediaPool> pool, QObject* parent = nullptr);

    /// The picture of that frame, `height` device pixels high, or null: not there yet, asked for.
    QImage get(MediaId media, FramePosition frame, int height);
    /// Any picture near that frame that is there already, for showing something meanwhile.
    QImage nearest(MediaId media, FramePosition frame, int height);
    bool idle() const { return known_.isEmpty(); }  ///< nothing is waited for

signals:
    void arrived(rhyme::MediaId media);

private:
    struct Key {
        std::uint64_t media;
        std::int64_t frame;
        int height;
        bool operator==(const Key&) const = default;
        friend size_t qHash(const Key& k, size_t seed = 0) {
            return qHashMulti(seed, quint64(k.media), qint64(k.frame), k.height);
        }
    };
    void start_next();

    std::shared_ptr<MediaPool> pool_;
    QCache<Key, QImage> cache_;  // cost in kilobytes
    QSet<Key> failed_;
    std::list<Key> waiting_;  // newest first
    QSet<Key> known_;         // waiting or being made
    int running_ = 0;
    Jobs jobs_;
};

}  // namespace rhyme::ui
