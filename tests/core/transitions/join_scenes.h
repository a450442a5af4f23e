// Drawn joins for the tests of transitions.
#pragma once

#include <map>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string>

#include "core/transitions/join_sight.h"

namespace rhyme::testing {

inline const cv::Size scene_size(320, 180);

/// A textured ground with one thing on it.
struct Scene {
    cv::Scalar ground{70, 90, 80}, thing{220, 170, 60};
    cv::Point2f centre{160, 90};
    cv::Size2f size{90, 60};
    float angle = 0;
    cv::Point shift{0, 0};  ///< of the ground
    bool empty = false;

    cv::Mat draw() const {
        cv::Mat noise(scene_size + cv::Size(160, 160), CV_8UC3), rgb(scene_size, CV_8UC3, ground);
        cv::RNG(5).fill(noise, cv::RNG::UNIFORM, 0, 40);
        cv::GaussianBlur(noise, noise, {0, 0}, 2);
        rgb += noise(cv::Rect(cv::Point(80, 80) - shift, scene_size));
        if (!empty) cv::ellipse(rgb, cv::RotatedRect(centre, size, angle), thing, cv::FILLED, cv::LINE_AA);
        return rgb;
    }
};

/// Both sides of a join, with what comes before A and after B when given.
class Join {
public:
    Join(const cv::Mat& a, const cv::Mat& b, const cv::Mat& before = {}, const cv::Mat& after = {})
        : outgoing_(pixels(a, before, true)), incoming_(pixels(b, after, false)), a_(a), b_(b) {}
    Join(const Scene& a, const Scene& b) : Join(a.draw(), b.draw()) {}

    JoinSight sight() const { return {outgoing_, incoming_, FrameRate(25, 1), in, out, &parameters}; }
    Result<EvidencePtr> prepared(std::string_view kind) const { return find_transition(kind)->prepare(sight()); }
    /// One frame, 16 bit.
    cv::Mat drawn(std::string_view kind, const EvidencePtr& evidence, std::int64_t at) const {
        cv::Mat a, b;
        a_.convertTo(a, CV_16U, 257), b_.convertTo(b, CV_16U, 257);
        TransitionFrame f{a, b, FrameCount(at), in, out, &parameters, evidence.get()};
        return find_transition(kind)->draw(f);
    }

    FrameCount in{12}, out{12};
    std::map<std::string, double> parameters;

private:
    static MomentPixels pixels(const cv::Mat& rgb, const cv::Mat& beside, bool before) {
        MomentPixels p{rgb.clone(), {}, {}, {}};
        if (beside.empty()) return p;
        MomentPixels::Neighbour n;
        cv::cvtColor(beside, n.gray, cv::COLOR_RGB2GRAY);
        n.seconds = 0.08;
        (before ? p.before : p.after) = n;
        return p;
    }
    Observation outgoing_, incoming_;
    cv::Mat a_, b_;
};

}  // namespace rhyme::testing
