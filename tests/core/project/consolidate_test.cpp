#include "core/project/consolidate.h"

#include <gtest/gtest.h>

#include "core/media/media_pool.h"
#include "core/render/renderer.h"
#include "core/timeline/edits.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

namespace fs = std::filesystem;
using rhyme::testing::ClipSpec;
using rhyme::testing::TempFolder;

/// The number drawn on each frame of the sequence.
std::vector<int> numbers(const Project& project) {
    auto pool = std::make_shared<MediaPool>();
    EXPECT_EQ(attach_media(project, *pool), std::vector<std::string>{});
    const Renderer renderer(pool);
    std::vector<int> seen;
    for (FramePosition p(0); p < project.timeline.end(); p = p + FrameCount(1)) {
        const auto picture = renderer.rgb(project.timeline, p, {192, 108}, Purpose::Export);
        seen.push_back(picture ? rhyme::testing::read_frame_number(*picture) : -2);
    }
    return seen;
}

TEST(Consolidated, TheProjectShowsTheSameFramesOfMuchLessFootage) {
    TempFolder folder;
    ClipSpec spec;
    spec.frames = 400;
    spec.with_audio = true;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "long.mp4", spec));
    Project p;
    p.name = "Film";
    p.timeline = make_timeline({25, 1}, 192, 108);
    const auto opened = open_media(folder / "long.mp4");
    p.media.push_back(media_item(MediaId{1}, **opened));
    for (const int first : {337, 60, 75, 200}) {
        std::vector<NewClip> pair;
        for (const auto& track : p.timeline.tracks) {
            NewClip c;
            c.track = track->id, c.media = MediaId{1}, c.name = "c", c.length = FrameCount(7);
            c.source_in = RationalTime(first, 25), c.available = (*opened)->info.duration;
            pair.push_back(c);
        }
        p.timeline = *insert(p.timeline, p.timeline.end(), pair);
    }
    p.bin = Bin{{}, {{MediaId{1}, {{}, 4, "", {"moon"}}}}};
    const auto before = numbers(p);
    ASSERT_EQ(before[0], 337);
    const auto report = consolidate_project(p, folder / "small", FrameCount(10));
    ASSERT_TRUE(report) << report.error().message();
    EXPECT_EQ(report->parts, 3u);
    EXPECT_EQ(report->whole, 0u);
    EXPECT_EQ(report->notes, std::vector<std::string>{});
    EXPECT_LT(report->bytes, fs::file_size(folder / "long.mp4") / 2);
    fs::remove(folder / "long.mp4");
    fs::rename(folder / "small", folder / "moved");
    const auto small = load_project(folder / "moved" / "Film.rhyme");
    ASSERT_TRUE(small) << small.error().message();
    EXPECT_EQ(numbers(*small), before);
    for (const MediaItem& part : small->media) EXPECT_EQ(small->bin->note(part.id).rating, 4) << part.id.value;
    const auto& clips = small->timeline.tracks[0]->clips;
    for (const Clip& c : clips) {
        EXPECT_GE(handle_before(c, {25, 1}).value, 10);
        EXPECT_GE(handle_after(c, {25, 1}).value, 10);
    }
}

}  // namespace
}  // namespace rhyme::test
