// The CMX3600 edit decision list, the reader: what Premiere, Resolve, Avid and others write of it, with their comments.
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/project/interchange/edl.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/text.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

struct Event {
    std::size_t line = 0;
    std::string reel, channels, kind;  // kind: C, D, W001 ...
    std::int64_t length = 0;           // of the transition
    std::int64_t source_in = 0, source_out = 0, record_in = 0, record_out = 0;
    std::string name, to_name, file;
    std::optional<double> speed;  // frames a second, of the M2 line
    std::optional<std::int64_t> entry;
};

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t from = line.find_first_not_of(" \t", at);
        if (from == std::string_view::npos) break;
        const std::size_t to = std::min(line.find_first_of(" \t", from), line.size());
        all.push_back(line.substr(from, to - from));
        at = to;
    }
    return all;
}

bool is_timecode(std::string_view word) {
    return word.size() >= 11 &&
           std::count_if(word.begin(), word.end(), [](char c) { return c == ':' || c == ';' || c == '.'; }) == 3;
}

class Reader {
public:
    Reader(const std::string& text, Report& report) : lines_(lines_of(text)), report_(report) {}
    Exchange run();

private:
    [[noreturn]] void fault(std::size_t line, const std::string& what) const {
        throw Fault{what + " (line " + std::to_string(line + 1) + ")"};
    }
    void guess_rate();
    std::int64_t frames(std::string_view timecode, std::size_t line) const;
    bool event(std::size_t n, const std::vector<std::string_view>& w);
    void comment(std::string_view text, std::size_t line);
    void lay(const Event& e, Track& track);
    Track& track(Sequence& seq, TrackKind kind, int number);
    void base();

    std::vector<std::string> lines_;
    Report& report_;
    FrameRate rate_{25, 1};
    bool drop_ = false;
    std::string title_;
    std::vector<Event> events_;
    std::vector<Marker> markers_;
    std::int64_t base_ = 0;
    Exchange exchange_;
};

/// The rate it says itself, else the lowest one that has all the frame numbers seen.
void Reader::guess_rate() {
    std::int64_t highest = 0;
    bool drop = false, any = false;
    for (const std::string& l : lines_) {
        const auto at = l.find(edl_rate_comment);
        if (at != std::string::npos) {
            const auto rate =
                read_fraction(trimmed(std::string_view(l).substr(at + std::string_view(edl_rate_comment).size())));
            if (rate && rate->num > 0 && rate->seconds() >= 1 && rate->seconds() <= max_rate) {
                rate_ = FrameRate(rate->num, rate->den);
                return;
            }
        }
        if (l.starts_with("FCM:") && l.find("NON") == std::string::npos && l.find("DROP") != std::string::npos)
            drop = true;
        for (const std::string_view w : words(l))
            if (is_timecode(w)) {
                any = true;
                if (w[w.size() - 3] == ';') drop = true;
                highest = std::max(highest, read_integer(w.substr(w.size() - 2)).value_or(0));
            }
    }
    rate_ = drop           ? (highest < 30 ? FrameRate(30000, 1001) : FrameRate(60000, 1001))
            : highest < 24 ? FrameRate(24, 1)
            : highest < 25 ? FrameRate(25, 1)
            : highest < 30 ? FrameRate(30, 1)
            : highest < 50 ? FrameRate(50, 1)
                           : FrameRate(60, 1);
    if (any)
        report_.say("a CMX3600 EDL says no frame rate; by its frame numbers it is read as " +
                    number_text(std::round(rate_.fps() * 1000) / 1000));
}

std::int64_t Reader::frames(std::string_view timecode, std::size_t line) const {
    std::string text(timecode);
    if (text.size() >= 3) text[text.size() - 3] = drop_ && has_drop_frame(rate_) ? ';' : ':';
    auto at = parse_timecode(text, rate_);
    // A number that drop-frame skips, or written without dropping: taken as the next that there is.
    if (!at && drop_ && text.size() >= 2) {
        text[text.size() - 1] = '2', text[text.size() - 2] = '0';
        at = parse_timecode(text, rate_);
    }
    if (!at)
        fault(line, in_quotes(std::string(timecode)) + " is no timecode of " +
                        number_text(std::round(rate_.fps() * 1000) / 1000) + " frames a second");
    return at->value;
}

/// "001  REEL     V     C        in out in out": the four timecodes stand last.
bool Reader::event(std::size_t n, const std::vector<std::string_view>& w) {
    if (w.size() < 2 || !std::all_of(w[0].begin(), w[0].end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    std::size_t first = w.size();
    for (std::size_t i = 1; i < w.size() && first == w.size(); ++i)
        if (is_timecode(w[i])) first = i;
    if (first + 4 > w.size()) fault(n, "an event needs four timecodes");
    if (first < 4) fault(n, "an event needs a reel, a channel and a kind");
    Event e;
    e.line = n, e.reel = w[1], e.channels = w[2], e.kind = w[3];
    if (first > 4) e.length = std::clamp<std::int64_t>(read_integer(w[4]).value_or(0), 0, max_frames);
    e.source_in = frames(w[first], n), e.source_out = frames(w[first + 1], n);
    e.record_in = frames(w[first + 2], n), e.record_out = frames(w[first + 3], n);
    events_.push_back(std::move(e));
    return true;
}

void Reader::comment(std::string_view text, std::size_t n) {
    text = trimmed(text);
    const auto after = [&](std::string_view key) -> std::optional<std::string> {
        if (!same_word(text.substr(0, key.size()), key)) return std::nullopt;
        return std::string(trimmed(text.substr(key.size())));
    };
    if (const auto loc = after("LOC:")) {
        const auto w = words(*loc);
        if (w.empty() || !is_timecode(w[0])) return;
        Marker m;
        m.range = {FramePosition(frames(w[0], n)), FrameCount(0)};
        if (w.size() > 1) m.color = lower_case(w[1]);
        if (w.size() > 2)
            m.name = std::string(
                trimmed(std::string_view(*loc).substr(static_cast<std::size_t>(w[2].data() - loc->data()))));
        markers_.push_back(std::move(m));
        return;
    }
    if (events_.empty()) return;
    Event& e = events_.back();
    if (const auto name = after("FROM CLIP NAME:"))
        e.name = *name;
    else if (const auto to = after("TO CLIP NAME:"))
        e.to_name = *to;
    else if (const auto file = after("SOURCE FILE:"))
        e.file = *file;
    else if (const auto from = after("FROM FILE:"))
        e.file = *from;
    else if (const auto from_path = after("FROM CLIP IS A STILL"))
        report_.say("event " + std::to_string(events_.size()) + " is a still");
    else if (after("ASC_SOP") || after("ASC_SAT"))
        report_.lose("grades", "clip " + in_quotes(e.name) + ": its ASC grade is not read");
}

Track& Reader::track(Sequence& seq, TrackKind kind, int number) {
    while (static_cast<int>(seq.of_kind(kind).size()) < number) seq.add_track(kind);
    int n = 0;
    for (Track& t : seq.tracks)
        if (t.head.kind == kind && ++n == number) return t;
    return seq.tracks.front();
}

void Reader::lay(const Event& e, Track& track) {
    Clip c;
    c.name = !e.to_name.empty() ? e.to_name : e.name;
    if (c.name.empty()) c.name = e.reel;
    c.start = FramePosition(e.record_in - base_), c.length = FrameCount(e.record_out - e.record_in);
    const std::filesystem::path path = !e.file.empty() ? path_of_text(e.file) : path_of_text(c.name);
    const bool names_file = !e.file.empty() || path.has_extension();
    Medium& m = exchange_.medium_at(names_file ? path : std::filesystem::path(), names_file ? "" : e.reel);
    m.reel = e.reel, m.timecoded = true;
    c.media = m.id;
    c.source_in = rate_.time(FramePosition(e.source_in));
    const std::int64_t used = e.source_out - e.source_in;
    if (e.speed) {
        c.speed = fraction_of(std::clamp(*e.speed / rate_.fps(), -1000.0, 1000.0));
        // Speeds have one digit; the lengths say it better where they agree.
        const double said = c.speed.seconds();
        if (c.length.value > 0 && used > 0 && said > 0) {
            const double by_length = static_cast<double>(used) / static_cast<double>(c.length.value);
            if (std::abs(by_length - said) * rate_.fps() < 0.06) c.speed = RationalTime(used, c.length.value);
        }
        if (said < 0) c.source_in = rate_.time(FramePosition(e.entry.value_or(e.source_out - 1)));
    }
    const bool dissolve = !e.kind.empty() && e.kind[0] != 'C' && e.length > 0;
    if (dissolve) {
        Join j;
        j.in_offset = FrameCount(e.length / 2), j.out_offset = FrameCount(e.length - e.length / 2);
        j.cut = c.start + j.in_offset;
        if (e.kind[0] != 'D')
            report_.lose("transitions", "line " + std::to_string(e.line + 1) + ": the transition " + in_quotes(e.kind) +
                                            " became a dissolve");
        // The list lets the incoming clip begin with the dissolve; here they meet in its middle.
        if (!track.head.clips.empty() && track.head.clips.back().end() == c.start && c.length > j.in_offset) {
            track.head.clips.back().length += j.in_offset;
            c.source_in = tidy(c.source_in + rate_.time(j.in_offset) * c.speed);
            c.start = j.cut, c.length -= j.in_offset;
            track.joins.push_back(j);
        } else {
            report_.lose("transitions", "line " + std::to_string(e.line + 1) + ": a dissolve from nothing is left out");
        }
    }
    track.head.clips.push_back(std::move(c));
}

/// Programs begin at some hour by custom; what lies before the first event within that hour is a gap.
void Reader::base() {
    const auto first = std::min_element(events_.begin(), events_.end(),
                                        [](const Event& a, const Event& b) { return a.record_in < b.record_in; });
    const std::int64_t begin = first->record_in, second = nominal(rate_), hour = frames("01:00:00:00", 0);
    base_ = begin / hour * hour;
    if (begin - base_ > 600 * second) base_ = begin;
    if (base_ != hour && base_ != 0)
        report_.say("records begin at " + format_timecode(FramePosition(base_), rate_, drop_) + ", which becomes 0");
}

Exchange Reader::run() {
    guess_rate();
    for (std::size_t n = 0; n < lines_.size(); ++n) {
        const std::string_view line = trimmed(lines_[n]);
        const auto w = words(line);
        if (line.empty()) continue;
        if (same_word(line.substr(0, 6), "TITLE:")) {
            title_ = std::string(trimmed(line.substr(6)));
        } else if (same_word(line.substr(0, 4), "FCM:")) {
            drop_ = line.find("NON") == std::string_view::npos && line.find("DROP") != std::string_view::npos;
        } else if (line[0] == '*' || line[0] == '>') {
            comment(line.substr(1), n);
        } else if (same_word(w[0], "M2") && w.size() > 2 && !events_.empty()) {
            for (std::size_t i = 2; i < w.size(); ++i)
                if (is_timecode(w[i]))
                    events_.back().entry = frames(w[i], n);
                else if (const auto speed = read_number(w[i]))
                    events_.back().speed = *speed;
        } else if (same_word(w[0], "AUD")) {
            if (!events_.empty())
                for (std::size_t i = 1; i < w.size(); ++i) events_.back().channels += "/A" + std::string(w[i]);
        } else if (!event(n, w) && !same_word(w[0], "SPLIT:") && w[0].size() > 1 && events_.empty() && title_.empty()) {
            fault(n, "it is no CMX3600 EDL: " + in_quotes(std::string(line.substr(0, 40))));
        }
    }
    if (events_.empty()) throw Fault{"there is no event in it"};
    base();
    Sequence seq;
    seq.head.id = SequenceId{1}, seq.head.name = title_, seq.head.rate = rate_, seq.drop = drop_;
    seq.head.width = seq.head.height = 0;
    seq.add_track(TrackKind::Video), seq.add_track(TrackKind::Audio);
    for (const Event& e : events_) {
        if (e.record_out <= e.record_in) continue;  // the outgoing half of a dissolve
        if (same_word(e.reel, "BL")) continue;      // black
        std::string channels = "/" + e.channels + "/";
        const auto has = [&](std::string_view c) {
            return channels.find("/" + std::string(c) + "/") != std::string::npos;
        };
        bool placed = false;
        const auto put = [&](TrackKind kind, int number) { lay(e, track(seq, kind, number)), placed = true; };
        if (has("V") || has("V1") || has("B")) put(TrackKind::Video, 1);
        for (int n = 2; n < 10; ++n)
            if (has("V" + std::to_string(n))) put(TrackKind::Video, n);
        if (has("A") || has("A1") || has("B") || has("AA")) put(TrackKind::Audio, 1);
        if (has("A2") || has("AA")) put(TrackKind::Audio, 2);
        for (int n = 3; n < 10; ++n)
            if (has("A" + std::to_string(n))) put(TrackKind::Audio, n);
        if (!placed && !has("NONE"))
            report_.lose("channels", "line " + std::to_string(e.line + 1) + ": the channel " + in_quotes(e.channels) +
                                         " is not known here");
    }
    for (Marker& m : markers_) m.range.start = FramePosition(m.range.start.value - base_);
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(markers_));
    exchange_.sequences.push_back(std::move(seq));
    return std::move(exchange_);
}

}  // namespace

Exchange read_edl(const std::string& bytes, const std::filesystem::path&, Report& report) {
    if (trimmed(bytes).empty()) throw Fault{"the file is empty"};
    return Reader(as_utf8(bytes, report), report).run();
}

}  // namespace rhyme::exchange
