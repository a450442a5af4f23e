// People: one dance seen twice in opposing colours, a walk before the sun, a climb.
#include "core/assemble/demo/figure.h"
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

struct Stage {
    std::vector<Stop> wall;
    Rgb lamp, floor, beam, dust;
    FigureLight light;
    Style style;
    Vec lamp_at, feet;  ///< in shares of the width, and picture heights
    float lamp_radius, height, beat;
};

class Dancer : public Scene {
public:
    Dancer(cv::Size size, Stage stage) : s_(std::move(stage)), plate_(size) {
        sky(plate_, s_.wall);
        const Vec lamp{s_.lamp_at.x * plate_.aspect(), s_.lamp_at.y};
        glow(plate_, lamp, .42f, s_.lamp * .5f, 1.6f);
        const float ground = floor();
        each(plate_, {0, ground}, {plate_.aspect(), 1}, [&](Vec p, Rgb& out) {  // a polished floor
            const float far = (p.y - ground) / (1 - ground), x = (p.x - lamp.x) / (.30f + .5f * far);
            const float board =
                .94f + .12f * hash01(std::uint32_t(int((p.x - lamp.x) / (.06f + .16f * far) + 100)), 301);
            out = (s_.floor * (1 - .75f * far) + s_.lamp * (.42f * falloff(-x * x * 1.4f) * (1 - .55f * far))) * board;
        });
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float beat = t * beats_per_second, hit = pulse(beat, 4.5f);
        const Vec lamp{s_.lamp_at.x * c.aspect(), s_.lamp_at.y};
        const float radius = s_.lamp_radius * (1 + .022f * hit);
        each(c, lamp - Vec{.5f, .5f}, {lamp.x + .5f, floor()}, [&](Vec p, Rgb& out) {
            const float d = length(p - lamp), cover = clamp01(.5f + (radius - d) * c.unit);
            if (cover > 0) out = mix(out, s_.lamp * (1.02f + .22f * hit + .25f * smoothstep(radius, 0, d)), cover);
            const float rim = (d - radius - .022f) / .004f;
            out = out + s_.lamp * ((.25f + .5f * hit) * falloff(-rim * rim));
        });
        beams(c, lamp, t, hit);
        const Motion motion = [this](float at) { return dance(s_.beat + at * beats_per_second); };
        const Silhouette body = draw_figure(c, motion, t, s_.style, {s_.feet.x * c.aspect(), s_.feet.y}, s_.height);
        reflect_figure(c, body, s_.feet.y + .004f, s_.light.bottom, .75f);
        paint_figure(c, body, s_.light);
        for (std::uint32_t i = 0; i < 40; ++i) {
            const Vec p{fract(hash01(i, 311) + .012f * t * (hash01(i, 312) - .5f)) * c.aspect(),
                        fract(hash01(i, 313) - .03f * t)};
            glow(c, p, .0018f + .002f * hash01(i, 314), s_.dust * (.25f + .5f * hash01(i, 315)), 1.8f);
        }
    }

private:
    float floor() const { return s_.feet.y - .055f; }
    void beams(Canvas& c, Vec lamp, float t, float hit) const {
        const float turn = .11f * t;
        each(c, {0, 0}, {c.aspect(), floor()}, [&](Vec p, Rgb& out) {
            const Vec q = p - lamp;
            const float d2 = dot(q, q);
            if (d2 < s_.lamp_radius * s_.lamp_radius * 1.1f) return;
            const float d = std::sqrt(d2), cx = q.x / d, cy = q.y / d, c2 = 2 * cx * cx - 1,
                        s2 = 2 * cx * cy;  // double angles: no atan2 a pixel
            const float c4 = 2 * c2 * c2 - 1, s4 = 2 * s2 * c2, c8 = 2 * c4 * c4 - 1, s8 = 2 * s4 * c4;
            const float ray = std::max(0.f, c8 * std::cos(8 * turn) + s8 * std::sin(8 * turn)) *
                              (.7f + .3f * (c4 * std::cos(4 * turn) - s4 * std::sin(4 * turn)));
            out = out + s_.beam * (ray * ray * (.20f + .25f * hit) / (1 + 5 * d2));
        });
    }
    Stage s_;
    Canvas plate_;
};

Stage warm_stage() {
    Stage s;
    s.wall = {{0, hex(0x7a1c06)}, {.5f, hex(0xd8500c)}, {.85f, hex(0xff8a28)}, {1, hex(0xb84008)}};
    s.lamp = hex(0xffb448) * 1.15f, s.floor = hex(0x8a2c08), s.beam = hex(0xff9a40), s.dust = hex(0xffe0a0);
    s.light = {hex(0x043840), hex(0x02222c), hex(0x38e8e0), hex(0x0a8a96), {-1, -.6f}};
    s.style.dress = s.style.long_hair = true, s.style.build = .93f;
    s.lamp_at = {.52f, .43f}, s.feet = {.515f, .90f}, s.lamp_radius = .315f, s.height = .685f, s.beat = 0;
    return s;
}
Stage cool_stage() {
    Stage s;
    s.wall = {{0, hex(0x02303c)}, {.5f, hex(0x07747c)}, {.85f, hex(0x24b4ac)}, {1, hex(0x065058)}};
    s.lamp = hex(0x58e0d0) * 1.1f, s.floor = hex(0x044850), s.beam = hex(0x4ad8d0), s.dust = hex(0xc0fff0);
    s.light = {hex(0x5a1c04), hex(0x301002), hex(0xffa040) * 1.2f, hex(0xd84a10), {1, -.6f}};
    s.style.build = 1.04f;
    s.lamp_at = {.475f, .445f}, s.feet = {.48f, .915f}, s.lamp_radius = .285f, s.height = .655f, s.beat = 0;
    return s;
}

class Walker : public Scene {
public:
    explicit Walker(cv::Size size) : plate_(size) {
        Canvas& c = plate_;
        sky(c, {{0, hex(0x3a0a3c)},
                {.3f, hex(0x9a1c58)},
                {.6f, hex(0xff5a4a)},
                {.85f, hex(0xffa858)},
                {1, hex(0xffb868)}});
        const Vec sun{.54f * c.aspect(), .50f};
        drift(c, cloud_field({c.width * 2, c.height}, {1, 7}, 321, .52f), .3f, .05f, .7f, hex(0x7a1450), .5f);
        glow(c, sun, .42f, hex(0xff8a40) * .45f, 1.5f);
        fill(
            c, sun - Vec{.4f, .4f}, sun + Vec{.4f, .4f}, [&](Vec p) { return length(p - sun) - .30f; },
            [&](Vec p) { return mix(hex(0xfff0b0), hex(0xff7a50), smoothstep(.2f, .8f, p.y)) * 1.3f; });
        haze_ = cloud_field({c.width * 2, c.height}, {1.3f, 10}, 322, .5f);
        const float unit = float(size.height), period = std::round(unit * 3) / unit;
        for (std::uint32_t k = 0; k < 2; ++k) {
            std::vector<std::vector<Vec>> shapes{{}};
            const float base = k ? .915f : .80f, rough = k ? .006f : .05f;
            for (float x = -.02f; x <= period + .02f; x += .004f) {
                const float w = x / period * 2 * pi,
                            grass = k ? .012f * hash01(std::uint32_t(x * 900 + 50), 323) * noise(x * 9, 0, 324) : 0;
                shapes[0].push_back(
                    {x, base - rough * (std::sin(w * 3) + .5f * std::sin(w * 7 + 1) + .3f * std::sin(w * 17)) - grass});
            }
            shapes[0].push_back({period + .02f, 1.1f}), shapes[0].push_back({-.02f, 1.1f});
            for (std::uint32_t i = 0; k && i < 260; ++i) {
                const float x = hash01(i, 325) * period, h = .012f + .03f * hash01(i, 326) * hash01(i, 327),
                            tilt = .012f * (hash01(i, 328) - .3f);
                shapes.push_back({{x - .0022f, base + .012f}, {x + tilt, base - h}, {x + .0022f, base + .012f}});
            }
            const Rgb top = k ? hex(0x1c0420) : hex(0xa02858), foot = k ? hex(0x100214) : hex(0xff8858);
            layers_.push_back(make_layer(mask_of({int(period * unit), size.height}, shapes), unit, [&](Vec p) {
                return mix(top, foot, smoothstep(base - .06f, base + .12f, p.y));
            }));
        }
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        drift(c, haze_, .05f * t + .5f, .45f, .82f, hex(0xffb070), .42f);
        scroll(c, layers_[0], t * speed * .3f);
        constexpr float height = .47f;
        const Motion motion = [](float at) {
            return walk(at * beats_per_second + .3f, speed / beats_per_second / height, 0);
        };
        Style style;
        style.coat = style.hat = style.scarf = true;
        const Silhouette body = draw_figure(c, motion, t, style, {(.475f + .012f * t) * c.aspect(), .905f}, height);
        paint_figure(c, body, {hex(0x1c0424), hex(0x14021a), hex(0xff9a58) * 1.1f, hex(0xff4a70) * .4f, {1, -.7f}});
        scroll(c, layers_[1], t * speed);
    }

private:
    static constexpr float speed = .34f;  ///< as fast as the journeys of travel.cpp
    Canvas plate_;
    std::vector<Layer> layers_;
    cv::Mat1f haze_;
};

class Stairs : public Scene {
public:
    explicit Stairs(cv::Size size) : plate_(size) {
        Canvas& c = plate_;
        const Vec lamp{.46f * c.aspect(), .43f};
        each(c, [&](Vec p, Rgb& out) {
            const float d = length(p - lamp), shade = .92f + .16f * fbm(p.x * 5, p.y * 5, 331, 4);
            out = mix(hex(0x1f8f96), hex(0x031c2a), smoothstep(.1f, 1.15f, d)) * shade;
        });
        disc(c, lamp, .242f, hex(0xffdfa0) * 1.25f);  // a round window
        ring(c, lamp, .252f, .020f, hex(0x052832));
        for (const float a : {0.f, pi / 2})
            stroke(c, lamp - polar(a, .245f), lamp + polar(a, .245f), .010f, .010f, hex(0x052832));
        ring(c, lamp, .12f, .008f, hex(0x052832));
        each(c, [&](Vec p, Rgb& out) {  // its light falls across the room
            const float along = (p.x - lamp.x) * .86f + (p.y - lamp.y) * .5f,
                        side = (p.y - lamp.y) * .86f - (p.x - lamp.x) * .5f;
            if (along > 0)
                out = out + hex(0xffc880) * (.13f * falloff(-std::pow(side / (.2f + .12f * along), 4.f)) *
                                             falloff(-1.1f * along) * smoothstep(0, .25f, along));
        });
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        constexpr float height = .44f;
        const float step = t * beats_per_second * .75f + 1.4f, body = step - .55f;
        const Motion motion = [](float at) {
            return walk(at * beats_per_second * .75f + 1.4f, tread / height, riser / height);
        };
        Style style;
        style.dress = style.long_hair = true, style.build = .95f;
        const Vec feet{start.x + body * tread, start.y - body * riser};
        const Silhouette figure = draw_figure(c, motion, t, style, feet, height);
        paint_figure(c, figure,
                     {hex(0x06161e),
                      hex(0x020a10),
                      hex(0xffc070) * 1.1f,
                      hex(0x2aa8b0) * .5f,
                      {feet.x > .8f ? -1.f : 1.f, -.5f}});
        steps(c);
    }

private:
    static constexpr float tread = .118f, riser = .073f;
    static constexpr Vec start{.34f, .985f};

    static void steps(Canvas& c) {
        for (int n = -4; n < 14; ++n) {
            const float x = start.x + (float(n) - .42f) * tread, y = start.y - float(n) * riser;
            polygon(c, {{x, y}, {x + tread + .004f, y}, {x + tread + .004f, 1.3f}, {x, 1.3f}},
                    mix(hex(0x031018), hex(0x0a3a44), clamp01(.1f + .05f * float(n))));
            stroke(c, {x - .008f, y + .003f}, {x + tread, y + .003f}, .007f, .007f,
                   hex(0xe8a860) * (.35f + .03f * float(n)));
        }
        for (int n = -4; n < 14; ++n) {  // the balustrade, nearer than the climber
            const float x = start.x + (float(n) + .1f) * tread, y = start.y - float(n) * riser;
            stroke(c, {x, y + .11f}, {x, y - .045f}, .007f, .007f, hex(0x010609));
        }
        stroke(c, {start.x - 4 * tread, start.y + 4 * riser - .05f},
               {start.x + 14 * tread, start.y - 14 * riser - .05f}, .017f, .017f, hex(0x010609));
        stroke(c, {start.x - 4 * tread, start.y + 4 * riser - .0565f},
               {start.x + 14 * tread, start.y - 14 * riser - .0565f}, .0025f, .0025f, hex(0xffc880), .5f);
    }
    Canvas plate_;
};

std::unique_ptr<Scene> warm(cv::Size size) { return std::make_unique<Dancer>(size, warm_stage()); }
std::unique_ptr<Scene> cool(cv::Size size) { return std::make_unique<Dancer>(size, cool_stage()); }

}  // namespace

std::vector<SceneEntry> body_scenes() {
    return {{"dancer-warm", 120, warm, .22f},
            {"dancer-cool", 120, cool, .22f},
            {"walker", 105, make_scene<Walker>, .25f},
            {"stairs", 105, make_scene<Stairs>, .3f}};
}

}  // namespace rhyme::demo
