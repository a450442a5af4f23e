// Small instruments: each adds one note to a stereo bus. Times are in samples at 48 kHz, pitches in MIDI note numbers.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rhyme::demo {

constexpr int song_rate = 48000;

struct Bus {
    explicit Bus(std::size_t length) : left(length), right(length) {}
    std::vector<float> left, right;
    void add(std::size_t i, float l, float r) {
        if (i < left.size()) left[i] += l, right[i] += r;
    }
    void mix_in(const Bus& other, float gain) {
        for (std::size_t i = 0; i < left.size(); ++i)
            left[i] += gain * other.left[i], right[i] += gain * other.right[i];
    }
};

inline double note_hz(double midi) { return 440 * std::pow(2., (midi - 69) / 12); }

void kick(Bus& bus, std::size_t at, float gain);
void clap(Bus& bus, std::size_t at, float gain);
void snare(Bus& bus, std::size_t at, float gain, float pan = 0);
void hat(Bus& bus, std::size_t at, float gain, float seconds, float pan);
void crash(Bus& bus, std::size_t at, float gain);
void tom(Bus& bus, std::size_t at, float gain, float hz, float pan);
/// Noise that rises until it stops.
void riser(Bus& bus, std::size_t at, std::size_t length, float gain);
void bass(Bus& bus, std::size_t at, std::size_t length, double midi, float gain, float bright);
/// Detuned saws behind a slow filter that opens from `dark` to `bright` (Hz).
void pad(Bus& bus, std::size_t at, std::size_t length, double midi, float gain, float dark, float bright, float attack);
void pluck(Bus& bus, std::size_t at, double midi, float gain, float pan, float bright);
/// Glides from `from` to `midi`, with late vibrato.
void lead(Bus& bus, std::size_t at, std::size_t length, double from, double midi, float gain);

/// Ducks a bus after every kick, as a compressor keyed by the kick would.
void duck(Bus& bus, const std::vector<std::size_t>& kicks, float depth);
void high_pass(Bus& bus, float hz);
/// Echoes thrown from side to side.
Bus echo(const Bus& in, std::size_t delay, float feedback);
/// A room: eight delay lines feeding each other (Jot's feedback delay network), damped.
Bus reverb(const Bus& in, float seconds);
/// Brings the bus to `gain`, bends what is too loud, and keeps every peak below `ceiling` by looking 3 ms ahead.
void master(Bus& bus, float gain, float ceiling);

}  // namespace rhyme::demo
