// A big wheel at dusk: lamps run along its rim with the beat.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

class Wheel : public Scene {
public:
    explicit Wheel(cv::Size size) : plate_(size), hub_{.5f * plate_.aspect() + .02f, .475f} {
        Canvas& c = plate_;
        sky(c, {{0, hex(0x1a1048)},
                {.3f, hex(0x5a1c78)},
                {.58f, hex(0xd83c82)},
                {.78f, hex(0xff8a5c)},
                {.9f, hex(0xffc070)},
                {1, hex(0xffc878)}});
        const cv::Mat1f clouds = cloud_field({c.width * 2, c.height}, {1.3f, 6.5f}, 61, .5f);
        drift(c, clouds, 0, .12f, .55f, hex(0x3a1a6a), .55f);
        drift(c, clouds, .9f, .4f, .86f, hex(0xff9a78), .5f);
        glow(c, {.32f, .84f}, .22f, hex(0xffb050) * .8f, 1.4f);
        roofs(.895f, .075f, 71, hex(0xa83a6c), hex(0xe8746c));
        roofs(.94f, .085f, 72, hex(0x38124a), hex(0x70285e));
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const Rgb steel = hex(0x150a2c);
        const float turn = .22f * t, beat = t * beats_per_second;
        for (const float side : {-1.f, 1.f}) {
            stroke(c, hub_, {hub_.x + side * .20f, 1.02f}, .014f, .02f, steel);
            stroke(c, hub_ + Vec{side * .1f, .27f}, {hub_.x - side * .13f, .9f}, .006f, .006f, steel);
        }
        for (int i = 0; i < cabins; ++i) {
            const float a = turn + float(i) * 2 * pi / cabins;
            stroke(c, hub_, hub_ + polar(a, rim), .0045f, .003f, steel);
            stroke(c, hub_ + polar(a, rim - .035f), hub_ + polar(a + 2 * pi / cabins, rim), .0025f, .0025f, steel);
            stroke(c, hub_ + polar(a, rim), hub_ + polar(a + 2 * pi / cabins, rim - .035f), .0025f, .0025f, steel);
        }
        ring(c, hub_, rim, .008f, steel);
        ring(c, hub_, rim - .035f, .005f, steel);
        ring(c, hub_, .09f, .004f, steel);
        lamps(c, turn, beat);
        for (int i = 0; i < cabins; ++i) cabin(c, hub_ + polar(turn + float(i) * 2 * pi / cabins, rim), t, i);
        disc(c, hub_, .026f, steel);
        disc(c, hub_, .012f, hex(0x40e0d0) * (1 + pulse(beat)));
        glow(c, hub_, .05f, hex(0x40e0d0) * (.3f + .6f * pulse(beat)), 1.5f);
    }

private:
    static constexpr int cabins = 16;
    static constexpr float rim = .295f;

    void roofs(float base, float height, std::uint32_t seed, Rgb top, Rgb bottom) {
        std::uint32_t i = 0;
        for (float x = -.02f; x < plate_.aspect(); ++i) {
            const float w = .03f + .06f * hash01(i, seed), y = base - height * hash01(i, seed, 1) * hash01(i, seed, 4);
            each(plate_, {x, y}, {x + w, 1}, [&](Vec p, Rgb& out) {
                const float inside = std::min({p.x - x, x + w - p.x, p.y - y});
                out = mix(out, mix(top, bottom, smoothstep(y, 1.05f, p.y)), clamp01(.5f + inside * plate_.unit));
            });
            if (hash01(i, seed, 2) > .62f)
                stroke(plate_, {x + w / 2, y}, {x + w / 2, y - .03f * hash01(i, seed, 3) - .01f}, .002f, .001f, top);
            x += w * .96f;
        }
    }
    void lamps(Canvas& c, float turn, float beat) const {
        constexpr int n = 96;
        for (int i = 0; i < n; ++i) {
            const float share = float(i) / n, chase = fract(share * 4 - beat * .5f), hot = falloff(-5 * chase) + .22f;
            const Rgb color = mix(hex(0x4af0e0), hex(0xfff2c8), falloff(-9 * chase));
            const Vec p = hub_ + polar(turn + share * 2 * pi, rim);
            glow(c, p, .0042f, color * (1.9f * hot), 1.9f);
        }
        for (int i = 0; i < cabins * 5; ++i) {
            const float a = turn + float(i / 5) * 2 * pi / cabins, r = .08f + .04f * float(i % 5);
            glow(c, hub_ + polar(a, r), .0026f, hex(0xff70c0) * (.35f + .9f * pulse(beat - r * 2.5f, 3)), 1.9f);
        }
    }
    void cabin(Canvas& c, Vec at, float t, int i) const {
        const float sway = .12f * std::sin(t * 2.4f + float(i) * 1.7f);
        const Vec down{std::sin(sway), std::cos(sway)}, across{down.y, -down.x}, top = at + down * .012f;
        const Rgb dark = hex(0x1c0c36), lit = i % 2 ? hex(0xffd890) : hex(0x60f0e8);
        stroke(c, at, top, .004f, .004f, dark);
        polygon(c,
                {top - across * .012f, top + across * .012f, top + across * .021f + down * .012f,
                 top + across * .019f + down * .038f, top - across * .019f + down * .038f,
                 top - across * .021f + down * .012f},
                dark);
        polygon(c,
                {top - across * .016f + down * .010f, top + across * .016f + down * .010f,
                 top + across * .0165f + down * .021f, top - across * .0165f + down * .021f},
                lit * .9f);
    }
    Canvas plate_;
    Vec hub_;
};

}  // namespace

std::unique_ptr<Scene> make_wheel(cv::Size size) { return std::make_unique<Wheel>(size); }

}  // namespace rhyme::demo
