// From footage to film in one sitting, by keys and mouse only.
#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/media/media.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"
#include "tests/ui/support/minute_script.h"

namespace rhyme::ui {
namespace {

constexpr int seconds = 14, films = 5, song_seconds = 60;

/// A disc that goes its way over stripes: each film in colours and at a size of its own.
cv::Mat scene(int film, int n, cv::Size size) {
    static const cv::Scalar grounds[] = {{120, 40, 30}, {20, 50, 100}, {30, 90, 40}, {90, 80, 20}, {60, 30, 90}};
    cv::Mat picture(size, CV_8UC3, grounds[film]);
    const bool second = n > seconds * 25 / 2;  // two shots a film
    if (second) picture = cv::Scalar::all(255) - picture;
    for (int x = film % 2 ? 30 : 0; x < size.width; x += 60)
        cv::line(picture, {x, 0}, {second ? x : x + 70, size.height}, {70, 70, 70}, 4, cv::LINE_AA);
    const cv::Point centre(size.width / 2 + (film % 3 - 1) * 20 + n % 175 / 6, size.height / 2 - film * 3);
    cv::circle(picture, centre, (second ? 24 : 30) + film * 3, {250, 180, 90}, cv::FILLED, cv::LINE_AA);
    return picture;
}

/// Two clicks a second, the first of four low and loud.
float click(std::int64_t sample) {
    const double t = static_cast<double>(sample) / 48000, beat = t * 2, since = (beat - std::floor(beat)) / 2;
    const bool down = static_cast<int>(beat) % 4 == 0;
    const double tone = std::sin(2 * M_PI * (down ? 90 : 400) * since) + 0.3 * std::sin(2 * M_PI * 2000 * since);
    return static_cast<float>((down ? 0.7 : 0.4) * tone * std::exp(-since * 30));
}

TEST(OneMinute, IsCutByKeysAndMouseAlone) {
    const rhyme::testing::TempFolder folder;
    testing::MinuteWork work;
    work.folder = folder.path();
    work.patience_ms = 240000;
    for (int film = 0; film < films; ++film) {
        rhyme::testing::ClipSpec spec;
        spec.frames = seconds * 25;
        spec.width = 192, spec.height = 108;
        spec.draw = [film](int n, cv::Size size) { return scene(film, n, size); };
        work.films.push_back(folder / ("film-" + std::to_string(film) + ".mp4"));
        ASSERT_TRUE(rhyme::testing::make_clip(work.films.back(), spec));
    }
    work.song = folder / "song.wav";
    rhyme::testing::write_wav(work.song, 48000, 2, 3, 48000 * song_seconds,
                              [](std::int64_t sample, int) { return click(sample); });
    const testing::MinuteReport report = testing::cut_one_minute(work);
    for (const std::string& problem : report.problems) ADD_FAILURE() << problem;
    // How long depends on the machine: told, not judged.
    std::printf("the window did not answer for over 100 ms %zu times\n", report.blocks.size());
    for (const auto& block : report.blocks)
        std::printf("the window did not answer for %lld ms, %lld of them at work: %s\n",
                    static_cast<long long>(block.length.count()), static_cast<long long>(block.busy.count()),
                    block.place.c_str());
    const auto made = open_media(report.film);
    ASSERT_TRUE(made) << made.error().message();
    EXPECT_EQ((*made)->index->size(), report.length);
    EXPECT_GE((*made)->info.duration.seconds(), 55);
    ASSERT_TRUE((*made)->info.audio);
}

}  // namespace
}  // namespace rhyme::ui
