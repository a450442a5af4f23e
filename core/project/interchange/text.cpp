#include "core/project/interchange/text.h"

#include <iconv.h>

#include <algorithm>

#include "core/project/interchange/numbers.h"
#include "core/timeline/song_places.h"

namespace rhyme::exchange {
namespace {

std::optional<std::string> converted(std::string bytes, const char* from) {
    const iconv_t cd = iconv_open("UTF-8", from);
    if (cd == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string out(bytes.size() * 4 + 16, '\0');
    char *in = bytes.data(), *to = out.data();
    std::size_t left = bytes.size(), room = out.size();
    const std::size_t result = iconv(cd, &in, &left, &to, &room);
    iconv_close(cd);
    if (result == static_cast<std::size_t>(-1)) return std::nullopt;
    out.resize(out.size() - room);
    return out;
}

/// The lines of the song map, where its song is heard (in a sequence without the song: at the song's own times), but
/// for those that a title shows already.
void add_words_of_song(const Sequence& seq, std::vector<TimedText>& all) {
    if (!seq.origin || !seq.origin->song) return;
    const auto shown = [&all, titles = all.size()](const TimedText& line) {
        return std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(titles), [&](const TimedText& t) {
            return t.text == line.text && t.from < line.to && line.from < t.to;
        });
    };
    std::vector<TimedText> lines;
    const auto clips = song_clips(*seq.origin);
    for (const LyricLine& line : seq.origin->song->lyrics) {
        if (clips.empty()) lines.push_back({line.start.exact(), line.end.exact(), line.text});
        for (const Clip* c : clips) {
            const RationalTime from = std::max(sequence_time(*c, line.start, seq.rate()), seq.rate().time(c->start));
            const RationalTime to = std::min(sequence_time(*c, line.end, seq.rate()), seq.rate().time(c->end()));
            if (from < to) lines.push_back({from, to, line.text});
        }
    }
    std::erase_if(lines, shown);
    all.insert(all.end(), lines.begin(), lines.end());
}

}  // namespace

std::string as_utf8(const std::string& bytes, Report& report) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return bytes.substr(3);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        const auto text = converted(bytes.substr(2), bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
        if (!text) throw Fault{"it is no sound UTF-16 text"};
        return *text;
    }
    if (converted(bytes, "UTF-8")) return bytes;
    if (const auto korean = converted(bytes, "CP949")) {
        report.say("the text is no UTF-8; it is read as Korean (CP949)");
        return *korean;
    }
    report.say("the text is no UTF-8; it is read as Latin-1");
    return converted(bytes, "ISO-8859-1").value_or("");
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        if (text[i] == '\n' || text[i] == '\r')
            lines.emplace_back();
        else if (text[i] != '\0')
            lines.back() += text[i];
    }
    return lines;
}

std::filesystem::path path_of_text(const std::string& utf8) {
    return std::filesystem::path(std::u8string(utf8.begin(), utf8.end()));
}

Exchange exchange_of(const std::vector<TimedText>& lines, const std::string& name, Report& report) {
    if (lines.empty()) throw Fault{"there is no line of text with a time in it"};
    Exchange e;
    Sequence seq;
    seq.head.id = SequenceId{1}, seq.head.name = name, seq.head.rate = FrameRate(30, 1);
    seq.head.width = 1920, seq.head.height = 1080;
    seq.add_track(TrackKind::Video), seq.add_track(TrackKind::Audio);
    Track& track = seq.tracks.front();
    track.head.name = "Lyrics";
    for (const TimedText& line : lines) {
        Clip c;
        c.kind = ClipKind::Title, c.name = line.text.substr(0, line.text.find('\n'));
        c.start = seq.rate().position(line.from, Rounding::Nearest);
        c.length = std::max(FrameCount(1), seq.rate().position(line.to, Rounding::Nearest) - c.start);
        c.more.edit([&](ClipMore& more) { more.title.text = line.text, more.title.lyric = true; });
        track.head.clips.push_back(std::move(c));
    }
    report.say(
        "it holds no rate and no size; its times are rounded to frames of a sequence of 30 a second, 1920 x 1080");
    e.name = name;
    e.sequences.push_back(std::move(seq));
    return e;
}

std::vector<TimedText> titles_of(const Exchange& exchange) {
    const Sequence& seq = exchange.sequences.front();
    std::vector<TimedText> all;
    for (const Track& t : seq.tracks)
        for (const Clip& c : t.head.clips)
            if (c.kind == ClipKind::Title && c.enabled && !trimmed(c.more->title.text).empty())
                all.push_back({seq.rate().time(c.start), seq.rate().time(c.end()), c.more->title.text});
    add_words_of_song(seq, all);
    if (all.empty()) throw Fault{"the sequence has no titles and no lyrics to write", ErrorCode::InvalidArgument};
    std::stable_sort(all.begin(), all.end(), [](const TimedText& a, const TimedText& b) { return a.from < b.from; });
    return all;
}

}  // namespace rhyme::exchange
