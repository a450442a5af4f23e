// Neural networks that the user brought: ONNX files in Rhyme's models folder, each with a JSON of the same name beside
// it that says what it does. Everything works without one; OpenCV's DNN runs them, offline, on the processor.
//
//   {"task": "person-mask" | "face" | "pose" | "embedding",
//    "input": {"width": 256, "height": 256, "mean": [0, 0, 0], "scale": 0.00392157, "order": "rgb" | "bgr"},
//    "output": {"name": "..."           (the network's first output when left out)
//               "channel": 0,           person-mask: which channel of N x channels x height x width
//               "activation": "none" | "sigmoid" | "softmax",
//               "columns": ["left", "top", "right", "bottom", "score"],   face: one row a face;
//                                       pose: one row a joint: ["x", "y", "score"] in any order
//               "units": "fraction" | "pixel",                            of the network's input
//               "least_score": 0.5}}
//
// Each colour value v (0..255) goes in as (v - mean) * scale. Pictures are squeezed to the input's size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace rhyme {

enum class DnnTask { PersonMask, Face, Pose, Embedding };

/// One network. Safe from any thread; the same answer for any number of them.
class DnnModel {
public:
    struct Box {
        double left = 0, top = 0, right = 0, bottom = 0, score = 0;  ///< fractions of the picture
    };
    struct Joint {
        double x = 0, y = 0, score = 0;  ///< fractions of the picture
    };

    /// Reads both files and tries the network once. Errors: one sentence naming the file.
    static Result<std::unique_ptr<DnnModel>> load(const std::filesystem::path& description);
    ~DnnModel();

    DnnTask task() const;
    /// Of both files' bytes: another network, or another description of it, has another.
    std::uint64_t fingerprint() const;

    /// All take CV_8UC3 R, G, B. Empty when the network fails on it.
    cv::Mat mask(const cv::Mat& rgb) const;  ///< CV_32FC1 of the picture's size, 0..1
    std::vector<Box> boxes(const cv::Mat& rgb) const;
    std::vector<Joint> joints(const cv::Mat& rgb) const;
    std::vector<float> embedding(const cv::Mat& rgb) const;  ///< of length 1

private:
    struct Impl;
    explicit DnnModel(std::unique_ptr<Impl> impl);
    cv::Mat run(const cv::Mat& rgb) const;
    std::unique_ptr<Impl> impl_;
};

/// At most one network a task: the first by name. Immutable.
class DnnModels {
public:
    static DnnModels load(const std::filesystem::path& folder);
    const DnnModel* find(DnnTask task) const;
    const std::vector<std::string>& problems() const { return problems_; }  ///< one sentence each
    /// A cue's version with the networks it looks through: `base` (below 1000) when there is none of them.
    int version(int base, std::initializer_list<DnnTask> through) const;

private:
    std::map<DnnTask, std::unique_ptr<const DnnModel>> models_;
    std::vector<std::string> problems_;
};

/// Those of the user's data folder, read once; problems go to the log.
const DnnModels& user_models();
/// The version of a cue that looks at subjects, which faces and a person-mask network improve. `base` below 60.
int version_with_masks(int base);

}  // namespace rhyme
