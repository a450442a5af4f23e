// Lines that meet: a road and a railway run to almost the same point; a window divides the dark.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

/// Share of [z - dz/2, z + dz/2] covered by marks that fill the first `duty` of every whole unit.
float dashes(float z, float dz, float duty) {
    const auto area = [duty](float x) { return std::floor(x) * duty + std::min(fract(x), duty); };
    return (area(z + dz / 2) - area(z - dz / 2)) / std::max(1e-6f, dz);
}

/// How a flat ground looks: a point `side` to the right and `ahead` lies at x = vanishing.x + side * s, s = depth /
/// ahead below the horizon.
struct Ground {
    Vec vanishing;
    float depth;
    float ahead(float y) const { return depth / std::max(1e-4f, y - vanishing.y); }
    Vec place(float side, float up, float far) const {
        return {vanishing.x + side * depth / far, vanishing.y + (1 - up) * depth / far};
    }
};

cv::Mat1f rough_tile(std::uint32_t seed) {
    cv::Mat1f tile(256, 256);
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 256; ++x)
            tile(y, x) = .5f * hash01(std::uint32_t(x), std::uint32_t(y), seed) +
                         .5f * hash01(std::uint32_t(x / 3), std::uint32_t(y / 2), seed + 1);
    return tile;
}

class Road : public Scene {
public:
    explicit Road(cv::Size size) : plate_(size), ground_{{.5f * plate_.aspect(), .50f}, .12f}, rough_(rough_tile(101)) {
        Canvas& c = plate_;
        const float h = ground_.vanishing.y;
        sky(c, {{0, hex(0x10164a)},
                {.18f, hex(0x39317f)},
                {.34f, hex(0xb04a80)},
                {.44f, hex(0xff7a48)},
                {h, hex(0xffc468)},
                {1, hex(0xffc468)}});
        const cv::Mat1f clouds = cloud_field({c.width * 2, c.height}, {1.1f, 8}, 103, .56f);
        drift(c, clouds, .2f, .02f, .30f, hex(0x6a3a88), .6f);
        drift(c, clouds, 1.1f, .22f, .47f, hex(0xff9a66), .75f);
        const Vec sun = ground_.vanishing - Vec{0, .035f};
        glow(c, sun, .24f, hex(0xff8030) * .75f, 1.5f);
        disc(c, sun, .165f, hex(0xffd27a) * 1.6f);
        ridge(.085f, 104, hex(0xb85a72), 1.6f);
        ridge(.05f, 105, hex(0x5a2f66), 2.7f);
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float go = 3.1f * t + .12f * t * t, vx = ground_.vanishing.x, h = ground_.vanishing.y;
        const cv::Rect rows = c.box({0, h}, {c.aspect(), 1});
        for (int y = rows.y + 1; y < c.height; ++y) {
            const float s = c.at(0, y).y - h, z = ground_.ahead(h + s) * 5, dz = z / (s * c.unit), along = z + go;
            const float mark = dashes(along * .42f, dz * .42f, .45f), near = smoothstep(0, .45f, s),
                        detail = smoothstep(.02f, .2f, s);
            const float *tar = rough_[int(along * 60) & 255], *sand = rough_[int(along * 26) & 255];
            const Rgb haze = hex(0xffa860), road = mix(haze * .75f, hex(0x17122c), smoothstep(0, .16f, s)),
                      field = mix(haze * .55f, hex(0x160b26), smoothstep(0, .13f, s));
            const float inverse = 1 / s, soft = 1 / (s * c.unit);
            Rgb* out = c.row(y);
            for (int x = 0; x < c.width; ++x) {
                const float side = (c.at(x, y).x - vx) * inverse, far = std::fabs(side);
                const float on = clamp01(.5f + (1.25f - far) / soft);
                const float gleam = falloff(-std::pow(side * (.55f + 1.1f * near), 2.f)) * (1 - .8f * near);
                Rgb color = field * (1 + detail * 1.1f * (sand[int(side * 40 + 4000) & 255] - .5f));
                if (on > 0) {
                    Rgb tarmac = road * (1 + detail * .8f * (tar[int(side * 150 + 8000) & 255] - .5f)) +
                                 hex(0xff8c48) * (.8f * gleam);
                    const float line = std::max(clamp01(.5f + (.032f - far) / soft) * mark,
                                                clamp01(.5f + (.03f - std::fabs(far - 1.08f)) / soft));
                    tarmac = mix(tarmac, mix(hex(0xffe0a8) * 1.1f, hex(0xffc890) * .7f, near), line * .92f);
                    color = mix(color, tarmac, on);
                }
                out[x] = color;
            }
        }
        posts(c, go);
        glow(c, ground_.vanishing, {.5f, .014f}, hex(0xffc070) * .9f, 1.1f);
    }

private:
    void ridge(float height, std::uint32_t seed, Rgb color, float rough) {
        std::vector<Vec> line{{-.1f, ground_.vanishing.y + .004f}};
        for (float x = -.1f; x < 2; x += .006f) {
            const float side = std::fabs(x - ground_.vanishing.x);
            line.push_back({x, ground_.vanishing.y - height * (.1f + 1.5f * smoothstep(.02f, .9f, side)) *
                                                         fbm(x * rough * 2, 3, seed, 6) * 1.5f});
        }
        line.push_back({2, ground_.vanishing.y + .004f});
        polygon(plate_, line, color);
    }
    void posts(Canvas& c, float go) const {
        constexpr float spacing = 4.2f;
        const float phase = std::fmod(go, spacing);
        for (int i = 13; i >= 0; --i) {
            const float far = (float(i) * spacing - phase + 1.0f) / 5;
            if (far < .13f) continue;
            const Rgb dark = mix(hex(0x0c0620), hex(0xd8784c), clamp01(far / 11 - .05f));
            const float size = ground_.depth / far;
            const Vec foot = ground_.place(2.15f, 0, far), top = ground_.place(2.15f, 4.4f, far);
            stroke(c, foot, top, .075f * size, .05f * size, dark);
            stroke(c, top + Vec{-.42f, .32f} * size, top + Vec{.42f, .32f} * size, .045f * size, .045f * size, dark);
            stroke(c, top + Vec{-.32f, .62f} * size, top + Vec{.32f, .62f} * size, .04f * size, .04f * size, dark);
            const float next = (float(i + 1) * spacing - phase + 1.0f) / 5;
            for (const float arm : {-.4f, .4f}) {  // the wire to the next post sags
                Vec from = top + Vec{arm, .30f} * size;
                const Vec to = ground_.place(2.15f + arm, 4.1f, next);
                for (int k = 1; k <= 6; ++k) {
                    const float u = float(k) / 6, z = 1 / mix(Vec{1 / far, 0}, Vec{1 / next, 0}, u).x;
                    const Vec p{from.x + (to.x - from.x) / float(7 - k), 0};
                    const Vec q{p.x,
                                mix(top + Vec{arm, .30f} * size, to, u).y + .55f * u * (1 - u) * ground_.depth / z};
                    stroke(c, from, q, .0045f * std::sqrt(size) + .0006f, .0045f * std::sqrt(size) + .0006f, dark,
                           .85f);
                    from = q;
                }
            }
            const Vec low = ground_.place(-1.5f, 0, far), up = ground_.place(-1.5f, .62f, far);
            stroke(c, low, up, .085f * size, .085f * size, dark);
            stroke(c, ground_.place(-1.5f, .5f, far), ground_.place(-1.5f, .56f, far), .07f * size, .07f * size,
                   hex(0xff5a30) * (1.5f * smoothstep(3, .3f, far)));
        }
    }
    Canvas plate_;
    Ground ground_;
    cv::Mat1f rough_;
};

class Rails : public Scene {
public:
    explicit Rails(cv::Size size)
        : plate_(size),
          ground_{{.465f * plate_.aspect(), .47f}, .12f},
          rough_(rough_tile(111)),
          mist_(cloud_field({size.width * 2, size.height}, {1.4f, 4}, 112, .6f)) {
        Canvas& c = plate_;
        const float h = ground_.vanishing.y;
        sky(c,
            {{0, hex(0x062430)}, {.25f, hex(0x0f5560)}, {.4f, hex(0x4fa39c)}, {h, hex(0xbfe0c8)}, {1, hex(0xbfe0c8)}});
        const Vec sun = ground_.vanishing - Vec{-.01f, .05f};
        glow(c, sun, .26f, hex(0xffd9a0) * .5f, 1.4f);
        disc(c, sun, .14f, hex(0xffe9c8) * 1.5f);
        forest(.16f, 113, hex(0x7fc0b0), .04f);
        forest(.26f, 114, hex(0x3a8480), .10f);
        forest(.40f, 115, hex(0x124650), .20f);
        forest(.62f, 116, hex(0x05222c), .36f);
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float go = 3.1f * t + .12f * t * t, vx = ground_.vanishing.x, h = ground_.vanishing.y;
        const cv::Rect rows = c.box({0, h}, {c.aspect(), 1});
        for (int y = rows.y + 1; y < c.height; ++y) {
            const float s = c.at(0, y).y - h, z = ground_.ahead(h + s) * 5, dz = z / (s * c.unit), along = z + go;
            const float tie = dashes(along * 2.4f, dz * 2.4f, .42f), top = dashes(along * 2.4f - .08f, dz * 2.4f, .1f),
                        detail = smoothstep(.015f, .2f, s);
            const float* stone = rough_[int(along * 48) & 255];
            const float fog = 1 - smoothstep(0, .13f, s), inverse = 1 / s, soft = 1 / (s * c.unit);
            const Rgb mist = hex(0xbfdcc4), sleeper = mix(hex(0x0a1516), mist, fog * .9f),
                      gravel = mix(hex(0x24474c), mist * .62f, fog), bank = mix(hex(0x03161a), mist * .28f, fog);
            Rgb* out = c.row(y);
            for (int x = 0; x < c.width; ++x) {
                const float side = (c.at(x, y).x - vx) * inverse, far = std::fabs(side);
                const float glint = falloff(-std::pow(side * .8f, 2.f)),
                            grain = stone[int(side * 80 + 8000) & 255] - .5f;
                Rgb color = mix(bank, gravel, smoothstep(2.5f, 1.7f, far)) * (1 + 1.3f * detail * grain) +
                            hex(0xffc890) * (.11f * glint * fog);
                const float bed = clamp01(.5f + (1.28f - far) / soft);
                color = mix(color, sleeper * (1 + .5f * detail * grain), bed * tie);
                color = color + hex(0x9fd0c4) * (.16f * bed * top * (1 - fog));
                const float edge = std::fabs(far - .86f), rail = clamp01(.5f + (.062f - edge) / soft),
                            head = clamp01(.5f + (.034f - edge) / soft);
                color = mix(color, hex(0x081214), rail * .9f);
                out[x] = mix(color, mix(hex(0xffe2b0) * 1.5f, hex(0x8ab8b8) * .9f, smoothstep(.05f, .42f, s)), head);
            }
        }
        masts(c, go);
        drift(c, mist_, .05f * t, h - .10f, h + .12f, hex(0xd8ecd4), .5f);
    }

private:
    void forest(float height, std::uint32_t seed, Rgb color, float clear) {
        const float h = ground_.vanishing.y + .006f, px = 1 / plate_.unit;
        for (int sign = -1; sign <= 1; sign += 2) {
            std::uint32_t i = 0;
            for (float x = ground_.vanishing.x + float(sign) * clear; x > -.2f && x < plate_.aspect() + .2f; ++i) {
                const float out = std::fabs(x - ground_.vanishing.x),
                            tall = height * (.55f + .6f * hash01(i, seed, std::uint32_t(sign + 1))) *
                                   (.35f + smoothstep(0, 1, out));
                const float wide = tall * .19f, foot = h + .03f * height + out * .10f;
                for (int k = 0; k < 6; ++k) {  // a fir: tiers of boughs
                    const float y = foot - tall * (1 - float(k) / 6.5f), w = wide * (.22f + .2f * float(k)),
                                ragged = w * .2f * hash01(i, std::uint32_t(k), seed);
                    polygon(plate_,
                            {{x, y - tall * .10f},
                             {x + w + ragged, y + tall * .15f},
                             {x + w * .3f, y + tall * .125f},
                             {x - w * .3f, y + tall * .125f},
                             {x - w, y + tall * .15f + ragged * .4f}},
                            color);
                }
                polygon(plate_,
                        {{x - wide * .5f, foot - tall * .2f},
                         {x + wide * .5f, foot - tall * .2f},
                         {x + wide, foot + px},
                         {x - wide, foot + px}},
                        color);
                x += float(sign) * wide * (.75f + .7f * hash01(i, seed, 9));
            }
        }
    }
    void masts(Canvas& c, float go) const {
        constexpr float spacing = 5.6f;
        const float phase = std::fmod(go, spacing);
        for (int i = 10; i >= 0; --i) {
            const float far = (float(i) * spacing - phase + 1.2f) / 5;
            if (far < .15f) continue;
            const float size = ground_.depth / far;
            const Rgb dark = mix(hex(0x04161b), hex(0xa8d0bc), clamp01(far / 9));
            const Vec foot = ground_.place(-2.1f, 0, far), top = ground_.place(-2.1f, 4.6f, far),
                      arm = ground_.place(-.1f, 4.0f, far);
            stroke(c, foot, top, .085f * size, .06f * size, dark);
            stroke(c, ground_.place(-2.1f, 4.0f, far), arm, .04f * size, .03f * size, dark);
            stroke(c, top, ground_.place(-.7f, 4.0f, far), .018f * size, .018f * size, dark);
            stroke(c, arm, ground_.place(-.1f, 3.5f, far), .03f * size, .03f * size, dark);
            const float next = (float(i + 1) * spacing - phase + 1.2f) / 5;
            stroke(c, ground_.place(0, 3.5f, far), ground_.place(0, 3.5f, next), .012f * size + .0008f,
                   .012f * ground_.depth / next + .0008f, dark, .9f);
            if (i % 2 == 0) continue;
            const Vec lamp = ground_.place(1.75f, 1.9f, far);
            stroke(c, ground_.place(1.75f, 0, far), lamp, .06f * size, .06f * size, dark);
            disc(c, lamp, .17f * size, dark);
            disc(c, lamp, .10f * size, hex(0xff3a20) * 1.8f);
            glow(c, lamp, .2f * size, hex(0xff4a28) * .5f, 1.6f);
        }
    }
    Canvas plate_;
    Ground ground_;
    cv::Mat1f rough_, mist_;
};

}  // namespace

std::unique_ptr<Scene> make_window(cv::Size size);  // window.cpp

std::vector<SceneEntry> line_scenes() {
    return {{"road", 96, make_scene<Road>}, {"rails", 96, make_scene<Rails>}, {"window", 96, make_window}};
}

}  // namespace rhyme::demo
