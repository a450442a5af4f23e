// Premiere's XML, the reader: what Final Cut Pro 7, Premiere, Resolve and Hiero write. See xmeml_write.cpp for how
// times are counted.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/files.h"
#include "core/project/interchange/colors.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/time_map.h"
#include "core/project/interchange/xmeml.h"
#include "core/project/interchange/xml.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

constexpr int max_nesting = 16;

class Reader {
public:
    Reader(const XmlFile& file, Report& report) : file_(file), report_(report) {}
    Exchange run();

private:
    std::optional<FrameRate> rate_of(const pugi::xml_node& node) const;
    std::int64_t frames(const pugi::xml_node& node, const char* name, std::int64_t otherwise) const;
    void collect(const pugi::xml_node& node, int depth);
    SequenceId sequence(const pugi::xml_node& node, int depth);
    void track(const pugi::xml_node& node, TrackKind kind, Sequence& seq, int depth);
    void item(const pugi::xml_node& node, Track& track, Sequence& seq, int depth);
    bool edges(const pugi::xml_node& node, const Sequence& seq, Clip& clip, FrameCount& lead) const;
    void source(const pugi::xml_node& node, const Sequence& seq, const Track& track, Clip& clip, FrameCount lead);
    bool graph(const pugi::xml_node& effect, FrameRate rate, std::int64_t in, const Sequence& seq, Clip& clip,
               FrameCount lead);
    MediaId medium(const pugi::xml_node& node, const std::string& name);
    void generator(const pugi::xml_node& node, const Track& track, const Sequence& seq, Clip& clip);
    void filters(const pugi::xml_node& node, const Track& track, const Sequence& seq, Clip& clip, std::int64_t in);
    void transition(const pugi::xml_node& node, Track& track, const Sequence& seq);
    void markers(const pugi::xml_node& node, Sequence& seq, FrameCount shift);
    void links(const pugi::xml_node& node, Clip& clip);
    void fold_channels(Sequence& seq);

    const XmlFile& file_;
    Report& report_;
    Exchange exchange_;
    std::map<std::string, pugi::xml_node> sequences_;  // by id, where they are described
    std::map<std::string, SequenceId> made_;
    std::map<std::string, pugi::xml_node> files_;
    std::map<std::string, std::uint64_t> link_of_;  // by clip item id
    std::uint64_t next_link_ = 1;
    struct Channel {
        int exploded = -1, source = 0;
    };
    std::vector<Channel> channels_;  // of the audio tracks of the sequence being read
};

std::optional<FrameRate> Reader::rate_of(const pugi::xml_node& node) const {
    const pugi::xml_node rate = node.child("rate");
    const auto base = read_number(child_text(rate, "timebase"));
    if (!base) return std::nullopt;
    if (*base < 1 || *base > max_rate)
        file_.fault(rate, "the timebase " + child_text(rate, "timebase") + " is no frame rate");
    if (is_true(child_text(rate, "ntsc"), false) && std::floor(*base) == *base)
        return exchange::rate_of(static_cast<std::int64_t>(*base), true);
    return common_rate(*base);
}

std::int64_t Reader::frames(const pugi::xml_node& node, const char* name, std::int64_t otherwise) const {
    const std::string text = child_text(node, name);
    if (text.empty()) return otherwise;
    const auto n = read_integer(text);
    if (!n || std::abs(*n) > max_frames) file_.fault(node.child(name), in_quotes(text) + " is no number of frames");
    return *n;
}

/// Every sequence and file that is described, wherever it stands.
void Reader::collect(const pugi::xml_node& node, int depth) {
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        const std::string id = attribute_text(child, "id");
        if (name == "sequence" && child.child("media"))
            sequences_.emplace(id.empty() ? file_.line_of(child) : id, child);
        if (name == "file" && child.first_child()) files_.emplace(id, child);
        if (depth < 200) collect(child, depth + 1);
    }
}

MediaId Reader::medium(const pugi::xml_node& node, const std::string& name) {
    const std::string id = attribute_text(node, "id");
    pugi::xml_node file = node;
    if (!file.first_child())
        if (const auto it = files_.find(id); it != files_.end()) file = it->second;
    std::filesystem::path path = path_of_url(child_text(file, "pathurl"));
    std::string label = child_text(file, "name");
    if (label.empty()) label = name;
    Medium& m = exchange_.medium_at(path, path.empty() ? label : "");
    if (!m.path.empty() && !child_text(file, "name").empty()) m.name = child_text(file, "name");
    if (const auto rate = rate_of(file)) m.rate = rate;
    const FrameRate rate = m.rate.value_or(FrameRate(25, 1));
    if (const std::int64_t length = frames(file, "duration", 0); length > 0) m.duration = rate.time(FrameCount(length));
    const pugi::xml_node timecode = file.child("timecode");
    if (timecode) {
        const FrameRate counted = rate_of(timecode).value_or(rate);
        m.start = counted.time(FrameCount(frames(timecode, "frame", 0)));
        if (!timecode.child("frame"))
            if (const auto at = parse_timecode(child_text(timecode, "string"), counted)) m.start = counted.time(*at);
        m.drop = same_word(child_text(timecode, "displayformat"), "DF");
        m.reel = child_text(timecode.child("reel"), "name");
    }
    const pugi::xml_node media = file.child("media");
    if (media) m.has_video = media.child("video"), m.has_audio = media.child("audio");
    const pugi::xml_node picture = media.child("video").child("samplecharacteristics");
    m.width = static_cast<int>(frames(picture, "width", 0)), m.height = static_cast<int>(frames(picture, "height", 0));
    return m.id;
}

/// Where the clip lies on the sequence; -1 is where a transition beside it says. `lead` is how much earlier than that
/// the item's in point is.
bool Reader::edges(const pugi::xml_node& node, const Sequence& seq, Clip& clip, FrameCount& lead) const {
    const auto beside = [&](const pugi::xml_node& other) {
        return std::string_view(other.name()) == "transitionitem" ? other : pugi::xml_node();
    };
    const auto neighbour = [&](bool next) {
        for (pugi::xml_node n = next ? node.next_sibling() : node.previous_sibling(); n;
             n = next ? n.next_sibling() : n.previous_sibling())
            if (n.type() == pugi::node_element) return beside(n);
        return pugi::xml_node();
    };
    const auto cut_of = [&](const pugi::xml_node& t) {
        const std::int64_t from = frames(t, "start", 0), to = frames(t, "end", from);
        const std::string how = lower_case(child_text(t, "alignment"));
        if (how.starts_with("start")) return from;
        if (how.starts_with("end")) return to;
        if (const auto ticks = read_integer(child_text(t, "cutPointTicks"))) {
            const std::int64_t at = seq.rate().count(RationalTime(*ticks, ticks_a_second), Rounding::Nearest).value;
            if (at > 0 && at < to - from) return from + at;
        }
        return from + (to - from) / 2;
    };
    std::int64_t start = frames(node, "start", -1), end = frames(node, "end", -1);
    const FrameRate at = rate_of(node).value_or(seq.rate());
    const std::int64_t in = frames(node, "in", 0), out = frames(node, "out", in);
    const std::int64_t shown =
        seq.rate().count(at.time(FrameCount(std::max<std::int64_t>(0, out - in))), Rounding::Nearest).value;
    if (start < 0) {
        if (const pugi::xml_node t = neighbour(false)) {
            start = cut_of(t);
            lead = FrameCount(start - frames(t, "start", start));
        } else if (end >= 0) {
            start = end - shown;
        }
    }
    if (end < 0) {
        const pugi::xml_node t = neighbour(true);
        end = t ? cut_of(t) : start + shown - lead.value;
    }
    if (start < 0 || end <= start) return false;
    clip.start = FramePosition(start), clip.length = FrameCount(end - start);
    return true;
}

bool Reader::graph(const pugi::xml_node& effect, FrameRate rate, std::int64_t in, const Sequence& seq, Clip& clip,
                   FrameCount lead) {
    std::vector<TimePoint> points;
    for (const pugi::xml_node& p : effect.children("parameter"))
        if (same_word(child_text(p, "parameterid"), "graphdict"))
            for (const pugi::xml_node& key : p.children("keyframe")) {
                const auto when = read_number(child_text(key, "when")), value = read_number(child_text(key, "value"));
                if (!when || !value || std::abs(*when) > 1e9 || std::abs(*value) > 1e9) continue;
                const RationalTime at = tidy(rate.frame_duration() * fraction_of(*when - static_cast<double>(in)));
                points.push_back({tidy(at - seq.rate().time(lead)), tidy(rate.frame_duration() * fraction_of(*value))});
            }
    std::stable_sort(points.begin(), points.end(), [](const TimePoint& a, const TimePoint& b) { return a.at < b.at; });
    return points.size() > 1 && set_time_map(clip, points, seq.rate());
}

/// in and out, and the speed they are counted with.
void Reader::source(const pugi::xml_node& node, const Sequence& seq, const Track& track, Clip& clip, FrameCount lead) {
    const FrameRate rate = rate_of(node).value_or(exchange_.source_rate(clip, seq));
    const std::int64_t in = frames(node, "in", 0);
    RationalTime start = rate.time(FrameCount(in));
    if (const auto ticks = read_integer(child_text(node, "pproTicksIn"))) {
        const RationalTime exact = tidy(RationalTime(*ticks, ticks_a_second)), off = exact - start;
        if (off < rate.frame_duration() && RationalTime(0, 1) - rate.frame_duration() < off) start = exact;
    }
    start = tidy(start + seq.rate().time(lead));
    clip.source_in = start;
    for (const pugi::xml_node& filter : node.children("filter")) {
        const pugi::xml_node effect = filter.child("effect");
        if (!same_word(child_text(effect, "effectid"), "timeremap")) continue;
        double speed = 100;
        bool reverse = false, varies = false;
        for (const pugi::xml_node& p : effect.children("parameter")) {
            const std::string id = lower_case(child_text(p, "parameterid")), value = child_text(p, "value");
            if (id == "speed") speed = read_number(value).value_or(100);
            if (id == "reverse") reverse = is_true(value, false);
            if (id == "variablespeed") varies = is_true(value, false);
        }
        if (varies && graph(effect, rate, in, seq, clip, lead)) continue;
        if (varies) report_.lose("speed ramps", place(clip, track, seq) + ": its speed ramp cannot be read");
        if (speed < 0) reverse = true;
        const RationalTime factor = fraction_of(std::clamp(std::abs(speed), 0.001, 100'000.0) / 100);
        if (speed == 0) {
            clip.speed = RationalTime(0, 1);
        } else if (!reverse) {
            clip.speed = factor, clip.source_in = tidy(start * factor);
        } else {
            const Medium* m = exchange_.medium(clip.media);
            const std::int64_t length = frames(node, "duration", 0);
            RationalTime whole = m && m->duration.num > 0 ? m->duration : rate.time(FrameCount(length));
            clip.speed = RationalTime(0, 1) - factor;
            clip.source_in = tidy(whole - rate.frame_duration() - start * factor);
        }
    }
}

void Reader::filters(const pugi::xml_node& node, const Track& track, const Sequence& seq, Clip& clip, std::int64_t in) {
    const auto decibels = [](double linear) {
        return std::clamp(linear > 0 ? 20 * std::log10(linear) : min_gain_db, min_gain_db, max_gain_db);
    };
    const auto rounded = [](double db) { return std::round(db * 1e4) / 1e4; };  // levels have six digits
    for (const pugi::xml_node& filter : node.children("filter")) {
        const pugi::xml_node effect = filter.child("effect");
        const std::string id = lower_case(child_text(effect, "effectid"));
        if (id == "timeremap") continue;
        const pugi::xml_node parameter = effect.child("parameter");
        if (id == "audiolevels") {
            clip.gain_db = rounded(decibels(read_number(child_text(parameter, "value")).value_or(1)));
            Curve curve;
            for (const pugi::xml_node& key : parameter.children("keyframe")) {
                const std::int64_t when = frames(key, "when", 0) - in;
                if (!curve.keys.empty() && when <= curve.keys.back().at.value) continue;
                rhyme::Keyframe k;
                k.at = FrameCount(when);
                k.value = rounded(decibels(read_number(child_text(key, "value")).value_or(1)));
                curve.keys.push_back(k);
            }
            if (curve.keys.empty()) continue;
            clip.gain_db = 0;
            clip.more.edit([&](ClipMore& more) { more.gain = curve; });
        } else if (id == "audiopan") {
            const double pan = std::clamp(read_number(child_text(parameter, "value")).value_or(0), -1.0, 1.0);
            clip.more.edit([&](ClipMore& more) { more.pan = pan; });
        } else if (id != "basic" || effect.child("parameter")) {
            report_.lose("effects", place(clip, track, seq) + ": the effect " + in_quotes(child_text(effect, "name")) +
                                        " is not known here");
        }
    }
}

void Reader::generator(const pugi::xml_node& node, const Track& track, const Sequence& seq, Clip& clip) {
    const pugi::xml_node effect = node.child("effect");
    const std::string id = child_text(effect, "effectid");
    ClipMore more;
    const auto color = [&](const pugi::xml_node& value, bool opaque) {
        const auto part = [&](const char* name, std::int64_t otherwise) {
            return static_cast<Rgba>(std::clamp<std::int64_t>(frames(value, name, otherwise), 0, 255));
        };
        // Premiere writes mattes with alpha 0 and shows them whole.
        const Rgba alpha = opaque && part("alpha", 255) == 0 ? 255 : part("alpha", 255);
        return part("red", 0) << 24 | part("green", 0) << 16 | part("blue", 0) << 8 | alpha;
    };
    const bool text =
        lower_case(id).find("text") != std::string::npos || lower_case(id).find("title") != std::string::npos;
    clip.kind = text ? ClipKind::Title : ClipKind::Color;
    more.title.text = clip.name;
    for (const pugi::xml_node& p : effect.children("parameter")) {
        const std::string name = lower_case(child_text(p, "parameterid")), value = child_text(p, "value");
        TextStyle& style = more.title.style;
        if (name == "str" && !value.empty()) more.title.text = value;
        if (name == "fontname" && !value.empty()) style.font = value;
        if (name == "fontsize" && seq.head.height > 0) {
            const double size = read_number(value).value_or(0) / seq.head.height * 100;
            if (size > 0.1 && size < 100) style.size = std::round(size * 1e6) / 1e6;
        }
        if (name == "fontcolor") style.color = color(p.child("value"), true);
        if (name == "fillcolor") more.color = color(p.child("value"), true);
    }
    if (!text && !same_word(id, "Color"))
        report_.lose("generators", place(clip, track, seq) + ": the generator " + in_quotes(id) +
                                       " is not known here and became black");
    clip.more = std::move(more);
}

void Reader::links(const pugi::xml_node& node, Clip& clip) {
    const std::string id = attribute_text(node, "id");
    std::uint64_t link = 0;
    int others = 0;
    for (const pugi::xml_node& l : node.children("link")) {
        const std::string ref = child_text(l, "linkclipref");
        if (ref.empty()) continue;
        if (ref != id) ++others;
        if (const auto it = link_of_.find(ref); it != link_of_.end() && !link) link = it->second;
    }
    if (others == 0) return;
    if (!link) link = next_link_++;
    for (const pugi::xml_node& l : node.children("link")) link_of_.emplace(child_text(l, "linkclipref"), link);
    link_of_.emplace(id, link);
    clip.link = LinkId{link};
}

void Reader::item(const pugi::xml_node& node, Track& track, Sequence& seq, int depth) {
    Clip clip;
    clip.name = child_text(node, "name"), clip.enabled = is_true(child_text(node, "enabled"), true);
    FrameCount lead(0);
    if (!edges(node, seq, clip, lead)) {
        report_.lose("clips", "clip " + in_quotes(clip.name) + " (" + file_.line_of(node) +
                                  "): it has no length and was left out");
        return;
    }
    if (std::string_view(node.name()) == "generatoritem") {
        generator(node, track, seq, clip);
    } else if (const pugi::xml_node nested = node.child("sequence")) {
        const std::string id = attribute_text(nested, "id");
        const auto it = sequences_.find(nested.child("media") ? (id.empty() ? file_.line_of(nested) : id) : id);
        if (it == sequences_.end()) {
            report_.lose("nested sequences",
                         place(clip, track, seq) + ": the sequence in it is not described and was left out");
            return;
        }
        clip.kind = ClipKind::Sequence;
        clip.sequence = sequence(it->second, depth + 1);
    } else {
        clip.media = medium(node.child("file"), clip.name);
    }
    const std::int64_t in = frames(node, "in", 0);
    if (clip.kind == ClipKind::Media || clip.kind == ClipKind::Sequence) source(node, seq, track, clip, lead);
    filters(node, track, seq, clip, in);
    links(node, clip);
    markers(node, seq, FrameCount(clip.start.value - in - lead.value));
    track.head.clips.push_back(std::move(clip));
}

void Reader::transition(const pugi::xml_node& node, Track& track, const Sequence& seq) {
    const std::int64_t from = frames(node, "start", 0), to = frames(node, "end", from);
    const std::string how = lower_case(child_text(node, "alignment")),
                      id = child_text(node.child("effect"), "effectid");
    Join join;
    std::int64_t cut = from + (to - from) / 2;
    if (how.starts_with("start")) cut = from;
    if (how.starts_with("end")) cut = to;
    if (const auto ticks = read_integer(child_text(node, "cutPointTicks")); ticks && how == "center") {
        const std::int64_t at = seq.rate().count(RationalTime(*ticks, ticks_a_second), Rounding::Nearest).value;
        if (at > 0 && at < to - from) cut = from + at;
    }
    join.cut = FramePosition(cut), join.in_offset = FrameCount(cut - from), join.out_offset = FrameCount(to - cut);
    const std::string word = lower_case(id + child_text(node.child("effect"), "name"));
    if (how.ends_with("black")) {
        report_.lose("fades", place(join, track, seq) + ": fades from and to black at a clip's edge are left out");
        return;
    }
    if (word.find("dip to") != std::string::npos || word.find("fade in fade out") != std::string::npos)
        join.kind = "dip-to-black", join.needs_handles = false;
    else if (track.head.kind == TrackKind::Video && word.find("cross dissolve") == std::string::npos)
        report_.lose("transitions", place(join, track, seq) + ": " + in_quotes(id) + " became a dissolve");
    track.joins.push_back(std::move(join));
}

void Reader::markers(const pugi::xml_node& node, Sequence& seq, FrameCount shift) {
    std::vector<Marker> all;
    for (const pugi::xml_node& m : node.children("marker")) {
        Marker marker;
        const std::int64_t in = frames(m, "in", 0) + shift.value, out = frames(m, "out", -1);
        marker.name = child_text(m, "name"), marker.note = child_text(m, "comment");
        marker.range = {FramePosition(in), FrameCount(out > 0 ? std::max<std::int64_t>(0, out + shift.value - in) : 0)};
        if (const pugi::xml_node c = m.child("color"))
            marker.color = color_name(static_cast<std::uint32_t>(
                (frames(c, "red", 0) & 255) << 16 | (frames(c, "green", 0) & 255) << 8 | (frames(c, "blue", 0) & 255)));
        all.push_back(std::move(marker));
    }
    if (all.empty()) return;
    std::vector<Marker> both = *seq.head.markers;
    both.insert(both.end(), all.begin(), all.end());
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(both));
}

void Reader::track(const pugi::xml_node& node, TrackKind kind, Sequence& seq, int depth) {
    Track track = seq.add_track(kind);
    const std::size_t place = seq.of_kind(kind).size();
    if (const std::string name = attribute_text(node, "MZ.TrackName"); !name.empty()) track.head.name = name;
    track.head.muted = !is_true(child_text(node, "enabled"), true);
    track.head.locked = is_true(child_text(node, "locked"), false);
    if (kind == TrackKind::Audio) {
        Channel channel;
        channel.exploded =
            static_cast<int>(read_integer(attribute_text(node, "currentExplodedTrackIndex")).value_or(-1) & 0xff);
        if (attribute_text(node, "currentExplodedTrackIndex").empty()) channel.exploded = -1;
        const pugi::xml_node first = node.child("clipitem");
        channel.source = static_cast<int>(frames(first.child("sourcetrack"), "trackindex", 0));
        channels_.push_back(channel);
    }
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "clipitem" || name == "generatoritem") item(child, track, seq, depth);
        if (name == "transitionitem") transition(child, track, seq);
    }
    std::size_t n = 0;
    for (Track& t : seq.tracks)
        if (t.head.kind == kind && ++n == place) t = std::move(track);
}

/// The second channel of stereo sound is a track of its own in this format; here it is one clip with both.
void Reader::fold_channels(Sequence& seq) {
    const auto same = [](const Track& a, const Track& b) {
        return std::equal(a.head.clips.begin(), a.head.clips.end(), b.head.clips.begin(), b.head.clips.end(),
                          [](const Clip& x, const Clip& y) {
                              return x.media == y.media && x.sequence == y.sequence && x.start == y.start &&
                                     x.length == y.length && x.source_in == y.source_in;
                          });
    };
    std::vector<Track> kept;
    std::size_t audio = 0;
    bool folded = false;
    Channel previous;
    for (Track& t : seq.tracks) {
        if (t.head.kind == TrackKind::Video) {
            kept.push_back(std::move(t));
            continue;
        }
        const Channel channel = audio < channels_.size() ? channels_[audio] : Channel();
        const bool second =
            audio > 0 && !folded && !kept.empty() && same(kept.back(), t) &&
            (channel.exploded == previous.exploded + 1 && channel.exploded > 0
                 ? true
                 : channel.exploded < 0 && !t.head.clips.empty() && channel.source == previous.source + 1);
        ++audio;
        previous = channel, folded = second;
        if (!second) kept.push_back(std::move(t));
    }
    seq.tracks = std::move(kept);
    int number = 0;
    for (Track& t : seq.tracks)
        if (t.head.kind == TrackKind::Audio) {
            ++number;
            const bool numbered =
                t.head.name.size() > 1 && t.head.name[0] == 'A' && read_integer(t.head.name.substr(1));
            if (numbered) t.head.name = "A" + std::to_string(number);
        }
}

SequenceId Reader::sequence(const pugi::xml_node& node, int depth) {
    const std::string id = attribute_text(node, "id").empty() ? file_.line_of(node) : attribute_text(node, "id");
    if (const auto it = made_.find(id); it != made_.end()) return it->second;
    if (depth > max_nesting) throw Fault{"its sequences are nested too deeply"};
    Sequence seq;
    seq.head.id = SequenceId{exchange_.sequences.size() + 1};
    made_[id] = seq.head.id;
    const std::size_t place = exchange_.sequences.size();
    seq.head.name = child_text(node, "name");
    seq.head.rate = rate_of(node).value_or(FrameRate(25, 1));
    if (!node.child("rate"))
        report_.say("sequence " + in_quotes(seq.head.name) + " has no rate; it is read as 25 frames a second");
    const pugi::xml_node video = node.child("media").child("video"), audio = node.child("media").child("audio");
    const pugi::xml_node format = video.child("format").child("samplecharacteristics");
    seq.head.width = static_cast<int>(frames(format, "width", 0)),
    seq.head.height = static_cast<int>(frames(format, "height", 0));
    seq.head.sample_rate =
        static_cast<int>(frames(audio.child("format").child("samplecharacteristics"), "samplerate", 48000));
    if (const auto in = frames(node, "in", -1); in >= 0) seq.head.in = FramePosition(in);
    if (const auto out = frames(node, "out", -1); out > 0) seq.head.out = FramePosition(out);
    seq.drop = same_word(child_text(node.child("timecode"), "displayformat"), "DF");
    if (const auto start = frames(node.child("timecode"), "frame", 0); start != 0)
        report_.say("the sequence began at timecode " + child_text(node.child("timecode"), "string") +
                    "; here every sequence begins at 0");
    exchange_.sequences.push_back(seq);
    const auto outer = std::exchange(channels_, {});
    for (const pugi::xml_node& t : video.children("track")) track(t, TrackKind::Video, seq, depth);
    for (const pugi::xml_node& t : audio.children("track")) track(t, TrackKind::Audio, seq, depth);
    fold_channels(seq);
    channels_ = outer;
    markers(node, seq, FrameCount(0));
    exchange_.sequences[place] = std::move(seq);
    return exchange_.sequences[place].head.id;
}

Exchange Reader::run() {
    const pugi::xml_node root = file_.root();
    if (std::string_view(root.name()) != "xmeml")
        file_.fault(root, "it is no Premiere XML but begins with <" + std::string(root.name()) + ">");
    collect(root, 0);
    exchange_.name = child_text(root.child("project"), "name");
    std::vector<std::pair<std::ptrdiff_t, pugi::xml_node>> in_order;
    for (const auto& [id, node] : sequences_) in_order.emplace_back(node.offset_debug(), node);
    std::sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [offset, node] : in_order) sequence(node, 0);
    if (exchange_.sequences.empty()) throw Fault{"there is no sequence in it"};
    return std::move(exchange_);
}

}  // namespace

Exchange read_xmeml(const std::string& bytes, const std::filesystem::path&, Report& report) {
    XmlFile file;
    read_xml(file, bytes);
    return Reader(file, report).run();
}

}  // namespace rhyme::exchange
