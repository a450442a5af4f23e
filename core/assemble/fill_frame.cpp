#include "core/assemble/fill_frame.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace rhyme {
namespace {

constexpr int across = 8, down = 5;  // cells of the composition cue's embedding, two values a cell
constexpr int parts = 40;            // of a side; both divide it
constexpr double face_say = 2;       // of a face, beside all else that draws the eye

using Weights = std::vector<double>;

const Descriptor* seen_by(const char* cue, const Moment& moment) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == cue && moment.cues[c] && !moment.cues[c]->empty()) return moment.cues[c].get();
    return nullptr;
}

/// Spread evenly over [from, to) of the side.
void add(Weights& weights, double from, double to, double say) {
    const double length = std::max(1e-6, to - from);
    for (int i = 0; i < parts; ++i) {
        const double held = std::min(to, (i + 1.0) / parts) - std::max(from, double(i) / parts);
        if (held > 0) weights[std::size_t(i)] += say * held / length;
    }
}

void add_composition(const Descriptor& descriptor, bool along_width, Weights& weights) {
    const std::vector<float> grid = find_cue("composition")->embed(descriptor, Side::Incoming);
    if (grid.size() != std::size_t(across * down * 2)) return;
    double all = 0;
    for (const float v : grid) all += double(v);
    if (all <= 0) return;
    const int cells = along_width ? across : down;
    for (int y = 0; y < down; ++y)
        for (int x = 0; x < across; ++x) {
            const std::size_t cell = std::size_t((y * across + x) * 2);
            const int at = along_width ? x : y;
            add(weights, double(at) / cells, double(at + 1) / cells, double(grid[cell] + grid[cell + 1]) / all);
        }
}

/// From above the hair to the shoulders; of several faces the larger say more.
void add_faces(const Descriptor& descriptor, bool along_width, double aspect, Weights& weights) {
    const auto json = nlohmann::json::parse(find_cue("person")->to_json(descriptor), nullptr, false);
    if (!json.is_object() || !json.contains("faces")) return;
    double largest = 0;
    for (const auto& face : json["faces"]) largest = std::max(largest, face.value("size", 0.));
    for (const auto& face : json["faces"]) {
        const double half = 0.9 * face.value("size", 0.) * (along_width ? 1 : aspect),
                     middle = face.value(along_width ? "x" : "y", 0.5);
        add(weights, middle - half, middle + half,
            face_say * face.value("confidence", 0.) * face.value("size", 0.) / std::max(1e-6, largest));
    }
}

/// Where the eye is drawn along one side, summed over the moments in the range.
Weights attention(const MediaAnalysis& source, std::int64_t first, std::int64_t end, bool along_width) {
    Weights weights(parts, 0.);
    for (const Moment& m : source.moments) {
        if (m.frame.value < first || m.frame.value >= end) continue;
        if (const Descriptor* d = seen_by("composition", m)) add_composition(*d, along_width, weights);
        if (const Descriptor* d = seen_by("person", m)) add_faces(*d, along_width, source.aspect, weights);
    }
    return weights;
}

double total(const Weights& weights) { return std::accumulate(weights.begin(), weights.end(), 0.); }

/// The share of it in a window of `share` of the side about `middle`.
double held_within(const Weights& weights, double share, double middle) {
    double held = 0;
    for (int i = 0; i < parts; ++i) {
        const double low = std::max(double(i) / parts, middle - share / 2),
                     high = std::min((i + 1.) / parts, middle + share / 2);
        held += weights[std::size_t(i)] * std::max(0., high - low) * parts;
    }
    return held / total(weights);
}

/// The middle of the window of `share` of the side within [from, to] that holds most of it; of equal ones that nearest
/// to its mean.
double best_middle(const Weights& weights, double share, double from, double to) {
    const double all = total(weights);
    if (all <= 0 || share >= to - from) return (from + to) / 2;
    double mean = 0;
    for (int i = 0; i < parts; ++i) mean += weights[std::size_t(i)] * (i + 0.5) / parts / all;
    double best = (from + to) / 2, most = -1e9;
    for (double middle = from + share / 2; middle <= to - share / 2 + 1e-9; middle += 0.01)
        if (const double held = held_within(weights, share, middle) - 0.5 * std::abs(middle - mean); held > most)
            most = held, best = middle;
    return best;
}

}  // namespace

std::optional<Effect> fill_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width,
                                 int height, const cv::Rect2d& inside) {
    if (!(source.aspect > 0) || width <= 0 || height <= 0 || inside.empty()) return std::nullopt;
    const double ratio = source.aspect * height / width;  // the whole picture lies within the frame
    const double wide = std::min(1., ratio), high = std::min(1., 1 / ratio);
    const double scale = std::max(1 / (wide * inside.width), 1 / (high * inside.height));
    if (scale < 1.01) return std::nullopt;
    const auto shift = [&](bool along_width) {
        const double size = (along_width ? wide : high) * scale, from = along_width ? inside.x : inside.y,
                     to = from + (along_width ? inside.width : inside.height);
        const double room = size * (to - from) - 1;  // of the frame's side
        const double middle =
            room < 1e-3 ? (from + to) / 2 : best_middle(attention(source, first, end, along_width), 1 / size, from, to);
        return (0.5 - middle) * size;
    };
    Effect reframe;
    reframe.kind = "reframe";
    reframe.parameters["scale"].value = scale;
    for (const bool along_width : {true, false})
        if (const double by = shift(along_width); std::abs(by) > 1e-9)
            reframe.parameters[along_width ? "x" : "y"].value = by;
    return reframe;
}

cv::Size size_of_shape(double shape, int width, int height) {
    const double shorter = std::min(width, height);
    const auto even = [](double side) { return std::max(2, 2 * int(std::lround(side / 2))); };
    return shape >= 1 ? cv::Size(even(shorter * shape), even(shorter)) : cv::Size(even(shorter), even(shorter / shape));
}

double held_by_frame(const MediaAnalysis& source, std::int64_t first, std::int64_t end, int width, int height) {
    if (!(source.aspect > 0) || width <= 0 || height <= 0) return 1;
    const double ratio = source.aspect * height / width, share = std::min(ratio, 1 / ratio);  // of the longer side
    if (share > 0.99) return 1;
    const Weights weights = attention(source, first, end, ratio > 1);
    return total(weights) > 0 ? held_within(weights, share, best_middle(weights, share, 0, 1)) : share;
}

}  // namespace rhyme
