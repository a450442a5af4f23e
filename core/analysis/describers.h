// Describes moments on worker threads while their film is still being decoded. One owner, one thread (the decoding
// one).
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/analysis/describe.h"
#include "core/base/thread_pool.h"
#include "core/cues/bars.h"

namespace rhyme {

/// At most a few moments wait at a time, so that decoding cannot run ahead with the memory.
class Describers {
public:
    /// `wanted`: of which cues, in all_cues() order.
    Describers(unsigned jobs, Cancel cancel, std::vector<bool> wanted)
        : cancel_(std::move(cancel)), wanted_(std::move(wanted)), limit_(2 * std::size_t(jobs) + 2), pool_(jobs) {}

    /// Takes the next moment, in order of frames; waits while too many are under way. One that shows what the last one
    /// showed, standing as still, is not described again. `shot`: where the moment's shot begins. Its bars are told by
    /// what the moments of that shot have shown so far.
    void add(Moment moment, MomentPixels pixels, FramePosition shot) {
        moments_.push_back(std::move(moment));  // a deque: references stay
        Moment& slot = moments_.back();
        pixels.content = inside_bars_of_shot(pixels, shot);
        if (last_moment_ && show_the_same(last_, pixels)) return void(repeats_.emplace_back(&slot, last_moment_));
        last_ = pixels, last_moment_ = &slot;  // pictures are shared, not copied
        std::unique_lock lock(shared_.mutex);
        shared_.changed.wait(lock, [this] { return shared_.under_way < limit_; });
        ++shared_.under_way;
        lock.unlock();
        pool_.submit([this, &slot, kept = std::move(pixels)]() mutable {
            if (!cancel_.stop_requested()) describe(std::move(kept), wanted_, slot, cancel_);
            const std::lock_guard guard(shared_.mutex);
            --shared_.under_way;
            shared_.changed.notify_all();
        });
    }
    /// Waits for all of them.
    std::vector<Moment> take() {
        std::unique_lock lock(shared_.mutex);
        shared_.changed.wait(lock, [this] { return shared_.under_way == 0; });
        for (const auto& [moment, shown] : repeats_)
            moment->cues = shown->cues, moment->blank = shown->blank, moment->title = shown->title,
            moment->thumb = shown->thumb;
        return {std::make_move_iterator(moments_.begin()), std::make_move_iterator(moments_.end())};
    }

private:
    cv::Rect inside_bars_of_shot(const MomentPixels& pixels, FramePosition shot) {
        if (shot != shot_) bars_.next_shot(), shot_ = shot;
        cv::Mat gray;
        cv::cvtColor(pixels.rgb, gray, cv::COLOR_RGB2GRAY);
        bars_.add(gray);
        for (const auto* side : {&pixels.before, &pixels.after})
            if (*side) bars_.add((*side)->gray);
        return bars_.content();
    }

    const Cancel cancel_;
    const std::vector<bool> wanted_;
    const std::size_t limit_;
    std::vector<std::pair<Moment*, const Moment*>> repeats_;  // what shows no more than an earlier one, and that one
    MomentPixels last_;                                       // of the last that was described
    Moment* last_moment_ = nullptr;
    BarFinder bars_;
    FramePosition shot_{-1};
    std::deque<Moment> moments_;  // the caller's thread adds, each worker writes to its own
    struct Shared {               // guarded by `mutex`
        std::mutex mutex;
        std::condition_variable changed;
        std::size_t under_way = 0;
    } shared_;
    ThreadPool pool_;  // last: its threads end first
};

}  // namespace rhyme
