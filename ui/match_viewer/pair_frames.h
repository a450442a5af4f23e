// The pictures of both sides around a cut, decoded behind and kept while one looks at it.
#pragma once

#include <QImage>
#include <QObject>
#include <map>

#include "core/media/media_pool.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only.
class PairFrames : public QObject {
    Q_OBJECT
public:
    explicit PairFrames(std::shared_ptr<MediaPool> pool, QObject* parent = nullptr);

    /// The stretch of each side that will be looked at, the frames at the cut first. What was there of the same media
    /// at the same height stays.
    struct Stretch {
        MediaId media;
        FrameRange frames;
        FramePosition first;  ///< wanted before the others
        bool operator==(const Stretch&) const = default;
    };
    void want(const Stretch& outgoing, const Stretch& incoming, int height);
    /// The picture, or the nearest there is already, or null.
    QImage at(MediaId media, FramePosition frame) const;
    bool has(MediaId media, FramePosition frame) const;
    int waiting() const { return waiting_; }

signals:
    void arrived();

private:
    using Key = std::pair<std::uint64_t, std::int64_t>;
    void load(const Stretch& stretch);
    std::shared_ptr<MediaPool> pool_;
    std::map<Key, QImage> there_;
    Stretch outgoing_, incoming_;
    int height_ = 0, waiting_ = 0;
    std::uint64_t asked_ = 0;
    std::vector<Job> running_;
    Jobs jobs_{2};
};

}  // namespace rhyme::ui
