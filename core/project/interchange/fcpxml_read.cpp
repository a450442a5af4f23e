// Final Cut Pro's XML, the reader: versions 1.8 and later (and what of older ones is alike), from Final Cut Pro,
// Resolve and others. See fcpxml_write.cpp for how it lies together.
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/project/interchange/fcpxml.h"
#include "core/project/interchange/fcpxml_lanes.h"
#include "core/project/interchange/media_url.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/time_map.h"
#include "core/project/interchange/xml.h"

namespace rhyme::exchange {
namespace {

constexpr int max_nesting = 16, max_lane = 1000;

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_item(std::string_view name) {
    return one_of(name, {"asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "video", "audio", "title",
                         "audition", "caption"});
}

class Reader {
public:
    Reader(const XmlFile& file, Report& report) : file_(file), report_(report) {}
    Exchange run();

private:
    struct Where {
        RationalTime at;  ///< on the sequence, where local time `start` is
        RationalTime start;
        int lane = 0;
        int depth = 0;
    };
    RationalTime time(const pugi::xml_node& node, const char* name, RationalTime otherwise = {}) const;
    void resources(const pugi::xml_node& node);
    MediaId asset(const std::string& ref, const std::string& name);
    SequenceId sequence(const pugi::xml_node& node, const std::string& name, int depth);
    RationalTime spine(const pugi::xml_node& node, Where where, Sequence& seq);
    RationalTime item(const pugi::xml_node& node, Where where, RationalTime running, Sequence& seq);
    bool source(const pugi::xml_node& node, LaneClip& found, int depth);
    void first_inside(const pugi::xml_node& node, LaneClip& found, RationalTime start, int depth);
    void retime(const pugi::xml_node& node, LaneClip& found, RationalTime start, RationalTime asset_start,
                const Sequence& seq);
    void sound(const pugi::xml_node& node, Clip& clip, RationalTime start, const Sequence& seq);
    void title(const pugi::xml_node& node, Clip& clip, const Sequence& seq);
    void inside(const pugi::xml_node& node, Where where, Sequence& seq);
    void marker(const pugi::xml_node& node, const Where& where, Sequence& seq);
    void transition(const pugi::xml_node& node, const Where& where, RationalTime running, const Sequence& seq);
    FramePosition frame(RationalTime t, const Sequence& seq) const {
        if (!within(tidy(t))) throw Fault{"it is longer than a sequence can be"};
        return seq.rate().position(t, Rounding::Nearest);
    }

    const XmlFile& file_;
    Report& report_;
    Exchange exchange_;
    std::map<std::string, pugi::xml_node> resources_;
    std::map<std::string, MediaId> assets_;
    std::map<std::string, SequenceId> nested_;
    std::vector<LaneClip> found_;
    std::vector<LaneJoin> joins_;
    std::vector<Marker> markers_;
    std::uint64_t next_link_ = 1;
};

RationalTime Reader::time(const pugi::xml_node& node, const char* name, RationalTime otherwise) const {
    const std::string text = attribute_text(node, name);
    if (text.empty()) return otherwise;
    const auto t = read_fraction(text);
    if (!t) file_.fault(node, std::string(name) + "=" + in_quotes(text) + " of <" + node.name() + "> is no time");
    return *t;
}

void Reader::resources(const pugi::xml_node& node) {
    for (const pugi::xml_node& r : node.children())
        if (const std::string id = attribute_text(r, "id"); !id.empty()) resources_.emplace(id, r);
}

MediaId Reader::asset(const std::string& ref, const std::string& name) {
    const auto known = assets_.find(ref);
    if (known != assets_.end()) return known->second;
    const auto it = resources_.find(ref);
    const pugi::xml_node node = it == resources_.end() ? pugi::xml_node() : it->second;
    std::string src = attribute_text(node, "src");  // up to 1.8
    for (const pugi::xml_node& rep : node.children("media-rep"))
        if (src.empty() || attribute_text(rep, "kind") == "original-media") src = attribute_text(rep, "src");
    const std::filesystem::path path = path_of_url(src);
    const std::string label = attribute_text(node, "name");
    Medium& m = exchange_.medium_at(path, path.empty() ? (label.empty() ? name : label) : label);
    m.start = time(node, "start"), m.duration = time(node, "duration");
    if (m.duration.num < 0) m.duration = RationalTime();
    m.has_video = is_true(attribute_text(node, "hasVideo"), false),
    m.has_audio = is_true(attribute_text(node, "hasAudio"), false);
    if (!m.has_video && !m.has_audio) m.has_video = true;
    if (const auto format = resources_.find(attribute_text(node, "format")); format != resources_.end()) {
        const RationalTime frame = time(format->second, "frameDuration");
        const FrameRate rate(frame.den, std::max<std::int64_t>(1, frame.num));
        if (frame.num > 0 && rate.fps() >= 1 && rate.fps() <= max_rate) m.rate = rate;
        m.width = static_cast<int>(read_integer(attribute_text(format->second, "width")).value_or(0) & 0xffff);
        m.height = static_cast<int>(read_integer(attribute_text(format->second, "height")).value_or(0) & 0xffff);
    }
    assets_[ref] = m.id;
    return m.id;
}

void Reader::marker(const pugi::xml_node& node, const Where& where, Sequence& seq) {
    Marker m;
    const FramePosition at = frame(where.at + (time(node, "start", where.start) - where.start), seq);
    const std::int64_t length = seq.rate().count(time(node, "duration"), Rounding::Nearest).value;
    m.range = {at, FrameCount(length > 1 ? length : 0)};
    m.name = attribute_text(node, "value"), m.note = attribute_text(node, "note");
    if (std::string_view(node.name()) == "chapter-marker") m.kind = MarkerKind::Chapter;
    markers_.push_back(std::move(m));
}

void Reader::title(const pugi::xml_node& node, Clip& clip, const Sequence& seq) {
    clip.kind = ClipKind::Title;
    ClipMore more;
    for (const pugi::xml_node& text : node.children("text"))
        for (const pugi::xml_node& run : text.children())
            more.title.text += run.type() == pugi::node_element ? run.text().get() : run.value();
    if (more.title.text.empty()) more.title.text = clip.name;
    const pugi::xml_node style = node.child("text-style-def").child("text-style");
    TextStyle& s = more.title.style;
    if (const std::string font = attribute_text(style, "font"); !font.empty()) s.font = font;
    if (const auto size = read_number(attribute_text(style, "fontSize")); size && seq.head.height > 0) {
        const double percent = std::round(*size / seq.head.height * 1e8) / 1e6;
        if (percent > 0.1 && percent < 100) s.size = percent;
    }
    s.bold = is_true(attribute_text(style, "bold"), false), s.italic = is_true(attribute_text(style, "italic"), false);
    s.underline = is_true(attribute_text(style, "underline"), false);
    const std::string side = attribute_text(style, "alignment");
    if (side == "left") s.alignment = 1;
    if (side == "right") s.alignment = 3;
    const auto color = [](const std::string& text, Rgba otherwise) {
        Rgba c = 0;
        std::size_t at = 0;
        for (int i = 0; i < 4; ++i) {
            const std::size_t end = std::min(text.find(' ', at), text.size());
            const auto part =
                at < text.size() ? read_number(std::string_view(text).substr(at, end - at)) : std::optional(1.0);
            if (!part) return otherwise;
            c = c << 8 | static_cast<Rgba>(std::lround(std::clamp(*part, 0.0, 1.0) * 255));
            at = end + 1;
        }
        return c;
    };
    if (const std::string c = attribute_text(style, "fontColor"); !c.empty()) s.color = color(c, s.color);
    if (std::string_view(node.name()) == "video") {
        clip.kind = ClipKind::Color;
        more.title = Title();
        for (const pugi::xml_node& param : node.children("param"))
            if (same_word(attribute_text(param, "name"), "Color"))
                more.color = color(attribute_text(param, "value"), more.color);
    }
    clip.more = std::move(more);
}

void Reader::sound(const pugi::xml_node& node, Clip& clip, RationalTime start, const Sequence& seq) {
    const auto decibels = [](std::string text) {
        if (text.ends_with("dB")) text.resize(text.size() - 2);
        return std::clamp(read_number(text).value_or(0), min_gain_db, max_gain_db);
    };
    const auto rounded = [](double db) { return std::round(db * 1e6) / 1e6; };
    const pugi::xml_node volume = node.child("adjust-volume"), panner = node.child("adjust-panner");
    ClipMore more = *clip.more;
    if (volume) clip.gain_db = decibels(attribute_text(volume, "amount"));
    for (const pugi::xml_node& param : volume.children("param")) {
        more.fade_in =
            std::max(FrameCount(0), seq.rate().count(time(param.child("fadeIn"), "duration"), Rounding::Nearest));
        more.fade_out =
            std::max(FrameCount(0), seq.rate().count(time(param.child("fadeOut"), "duration"), Rounding::Nearest));
        for (const pugi::xml_node& k : param.child("keyframeAnimation").children("keyframe")) {
            Keyframe key;
            key.at = seq.rate().count(tidy(time(k, "time") - start), Rounding::Nearest);
            key.value = rounded(decibels(attribute_text(k, "value")) - clip.gain_db);
            if (more.gain.keys.empty() || key.at > more.gain.keys.back().at) more.gain.keys.push_back(key);
        }
    }
    if (panner) more.pan = std::clamp(read_number(attribute_text(panner, "amount")).value_or(0) / 100, -1.0, 1.0);
    clip.more = std::move(more);
}

/// timeMap: its own time, in which `start` is counted, to the asset's.
void Reader::retime(const pugi::xml_node& node, LaneClip& found, RationalTime start, RationalTime asset_start,
                    const Sequence& seq) {
    found.clip.source_in = tidy(start - asset_start);
    const pugi::xml_node map = node.child("timeMap");
    std::vector<TimePoint> points;
    for (const pugi::xml_node& p : map.children("timept"))
        points.push_back({tidy(time(p, "time") - start), tidy(time(p, "value") - asset_start)});
    std::stable_sort(points.begin(), points.end(), [](const TimePoint& a, const TimePoint& b) { return a.at < b.at; });
    if (points.size() < 2) return;
    if (is_true(attribute_text(map, "preservesPitch"), true) == false)
        found.clip.more.edit([](ClipMore& more) { more.keep_pitch = false; });
    // One line exactly: no rounding to the steps of a ramp.
    const TimePoint &a = points.front(), &b = points.back();
    const RationalTime run = b.at - a.at;
    if (points.size() == 2 && run.num > 0) {
        const RationalTime speed = divided(b.source - a.source, run);
        if (std::abs(speed.seconds()) <= static_cast<double>(max_speed)) {
            found.clip.speed = speed.den > 100'000 ? fraction_of(speed.seconds()) : speed;
            found.clip.source_in = tidy(a.source + (RationalTime(0, 1) - a.at) * found.clip.speed);
            return;
        }
    }
    if (!set_time_map(found.clip, points, seq.rate()))
        report_.lose("speed ramps",
                     "clip " + in_quotes(found.clip.name) + " (" + file_.line_of(node) + "): its speed cannot be read");
}

/// What a clip that holds others shows: the first of them.
void Reader::first_inside(const pugi::xml_node& node, LaneClip& found, RationalTime start, int depth) {
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "spine" && depth < max_nesting) return first_inside(child, found, start, depth + 1);
        if (!is_item(name)) continue;
        LaneClip inner;
        if (!source(child, inner, depth + 1)) continue;
        const RationalTime offset = time(child, "offset"), own = time(child, "start");
        found.clip.kind = inner.clip.kind, found.clip.media = inner.clip.media,
        found.clip.sequence = inner.clip.sequence;
        found.picture = inner.picture, found.sound = inner.sound || child.child("audio");
        const Medium* m = exchange_.medium(inner.clip.media);
        found.clip.source_in = tidy(own + (start - offset) - (m ? m->start : RationalTime()));
        return;
    }
}

/// Which medium or sequence an element shows. False: none.
bool Reader::source(const pugi::xml_node& node, LaneClip& found, int depth) {
    const std::string_view name = node.name();
    const std::string ref = attribute_text(node, "ref"), label = attribute_text(node, "name");
    const std::string enabled = attribute_text(node, "srcEnable");
    if (name == "asset-clip" || name == "audio" || name == "video") {
        const auto it = resources_.find(ref);
        if (name == "video" && it != resources_.end() && std::string_view(it->second.name()) == "effect") return true;
        found.clip.media = asset(ref, label);
        const Medium* m = exchange_.medium(found.clip.media);
        found.picture = m->has_video && name != "audio" && enabled != "audio";
        found.sound = m->has_audio && name != "video" && enabled != "video";
        return true;
    }
    if (name == "ref-clip") {
        const auto it = resources_.find(ref);
        const pugi::xml_node inner = it == resources_.end() ? pugi::xml_node() : it->second.child("sequence");
        if (!inner) return false;
        auto& id = nested_[ref];
        if (!id) id = sequence(inner, attribute_text(it->second, "name"), depth + 1);
        found.clip.kind = ClipKind::Sequence, found.clip.sequence = id;
        found.picture = enabled != "audio", found.sound = enabled != "video";
        return true;
    }
    if (name == "mc-clip") {
        const auto it = resources_.find(ref);
        const pugi::xml_node multicam = it == resources_.end() ? pugi::xml_node() : it->second.child("multicam");
        const std::string angle = attribute_text(node.child("mc-source"), "angleID");
        for (const pugi::xml_node& a : multicam.children("mc-angle"))
            if (angle.empty() || attribute_text(a, "angleID") == angle) {
                first_inside(a, found, time(node, "start"), depth);
                break;
            }
        report_.lose("multicam clips",
                     "clip " + in_quotes(label) + ": of the multicam clip only the angle seen is read");
        return static_cast<bool>(found.clip.media);
    }
    if (name == "clip" || name == "sync-clip") {
        first_inside(node, found, time(node, "start"), depth);
        if (name == "sync-clip")
            report_.lose("synchronized clips",
                         "clip " + in_quotes(label) + ": of the synchronized clip only the first part is read");
        return found.clip.media || found.clip.sequence;
    }
    return name == "title" || name == "caption";
}

/// Lays one element of a storyline, or a connected one; where it ends.
RationalTime Reader::item(const pugi::xml_node& node, Where where, RationalTime running, Sequence& seq) {
    if (where.depth > 4 * max_nesting) file_.fault(node, "its clips are connected too deeply");
    std::string_view name = node.name();
    if (name == "audition") {
        report_.lose("auditions", "an audition (" + file_.line_of(node) + "): only its first clip is read");
        for (const pugi::xml_node& choice : node.children())
            if (is_item(choice.name())) {
                Where same = where;
                ++same.depth;
                const RationalTime shift = time(node, "offset", running);
                same.at = tidy(where.at + (shift - where.start)), same.start = time(choice, "offset");
                return tidy(item(choice, same, same.start, seq) - same.start + shift);
            }
        return running;
    }
    const RationalTime offset = time(node, "offset", running), start = time(node, "start");
    const RationalTime begin = tidy(where.at + (offset - where.start));
    LaneClip found;
    found.lane = where.lane;
    Clip& clip = found.clip;
    clip.name = attribute_text(node, "name"), clip.enabled = is_true(attribute_text(node, "enabled"), true);
    found.role = attribute_text(node, "audioRole");
    if (found.role.empty() && name == "audio") found.role = attribute_text(node, "role");
    const bool shown = name != "gap" && source(node, found, where.depth);
    RationalTime length = time(node, "duration");
    const Medium* m = exchange_.medium(clip.media);
    if (length.num <= 0 && m) length = m->duration;
    const FramePosition from = frame(begin, seq), to = frame(begin + length, seq);
    if (shown && to > from) {
        clip.start = from, clip.length = to - from;
        if (name == "title" || name == "caption" || (name == "video" && !m)) {
            title(node, clip, seq);
            found.picture = true, found.sound = false;
        } else if (name == "asset-clip" || name == "audio" || name == "video" || name == "ref-clip") {
            const std::string asset_start = attribute_text(node, "start");
            const RationalTime own = asset_start.empty() && m ? m->start : start;
            retime(node, found, own, m ? m->start : RationalTime(), seq);
        }
        if (found.sound) sound(node, clip, start, seq);
        for (const pugi::xml_node& effect : node.children())
            if (one_of(effect.name(), {"filter-video", "filter-audio", "filter-video-mask", "adjust-transform",
                                       "adjust-crop", "adjust-blend"}))
                report_.lose("effects",
                             "clip " + in_quotes(clip.name) + " (" + file_.line_of(effect) + "): the effect " +
                                 in_quotes(attribute_text(effect, "name").empty() ? effect.name()
                                                                                  : attribute_text(effect, "name")) +
                                 " is not known here");
        found_.push_back(found);
    } else if (name != "gap") {
        report_.lose("clips", "clip " + in_quotes(clip.name) + " (" + file_.line_of(node) +
                                  "): what it shows is not described, and it was left out");
    }
    inside(node, {begin, start, where.lane, where.depth}, seq);
    return tidy(offset + length);
}

/// What is connected to an element, and its markers.
void Reader::inside(const pugi::xml_node& node, Where where, Sequence& seq) {
    const bool holds = one_of(node.name(), {"clip", "sync-clip"});
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        const std::string lane = attribute_text(child, "lane");
        Where there = where;
        ++there.depth;
        if (name == "marker" || name == "chapter-marker") {
            marker(child, where, seq);
        } else if (lane.empty() && holds) {
            continue;  // what the clip itself is made of
        } else if (name == "spine" || is_item(name)) {
            there.lane = where.lane + static_cast<int>(std::clamp<std::int64_t>(read_integer(lane).value_or(0),
                                                                                -max_lane, max_lane));
            if (std::abs(there.lane) > max_lane) continue;
            if (name != "spine") {
                item(child, there, where.start, seq);
                continue;
            }
            const RationalTime offset = time(child, "offset", where.start);
            there.at = tidy(where.at + (offset - where.start)), there.start = RationalTime();
            spine(child, there, seq);
        }
    }
}

void Reader::transition(const pugi::xml_node& node, const Where& where, RationalTime running, const Sequence& seq) {
    const RationalTime length = time(node, "duration"),
                       offset = time(node, "offset", running - length * RationalTime(1, 2));
    const FramePosition from = frame(where.at + (offset - where.start), seq);
    const FramePosition to = frame(where.at + (offset + length - where.start), seq);
    LaneJoin found;
    found.lane = where.lane;
    Join& j = found.join;
    j.cut = std::clamp(frame(where.at + (running - where.start), seq), from, std::max(from, to));
    j.in_offset = j.cut - from, j.out_offset = to - j.cut;
    const pugi::xml_node filter = node.child("filter-video");
    found.picture = filter || !node.child("filter-audio");
    const std::string name = lower_case(attribute_text(node, "name"));
    if (name.find("fade to") != std::string::npos || name.find("dip to") != std::string::npos)
        j.kind = "dip-to-black", j.needs_handles = false;
    else if (found.picture && name.find("dissolve") == std::string::npos && !name.empty())
        report_.lose("transitions", "the transition " + in_quotes(attribute_text(node, "name")) + " (" +
                                        file_.line_of(node) + ") became a dissolve");
    joins_.push_back(std::move(found));
    for (const pugi::xml_node& m : node.children("marker"))
        report_.lose("markers",
                     "marker " + in_quotes(attribute_text(m, "value")) + ": markers on transitions are left out");
}

RationalTime Reader::spine(const pugi::xml_node& node, Where where, Sequence& seq) {
    RationalTime running = where.start;
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view name = child.name();
        if (name == "transition")
            transition(child, where, running, seq);
        else if (name == "gap" || is_item(name))
            running = item(child, where, running, seq);
    }
    return running;
}

SequenceId Reader::sequence(const pugi::xml_node& node, const std::string& name, int depth) {
    if (depth > max_nesting) throw Fault{"its sequences are nested too deeply"};
    Sequence seq;
    seq.head.id = SequenceId{exchange_.sequences.size() + 1};
    const std::size_t place = exchange_.sequences.size();
    exchange_.sequences.push_back(seq);
    seq.head.name = name;
    seq.head.width = seq.head.height = 0;
    const auto format = resources_.find(attribute_text(node, "format"));
    const RationalTime duration = format == resources_.end() ? RationalTime() : time(format->second, "frameDuration");
    if (duration.num > 0) {
        seq.head.rate = FrameRate(duration.den, duration.num);
        seq.head.width = static_cast<int>(read_integer(attribute_text(format->second, "width")).value_or(0) & 0xffff);
        seq.head.height = static_cast<int>(read_integer(attribute_text(format->second, "height")).value_or(0) & 0xffff);
    } else {
        report_.say("sequence " + in_quotes(name) + " says no frame rate; it is read as 25 frames a second");
    }
    if (seq.rate().fps() > max_rate || seq.rate().fps() < 1)
        file_.fault(node, "the sequence has a frame rate that cannot be");
    static const std::map<std::string, int> sample_rates{{"32k", 32000},   {"44.1k", 44100}, {"48k", 48000},
                                                         {"88.2k", 88200}, {"96k", 96000},   {"176.4k", 176400},
                                                         {"192k", 192000}};
    if (const auto it = sample_rates.find(attribute_text(node, "audioRate")); it != sample_rates.end())
        seq.head.sample_rate = it->second;
    seq.drop = attribute_text(node, "tcFormat") == "DF";
    const RationalTime start = time(node, "tcStart");
    if (start.num != 0 && depth == 0)
        report_.say("sequence " + in_quotes(name) + " began at timecode " + attribute_text(node, "tcStart") +
                    "; here every sequence begins at 0");
    const auto outer = std::exchange(found_, {});
    const auto outer_joins = std::exchange(joins_, {});
    const auto outer_markers = std::exchange(markers_, {});
    spine(node.child("spine"), {RationalTime(), start, 0, depth}, seq);
    lay_out(seq, std::move(found_), joins_, next_link_, report_);
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(markers_));
    found_ = outer, joins_ = outer_joins, markers_ = outer_markers;
    exchange_.sequences[place] = std::move(seq);
    return exchange_.sequences[place].head.id;
}

Exchange Reader::run() {
    const pugi::xml_node root = file_.root();
    if (std::string_view(root.name()) != "fcpxml")
        file_.fault(root, "it is no FCPXML but begins with <" + std::string(root.name()) + ">");
    resources(root.child("resources"));
    for (const pugi::xml_node& project : root.children("project")) resources(project.child("resources"));
    exchange_.name = attribute_text(root.child("library").child("event"), "name");
    std::vector<pugi::xml_node> projects;
    for (const pugi::xpath_node& p : root.select_nodes("(.//project[sequence])")) projects.push_back(p.node());
    for (const pugi::xml_node& project : projects)
        sequence(project.child("sequence"), attribute_text(project, "name"), 0);
    if (projects.empty())
        for (const auto& [id, node] : resources_)
            if (node.child("sequence") && !nested_.contains(id))
                nested_[id] = sequence(node.child("sequence"), attribute_text(node, "name"), 0);
    if (exchange_.sequences.empty()) throw Fault{"there is no project in it, only media"};
    return std::move(exchange_);
}

}  // namespace

Exchange read_fcpxml(const std::string& bytes, const std::filesystem::path&, Report& report) {
    XmlFile file;
    read_xml(file, bytes);
    return Reader(file, report).run();
}

}  // namespace rhyme::exchange
