// Round things in one place and nearly one size: a moon over the sea, a clock, a record, a big wheel, an eye.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

/// Lens-shaped glints on water below `horizon`, gathered under x: what makes a light's path on the sea.
void glints(Canvas& c, float x, float horizon, float spread, Rgb color, float t, std::uint32_t seed) {
    for (std::uint32_t i = 0; i < 420; ++i) {
        const float depth = std::pow(hash01(i, 1, seed), 1.7f), y = horizon + .004f + depth * (1 - horizon);
        const float side = hash01(i, 2, seed) + hash01(i, 3, seed) + hash01(i, 4, seed) - 1.5f;
        const float life = .5f + .5f * std::sin(t * (2.2f + 2 * hash01(i, 5, seed)) + hash01(i, 6, seed) * 6.28f);
        const float cx = x + side * (spread * (.35f + 1.3f * depth)) + .01f * std::sin(t * 1.3f + float(i));
        const float w = (.006f + .055f * depth) * (.5f + hash01(i, 7, seed)),
                    h = (.0011f + .0042f * depth) * (.6f + .4f * life);
        const float light = life * life * falloff(-2.2f * side * side / .35f);
        each(c, {cx - w, y - h}, {cx + w, y + h}, [&](Vec p, Rgb& out) {
            const float u = (p.x - cx) / w, v = (p.y - y) / (h * std::max(.05f, 1 - u * u));
            const float a = clamp01((1 - std::fabs(v)) * h * c.unit + .2f) * clamp01(1.2f - std::fabs(u)) * light;
            if (a > 0 && std::fabs(u) < 1) out = out + color * a;
        });
    }
}

class Moon : public Scene {
public:
    explicit Moon(cv::Size size)
        : clouds_(cloud_field({size.width * 2, size.height}, {1.6f, 5.5f}, 11, .52f)), land_(size), face_(256, 256) {
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x) {
                const float u = float(x) / 128, v = float(y) / 128,
                            seas = smoothstep(.46f, .62f, fbm(u * 1.7f + 3, v * 1.7f, 5, 4));
                face_(y, x) = 1 - .55f * seas - .3f * (fbm(u * 7, v * 7, 9, 4) - .5f);
            }
        std::vector<Vec> hills{{-.1f, .74f}};
        for (float x = -.1f; x < 2; x += .01f)
            hills.push_back({x, .722f - .075f * smoothstep(.95f, -.1f, x) * (.55f + .9f * fbm(x * 4, 1, 21, 5)) -
                                    .05f * smoothstep(1.35f, 1.85f, x) * (.4f + fbm(x * 6, 2, 22, 5))});
        hills.push_back({2, .74f});
        land_ = mask_of(size, {hills});
    }
    void paint(Canvas& c, float t) const override {
        const Vec moon{.55f * c.aspect(), .452f - .006f * t};
        constexpr float horizon = .722f, radius = .22f;
        sky(c, {{0, hex(0x040a20)},
                {.35f, hex(0x0b2a4d)},
                {.6f, hex(0x1d5874)},
                {horizon, hex(0x5f9aa0)},
                {horizon + .001f, hex(0x1c4a62)},
                {.85f, hex(0x082238)},
                {1, hex(0x030c18)}});
        for (std::uint32_t i = 0; i < 170; ++i) {
            const float y = hash01(i, 31) * .6f, twinkle = .6f + .4f * std::sin(t * 4 + float(i) * 2.1f);
            glow(c, {hash01(i, 30) * c.aspect(), y}, .0011f + .0008f * hash01(i, 33),
                 Rgb{.8f, .9f, 1} * (twinkle * (.65f - y) * hash01(i, 34)), 2.5f);
        }
        glow(c, moon, .3f, hex(0xffb066) * .34f, 1.3f);
        fill(
            c, moon - Vec{radius, radius}, moon + Vec{radius, radius}, [&](Vec p) { return length(p - moon) - radius; },
            [&](Vec p) {
                const Vec q = (p - moon) * (1 / radius);
                const float limb = std::sqrt(std::max(0.f, 1 - dot(q, q)));
                const float tone = face_(int(clamp01(q.y * .5f + .5f) * 255), int(clamp01(q.x * .5f + .5f) * 255));
                return mix(hex(0xff9a3c), hex(0xfff0cf), .35f + .65f * tone * limb) *
                       (1.02f * tone * (.55f + .45f * limb));
            });
        drift(c, clouds_, .035f * t + .3f, .30f, .72f, hex(0x14395a), .82f);
        drift(c, clouds_, .06f * t + 1.5f, .02f, .34f, hex(0x0a2036), .6f);
        each(c, {0, .6f}, {c.aspect(), horizon}, [&](Vec p, Rgb& out) {
            const float a =
                float(land_(std::min(int(p.y * c.unit), c.height - 1), std::min(int(p.x * c.unit), c.width - 1))) / 255;
            if (a > 0 && p.y < horizon)
                out = mix(out, mix(hex(0x123a55), hex(0x2d6479), smoothstep(.66f, horizon, p.y)), a);
        });
        glints(c, moon.x, horizon, .16f, hex(0xffb45e) * 1.25f, t, 3);
        glow(c, {moon.x, horizon}, {.5f, .012f}, hex(0xffc27a) * .5f, 1.2f);
    }

private:
    cv::Mat1f clouds_;
    cv::Mat1b land_;
    cv::Mat1f face_;
};

class Clock : public Scene {
public:
    explicit Clock(cv::Size size) : plate_(size), centre_{.47f * plate_.aspect(), .5f} {
        Canvas& c = plate_;
        each(c, [&](Vec p, Rgb& out) {  // a plastered wall in raking light
            const float light = falloff(-2.2f * length({(p.x - .25f) * .55f, p.y - .1f})),
                        grain = fbm(p.x * 14, p.y * 14, 41, 4) - .5f;
            out = mix(hex(0x04181c), hex(0x1f6f74), light) * (1 + .35f * grain);
        });
        each(c, [&](Vec p, Rgb& out) {  // the low sun comes through a window somewhere
            const float u = (p.x - .06f - .30f * p.y) / .34f, v = (p.y + .22f * p.x - .10f) / .34f, soft = .035f;
            const auto pane = [soft](float w) {
                return smoothstep(.06f - soft, .06f + soft, fract(w)) * smoothstep(.94f + soft, .94f - soft, fract(w));
            };
            const float in = smoothstep(0, soft, u) * smoothstep(3, 3 - soft, u) * smoothstep(0, soft, v) *
                             smoothstep(3, 3 - soft, v);
            out = out + hex(0xffa850) * (.24f * in * pane(u) * pane(v) * falloff(-.5f * u) *
                                         (.9f + .2f * fbm(p.x * 14, p.y * 14, 41, 4)));
        });
        soft_shadow({.05f, .07f}, .29f, .07f, .8f);
        face();
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float beat = t * beats_per_second, step = std::floor(beat), part = beat - step;
        const float swing = 1 - falloff(-14 * part) * std::cos(30 * part);  // a tick overshoots and settles
        hand(c, 2.2f + .045f * t, .115f, .030f, .012f, hex(0x1a1410));
        hand(c, 5.1f + .42f * t, .188f, .020f, .007f, hex(0x1a1410));
        const float seconds = (step - 1 + swing) * pi / 6 + .4f;
        hand(c, seconds, .205f, .005f, .003f, hex(0xc8321e));
        hand(c, seconds + pi, .06f, .010f, .013f, hex(0xc8321e));
        disc(c, centre_, .0165f, hex(0xd8a24a));
        disc(c, centre_ - Vec{.003f, .004f}, .008f, hex(0xffe2a0));
        each(c, centre_ - Vec{.22f, .22f}, centre_ + Vec{.22f, .22f},
             [&](Vec p, Rgb& out) {  // a reflection walks over the glass
                 const Vec q = p - centre_;
                 const float d = q.x * .8f + q.y * .6f - (.25f - .13f * t);
                 if (dot(q, q) < .218f * .218f)
                     out = out + Rgb{.9f, 1, 1} *
                                     (.07f * falloff(-d * d * 420) + .05f * falloff(-(d - .09f) * (d - .09f) * 3000));
             });
    }

private:
    void soft_shadow(Vec offset, float radius, float blur, float strength) {
        const Vec at = centre_ + offset, r{radius + blur, radius + blur};
        each(plate_, at - r, at + r, [&](Vec p, Rgb& out) {
            out = out * (1 - strength * smoothstep(radius + blur, radius - blur, length(p - at)));
        });
    }
    void face() {
        Canvas& c = plate_;
        const Vec r{.26f, .26f};
        fill(
            c, centre_ - r, centre_ + r, [&](Vec p) { return length(p - centre_) - .25f; },
            [&](Vec p) {  // turned brass: bright where its normal meets the light
                const Vec q = p - centre_;
                const float angle = std::atan2(q.y, q.x), lip = (length(q) - .2325f) / .0175f;
                const float lit = .5f + .5f * std::cos((angle + 2.3f) + (lip > 0 ? 0 : pi)),
                            fine = std::cos(2 * angle + 1.2f);
                return mix(hex(0x3a1c06), hex(0xf2b04e), lit * lit) * (1 + .25f * fine * fine) +
                       hex(0xfff0c0) * std::pow(lit, 14.f);
            });
        fill(
            c, centre_ - r, centre_ + r, [&](Vec p) { return length(p - centre_) - .218f; },
            [&](Vec p) {
                const Vec q = p - centre_;
                const float shade = smoothstep(.0f, .055f, .225f - length(q + Vec{.012f, .016f}));
                return mix(hex(0xf2cf93), hex(0xfff3da), .5f - 1.6f * (q.x * .5f + q.y)) * (.38f + .62f * shade) *
                       (1 + .06f * (fbm(p.x * 30, p.y * 30, 43, 3) - .5f));
            });
        ring(c, centre_, .2035f, .0013f, hex(0x3b2413));
        ring(c, centre_, .120f, .0010f, hex(0x3b2413), .5f);
        for (int i = 0; i < 60; ++i) {
            const float a = float(i) * pi / 30;
            const Vec d = polar(a, 1);
            if (i % 15 == 0)
                stroke(c, centre_ + d * .158f, centre_ + d * .196f, .013f, .016f, hex(0x24150c));
            else if (i % 5 == 0)
                stroke(c, centre_ + d * .17f, centre_ + d * .196f, .006f, .008f, hex(0x24150c));
            else
                disc(c, centre_ + d * .196f, .0018f, hex(0x24150c));
        }
    }
    void hand(Canvas& c, float angle, float reach, float width, float tip, Rgb color) const {
        const Vec d = polar(angle - pi / 2, 1);
        for (int k = 0; k < 4; ++k) {  // the shadow it throws, softer with height
            const Vec s{.006f + .0016f * float(k), .009f + .0022f * float(k)};
            stroke(c, centre_ + s - d * .03f, centre_ + s + d * reach, width + .002f * float(k), tip + .002f * float(k),
                   hex(0x4a2c12), .16f);
        }
        stroke(c, centre_ - d * .03f, centre_ + d * reach, width, tip, color);
        const Vec n{d.y, -d.x};
        stroke(c, centre_ + n * (width * .16f), centre_ + n * (tip * .16f) + d * (reach * .97f), width * .22f,
               tip * .2f, color * 3 + hex(0x60503c), .55f);
    }
    Canvas plate_;
    Vec centre_;
};

class Record : public Scene {
public:
    explicit Record(cv::Size size) : plate_(size), centre_{.515f * plate_.aspect(), .515f} {
        Canvas& c = plate_;
        each(c, [&](Vec p,
                    Rgb& out) {  // brushed metal under a green lamp from the left and a magenta one from the right
            const float brush = fbm(p.x * 3, p.y * 260, 51, 3) - .5f;
            const float green = falloff(-1.7f * length(p - Vec{.1f, .15f})),
                        red = falloff(-1.6f * length(p - Vec{1.75f, .95f}));
            out = (hex(0x0a0d12) + hex(0x0d8a5e) * (green * .9f) + hex(0xb8137a) * (red * .8f)) * (1 + .35f * brush);
        });
        each(c, [&](Vec p, Rgb& out) {
            out = out * (1 - .75f * smoothstep(.4f, .30f, length(p - centre_ - Vec{.02f, .03f})));
        });
        disc(c, centre_, .318f, hex(0x20242a));
        for (int i = 0; i < 90; ++i)
            disc(c, centre_ + polar(float(i) * pi / 45, .3105f), .0032f,
                 hex(0x9aa4a8) * (.4f + .6f * clamp01(.5f - .5f * std::cos(float(i) * pi / 45 + .7f))));
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float turn = t * pi * .9f, beat = t * beats_per_second;
        vinyl(c, turn, pulse(beat, 5));
        label(c, turn);
        arm(c, .30f + .012f * t + .003f * std::sin(t * 5.6f));
    }

private:
    void vinyl(Canvas& c, float turn, float hit) const {
        const Vec r{.305f, .305f};
        fill(
            c, centre_ - r, centre_ + r, [&](Vec p) { return length(p - centre_) - .30f; },
            [&](Vec p) {
                const Vec q = p - centre_;
                const float d = length(q), nx = q.x / d, ny = q.y / d, track = d * 900;
                const float groove = .5f + .5f * std::sin(track) * std::sin(track * .37f + 1.3f);
                const float gap =
                    smoothstep(.0f, .0016f, std::fabs(d - .175f)) * smoothstep(.0f, .0016f, std::fabs(d - .236f));
                const float warp = .05f * std::sin(3 * (std::atan2(q.y, q.x) - turn)) * d / .3f;
                const auto lobe = [&](float ax, float ay, float sharp) {  // light caught across the grooves
                    const float k = nx * ax + ny * ay + warp * (nx * ay - ny * ax), k2 = k * k;
                    return falloff(-sharp * (1 - k2));
                };
                const float texture = (.55f + .45f * groove) * (.25f + .75f * gap);
                return hex(0x08080b) +
                       (hex(0x35ffb0) * (1.0f * lobe(-.80f, -.60f, 26)) +
                        hex(0xff3db0) * ((.85f + .5f * hit) * lobe(.95f, -.31f, 22)) + Rgb{.05f, .06f, .07f}) *
                           (texture * (d > .294f ? .5f : 1));
            });
    }
    void label(Canvas& c, float turn) const {
        const float ct = std::cos(turn), st = std::sin(turn);
        fill(
            c, centre_ - Vec{.11f, .11f}, centre_ + Vec{.11f, .11f}, [&](Vec p) { return length(p - centre_) - .104f; },
            [&](Vec p) {
                const Vec d = p - centre_, q{d.x * ct + d.y * st, d.y * ct - d.x * st};
                const float r = length(q), edge = 1.5f / c.unit;
                Rgb out = mix(hex(0xff2f92), hex(0xd0126f), r / .104f);
                out = mix(out, hex(0xfff1e0), smoothstep(-edge, edge, -(length(q - Vec{0, .012f}) - .062f)));
                out = mix(out, hex(0x0c6a55),
                          smoothstep(-edge, edge, std::min(q.y - .012f, .062f - length(q - Vec{0, .012f}))));
                for (int i = 0; i < 4; ++i)
                    out = mix(out, hex(0xfff1e0),
                              smoothstep(-edge, edge,
                                         std::min(.0026f - std::fabs(q.y - .024f - .0115f * float(i)),
                                                  .062f - length(q - Vec{0, .012f}))));
                out = mix(out, hex(0xfff1e0), .9f * smoothstep(-edge, edge, .0011f - std::fabs(r - .094f)));
                return out * (.75f + .35f * clamp01(.5f - 3 * (d.x + d.y)));
            });
        disc(c, centre_, .0085f, hex(0x0a0a0c));
        disc(c, centre_ - Vec{.001f, .0015f}, .0055f, hex(0xd8e0e4));
    }
    void arm(Canvas& c, float angle) const {
        const Vec pivot{centre_.x + .49f, .17f};
        const Vec d = polar(pi - 1.12f + angle * .35f + .1f, 1), n{-d.y, d.x}, elbow = pivot + d * .40f,
                  head = elbow + (d * .9f + n * .43f) * .115f;
        for (int k = 0; k < 5; ++k) {
            const Vec s{.012f + .004f * float(k), .02f + .005f * float(k)};
            stroke(c, pivot + s, elbow + s, .016f, .014f, {0, 0, 0}, .13f);
            stroke(c, elbow + s, head + s, .02f, .03f, {0, 0, 0}, .13f);
        }
        disc(c, pivot, .066f, hex(0x15181c));
        ring(c, pivot, .058f, .006f, hex(0x5a646a));
        disc(c, pivot, .036f, hex(0x2a3036));
        stroke(c, pivot - d * .12f, pivot - d * .075f, .05f, .05f, hex(0x32383e));
        stroke(c, pivot - d * .12f, elbow, .015f, .013f, hex(0x8f9aa0));
        stroke(c, pivot - d * .12f + n * .0025f, elbow + n * .0025f, .004f, .0035f, hex(0xf4ffff));
        stroke(c, elbow, head, .014f, .026f, hex(0x30363c));
        stroke(c, elbow + n * .003f, head + n * .005f, .004f, .006f, hex(0xff7fc8));
        disc(c, pivot, .018f, hex(0xaab4b8));
    }
    Canvas plate_;
    Vec centre_;
};

}  // namespace

std::unique_ptr<Scene> make_wheel(cv::Size size);  // wheel.cpp
std::unique_ptr<Scene> make_eye(cv::Size size);    // eye.cpp

std::vector<SceneEntry> round_scenes() {
    return {{"moon", 99, make_scene<Moon>},
            {"clock", 96, make_scene<Clock>},
            {"record", 96, make_scene<Record>},
            {"wheel", 96, make_wheel},
            {"eye", 96, make_eye}};
}

}  // namespace rhyme::demo
