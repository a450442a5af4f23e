#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/project/edit_script.h"
#include "core/project/project.h"
#include "core/timeline/bin_edits.h"

namespace rhyme {
namespace {

using Json = nlohmann::ordered_json;

Project sample() {
    Project p;
    p.timeline = make_timeline(FrameRate(25, 1), 1280, 720);
    p.media.push_back({MediaId{3}, "/films/moon.mp4", "moon.mp4", "abc", RationalTime(8, 1)});
    Sequences s = p.sequences();
    s = *make_folder(s, "한강");
    s = *make_folder(s, "night", FolderId{1});
    s = *put_in_folder(s, {MediaId{3}}, FolderId{2});
    s = *rate_media(s, {MediaId{3}}, 4);
    s = *tag_media(s, {MediaId{3}}, "후렴");
    p.set_sequences(*label_media(s, {MediaId{3}}, "orange"));
    return p;
}

std::string text_of(const Project& p) {
    const auto text = project_text(p, "/films");
    EXPECT_TRUE(text) << text.error().message();
    return text.value_or("");
}

TEST(BinFile, IsLoadedAsItWasSaved) {
    const auto loaded = parse_project(text_of(sample()), "/films");
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(loaded->bin, sample().bin);
    EXPECT_EQ(text_of(Project()).find("\"bin\""), std::string::npos) << "nothing in order: nothing to say";
}

TEST(BinFile, KeepsKeysItDoesNotKnow) {
    Json json = Json::parse(text_of(sample()));
    json["bin"]["view"] = "list";
    json["bin"]["folders"][1]["icon"] = "moon";
    json["bin"]["media"][0]["note"] = "the good one";
    auto loaded = parse_project(json.dump(), "/films");
    ASSERT_TRUE(loaded);
    loaded->set_sequences(*rate_media(loaded->sequences(), {MediaId{3}}, 5));
    const Json again = Json::parse(text_of(*loaded));
    EXPECT_EQ(again["bin"]["view"], "list");
    EXPECT_EQ(again["bin"]["folders"][1]["icon"], "moon");
    EXPECT_EQ(again["bin"]["media"][0]["note"], "the good one");
    EXPECT_EQ(again["bin"]["media"][0]["rating"], 5);
}

TEST(BinFile, WhatHasNoPlaceComesToLieInTheBinItselfAndThatIsSaid) {
    Json json = Json::parse(text_of(sample()));
    json["bin"]["folders"][0]["inside"] = 2;  // in itself, by way of the other
    json["bin"]["media"][0]["folder"] = 9;
    std::vector<std::string> warnings;
    const auto loaded = parse_project(json.dump(), "/films", &warnings);
    ASSERT_TRUE(loaded) << loaded.error().message();
    EXPECT_EQ(loaded->bin->path(FolderId{2}).size(), 2u);
    EXPECT_FALSE(loaded->bin->note(MediaId{3}).folder);
    EXPECT_EQ(loaded->bin->note(MediaId{3}).rating, 4);
    EXPECT_EQ(warnings.size(), 2u);
}

TEST(BinFile, NonsenseIsRefusedByItsPlace) {
    Json json = Json::parse(text_of(sample()));
    json["bin"]["media"][0]["rating"] = 9;
    const auto loaded = parse_project(json.dump(), "/films");
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().what.find("bin.media[0].rating"), std::string::npos) << loaded.error().what;
}

TEST(BinFile, AScriptPutsFootageInOrder) {
    const auto edited = apply_script(sample(), R"([{"op": "make_folder", "name": "낮"},
        {"op": "put_in_folder", "media": [3], "folder": 3}, {"op": "remove_folder", "folder": 1},
        {"op": "rate_media", "media": [3], "rating": 1}])");
    ASSERT_TRUE(edited) << edited.error().message();
    EXPECT_EQ(edited->bin->note(MediaId{3}).folder, FolderId{3});
    EXPECT_EQ(edited->bin->note(MediaId{3}).rating, 1);
    EXPECT_EQ(apply_script(sample(), R"([{"op": "rate_media", "media": [4], "rating": 1}])").error().what,
              "edit 0 (rate_media): media[0] names no media of the project");
}

}  // namespace
}  // namespace rhyme
