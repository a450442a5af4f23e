#include "core/cues/person_finder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <opencv2/imgproc.hpp>
#include <sstream>

#include "core/base/files.h"
#include "core/cues/observation.h"

namespace rhyme {
namespace {

namespace fs = std::filesystem;

constexpr double smallest_face = 22, ladder = 1.2;  // pixels of analysis size
constexpr double fine_ladder = 1.06;
constexpr std::size_t most_candidates = 6, most_faces = 4;
constexpr double smallest_tilted = 34, tilt = 20;  // pixels, degrees
constexpr double sure_enough = 0.5;                // then no tilted head is looked for
constexpr double plainly_seen = 12;  // windows that agree on a face seen from the front: no profile is looked for
constexpr double least_confidence = 0.15;
constexpr double likely_beside = 0.7;  // of its votes that a face has in a neighbouring picture
// A window in profile takes in the back of the head: how much smaller the face is, and how far its centre lies from the
// window's towards where it looks.
constexpr double profile_size = 0.84, profile_shift = 0.08;

/// Light and shade evened out, so that a face half in the dark is found as well.
cv::Mat evened(const cv::Mat& gray) {
    cv::Mat out;
    cv::createCLAHE(3, {4, 4})->apply(gray, out);
    return out;
}

/// How much each pixel could be skin, by its hue and by chroma relative to lightness, which exposure does not change;
/// empty where the picture has no colours of its own: black and white, or tinted as a whole.
cv::Mat skin_map(const cv::Mat& oklab) {
    cv::Mat small, map;
    cv::resize(oklab, small, {}, 0.5, 0.5, cv::INTER_AREA);
    map.create(small.size(), CV_32FC1);
    double a = 0, b = 0, aa = 0, bb = 0, n = 0;
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x) {
            const cv::Vec3f& p = small.at<cv::Vec3f>(y, x);
            const float light = std::max(0.08F, p[0]), ra = p[1] / light, rb = p[2] / light;
            const float chroma = std::hypot(ra, rb);
            const float hue = std::atan2(rb, ra) * 180 / std::numbers::pi_v<float>;
            const float off = (hue - 50) / 24, much = std::clamp((chroma - 0.03F) / 0.05F, 0.F, 1.F) *
                                                      std::clamp((0.32F - chroma) / 0.08F, 0.F, 1.F);
            map.at<float>(y, x) = p[0] < 0.1F ? 0 : std::exp(-off * off) * much;
            if (p[0] > 0.1F) a += ra, b += rb, aa += ra * ra, bb += rb * rb, n += 1;
        }
    if (n < 1) return {};
    const double spread = std::sqrt(std::max(0.0, (aa + bb) / n - (a * a + b * b) / (n * n)));
    return spread < 0.035 ? cv::Mat() : map;
}

/// Mean of a map in a square about the place.
double mean_about(const cv::Mat& map, const Sighting& s, double scale, double half_size) {
    const double half = half_size * s.size * scale;
    const cv::Rect box =
        cv::Rect(cvFloor(s.x * scale - half), cvFloor(s.y * scale - half), cvCeil(2 * half) + 1, cvCeil(2 * half) + 1) &
        cv::Rect({}, map.size());
    return box.empty() ? 0 : cv::mean(map(box))[0];
}

/// Skin inside, and little of it around: wood and sand are everywhere.
double skin_there(const cv::Mat& map, const Sighting& s, double scale) {
    constexpr double inner = 0.3, outer = 0.95, share = inner * inner / (outer * outer);
    const double inside = mean_about(map, s, scale, inner), wide = mean_about(map, s, scale, outer);
    return inside - 0.8 * std::max(0.0, (wide - share * inside) / (1 - share));
}

/// The picture turned, since cascades know upright heads only.
struct View {
    cv::Mat even;
    double degrees = 0;  ///< clockwise as seen, that a head is tilted by which stands upright here

    static View of(const cv::Mat& even, double degrees) {
        View view{even, degrees};
        if (degrees == 0) return view;
        cv::warpAffine(even, view.even, turn(even.size(), degrees), even.size(), cv::INTER_LINEAR,
                       cv::BORDER_REPLICATE);
        return view;
    }
    /// A mask of the picture, as it lies here.
    cv::Mat turned(const cv::Mat& mask) const {
        cv::Mat out;
        if (!mask.empty()) cv::warpAffine(mask, out, turn(mask.size(), degrees), mask.size(), cv::INTER_NEAREST);
        return out;
    }
    Sighting in_picture(Sighting s) const {
        if (degrees == 0) return s;
        const cv::Matx23d back = turn(even.size(), -degrees);
        const cv::Vec2d p = back * cv::Vec3d(s.x, s.y, 1);
        s.x = p[0], s.y = p[1];
        return s;
    }

private:
    static cv::Matx23d turn(cv::Size size, double degrees) {
        return cv::Matx23d(cv::getRotationMatrix2D({size.width / 2.F, size.height / 2.F}, degrees, 1));
    }
};

/// How many windows right around the place agree, 0..1, in each way of looking.
struct Votes {
    double frontal = 0, mirrored = 0, left = 0, right = 0;
    Sighting at;
    double strongest() const { return std::max({(frontal + mirrored) / 2, left, right}); }
};

/// With `like`, only in the way those votes are strongest in.
Votes look_closely(const cv::Mat& even, const Sighting& about, const PersonDetectors& detectors,
                   const Votes* like = nullptr) {
    constexpr double whole = 60;  // windows that agree on a plain face
    const double half = 0.85 * about.size;
    const cv::Rect box =
        cv::Rect(cvFloor(about.x - half), cvFloor(about.y - half), cvCeil(2 * half), cvCeil(2 * half)) &
        cv::Rect({}, even.size());
    Votes votes;
    const BoxPyramid pyramid(even(box), 20, about.size * 0.75, about.size * 1.34, fine_ladder);
    double weight = 0;
    const auto ask = [&](const std::optional<HaarCascade>& cascade, double shift, double size) {
        double sum = 0;
        if (!cascade) return sum;
        for (const Sighting& s : cascade->search(pyramid, {})) {
            const double x = s.x + box.x + shift * s.size, y = s.y + box.y;
            if (std::hypot(x - about.x, y - about.y) > 0.35 * about.size) continue;
            sum += s.strength;
            votes.at.x += x * s.strength, votes.at.y += y * s.strength, votes.at.size += size * s.size * s.strength;
            weight += s.strength;
        }
        return std::min(1.0, sum / whole);
    };
    const bool facing = !like || like->frontal + like->mirrored >= 2 * std::max(like->left, like->right);
    if (facing) votes.frontal = ask(detectors.frontal, 0, 1);
    // The mirror image of a face is one too, of chance patterns not.
    if (votes.frontal > 0) votes.mirrored = ask(detectors.frontal_mirrored, 0, 1);
    // Where it is plainly seen from the front, its place is that of the frontal windows alone.
    const Votes front = votes;
    const double front_weight = weight;
    if (!like || (!facing && like->left >= like->right))
        votes.left = ask(detectors.facing_left, -profile_shift, profile_size);
    if (!like || (!facing && like->left < like->right))
        votes.right = ask(detectors.facing_right, profile_shift, profile_size);
    if (front_weight > 0.25 * whole) votes.at = front.at, weight = front_weight;
    if (weight > 0)
        votes.at = {votes.at.x / weight, votes.at.y / weight, votes.at.size / weight, weight};
    else
        votes.at = about;
    return votes;
}

struct Candidate {
    Sighting at;  ///< in the picture
    Votes votes;  ///< in its view
    double degrees = 0, skin = 0, beside = 0, confidence = 0;
};

bool one_face(const Sighting& a, const Sighting& b) {
    return std::hypot(a.x - b.x, a.y - b.y) < 0.45 * std::max(a.size, b.size);
}

void add(std::vector<Sighting>& to, const std::vector<Sighting>& seen, double shift, double size) {
    for (Sighting s : seen) {
        s.x += shift * s.size, s.size *= size;
        const auto same = std::find_if(to.begin(), to.end(), [&](const Sighting& t) { return one_face(s, t); });
        if (same == to.end())
            to.push_back(s);
        else
            same->strength += s.strength;
    }
}

std::vector<Sighting> strongest_first(std::vector<Sighting> all) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.strength > b.strength; });
    if (all.size() > most_candidates) all.resize(most_candidates);
    return all;
}

/// So little skin is nobody's.
bool enough(const cv::Mat& allowed) { return cv::countNonZero(allowed) > 0.004 * static_cast<double>(allowed.total()); }

std::vector<Sighting> first_look(const cv::Mat& even, const cv::Mat& allowed, const PersonDetectors& detectors) {
    const BoxPyramid pyramid(even, 20, smallest_face, std::min(even.cols, even.rows), ladder);
    std::vector<Sighting> all;
    if (detectors.frontal) add(all, detectors.frontal->search(pyramid, {}), 0, 1);
    if (std::any_of(all.begin(), all.end(), [](const Sighting& s) { return s.strength >= plainly_seen; }))
        return strongest_first(std::move(all));
    // Profiles cost as much again, twice: where the picture has colours, only skin is asked.
    if (allowed.empty() || enough(allowed)) {
        if (detectors.facing_left)
            add(all, detectors.facing_left->search(pyramid, allowed), -profile_shift, profile_size);
        if (detectors.facing_right)
            add(all, detectors.facing_right->search(pyramid, allowed), profile_shift, profile_size);
    }
    return strongest_first(std::move(all));
}

/// Heads that are tilted, and not small; where the picture has colours, only skin is asked.
std::vector<Sighting> tilted_look(const View& view, const cv::Mat& allowed, const PersonDetectors& detectors) {
    std::vector<Sighting> all;
    if (!detectors.frontal) return all;
    const BoxPyramid pyramid(view.even, 20, smallest_tilted, std::min(view.even.cols, view.even.rows), ladder);
    add(all, detectors.frontal->search(pyramid, allowed), 0, 1);
    return strongest_first(std::move(all));
}

/// Weights found by looking at some hundred pictures with and without faces.
double confidence(const Candidate& c, bool coloured) {
    // The fewer windows of a size there are, the fewer find something by chance.
    const double by_chance = std::log(c.at.size / 36);
    const double score = -4.0 + 5.5 * std::sqrt(c.votes.strongest()) + 1.6 * std::sqrt(c.beside) + 1.0 * by_chance +
                         (coloured ? 2.5 * (c.skin - 0.1) : 0.3);
    return 1 / (1 + std::exp(-score));
}

}  // namespace

std::vector<fs::path> cascade_folders() {
    std::vector<fs::path> folders;
    if (const char* own = std::getenv("RHYME_CASCADES"); own && *own) folders.emplace_back(own);
    folders.push_back(user_data_folder() / "models");
    const char* dirs = std::getenv("XDG_DATA_DIRS");
    std::istringstream list(dirs && *dirs ? dirs : "/usr/local/share:/usr/share");
    for (std::string dir; std::getline(list, dir, ':');)
        if (!dir.empty() && dir.front() == '/') folders.push_back(fs::path(dir) / "opencv4" / "haarcascades");
    return folders;
}

PersonDetectors PersonDetectors::load(const std::vector<fs::path>& folders) {
    PersonDetectors d;
    const auto find = [&](const char* name) -> std::optional<HaarCascade> {
        std::error_code none;
        for (const fs::path& folder : folders) {
            if (!fs::is_regular_file(folder / name, none)) continue;
            auto loaded = HaarCascade::load(folder / name);
            if (loaded) return *std::move(loaded);
            d.missing = loaded.error().message();
            return std::nullopt;
        }
        d.missing = std::string(name) + " was not found; install opencv-data, or name its folder in RHYME_CASCADES";
        return std::nullopt;
    };
    d.facing_left = find("haarcascade_profileface.xml");
    d.frontal = find("haarcascade_frontalface_alt.xml");
    if (d.frontal) d.frontal_mirrored = d.frontal->mirrored();
    if (d.facing_left) d.facing_right = d.facing_left->mirrored();
    return d;
}

std::vector<Face> find_faces(const Observation& moment, const PersonDetectors& detectors) {
    const cv::Mat& gray = moment.gray();
    if (!detectors.any() || moment.blank() || std::min(gray.cols, gray.rows) < 40) return {};
    const cv::Mat even = evened(gray), skin = skin_map(moment.oklab());
    std::vector<cv::Mat> beside;
    for (const auto* side : {&moment.pixels().before, &moment.pixels().after})
        if (*side) beside.push_back((*side)->gray);
    bool beside_evened = false;
    std::vector<Candidate> found;
    double surest = 0;
    const auto judge = [&](const View& view, const std::vector<Sighting>& seen) {
        std::vector<Candidate> here;
        for (const Sighting& s : seen) {
            Candidate c;
            c.degrees = view.degrees;
            c.votes = look_closely(view.even, s, detectors);
            if (c.votes.strongest() <= 0) continue;
            c.at = view.in_picture(c.votes.at);
            c.skin = skin.empty() ? 0 : skin_there(skin, c.at, 0.5);
            here.push_back(c);
        }
        std::vector<View> others;
        for (Candidate& c : here) {
            c.beside = likely_beside * c.votes.strongest();
            c.confidence = confidence(c, !skin.empty());
            // The neighbours are asked where their word can change much.
            if (c.confidence > 0.07 && c.confidence < 0.9 && !beside.empty()) {
                if (!beside_evened)
                    for (cv::Mat& other : beside) other = evened(other);
                beside_evened = true;
                if (others.empty())
                    for (const cv::Mat& other : beside) others.push_back(View::of(other, view.degrees));
                c.beside = 0;
                for (const View& other : others)
                    c.beside += look_closely(other.even, c.votes.at, detectors, &c.votes).strongest() /
                                static_cast<double>(others.size());
                c.confidence = confidence(c, !skin.empty());
            }
            surest = std::max(surest, c.confidence);
            found.push_back(c);
        }
    };
    cv::Mat allowed;
    if (!skin.empty()) cv::resize(skin > 0.25, allowed, even.size(), 0, 0, cv::INTER_NEAREST);
    judge({even, 0}, first_look(even, allowed, detectors));
    for (const double degrees : {-tilt, tilt}) {
        if (surest > sure_enough || (!skin.empty() && !enough(skin > 0.25))) break;
        const View view = View::of(even, degrees);
        judge(view, tilted_look(view, view.turned(allowed), detectors));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    std::vector<Face> faces;
    std::vector<Sighting> kept;
    for (const Candidate& c : found) {
        if (faces.size() == most_faces || c.confidence < least_confidence) break;
        if (std::any_of(kept.begin(), kept.end(), [&](const Sighting& k) { return one_face(c.at, k); })) continue;
        kept.push_back(c.at);
        const double all = c.votes.frontal + c.votes.left + c.votes.right;
        faces.push_back({c.at.x / gray.cols, c.at.y / gray.rows, c.at.size / gray.cols,
                         (c.votes.right - c.votes.left) / std::max(1e-9, all), c.degrees, c.confidence});
    }
    return faces;
}

std::vector<Face> in_whole(std::vector<Face> inside, const Observation& whole) {
    for (Face& f : inside) {
        const cv::Point2d at = whole.from_inside(cv::Point2d(f.x, f.y));
        f.x = at.x, f.y = at.y;
        f.size *= static_cast<double>(whole.content().width) / whole.gray().cols;
    }
    return inside;
}

}  // namespace rhyme
