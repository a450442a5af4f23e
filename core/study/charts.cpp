#include "core/study/charts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/study/look_colour.h"

namespace rhyme::charts {
namespace {

using std::numbers::pi;

double length_of(const FilmStudy& film) { return std::max(1e-6, film.analysis->duration.seconds()); }

std::string n(double v) { return decimal(v, 2); }

std::string open(const char* kind, double width, double height, bool stretch = true) {
    return std::string("<svg class=\"") + kind + "\" viewBox=\"0 0 " + n(width) + " " + n(height) + "\"" +
           (stretch ? " preserveAspectRatio=\"none\"" : "") + " role=\"img\">";
}

constexpr std::size_t most_bars = 400, spans = 240;

/// Of a film of very many shots nobody can tell one from the next: a chart then has a bar for each span of time.
bool in_spans(const FilmStudy& film) { return film.shots.size() > most_bars; }

/// What a chart has a bar for: a shot, or all that begin in a span of time.
struct Bar {
    double start = 0, seconds = 0;
    std::vector<int> shots;     ///< shown in it
    std::vector<double> shown;  ///< seconds of each that lie in it
};

std::vector<Bar> bars_of(const FilmStudy& film) {
    std::vector<Bar> bars;
    if (!in_spans(film)) {
        for (std::size_t s = 0; s < film.shots.size(); ++s)
            bars.push_back(
                {film.shots[s].start, film.shots[s].seconds, {static_cast<int>(s)}, {film.shots[s].seconds}});
        return bars;
    }
    const double span = length_of(film) / spans;
    std::size_t from = 0;
    for (std::size_t k = 0; k < spans; ++k) {
        Bar bar{static_cast<double>(k) * span, span, {}, {}};
        const auto end = [&](std::size_t s) { return film.shots[s].start + film.shots[s].seconds; };
        while (from < film.shots.size() && end(from) <= bar.start) ++from;
        for (std::size_t s = from; s < film.shots.size() && film.shots[s].start < bar.start + span; ++s) {
            bar.shots.push_back(static_cast<int>(s));
            bar.shown.push_back(std::min(end(s), bar.start + span) - std::max(film.shots[s].start, bar.start));
        }
        bars.push_back(std::move(bar));
    }
    return bars;
}

const ShotStudy& shot_of(const FilmStudy& film, int shot) { return film.shots[static_cast<std::size_t>(shot)]; }

std::string rect(double x, double y, double w, double h, const std::string& fill) {
    return "<rect x=\"" + n(x) + "\" y=\"" + n(y) + "\" width=\"" + n(std::max(0.6, w)) + "\" height=\"" + n(h) +
           "\" fill=\"" + fill + "\"/>";
}

}  // namespace

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) >= 32 || c == '\n')
            out += c;
    }
    return out;
}

std::string decimal(double value, int places) {
    if (!std::isfinite(value)) return "0";
    const double scale = std::pow(10, places);
    const long long all = std::llround(std::abs(value) * scale), whole = all / static_cast<long long>(scale);
    std::string text = (value < 0 && all != 0 ? "-" : "") + std::to_string(whole);
    if (places == 0) return text;
    std::string rest = std::to_string(all % static_cast<long long>(scale));
    return text + "." + std::string(static_cast<std::size_t>(places) - rest.size(), '0') + rest;
}

std::string percent(double share) { return decimal(100 * share, 0) + " %"; }

std::string in_seconds(double seconds) { return decimal(seconds, seconds < 0.5 ? 2 : 1) + " s"; }

std::string for_long(double seconds) { return seconds < 100 ? in_seconds(seconds) : clock(seconds); }

std::string clock(double seconds) {
    const long long s = std::llround(std::max(0.0, seconds)), h = s / 3600, m = s / 60 % 60;
    const auto two = [](long long v) { return (v < 10 ? "0" : "") + std::to_string(v); };
    return (h > 0 ? std::to_string(h) + ":" + two(m) : std::to_string(m)) + ":" + two(s % 60);
}

std::string span_words(const FilmStudy& film) {
    if (!in_spans(film)) return {};
    const double seconds = length_of(film) / spans;
    return decimal(seconds, seconds < 10 ? 1 : 0) + " s";
}

std::string steps(const FilmStudy& film, const std::vector<double>& values, double most, const char* colour) {
    const double all = length_of(film);
    std::string svg = open("line", 1000, 100);
    for (const double y : {25.0, 50.0, 75.0})
        svg += "<path class=\"grid\" d=\"M0 " + n(y) + "H1000\" vector-effect=\"non-scaling-stroke\"/>";
    std::string path, area;
    bool down = false;
    for (const Bar& bar : bars_of(film)) {
        double time = 0, sum = 0;
        for (std::size_t i = 0; i < bar.shots.size(); ++i) {
            if (shot_of(film, bar.shots[i]).setup < 0) continue;
            time += bar.shown[i], sum += bar.shown[i] * values[static_cast<std::size_t>(bar.shots[i])];
        }
        if (time <= 0) {
            down = false;
            continue;
        }
        const double x = 1000 * bar.start / all, w = 1000 * bar.seconds / all,
                     y = 100 - 100 * std::clamp(sum / time / std::max(1e-9, most), 0.0, 1.0);
        path += (down ? "L" : "M") + n(x) + " " + n(y) + "H" + n(x + w);
        area += rect(x, y, w, 100 - y, colour);
        down = true;
    }
    return svg + "<g opacity=\".22\" shape-rendering=\"crispEdges\">" + area + "</g><path fill=\"none\" stroke=\"" +
           colour + "\" stroke-width=\"1.5\" d=\"" + (path.empty() ? "M0 0" : path) +
           "\" vector-effect=\"non-scaling-stroke\"/></svg>";
}

std::string lengths(const FilmStudy& film) {
    const double all = length_of(film);
    // One very long shot must not flatten all others.
    const double most =
        std::max(1e-3, std::min(film.rhythm.longest, 4 * std::max(film.rhythm.median, film.rhythm.mean)));
    std::string svg = open("bars", 1000, 100);
    const std::vector<double>& off = film.rhythm.off_beat;
    const auto misses = [&](int s) {
        constexpr double same = 1e-6;
        const double start = shot_of(film, s).start;
        const auto at = std::lower_bound(off.begin(), off.end(), start - same);
        return at != off.end() && *at < start + same;
    };
    for (const Bar& bar : bars_of(film)) {
        if (bar.shots.empty()) continue;
        std::vector<double> seconds;
        for (const int s : bar.shots) seconds.push_back(shot_of(film, s).seconds);
        const auto middle = seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2);
        std::nth_element(seconds.begin(), middle, seconds.end());
        const double h = 100 * std::min(1.0, *middle / most), x = 1000 * bar.start / all, w = 1000 * bar.seconds / all,
                     missing = h * static_cast<double>(std::count_if(bar.shots.begin(), bar.shots.end(), misses)) /
                               static_cast<double>(bar.shots.size()),
                     wide = std::max(0.6, w - std::min(2.0, 0.2 * w));
        if (h > missing) svg += rect(x, 100 - h, wide, h - missing, "var(--bar)");
        if (missing > 0) svg += rect(x, 100 - missing, wide, missing, "var(--warm)");
    }
    return svg + "</svg>";
}

std::vector<int> returning_setups(const FilmStudy& film, std::size_t rows) {
    std::vector<int> order;
    for (std::size_t k = 0; k < film.setups.size(); ++k)
        if (film.setups[k].visits > 1) order.push_back(static_cast<int>(k));
    const auto seconds = [&](int k) { return film.setups[static_cast<std::size_t>(k)].seconds; };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return seconds(a) > seconds(b); });
    order.resize(std::min(rows, order.size()));
    return order;
}

std::string returns(const FilmStudy& film, const std::vector<std::string>& colours, std::size_t rows) {
    const std::vector<int> order = returning_setups(film, rows);
    const double all = length_of(film), height = 20.0 * static_cast<double>(order.size());
    std::string svg = open("returns", 1000, std::max(20.0, height));
    // A row keeps its height however narrow the page is.
    svg.insert(4, " style=\"height:" + decimal(18.0 * static_cast<double>(std::max<std::size_t>(1, order.size())), 0) +
                      "px\"");
    const std::vector<Bar> bars = bars_of(film);
    for (std::size_t r = 0; r < order.size(); ++r) {
        svg += rect(0, 20.0 * static_cast<double>(r) + 9.5, 1000, 1, "var(--rule)");
        for (const Bar& bar : bars) {
            double shown = 0;
            for (std::size_t i = 0; i < bar.shots.size(); ++i)
                if (shot_of(film, bar.shots[i]).setup == order[r]) shown += bar.shown[i];
            // Of a span the row is as high as the share of it that shows the setup.
            const double high = 16 * (in_spans(film) ? std::max(0.25, shown / bar.seconds) : 1);
            if (shown > 0)
                svg += rect(1000 * bar.start / all, 20.0 * static_cast<double>(r) + 10 - high / 2,
                            1000 * bar.seconds / all, high, colours[static_cast<std::size_t>(order[r])]);
        }
    }
    return svg + "</svg>";
}

std::string wheel(const std::vector<double>& hues, const std::optional<OpposingPair>& pair) {
    constexpr double centre = 100, inner = 34, outer = 82;
    const auto at = [&](double degrees, double r) {
        return n(centre + r * std::cos(degrees * pi / 180)) + " " + n(centre - r * std::sin(degrees * pi / 180));
    };
    const auto colour = [](double degrees, double light, double chroma) {
        return hex_of({static_cast<float>(light), static_cast<float>(chroma * std::cos(degrees * pi / 180)),
                       static_cast<float>(chroma * std::sin(degrees * pi / 180))});
    };
    const double most = hues.empty() ? 0 : *std::max_element(hues.begin(), hues.end());
    std::string svg = open("wheel", 200, 200, false);
    const double step = 360.0 / static_cast<double>(std::max<std::size_t>(1, hues.size()));
    for (std::size_t k = 0; k < hues.size(); ++k) {
        const double from = static_cast<double>(k) * step, to = from + step,
                     r = inner + (outer - inner) * (most > 0 ? std::sqrt(hues[k] / most) : 0);
        const auto ring = [&](double low, double high, const std::string& fill) {
            return "<path fill=\"" + fill + "\" d=\"M" + at(from, low) + "L" + at(from, high) + "A" + n(high) + " " +
                   n(high) + " 0 0 0 " + at(to, high) + "L" + at(to, low) + "A" + n(low) + " " + n(low) + " 0 0 1 " +
                   at(from, low) + "Z\"/>";
        };
        if (r > inner + 0.3) svg += ring(inner, r, colour(from + step / 2, 0.7, 0.13));
        svg += ring(90, 97, colour(from + step / 2, 0.62, 0.11));
    }
    if (pair) {
        svg += "<path class=\"pair\" d=\"M" + at(pair->warm_hue, 86) + "L" + at(pair->cool_hue, 86) + "\"/>";
        for (const double h : {pair->warm_hue, pair->cool_hue}) {
            const std::string p = at(h, 86);
            const auto space = p.find(' ');
            svg += "<circle class=\"end\" cx=\"" + p.substr(0, space) + "\" cy=\"" + p.substr(space + 1) +
                   "\" r=\"5\" fill=\"" + colour(h, 0.7, 0.14) + "\"/>";
        }
    }
    return svg + "</svg>";
}

std::string joins(const FilmStudy& film) {
    const double all = length_of(film);
    std::string svg = open("bars", 1000, 60);
    // Of a span its strongest: a match cut before any other.
    std::vector<const JoinStudy*> shown;
    const auto less = [](const JoinStudy& a, const JoinStudy& b) {
        const bool x = a.kind == JoinKind::Match, y = b.kind == JoinKind::Match;
        return x != y ? y : a.score < b.score;
    };
    const auto span_of = [&](const JoinStudy& j) { return static_cast<int>(spans * j.time / all); };
    for (const JoinStudy& j : film.joins) {
        if (!in_spans(film) || shown.empty() || span_of(*shown.back()) != span_of(j))
            shown.push_back(&j);
        else if (less(*shown.back(), j))
            shown.back() = &j;
    }
    for (const JoinStudy* j : shown) {
        const double h = 4 + 56 * std::clamp((j->score - 0.5) * 2, 0.0, 1.0);
        svg += rect(1000 * j->time / all - 1.5, 60 - h, 3, h,
                    j->kind == JoinKind::Match  ? "var(--text)"
                    : j->kind == JoinKind::Jump ? "var(--warm)"
                                                : "var(--bar)");
    }
    return svg + "</svg>";
}

}  // namespace rhyme::charts
