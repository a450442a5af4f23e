// What edits, undo and validate cost on 500, 5 000 and 50 000 clips over 20 tracks, and how that grows; the memory of
// 500 undo steps on 5 000 clips. Times are medians of
// processor time in microseconds.
//     edit_cost [repeats = 21]
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "core/timeline/clip_edits.h"
#include "core/timeline/history.h"
#include "core/timeline/place_edits.h"
#include "core/timeline/sequence_edits.h"
#include "core/timeline/speed_edits.h"

namespace {

using namespace rhyme;

/// 10 video and 10 audio tracks; clips of 50 frames side by side, picture and sound linked in pairs, every tenth cut a
/// dissolve, every eighth clip with an effect.
Timeline film(std::int64_t clips) {
    Timeline t;
    t.rate = FrameRate(25, 1);
    for (int n = 0; n < 20; ++n) {
        Track track;
        track.id = TrackId{t.next_id++};
        track.kind = n < 10 ? TrackKind::Video : TrackKind::Audio;
        track.name = (n < 10 ? "V" : "A") + std::to_string(n % 10 + 1);
        t.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    const std::int64_t each = clips / 20;
    const std::uint64_t links = t.next_id;
    t.next_id += static_cast<std::uint64_t>(each) * 10;
    for (std::size_t i = 0; i < 20; ++i) {
        Track track = *t.tracks[i];
        for (std::int64_t n = 0; n < each; ++n) {
            Clip c;
            c.id = ClipId{t.next_id++}, c.media = MediaId{static_cast<std::uint64_t>(n % 40 + 1)};
            c.name = "clip " + std::to_string(n);
            c.start = FramePosition(n * 50), c.length = FrameCount(50);
            c.source_in = RationalTime(10, 1), c.available = RationalTime(60, 1);
            c.link = LinkId{links + static_cast<std::uint64_t>(n) * 10 + i % 10};
            if (n % 8 == 0)
                c.more.edit([&](ClipMore& m) {
                    m.effects = {{EffectId{t.next_id++}, "grade", true, {{"warmth", {0.5, {}}}}, {}}};
                });
            track.clips.push_back(std::move(c));
        }
        for (std::size_t n = 0; n + 1 < track.clips.size(); n += 10)
            track.transitions.push_back({TransitionId{t.next_id++},
                                         track.clips[n].id,
                                         track.clips[n + 1].id,
                                         "dissolve",
                                         FrameCount(5),
                                         FrameCount(5),
                                         {},
                                         true});
        t.tracks[i] = std::make_shared<const Track>(std::move(track));
    }
    return t;
}

/// The film as an edit of picture and sound leaves it: in those two tracks nothing has been looked up yet.
Timeline just_edited(const Timeline& t) {
    Timeline after = t;
    for (const std::size_t i : {3, 13}) {
        Track track = *t.tracks[i];
        track.clips.edit();
        after.tracks[i] = std::make_shared<const Track>(std::move(track));
    }
    return after;
}

using Edit = std::function<Result<Timeline>(const Timeline&)>;
struct Case {
    std::string name;
    Edit edit;
};

std::vector<Case> cases() {
    const auto clip = [](const Timeline& t, std::size_t track) {
        return t.tracks[track]->clips[t.tracks[track]->clips.size() / 2].id;
    };
    const auto next = [](const Timeline& t, std::size_t track) {
        return t.tracks[track]->clips[t.tracks[track]->clips.size() / 2 + 1].id;
    };
    const auto alone = Linked::Alone;
    const auto fresh = [](const Timeline& t) {
        NewClip c;
        c.track = t.tracks[3]->id, c.media = MediaId{1}, c.name = "new", c.length = FrameCount(20);
        c.source_in = RationalTime(1, 1), c.available = RationalTime(60, 1);
        return std::vector<NewClip>{c};
    };
    const auto middle = [](const Timeline& t) { return FramePosition(t.end().value / 2); };
    using T = const Timeline&;
    const FrameCount two(2);
    return {
        {"trim (one track)", [=](T t) { return trim(t, clip(t, 3), Edge::Out, -two, alone); }},
        {"roll (one track)", [=](T t) { return roll(t, clip(t, 3), next(t, 3), two, alone); }},
        {"slip (one track)", [=](T t) { return slip(t, clip(t, 3), two, alone); }},
        {"slide (one track)", [=](T t) { return slide(t, clip(t, 3), two, alone); }},
        {"trim_edges (one track)",
         [=](T t) {
             return trim_edges(t, {{clip(t, 3), Edge::Out, two}, {next(t, 3), Edge::In, two}});
         }},
        {"overwrite (one track)", [=](T t) { return overwrite(t, middle(t), fresh(t)); }},
        {"replace (one track)", [=](T t) { return replace(t, clip(t, 3), fresh(t).front()); }},
        {"split (one track)", [=](T t) { return split(t, middle(t) + FrameCount(7), {t.tracks[3]->id}, alone); }},
        {"lift (one track)", [=](T t) { return lift(t, {clip(t, 3)}, alone); }},
        {"move (one track)", [=](T t) { return move(t, {clip(t, 3)}, FrameCount(9), 0, alone); }},
        {"swap_clips (one track)", [=](T t) { return swap_clips(t, clip(t, 3), next(t, 3), alone); }},
        {"duplicate (one track)", [=](T t) { return duplicate(t, {clip(t, 3)}, FrameCount(200), 0, alone); }},
        {"set_speed (one track)",
         [=](T t) { return set_speed(t, {clip(t, 3)}, Ratio(2, 1), SpeedFit::Overwrite, alone); }},
        {"set_speed_ramp (one track)",
         [=](T t) {
             return set_speed_ramp(t, clip(t, 3), {{FrameCount(0), Ratio(1, 1)}, {FrameCount(50), Ratio(1, 2)}},
                                   SpeedFit::Keep, alone);
         }},
        {"set_transition (one track)",
         [=](T t) {
             return set_transition(t, {clip(t, 3), next(t, 3), "dissolve", two, two, {}, true});
         }},
        {"add_effect (one track)",
         [=](T t) {
             return add_effect(t, clip(t, 3), {{}, "grade", true, {}, {}});
         }},
        {"set_gain (one track)", [=](T t) { return set_gain(t, clip(t, 13), -3); }},
        {"trim (with its sound)", [=](T t) { return trim(t, clip(t, 3), Edge::Out, -two); }},
        {"add_marker (no track)",
         [=](T t) {
             return add_marker(t, {{}, {middle(t), {}}, "m", "", ""});
         }},
        {"ripple_trim (all tracks)", [=](T t) { return ripple_trim(t, clip(t, 3), Edge::Out, -two); }},
        {"insert (all tracks)", [=](T t) { return insert(t, middle(t), fresh(t)); }},
        {"extract_range (all tracks)",
         [=](T t) {
             return extract_range(t, {middle(t), FrameCount(30)});
         }},
        {"split (all tracks)", [=](T t) { return split(t, middle(t) + FrameCount(7)); }},
    };
}

/// Of processor time, so that what else runs on the machine does not count.
double thread_microseconds() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) / 1e3;
}

double median(int repeats, const std::function<void()>& work, const std::function<void()>& before_each = {}) {
    std::vector<double> times;
    for (int n = 0; n < repeats; ++n) {
        if (before_each) before_each();
        const double start = thread_microseconds();
        work();
        times.push_back(thread_microseconds() - start);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void row(const std::string& name, const std::vector<double>& us) {
    std::printf("%-30s %10.1f %10.1f %10.1f   x%-6.1f x%-6.1f\n", name.c_str(), us[0], us[1], us[2], us[1] / us[0],
                us[2] / us[1]);
}

std::size_t heap() {
    malloc_trim(0);
    return mallinfo2().uordblks;
}

/// Bytes that 500 committed edits of a film of 5 000 clips take.
void memory(const char* name, const std::function<Result<Timeline>(const Timeline&, int)>& edit) {
    History history(film(5000));
    const std::size_t before = heap();
    for (int n = 0; n < 500; ++n) {
        auto after = edit(history.now(), n);
        if (!after) {
            std::printf("memory, %s: %s\n", name, after.error().message().c_str());
            return;
        }
        history.commit("edit", std::move(*after));
    }
    std::printf("memory of 500 undo steps on 5 000 clips, %-28s %8.1f MB (%.0f kB a step)\n", name,
                static_cast<double>(heap() - before) / 1e6, static_cast<double>(heap() - before) / 500e3);
}

}  // namespace

int main(int argc, char** argv) {
    const int repeats = argc > 1 ? std::max(1, std::atoi(argv[1])) : 21;
    const std::vector<Timeline> films{film(500), film(5000), film(50000)};
    for (const Timeline& t : films)
        if (const auto faults = validate(t); !faults.empty()) return std::printf("%s\n", faults.front().c_str()), 1;
    std::printf("%-30s %10s %10s %10s   growth\n", "us, median", "500", "5 000", "50 000");
    int wrong = 0;
    for (const Case& c : cases()) {
        std::vector<double> edit, check;
        for (const Timeline& t : films) {
            const auto after = c.edit(t);
            if (!after || !validate(*after).empty()) {
                std::printf("%s: %s\n", c.name.c_str(), after ? "not sound" : after.error().message().c_str());
                ++wrong;
                break;
            }
            Timeline now;
            edit.push_back(median(
                repeats, [&] { (void)c.edit(now); }, [&] { now = just_edited(t); }));
            check.push_back(median(repeats, [&] { (void)validate(*after, t); }));
        }
        if (edit.size() < films.size()) continue;
        row(c.name, edit);
        row("  validate what it changed", check);
    }
    std::vector<double> undo, full, changed, equal;
    for (const Timeline& t : films) {
        History history(t);
        const auto after = *ripple_trim(t, t.tracks[3]->clips[5].id, Edge::Out, FrameCount(-2));
        history.commit("trim", after);
        undo.push_back(median(repeats, [&] { history.undo(), history.redo(); }) / 2);
        full.push_back(median(repeats, [&] { (void)validate(t); }));
        changed.push_back(median(repeats, [&] { (void)changed_ranges(t, after); }));
        equal.push_back(median(repeats, [&] { (void)(t == after); }));
    }
    row("undo, redo", undo);
    row("validate, all of it", full);
    row("changed_ranges (all tracks)", changed);
    const auto nth = [](const Timeline& t, std::size_t track, int n) {
        return t.tracks[track]->clips[static_cast<std::size_t>(n) % t.tracks[track]->clips.size()].id;
    };
    memory("trims with sound", [&](const Timeline& t, int n) {
        return trim(t, nth(t, static_cast<std::size_t>(n % 10), n), Edge::Out, FrameCount(-1));
    });
    memory("ripple trims on one track",
           [&](const Timeline& t, int n) { return ripple_trim(t, nth(t, 3, n % 200), Edge::Out, FrameCount(-1)); });
    memory("every clip of 20 tracks moves", [&](const Timeline& t, int n) {
        return extract_range(t, {FramePosition(n % 40), FrameCount(1)});
    });
    return wrong ? 1 : 0;
}
