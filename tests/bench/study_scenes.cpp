// study_scenes [COUNT [SEED]]: drawn scenes of which everything is known, and how far a study is from it: setups of
// films, hues of figure and ground, where the light comes from, key, place and size of the figure, and what is nearer.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>

#include "core/cues/depth_map.h"
#include "core/cues/observation.h"
#include "core/cues/palette.h"
#include "core/study/film_study.h"
#include "tests/core/study/drawn_film.h"

namespace {

using namespace rhyme;
using testing::Scene;

double apart(double a, double b) { return std::abs(std::remainder(a - b, 360.0)); }

struct Errors {
    std::vector<double> all;
    int missed = 0;
    void print(const char* what, const char* unit) {
        if (all.empty()) return void(std::printf("%-34s nothing found, %d missed\n", what, missed));
        std::sort(all.begin(), all.end());
        std::printf("%-34s median %.2f, 90 %% within %.2f, worst %.2f %s; %d of %zu missed\n", what,
                    all[all.size() / 2], all[all.size() * 9 / 10], all.back(), unit, missed,
                    all.size() + static_cast<std::size_t>(missed));
    }
};

/// R, G, B of a hue at a middle lightness.
cv::Scalar of_hue(double degrees, double light, double chroma) {
    Swatch s;
    const double r = degrees * std::numbers::pi / 180;
    s.lab = {static_cast<float>(light), static_cast<float>(chroma * std::cos(r)),
             static_cast<float>(chroma * std::sin(r))};
    return s.rgb();
}

void films(int count, std::uint64_t seed) {
    Errors setups;
    int exact = 0;
    for (int k = 0; k < count; ++k) {
        cv::RNG random(static_cast<std::uint64_t>(k) * 77 + 5 + seed);
        const int places = 2 + k % 9, shots = places + random.uniform(0, 2 * places);
        std::vector<cv::Mat> pictures;
        for (int s = 0; s < shots; ++s) {
            const int place = s < places ? s : random.uniform(0, places);
            cv::RNG of_place(static_cast<std::uint64_t>(k * 100 + place) * 31 + 9 + seed);
            Scene scene;
            scene.texture = static_cast<unsigned>(k * 100 + place + 1);
            scene.ground = of_hue(of_place.uniform(0, 360), of_place.uniform(0.3, 0.7), of_place.uniform(0.02, 0.09));
            scene.figure = of_hue(of_place.uniform(0, 360), of_place.uniform(0.5, 0.85), 0.1);
            scene.light_from = place % 3 == 0 ? of_place.uniform(0, 180) : -1;
            scene.radius = 0.14, scene.at = {0.35 + 0.3 * random.uniform(0., 1.), 0.5};
            pictures.push_back(draw(scene));
        }
        const auto study = study_film(testing::film_of(pictures));
        const int found = study ? static_cast<int>(study->setups.size()) : 0;
        setups.all.push_back(100.0 * std::abs(found - places) / places), exact += found == places;
    }
    setups.print("setups of a film", "%");
    std::printf("%-34s %d of %d films\n", "  counted exactly", exact, count);
}

/// Scenes are lit in fractions of width and height: the same direction in the picture's own proportions.
double in_proportion(double degrees) {
    const double r = degrees * std::numbers::pi / 180;
    return std::atan2(std::sin(r) * testing::film_size.width / testing::film_size.height, std::cos(r)) * 180 /
           std::numbers::pi;
}

void frames(int count, std::uint64_t seed) {
    Errors light, hues, place;
    int even = 0, called_even = 0, keys = 0, pairs = 0, paired = 0, alone = 0, not_paired = 0;
    for (int k = 0; k < count; ++k) {
        cv::RNG random(static_cast<std::uint64_t>(k) * 131 + 7 + seed);
        Scene scene;
        const bool opposed = k % 2 == 0, lit = k % 3 != 0;
        const double warm = random.uniform(20, 90), ground = opposed ? warm + random.uniform(165, 195) : warm + 25;
        scene.texture = static_cast<unsigned>(k + 1);
        scene.ground = of_hue(ground, 0.66, 0.07), scene.figure = of_hue(warm, 0.72, 0.12);
        scene.radius = random.uniform(0.2, 0.34), scene.at = {random.uniform(0.25, 0.75), 0.5};
        scene.light_from = lit ? random.uniform(0, 180) : -1;
        scene.exposure = k % 4 == 0 ? 0.25 : 1;
        const FrameLook look = look_of(testing::described(draw(scene)), 16.0 / 9);
        if (!lit)
            ++even, called_even += !look.light_from;
        else if (look.light_from)
            light.all.push_back(apart(*look.light_from, in_proportion(scene.light_from)));
        else
            ++light.missed;
        keys += (look.key == "low key") == (scene.exposure < 1);
        if (opposed) {
            ++pairs, paired += look.pair.has_value();
            if (look.pair)
                hues.all.push_back(std::max(apart(look.pair->warm_hue, warm), apart(look.pair->cool_hue, ground)));
        } else {
            ++alone, not_paired += !look.pair;
        }
        if (look.subject)
            place.all.push_back(std::hypot(look.subject->x - scene.at.x, (look.subject->y - scene.at.y) * 9 / 16));
        else
            ++place.missed;
    }
    light.print("direction of the light", "degrees");
    std::printf("%-34s %d of %d\n", "  even light called so", called_even, even);
    hues.print("hues of an opposing pair", "degrees");
    std::printf("%-34s %d of %d, %d of %d without one\n", "  pair seen", paired, pairs, not_paired, alone);
    std::printf("%-34s %d of %d\n", "low key or not", keys, count);
    place.print("place of the figure", "widths");
}

/// Two figures on a floor: the near one low, large and sharp, the far one high, small, soft and hazy.
void depths(int count, std::uint64_t seed) {
    int right = 0, unsure = 0;
    for (int k = 0; k < count; ++k) {
        cv::RNG random(static_cast<std::uint64_t>(k) * 17 + 3 + seed);
        Scene scene;
        scene.texture = static_cast<unsigned>(k + 1), scene.radius = 0;
        cv::Mat rgb = draw(scene);
        const bool left = k % 2 == 0;
        const cv::Point near(left ? 85 : 235, 120), far(left ? 235 : 85, 62);
        const double blur = random.uniform(0.5, 3.5), haze = random.uniform(0., 0.5);
        cv::circle(rgb, far, 16, cv::Scalar(200, 120, 70), cv::FILLED, cv::LINE_AA);
        cv::GaussianBlur(rgb, rgb, {}, blur);
        rgb = rgb * (1 - haze) + cv::Scalar(190, 195, 200) * haze;
        cv::circle(rgb, near, 42, cv::Scalar(210, 110, 50), cv::FILLED, cv::LINE_AA);
        for (int line = -36; line <= 36; line += 9)
            cv::line(rgb, {near.x - 30, near.y + line / 2}, {near.x + 30, near.y - line / 2}, cv::Scalar(60, 30, 20), 1,
                     cv::LINE_AA);
        MomentPixels pixels;
        pixels.rgb = rgb;
        const Observation seen(std::move(pixels));
        const DepthMap map = find_depth(seen);
        const auto at = [&](cv::Point p) {
            return map.near.at<float>(p.y * DepthMap::rows / rgb.rows, p.x * DepthMap::columns / rgb.cols);
        };
        right += at(near) > at(far), unsure += map.confidence < 0.15;
    }
    std::printf("%-34s %d of %d in order, %d not spoken of\n", "nearer and farther figure", right, count, unsure);
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 60;
    // A scene's numbers are drawn from the sum of its own and the seed: another seed, other scenes.
    const std::uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) * 1000003 : 0;
    films(std::max(1, count / 2), seed);
    frames(count, seed);
    depths(count, seed);
    return 0;
}
