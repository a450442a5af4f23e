#include "core/project/interchange/fcpxml_lanes.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/project/interchange/numbers.h"

namespace rhyme::exchange {

void lay_out(Sequence& seq, std::vector<LaneClip> found, const std::vector<LaneJoin>& joins, std::uint64_t& next_link,
             Report& report) {
    struct Lane {
        std::string key;
        Track track;
    };
    std::vector<Lane> video, audio;
    const auto free_on = [](const Track& t, const Clip& c) {
        return std::none_of(t.head.clips.begin(), t.head.clips.end(),
                            [&](const Clip& o) { return o.range().overlaps(c.range()); });
    };
    const auto put = [&](std::vector<Lane>& lanes, const std::string& key, Clip clip) {
        auto after = lanes.begin();
        for (auto it = lanes.begin(); it != lanes.end(); ++it) {
            if (it->key != key) continue;
            if (free_on(it->track, clip)) {
                it->track.head.clips.push_back(std::move(clip));
                return;
            }
            after = it + 1;
        }
        if (after == lanes.begin()) after = lanes.end();
        Lane lane{key, {}};
        lane.track.head.clips.push_back(std::move(clip));
        lanes.insert(after, std::move(lane));
    };
    // An empty lane below others is a track too: it keeps what is above it in its place.
    std::set<int> lanes{0};
    for (const LaneClip& f : found)
        if (f.picture) lanes.insert(f.lane);
    if (!lanes.empty() && *lanes.rbegin() < 64)
        for (int l = 1; l < *lanes.rbegin(); ++l) lanes.insert(l);
    for (const int l : lanes) video.push_back({std::to_string(l), {}});
    std::stable_sort(found.begin(), found.end(), [](const LaneClip& a, const LaneClip& b) { return a.lane > b.lane; });
    std::map<std::pair<bool, int>, std::string> key_of_lane;
    for (LaneClip& f : found) {
        if (f.picture && f.sound) f.clip.link = LinkId{next_link++};
        Clip heard = f.clip;
        if (f.picture) {
            if (f.sound)
                f.clip.gain_db = 0,
                f.clip.more.edit([](ClipMore& m) { m.gain = {}, m.pan = 0, m.fade_in = m.fade_out = FrameCount(0); });
            put(video, std::to_string(f.lane), std::move(f.clip));
        }
        if (!f.sound) continue;
        const std::string key = f.role.empty() ? "lane " + std::to_string(f.lane) : f.role;
        key_of_lane.emplace(std::pair(false, f.lane), key);
        put(audio, key, std::move(heard));
    }
    const auto own_number = [](const std::string& key) {
        return key.size() > 1 && key[0] == 'A' ? read_integer(key.substr(1)).value_or(0) : 0;
    };
    std::stable_sort(audio.begin(), audio.end(), [&](const Lane& a, const Lane& b) {
        const auto x = own_number(a.key), y = own_number(b.key);
        return x > 0 && y > 0 && x < y;
    });
    for (const LaneJoin& f : joins) {
        const auto fits = [&](const Track& t) {
            bool ends = false, begins = false;
            for (const Clip& c : t.head.clips)
                ends = ends || c.end() == f.join.cut, begins = begins || c.start == f.join.cut;
            return ends && begins;
        };
        bool placed = false;
        for (Lane& l : f.picture ? video : audio)
            if (!placed && (!f.picture || l.key == std::to_string(f.lane)) && fits(l.track) &&
                std::none_of(l.track.joins.begin(), l.track.joins.end(),
                             [&](const Join& j) { return j.cut == f.join.cut; }))
                l.track.joins.push_back(f.join), placed = true;
        if (!placed && f.picture)
            for (Lane& l : video)
                if (!placed && l.key == std::to_string(f.lane)) l.track.joins.push_back(f.join), placed = true;
        if (!placed) report.lose("transitions", "a transition does not lie between two clips and was left out");
    }
    for (Lane& l : video) {
        Track& t = seq.add_track(TrackKind::Video);
        l.track.head.kind = TrackKind::Video, l.track.head.name = t.head.name;
        t = std::move(l.track);
    }
    for (Lane& l : audio) {
        Track& t = seq.add_track(TrackKind::Audio);
        l.track.head.kind = TrackKind::Audio;
        l.track.head.name = own_number(l.key) > 0 ? l.key : t.head.name;
        t = std::move(l.track);
    }
}

}  // namespace rhyme::exchange
