// journal_cost [CLIPS ...]: what an edit costs the journal on projects of that many clips over 20 tracks (500, 5000 and
// 50000 by default): the window's thread (handing it over), the keeper's thread (until it is on the disk), bytes in the
// journal; for an edit of one clip, one that moves everything behind it on all tracks, and an undo. Then: opening the
// project again, going back to its first step.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/project/keeper.h"
#include "core/timeline/edits.h"

namespace fs = std::filesystem;
using namespace rhyme;

namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// `clips` over 20 tracks, ten of each kind.
Project project_of(int clips) {
    Project p;
    p.name = "Cost";
    p.timeline = make_timeline({25, 1}, 1920, 1080);
    while (p.timeline.tracks.size() < 20)
        p.timeline = *add_track(p.timeline, p.timeline.tracks.size() % 2 ? TrackKind::Video : TrackKind::Audio);
    for (int m = 1; m <= 100; ++m)
        p.media.push_back({MediaId{static_cast<std::uint64_t>(m)}, "/films/clips/take " + std::to_string(m) + ".mp4",
                           "take " + std::to_string(m) + ".mp4", "12345-abcdef", RationalTime(600, 1)});
    Timeline t = p.timeline;
    for (auto& shared : t.tracks) {
        Track track = *shared;
        for (int i = 0; i < clips / 20; ++i) {
            Clip c;
            c.id = ClipId{t.next_id++}, c.media = MediaId{static_cast<std::uint64_t>(1 + i % 100)};
            c.name = "take " + std::to_string(1 + i % 100) + ".mp4";
            c.start = FramePosition(i * 25), c.length = FrameCount(25);
            c.source_in = RationalTime(i % 500, 1), c.available = RationalTime(600, 1);
            track.clips.push_back(c);
        }
        shared = std::make_shared<const Track>(std::move(track));
    }
    p.timeline = t;
    return p;
}

struct Cost {
    double hand_over = 0, on_disk = 0, bytes = 0;
};

template <class Change>
Cost measure(Keeper& keeper, Project& project, std::size_t& step, const fs::path& journal, Change change) {
    constexpr int times = 5;
    Cost cost;
    for (int n = 0; n < times; ++n) {
        project.timeline = change(project.timeline, n);
        const auto size = fs::exists(journal) ? fs::file_size(journal) : 0;
        const double start = seconds();
        keeper.commit(project, ++step, "Edit", "");
        const double handed = seconds();
        if (!keeper.settle()) std::abort();
        cost.hand_over += (handed - start) / times;
        cost.on_disk += (seconds() - start) / times;
        cost.bytes += static_cast<double>(fs::file_size(journal) - size) / times;
    }
    return cost;
}

void row(int clips, const char* what, const Cost& c) {
    std::printf("%6d  %-22s  %8.3f ms  %8.1f ms  %9.0f bytes\n", clips, what, c.hand_over * 1e3, c.on_disk * 1e3,
                c.bytes);
}

void run(int clips, const fs::path& folder) {
    const fs::path path = folder / ("film" + std::to_string(clips) + ".rhyme");
    Project project = project_of(clips);
    if (!save_project(project, path)) std::abort();
    const fs::path journal = keep_folder(path, folder) / "journal";
    std::size_t step = 0;
    {
        auto keeper = Keeper::open(path, folder / "state");
        // The first change makes the journal, with all of the project in it.
        project.timeline = *set_gain(project.timeline, project.timeline.tracks.back()->clips.front().id, -1);
        row(clips, "the first edit", measure(**keeper, project, step, journal, [](const Timeline& t, int n) {
                return *set_gain(t, t.tracks.back()->clips.front().id, n + 1);
            }));
        row(clips, "gain of one clip", measure(**keeper, project, step, journal, [](const Timeline& t, int n) {
                const auto& clips = t.tracks.back()->clips;
                return *set_gain(t, clips[clips.size() / 2].id, n - 7);
            }));
        row(clips, "ripple of all tracks", measure(**keeper, project, step, journal, [](const Timeline& t, int) {
                return *extract_range(t, {FramePosition(30), FrameCount(3)});
            }));
        const double saving = seconds();
        if (!(*keeper)->save(project, path)) std::abort();
        std::printf("%6d  saving: %.1f ms, journal %.1f kB, project %.1f kB\n", clips, (seconds() - saving) * 1e3,
                    static_cast<double>(fs::file_size(journal)) / 1e3, static_cast<double>(fs::file_size(path)) / 1e3);
    }
    double start = seconds();
    auto again = Keeper::open(path, folder / "state");
    const double opened = seconds() - start;
    start = seconds();
    if (!(*again)->project()) std::abort();
    const double parsed = seconds() - start;
    start = seconds();
    if (!(*again)->project_of(0)) std::abort();
    std::printf("%6d  opening the journal: %.1f ms, the project: %.1f ms, back to the first of %zu steps: %.1f ms\n",
                clips, opened * 1e3, parsed * 1e3, (*again)->steps().size(), (seconds() - start) * 1e3);
}

}  // namespace

int main(int argc, char** argv) {
    const fs::path folder = fs::temp_directory_path() / ("rhyme-journal-" + std::to_string(std::rand()));
    fs::create_directories(folder);
    std::printf(" clips  %-22s  %11s  %11s  %15s\n", "edit", "handed over", "on the disk", "in the journal");
    if (argc < 2)
        for (const int clips : {500, 5000, 50000}) run(clips, folder);
    for (int i = 1; i < argc; ++i) run(std::atoi(argv[i]), folder);
    fs::remove_all(folder);
}
