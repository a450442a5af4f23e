// Every feature of an edit, one at a time, for round trips through every format: how it is put into a project, and what
// of it can be seen there. Header only: a test and a benchmark share it.
#pragma once

#include "core/timeline/song_map.h"
#include "tests/support/interchange_project.h"

namespace rhyme::testing {

inline std::vector<InterchangeCase> interchange_cases() {
    std::vector<InterchangeCase> all;
    const auto add = [&](std::string name, std::function<void(Project&)> put,
                         std::function<std::string(const Project&)> look) {
        all.push_back({std::move(name), std::move(put), std::move(look), {}});
    };
    const auto words = [&](std::string w) { all.back().words = std::move(w); };
    const auto places = [](const Project& p) {
        return of_clips(p, [&](const Clip& c) {
            return c.kind == ClipKind::Media
                       ? std::to_string(c.length.value) + " " + text(c.source_in) + " " + path_of(p, c)
                       : "";
        });
    };
    const auto longer = [](Project& p) { change_clip(p, 0, 2, [](Clip& c) { c.length = FrameCount(45); }); };
    add("clips: places and in points", longer, places);
    words("clips (");
    add(
        "a rate of NTSC",
        [](Project& p) {
            p = plain_project({30000, 1001});
        },
        [places](const Project& p) { return text(p.timeline.rate.frame_duration()) + " " + places(p); });
    words("clips (");
    add(
        "a rate of 12.5",
        [](Project& p) {
            p = plain_project({25, 2});
        },
        [](const Project& p) { return text(p.timeline.rate.frame_duration()); });
    words("rates (");
    add(
        "an in point between two frames",
        [](Project& p) { change_clip(p, 0, 2, [](Clip& c) { c.source_in = RationalTime(1001, 60); }); }, places);
    words("clips (");
    add(
        "Korean paths, spaces, percent signs",
        [](Project& p) {
            p.media[0].path = std::filesystem::path(std::u8string(u8"/clips/\ud55c\uae00 100% #1/\ub2ec.mov"));
            p.media[0].name = reinterpret_cast<const char*>(u8"\ub2ec.mov");
        },
        places);
    words("clips (");
    add(
        "two media of one name in two folders",
        [](Project& p) {
            p.media.push_back({MediaId{2}, "/other/moon.mov", "moon.mov", "", RationalTime(80, 1)});
            change_clip(p, 0, 2, [](Clip& c) { c.media = MediaId{2}; });
        },
        places);
    words("clips (");
    add(
        "clip names", [](Project& p) { change_clip(p, 0, 2, [](Clip& c) { c.name = "c <& \"x\""; }); },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) { return c.kind == ClipKind::Media ? c.name : ""; });
        });
    words("clip names (");
    add(
        "disabled clips", [](Project& p) { change_clip(p, 0, 2, [](Clip& c) { c.enabled = false; }); },
        [](const Project& p) { return of_clips(p, [](const Clip& c) { return c.enabled ? "" : "off"; }); });
    add(
        "links", [](Project& p) { change_clip(p, 0, 1, [](Clip& c) { c.name = "b"; }); },
        [](const Project& p) {
            return of_clips(
                p, [&](const Clip& c) { return c.link ? std::to_string(p.timeline.linked(c.id).size()) : ""; });
        });
    words("link");
    add(
        "links of clips cut apart",
        [](Project& p) { change_clip(p, 2, 1, [](Clip& c) { c.length = FrameCount(60); }); },
        [](const Project& p) {
            return of_clips(
                p, [&](const Clip& c) { return c.link ? std::to_string(p.timeline.linked(c.id).size()) : ""; });
        });
    words("link");
    add(
        "gains", [](Project& p) { change_clip(p, 2, 0, [](Clip& c) { c.gain_db = -4.25; }); },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) { return c.gain_db != 0 ? exchange::number_text(c.gain_db) : ""; });
        });
    add(
        "gain curves",
        [](Project& p) {
            change_more(p, 2, 0, [](ClipMore& m) {
                m.gain.keys = {{FrameCount(5), -3, Interpolation::Linear},
                               {FrameCount(20), -12, Interpolation::Linear}};
            });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) { return c.more->gain.keys.empty() ? "" : curve_text(c.more->gain); });
        });
    add(
        "pans", [](Project& p) { change_more(p, 2, 0, [](ClipMore& m) { m.pan = -0.5; }); },
        [](const Project& p) {
            return of_clips(p,
                            [](const Clip& c) { return c.more->pan != 0 ? exchange::number_text(c.more->pan) : ""; });
        });
    add(
        "fades",
        [](Project& p) {
            change_more(p, 2, 0, [](ClipMore& m) { m.fade_in = FrameCount(4), m.fade_out = FrameCount(9); });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) {
                return std::to_string(c.more->fade_in.value) + "," + std::to_string(c.more->fade_out.value);
            });
        });
    const auto speeds = [](const Project& p) { return of_clips(p, speed_text); };
    const auto at_speed = [](Ratio speed, RationalTime from) {
        return [=](Project& p) { change_clip(p, 0, 2, [&](Clip& c) { c.speed = speed, c.source_in = from; }); };
    };
    add("speed 200 %", at_speed({2, 1}, {20, 1}), speeds);
    add("speed 50 %", at_speed({1, 2}, {20, 1}), speeds);
    add("speed 3/7", at_speed({3, 7}, {20, 1}), speeds);
    add("reverse", at_speed({-1, 1}, {20, 1}), speeds);
    add("reverse 200 %", at_speed({-2, 1}, {20, 1}), speeds);
    add("freeze", at_speed({0, 1}, {20, 1}), speeds);
    add(
        "speed ramps",
        [](Project& p) {
            change_more(p, 0, 2, [](ClipMore& m) {
                m.ramp = {{FrameCount(0), {1, 1}, SpeedShape::Linear},
                          {FrameCount(20), {2, 1}, SpeedShape::Smooth},
                          {FrameCount(30), {1, 2}, SpeedShape::Hold}};
            });
        },
        speeds);
    add(
        "pitch that goes with the speed",
        [](Project& p) {
            change_clip(p, 2, 1,
                        [](Clip& c) { c.speed = Ratio(2, 1), c.more.edit([](ClipMore& m) { m.keep_pitch = false; }); });
            change_clip(p, 0, 1,
                        [](Clip& c) { c.speed = Ratio(2, 1), c.more.edit([](ClipMore& m) { m.keep_pitch = false; }); });
        },
        [](const Project& p) { return of_clips(p, [](const Clip& c) { return c.more->keep_pitch ? "" : "off"; }); });
    add(
        "nested sequences",
        [](Project& p) {
            Timeline inner = make_timeline(p.timeline.rate, 640, 360);
            inner.id = SequenceId{7}, inner.name = "Inner";
            Clip c = p.timeline.tracks[0]->clips[0];
            c.link = {}, c.name = "deep", c.length = FrameCount(60), c.id = ClipId{5};
            Track t = *inner.tracks[0];
            t.clips = {c};
            inner.tracks[0] = std::make_shared<const Track>(t), inner.next_id = 50;
            p.others.push_back(std::make_shared<const Timeline>(inner));
            p.next_sequence = 8;
            change_clip(p, 0, 2, [](Clip& o) {
                o.kind = ClipKind::Sequence, o.sequence = SequenceId{7}, o.media = {}, o.source_in = RationalTime(1, 5);
                o.available = RationalTime(60, 25);
            });
        },
        [](const Project& p) {
            return of_clips(p, [&](const Clip& c) {
                if (c.kind != ClipKind::Sequence) return std::string();
                const Sequences s = p.sequences();
                const Timeline* inner = s.find(c.sequence);
                return inner
                           ? inner->name + " " + text(c.source_in) + " " +
                                 std::to_string(inner->tracks[0]->clips.size()) + " " + inner->tracks[0]->clips[0].name
                           : "?";
            });
        });
    add(
        "other sequences",
        [](Project& p) {
            Timeline other = make_timeline(p.timeline.rate, 640, 360);
            other.id = SequenceId{7}, other.name = "Other";
            Clip c = p.timeline.tracks[0]->clips[0];
            c.link = {}, c.id = ClipId{5};
            Track t = *other.tracks[0];
            t.clips = {c};
            other.tracks[0] = std::make_shared<const Track>(t), other.next_id = 50;
            p.others.push_back(std::make_shared<const Timeline>(other)), p.next_sequence = 8;
        },
        [](const Project& p) {
            std::string names;
            for (const auto& t : p.others) names += t->name + " " + std::to_string(t->end().value) + "; ";
            return names;
        });
    add(
        "titles",
        [](Project& p) {
            change_more(p, 1, 0,
                        [](ClipMore& m) { m.title.text = reinterpret_cast<const char*>(u8"\ubcc4 & <stars>"); });
        },
        [](const Project& p) {
            std::string words;
            for (const auto& t : p.timeline.tracks)
                for (const Clip& c : t->clips)
                    if (c.kind == ClipKind::Title)
                        words += std::to_string(c.start.value * p.timeline.rate.den * 1000 / p.timeline.rate.num) +
                                 " " + c.more->title.text;
            return words;
        });
    words("title");
    add(
        "title font, size, color",
        [](Project& p) {
            change_more(p, 1, 0, [](ClipMore& m) {
                m.title.style.font = "Serif", m.title.style.size = 10, m.title.style.color = 0xff8000ff;
            });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) {
                return c.kind == ClipKind::Title
                           ? c.more->title.style.font + exchange::number_text(c.more->title.style.size) + " " +
                                 std::to_string(c.more->title.style.color)
                           : "";
            });
        });
    add(
        "title place, outline",
        [](Project& p) {
            change_more(p, 1, 0, [](ClipMore& m) { m.title.style.alignment = 9, m.title.style.outline = 2; });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) {
                return c.kind == ClipKind::Title ? std::to_string(c.more->title.style.alignment) +
                                                       exchange::number_text(c.more->title.style.outline)
                                                 : "";
            });
        });
    add(
        "adjustment clips",
        [](Project& p) {
            change_clip(p, 1, 0, [](Clip& c) {
                c.kind = ClipKind::Adjustment, c.more = ClipMore();
                Clip copy = c;
                static_cast<void>(copy);
            });
            change_more(p, 1, 0, [](ClipMore& m) {
                m.effects = {{EffectId{90}, "grade", true, {{"exposure", {0.5, {}}}}, {}}};
            });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) { return c.kind == ClipKind::Adjustment ? "adjusts" : ""; });
        });
    add(
        "color clips",
        [](Project& p) {
            change_clip(p, 0, 2, [](Clip& c) {
                c.kind = ClipKind::Color, c.media = {}, c.source_in = {}, c.available = {};
                c.more.edit([](ClipMore& m) { m.color = 0x102030ff; });
            });
        },
        [](const Project& p) {
            return of_clips(
                p, [](const Clip& c) { return c.kind == ClipKind::Color ? std::to_string(c.more->color) : ""; });
        });
    add(
        "effects with keyframes",
        [](Project& p) {
            change_more(p, 0, 2, [](ClipMore& m) {
                m.effects = {
                    {EffectId{90},
                     "reframe",
                     true,
                     {{"scale",
                       {1, {{FrameCount(0), 1, Interpolation::Linear}, {FrameCount(10), 1.5, Interpolation::Hold}}}}},
                     {}}};
            });
        },
        [](const Project& p) {
            return of_clips(p, [](const Clip& c) {
                return c.more->effects.empty()
                           ? ""
                           : c.more->effects[0].kind + curve_text(c.more->effects[0].parameters.begin()->second);
            });
        });
    add(
        "takes",
        [](Project& p) {
            p.media.push_back({MediaId{2}, "/clips/take2.mov", "take2.mov", "", RationalTime(30, 1)});
            change_more(p, 0, 2, [](ClipMore& m) {
                m.takes = {{"one", MediaId{1}, {}, {1, 1}, RationalTime(80, 1)},
                           {"two", MediaId{2}, {1, 2}, {1, 1}, RationalTime(30, 1)}};
            });
        },
        [](const Project& p) {
            return of_clips(p, [&](const Clip& c) {
                return c.more->takes.size() > 1 ? c.more->takes[1].name + p.find(c.more->takes[1].media)->path.string()
                                                : "";
            });
        });
    const auto kinds = [](const Project& p) {
        return of_joins(p, TrackKind::Video, [](const Transition& j) {
            return j.kind + " " + std::to_string(j.in_offset.value) + "+" + std::to_string(j.out_offset.value);
        });
    };
    add(
        "dissolve in the middle of the cut", [](Project& p) { add_join(p, 0, 6, 6, "dissolve"); }, kinds);
    add(
        "dissolve before the cut", [](Project& p) { add_join(p, 0, 10, 0, "dissolve"); }, kinds);
    add(
        "dissolve after the cut", [](Project& p) { add_join(p, 0, 0, 9, "dissolve"); }, kinds);
    add(
        "dissolve 3 before, 8 after", [](Project& p) { add_join(p, 0, 3, 8, "dissolve"); }, kinds);
    add(
        "dip to black", [](Project& p) { add_join(p, 0, 6, 6, "dip-to-black"); }, kinds);
    add(
        "aligned cut",
        [](Project& p) {
            add_join(p, 0, 6, 6, "aligned-dissolve", {{"scale", 1.1}});
        },
        [](const Project& p) {
            return of_joins(p, TrackKind::Video, [](const Transition& j) {
                return j.kind + (j.parameters.empty() ? "" : exchange::number_text(j.parameters.begin()->second));
            });
        });
    add(
        "cross-fades of sound", [](Project& p) { add_join(p, 2, 6, 6, "dissolve"); },
        [](const Project& p) {
            return of_joins(p, TrackKind::Audio, [](const Transition& j) {
                return std::to_string(j.in_offset.value) + "+" + std::to_string(j.out_offset.value);
            });
        });
    add(
        "several video tracks",
        [](Project& p) {
            change_clip(p, 1, 0, [](Clip& c) { c.start = FramePosition(25); });
            change_track(p, 1, [&](Track& t) {
                Clip c = p.timeline.tracks[0]->clips[2];
                c.id = ClipId{95}, c.start = FramePosition(80), c.name = "over";
                t.clips.push_back(c);
            });
        },
        [](const Project& p) { return of_clips(p, [](const Clip& c) { return c.name == "over" ? "over" : ""; }); });
    add(
        "several audio tracks",
        [](Project& p) {
            Track t = *p.timeline.tracks[2];
            t.id = TrackId{96}, t.name = "A2";
            for (std::size_t i = 0; i < t.clips.size(); ++i)
                t.clips[i].id = ClipId{97 + i}, t.clips[i].link = {}, t.clips[i].start += FrameCount(200);
            p.timeline.tracks.push_back(std::make_shared<const Track>(t));
        },
        [](const Project& p) {
            return of_clips(p,
                            [](const Clip& c) { return c.start.value >= 200 ? std::to_string(c.length.value) : ""; });
        });
    add(
        "track names", [](Project& p) { change_track(p, 0, [](Track& t) { t.name = "Stage"; }); },
        [](const Project& p) { return of_tracks(p, [](const Track& t) { return t.name; }); });
    words("track names (");
    add(
        "muted tracks", [](Project& p) { change_track(p, 2, [](Track& t) { t.muted = true; }); },
        [](const Project& p) { return of_tracks(p, [](const Track& t) { return t.muted ? "muted" : ""; }); });
    add(
        "locked tracks", [](Project& p) { change_track(p, 0, [](Track& t) { t.locked = true; }); },
        [](const Project& p) { return of_tracks(p, [](const Track& t) { return t.locked ? "locked" : ""; }); });
    add(
        "solo, sync, target",
        [](Project& p) { change_track(p, 2, [](Track& t) { t.solo = true, t.sync = false, t.target = false; }); },
        [](const Project& p) {
            return of_tracks(p, [](const Track& t) {
                return std::to_string(t.solo) + std::to_string(t.sync) + std::to_string(t.target);
            });
        });
    add(
        "track gain and pan", [](Project& p) { change_track(p, 2, [](Track& t) { t.gain_db = -3, t.pan = 0.25; }); },
        [](const Project& p) {
            return of_tracks(
                p, [](const Track& t) { return exchange::number_text(t.gain_db) + exchange::number_text(t.pan); });
        });
    add(
        "track effects",
        [](Project& p) {
            change_track(p, 0, [](Track& t) {
                t.effects = Effects{{EffectId{91}, "grade", true, {{"exposure", {0.5, {}}}}, {}}};
            });
        },
        [](const Project& p) {
            return of_tracks(p, [](const Track& t) { return t.effects ? t.effects->front().kind : ""; });
        });
    const auto marker = [&](const char* name, std::function<void(Marker&)> change,
                            std::function<std::string(const Marker&)> show) {
        add(
            name, [=](Project& p) { change_marker(p, change); }, [=](const Project& p) { return of_markers(p, show); });
    };
    marker(
        "markers", [](Marker& m) { m.name = "drop"; }, [](const Marker& m) { return m.name; });
    words("markers (");
    marker(
        "marker lengths", [](Marker& m) { m.range.length = FrameCount(12); },
        [](const Marker& m) { return std::to_string(m.range.length.value); });
    marker(
        "marker colors", [](Marker& m) { m.color = "red"; }, [](const Marker& m) { return m.color; });
    marker(
        "marker notes", [](Marker& m) { m.note = "look, \"here\""; }, [](const Marker& m) { return m.note; });
    marker(
        "beats", [](Marker& m) { m.kind = MarkerKind::Beat; },
        [](const Marker& m) { return std::to_string(static_cast<int>(m.kind)); });
    marker(
        "chapters", [](Marker& m) { m.kind = MarkerKind::Chapter; },
        [](const Marker& m) { return std::to_string(static_cast<int>(m.kind)); });
    add(
        "time locks",
        [](Project& p) {
            p.timeline.locks = std::vector<TimeLock>{{TimeLockId{92}, {FramePosition(0), FrameCount(40)}, "hook"}};
        },
        [](const Project& p) { return std::to_string(p.timeline.locks->size()); });
    add(
        "folders of the bin",
        [](Project& p) {
            p.bin = Bin{{{FolderId{1}, {}, "한강"}}, {}};
        },
        [](const Project& p) { return std::to_string(p.bin->folders.size()); });
    add(
        "stars, tags and labels of footage",
        [](Project& p) {
            p.bin = Bin{{}, {{p.media.front().id, {{}, 4, "red", {"night"}}}}};
        },
        [](const Project& p) { return std::to_string(p.bin->notes.size()); });
    const auto put_song = [](Project& p, bool words) {
        SongMap song;
        song.media = MediaId{1}, song.length = SongTime::of(80.0);
        for (int i = 0; i < 8; ++i) song.beats.push_back({SongTime::of(i * 0.5), i % 4 == 0});
        song.parts = {{{}, "A", "verse", 40}, {SongTime::of(2.0), "B", "chorus", 90}};
        if (words) song.lyrics = {{SongTime::of(5.0), SongTime::of(6.0), "달이 뜬다"}};
        p.timeline.song = std::make_shared<const SongMap>(song);
    };
    add(
        "beats, bars and parts of the song", [put_song](Project& p) { put_song(p, false); },
        [](const Project& p) {
            if (!p.timeline.song) return std::string();
            return std::to_string(p.timeline.song->beats.size()) + "/" + std::to_string(p.timeline.song->parts.size());
        });
    add(
        "words of the song", [put_song](Project& p) { put_song(p, true); },
        [](const Project& p) {
            return std::string(p.timeline.song && !p.timeline.song->lyrics.empty() ? p.timeline.song->lyrics[0].text
                                                                                   : "");
        });
    add(
        "versions of a section",
        [](Project& p) {
            Section s;
            s.id = SectionId{93}, s.range = {FramePosition(120), FrameCount(40)}, s.name = "end";
            SectionVersion other;
            other.name = "two";
            Clip c = p.timeline.tracks[0]->clips[2];
            c.id = ClipId{94}, c.start = FramePosition(0);
            other.passages = {{p.timeline.tracks[0]->id, {c}, {}}};
            s.versions = {{"one", {}}, other};
            p.timeline.sections = std::vector<Section>{s};
        },
        [](const Project& p) {
            return p.timeline.sections->empty()
                       ? ""
                       : p.timeline.sections->front().versions.back().passages[0].clips[0].name;
        });
    add(
        "in and out of the sequence",
        [](Project& p) { p.timeline.in = FramePosition(10), p.timeline.out = FramePosition(60); },
        [](const Project& p) {
            return std::to_string(p.timeline.in ? p.timeline.in->value : -1) + " " +
                   std::to_string(p.timeline.out ? p.timeline.out->value : -1);
        });
    add(
        "picture size", [](Project& p) { p.timeline.width = 1080, p.timeline.height = 1920; },
        [](const Project& p) { return std::to_string(p.timeline.width) + "x" + std::to_string(p.timeline.height); });
    words("size");
    add(
        "sample rate", [](Project& p) { p.timeline.sample_rate = 44100; },
        [](const Project& p) { return std::to_string(p.timeline.sample_rate); });
    words("sample rate");
    add(
        "names of project and sequence", [](Project& p) { p.name = "Album", p.timeline.name = "Song 3"; },
        [](const Project& p) { return p.timeline.name; });
    words("sequence names (");
    return all;
}

/// What most formats have something of: the project of the golden files.
inline Project golden_project() {
    Project p = plain_project({30000, 1001});
    for (const auto& c : interchange_cases())
        for (const char* wanted : {"gains", "gain curves", "nested sequences", "title font, size, color",
                                   "dissolve 3 before, 8 after", "marker lengths", "marker colors", "chapters"})
            if (c.name == wanted) c.put(p);
    change_clip(p, 0, 1, [](Clip& c) { c.speed = Ratio(-3, 2), c.link = {}; });
    return p;
}

}  // namespace rhyme::testing
