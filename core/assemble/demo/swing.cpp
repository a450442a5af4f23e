// Two things that swing in the same time: a paper lantern in the garden, a brass pendulum in its case.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

/// Both swing once in four beats.
float swing_at(float t, float reach) { return reach * std::cos(t * beats_per_second / 4 * 2 * pi); }

class Lantern : public Scene {
public:
    explicit Lantern(cv::Size size) : plate_(size) {
        Canvas& c = plate_;
        sky(c, {{0, hex(0x050a26)}, {.5f, hex(0x0d2a5c)}, {.8f, hex(0x123a6a)}, {1, hex(0x061430)}});
        for (std::uint32_t i = 0; i < 34; ++i)
            bokeh(c, {hash01(i, 201) * c.aspect(), .25f + .65f * hash01(i, 202)}, .014f + .035f * hash01(i, 203), i);
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        const float angle = swing_at(t, .27f), flame = .92f + .05f * std::sin(t * 17) + .05f * std::sin(t * 29 + 1) +
                                                       .10f * pulse(t * beats_per_second, 5);
        const Vec pivot{.5f * c.aspect(), -.20f}, down{std::sin(angle), std::cos(angle)}, across{down.y, -down.x},
            bob = pivot + down * .70f;
        glow(c, bob, .32f, hex(0xff7a2a) * (.30f * flame), 1.4f);
        branch(c, bob, t);
        stroke(c, pivot, bob - down * .15f, .004f, .004f, hex(0x160a10));
        paper(c, bob, down, across, flame);
        for (std::uint32_t i = 0; i < 22; ++i) {  // fireflies
            const Vec p{fract(hash01(i, 211) + .03f * std::sin(t * .8f + float(i))) * c.aspect(),
                        .35f + .6f * hash01(i, 212) + .03f * std::sin(t * 1.3f + float(i) * 2)};
            glow(c, p, .0034f, hex(0xffe070) * std::max(0.f, std::sin(t * 2.3f + float(i) * 1.9f)), 1.8f);
        }
    }

private:
    static void bokeh(Canvas& c, Vec at, float radius, std::uint32_t i) {
        const Rgb color = mix(hex(0xff8a3a), hex(0xff4a5a), hash01(i, 204)) * (.05f + .2f * hash01(i, 205));
        each(c, at - Vec{radius, radius}, at + Vec{radius, radius}, [&](Vec p, Rgb& out) {
            const float d = length(p - at);
            out = out +
                  color * (clamp01((radius - d) * c.unit * .2f) * (.6f + .5f * smoothstep(.5f * radius, radius, d)));
        });
    }
    static void branch(Canvas& c, Vec light, float t) {
        for (std::uint32_t k = 0; k < 3; ++k) {
            const float side = k == 1 ? 1.f : -1.f;
            Vec p{k == 1 ? c.aspect() + .05f : -.05f, .10f + .14f * float(k)};
            for (std::uint32_t i = 0; i < 16; ++i) {
                const Vec q = p + Vec{-side * -.036f * -1, .004f + .012f * (hash01(i, k, 221) - .45f)} +
                              Vec{0, .0015f * std::sin(t * 1.4f + float(i) * .5f)};
                stroke(c, p, q, .011f * (1.05f - float(i) / 16), .011f * (1 - float(i) / 16), hex(0x080c1a));
                for (std::uint32_t j = 0; j < 3; ++j) {
                    const float a = (hash01(i, j, 222 + k) - .5f) * 4.4f + pi / 2 +
                                    .12f * std::sin(t * 1.7f + float(i + j)),
                                reach = .035f + .03f * hash01(i, j, 225 + k);
                    const Vec tip = q + polar(a, reach), n = polar(a + pi / 2, reach * .22f), mid = mix(q, tip, .45f);
                    const float lit = .9f / (1 + 14 * dot(mid - light, mid - light));
                    polygon(c, {q, mix(q, mid, .5f) + n * .8f, mid + n, tip, mid - n, mix(q, mid, .5f) - n * .8f},
                            hex(0x070d1c) + hex(0xff7a30) * (lit * lit * .55f * (.4f + .6f * hash01(i, j, 7))));
                }
                p = q;
            }
        }
    }
    static void paper(Canvas& c, Vec bob, Vec down, Vec across, float flame) {
        constexpr float wide = .135f, tall = .128f;
        const Vec half{.17f, .17f};
        fill(
            c, bob - half, bob + half,
            [&](Vec p) {
                const float u = dot(p - bob, across) / wide, v = dot(p - bob, down) / tall;
                return (std::pow(std::pow(std::fabs(u), 2.3f) + std::pow(std::fabs(v), 2.3f), 1 / 2.3f) - 1) * tall;
            },
            [&](Vec p) {
                const float u = dot(p - bob, across) / wide, v = dot(p - bob, down) / tall,
                            rib = std::fabs(fract(v * 6 + .5f) - .5f);
                const float core = falloff(-1.5f * (u * u * 1.2f + (v - .22f) * (v - .22f))),
                            round = std::sqrt(std::max(0.f, 1 - u * u));
                return mix(hex(0xc01c10), hex(0xffb850), clamp01(core * 1.15f * flame)) *
                       ((.25f + 1.75f * core) * flame * (.45f + .55f * round)) *
                       (.62f + .38f * smoothstep(0, .16f, rib));
            });
        for (const float s : {-1.f, 1.f}) {
            const Vec m = bob + down * (s * tall * .97f);
            polygon(c,
                    {m - across * .05f - down * .010f, m + across * .05f - down * .010f,
                     m + across * .044f + down * .010f, m - across * .044f + down * .010f},
                    hex(0x1a0808));
        }
        for (int k = -3; k <= 3; ++k) {
            const Vec from = bob + down * (tall + .01f);
            stroke(c, from, from + down * .085f + across * (.006f * float(k)), .003f, .0025f,
                   k % 2 ? hex(0xd8401c) : hex(0xff8a40));
        }
        disc(c, bob + down * (tall + .014f), .011f, hex(0xffb060));
    }
    Canvas plate_;
};

class Pendulum : public Scene {
public:
    explicit Pendulum(cv::Size size) : plate_(size), pivot_{.475f * plate_.aspect(), -.17f} {
        Canvas& c = plate_;
        each(c, [&](Vec p, Rgb& out) {  // the back of the case: dark blue wood, lit from the right
            const float grain = fbm(p.x * 9, p.y * 1.3f, 231, 5), rings = .5f + .5f * std::sin(grain * 40 + p.x * 22);
            const float light = falloff(-1.3f * length({p.x - 1.35f, p.y - .2f}));
            out = (hex(0x06121e) + hex(0x2a6a94) * (light * 1.0f)) * (.62f + .38f * rings) * (.8f + .5f * grain);
        });
        for (const float x : {.20f, 1.52f}) {
            each(c, {x - .07f, 0}, {x + .07f, 1},
                 [&](Vec p, Rgb& out) { out = out * (1 - .6f * falloff(-std::pow((p.x - x) / .03f, 2.f))); });
            stroke(c, {x + .012f, -.1f}, {x + .012f, 1.1f}, .004f, .004f, hex(0x7ac0e8), .5f);
        }
    }
    void paint(Canvas& c, float t) const override {
        plate_.px.copyTo(c.px);
        gear(c, {1.20f, .13f}, .20f, 20, t * .5f, .55f);
        gear(c, {1.475f, .235f}, .105f, 11, -t * .5f * 20 / 11 + .14f, .75f);
        gear(c, {.42f, .06f}, .24f, 26, -t * .35f, .42f);
        const float angle = swing_at(t, .25f);
        const Vec down{std::sin(angle), std::cos(angle)}, across{down.y, -down.x}, bob = pivot_ + down * .69f;
        for (int k = 0; k < 6; ++k) {
            const Vec s{-.035f - .004f * float(k), .03f + .004f * float(k)};
            stroke(c, pivot_ + s, bob + s, .016f + .004f * float(k), .016f + .004f * float(k), {0, 0, 0}, .10f);
            disc(c, bob + s, .118f + .004f * float(k), {0, 0, 0}, .11f);
        }
        for (const float o : {-.012f, .012f}) {
            stroke(c, pivot_ + across * o, bob + across * o, .008f, .008f, hex(0x8a5a20));
            stroke(c, pivot_ + across * (o + .0012f), bob + across * (o + .0012f), .0028f, .0028f, hex(0xfff0c0), .9f);
        }
        brass(c, bob, t);
        const Vec nut = bob + down * .145f;
        stroke(c, bob + down * .11f, nut + down * .03f, .009f, .007f, hex(0x9a6a2a));
        stroke(c, nut - across * .016f, nut + across * .016f, .013f, .013f, hex(0xd8a050));
    }

private:
    static void gear(Canvas& c, Vec at, float radius, int teeth, float turn, float light) {
        const float r = radius * 1.1f;
        for (int k = 0; k < 3; ++k) disc(c, at + Vec{-.014f, .014f} * float(k + 1), radius * 1.02f, {0, 0, 0}, .18f);
        fill(
            c, at - Vec{r, r}, at + Vec{r, r},
            [&](Vec p) {
                const Vec q = p - at;
                const float d = length(q), a = std::atan2(q.y, q.x) - turn, tooth = std::sin(a * float(teeth));
                const float rim = d - radius * (.965f + .055f * std::clamp(tooth * 2.2f, -1.f, 1.f)),
                            hole = radius * .76f - d, hub = d - radius * .24f;
                const float spoke = std::fabs(std::sin(a * 2.5f)) * d * .4f - radius * .065f;
                return std::max(rim, std::min({-(-hole), hub, spoke}) > 0 ? std::min({hole, hub, spoke}) : -1.f);
            },
            [&](Vec p) {
                const Vec q = p - at;
                const float a = std::atan2(q.y, q.x), shine = .5f + .5f * std::cos(2 * a + .9f);
                return mix(hex(0x2a1c0c), hex(0xc89048), light * (.25f + .75f * shine * shine)) *
                       (.8f + .2f * std::sin(length(q) * 900));
            });
    }
    static void brass(Canvas& c, Vec bob, float t) {
        constexpr float radius = .118f;
        const Vec r{radius, radius};
        fill(
            c, bob - r, bob + r, [&](Vec p) { return length(p - bob) - radius; },
            [&](Vec p) {
                const Vec q = (p - bob) * (1 / radius);
                const float d = length(q), z = std::sqrt(std::max(0.f, 1 - d * d)), lip = smoothstep(.86f, .90f, d);
                const float lit = clamp01(.45f * q.x - .55f * q.y + .62f * z),
                            spec = std::pow(clamp01(.38f * q.x - .48f * q.y + .79f * z), 42.f);
                const float turned = .9f + .1f * std::sin(d * 95),
                            band = falloff(-std::pow((q.y - .35f * q.x - .55f + .1f * std::sin(t * 3)) / .12f, 2.f));
                const float edge = lip * (.35f + .9f * clamp01(.6f * q.x - .7f * q.y + .2f));
                return mix(hex(0x301606), hex(0xffb450), lit * (1 - lip) + edge) * (1.1f * turned) +
                       hex(0xfff4d8) * (1.6f * spec) + hex(0x58b8f0) * (.22f * band * z);
            });
        ring(c, bob, radius * .86f, .003f, hex(0x2a1406), .8f);
    }
    Canvas plate_;
    Vec pivot_;
};

}  // namespace

std::vector<SceneEntry> swing_scenes() {
    return {{"lantern", 96, make_scene<Lantern>}, {"pendulum", 96, make_scene<Pendulum>}};
}

}  // namespace rhyme::demo
