#include "core/project/text_cache.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/support/kill_trial.h"

namespace rhyme::test {
namespace {

TEST(TextCache, WritesWhatIsWrittenWithoutIt) {
    Project p = testing::kill_sample(12);
    const auto first = project_text(p, "/films");
    ASSERT_TRUE(first);
    auto json = nlohmann::ordered_json::parse(*first);
    json["future"] = {"\x01track 0", "\n"};
    json["timelines"][0]["tracks"][0]["clips"][3]["stars"] = 5;
    json["timelines"][0]["tracks"][1]["note"] = {{"a", {1, 2, "\x01track 1"}}};
    p = *parse_project(json.dump(), "/films");
    TextCache cache;
    std::mt19937 random(5);
    std::vector<Timeline> before{p.timeline};
    for (int n = 0; n < 120; ++n) {
        p.timeline = n % 7 == 3 ? before[random() % before.size()] : testing::random_change(p.timeline, random, 20);
        before.push_back(p.timeline);
        ASSERT_EQ(cache.text(p, "/films").value_or("none"), project_text(p, "/films").value_or("nor here")) << n;
    }
    p.origin.clear();
    EXPECT_EQ(*cache.text(p, "/films"), *project_text(p, "/films"));
}

TEST(TextCache, RefusesWhatIsNotSound) {
    Project p = testing::kill_sample(3);
    TextCache cache;
    ASSERT_TRUE(cache.text(p, "/films"));
    Track track = *p.timeline.tracks[0];
    track.clips[0].length = FrameCount(0);
    p.timeline.tracks[0] = std::make_shared<const Track>(track);
    EXPECT_FALSE(cache.text(p, "/films"));
}

TEST(TextCache, NamesOfMediaNeedNotBeText) {
    Project p = testing::kill_sample(1);
    p.media[0].path = "/films/cl\xefps/m%20\xff.mp4";
    const auto text = project_text(p, "/films");
    ASSERT_TRUE(text);
    EXPECT_EQ(parse_project(*text, "/films")->media[0].path, p.media[0].path);
    EXPECT_EQ(parse_project(*text, "/moved")->media[0].path, "/moved/cl\xefps/m%20\xff.mp4");
}

}  // namespace
}  // namespace rhyme::test
