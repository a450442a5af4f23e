// Composition: where the weight of the picture lies and how much of it there is, whatever the thing is and whatever its
// outline.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "core/cues/colour_parts.h"
#include "core/cues/cue.h"
#include "core/cues/dnn_models.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"

namespace rhyme {
const Cue& composition_cue();
namespace {

constexpr std::size_t most_masses = 12;  // single things, their parts, those that touch as one, and all of them
constexpr int grid_width = 12, grid_height = 7, cells = grid_width * grid_height;
constexpr double least_confidence = 0.1, of_a_part = 0.8;  // the latter: of the confidence in the whole
constexpr double place_spread = 0.07;  // in widths: how far two masses may lie apart and still take the same place
constexpr double size_spread = 0.30;   // in the logarithm of their extent
constexpr double by_rank = 0.35;       // of a mass's worth: how likely it is beside the likeliest of its picture
constexpr int embed_x = 8, embed_y = 5;

/// One thing that draws the eye, as a weight at a place: no outline.
struct Mass {
    cv::Point2d place;  // its centre, fractions of width and height
    double width = 0;   // twice the standard deviation each way, fractions of width and height
    double height = 0;
    double area = 0;        // share of the picture
    double confidence = 0;  // that a viewer looks at it
};

struct Composition final : Descriptor {
    double aspect = 1;
    std::vector<Mass> masses;         // likeliest first
    std::array<float, cells> busy{};  // where there is something to see: edges, normalised to a mean of 1 / cells
    double symmetry = 0;              // of the picture left to right, 0..1

    bool empty() const override { return masses.empty(); }

    /// Left to right, -1 all on the left .. 1 all on the right.
    double balance() const {
        double sum = 0;
        for (int i = 0; i < cells; ++i) sum += busy[i] * ((i % grid_width + 0.5) / grid_width - 0.5) * 2;
        return sum;
    }
    /// Share of the picture in which hardly anything is to be seen.
    double negative_space() const {
        return static_cast<double>(std::count_if(busy.begin(), busy.end(), [](float b) { return b < 0.35f / cells; })) /
               cells;
    }
};

const Composition& composition_of(const Descriptor& d) { return static_cast<const Composition&>(d); }

/// Sum, mean and standard deviation of a run of weights, by index.
struct Spread {
    double sum = 0, mean = 0, deviation = 0;
};
Spread spread_of(const cv::Mat& weights) {
    Spread s;
    double first = 0, second = 0;
    const double* w = weights.ptr<double>();
    const int n = static_cast<int>(weights.total());
    for (int i = 0; i < n; ++i) s.sum += w[i], first += w[i] * i;
    s.mean = first / std::max(1e-9, s.sum);
    for (int i = 0; i < n; ++i) second += w[i] * (i - s.mean) * (i - s.mean);
    s.deviation = std::sqrt(second / std::max(1e-9, s.sum));
    return s;
}

Mass mass_of(const cv::Mat& mask, double confidence) {
    cv::Mat columns, rows;
    cv::reduce(mask, columns, 0, cv::REDUCE_SUM, CV_64F), cv::reduce(mask, rows, 1, cv::REDUCE_SUM, CV_64F);
    const Spread across = spread_of(columns), down = spread_of(rows);
    Mass mass;
    if (across.sum < 1e-3) return mass;
    mass.place = {(across.mean + 0.5) / mask.cols, (down.mean + 0.5) / mask.rows};
    mass.width = 2 * across.deviation / mask.cols;
    mass.height = 2 * down.deviation / mask.rows;
    mass.area = across.sum / static_cast<double>(mask.total());
    mass.confidence = confidence;
    return mass;
}

/// Side by side, not one within the other.
bool touch(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat small_a, small_b, wide;
    const cv::Size size(a.cols / 4, a.rows / 4);
    cv::resize(a, small_a, size, 0, 0, cv::INTER_AREA), cv::resize(b, small_b, size, 0, 0, cv::INTER_AREA);
    const double all_a = cv::sum(small_a)[0], all_b = cv::sum(small_b)[0], shared = small_a.dot(small_b);
    if (shared > 0.6 * std::min(all_a, all_b)) return false;
    cv::dilate(small_a, wide, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
    return wide.dot(small_b) > 4;
}

/// Where edges are, in coarse cells; and how like its mirror image that is.
void look_for_edges(const Observation& moment, Composition& d) {
    cv::Mat lightness, gx, gy, magnitude, small;
    cv::extractChannel(moment.oklab(), lightness, 0);
    cv::GaussianBlur(lightness, lightness, {}, 1.5);
    cv::Sobel(lightness, gx, CV_32F, 1, 0);
    cv::Sobel(lightness, gy, CV_32F, 0, 1);
    cv::magnitude(gx, gy, magnitude);
    // A strong edge draws the eye more than a weak one, but not in proportion.
    cv::sqrt(magnitude, magnitude);
    const cv::Rect content = moment.content();
    cv::Mat masked = cv::Mat::zeros(magnitude.size(), CV_32F);
    const cv::Rect inside =
        cv::Rect(content.x + 4, content.y + 4, content.width - 8, content.height - 8) & cv::Rect({}, magnitude.size());
    if (!inside.empty()) magnitude(inside).copyTo(masked(inside));
    cv::resize(masked, small, {grid_width, grid_height}, 0, 0, cv::INTER_AREA);
    const double sum = cv::sum(small)[0];
    if (sum <= 0) return;
    std::copy(small.begin<float>(), small.end<float>(), d.busy.begin());
    double difference = 0;
    for (float& b : d.busy) b = static_cast<float>(b / sum);
    for (int y = 0; y < grid_height; ++y)
        for (int x = 0; x < grid_width; ++x)
            difference += std::abs(d.busy[y * grid_width + x] - d.busy[y * grid_width + grid_width - 1 - x]);
    d.symmetry = std::clamp(1 - difference / 1.2, 0.0, 1.0);
}

double extent(const Mass& m, double aspect) { return std::sqrt(m.width * m.height / aspect); }

/// 0..1: how well one mass stands for the other.
double stands_for(const Mass& a, const Mass& b, double aspect) {
    const double dx = a.place.x - b.place.x, dy = (a.place.y - b.place.y) / aspect;
    const double place = (dx * dx + dy * dy) / (place_spread * place_spread);
    const double size = std::log((extent(a, aspect) + 0.005) / (extent(b, aspect) + 0.005)) / size_spread;
    const double area = 0.5 * std::log((a.area + 0.0005) / (b.area + 0.0005)) / size_spread;
    return std::exp(-0.5 * (place + 0.5 * size * size + 0.5 * area * area));
}

struct Leading {
    std::size_t a = 0, b = 0;
    double worth = 0;
};

Leading leading_pair(const Composition& a, const Composition& b, double aspect) {
    Leading best;
    for (std::size_t i = 0; i < a.masses.size(); ++i)
        for (std::size_t j = 0; j < b.masses.size(); ++j) {
            const double sure = std::sqrt(a.masses[i].confidence * b.masses[j].confidence);
            // Something small or off the middle that comes back says more than the usual large thing in the centre.
            const Mass& m = a.masses[i];
            const double off = std::min(1.0, std::hypot(m.place.x - 0.5, m.place.y - 0.5) / 0.3),
                         small = std::clamp(1 - m.area / 0.35, 0.0, 1.0);
            const double rank = sure / std::sqrt(a.masses.front().confidence * b.masses.front().confidence);
            const double worth = stands_for(m, b.masses[j], aspect) * (0.35 + 0.65 * sure) *
                                 (1 - by_rank + by_rank * rank) * (0.7 + 0.2 * off + 0.1 * small);
            if (worth > best.worth) best = {i, j, worth};
        }
    return best;
}

/// Hellinger affinity of where there is something to see.
double busy_alike(const Composition& a, const Composition& b) {
    double sum = 0;
    for (int i = 0; i < cells; ++i) sum += std::sqrt(static_cast<double>(a.busy[i]) * b.busy[i]);
    return std::min(1.0, sum);
}

std::string third_of(cv::Point2d p) {
    const char* across = p.x < 0.4 ? "left" : p.x > 0.6 ? "right" : "";
    const char* down = p.y < 0.36 ? "upper" : p.y > 0.64 ? "lower" : "";
    if (!*across && !*down) return "centred";
    if (!*across) return std::string(down) + " middle";
    return std::string(down) + (*down ? " " : "") + across;
}

std::string why(const Mass& a, const Mass& b, double aspect) {
    std::array<char, 96> text{};
    const double growth = 100 * (std::sqrt(b.area / std::max(1e-6, a.area)) - 1);
    const double off = 100 * std::hypot(a.place.x - b.place.x, (a.place.y - b.place.y) / aspect);
    const char* size = growth < -2 ? "smaller" : "larger";
    std::snprintf(text.data(), text.size(), "weight %s, %d %% off", third_of(a.place).c_str(),
                  static_cast<int>(std::lround(off)));
    std::string words = text.data();
    if (std::abs(growth) > 2) {
        std::snprintf(text.data(), text.size(), ", %d %% %s",
                      static_cast<int>(std::lround(std::min(999.0, std::abs(growth)))), size);
        words += text.data();
    } else {
        words += ", of one size";
    }
    return words;
}

class CompositionCue final : public Cue {
public:
    std::string_view name() const override { return "composition"; }
    int version() const override { return version_with_masks(5); }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<Composition>();
        d->aspect = moment.aspect();
        if (moment.blank()) return d;
        cv::Mat all;
        double sure = 1;
        std::vector<const Subject*> things;
        const auto add = [&](const cv::Mat& mask, double confidence) {
            const Mass mass = mass_of(mask, std::min(1.0, confidence));
            if (mass.area > 0.002 && mass.area < 0.7 && d->masses.size() < most_masses) d->masses.push_back(mass);
        };
        for (const Subject& subject : moment.subjects()) {
            if (subject.confidence < least_confidence) continue;
            add(subject.mask, subject.confidence);
            things.push_back(&subject);
            sure = std::min(sure, subject.confidence);
            if (all.empty())
                all = subject.mask.clone();
            else
                cv::max(all, subject.mask, all);
        }
        for (const Subject* thing : things)
            for (const cv::Mat& part : parts_in_one_colour(thing->mask, moment.oklab()))
                add(part, of_a_part * thing->confidence);
        // A figure is often seen in parts: jacket, legs. Together they weigh as one.
        for (std::size_t i = 0; i < things.size(); ++i)
            for (std::size_t j = i + 1; j < things.size(); ++j)
                if (touch(things[i]->mask, things[j]->mask))
                    add(cv::max(things[i]->mask, things[j]->mask),
                        std::sqrt(things[i]->confidence * things[j]->confidence));
        if (things.size() > 2) add(all, sure);
        if (!d->masses.empty()) look_for_edges(moment, *d);
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const Composition& d = composition_of(descriptor);
        Packer out;
        out.u8(static_cast<unsigned>(d.masses.size()));
        out.fraction(d.aspect, 0, 32);
        for (const Mass& m : d.masses)
            for (const double v : {m.place.x, m.place.y, m.width, m.height, m.area, m.confidence}) out.fraction(v);
        for (const float b : d.busy) out.fraction(b, 0, 0.25);
        out.fraction(d.symmetry);
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        Unpacker in(bytes);
        auto d = std::make_shared<Composition>();
        const std::size_t count = in.u8();
        d->aspect = in.fraction(0, 32);
        for (std::size_t i = 0; i < count && count <= most_masses; ++i) {
            Mass m;
            for (double* v : {&m.place.x, &m.place.y, &m.width, &m.height, &m.area, &m.confidence}) *v = in.fraction();
            d->masses.push_back(m);
        }
        for (float& b : d->busy) b = static_cast<float>(in.fraction(0, 0.25));
        d->symmetry = in.fraction();
        if (count > most_masses || !in.finished() || d->aspect < 0.01)
            return fail(ErrorCode::Damaged, "this is no description of a composition");
        return d;
    }

    /// Each mass as a soft spot on a coarse grid, by its confidence and as wide as it is.
    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const Composition& d = composition_of(descriptor);
        std::vector<float> grid(embed_x * embed_y * 2, 0.0f);
        for (const Mass& m : d.masses) {
            const double big = std::clamp((std::log(m.area + 1e-4) + 6) / 5, 0.0, 1.0);
            for (int y = 0; y < embed_y; ++y)
                for (int x = 0; x < embed_x; ++x) {
                    const double dx = (m.place.x - (x + 0.5) / embed_x) / 0.09,
                                 dy = (m.place.y - (y + 0.5) / embed_y) / 0.14;
                    const double v = m.confidence * std::exp(-0.5 * (dx * dx + dy * dy));
                    const std::size_t cell = static_cast<std::size_t>(y * embed_x + x) * 2;
                    grid[cell] += static_cast<float>(v * big);
                    grid[cell + 1] += static_cast<float>(v * (1 - big));
                }
        }
        double norm = 0;
        for (const float v : grid) norm += v * v;
        if (norm > 0)
            for (float& v : grid) v = static_cast<float>(v / std::sqrt(norm));
        return grid;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const override {
        const Composition &a = composition_of(outgoing), &b = composition_of(incoming);
        Comparison result;
        if (a.empty() || b.empty()) return result;
        const Leading lead = leading_pair(a, b, aspect);
        result.similarity = std::clamp(lead.worth * (0.85 + 0.15 * busy_alike(a, b)), 0.0, 1.0);
        if (lead.worth > 0) result.because = why(a.masses[lead.a], b.masses[lead.b], aspect);
        return result;
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const Composition& d = composition_of(descriptor);
        const auto round = [](double v, double unit) { return std::round(v / unit) * unit; };
        nlohmann::json masses = nlohmann::json::array();
        for (const Mass& m : d.masses) {
            const double tx = std::min(std::abs(m.place.x - 1 / 3.0), std::abs(m.place.x - 2 / 3.0)),
                         ty = std::min(std::abs(m.place.y - 1 / 3.0), std::abs(m.place.y - 2 / 3.0));
            masses.push_back({{"x", round(m.place.x, 1e-3)},
                              {"y", round(m.place.y, 1e-3)},
                              {"width", round(m.width, 1e-3)},
                              {"height", round(m.height, 1e-3)},
                              {"area", round(m.area, 1e-4)},
                              {"confidence", round(m.confidence, 1e-3)},
                              {"where", third_of(m.place)},
                              {"from_thirds", round(std::hypot(tx, ty), 1e-3)}});
        }
        return nlohmann::json{{"masses", std::move(masses)},
                              {"balance", round(d.balance(), 1e-3)},
                              {"negative_space", round(d.negative_space(), 1e-3)},
                              {"symmetry", round(d.symmetry, 1e-3)}}
            .dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const Composition& d = composition_of(descriptor);
        if (d.empty()) return;
        const cv::Scalar color = side_color(side), faint = cv::Scalar::all(190);
        for (const double third : {1 / 3.0, 2 / 3.0}) {
            overlay::plain_line(picture, {third, 0}, {third, 1}, faint, 0.4);
            overlay::plain_line(picture, {0, third}, {1, third}, faint, 0.4);
        }
        for (std::size_t i = d.masses.size(); i-- > 0;) {
            const Mass& m = d.masses[i];
            const double weight = i == 0 ? 3 : 1.2;
            // An ellipse of even weight reaches two standard deviations.
            overlay::ellipse(picture, m.place, {m.width, m.height}, 0, i == 0 ? color : color * 0.6, weight);
            overlay::line(picture, m.place - cv::Point2d(0.012, 0), m.place + cv::Point2d(0.012, 0), color,
                          weight * 0.7);
            overlay::line(picture, m.place - cv::Point2d(0, 0.02), m.place + cv::Point2d(0, 0.02), color, weight * 0.7);
        }
        // The balance beam.
        const double y = 0.955, at = 0.5 + 0.4 * std::clamp(d.balance() * 2, -1.0, 1.0);
        overlay::line(picture, {0.1, y}, {0.9, y}, {230, 230, 230}, 1);
        overlay::line(picture, {0.5, y - 0.012}, {0.5, y + 0.012}, {230, 230, 230}, 1);
        overlay::disc(picture, {at, y}, 8, {0, 0, 0}, 1);
        overlay::disc(picture, {at, y}, 6.5, color, 1);
    }
};

}  // namespace

const Cue& composition_cue() {
    static const CompositionCue cue;
    return cue;
}

}  // namespace rhyme
