// damaged_files [--count N] [--seed S] [--first I] [--seconds T] [--megabytes M] [--analyse-every K] [--keep FOLDER]
// [FILE...] Good small files (the given ones, or one of every kind that tests/support/kinds.h makes) are damaged in N
// ways, always the same for a seed, and opened, indexed, decoded, listened to and analysed, as an editor would. Each
// batch runs in a process of its own, watched from outside: what crashes, takes longer than T seconds or more than M
// megabytes, or makes a sanitizer speak is counted, kept in FOLDER, and the run goes on behind it. Exit status 0:
// nothing of the kind.
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/analysis/analysis.h"
#include "core/base/files.h"
#include "core/media/audio_source.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/kinds.h"
#include "tests/support/temp_folder.h"

#if defined(__SANITIZE_ADDRESS__)
extern "C" const char* __asan_default_options() { return "detect_leaks=1:allocator_may_return_null=1:exitcode=77"; }
extern "C" const char* __ubsan_default_options() { return "print_stacktrace=1:halt_on_error=1:exitcode=77"; }
extern "C" const char* __lsan_default_suppressions() { return "leak:libx265\n"; }  // it made some of the good files
#endif

namespace {

using namespace rhyme;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
    int count = 500, first = 0;
    unsigned seed = 1;
    double seconds = 20;
    long megabytes = 3000;
    int analyse_every = 1;
    fs::path keep;
    bool write = false;  // the damaged files are written to `keep`, and nothing else is done
    std::vector<fs::path> files;
};

struct Seed {
    std::string name, extension, bytes;
};

// --- damage
// -----------------------------------------------------------------------------------------------------------

std::size_t below(std::mt19937& random, std::size_t n) { return n == 0 ? 0 : random() % n; }

void put32(std::string& bytes, std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4 && at + std::size_t(i) < bytes.size(); ++i)
        bytes[at + std::size_t(i)] = static_cast<char>(value >> (24 - 8 * i));
}

void flip_bits(std::string& bytes, std::mt19937& random, std::size_t reach) {
    const std::size_t flips = 1 + below(random, 24), within = std::min(reach, bytes.size());
    for (std::size_t i = 0; i < flips && within > 0; ++i) bytes[below(random, within)] ^= char(1 << below(random, 8));
}

void overwrite(std::string& bytes, std::mt19937& random) {
    const std::size_t at = below(random, bytes.size()), n = std::min(bytes.size() - at, 1 + below(random, 2000));
    const int kind = static_cast<int>(below(random, 3));
    for (std::size_t i = at; i < at + n; ++i) bytes[i] = kind == 0 ? '\0' : kind == 1 ? '\xff' : char(random());
}

// A number in the header becomes zero, absurd or negative.
void lie(std::string& bytes, std::mt19937& random) {
    constexpr std::uint32_t lies[] = {0, 1, 0xffffffff, 0x7fffffff, 0x80000000, 0xffff, 0x10000, 0x40000000, 16, 255};
    for (std::size_t i = 0, n = 1 + below(random, 4); i < n; ++i) {
        const std::size_t reach = below(random, 2) ? 4096 : bytes.size();
        put32(bytes, below(random, std::min(reach, bytes.size())), lies[below(random, std::size(lies))]);
    }
}

// The picture's size (192 x 108 in the seeds), wherever it stands, becomes zero or absurd.
void lie_about_size(std::string& bytes, std::mt19937& random) {
    constexpr std::uint16_t sizes[] = {0, 1, 2, 0xffff, 0x8000, 0x7fff, 16384, 17};
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        const unsigned big = (std::uint8_t(bytes[i]) << 8) | std::uint8_t(bytes[i + 1]);
        const unsigned little = (std::uint8_t(bytes[i + 1]) << 8) | std::uint8_t(bytes[i]);
        if ((big != 192 && big != 108 && little != 192 && little != 108) || below(random, 3) != 0) continue;
        const std::uint16_t lied = sizes[below(random, std::size(sizes))];
        bytes[i] = char(lied >> 8), bytes[i + 1] = char(lied);
        ++i;
    }
}

void cut_out(std::string& bytes, std::mt19937& random) {
    const std::size_t at = below(random, bytes.size());
    bytes.erase(at, 1 + below(random, bytes.size() / 4 + 1));
}

void repeat(std::string& bytes, std::mt19937& random) {
    const std::size_t at = below(random, bytes.size());
    bytes.insert(below(random, bytes.size()), bytes.substr(at, 1 + below(random, 4000)));
}

std::string damaged(const std::vector<Seed>& seeds, std::size_t which, unsigned number) {
    std::mt19937 random(number);
    std::string bytes = seeds[which].bytes;
    for (std::size_t i = 0, rounds = 1 + below(random, 3); i < rounds && !bytes.empty(); ++i)
        switch (below(random, 9)) {
            case 0:
                flip_bits(bytes, random, bytes.size());
                break;
            case 1:
                flip_bits(bytes, random, 600);
                break;
            case 2:
                flip_bits(bytes, random, 4096);
                break;
            case 3:
                overwrite(bytes, random);
                break;
            case 4:
                lie(bytes, random);
                break;
            case 5:
                lie_about_size(bytes, random);
                break;
            case 6:
                bytes.resize(below(random, bytes.size()));
                break;
            case 7:
                cut_out(bytes, random);
                break;
            default:
                below(random, 2) ? repeat(bytes, random)
                                 : void(bytes.replace(below(random, bytes.size()), 512,
                                                      seeds[below(random, seeds.size())].bytes.substr(0, 512)));
        }
    return bytes;
}

// --- what is done with each
// ---------------------------------------------------------------------------------------------

struct Counts {
    std::atomic<int> at{-1};  // the file in work
    std::atomic<int> opened{0}, refused{0}, decoded{0}, heard{0}, analysed{0};
};

void use(const fs::path& path, bool analyse, unsigned number, Counts& counts) {
    const auto media = open_media(path);
    if (!media) {
        ++counts.refused;
        return;
    }
    ++counts.opened;
    if ((*media)->index) {
        if (auto source = FrameSource::open(*media, {.threads = 1, .passed = {}, .hardware = {}})) {
            const std::int64_t size = (*media)->index->size().value;
            std::mt19937 random(number);
            std::vector<std::int64_t> asked{0, size - 1, size / 2, size / 2 - 1, size / 3};
            for (int i = 0; i < 4; ++i) asked.push_back(static_cast<std::int64_t>(below(random, std::size_t(size))));
            bool any = false;
            for (const std::int64_t n : asked)
                if (const auto frame = (*source)->frame(FramePosition(n))) {
                    any = to_rgb(*frame, {96, 54}) && to_gray(*frame, {96, 54});
                    (void)content_hash(*frame);
                }
            counts.decoded += any;
        }
        if (analyse) counts.analysed += analyze(*media, {.jobs = 1}).has_value();
    }
    if ((*media)->info.audio)
        if (auto sound = AudioSource::open(*media)) {
            std::vector<float> samples(9600);
            bool any = false;
            for (const std::int64_t at : {0, 20000, 100000, 4000})
                any = (*sound)->read(SamplePosition(at), samples) || any;
            counts.heard += any;
        }
}

class Run {
public:
    Run(Options options, std::vector<Seed> seeds)
        : options_(std::move(options)),
          seeds_(std::move(seeds)),
          counts_(new (mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
                      Counts) {}

    int write() {
        for (int i = options_.first; i < options_.first + options_.count; ++i) save(i);
        return 0;
    }

    int all() {
        const auto begun = Clock::now();
        constexpr int batch = 100;
        const int end = options_.first + options_.count;
        for (int next = options_.first; next < end;) {
            const int stop = std::min(end, next + batch);
            next = watch(next, stop);
            std::printf(
                "%d of %d files: %d opened, %d refused, %d decoded, %d heard, %d analysed; %d crashes, %d hangs, %d "
                "over memory, %d sanitizer reports; %.0f s\n",
                next - options_.first, options_.count, counts_->opened.load(), counts_->refused.load(),
                counts_->decoded.load(), counts_->heard.load(), counts_->analysed.load(), crashes_, hangs_, greedy_,
                reports_, std::chrono::duration<double>(Clock::now() - begun).count());
            std::fflush(stdout);
        }
        return crashes_ + hangs_ + greedy_ + reports_ == 0 ? 0 : 1;
    }

private:
    unsigned number(int i) const { return options_.seed * 1000003u + static_cast<unsigned>(i); }
    std::size_t seed_of(int i) const { return static_cast<std::size_t>(i) % seeds_.size(); }

    [[noreturn]] void work(int from, int to) {
        for (int i = from; i < to; ++i) {
            const Seed& seed = seeds_[seed_of(i)];
            const fs::path path = folder_ / ("damaged." + seed.extension);
            const std::string bytes = damaged(seeds_, seed_of(i), number(i));
            std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            counts_->at = i;
            use(path, options_.analyse_every > 0 && i % options_.analyse_every == 0, number(i), *counts_);
        }
        counts_->at = to;
        std::exit(0);  // with the leak check
    }

    // Runs [from, to) in a process; the first file that is still to be done.
    int watch(int from, int to) {
        counts_->at = from;
        std::fflush(stdout);
        const pid_t child = fork();
        if (child == 0) work(from, to);
        int status = 0, at = from;
        auto since = Clock::now();
        for (;;) {
            const pid_t ended = waitpid(child, &status, WNOHANG);
            if (ended == child) break;
            if (counts_->at != at) at = counts_->at, since = Clock::now();
            const bool hangs = at < to && Clock::now() - since > std::chrono::duration<double>(options_.seconds);
            const bool greedy = megabytes_of(child) > options_.megabytes;
            if (hangs || greedy) {
                kill(child, SIGKILL);
                waitpid(child, &status, 0);
                report(counts_->at, hangs ? "hangs" : "takes too much memory");
                ++(hangs ? hangs_ : greedy_);
                return counts_->at + 1;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return to;
        const int bad = counts_->at;
        if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
            ++reports_;
            report(bad, bad >= to ? "leaks (the batch before it)" : "makes the sanitizer speak");
        } else {
            ++crashes_;
            report(bad, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "ends the process");
        }
        return std::min(to, bad + 1);
    }

    void report(int i, const char* what) {
        const Seed& seed = seeds_[seed_of(i)];
        std::printf("file %d (of %s): %s\n", i, seed.name.c_str(), what);
        save(i);
    }

    void save(int i) {
        if (options_.keep.empty()) return;
        fs::create_directories(options_.keep);
        const std::string bytes = damaged(seeds_, seed_of(i), number(i));
        std::ofstream(options_.keep / (std::to_string(i) + "." + seeds_[seed_of(i)].extension), std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }

    static long megabytes_of(pid_t process) {
        std::ifstream file("/proc/" + std::to_string(process) + "/statm");
        long whole = 0, resident = 0;
        file >> whole >> resident;
        return resident * (sysconf(_SC_PAGESIZE) / 1024) / 1024;
    }

    Options options_;
    std::vector<Seed> seeds_;
    testing::TempFolder folder_;
    Counts* counts_;
    int crashes_ = 0, hangs_ = 0, greedy_ = 0, reports_ = 0;
};

std::vector<Seed> read_seeds(const Options& options) {
    std::vector<Seed> seeds;
    const auto add = [&](const fs::path& path) {
        auto bytes = read_file(path);
        if (bytes && !bytes->empty())
            seeds.push_back({path.filename().string(), path.extension().string().substr(1), std::move(*bytes)});
    };
    for (const auto& file : options.files) add(file);
    if (!seeds.empty()) return seeds;
    const testing::TempFolder folder;
    for (const auto& kind : testing::make_kinds(folder.path())) add(kind.path);
    // With sound of several codecs.
    for (const auto& [file, video, audio] : {std::tuple{"a.mp4", "libx264", "aac"},
                                             {"a.mkv", "libx264", "libopus"},
                                             {"a.webm", "libvpx", "libvorbis"},
                                             {"a.mov", "mpeg4", "pcm_s16le"},
                                             {"a.avi", "mpeg4", "libmp3lame"},
                                             {"a.mpg", "mpeg2video", "mp2"}}) {
        testing::ClipSpec spec;
        spec.frames = 36, spec.codec = video, spec.audio_codec = audio, spec.with_audio = true;
        spec.options = {{"g", "12"}, {"b", "400000"}};
        if (testing::make_clip(folder / file, spec)) add(folder / file);
    }
    for (const auto& [file, audio] : {std::pair{"a.flac", "flac"},
                                      {"a.mp3", "libmp3lame"},
                                      {"a.ogg", "libvorbis"},
                                      {"a.wav", "pcm_s16le"},
                                      {"a.m4a", "aac"}}) {
        testing::ClipSpec spec;
        spec.frames = 50, spec.with_picture = false, spec.with_audio = true, spec.audio_codec = audio;
        if (testing::make_clip(folder / file, spec)) add(folder / file);
    }
    return seeds;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&] { return std::string(i + 1 < argc ? argv[++i] : "0"); };
        if (argument == "--count")
            options.count = std::stoi(value());
        else if (argument == "--first")
            options.first = std::stoi(value());
        else if (argument == "--seed")
            options.seed = static_cast<unsigned>(std::stoul(value()));
        else if (argument == "--seconds")
            options.seconds = std::stod(value());
        else if (argument == "--megabytes")
            options.megabytes = std::stol(value());
        else if (argument == "--analyse-every")
            options.analyse_every = std::stoi(value());
        else if (argument == "--keep")
            options.keep = value();
        else if (argument == "--write")
            options.write = true;
        else
            options.files.push_back(argument);
    }
    auto seeds = read_seeds(options);
    if (seeds.empty()) {
        std::fprintf(stderr, "damaged_files: there is no good file to damage\n");
        return 2;
    }
    std::printf("%zu good files\n", seeds.size());
    const bool write = options.write;
    Run run(std::move(options), std::move(seeds));
    return write ? run.write() : run.all();
}
