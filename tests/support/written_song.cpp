#include "tests/support/written_song.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <stdexcept>

#include "core/assemble/demo/synth.h"

namespace rhyme::testing {
namespace {

/// What sounds on the steps of a bar: '.' nothing, 'o' softly, 'x', 'X' loudly.
struct Groove {
    const char *kick, *snare, *hat, *bass, *pluck;
};
struct PartPlan {
    char label;
    int bars;
    int fullness;  // 0: chords; 1: and plucks; 2: and drums and bass; 3: everything
};
struct Style {
    const char* name;
    double bpm;
    int beats_in_bar, beat_unit;
    double swing;  // where the second eighth of a beat lies; 0.5: straight
    Groove groove, full;
    std::vector<PartPlan> form;
    double (*tempo)(double bpm, int part, int bar_of_song, double bar_of_part);  // null: always bpm
    double chords;                                                               // loudness of held chords
};

const std::vector<PartPlan> pop{{'I', 4, 1}, {'A', 8, 2}, {'B', 8, 3}, {'A', 8, 2},
                                {'B', 8, 3}, {'C', 8, 1}, {'B', 8, 3}, {'O', 4, 0}};
const std::vector<PartPlan> short_pop{{'I', 4, 1}, {'A', 8, 2}, {'B', 8, 3}, {'A', 8, 2}, {'C', 4, 1}, {'B', 8, 3}};
const std::vector<PartPlan> long_pop{{'I', 8, 1},  {'A', 16, 2}, {'B', 16, 3}, {'A', 16, 2},
                                     {'B', 16, 3}, {'C', 8, 1},  {'B', 16, 3}, {'O', 4, 0}};

const std::vector<Style>& styles() {
    static const std::vector<Style> all{
        {"ballad-6-8",
         56,
         2,
         8,
         .5,
         {"x.....", "...x..", "xoxxox", "X..x..", "xoxoxo"},
         {"x....o", "...X..", "xoxxox", "X.ox.o", "xxxxxx"},
         short_pop,
         nullptr,
         .5},
        {"jig-6-8",
         116,
         2,
         8,
         .5,
         {"x.....", "...x..", "xoxxox", "X..x..", "xoxxoo"},
         {"x..x..", "...X..", "xoxxox", "X..X.x", "xxxxxx"},
         pop,
         nullptr,
         .2},
        {"rock-180",
         180,
         4,
         4,
         .5,
         {"x...x...", "..x...x.", "xoxoxoxo", "xxxxxxxx", "x.x.x.x."},
         {"x..xx...", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         long_pop,
         nullptr,
         .3},
        {"punk-208",
         208,
         4,
         4,
         .5,
         {"x...x...", "..x...x.", "x.x.x.x.", "xxxxxxxx", "x...x..."},
         {"x..xx..x", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         long_pop,
         nullptr,
         .3},
        {"drum-and-bass-174",
         174,
         4,
         4,
         .5,
         {"x....x..", "..x...x.", "xoxoxoxo", "X....x..", "x..x..x."},
         {"x....x..", "..X...X.", "xxxxxxxx", "X..x.X..", "x..x..x."},
         long_pop,
         nullptr,
         .5},
        {"swing-164",
         164,
         4,
         4,
         .66,
         {"o...o...", "..o...o.", "x.xox.xo", "x.x.x.x.", "x..x...."},
         {"x...o...", "..x...x.", "x.xox.xo", "x.x.x.x.", "x..x..x."},
         long_pop,
         nullptr,
         .2},
        {"slow-shuffle-12-8",
         62,
         4,
         8,
         .5,
         {"x.....x....o", "...x.....x..", "xoxxoxxoxxox", "x..x..x..x..", "x..o..x..o.."},
         {"x....xx.....", "...X.....X..", "xoxxoxxoxxox", "x.xx..x.xx.x", "x.xx.xx.xx.x"},
         short_pop,
         nullptr,
         .4},
        {"soul-68",
         68,
         4,
         4,
         .5,
         {"x..........o..x.", "....x.......x...", "x.x.x.x.x.x.x.x.", "X.....x...x.....", "x...o...x...o..."},
         {"x..x......x...x.", "....X.......X..o", "xoxoxoxoxoxoxoxo", "X..x..x...x..x..", "x.x.x.x.x.x.x.x."},
         short_pop,
         nullptr,
         .4},
        {"pop-104",
         104,
         4,
         4,
         .5,
         {"x.....x.x.......", "....x.......x...", "x.x.x.x.x.x.x.x.", "x.....x.x.......", "x..x..x.x..x..x."},
         {"x...x...x...x...", "....X.......X...", "..x...x...x...x.", "X.xx..x.X.x...x.", "x.x.x.x.x.x.x.x."},
         pop,
         nullptr,
         .4},
        {"tempo-change-96-144",
         96,
         4,
         4,
         .5,
         {"x...x.x.", "..x...x.", "xxxxxxxx", "x..xx.x.", "x..x..x."},
         {"x.x.x.x.", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         pop,
         [](double bpm, int part, int, double) { return part == 2 || part == 4 || part == 6 ? 1.5 * bpm : bpm; },
         .3},
        {"accelerando-84-150",
         84,
         4,
         4,
         .5,
         {"x...x...", "..x...x.", "xxxxxxxx", "x.x.x.x.", "x..x..x."},
         {"x.x.x.x.", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         pop,
         [](double bpm, int, int bar, double) { return bpm + (150 - bpm) * std::min(1., bar / 44.); },
         .3},
        {"rubato-intro-120",
         120,
         4,
         4,
         .5,
         {"x...x...", "..x...x.", "xoxoxoxo", "x..xx..x", "x.x.x.x."},
         {"x...x.x.", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         pop,
         [](double bpm, int part, int, double bar) {
             return part == 0 ? 68 + 9 * std::sin(2.1 * bar) - (bar > 3 ? 14 : 0) : bpm;
         },
         .4},
        {"waltz-strings-92",
         92,
         3,
         4,
         .5,
         {"......", "......", "......", "x.....", "x.x.x."},
         {"x.....", "..o.o.", "x.x.x.", "x.....", "xxxxxx"},
         pop,
         nullptr,
         .8},
        {"piano-ballad-74",
         74,
         4,
         4,
         .5,
         {"........", "........", "........", "x.......", "xoxoxoxo"},
         {"x.......", "....x...", "x.x.x.x.", "x...x...", "xxxxxxxx"},
         short_pop,
         nullptr,
         .3},
        {"house-126",
         126,
         4,
         4,
         .5,
         {"x.x.x.x.", "..o...o.", ".x.x.x.x", ".x.x.x.x", "x..x..x."},
         {"X.X.X.X.", "..x...x.", ".X.X.X.X", ".x.x.xxx", "x..x..x."},
         long_pop,
         nullptr,
         .4},
        {"human-rock-112",
         112,
         4,
         4,
         .5,
         {"x..xx...", "..x...x.", "xxxxxxxx", "x..xx..x", "x.x.x.x."},
         {"x..xx..x", "..X...X.", "xxxxxxxx", "XxxxXxxx", "xxxxxxxx"},
         pop,
         [](double bpm, int, int bar, double) {
             return bpm * (1 + .025 * std::sin(.37 * bar) + .012 * std::sin(1.7 * bar));
         },
         .3},
    };
    return all;
}

struct Chord {
    int root;
    std::array<int, 3> notes;
};
/// `turn`: each part begins elsewhere in its chords.
Chord chord_of(char label, int bar, std::uint64_t turn) {
    constexpr Chord am{33, {57, 60, 64}}, f{29, {57, 60, 65}}, c{36, {55, 60, 64}}, g{31, {55, 59, 62}},
        dm{38, {57, 62, 65}}, em{28, {55, 59, 64}}, bb{34, {58, 62, 65}};
    constexpr std::array<Chord, 4> a{am, f, c, g}, b{f, g, am, c}, bridge{dm, em, bb, g}, other{am, em, f, dm};
    const auto& chords = label == 'A' ? a : label == 'B' ? b : label == 'C' ? bridge : other;
    return chords[(std::size_t(bar) + turn) % 4];
}

/// Another form of about the same length: other parts in another order, some of half the bars.
std::vector<PartPlan> other_form(const std::vector<PartPlan>& form, std::uint64_t seed) {
    static const std::array<const char*, 4> orders{"IABABCB", "IBACAB", "ABCAB", "IACBABO"};
    std::vector<PartPlan> out;
    for (const char* label = orders[seed % orders.size()]; *label; ++label) {
        const auto like = std::find_if(form.begin(), form.end(), [&](const PartPlan& p) { return p.label == *label; });
        PartPlan part = like != form.end() ? *like : PartPlan{*label, 4, 0};
        if ((seed / 4 + out.size()) % 3 == 0 && part.bars >= 8) part.bars /= 2;
        out.push_back(part);
    }
    return out;
}

/// Where the beats lie: the time of any place of the song.
class Times {
public:
    void add(double bpm) { beats_.push_back(next_), last_ = 60 / bpm, next_ += last_; }
    void begin(double seconds) { next_ = seconds; }
    double operator()(double beat) const {
        const auto i = std::size_t(std::clamp(beat, 0., double(beats_.size() - 1)));
        const double to = i + 1 < beats_.size() ? beats_[i + 1] : next_;
        return beats_[i] + (beat - double(i)) * (to - beats_[i]);
    }
    const std::vector<double>& beats() const { return beats_; }
    double end() const { return next_; }

private:
    std::vector<double> beats_;
    double next_ = 0, last_ = 0;
};

class Writer {
public:
    Writer(const Style& style, std::vector<PartPlan> form, unsigned seed)
        : style_(style),
          form_(std::move(form)),
          seed_(seed),
          higher_(int(seed * 5 % 9) - (seed ? 4 : 0)),
          faster_(seed ? 1 + 0.08 * chance(seed) : 1) {
        times_.begin(0.7);
        int bar = 0;
        for (std::size_t p = 0; p < form_.size(); ++p)
            for (int b = 0; b < form_[p].bars; ++b, ++bar)
                for (int beat = 0; beat < style.beats_in_bar; ++beat)
                    times_.add(faster_ *
                               (style.tempo ? style.tempo(style.bpm, int(p), bar, b + double(beat) / style.beats_in_bar)
                                            : style.bpm));
    }

    WrittenSong write() {
        const auto length = std::size_t((times_.end() + 1.5) * demo::song_rate);
        demo::Bus dry(length), room(length);
        int bar = 0;
        for (std::size_t p = 0; p < form_.size(); ++p)
            for (int b = 0; b < form_[p].bars; ++b, ++bar) write_bar(dry, room, form_[p], bar, b);
        dry.mix_in(demo::reverb(room, 1.4f), .5f);
        demo::master(dry, 0.5f, 0.9f);
        WrittenSong song;
        for (std::size_t i = 0; i < length; ++i)
            song.samples.push_back(dry.left[i]), song.samples.push_back(dry.right[i]);
        song.beats = times_.beats();
        for (std::size_t i = 0; i < song.beats.size(); i += std::size_t(style_.beats_in_bar))
            song.downbeats.push_back(song.beats[i]);
        int at = 0;
        for (const PartPlan& part : form_) {
            const int end = at + part.bars * style_.beats_in_bar;
            song.parts.push_back({at ? times_(at) : 0, end < int(song.beats.size()) ? times_(end) : song.seconds(),
                                  std::string(1, part.label)});
            at = end;
        }
        song.beats_in_bar = style_.beats_in_bar, song.beat_unit = style_.beat_unit;
        return song;
    }

private:
    /// -1..1, by what is asked.
    double chance(std::uint64_t x) const {
        x = (x + 77 + 100'003ull * seed_) * 0x9E3779B97F4A7C15ull, x ^= x >> 31, x *= 0xBF58476D1CE4E5B9ull,
        x ^= x >> 29;
        return double(x >> 11) / double(1ull << 52) - 1;
    }
    /// The sample of a step of a bar; players are a few milliseconds off.
    std::size_t at(int bar, int step, int steps, std::uint64_t player) const {
        double in_bar = double(step) / steps * style_.beats_in_bar;
        const double whole = std::floor(in_bar), part = in_bar - whole;
        if (style_.swing != .5 && std::abs(part - .5) < 1e-6) in_bar = whole + style_.swing;
        const double off = 0.004 * chance(std::uint64_t(bar * 64 + step) * 8 + player);
        return std::size_t(std::max(0., times_(bar * style_.beats_in_bar + in_bar) + off) * demo::song_rate);
    }
    static float gain_of(char c) { return c == 'X' ? 1.f : c == 'x' ? .75f : c == 'o' ? .4f : 0.f; }

    template <class Play>
    void steps(const char* pattern, int bar, std::uint64_t player, Play play) {
        const int n = int(std::char_traits<char>::length(pattern));
        for (int s = 0; s < n; ++s)
            if (const float gain = gain_of(pattern[s]); gain > 0)
                play(at(bar, s, n, player),
                     gain * float(1 + .12 * chance(std::uint64_t(bar * 64 + s) * 8 + player + 4)), s);
    }

    void write_bar(demo::Bus& dry, demo::Bus& room, const PartPlan& part, int bar, int bar_of_part) {
        Chord chord = chord_of(part.label, bar_of_part, seed_ / 2);
        chord.root += higher_;
        for (int& note : chord.notes) note += higher_;
        const Groove& groove = part.fullness == 3 ? style_.full : style_.groove;
        const std::size_t start = at(bar, 0, 1, 9), length = std::size_t((times_((bar + 1) * style_.beats_in_bar) -
                                                                          times_(bar * style_.beats_in_bar)) *
                                                                         demo::song_rate);
        const float bright = part.fullness == 3 ? 3500.f : 1400.f;
        for (const int note : chord.notes)
            demo::pad(room, start, length, note, float(style_.chords) * (part.fullness == 3 ? .16f : .11f), 500, bright,
                      .06f);
        if (part.fullness >= 1)
            steps(groove.pluck, bar, 0, [&](std::size_t t, float gain, int s) {
                const int note = chord.notes[std::size_t(s) % 3] + (part.label == 'C' ? 12 : 0);
                demo::pluck(dry, t, note, .3f * gain, s % 2 ? .3f : -.3f, part.fullness == 3 ? 5000.f : 2500.f);
            });
        if (part.fullness < 2) return;
        steps(groove.kick, bar, 1, [&](std::size_t t, float gain, int) { demo::kick(dry, t, .8f * gain); });
        steps(groove.snare, bar, 2, [&](std::size_t t, float gain, int) {
            demo::snare(dry, t, .7f * gain), demo::snare(room, t, .2f * gain);
        });
        steps(groove.hat, bar, 3, [&](std::size_t t, float gain, int) { demo::hat(dry, t, .3f * gain, .03f, .2f); });
        steps(groove.bass, bar, 5, [&](std::size_t t, float gain, int s) {
            const bool walks = style_.swing != .5;
            demo::bass(dry, t, std::size_t(.3 * demo::song_rate),
                       chord.root + (walks ? std::array{0, 4, 7, 9}[std::size_t(s / 2) % 4] : 0), .45f * gain, .5f);
        });
        if (part.fullness == 3) {
            if (bar_of_part % 8 == 0) demo::crash(dry, start, .3f);
            const int note = chord.notes[std::size_t(bar) % 3] + 12;
            demo::lead(room, start, length / 2, note, note, .22f);
            demo::lead(room, at(bar, 1, 2, 6), length / 2, note, chord.notes[std::size_t(bar + 1) % 3] + 12, .22f);
        }
        if (bar_of_part == part.bars - 1)  // a fill before what is new
            for (int i = 0; i < 4; ++i)
                demo::tom(dry, at(bar, 12 + i, 16, 7), .4f, 190.f - 30.f * float(i), -.4f + .25f * float(i));
    }

    const Style& style_;
    std::vector<PartPlan> form_;
    std::uint64_t seed_;
    int higher_;     // semitones
    double faster_;  // times the style's tempo
    Times times_;
};

}  // namespace

std::vector<std::string> written_songs() {
    std::vector<std::string> names;
    for (const Style& style : styles()) names.push_back(style.name);
    return names;
}

WrittenSong write_song(const std::string& name, bool shortened, unsigned seed) {
    for (const Style& style : styles()) {
        if (name != style.name) continue;
        auto form = shortened ? std::vector<PartPlan>{{'A', 8, 2}, {'B', 8, 3}} : style.form;
        return Writer(style, seed ? other_form(form, seed) : std::move(form), seed).write();
    }
    throw std::invalid_argument("no song is called " + name);
}

}  // namespace rhyme::testing
