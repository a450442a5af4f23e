// A program that edits and saves as fast as it can, is killed, and what is found afterwards. Used by a test and by
// bench/kill_recovery. The program is a fork of ours; it writes down what it does in memory that outlives it.
#pragma once

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/project/keeper.h"
#include "core/timeline/edits.h"
#include "core/timeline/history.h"

namespace rhyme::testing {

/// What the killed program did. Plain data, shared between the two.
struct KillLog {
    static constexpr std::uint32_t most = 1 << 15;
    struct Entry {
        std::int64_t nanoseconds;  ///< when this became the state
        std::uint32_t step;        ///< of the history
        bool commit;
        char hash[40];  ///< text_hash of the project
    };
    std::atomic<std::uint32_t> count{0}, saves{0};
    std::atomic<std::int64_t> trouble_since{0};  ///< since when it knows that changes cannot be kept; 0: they can
    std::atomic<int> failed{0};                  ///< something that must not be: the line
    char saving[40];                             ///< hash of what is being saved, or was last
    char saved[40];                              ///< hash of what was saved for certain
    Entry entries[most];

    static std::int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }
    void note(const std::string& hash, std::size_t step, bool commit) {
        const std::uint32_t n = count.load();
        if (n >= most) return;
        Entry& e = entries[n];
        e.nanoseconds = now(), e.step = static_cast<std::uint32_t>(step), e.commit = commit;
        std::snprintf(e.hash, sizeof e.hash, "%s", hash.c_str());
        count.store(n + 1);
    }
    static KillLog* shared() {
        void* memory = ::mmap(nullptr, sizeof(KillLog), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        return memory == MAP_FAILED ? nullptr : new (memory) KillLog;
    }
};

/// Clips side by side on two linked pairs of tracks.
inline Project kill_sample(int clips) {
    Project p;
    p.name = "Killed";
    p.media.push_back({MediaId{1}, "/films/clips/moon.mp4", "moon.mp4", "f", RationalTime(100, 1)});
    p.timeline = make_timeline({25, 1}, 640, 360);
    for (int i = 0; i < clips; ++i) {
        std::vector<NewClip> pair;
        for (const auto& track : p.timeline.tracks) {
            NewClip c;
            c.track = track->id, c.media = MediaId{1}, c.name = "clip " + std::to_string(i);
            c.source_in = RationalTime(i % 50, 1), c.available = RationalTime(100, 1),
            c.length = FrameCount(20 + i % 17);
            pair.push_back(c);
        }
        p.timeline = *insert(p.timeline, p.timeline.end(), pair);
    }
    return p;
}

/// One edit that can be done, chosen at random.
inline Timeline random_change(const Timeline& t, std::mt19937& random, std::size_t most_clips) {
    const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (int tries = 0; tries < 50; ++tries) {
        const auto& clips = t.tracks[any(t.tracks.size())]->clips;
        if (clips.empty()) break;
        const Clip& c = clips[any(clips.size())];
        const FrameCount delta(static_cast<std::int64_t>(any(9)) - 4);
        Result<Timeline> edited = fail(ErrorCode::InvalidArgument, "");
        switch (clips.size() > most_clips ? 0 : any(9)) {
            case 0:
                edited = ripple_delete(t, {c.id});
                break;
            case 1:
                edited = split(t, c.start + FrameCount(1 + static_cast<std::int64_t>(any(9))));
                break;
            case 2:
                edited = trim(t, c.id, Edge::Out, delta);
                break;
            case 3:
                edited = ripple_trim(t, c.id, Edge::In, delta);
                break;
            case 4:
                edited = slip(t, c.id, delta);
                break;
            case 5:
                edited = set_gain(t, c.id, static_cast<double>(any(20)) / 4 - 3);
                break;
            case 6:
                edited = add_marker(t, {{}, {c.start, {}}, "mark", "red", "at " + c.name});
                break;
            case 7:
                edited = move(t, {c.id}, delta, 0);
                break;
            default:
                edited = ripple_move(t, {c.id}, FramePosition(static_cast<std::int64_t>(any(500))), 0);
        }
        if (edited && !(*edited == t)) return *edited;
    }
    return *add_marker(t, {{}, {FramePosition(static_cast<std::int64_t>(any(1000))), {}}, "otherwise", "", ""});
}

/// Edits, steps back and forth and saves until it is killed: after `edits` changes by itself, else from outside.
[[noreturn]] inline void edit_until_killed(const std::filesystem::path& path, const std::filesystem::path& state,
                                           KillLog& log, unsigned seed, std::size_t most_clips, std::uint32_t edits) {
    const auto must = [&](bool good, int line) {
        if (good) return;
        log.failed = line;
        ::_exit(1);
    };
    std::mt19937 random(seed);
    auto keeper = Keeper::open(path, state);
    must(keeper.has_value(), __LINE__);
    auto project = (*keeper)->project();
    must(project.has_value() && !(*keeper)->held_by(), __LINE__);
    (*keeper)->on_problem([&](const Error* error) { log.trouble_since = error ? KillLog::now() : 0; });
    const std::size_t first = (*keeper)->at();
    History history(project->timeline);
    const auto state_hash = [&] {
        project->timeline = history.now();
        const auto text = project_text(*project, path.parent_path());
        must(text.has_value(), __LINE__);
        return text_hash(*text);
    };
    log.note(state_hash(), first, false);
    for (std::uint32_t n = 0;; ++n) {
        if (n == edits) ::kill(::getpid(), SIGKILL);
        const std::size_t kind = random() % 40;
        if (kind < 4 && (history.can_undo() || history.can_redo())) {
            kind < 2 ? history.undo() : history.redo();
            log.note(state_hash(), first + history.position(), false);
            (*keeper)->move(*project, first + history.position());
        } else if (kind == 4) {
            const std::string hash = state_hash();
            std::memcpy(log.saving, hash.c_str(), hash.size() + 1);
            if ((*keeper)->save(*project, path)) {
                std::memcpy(log.saved, hash.c_str(), hash.size() + 1);
                ++log.saves;
            }
        } else {
            const std::string gesture = kind == 5 ? "nudge" : "";
            history.commit("Edit " + std::to_string(n), random_change(history.now(), random, most_clips), gesture);
            const std::string hash = state_hash();
            log.note(hash, first + history.position(), true);
            (*keeper)->commit(*project, first + history.position(), "Edit", gesture);
        }
    }
}

struct KillVerdict {
    std::string fault;        ///< empty: all is well
    double seconds_lost = 0;  ///< how old the recovered state was at the kill
    bool unsaved = false;     ///< there was something to recover
    std::uint32_t edits = 0, saves = 0;
};

/// What is found after a kill at `killed` (KillLog::now), against the log. `steps` is what the history was when the
/// program started, as hashes, and becomes what it is now. `decline`: what is unsaved is given up.
inline KillVerdict check_recovery(const std::filesystem::path& path, const std::filesystem::path& state, KillLog& log,
                                  std::int64_t killed, std::vector<std::string>& steps, bool decline) {
    KillVerdict verdict;
    verdict.edits = log.count > 0 ? log.count - 1 : 0, verdict.saves = log.saves;
    const auto wrong = [&](const std::string& fault) {
        if (verdict.fault.empty()) verdict.fault = fault;
        return verdict;
    };
    if (log.failed) return wrong("the program failed at line " + std::to_string(log.failed.load()));
    const auto file = read_file(path);
    if (!file) return wrong("the project is lost: " + file.error().message());
    const auto good = load_project(path);
    if (!good) return wrong("the project is damaged: " + good.error().message());
    const std::string on_disk = text_hash(*file);
    if (log.saves > 0 && on_disk != log.saved && on_disk != log.saving) return wrong("the file is none that was saved");
    auto keeper = Keeper::open(path, state);
    if (!keeper) return wrong("it cannot be opened: " + keeper.error().message());
    if ((*keeper)->held_by()) return wrong("the dead program still holds the lock");
    verdict.unsaved = (*keeper)->has_unsaved();
    auto project = (*keeper)->project();
    if (!project) return wrong("what was kept is damaged: " + project.error().message());
    const auto text = project_text(*project, path.parent_path());
    const std::string hash = text ? text_hash(*text) : "";
    // The newest state like the one found: how long before the kill was it given up for the next?
    // (A state can come back, with more or fewer steps behind it in the history.)
    const std::uint32_t count = log.count;
    std::uint32_t at = count;
    std::size_t length = std::max<std::size_t>(steps.size(), count > 0 ? log.entries[0].step + 1 : 0);
    bool seen = false;
    for (std::uint32_t i = 0; i < count; ++i) {
        const KillLog::Entry& e = log.entries[i];
        if (e.commit) length = e.step + 1;
        const bool same = hash == e.hash && e.step == (*keeper)->at();
        seen = seen || same;
        if (same && length == (*keeper)->steps().size()) at = i;
    }
    const auto lengths = [&](std::size_t was) {
        return "the history has another length: " + std::to_string((*keeper)->steps().size()) + " steps, " +
               std::to_string(was) + " expected, saved " + std::to_string(verdict.saves) + " times" +
               (on_disk == log.saved ? ", the file is what was saved last" : "");
    };
    if (seen && at == count) return wrong(lengths(length));
    if (count > 0 && at == count) return wrong("what was kept is no state there was");
    if (count > 0 && at + 1 < count) {
        std::int64_t measured_at = killed;
        if (const std::int64_t since = log.trouble_since) measured_at = std::min(measured_at, since);
        verdict.seconds_lost = std::max(0.0, static_cast<double>(measured_at - log.entries[at + 1].nanoseconds) / 1e9);
    }
    for (std::uint32_t i = 0; count > 0 && i <= at; ++i) {
        const KillLog::Entry& e = log.entries[i];
        if (i == 0 && steps.size() <= e.step) steps.resize(e.step + 1);
        if (!e.commit) continue;
        steps.resize(e.step);
        steps.push_back(e.hash);
    }
    if (decline) {
        if (!(*keeper)->give_up_unsaved()) return wrong("it could not be declined");
        const auto back = (*keeper)->project();
        if (!back || !(back->timeline == good->timeline)) return wrong("declined, it is not what was saved");
        if (text_hash(read_file(path).value_or("")) != on_disk) return wrong("declining changed the file");
        steps.assign((*keeper)->steps().size(), "");
        return verdict;
    }
    if (steps.size() != (*keeper)->steps().size()) return wrong(lengths(steps.size()));
    for (std::size_t i = 0, looked = 0; i < steps.size() && looked < 4; ++i) {
        const std::size_t step = (i * 7 + steps.size() / 2) % steps.size();
        if (steps[step].empty()) continue;
        ++looked;
        const auto before = (*keeper)->project_of(step);
        const auto its_text = before ? project_text(*before, path.parent_path()) : fail(before.error());
        if (!its_text || text_hash(*its_text) != steps[step]) return wrong("a step of the history is another");
    }
    return verdict;
}

}  // namespace rhyme::testing
