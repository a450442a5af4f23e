// MLT XML, written only: what melt, Shotcut and Kdenlive render. Numbers in the C locale, paths absolute, services that
// every MLT 7 has. A playlist a track; a dissolve is a tractor of its two clips that stands in the playlist. Producers
// count in frames of the profile. https://www.mltframework.org/docs/mltxml/
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/xml.h"

namespace rhyme::exchange {
namespace {

class Writer {
public:
    Writer(const Exchange& exchange, Report& report) : exchange_(exchange), report_(report) {}
    std::string run();

private:
    struct Part {
        std::string producer;
        std::int64_t in = 0;  ///< of the clip's first frame, in frames of the profile
    };
    /// Where in its file a clip is, as MLT's timeremap link is told: frames of the profile to seconds. Exact for every
    /// speed, ramp and in point; empty where the file simply runs.
    struct Course {
        std::string map;
        std::int64_t in = 0, last = 0;  ///< the clip's first frame, and the last the map is good for
    };
    void property(pugi::xml_node node, const char* name, const std::string& value) {
        pugi::xml_node p = add(node, "property", value);
        set(p, "name", std::string(name));
    }
    Part source(const Clip& clip, const Track& track, const Sequence& seq, bool picture);
    Course course_of(const Clip& clip, const Track& track, const Medium* medium) const;
    void entry(pugi::xml_node playlist, const Clip& clip, const Part& part, FramePosition from, FramePosition to,
               const Sequence& seq);
    std::string mix(const Join& join, const Clip& from, const Part& a, const Clip& to, const Part& b,
                    const Track& track, const Sequence& seq, std::int64_t& lead);
    std::string playlist(const Track& track, const Sequence& seq, int number);
    std::string sequence(const Sequence& seq);
    void sound(pugi::xml_node entry, const Clip& clip, FramePosition from, const Sequence& seq);
    FrameRate rate() const { return exchange_.sequences.front().rate(); }

    const Exchange& exchange_;
    Report& report_;
    pugi::xml_node root_;
    std::map<std::string, std::string> producers_;
    std::map<SequenceId, std::string> sequences_;
    int next_ = 0, depth_ = 0;
};

std::string hex(Rgba color) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "0x";
    for (int shift = 28; shift >= 0; shift -= 4) text += digits[(color >> shift) & 15];
    return text;
}

Writer::Part Writer::source(const Clip& clip, const Track& track, const Sequence& seq, bool picture) {
    const Medium* m = exchange_.medium(clip.media);
    if (clip.kind == ClipKind::Sequence) {
        const Sequence* nested = exchange_.sequence(clip.sequence);
        if (!nested) return {};
        const FramePosition in = rate().position(clip.source_in, Rounding::Down);
        if (rate().time(in - FramePosition()) != clip.source_in)
            report_.lose("in points", place(clip, track, seq) + ": its in point is rounded to a whole frame");
        return {sequence(*nested), in.value};
    }
    const bool still = clip.speed.num == 0 && clip.more->ramp.empty();
    if (still && !picture) return {};  // silent
    const std::string path = m ? path_text(m->path) : "";
    const Course course = clip.kind == ClipKind::Media ? course_of(clip, track, m) : Course();
    const std::string key =
        clip.kind == ClipKind::Color ? "color " + hex(clip.more->color) : "file " + course.map + " " + path;
    std::string& id = producers_[picture ? key : key + " sound"];
    const Part part{id.empty() ? "producer" + std::to_string(++next_) : id, course.in};
    if (!id.empty()) return part;
    id = part.producer;
    pugi::xml_node node = add(root_, course.map.empty() ? "producer" : "chain");
    set(node, "id", id);
    if (clip.kind == ClipKind::Color) {
        property(node, "resource", hex(clip.more->color)), property(node, "mlt_service", "color");
        return part;
    }
    property(node, "resource", path);
    property(node, "mlt_service", m && m->duration.num == 0 && !m->has_audio ? "qimage" : "avformat");
    property(node, picture ? "audio_index" : "video_index", "-1");
    if (course.map.empty()) return part;
    set(node, "out", course.last), property(node, "length", std::to_string(course.last + 1));
    pugi::xml_node link = add(node, "link");
    property(link, "mlt_service", "timeremap");
    // MLT 7.22 renamed the property and still reads the old name.
    property(link, "map", course.map), property(link, "time_map", course.map);
    property(link, "pitch", clip.more->keep_pitch ? "1" : "0");
    return part;
}

Writer::Course Writer::course_of(const Clip& clip, const Track& track, const Medium* m) const {
    const bool ramp = !clip.more->ramp.empty(), still = !ramp && clip.speed.num == 0;
    const RationalTime in = clip.source_in;
    Course course;
    // Rhyme shows the frame on screen half a frame later (source_frame), MLT the one at the very time. The moment keeps
    // a rounded number from falling before the frame that begins.
    const FrameRate shown = m && m->rate ? *m->rate : rate();
    const double half = std::min(shown.frame_duration(), rate().frame_duration()).seconds() / 2, moment = 1e-4;
    const auto key = [&](std::int64_t frame, double seconds) {
        course.map += (course.map.empty() ? "" : ";") + std::to_string(frame) + "=" +
                      number_text(std::round((seconds + half + moment) * 1e7) / 1e7);
    };
    if (ramp || still) {
        FrameCount head, tail;
        for (const Join& j : track.joins) {
            if (j.cut == clip.start) head = std::max(head, j.in_offset + FrameCount(1));
            if (j.cut == clip.end()) tail = std::max(tail, j.out_offset + FrameCount(1));
        }
        course.in = head.value, course.last = (head + clip.length + tail).value;
        for (std::int64_t n = 0; n <= course.last; n += still ? course.last : 1)
            key(n, std::max(0.0, source_time(clip, clip.start - head + FrameCount(n), rate()).seconds()));
        return course;
    }
    const bool backwards = clip.speed.num < 0, plain = clip.speed == RationalTime(1, 1);
    const RationalTime speed = backwards ? RationalTime(0, 1) - clip.speed : clip.speed;
    const RationalTime whole = clip.available.num > 0 ? clip.available : tidy(in + rate().frame_duration());
    const RationalTime before = backwards ? whole - rate().frame_duration() - in : in;
    course.in = rate().position(divided(before, speed), Rounding::Down).value;
    course.last = std::max(course.in + clip.length.value, rate().position(divided(whole, speed), Rounding::Down).value);
    if (plain && shown == rate() && rate().time(FrameCount(course.in)) == in) return course;
    const double step = clip.speed.seconds() * rate().frame_duration().seconds();
    const double begin = in.seconds() - static_cast<double>(course.in) * step;
    key(0, begin), key(course.last, begin + static_cast<double>(course.last) * step);
    return course;
}

void Writer::sound(pugi::xml_node entry, const Clip& clip, FramePosition from, const Sequence& seq) {
    const ClipMore& more = *clip.more;
    if (clip.gain_db != 0 || more.gain != Curve() || more.fade_in.value > 0 || more.fade_out.value > 0) {
        pugi::xml_node filter = add(entry, "filter");
        property(filter, "mlt_service", "volume");
        // Keyframes of a filter on an entry count from the entry's in point.
        const std::int64_t in = read_integer(attribute_text(entry, "in")).value_or(0);
        std::map<std::int64_t, double> keys;
        for (const Keyframe& k : more.gain.keys)
            keys[(clip.start + (k.at - clip.clock) - from).value] = clip.gain_db + k.value;
        const auto level = [&](FrameCount at) { return clip.gain_db + value_at(more.gain, clip.clock + at); };
        if (more.fade_in.value > 0) keys[0] = -60, keys[more.fade_in.value] = level(more.fade_in);
        if (more.fade_out.value > 0)
            keys[(clip.length - more.fade_out).value] = level(clip.length - more.fade_out),
                                keys[clip.length.value - 1] = -60;
        std::string text;
        for (const auto& [at, db] : keys)
            text +=
                (text.empty() ? "" : ";") + std::to_string(std::max<std::int64_t>(0, in + at)) + "=" + number_text(db);
        property(filter, "level", text.empty() ? number_text(clip.gain_db + more.gain.value) : text);
    }
    if (more.pan != 0) {
        pugi::xml_node filter = add(entry, "filter");
        property(filter, "mlt_service", "panner"), property(filter, "channel", "-1");
        property(filter, "start", number_text(0.5 + more.pan / 2)), property(filter, "split", "0.5");
    }
    static_cast<void>(seq);
}

void Writer::entry(pugi::xml_node playlist, const Clip& clip, const Part& part, FramePosition from, FramePosition to,
                   const Sequence& seq) {
    if (to <= from) return;
    const std::int64_t in = part.in + (from - clip.start).value;
    pugi::xml_node node = add(playlist, "entry");
    set(node, "producer", part.producer), set(node, "in", std::max<std::int64_t>(0, in));
    set(node, "out", std::max<std::int64_t>(0, in) + (to - from).value - 1);
    sound(node, clip, from, seq);
}

/// A dissolve: both clips over each other. MLT blends frame i of n by i / n, Rhyme by (i + 1) / (n + 1): so, where
/// there is a frame more of both, the blend begins one frame before what the playlist shows of it. `lead`: whether it
/// does.
std::string Writer::mix(const Join& join, const Clip& from, const Part& a, const Clip& to, const Part& b,
                        const Track& track, const Sequence& seq, std::int64_t& lead) {
    const std::string id = "mix" + std::to_string(++next_);
    const bool picture = track.head.kind == TrackKind::Video;
    pugi::xml_node node = add(root_, "tractor");
    const auto first = [&](const Clip& clip, const Part& part) { return part.in + (join.start() - clip.start).value; };
    lead = picture && first(from, a) > 0 && first(to, b) > 0 ? 1 : 0;
    const std::int64_t last = join.length().value - 1 + lead;
    set(node, "id", id), set(node, "in", std::int64_t(0)), set(node, "out", last);
    const auto layer = [&](const Clip& clip, const Part& part) {
        pugi::xml_node track_node = add(node, "track");
        const std::int64_t in = std::max<std::int64_t>(0, first(clip, part) - lead);
        set(track_node, "producer", part.producer), set(track_node, "in", in), set(track_node, "out", in + last);
    };
    layer(from, a), layer(to, b);
    pugi::xml_node blend = add(node, "transition");
    set(blend, "in", std::int64_t(0)), set(blend, "out", last);
    property(blend, "a_track", "0"), property(blend, "b_track", "1");
    property(blend, "mlt_service", picture ? "luma" : "mix");
    if (!picture) property(blend, "start", "-1");
    if (picture && join.kind != "dissolve")
        report_.lose("other transitions", place(join, track, seq) + ": it is written as a dissolve");
    return id;
}

std::string Writer::playlist(const Track& track, const Sequence& seq, int number) {
    const bool picture = track.head.kind == TrackKind::Video;
    // What entries name must stand before them: the producers are made first.
    std::vector<Part> parts;
    for (const Clip& c : track.head.clips) {
        const bool shown =
            c.enabled && (c.kind == ClipKind::Media || c.kind == ClipKind::Color || c.kind == ClipKind::Sequence);
        parts.push_back(shown ? source(c, track, seq, picture) : Part{});
        if (!c.enabled) report_.lose("disabled clips", place(c, track, seq) + ": it is switched off and left out");
    }
    const ClipList& clips = track.head.clips;
    struct Mix {
        const Join* join = nullptr;
        std::string producer;
        std::int64_t lead = 0;
    };
    std::map<std::size_t, Mix> mixes;  // by the incoming clip
    for (std::size_t i = 1; i < clips.size(); ++i)
        for (const Join& j : track.joins)
            if (j.cut == clips[i].start && !parts[i].producer.empty() && !parts[i - 1].producer.empty())
                mixes[i].join = &j,
                mixes[i].producer = mix(j, clips[i - 1], parts[i - 1], clips[i], parts[i], track, seq, mixes[i].lead);
    const std::string id = "playlist" + std::to_string(number) + "-" + std::to_string(seq.head.id.value);
    pugi::xml_node node = add(root_, "playlist");
    set(node, "id", id);
    FramePosition at;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        if (parts[i].producer.empty()) continue;
        const auto begins = mixes.find(i), ends = mixes.find(i + 1);
        const FramePosition from =
            begins == mixes.end() ? clips[i].start : begins->second.join->cut + begins->second.join->out_offset;
        const FramePosition to = ends == mixes.end() ? clips[i].end() : ends->second.join->start();
        const FramePosition visible = begins == mixes.end() ? from : begins->second.join->start();
        if (visible > at) set(add(node, "blank"), "length", (visible - at).value);
        if (begins != mixes.end()) {
            pugi::xml_node mixed = add(node, "entry");
            set(mixed, "producer", begins->second.producer), set(mixed, "in", begins->second.lead);
            set(mixed, "out", begins->second.lead + begins->second.join->length().value - 1);
        }
        entry(node, clips[i], parts[i], from, to, seq);
        at = std::max(from, to);
    }
    return id;
}

std::string Writer::sequence(const Sequence& seq) {
    std::string& known = sequences_[seq.head.id];
    if (!known.empty()) return known;
    if (++depth_ > 16) throw Fault{"its sequences are nested too deeply", ErrorCode::InvalidArgument};
    if (seq.rate() != rate())
        report_.say("sequence " + in_quotes(seq.head.name) +
                    " has another rate than the main one; MLT counts it at that one's");
    std::vector<std::string> lists;
    int number = 0;
    for (const Track& t : seq.tracks) lists.push_back(playlist(t, seq, ++number));
    const std::string id = "tractor" + std::to_string(seq.head.id.value);
    pugi::xml_node black = add(root_, "producer");  // beneath all: gaps are black, and the whole length is covered
    set(black, "id", "black" + std::to_string(seq.head.id.value)), set(black, "in", std::int64_t(0));
    set(black, "out", std::max<std::int64_t>(0, seq.end().value - 1));
    property(black, "length", std::to_string(std::max<std::int64_t>(1, seq.end().value)));
    property(black, "resource", "0x000000ff"), property(black, "mlt_service", "color");
    pugi::xml_node node = add(root_, "tractor");
    set(node, "id", id), set(node, "in", std::int64_t(0)),
        set(node, "out", std::max<std::int64_t>(0, seq.end().value - 1));
    set(add(node, "track"), "producer", "black" + std::to_string(seq.head.id.value));
    const bool solo = std::any_of(seq.tracks.begin(), seq.tracks.end(),
                                  [](const Track& t) { return t.head.kind == TrackKind::Audio && t.head.solo; });
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const rhyme::Track& head = seq.tracks[i].head;
        const bool picture = head.kind == TrackKind::Video;
        pugi::xml_node track = add(node, "track");
        set(track, "producer", lists[i]);
        const bool silent = head.muted || (!picture && solo && !head.solo);
        set(track, "hide", std::string(silent ? "both" : picture ? "audio" : "video"));
        if (picture || silent) continue;
        pugi::xml_node mix = add(node, "transition");
        property(mix, "mlt_service", "mix"), property(mix, "a_track", "0"),
            property(mix, "b_track", std::to_string(i + 1));
        property(mix, "always_active", "1"), property(mix, "sum", "1");
    }
    --depth_;
    return sequences_[seq.head.id] = id;
}

std::string Writer::run() {
    const Sequence& main = exchange_.sequences.front();
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", std::string("1.0")), set(declaration, "encoding", std::string("utf-8"));
    root_ = add(document, "mlt");
    set(root_, "LC_NUMERIC", std::string("C")), set(root_, "version", std::string("7.0.0")),
        set(root_, "title", main.head.name);
    pugi::xml_node profile = add(root_, "profile");
    set(profile, "description", main.head.name), set(profile, "progressive", std::string("1"));
    set(profile, "frame_rate_num", main.rate().num), set(profile, "frame_rate_den", main.rate().den);
    set(profile, "width", std::int64_t(main.head.width)), set(profile, "height", std::int64_t(main.head.height));
    set(profile, "sample_aspect_num", std::int64_t(1)), set(profile, "sample_aspect_den", std::int64_t(1));
    set(profile, "display_aspect_num", std::int64_t(main.head.width)),
        set(profile, "display_aspect_den", std::int64_t(main.head.height));
    set(profile, "colorspace", std::int64_t(main.head.height >= 720 ? 709 : 601));
    const std::string tractor = sequence(main);
    set(root_, "producer", tractor);
    return xml_text(document);
}

const Abilities& mlt_abilities() {
    using enum Feature;
    static const Abilities all = abilities("an MLT XML",
                                           {Clips,
                                            SeveralVideoTracks,
                                            SeveralAudioTracks,
                                            AudioTracks,
                                            MutedTracks,
                                            Gains,
                                            GainCurves,
                                            Pans,
                                            Fades,
                                            Speeds,
                                            Reverses,
                                            Freezes,
                                            Ramps,
                                            PitchOff,
                                            NestedSequences,
                                            ColorClips,
                                            Dissolves,
                                            AudioTransitions,
                                            PictureSize,
                                            FrameRates,
                                            SequenceNames},
                                           {}, {DisabledClips, OtherTransitions});
    return all;
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    report_losses(exchange, mlt_abilities(), report);
    return Writer(exchange, report).run();
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat mlt_format() {
    return {"MLT XML", ".mlt", "melt, Shotcut, Kdenlive (written only)", nullptr, exchange::write};
}
}  // namespace rhyme
