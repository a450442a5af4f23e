#include "core/project/edit_script.h"
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

std::string add(const Timeline& t, const std::string& effect) {
    return "{\"op\":\"add_effect\",\"clip\":" + std::to_string(clip(t, "a").value) + ",\"effect\":" + effect + "}";
}
const Effect& first_effect(const Timeline& t) { return t.find(clip(t, "a"))->more->effects.front(); }

TEST(EffectValues, ChoicesAreGivenByNameAndSwitchesByTrueOrFalse) {
    const Timeline t = timeline_of({"V Aaa"});
    const auto added = apply_edit(t, add(t, R"({"kind":"opacity","parameters":{"blend":"multiply"}})"));
    ASSERT_TRUE(added) << added.error().message();
    EXPECT_EQ(first_effect(*added).parameters.at("blend").value, 2);
    const std::string id = std::to_string(first_effect(*added).id.value);
    const auto set = apply_edit(
        *added, R"({"op":"set_keyframe","parameter":"blend","key":{"at":3,"value":"screen"},"effect":)" + id + "}");
    ASSERT_TRUE(set) << set.error().message();
    EXPECT_EQ(first_effect(*set).parameters.at("blend").keys.front().value, 6);
    const auto flipped = apply_edit(t, add(t, R"({"kind":"reframe","parameters":{"flip_x":true}})"));
    ASSERT_TRUE(flipped) << flipped.error().message();
    EXPECT_EQ(first_effect(*flipped).parameters.at("flip_x").value, 1);
}

TEST(EffectValues, AnUnknownChoiceIsRefusedWithThoseThereAre) {
    const Timeline t = timeline_of({"V Aaa"});
    const auto wrong = apply_edit(t, add(t, R"({"kind":"opacity","parameters":{"blend":"magic"}})"));
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().what.find("must be one of \"normal\""), std::string::npos) << wrong.error().what;
}

TEST(EffectValues, BrokenPointsAreRefusedWhenTheyAreSet) {
    const Timeline t = timeline_of({"V Aaa"});
    const auto wrong = apply_edit(t, add(t, R"({"kind":"curves","texts":{"red":"0,0 up,1"}})"));
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().what.find("'up,1' is not written x,y"), std::string::npos) << wrong.error().what;
    const auto added = apply_edit(t, add(t, R"({"kind":"curves","texts":{"red":"0,0 1,1"}})"));
    ASSERT_TRUE(added) << added.error().message();
    EXPECT_FALSE(apply_edit(*added, R"({"op":"set_effect_text","name":"red","text":"1,1 0,0","effect":)" +
                                        std::to_string(first_effect(*added).id.value) + "}"));
}

}  // namespace
}  // namespace rhyme::test
