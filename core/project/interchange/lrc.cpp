// LRC lyrics: [mm:ss.xx] a line of the song; an empty one ends the line before it.
#include <algorithm>
#include <cstdio>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/text.h"

namespace rhyme::exchange {
namespace {

const RationalTime last_line(5, 1);  // how long the last line stays when nothing ends it

std::string stamp(RationalTime t) {
    const std::int64_t hundredths = detail::divide(detail::Wide(t.num) * 100, t.den, Rounding::Nearest);
    char text[48];
    std::snprintf(text, sizeof text, "[%02lld:%02lld.%02lld]", static_cast<long long>(hundredths / 6000),
                  static_cast<long long>(hundredths / 100 % 60), static_cast<long long>(hundredths % 100));
    return text;
}

/// "01:02.34" in seconds; nullopt of "ti:Song".
std::optional<RationalTime> read_stamp(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    std::string seconds(text.substr(colon + 1));
    std::replace(seconds.begin(), seconds.end(), ':', '.');  // some write mm:ss:xx
    const auto m = read_fraction(text.substr(0, colon)), s = read_fraction(seconds);
    if (!m || !s || m->den != 1 || m->num < 0 || s->num < 0) return std::nullopt;
    const RationalTime t = tidy(*m * RationalTime(60, 1) + *s);
    return within(t) ? std::optional(t) : std::nullopt;
}

/// Without the times of single words: <00:12.34>.
std::string words_of(std::string_view text, bool& timed) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '<' ? text.find('>', i) : std::string_view::npos;
        if (end != std::string_view::npos && read_stamp(text.substr(i + 1, end - i - 1))) {
            timed = true, i = end;
        } else {
            out += text[i];
        }
    }
    return std::string(trimmed(out));
}

}  // namespace

std::vector<TimedText> lrc_lines(const std::string& bytes, std::string& title, Report& report) {
    if (trimmed(bytes).empty()) throw Fault{"the file is empty"};
    struct Line {
        RationalTime at;
        std::string text;
    };
    std::vector<Line> found;
    RationalTime offset;
    bool timed = false;
    for (const std::string& line : lines_of(as_utf8(bytes, report))) {
        std::string_view rest = trimmed(line);
        std::vector<RationalTime> times;
        while (rest.starts_with('[')) {
            const auto end = rest.find(']');
            if (end == std::string_view::npos) break;
            const std::string_view tag = rest.substr(1, end - 1);
            if (const auto t = read_stamp(tag)) times.push_back(*t);
            if (same_word(tag.substr(0, 3), "ti:")) title = std::string(trimmed(tag.substr(3)));
            if (same_word(tag.substr(0, 7), "offset:"))
                offset = RationalTime(
                    std::clamp<std::int64_t>(read_integer(tag.substr(7)).value_or(0), -3'600'000, 3'600'000), 1000);
            rest = trimmed(rest.substr(end + 1));
        }
        const std::string text = words_of(rest, timed);
        for (const RationalTime t : times) found.push_back({t, text});
    }
    std::stable_sort(found.begin(), found.end(), [](const Line& a, const Line& b) { return a.at < b.at; });
    std::vector<TimedText> all;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].text.empty()) continue;
        const RationalTime from = std::max(RationalTime(), tidy(found[i].at - offset));  // positive: words come sooner
        const RationalTime to = i + 1 < found.size() ? tidy(found[i + 1].at - offset) : from + last_line;
        if (i + 1 == found.size()) report.say("nothing says when the last line ends; it stays for 5 seconds");
        if (to > from) all.push_back({from, to, found[i].text});
    }
    if (timed) report.say("the times of single words are not read");
    return all;
}

namespace {

Exchange read(const std::string& bytes, const std::filesystem::path& path, Report& report) {
    std::string title = path_text(path.stem());
    const auto lines = lrc_lines(bytes, title, report);
    return exchange_of(lines, title, report);
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    using enum Feature;
    static const Abilities all = [] {
        Abilities a = abilities("an LRC", {Titles, Lyrics, SequenceNames});
        a.in_short = true;
        return a;
    }();
    report_losses(exchange, all, report);
    const std::vector<TimedText> lines = titles_of(exchange);
    const std::string name = exchange.sequences.front().head.name;
    std::string text = "[ti:" + name + "]\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string words = lines[i].text;
        if (words.find('\n') != std::string::npos)
            report.lose("line breaks",
                        "title " + in_quotes(words) + ": its lines are joined, an LRC holds one at a time");
        std::replace(words.begin(), words.end(), '\n', ' ');
        text += stamp(lines[i].from) + words + "\n";
        const bool follows = i + 1 < lines.size() && lines[i + 1].from <= lines[i].to;
        if (follows && lines[i + 1].from < lines[i].to)
            report.lose("overlaps", "title " + in_quotes(words) + ": it ends where the next one begins");
        if (!follows) text += stamp(lines[i].to) + "\n";
    }
    return text;
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat lrc_format() {
    return {"LRC lyrics", ".lrc", "music players: titles as lines of the song", exchange::read, exchange::write};
}
}  // namespace rhyme
