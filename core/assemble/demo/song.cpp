#include "core/assemble/demo/song.h"

#include <array>

#include "core/assemble/demo/synth.h"

namespace rhyme::demo {
namespace {

// 18 bars: 0-1 intro, 2-5 verse, 6-7 build, 8-15 chorus, 16-17 end.
constexpr int bars = 18, verse = 2, build = 6, chorus = 8, ending = 16;
constexpr std::size_t beat = song_rate / 2, bar = 4 * beat, sixteenth = beat / 4, tail = song_rate * 3 / 2;
constexpr std::size_t length = bars * bar + tail;

std::size_t at(int in_bar, int step) { return std::size_t(in_bar) * bar + std::size_t(step) * sixteenth; }

struct Chord {
    int root;  ///< of the bass
    std::array<int, 4> notes;
};
constexpr Chord a_minor{33, {57, 60, 64, 71}}, f_major{29, {57, 60, 65, 67}}, c_major{36, {55, 60, 64, 67}},
    g_major{31, {55, 59, 62, 69}};

Chord chord_of(int in_bar) {
    constexpr std::array slow{a_minor, f_major, c_major, g_major}, lift{f_major, c_major, g_major, a_minor};
    if (in_bar < verse) return in_bar == 0 ? a_minor : f_major;
    if (in_bar < build) return slow[std::size_t(in_bar - verse)];
    if (in_bar < chorus) return in_bar == build ? f_major : g_major;
    if (in_bar < ending) return lift[std::size_t(in_bar - chorus) % 4];
    return in_bar == ending ? f_major : a_minor;
}

std::vector<std::size_t> kicks() {
    std::vector<std::size_t> all;
    for (int b = 0; b < bars - 1; ++b)
        for (int q = 0; q < 4; ++q)
            if (!(b == chorus - 1 && q == 3))
                all.push_back(at(b, q * 4));  // the last beat before the chorus is left to the snare
    all.push_back(at(bars - 1, 0));
    return all;
}

void drums(Bus& bus, Bus& room) {
    for (const std::size_t k : kicks()) kick(bus, k, k < at(verse, 0) ? .46f : k < at(chorus, 0) ? .62f : .76f);
    for (int b = 0; b < ending + 1; ++b) {
        const bool full = b >= chorus && b < ending,
                   fill = b == verse - 1 || b == build - 1 || b == chorus + 3 || b == ending - 1;
        if (b >= verse && b < build + 1)
            for (const int s : {4, 12}) clap(bus, at(b, s), .62f), clap(room, at(b, s), .22f);
        if (full)
            for (const int s : {4, 12})
                clap(bus, at(b, s), .78f), snare(bus, at(b, s), .55f), clap(room, at(b, s), .3f);
        for (int s = 0; s < 16 && b >= 1 && b <= ending; ++s) {
            const float accent = s % 4 == 2 ? 1.f : s % 2 ? .42f : .6f;
            if (s % 2 && !full && b < build) continue;
            if (full && s % 4 == 2)
                hat(bus, at(b, s), .34f, .085f, .12f);
            else
                hat(bus, at(b, s), .25f * accent * (b == 1 ? .6f : 1.f), .022f, s % 4 == 1 ? -.3f : .2f);
        }
        if (fill) {
            constexpr std::array<float, 4> pitch{196, 156, 124, 98};
            for (int i = 0; i < 4; ++i) tom(bus, at(b, 12 + i), .34f, pitch[std::size_t(i)], -.5f + .33f * float(i));
            snare(bus, at(b, 14), .22f), snare(bus, at(b, 15), .3f);
        }
    }
    for (int s = 0; s < 28; ++s)  // the roll before the chorus: eighths, then sixteenths, louder and louder
        if (s >= 12 || s % 2 == 0)
            snare(bus, at(build, 4 + s), .06f + .30f * float(s) / 28, .3f * float(s % 2 ? 1 : -1)),
                snare(room, at(build, 4 + s), .10f * float(s) / 28);
    for (const int b : {verse, chorus, chorus + 4, bars - 1}) crash(bus, at(b, 0), b == verse ? .10f : .17f);
    riser(bus, at(build, 0), 2 * bar - sixteenth, .26f);
    riser(bus, at(1, 8), 2 * beat, .10f);
}

void basses(Bus& bus) {
    for (int b = verse; b < bars - 1; ++b) {
        const int root = chord_of(b).root;
        if (b >= build && b < chorus) {
            if (b == build) bass(bus, at(b, 0), 4 * beat - beat / 2, root, .34f, 300);
            continue;
        }
        const bool full = b >= chorus;
        for (int s = 0; s < 16; s += 2) {
            if (!full && s % 4 == 0 && s) continue;  // the verse leaves the beat to the kick
            const int up = full && s % 4 == 2 ? 12 : s == 14 ? 7 : 0;
            bass(bus, at(b, s), 2 * sixteenth - sixteenth / 4, root + up, full ? .40f : .36f, full ? 1500.f : 750.f);
        }
    }
    bass(bus, at(bars - 1, 0), 2 * bar / 2 + beat, a_minor.root, .36f, 500);
}

void pads(Bus& bus) {
    for (int b = 0; b < bars; ++b) {
        const Chord c = chord_of(b);
        const bool full = b >= chorus && b < ending, last = b == bars - 1;
        const float gain = full ? .078f : b < verse ? .058f : .048f;
        float dark = 700, bright = 1000;
        if (b < verse) dark = 260 + 340 * float(b), bright = dark + 340;
        if (b >= build && b < chorus) dark = 900 + 1500 * float(b - build), bright = dark + 1500;
        if (full) dark = 3200, bright = 2400;
        if (b >= ending) dark = 1800 - 900 * float(b - ending), bright = dark * .4f;
        for (const int n : c.notes)
            pad(bus, at(b, 0), last ? bar - beat / 2 : bar, n, gain, dark, bright, b == 0 ? .06f : .012f);
        if (full) pad(bus, at(b, 0), bar, c.notes[1] + 12, gain * .5f, dark, bright, .012f);
    }
}

void arpeggio(Bus& bus) {
    constexpr std::array<int, 8> order{0, 1, 2, 3, 2, 1, 3, 2};
    for (int b = 1; b < bars - 1; ++b)
        for (int s = 0; s < 16; ++s) {
            const bool full = b >= chorus && b < ending;
            if (b == 1 && s < 8) continue;
            if (s % 2 && b < build) continue;
            const int n = chord_of(b).notes[std::size_t(order[std::size_t(s % 8)])] + 12;
            const float open = b < build    ? 1600
                               : b < chorus ? 1600 + 180 * float(s + 16 * (b - build))
                               : full       ? 3000.f
                                            : 1800.f;
            pluck(bus, at(b, s), n, (full ? .055f : .085f) * (s % 4 == 0 ? 1.15f : .85f), s % 2 ? .45f : -.45f, open);
        }
}

void melody(Bus& bus) {
    struct Note {
        int bar, step, steps, midi;
    };
    constexpr Note tune[]{
        {-1, 14, 2, 67},  // pickup
        {0, 0, 3, 69},   {0, 3, 3, 72},  {0, 6, 4, 76},  {0, 10, 2, 74}, {0, 12, 2, 72}, {0, 14, 2, 74}, {1, 0, 6, 76},
        {1, 6, 2, 79},   {1, 8, 4, 76},  {1, 12, 2, 74}, {1, 14, 2, 72}, {2, 0, 3, 74},  {2, 3, 3, 74},  {2, 6, 4, 71},
        {2, 10, 2, 72},  {2, 12, 4, 74}, {3, 0, 8, 72},  {3, 10, 2, 69}, {3, 12, 2, 72}, {3, 14, 2, 74}, {4, 0, 3, 76},
        {4, 3, 3, 77},   {4, 6, 4, 81},  {4, 10, 2, 79}, {4, 12, 2, 77}, {4, 14, 2, 76}, {5, 0, 6, 79},  {5, 6, 2, 76},
        {5, 8, 4, 79},   {5, 12, 2, 81}, {5, 14, 2, 79}, {6, 0, 3, 79},  {6, 3, 3, 76},  {6, 6, 4, 74},  {6, 10, 2, 76},
        {6, 12, 4, 74},  {7, 0, 12, 69}, {8, 0, 3, 69},  {8, 3, 3, 72},  {8, 6, 8, 76},  {9, 0, 12, 76}};
    int before = 67;
    for (const Note& n : tune) {
        const float gain = n.bar >= 8 ? .075f : .105f;
        lead(bus, at(chorus + n.bar, n.step), std::size_t(n.steps) * sixteenth - sixteenth / 3, before, n.midi, gain);
        if (n.bar >= 4 && n.bar < 8)
            lead(bus, at(chorus + n.bar, n.step), std::size_t(n.steps) * sixteenth - sixteenth / 3, before - 12,
                 n.midi - 12, gain * .45f);
        before = n.midi;
    }
}

}  // namespace

Song make_song() {
    Bus mix(length), room(length), low(length), chords(length), plucks(length), tune(length);
    drums(mix, room);
    basses(low), pads(chords), arpeggio(plucks), melody(tune);
    const std::vector<std::size_t> hits = kicks();
    high_pass(chords, 170), high_pass(plucks, 200);
    duck(low, hits, .72f), duck(chords, hits, .62f), duck(plucks, hits, .35f), duck(tune, hits, .15f);
    const Bus plucks_echo = echo(plucks, 3 * sixteenth, .42f), tune_echo = echo(tune, 3 * sixteenth, .36f);
    room.mix_in(chords, .35f), room.mix_in(plucks, .45f), room.mix_in(tune, .32f), room.mix_in(tune_echo, .2f);
    Bus hall = reverb(room, 1.9f);
    high_pass(hall, 220);
    mix.mix_in(low, 1.05f), mix.mix_in(chords, 1.9f), mix.mix_in(plucks, 1.8f), mix.mix_in(tune, 2.1f);
    mix.mix_in(plucks_echo, .68f), mix.mix_in(tune_echo, .60f), mix.mix_in(hall, .72f);
    for (std::size_t i = length - tail / 2; i < length; ++i) {
        const float fade = float(length - i) / float(tail / 2);
        mix.left[i] *= fade * fade, mix.right[i] *= fade * fade;
    }
    master(mix, .555f, .81f);
    Song song = song_times();
    song.samples.reserve(2 * length);
    for (std::size_t i = 0; i < length; ++i) song.samples.push_back(mix.left[i]), song.samples.push_back(mix.right[i]);
    return song;
}

Song song_times() {
    Song song;
    for (int q = 0; q <= 4 * (bars - 1); ++q) {
        song.beats.push_back(q * .5);
        if (q % 4 == 0) song.downbeats.push_back(q * .5);
    }
    return song;
}

}  // namespace rhyme::demo
