// Thousands of random edits, sensible and senseless: whatever happens, the timeline stays sound.
#include <functional>
#include <limits>
#include <random>

#include "core/timeline/history.h"
#include "tests/core/timeline/strips.h"

namespace rhyme::test {
namespace {

class Monkey {
public:
    explicit Monkey(std::uint32_t seed) : random_(seed) {}

    std::int64_t number(std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
    }
    bool chance(int percent) { return number(1, 100) <= percent; }

    std::int64_t wild(std::int64_t from, std::int64_t to) {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        const std::int64_t absurd[] = {most,           -most - 1,     0,          -1, 1'000'000'000,
                                       -1'000'000'000, 1'000'000'001, 999'999'990};
        return chance(3) ? absurd[number(0, 7)] : number(from, to);
    }
    FramePosition position(const Timeline& t) {
        if (const Clip* c = chance(40) ? t.find(clip(t)) : nullptr) return chance(50) ? c->start : c->end();
        return FramePosition(wild(0, std::min<std::int64_t>(t.end().value, 200) + 5));
    }
    FrameCount delta() { return FrameCount(wild(-12, 12)); }

    ClipId clip(const Timeline& t) {
        std::vector<ClipId> all;
        for (const auto& track : t.tracks)
            for (const Clip& c : track->clips) all.push_back(c.id);
        if (all.empty() || chance(2)) return ClipId{static_cast<std::uint64_t>(number(0, 99))};
        return all[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(all.size()) - 1))];
    }
    std::vector<ClipId> clips(const Timeline& t) {
        std::vector<ClipId> some;
        for (std::int64_t n = chance(3) ? 0 : chance(70) ? 1 : number(2, 4); n > 0; --n) some.push_back(clip(t));
        return some;
    }
    TrackId track(const Timeline& t) {
        if (chance(2)) return TrackId{static_cast<std::uint64_t>(number(0, 99))};
        return t.tracks[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(t.tracks.size()) - 1))]->id;
    }
    std::vector<TrackId> tracks(const Timeline& t) {
        std::vector<TrackId> some;
        for (std::int64_t n = number(0, 2); n > 0; --n) some.push_back(track(t));
        return some;
    }
    Linked linked() { return chance(70) ? Linked::Together : Linked::Alone; }
    Edge edge() { return chance(50) ? Edge::In : Edge::Out; }
    FrameRate rate() {
        const FrameRate rates[] = {{25, 1}, {30000, 1001}, {24, 1}, {60000, 1001}, {50, 1}, {2147483647, 71582788}};
        return rates[number(0, 5)];
    }
    NewClip fresh(const Timeline& t) {
        NewClip c;
        c.track = track(t), c.media = MediaId{static_cast<std::uint64_t>(number(chance(2) ? 0 : 1, 5))},
        c.name = std::string(1, static_cast<char>('a' + number(0, 25)));
        c.length = FrameCount(wild(1, 20));
        const std::int64_t dens[] = {25, 30000, 90000, 48000, 1, 2147483647};
        const std::int64_t den = dens[number(0, 5)];
        c.source_in = {number(0, den), den};
        if (!chance(15)) c.available = c.source_in + rate().time(FrameCount(number(1, 40)));
        if (chance(1)) c.source_in.den = 0;
        return c;
    }
    std::vector<NewClip> fresh_some(const Timeline& t) {
        std::vector<NewClip> some;
        for (std::int64_t n = number(1, 3); n > 0; --n) some.push_back(fresh(t));
        return some;
    }
    NewTransition transition(const Timeline& t) {
        const auto [from, to] = cut(t);
        return {from, to, "dissolve", FrameCount(wild(0, 6)), FrameCount(wild(0, 6)), {{"x", 1}}, chance(70)};
    }
    std::pair<ClipId, ClipId> cut(const Timeline& t) {
        std::vector<std::pair<ClipId, ClipId>> cuts;
        for (const auto& track : t.tracks)
            for (const Clip& c : track->clips)
                if (const Clip* next = track->after(c)) cuts.emplace_back(c.id, next->id);
        if (cuts.empty() || chance(4)) return {clip(t), clip(t)};
        return cuts[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(cuts.size()) - 1))];
    }
    TransitionId transition_id(const Timeline& t) {
        for (const auto& track : t.tracks)
            for (const Transition& tr : track->transitions)
                if (chance(50)) return tr.id;
        return TransitionId{3};
    }
    Marker marker(const Timeline& t) {
        Marker m{{}, {position(t), FrameCount(wild(0, 5))}, "m", "red", ""};
        if (!t.markers->empty())
            m.id =
                (*t.markers)[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(t.markers->size()) - 1))].id;
        return m;
    }

private:
    std::mt19937 random_;
};

using Edit = std::function<Result<Timeline>(const Timeline&, Monkey&)>;

const std::vector<std::pair<std::string, Edit>>& edits() {
    using T = const Timeline&;
    using M = Monkey&;
    static const std::vector<std::pair<std::string, Edit>> all = {
        {"insert", [](T t, M m) { return insert(t, m.position(t), m.fresh_some(t)); }},
        {"overwrite", [](T t, M m) { return overwrite(t, m.position(t), {m.fresh(t)}); }},
        {"insert", [](T t, M m) { return insert(t, m.position(t), {m.fresh(t)}); }},
        {"overwrite", [](T t, M m) { return overwrite(t, m.position(t), m.fresh_some(t)); }},
        {"insert", [](T t, M m) { return insert(t, m.position(t), {m.fresh(t)}); }},
        {"overwrite", [](T t, M m) { return overwrite(t, m.position(t), {m.fresh(t)}); }},
        {"lift", [](T t, M m) { return lift(t, m.clips(t), m.linked()); }},
        {"ripple_delete", [](T t, M m) { return ripple_delete(t, m.clips(t), m.linked()); }},
        {"lift_range",
         [](T t, M m) {
             return lift_range(t, {m.position(t), FrameCount(m.wild(0, 15))}, m.tracks(t));
         }},
        {"extract_range",
         [](T t, M m) {
             return extract_range(t, {m.position(t), FrameCount(m.wild(0, 10))});
         }},
        {"close_gap", [](T t, M m) { return close_gap(t, m.track(t), m.position(t)); }},
        {"split", [](T t, M m) { return split(t, m.position(t), m.tracks(t), m.linked()); }},
        {"trim", [](T t, M m) { return trim(t, m.clip(t), m.edge(), m.delta(), m.linked()); }},
        {"ripple_trim", [](T t, M m) { return ripple_trim(t, m.clip(t), m.edge(), m.delta(), m.linked()); }},
        {"roll",
         [](T t, M m) {
             const auto c = m.cut(t);
             return roll(t, c.first, c.second, m.delta(), m.linked());
         }},
        {"slip", [](T t, M m) { return slip(t, m.clip(t), m.delta(), m.linked()); }},
        {"slide", [](T t, M m) { return slide(t, m.clip(t), m.delta(), m.linked()); }},
        {"move",
         [](T t, M m) { return move(t, m.clips(t), m.delta(), static_cast<int>(m.number(-1, 1)), m.linked()); }},
        {"ripple_move",
         [](T t, M m) {
             return ripple_move(t, m.clips(t), m.position(t), static_cast<int>(m.number(-1, 1)), m.linked());
         }},
        {"set_transition", [](T t, M m) { return set_transition(t, m.transition(t)); }},
        {"set_transition", [](T t, M m) { return set_transition(t, m.transition(t)); }},
        {"remove_transition", [](T t, M m) { return remove_transition(t, m.transition_id(t)); }},
        {"add_marker", [](T t, M m) { return add_marker(t, m.marker(t)); }},
        {"change_marker", [](T t, M m) { return change_marker(t, m.marker(t)); }},
        {"remove_marker", [](T t, M m) { return remove_marker(t, m.marker(t).id); }},
        {"set_gain", [](T t, M m) { return set_gain(t, m.clip(t), static_cast<double>(m.number(-200, 60))); }},
        {"set_enabled", [](T t, M m) { return set_enabled(t, m.clips(t), m.chance(50), m.linked()); }},
    };
    return all;
}

/// Rarer, since they change what the others can do.
const std::vector<std::pair<std::string, Edit>>& big_edits() {
    using T = const Timeline&;
    using M = Monkey&;
    static const std::vector<std::pair<std::string, Edit>> all = {
        {"add_track",
         [](T t, M m) {
             return t.tracks.size() > 6 ? Result<Timeline>(t)
                                        : add_track(t, m.chance(50) ? TrackKind::Video : TrackKind::Audio);
         }},
        {"remove_track", [](T t, M m) { return remove_track(t, m.track(t)); }},
        {"set_track_state",
         [](T t, M m) {
             return set_track_state(t, m.track(t), {"x", m.chance(20), m.chance(20), m.chance(5), m.chance(70)});
         }},
        {"set_format", [](T t, M m) { return set_format(t, m.rate(), static_cast<int>(m.number(-1, 4000)), 1080); }},
    };
    return all;
}

/// What a track shows at a frame, as far as a picture or sound depends on it.
struct Shown {
    MediaId media;
    RationalTime source;
    double gain = 0;
    bool operator==(const Shown&) const = default;
};
Shown shown(const Timeline& t, const Track& track, FramePosition p) {
    const Clip* c = track.at(p);
    if (!c || !c->enabled) return {};
    return {c->media, c->source_in + t.rate.time(p - c->start), c->gain_db};
}

void expect_unchanged_outside(const Timeline& before, const Timeline& after, const std::string& name) {
    const auto changed = changed_ranges(before, after);
    for (FramePosition p; p < std::min(std::max(before.end(), after.end()), FramePosition(400)); p += FrameCount(1)) {
        if (std::any_of(changed.begin(), changed.end(), [&](const FrameRange& r) { return r.contains(p); })) continue;
        for (const auto& track : before.tracks) {
            const Track* now = after.find(track->id);
            ASSERT_TRUE(!now || shown(before, *track, p) == shown(after, *now, p)) << name << " at " << p.value;
        }
    }
}

void expect_sound(const Timeline& before, const Timeline& after, const std::string& name) {
    ASSERT_EQ(validate(after), std::vector<std::string>{}) << name;
    ASSERT_GE(after.next_id, before.next_id) << name;
    for (const auto& track : after.tracks) {
        for (const Clip& c : track->clips)
            ASSERT_TRUE(before.find(c.id) || c.id.value >= before.next_id) << name << " gave out an old id";
        const auto old =
            std::find_if(before.tracks.begin(), before.tracks.end(), [&](const auto& o) { return o->id == track->id; });
        if (old == before.tracks.end()) continue;
        const bool shared = *old == track;
        ASSERT_TRUE(shared || **old != *track) << name << " copied a track it did not change";
        ASSERT_TRUE(shared || !(*old)->locked || name == "set_track_state" || name == "set_format")
            << name << " touched a locked track";
    }
}

struct Tally {
    int done = 0, refused = 0;
};

void run_script(std::uint32_t seed, int steps, Tally& tally, std::map<std::string, Tally>& by_name) {
    Monkey monkey(seed);
    History history(make_timeline(FrameRate(25, 1), 1920, 1080));
    for (int step = 0; step < steps; ++step) {
        const auto& set = monkey.chance(5) ? big_edits() : edits();
        const auto& [name, edit] =
            set[static_cast<std::size_t>(monkey.number(0, static_cast<std::int64_t>(set.size()) - 1))];
        const Timeline before = history.now();
        const Result<Timeline> after = edit(before, monkey);
        if (!after) {
            ASSERT_FALSE(after.error().what.empty()) << name;
            ASSERT_NE(after.error().code, ErrorCode::Internal) << name;
            ++tally.refused, ++by_name[name].refused;
            ASSERT_EQ(before.tracks, history.now().tracks);
            continue;
        }
        ++tally.done, ++by_name[name].done;
        SCOPED_TRACE("step " + std::to_string(step) + " of seed " + std::to_string(seed));
        expect_sound(before, *after, name);
        if (before.rate == after->rate) expect_unchanged_outside(before, *after, name);
        if (testing::Test::HasFatalFailure()) return;
        history.commit(name, *after);
        if (monkey.chance(5)) history.undo();
    }
    const std::vector<History::Entry> entries = history.entries();
    while (history.can_undo()) history.undo();
    ASSERT_EQ(history.now(), make_timeline(FrameRate(25, 1), 1920, 1080));
    for (std::size_t i = 0; i < entries.size(); ++i, history.redo())
        ASSERT_EQ(history.now(), entries[i].sequences.now());
}

TEST(RandomEdits, KeepEveryTimelineValidAndUndoRestoresEachStep) {
    Tally tally;
    std::map<std::string, Tally> by_name;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        run_script(seed, 400, tally, by_name);
        ASSERT_FALSE(HasFatalFailure()) << "seed " << seed;
    }
    for (const auto& [name, count] : by_name) {
        EXPECT_GT(count.done, 20) << name << " hardly ever worked: the script does not test it";
        RecordProperty(name, std::to_string(count.done) + " done, " + std::to_string(count.refused) + " refused");
    }
    RecordProperty("edits", tally.done + tally.refused);
}

TEST(RandomEdits, ADragClampedByTheClampFunctionsIsNeverRefused) {
    for (std::uint32_t seed = 100; seed < 110; ++seed) {
        Monkey monkey(seed);
        Timeline t = make_timeline(FrameRate(25, 1), 1920, 1080);
        for (int step = 0; step < 300; ++step) {
            const auto& [name, edit] =
                edits()[static_cast<std::size_t>(monkey.number(0, static_cast<std::int64_t>(edits().size()) - 1))];
            if (const auto after = edit(t, monkey)) t = *after;
            const ClipId c = monkey.clip(t);
            if (!t.find(c)) continue;
            const auto cut = monkey.cut(t);
            const FrameCount d = monkey.delta();
            for (const Edge edge : {Edge::In, Edge::Out}) {
                EXPECT_TRUE(trim(t, c, edge, clamp_trim(t, c, edge, d, false)));
                EXPECT_TRUE(ripple_trim(t, c, edge, clamp_trim(t, c, edge, d, true)));
            }
            EXPECT_TRUE(slip(t, c, clamp_slip(t, c, d)));
            EXPECT_TRUE(slide(t, c, clamp_slide(t, c, d)));
            EXPECT_TRUE(move(t, {c}, clamp_move(t, {c}, d), 0));
            const Track* home = t.track_of(cut.first);
            if (home && home->find(cut.second) && home->find(cut.first)->end() == home->find(cut.second)->start) {
                EXPECT_TRUE(roll(t, cut.first, cut.second, clamp_roll(t, cut.first, cut.second, d)));
            }
        }
    }
}

}  // namespace
}  // namespace rhyme::test
