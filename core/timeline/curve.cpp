#include "core/timeline/curve.h"

#include <algorithm>
#include <cmath>

#include "core/timeline/clip.h"

namespace rhyme {
namespace {

/// A cubic from 0 over a and b to 1.
double cubic(double a, double b, double t) {
    const double r = 1 - t;
    return 3 * r * r * t * a + 3 * r * t * t * b + t * t * t;
}

/// How far the value has gone when a share u of the time has.
double eased(const Keyframe& k, double u) {
    double low = 0, high = 1;  // x grows with t, since both handles' x lie within 0..1
    for (int i = 0; i < 48; ++i) {
        const double middle = (low + high) / 2;
        (cubic(k.x1, k.x2, middle) < u ? low : high) = middle;
    }
    return cubic(k.y1, k.y2, (low + high) / 2);
}

bool sound(double value) { return std::abs(value) <= max_parameter; }  // false for NaN too

}  // namespace

double value_at(const Curve& curve, FrameCount at) {
    if (curve.keys.empty()) return curve.value;
    const auto next = std::upper_bound(curve.keys.begin(), curve.keys.end(), at,
                                       [](FrameCount t, const Keyframe& k) { return t < k.at; });
    if (next == curve.keys.begin()) return next->value;
    const Keyframe& key = *std::prev(next);
    if (next == curve.keys.end() || key.at == at || key.interpolation == Interpolation::Hold) return key.value;
    const double u = static_cast<double>((at - key.at).value) / static_cast<double>((next->at - key.at).value);
    const double share = key.interpolation == Interpolation::Linear ? u : eased(key, u);
    return key.value + (next->value - key.value) * share;
}

double value_at(const Effect& effect, const std::string& parameter, FrameCount at, double otherwise) {
    const auto it = effect.parameters.find(parameter);
    return it == effect.parameters.end() ? otherwise : value_at(it->second, at);
}

std::vector<std::string> validate(const Curve& curve) {
    std::vector<std::string> faults;
    if (!sound(curve.value)) faults.push_back("the value is out of range");
    const Keyframe* last = nullptr;
    for (const Keyframe& k : curve.keys) {
        if (k.at.value < -max_frames || k.at.value > max_frames || !sound(k.value))
            faults.push_back("a keyframe is out of range");
        if (last && k.at <= last->at) faults.push_back("the keyframes are not in order");
        if (!(k.x1 >= 0 && k.x1 <= 1 && k.x2 >= 0 && k.x2 <= 1) || !sound(k.y1) || !sound(k.y2))
            faults.push_back("a keyframe's handles are out of range");
        last = &k;
    }
    return faults;
}

std::vector<std::string> validate(const Effect& effect) {
    std::vector<std::string> faults;
    if (effect.kind.empty()) faults.push_back("it has no kind");
    for (const auto& [name, curve] : effect.parameters)
        for (const std::string& fault : validate(curve)) faults.push_back("parameter \"" + name + "\": " + fault);
    return faults;
}

}  // namespace rhyme
