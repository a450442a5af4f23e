// What Rhyme writes as .otio follows OpenTimelineIO's schema: names, versions, the fields each must have, and what may
// lie in what. The rules stand here in our own words, after its documentation of the serialized data model.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/files.h"
#include "tests/support/interchange_cases.h"
#include "tests/support/temp_folder.h"

namespace rhyme::testing {
namespace {

using Json = nlohmann::json;

enum class Is { Text, Number, Flag, List, Object, Any };
struct Field {
    std::string name;
    Is is;
    bool may_be_null = false;
    std::set<std::string> schemas = {};  // of an object, or of those in a list
};

const std::map<std::string, std::vector<Field>>& schemas() {
    static const Field name{"name", Is::Text}, metadata{"metadata", Is::Object}, enabled{"enabled", Is::Flag};
    static const Field effects{
        "effects", Is::List, false, {"Effect.1", "LinearTimeWarp.1", "FreezeFrame.1", "TimeEffect.1"}};
    static const Field markers{"markers", Is::List, false, {"Marker.2"}};
    static const Field source_range{"source_range", Is::Object, true, {"TimeRange.1"}};
    static const Field available{"available_range", Is::Object, true, {"TimeRange.1"}};
    static const Field bounds{"available_image_bounds", Is::Object, true, {"Box2d.1"}};
    static const Field effect_name{"effect_name", Is::Text}, scalar{"time_scalar", Is::Number};
    static const std::map<std::string, std::vector<Field>> all{
        {"Timeline.1",
         {name,
          metadata,
          {"global_start_time", Is::Object, true, {"RationalTime.1"}},
          {"tracks", Is::Object, false, {"Stack.1"}}}},
        {"Stack.1",
         {name,
          metadata,
          enabled,
          effects,
          markers,
          source_range,
          {"children", Is::List, false, {"Track.1", "Clip.2", "Stack.1", "Gap.1"}}}},
        {"Track.1",
         {name,
          metadata,
          enabled,
          effects,
          markers,
          source_range,
          {"kind", Is::Text},
          {"children", Is::List, false, {"Clip.2", "Gap.1", "Stack.1", "Track.1", "Transition.1"}}}},
        {"Clip.2",
         {name,
          metadata,
          enabled,
          effects,
          markers,
          source_range,
          {"media_references", Is::Object},
          {"active_media_reference_key", Is::Text}}},
        {"Gap.1", {name, metadata, enabled, effects, markers, source_range}},
        {"Transition.1",
         {name,
          metadata,
          {"in_offset", Is::Object, false, {"RationalTime.1"}},
          {"out_offset", Is::Object, false, {"RationalTime.1"}},
          {"transition_type", Is::Text}}},
        {"ExternalReference.1", {name, metadata, available, bounds, {"target_url", Is::Text}}},
        {"MissingReference.1", {name, metadata, available, bounds}},
        {"GeneratorReference.1",
         {name, metadata, available, bounds, {"generator_kind", Is::Text}, {"parameters", Is::Object}}},
        {"Marker.2",
         {name,
          metadata,
          {"color", Is::Text},
          {"comment", Is::Text},
          {"marked_range", Is::Object, false, {"TimeRange.1"}}}},
        {"Effect.1", {name, metadata, effect_name}},
        {"LinearTimeWarp.1", {name, metadata, effect_name, scalar}},
        {"FreezeFrame.1", {name, metadata, effect_name, scalar}},
        {"RationalTime.1", {{"rate", Is::Number}, {"value", Is::Number}}},
        {"TimeRange.1",
         {{"start_time", Is::Object, false, {"RationalTime.1"}}, {"duration", Is::Object, false, {"RationalTime.1"}}}},
    };
    return all;
}

class Checker {
public:
    std::vector<std::string> faults;
    std::set<std::string> seen;

    void check(const Json& json, const std::string& where) {
        const std::string schema = json.is_object() ? json.value("OTIO_SCHEMA", "") : "";
        const auto known = schemas().find(schema);
        if (known == schemas().end()) return say(where, "has the schema \"" + schema + "\", which there is not");
        seen.insert(schema);
        for (const Field& field : known->second) {
            if (!json.contains(field.name)) {
                say(where, schema + " lacks " + field.name);
                continue;
            }
            value(json[field.name], field, where + "." + field.name);
        }
        if (schema == "Clip.2") clip(json, where);
        if (schema == "Track.1") track(json, where);
        if (schema == "RationalTime.1" && !(json["rate"].get<double>() > 0))
            say(where, "has a rate that is not above 0");
        if (schema == "TimeRange.1" && json["duration"]["value"].get<double>() < 0)
            say(where, "has a negative duration");
        if (schema == "FreezeFrame.1" && json["time_scalar"] != 0) say(where, "freezes, but its time_scalar is not 0");
    }

private:
    void say(const std::string& where, const std::string& what) { faults.push_back(where + " " + what); }
    void value(const Json& v, const Field& field, const std::string& where) {
        if (v.is_null() && field.may_be_null) return;
        const bool right = field.is == Is::Text     ? v.is_string()
                           : field.is == Is::Number ? v.is_number()
                           : field.is == Is::Flag   ? v.is_boolean()
                           : field.is == Is::List   ? v.is_array()
                           : field.is == Is::Object ? v.is_object()
                                                    : true;
        if (!right) return say(where, "is of another type");
        if (field.schemas.empty()) return;
        const auto one = [&](const Json& j, const std::string& at) {
            if (!field.schemas.contains(j.is_object() ? j.value("OTIO_SCHEMA", "") : ""))
                return say(at, "may not hold " + j.dump().substr(0, 60));
            check(j, at);
        };
        if (v.is_array())
            for (std::size_t i = 0; i < v.size(); ++i) one(v[i], where + "[" + std::to_string(i) + "]");
        else
            one(v, where);
    }
    void clip(const Json& json, const std::string& where) {
        const Json& references = json["media_references"];
        const std::string key = json["active_media_reference_key"];
        if (!references.contains(key)) return say(where, "names a media reference it does not have");
        static const std::set<std::string> kinds{"ExternalReference.1", "MissingReference.1", "GeneratorReference.1"};
        for (const auto& [name, reference] : references.items()) {
            if (!kinds.contains(reference.value("OTIO_SCHEMA", ""))) say(where, "has a reference that is none");
            check(reference, where + "." + name);
        }
    }
    /// A transition lies between two items, and reaches no further than they do; never two in a row.
    void track(const Json& json, const std::string& where) {
        if (json["kind"] != "Video" && json["kind"] != "Audio") say(where, "is neither video nor audio");
        const Json& children = json["children"];
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (children[i].value("OTIO_SCHEMA", "") != "Transition.1") continue;
            const auto is_item = [&](std::size_t k) {
                return k < children.size() && children[k].value("OTIO_SCHEMA", "") != "Transition.1";
            };
            if (i == 0 || !is_item(i - 1) || !is_item(i + 1)) {
                say(where, "has a transition that does not lie between two items");
                continue;
            }
            const auto length = [&](std::size_t k) {
                return children[k]["source_range"]["duration"]["value"].get<double>();
            };
            if (children[i]["in_offset"]["value"].get<double>() > length(i - 1) ||
                children[i]["out_offset"]["value"].get<double>() > length(i + 1))
                say(where, "has a transition longer than its clips");
        }
    }
};

TEST(OtioSchema, EveryFeatureIsWrittenByItsRules) {
    TempFolder folder;
    std::set<std::string> seen;
    for (const auto& c : interchange_cases()) {
        Project p = plain_project();
        c.put(p);
        ASSERT_TRUE(export_project(p, folder / "x.otio")) << c.name;
        Checker checker;
        checker.check(Json::parse(*read_file(folder / "x.otio")), "timeline");
        EXPECT_EQ(checker.faults, std::vector<std::string>{}) << c.name;
        seen.insert(checker.seen.begin(), checker.seen.end());
    }
    for (const char* schema :
         {"Timeline.1", "Stack.1", "Track.1", "Clip.2", "Gap.1", "Transition.1", "ExternalReference.1",
          "GeneratorReference.1", "MissingReference.1", "Marker.2", "LinearTimeWarp.1", "FreezeFrame.1", "Effect.1"})
        EXPECT_TRUE(seen.contains(schema)) << schema << " was never written";
}

TEST(OtioSchema, MetadataMayHoldNumbersThatJsonHasNoWordFor) {
    const TempFolder folder;
    ASSERT_TRUE(export_project(plain_project(), folder / "x.otio"));
    std::string text = *read_file(folder / "x.otio");
    const auto at = text.find("\"metadata\": {");
    ASSERT_NE(at, text.npos);
    text.insert(at + 13, R"("strange": {"a \" NaN": "Inf", "b": Inf, "c": -Infinity, "d": NaN, "e": -Inf},)");
    const auto back = import_bytes(text, folder / "x.otio");
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(back->timeline.tracks.size(), plain_project().timeline.tracks.size());
}

TEST(OtioSchema, TheCheckerSeesWhatIsWrong) {
    TempFolder folder;
    ASSERT_TRUE(export_project(plain_project(), folder / "x.otio"));
    const Json good = Json::parse(*read_file(folder / "x.otio"));
    const auto faults = [](const Json& json) {
        Checker c;
        c.check(json, "timeline");
        return c.faults.size();
    };
    EXPECT_EQ(faults(good), 0u);
    Json bad = good;
    bad["tracks"]["children"][0]["kind"] = "Subtitle";
    EXPECT_EQ(faults(bad), 1u);
    bad = good;
    bad["tracks"]["children"][0]["children"][0].erase("effects");
    EXPECT_EQ(faults(bad), 1u);
    bad = good;
    bad["tracks"]["children"][0]["children"][0]["OTIO_SCHEMA"] = "Clip.9";
    EXPECT_EQ(faults(bad), 1u);
}

}  // namespace
}  // namespace rhyme::testing
