// Random edits by the thousand, each checked, undone and redone, saved and loaded.
#pragma once

#include <algorithm>

#include "core/timeline/draft.h"
#include "core/timeline/edits.h"
#include "core/timeline/history.h"
#include "tests/support/random_edit.h"

namespace rhyme::testing {

/// A run of random edits over fresh projects: each is checked when it is made, each project is undone to its start and
/// redone to its end, and saved and loaded now and then.
class RandomEditRun {
public:
    struct Tally {
        std::int64_t done = 0, refused = 0;
    };
    struct Options {
        std::int64_t edits = 1000, project_edits = 500, save_every = 50;
        std::uint64_t seed = 1;
    };
    std::vector<std::string> failures;  ///< the first hundred
    std::int64_t failed = 0, saves = 0, undone = 0, redone = 0;
    std::vector<Tally> tallies;  ///< by operation, as edit_operations()

    void run(const Options& o) {
        tallies.resize(edit_operations().size());
        std::int64_t made = 0;
        for (std::uint64_t project = 0; made < o.edits; ++project) {
            const std::int64_t n = std::min(o.project_edits, o.edits - made);
            one_project(o.seed * 1'000'003 + project, n, o.save_every);
            made += n;
        }
    }

private:
    void fault(std::uint64_t seed, std::int64_t step, const std::string& edit, const std::string& what) {
        ++failed;
        if (failures.size() < 100)
            failures.push_back("seed " + std::to_string(seed) + " step " + std::to_string(step) + " " + edit + ": " +
                               what);
    }
    static Project project_of(const Sequences& s) {
        Project p;
        p.media = RandomEdit::media();
        p.set_sequences(s);
        return p;
    }
    void one_project(std::uint64_t seed, std::int64_t edits, std::int64_t save_every);

    EditTable table_;
};

/// A time lock that was there before and after must show the same; empty when it does. Another rate counts all anew.
inline std::string moved_in_a_lock(const Timeline& before, const Timeline& after) {
    if (before.id != after.id || before.rate != after.rate) return {};
    Timeline locked = before;
    locked.locks.edit([&](std::vector<TimeLock>& locks) {
        std::erase_if(locks, [&](const TimeLock& lock) {
            return std::find(after.locks->begin(), after.locks->end(), lock) == after.locks->end();
        });
    });
    for (const auto& track : before.tracks) {
        const Track* now = after.find(track->id);
        if (now == track.get()) continue;
        const Track gone;
        if (const auto kept = keeps_time_locks(locked, *track, now ? *now : gone); !kept) return kept.error().message();
    }
    return {};
}

inline void RandomEditRun::one_project(std::uint64_t seed, std::int64_t edits, std::int64_t save_every) {
    RandomEdit random(seed);
    const auto media = RandomEdit::media();
    const FrameRate rates[] = {{25, 1}, {30000, 1001}, {24, 1}, {60, 1}};
    Timeline first = make_timeline(rates[seed % 4], 1920, 1080);
    for (int n = 0; n < 2; ++n) first = *add_track(first, n ? TrackKind::Audio : TrackKind::Video);
    History history{first};
    std::vector<Sequences> states{history.sequences()};
    std::vector<std::pair<std::size_t, std::string>> texts;  // of some states, independent of the values
    for (std::int64_t step = 0; step < edits; ++step) {
        const Sequences before = history.sequences();
        const auto [op, edit] = random.next(before);
        auto after = table_.apply(before, edit, &media);
        if (!after) {
            ++tallies[op].refused;
            if (after.error().what.empty() || after.error().what.find('\n') != std::string::npos)
                fault(seed, step, edit, "it is refused without a sentence");
            continue;
        }
        ++tallies[op].done;
        const auto faults = validate(*after);
        if (!faults.empty()) {
            fault(seed, step, edit, faults.front());
            return;
        }
        if (const auto quick = validate(*after, before); !quick.empty())
            fault(seed, step, edit, "only the quick check finds: " + quick.front());
        if (const std::string moved = moved_in_a_lock(before.now(), after->now()); !moved.empty())
            fault(seed, step, edit, moved);
        history.commit(edit.substr(0, 40), std::move(*after));
        states.push_back(history.sequences());
        if (step % save_every != 0) continue;
        ++saves;
        const Project saved = project_of(history.sequences());
        const auto text = project_text(saved, "/films/cut");
        const auto loaded = text ? parse_project(*text, "/films/cut") : Result<Project>(fail(text.error()));
        if (!loaded)
            fault(seed, step, edit, "it cannot be saved and loaded: " + loaded.error().message());
        else if (!(loaded->sequences() == saved.sequences()))
            fault(seed, step, edit, "it is loaded as something else");
        else
            texts.emplace_back(history.position(), *text);
    }
    while (history.can_undo()) {
        history.undo(), ++undone;
        if (!(history.sequences() == states[history.position()]))
            fault(seed, static_cast<std::int64_t>(history.position()), "undo", "it restores something else");
    }
    while (history.can_redo()) {
        history.redo(), ++redone;
        if (!(history.sequences() == states[history.position()]))
            fault(seed, static_cast<std::int64_t>(history.position()), "redo", "it restores something else");
    }
    for (const auto& [at, text] : texts) {
        history.jump(at);
        const auto loaded = parse_project(text, "/films/cut");
        if (!loaded || !(loaded->sequences() == history.sequences()))
            fault(seed, static_cast<std::int64_t>(at), "jump", "it restores something else than what was saved");
    }
}

}  // namespace rhyme::testing
