// How the people of the demo move: a dance of eight poses on eight beats, and a walk, on the flat or up stairs.
#include "core/assemble/demo/figure.h"

namespace rhyme::demo {
namespace {

using Hands = std::array<Vec3, 2>;

/// Poses are held, then left quickly: that is what makes them read as dancing on the beat.
float attack(float u) { return smoothstep(0, .72f, u) * .86f + .14f * u; }

std::array<Pose, 8> choreography() {
    std::array<Pose, 8> p;
    // 0 open, ready
    p[0].hip = .02f, p[0].lean = -.05f, p[0].crouch = .02f;
    p[0].hand = Hands{Vec3{.62f, -.66f, .2f}, Vec3{.62f, -.62f, .2f}};
    p[0].foot = {Vec3{.13f, 0, .02f}, Vec3{.12f, 0, 0}};
    // 1 one arm flies up, the hip answers
    p[1].hip = -.055f, p[1].lean = .20f, p[1].crouch = .035f, p[1].turn = .5f, p[1].nod = -.25f, p[1].x = .02f;
    p[1].hand = Hands{Vec3{.35f, .92f, .1f}, Vec3{.82f, -.45f, -.1f}};
    p[1].foot = {Vec3{.13f, 0, .02f}, Vec3{.22f, .015f, .03f}}, p[1].toe = {0, .45f};
    // 2 both arms high, on the toes
    p[2].lift = .035f, p[2].bend = -.16f, p[2].nod = -.35f, p[2].crouch = -.012f;
    p[2].hand = Hands{Vec3{.55f, .82f, 0}, Vec3{.55f, .82f, 0}};
    p[2].foot = {Vec3{.07f, 0, .02f}, Vec3{.07f, 0, -.01f}}, p[2].toe = {.75f, .75f};
    // 3 folded in
    p[3].crouch = .16f, p[3].bend = .62f, p[3].nod = .5f, p[3].twist = .35f, p[3].yaw = .25f;
    p[3].hand = Hands{Vec3{-.22f, -.15f, .55f}, Vec3{-.15f, .0f, .58f}};
    p[3].foot = {Vec3{.12f, 0, -.04f}, Vec3{.14f, 0, .06f}}, p[3].toe = {.25f, 0};
    // 4 a long lunge, arms in one line
    p[4].x = .06f, p[4].crouch = .15f, p[4].lean = .16f, p[4].turn = .75f, p[4].yaw = .2f, p[4].hip = .05f;
    p[4].hand = Hands{Vec3{.94f, .22f, -.12f}, Vec3{.97f, .18f, .1f}};
    p[4].foot = {Vec3{.40f, 0, -.05f}, Vec3{.25f, 0, .05f}}, p[4].toe = {.15f, 0};
    // 5 arabesque: a leg long behind, arms along the line
    p[5].yaw = 1.35f, p[5].bend = .52f, p[5].nod = -.45f, p[5].x = .05f, p[5].crouch = -.005f;
    p[5].hand = Hands{Vec3{.25f, .55f, .80f}, Vec3{.75f, .25f, -.45f}};
    p[5].foot = {Vec3{.02f, .46f, -.44f}, Vec3{-.02f, 0, .01f}}, p[5].toe = {-.25f, .1f};
    // 6 a turn, one foot at the knee, arms a ring overhead
    p[6].yaw = 2 * pi - .55f, p[6].lift = .035f, p[6].crouch = -.015f, p[6].bend = -.05f, p[6].turn = .4f;
    p[6].hand = Hands{Vec3{.34f, .78f, .2f}, Vec3{.34f, .78f, .2f}};
    p[6].foot = {Vec3{.10f, .25f, .07f}, Vec3{-.03f, 0, 0}}, p[6].toe = {1.25f, .8f};
    // 7 down wide, one arm to the sky
    p[7].yaw = 2 * pi, p[7].crouch = .12f, p[7].lean = -.26f, p[7].turn = -.5f, p[7].nod = -.4f, p[7].bend = -.12f,
    p[7].x = .0f;
    p[7].hand = Hands{Vec3{.80f, -.48f, .15f}, Vec3{.30f, .95f, 0}};
    p[7].foot = {Vec3{.25f, 0, .04f}, Vec3{.27f, 0, .02f}}, p[7].toe = {0, .1f};
    return p;
}

}  // namespace

Pose dance(float beat) {
    const std::array<Pose, 8> poses = choreography();
    const float whole = std::floor(beat);
    const int i = ((int(whole) % 8) + 8) % 8;
    Pose from = poses[std::size_t(i)], to = poses[std::size_t((i + 1) % 8)];
    if (i == 7) to.yaw += 2 * pi;
    const float u = beat - whole;
    Pose p = mix(from, to, attack(u));
    p.crouch += .018f * std::sin(u * pi) * (i == 5 ? 0.f : 1.f) + .006f * std::sin(beat * 2 * pi);
    if (i == 1 || i == 2) p.crouch += .04f * std::sin(u * pi);  // gather before rising
    return p;
}

Pose walk(float step, float stride, float rise) {
    Pose p;
    const float body = step - .55f;  // over foot n in the middle of its stand
    p.yaw = pi / 2 - .12f, p.bend = .07f + rise * .5f, p.nod = -.02f - rise * .4f;
    p.x = 0;
    for (int s = 0; s < 2; ++s) {
        const auto i = std::size_t(s);
        const float cycle = (step - float(s)) / 2, n = 2 * std::floor(cycle) + float(s), u = 2 * fract(cycle);
        float at = n, up = 0, toe = 0;
        if (u < 1.1f) {
            toe = .75f * smoothstep(.6f, 1.1f, u);
            up = .04f * smoothstep(.6f, 1.1f, u);
        } else {
            const float v = (u - 1.1f) / .9f;
            at = n + 2 * (v * v * (3 - 2 * v));
            up = .04f * (1 - v) + (.045f + rise * 1.1f) * std::sin(pi * std::min(1.f, v * 1.05f));
            toe = .85f * (1 - smoothstep(0, .7f, v)) - .22f * smoothstep(.5f, .95f, v) * (rise > 0 ? 0.f : 1.f);
        }
        const float step_up = u < 1.1f ? n : n + 2 * smoothstep(0, .6f, (u - 1.1f) / .9f);
        p.foot[i] = {.035f, (step_up - body) * rise + up, (at - body) * stride};
        p.toe[i] = toe;
        const float swing = std::sin((step - .55f + float(s)) * pi);
        p.hand[i] = {.10f, -.93f + .10f * std::fabs(swing), -.02f + .42f * swing};
    }
    p.crouch = .016f - .014f * std::cos((step - .55f) * 2 * pi) + rise * .25f;
    p.twist = .10f * std::sin((step - .55f) * pi);
    return p;
}

}  // namespace rhyme::demo
