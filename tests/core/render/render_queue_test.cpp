#include "core/render/render_queue.h"

#include <gtest/gtest.h>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using State = RenderQueue::State;

struct Work {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Timeline timeline;

    Work() {
        EXPECT_TRUE(testing::make_clip(folder / "a.mp4", {}));
        Track track;
        track.id = TrackId{1};
        Clip clip;
        clip.id = ClipId{2}, clip.media = *pool->add(folder / "a.mp4"), clip.length = FrameCount(20);
        track.clips = {clip};
        timeline.width = 192, timeline.height = 108;
        timeline.tracks = {std::make_shared<const Track>(track)};
    }
    ExportJob job(const std::string& name) const {
        ExportJob job;
        job.target = folder / name, job.preset = *find_preset("reference-h264");
        return job;
    }
    bool there(const std::string& name) const { return std::filesystem::exists(folder / name); }
};

std::vector<State> states(const RenderQueue& queue) {
    std::vector<State> states;
    for (const auto& item : queue.items()) states.push_back(item.state);
    return states;
}

TEST(RenderQueue, DoesAllJobsAndAFailingOneStopsNoOther) {
    Work w;
    RenderQueue queue;
    queue.add(w.timeline, w.pool, w.job("one.mp4"));
    queue.add(w.timeline, w.pool, w.job("no/such/folder/two.mp4"));
    queue.add(w.timeline, w.pool, w.job("three.mp4"));
    queue.wait();
    EXPECT_EQ(states(queue), (std::vector<State>{State::Done, State::Failed, State::Done}));
    const auto items = queue.items();
    EXPECT_TRUE(items[0].report->checked);
    EXPECT_NE(items[1].message.find("two.mp4"), std::string::npos) << items[1].message;
    EXPECT_TRUE(w.there("one.mp4") && w.there("three.mp4"));
}

TEST(RenderQueue, PausedNothingBeginsAndResumedItGoesOn) {
    Work w;
    RenderQueue queue;
    queue.pause();
    queue.add(w.timeline, w.pool, w.job("one.mp4"));
    queue.wait();
    EXPECT_EQ(states(queue), std::vector<State>{State::Waiting});
    EXPECT_FALSE(queue.items().front().seconds_left) << "no speed is known yet: nothing is promised";
    queue.resume();
    queue.wait();
    EXPECT_EQ(states(queue), std::vector<State>{State::Done});
    queue.pause();
    queue.add(w.timeline, w.pool, w.job("two.mp4"));
    queue.add(w.timeline, w.pool, w.job("three.mp4"));
    const auto items = queue.items();
    ASSERT_TRUE(items[1].seconds_left && items[2].seconds_left);
    EXPECT_NEAR(*items[2].seconds_left, 2 * *items[1].seconds_left, 1e-6);
}

TEST(RenderQueue, CancelledWhileWaitingItNeverBeginsAndCanBeTriedAgain) {
    Work w;
    RenderQueue queue;
    queue.pause();
    const auto one = queue.add(w.timeline, w.pool, w.job("one.mp4")),
               two = queue.add(w.timeline, w.pool, w.job("two.mp4"));
    queue.cancel(one);
    queue.resume();
    queue.wait();
    EXPECT_EQ(states(queue), (std::vector<State>{State::Cancelled, State::Done}));
    EXPECT_FALSE(w.there("one.mp4"));
    EXPECT_FALSE(queue.retry(two));
    EXPECT_TRUE(queue.retry(one));
    queue.wait();
    EXPECT_TRUE(w.there("one.mp4"));
    queue.remove(two);
    EXPECT_EQ(states(queue), std::vector<State>{State::Done});
}

TEST(RenderQueue, APausedJobThatRunsCanBeCancelledAndLeavesNothing) {
    Work w;
    RenderQueue queue;
    const auto id = queue.add(w.timeline, w.pool, w.job("one.mp4"));
    queue.pause();
    queue.cancel(id);
    queue.resume();
    queue.wait();
    const auto state = queue.items().front().state;
    EXPECT_TRUE(state == State::Cancelled || state == State::Done);
    EXPECT_EQ(w.there("one.mp4"), state == State::Done);
}

}  // namespace
}  // namespace rhyme
