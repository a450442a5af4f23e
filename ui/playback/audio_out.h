// Where the sound goes: the default audio device, on a thread of its own, or nowhere.
#pragma once

#include <QObject>
#include <QThread>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "core/time/frame.h"

namespace rhyme::ui {

/// Fills interleaved stereo at 48 kHz from a sample position; called on the sound thread.
using SoundSource = std::function<void(SamplePosition, std::span<float>)>;

class AudioOut {
public:
    static constexpr int sample_rate = 48000;
    virtual ~AudioOut() = default;
    /// Plays from `from` on until stop(). Replaces what was playing.
    virtual void start(SoundSource source, SamplePosition from) = 0;
    virtual void stop() = 0;
    /// The sample being heard now; nullopt while nothing sounds (no device, or it has stalled): then the caller goes
    /// by a steady clock.
    virtual std::optional<SamplePosition> heard() const = 0;
    virtual void set_volume(double volume) = 0;  ///< 0..1
};

/// Through Qt Multimedia. When there is no device, heard() stays empty and nothing is said.
std::unique_ptr<AudioOut> make_device_audio();

}  // namespace rhyme::ui
