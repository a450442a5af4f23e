// Final Cut Pro 7's XML (xmeml 5 as far as version 4 goes), which Premiere, Resolve and others read; the writer.
// Sequence frames count at <rate>, a clip's in and out at the clip's own <rate>; both are a timebase and whether it is
// NTSC's. Beside a transition a clip reaches to the transition's other end, its own edge being -1. A clip of another
// speed counts in and out in frames of the retimed medium. Sound of two channels is two tracks, as Premiere explodes
// it.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/files.h"
#include "core/project/interchange/colors.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/time_map.h"
#include "core/project/interchange/xmeml.h"
#include "core/project/interchange/xml.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

constexpr int exploded = 2;          // tracks for one of stereo sound
constexpr double loudest = 3.98109;  // the highest level there is: +12 dB

const char* truth(bool value) { return value ? "TRUE" : "FALSE"; }

bool can_count(FrameRate rate) { return rate.den == 1 || (is_ntsc(rate) && rate.num % 1000 == 0); }

/// The nearest rate there is here.
FrameRate counted(FrameRate rate) {
    return can_count(rate) ? rate : FrameRate(std::max<std::int64_t>(1, nominal(rate)), 1);
}

std::int64_t frames(RationalTime t, FrameRate rate) { return rate.count(t, Rounding::Nearest).value; }

std::int64_t ticks(RationalTime t) {
    return detail::divide(detail::Wide(t.num) * ticks_a_second, t.den, Rounding::Nearest);
}

class Writer {
public:
    Writer(const Exchange& exchange, Report& report) : exchange_(exchange), report_(report) {}
    std::string run();

private:
    struct Placed {
        std::string id;
        int track = 0, clip = 0;  // both from 1
        bool video = true;
    };
    void rate(pugi::xml_node parent, FrameRate rate) {
        pugi::xml_node node = add(parent, "rate");
        add(node, "timebase", nominal(counted(rate)));
        add(node, "ntsc", truth(is_ntsc(counted(rate))));
    }
    void timecode(pugi::xml_node parent, RationalTime start, FrameRate at, bool drop);
    void sequence(pugi::xml_node parent, const Sequence& seq);
    void video(pugi::xml_node media, const Sequence& seq);
    void audio(pugi::xml_node media, const Sequence& seq);
    void track(pugi::xml_node parent, const Track& track, const Sequence& seq, int channel);
    void item(pugi::xml_node parent, const Clip& clip, const Track& track, const Sequence& seq, int channel);
    void generator(pugi::xml_node parent, const Clip& clip, const Track& track, const Sequence& seq);
    void times(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, FrameRate at);
    void retime(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, FrameRate at,
                std::int64_t in);
    void levels(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, std::int64_t in);
    void file(pugi::xml_node node, const Medium& medium, FrameRate fallback);
    void links(pugi::xml_node node, const Clip& clip, const Sequence& seq);
    void transition(pugi::xml_node parent, const Join& join, const Track& track, const Sequence& seq);
    void markers(pugi::xml_node node, const Sequence& seq);
    std::string id_of(const Clip& clip, const Sequence& seq, int channel) {
        return "clipitem-" + std::to_string(seq.head.id.value) + "-" + std::to_string(clip.id.value) +
               (channel > 0 ? "-" + std::to_string(channel) : "");
    }
    void place_all(const Sequence& seq);

    const Exchange& exchange_;
    Report& report_;
    std::set<MediaId> files_;
    std::set<SequenceId> written_;
    std::map<std::uint64_t, std::vector<Placed>> linked_;  // by link, of the sequence being written
    int depth_ = 0;
};

pugi::xml_node effect(pugi::xml_node parent, const char* name, const char* id, const char* category, const char* type,
                      const char* media) {
    pugi::xml_node node = add(add(parent, "filter"), "effect");
    add(node, "name", std::string(name)), add(node, "effectid", std::string(id));
    add(node, "effectcategory", std::string(category)), add(node, "effecttype", std::string(type));
    add(node, "mediatype", std::string(media));
    return node;
}
pugi::xml_node parameter(pugi::xml_node effect, const char* id, const char* name, const std::string& value) {
    pugi::xml_node node = add(effect, "parameter");
    add(node, "parameterid", std::string(id)), add(node, "name", std::string(name));
    if (!value.empty()) add(node, "value", value);
    return node;
}
void keyframe(pugi::xml_node parameter, std::int64_t when, double value) {
    pugi::xml_node node = add(parameter, "keyframe");
    add(node, "when", when), add(node, "value", number_text(value));
}

void Writer::timecode(pugi::xml_node parent, RationalTime start, FrameRate at, bool drop) {
    pugi::xml_node node = add(parent, "timecode");
    rate(node, at);
    const FramePosition first = counted(at).position(start, Rounding::Nearest);
    drop = drop && has_drop_frame(at);
    add(node, "string", format_timecode(first, counted(at), drop));
    add(node, "frame", first.value);
    add(node, "displayformat", std::string(drop ? "DF" : "NDF"));
}

/// Links name the clips by track and place, so these are counted before anything is written.
void Writer::place_all(const Sequence& seq) {
    linked_.clear();
    int video = 0, audio = 0;
    for (const Track& t : seq.tracks) {
        const bool is_video = t.head.kind == TrackKind::Video;
        for (int channel = 0; channel < (is_video ? 1 : exploded); ++channel) {
            const int number = is_video ? ++video : ++audio;
            int n = 0;
            for (const Clip& c : t.head.clips) {
                ++n;
                if (c.link)
                    linked_[c.link.value].push_back({id_of(c, seq, is_video ? 0 : channel + 1), number, n, is_video});
            }
        }
    }
}

void Writer::file(pugi::xml_node node, const Medium& medium, FrameRate fallback) {
    pugi::xml_node file = add(node, "file");
    set(file, "id", "file-" + std::to_string(medium.id.value));
    if (!files_.insert(medium.id).second) return;  // described where it stood first
    const FrameRate at = counted(medium.rate.value_or(fallback));
    add(file, "name", medium.name);
    if (!medium.path.empty()) add(file, "pathurl", file_url(medium.path, "localhost"));
    rate(file, at);
    if (medium.duration.num > 0) add(file, "duration", frames(medium.duration, at));
    timecode(file, medium.start, at, medium.drop);
    if (!medium.reel.empty()) add(add(file.child("timecode"), "reel"), "name", medium.reel);
    pugi::xml_node media = add(file, "media");
    if (medium.has_video) {
        pugi::xml_node characteristics = add(add(media, "video"), "samplecharacteristics");
        rate(characteristics, at);
        if (medium.width > 0) {
            add(characteristics, "width", std::int64_t(medium.width));
            add(characteristics, "height", std::int64_t(medium.height));
        }
        add(characteristics, "pixelaspectratio", std::string("square"));
    }
    if (medium.has_audio) {
        pugi::xml_node audio = add(media, "audio");
        pugi::xml_node characteristics = add(audio, "samplecharacteristics");
        add(characteristics, "depth", std::int64_t(16));
        add(characteristics, "samplerate", std::int64_t(medium.sample_rate));
        add(audio, "channelcount", std::int64_t(medium.channels));
    }
}

void Writer::retime(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, FrameRate at,
                    std::int64_t in) {
    if (clip.more->ramp.empty() && clip.speed == RationalTime(1, 1)) return;
    const bool varies = !clip.more->ramp.empty() || clip.speed.num == 0;
    pugi::xml_node time = effect(node, "Time Remap", "timeremap", "motion", "motion", "video");
    parameter(time, "variablespeed", "variablespeed", varies ? "1" : "0");
    RationalTime percent = clip.speed.num < 0 ? RationalTime(0, 1) - clip.speed : clip.speed;
    if (varies) percent = RationalTime(clip.speed.num == 0 ? 0 : 1, 1);
    parameter(time, "speed", "speed", number_text(percent.seconds() * 100));
    parameter(time, "reverse", "reverse", truth(!varies && clip.speed.num < 0));
    parameter(time, "frameblending", "frameblending", "FALSE");
    if (!varies) return;
    pugi::xml_node graph = parameter(time, "graphdict", "graphdict", "0");
    for (const TimePoint& p : time_map(clip, seq.rate(), FrameCount(0), clip.length))
        keyframe(graph, in + frames(p.at, at), p.source.seconds() * at.fps());
    if (!clip.more->ramp.empty())
        report_.lose("speed ramps",
                     place(clip, track, seq) + ": its speed ramp is written as points in straight lines");
}

void Writer::levels(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, std::int64_t in) {
    const auto linear = [](double db) { return std::min(loudest, std::pow(10.0, db / 20)); };
    const Curve& curve = clip.more->gain;
    if (clip.gain_db != 0 || curve != Curve()) {
        pugi::xml_node level = effect(node, "Audio Levels", "audiolevels", "audiolevels", "audiolevels", "audio");
        pugi::xml_node p = parameter(level, "level", "Level", number_text(linear(clip.gain_db + curve.value)));
        for (const Keyframe& key : curve.keys)
            keyframe(p, in + (key.at - clip.clock).value, linear(clip.gain_db + key.value));
        if (!curve.keys.empty())
            report_.lose("gain curves", place(clip, track, seq) + ": its gain curve is written in straight lines");
        if (clip.gain_db + curve.value > 12)
            report_.lose("gains", place(clip, track, seq) + ": its gain is held to +12 dB, the most there is");
    }
    if (clip.more->pan != 0) {
        pugi::xml_node pan = effect(node, "Audio Pan", "audiopan", "audiopan", "audiopan", "audio");
        parameter(pan, "pan", "Pan", number_text(clip.more->pan));
    }
}

/// <start>, <end>, <in>, <out>: with the transitions beside the clip, and its speed.
void Writer::times(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, FrameRate at) {
    FrameCount before(0), after(0);
    bool joined_before = false, joined_after = false;
    for (const Join& join : track.joins) {
        if (join.cut == clip.start) before = join.in_offset, joined_before = true;
        if (join.cut == clip.end()) after = join.out_offset, joined_after = true;
    }
    add(node, "start", joined_before ? -1 : clip.start.value);
    add(node, "end", joined_after ? -1 : clip.end().value);
    const Medium* medium = exchange_.medium(clip.media);
    const RationalTime shown = seq.rate().time(clip.length + before + after), lead = seq.rate().time(before);
    RationalTime in = clip.source_in;
    if (!clip.more->ramp.empty() || clip.speed.num == 0) {
        in = RationalTime(0, 1) - lead;  // the graph says what is seen
    } else if (clip.speed.num > 0) {
        in = divided(clip.source_in, clip.speed) - lead;
    } else {
        const RationalTime last =
            (medium && medium->duration.num > 0 ? medium->duration : clip.source_in + at.frame_duration()) -
            at.frame_duration();
        in = divided(last - clip.source_in, RationalTime(0, 1) - clip.speed) - lead;
    }
    const std::int64_t first = frames(in, at);
    add(node, "in", first), add(node, "out", first + std::max<std::int64_t>(1, frames(shown, at)));
    if (clip.speed.num == 0 || !clip.more->ramp.empty()) return;
    add(node, "pproTicksIn", ticks(in)), add(node, "pproTicksOut", ticks(in + shown));
    if (at.time(FrameCount(first)) != in)
        report_.lose("in points", place(clip, track, seq) +
                                      ": it begins between two frames of its source; only Premiere reads that exactly");
}

void Writer::links(pugi::xml_node node, const Clip& clip, const Sequence&) {
    const auto it = linked_.find(clip.link.value);
    if (!clip.link || it == linked_.end()) return;
    for (const Placed& other : it->second) {
        pugi::xml_node link = add(node, "link");
        add(link, "linkclipref", other.id);
        add(link, "mediatype", std::string(other.video ? "video" : "audio"));
        add(link, "trackindex", std::int64_t(other.track)), add(link, "clipindex", std::int64_t(other.clip));
        if (!other.video) add(link, "groupindex", std::int64_t(1));
    }
}

void Writer::item(pugi::xml_node parent, const Clip& clip, const Track& track, const Sequence& seq, int channel) {
    const bool video = track.head.kind == TrackKind::Video;
    const Medium* medium = exchange_.medium(clip.media);
    const Sequence* nested = clip.kind == ClipKind::Sequence ? exchange_.sequence(clip.sequence) : nullptr;
    const FrameRate at = counted(nested ? nested->rate() : medium && medium->rate ? *medium->rate : seq.rate());
    pugi::xml_node node = add(parent, "clipitem");
    set(node, "id", id_of(clip, seq, channel));
    if (!video && exploded == 2) set(node, "premiereChannelType", std::string("stereo"));
    if (medium) add(node, "masterclipid", "masterclip-" + std::to_string(medium->id.value));
    add(node, "name", clip.name), add(node, "enabled", truth(clip.enabled));
    const RationalTime whole = nested ? nested->rate().time(FrameCount(nested->end().value))
                               : medium && medium->duration.num > 0 ? medium->duration
                                                                    : clip.source_in + seq.rate().time(clip.length);
    add(node, "duration", frames(whole, at));
    rate(node, at);
    times(node, clip, track, seq, at);
    if (nested) {
        sequence(node, *nested);
    } else if (medium) {
        file(node, *medium, at);
    }
    if (!video) {
        pugi::xml_node source = add(node, "sourcetrack");
        add(source, "mediatype", std::string("audio")), add(source, "trackindex", std::int64_t(channel));
    }
    const std::int64_t in = read_integer(child_text(node, "in")).value_or(0);
    if (video || !clip.more->ramp.empty() || clip.speed != RationalTime(1, 1)) retime(node, clip, track, seq, at, in);
    if (!video) levels(node, clip, track, seq, in);
    links(node, clip, seq);
}

void Writer::generator(pugi::xml_node parent, const Clip& clip, const Track& track, const Sequence& seq) {
    const bool title = clip.kind == ClipKind::Title;
    pugi::xml_node node = add(parent, "generatoritem");
    set(node, "id", id_of(clip, seq, 0));
    add(node, "name", clip.name), add(node, "enabled", truth(clip.enabled));
    add(node, "duration", clip.length.value);
    rate(node, seq.rate());
    Clip still = clip;
    still.source_in = RationalTime(), still.speed = RationalTime(1, 1),
    still.more.edit([](ClipMore& m) { m.ramp.clear(); });
    times(node, still, track, seq, counted(seq.rate()));
    pugi::xml_node made = add(node, "effect");
    const std::string name = title ? "Text" : "Color";
    add(made, "name", name), add(made, "effectid", name);
    add(made, "effectcategory", std::string(title ? "Text" : "Matte")),
        add(made, "effecttype", std::string("generator"));
    add(made, "mediatype", std::string("video"));
    const auto color = [&](const char* id, const char* label, Rgba rgba) {
        pugi::xml_node value = add(parameter(made, id, label, ""), "value");
        add(value, "alpha", std::int64_t(rgba & 255)), add(value, "red", std::int64_t(rgba >> 24));
        add(value, "green", std::int64_t((rgba >> 16) & 255)), add(value, "blue", std::int64_t((rgba >> 8) & 255));
    };
    if (!title) return color("fillcolor", "Color", clip.more->color);
    const TextStyle& style = clip.more->title.style;
    parameter(made, "str", "Text", clip.more->title.text);
    parameter(made, "fontname", "Font", style.font);
    parameter(made, "fontsize", "Size", number_text(style.size / 100 * seq.head.height));
    color("fontcolor", "Font Color", style.color);
    TextStyle plain;
    plain.font = style.font, plain.size = style.size, plain.color = style.color;
    if (style != plain)
        report_.lose("title styles",
                     place(clip, track, seq) + ": of the title's look only font, size and color are carried");
}

void Writer::transition(pugi::xml_node parent, const Join& join, const Track& track, const Sequence& seq) {
    const bool video = track.head.kind == TrackKind::Video;
    const bool dip = video && join.kind == "dip-to-black";
    pugi::xml_node node = add(parent, "transitionitem");
    add(node, "start", join.start().value), add(node, "end", (join.cut + join.out_offset).value);
    const char* alignment = join.in_offset.value == 0 ? "start" : join.out_offset.value == 0 ? "end" : "center";
    add(node, "alignment", std::string(alignment));
    add(node, "cutPointTicks", ticks(seq.rate().time(join.in_offset)));
    rate(node, seq.rate());
    const std::string name = !video ? "Cross Fade (+3dB)" : dip ? "Dip to Black" : "Cross Dissolve";
    pugi::xml_node made = add(node, "effect");
    add(made, "name", name), add(made, "effectid", !video ? "KGAudioTransCrossFade3dB" : name);
    add(made, "effectcategory", std::string(video ? "Dissolve" : "Cross Fade"));
    add(made, "effecttype", std::string("transition"));
    add(made, "mediatype", std::string(video ? "video" : "audio"));
    add(made, "wipecode", std::int64_t(0)), add(made, "wipeaccuracy", std::int64_t(100));
    add(made, "startratio", std::int64_t(0)), add(made, "endratio", std::int64_t(1)),
        add(made, "reverse", truth(false));
    if (video && !dip && join.kind != "dissolve")
        report_.lose("other transitions", place(join, track, seq) + ": it is written as a dissolve");
    if (std::string_view(alignment) == "center" && join.in_offset != join.out_offset &&
        std::abs((join.in_offset - join.out_offset).value) > 1)
        report_.lose("transition places",
                     place(join, track, seq) + ": its cut is not in its middle, which only Premiere reads");
}

void Writer::track(pugi::xml_node parent, const Track& track, const Sequence& seq, int channel) {
    const rhyme::Track& head = track.head;
    pugi::xml_node node = add(parent, "track");
    set(node, "MZ.TrackName", head.name);
    set(node, "MZ.TrackTargeted", std::int64_t(head.target ? 1 : 0));
    if (channel > 0) {
        set(node, "currentExplodedTrackIndex", std::int64_t(channel - 1));
        set(node, "totalExplodedTrackCount", std::int64_t(exploded));
        set(node, "premiereTrackType", std::string("Stereo"));
    }
    for (const Clip& clip : head.clips) {
        for (const Join& join : track.joins)
            if (join.cut == clip.start) transition(node, join, track, seq);
        if (clip.kind == ClipKind::Title || clip.kind == ClipKind::Color) {
            generator(node, clip, track, seq);
        } else if (clip.kind != ClipKind::Adjustment) {
            item(node, clip, track, seq, channel);
        }
    }
    add(node, "enabled", truth(!head.muted)), add(node, "locked", truth(head.locked));
    if (channel > 0) add(node, "outputchannelindex", std::int64_t(channel));
    if ((head.solo || !head.sync) && channel < 2)
        report_.lose("track states",
                     "track " + head.name + ": that it is solo or not synced is not carried by a Premiere XML");
}

void Writer::video(pugi::xml_node media, const Sequence& seq) {
    pugi::xml_node node = add(media, "video");
    pugi::xml_node characteristics = add(add(node, "format"), "samplecharacteristics");
    rate(characteristics, seq.rate());
    add(characteristics, "width", std::int64_t(seq.head.width)),
        add(characteristics, "height", std::int64_t(seq.head.height));
    add(characteristics, "pixelaspectratio", std::string("square")),
        add(characteristics, "fielddominance", std::string("none"));
    for (const Track* t : seq.of_kind(TrackKind::Video)) track(node, *t, seq, 0);
}

void Writer::audio(pugi::xml_node media, const Sequence& seq) {
    pugi::xml_node node = add(media, "audio");
    add(node, "numOutputChannels", std::int64_t(2));
    pugi::xml_node characteristics = add(add(node, "format"), "samplecharacteristics");
    add(characteristics, "depth", std::int64_t(16)),
        add(characteristics, "samplerate", std::int64_t(seq.head.sample_rate));
    for (const Track* t : seq.of_kind(TrackKind::Audio))
        for (int channel = 1; channel <= exploded; ++channel) track(node, *t, seq, channel);
}

void Writer::markers(pugi::xml_node node, const Sequence& seq) {
    for (const Marker& m : *seq.head.markers) {
        pugi::xml_node marker = add(node, "marker");
        add(marker, "name", m.name), add(marker, "comment", m.note);
        add(marker, "in", m.range.start.value);
        add(marker, "out", m.range.length.value > 0 ? m.range.end().value : -1);
        if (m.color.empty()) continue;
        if (const auto rgb = rgb_of(m.color)) {
            pugi::xml_node color = add(marker, "color");
            add(color, "alpha", std::int64_t(255)), add(color, "red", std::int64_t(*rgb >> 16));
            add(color, "green", std::int64_t((*rgb >> 8) & 255)), add(color, "blue", std::int64_t(*rgb & 255));
            add(marker, "pproColor", std::int64_t(0xff000000u | (*rgb & 255) << 16 | (*rgb & 0xff00) | *rgb >> 16));
        } else {
            report_.lose("marker colors",
                         "marker " + in_quotes(m.name) + ": its color " + in_quotes(m.color) + " is no color here");
        }
    }
}

void Writer::sequence(pugi::xml_node parent, const Sequence& seq) {
    pugi::xml_node node = add(parent, "sequence");
    set(node, "id", "sequence-" + std::to_string(seq.head.id.value));
    if (!written_.insert(seq.head.id).second) return;  // described where it stood first
    if (++depth_ > 16) throw Fault{"its sequences are nested too deeply", ErrorCode::InvalidArgument};
    if (!can_count(seq.rate()))
        report_.say("sequence " + in_quotes(seq.head.name) + ": " + number_text(seq.rate().fps()) +
                    " frames a second cannot be said; it is written as " + std::to_string(nominal(seq.rate())));
    set(node, "explodedTracks", std::string("true"));
    add(node, "name", seq.head.name), add(node, "duration", seq.end().value);
    rate(node, seq.rate());
    timecode(node, RationalTime(), seq.rate(), seq.drop);
    if (seq.head.in) add(node, "in", seq.head.in->value);
    if (seq.head.out) add(node, "out", seq.head.out->value);
    pugi::xml_node media = add(node, "media");
    const auto links_of_outer = linked_;
    place_all(seq);
    video(media, seq);
    audio(media, seq);
    linked_ = links_of_outer;
    markers(node, seq);
    --depth_;
}

std::string Writer::run() {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", std::string("1.0")), set(declaration, "encoding", std::string("UTF-8"));
    document.append_child(pugi::node_doctype).set_value("xmeml");
    pugi::xml_node root = add(document, "xmeml");
    set(root, "version", std::string("4"));
    pugi::xml_node parent = root;
    if (exchange_.sequences.size() > 1) {
        pugi::xml_node project = add(root, "project");
        add(project, "name", exchange_.name);
        parent = add(project, "children");
    }
    for (const Sequence& seq : exchange_.sequences)
        if (!written_.contains(seq.head.id)) sequence(parent, seq);
    return xml_text(document);
}

const Abilities& xmeml_abilities() {
    using enum Feature;
    static const Abilities all = abilities("a Premiere XML",
                                           {Clips,
                                            SeveralVideoTracks,
                                            SeveralAudioTracks,
                                            AudioTracks,
                                            TrackNames,
                                            MutedTracks,
                                            ClipNames,
                                            DisabledClips,
                                            Gains,
                                            Pans,
                                            Links,
                                            Speeds,
                                            Reverses,
                                            Freezes,
                                            NestedSequences,
                                            OtherSequences,
                                            Titles,
                                            ColorClips,
                                            Dissolves,
                                            AudioTransitions,
                                            Markers,
                                            MarkerLengths,
                                            MarkerColors,
                                            MarkerNotes,
                                            WorkRange,
                                            PictureSize,
                                            FrameRates,
                                            SampleRates,
                                            SequenceNames},
                                           {}, {TrackFlags, GainCurves, Ramps, TitleStyles, OtherTransitions});
    return all;
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    report_losses(exchange, xmeml_abilities(), report);
    return Writer(exchange, report).run();
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat xmeml_format() {
    return {"Premiere XML", ".xml", "Premiere, DaVinci Resolve, Final Cut Pro 7", exchange::read_xmeml,
            exchange::write};
}
}  // namespace rhyme
