// Colour: the palette with its shares, compared as earth to be moved from one palette to the other; where it sits
// counts little.
#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/exposure.h"
#include "core/cues/opposition.h"
#include "core/cues/overlay.h"
#include "core/cues/pack.h"
#include "core/cues/palette.h"

namespace rhyme {
const Cue& colour_cue();
namespace {

using std::numbers::pi;

constexpr std::size_t most_swatches = 8;
constexpr double colourless = 0.06;  // a picture with less colour than this has no palette to rhyme with
// A white that is warmer by 1: what gains of 1.1, 1 and 0.9 of red, green and blue do to the roots of what long, middle
// and short cones see of a grey, and how far that moves it towards yellow in a plane of a and b of lightness 1.
constexpr double warmer_long = 0.026, warmer_middle = 0.006, warmer_short = -0.047, warmth_of_grey = 0.042;
constexpr double price_of_white = 0.01;  // of the work, for a white that is warmer by 1: the most that is looked for
constexpr int embed_side = 7;            // the embedding's grid over a and b

/// OKLab under a white that is so much warmer (cooler: negative): J. von Kries's way, each cone by its own factor.
cv::Vec3f under_white(const cv::Vec3f& lab, double warmth) {
    const double L = lab[0], a = lab[1], b = lab[2];  // Ottosson 2020, both ways
    const double l = (L + 0.3963377774 * a + 0.2158037573 * b) * std::exp(warmth * warmer_long),
                 m = (L - 0.1055613458 * a - 0.0638541728 * b) * std::exp(warmth * warmer_middle),
                 s = (L - 0.0894841775 * a - 1.2914855480 * b) * std::exp(warmth * warmer_short);
    return {static_cast<float>(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
            static_cast<float>(1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
            static_cast<float>(0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)};
}

struct Palette final : Descriptor {
    std::vector<Swatch> swatches;  // largest first
    double colourfulness = 0;      // mean vividness over the picture, 0..1
    Opposition opposed;
    std::vector<double> mass;  // what each swatch weighs in a comparison; sums to 1

    bool empty() const override { return swatches.empty(); }
    void finish() {
        weigh();
        opposed = find_opposition(swatches);
    }

    void weigh() {
        colourfulness = 0;
        double total = 0;
        mass.clear();
        for (const Swatch& s : swatches) {
            const double vivid = vividness(s.chroma());
            colourfulness += s.share * vivid;
            mass.push_back(std::max(1e-6, std::pow(s.share, 0.8) * (0.2 + 0.8 * vivid)));
            total += mass.back();
        }
        for (double& m : mass) m /= total;
    }

    /// How far it leans to yellow, as a grey would of lightness 1.
    double warmth() const {
        double mean = 0;
        for (const Swatch& s : swatches) mean += s.share * (0.37 * s.lab[1] + 0.93 * s.lab[2]);
        return mean / std::max(0.1, lightness());
    }
    double lightness() const {
        double mean = 0;
        for (const Swatch& s : swatches) mean += s.share * s.lab[0];
        return mean;
    }
    /// The same picture with more or less exposure: all of OKLab grows with the cube root of the light.
    Palette exposed(double factor) const {
        Palette p = *this;
        for (Swatch& s : p.swatches) s.lab *= static_cast<float>(factor);
        p.weigh();
        return p;
    }
    /// The same picture under a warmer white.
    Palette lit(double warmth) const {
        Palette p = *this;
        for (Swatch& s : p.swatches) s.lab = under_white(s.lab, warmth);
        p.weigh();
        return p;
    }
};

const Palette& palette_of(const Descriptor& d) { return static_cast<const Palette&>(d); }

/// The least work that turns one palette into the other (Rubner 2000): a transport problem of at most 8 by 8.
double work(const Palette& a, const Palette& b) {
    std::array<float, most_swatches * 4> from{}, to{};
    std::array<float, most_swatches * most_swatches> cost{};
    const int rows = static_cast<int>(a.swatches.size()), cols = static_cast<int>(b.swatches.size());
    for (int i = 0; i < rows; ++i) from[i] = static_cast<float>(a.mass[i]);
    for (int j = 0; j < cols; ++j) to[j] = static_cast<float>(b.mass[j]);
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < cols; ++j) {
            // Beyond a plain difference it no longer matters how far apart two colours are.
            const double d = colour_difference(a.swatches[i].lab, b.swatches[j].lab);
            cost[i * cols + j] = static_cast<float>(1 - std::exp(-d / 0.16));
        }
    return cv::EMD(cv::Mat(rows, 1, CV_32F, from.data()), cv::Mat(cols, 1, CV_32F, to.data()), cv::DIST_USER,
                   cv::Mat(rows, cols, CV_32F, cost.data()));
}

std::string percent(double share) { return std::to_string(static_cast<int>(std::lround(100 * share))) + " %"; }

/// "teal 41 % / orange 22 %": the colours that matter most, equal names joined.
std::string summary(const Palette& p, std::size_t most) {
    std::vector<std::pair<std::string, double>> named;
    std::vector<double> worth;
    for (std::size_t i = 0; i < p.swatches.size(); ++i) {
        const std::string name = p.swatches[i].name();
        const auto known = std::find_if(named.begin(), named.end(), [&](const auto& n) { return n.first == name; });
        if (known == named.end()) {
            named.emplace_back(name, p.swatches[i].share);
            worth.push_back(p.mass[i]);
        } else {
            known->second += p.swatches[i].share;
            worth[static_cast<std::size_t>(known - named.begin())] += p.mass[i];
        }
    }
    std::string text;
    for (std::size_t k = 0; k < most && k < named.size(); ++k) {
        const std::size_t i = static_cast<std::size_t>(std::max_element(worth.begin(), worth.end()) - worth.begin());
        if (worth[i] < 0.05) break;
        text += (k > 0 ? " / " : "") + named[i].first + " " + percent(named[i].second);
        worth[i] = -1;
    }
    return text;
}

class ColourCue final : public Cue {
public:
    std::string_view name() const override { return "colour"; }
    int version() const override { return 3; }

    DescriptorPtr describe(const Observation& moment) const override {
        auto d = std::make_shared<Palette>();
        if (moment.blank()) return d;
        const cv::Rect content = moment.content();
        if (content.width < 16 || content.height < 16) return d;
        d->swatches = find_palette(moment.oklab()(content), most_swatches);
        for (Swatch& s : d->swatches) s.place = moment.from_inside(cv::Point2d(s.place));
        d->finish();
        if (d->colourfulness < colourless) d->swatches.clear();
        return d;
    }

    std::string encode(const Descriptor& descriptor) const override {
        const Palette& d = palette_of(descriptor);
        Packer out;
        out.u8(static_cast<unsigned>(d.swatches.size()));
        for (const Swatch& s : d.swatches) {
            out.fraction(s.lab[0], 0, 1), out.fraction(s.lab[1], -0.5, 0.5), out.fraction(s.lab[2], -0.5, 0.5);
            out.fraction(s.share), out.fraction(s.place.x), out.fraction(s.place.y), out.fraction(s.spread);
        }
        return out.take();
    }

    Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const override {
        Unpacker in(bytes);
        auto d = std::make_shared<Palette>();
        const std::size_t count = in.u8();
        double total = 0;
        for (std::size_t i = 0; i < count && count <= most_swatches; ++i) {
            Swatch s;
            s.lab[0] = static_cast<float>(in.fraction(0, 1));
            s.lab[1] = static_cast<float>(in.fraction(-0.5, 0.5));
            s.lab[2] = static_cast<float>(in.fraction(-0.5, 0.5));
            s.share = in.fraction();
            s.place.x = in.fraction(), s.place.y = in.fraction(), s.spread = in.fraction();
            total += s.share;
            d->swatches.push_back(s);
        }
        if (count > most_swatches || !in.finished() || (count > 0 && std::abs(total - 1) > 0.01))
            return fail(ErrorCode::Damaged, "this is no description of colours");
        d->finish();
        return d;
    }

    /// Shares over the plane of a and b, blurred, purer colours heavier; the root of each, so that Euclidean distance
    /// is Hellinger's.
    std::vector<float> embed(const Descriptor& descriptor, Side) const override {
        const Palette& d = palette_of(descriptor);
        std::vector<float> grid(embed_side * embed_side * 2, 0.0f);
        for (std::size_t i = 0; i < d.swatches.size(); ++i) {
            const cv::Vec3f& lab = d.swatches[i].lab;
            for (int v = 0; v < embed_side; ++v)
                for (int u = 0; u < embed_side; ++u) {
                    const double da = lab[1] - (u - embed_side / 2) * 0.06, db = lab[2] - (v - embed_side / 2) * 0.06;
                    const double near = d.mass[i] * std::exp(-0.5 * (da * da + db * db) / (0.04 * 0.04));
                    const double light = std::clamp(lab[0], 0.0f, 1.0f);
                    const std::size_t cell = static_cast<std::size_t>(v * embed_side + u) * 2;
                    grid[cell] += static_cast<float>(near * (1 - light));
                    grid[cell + 1] += static_cast<float>(near * light);
                }
        }
        double sum = 0;
        for (float v : grid) sum += v;
        if (sum > 0)
            for (float& v : grid) v = static_cast<float>(std::sqrt(v / sum));
        return grid;
    }

    Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double) const override {
        Comparison result;
        if (palette_of(outgoing).empty() || palette_of(incoming).empty()) return result;
        // A little more or less exposure is no other colour: both are met halfway.
        const double lighter =
            std::sqrt(exposure_between(palette_of(outgoing).lightness(), palette_of(incoming).lightness()));
        Palette a = palette_of(outgoing).exposed(1 / lighter), b = palette_of(incoming).exposed(lighter);
        result.because = summary(b, 3);
        double least = work(a, b);
        // Nor is a little warmer or cooler a white: both are met halfway too, for a price, where that brings them
        // nearer.
        const double warmer = std::clamp((b.warmth() - a.warmth()) / warmth_of_grey, -1.0, 1.0);
        const Palette balanced_a = a.lit(warmer / 2), balanced_b = b.lit(-warmer / 2);
        if (const double other = work(balanced_a, balanced_b) + price_of_white * std::abs(warmer); other < least)
            least = other, a = balanced_a, b = balanced_b;
        // Two nearly grey pictures share a palette with half the world.
        const double colour = std::sqrt(std::min(1.0, 2 * a.colourfulness) * std::min(1.0, 2 * b.colourfulness));
        result.similarity = std::clamp(1 - least, 0.0, 1.0) * (0.35 + 0.65 * colour);
        if (a.opposed.strength > 0 && b.opposed.strength > 0) result.because += ", opposed";
        return result;
    }

    std::string to_json(const Descriptor& descriptor) const override {
        const Palette& d = palette_of(descriptor);
        const auto round = [](double v, double unit) { return std::round(v / unit) * unit; };
        nlohmann::json palette = nlohmann::json::array();
        for (const Swatch& s : d.swatches) {
            const cv::Scalar c = s.rgb();
            std::array<char, 8> hex{};
            std::snprintf(hex.data(), hex.size(), "#%02X%02X%02X", static_cast<unsigned>(std::lround(c[0])) & 255u,
                          static_cast<unsigned>(std::lround(c[1])) & 255u,
                          static_cast<unsigned>(std::lround(c[2])) & 255u);
            palette.push_back({{"color", hex.data()},
                               {"name", s.name()},
                               {"share", round(s.share, 1e-4)},
                               {"lightness", round(s.lab[0], 1e-3)},
                               {"chroma", round(s.chroma(), 1e-3)},
                               {"hue", round(s.hue(), 0.1)},
                               {"x", round(s.place.x, 1e-3)},
                               {"y", round(s.place.y, 1e-3)}});
        }
        nlohmann::json out{
            {"palette", std::move(palette)}, {"colourfulness", round(d.colourfulness, 1e-3)}, {"opposed", nullptr}};
        if (d.opposed.strength > 0) {
            const Swatch &w = d.swatches[static_cast<std::size_t>(d.opposed.warm)],
                         &c = d.swatches[static_cast<std::size_t>(d.opposed.cool)];
            out["opposed"] = {{"warm", w.name()},
                              {"cool", c.name()},
                              {"hues", {round(w.hue(), 0.1), round(c.hue(), 0.1)}},
                              {"strength", round(d.opposed.strength, 1e-3)}};
        }
        return out.dump();
    }

    void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const override {
        const Palette& d = palette_of(descriptor);
        if (d.empty()) return;
        draw_strip(d, picture, side);
        draw_wheel(d, picture, side);
    }

private:
    /// Along the foot of the picture: the palette, each colour as wide as its share.
    static void draw_strip(const Palette& d, cv::Mat& picture, Side side) {
        const double left = 0.04, width = 0.92, top = 0.86, height = 0.085;
        overlay::veil(picture, {left - 0.008, top - 0.014, width + 0.016, height + 0.028}, {0, 0, 0}, 0.65);
        double x = left;
        for (const Swatch& s : d.swatches) {
            const double w = s.share * width;
            overlay::veil(picture, {x, top, w, height}, s.rgb(), 1);
            if (s.share > 0.085) {
                const cv::Scalar ink = s.lab[0] > 0.62 ? cv::Scalar(15, 15, 15) : cv::Scalar(240, 240, 240);
                overlay::plain_text(picture, {x + 0.01, top + height * 0.62}, percent(s.share), ink);
            }
            x += w;
        }
        const cv::Scalar color = side_color(side);
        overlay::line(picture, {left, top + height + 0.014}, {left + width, top + height + 0.014}, color, 2);
    }

    /// In a corner: the wheel of hues with each colour where it stands, as big as its share, and the opposing pair
    /// joined.
    static void draw_wheel(const Palette& d, cv::Mat& picture, Side side) {
        const double unit = overlay::unit(picture), radius = 58;
        const cv::Point2d centre(1 - (radius + 22) * unit / picture.cols, (radius + 22) * unit / picture.rows);
        const auto at = [&](double hue, double r) {
            return cv::Point2d(centre.x + r * unit * std::cos(hue * pi / 180) / picture.cols,
                               centre.y - r * unit * std::sin(hue * pi / 180) / picture.rows);
        };
        overlay::disc(picture, centre, radius + 10, {12, 12, 14}, 0.65);
        for (int h = 0; h < 360; h += 6) {
            Swatch ring;
            ring.lab = {0.72f, static_cast<float>(0.12 * std::cos(h * pi / 180)),
                        static_cast<float>(0.12 * std::sin(h * pi / 180))};
            overlay::plain_line(picture, at(h - 3.2, radius), at(h + 3.2, radius), ring.rgb(), 5);
        }
        const auto where = [&](const Swatch& s) {
            return at(s.hue(), (radius - 8) * std::sqrt(std::min(1.0, s.chroma() / 0.25)));
        };
        if (d.opposed.strength > 0)
            overlay::line(picture, where(d.swatches[static_cast<std::size_t>(d.opposed.warm)]),
                          where(d.swatches[static_cast<std::size_t>(d.opposed.cool)]), side_color(side), 2);
        for (const Swatch& s : d.swatches) {
            overlay::disc(picture, where(s), 5 + 14 * std::sqrt(s.share), {240, 240, 240}, 1);
            overlay::disc(picture, where(s), 3.5 + 14 * std::sqrt(s.share), s.rgb(), 1);
        }
    }
};

}  // namespace

const Cue& colour_cue() {
    static const ColourCue cue;
    return cue;
}

}  // namespace rhyme
