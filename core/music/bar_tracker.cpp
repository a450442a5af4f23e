#include "core/music/bar_tracker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace rhyme {
namespace {

constexpr double frames_a_minute = 6000;
constexpr float never = -1e30f;
constexpr int reach = 12;           // frames by which a beat may be longer or shorter than the one before it
constexpr double steadiness = 300;  // exp(-steadiness * |ratio - 1|) weighs a change of tempo from beat to beat

struct Beat {
    BarPlace place;
    int of_bar, in_bar, next;  // next: index of the beat that follows
};

std::vector<Beat> beats_of(int beats_in_bar) {
    using enum BarPlace;
    std::vector<Beat> beats;
    const auto add_bar = [&](std::vector<BarPlace> places) {
        const int first = int(beats.size()), n = int(places.size());
        for (int i = 0; i < n; ++i) beats.push_back({places[std::size_t(i)], i, n, first + (i + 1) % n});
    };
    if (beats_in_bar == 2) add_bar({Downbeat, Backbeat});
    if (beats_in_bar == 0 || beats_in_bar == 4) add_bar({Downbeat, Backbeat, MiddleBeat, Backbeat});
    if (beats_in_bar == 0 || beats_in_bar == 3) add_bar({Downbeat, WaltzBeat, WaltzBeat});
    return beats;
}

/// What a frame `at` frames into a beat of `length` frames is.
BarPlace place_at(int at, int length, const Beat& beat, const Beat& next) {
    if (at <= 2) return beat.place;
    if (length - at <= 2) return next.place;
    struct Slot {
        double share;
        int width;
        BarPlace place;
    };
    constexpr std::array slots{Slot{1. / 2, 2, BarPlace::Half}, Slot{1. / 3, 1, BarPlace::Third},
                               Slot{2. / 3, 1, BarPlace::TwoThirds}, Slot{1. / 4, 1, BarPlace::Quarter},
                               Slot{3. / 4, 1, BarPlace::ThreeQuarters}};
    for (const Slot& slot : slots)
        if (std::abs(at - slot.share * length) <= slot.width + 0.01) return slot.place;
    return BarPlace::Nothing;
}

/// One stretch of frames. A state is (beat of the bar, tempo, frames into the beat). Within a beat the only way is on,
/// so the scores of one beat and tempo lie in a ring that turns by one a frame; a choice is made only where beats meet.
class Stretch {
public:
    Stretch(const cv::Mat& evidence, const BarTrackerOptions& options)
        : evidence_(evidence), options_(options), beats_(beats_of(options.beats_in_bar)) {
        const int shortest = int(std::lround(frames_a_minute / options.fastest));
        const int longest = int(std::lround(frames_a_minute / options.slowest));
        int size = 0;
        for (int length = shortest; length <= longest; length += length < 84 ? 1 : 2) {
            lengths_.push_back(length);
            first_.push_back(size);
            size += length;
        }
        ring_ = size;
        turned_.assign(lengths_.size(), 0);
        score_.resize(beats_.size() * std::size_t(size));
        make_tempo_changes();
        make_places();
        start();
    }

    BarTrack track(const Cancel& cancel) {
        const int frames = evidence_.rows;
        from_tempo_.resize(std::size_t(frames) * states());
        from_beat_.resize(from_tempo_.size());
        for (int t = 0; t < frames; ++t) {
            if (t % 1024 == 0 && cancel.stop_requested()) return {};
            if (t > 0) begin_beats(t);
            add_evidence(t);
        }
        return trace(frames - 1);
    }

private:
    int tempi() const { return int(lengths_.size()); }
    std::size_t states() const { return beats_.size() * lengths_.size(); }
    std::size_t state(int beat, int tempo) const { return std::size_t(beat) * lengths_.size() + std::size_t(tempo); }
    float* ring(int beat, int tempo) {
        return &score_[std::size_t(beat) * std::size_t(ring_) + std::size_t(first_[std::size_t(tempo)])];
    }
    float& at(int beat, int tempo, int position, int t) {
        const int length = lengths_[std::size_t(tempo)];
        return ring(beat, tempo)[((position - t) % length + length) % length];
    }

    void make_tempo_changes() {
        change_.assign(lengths_.size() * (2 * reach + 1), never);
        for (int i = 0; i < tempi(); ++i) {
            double sum = 0;
            const auto weight = [&](int j) {
                return std::exp(-steadiness *
                                std::abs(double(lengths_[std::size_t(j)]) / lengths_[std::size_t(i)] - 1));
            };
            for (int j = 0; j < tempi(); ++j) sum += weight(j);
            for (int j = std::max(0, i - reach); j <= std::min(tempi() - 1, i + reach); ++j)
                change_[std::size_t((i - j + reach) * tempi() + j)] = float(std::log(weight(j) / sum + 1e-30));
        }
    }

    void make_places() {
        places_.resize(states());
        for (int b = 0; b < int(beats_.size()); ++b)
            for (int i = 0; i < tempi(); ++i)
                for (int p = 0; p < lengths_[std::size_t(i)]; ++p) {
                    const Beat& beat = beats_[std::size_t(b)];
                    const auto place = place_at(p, lengths_[std::size_t(i)], beat, beats_[std::size_t(beat.next)]);
                    if (place != BarPlace::Nothing) places_[state(b, i)].push_back({p, int(place)});
                }
    }

    void start() {
        for (int b = 0; b < int(beats_.size()); ++b)
            for (int i = 0; i < tempi(); ++i) {
                // Moderate tempi are likelier: a bell over the octaves around the likely one.
                const double octaves = std::log2(frames_a_minute / lengths_[std::size_t(i)] / options_.likely) / 0.35;
                for (int p = 0; p < lengths_[std::size_t(i)]; ++p) at(b, i, p, 0) = float(-5 * octaves * octaves);
            }
    }

    /// For every tempo the likeliest one before it, `ends` being what those are worth; from `top` it may jump. The
    /// inner loop is over neighbouring tempi, so that the compiler takes several at once.
    void follow_tempo(const float* ends, int top, float* __restrict best, std::int32_t* __restrict from) const {
        const int n = tempi();
        const float jump = ends[top] - float(options_.jump_cost);
        for (int j = 0; j < n; ++j) best[j] = jump, from[j] = top;
        for (int d = -reach; d <= reach; ++d) {
            const float* change = change_.data() + std::ptrdiff_t(d + reach) * n;
            for (int j = 0; j < n; ++j) {
                const float score = ends[j + d] + change[j];
                const bool better = score > best[j];
                best[j] = better ? score : best[j];
                from[j] = better ? j + d : from[j];
            }
        }
    }

    void begin_beats(int t) {
        const int beats = int(beats_.size());
        best_.resize(states());
        best_from_.resize(states());
        ends_.assign(lengths_.size() + 2 * reach, never);
        for (int b = 0; b < beats; ++b) {
            float* ends = ends_.data() + reach;
            int top = 0;
            for (std::size_t i = 0; i < lengths_.size(); ++i) {
                ends[i] = ring(b, int(i))[lengths_[i] - 1 - turned_[i]];
                if (ends[i] > ends[top]) top = int(i);
            }
            follow_tempo(ends, top, best_.data() + state(b, 0), best_from_.data() + state(b, 0));
        }
        for (std::size_t i = 0; i < lengths_.size(); ++i)
            turned_[i] = turned_[i] + 1 == lengths_[i] ? 0 : turned_[i] + 1;
        for (int j = 0; j < tempi(); ++j) {
            const int turned = turned_[std::size_t(j)], first = turned == 0 ? 0 : lengths_[std::size_t(j)] - turned;
            int top = 0;
            for (int b = 1; b < beats; ++b)
                if (best_[state(b, j)] > best_[state(top, j)]) top = b;
            const float jump = best_[state(top, j)] - float(options_.jump_cost);
            for (int b = 0; b < beats; ++b) {
                const int next = beats_[std::size_t(b)].next;
                const bool jumps = jump > best_[state(b, j)];
                const int from = jumps ? top : b;
                ring(next, j)[first] = jumps ? jump : best_[state(b, j)];
                const std::size_t step = std::size_t(t) * states() + state(next, j);
                from_beat_[step] = std::uint8_t(from);
                from_tempo_[step] = std::uint8_t(best_from_[state(from, j)]);
            }
        }
    }

    void add_evidence(int t) {
        const float* row = evidence_.ptr<float>(t);
        std::array<float, bar_places> gain;
        for (int c = 0; c < bar_places; ++c) gain[std::size_t(c)] = float(options_.evidence_weight) * row[c];
        for (int b = 0; b < int(beats_.size()); ++b)
            for (int i = 0; i < tempi(); ++i) {
                const int length = lengths_[std::size_t(i)], turned = turned_[std::size_t(i)];
                float* of_beat = ring(b, i);
                for (const Place& place : places_[state(b, i)]) {
                    const int slot = place.position - turned;
                    of_beat[slot < 0 ? slot + length : slot] += gain[std::size_t(place.what)];
                }
            }
    }

    BarTrack trace(int t) {
        int beat = 0, tempo = 0, position = 0;
        float best = 2 * never;
        for (int b = 0; b < int(beats_.size()); ++b)
            for (int i = 0; i < tempi(); ++i)
                for (int p = 0; p < lengths_[std::size_t(i)]; ++p)
                    if (at(b, i, p, t) > best) best = at(b, i, p, t), beat = b, tempo = i, position = p;
        BarTrack track;
        track.score = double(best);
        auto& found = track.beats;
        for (t -= position; t >= 0; --t, t -= lengths_[std::size_t(tempo)] - 1) {
            found.push_back({t, beats_[std::size_t(beat)].of_bar, beats_[std::size_t(beat)].in_bar});
            if (t == 0) break;
            const std::size_t step = std::size_t(t) * states() + state(beat, tempo);
            beat = from_beat_[step];
            tempo = from_tempo_[step];
        }
        std::reverse(found.begin(), found.end());
        return track;
    }

    struct Place {
        int position, what;
    };
    const cv::Mat& evidence_;
    const BarTrackerOptions& options_;
    std::vector<Beat> beats_;
    std::vector<int> lengths_, first_;  // of a beat, in frames; where its ring begins
    std::vector<int> turned_;           // by how far each ring has turned: the frame, modulo its length
    int ring_ = 0;                      // size of all rings of one beat of the bar
    std::vector<float> score_, best_, ends_;
    std::vector<float> change_;  // by how far the tempo before is, then by tempo
    std::vector<std::vector<Place>> places_;
    std::vector<std::int32_t> best_from_;
    std::vector<std::uint8_t> from_tempo_, from_beat_;
};

}  // namespace

BarTrack track_bars(const cv::Mat& evidence, const BarTrackerOptions& options, Cancel cancel) {
    constexpr int stretch = 60000, overlap = 3000;  // ten minutes, half a minute
    BarTrack track;
    auto& beats = track.beats;
    for (int from = 0; from < evidence.rows; from += stretch - overlap) {
        const int to = std::min(evidence.rows, from + stretch);
        auto [part, score] = Stretch(evidence.rowRange(from, to), options).track(cancel);
        track.score += score;
        if (cancel.stop_requested()) return {};
        for (TrackedBeat& beat : part) beat.frame += from;
        if (from > 0) {
            // Where the two stretches agree on a beat, in the middle of what they share, one takes over.
            const int middle = from + overlap / 2;
            std::erase_if(beats, [&](const TrackedBeat& b) { return b.frame >= middle; });
            const int last = beats.empty() ? 0 : beats.back().frame;
            std::erase_if(part, [&](const TrackedBeat& b) { return b.frame < middle || b.frame < last + 20; });
        }
        beats.insert(beats.end(), part.begin(), part.end());
        if (to == evidence.rows) break;
    }
    return track;
}

}  // namespace rhyme
