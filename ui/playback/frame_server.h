// A thread that draws the pictures of a timeline just before they are wanted. Pictures that come too late are dropped.
#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

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
        std::int64_t step = 0;  ///< of playback, in frames; 0: standing still
        QSize size;             ///< device pixels to fit into
    };
    /// What is wanted now; replaces the wish before. Returns at once.
    void want(Wish wish);
    /// The picture at `frame`, or the latest one made not after it (before it, going backwards). Null: none yet.
    struct Shown {
        QImage image;
        FramePosition frame;
    };
    std::optional<Shown> take(FramePosition frame);

signals:
    /// The picture wanted is there (or why it is not).
    void ready();
    void failed(const QString& message);

private:
    void work(std::stop_token stop);
    std::optional<FramePosition> next_to_draw() const;
    void tidy();

    static constexpr std::size_t ahead = 8;
    const Renderer renderer_;
    const Purpose purpose_;
    struct Shared {  // guarded by `mutex`
        std::mutex mutex;
        std::condition_variable_any wake;
        std::optional<Wish> wish;
        std::map<std::int64_t, QImage> made;
    } shared_;
    std::jthread thread_;
};

}  // namespace rhyme::ui
