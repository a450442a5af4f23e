// Two journeys at one speed: along a river past a city at night, and beside a train at dawn.
#include <opencv2/imgproc.hpp>

#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

constexpr float near_speed = .34f;  ///< picture heights a second; shared, so that the two can be cut together

struct Tower {
    float x, width, top;
    std::uint32_t id;
};
std::vector<Tower> towers(float period, std::uint32_t seed, float base, float tall, float wide) {
    std::vector<Tower> all;
    for (float x = 0; x < period - wide * .5f;) {
        const auto id = std::uint32_t(all.size());
        const float w = wide * (.5f + .9f * hash01(id, seed, 1)), group = .45f + .75f * noise(x * 1.6f, 0, seed);
        all.push_back({x, std::min(w, period - x), base - tall * group * (.35f + .65f * hash01(id, seed, 2)), id});
        x += w * (1.02f + .25f * hash01(id, seed, 3));
    }
    return all;
}

class Skyline : public Scene {
public:
    explicit Skyline(cv::Size size) : sky_(size) {
        Canvas& c = sky_;
        sky(c, {{0, hex(0x050824)},
                {.3f, hex(0x14205c)},
                {.46f, hex(0x5a3a98)},
                {.62f, hex(0xd85c98)},
                {shore, hex(0xffb078)},
                {1, hex(0x0a0c28)}});
        drift(c, cloud_field({size.width * 2, size.height}, {1.2f, 6}, 151, .5f), .4f, .1f, .6f, hex(0x241c5c), .6f);
        const Rgb faces[] = {hex(0xa0588c), hex(0x4c2e70), hex(0x141036)};
        const float tall[] = {.26f, .40f, .60f}, wide[] = {.055f, .08f, .125f}, lit[] = {.08f, .16f, .22f};
        for (std::uint32_t k = 0; k < 3; ++k)
            layers_.push_back(city(size, 160 + k, tall[k], wide[k], faces[k], lit[k]));
    }
    void paint(Canvas& c, float t) const override {
        sky_.px.copyTo(c.px);
        for (std::size_t k = 0; k < 3; ++k)
            scroll(c, layers_[k], t * near_speed * (k == 0 ? .22f : k == 1 ? .5f : 1.f) + .3f * float(k));
        beacons(c, t);
        water(c, t);
    }

private:
    static constexpr float shore = .74f;

    static Layer city(cv::Size size, std::uint32_t seed, float tall, float wide, Rgb face, float lit) {
        const float unit = float(size.height), period = std::round(unit * 3.1f) / unit;
        const auto all = towers(period, seed, shore, tall, wide);
        std::vector<std::vector<Vec>> shapes;
        for (const Tower& b : all) {
            const float r = b.x + b.width, cut = b.width * .22f * float(b.id % 3 == 1),
                        step = .02f * float(b.id % 4 == 2);
            shapes.push_back({{b.x, shore},
                              {b.x, b.top + cut},
                              {b.x + cut, b.top},
                              {r - cut * .3f, b.top},
                              {r, b.top + cut * .3f},
                              {r, shore}});
            if (step > 0)
                shapes.push_back({{b.x + b.width * .25f, b.top + .01f},
                                  {b.x + b.width * .25f, b.top - step},
                                  {r - b.width * .25f, b.top - step},
                                  {r - b.width * .25f, b.top + .01f}});
            if (hash01(b.id, seed, 5) > .6f)
                shapes.push_back({{b.x + b.width * .5f - .0015f, b.top + .01f},
                                  {b.x + b.width * .5f, b.top - .07f * hash01(b.id, seed, 6) - .02f},
                                  {b.x + b.width * .5f + .0015f, b.top + .01f}});
        }
        const float cell_w = .0125f, cell_h = .0185f, px = 1 / unit;
        const Rgb warm[] = {hex(0xffb04a), hex(0xffd48a), hex(0xff8a3a), hex(0x8fe8ff)};
        cv::Mat1b mask = mask_of({int(period * unit), size.height}, shapes);
        return make_layer(mask, unit, [&](Vec p) {
            Rgb color = face * (.55f + .6f * smoothstep(shore - tall, shore, p.y));
            for (const Tower& b : all) {
                if (p.x < b.x + .006f || p.x > b.x + b.width - .006f || p.y < b.top + .012f) continue;
                const float u = (p.x - b.x) / cell_w, w = (p.y - b.top) / cell_h;
                const auto i = std::uint32_t(u), j = std::uint32_t(w);
                const float floor_lit = hash01(j, b.id, seed + 7) > .8f ? .3f : 0,
                            on = hash01(i + 57 * j, b.id, seed + 8) < lit + floor_lit ? 1.f : 0.f;
                const float e = px / cell_w, inside = smoothstep(.2f - e, .2f + e, fract(u)) *
                                                      smoothstep(.82f + e, .82f - e, fract(u)) *
                                                      smoothstep(.28f - e, .28f + e, fract(w)) *
                                                      smoothstep(.78f + e, .78f - e, fract(w));
                color = mix(color, warm[(i * 7 + j * 3 + b.id) % 4] * (.55f + 1.2f * hash01(i, j, b.id)), on * inside);
                break;
            }
            return color;
        });
    }
    static void beacons(Canvas& c, float t) {
        for (std::uint32_t i = 0; i < 5; ++i) {  // a slow aeroplane and aerials
            const float x = fract(.13f + .21f * float(i) - t * near_speed * .22f / 3.1f) * 3.1f,
                        y = .34f + .12f * hash01(i, 171);
            glow(c, {x, y}, .004f, hex(0xff4060) * (1.4f * pulse(t * beats_per_second * .5f + .25f * float(i), 3)),
                 1.8f);
        }
        const Vec plane{1.5f - .10f * t, .13f + .004f * t};
        glow(c, plane, .0022f, Rgb{1, 1, 1} * (.5f + 2 * pulse(t * beats_per_second, 7)), 2);
    }
    /// The city upside down: smeared by small waves, broken by larger ones, dark towards the viewer.
    static void water(Canvas& c, float t) {
        const int top = int(shore * c.unit);
        cv::Mat smear;
        cv::resize(c.px.rowRange(0, top), smear, {c.width, std::max(2, top / 10)}, 0, 0, cv::INTER_AREA);
        for (int y = top; y < c.height; ++y) {
            const float depth = float(y - top) / float(c.height - top), near = 1 + depth * 9;
            const float wave = std::sin(depth * 480 / near + t * 3.1f) + .6f * std::sin(depth * 1260 / near - t * 4.3f);
            const float up =
                std::clamp(float(top - 1) - float(y - top) * 1.22f - wave * depth * 9, 0.f, float(top - 1));
            const float row = std::min(up / float(top) * float(smear.rows), float(smear.rows - 1) - .001f),
                        part = row - std::floor(row);
            const Rgb *sharp = c.row(int(up)), *soft = smear.ptr<Rgb>(int(row)),
                      *next = smear.ptr<Rgb>(std::min(int(row) + 1, smear.rows - 1));
            const int side = int(wave * (1 + 7 * depth));
            const float keep = .72f * (1 - .55f * depth) * (.82f + .18f * wave), crisp = .30f * (1 - depth);
            Rgb* out = c.row(y);
            for (int x = 0; x < c.width; ++x) {
                const auto i = std::size_t(std::clamp(x + side, 0, c.width - 1));
                out[x] = mix(hex(0x070a2a), mix(mix(soft[i], next[i], part), sharp[i], crisp), keep);
            }
        }
        glow(c, {c.aspect() / 2, shore}, {1.4f, .010f}, hex(0xffa070) * .35f, 1.2f);
    }
    Canvas sky_;
    std::vector<Layer> layers_;
};

class Hills : public Scene {
public:
    explicit Hills(cv::Size size) : sky_(size) {
        Canvas& c = sky_;
        sky(c, {{0, hex(0x1c6a7c)},
                {.25f, hex(0x5fb0a8)},
                {.45f, hex(0xffd9a0)},
                {.6f, hex(0xffa866)},
                {1, hex(0xff9050)}});
        glow(c, {1.2f, .40f}, .3f, hex(0xffb060) * .6f, 1.4f);
        disc(c, {1.2f, .40f}, .125f, hex(0xfff0c8) * 1.5f);
        drift(c, cloud_field({size.width * 2, size.height}, {1.1f, 7}, 181, .5f), .2f, .02f, .40f, hex(0xffe8c8), .55f);
        layers_.push_back(ridge(size, 182, .50f, .17f, 2, hex(0xe08a5c), hex(0xffb878), false));
        layers_.push_back(ridge(size, 183, .59f, .13f, 3, hex(0xa85c50), hex(0xf0a070), false));
        layers_.push_back(ridge(size, 184, .67f, .11f, 3, hex(0x5a3c48), hex(0xb87860), true));
        layers_.push_back(viaduct(size));
        layers_.push_back(ridge(size, 186, .99f, .10f, 4, hex(0x061c24), hex(0x0c3038), true));
    }
    void paint(Canvas& c, float t) const override {
        sky_.px.copyTo(c.px);
        for (std::size_t k = 0; k < 3; ++k)
            scroll(c, layers_[k], t * near_speed * (k == 0 ? .10f : k == 1 ? .24f : .5f) + .4f);
        train(c, t);
        scroll(c, layers_[3], t * near_speed);
        scroll(c, layers_[4], t * near_speed * 1.9f + .2f);
        for (std::uint32_t i = 0; i < 7; ++i) {  // birds keep pace
            const Vec b{.42f + .05f * float(i % 4) + .03f * hash01(i, 191) + .05f * t,
                        .17f + .03f * float(i / 2) + .008f * std::sin(t * 2 + float(i))};
            const float flap = .007f * std::sin(t * 9 + float(i) * 1.3f);
            stroke(c, b, b + Vec{-.013f, -.004f - flap}, .003f, .001f, hex(0x20383c));
            stroke(c, b, b + Vec{.013f, -.004f - flap}, .003f, .001f, hex(0x20383c));
        }
    }

private:
    static constexpr float rail = .735f;

    static Layer ridge(cv::Size size, std::uint32_t seed, float base, float height, int waves, Rgb top, Rgb foot,
                       bool trees) {
        const float unit = float(size.height), period = std::round(unit * 3.2f) / unit;
        const auto line = [&](float x) {
            float y = 0;
            for (int k = 1; k <= 4; ++k)
                y += std::sin(x / period * 2 * pi * float(waves * k - (k > 2)) +
                              6.28f * hash01(seed, std::uint32_t(k))) /
                     (float(k) * 1.3f);
            return base - height * (.5f + .32f * y);
        };
        std::vector<std::vector<Vec>> shapes(1);
        for (float x = -.02f; x <= period + .02f; x += .006f)
            shapes[0].push_back({x, line(x) - (trees ? .006f * hash01(std::uint32_t(x * 500 + 99), seed) : 0)});
        shapes[0].push_back({period + .02f, 1.1f}), shapes[0].push_back({-.02f, 1.1f});
        for (std::uint32_t i = 0; trees && i < 120; ++i) {
            const float x = .03f + hash01(i, seed, 1) * (period - .06f),
                        h = height * (.18f + .42f * hash01(i, seed, 2)) * (noise(x * 3, 1, seed) > .45f ? 1.f : .4f),
                        y = line(x) + .006f;
            if (i % 3) {
                shapes.push_back({{x, y - h * 1.25f},
                                  {x + h * .2f, y - h * .4f},
                                  {x + h * .24f, y},
                                  {x - h * .24f, y},
                                  {x - h * .2f, y - h * .4f}});
            } else {
                std::vector<Vec> crown;
                for (int k = 0; k < 18; ++k)
                    crown.push_back(Vec{x, y - h * .72f} +
                                    polar(float(k) * pi / 9, h * (.34f + .09f * hash01(i, std::uint32_t(k), seed))));
                shapes.push_back(crown);
                shapes.push_back(
                    {{x - h * .05f, y - h * .6f}, {x + h * .05f, y - h * .6f}, {x + h * .06f, y}, {x - h * .06f, y}});
            }
        }
        return make_layer(mask_of({int(period * unit), size.height}, shapes), unit,
                          [&](Vec p) { return mix(top, foot, smoothstep(base - height, base + .12f, p.y)); });
    }
    static Layer viaduct(cv::Size size) {
        const float unit = float(size.height), span = .32f, period = span * 8;
        cv::Mat1b mask =
            mask_of({int(std::round(period * unit)), size.height}, {{{-1, rail}, {5, rail}, {5, 1.1f}, {-1, 1.1f}}});
        for (int y = 0; y < mask.rows; ++y)
            for (int x = 0; x < mask.cols; ++x) {
                const Vec p{(x + .5f) / unit, (y + .5f) / unit};
                const float u = (fract(p.x / span) - .5f) * span,
                            arch = p.y < rail + .175f ? length({u, p.y - rail - .175f}) - .127f : std::fabs(u) - .127f;
                mask(y, x) = uchar(float(mask(y, x)) * clamp01(.5f + arch * unit));
            }
        return make_layer(mask, unit, [&](Vec p) {
            const float u = (fract(p.x / span) - .5f) * span,
                        course = smoothstep(.42f, .5f, std::fabs(fract(p.y * 60) - .5f)),
                        lip = smoothstep(.012f, .008f, p.y - rail);
            const float edge =
                falloff(-std::pow((std::fabs(u) - .135f) / .012f, 2.f)) * smoothstep(rail + .06f, rail + .2f, p.y);
            return mix(hex(0x243a44), hex(0x7a5a54), smoothstep(rail, 1.05f, p.y)) * (1 - .18f * course) +
                   hex(0xffa060) * (.10f * edge * float(u < 0) + .12f * lip);
        });
    }
    static void train(Canvas& c, float t) {
        const float sway = .0012f * std::sin(t * 13), x0 = -.35f + .05f * t + .02f * std::sin(t * .9f);
        for (int k = 0; k < 4; ++k) {
            const float x = x0 + float(k) * .455f, y = rail - .018f + sway * float(k % 2 ? 1 : -1), top = y - .098f,
                        right = x + .445f;
            const bool engine = k == 3;
            const Rgb body = hex(0x0d2c38);
            stroke(c, {x - .02f, y - .015f}, {x + .02f, y - .015f}, .012f, .012f, hex(0x08141a));
            if (engine)
                polygon(c,
                        {{x, top},
                         {right - .14f, top},
                         {right - .05f, top + .03f},
                         {right, top + .075f},
                         {right + .004f, y},
                         {x, y}},
                        body);
            else
                polygon(
                    c,
                    {{x + .008f, top}, {right - .008f, top}, {right, top + .01f}, {right, y}, {x, y}, {x, top + .01f}},
                    body);
            stroke(c, {x + .01f, top + .002f}, {right - (engine ? .14f : .01f), top + .002f}, .004f, .004f,
                   hex(0xffb878), .8f);
            stroke(c, {x + .004f, y - .022f}, {right - .006f, y - .022f}, .007f, .007f, hex(0xff6a30), .9f);
            for (int i = 0; i < (engine ? 4 : 7); ++i) {
                const float wx = x + .034f + float(i) * .058f,
                            lit = .75f + .5f * hash01(std::uint32_t(k), std::uint32_t(i), 193);
                polygon(c, {{wx, top + .024f}, {wx + .042f, top + .024f}, {wx + .042f, top + .056f}, {wx, top + .056f}},
                        hex(0xffdc98) * lit);
                if (hash01(std::uint32_t(k), std::uint32_t(i), 194) > .45f) {  // somebody is travelling
                    disc(c, {wx + .021f, top + .043f}, .0075f, hex(0x3a2020));
                    polygon(c,
                            {{wx + .009f, top + .056f},
                             {wx + .014f, top + .050f},
                             {wx + .028f, top + .050f},
                             {wx + .033f, top + .056f}},
                            hex(0x3a2020));
                }
            }
            for (const float u : {.06f, .10f, .345f, .385f}) disc(c, {x + u, rail - .011f}, .0125f, hex(0x060e12));
            if (engine) glow(c, {right, y - .022f}, .010f, hex(0xfff0d0) * 2, 1.4f);
        }
    }
    Canvas sky_;
    std::vector<Layer> layers_;
};

}  // namespace

std::vector<SceneEntry> travel_scenes() {
    return {{"skyline", 96, make_scene<Skyline>}, {"train", 96, make_scene<Hills>}};
}

}  // namespace rhyme::demo
