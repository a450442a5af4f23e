// Full pictures out of interlaced ones, by libavfilter's bwdif. Private to this room.
#pragma once

#include <memory>

#include "core/media/ffmpeg.h"

struct AVFilterGraph;
struct AVFilterContext;

namespace rhyme {

/// One picture for each coded frame, made of it and its two neighbours alone, so that it does not depend on what was
/// made before. One owner, one thread.
class Deinterlacer {
public:
    Deinterlacer() = default;
    ~Deinterlacer();
    Deinterlacer(const Deinterlacer&) = delete;
    Deinterlacer& operator=(const Deinterlacer&) = delete;

    /// `before` and `after` are the frames shown next to `frame`; null at the film's ends (or where they do not
    /// decode). Null when libavfilter fails. Going on with the next frame costs one run of the filter, else it is two.
    FramePtr make(const AVFrame* before, const AVFrame& frame, const AVFrame* after);

private:
    bool open(const AVFrame& like);
    void close();
    bool feed(const AVFrame* frame);
    FramePtr take();

    AVFilterGraph* graph_ = nullptr;
    AVFilterContext *in_ = nullptr, *out_ = nullptr;
    std::int64_t fed_ = 0;
    FramePtr last_, one_before_;  // what the filter was given, by reference
};

}  // namespace rhyme
