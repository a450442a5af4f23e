// SubRip subtitles: a title a block.
#include <algorithm>
#include <cstdio>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/text.h"

namespace rhyme::exchange {
namespace {

std::string stamp(RationalTime t) {
    const std::int64_t ms = detail::divide(detail::Wide(t.num) * 1000, t.den, Rounding::Nearest);
    char text[48];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld,%03lld", static_cast<long long>(ms / 3'600'000),
                  static_cast<long long>(ms / 60'000 % 60), static_cast<long long>(ms / 1000 % 60),
                  static_cast<long long>(ms % 1000));
    return text;
}

/// "00:01:02,345": with a comma or a point, hours may be missing.
std::optional<RationalTime> read_stamp(std::string_view text) {
    text = trimmed(text);
    RationalTime t;
    int parts = 0;
    while (true) {
        const auto colon = text.find(':');
        std::string part(trimmed(text.substr(0, colon)));
        for (char& c : part)
            if (c == ',') c = '.';
        const auto value = read_fraction(part);
        if (part.empty() || !value || value->num < 0 || ++parts > 3) return std::nullopt;
        t = tidy(t * RationalTime(60, 1) + *value);
        if (colon == std::string_view::npos) return parts > 1 && within(t) ? std::optional(t) : std::nullopt;
        text.remove_prefix(colon + 1);
    }
}

/// Without <i>, </font> and {\an8}; what else stands between < and > are words.
std::string plain(const std::string& text, bool& styled) {
    static constexpr std::string_view tags[] = {"i", "b", "u", "s", "font", "c", "v", "ruby", "rt"};
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char close = text[i] == '<'                                                 ? '>'
                           : text[i] == '{' && i + 1 < text.size() && text[i + 1] == '\\' ? '}'
                                                                                          : '\0';
        const std::size_t end = close ? text.find(close, i) : std::string::npos;
        bool tag = end != std::string::npos;
        if (tag && close == '>') {
            std::string_view name = std::string_view(text).substr(i + 1, end - i - 1);
            if (name.starts_with('/')) name.remove_prefix(1);
            name = name.substr(0, name.find_first_of(" .="));
            tag = std::any_of(std::begin(tags), std::end(tags), [&](std::string_view t) { return same_word(t, name); });
        }
        if (tag) {
            styled = true, i = end;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

std::vector<TimedText> srt_lines(const std::string& bytes, Report& report) {
    if (trimmed(bytes).empty()) throw Fault{"the file is empty"};
    const std::vector<std::string> lines = lines_of(as_utf8(bytes, report));
    std::vector<TimedText> all;
    bool styled = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto arrow = lines[i].find("-->");
        if (arrow == std::string::npos) continue;
        std::string_view to = trimmed(std::string_view(lines[i]).substr(arrow + 3));
        to = to.substr(0, to.find_first_of(" \t"));  // what some write behind it: a place on the screen
        const auto from = read_stamp(std::string_view(lines[i]).substr(0, arrow)), until = read_stamp(to);
        if (!from || !until) throw Fault{in_quotes(lines[i]) + " are no times (line " + std::to_string(i + 1) + ")"};
        std::string text;
        std::size_t k = i + 1;
        for (; k < lines.size() && !trimmed(lines[k]).empty() && lines[k].find("-->") == std::string::npos; ++k)
            text += (text.empty() ? "" : "\n") + std::string(trimmed(plain(lines[k], styled)));
        if (!text.empty() && *until > *from) all.push_back({*from, *until, text});
        if (!text.empty() && *until <= *from)
            report.lose("subtitles",
                        "line " + std::to_string(i + 1) + ": the subtitle ends before it begins and was left out");
        i = k - 1;
    }
    if (styled) report.say("slanted, bold and coloured words and places on the screen are not read");
    return all;
}

namespace {

Exchange read(const std::string& bytes, const std::filesystem::path& path, Report& report) {
    return exchange_of(srt_lines(bytes, report), path_text(path.stem()), report);
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    using enum Feature;
    static const Abilities all = [] {
        Abilities a = abilities("an SRT", {Titles, Lyrics});
        a.in_short = true;
        return a;
    }();
    report_losses(exchange, all, report);
    std::string text;
    int n = 0;
    for (const TimedText& line : titles_of(exchange)) {
        std::string words;  // an empty line would end the subtitle
        for (const std::string& l : lines_of(line.text))
            if (!trimmed(l).empty()) words += l + "\n";
        text += std::to_string(++n) + "\n" + stamp(line.from) + " --> " + stamp(line.to) + "\n" + words + "\n";
    }
    return text;
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat srt_format() {
    return {"SubRip", ".srt", "players and YouTube: titles as subtitles", exchange::read, exchange::write};
}
}  // namespace rhyme
