#include "core/music/song.h"

#include <algorithm>
#include <cmath>

#include "core/music/bar_tracker.h"
#include "core/music/beat_evidence.h"
#include "core/music/sections.h"
#include "core/music/spectrogram.h"

namespace rhyme {
namespace {

/// Attacks are seen a frame after they are heard: the window must reach them.
constexpr double seen_late = 1;

std::vector<double> frames_of(const std::vector<TrackedBeat>& beats) {
    std::vector<double> frames;
    for (const auto& beat : beats) frames.push_back(beat.frame);
    return frames;
}

/// The tracker's frames are 10 ms wide; a line through each beat's neighbours is finer. It may move a beat by a frame,
/// and not across a change of tempo.
std::vector<double> smoothed(const std::vector<double>& frames) {
    constexpr int half = 4;
    std::vector<double> out = frames;
    const int n = int(frames.size());
    for (int i = half; i + half < n; ++i) {
        double slope = 0, mean = 0;
        for (int k = -half; k <= half; ++k) slope += k * frames[std::size_t(i + k)], mean += frames[std::size_t(i + k)];
        slope /= 60;  // the sum of k * k
        mean /= 2 * half + 1;
        double worst = 0;
        for (int k = -half; k <= half; ++k)
            worst = std::max(worst, std::abs(mean + slope * k - frames[std::size_t(i + k)]));
        if (worst <= 1.5)
            out[std::size_t(i)] = std::clamp(mean, frames[std::size_t(i)] - 1, frames[std::size_t(i)] + 1);
    }
    return out;
}

/// Frames in which something is heard: within 50 dB of the song's level.
bool heard_around(const Spectrogram& song, double frame) {
    constexpr int half = 50;
    constexpr float least = 3e-4f;  // the song's level is 0.1
    const int from = std::max(0, int(frame) - half), to = std::min(song.frames(), int(frame) + half);
    for (int t = from; t < to; ++t)
        if (song.level[std::size_t(t)] > least) return true;
    return false;
}

/// How much the evidence of the beats around says for them, squeezed into 0..1.
double confidence_at(const cv::Mat& evidence, const std::vector<TrackedBeat>& beats, std::size_t at) {
    double sum = 0;
    int count = 0;
    for (std::size_t i = at < 8 ? 0 : at - 8; i < std::min(beats.size(), at + 9); ++i) {
        const int t = beats[i].frame;
        float best = 0;
        for (int k = std::max(0, t - 2); k <= std::min(evidence.rows - 1, t + 2); ++k)
            best = std::max({best, evidence.at<float>(k, int(BarPlace::Downbeat)),
                             evidence.at<float>(k, int(BarPlace::Backbeat)),
                             evidence.at<float>(k, int(BarPlace::MiddleBeat))});
        sum += best, ++count;
    }
    return 1 - std::exp(-sum / std::max(1, count) / 2);
}

std::vector<double> find_onsets(const OnsetStrength& strength, const Spectrogram& song) {
    std::vector<double> onsets;
    const int n = int(strength.total.size());
    for (int t = 3; t + 3 < n; ++t) {
        const auto around = strength.total.begin() + t;
        if (strength.total[std::size_t(t)] < 1 || *std::max_element(around - 3, around + 4) != *around) continue;
        if (!heard_around(song, t)) continue;
        const double time = std::max(0., (t - seen_late) / Spectrogram::frames_a_second);
        if (onsets.empty() || time - onsets.back() > 0.03) onsets.push_back(time);
    }
    return onsets;
}

double middle_tempo(const std::vector<Beat>& beats) {
    if (beats.size() < 3) return 0;
    std::vector<double> steps;
    for (std::size_t i = 1; i < beats.size(); ++i) steps.push_back(beats[i].time - beats[i - 1].time);
    std::nth_element(steps.begin(), steps.begin() + std::ptrdiff_t(steps.size() / 2), steps.end());
    return 60 / steps[steps.size() / 2];
}

}  // namespace

Result<Song> analyse_song(std::shared_ptr<const Media> media, Progress progress, Cancel cancel) {
    auto spectrogram = make_spectrogram(media, part_of(progress, 0, 0.7), cancel);
    if (!spectrogram) return fail(spectrogram.error());
    const OnsetStrength onsets = onset_strength(*spectrogram);
    const cv::Mat evidence = beat_evidence(*spectrogram, onsets);
    if (progress) progress({0.8, "finding the beats"});

    // First with bars of any kind, to learn which kind repeats; then with that kind alone.
    BarTrackerOptions options;
    auto tracked = track_bars(evidence, options, cancel);
    options.beats_in_bar = four_rather_than_three(beat_patterns(*spectrogram, frames_of(tracked))) < 0 ? 3 : 4;
    tracked = track_bars(evidence, options, cancel);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", media->info.path.string());

    Song song;
    song.seconds = spectrogram->seconds;
    song.beats_in_bar = options.beats_in_bar;
    const auto frames = smoothed(frames_of(tracked));
    for (std::size_t i = 0; i < tracked.size(); ++i) {
        if (!heard_around(*spectrogram, frames[i])) continue;
        const double time = (frames[i] - seen_late) / Spectrogram::frames_a_second;
        if (time > song.seconds) break;
        song.beats.push_back({std::max(0., time), tracked[i].beat_of_bar, confidence_at(evidence, tracked, i)});
    }
    song.tempo = middle_tempo(song.beats);
    song.onsets = find_onsets(onsets, *spectrogram);
    song.sections = find_sections(*spectrogram, song.beats);
    if (progress) progress({1, "finding the beats"});
    return song;
}

}  // namespace rhyme
