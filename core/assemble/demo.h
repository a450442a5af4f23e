// The demo: clips and a song made here, so that everything can be tried without any footage. The scenes hold match cuts
// of every kind: round things in one place, lines to one point, one dance in opposing colours, journeys at one speed,
// two things that swing together.
#pragma once

#include <filesystem>
#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace rhyme {

constexpr int demo_frame_rate = 30;  ///< frames a second of every clip; a beat of the song is 15 frames

struct DemoScene {
    std::string name;  ///< also the clip's file name, with ".mp4"
    int frames = 0;
};
std::vector<DemoScene> demo_scenes();

/// Paints one scene. What it prepares when made is kept; frame() is pure and may be called from several threads.
class DemoPainter {
public:
    /// InvalidArgument when there is no such scene or the size is below 16 or above 4096.
    static Result<DemoPainter> create(const std::string& scene, cv::Size size);
    DemoPainter(DemoPainter&&) noexcept;
    DemoPainter& operator=(DemoPainter&&) noexcept;
    ~DemoPainter();
    /// CV_8UC3, R G B. Always the same for the same scene, size and frame.
    cv::Mat frame(int n) const;

private:
    struct Parts;
    explicit DemoPainter(std::unique_ptr<const Parts> parts);
    std::unique_ptr<const Parts> parts_;
};

/// The song: 48 kHz, interleaved stereo, with the seconds of its beats as composed.
struct DemoSong {
    int sample_rate = 48000;
    double tempo = 120;
    std::vector<float> samples;
    std::vector<double> beats, downbeats;
};
DemoSong demo_song();

struct DemoFiles {
    std::vector<std::filesystem::path> clips;  ///< in the order of demo_scenes(): H.264, without sound
    std::filesystem::path song;                ///< AAC in .m4a
    std::filesystem::path beats_file;          ///< JSON beside the song: {"tempo", "beats", "downbeats"}
    double tempo = 0;
    std::vector<double> beats, downbeats;  ///< seconds of the song
};

struct DemoOptions {
    cv::Size size{1280, 720};  ///< even
    unsigned jobs = 0;         ///< 0: as many as there are cores
};

/// Writes clips/NAME.mp4, song.m4a and song.beats.json into `folder` (made when it is not there). What was there under
/// these names is replaced, each file when it is complete. When cancelled or failed, no half-written file stays;
/// finished ones do.
Result<DemoFiles> make_demo(const std::filesystem::path& folder, const Progress& progress = {}, Cancel cancel = {},
                            const DemoOptions& options = {});

}  // namespace rhyme
