#include "core/music/song.h"

#include <algorithm>
#include <cmath>

#include "core/music/bar_tracker.h"
#include "core/music/beat_evidence.h"
#include "core/music/pulse.h"
#include "core/music/rises.h"
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

/// Speech and noise have something that could be a beat everywhere and plainly is one nowhere.
bool beats_anywhere(const std::vector<Beat>& beats) {
    constexpr double plain = 0.72;
    const auto plainly = std::count_if(beats.begin(), beats.end(), [](const Beat& b) { return b.confidence > plain; });
    return 4 * plainly > std::ptrdiff_t(beats.size());
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

double tempo_of(const std::vector<Beat>& beats) {
    if (beats.size() < 3) return 0;
    std::vector<double> steps;
    for (std::size_t i = 1; i < beats.size(); ++i) steps.push_back(beats[i].time - beats[i - 1].time);
    std::nth_element(steps.begin(), steps.begin() + std::ptrdiff_t(steps.size() / 2), steps.end());
    return 60 / steps[steps.size() / 2];
}

/// All that the beats are looked for in.
struct Heard {
    Spectrogram sound;
    OnsetStrength onsets;
    cv::Mat evidence;
};
Result<Heard> listen(const std::shared_ptr<const Media>& media, const Progress& progress, const Cancel& cancel) {
    auto sound = make_spectrogram(media, part_of(progress, 0, 0.7), cancel);
    if (!sound) return fail(sound.error());
    OnsetStrength onsets = onset_strength(*sound);
    cv::Mat evidence = beat_evidence(*sound, onsets);
    if (progress) progress({0.8, "finding the beats"});
    return Heard{std::move(*sound), std::move(onsets), std::move(evidence)};
}

struct Bars {
    std::vector<TrackedBeat> beats;
    int beats_in_bar = 4, beat_unit = 4;
};

/// Beats of three eighths, two or four in a bar: four only where that explains much more, since then every other bar
/// line of two is none.
Bars compound_bars(const cv::Mat& evidence, BarTrackerOptions options, const Cancel& cancel) {
    options.beats_in_bar = 2;
    const BarTrack two = track_bars(evidence, options, cancel);
    options.beats_in_bar = 4;
    const BarTrack four = track_bars(evidence, options, cancel);
    constexpr double a_beat = 0.15;
    return four.score - two.score > a_beat * double(four.beats.size()) ? Bars{four.beats, 4, 8} : Bars{two.beats, 2, 8};
}

/// Where the kind of bar is not known: first with bars of any kind, to learn which kind repeats, then with that kind
/// alone; then at the pulse that is its beat.
Bars find_bars(const Heard& heard, int from, const cv::Mat& evidence, BarTrackerOptions options, bool tempo_known,
               const Cancel& cancel) {
    const bool free = options.beats_in_bar == 0;
    Bars bars{track_bars(evidence, options, cancel).beats, options.beats_in_bar, 4};
    if (!free) return bars;
    auto frames = frames_of(bars.beats);
    for (double& f : frames) f += from;
    options.beats_in_bar = bars.beats_in_bar = four_rather_than_three(beat_patterns(heard.sound, frames)) < 0 ? 3 : 4;
    bars.beats = track_bars(evidence, options, cancel).beats;
    if (tempo_known) return bars;

    OnsetStrength onsets{heard.onsets.bands.rowRange(from, from + evidence.rows), {}};
    const Pulse pulse = pulse_of(onsets, bars.beats);
    const double tempo = middle_tempo(bars.beats);
    const auto around = [&](double likely) {
        options.likely = likely, options.slowest = likely / 1.25, options.fastest = likely * 1.25;
    };
    switch (pulse) {
        case Pulse::AsHeard:
            return bars;
        case Pulse::Twice:
            return {twice_as_fast(bars.beats), 4, 4};
        case Pulse::Half:
            around(tempo / 2);
            return {track_bars(evidence, options, cancel).beats, 4, 4};
        case Pulse::TwoThirds:
            around(tempo * 2 / 3);
            break;
        case Pulse::ThreeInEveryBeat:
            around(tempo);
            break;
    }
    return compound_bars(evidence, options, cancel);
}

/// The beats of the frames [from, to). Empty when cancelled.
std::vector<Beat> find_beats(const Heard& heard, int from, int to, const BarTrackerOptions& options, bool tempo_known,
                             Bars& bars, const Cancel& cancel) {
    const cv::Mat evidence = heard.evidence.rowRange(from, to);
    bars = find_bars(heard, from, evidence, options, tempo_known, cancel);
    const auto& tracked = bars.beats;
    std::vector<Beat> beats;
    auto frames = smoothed(frames_of(tracked));
    for (double& f : frames) f += from;
    for (std::size_t i = 0; i < tracked.size(); ++i) {
        if (!heard_around(heard.sound, frames[i])) continue;
        const double time = (frames[i] - seen_late) / Spectrogram::frames_a_second;
        if (time > heard.sound.seconds) break;
        beats.push_back({std::max(0., time), tracked[i].beat_of_bar, confidence_at(evidence, tracked, i)});
    }
    return beats;
}

}  // namespace

Result<Song> analyse_song(std::shared_ptr<const Media> media, Progress progress, Cancel cancel) {
    const auto heard = listen(media, progress, cancel);
    if (!heard) return fail(heard.error());
    Bars bars;
    Song song;
    song.seconds = heard->sound.seconds, song.damaged = heard->sound.damaged;
    song.beats = find_beats(*heard, 0, heard->sound.frames(), {}, false, bars, cancel);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", media->info.path.string());
    if (beats_anywhere(song.beats))
        song.beats_in_bar = bars.beats_in_bar, song.beat_unit = bars.beat_unit;
    else
        song.beats.clear();
    song.tempo = tempo_of(song.beats);
    song.onsets = find_onsets(heard->onsets, heard->sound);
    song.sections = find_sections(heard->sound, song.beats);
    song.energy = energy_curve(heard->sound);
    song.rises = find_rises(heard->sound, song.beats);
    if (progress) progress({1, "finding the beats"});
    return song;
}

Result<std::vector<Beat>> hear_beats(std::shared_ptr<const Media> media, const SongQuestion& question,
                                     Progress progress, Cancel cancel) {
    constexpr double around = 6;  // seconds
    if (question.to - question.from < 2)
        return fail(ErrorCode::InvalidArgument, "the stretch is too short to hear beats in", media->info.path.string());
    const auto heard = listen(media, progress, cancel);
    if (!heard) return fail(heard.error());
    const int frames = heard->sound.frames();
    const auto frame = [&](double seconds) {
        return std::clamp(
            int(std::lround(std::clamp(seconds, 0., heard->sound.seconds) * Spectrogram::frames_a_second)), 0, frames);
    };
    if (question.from >= heard->sound.seconds)
        return fail(ErrorCode::InvalidArgument, "the stretch lies behind its end", media->info.path.string());
    BarTrackerOptions options;
    options.beats_in_bar = question.beats_in_bar;
    if (question.tempo > 0)
        options.slowest = question.tempo / 1.2, options.fastest = question.tempo * 1.2, options.likely = question.tempo;
    Bars bars;
    auto beats = find_beats(*heard, frame(question.from - around), frame(question.to + around), options,
                            question.tempo > 0, bars, cancel);
    if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "stopped", media->info.path.string());
    std::erase_if(beats, [&](const Beat& b) { return b.time < question.from || b.time >= question.to; });
    return beats;
}

std::string damage_of(const Song& song) {
    if (song.damaged.empty()) return {};
    const std::int64_t tenths = std::llround(song.damaged.front() * 10);
    const std::string first = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
    // What is damaged for several seconds on end is one place.
    std::size_t places = 1;
    for (std::size_t i = 1; i < song.damaged.size(); ++i) places += song.damaged[i] - song.damaged[i - 1] > 2;
    return places == 1 ? "its sound is damaged at " + first + ": silence is heard there"
                       : "its sound is damaged in " + std::to_string(places) + " places, first at " + first +
                             ": silence is heard there";
}

}  // namespace rhyme
