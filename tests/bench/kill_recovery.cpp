// kill_recovery [--kills N] [--clips N] [--seed S] [--errors] [--disk FOLDER] [--full BYTES]
// Starts a program that edits and saves as fast as it can, kills it (SIGKILL) at a random moment, and looks at what is
// found: the project's file, what can be recovered and how old it is, the history, the lock; again and again on one
// project. --errors makes one in twenty writes, flushes, renames and truncations fail; --full lets the disk have BYTES
// in all (or give --disk a small tmpfs). A disk that is full is cleared of earlier versions between kills.
#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/support/kill_trial.h"

namespace fs = std::filesystem;
using namespace rhyme;
using namespace rhyme::testing;

// ---- a disk that fails: these stand before the system's own for all of this program

namespace {
std::atomic<bool> failing{false};           // one in twenty calls
std::atomic<std::int64_t> room{INT64_MAX};  // bytes that may still be written

bool fails() {
    static std::atomic<std::uint32_t> calls{static_cast<std::uint32_t>(::getpid())};
    const std::uint32_t n = calls++ * 2654435761u;
    return failing && (n >> 8) % 20 == 0;
}
}  // namespace

extern "C" {
ssize_t write(int fd, const void* data, size_t size) {
    if (fd > 2) {
        if (fails()) {
            ::syscall(SYS_write, fd, data, size / 2);  // some of it arrives
            errno = EIO;
            return -1;
        }
        const std::int64_t left = room.fetch_sub(static_cast<std::int64_t>(size));
        if (left <= 0) {
            errno = ENOSPC;
            return -1;
        }
        if (left < static_cast<std::int64_t>(size)) size = static_cast<size_t>(left);
    }
    return ::syscall(SYS_write, fd, data, size);
}
int fsync(int fd) {
    if (fails()) return errno = EIO, -1;
    return static_cast<int>(::syscall(SYS_fsync, fd));
}
int fdatasync(int fd) {
    if (fails()) return errno = EIO, -1;
    return static_cast<int>(::syscall(SYS_fdatasync, fd));
}
int rename(const char* from, const char* to) {
    if (fails()) return errno = EIO, -1;
    return static_cast<int>(::syscall(SYS_rename, from, to));
}
int ftruncate(int fd, off_t size) noexcept {
    if (fails()) return errno = EIO, -1;
    return static_cast<int>(::syscall(SYS_ftruncate, fd, size));
}
}

namespace {

struct Options {
    int kills = 1000, clips = 30;
    unsigned seed = 1;
    bool errors = false;
    std::int64_t full = 0;
    fs::path disk = fs::temp_directory_path();
};

Options options_of(int argc, char** argv) {
    Options o;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const char* value = i + 1 < argc ? argv[i + 1] : "0";
        if (name == "--kills")
            o.kills = std::atoi(value), ++i;
        else if (name == "--clips")
            o.clips = std::atoi(value), ++i;
        else if (name == "--seed")
            o.seed = static_cast<unsigned>(std::atoi(value)), ++i;
        else if (name == "--full")
            o.full = std::atoll(value), ++i;
        else if (name == "--disk")
            o.disk = value, ++i;
        else if (name == "--errors")
            o.errors = true;
    }
    return o;
}

struct Sum {
    std::int64_t edits = 0, saves = 0;
    int recovered = 0, declined = 0, wrong = 0, late = 0, in_trouble = 0;
    double longest = 0;
};

void one_kill(const Options& o, const fs::path& folder, std::mt19937& random, std::vector<std::string>& steps, Sum& sum,
              int n) {
    KillLog* log = KillLog::shared();
    if (!log) std::abort();
    const fs::path path = folder / "film.rhyme", state = folder / "state";
    const unsigned seed = random();
    const auto alive = std::chrono::microseconds(2000 + random() % 300000);
    const bool decline = random() % 5 == 0;
    const pid_t child = ::fork();
    if (child == 0) {
        failing = o.errors;
        if (o.full > 0) room = o.full;
        edit_until_killed(path, state, *log, seed, static_cast<std::size_t>(o.clips) * 2, UINT32_MAX);
    }
    std::this_thread::sleep_for(alive);
    const std::int64_t killed = KillLog::now();
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    const bool trouble = log->trouble_since != 0;
    if (trouble || o.full > 0) {  // a person would make room now
        std::error_code ignored;
        fs::remove_all(folder / ".film.rhyme.keep" / "versions", ignored);
    }
    const KillVerdict verdict = check_recovery(path, state, *log, killed, steps, decline);
    sum.edits += verdict.edits, sum.saves += verdict.saves;
    sum.recovered += verdict.unsaved, sum.declined += decline && verdict.unsaved, sum.in_trouble += trouble;
    sum.longest = std::max(sum.longest, verdict.seconds_lost);
    sum.late += verdict.seconds_lost > 1;
    if (!verdict.fault.empty()) {
        ++sum.wrong;
        std::printf("kill %d (seed %u): %s\n", n, seed, verdict.fault.c_str());
        // The next one begins with what is there.
        if (auto keeper = Keeper::open(path, state)) steps.assign((*keeper)->steps().size(), "");
    }
    ::munmap(log, sizeof *log);
}

}  // namespace

int main(int argc, char** argv) {
    const Options o = options_of(argc, argv);
    const fs::path folder = o.disk / ("rhyme-kill-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    if (const auto saved = save_project(kill_sample(o.clips), folder / "film.rhyme"); !saved) {
        std::fprintf(stderr, "%s\n", saved.error().message().c_str());
        return 1;
    }
    std::mt19937 random(o.seed);
    std::vector<std::string> steps(1);
    Sum sum;
    for (int n = 0; n < o.kills; ++n) {
        one_kill(o, folder, random, steps, sum, n);
        if ((n + 1) % 100 == 0) std::fprintf(stderr, "%d kills\n", n + 1), std::fflush(stderr);
    }
    std::printf("kills: %d, edits: %lld, saves: %lld, steps in the history: %zu\n", o.kills,
                static_cast<long long>(sum.edits), static_cast<long long>(sum.saves), steps.size());
    std::printf("with unsaved work: %d (declined: %d), killed while changes could not be kept: %d\n", sum.recovered,
                sum.declined, sum.in_trouble);
    std::printf("oldest recovered state: %.3f s before the kill; more than a second: %d\n", sum.longest, sum.late);
    std::printf("damaged, lost or wrong: %d\n", sum.wrong);
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return sum.wrong || sum.late ? 1 : 0;
}
