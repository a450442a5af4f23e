// Projects kept by the command line as the window keeps them.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/project/keeper.h"
#include "core/timeline/edits.h"
#include "tests/support/clips.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

class KeptByCli : public ::testing::Test {
protected:
    void SetUp() override { ASSERT_TRUE(save_project(film(), path)); }
    static Project film() {
        Project p;
        p.name = "Film";
        p.timeline = make_timeline({25, 1}, 640, 360);
        return p;
    }
    int run(const std::string& arguments) {
        const std::string command = "XDG_STATE_HOME='" + (folder / "xdg").string() + "' " +
                                    rhyme::testing::cli().string() + " " + arguments + " -q >'" +
                                    (folder / "out").string() + "' 2>'" + (folder / "err").string() + "' </dev/null";
        const int status = std::system(command.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string err() const { return read_file(folder / "err").value_or(""); }
    void script(const std::string& text) { ASSERT_TRUE(write_file(folder / "s.json", text)); }
    std::string edit() const { return "edit " + path.string() + " " + (folder / "s.json").string(); }
    std::unique_ptr<Keeper> open() { return std::move(*Keeper::open(path, folder / "xdg" / "rhyme")); }

    testing::TempFolder folder;
    std::filesystem::path path = folder / "film.rhyme";
};

TEST_F(KeptByCli, EachEditOfAJournalledScriptIsAStepOfTheHistory) {
    script(
        R"([{"op": "add_marker", "start": 5}, {"op": "add_track", "kind": "video"}, {"op": "add_marker", "start": 9}])");
    ASSERT_EQ(run(edit() + " --journal"), 0) << err();
    script(R"([{"op": "add_marker", "start": 11}])");
    ASSERT_EQ(run(edit() + " --journal"), 0) << err();
    const auto keeper = open();
    EXPECT_FALSE(keeper->has_unsaved());
    ASSERT_EQ(keeper->steps().size(), 5u);
    EXPECT_EQ(keeper->steps()[2].label, "Add a track");
    EXPECT_EQ(keeper->project()->timeline.markers->size(), 3u);
    EXPECT_EQ(keeper->project_of(1)->timeline.markers->size(), 1u);
    EXPECT_EQ(keeper->project_of(0)->timeline, film().timeline);
}

TEST_F(KeptByCli, AScriptThatCannotBeDoneKeepsNothing) {
    script(R"([{"op": "add_marker", "start": 5}, {"op": "lift", "clips": [77]}])");
    EXPECT_EQ(run(edit() + " --journal"), 1);
    EXPECT_NE(err().find("edit 1"), std::string::npos) << err();
    EXPECT_EQ(open()->steps().size(), 1u);
    EXPECT_EQ(load_project(path)->timeline.markers->size(), 0u);
}

TEST_F(KeptByCli, AProjectThatIsOpenIsNotWrittenOver) {
    const auto keeper = open();
    script(R"([{"op": "add_marker", "start": 5}])");
    for (const std::string journal : {"", " --journal"}) {
        EXPECT_EQ(run(edit() + journal), 1);
        EXPECT_NE(err().find("open in Rhyme"), std::string::npos) << err();
    }
    EXPECT_EQ(run(edit() + " -o " + (folder / "copy.rhyme").string()), 0) << err();
    EXPECT_EQ(load_project(path)->timeline.markers->size(), 0u);
    EXPECT_EQ(load_project(folder / "copy.rhyme")->timeline.markers->size(), 1u);
}

TEST_F(KeptByCli, RelinkFindsFootageThatMovedAndCollectPutsItAway) {
    ASSERT_TRUE(testing::make_clip(folder / "moon.mp4"));
    const auto project = (folder / "cut.rhyme").string();
    ASSERT_EQ(run("project new " + project + " " + (folder / "moon.mp4").string()), 0) << err();
    std::filesystem::create_directories(folder / "b" / "c");
    std::filesystem::rename(folder / "moon.mp4", folder / "b" / "c" / "renamed.mp4");
    EXPECT_EQ(run("project check " + project), 1);
    EXPECT_EQ(run("project relink " + project + " --search " + (folder / "xdg").string()), 1) << "not there";
    ASSERT_EQ(run("project relink " + project + " --json --search " + (folder / "b").string()), 0) << err();
    const auto json = nlohmann::json::parse(*read_file(folder / "out"));
    EXPECT_EQ(json["found"][0]["now"], (folder / "b" / "c" / "renamed.mp4").string());
    EXPECT_EQ(json["found"][0]["by"], "content");
    ASSERT_EQ(run("project collect " + project + " " + (folder / "archive").string()), 0) << err();
    std::filesystem::remove_all(folder / "b");
    EXPECT_EQ(run("project check " + (folder / "archive" / "cut.rhyme").string()), 0) << err();
}

}  // namespace
}  // namespace rhyme
