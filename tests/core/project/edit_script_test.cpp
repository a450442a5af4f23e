#include "core/project/edit_script.h"

#include <nlohmann/json.hpp>

#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

Project project_of(const std::vector<std::string>& strips) {
    Project p;
    p.timeline = timeline_of(strips);
    p.media.push_back({MediaId{1}, "/films/moon.mp4", "moon", "", strip_rate.time(200_f)});
    return p;
}
std::string number(ClipId id) { return std::to_string(id.value); }

TEST(EditScript, AppliesTheEditsInOrder) {
    const Project p = project_of({"V AaaBbbCcc"});
    const Timeline& t = p.timeline;
    const auto edited = apply_script(
        p, "[{\"op\":\"ripple_delete\",\"clips\":[" + number(clip(t, "b")) +
               "]},{\"op\":\"split\",\"at\":4},{\"op\":\"trim\",\"clip\":" + number(clip(t, "a")) +
               ",\"edge\":\"out\",\"delta\":-1},{\"op\":\"insert\",\"at\":0,\"clips\":[{\"track\":" +
               std::to_string(t.tracks[0]->id.value) + ",\"media\":1,\"length\":2,\"source_in\":\"4/25\"}]}]");
    ASSERT_TRUE(edited) << edited.error().message();
    EXPECT_EQ(strips_of(edited->timeline), Strips{"V MmAa.CCc"});
    const Clip& placed = edited->timeline.tracks[0]->clips[0];
    EXPECT_EQ(placed.name, "moon");
    EXPECT_EQ(placed.available, RationalTime(8, 1));
    EXPECT_EQ(placed.source_in, RationalTime(4, 25));
}

TEST(EditScript, StopsAtTheFirstThatCannotBeDoneWithItsIndex) {
    const Project p = project_of({"V AaaBbb"});
    EXPECT_EQ(apply_script(p, "[{\"op\":\"split\",\"at\":1},{\"op\":\"split\",\"at\":3}]").error().what,
              "edit 1 (split): there is no clip to split at frame 3");
    EXPECT_EQ(apply_script(p, "[{\"op\":\"split\",\"when\":1}]").error().what,
              "edit 0 (split): there is no argument \"when\"");
    EXPECT_EQ(apply_script(p, "[{\"op\":\"split\"}]").error().what, "edit 0 (split): at is missing");
    EXPECT_EQ(apply_script(p, "[{\"op\":\"shake\"}]").error().what, "edit 0 (shake): there is no edit \"shake\"");
    EXPECT_EQ(apply_script(p, "[7]").error().what, "edit 0: an edit must be an object with \"op\"");
    EXPECT_EQ(apply_script(p, "{").error().what, "it is no valid JSON at line 1, column 2");
    EXPECT_EQ(apply_script(p, "[{\"op\":\"insert\",\"at\":0,\"clips\":[{\"track\":1,\"media\":9,\"length\":2}]}]")
                  .error()
                  .what,
              "edit 0 (insert): clips[0].media names no media of the project");
}

TEST(EditScript, ListsEveryOperationAndTakesItsArguments) {
    const Timeline t = timeline_of({"V AaaBbb"});
    for (const EditOperation& operation : edit_operations()) {
        EXPECT_FALSE(operation.text.empty());
        nlohmann::json edit{{"op", operation.name}};
        // Without its required arguments each is refused by the name of one of them.
        const auto bare = apply_edit(t, edit.dump());
        const bool needs = std::any_of(operation.arguments.begin(), operation.arguments.end(),
                                       [](const auto& a) { return a.required; });
        ASSERT_EQ(!bare, needs) << operation.name;
        if (needs) {
            EXPECT_TRUE(bare.error().what.ends_with(" is missing")) << operation.name << ": " << bare.error().what;
        }
        // None takes nonsense for an argument it lists, and none refuses to know it.
        for (const EditArgument& argument : operation.arguments) {
            edit[argument.name] = nlohmann::json::object({{"nonsense", "?"}});
            const auto result = apply_edit(t, edit.dump());
            ASSERT_FALSE(result) << operation.name << " took nonsense as " << argument.name;
            EXPECT_EQ(result.error().what.find("there is no argument"), std::string::npos) << operation.name;
        }
    }
}

TEST(EditScript, ReachesTracksMarkersAndTransitions) {
    const Project p = project_of({"V AaaBbb"});
    const auto& t = p.timeline;
    const std::string track = std::to_string(t.tracks[0]->id.value);
    const auto edited =
        apply_script(p,
                     "[{\"op\":\"add_track\",\"kind\":\"audio\"},{\"op\":\"add_marker\",\"start\":4,\"name\":\"drop\"},"
                     "{\"op\":\"set_transition\",\"from\":" +
                         number(clip(t, "a")) + ",\"to\":" + number(clip(t, "b")) +
                         ",\"kind\":\"dissolve\",\"in_offset\":1,\"out_offset\":2,\"parameters\":{\"x\":0.5}},"
                         "{\"op\":\"set_track_state\",\"track\":" +
                         track + ",\"muted\":true},{\"op\":\"set_format\",\"rate\":\"50/1\"}]");
    ASSERT_TRUE(edited) << edited.error().message();
    EXPECT_EQ(validate(edited->timeline), std::vector<std::string>{});
    EXPECT_EQ(edited->timeline.tracks.size(), 2u);
    EXPECT_TRUE(edited->timeline.tracks[0]->muted);
    EXPECT_EQ(edited->timeline.tracks[0]->name, "V1");
    EXPECT_EQ(edited->timeline.tracks[0]->transitions[0].parameters.at("x"), 0.5);
    EXPECT_EQ((*edited->timeline.markers)[0].range.start, at(8));
}

}  // namespace
}  // namespace rhyme::test
