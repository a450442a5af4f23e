// Before the cut the outgoing picture goes a part of the way to the incoming one's colours, after it the incoming one
// comes back from the outgoing one's: the linear Monge-Kantorovich map between the two distributions of colour (F.
// Pitié and A. Kokaram, "The linear Monge-Kantorovitch linear colour mapping for example-based colour transfer", CVMP
// 2007), regularised, so that no grain or band is torn up.
#include <Eigen/Dense>
#include <algorithm>

#include "core/transitions/bridge.h"

namespace rhyme {

namespace {

constexpr double ridge = 9e-4;                       // variance that every picture is given
constexpr double least_gain = 0.6, most_gain = 1.7;  // of contrast along any direction of colour
constexpr double unseen = 0.008;                     // OKLab: nobody sees so small a step
constexpr double strongest = 0.6;                    // of the whole way, on either side

struct Colours {
    Eigen::Vector3d mean;
    Eigen::Matrix3d spread;
};

Colours measure(const cv::Mat& m) {
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    Eigen::Matrix3d squares = Eigen::Matrix3d::Zero();
    for (int y = 0; y < m.rows; ++y)
        for (int x = 0; x < m.cols; ++x) {
            const cv::Vec3f& p = m.at<cv::Vec3f>(y, x);
            const Eigen::Vector3d v(p[0], p[1], p[2]);
            sum += v, squares += v * v.transpose();
        }
    const double n = static_cast<double>(m.total());
    const Eigen::Vector3d mean = sum / n;
    return {mean, squares / n - mean * mean.transpose() + ridge * Eigen::Matrix3d::Identity()};
}

Eigen::Matrix3d power(const Eigen::Matrix3d& m, double exponent, double low = 1e-9, double high = 1e9) {
    const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solved(m);
    Eigen::Vector3d values = solved.eigenvalues();
    for (double& v : values) v = std::clamp(std::pow(std::max(v, 1e-9), exponent), low, high);
    return solved.eigenvectors() * values.asDiagonal() * solved.eigenvectors().transpose();
}

Lut towards(const Colours& from, const Colours& to) {
    const Eigen::Matrix3d root = power(from.spread, 0.5), back = power(from.spread, -0.5);
    const Eigen::Matrix3d map = power(back * power(root * to.spread * root, 0.5) * back, 1, least_gain, most_gain);
    return graded_cube([&](const cv::Vec3d& c) {
        const Eigen::Vector3d v = to.mean + map * (Eigen::Vector3d(c[0], c[1], c[2]) - from.mean);
        return cv::Vec3d(v[0], v[1], v[2]);
    });
}

class ColourBridge final : public Bridge {
public:
    std::string_view name() const override { return "colour-bridge"; }
    std::string_view text() const override { return "Colour bridge"; }

    Result<EvidencePtr> prepare(const JoinSight& sight) const override {
        const cv::Mat a = colours_of(sight.outgoing), b = colours_of(sight.incoming);
        const double before = mean_difference(a, b);
        if (before < unseen)
            return fail(ErrorCode::NotFound, "both pictures have the same colours already: there is nothing to bridge",
                        {}, "a plain or an aligned cut does");
        const Colours of_a = measure(a), of_b = measure(b);
        auto grades = std::make_shared<Grades>();
        grades->outgoing = towards(of_a, of_b), grades->incoming = towards(of_b, of_a);
        // As weak as halves the difference: the outgoing side does a third of the work, since a viewer has seen its
        // true colours.
        for (double strength = 0.40; strength <= strongest + 1e-9; strength += 0.05) {
            grades->incoming_strength = strength, grades->outgoing_strength = strength / 2;
            if (mean_difference(graded(a, grades->outgoing, strength / 2), graded(b, grades->incoming, strength)) <=
                0.45 * before)
                return EvidencePtr(std::move(grades));
        }
        return fail(ErrorCode::Conflict,
                    "the colours lie too far apart to be bridged without clipping them or turning skin", {},
                    "use a dissolve, or a dip to a colour, instead");
    }
};

}  // namespace

const TransitionKind& colour_bridge() {
    static const ColourBridge kind;
    return kind;
}

}  // namespace rhyme
