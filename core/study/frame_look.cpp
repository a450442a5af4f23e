#include "core/study/frame_look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "core/cues/opposition.h"
#include "core/cues/palette.h"
#include "core/study/look_colour.h"

namespace rhyme {
namespace {

using Json = nlohmann::json;
using std::numbers::pi;

constexpr double half_saturated = 0.05;                     // as in the cue colour
constexpr double seen_depth = 0.15;                         // confidence below which no order of depth is spoken of
constexpr double least_plane = 0.06;                        // share of the picture that makes a plane
constexpr double tinted = 0.055;                            // OKLab chroma of light that reads as coloured
constexpr double plain_fall = 0.14, floor_fall = 0.55;      // of lightness, from which a direction is spoken of
constexpr double much_of_all = 0.28;                        // of the differences in lightness: what a light explains
constexpr double middle_lightness = 0.6, most_lift = 1.6;   // the exposure a fall is judged at
constexpr double least_face = 0.35;                         // confidence from which a face says how large the shot is
constexpr double sure_enough = 0.7, nearly_as_sure = 0.72;  // of a larger thing that a subject is a part of
constexpr double large_face = 0.25, least_large = 0.15;     // what is large and looks like a face is seldom none
constexpr double still = 0.02, fast = 0.05;                 // picture widths a second

double number(const Json& j, const char* key, double otherwise = 0) {
    const auto at = j.find(key);
    return at != j.end() && at->is_number() ? at->get<double>() : otherwise;
}
std::string text(const Json& j, const char* key) {
    const auto at = j.find(key);
    return at != j.end() && at->is_string() ? at->get<std::string>() : std::string();
}
Json part(const Json& j, const char* key) {
    const auto at = j.find(key);
    return at != j.end() ? *at : Json();
}

/// What a cue says of a moment, null when it sees nothing.
Json saying(const Moment& moment, std::string_view cue) {
    for (std::size_t c = 0; c < moment.cues.size() && c < all_cues().size(); ++c)
        if (all_cues()[c]->name() == cue && moment.cues[c] && !moment.cues[c]->empty())
            return Json::parse(all_cues()[c]->to_json(*moment.cues[c]), nullptr, false);
    return {};
}

/// What those say that are asked more than once.
struct Said {
    explicit Said(const Moment& moment)
        : composition(saying(moment, "composition")), line(saying(moment, "line")), depth(saying(moment, "depth")) {}
    Json composition, line, depth;
};

/// A colour of an opposing pair; so dark or pale that it is called black or grey, its hue.
std::string colour_of(const Json& pair, const char* side, std::size_t index) {
    const std::string name = text(pair, side);
    return name == "black" || name == "grey" || name == "white" ? hue_name(pair["hues"][index].get<double>()) : name;
}

/// Chroma shrinks with the light, until the colours of a very dark picture are nearer one another than what reads as
/// one: they are told apart as a middle exposure would show them. The thumb's cells are means of so many pixels that no
/// noise is lifted with them.
void read_dark_colour(const Moment& moment, FrameLook& look) {
    constexpr double dark = 0.35, darkest = 0.12;  // OKLab lightness of a picture
    constexpr std::size_t most_colours = 8;
    const cv::Mat thumb = moment.thumb(cells_inside(look.inside, moment.thumb.size()));
    const double lightness = cv::mean(thumb)[0];
    if (lightness < darkest || lightness >= dark) return;
    const double lift = middle_lightness / lightness;
    std::vector<Swatch> swatches = find_palette(thumb * lift, most_colours);
    const Opposition opposed = find_opposition(swatches);
    if (opposed.warm < 0) return;
    look.palette.clear(), look.lifted = true;
    for (Swatch& s : swatches) s.lab *= static_cast<float>(1 / lift), look.palette.push_back(look_colour(s));
    const double warm = swatches[static_cast<std::size_t>(opposed.warm)].hue(),
                 cool = swatches[static_cast<std::size_t>(opposed.cool)].hue();
    look.pair = OpposingPair{hue_name(warm), hue_name(cool), warm, cool, opposed.strength};
}

void read_colour(const Moment& moment, FrameLook& look) {
    const Json j = saying(moment, "colour");
    for (const Json& s : part(j, "palette"))
        look.palette.push_back({text(s, "color"), text(s, "name"), number(s, "share"), number(s, "lightness"),
                                number(s, "chroma"), number(s, "hue")});
    // The cue keeps no palette of what has hardly any colour; its greys are to be seen all the same.
    if (look.palette.empty() && !moment.thumb.empty())
        for (const Swatch& s : find_palette(moment.thumb, 4)) look.palette.push_back(look_colour(s));
    look.colourfulness = number(j, "colourfulness");
    const Json pair = part(j, "opposed");
    if (pair.is_object() && part(pair, "hues").size() == 2)
        look.pair = OpposingPair{colour_of(pair, "warm", 0), colour_of(pair, "cool", 1), pair["hues"][0].get<double>(),
                                 pair["hues"][1].get<double>(), number(pair, "strength")};
    else if (!moment.blank && !moment.thumb.empty())
        read_dark_colour(moment, look);
    look.harmony = harmony_of(look.palette);
}

/// The colour of the lightest third of some columns of the thumb.
cv::Vec3f lightest(const cv::Mat& thumb, int from, int to) {
    std::vector<cv::Vec3f> cells;
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = from; x < to; ++x) cells.push_back(thumb.at<cv::Vec3f>(y, x));
    const auto lighter = [](const cv::Vec3f& a, const cv::Vec3f& b) { return a[0] > b[0]; };
    const std::size_t n = std::max<std::size_t>(1, cells.size() / 3);
    std::partial_sort(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(n), cells.end(), lighter);
    cv::Vec3f sum;
    for (std::size_t i = 0; i < n; ++i) sum += cells[i];
    return sum * (1.0f / static_cast<float>(n));
}

std::optional<ColouredLight> coloured(const cv::Vec3f& lab, const char* place) {
    Swatch s;
    s.lab = lab;
    if (lab[0] < 0.25 || s.chroma() < tinted) return {};
    return ColouredLight{hue_name(s.hue()), place, s.hue(), s.chroma()};
}

/// How the lightness of a picture runs along a direction.
struct Slope {
    double over_ground = 0;  ///< from side to side, the subject left out
    double explains = 0;     ///< 0..1: how much of all differences in lightness it is
};
Slope slope_along(double degrees, const cv::Mat& thumb, const FrameLook& look) {
    const cv::Mat mask = look.subject ? subject_mask(*look.subject, thumb.size()) : cv::Mat();
    const cv::Rect seen = cells_inside(look.inside, thumb.size());
    const double u = std::cos(degrees * pi / 180), v = -std::sin(degrees * pi / 180);
    struct Sums {
        double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        void add(double at, double light) {
            ++n, x += at, y += light, xx += at * at, xy += at * light, yy += light * light;
        }
        double along() const { return n * xx - x * x; }
        double together() const { return n * xy - x * y; }
        double across() const { return n * yy - y * y; }
    } ground, all;
    for (int row = seen.y; row < seen.br().y; ++row)
        for (int column = seen.x; column < seen.br().x; ++column) {
            const double at = u * ((column + 0.5 - seen.x) / seen.width - 0.5) +
                              v * ((row + 0.5 - seen.y) / seen.height - 0.5),
                         light = thumb.at<cv::Vec3f>(row, column)[0];
            all.add(at, light);
            if (mask.empty() || mask.at<float>(row, column) <= 0.1f) ground.add(at, light);
        }
    Slope slope;
    if (const double spread = all.along() * all.across(); spread > 1e-12)
        slope.explains = all.together() * all.together() / spread;
    slope.over_ground = ground.along() > 1e-9 ? ground.together() / ground.along() : 1;
    return slope;
}

/// A light thing on one side, or many about the picture, are no light from there: the ground beside the subject must
/// grow lighter that way too, and that must be much of what differs in the picture.
bool falls_from(double degrees, const Moment& moment, const FrameLook& look, double lift) {
    if (moment.thumb.empty()) return true;
    const Slope slope = slope_along(degrees, moment.thumb, look);
    constexpr double enough = 0.5;  // of what reads as a direction
    return lift * slope.over_ground > enough * plain_fall && slope.explains > much_of_all;
}

void read_light(const Moment& moment, FrameLook& look) {
    const Json j = saying(moment, "light");
    look.key = text(j, "key"), look.light = text(j, "light");
    look.lightness = number(j, "lightness"), look.stops = number(j, "contrast_stops");
    look.fall = number(j, "fall");
    if (part(j, "from_degrees").is_number()) {
        const double degrees = number(j, "from_degrees");
        // Lightness grows with exposure, and so does its fall.
        const double lift = std::clamp(middle_lightness / std::max(1e-6, look.lightness), 1.0, most_lift);
        // What lies light at the foot of a picture is a floor far oftener than a lamp, but for a dark one.
        const bool floor = degrees > 225 && degrees < 315 && (look.key != "low key" || lift * look.fall < floor_fall);
        const bool plain = lift * look.fall > plain_fall;
        if (!floor && plain && falls_from(degrees, moment, look, lift))
            look.light_from = degrees;
        else if (look.light.starts_with("light from"))
            look.light = floor && plain ? "lightest at its foot" : plain ? "even light" : "nearly even " + look.light;
    }
    if (moment.thumb.cols < 4 || look.key.empty()) return;
    const int half = moment.thumb.cols / 2;
    const auto left = coloured(lightest(moment.thumb, 0, half), "left"),
               right = coloured(lightest(moment.thumb, half, moment.thumb.cols), "right");
    if (left && right && std::abs(std::remainder(left->hue - right->hue, 360.0)) > 60)
        look.coloured = {*left, *right};
    else if (const auto all = coloured(lightest(moment.thumb, 0, moment.thumb.cols), "everywhere"))
        look.coloured = {*all};
}

void read_depth(const Said& said, FrameLook& look) {
    const Json& j = said.depth;
    const double sure = number(j, "confidence");
    if (sure < seen_depth) return;
    look.near = number(j, "foreground"), look.middle = number(j, "middle"), look.far = number(j, "background");
    for (const Json& way : part(j, "parted_by")) look.parted_by.push_back(way.get<std::string>());
    if (number(j, "parallax") > 0.35) look.parted_by.emplace_back("movement");
    if (number(j, "perspective") > 0.35) look.parted_by.emplace_back("perspective");
    const std::array<double, 6> parts{std::abs(number(j, "light")) / 0.45,
                                      number(j, "colour") / 0.18,
                                      number(j, "focus"),
                                      number(j, "haze"),
                                      number(j, "parallax"),
                                      number(j, "perspective")};
    double alike = 1;
    for (const double p : parts) alike *= 1 - 0.75 * std::clamp(p, 0.0, 1.0);
    look.depth = (1 - alike) * (0.4 + 0.6 * sure);
}

/// A line that runs towards the subject and ends before it, or lines that meet there.
bool leads_to(const Json& lines, const FrameLook::Mass& subject, double aspect) {
    int leading = 0;
    const cv::Point2d at(subject.x * aspect, subject.y);
    for (const Json& l : part(lines, "lines")) {
        if (number(l, "strength") < 0.2 || text(l, "kind") == "horizon") continue;
        const cv::Point2d a(l["from"][0].get<double>() * aspect, l["from"][1].get<double>()),
            b(l["to"][0].get<double>() * aspect, l["to"][1].get<double>());
        const cv::Point2d run = (b - a) * (1 / std::max(1e-6, cv::norm(b - a)));
        const double off = std::abs(run.cross(at - a)), nearest = std::min(cv::norm(at - a), cv::norm(at - b)),
                     reach = std::max(subject.width * aspect, subject.height);
        leading += off < 0.5 * reach && nearest > 0.6 * reach;
    }
    return leading >= 2;
}

FrameLook::Mass mass_of(const Json& m) {
    return {number(m, "x"),      number(m, "y"),    number(m, "width"),
            number(m, "height"), number(m, "area"), number(m, "confidence")};
}

/// What draws the eye first.
void read_subject(const Said& said, FrameLook& look) {
    const Json masses = part(said.composition, "masses");
    if (masses.empty()) return;
    look.subject = mass_of(masses[0]);
    look.where = text(masses[0], "where"), look.from_thirds = number(masses[0], "from_thirds", 1);
    look.whole = *look.subject;
    for (const Json& m : masses) {
        const FrameLook::Mass other = mass_of(m);
        if (other.area > look.whole->area && other.confidence > sure_enough &&
            other.confidence > nearly_as_sure * look.subject->confidence)
            look.whole = other;
    }
}

void read_composition(const Said& said, FrameLook& look, double aspect) {
    const Json &j = said.composition, &lines = said.line;
    look.balance = number(j, "balance"), look.symmetry = number(j, "symmetry"),
    look.empty = number(j, "negative_space");
    if (look.subject) {
        double smallest = look.subject->area;
        for (const Json& other : part(j, "masses"))
            if (number(other, "confidence") > 0.4) smallest = std::min(smallest, number(other, "area"));
        if (smallest > 0 && look.subject->area > 6 * smallest && look.depth > 0) look.parted_by.emplace_back("size");
    }
    if (part(lines, "horizon").is_object())
        look.horizon = true, look.horizon_tilt = number(lines["horizon"], "degrees");
    look.leading_lines =
        part(lines, "vanishing_point").is_array() || (look.subject && leads_to(lines, *look.subject, aspect));
}

void read_framing(const Moment& moment, const Said& said, FrameLook& look, double aspect) {
    const Json faces = part(saying(moment, "person"), "faces");
    const auto seen = [&](const Json& face) {
        return number(face, "confidence") > (number(face, "size") * aspect > large_face ? least_large : least_face);
    };
    look.faces = static_cast<int>(std::count_if(faces.begin(), faces.end(), seen));
    if (look.faces > 0) {
        const Json& first = *std::find_if(faces.begin(), faces.end(), seen);
        look.face_height = number(first, "size") * aspect;
        look.size = size_by_face(look.face_height), look.size_from_face = true;
        look.face_looks = text(first, "looks"), look.face_at = {number(first, "x"), number(first, "y")};
        look.headroom = std::max(0.0, number(first, "y") - 0.62 * look.face_height);
    } else if (!look.title && !look.key.empty() && look.light != "darkness") {
        look.size = size_in_depth(look.whole ? size_by_subject(*look.whole) : ShotSize::Wide,
                                  number(said.depth, "focus"), number(said.depth, "haze"), look.horizon);
    }
}

CameraMove camera_move(double x, double y, double zoom, double roll, double& speed) {
    const double pan = std::hypot(x, y), in = 0.35 * std::abs(zoom), turn = 0.35 * std::abs(roll);
    speed = std::max({pan, in, turn});
    if (speed < still) return CameraMove::Still;
    if (speed < fast) return CameraMove::Shaking;
    if (in >= pan && in >= turn) return zoom > 0 ? CameraMove::In : CameraMove::Out;
    if (turn > pan) return CameraMove::Roll;
    // The picture goes the other way than the camera.
    if (std::abs(x) >= std::abs(y)) return x > 0 ? CameraMove::Left : CameraMove::Right;
    return y > 0 ? CameraMove::Up : CameraMove::Down;
}

void read_motion(const Moment& moment, FrameLook& look) {
    const Json j = saying(moment, "motion");
    const Json side = part(j, "after").is_object() ? part(j, "after") : part(j, "before");
    if (!side.is_object()) return;
    const Json camera = part(side, "camera"), subject = part(side, "subject");
    if (number(camera, "confidence") > 0.3)
        look.camera = camera_move(number(camera, "pan"), number(camera, "tilt"),
                                  std::log(1 + std::max(-0.9, number(camera, "zoom_percent") / 100)),
                                  number(camera, "roll_degrees") * pi / 180, look.camera_speed);
    if (number(subject, "confidence") > 0.25 && number(subject, "speed") > fast)
        look.subject_moves = number(subject, "direction_degrees"), look.subject_speed = number(subject, "speed");
}

}  // namespace

FrameLook look_of(const Moment& moment, double aspect) {
    FrameLook look;
    look.frame = moment.frame, look.seconds = moment.time.seconds(), look.shot = moment.shot;
    look.blank = moment.blank, look.title = moment.title;
    if (const Json area = part(saying(moment, "light"), "inside"); area.is_object())
        look.inside = {number(area, "x"), number(area, "y"), number(area, "width", 1), number(area, "height", 1)};
    read_colour(moment, look);
    if (moment.blank) return look;
    const Said said(moment);
    read_subject(said, look);
    read_light(moment, look);
    read_depth(said, look);
    read_composition(said, look, aspect);
    read_framing(moment, said, look, aspect);
    read_motion(moment, look);
    if (look.subject && !moment.thumb.empty()) {
        const cv::Rect seen = cells_inside(look.inside, moment.thumb.size());
        look.contrast =
            contrast_between(moment.thumb(seen), subject_mask(*look.subject, moment.thumb.size())(seen).clone());
    }
    if (std::min({look.near, look.middle, look.far}) < least_plane) look.depth *= 0.8;
    return look;
}

std::span<const FrameLook> looks_of_shot(std::span<const FrameLook> looks, int shot) {
    const auto of_shot = std::ranges::equal_range(looks, shot, {}, &FrameLook::shot);
    return {of_shot.begin(), of_shot.end()};
}

cv::Rect cells_inside(const cv::Rect2d& inside, cv::Size cells) {
    constexpr double covered = 0.25;  // of a cell: so much of a bar does not darken it
    const auto between = [](double from, double to, int n) {
        const int first = std::clamp(static_cast<int>(std::ceil(from * n - covered)), 0, n - 1);
        return cv::Range(first, std::clamp(static_cast<int>(std::floor(to * n + covered)), first + 1, n));
    };
    if (cells.empty()) return {};
    const cv::Range x = between(inside.x, inside.br().x, cells.width),
                    y = between(inside.y, inside.br().y, cells.height);
    return {x.start, y.start, x.size(), y.size()};
}

cv::Mat subject_mask(const FrameLook::Mass& mass, cv::Size size) {
    // Finer than the picture asked for, so that a small subject still has its share of a coarse cell.
    constexpr int fine = 8;
    cv::Mat mask(size, CV_32FC1);
    const double half_width = std::max(1e-3, mass.width), half_height = std::max(1e-3, mass.height);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            int inside = 0;
            for (int k = 0; k < fine * fine; ++k) {
                const double u = ((x + (k % fine + 0.5) / fine) / size.width - mass.x) / half_width,
                             v = ((y + (k / fine + 0.5) / fine) / size.height - mass.y) / half_height;
                inside += u * u + v * v <= 1;
            }
            mask.at<float>(y, x) = static_cast<float>(inside) / (fine * fine);
        }
    return mask;
}

std::optional<SubjectContrast> contrast_between(const cv::Mat& oklab, const cv::Mat& mask) {
    cv::Vec3d subject, ground;
    double in = 0, out = 0;
    for (int y = 0; y < oklab.rows; ++y) {
        float brightest = 0;
        for (int x = 0; x < oklab.cols; ++x) brightest = std::max(brightest, oklab.at<cv::Vec3f>(y, x)[0]);
        if (brightest < 0.04f) continue;  // a bar
        for (int x = 0; x < oklab.cols; ++x) {
            const double w = mask.at<float>(y, x);
            subject += cv::Vec3d(oklab.at<cv::Vec3f>(y, x)) * w, in += w;
            ground += cv::Vec3d(oklab.at<cv::Vec3f>(y, x)) * (1 - w), out += 1 - w;
        }
    }
    const double all = static_cast<double>(mask.total());
    if (in < 0.002 * all || out < 0.05 * all) return {};
    SubjectContrast c;
    c.subject = subject * (1 / in), c.ground = ground * (1 / out);
    Swatch s, g;
    s.lab = c.subject, g.lab = c.ground;
    c.lightness = s.lab[0] - g.lab[0], c.saturation = s.chroma() - g.chroma();
    if (std::min(s.chroma(), g.chroma()) > 0.02) c.hue = std::abs(std::remainder(s.hue() - g.hue(), 360.0));
    const double colour = std::hypot(s.lab[1] - g.lab[1], s.lab[2] - g.lab[2]);
    c.strength = 1 - std::exp(-std::hypot(c.lightness, 2 * colour) / 0.2);
    return c;
}

Harmony harmony_of(const std::vector<LookColour>& palette) {
    struct Weighed {
        double hue, weight;
    };
    std::vector<Weighed> hues;
    double sum = 0;
    for (const LookColour& s : palette) {
        const double w = s.share * s.chroma * s.chroma / (s.chroma * s.chroma + half_saturated * half_saturated);
        hues.push_back({s.hue, w}), sum += w;
    }
    if (sum < 0.08) return Harmony::Neutral;
    // Degrees by which the hues leave a template's sectors, at its best turn; all its sectors must be taken.
    const auto cost = [&](std::initializer_list<double> centres, double half) {
        double best = 1e9;
        for (int turn = 0; turn < 360; turn += 4) {
            double off = 0;
            std::vector<double> taken(centres.size(), 0);
            for (const Weighed& h : hues) {
                double nearest = 360;
                std::size_t k = 0, at = 0;
                for (const double c : centres) {
                    const double d = std::max(0.0, std::abs(std::remainder(h.hue - turn - c, 360.0)) - half);
                    if (d < nearest) nearest = d, at = k;
                    ++k;
                }
                off += h.weight * nearest / sum, taken[at] += h.weight / sum;
            }
            if (*std::min_element(taken.begin(), taken.end()) > 0.1) best = std::min(best, off);
        }
        return best;
    };
    constexpr double fits = 5;
    if (cost({0}, 20) < fits) return Harmony::Monochrome;
    if (cost({0}, 45) < fits) return Harmony::Analogous;
    if (cost({0, 180}, 24) < fits) return Harmony::Complementary;
    if (cost({0, 150, 210}, 18) < fits) return Harmony::SplitComplementary;
    if (cost({0, 120, 240}, 20) < fits) return Harmony::Triad;
    return Harmony::Varied;
}

ShotSize size_by_face(double height) {
    return height > 0.75   ? ShotSize::ExtremeCloseUp
           : height > 0.42 ? ShotSize::CloseUp
           : height > 0.13 ? ShotSize::Medium
           : height > 0.06 ? ShotSize::Full
                           : ShotSize::Wide;
}

ShotSize size_by_subject(const FrameLook::Mass& mass) {
    constexpr double as_wide_as_the_picture = 0.5;
    // A band across the picture is ground.
    if (mass.width > as_wide_as_the_picture && mass.area <= 0.4) return ShotSize::Wide;
    return mass.area > 0.4                         ? ShotSize::CloseUp
           : mass.area > 0.12                      ? ShotSize::Medium
           : mass.area > 0.08 || mass.height > 0.2 ? ShotSize::Full
                                                   : ShotSize::Wide;
}

ShotSize size_in_depth(ShotSize size, double focus, double haze, bool horizon) {
    // Smoke and soft light before a wall look hazy too: what is far off has a horizon, or loses nearly all.
    constexpr double shallow = 0.9, clear = 0.3, hazy = 0.25, lost = 0.8;
    if (haze > lost || (haze > hazy && horizon)) return ShotSize::Wide;
    if (focus < shallow || haze > clear || horizon) return size;
    // No lens blurs the ground of a wide shot.
    return size == ShotSize::Wide || size == ShotSize::Full ? ShotSize::Medium
           : size == ShotSize::Medium                       ? ShotSize::CloseUp
                                                            : size;
}

std::string_view name(Harmony harmony) {
    constexpr std::array<std::string_view, 7> names{
        "neutral", "monochrome", "analogous", "complementary", "split complementary", "triad", "varied"};
    return names[static_cast<std::size_t>(harmony)];
}

std::string_view name(ShotSize size) {
    constexpr std::array<std::string_view, 6> names{"unknown", "extreme close-up", "close-up", "medium", "full",
                                                    "wide"};
    return names[static_cast<std::size_t>(size)];
}

std::string_view name(CameraMove move) {
    constexpr std::array<std::string_view, 10> names{"unknown",    "still",     "pans left",  "pans right", "tilts up",
                                                     "tilts down", "pushes in", "pulls back", "rolls",      "drifts"};
    return names[static_cast<std::size_t>(move)];
}

}  // namespace rhyme
