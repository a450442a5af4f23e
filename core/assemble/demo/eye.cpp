// An eye, close: amber in teal light. It opens, looks, widens on the beat, and blinks.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

class Eye : public Scene {
public:
    explicit Eye(cv::Size size) : skin_(size), fibre_(64, 1024) {
        each(skin_, [&](Vec p, Rgb& out) {
            const float x = p.x - centre.x, y = p.y - centre.y;
            const float pores = fbm(p.x * 60, p.y * 60, 81, 3) - .5f, form = fbm(p.x * 3, p.y * 3, 82, 3) - .5f;
            const float key = falloff(-1.1f * length({x + .55f, y + .45f})),
                        rim = falloff(-1.6f * length({x - .75f, y - .55f}));
            out = (hex(0x06232c) + hex(0x2fa3a8) * (1.15f * key) + hex(0xff7a38) * (.55f * rim)) *
                  (1 + .16f * pores + .35f * form);
            const float fold = lid(x, .34f, .95f) + y;  // the crease above the lid, and the bag below
            const float near = smoothstep(.43f, .33f, std::fabs(x));
            out = out * (1 - .55f * near * falloff(-fold * fold * 3600)) +
                  hex(0x58d0cc) * (.06f * near * falloff(-(fold - .035f) * (fold - .035f) * 900));
            const float bag = y - lid(x, .30f, .9f) - .02f;
            out = out * (1 - .28f * near * falloff(-bag * bag * 900));
            const float corner = length({(std::fabs(x) - .45f) * .8f, y});
            out = out * (1 - .45f * falloff(-corner * corner * 260));
        });
        for (std::uint32_t i = 0; i < 420; ++i) {  // the brow: hairs that lie along its arch
            const float u = hash01(i, 91) * 2 - 1,
                        thick = .040f * (1 - .75f * std::pow(std::fabs(u + .25f) / 1.25f, 2.f)) + .006f;
            const Vec root{centre.x + u * .50f,
                           .115f + .085f * (u + .15f) * (u + .15f) + (hash01(i, 92) - .5f) * 2 * thick};
            const Vec lie{.035f + .022f * u, -.026f + .045f * (u + .2f) + .012f * (hash01(i, 93) - .5f)};
            stroke(skin_, root, root + lie, .0042f, .0010f, hex(0x03141a), .75f);
        }
        for (int r = 0; r < 64; ++r)
            for (int a = 0; a < 1024; ++a) {
                const float u = float(a) / 1024;  // the same at both ends of the turn
                const auto wave = [&](float n, std::uint32_t s) {
                    const float k = fract(u) * n;
                    return mix(Vec{fbm(k, float(r) * .035f, s, 3), 0}, Vec{fbm(k - n, float(r) * .035f, s, 3), 0},
                               smoothstep(.9f, 1, u))
                        .x;
                };
                fibre_(r, a) = clamp01(.5f + 1.5f * (wave(70, 83) - .5f) + .9f * (wave(24, 84) - .5f));
            }
    }
    void paint(Canvas& c, float t) const override {
        skin_.px.copyTo(c.px);
        const float beat = t * beats_per_second;
        const float blink = falloff(-std::pow((t - 1.72f) / .085f, 2.f)),
                    open = smoothstep(-.15f, .45f, t) * (1 - .97f * blink);
        const Vec look{.006f * std::sin(t * 1.9f) + .016f * smoothstep(2.05f, 2.2f, t), .003f * std::sin(t * 2.7f)};
        const float upper = .245f * open + .006f, lower = .15f * (.55f + .45f * open),
                    pupil = .078f + .018f * pulse(beat, 3.5f) - .008f * std::sin(t * 3);
        const auto inside = [&](Vec p) {
            return std::min(p.y - centre.y + lid(p.x - centre.x, upper, 1),
                            lid(p.x - centre.x, lower, 1) - (p.y - centre.y));
        };
        const Vec half{.46f, .26f};
        each(c, centre - half, centre + half, [&](Vec p, Rgb& out) {
            const float edge = inside(p), cover = clamp01(.5f + edge * c.unit);
            if (cover <= 0) return;
            const float below_lid = p.y - centre.y + lid(p.x - centre.x, upper, 1);
            Rgb ball = globe(p - centre - look, pupil) * (.22f + .78f * smoothstep(.0f, .085f, below_lid));
            ball = ball * (.55f + .45f * smoothstep(.46f, .22f, std::fabs(p.x - centre.x)));
            out = mix(out, ball, cover);
        });
        margin(c, upper, lower, open);
        catchlight(c, centre + look * .4f, open);
    }

private:
    static constexpr Vec centre{.5f * 16 / 9, .5f};
    static constexpr float iris = .205f;

    /// Height of a lid's arch at x from the middle; `height` in the middle, 0 at the corners.
    static float lid(float x, float height, float width) {
        const float u = x / (.44f * width), v = std::max(0.f, 1 - u * u);
        return height * std::pow(v, .82f) * (1 - .12f * u);
    }
    Rgb globe(Vec q, float pupil) const {
        const float r = length(q), px = 1.2f / skin_.unit;
        const Rgb white = mix(hex(0xdfeceb), hex(0x5c8f96), clamp01(r * 1.7f - .1f)) * .8f;
        if (r > iris + .03f) return white;
        const float depth = clamp01((r - pupil) / (iris - pupil)), turn = std::atan2(q.y, q.x) / (2 * pi) + .5f;
        const float f = fibre_(int(depth * 63), int(turn * 1024) & 1023);
        Rgb color = mix(hex(0xffc648), hex(0xd8620e), smoothstep(.05f, .75f, depth)) * (.35f + 1.1f * f);
        color = color + hex(0xff9a20) * (.5f * falloff(-std::pow((depth - .16f - .08f * f) / .09f, 2.f)));
        color = color * (1 - .92f * smoothstep(.78f, 1.f, depth)) *
                (.65f + .9f * clamp01(.35f + 2.2f * (q.y * .7f + q.x * .35f)));
        color = mix(color, white * .8f, smoothstep(iris - .012f, iris + .014f, r));
        return mix({.002f, .003f, .004f}, color, smoothstep(pupil - px, pupil + .006f, r));
    }
    void margin(Canvas& c, float upper, float lower, float open) const {
        constexpr int n = 46;
        for (int i = 0; i <= n; ++i) {
            const float u = float(i) / n * 2 - 1, x0 = centre.x + u * .44f,
                        x1 = centre.x + std::min(1.f, u + 2.f / n) * .44f;
            const auto up = [&](float x) { return Vec{x, centre.y - lid(x - centre.x, upper, 1)}; };
            const auto low = [&](float x) { return Vec{x, centre.y + lid(x - centre.x, lower, 1)}; };
            const float weight = .011f * (1 - .65f * u * u);
            stroke(c, up(x0), up(x1), weight, weight, hex(0x020b0e), .92f);
            stroke(c, low(x0) + Vec{0, .004f}, low(x1) + Vec{0, .004f}, .006f, .006f, hex(0x6fc0b8), .35f);
            if (i == n) continue;
            for (std::uint32_t k = 0; k < 3; ++k) {  // lashes curl away from the middle
                const float v = u + hash01(std::uint32_t(i), k, 85) * 2.f / n,
                            reach = (.050f + .035f * hash01(std::uint32_t(i), k, 86)) * (1 - .5f * v * v);
                const Vec root = up(centre.x + v * .44f),
                          turn{v * .62f + .1f * (hash01(std::uint32_t(i), k, 87) - .5f), -.78f * (open * 1.5f - .5f)};
                const Vec bend = root + turn * (reach * .6f),
                          tip = root + Vec{turn.x * 1.25f, turn.y * 1.15f - .2f * open} * reach;
                stroke(c, root, bend, .0042f, .003f, hex(0x02090c));
                stroke(c, bend, tip, .003f, .0007f, hex(0x02090c));
            }
            const Vec root = low(centre.x + u * .44f);
            stroke(c, root, root + Vec{u * .018f, .016f + .012f * hash01(std::uint32_t(i), 9, 88)}, .0022f, .0006f,
                   hex(0x02090c), .8f);
        }
    }
    void catchlight(Canvas& c, Vec at, float open) const {
        const float o = smoothstep(.45f, .9f, open);
        if (o <= 0) return;
        const Vec w = at + Vec{-.062f, -.072f};
        for (int i = 0; i < 4; ++i) {  // a window with four panes, bent by the cornea
            const Vec p = w + Vec{float(i % 2) * .036f, float(i / 2) * .040f + float(i % 2) * -.004f};
            polygon(c, {p, p + Vec{.031f, -.003f}, p + Vec{.030f, .033f}, p + Vec{-.002f, .035f}},
                    Rgb{1.5f, 1.9f, 1.9f}, .85f * o);
        }
        glow(c, at + Vec{.09f, .095f}, {.05f, .022f}, hex(0xffb070) * (.30f * o), 2);
    }
    Canvas skin_;
    cv::Mat1f fibre_;
};

}  // namespace

std::unique_ptr<Scene> make_eye(cv::Size size) { return std::make_unique<Eye>(size); }

}  // namespace rhyme::demo
