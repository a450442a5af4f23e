// beat_accuracy FOLDER|SONG... [--control[=PROGRAM]] [--list]: beats and downbeats heard in every song that has a
// NAME.beats.json beside it ({"track", "beats", "downbeats"}, seconds; optionally "sections": [{"start", "end",
// "label"}]) against what that says. F: share of beats matched one to one within 70 ms; "any": half, double or off-beat
// counts as well; CMLt and AMLt: Davies, Degara and Plumbley, "Evaluation methods for musical audio beat tracking
// algorithms" (2009), 17.5
// %; offset: median of found - true, and of its absolute value; section boundaries within 3 s. Each song is heard in a
// process of its own: speed is its length over the processor time, memory that process's peak. --control: another
// program beside it, aubiotrack unless told: it is given the song and prints a beat a line, seconds, with " x" behind
// those that begin a bar. --list: the beats as found.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/music/song.h"

using namespace rhyme;
namespace fs = std::filesystem;
using Times = std::vector<double>;
using nlohmann::json;

namespace {

constexpr double tolerance = 0.07;

struct Matched {
    int hits = 0;
    Times offsets;
};
/// Both ascending; one to one, in order.
Matched match(const Times& truth, const Times& found, double within) {
    Matched m;
    std::size_t f = 0;
    for (double t : truth) {
        while (f < found.size() && found[f] < t - within) ++f;
        if (f == found.size() || found[f] > t + within) continue;
        if (f + 1 < found.size() && std::abs(found[f + 1] - t) < std::abs(found[f] - t)) ++f;
        ++m.hits, m.offsets.push_back(found[f++] - t);
    }
    return m;
}
double f_measure(const Times& truth, const Times& found, double within = tolerance) {
    return truth.empty() && found.empty()
               ? 1
               : 2. * match(truth, found, within).hits / double(std::max<std::size_t>(1, truth.size() + found.size()));
}

Times every_second(const Times& beats, std::size_t from) {
    Times out;
    for (; from < beats.size(); from += 2) out.push_back(beats[from]);
    return out;
}
Times doubled(const Times& beats) {
    Times out;
    for (std::size_t i = 0; i < beats.size(); ++i) {
        out.push_back(beats[i]);
        if (i + 1 < beats.size()) out.push_back((beats[i] + beats[i + 1]) / 2);
    }
    return out;
}
/// The truth, and what a listener might as well tap.
std::vector<Times> levels(const Times& truth) {
    const Times twice = doubled(truth);
    return {truth, twice, every_second(twice, 1), every_second(truth, 0), every_second(truth, 1)};
}

double in_continuity(const Times& truth, const Times& found) {
    constexpr double share = 0.175;
    if (truth.size() < 2 || found.size() < 2) return 0;
    int right = 0;
    std::vector<bool> used(truth.size(), false);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto next = std::lower_bound(truth.begin(), truth.end(), found[i]);
        std::size_t n = std::size_t(next - truth.begin());
        if (n == truth.size() || (n > 0 && found[i] - truth[n - 1] < truth[n] - found[i])) --n;
        if (used[n]) continue;
        const double step = n > 0 ? truth[n] - truth[n - 1] : truth[1] - truth[0];
        const double found_step = i > 0 ? found[i] - found[i - 1] : found[1] - found[0];
        if (std::abs(found[i] - truth[n]) > share * step || std::abs(1 - found_step / step) > share) continue;
        used[n] = true, ++right;
    }
    return right / double(std::max(truth.size(), found.size()));
}

double median(Times values) {
    if (values.empty()) return 0;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Score {
    double f = 0, any = 0, downbeats = 0, cmlt = 0, amlt = 0, offset = 0, distance = 0, sections = -1;
};
Score judge(const json& truth, const json& found) {
    const Times beats = truth["beats"], got = found["beats"];
    Score s;
    s.f = f_measure(beats, got), s.cmlt = in_continuity(beats, got);
    for (const Times& level : levels(beats)) {
        s.any = std::max(s.any, f_measure(level, got));
        s.amlt = std::max(s.amlt, in_continuity(level, got));
    }
    s.downbeats = f_measure(truth["downbeats"], found["downbeats"]);
    Times offsets = match(beats, got, tolerance).offsets;
    s.offset = 1000 * median(offsets);
    for (double& o : offsets) o = std::abs(o);
    s.distance = 1000 * median(offsets);
    if (truth.contains("sections")) {
        const auto inner = [](const json& sections) {
            Times t;
            for (std::size_t i = 1; i < sections.size(); ++i) t.push_back(sections[i]["start"]);
            return t;
        };
        s.sections = f_measure(inner(truth["sections"]), inner(found["sections"]), 3);
    }
    return s;
}

struct Heard {
    json song;
    double cpu = 0, memory = 0;  // seconds, MB
};
json heard_here(const fs::path& path) {
    const auto media = open_media(path);
    const auto song = media ? analyse_song(*media) : Result<Song>(fail(media.error()));
    if (!song) return {{"error", song.error().message()}};
    json out = {{"seconds", song->seconds},
                {"tempo", song->tempo},
                {"beats", json::array()},
                {"downbeats", json::array()},
                {"sections", json::array()}};
    for (const Beat& b : song->beats) {
        out["beats"].push_back(b.time);
        if (b.of_bar == 0) out["downbeats"].push_back(b.time);
    }
    for (const SongSection& s : song->sections)
        out["sections"].push_back({{"start", s.start}, {"end", s.end}, {"label", s.label}, {"energy", s.energy}});
    return out;
}
Heard hear(const fs::path& path) {
    int ends[2];
    if (pipe(ends) != 0) return {};
    const pid_t child = fork();
    if (child == 0) {
        const std::string text = heard_here(path).dump();
        std::size_t done = 0;
        while (done < text.size()) {
            const auto n = write(ends[1], text.data() + done, text.size() - done);
            if (n <= 0) break;
            done += std::size_t(n);
        }
        _exit(0);
    }
    close(ends[1]);
    std::string text(1 << 16, 0), all;
    for (ssize_t n = 0; (n = read(ends[0], text.data(), text.size())) > 0;) all.append(text, 0, std::size_t(n));
    close(ends[0]);
    rusage use{};
    int status = 0;
    wait4(child, &status, 0, &use);
    const auto seconds = [](timeval t) { return double(t.tv_sec) + 1e-6 * double(t.tv_usec); };
    return {json::parse(all, nullptr, false), seconds(use.ru_utime) + seconds(use.ru_stime),
            double(use.ru_maxrss) / 1024};
}

std::optional<json> control(const std::string& program, const fs::path& path) {
    FILE* pipe = popen((program + " '" + path.string() + "' 2>/dev/null").c_str(), "r");
    if (!pipe) return {};
    json found = {{"beats", json::array()}, {"downbeats", json::array()}, {"sections", json::array()}};
    char line[128];
    while (std::fgets(line, sizeof line, pipe)) {
        double t = 0;
        char mark = 0;
        const int read = std::sscanf(line, "%lf %c", &t, &mark);
        if (read >= 1) found["beats"].push_back(t);
        if (read == 2 && mark == 'x') found["downbeats"].push_back(t);
    }
    return pclose(pipe) == 0 ? std::optional(found) : std::nullopt;
}

void print(const char* name, const Score& s, const std::string& more) {
    std::printf("%-34s %5.3f %5.3f %5.3f  %5.3f %5.3f %+6.1f %5.1f ", name, s.f, s.any, s.downbeats, s.cmlt, s.amlt,
                s.offset, s.distance);
    s.sections < 0 ? std::printf("  -   ") : std::printf("%5.2f ", s.sections);
    std::printf("%s\n", more.c_str());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<fs::path> truths;
    std::string program;
    bool list = false;
    for (int i = 1; i < argc; ++i) {
        const std::string arg = argv[i];
        if (arg.starts_with("--control"))
            program = arg.size() > 10 ? arg.substr(10) : "aubiotrack";
        else if (arg == "--list")
            list = true;
        else if (fs::is_directory(arg)) {
            for (const auto& entry : fs::directory_iterator(arg))
                if (entry.path().string().ends_with(".beats.json")) truths.push_back(entry.path());
        } else
            truths.push_back(fs::path(arg).replace_extension(".beats.json"));
    }
    if (truths.empty()) return std::fprintf(stderr, "beat_accuracy FOLDER|SONG... [--control[=PROGRAM]] [--list]\n"), 2;
    std::sort(truths.begin(), truths.end());
    std::printf("%-34s %5s %5s %5s  %5s %5s %6s %5s %5s\n", "", "F", "any", "down", "CMLt", "AMLt", "offset", "|off|",
                "sect");
    Score sum, control_sum;
    double count = 0, control_count = 0, sectioned = 0;
    const auto add = [](Score& to, const Score& s) {
        to.f += s.f, to.any += s.any, to.downbeats += s.downbeats, to.cmlt += s.cmlt, to.amlt += s.amlt;
        to.offset += s.offset, to.distance += s.distance;
    };
    const auto mean = [](Score s, double n) {
        for (double* v : {&s.f, &s.any, &s.downbeats, &s.cmlt, &s.amlt, &s.offset, &s.distance}) *v /= n;
        return s;
    };
    sum.sections = 0;
    for (const fs::path& path : truths) {
        std::ifstream file(path);
        const json truth = json::parse(file, nullptr, false);
        if (truth.is_discarded()) continue;
        const fs::path song = path.parent_path() / truth["track"].get<std::string>();
        const Heard heard = hear(song);
        if (heard.song.is_discarded() || heard.song.contains("error")) {
            std::printf("%s: %s\n", song.filename().c_str(), heard.song.dump().c_str());
            continue;
        }
        const Score s = judge(truth, heard.song);
        char more[64];
        std::snprintf(more, sizeof more, " %4.0fx %4.0f MB  %.1f bpm", heard.song["seconds"].get<double>() / heard.cpu,
                      heard.memory, heard.song["tempo"].get<double>());
        print(song.stem().c_str(), s, more);
        add(sum, s), ++count;
        if (s.sections >= 0) sum.sections += s.sections, ++sectioned;
        if (list) std::printf("%s\n", heard.song.dump().c_str());
        if (program.empty()) continue;
        if (const auto other = control(program, song)) {
            const Score c = judge(truth, *other);
            print("  control", c, "");
            add(control_sum, c), ++control_count;
        }
    }
    if (count > 0) {
        Score s = mean(sum, count);
        s.sections = sectioned > 0 ? sum.sections / sectioned : -1;
        print("mean", s, "");
    }
    if (control_count > 0) print("mean of the control", mean(control_sum, control_count), "");
    return count > 0 ? 0 : 1;
}
