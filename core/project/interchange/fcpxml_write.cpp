// Final Cut Pro's XML 1.10, the writer. There are no tracks: the lowest video track is the primary storyline, what lies
// on others is connected to it in lanes (above 0, sound below); neighbours joined by a transition share a storyline of
// their own. A clip and its linked sound, cut alike, are one clip. Times are fractions of a second; within a clip they
// count from its `start`, in its own retimed time. Order of elements: FCPXMLv1_10.dtd.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/base/files.h"
#include "core/project/interchange/fcpxml.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/time_map.h"
#include "core/project/interchange/xml.h"

namespace rhyme::exchange {
namespace {

const RationalTime title_start(3600, 1);  // where Apple's generators begin

std::string time_text(RationalTime t) {
    return t.den == 1 ? std::to_string(t.num) + "s" : std::to_string(t.num) + "/" + std::to_string(t.den) + "s";
}

/// A clip with what goes with it; `sound` is the linked clip written as one with it.
struct Item {
    const Clip* clip = nullptr;
    const Track* track = nullptr;
    const Clip* sound = nullptr;
    const Track* sound_track = nullptr;
};
/// What is connected to the primary storyline at one place: clips that touch and are joined.
struct Connected {
    int lane = 0;
    FramePosition start;
    std::vector<Item> items;
};

class Writer {
public:
    Writer(const Exchange& exchange, Report& report) : exchange_(exchange), report_(report) {}
    std::string run();

private:
    std::string format(FrameRate rate, int width, int height);
    std::string effect(const char* name, const char* uid);
    std::string asset(const Medium& medium, FrameRate fallback);
    std::string nested(const Sequence& seq);
    void sequence(pugi::xml_node parent, const Sequence& seq);
    std::vector<Connected> connected(const Sequence& seq, const Track* primary);
    Item item_of(const Clip& clip, const Track& track) const;
    pugi::xml_node write(pugi::xml_node parent, const Item& item, const Sequence& seq, RationalTime offset, int lane,
                         RationalTime& start);
    void title(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq);
    void solid(pugi::xml_node node, const Clip& clip);
    RationalTime timing(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq);
    void sound(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, RationalTime start);
    void transition(pugi::xml_node spine, const Join& join, const Track& track, const Sequence& seq,
                    FramePosition from);
    void anchor(pugi::xml_node node, const Sequence& seq, FramePosition from, FramePosition to, RationalTime start);
    void pair_sound(const Sequence& seq);

    const Exchange& exchange_;
    Report& report_;
    pugi::xml_node resources_;
    std::map<std::string, std::string> formats_, effects_;
    std::map<MediaId, std::string> assets_;
    std::map<SequenceId, std::string> nested_;
    int next_id_ = 0, next_style_ = 0, depth_ = 0;
    struct Pending {
        std::vector<Connected> connected;
        std::size_t next = 0, next_marker = 0;
    };
    Pending pending_;                             // of the sequence being written
    std::map<const Clip*, Item> with_sound_;      // by picture
    std::set<const Clip*> written_with_picture_;  // sound
};

std::string Writer::format(FrameRate rate, int width, int height) {
    const std::string key = time_text(rate.frame_duration()) + std::to_string(width) + "x" + std::to_string(height);
    std::string& id = formats_[key];
    if (!id.empty()) return id;
    id = "r" + std::to_string(++next_id_);
    pugi::xml_node node = resources_.append_child("format");
    set(node, "id", id);
    static const std::map<std::string, std::string> rates{{"1001/24000s", "2398"}, {"1/24s", "24"}, {"1/25s", "25"},
                                                          {"1001/30000s", "2997"}, {"1/30s", "30"}, {"1/50s", "50"},
                                                          {"1001/60000s", "5994"}, {"1/60s", "60"}};
    const auto rate_name = rates.find(time_text(rate.frame_duration()));
    if (rate_name == rates.end())
        report_.say("Final Cut Pro knows no " + number_text(rate.fps()) + " frames a second and may refuse them");
    const std::string size = width == 1280 && height == 720    ? "720p"
                             : width == 1920 && height == 1080 ? "1080p"
                             : width == 3840 && height == 2160 ? "3840x2160p"
                                                               : "";
    if (rate_name != rates.end() && !size.empty()) set(node, "name", "FFVideoFormat" + size + rate_name->second);
    set(node, "frameDuration", time_text(rate.frame_duration()));
    if (width > 0) set(node, "width", std::int64_t(width)), set(node, "height", std::int64_t(height));
    return id;
}

std::string Writer::effect(const char* name, const char* uid) {
    std::string& id = effects_[uid];
    if (!id.empty()) return id;
    id = "r" + std::to_string(++next_id_);
    pugi::xml_node node = resources_.append_child("effect");
    set(node, "id", id), set(node, "name", std::string(name)), set(node, "uid", std::string(uid));
    return id;
}

std::string Writer::asset(const Medium& m, FrameRate fallback) {
    std::string& id = assets_[m.id];
    if (!id.empty()) return id;
    const std::string its_format = m.has_video ? format(m.rate.value_or(fallback), m.width, m.height) : "";
    id = "r" + std::to_string(++next_id_);
    pugi::xml_node node = resources_.append_child("asset");
    set(node, "id", id), set(node, "name", m.name);
    set(node, "start", time_text(m.start)), set(node, "duration", time_text(m.duration));
    if (m.has_video) {
        set(node, "hasVideo", std::string("1")), set(node, "format", its_format);
        set(node, "videoSources", std::string("1"));
    }
    if (m.has_audio) {
        set(node, "hasAudio", std::string("1")), set(node, "audioSources", std::string("1"));
        set(node, "audioChannels", std::int64_t(m.channels)), set(node, "audioRate", std::int64_t(m.sample_rate));
    }
    pugi::xml_node rep = add(node, "media-rep");
    set(rep, "kind", std::string("original-media")), set(rep, "src", file_url(m.path));
    return id;
}

std::string Writer::nested(const Sequence& seq) {
    std::string& id = nested_[seq.head.id];
    if (!id.empty()) return id;
    id = "r" + std::to_string(++next_id_);
    const std::string own = id;
    pugi::xml_document apart;  // its own resources come first
    pugi::xml_node made = add(apart, "media");
    set(made, "id", own), set(made, "name", seq.head.name);
    const Pending outer = std::exchange(pending_, {});
    const auto outer_sound = std::exchange(with_sound_, {});
    const auto outer_written = std::exchange(written_with_picture_, {});
    sequence(made, seq);
    pending_ = outer, with_sound_ = outer_sound, written_with_picture_ = outer_written;
    resources_.append_copy(made);
    return own;
}

/// Sound that is linked to a picture and cut exactly like it becomes one clip with it.
void Writer::pair_sound(const Sequence& seq) {
    const auto joined = [](const Clip& c, const Track& t) {
        return std::any_of(t.joins.begin(), t.joins.end(),
                           [&](const Join& j) { return j.cut == c.start || j.cut == c.end(); });
    };
    std::map<LinkId, Item> pictures;
    for (const Track& t : seq.tracks)
        for (const Clip& c : t.head.clips)
            if (c.link && t.head.kind == TrackKind::Video && !joined(c, t)) pictures.emplace(c.link, Item{&c, &t});
    for (const Track& t : seq.tracks)
        for (const Clip& c : t.head.clips) {
            if (!c.link || t.head.kind != TrackKind::Audio) continue;
            const auto it = pictures.find(c.link);
            bool same = it != pictures.end() && !joined(c, t) && !it->second.sound;
            if (same) {
                const Clip& p = *it->second.clip;
                same = p.kind == c.kind && p.media == c.media && p.sequence == c.sequence && p.range() == c.range() &&
                       p.source_in == c.source_in && p.speed == c.speed && p.more->ramp == c.more->ramp &&
                       p.enabled == c.enabled && p.name == c.name &&
                       (p.kind == ClipKind::Media || p.kind == ClipKind::Sequence);
            }
            if (!same) {
                report_.lose("links", place(c, t, seq) +
                                          ": it is not cut like the picture it is linked to, so that link is left out");
                continue;
            }
            it->second.sound = &c, it->second.sound_track = &t;
            written_with_picture_.insert(&c);
        }
    for (const auto& [link, item] : pictures) with_sound_[item.clip] = item;
}

Item Writer::item_of(const Clip& clip, const Track& track) const {
    const auto it = with_sound_.find(&clip);
    return it == with_sound_.end() ? Item{&clip, &track, nullptr, nullptr} : it->second;
}

std::vector<Connected> Writer::connected(const Sequence& seq, const Track* primary) {
    std::vector<Connected> all;
    int above = 0, below = 0;
    for (const Track& t : seq.tracks) {
        if (&t == primary) continue;
        const int lane = t.head.kind == TrackKind::Video ? ++above : --below;
        const Clip* previous = nullptr;
        for (const Clip& c : t.head.clips) {
            if (written_with_picture_.contains(&c) || c.kind == ClipKind::Adjustment) continue;
            const bool joins =
                previous && previous->end() == c.start &&
                std::any_of(t.joins.begin(), t.joins.end(), [&](const Join& j) { return j.cut == c.start; });
            if (!joins) all.push_back({lane, c.start, {}});
            all.back().items.push_back(item_of(c, t));
            previous = &c;
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Connected& a, const Connected& b) { return a.start < b.start; });
    return all;
}

/// conform-rate and timeMap; the clip's start in its own time, in which it was retimed as a whole medium is.
RationalTime Writer::timing(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq) {
    const Medium* m = exchange_.medium(clip.media);
    const RationalTime begin = m ? m->start : RationalTime();
    if (m && m->rate && *m->rate != seq.rate() && m->has_video && track.head.kind == TrackKind::Video) {
        static const std::map<std::string, std::string> known{{"24000/1001", "23.98"}, {"24/1", "24"}, {"25/1", "25"},
                                                              {"30000/1001", "29.97"}, {"30/1", "30"}, {"60/1", "60"},
                                                              {"48000/1001", "47.95"}, {"48/1", "48"}, {"50/1", "50"},
                                                              {"60000/1001", "59.94"}};
        const auto name = known.find(std::to_string(m->rate->num) + "/" + std::to_string(m->rate->den));
        if (name != known.end()) {
            pugi::xml_node conform = add(node, "conform-rate");
            set(conform, "scaleEnabled", std::string("0")), set(conform, "srcFrameRate", name->second);
        }
    }
    const auto point = [](pugi::xml_node map, RationalTime at, RationalTime value) {
        pugi::xml_node p = add(map, "timept");
        set(p, "time", time_text(tidy(at))), set(p, "value", time_text(tidy(value))),
            set(p, "interp", std::string("linear"));
    };
    if (clip.speed == RationalTime(1, 1) && clip.more->ramp.empty()) return tidy(begin + clip.source_in);
    pugi::xml_node map = add(node, "timeMap");
    if (!clip.more->keep_pitch) set(map, "preservesPitch", std::string("0"));
    if (!clip.more->ramp.empty() || clip.speed.num == 0) {
        FrameCount before(0), after(0);
        for (const Join& join : track.joins) {
            if (join.cut == clip.start) before = join.in_offset;
            if (join.cut == clip.end()) after = join.out_offset;
        }
        const RationalTime lead = seq.rate().time(before);
        for (const TimePoint& p : time_map(clip, seq.rate(), FrameCount(0) - before, clip.length + after))
            point(map, p.at + lead, begin + p.source);
        if (!clip.more->ramp.empty())
            report_.lose("speed ramps",
                         place(clip, track, seq) + ": its speed ramp is written as points in straight lines");
        return lead;
    }
    const SourceRange used = source_range(clip, seq.rate());
    RationalTime whole = clip.available;
    if (whole.num <= 0) whole = tidy(used.last + seq.rate().frame_duration());
    const RationalTime size = clip.speed.num < 0 ? RationalTime(0, 1) - clip.speed : clip.speed;
    const RationalTime run = divided(whole, size);
    if (clip.speed.num > 0) {
        point(map, begin, begin), point(map, begin + run, begin + whole);
        return tidy(begin + divided(clip.source_in, size));
    }
    point(map, begin, begin + whole), point(map, begin + run, begin);
    return tidy(begin + divided(whole - clip.source_in, size));
}

void Writer::sound(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq, RationalTime start) {
    const ClipMore& more = *clip.more;
    const bool faded = more.fade_in.value > 0 || more.fade_out.value > 0, curved = !more.gain.keys.empty();
    const auto decibels = [&](double db) { return number_text(clip.gain_db + db) + "dB"; };
    if (clip.gain_db != 0 || more.gain != Curve() || faded) {
        pugi::xml_node volume = add(node, "adjust-volume");
        set(volume, "amount", decibels(more.gain.value));
        if (faded || curved) {
            pugi::xml_node param = add(volume, "param");
            set(param, "name", std::string("amount"));
            const auto fade = [&](const char* name, FrameCount length) {
                if (length.value <= 0) return;
                pugi::xml_node f = add(param, name);
                set(f, "type", std::string("linear")), set(f, "duration", time_text(seq.rate().time(length)));
            };
            fade("fadeIn", more.fade_in), fade("fadeOut", more.fade_out);
            if (curved) {
                pugi::xml_node animation = add(param, "keyframeAnimation");
                for (const Keyframe& k : more.gain.keys) {
                    pugi::xml_node key = add(animation, "keyframe");
                    set(key, "time", time_text(tidy(start + seq.rate().time(k.at - clip.clock))));
                    set(key, "value", decibels(k.value)), set(key, "curve", std::string("linear"));
                }
                report_.lose("gain curves", place(clip, track, seq) + ": its gain curve is written in straight lines");
            }
        }
    }
    if (more.pan != 0) {
        pugi::xml_node panner = add(node, "adjust-panner");
        set(panner, "mode", std::string("1")), set(panner, "amount", number_text(more.pan * 100));
    }
}

std::string color_text(Rgba c) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8)
        text += (text.empty() ? "" : " ") + number_text(std::round(((c >> shift) & 255) / 255.0 * 1e6) / 1e6);
    return text;
}

void Writer::title(pugi::xml_node node, const Clip& clip, const Track& track, const Sequence& seq) {
    const Title& title = clip.more->title;
    const std::string id = "ts" + std::to_string(++next_style_);
    pugi::xml_node words = add(add(node, "text"), "text-style", title.text);
    set(words, "ref", id);
    pugi::xml_node definition = add(node, "text-style-def");
    set(definition, "id", id);
    pugi::xml_node style = add(definition, "text-style");
    const TextStyle& s = title.style;
    set(style, "font", s.font), set(style, "fontSize", number_text(s.size / 100 * seq.head.height));
    set(style, "fontColor", color_text(s.color));
    if (s.bold) set(style, "bold", std::string("1"));
    if (s.italic) set(style, "italic", std::string("1"));
    if (s.underline) set(style, "underline", std::string("1"));
    static constexpr std::array<const char*, 3> sides{"left", "center", "right"};
    set(style, "alignment", std::string(sides[static_cast<std::size_t>((s.alignment - 1) % 3)]));
    TextStyle carried;
    carried.font = s.font, carried.size = s.size, carried.color = s.color, carried.bold = s.bold;
    carried.italic = s.italic, carried.underline = s.underline, carried.alignment = (s.alignment - 1) % 3 + 1;
    if (s != carried)
        report_.lose("title styles",
                     place(clip, track, seq) + ": its place, outline and shadow are not carried by an FCPXML");
}

void Writer::solid(pugi::xml_node node, const Clip& clip) {
    pugi::xml_node param = add(node, "param");
    set(param, "name", std::string("Color")), set(param, "value", color_text(clip.more->color));
}

pugi::xml_node Writer::write(pugi::xml_node parent, const Item& item, const Sequence& seq, RationalTime offset,
                             int lane, RationalTime& start) {
    const Clip& clip = *item.clip;
    const bool picture = item.track->head.kind == TrackKind::Video;
    const Sequence* inner = clip.kind == ClipKind::Sequence ? exchange_.sequence(clip.sequence) : nullptr;
    const Medium* m = exchange_.medium(clip.media);
    const bool is_title = clip.kind == ClipKind::Title, is_solid = clip.kind == ClipKind::Color;
    const char* name = is_title ? "title" : is_solid ? "video" : inner ? "ref-clip" : m ? "asset-clip" : "gap";
    const std::string ref = is_title   ? effect("Basic Title", basic_title)
                            : is_solid ? effect("Custom", solid_color)
                            : inner    ? nested(*inner)
                            : m        ? asset(*m, seq.rate())
                                       : "";
    pugi::xml_node node = add(parent, name);
    if (!ref.empty()) set(node, "ref", ref);
    if (lane != 0 && !ref.empty()) set(node, "lane", std::int64_t(lane));
    set(node, "offset", time_text(offset));
    set(node, "name", clip.name);
    start = title_start;
    if (is_title) {
        title(node, clip, *item.track, seq);
    } else if (is_solid) {
        solid(node, clip);
    } else {
        start = timing(node, clip, *item.track, seq);
        const Clip* heard = item.sound ? item.sound : !picture ? &clip : nullptr;
        if (heard) sound(node, *heard, item.sound ? *item.sound_track : *item.track, seq, start);
        if (m || inner) {
            if (!item.sound) set(node, "srcEnable", std::string(picture ? "video" : "audio"));
        }
        if (m && heard) set(node, "audioRole", (item.sound ? item.sound_track : item.track)->head.name);
    }
    set(node, "start", time_text(start)), set(node, "duration", time_text(seq.rate().time(clip.length)));
    if (!clip.enabled) set(node, "enabled", std::string("0"));
    return node;
}

void Writer::transition(pugi::xml_node spine, const Join& join, const Track& track, const Sequence& seq,
                        FramePosition from) {
    const bool picture = track.head.kind == TrackKind::Video, dip = join.kind == "dip-to-black";
    const char* name = dip && picture ? "Fade To Color" : "Cross Dissolve";
    pugi::xml_node node = add(spine, "transition");
    set(node, "name", std::string(name));
    set(node, "offset", time_text(seq.rate().time(join.start() - from)));
    set(node, "duration", time_text(seq.rate().time(join.length())));
    pugi::xml_node filter = add(node, picture ? "filter-video" : "filter-audio");
    if (picture)
        set(filter, "ref", effect(name, dip ? fade_to_color : cross_dissolve)), set(filter, "name", std::string(name));
    else
        set(filter, "ref", effect("Audio Crossfade", audio_cross_fade)),
            set(filter, "name", std::string("Audio Crossfade"));
    if (picture && !dip && join.kind != "dissolve")
        report_.lose("other transitions", place(join, track, seq) + ": it is written as a dissolve");
}

/// What lies over the storyline's stretch [from, to) is connected to it; then its markers, as the DTD wants.
void Writer::anchor(pugi::xml_node node, const Sequence& seq, FramePosition from, FramePosition to,
                    RationalTime start) {
    const auto local = [&](FramePosition p) { return tidy(start + seq.rate().time(p - from)); };
    for (; pending_.next < pending_.connected.size() && pending_.connected[pending_.next].start < to; ++pending_.next) {
        const Connected c = pending_.connected[pending_.next];
        RationalTime unused;
        if (c.items.size() == 1) {
            write(node, c.items[0], seq, local(c.start), c.lane, unused);
            continue;
        }
        pugi::xml_node spine = add(node, "spine");
        set(spine, "lane", std::int64_t(c.lane)), set(spine, "offset", time_text(local(c.start)));
        for (const Item& item : c.items) {
            for (const Join& join : item.track->joins)
                if (join.cut == item.clip->start && &item != &c.items.front())
                    transition(spine, join, *item.track, seq, c.start);
            write(spine, item, seq, seq.rate().time(item.clip->start - c.start), 0, unused);
        }
    }
    const std::vector<Marker>& markers = *seq.head.markers;
    for (; pending_.next_marker < markers.size() && markers[pending_.next_marker].range.start < to;
         ++pending_.next_marker) {
        const Marker& m = markers[pending_.next_marker];
        const bool chapter = m.kind == MarkerKind::Chapter;
        pugi::xml_node marker = add(node, chapter ? "chapter-marker" : "marker");
        set(marker, "start", time_text(local(m.range.start)));
        set(marker, "duration", time_text(seq.rate().time(std::max(m.range.length, FrameCount(1)))));
        set(marker, "value", m.name);
        if (!m.note.empty()) set(marker, "note", m.note);
        if (m.kind == MarkerKind::Beat)
            report_.lose("marker kinds",
                         "marker " + in_quotes(m.name) + ": that it is a beat is not carried by an FCPXML");
        if (m.range.length.value == 1)
            report_.lose("marker lengths", "marker " + in_quotes(m.name) + ": a length of one frame means none there");
    }
}

void Writer::sequence(pugi::xml_node parent, const Sequence& seq) {
    if (++depth_ > 16) throw Fault{"its sequences are nested too deeply", ErrorCode::InvalidArgument};
    static const std::map<int, std::string> sample_rates{{32000, "32k"},   {44100, "44.1k"}, {48000, "48k"},
                                                         {88200, "88.2k"}, {96000, "96k"},   {176400, "176.4k"},
                                                         {192000, "192k"}};
    pugi::xml_node node = add(parent, "sequence");
    set(node, "format", format(seq.rate(), seq.head.width, seq.head.height));
    const auto sample_rate = sample_rates.find(seq.head.sample_rate);
    if (sample_rate == sample_rates.end())
        report_.say("sequence " + in_quotes(seq.head.name) +
                    ": its sample rate is not one of Final Cut Pro's; it is written as 48000");
    pair_sound(seq);
    const auto video = seq.of_kind(TrackKind::Video);
    const Track* primary = video.empty() ? nullptr : video.front();
    pending_ = {connected(seq, primary), 0, 0};
    FramePosition end = seq.end();
    for (const Marker& m : *seq.head.markers) end = std::max(end, m.range.start + FrameCount(1));
    set(node, "duration", time_text(seq.rate().time(FrameCount(seq.end().value))));
    set(node, "tcStart", std::string("0s")), set(node, "tcFormat", std::string(seq.drop ? "DF" : "NDF"));
    set(node, "audioLayout", std::string("stereo"));
    set(node, "audioRate", sample_rate == sample_rates.end() ? "48k" : sample_rate->second);
    pugi::xml_node spine = add(node, "spine");
    FramePosition at;
    const auto gap = [&](FramePosition to) {
        if (to <= at) return;
        pugi::xml_node g = add(spine, "gap");
        set(g, "name", std::string("Gap")), set(g, "offset", time_text(seq.rate().time(at)));
        set(g, "start", time_text(title_start)), set(g, "duration", time_text(seq.rate().time(to - at)));
        anchor(g, seq, at, to, title_start);
        at = to;
    };
    const ClipList none;
    for (const Clip& clip : primary ? primary->head.clips : none) {
        if (clip.kind == ClipKind::Adjustment) continue;
        gap(clip.start);
        for (const Join& join : primary->joins)
            if (join.cut == clip.start) transition(spine, join, *primary, seq, FramePosition(0));
        RationalTime start;
        pugi::xml_node made = write(spine, item_of(clip, *primary), seq, seq.rate().time(clip.start), 0, start);
        anchor(made, seq, clip.start, clip.end(), start);
        at = clip.end();
    }
    gap(end);
    --depth_;
}

std::string Writer::run() {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", std::string("1.0")), set(declaration, "encoding", std::string("UTF-8"));
    document.append_child(pugi::node_doctype).set_value("fcpxml");
    pugi::xml_node root = add(document, "fcpxml");
    set(root, "version", std::string("1.10"));
    resources_ = add(root, "resources");
    pugi::xml_node event = add(add(root, "library"), "event");
    set(event, "name", exchange_.name);
    for (const Sequence& seq : exchange_.sequences) {
        if (nested_.contains(seq.head.id)) continue;  // it is a compound clip already
        pugi::xml_node project = add(event, "project");
        set(project, "name", seq.head.name);
        pending_ = {}, with_sound_.clear(), written_with_picture_.clear();
        sequence(project, seq);
    }
    return xml_text(document);
}

}  // namespace

std::string write_fcpxml(const Exchange& exchange, Report& report) { return Writer(exchange, report).run(); }

}  // namespace rhyme::exchange
