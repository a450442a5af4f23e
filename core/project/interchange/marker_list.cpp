// Markers as a table (RFC 4180). Read by the names of its columns, so that Premiere's and Resolve's lists are too:
// commas, semicolons or tabs, in UTF-8 or UTF-16.
#include <algorithm>

#include "core/base/files.h"
#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"
#include "core/project/interchange/numbers.h"
#include "core/project/interchange/text.h"
#include "core/time/timecode.h"

namespace rhyme::exchange {
namespace {

std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n;\t") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string_view kind_name(MarkerKind kind) {
    return kind == MarkerKind::Beat ? "beat" : kind == MarkerKind::Chapter ? "chapter" : "comment";
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    using enum Feature;
    static const Abilities all = [] {
        Abilities a = abilities("a list of markers",
                                {Markers, MarkerLengths, MarkerColors, MarkerNotes, MarkerKinds, FrameRates});
        a.in_short = true;
        return a;
    }();
    report_losses(exchange, all, report);
    const Sequence& seq = exchange.sequences.front();
    if (seq.head.markers->empty()) throw Fault{"the sequence has no markers to list", ErrorCode::InvalidArgument};
    std::string text = "Name,In,Out,Frame,Frames,Color,Kind,Note,Rate\r\n";
    const std::string rate = std::to_string(seq.rate().num) + "/" + std::to_string(seq.rate().den);
    for (const Marker& m : *seq.head.markers) {
        const auto timecode = [&](FramePosition p) { return format_timecode(p, seq.rate(), seq.drop); };
        text += cell(m.name) + "," + timecode(m.range.start) + "," + timecode(m.range.end()) + "," +
                std::to_string(m.range.start.value) + "," + std::to_string(m.range.length.value) + "," + cell(m.color) +
                "," + std::string(kind_name(m.kind)) + "," + cell(m.note) + "," + rate + "\r\n";
    }
    return text;
}

struct Row {
    std::size_t line = 1;
    std::vector<std::string> cells;
};

std::vector<Row> rows_of(const std::string& text) {
    const std::string head = text.substr(0, text.find('\n'));
    const char separator = head.find('\t') != std::string::npos                                         ? '\t'
                           : head.find(';') != std::string::npos && head.find(',') == std::string::npos ? ';'
                                                                                                        : ',';
    std::vector<Row> rows(1);
    rows.back().cells.emplace_back();
    bool quoted = false;
    std::size_t line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        std::string& last = rows.back().cells.back();
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"')
                last += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                last += text[++i];
            else
                quoted = false;
        } else if (c == '"' && trimmed(last).empty()) {
            quoted = true, last.clear();
        } else if (c == separator) {
            rows.back().cells.emplace_back();
        } else if (c == '\n') {
            rows.push_back({line, {""}});
        } else if (c != '\r') {
            last += c;
        }
    }
    if (quoted) throw Fault{"a quotation mark is never closed (line " + std::to_string(rows.back().line) + ")"};
    return rows;
}

Exchange read(const std::string& bytes, const std::filesystem::path& path, Report& report) {
    if (trimmed(bytes).empty()) throw Fault{"the file is empty"};
    const std::vector<Row> rows = rows_of(as_utf8(bytes, report));
    std::map<std::string, std::size_t> columns;
    static const std::map<std::string, std::string> meanings{
        {"name", "name"},    {"marker name", "name"}, {"in", "in"},           {"start", "in"},
        {"position", "in"},  {"timecode", "in"},      {"out", "out"},         {"end", "out"},
        {"frame", "frame"},  {"frames", "frames"},    {"duration", "length"}, {"length", "length"},
        {"color", "color"},  {"colour", "color"},     {"kind", "kind"},       {"marker type", "kind"},
        {"type", "kind"},    {"note", "note"},        {"notes", "note"},      {"description", "note"},
        {"comment", "note"}, {"rate", "rate"}};
    for (std::size_t i = 0; i < rows.front().cells.size(); ++i)
        if (const auto it = meanings.find(lower_case(trimmed(rows.front().cells[i]))); it != meanings.end())
            columns.emplace(it->second, i);
    if (!columns.contains("in") && !columns.contains("frame"))
        throw Fault{"it has no column that says where a marker is: \"In\" or \"Frame\" (line 1)"};
    const auto text = [&](const Row& row, const char* column) {
        const auto it = columns.find(column);
        return it == columns.end() || it->second >= row.cells.size() ? std::string()
                                                                     : std::string(trimmed(row.cells[it->second]));
    };
    Sequence seq;
    seq.head.id = SequenceId{1}, seq.head.name = path_text(path.stem()), seq.head.rate = FrameRate(30, 1);
    bool said = false, drop = false;
    for (std::size_t i = 1; i < rows.size() && !said; ++i) {
        const auto rate = read_fraction(text(rows[i], "rate"));
        if (rate && rate->seconds() >= 1 && rate->seconds() <= max_rate)
            seq.head.rate = FrameRate(rate->num, rate->den), said = true;
        drop = drop || text(rows[i], "in").find(';') != std::string::npos;
    }
    if (!said && drop) seq.head.rate = FrameRate(30000, 1001);
    if (!said)
        report.say("the list says no frame rate; it is read as " + number_text(seq.rate().fps()) + " frames a second");
    report.say("a list of markers holds no clips; the sequence has none");
    std::vector<Marker> markers;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const Row& row = rows[i];
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& c) { return trimmed(c).empty(); }))
            continue;
        const auto moment = [&](const std::string& word) -> std::optional<std::int64_t> {
            if (const auto frame = parse_timecode(word, seq.rate());
                frame && word.find_first_of(":;") != std::string::npos)
                return frame->value;
            const auto seconds = read_fraction(word);
            return seconds ? std::optional(seq.rate().position(*seconds, Rounding::Nearest).value) : std::nullopt;
        };
        const auto frame = read_integer(text(row, "frame"));
        const auto in = frame ? frame : moment(text(row, "in"));
        if (!in)
            throw Fault{in_quotes(text(row, "in")) + " is no place of a marker (line " + std::to_string(row.line) +
                        ")"};
        const auto frames = read_integer(text(row, "frames"));
        const auto length = frames ? frames : moment(text(row, "length"));
        const auto out = moment(text(row, "out"));
        Marker m;
        m.name = text(row, "name"), m.note = text(row, "note"), m.color = lower_case(text(row, "color"));
        m.range = {FramePosition(std::clamp<std::int64_t>(*in, 0, max_frames)),
                   FrameCount(std::clamp<std::int64_t>(length ? *length
                                                       : out  ? *out - *in
                                                              : 0,
                                                       0, max_frames))};
        const std::string kind = lower_case(text(row, "kind"));
        m.kind = kind == "beat" ? MarkerKind::Beat : kind == "chapter" ? MarkerKind::Chapter : MarkerKind::Comment;
        markers.push_back(std::move(m));
    }
    if (markers.empty()) throw Fault{"there is no marker in it"};
    seq.head.markers = std::make_shared<const std::vector<Marker>>(std::move(markers));
    Exchange e;
    e.name = seq.head.name;
    e.sequences.push_back(std::move(seq));
    return e;
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat marker_list_format() {
    return {"Marker list", ".csv", "spreadsheets, Premiere, DaVinci Resolve: the markers alone", exchange::read,
            exchange::write};
}
}  // namespace rhyme
