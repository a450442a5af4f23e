// Projects for round trips through other programs' formats, what can be changed and seen in them, and the round trip.
// Header only: tests and a benchmark share it.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/numbers.h"

namespace rhyme::testing {

struct InterchangeCase {
    std::string name;
    std::function<void(Project&)> put;
    std::function<std::string(const Project&)> look;  ///< equal before and after: kept
    std::string words;  ///< what a sentence about it says, when the plain project has the feature already
};

inline std::string text(RationalTime t) { return std::to_string(t.num) + "/" + std::to_string(t.den); }

/// V1: a, b, then a gap, c; V2: a title; A1: sound of a and b, linked to them. One marker. Its media are not there.
inline Project plain_project(FrameRate rate = {25, 1}) {
    Project p;
    p.name = "Film";
    p.media.push_back({MediaId{1}, "/clips/moon.mov", "moon.mov", "", RationalTime(80, 1)});
    Timeline& t = p.timeline;
    t = make_timeline(rate, 1280, 720);
    t.name = "Cut";
    Track video = *t.tracks[0], upper = video, audio = *t.tracks[1];
    std::uint64_t id = 10;
    const auto clip = [&](const char* name, std::int64_t start, std::int64_t length, std::int64_t in) {
        Clip c;
        c.id = ClipId{id++}, c.media = MediaId{1}, c.name = name;
        c.start = FramePosition(start), c.length = FrameCount(length);
        c.source_in = rate.time(FrameCount(in)), c.available = RationalTime(80, 1);
        return c;
    };
    video.clips = {clip("a", 0, 50, 100), clip("b", 50, 50, 300), clip("c", 120, 40, 500)};
    audio.clips = {clip("a", 0, 50, 100), clip("b", 50, 50, 300)};
    for (std::size_t i = 0; i < 2; ++i) video.clips[i].link = audio.clips[i].link = LinkId{id++};
    upper.id = TrackId{id++}, upper.name = "V2";
    Clip title = clip("words", 20, 40, 0);
    title.media = {}, title.kind = ClipKind::Title, title.source_in = {}, title.available = {};
    title.more.edit([](ClipMore& m) { m.title.text = "words"; });
    upper.clips = {title};
    t.tracks = {std::make_shared<const Track>(video), std::make_shared<const Track>(upper),
                std::make_shared<const Track>(audio)};
    t.markers = std::make_shared<const std::vector<Marker>>(
        std::vector<Marker>{{MarkerId{id++}, {FramePosition(30), FrameCount(0)}, "here", "", "", MarkerKind::Comment}});
    t.next_id = id + 100;
    return p;
}

inline void change_track(Project& p, std::size_t track, const std::function<void(Track&)>& change) {
    Track t = *p.timeline.tracks[track];
    change(t);
    p.timeline.tracks[track] = std::make_shared<const Track>(std::move(t));
}
inline void change_clip(Project& p, std::size_t track, std::size_t clip, const std::function<void(Clip&)>& change) {
    change_track(p, track, [&](Track& t) { change(t.clips[clip]); });
}
inline void change_more(Project& p, std::size_t track, std::size_t clip, const std::function<void(ClipMore&)>& change) {
    change_clip(p, track, clip, [&](Clip& c) { c.more.edit(change); });
}
inline void change_marker(Project& p, const std::function<void(Marker&)>& change) {
    std::vector<Marker> markers = *p.timeline.markers;
    change(markers.front());
    p.timeline.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
}
inline void add_join(Project& p, std::size_t track, std::int64_t in, std::int64_t out, const std::string& kind,
                     std::map<std::string, double> parameters = {}) {
    change_track(p, track, [&](Track& t) {
        Transition j;
        j.id = TransitionId{p.timeline.next_id++}, j.from = t.clips[0].id, j.to = t.clips[1].id;
        j.kind = kind, j.in_offset = FrameCount(in), j.out_offset = FrameCount(out),
        j.parameters = std::move(parameters);
        j.needs_handles = kind != "dip-to-black";
        t.transitions.push_back(std::move(j));
    });
}

/// Something of every clip that is not as it is by default, with the clip's place.
inline std::string of_clips(const Project& p, const std::function<std::string(const Clip&)>& show) {
    std::string all;
    int video = 0, audio = 0;
    for (const auto& t : p.timeline.tracks) {
        const int n = t->kind == TrackKind::Video ? ++video : ++audio;
        for (const Clip& c : t->clips)
            if (const std::string s = show(c); !s.empty())
                all += (t->kind == TrackKind::Video ? "V" : "A") + std::to_string(n) + "@" +
                       std::to_string(c.start.value) + " " + s + "; ";
    }
    return all;
}
inline std::string of_tracks(const Project& p, const std::function<std::string(const Track&)>& show) {
    std::string all;
    for (const auto& t : p.timeline.tracks)
        if (!t->clips.empty()) all += show(*t) + "; ";
    return all;
}
inline std::string of_joins(const Project& p, TrackKind kind,
                            const std::function<std::string(const Transition&)>& show) {
    std::string all;
    for (const auto& t : p.timeline.tracks)
        for (const Transition& j : t->transitions)
            if (t->kind == kind) all += std::to_string(t->find(j.to)->start.value) + " " + show(j) + "; ";
    return all;
}
inline std::string of_markers(const Project& p, const std::function<std::string(const Marker&)>& show) {
    std::string all;
    for (const Marker& m : *p.timeline.markers) all += std::to_string(m.range.start.value) + " " + show(m) + "; ";
    return all;
}
inline std::string curve_text(const Curve& c) {
    std::string all = exchange::number_text(c.value);
    for (const Keyframe& k : c.keys)
        all += " " + std::to_string(k.at.value) + "=" + exchange::number_text(k.value) + "/" +
               std::to_string(static_cast<int>(k.interpolation));
    return all;
}
inline std::string path_of(const Project& p, const Clip& c) {
    const MediaItem* m = p.find(c.media);
    return m ? m->path.string() : "";
}
inline std::string speed_text(const Clip& c) {
    std::string all = text(c.speed) + " from " + text(c.source_in);
    for (const SpeedKey& k : c.more->ramp)
        all += " " + std::to_string(k.at.value) + ":" + text(k.speed) + "/" + std::to_string(static_cast<int>(k.shape));
    return c.speed == Ratio(1, 1) && c.more->ramp.empty() ? "" : all;
}

struct RoundTrip {
    enum class End { Kept, Reported, Silent } end = End::Silent;
    bool said = false;  ///< kept, and something is said of it too
    std::vector<std::string> sentences;
    std::string before, after;
};

/// Writes and reads a project; the sentences of both. A refusal is a sentence and gives no project.
inline Result<Project> there_and_back(const Project& project, const std::filesystem::path& file,
                                      std::vector<std::string>& sentences) {
    std::vector<std::string> read;
    const auto written = export_project(project, file, &sentences);
    if (!written) {
        sentences.push_back("refused: " + written.error().what);
        return fail(written.error());
    }
    auto back = import_project(file, &read);
    sentences.insert(sentences.end(), read.begin(), read.end());
    if (!back) sentences.push_back("refused: " + back.error().what);
    return back;
}

/// Of a format that is only written (`reads` false) what is seen of a project is the file, and the feature is kept when
/// that is not the plain project's and nothing is said.
inline RoundTrip round_trip(const InterchangeCase& c, const std::filesystem::path& file, bool reads = true) {
    RoundTrip r;
    const Project plain = plain_project();
    Project with = plain;
    c.put(with);
    std::vector<std::string> usual;
    const auto seen = [&](const Project& project, std::vector<std::string>& sentences) -> Result<std::string> {
        if (reads) {
            const auto back = there_and_back(project, file, sentences);
            return back ? Result<std::string>(c.look(*back)) : fail(back.error());
        }
        if (const auto written = export_project(project, file, &sentences); !written) return fail(written.error());
        return read_file(file);
    };
    const auto before = seen(plain, usual), after = seen(with, r.sentences);
    const std::set<std::string> known(usual.begin(), usual.end());
    const bool usual_too =
        !c.words.empty() && std::any_of(r.sentences.begin(), r.sentences.end(),
                                        [&](const std::string& s) { return s.find(c.words) != std::string::npos; });
    std::erase_if(r.sentences, [&](const std::string& s) { return known.contains(s) && !s.starts_with("refused"); });
    r.said = !r.sentences.empty();
    r.before = reads ? c.look(with) : "another file than the plain project's", r.after = after.value_or("");
    const bool reported = r.said || usual_too;
    const bool kept = reads ? after && r.before == r.after : !reported && after && before && *after != *before;
    r.end = kept ? RoundTrip::End::Kept : reported ? RoundTrip::End::Reported : RoundTrip::End::Silent;
    return r;
}

}  // namespace rhyme::testing
