// People: a skeleton in three dimensions posed by where its hands and feet are, dressed, and drawn as a lit silhouette.
#pragma once

#include <array>
#include <functional>

#include "core/assemble/demo/canvas.h"

namespace rhyme::demo {

struct Vec3 {
    float x = 0, y = 0, z = 0;
};
inline Vec3 operator+(Vec3 a, Vec3 b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
inline Vec3 operator-(Vec3 a, Vec3 b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
inline Vec3 operator*(Vec3 a, float k) { return {a.x * k, a.y * k, a.z * k}; }
inline float dot(Vec3 a, Vec3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

/// Lengths in body heights, angles in radians. Sides: [0] the body's right, [1] its left. Body space: x outwards to
/// that side, y up, z forwards.
struct Pose {
    float x = 0, lift = 0;                ///< of the whole body, on the screen
    float crouch = 0;                     ///< how far the hips sink
    float yaw = 0;                        ///< 0 faces the viewer, pi/2 walks to the right of the screen
    float lean = 0, bend = 0, twist = 0;  ///< of the chest: to its left, forwards, round
    float hip = 0;                        ///< hips shifted to the body's left
    float turn = 0, nod = 0;              ///< of the head: to its left, down
    std::array<Vec3, 2> hand{Vec3{.25f, -.9f, .1f},
                             Vec3{.25f, -.9f, .1f}};  ///< from the shoulder, in arm lengths, in chest space
    std::array<Vec3, 2> foot{Vec3{.06f, 0, 0}, Vec3{.06f, 0, 0}};  ///< ankles, from the ground under the body
    std::array<float, 2> toe{0, 0};                                ///< how far the toes point down
};
Pose mix(const Pose& a, const Pose& b, float t);

struct Style {
    float build = 1;     ///< thickness of limbs
    bool dress = false;  ///< else trousers
    bool coat = false;   ///< a long coat
    bool hat = false;
    bool long_hair = false;
    bool scarf = false;
};
/// Pose at a moment; asked also for earlier moments, so that hair and cloth follow late.
using Motion = std::function<Pose(float)>;

struct Silhouette {
    cv::Mat1f cover;  ///< 0..1, with rounded joints
    cv::Mat1f soft;   ///< the same, blurred: for light along the edges
    cv::Rect at;      ///< where on the canvas; may reach outside it
};
/// `feet` is the ground point under the body, `height` that of the body, in picture heights.
Silhouette draw_figure(const Canvas& c, const Motion& motion, float t, const Style& style, Vec feet, float height);

struct FigureLight {
    Rgb top, bottom;  ///< the body itself, shaded from head to feet
    Rgb rim, rim2;    ///< light along the edges that face `from`, and the other edges
    Vec from{1, -.5f};
};
void paint_figure(Canvas& c, const Silhouette& s, const FigureLight& light, float opacity = 1);
/// Mirrored in a floor at y = `floor`, fading with distance; `squash` how long it is.
void reflect_figure(Canvas& c, const Silhouette& s, float floor, Rgb color, float opacity, float squash = .6f);

/// A walk, `step` steps from the start, each `stride` long and `rise` high (body heights), to the right.
Pose walk(float step, float stride, float rise);
/// Eight poses, one a beat, then from the start again.
Pose dance(float beat);

}  // namespace rhyme::demo
