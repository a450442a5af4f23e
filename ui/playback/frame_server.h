// A thread that draws the pictures of a timeline just before they are wanted, and one that opens the next clip before
// its cut. Pictures that come too late are dropped.
#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/render/play_run.h"
#include "core/render/renderer.h"

namespace rhyme::ui {

class FrameServer : public QObject {
    Q_OBJECT
public:
    /// `purpose` keeps this server's decoders apart from others'.
    FrameServer(const Renderer& renderer, Purpose purpose, QObject* parent = nullptr);
    ~FrameServer() override;

    struct Wish {
        Timeline timeline;
        std::uint64_t serial = 0;  ///< raised whenever pictures made before are worth nothing
        FramePosition frame;
        std::optional<PlayRun> run;  ///< of playback; else it stands still
        std::int64_t played = 0;
        QSize size;  ///< device pixels to fit into
    };
    /// What is wanted now; replaces the wish before. Returns at once.
    void want(Wish wish);
    /// The picture of `frame`. While it is not there yet: playing, the latest one that was due before it; standing
    /// still, one from near by in its source, with `near`. Null: none.
    struct Shown {
        QImage image;
        FramePosition frame;
        bool near = false;
    };
    std::optional<Shown> take(FramePosition frame);
    /// How many of the pictures that come next are ready: what playing starts with.
    std::size_t ready_ahead() const;

signals:
    /// The picture wanted is there (or why it is not).
    void ready();
    void failed(const QString& message);

private:
    struct Made {
        std::int64_t frame;
        QImage image;
    };
    void work(std::stop_token stop);
    void open_ahead(std::stop_token stop);
    std::optional<std::int64_t> next_to_draw() const;
    const Made* made(std::int64_t frame) const;
    bool still_wanted(const Wish& wish, std::int64_t frame) const;
    bool approach(const Wish& wish, FramePosition frame);
    QImage draw(const Wish& wish, FramePosition frame);
    void keep(const Wish& wish, std::int64_t frame, QImage image, double seconds);

    static constexpr std::size_t ahead = 8, kept = 24;
    const Renderer renderer_, exact_;  ///< the second never draws from proxies: for standing still
    const Purpose purpose_;
    std::map<std::uint64_t, FramePosition> decoded_;  // the work thread's: the last frame it asked of each file
    struct Shared {                                   // guarded by `mutex`
        mutable std::mutex mutex;
        std::condition_variable_any wake, opening;
        std::optional<Wish> wish;
        std::vector<std::int64_t> coming;  // what the wish needs, the first first
        std::vector<Made> made;            // the latest last
        std::optional<Shown> near;
        double cost = 0;  // seconds a picture takes, lately
        std::uint64_t wishes = 0;
    } shared_;
    std::jthread opener_, thread_;
};

}  // namespace rhyme::ui
