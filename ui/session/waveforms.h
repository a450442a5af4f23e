// Loudness of each file, made off the window's thread when first painted.
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <set>

#include "core/media/audio_source.h"
#include "core/media/media.h"
#include "core/media/media_pool.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only.
class Waveforms : public QObject {
    Q_OBJECT
public:
    Waveforms(std::shared_ptr<MediaPool> pool, QObject* parent = nullptr)
        : QObject(parent), pool_(std::move(pool)), jobs_(1) {}

    /// Null: not there yet (it is being made), or the file has no readable sound.
    std::shared_ptr<const Waveform> get(MediaId media);

signals:
    void arrived(rhyme::MediaId media);

private:
    std::shared_ptr<MediaPool> pool_;
    std::map<MediaId, std::shared_ptr<const Waveform>> there_;
    std::set<MediaId> asked_;
    Jobs jobs_;
};

/// The lowest and highest value of `wave` between two times (seconds from the start), from the coarsest level that
/// still resolves them; {0, 0} outside.
Waveform::Peak peak_between(const Waveform& wave, double from, double to);

}  // namespace rhyme::ui
