// What is set up once and used for many pictures: swscale contexts and tone curves. Private to the rooms that touch
// pixels of files.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "core/image/av_frame.h"
#include "core/image/tone_map.h"

struct SwsContext;

namespace rhyme {

/// Thread-safe. Setting up a swscale context costs about as much as converting a picture with it; here one that is not
/// in use is taken again. Two threads that convert alike at one time have two. A few unused ones are kept.
class ConversionCache {
public:
    /// What a context is made for.
    struct Job {
        int from_width, from_height, from_format, to_width, to_height, to_format;
        ColorMatrix matrix;
        ColorRange range;
        bool operator==(const Job&) const = default;
    };
    struct ContextDeleter {
        void operator()(SwsContext* context) const;
    };
    using Context = std::unique_ptr<SwsContext, ContextDeleter>;

    Context take(const Job& job);  ///< null when there is none at hand
    void give(const Job& job, Context context);
    std::shared_ptr<const ToneMap> tone_map(const ColorInfo& color);

private:
    struct Idle {
        Job job;
        Context context;
    };
    struct Shared {  // guarded by `mutex`
        std::mutex mutex;
        std::list<Idle> idle;  // latest first
        std::vector<std::pair<ColorInfo, std::shared_ptr<const ToneMap>>> maps;
    } shared_;
};

}  // namespace rhyme
