// Light: how bright, how hard, and where it falls. Only lightness is looked at, never colour, and never finely enough
// to see a thing's shape.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/dnn_models.h"
#include "core/cues/exposure.h"
#include "core/cues/light_overlay.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"

namespace rhyme {
const Cue& light_cue();
namespace {

using std::numbers::pi;

constexpr int grid_width = 16, grid_height = 9, cells = grid_width * grid_height;
constexpr int waves = 4;  // the light's layout is kept to so many cosines each way
constexpr std::array<double, 7> quantiles{0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98};
constexpr double layout_spread = 0.10,
                 tone_spread = 0.12;  // lightness by which two layouts, two tone curves may differ and still rhyme
constexpr double plainly_seen = 0.3;  // lightness of what a dark picture does show
constexpr double directed = 0.06;     // a fall of lightness over the picture that reads as a direction

enum class Form { Even, Side, Pool, Dark, Band };  // how the light lies

struct Light final : Descriptor {
    cv::Rect2d area{0, 0, 1, 1};  // what is inside the picture's bars, fractions; the rest is of it
    double aspect = 16.0 / 9;
    std::array<float, cells> grid{};              // lightness 0..1, row by row
    std::array<float, quantiles.size()> tones{};  // of the single pixels
    float subject_step = 0;  // lightness of the subject minus that of what surrounds it; < 0: against the light
    bool lit = false;        // false: nothing to see

    // derived
    std::array<double, waves * waves> layout{};  // amplitudes of the cosines, without the mean
    double marked = 0;                           // 0 everyday light .. 1 a light one remembers
    double mean = 0;
    cv::Point2d towards;           // direction the light comes from (x right, y down) times its fall over the picture
    double pool = 0;               // how much lighter the middle of the light is than the rim; < 0: darker
    cv::Point2d centre{0.5, 0.5};  // of what is lit
    Form form = Form::Even;

    bool empty() const override { return !lit; }
    void finish();
};

const Light& light_of(const Descriptor& d) { return static_cast<const Light&>(d); }

double cosine(int k, int i, int n) { return std::cos(pi * k * (i + 0.5) / n) * (k > 0 ? std::numbers::sqrt2 : 1.0); }

void Light::finish() {
    mean = 0;
    for (const float v : grid) mean += v / cells;
    std::array<std::array<double, grid_width>, waves> across{};
    std::array<std::array<double, grid_height>, waves> down{};
    for (int k = 0; k < waves; ++k) {
        for (int x = 0; x < grid_width; ++x) across[k][x] = cosine(k, x, grid_width);
        for (int y = 0; y < grid_height; ++y) down[k][y] = cosine(k, y, grid_height);
    }
    for (int v = 0; v < waves; ++v)
        for (int u = 0; u < waves; ++u) {
            double sum = 0;
            for (int y = 0; y < grid_height; ++y)
                for (int x = 0; x < grid_width; ++x)
                    sum += (grid[y * grid_width + x] - mean) * across[u][x] * down[v][y] / cells;
            // A light is smooth: the finer the cosine, the likelier it is a thing and not the light.
            layout[v * waves + u] = u + v == 0 ? 0 : sum / (0.6 + 0.4 * (u + v));
        }
    // The first cosine across the picture falls from +1.4 of its amplitude at the left to -1.4 at the right.
    const cv::Point2d fall{-2.8 * layout[1], -2.8 * layout[waves]};
    const cv::Point2d steepest(fall.x / aspect, fall.y);  // in the picture's own proportions
    towards = steepest * (cv::norm(fall) / std::max(1e-9, cv::norm(steepest)));
    double light = 0, rim = 0, rim_count = 0;
    cv::Point2d sum;
    const float low = *std::min_element(grid.begin(), grid.end());
    for (int y = 0; y < grid_height; ++y)
        for (int x = 0; x < grid_width; ++x) {
            const double over = grid[y * grid_width + x] - low, w = over * over;
            light += w;
            sum += cv::Point2d((x + 0.5) / grid_width, (y + 0.5) / grid_height) * w;
            if (x == 0 || y == 0 || x == grid_width - 1 || y == grid_height - 1)
                rim += grid[y * grid_width + x], ++rim_count;
        }
    centre = light > 1e-9 ? sum * (1 / light) : cv::Point2d(0.5, 0.5);
    double inner = 0, inner_weight = 0;
    for (int y = 0; y < grid_height; ++y)
        for (int x = 0; x < grid_width; ++x) {
            const double dx = ((x + 0.5) / grid_width - centre.x) / 0.18,
                         dy = ((y + 0.5) / grid_height - centre.y) / 0.26, w = std::exp(-0.5 * (dx * dx + dy * dy));
            inner += w * grid[y * grid_width + x], inner_weight += w;
        }
    pool = inner / inner_weight - rim / rim_count;
    double energy = 0;
    for (const double a : layout) energy += a * a;
    const double key = std::abs(mean - 0.58) / 0.3, range = tones[5] - tones[1];
    marked =
        std::clamp(std::max({std::sqrt(energy) / 0.12, key * key, range < 0.2 ? (0.2 - range) / 0.2 : 0.0}), 0.0, 1.0);
    const double band = std::abs(layout[2 * waves]) + std::abs(layout[2]);
    form = pool > 0.12 && pool > 0.8 * cv::norm(fall) ? Form::Pool
           : cv::norm(fall) > directed                ? Form::Side
           : band > 0.05                              ? Form::Band
                                                      : Form::Even;
    if (mean < 0.12 && form == Form::Even) form = tones[6] > plainly_seen ? Form::Pool : Form::Dark;
}

const char* key_of(const Light& d) { return d.mean < 0.44 ? "low key" : d.mean > 0.74 ? "high key" : "middle key"; }

/// "the left", "above right"
std::string side_of(cv::Point2d towards) {
    const double degrees = std::atan2(-towards.y, towards.x) * 180 / pi;  // 0 right, 90 above
    static constexpr std::array<const char*, 8> names{"the right", "above right", "above", "above left",
                                                      "the left",  "below left",  "below", "below right"};
    return names[static_cast<std::size_t>(std::lround((degrees + 360) / 45)) % 8];
}

std::string light_words(const Light& d) {
    switch (d.form) {
        case Form::Side:
            return "light from " + side_of(d.towards);
        case Form::Pool:
            return d.centre.x < 0.4   ? "a pool of light on the left"
                   : d.centre.x > 0.6 ? "a pool of light on the right"
                                      : "a pool of light";
        case Form::Band:
            return "a band of light";
        case Form::Dark:
            return "darkness";
        case Form::Even:
            break;
    }
    return "even light";
}

/// Lightness (cube root of luminance) to the ratio of bright to dark in stops.
double stops(const Light& d) { return 3 * std::log2(std::max(0.05f, d.tones[5]) / std::max(0.05f, d.tones[1])); }

/// b `lighter` times as light, and a as much darker.
double layout_difference(const Light& a, const Light& b, double lighter) {
    double sum = 0;
    for (std::size_t i = 0; i < a.layout.size(); ++i) {
        const double d = a.layout[i] / lighter - b.layout[i] * lighter;
        sum += d * d;
    }
    return std::sqrt(sum);
}

double tone_difference(const Light& a, const Light& b, double lighter) {
    double sum = 0;
    for (std::size_t i = 0; i < a.tones.size(); ++i) sum += std::abs(a.tones[i] / lighter - b.tones[i] * lighter);
    return sum / static_cast<double>(a.tones.size());
}

class LightCue final : public Cue {
public:
    std::string_view name() const override { return "light"; }
    int version() const override { return version_with_masks(2); }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<Light>();
        const Observation& inside = moment.inside();
        d->aspect = inside.aspect();
        if (moment.blank()) return d;
        if (inside.gray().cols < 32 || inside.gray().rows < 32) return d;
        cv::Mat lightness, small;
        cv::extractChannel(inside.oklab(), lightness, 0);
        cv::resize(lightness, small, {grid_width, grid_height}, 0, 0, cv::INTER_AREA);
        std::copy(small.begin<float>(), small.end<float>(), d->grid.begin());
        cv::resize(lightness, small, {96, 54}, 0, 0, cv::INTER_AREA);
        std::vector<float> sorted(small.begin<float>(), small.end<float>());
        std::sort(sorted.begin(), sorted.end());
        for (std::size_t q = 0; q < quantiles.size(); ++q)
            d->tones[q] = sorted[static_cast<std::size_t>(quantiles[q] * static_cast<double>(sorted.size() - 1))];
        d->subject_step = subject_step(inside);
        d->area = {moment.from_inside(cv::Point2d(0, 0)), moment.from_inside(cv::Point2d(1, 1))};
        d->lit = true;
        d->finish();
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const Light& d = light_of(descriptor);
        Packer out;
        out.u8(d.lit ? 1 : 0);
        if (!d.lit) return out.take();
        for (const double v : {d.area.x, d.area.y, d.area.width, d.area.height, d.aspect / 32}) out.fraction(v);
        for (const float v : d.grid) out.fraction(v);
        for (const float v : d.tones) out.fraction(v);
        out.fraction(d.subject_step, -1, 1);
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        Unpacker in(bytes);
        auto d = std::make_shared<Light>();
        const unsigned kind = in.u8();
        if (kind == 1) {
            for (double* v : {&d->area.x, &d->area.y, &d->area.width, &d->area.height}) *v = in.fraction();
            d->aspect = std::max(0.03, in.fraction(0, 32));
            for (float& v : d->grid) v = static_cast<float>(in.fraction());
            for (float& v : d->tones) v = static_cast<float>(in.fraction());
            d->subject_step = static_cast<float>(in.fraction(-1, 1));
            d->lit = true;
            d->finish();
        }
        if (kind > 1 || !in.finished()) return fail(ErrorCode::Damaged, "this is no description of light");
        return d;
    }

    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const Light& d = light_of(descriptor);
        std::vector<float> out;
        for (const double a : d.layout) out.push_back(static_cast<float>(a / layout_spread));
        for (const float t : d.tones) out.push_back(static_cast<float>(t / (2.6 * tone_spread)));
        return out;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double) const override {
        const Light &a = light_of(outgoing), &b = light_of(incoming);
        Comparison result;
        if (a.empty() || b.empty()) return result;
        const double lighter = std::sqrt(exposure_between(a.mean, b.mean));
        const double layout = layout_difference(a, b, lighter) / layout_spread,
                     tone = tone_difference(a, b, lighter) / tone_spread;
        result.similarity =
            std::exp(-0.5 * (layout * layout + tone * tone)) * (0.4 + 0.6 * std::sqrt(a.marked * b.marked));
        result.because = std::string(key_of(b)) + ", " + light_words(b);
        if (a.subject_step < -0.15 && b.subject_step < -0.15) result.because += ", against the light";
        return result;
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const Light& d = light_of(descriptor);
        if (d.empty()) return R"({"light":null})";
        const auto round = [](double v, double unit) { return std::round(v / unit) * unit; };
        const double fall = std::hypot(d.towards.x, d.towards.y);
        nlohmann::json out{
            {"key", key_of(d)},
            {"lightness", round(d.mean, 1e-3)},
            {"contrast_stops", round(stops(d), 0.01)},
            {"light", light_words(d)},
            {"fall", round(fall, 1e-3)},
            {"from_degrees", nullptr},
            {"pool", round(d.pool, 1e-3)},
            {"centre",
             {round(d.area.x + d.centre.x * d.area.width, 1e-3), round(d.area.y + d.centre.y * d.area.height, 1e-3)}},
            {"inside",
             {{"x", round(d.area.x, 1e-4)},
              {"y", round(d.area.y, 1e-4)},
              {"width", round(d.area.width, 1e-4)},
              {"height", round(d.area.height, 1e-4)}}},
            {"subject_against_surroundings", round(d.subject_step, 1e-3)},
            {"tones", nlohmann::json::array()}};
        // Where it comes from: 0 the right, 90 above.
        if (fall > directed)
            out["from_degrees"] = round(std::fmod(std::atan2(-d.towards.y, d.towards.x) * 180 / pi + 360, 360), 0.1);
        for (const float t : d.tones) out["tones"].push_back(round(t, 1e-3));
        return out.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        draw(descriptor, picture, side, true);
    }

    static void draw(const Descriptor& descriptor, cv::Mat& picture, Side side, bool directed) {
        const Light& d = light_of(descriptor);
        if (d.empty()) return;
        const cv::Rect part =
            cv::Rect(cv::Point(cvRound(d.area.x * picture.cols), cvRound(d.area.y * picture.rows)),
                     cv::Point(cvRound(d.area.br().x * picture.cols), cvRound(d.area.br().y * picture.rows))) &
            cv::Rect({}, picture.size());
        cv::Mat inside = picture(part);
        if (!inside.empty()) {
            draw_contours(d, inside, side);
            if (directed || d.form != Form::Side) draw_source(d, inside, side);
        }
        draw_tones(d, picture, side);
    }

private:
    static float subject_step(const Observation& moment) {
        const cv::Mat& mask = moment.subject();
        const double inside = cv::sum(mask)[0], all = static_cast<double>(mask.total());
        if (inside < 0.01 * all || inside > 0.8 * all) return 0;
        cv::Mat lightness;
        cv::extractChannel(moment.oklab(), lightness, 0);
        const double of_subject = lightness.dot(mask) / inside,
                     of_rest = (cv::sum(lightness)[0] - lightness.dot(mask)) / (all - inside);
        return static_cast<float>(std::clamp(of_subject - of_rest, -1.0, 1.0));
    }

    /// Lines of equal light, as on a map of heights.
    static void draw_contours(const Light& d, cv::Mat& picture, Side side) {
        cv::Mat grid(grid_height, grid_width, CV_32F), fine;
        std::copy(d.grid.begin(), d.grid.end(), grid.begin<float>());
        cv::GaussianBlur(grid, grid, {}, 1.1, 1.1, cv::BORDER_REPLICATE);
        cv::resize(grid, fine, {160, 90}, 0, 0, cv::INTER_CUBIC);
        double low = 0, high = 0;
        cv::minMaxLoc(fine, &low, &high);
        if (high - low < 0.05) return;
        for (const double level : {0.35, 0.6, 0.85}) {
            cv::Mat above = fine > low + level * (high - low), edged;
            std::vector<std::vector<cv::Point>> outlines;
            cv::findContours(above, outlines, cv::RETR_LIST, cv::CHAIN_APPROX_NONE);
            for (const auto& outline : outlines)
                for (std::size_t i = 0; i + 1 < outline.size(); i += 2) {
                    const cv::Point a = outline[i], b = outline[std::min(i + 2, outline.size() - 1)];
                    const bool rim = (std::min(a.x, b.x) == 0) || (std::min(a.y, b.y) == 0) ||
                                     std::max(a.x, b.x) == 159 || std::max(a.y, b.y) == 89;
                    if (rim) continue;
                    overlay::plain_line(picture, {(a.x + 0.5) / 160, (a.y + 0.5) / 90},
                                        {(b.x + 0.5) / 160, (b.y + 0.5) / 90}, side_color(side) * (0.4 + 0.6 * level),
                                        1.5);
                }
        }
    }

    /// A sun at the lit middle; an arrow the way the light falls.
    static void draw_source(const Light& d, cv::Mat& picture, Side side) {
        const cv::Scalar color = side_color(side);
        const double fall = std::hypot(d.towards.x, d.towards.y),
                     aspect = static_cast<double>(picture.cols) / picture.rows;
        if (d.form == Form::Side) {
            const cv::Point2d u(d.towards.x / fall, d.towards.y / fall);
            const cv::Point2d from(0.5 + 0.40 * u.x, 0.5 + 0.38 * u.y),
                to = from - cv::Point2d(u.x / aspect, u.y) * 0.4;
            overlay::line(picture, from, to, color, 3);
            for (const double turn : {2.6, -2.6}) {
                const double c = std::cos(turn), s = std::sin(turn), dx = to.x - from.x, dy = (to.y - from.y) / aspect,
                             n = 0.035 / std::hypot(dx, dy);
                overlay::line(picture, to, {to.x + n * (dx * c - dy * s), to.y + n * (dx * s + dy * c) * aspect}, color,
                              3);
            }
            draw_sun(picture, from, color);
        } else if (d.form != Form::Even && d.form != Form::Dark) {
            draw_sun(picture, d.centre, color);
        }
    }

    static void draw_sun(cv::Mat& picture, cv::Point2d at, const cv::Scalar& color) {
        const double unit = overlay::unit(picture);
        overlay::circle(picture, at, 8, color, 2.5);
        for (int k = 0; k < 8; ++k) {
            const cv::Point2d ray(std::cos(k * pi / 4) * unit / picture.cols,
                                  std::sin(k * pi / 4) * unit / picture.rows);
            overlay::line(picture, at + ray * 13, at + ray * 19, color, 2);
        }
    }

    /// At the foot: the range of tones, dark to light, with the middle half heavy and the median marked.
    static void draw_tones(const Light& d, cv::Mat& picture, Side side) {
        const double left = 0.04, width = 0.34, y = 0.90, height = 0.045;
        overlay::veil(picture, {left - 0.012, y - 0.075, width + 0.024, height + 0.10}, {0, 0, 0}, 0.6);
        for (int i = 0; i < 32; ++i)
            overlay::veil(picture, {left + i * width / 32, y, width / 32 + 0.002, height},
                          cv::Scalar::all(255.0 * i / 31), 1);
        const auto at = [&](float tone) { return left + width * std::clamp<double>(tone, 0, 1); };
        const cv::Scalar color = side_color(side);
        overlay::plain_line(picture, {at(d.tones[1]), y - 0.018}, {at(d.tones[5]), y - 0.018}, color, 2);
        overlay::plain_line(picture, {at(d.tones[2]), y - 0.018}, {at(d.tones[4]), y - 0.018}, color, 6);
        overlay::line(picture, {at(d.tones[3]), y - 0.04}, {at(d.tones[3]), y + height}, color, 2);
        std::array<char, 64> words{};
        std::snprintf(words.data(), words.size(), "%s, %.1f stops", key_of(d), stops(d));
        overlay::text(picture, {left, y - 0.045}, words.data(), {240, 240, 240}, 0.8);
    }
};

}  // namespace

void draw_light(const Descriptor& light, cv::Mat& picture, Side side, bool directed) {
    LightCue::draw(light, picture, side, directed);
}

const Cue& light_cue() {
    static const LightCue cue;
    return cue;
}

}  // namespace rhyme
