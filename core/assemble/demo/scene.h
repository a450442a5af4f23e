// A scene of the demo: what never changes is painted once when it is made, what moves is painted for each moment.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/assemble/demo/canvas.h"

namespace rhyme::demo {

constexpr int frames_per_second = 30;
constexpr float beats_per_second = 2;  ///< 120 a minute, as the song has it

class Scene {
public:
    virtual ~Scene() = default;
    /// Paints the moment `t` (seconds from the clip's start) over the whole canvas. Pure; safe from several threads.
    virtual void paint(Canvas& c, float t) const = 0;
};

struct SceneEntry {
    std::string name;
    int frames;
    std::unique_ptr<Scene> (*make)(cv::Size size);
    float bloom = .5f, vignette = .34f;
};

template <class S>
std::unique_ptr<Scene> make_scene(cv::Size size) {
    return std::make_unique<S>(size);
}

// One list a family; demo.cpp joins them.
std::vector<SceneEntry> round_scenes();   ///< moon, clock, record, wheel, eye
std::vector<SceneEntry> line_scenes();    ///< road, rails, window, stairs
std::vector<SceneEntry> travel_scenes();  ///< skyline, hills with a train
std::vector<SceneEntry> swing_scenes();   ///< lantern, pendulum
std::vector<SceneEntry> body_scenes();    ///< dancers, walker

}  // namespace rhyme::demo
