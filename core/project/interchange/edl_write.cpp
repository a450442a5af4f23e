// The CMX3600 edit decision list, the writer: one video track and two of sound, cuts and dissolves, reels of 8
// characters, records from 01:00:00:00. A dissolve is two lines: the outgoing clip without length, the incoming one
// from the dissolve's start on. M2 lines give speeds in frames of the source a second of record.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/files.h"
#include "core/project/interchange/edl.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/numbers.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

constexpr std::size_t reel_length = 8;
constexpr int sound_tracks = 2;

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}
std::string number(std::int64_t n, int digits) {
    std::string text = std::to_string(n);
    return std::string(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, digits - std::ssize(text))), '0') + text;
}
std::string one_line(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

class Writer {
public:
    Writer(const Exchange& exchange, Report& report)
        : exchange_(exchange), report_(report), seq_(exchange.sequences.front()) {}
    std::string run();

private:
    struct Event {
        const Clip* clip = nullptr;
        const Track* track = nullptr;
        const Join* join = nullptr;  // it begins with one
        const Clip* before = nullptr;
        std::string channel;
        FramePosition from, to;
    };
    void line(const std::string& text) { text_ += text + "\r\n"; }
    std::string timecode(std::int64_t frame) const {
        return format_timecode(FramePosition(frame), seq_.rate(), seq_.drop);
    }
    std::string record(FramePosition p) const { return timecode(p.value + hour_); }
    std::int64_t source_frame(const Clip& clip, FramePosition p) const;
    std::string reel(const Clip& clip, const Track& track);
    void collect(const Track& track, const std::string& channel);
    void event(const Event& e, int n);
    void motion(const Event& e);
    void markers(FramePosition until);

    const Exchange& exchange_;
    Report& report_;
    const Sequence& seq_;
    std::int64_t hour_ = 0;
    std::vector<Event> events_;
    std::map<MediaId, std::string> reels_;
    std::set<std::string> taken_;
    std::size_t next_marker_ = 0;
    std::string text_;
};

std::string Writer::reel(const Clip& clip, const Track& track) {
    const Medium* m = exchange_.medium(clip.media);
    if (!m) return "AX";
    std::string& made = reels_[m->id];
    if (!made.empty()) return made;
    const std::string whole = !m->reel.empty() ? m->reel : path_text(std::filesystem::path(m->path).stem());
    std::string plain;
    for (const char c : whole) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    made = plain.substr(0, reel_length);
    if (made.empty()) made = "AX";
    for (int n = 2; !taken_.insert(made).second; ++n) {
        const std::string suffix = std::to_string(n);
        made = plain.substr(0, reel_length - std::min(reel_length, suffix.size())) + suffix;
    }
    if (lower_case(made) != lower_case(whole))
        report_.lose("reels", place(clip, track, seq_) + ": its reel " + in_quotes(whole) + " is written as " + made +
                                  ", since reels have 8 characters");
    return made;
}

/// In frames of the sequence's rate: the list counts everything so.
std::int64_t Writer::source_frame(const Clip& clip, FramePosition p) const {
    const Medium* m = exchange_.medium(clip.media);
    const FrameRate rate = seq_.rate();
    return rate.count(m ? m->start : RationalTime(), Rounding::Nearest).value +
           rate.position(source_time(clip, p, rate), Rounding::Nearest).value;
}

void Writer::collect(const Track& track, const std::string& channel) {
    const auto join_at = [&](FramePosition cut) -> const Join* {
        for (const Join& j : track.joins)
            if (j.cut == cut) return &j;
        return nullptr;
    };
    const Clip* previous = nullptr;
    for (const Clip& c : track.head.clips) {
        const bool held = c.kind == ClipKind::Media && c.enabled;
        if (held) {
            Event e{&c, &track, join_at(c.start), previous, channel, c.start, c.end()};
            if (e.join && !previous) e.join = nullptr;
            if (e.join) e.from = e.join->start();
            if (const Join* next = join_at(c.end())) e.to = next->start();
            if (e.to > e.from || (e.join && e.join->length().value > 0)) events_.push_back(e);
        }
        previous = held ? &c : nullptr;
    }
}

void Writer::motion(const Event& e) {
    const Clip& c = *e.clip;
    double factor = c.speed.seconds();
    if (!c.more->ramp.empty()) {
        factor = (source_time(c, c.end(), seq_.rate()) - source_time(c, c.start, seq_.rate())).seconds() /
                 seq_.rate().time(c.length).seconds();
        report_.lose("speed ramps", place(c, *e.track, seq_) + ": its speed ramp is written as one speed, the average");
    } else if (c.speed == RationalTime(1, 1)) {
        return;
    }
    const double fps = factor * seq_.rate().fps(), rounded = std::round(fps * 10) / 10;
    const std::int64_t tenths = std::llround(std::abs(rounded) * 10);
    line("M2   " + padded(reel(c, *e.track), reel_length) + " " + (rounded < 0 ? "-" : " ") + number(tenths / 10, 3) +
         "." + std::to_string(tenths % 10) + "                " + timecode(source_frame(c, e.from)));
    if (c.more->ramp.empty() && std::abs(rounded - fps) > 1e-9)
        report_.lose("speeds", place(c, *e.track, seq_) + ": its speed is rounded to " + number_text(rounded) +
                                   " frames a second");
}

void Writer::markers(FramePosition until) {
    const std::vector<Marker>& all = *seq_.head.markers;
    for (; next_marker_ < all.size() && all[next_marker_].range.start < until; ++next_marker_) {
        const Marker& m = all[next_marker_];
        std::string color = m.color;
        for (char& c : color)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        const bool known = color == "RED" || color == "GREEN" || color == "BLUE" || color == "CYAN" ||
                           color == "MAGENTA" || color == "YELLOW" || color == "BLACK" || color == "WHITE";
        if (!color.empty() && !known)
            report_.lose("marker colors",
                         "marker " + in_quotes(m.name) + ": its color " + in_quotes(m.color) + " is written as green");
        line("* LOC: " + record(m.range.start) + " " + padded(known ? color : "GREEN", 8) + one_line(m.name));
    }
}

void Writer::event(const Event& e, int n) {
    const Clip& c = *e.clip;
    const std::string head = number(n, 3) + "  ", name = padded(reel(c, *e.track), reel_length) + " ";
    const std::int64_t a = source_frame(c, e.from);
    if (const RationalTime in = source_time(c, e.from, seq_.rate());
        c.speed == RationalTime(1, 1) && seq_.rate().time(seq_.rate().position(in, Rounding::Nearest)) != in)
        report_.lose("in points", place(c, *e.track, seq_) + ": its in point is rounded to a whole frame");
    const FrameCount length = e.to - e.from;
    const double size =
        !c.more->ramp.empty() || c.speed.num == 0 ? (c.speed.num == 0 ? 0 : 1) : std::abs(c.speed.seconds());
    std::int64_t low = a, high = a + std::llround(static_cast<double>(length.value) * size);
    if (!c.more->ramp.empty()) high = source_frame(c, e.to);
    if (c.speed.num < 0 && c.more->ramp.empty()) low = source_frame(c, e.to - FrameCount(1)), high = a + 1;
    if (high < low) std::swap(low, high);
    if (high == low) ++high;
    const std::string times = timecode(low) + " " + timecode(high) + " " + record(e.from) + " " + record(e.to);
    const std::string channel = padded(e.channel, 5) + " ";
    if (e.join) {
        const std::string out = timecode(source_frame(*e.before, e.from));
        line(head + padded(reel(*e.before, *e.track), reel_length) + " " + channel + "C        " + out + " " + out +
             " " + record(e.from) + " " + record(e.from));
        line(head + name + channel + "D    " + number(e.join->length().value, 3) + " " + times);
        line("* BLEND, DISSOLVE");
        line("* FROM CLIP NAME: " + one_line(e.before->name));
        line("* TO CLIP NAME: " + one_line(c.name));
        if (e.join->kind != "dissolve" && e.track->head.kind == TrackKind::Video)
            report_.lose("other transitions", place(*e.join, *e.track, seq_) + ": it is written as a dissolve");
        if (e.join->in_offset.value != e.join->length().value / 2)
            report_.lose("transition places",
                         place(*e.join, *e.track, seq_) + ": where in it the cut lies is not carried by a CMX3600 EDL");
    } else {
        line(head + name + channel + "C        " + times);
        line("* FROM CLIP NAME: " + one_line(c.name));
    }
    const Medium* m = exchange_.medium(c.media);
    if (m && !m->path.empty()) line("* SOURCE FILE: " + one_line(path_text(m->path)));
    motion(e);
    if (m && m->rate && *m->rate != seq_.rate())
        report_.lose("source rates", place(c, *e.track, seq_) + ": the timecode of its media, at " +
                                         number_text(m->rate->fps()) +
                                         " frames a second, is counted in frames of the sequence");
}

std::string Writer::run() {
    const FrameRate rate = seq_.rate();
    hour_ = edl_first_hour * 3600 * nominal(rate);
    if (seq_.drop)
        if (const auto first = parse_timecode("01:00:00;00", rate)) hour_ = first->value;
    int video = 0, audio = 0;
    for (const Track& t : seq_.tracks) {
        if (t.head.clips.empty()) continue;
        const bool picture = t.head.kind == TrackKind::Video;
        int& n = picture ? video : audio;
        if (++n > (picture ? 1 : sound_tracks)) {
            if (!picture)
                report_.say("track " + t.head.name + " is not carried by a CMX3600 EDL, which has two of sound");
            continue;
        }
        collect(t, picture ? "V" : n == 1 ? "A" : "A2");
    }
    if (events_.empty()) throw Fault{"there is no clip of a media file to list", ErrorCode::InvalidArgument};
    std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) { return a.from < b.from; });
    line("TITLE: " + one_line(seq_.head.name));
    line(std::string("FCM: ") + (seq_.drop ? "DROP FRAME" : "NON-DROP FRAME"));
    line("* " + std::string(edl_rate_comment) + " " + std::to_string(rate.num) + "/" + std::to_string(rate.den));
    for (std::size_t i = 0; i < events_.size(); ++i) {
        event(events_[i], static_cast<int>(i) + 1);
        markers(i + 1 < events_.size() ? events_[i + 1].from : FramePosition(max_frames + 1));
    }
    return text_;
}

const Abilities& edl_abilities() {
    using enum Feature;
    static const Abilities all = abilities(
        "a CMX3600 EDL",
        {Clips, AudioTracks, ClipNames, Reverses, Freezes, Dissolves, AudioTransitions, Markers, SequenceNames},
        {FrameRates}, {SeveralAudioTracks, Speeds, Ramps, OtherTransitions, MarkerColors});
    return all;
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    report_losses(exchange, edl_abilities(), report);
    return Writer(exchange, report).run();
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat edl_format() {
    return {"CMX3600 EDL", ".edl", "every colour and online program", exchange::read_edl, exchange::write};
}
}  // namespace rhyme
