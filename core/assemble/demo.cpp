#include "core/assemble/demo.h"

#include <atomic>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/assemble/demo/scene.h"
#include "core/assemble/demo/song.h"
#include "core/base/files.h"
#include "core/base/thread_pool.h"
#include "core/media/media_writer.h"

namespace rhyme {
namespace {

std::vector<demo::SceneEntry> entries() {
    std::vector<demo::SceneEntry> all;
    for (const auto family :
         {demo::round_scenes, demo::body_scenes, demo::line_scenes, demo::travel_scenes, demo::swing_scenes})
        for (auto& entry : family()) all.push_back(std::move(entry));
    return all;
}

/// Adds up the steps of several threads and reports them one at a time.
class Steps {
public:
    Steps(Progress progress, std::size_t all) : progress_(std::move(progress)), all_(all) {}
    void done(std::size_t steps, const std::string& what) {
        const std::lock_guard lock(mutex_);
        done_ += steps;
        if (progress_) progress_({double(done_) / double(all_), what});
    }

private:
    std::mutex mutex_;
    Progress progress_;
    std::size_t all_, done_ = 0;
};

constexpr ColorInfo video_color{ColorMatrix::Bt709, ColorRange::Limited, ColorPrimaries::Bt709, ColorTransfer::Bt709,
                                false};

Result<void> write_clip(const DemoScene& scene, const std::filesystem::path& path, cv::Size size, Steps& steps,
                        const Cancel& cancel) {
    const auto painter = DemoPainter::create(scene.name, size);
    if (!painter) return fail(painter.error());
    VideoEncoding video;
    video.width = size.width, video.height = size.height, video.rate = FrameRate{demo_frame_rate, 1},
    video.color = video_color, video.threads = 1;
    auto writer = MediaWriter::create(path, video, std::nullopt);
    if (!writer) return fail(writer.error());
    const auto format = pixel_format(video.pixel_format);
    if (!format) return fail(format.error());
    for (int n = 0; n < scene.frames; ++n) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        const auto frame = from_rgb(painter->frame(n), video_color, *format);
        if (!frame) return fail(frame.error());
        if (auto written = (*writer)->write(*frame); !written) return fail(written.error());
        steps.done(1, "drawing " + scene.name);
    }
    return (*writer)->finish();
}

Result<void> write_song(const DemoSong& song, const std::filesystem::path& path, const Cancel& cancel) {
    AudioEncoding audio;
    audio.sample_rate = song.sample_rate;
    auto writer = MediaWriter::create(path, std::nullopt, audio);
    if (!writer) return fail(writer.error());
    const std::span<const float> all(song.samples);
    const std::size_t second = 2 * std::size_t(song.sample_rate);
    for (std::size_t i = 0; i < all.size(); i += second) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped");
        if (auto written = (*writer)->write(all.subspan(i, std::min(second, all.size() - i))); !written)
            return fail(written.error());
    }
    return (*writer)->finish();
}

Result<void> write_song_files(const DemoFiles& files, Steps& steps, const Cancel& cancel) {
    const DemoSong song = demo_song();
    if (auto written = write_song(song, files.song, cancel); !written) return written;
    const nlohmann::ordered_json beats{{"tempo", song.tempo}, {"beats", song.beats}, {"downbeats", song.downbeats}};
    steps.done(1, "the song");
    return write_file(files.beats_file, beats.dump(1) + "\n");
}

}  // namespace

struct DemoPainter::Parts {
    std::unique_ptr<demo::Scene> scene;
    demo::Finish finish;
    cv::Size size;
};

DemoPainter::DemoPainter(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DemoPainter::DemoPainter(DemoPainter&&) noexcept = default;
DemoPainter& DemoPainter::operator=(DemoPainter&&) noexcept = default;
DemoPainter::~DemoPainter() = default;

Result<DemoPainter> DemoPainter::create(const std::string& scene, cv::Size size) {
    if (std::min(size.width, size.height) < 16 || std::max(size.width, size.height) > 4096)
        return fail(ErrorCode::InvalidArgument, "the demo can't be drawn at this size", {},
                    "choose a side from 16 to 4096 pixels");
    for (const auto& entry : entries())
        if (entry.name == scene)
            return DemoPainter(std::make_unique<const Parts>(
                Parts{entry.make(size), demo::Finish(size, entry.bloom, entry.vignette), size}));
    return fail(ErrorCode::InvalidArgument, "the demo has no scene called \"" + scene + "\"");
}

cv::Mat DemoPainter::frame(int n) const {
    demo::Canvas canvas(parts_->size);
    parts_->scene->paint(canvas, float(n) / float(demo_frame_rate));
    return parts_->finish(canvas, n);
}

std::vector<DemoScene> demo_scenes() {
    std::vector<DemoScene> scenes;
    for (const auto& entry : entries()) scenes.push_back({entry.name, entry.frames});
    return scenes;
}

DemoSong demo_song() {
    demo::Song song = demo::make_song();
    return {song.sample_rate, song.tempo, std::move(song.samples), std::move(song.beats), std::move(song.downbeats)};
}

Result<DemoFiles> make_demo(const std::filesystem::path& folder, const Progress& progress, Cancel cancel,
                            const DemoOptions& options) {
    std::error_code code;
    std::filesystem::create_directories(folder / "clips", code);
    if (code) return fail(write_error(code.value(), folder));
    const std::vector<DemoScene> scenes = demo_scenes();
    DemoFiles files;
    std::size_t frames = 1;
    for (const DemoScene& scene : scenes) {
        files.clips.push_back(folder / "clips" / (scene.name + ".mp4"));
        frames += std::size_t(scene.frames);
    }
    files.song = folder / "song.m4a", files.beats_file = folder / "song.beats.json";
    Steps steps(progress, frames);
    std::vector<Result<void>> results(scenes.size() + 1);
    std::atomic<bool> failed = false;
    parallel_for(results.size(), options.jobs ? options.jobs : ThreadPool::default_threads(), [&](std::size_t i) {
        if (failed) return;
        try {
            results[i] = i == 0 ? write_song_files(files, steps, cancel)
                                : write_clip(scenes[i - 1], files.clips[i - 1], options.size, steps, cancel);
        } catch (const std::exception& e) {
            results[i] =
                fail(ErrorCode::Internal, std::string("the demo could not be made: ") + e.what(), path_text(folder));
        }
        if (!results[i]) failed = true;
    });
    for (const auto& result : results)
        if (!result) return fail(result.error());
    demo::Song song = demo::song_times();
    files.tempo = song.tempo, files.beats = std::move(song.beats), files.downbeats = std::move(song.downbeats);
    return files;
}

}  // namespace rhyme
