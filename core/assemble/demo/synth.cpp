#include "core/assemble/demo/synth.h"

#include <algorithm>
#include <array>
#include <deque>

#include "core/assemble/demo/canvas.h"

namespace rhyme::demo {
namespace {

constexpr double rate = song_rate;
std::size_t samples(double seconds) { return static_cast<std::size_t>(seconds * rate); }

/// White noise from a counter: the same every time.
class Noise {
public:
    explicit Noise(std::size_t seed) : state_(0x9e3779b9u ^ static_cast<std::uint32_t>(seed * 2654435761u)) {}
    float next() {
        state_ ^= state_ << 13, state_ ^= state_ >> 17, state_ ^= state_ << 5;
        return static_cast<float>(static_cast<std::int32_t>(state_)) / 2147483648.f;
    }

private:
    std::uint32_t state_;
};

/// State-variable filter in the trapezoidal form (Simper): stable when its cutoff moves.
struct Filter {
    float ic1 = 0, ic2 = 0, low = 0, band = 0, high = 0;
    void step(float in, float hz, float q) {
        const float g = std::tan(pi * std::min(hz, 20000.f) / float(rate)), k = 1 / q, a1 = 1 / (1 + g * (g + k)),
                    a2 = g * a1, a3 = g * a2;
        const float v3 = in - ic2, v1 = a1 * ic1 + a2 * v3, v2 = ic2 + a2 * ic1 + a3 * v3;
        ic1 = 2 * v1 - ic1, ic2 = 2 * v2 - ic2;
        low = v2, band = v1, high = in - k * v1 - v2;
    }
};

/// Saw and pulse with their corners rounded by a polynomial (PolyBLEP), so that they do not alias much.
class Oscillator {
public:
    explicit Oscillator(double phase = 0) : phase_(phase - std::floor(phase)) {}
    float saw(double hz) {
        const double step = hz / rate;
        const float v = float(2 * phase_ - 1) - corner(phase_, step);
        advance(step);
        return v;
    }
    float square(double hz) {
        const double step = hz / rate, half = phase_ < .5 ? phase_ + .5 : phase_ - .5;
        const float v = (phase_ < .5 ? 1.f : -1.f) + corner(phase_, step) - corner(half, step);
        advance(step);
        return v;
    }

private:
    static float corner(double p, double step) {
        if (p < step) {
            const double t = p / step;
            return float(t + t - t * t - 1);
        }
        if (p > 1 - step) {
            const double t = (p - 1) / step;
            return float(t * t + t + t + 1);
        }
        return 0;
    }
    void advance(double step) {
        phase_ += step;
        if (phase_ >= 1) phase_ -= 1;
    }
    double phase_;
};

void panned(Bus& bus, std::size_t i, float v, float pan) {
    bus.add(i, v * std::sqrt(.5f * (1 - pan)) * 1.414f, v * std::sqrt(.5f * (1 + pan)) * 1.414f);
}

float fade_out(std::size_t i, std::size_t length, float seconds) {
    return std::min(1.f, float(length - i) / (seconds * float(rate)));
}

}  // namespace

void kick(Bus& bus, std::size_t at, float gain) {
    double phase = 0;
    Noise noise(at);
    for (std::size_t i = 0; i < samples(.42); ++i) {
        const float t = float(i) / float(rate);
        phase += (47 + 170 * std::exp(-t * 42) + 900 * std::exp(-t * 420)) / rate;
        const float body = std::sin(float(phase) * 2 * pi) * std::exp(-t * 7.4f) * std::min(1.f, (.42f - t) * 40),
                    click = noise.next() * std::exp(-t * 700);
        const float v = gain * std::tanh(1.7f * body + .28f * click);
        bus.add(at + i, v, v);
    }
}

void clap(Bus& bus, std::size_t at, float gain) {
    Noise left(at + 1), right(at + 2);
    Filter fl, fr;
    for (std::size_t i = 0; i < samples(.30); ++i) {
        const float t = float(i) / float(rate);
        float env = std::exp(-t * 22) * .8f;
        for (const float hand : {0.f, .0105f, .021f})
            env = std::max(env, t >= hand ? std::exp(-(t - hand) * 190) : 0.f);
        fl.step(left.next(), 1500, 1.1f), fr.step(right.next(), 1620, 1.1f);
        bus.add(at + i, gain * env * (fl.band + .25f * fl.high), gain * env * (fr.band + .25f * fr.high));
    }
}

void snare(Bus& bus, std::size_t at, float gain, float pan) {
    Noise noise(at + 3);
    Filter filter;
    for (std::size_t i = 0; i < samples(.22); ++i) {
        const float t = float(i) / float(rate),
                    body = std::sin(2 * pi * (188 * t + 1.6f * (1 - std::exp(-t * 60)))) * std::exp(-t * 26);
        filter.step(noise.next(), 2400, .8f);
        panned(bus, at + i, gain * (.65f * body + std::exp(-t * 20) * (.5f * filter.band + .35f * filter.high)), pan);
    }
}

void hat(Bus& bus, std::size_t at, float gain, float seconds, float pan) {
    Noise noise(at + 4);
    Filter filter;
    double ring = 0;
    for (std::size_t i = 0; i < samples(seconds * 3.2); ++i) {
        const float t = float(i) / float(rate);
        ring += 8130 / rate;
        const float metal = (std::fmod(ring, 1) < .5 ? 1.f : -1.f) * (std::fmod(ring * 1.342, 1) < .5 ? 1.f : -1.f);
        filter.step(.75f * noise.next() + .3f * metal, 8600, .9f);
        panned(bus, at + i, gain * filter.high * std::exp(-t / seconds) * std::min(1.f, float(i) / 20), pan);
    }
}

void crash(Bus& bus, std::size_t at, float gain) {
    Noise left(at + 5), right(at + 6);
    Filter fl, fr;
    for (std::size_t i = 0; i < samples(2.4); ++i) {
        const float t = float(i) / float(rate),
                    env = gain * std::exp(-t * 2.1f) * std::min(1.f, (2.4f - t) * 4) * (.7f + .3f * std::exp(-t * 30));
        const float hz = 3800 + 2600 * std::exp(-t * 3);
        fl.step(left.next(), hz, .7f), fr.step(right.next(), hz * 1.06f, .7f);
        bus.add(at + i, env * fl.high, env * fr.high);
    }
}

void tom(Bus& bus, std::size_t at, float gain, float hz, float pan) {
    double phase = 0;
    for (std::size_t i = 0; i < samples(.34); ++i) {
        const float t = float(i) / float(rate);
        phase += hz * (1 + .7f * std::exp(-t * 28)) / rate;
        panned(bus, at + i,
               gain * std::tanh(1.4f * std::sin(float(phase) * 2 * pi)) * std::exp(-t * 9) *
                   std::min(1.f, (.34f - t) * 30),
               pan);
    }
}

void riser(Bus& bus, std::size_t at, std::size_t length, float gain) {
    Noise left(at + 7), right(at + 8);
    Filter fl, fr;
    for (std::size_t i = 0; i < length; ++i) {
        const float u = float(i) / float(length), hz = 350 * std::pow(24.f, u),
                    env = gain * u * u * fade_out(i, length, .01f);
        fl.step(left.next(), hz, 2.2f), fr.step(right.next(), hz * 1.05f, 2.2f);
        bus.add(at + i, env * fl.band, env * fr.band);
    }
}

void bass(Bus& bus, std::size_t at, std::size_t length, double midi, float gain, float bright) {
    const double hz = note_hz(midi);
    Oscillator saw(.13), square(.4);
    Filter one, two;
    double phase = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const float t = float(i) / float(rate), env = std::min(1.f, t * 350) * fade_out(i, length, .018f) *
                                                      (.75f + .25f * std::exp(-t * 8)) * std::exp(-1.1f * t);
        const float cutoff = 160 + bright * (.25f + .75f * std::exp(-t * 9));
        phase += hz / rate;
        one.step(.6f * saw.saw(hz) + .35f * square.square(hz * 1.003), cutoff, 1.3f);
        two.step(one.low, cutoff * 1.5f, .7f);
        const float v = gain * env * std::tanh(1.3f * two.low + .75f * std::sin(float(phase) * 2 * pi));
        bus.add(at + i, v, v);
    }
}

void pad(Bus& bus, std::size_t at, std::size_t length, double midi, float gain, float dark, float bright,
         float attack) {
    constexpr std::size_t voices = 6;
    std::array<Oscillator, voices> saws;
    std::array<double, voices> hz;
    for (std::size_t k = 0; k < voices; ++k) {
        saws[k] = Oscillator(.618 * double(k + 1) + .37 * midi);
        hz[k] = note_hz(midi + .17 * (double(k) / (voices - 1) - .5) * 2 * (k % 2 ? 1 : -.8));
    }
    Filter fl, fr;
    const std::size_t release = samples(.16);
    for (std::size_t i = 0; i < length + release; ++i) {
        const float t = float(i) / float(rate), u = std::min(1.f, float(i) / float(length)),
                    end = fade_out(std::min(i, length + release), length + release, .16f);
        const float env = gain * std::min(1.f, t / attack) * end, cutoff = dark + (bright - dark) * u;
        const float l = saws[0].saw(hz[0]) + saws[1].saw(hz[1]) + .5f * saws[2].saw(hz[2]),
                    r = saws[3].saw(hz[3]) + saws[4].saw(hz[4]) + .5f * saws[5].saw(hz[5]);
        fl.step(l, cutoff, .8f), fr.step(r, cutoff, .8f);
        bus.add(at + i, env * fl.low, env * fr.low);
    }
}

void pluck(Bus& bus, std::size_t at, double midi, float gain, float pan, float bright) {
    const double hz = note_hz(midi);
    Oscillator saw(.2), square(.7);
    Filter filter;
    for (std::size_t i = 0; i < samples(.36); ++i) {
        const float t = float(i) / float(rate);
        filter.step(.5f * saw.saw(hz * 1.002) + .5f * square.square(hz), 250 + bright * std::exp(-t * 16), 1.6f);
        panned(bus, at + i,
               gain * filter.low * std::exp(-t * 9.5f) * std::min(1.f, float(i) / 60) * std::min(1.f, (.36f - t) * 30),
               pan);
    }
}

void lead(Bus& bus, std::size_t at, std::size_t length, double from, double midi, float gain) {
    Oscillator a(.1), b(.43), c(.77);
    Filter fl, fr;
    const std::size_t release = samples(.09);
    for (std::size_t i = 0; i < length + release; ++i) {
        const float t = float(i) / float(rate), env = gain * std::min(1.f, t * 140) *
                                                      fade_out(i, length + release, .09f) *
                                                      (.78f + .22f * std::exp(-t * 7));
        const double glide = from + (midi - from) * std::min(1., t / .035),
                     vibrato = .11 * std::sin(t * 34) * std::min(1., std::max(0., t - .22) * 4);
        const double hz = note_hz(glide + vibrato);
        const float cutoff = 1900 + 3600 * std::exp(-t * 5), x = a.saw(hz * .9965), y = b.saw(hz * 1.0035),
                    z = c.square(hz);
        fl.step(.7f * x + .3f * y + .4f * z, cutoff, 1), fr.step(.3f * x + .7f * y + .4f * z, cutoff, 1);
        bus.add(at + i, env * fl.low, env * fr.low);
    }
}

void duck(Bus& bus, const std::vector<std::size_t>& kicks, float depth) {
    std::size_t next = 0;
    float since = 1e9f, gain = 1;
    for (std::size_t i = 0; i < bus.left.size(); ++i, since += 1) {
        if (next < kicks.size() && i >= kicks[next]) since = 0, ++next;
        const float t = since / float(rate), target = 1 - depth * std::exp(-std::pow(t / .19f, 2.2f));
        gain += (target - gain) * .006f;  // no click when it closes
        bus.left[i] *= gain, bus.right[i] *= gain;
    }
}

void high_pass(Bus& bus, float hz) {
    Filter fl, fr;
    for (std::size_t i = 0; i < bus.left.size(); ++i) {
        fl.step(bus.left[i], hz, .7f), fr.step(bus.right[i], hz, .7f);
        bus.left[i] = fl.high, bus.right[i] = fr.high;
    }
}

Bus echo(const Bus& in, std::size_t delay, float feedback) {
    Bus out(in.left.size());
    Filter fl, fr;
    for (std::size_t i = delay; i < in.left.size(); ++i) {
        fl.step(.5f * (in.left[i - delay] + in.right[i - delay]) + feedback * out.right[i - delay], 3200, .6f);
        fr.step(feedback * out.left[i - delay], 3200, .6f);
        out.left[i] = fl.low, out.right[i] = fr.low;
    }
    return out;
}

Bus reverb(const Bus& in, float seconds) {
    constexpr std::size_t lines = 8;
    constexpr std::array<std::size_t, lines> length{1427, 1637, 1871, 2053, 2251, 2549, 2797, 3049};  // primes
    std::array<std::vector<float>, lines> line;
    std::array<float, lines> damp{}, decay{};
    for (std::size_t k = 0; k < lines; ++k)
        line[k].resize(length[k]), decay[k] = std::pow(.001f, float(length[k]) / (seconds * float(rate)));
    Bus out(in.left.size());
    for (std::size_t i = 0; i < in.left.size(); ++i) {
        std::array<float, lines> tap;
        float sum = 0;
        for (std::size_t k = 0; k < lines; ++k) {
            damp[k] += .45f * (line[k][i % length[k]] - damp[k]);
            sum += tap[k] = damp[k] * decay[k];
        }
        for (std::size_t k = 0; k < lines; ++k)  // a Householder matrix mixes the lines and keeps their energy
            line[k][i % length[k]] = tap[k] - sum * (2.f / lines) + (k % 2 ? in.right[i] : in.left[i]);
        out.left[i] = .35f * (tap[0] - tap[2] + tap[4] - tap[6]),
        out.right[i] = .35f * (tap[1] - tap[3] + tap[5] - tap[7]);
    }
    return out;
}

void master(Bus& bus, float gain, float ceiling) {
    high_pass(bus, 26);
    const std::size_t n = bus.left.size(), ahead = samples(.003);
    const auto bend = [&](float v) {  // straight to .6 of the ceiling, then ever flatter, never above 1.25 of it
        const float x = std::fabs(v * gain) / ceiling;
        return std::copysign(ceiling * (x < .6f ? x : .6f + .65f * std::tanh((x - .6f) / .65f)), v);
    };
    for (std::size_t i = 0; i < n; ++i) bus.left[i] = bend(bus.left[i]), bus.right[i] = bend(bus.right[i]);
    std::deque<std::size_t> loudest;  // positions of falling peaks within the window
    const auto peak = [&](std::size_t i) { return std::max(std::fabs(bus.left[i]), std::fabs(bus.right[i])); };
    std::vector<float> needed(n);
    for (std::size_t i = 0; i < n + ahead; ++i) {
        if (i < n) {
            while (!loudest.empty() && peak(loudest.back()) <= peak(i)) loudest.pop_back();
            loudest.push_back(i);
        }
        if (i < ahead) continue;
        while (loudest.front() + ahead < i) loudest.pop_front();
        needed[i - ahead] = std::min(1.f, ceiling / std::max(1e-9f, peak(loudest.front())));
    }
    float g = 1;
    for (std::size_t i = 0; i < n; ++i) {
        g = needed[i] < g ? std::max(needed[i], g - (g - needed[i]) * .055f) : g + (needed[i] - g) * .00025f;
        const float safe = std::min(g, ceiling / std::max(1e-9f, peak(i)));
        bus.left[i] *= safe, bus.right[i] *= safe;
    }
}

}  // namespace rhyme::demo
