// Plays a timeline: the sound leads, pictures follow and are dropped when late.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "core/render/renderer.h"
#include "ui/playback/audio_out.h"
#include "ui/playback/frame_server.h"

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
    FramePosition position() const { return position_; }
    /// Playback goes on from there.
    void seek(FramePosition position);

    bool playing() const { return speed_ != 0; }
    double speed() const { return speed_; }
    void play(double speed = 1);
    void pause();
    /// L and J: from standing still to 1, then doubling up to 8; the other direction first comes to a stop at 1 that
    /// way.
    void shuttle(int direction);
    /// Goes round in this range while playing; nullopt: plays to the end. With `then` it goes through once, and stands
    /// still there.
    void set_loop(std::optional<FrameRange> loop, std::optional<FramePosition> then = std::nullopt) {
        loop_ = loop, then_ = then;
    }
    const std::optional<FrameRange>& loop() const { return loop_; }

signals:
    void pictured(const QImage& image, rhyme::FramePosition frame);
    void moved(rhyme::FramePosition frame);  ///< by playing, not by seek()
    void playing_changed();
    void failed(const QString& message);

private:
    void tick();
    void wish();
    void show_ready();
    void restart_clock();
    double elapsed_frames();

    const Renderer renderer_;
    std::unique_ptr<AudioOut> audio_;
    FrameServer* server_;
    Timeline timeline_;
    std::uint64_t serial_ = 1;
    QSize size_;
    FramePosition position_;
    double speed_ = 0;
    std::optional<FrameRange> loop_;
    std::optional<FramePosition> then_;
    QTimer timer_;
    QElapsedTimer clock_;
    FramePosition started_at_;
    double correction_ = 0;  // frames by which the steady clock is off the sound's
    std::optional<FramePosition> shown_;
    std::uint64_t shown_serial_ = 0;
    QSize shown_size_;
    QString last_failure_;
};

}  // namespace rhyme::ui
