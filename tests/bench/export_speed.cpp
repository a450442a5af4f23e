// Makes one film with rhyme-cli, with `ffmpeg` (a filter graph) and with `melt`, in turn, several rounds, and prints
// CPU and wall seconds, peak memory and the ratios; also the encoder alone, fed with the film's raw frames.
//   export_speed [--seconds 60] [--cuts 24] [--rounds 5] [--dissolves] [--mixed] [--smart-copy] [--rate 25]
//                [--source-gop 250] [--keep FOLDER] [--only rhyme,ffmpeg,melt,encoder] [FILE...]
//   export_speed --memory [--minutes 1,5,20] [--many 24,480]    peak memory over length and over number of cuts
// Twelve sources of 1080p (--mixed: of four sizes) are made from the FILEs, or drawn when none is given; they are kept
// in FOLDER. --smart-copy compares Rhyme's own copying with its re-encoding instead.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr int sources = 12;

struct Options {
    int seconds = 60, cuts = 24, rounds = 5, rate = 25, gop = 250;
    bool dissolves = false, mixed = false, smart_copy = false, memory = false;
    fs::path folder = fs::temp_directory_path() / "rhyme-export-speed", tools;
    std::string only;
    std::vector<int> minutes{1, 5, 20}, many{24, 480};
    Words files;
};

/// One stretch of a source on the film: frames [in, in + length) are shown, handles aside.
struct Cut {
    fs::path file;
    int in, length;
};

struct Cost {
    double wall = 0, cpu = 0, mebibytes = 0;
    int status = 0;
};

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "export_speed: %s\n", why.c_str());
    std::exit(1);
}

int number(const std::string& text) {
    int value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) stop("no number: " + text);
    return value;
}

std::vector<int> numbers(const std::string& text) {
    std::vector<int> out;
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find(',', at), text.size() - 1) + 1)
        out.push_back(number(text.substr(at, text.find(',', at) - at)));
    return out;
}

Options read(int argc, char** argv) {
    Options o;
    o.tools = fs::absolute(fs::path(argv[0])).parent_path();
    const Words args(argv + 1, argv + argc);
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto next = [&] { return i + 1 < args.size() ? args[++i] : (stop("a value is missing"), std::string()); };
        const std::string& a = args[i];
        if (a == "--seconds")
            o.seconds = number(next());
        else if (a == "--cuts")
            o.cuts = number(next());
        else if (a == "--rounds")
            o.rounds = number(next());
        else if (a == "--rate")
            o.rate = number(next());
        else if (a == "--source-gop")
            o.gop = number(next());
        else if (a == "--keep")
            o.folder = next();
        else if (a == "--only")
            o.only = next();
        else if (a == "--minutes")
            o.minutes = numbers(next());
        else if (a == "--many")
            o.many = numbers(next());
        else if (a == "--dissolves")
            o.dissolves = true;
        else if (a == "--mixed")
            o.mixed = true;
        else if (a == "--smart-copy")
            o.smart_copy = true;
        else if (a == "--memory")
            o.memory = true;
        else if (a.starts_with("--"))
            stop("unknown: " + a);
        else
            o.files.push_back(a);
    }
    if (o.dissolves) o.cuts = sources;
    return o;
}

/// Runs a program to its end; its own CPU time and peak memory, not those of its brothers. `input` as its stdin.
Cost run(const Words& line, const fs::path& input = "/dev/null") {
    std::vector<char*> argv;
    for (const auto& word : line) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, input.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    const auto begun = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (posix_spawnp(&child, argv[0], &files, nullptr, argv.data(), environ) != 0) stop("cannot run " + line.front());
    posix_spawn_file_actions_destroy(&files);
    Cost cost;
    rusage used{};
    wait4(child, &cost.status, 0, &used);
    cost.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    cost.cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
               1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
    cost.mebibytes = static_cast<double>(used.ru_maxrss) / 1024;
    return cost;
}

Cost must(const Words& line, const fs::path& input = "/dev/null") {
    const Cost cost = run(line, input);
    if (cost.status != 0) {
        std::string text;
        for (const auto& word : line) text += word + " ";
        stop("this failed: " + text);
    }
    return cost;
}

std::string seconds_of(int frames, int rate) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6f", static_cast<double>(frames) / rate);
    return text;
}

/// The sources: long enough for any cut of the film with half a second of handle on each side.
std::vector<fs::path> make_sources(const Options& o, int source_seconds) {
    fs::create_directories(o.folder);
    const char* sizes[] = {"1920:1080", "1280:720", "1920:1080", "854:480"};
    const char* drawn[] = {"testsrc2=s=1920x1080", "mandelbrot=s=1920x1080:start_scale=0.3",
                           "gradients=s=1920x1080:speed=0.02"};
    std::vector<fs::path> made;
    for (int i = 0; i < sources; ++i) {
        const std::string size = o.mixed ? sizes[i % 4] : sizes[0], rate = std::to_string(o.rate);
        const fs::path file =
            o.folder / ("source-" + std::to_string(i) + (o.mixed ? "-mixed" : "") + "-" +
                        std::to_string(source_seconds) + "s-gop" + std::to_string(o.gop) + "-" + rate + ".mp4");
        made.push_back(file);
        if (fs::exists(file)) continue;
        Words line{"ffmpeg", "-v", "error", "-y"};
        if (o.files.empty())
            line.insert(line.end(), {"-f", "lavfi", "-i", std::string(drawn[i % 3]) + ":rate=" + rate});
        else
            line.insert(line.end(),
                        {"-stream_loop", "-1", "-i", o.files[static_cast<std::size_t>(i) % o.files.size()]});
        const std::string tone = std::to_string(220 + 40 * i);
        line.insert(line.end(), {"-f",
                                 "lavfi",
                                 "-i",
                                 "sine=frequency=" + tone + ":sample_rate=48000",
                                 "-filter_complex",
                                 "[0:v]fps=" + rate + ",scale=" + size + ":flags=bicubic,setsar=1,format=yuv420p" +
                                     (o.files.empty() ? ",noise=alls=4:allf=t" : "") + "[v]",
                                 "-map",
                                 "[v]",
                                 "-map",
                                 "1:a",
                                 "-ac",
                                 "2",
                                 "-t",
                                 std::to_string(source_seconds),
                                 "-c:v",
                                 "libx264",
                                 "-preset",
                                 "veryfast",
                                 "-crf",
                                 "20",
                                 "-bf",
                                 "2",
                                 "-g",
                                 std::to_string(o.gop),
                                 "-colorspace",
                                 "bt709",
                                 "-color_primaries",
                                 "bt709",
                                 "-color_trc",
                                 "bt709",
                                 "-color_range",
                                 "tv",
                                 "-c:a",
                                 "aac",
                                 "-b:a",
                                 "192k",
                                 file.string()});
        must(line);
    }
    return made;
}

std::vector<Cut> make_cuts(const Options& o, const std::vector<fs::path>& files, int frames, int cuts,
                           int source_frames) {
    std::vector<Cut> out;
    unsigned random = 7;
    const int margin = o.rate / 2 + 1;
    for (int c = 0; c < cuts; ++c) {
        const int length = (c + 1) * frames / cuts - c * frames / cuts;
        random = random * 1664525u + 1013904223u;
        const int room = std::max(1, source_frames - length - 2 * margin);
        out.push_back({files[static_cast<std::size_t>(c % sources)],
                       margin + static_cast<int>((random >> 8) % static_cast<unsigned>(room)), length});
    }
    return out;
}

Words rhyme_line(const Options& o, const std::vector<Cut>& cuts, const std::string& preset, const fs::path& out) {
    Words line{(o.tools / "rhyme-cli").string(),
               "render",
               "-q",
               "--preset",
               preset,
               "--size",
               "1920x1080",
               "--force",
               "-o",
               out.string()};
    if (o.dissolves) line.insert(line.end(), {"--transition", "dissolve:" + std::to_string(o.rate)});
    for (const Cut& c : cuts)
        line.insert(line.end(),
                    {"--cut", c.file.string() + "@" + std::to_string(c.in) + "-" + std::to_string(c.in + c.length)});
    return line;
}

Words ffmpeg_line(const Options& o, const std::vector<Cut>& cuts, const fs::path& out) {
    Words line{"ffmpeg", "-v", "error", "-y"};
    std::string graph, joined;
    const int before = o.dissolves ? o.rate / 2 : 0, after = o.dissolves ? o.rate - o.rate / 2 : 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const int head = i > 0 ? before : 0, tail = i + 1 < cuts.size() ? after : 0;
        const int length = cuts[i].length + head + tail;
        line.insert(line.end(), {"-ss", seconds_of(cuts[i].in - head, o.rate), "-i", cuts[i].file.string()});
        const std::string n = std::to_string(i), rate = std::to_string(o.rate);
        graph += "[" + n + ":v]fps=" + rate + ",trim=end_frame=" + std::to_string(length) +
                 (o.mixed ? ",scale=1920:1080:force_original_aspect_ratio=decrease,pad=1920:1080:-1:-1" : "") +
                 ",setsar=1,format=yuv420p[v" + n + "];[" + n +
                 ":a]aresample=48000,aformat=channel_layouts=stereo,apad,atrim=end=" + seconds_of(length, o.rate) +
                 "[a" + n + "];";
        joined += "[v" + n + "][a" + n + "]";
    }
    if (!o.dissolves) {
        graph += joined + "concat=n=" + std::to_string(cuts.size()) + ":v=1:a=1[v][a]";
    } else {
        std::string v = "v0", a = "a0";
        int end = cuts.front().length;
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            const bool last = i + 1 == cuts.size();
            const std::string n = std::to_string(i), nv = last ? "v" : "x" + n, na = last ? "a" : "y" + n;
            graph += "[" + v + "][v" + n +
                     "]xfade=transition=fade:duration=1:offset=" + seconds_of(end - before, o.rate) + "[" + nv + "];[" +
                     a + "][a" + n + "]acrossfade=d=1:c1=qsin:c2=qsin[" + na + "];";
            v = nv, a = na, end += cuts[i].length;
        }
        graph.pop_back();
    }
    line.insert(line.end(),
                {"-filter_complex", graph, "-map", "[v]", "-map", "[a]", "-c:v", "libx264", "-preset", "veryfast",
                 "-crf", "20", "-c:a", "aac", "-b:a", "192k", "-movflags", "+faststart", out.string()});
    return line;
}

Words melt_line(const Options& o, const std::vector<Cut>& cuts, const fs::path& out) {
    Words line{"melt", "-profile", o.rate == 30 ? "atsc_1080p_30" : "atsc_1080p_25"};
    const int before = o.dissolves ? o.rate / 2 : 0, after = o.dissolves ? o.rate - o.rate / 2 : 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const int head = i > 0 ? before : 0, tail = i + 1 < cuts.size() ? after : 0;
        line.insert(line.end(), {cuts[i].file.string(), "in=" + std::to_string(cuts[i].in - head),
                                 "out=" + std::to_string(cuts[i].in + cuts[i].length + tail - 1)});
        if (o.dissolves && i > 0)
            line.insert(line.end(), {"-mix", std::to_string(o.rate), "-mixer", "luma", "-mixer", "mix:-1"});
    }
    line.insert(line.end(), {"-consumer", "avformat:" + out.string(), "real_time=-1", "vcodec=libx264",
                             "preset=veryfast", "crf=20", "acodec=aac", "ab=192k", "movflags=+faststart"});
    return line;
}

/// x264 and AAC alone: raw frames of the film in, by a file.
Cost encoder_alone(const Options& o, const fs::path& film) {
    const fs::path raw = o.folder / "film.yuv", sound = o.folder / "film.wav";
    if (!fs::exists(raw)) {
        must({"ffmpeg", "-v", "error", "-y", "-i", film.string(), "-f", "rawvideo", "-pix_fmt", "yuv420p",
              raw.string()});
        must({"ffmpeg", "-v", "error", "-y", "-i", film.string(), "-vn", sound.string()});
    }
    return must({"ffmpeg",
                 "-v",
                 "error",
                 "-y",
                 "-f",
                 "rawvideo",
                 "-s",
                 "1920x1080",
                 "-r",
                 std::to_string(o.rate),
                 "-pix_fmt",
                 "yuv420p",
                 "-i",
                 "pipe:0",
                 "-i",
                 sound.string(),
                 "-c:v",
                 "libx264",
                 "-preset",
                 "veryfast",
                 "-crf",
                 "20",
                 "-c:a",
                 "aac",
                 "-b:a",
                 "192k",
                 "-movflags",
                 "+faststart",
                 (o.folder / "encoder.mp4").string()},
                raw);
}

void say(const char* who, const Cost& c) {
    std::printf("  %-8s %7.2f s wall  %7.2f s CPU  %6.0f MiB\n", who, c.wall, c.cpu, c.mebibytes);
    std::fflush(stdout);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

using Rounds = std::map<std::string, std::vector<Cost>>;

double middle(const Rounds& rounds, const std::string& who, double Cost::*what) {
    std::vector<double> values;
    for (const Cost& c : rounds.at(who)) values.push_back(c.*what);
    return median(std::move(values));
}

/// The ratios of each round, and of the medians.
void compare(const Rounds& rounds, const std::string& a, const std::string& b) {
    if (!rounds.contains(a) || !rounds.contains(b)) return;
    std::printf("%s / %s: CPU", a.c_str(), b.c_str());
    for (std::size_t i = 0; i < rounds.at(a).size(); ++i)
        std::printf(" %.3f", rounds.at(a)[i].cpu / rounds.at(b)[i].cpu);
    std::printf(" (medians %.3f); wall", middle(rounds, a, &Cost::cpu) / middle(rounds, b, &Cost::cpu));
    for (std::size_t i = 0; i < rounds.at(a).size(); ++i)
        std::printf(" %.3f", rounds.at(a)[i].wall / rounds.at(b)[i].wall);
    std::printf(" (medians %.3f); memory %.2f\n", middle(rounds, a, &Cost::wall) / middle(rounds, b, &Cost::wall),
                middle(rounds, a, &Cost::mebibytes) / middle(rounds, b, &Cost::mebibytes));
}

void film(const Options& o) {
    const int per_cut = (o.seconds + o.cuts - 1) / o.cuts,
              source_seconds = std::max(per_cut + 3, o.smart_copy ? 20 : 8);
    const auto files = make_sources(o, source_seconds);
    const auto cuts = make_cuts(o, files, o.seconds * o.rate, o.cuts, source_seconds * o.rate);
    const auto wanted = [&](const std::string& who) { return o.only.empty() || o.only.find(who) != std::string::npos; };
    fs::remove(o.folder / "film.yuv");
    Rounds rounds;
    for (int round = 0; round < o.rounds; ++round) {
        std::printf("round %d\n", round + 1);
        const auto add = [&](const std::string& who, const Cost& c) { rounds[who].push_back(c), say(who.c_str(), c); };
        if (o.smart_copy) add("copy", must(rhyme_line(o, cuts, "smart-copy", o.folder / "copy.mp4")));
        if (wanted("rhyme")) add("rhyme", must(rhyme_line(o, cuts, "reference-h264", o.folder / "rhyme.mp4")));
        if (o.smart_copy) continue;
        if (wanted("ffmpeg")) add("ffmpeg", must(ffmpeg_line(o, cuts, o.folder / "ffmpeg.mp4")));
        if (wanted("melt")) add("melt", must(melt_line(o, cuts, o.folder / "melt.mp4")));
        if (wanted("encoder")) add("encoder", encoder_alone(o, o.folder / "rhyme.mp4"));
    }
    fs::remove(o.folder / "film.yuv");
    for (const char* other : {"ffmpeg", "melt", "encoder"}) compare(rounds, "rhyme", other);
    compare(rounds, "rhyme", "copy");
}

void memory(Options o) {
    const auto files = make_sources(o, 20);
    const auto measure = [&](int seconds, int cuts) {
        const auto list = make_cuts(o, files, seconds * o.rate, cuts, 20 * o.rate);
        const Cost c = must(rhyme_line(o, list, "reference-h264", o.folder / "memory.mp4"));
        std::printf("%3d min %3d s, %4d cuts: %6.0f MiB, %.1f s CPU\n", seconds / 60, seconds % 60, cuts, c.mebibytes,
                    c.cpu);
        std::fflush(stdout);
    };
    for (const int minutes : o.minutes) measure(minutes * 60, std::max(24, minutes * 24));
    for (const int cuts : o.many) measure(60, cuts);
}

}  // namespace

int main(int argc, char** argv) {
    const Options o = read(argc, argv);
    if (o.memory)
        memory(o);
    else
        film(o);
    return 0;
}
