// Timelines written and read as strips, the way edits.h draws them. One string a track, "V" or "A" first: "V
// AaaBbb..Cc" is a video track with clips a, b and, after a gap of two frames, c: a letter a frame, a capital where a
// clip begins. Clips of one letter on several tracks are linked.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "core/timeline/edits.h"

namespace rhyme::test {

constexpr FrameRate strip_rate{25, 1};

/// Every clip shows its media from frame 100 on, of 200 frames.
inline Timeline timeline_of(const std::vector<std::string>& strips) {
    Timeline timeline;
    timeline.rate = strip_rate;
    std::map<char, int> uses;
    std::map<char, LinkId> links;
    for (const std::string& strip : strips)
        for (std::size_t i = 2; i < strip.size(); ++i)
            if (std::isupper(strip[i])) ++uses[strip[i]];
    for (const auto& [letter, n] : uses)
        if (n > 1) links[letter] = LinkId{timeline.next_id++};
    std::map<char, int> tracks;
    for (const std::string& strip : strips) {
        Track track;
        track.id = TrackId{timeline.next_id++};
        track.kind = strip[0] == 'V' ? TrackKind::Video : TrackKind::Audio;
        track.name = strip[0] + std::to_string(++tracks[strip[0]]);
        for (std::size_t i = 2; i < strip.size(); ++i) {
            if (std::isupper(strip[i])) {
                Clip clip;
                clip.id = ClipId{timeline.next_id++}, clip.media = MediaId{1};
                clip.name = std::string(1, static_cast<char>(std::tolower(strip[i])));
                clip.start = FramePosition(static_cast<std::int64_t>(i) - 2), clip.length = FrameCount(1);
                clip.source_in = strip_rate.time(FrameCount(100)), clip.available = strip_rate.time(FrameCount(200));
                clip.link = links[strip[i]];
                track.clips.push_back(clip);
            } else if (std::islower(strip[i])) {
                track.clips.back().length += FrameCount(1);
            }
        }
        timeline.tracks.push_back(std::make_shared<const Track>(track));
    }
    EXPECT_EQ(validate(timeline), std::vector<std::string>{});
    return timeline;
}

inline std::string strip_of(const Track& track) {
    std::string strip = track.kind == TrackKind::Video ? "V " : "A ";
    for (const Clip& clip : track.clips) {
        strip.resize(static_cast<std::size_t>(clip.start.value) + 2, '.');
        strip += static_cast<char>(std::toupper(clip.name[0]));
        strip.append(static_cast<std::size_t>(clip.length.value) - 1, clip.name[0]);
    }
    return strip;
}

using Strips = std::vector<std::string>;

/// The strips of what an edit returned; or the reason why not, alone.
inline Strips strips_of(const Result<Timeline>& timeline) {
    if (!timeline) return {timeline.error().message()};
    EXPECT_EQ(validate(*timeline), std::vector<std::string>{});
    Strips strips;
    for (const auto& track : timeline->tracks) strips.push_back(strip_of(*track));
    return strips;
}

/// The n-th clip of that name, tracks in order.
inline ClipId clip(const Timeline& timeline, const std::string& name, int n = 0) {
    for (const auto& track : timeline.tracks)
        for (const Clip& c : track->clips)
            if (c.name == name && n-- == 0) return c.id;
    ADD_FAILURE() << "no clip " << name;
    return {};
}

inline NewClip new_clip(const Timeline& timeline, std::size_t track, const std::string& name, std::int64_t length) {
    NewClip c;
    c.track = timeline.tracks[track]->id, c.media = MediaId{2}, c.name = name, c.length = FrameCount(length);
    c.source_in = strip_rate.time(FrameCount(100)), c.available = strip_rate.time(FrameCount(200));
    return c;
}

/// In frames of the strip's rate.
inline std::int64_t source_frame(const Timeline& timeline, ClipId id) {
    return strip_rate.position(timeline.find(id)->source_in, Rounding::Nearest).value;
}

inline Timeline with_state(const Timeline& timeline, std::size_t track, bool locked, bool sync) {
    const Track& t = *timeline.tracks[track];
    return *set_track_state(timeline, t.id, {t.name, locked, t.muted, t.solo, sync});
}
inline Timeline locked(const Timeline& timeline, std::size_t track) { return with_state(timeline, track, true, true); }
inline Timeline unsynced(const Timeline& timeline, std::size_t track) {
    return with_state(timeline, track, false, false);
}

/// A dissolve at the cut between two clips of the first track.
inline NewTransition dissolve(const Timeline& t, const std::string& from, const std::string& to, std::int64_t in,
                              std::int64_t out) {
    return {clip(t, from), clip(t, to), "dissolve", FrameCount(in), FrameCount(out), {}, true};
}

inline FrameCount operator""_f(unsigned long long n) { return FrameCount(static_cast<std::int64_t>(n)); }
inline FramePosition at(std::int64_t n) { return FramePosition(n); }

}  // namespace rhyme::test
