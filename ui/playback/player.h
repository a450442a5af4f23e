// Plays a timeline: the sound leads, pictures follow and are dropped when late. Joins a Transport, a FrameServer and an
// AudioOut to Qt's event loop; what is where, and when, is decided in the Transport.
#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/render/renderer.h"
#include "ui/playback/audio_out.h"
#include "ui/playback/frame_server.h"
#include "ui/playback/transport.h"

namespace rhyme::ui {

/// Window thread only. Shows a frame standing still as well: whatever changes, `pictured` brings the picture.
class Player : public QObject {
    Q_OBJECT
public:
    /// `audio` null: silent, by a steady clock.
    Player(const Renderer& renderer, Purpose purpose, std::unique_ptr<AudioOut> audio, QObject* parent = nullptr);
    ~Player() override;

    void set_timeline(const Timeline& timeline);
    const Timeline& timeline() const { return timeline_; }
    void set_size(QSize device_pixels);
    FramePosition position() const { return transport_.position(); }
    /// Playback goes on from there.
    void seek(FramePosition position);

    bool playing() const { return transport_.playing(); }
    double speed() const { return transport_.speed().seconds(); }
    void play(double speed = 1);
    void pause();
    /// L and J: from standing still to 1, then doubling up to 8; the other direction first comes to a stop at 1 that
    /// way.
    void shuttle(int direction);
    /// One frame's sound, once, while standing still.
    void blip();
    /// Goes round in this range while playing; nullopt: plays to the end. With `then` it goes through once, and stands
    /// still there.
    void set_loop(std::optional<FrameRange> loop, std::optional<FramePosition> then = std::nullopt) {
        transport_.set_loop(loop, then);
    }
    const std::optional<FrameRange>& loop() const { return transport_.loop(); }

    /// Of the run that plays, or played last.
    const PlayStats& stats() const { return transport_.stats(); }
    std::int64_t underruns() const { return audio_ ? audio_->underruns() : 0; }

signals:
    void pictured(const QImage& image, rhyme::FramePosition frame);
    void moved(rhyme::FramePosition frame);  ///< by playing, not by seek()
    void playing_changed();
    void stats_changed();  ///< a frame was dropped, or a run began
    void failed(const QString& message);

private:
    void begin();
    bool rolled();
    void tick();
    void wait_for_next();
    void wish();
    void show_ready();

    const Renderer renderer_;
    std::unique_ptr<AudioOut> audio_;
    FrameServer* server_;
    Timeline timeline_;
    Transport transport_;
    std::uint64_t serial_ = 1;
    QSize size_;
    QTimer timer_, blip_;
    std::int64_t told_dropped_ = 0;
    bool rolled_ = false;  // the first pictures are there, the sound has been started
    Nanoseconds begun_ = 0;
    std::optional<FramePosition> shown_;
    bool shown_near_ = false;
    std::uint64_t shown_serial_ = 0;
    QSize shown_size_;
    QString last_failure_;
};

}  // namespace rhyme::ui
