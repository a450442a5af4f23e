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

std::string clock(double seconds) {
    const long long s = std::llround(std::max(0.0, seconds)), h = s / 3600, m = s / 60 % 60;
    const auto two = [](long long v) { return (v < 10 ? "0" : "") + std::to_string(v); };
    return (h > 0 ? std::to_string(h) + ":" + two(m) : std::to_string(m)) + ":" + two(s % 60);
}

std::string steps(const FilmStudy& film, const std::vector<double>& values, double most, const char* colour) {
    const double all = length_of(film);
    std::string svg = open("line", 1000, 100);
    for (const double y : {25.0, 50.0, 75.0})
        svg += "<path class=\"grid\" d=\"M0 " + n(y) + "H1000\" vector-effect=\"non-scaling-stroke\"/>";
    std::string path, area;
    bool down = false;
    for (std::size_t s = 0; s < film.shots.size() && s < values.size(); ++s) {
        const double x = 1000 * film.shots[s].start / all, w = 1000 * film.shots[s].seconds / all,
                     y = 100 - 100 * std::clamp(values[s] / std::max(1e-9, most), 0.0, 1.0);
        if (film.shots[s].setup < 0) {
            down = false;
            continue;
        }
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
    for (const ShotStudy& s : film.shots) {
        const bool misses = std::any_of(film.rhythm.off_beat.begin(), film.rhythm.off_beat.end(),
                                        [&](double t) { return std::abs(t - s.start) < 1e-6; });
        const double h = 100 * std::min(1.0, s.seconds / most), x = 1000 * s.start / all, w = 1000 * s.seconds / all;
        svg += rect(x, 100 - h, std::max(0.6, w - std::min(2.0, 0.2 * w)), h, misses ? "var(--warm)" : "var(--bar)");
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
    for (std::size_t r = 0; r < order.size(); ++r) {
        svg += rect(0, 20.0 * static_cast<double>(r) + 9.5, 1000, 1, "var(--rule)");
        for (const int s : film.setups[static_cast<std::size_t>(order[r])].shots) {
            const ShotStudy& shot = film.shots[static_cast<std::size_t>(s)];
            svg += rect(1000 * shot.start / all, 20.0 * static_cast<double>(r) + 2, 1000 * shot.seconds / all, 16,
                        colours[static_cast<std::size_t>(order[r])]);
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
    for (const JoinStudy& j : film.joins) {
        const double h = 4 + 56 * std::clamp((j.score - 0.5) * 2, 0.0, 1.0);
        svg += rect(1000 * j.time / all - 1.5, 60 - h, 3, h,
                    j.kind == JoinKind::Match  ? "var(--text)"
                    : j.kind == JoinKind::Jump ? "var(--warm)"
                                               : "var(--bar)");
    }
    return svg + "</svg>";
}

}  // namespace rhyme::charts
