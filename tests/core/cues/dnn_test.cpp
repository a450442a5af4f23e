#include <gtest/gtest.h>

#include <fstream>
#include <future>

#include "core/cues/dnn_models.h"
#include "core/cues/person.h"
#include "tests/core/cues/drawn.h"
#include "tests/support/onnx.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {
namespace {

using rhyme::testing::TempFolder;
using rhyme::testing::TinyNetwork;

void put(const TempFolder& folder, const std::string& name, const std::string& onnx, const std::string& json) {
    std::ofstream(folder / (name + ".onnx"), std::ios::binary) << onnx;
    std::ofstream(folder / (name + ".json")) << json;
}

/// Sees red as a person: sigmoid of how much more red than green there is.
void put_red_mask(const TempFolder& folder, float steep = 12) {
    const TinyNetwork network{32, 18, 1, {steep, -steep, 0}, {-0.25F * steep}};
    put(folder, "red", network.onnx(),
        R"({"task":"person-mask","input":{"width":32,"height":18},"output":{"activation":"sigmoid"}})");
}

/// Answers the same whatever it is shown.
TinyNetwork constant(const std::vector<float>& answer) {
    return {8, 8, 8, std::vector<float>(answer.size() * 3 * 64, 0), answer};
}

/// A quiet red figure that stands out little beside a bright disc.
cv::Mat red_figure() {
    cv::Mat rgb = picture({110, 115, 110});
    cv::circle(rgb, {70, 60}, 30, {250, 250, 120}, cv::FILLED, cv::LINE_AA);
    cv::rectangle(rgb, {210, 50}, {260, 150}, {190, 60, 60}, cv::FILLED);
    return with_grain(rgb);
}

Observation seen(const cv::Mat& rgb, const DnnModels* models) {
    MomentPixels pixels;
    pixels.rgb = rgb.clone();
    return Observation(std::move(pixels), models);
}

const std::string face_json =
    R"({"task":"face","input":{"width":8,"height":8},"output":{"columns":["left","top","right","bottom","score"]}})";

TEST(Networks, AMaskNetworkLeadsTheSubjects) {
    const TempFolder folder;
    put_red_mask(folder);
    const DnnModels models = DnnModels::load(folder.path());
    EXPECT_TRUE(models.problems().empty()) << models.problems().front();
    const Observation with = seen(red_figure(), &models);
    ASSERT_FALSE(with.subjects().empty());
    EXPECT_GT(with.subject().at<float>(100, 235), 0.8);
    EXPECT_LT(with.subject().at<float>(60, 70), 0.2);
    const auto shape = nlohmann::json::parse(find_cue("shape")->to_json(*find_cue("shape")->describe(with)));
    EXPECT_NEAR(shape["subjects"][0]["centre"]["x"], 235 / 320.0, 0.02);
    EXPECT_NEAR(shape["subjects"][0]["centre"]["y"], 100 / 180.0, 0.03);
}

TEST(Networks, AFaceNetworkTakesThePlaceOfTheCascades) {
    const TempFolder folder;
    put(folder, "face", constant({0.25F, 0.2F, 0.35F, 0.4F, 0.9F}).onnx(), face_json);
    const DnnModels models = DnnModels::load(folder.path());
    const auto cue = make_person_cue({}, models);
    const auto faces = nlohmann::json::parse(cue->to_json(*cue->describe(seen(red_figure(), &models))))["faces"];
    ASSERT_EQ(faces.size(), 1U);
    EXPECT_NEAR(faces[0]["x"], 0.3, 1e-3);
    EXPECT_NEAR(faces[0]["y"], 0.3, 1e-3);
    EXPECT_NEAR(faces[0]["confidence"], 0.9, 1e-3);
}

TEST(Networks, PoseAndEmbeddingAreKept) {
    const TempFolder folder;
    put(folder, "face", constant({0.25F, 0.2F, 0.35F, 0.4F, 0.9F}).onnx(), face_json);
    put(folder, "pose", constant({0.3F, 0.25F, 0.8F, 0.4F, 0.75F, 0.7F}).onnx(),
        R"({"task":"pose","input":{"width":8,"height":8}})");
    put(folder, "look", constant({3, 0, 4}).onnx(), R"({"task":"embedding","input":{"width":8,"height":8}})");
    const DnnModels models = DnnModels::load(folder.path());
    const auto cue = make_person_cue({}, models);
    const DescriptorPtr made = cue->describe(seen(red_figure(), &models));
    const std::string bytes = cue->encode(*made);
    const auto back = cue->decode(std::as_bytes(std::span(bytes)));
    ASSERT_TRUE(back);
    EXPECT_EQ(cue->encode(**back), bytes);
    const auto json = nlohmann::json::parse(cue->to_json(**back));
    ASSERT_EQ(json["joints"].size(), 2U);
    EXPECT_NEAR(json["joints"][1][0], 0.4, 1e-3);
    EXPECT_EQ(json["embedding"], 3);
    EXPECT_GT(cue->compare(*made, **back, 16.0 / 9).similarity, 0.6);
}

TEST(Networks, AnotherNetworkIsAnotherVersionOfItsCues) {
    const TempFolder none, red, redder;
    put_red_mask(red);
    put_red_mask(redder, 13);
    const auto version = [](const TempFolder& folder) {
        const DnnModels models = DnnModels::load(folder.path());
        return std::pair(models.version(3, {DnnTask::PersonMask}), models.version(3, {DnnTask::Face}));
    };
    EXPECT_EQ(version(none), std::pair(3, 3));
    EXPECT_NE(version(red).first, 3);
    EXPECT_EQ(version(red).second, 3);
    EXPECT_EQ(version(red), version(red));
    EXPECT_NE(version(red).first, version(redder).first);
}

TEST(Networks, BadOnesAreNamedInOneSentenceAndLeftAlone) {
    const std::string good = constant({0.25F, 0.2F, 0.35F, 0.4F, 0.9F}).onnx();
    const std::pair<std::string, std::string> bad[] = {
        {"", face_json},
        {"no network at all", face_json},
        {good.substr(0, good.size() / 2), face_json},
        {good, "no JSON"},
        {good, "[]"},
        {good, R"({"task":"dance","input":{"width":8,"height":8}})"},
        {good, R"({"task":"face","input":{"width":-8,"height":8}})"},
        {good, R"({"task":"face","input":{"width":8,"height":8},"output":{"columns":["left"]}})"},
        {good, R"({"task":"face","input":{"width":8,"height":8},"output":{"name":"no such output"}})"},
        {good, R"({"task":"pose","input":{"width":8,"height":8}})"}};
    for (const auto& [onnx, json] : bad) {
        const TempFolder folder;
        put(folder, "bad", onnx, json);
        const DnnModels models = DnnModels::load(folder.path());
        ASSERT_EQ(models.problems().size(), 1U) << json;
        EXPECT_NE(models.problems()[0].find("bad."), std::string::npos) << models.problems()[0];
        EXPECT_EQ(models.problems()[0].find('\n'), std::string::npos);
        EXPECT_EQ(models.find(DnnTask::Face), nullptr);
        EXPECT_NO_THROW(seen(red_figure(), &models).subjects());
    }
    EXPECT_TRUE(DnnModels::load("/no such folder").problems().empty());
}

TEST(Networks, AnswersDoNotDependOnThreads) {
    const TempFolder folder;
    put_red_mask(folder);
    const DnnModels models = DnnModels::load(folder.path());
    const DnnModel& network = *models.find(DnnTask::PersonMask);
    const cv::Mat rgb = red_figure(), alone = network.mask(rgb);
    const int threads = cv::getNumThreads();
    for (const int n : {1, 2, 5}) {
        cv::setNumThreads(n);
        std::vector<std::future<cv::Mat>> all;
        for (int i = 0; i < 4; ++i) all.push_back(std::async(std::launch::async, [&] { return network.mask(rgb); }));
        for (auto& one : all) EXPECT_EQ(cv::norm(one.get(), alone, cv::NORM_INF), 0);
    }
    cv::setNumThreads(threads);
}

}  // namespace
}  // namespace rhyme::test
