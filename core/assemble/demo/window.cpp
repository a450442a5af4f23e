// A room at night: a tall window on a city out of focus, a curtain in the draught, and a cat who waits.
#include "core/assemble/demo/scene.h"

namespace rhyme::demo {
namespace {

class Window : public Scene {
public:
    explicit Window(cv::Size) {}
    void paint(Canvas& c, float t) const override {
        const View v{.515f * c.aspect(), .47f, 1 + .035f * t};  // the camera leans in
        room(c, v);
        outside(c, v, t);
        frame(c, v);
        cat(c, v, t);
        curtain(c, v, t, -1);
        curtain(c, v, t, 1);
        for (std::uint32_t i = 0; i < 46; ++i) {  // dust in the light
            const float x = fract(hash01(i, 141) + t * .02f * (hash01(i, 142) - .3f)),
                        y = fract(hash01(i, 143) + t * .025f);
            glow(c, v.at({(x - .5f) * 1.2f, (y - .5f) * 1.1f}), .0016f + .0016f * hash01(i, 144),
                 hex(0x8fc8ff) * (.16f + .14f * std::sin(t * 2 + float(i))), 2);
        }
    }

private:
    struct View {
        float x, y, zoom;
        Vec at(Vec p) const { return {x + p.x * zoom, y + p.y * zoom}; }
        float size(float s) const { return s * zoom; }
    };
    static constexpr float half_w = .30f, half_h = .36f;

    static void room(Canvas& c, const View& v) {
        each(c, [&](Vec p, Rgb& out) {
            const float x = (p.x - v.x) / v.zoom, y = (p.y - v.y) / v.zoom;
            const float dx = std::max(0.f, std::fabs(x) - half_w), dy = std::max(0.f, std::fabs(y) - half_h);
            const float spill = 1 / (1 + 60 * (dx * dx + dy * dy)), lx = x - .95f, ly = y - .25f,
                        lamp = 1 / (1 + 3.2f * (lx * lx + ly * ly));
            out = hex(0x3a1606) * (lamp * lamp * 1.6f) + hex(0x1c3a66) * (spill * .35f) + Rgb{.006f, .004f, .004f};
        });
        for (int k = 0; k < 26; ++k) {  // wallpaper stripes, barely
            const float x = (float(k) - 12.5f) * .085f;
            if (std::fabs(x) < half_w + .03f) continue;
            const Vec a = v.at({x, -.7f}), b = v.at({x, .46f});
            each(c, {a.x - .004f, 0}, {a.x + .004f, b.y},
                 [&](Vec p, Rgb& out) { out = out * (1 + .35f * smoothstep(.004f, 0, std::fabs(p.x - a.x))); });
        }
        const float floor = v.at({0, .50f}).y;
        each(c, {0, floor}, {c.aspect(), 1}, [&](Vec, Rgb& out) { out = out * .55f; });
    }
    static void outside(Canvas& c, const View& v, float t) {
        const Vec a = v.at({-half_w, -half_h}), b = v.at({half_w, half_h});
        const std::vector<Stop> dusk{{a.y, hex(0x0a1f5c)},
                                     {mix(a, b, .5f).y, hex(0x2f6fc4)},
                                     {mix(a, b, .78f).y, hex(0x8fc0e8)},
                                     {b.y, hex(0x2a4a80)}};
        const cv::Rect r = c.box(a, b);
        for (int y = r.y; y < r.y + r.height; ++y) {
            const Rgb color = gradient_at(dusk, c.at(0, y).y) * .8f;
            std::fill_n(c.row(y) + r.x, r.width, color);
        }
        for (std::uint32_t i = 0; i < 24; ++i) {  // roofs without edges: they are far out of focus
            const float x = -half_w + .028f * float(i), top = .20f - .22f * hash01(i, 131) * hash01(i, 132);
            const Vec p = v.at({x, top});
            each(c, {std::max(a.x, p.x - .03f), p.y - .02f}, {std::min(b.x, p.x + .05f), b.y}, [&](Vec q, Rgb& out) {
                out = mix(out, hex(0x0d1c40),
                          .75f * smoothstep(-.02f, .02f, q.y - p.y) * smoothstep(-.03f, -.012f, q.x - p.x) *
                              smoothstep(.05f, .03f, q.x - p.x));
            });
        }
        const Rgb lights[] = {hex(0xff9a3c), hex(0xffd28a), hex(0xff5a3c), hex(0xffb050), hex(0x6ad0ff)};
        for (std::uint32_t i = 0; i < 54; ++i) {
            const float depth = .5f + .5f * hash01(i, 133),
                        x = -half_w + fract(hash01(i, 134) + t * .018f * depth) * 2 * half_w,
                        y = .03f + .31f * std::sqrt(hash01(i, 135));
            const Vec p = v.at({x, y});
            const float radius = v.size(.010f + .016f * depth),
                        shine = (.12f + .5f * hash01(i, 136)) * (.8f + .2f * std::sin(t * 5 + float(i)));
            const Rgb color = lights[i % 5] * shine;
            each(c, {std::max(a.x, p.x - radius), p.y - radius},
                 {std::min(b.x, p.x + radius), std::min(b.y, p.y + radius)}, [&](Vec q, Rgb& out) {
                     const float d = length(q - p), cover = clamp01(.5f + (radius - d) * c.unit * .35f);
                     out = out + color * (cover * (.7f + .5f * smoothstep(radius * .6f, radius, d)));
                 });
        }
    }
    static void frame(Canvas& c, const View& v) {
        const Rgb wood = hex(0x120a08), lit = hex(0x4a78b8);
        const auto bar = [&](Vec a, Vec b, float w) { stroke(c, v.at(a), v.at(b), v.size(w), v.size(w), wood); };
        for (const float x : {-half_w, 0.f, half_w}) bar({x, -half_h}, {x, half_h}, x == 0 ? .022f : .034f);
        for (const float y : {-half_h, -.13f, .11f, half_h})
            bar({-half_w, y}, {half_w, y}, std::fabs(y) > .3f ? .034f : .016f);
        for (const float x : {-half_w + .018f, .0115f})
            stroke(c, v.at({x, -half_h + .02f}), v.at({x, half_h - .02f}), .0025f, .0025f, lit, .55f);
        for (const float y : {-.121f, .119f})
            stroke(c, v.at({-half_w + .02f, y}), v.at({half_w - .02f, y}), .002f, .002f, lit, .45f);
        polygon(c,
                {v.at({-.37f, half_h}), v.at({.37f, half_h}), v.at({.385f, half_h + .045f}),
                 v.at({-.385f, half_h + .045f})},
                hex(0x1c100c));
        stroke(c, v.at({-.365f, half_h + .002f}), v.at({.365f, half_h + .002f}), .0035f, .0035f, lit, .7f);
    }
    static void cat(Canvas& c, const View& v, float t) {
        const Rgb fur = hex(0x07060a);
        const float sill = half_h - .002f, x = .135f, turn = .014f * std::sin(t * 1.6f);
        const auto oval = [&](Vec at, Vec r, Rgb color) {
            const Vec m = v.at(at), s = r * v.zoom;
            fill(
                c, m - s, m + s,
                [&](Vec p) {
                    const Vec q{(p.x - m.x) / s.x, (p.y - m.y) / s.y};
                    return (length(q) - 1) * std::min(s.x, s.y);
                },
                [&](Vec) { return color; });
        };
        Vec tail = v.at({x + .055f, sill - .006f});
        for (int i = 1; i <= 14; ++i) {  // a tail that thinks
            const float u = float(i) / 14, wave = std::sin(t * pi - u * 3) * .045f * u * u;
            const Vec next =
                v.at({x + .055f + .085f * std::sin(u * 1.9f) + wave * .4f, sill - .006f + .11f * u - wave});
            stroke(c, tail, next, v.size(.017f), v.size(.016f), fur);
            tail = next;
        }
        oval({x, sill - .055f}, {.062f, .062f}, fur);
        oval({x - .012f, sill - .10f}, {.044f, .07f}, fur);
        oval({x - .028f, sill - .035f}, {.028f, .045f}, fur);
        const Vec head{x - .024f + turn, sill - .185f};
        oval(head, {.042f, .036f}, fur);
        for (const float s : {-1.f, 1.f}) {
            const float flick = s > 0 ? .008f * pulse(t * .5f + .5f, 12) : 0;
            polygon(c,
                    {v.at(head + Vec{s * .012f, -.028f}), v.at(head + Vec{s * .034f + flick, -.066f}),
                     v.at(head + Vec{s * .042f, -.008f})},
                    fur);
        }
        stroke(c, v.at({x - .052f, sill - .14f}), v.at({x - .052f, sill - .03f}), .003f, .002f, hex(0x4a90e0), .35f);
        stroke(c, v.at(head + Vec{-.040f, -.012f}), v.at(head + Vec{-.036f, .016f}), .003f, .003f, hex(0x5aa0f0), .45f);
    }
    void curtain(Canvas& c, const View& v, float t, float side) const {
        const Vec a = v.at({side * .50f, -.5f}), b = v.at({side * .17f, .46f});
        const cv::Rect r = c.box({std::min(a.x, b.x) - .05f, 0}, {std::max(a.x, b.x) + .05f, b.y + .03f});
        for (int py = r.y; py < r.y + r.height; ++py) {
            const float y = (c.at(0, py).y - v.y) / v.zoom, down = clamp01((y + .5f) / .96f);
            const float sway =
                .016f * down * std::sin(t * 2.1f - y * 5 + side) + .008f * down * std::sin(t * 4.3f + y * 9);
            const float inner = .235f - .045f * down * down + sway + .03f * std::sin(down * 3.1f), outer = .47f + sway,
                        ripple = 1.4f * std::sin(y * 4 + side);
            Rgb* row = c.row(py);
            for (int px = r.x; px < r.x + r.width; ++px) {
                const float x = side * (c.at(px, 0).x - v.x) / v.zoom;
                if (x < inner - .003f || x > outer + .003f) continue;
                float cover = clamp01(.5f + (x - inner) * c.unit) * clamp01(.5f + (outer - x) * c.unit);
                if (y > .44f) cover *= clamp01(.5f + (.455f + .006f * std::sin(x * 90) - y) * c.unit);
                const float fold = .5f + .5f * std::sin((x - sway * 1.5f) * 115 + ripple),
                            behind = smoothstep(.36f, .25f, x);
                const Rgb lit = cloth_ * (.25f + .75f * fold) + night_ * (behind * (.10f + .32f * fold)) +
                                lamp_ * (.10f * fold * fold * (side > 0 ? 1.9f : .5f));
                row[px] = mix(row[px], lit, cover * (.97f - .28f * behind));
            }
        }
    }
    Rgb cloth_ = hex(0x3a120a), night_ = hex(0x6fa8f0), lamp_ = hex(0xff7a30);
};

}  // namespace

std::unique_ptr<Scene> make_window(cv::Size size) { return std::make_unique<Window>(size); }

}  // namespace rhyme::demo
