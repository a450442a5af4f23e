// Small films on disk for the tests of this room.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/analysis/analysis.h"
#include "tests/core/analysis/scenes.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme::test {

constexpr std::int64_t film_frames = 18, cut_frame = 7;

inline std::shared_ptr<const Media> film(const std::filesystem::path& path, std::int64_t frames,
                                         std::function<cv::Mat(int)> draw) {
    testing::ClipSpec spec;
    spec.frames = frames;
    spec.draw = [&](int n, cv::Size) { return draw(n); };
    const auto made = testing::make_clip(path, spec);
    EXPECT_TRUE(made) << made.error().message();
    const auto media = open_media(path);
    EXPECT_TRUE(media) << media.error().message();
    return media ? *media : nullptr;
}

inline std::shared_ptr<const Media> film_of_two_shots(const std::filesystem::path& path) {
    return film(path, film_frames, [](int n) {
        return n < cut_frame ? scene(1, n, {192, 108}) : scene(2, 2 * n, {192, 108});
    });
}

/// All of an analysis that cues and shots say, as text.
inline std::vector<std::string> descriptors_of(const MediaAnalysis& analysis) {
    std::vector<std::string> all{std::to_string(analysis.shots.size()), std::to_string(analysis.aspect)};
    for (const Shot& shot : analysis.shots)
        all.push_back(std::to_string(shot.range.start.value) + "-" + std::to_string(shot.range.end().value));
    for (const Moment& moment : analysis.moments) {
        all.push_back(std::to_string(moment.frame.value) + " " + std::to_string(moment.time.num) + "/" +
                      std::to_string(moment.time.den) + " " + std::to_string(moment.shot) +
                      (moment.blank ? " blank" : ""));
        all.emplace_back(reinterpret_cast<const char*>(moment.thumb.data),
                         moment.thumb.total() * moment.thumb.elemSize());
        for (std::size_t i = 0; i < moment.cues.size(); ++i)
            all.push_back(moment.cues[i] ? all_cues()[i]->encode(*moment.cues[i]) : "none");
    }
    return all;
}

}  // namespace rhyme::test
