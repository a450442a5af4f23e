#include "core/assemble/demo/figure.h"

#include <opencv2/imgproc.hpp>

namespace rhyme::demo {
namespace {

Vec3 unit(Vec3 v) { return v * (1 / std::max(1e-6f, std::sqrt(dot(v, v)))); }
Vec3 mix(Vec3 a, Vec3 b, float t) { return a * (1 - t) + b * t; }

/// A turned frame: right-handed body axes on the screen (x right, y up, z to the viewer).
struct Frame {
    Vec3 left, up, forward;
    Vec3 out(Vec3 v, int side) const { return left * (side ? v.x : -v.x) + up * v.y + forward * v.z; }
};
Frame facing(float yaw) { return {{std::cos(yaw), 0, -std::sin(yaw)}, {0, 1, 0}, {std::sin(yaw), 0, std::cos(yaw)}}; }
Frame tilted(const Frame& f, float lean, float bend) {
    const Vec3 up1 = f.up * std::cos(lean) + f.left * std::sin(lean),
               left = f.left * std::cos(lean) - f.up * std::sin(lean);
    return {left, up1 * std::cos(bend) + f.forward * std::sin(bend), f.forward * std::cos(bend) - up1 * std::sin(bend)};
}

/// The middle joint of a limb of two bones from a towards b, bent towards `pole`; b is pulled in when out of reach.
Vec3 bend_limb(Vec3 a, Vec3& b, float first, float second, Vec3 pole) {
    Vec3 d = b - a;
    float reach = std::sqrt(dot(d, d));
    const float most = (first + second) * .998f;
    if (reach > most) d = d * (most / reach), b = a + d, reach = most;
    reach = std::max(reach, std::fabs(first - second) + 1e-4f);
    const Vec3 axis = unit(d), side = unit(pole - axis * dot(pole, axis));
    const float along = (first * first - second * second + reach * reach) / (2 * reach);
    return a + axis * along + side * std::sqrt(std::max(0.f, first * first - along * along));
}

struct Joints {
    Vec3 hips, waist, chest, neck, head;
    Frame hip_frame, chest_frame, head_frame;
    std::array<Vec3, 2> shoulder, elbow, wrist, finger, thigh, knee, ankle, toe;
};

constexpr float upper_arm = .168f, forearm = .148f, thigh_bone = .247f, shin_bone = .243f, ankle_height = .038f;

Joints solve(const Pose& p) {
    Joints j;
    j.hip_frame = facing(p.yaw);
    const Frame leaned = tilted(facing(p.yaw + p.twist), p.lean, p.bend);
    j.chest_frame = leaned;
    j.hips = Vec3{p.x, .53f - p.crouch + p.lift, 0} + j.hip_frame.left * p.hip;
    const Vec3 half_up = unit(j.hip_frame.up + leaned.up);
    j.waist = j.hips + half_up * .11f;
    j.chest = j.waist + leaned.up * .15f;
    j.neck = j.chest + leaned.up * .055f;
    j.head_frame = tilted(facing(p.yaw + p.twist + p.turn), p.lean * .5f, p.bend * .55f + p.nod);
    j.head =
        j.neck + unit(leaned.up + j.head_frame.up) * .038f + j.head_frame.up * .058f + j.head_frame.forward * .008f;
    for (int s = 0; s < 2; ++s) {
        const auto i = std::size_t(s);
        const float raised = std::max(0.f, p.hand[i].y);
        j.shoulder[i] = j.chest + leaned.out({.096f - .012f * raised, .018f + .022f * raised, 0}, s);
        j.wrist[i] = j.shoulder[i] + leaned.out(p.hand[i], s) * (upper_arm + forearm);
        j.elbow[i] = bend_limb(j.shoulder[i], j.wrist[i], upper_arm, forearm, leaned.out({.9f, -.7f, -.55f}, s));
        j.finger[i] = j.wrist[i] + unit(unit(j.wrist[i] - j.elbow[i]) + leaned.up * .12f) * .078f;
        j.thigh[i] = j.hips + j.hip_frame.out({.048f, -.005f, 0}, s);
        j.ankle[i] = Vec3{p.x, ankle_height + p.lift, 0} + j.hip_frame.out(p.foot[i], s);
        j.knee[i] = bend_limb(j.thigh[i], j.ankle[i], thigh_bone, shin_bone, j.hip_frame.out({.35f, 0, 1}, s));
        const Vec3 flat = unit(j.hip_frame.out({.32f, 0, 1}, s)) * std::cos(p.toe[i]) + Vec3{0, -std::sin(p.toe[i]), 0};
        j.toe[i] = j.ankle[i] + unit(flat) * .088f + Vec3{0, -.022f * std::cos(p.toe[i]), 0};
    }
    return j;
}

/// Draws parts of a body into a mask; body heights to pixels.
class Tailor {
public:
    Tailor(cv::Mat1b mask, Vec origin, float scale) : mask_(std::move(mask)), origin_(origin), scale_(scale) {}
    Vec at(Vec3 p) const { return {origin_.x + p.x * scale_, origin_.y - p.y * scale_}; }

    /// A limb with the given half widths at equal steps from a to b, round at both ends.
    void limb(Vec3 a, Vec3 b, const std::vector<float>& half) {
        const Vec p = at(a), q = at(b), d = q - p;
        const float len = std::max(1e-3f, length(d));
        const Vec n{-d.y / len, d.x / len};
        std::vector<Vec> outline;
        const auto count = int(half.size());
        for (int i = 0; i < count; ++i)
            outline.push_back(p + d * (float(i) / float(count - 1)) + n * (half[std::size_t(i)] * scale_));
        for (int i = count - 1; i >= 0; --i)
            outline.push_back(p + d * (float(i) / float(count - 1)) - n * (half[std::size_t(i)] * scale_));
        area(outline);
        round(p, half.front()), round(q, half.back());
    }
    void ball(Vec3 centre, float radius) { round(at(centre), radius); }
    void oval(Vec3 centre, Vec3 up, float wide, float tall) {
        const Vec m = at(centre), u = at(centre + up) - m;
        const float angle = std::atan2(u.y, u.x), k = tall * scale_, w = wide * scale_;
        std::vector<Vec> outline;
        for (int i = 0; i < 32; ++i) {
            const Vec q{std::cos(float(i) * pi / 16) * k, std::sin(float(i) * pi / 16) * w};
            outline.push_back(
                m + Vec{q.x * std::cos(angle) - q.y * std::sin(angle), q.x * std::sin(angle) + q.y * std::cos(angle)});
        }
        area(outline);
    }
    void patch(const std::vector<Vec3>& corners) {
        std::vector<Vec> outline;
        for (Vec3 p : corners) outline.push_back(at(p));
        area(outline);
    }
    /// Half of how wide an upright tube with half axes `wide` and `deep` looks across the direction it runs on the
    /// screen.
    static float seen(const Frame& f, float wide, float deep) {
        const float a = wide * f.left.x, b = deep * f.forward.x;
        return std::sqrt(a * a + b * b);
    }

private:
    void round(Vec p, float radius) {
        cv::circle(mask_, fixed(p), int(std::lround(radius * scale_ * 16)), 255, cv::FILLED, cv::LINE_AA, 4);
    }
    void area(const std::vector<Vec>& outline) {
        std::vector<cv::Point> points;
        for (Vec v : outline) points.push_back(fixed(v));
        cv::fillPoly(mask_, std::vector{points}, 255, cv::LINE_AA, 4);
    }
    static cv::Point fixed(Vec p) { return {int(std::lround(p.x * 16)), int(std::lround(p.y * 16))}; }
    cv::Mat1b mask_;
    Vec origin_;
    float scale_;
};

void torso(Tailor& tailor, const Joints& j, const Style& style) {
    struct Slice {
        Vec3 at;
        float wide, deep, share;
    };
    const float k = style.build, shoulder = style.dress ? .090f : .104f;
    const Slice slices[] = {{j.hips + Vec3{0, -.045f, 0}, .068f, .058f, 0},
                            {j.hips, .082f, .068f, 0},
                            {mix(j.hips, j.waist, .55f), .072f, .060f, .3f},
                            {j.waist, style.dress ? .055f : .066f, .050f, .5f},
                            {mix(j.waist, j.chest, .45f), .070f, .058f, .8f},
                            {mix(j.waist, j.chest, .8f), .084f, .064f, 1},
                            {j.chest, shoulder, .052f, 1},
                            {mix(j.chest, j.neck, .55f), .062f, .036f, 1},
                            {j.neck, .026f, .026f, 1}};
    std::vector<Vec3> left, right;
    for (const Slice& s : slices) {
        const Frame f{unit(mix(j.hip_frame.left, j.chest_frame.left, s.share)),
                      {},
                      unit(mix(j.hip_frame.forward, j.chest_frame.forward, s.share))};
        const Vec3 up = unit(mix(j.hip_frame.up, j.chest_frame.up, s.share));
        const float w = Tailor::seen(f, s.wide * k, s.deep * k), len = std::max(.2f, std::hypot(up.x, up.y));
        const Vec3 across{up.y / len, -up.x / len, 0};
        left.push_back(s.at - across * w), right.push_back(s.at + across * w);
    }
    left.insert(left.end(), right.rbegin(), right.rend());
    tailor.patch(left);
}

void limbs(Tailor& tailor, const Joints& j, const Style& style) {
    const float k = style.build;
    for (std::size_t i = 0; i < 2; ++i) {
        tailor.limb(j.shoulder[i], j.elbow[i], {.031f * k, .030f * k, .026f * k, .0215f * k});
        tailor.limb(j.elbow[i], j.wrist[i], {.0215f * k, .0235f * k, .019f * k, .0135f * k});
        tailor.limb(j.wrist[i], mix(j.wrist[i], j.finger[i], .5f), {.0130f, .0165f, .0165f});
        tailor.limb(mix(j.wrist[i], j.finger[i], .5f), j.finger[i], {.0160f, .0120f, .0055f});
        if (style.dress) {
            tailor.limb(j.thigh[i], j.knee[i], {.056f * k, .053f * k, .044f * k, .033f * k});
            tailor.limb(j.knee[i], j.ankle[i], {.033f * k, .0375f * k, .030f * k, .020f * k, .0165f * k});
        } else {  // trousers: wider, a little flared over the shoe
            tailor.limb(j.thigh[i], j.knee[i], {.062f * k, .060f * k, .052f * k, .043f * k});
            tailor.limb(j.knee[i], j.ankle[i], {.043f * k, .042f * k, .037f * k, .034f * k});
        }
        const Vec3 heel = j.ankle[i] - (j.toe[i] - j.ankle[i]) * .30f + Vec3{0, -.012f, 0};
        tailor.limb(heel, j.toe[i], {.016f, .0195f, .016f, .0075f});
        tailor.limb(j.ankle[i], heel, {.017f, .017f});
    }
    tailor.limb(mix(j.chest, j.neck, .6f), j.head, {.027f * k, .024f * k, .024f * k});
}

void head(Tailor& tailor, const Joints& j, const Style& style) {
    const Frame& f = j.head_frame;
    tailor.oval(j.head + f.up * .012f - f.forward * .006f, f.up, Tailor::seen(f, .046f, .056f), .055f);  // skull
    tailor.oval(j.head - f.up * .022f + f.forward * .012f, f.up, Tailor::seen(f, .035f, .038f), .044f);  // jaw
    const Vec3 nose = j.head + f.forward * .059f - f.up * .010f;
    tailor.patch({j.head + f.forward * .044f + f.up * .012f, nose, j.head + f.forward * .042f - f.up * .018f});
    tailor.ball(j.head + f.forward * .044f - f.up * .052f, .010f);  // chin
    if (style.hat) {
        const Vec3 crown = j.head + f.up * .038f, side{f.up.y, -f.up.x, 0};
        tailor.patch({crown - side * .094f, crown - side * .05f + f.up * .014f, crown + side * .05f + f.up * .014f,
                      crown + side * .098f - f.up * .006f, crown + side * .05f - f.up * .004f,
                      crown - side * .05f - f.up * .002f});
        tailor.patch({crown - side * .056f, crown - side * .048f + f.up * .062f, crown + f.up * .056f,
                      crown + side * .046f + f.up * .066f, crown + side * .054f});
    } else if (!style.long_hair) {
        tailor.oval(j.head + f.up * .026f - f.forward * .012f, f.up, Tailor::seen(f, .050f, .058f), .050f);
        tailor.ball(j.head + f.up * .064f + f.forward * .024f + f.left * .016f, .020f);
        tailor.ball(j.head + f.up * .066f - f.left * .014f, .018f);
    } else {
        tailor.oval(j.head + f.up * .020f - f.forward * .010f, f.up, Tailor::seen(f, .051f, .060f), .055f);
        tailor.ball(j.head - f.forward * .038f + f.up * .062f, .029f);  // a bun, with the ends loose
    }
}

/// A chain that hangs from a moving point and follows it late; every link asks where the point was a little earlier.
void trail(Tailor& tailor, const Motion& motion, float t, const std::function<Vec3(const Joints&)>& root, int links,
           float reach, float lag, float thick, float sag) {
    std::vector<Vec3> chain;
    for (int i = 0; i <= links; ++i) {
        const float u = float(i) / float(links);
        const Joints past = solve(motion(t - lag * u));
        const Vec3 wish = root(past) - past.head_frame.forward * (reach * u * (1 - sag)) - Vec3{0, reach * u * sag, 0};
        if (i == 0) {
            chain.push_back(wish);
            continue;
        }
        const Vec3 d = wish - chain.back();
        chain.push_back(chain.back() + unit(d) * (reach / float(links)));
    }
    for (int i = 0; i < links; ++i) {
        const float u = float(i) / float(links), w = thick * (.55f + 1.3f * u * (1 - u) * 1.6f) * (1 - .55f * u * u);
        tailor.limb(chain[std::size_t(i)], chain[std::size_t(i) + 1], {w, w * (1 - .25f * u)});
    }
}

void skirt(Tailor& tailor, const Motion& motion, float t, const Joints& j, float drop, float flare) {
    const Joints late = solve(motion(t - .10f)), later = solve(motion(t - .20f));
    const float spin = std::min(9.f, std::fabs(std::atan2(j.hip_frame.left.z, j.hip_frame.left.x) -
                                               std::atan2(late.hip_frame.left.z, late.hip_frame.left.x)) /
                                         .1f);
    const float whirl = spin > 7 ? 0 : spin * .035f;
    Vec3 hem = j.hips + (late.hips - j.hips) * 1.2f + Vec3{0, -drop * (1 - .35f * whirl), 0};
    hem = hem + (mix(j.knee[0], j.knee[1], .5f) - j.hips) * .22f + Vec3{.0f, .05f, 0};
    float wide = flare * (1 + whirl * 1.6f);
    for (const Vec3& knee : j.knee) wide = std::max(wide, std::fabs(knee.x - hem.x) * .8f + .045f);
    const float sway = (j.hips.x - later.hips.x) * .8f;
    std::vector<Vec3> outline{j.waist + Vec3{-.052f, .01f, 0}, j.hips + Vec3{-.088f, .02f, 0}};
    constexpr int folds = 14;
    for (int i = 0; i <= folds; ++i) {
        const float u = float(i) / folds * 2 - 1,
                    wave = std::cos(u * 8.5f + t * 5) * .012f + std::cos(u * 4 - t * 3) * .012f;
        outline.push_back(hem +
                          Vec3{u * wide - sway * .4f, -.035f * (1 - u * u) + wave + .05f * whirl * (1 - u * u), 0});
    }
    outline.push_back(j.hips + Vec3{.088f, .02f, 0}), outline.push_back(j.waist + Vec3{.052f, .01f, 0});
    tailor.patch(outline);
}

/// A loose shirt: open at the hem, sleeves to the elbow.
void shirt(Tailor& tailor, const Joints& j) {
    const Frame f{unit(j.hip_frame.left + j.chest_frame.left), {}, unit(j.hip_frame.forward + j.chest_frame.forward)};
    const float hem = Tailor::seen(f, .098f, .078f), waist = Tailor::seen(f, .080f, .066f),
                top = Tailor::seen(f, .098f, .058f);
    const Vec3 low = j.hips - (j.waist - j.hips) * .35f;
    tailor.patch({j.chest + Vec3{-top, 0, 0}, j.waist + Vec3{-waist, 0, 0}, low + Vec3{-hem, -.006f, 0},
                  low + Vec3{0, .012f, 0}, low + Vec3{hem, -.012f, 0}, j.waist + Vec3{waist, 0, 0},
                  j.chest + Vec3{top, 0, 0}});
    for (std::size_t i = 0; i < 2; ++i) {
        tailor.limb(j.shoulder[i], mix(j.shoulder[i], j.elbow[i], .8f), {.036f, .038f, .039f, .040f});
        tailor.ball(j.shoulder[i], .036f);
    }
}

void coat(Tailor& tailor, const Motion& motion, float t, const Joints& j) {
    const Joints late = solve(motion(t - .12f));
    const float back = std::min(j.ankle[0].x, j.ankle[1].x), front = std::max(j.knee[0].x, j.knee[1].x),
                flap = .018f * std::sin(t * 4 * pi) + .02f;
    tailor.patch({j.chest + Vec3{-.07f, .01f, 0},
                  j.waist + Vec3{-.072f, 0, 0},
                  j.hips + Vec3{-.088f, 0, 0},
                  {std::min(j.hips.x - .12f, back * .55f + late.hips.x * .45f - .03f), .235f + flap, 0},
                  {j.hips.x - .02f, .215f + flap * .5f, 0},
                  {std::max(j.hips.x + .08f, front + .01f), .25f, 0},
                  j.hips + Vec3{.082f, 0, 0},
                  j.waist + Vec3{.072f, 0, 0},
                  j.chest + Vec3{.066f, .015f, 0}});
    for (const Vec3 s : {j.shoulder[0], j.shoulder[1]}) tailor.ball(s, .038f);
    for (std::size_t i = 0; i < 2; ++i) {
        tailor.limb(j.shoulder[i], j.elbow[i], {.038f, .036f, .033f, .030f});
        tailor.limb(j.elbow[i], j.wrist[i], {.030f, .029f, .028f, .026f});
    }
    tailor.patch({j.neck + Vec3{-.045f, -.03f, 0}, j.neck + Vec3{-.04f, .025f, 0}, j.neck + Vec3{.03f, .01f, 0},
                  j.neck + Vec3{.045f, -.04f, 0}});
}

}  // namespace

Pose mix(const Pose& a, const Pose& b, float t) {
    const auto m = [t](float x, float y) { return x + (y - x) * t; };
    Pose p;
    p.x = m(a.x, b.x), p.lift = m(a.lift, b.lift), p.crouch = m(a.crouch, b.crouch), p.yaw = m(a.yaw, b.yaw);
    p.lean = m(a.lean, b.lean), p.bend = m(a.bend, b.bend), p.twist = m(a.twist, b.twist), p.hip = m(a.hip, b.hip);
    p.turn = m(a.turn, b.turn), p.nod = m(a.nod, b.nod);
    for (std::size_t i = 0; i < 2; ++i) {
        p.hand[i] = mix(a.hand[i], b.hand[i], t), p.foot[i] = mix(a.foot[i], b.foot[i], t),
        p.toe[i] = m(a.toe[i], b.toe[i]);
    }
    return p;
}

Silhouette draw_figure(const Canvas& c, const Motion& motion, float t, const Style& style, Vec feet, float height) {
    const float scale = height * c.unit;
    const Joints j = solve(motion(t));
    const int half = int(scale * .85f), up = int(scale * 1.35f), down = int(scale * .2f);
    Silhouette s;
    s.at = {int(std::floor(feet.x * c.unit + j.hips.x * scale)) - half, int(std::floor(feet.y * c.unit)) - up, 2 * half,
            up + down};
    cv::Mat1b mask(s.at.size(), uchar(0));
    Tailor tailor(mask, {feet.x * c.unit - float(s.at.x), feet.y * c.unit - float(s.at.y)}, scale);
    torso(tailor, j, style), limbs(tailor, j, style), head(tailor, j, style);
    if (!style.dress && !style.coat) shirt(tailor, j);
    if (style.dress) skirt(tailor, motion, t, j, .25f, .135f);
    if (style.coat) coat(tailor, motion, t, j);
    if (style.long_hair)
        trail(
            tailor, motion, t,
            [](const Joints& k) { return k.head - k.head_frame.forward * .055f + k.head_frame.up * .035f; }, 7, .20f,
            .22f, .024f, .62f);
    if (style.scarf)
        trail(
            tailor,
            [&](float u) {
                Pose p = motion(u);
                p.nod += .35f * std::sin(u * 9 + 2);
                return p;
            },
            t, [](const Joints& k) { return k.neck - k.chest_frame.forward * .02f; }, 7, .22f, .4f, .022f, .22f);
    // Rounding the union lets limbs grow out of each other as flesh does.
    cv::Mat1f f;
    mask.convertTo(f, CV_32F, 1 / 255.);
    const float round = std::max(.8f, scale * .0052f), edge = std::min(.45f, .5f / (round * 2.5f));
    cv::GaussianBlur(f, s.cover, {}, round);
    for (int y = 0; y < s.cover.rows; ++y)
        for (int x = 0; x < s.cover.cols; ++x) s.cover(y, x) = clamp01(.5f + (s.cover(y, x) - .5f) / (2 * edge));
    cv::GaussianBlur(f, s.soft, {}, std::max(.8f, scale * .0065f));
    return s;
}

void paint_figure(Canvas& c, const Silhouette& s, const FigureLight& light, float opacity) {
    const cv::Rect r = s.at & cv::Rect(0, 0, c.width, c.height);
    const float far = float(s.at.height) * .0062f, len = std::max(1e-3f, length(light.from));
    const int dx = int(std::lround(light.from.x / len * far)), dy = int(std::lround(light.from.y / len * far));
    for (int y = r.y; y < r.y + r.height; ++y) {
        Rgb* out = c.row(y);
        const int sy = y - s.at.y, ly = std::clamp(sy + dy, 0, s.soft.rows - 1),
                  oy = std::clamp(sy - dy, 0, s.soft.rows - 1);
        const Rgb body = mix(light.top, light.bottom, clamp01(float(sy) / float(s.at.height)));
        for (int x = r.x; x < r.x + r.width; ++x) {
            const int sx = x - s.at.x;
            const float a = s.cover(sy, sx);
            if (a <= 0) continue;
            const float lit = 1 - s.soft(ly, std::clamp(sx + dx, 0, s.soft.cols - 1)),
                        other = 1 - s.soft(oy, std::clamp(sx - dx, 0, s.soft.cols - 1));
            out[x] =
                mix(out[x], body + light.rim * (lit * lit * 1.7f) + light.rim2 * (other * other * 1.2f), a * opacity);
        }
    }
}

void reflect_figure(Canvas& c, const Silhouette& s, float floor, Rgb color, float opacity, float squash) {
    const int line = int(floor * c.unit);
    for (int y = line; y < c.height; ++y) {
        const int sy = line - int(float(y - line) / squash) - s.at.y;
        if (sy < 0 || sy >= s.cover.rows) continue;
        const float fade = opacity * std::exp(-float(y - line) / (.10f * c.unit));
        const int shake = int(1.5f * std::sin(float(y) * .9f));
        Rgb* out = c.row(y);
        for (int x = std::max(0, s.at.x); x < std::min(c.width, s.at.x + s.at.width); ++x) {
            const float a = s.soft(sy, std::clamp(x - s.at.x + shake, 0, s.soft.cols - 1)) * fade;
            if (a > 0) out[x] = mix(out[x], color, a);
        }
    }
}

}  // namespace rhyme::demo
