#include "core/cues/dnn_models.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <nlohmann/json.hpp>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/base/files.h"
#include "core/base/log.h"

namespace rhyme {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int largest_side = 2048;
constexpr std::size_t most_boxes = 8, most_joints = 40, longest_embedding = 4096;

/// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view bytes, std::uint64_t h = 14695981039346656037ULL) {
    for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return h;
}

enum class Activation { None, Sigmoid, Softmax };

struct Description {
    DnnTask task = DnnTask::PersonMask;
    cv::Size size;
    cv::Scalar mean;
    double scale = 1;
    bool bgr = false, pixels = false;
    std::string output;
    int channel = 0;
    Activation activation = Activation::None;
    std::vector<std::string> columns;
    double least_score = 0.5;
};

template <class T>
T one_of(const Json& value, const std::map<std::string, T>& names, const char* what) {
    const auto found = names.find(value.get<std::string>());
    if (found == names.end())
        throw std::invalid_argument(std::string(what) + " cannot be \"" + value.get<std::string>() + "\"");
    return found->second;
}

/// Throws what is wrong.
Description parse(const std::string& text) {
    const Json j = Json::parse(text);
    Description d;
    d.task = one_of<DnnTask>(j.at("task"),
                             {{"person-mask", DnnTask::PersonMask},
                              {"face", DnnTask::Face},
                              {"pose", DnnTask::Pose},
                              {"embedding", DnnTask::Embedding}},
                             "task");
    const Json& in = j.at("input");
    d.size = {in.at("width").get<int>(), in.at("height").get<int>()};
    if (d.size.width < 1 || d.size.height < 1 || d.size.width > largest_side || d.size.height > largest_side)
        throw std::invalid_argument("the input's size is not from 1 to 2048 pixels");
    const auto mean = in.value("mean", std::vector<double>{0, 0, 0});
    if (mean.size() != 3) throw std::invalid_argument("mean is not three numbers");
    d.mean = {mean[0], mean[1], mean[2]};
    d.scale = in.value("scale", 1.0 / 255);
    d.bgr = one_of<bool>(in.value("order", Json("rgb")), {{"rgb", false}, {"bgr", true}}, "order");
    const Json out = j.value("output", Json::object());
    d.output = out.value("name", std::string());
    d.channel = out.value("channel", 0);
    d.activation = one_of<Activation>(
        out.value("activation", Json("none")),
        {{"none", Activation::None}, {"sigmoid", Activation::Sigmoid}, {"softmax", Activation::Softmax}}, "activation");
    d.pixels = one_of<bool>(out.value("units", Json("fraction")), {{"fraction", false}, {"pixel", true}}, "units");
    d.columns = out.value("columns", d.task == DnnTask::Face
                                         ? std::vector<std::string>{"left", "top", "right", "bottom", "score"}
                                         : std::vector<std::string>{"x", "y", "score"});
    d.least_score = out.value("least_score", 0.5);
    const std::vector<std::string> needed = d.task == DnnTask::Face
                                                ? std::vector<std::string>{"left", "top", "right", "bottom"}
                                            : d.task == DnnTask::Pose ? std::vector<std::string>{"x", "y"}
                                                                      : std::vector<std::string>{};
    for (const std::string& name : needed)
        if (std::find(d.columns.begin(), d.columns.end(), name) == d.columns.end())
            throw std::invalid_argument("columns lack \"" + name + "\"");
    if (d.columns.size() > 4096 || d.channel < 0) throw std::invalid_argument("its output cannot be read so");
    return d;
}

/// The rows of a table, whatever dimensions of one stand around it; empty when it is none.
cv::Mat table(const cv::Mat& output, int columns) {
    if (output.empty() || output.type() != CV_32FC1 || output.total() % static_cast<std::size_t>(columns)) return {};
    return output.reshape(1, std::vector<int>{static_cast<int>(output.total()) / columns, columns});
}

bool finite(const cv::Mat& m) { return cv::checkRange(m, true); }

/// A plane of a network's answer as probabilities.
cv::Mat plane_of(const cv::Mat& output, const Description& d) {
    if (output.dims != 4 || output.type() != CV_32FC1 || d.channel >= output.size[1]) return {};
    std::vector<cv::Mat> planes;
    for (int c = 0; c < output.size[1]; ++c)
        planes.emplace_back(output.size[2], output.size[3], CV_32FC1, const_cast<float*>(output.ptr<float>(0, c)));
    cv::Mat plane = planes[static_cast<std::size_t>(d.channel)].clone();
    if (d.activation == Activation::Sigmoid) {
        cv::exp(-plane, plane);
        plane = 1 / (1 + plane);
    } else if (d.activation == Activation::Softmax) {
        cv::Mat most = planes[0].clone(), sum = cv::Mat::zeros(most.size(), CV_32FC1), e;
        for (const cv::Mat& p : planes) most = cv::max(most, p);
        for (const cv::Mat& p : planes) {
            cv::exp(p - most, e);
            sum += e;
        }
        cv::exp(plane - most, e);
        plane = e / sum;
    }
    return cv::min(cv::max(plane, 0.0), 1.0);
}

}  // namespace

struct DnnModel::Impl {
    Description description;
    std::string network;  ///< the ONNX file's bytes
    std::uint64_t fingerprint = 0;

    /// Networks are not for two threads at once: each takes one that is free, or makes another.
    mutable std::mutex mutex;  ///< guards `free`
    mutable std::vector<cv::dnn::Net> free;

    cv::dnn::Net make() const {
        cv::dnn::Net net = cv::dnn::readNetFromONNX(network.data(), network.size());
        net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        return net;
    }

    /// Throws.
    cv::Mat forward(const cv::Mat& rgb) const {
        cv::Mat small;
        cv::resize(rgb, small, description.size, 0, 0, cv::INTER_AREA);
        const cv::Scalar mean = description.mean;
        const cv::Mat blob = cv::dnn::blobFromImage(small, description.scale, {}, mean, description.bgr, false);
        cv::dnn::Net net;
        {
            const std::lock_guard guard(mutex);
            if (!free.empty()) net = free.back(), free.pop_back();
        }
        if (net.empty()) net = make();
        net.setInput(blob);
        const cv::Mat output =
            description.output.empty() ? net.forward().clone() : net.forward(description.output).clone();
        const std::lock_guard guard(mutex);
        free.push_back(net);
        return output;
    }
};

DnnModel::DnnModel(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
DnnModel::~DnnModel() = default;
DnnTask DnnModel::task() const { return impl_->description.task; }
std::uint64_t DnnModel::fingerprint() const { return impl_->fingerprint; }

Result<std::unique_ptr<DnnModel>> DnnModel::load(const fs::path& file) {
    fs::path network = file;
    network.replace_extension(".onnx");
    auto impl = std::make_unique<Impl>();
    const auto text = read_file(file);
    if (!text) return fail(text.error());
    auto bytes = read_file(network);
    if (!bytes) return fail(bytes.error());
    impl->network = *std::move(bytes);
    impl->fingerprint = hash(*text, hash(impl->network));
    try {
        impl->description = parse(*text);
    } catch (const std::invalid_argument& e) {
        return fail(ErrorCode::InvalidArgument, e.what(), path_text(file));
    } catch (const std::exception&) {
        return fail(ErrorCode::Damaged, "it does not describe a network", path_text(file));
    }
    try {
        const Description& d = impl->description;
        const cv::Mat output = impl->forward(cv::Mat(d.size, CV_8UC3, cv::Scalar::all(127)));
        const bool fits = d.task == DnnTask::PersonMask ? !plane_of(output, d).empty()
                          : d.task == DnnTask::Embedding
                              ? !output.empty() && output.total() <= longest_embedding && output.type() == CV_32FC1
                              : !table(output, static_cast<int>(d.columns.size())).empty();
        if (!fits)
            return fail(ErrorCode::Unsupported, "the network's output is not what its description says",
                        path_text(network));
    } catch (const std::exception&) {
        return fail(ErrorCode::Unsupported, "the network cannot be run", path_text(network));
    }
    return std::unique_ptr<DnnModel>(new DnnModel(std::move(impl)));
}

cv::Mat DnnModel::run(const cv::Mat& rgb) const {
    try {
        const cv::Mat output = rgb.empty() ? cv::Mat() : impl_->forward(rgb);
        return output.empty() || !finite(output) ? cv::Mat() : output;
    } catch (const std::exception&) {
        return {};
    }
}

cv::Mat DnnModel::mask(const cv::Mat& rgb) const {
    if (task() != DnnTask::PersonMask) return {};
    const cv::Mat output = run(rgb);
    if (output.empty()) return {};
    const cv::Mat plane = plane_of(output, impl_->description);
    cv::Mat whole;
    if (!plane.empty()) cv::resize(plane, whole, rgb.size(), 0, 0, cv::INTER_LINEAR);
    return whole;
}

namespace {

/// One value of a row by the name of its column; `otherwise` where there is no such column.
double value_of(const cv::Mat& rows, int row, const Description& d, const char* name, double otherwise) {
    const auto at = std::find(d.columns.begin(), d.columns.end(), name);
    return at == d.columns.end() ? otherwise : rows.at<float>(row, static_cast<int>(at - d.columns.begin()));
}

}  // namespace

std::vector<DnnModel::Box> DnnModel::boxes(const cv::Mat& rgb) const {
    std::vector<Box> found;
    const Description& d = impl_->description;
    if (task() != DnnTask::Face) return found;
    const cv::Mat rows = table(run(rgb), static_cast<int>(d.columns.size()));
    const double w = d.pixels ? 1.0 / d.size.width : 1, h = d.pixels ? 1.0 / d.size.height : 1;
    for (int i = 0; i < rows.rows; ++i) {
        const Box b{value_of(rows, i, d, "left", 0) * w, value_of(rows, i, d, "top", 0) * h,
                    value_of(rows, i, d, "right", 0) * w, value_of(rows, i, d, "bottom", 0) * h,
                    std::min(1.0, value_of(rows, i, d, "score", 1))};
        if (b.score < d.least_score || b.right - b.left < 0.005 || b.bottom - b.top < 0.005) continue;
        if (b.left < -0.5 || b.top < -0.5 || b.right > 1.5 || b.bottom > 1.5) continue;
        found.push_back(b);
    }
    std::stable_sort(found.begin(), found.end(), [](const Box& a, const Box& b) { return a.score > b.score; });
    // Of boxes that mean one face the surest stays.
    std::vector<Box> kept;
    for (const Box& b : found) {
        const bool again = std::any_of(kept.begin(), kept.end(), [&](const Box& k) {
            return std::hypot(b.left + b.right - k.left - k.right, b.top + b.bottom - k.top - k.bottom) <
                   0.8 * std::max(b.right - b.left, k.right - k.left);
        });
        if (!again && kept.size() < most_boxes) kept.push_back(b);
    }
    return kept;
}

std::vector<DnnModel::Joint> DnnModel::joints(const cv::Mat& rgb) const {
    std::vector<Joint> found;
    const Description& d = impl_->description;
    if (task() != DnnTask::Pose) return found;
    const cv::Mat rows = table(run(rgb), static_cast<int>(d.columns.size()));
    const double w = d.pixels ? 1.0 / d.size.width : 1, h = d.pixels ? 1.0 / d.size.height : 1;
    for (int i = 0; i < rows.rows && found.size() < most_joints; ++i)
        found.push_back({std::clamp(value_of(rows, i, d, "x", 0) * w, 0.0, 1.0),
                         std::clamp(value_of(rows, i, d, "y", 0) * h, 0.0, 1.0),
                         std::clamp(value_of(rows, i, d, "score", 1), 0.0, 1.0)});
    const bool any = std::any_of(found.begin(), found.end(), [&](const Joint& j) { return j.score >= d.least_score; });
    return any ? found : std::vector<Joint>{};
}

std::vector<float> DnnModel::embedding(const cv::Mat& rgb) const {
    if (task() != DnnTask::Embedding) return {};
    const cv::Mat output = run(rgb);
    if (output.empty() || output.type() != CV_32FC1) return {};
    std::vector<float> v(output.ptr<float>(), output.ptr<float>() + output.total());
    double squares = 0;
    for (const float x : v) squares += double(x) * x;
    if (squares < 1e-12) return {};
    for (float& x : v) x = static_cast<float>(x / std::sqrt(squares));
    return v;
}

DnnModels DnnModels::load(const fs::path& folder) {
    DnnModels models;
    std::error_code none;
    std::set<fs::path> descriptions, networks;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().extension() == ".json") descriptions.insert(entry.path());
        if (entry.path().extension() == ".onnx") networks.insert(entry.path());
    }
    for (const fs::path& file : descriptions) {
        auto model = DnnModel::load(file);
        if (!model) {
            models.problems_.push_back(model.error().message());
            continue;
        }
        const DnnTask task = (*model)->task();
        if (!models.models_.emplace(task, *std::move(model)).second)
            models.problems_.push_back(path_text(file) + ": there is another network for this task already");
    }
    for (fs::path file : networks)
        if (!descriptions.count(file.replace_extension(".json")))
            models.problems_.push_back(path_text(file) +
                                       ": it is missing, so nothing is known of the network beside it");
    return models;
}

const DnnModel* DnnModels::find(DnnTask task) const {
    const auto found = models_.find(task);
    return found == models_.end() ? nullptr : found->second.get();
}

int DnnModels::version(int base, std::initializer_list<DnnTask> through) const {
    std::string all;
    for (const DnnTask task : through)
        if (const DnnModel* model = find(task))
            all += std::to_string(static_cast<int>(task)) + ":" + std::to_string(model->fingerprint()) + ";";
    return all.empty() ? base : base + 1000 * (1 + static_cast<int>(hash(all) % 2000000));
}

const DnnModels& user_models() {
    static const DnnModels models = [] {
        DnnModels loaded = DnnModels::load(user_data_folder() / "models");
        for (const std::string& problem : loaded.problems()) log(LogLevel::Warning, problem);
        return loaded;
    }();
    return models;
}

}  // namespace rhyme
