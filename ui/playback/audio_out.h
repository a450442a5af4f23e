// Where the sound goes: the default audio device, on a thread of its own, or nowhere.
#pragma once

#include <cstdint>
#include <memory>

#include "ui/playback/sound_ahead.h"
#include "ui/playback/transport.h"

namespace rhyme::ui {

/// Used on one thread, the window's.
class AudioOut {
public:
    virtual ~AudioOut() = default;
    /// What sources are to be made at.
    virtual int sample_rate() const = 0;
    /// Plays `source` from its beginning until stop(). Replaces what was playing. The source is mixed ahead on a thread
    /// of its own.
    virtual void start(SoundSource source) = 0;
    virtual void stop() = 0;
    /// Of what was started last. Nothing heard and nothing expected (no device, or it has stalled): the caller goes by
    /// a steady clock.
    virtual SoundState state() const = 0;
    /// How often the device had nothing to play since start().
    virtual std::int64_t underruns() const = 0;
    virtual void set_volume(double volume) = 0;  ///< 0..1
};

/// Through Qt Multimedia. When there is no device nothing is expected, and nothing is said.
std::unique_ptr<AudioOut> make_device_audio();

}  // namespace rhyme::ui
