#include "core/project/line_patch.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

// A patch is a list of steps through the old text, a line each:
//     =N  keep N lines       -N  leave N lines out       ~D  keep one line, its number grown by D
//     +N  put in the N bytes that follow
namespace rhyme {
namespace {

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
    Lines lines;
    lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::size_t length = end == std::string_view::npos ? text.size() : end + 1;
        lines.push_back(text.substr(0, length));
        text.remove_prefix(length);
    }
    return lines;
}

/// A line that ends in a whole number: what stands before it, the number, what stands behind.
struct Counted {
    std::string_view before, after;
    std::int64_t number;
};

std::optional<Counted> counted(std::string_view line) {
    std::size_t end = line.size();
    while (end > 0 && (line[end - 1] == '\n' || line[end - 1] == ',')) --end;
    std::size_t start = end;
    while (start > 0 && line[start - 1] >= '0' && line[start - 1] <= '9') --start;
    if (start == end || end - start > 15 || (line[start] == '0' && end - start > 1)) return std::nullopt;
    if (start > 0 && line[start - 1] == '-' && line[start] != '0') --start;
    if (start > 0 && line[start - 1] != ' ' && line[start - 1] != '\t') return std::nullopt;
    Counted c{line.substr(0, start), line.substr(end), 0};
    std::from_chars(line.data() + start, line.data() + end, c.number);
    return c;
}

std::optional<std::int64_t> growth(std::string_view from, std::string_view to) {
    const auto a = counted(from), b = counted(to);
    if (!a || !b || a->before != b->before || a->after != b->after) return std::nullopt;
    return b->number - a->number;
}

/// Writes steps; like ones in a row become one.
class Writer {
public:
    void keep(std::size_t lines) { add('=', lines); }
    void leave_out(std::size_t lines) { add('-', lines); }
    void put_in(std::string_view text) {
        if (text.empty()) return;
        flush();
        patch_ += '+' + std::to_string(text.size()) + '\n';
        patch_ += text;
    }
    void grow(std::int64_t by) {
        flush();
        patch_ += '~' + std::to_string(by) + '\n';
    }
    std::string take() {
        flush();
        return std::move(patch_);
    }

private:
    void add(char step, std::size_t lines) {
        if (lines == 0) return;
        if (step_ != step) flush();
        step_ = step;
        lines_ += lines;
    }
    void flush() {
        if (lines_ > 0) patch_ += step_ + std::to_string(lines_) + '\n';
        lines_ = 0;
    }
    std::string patch_;
    char step_ = '=';
    std::size_t lines_ = 0;
};

struct Span {
    std::size_t from, to;
    std::size_t size() const { return to - from; }
};

std::string_view text_of(const Lines& lines, Span span) {
    if (span.size() == 0) return {};
    const char* start = lines[span.from].data();
    return {start, static_cast<std::size_t>(lines[span.to - 1].data() + lines[span.to - 1].size() - start)};
}

/// Lines of the spans that stand once in each, in an order that both share: pairs of places.
std::vector<std::pair<std::size_t, std::size_t>> anchors(const Lines& a, Span in_a, const Lines& b, Span in_b) {
    struct Seen {
        std::uint32_t in_a = 0, in_b = 0;
        std::size_t at_a = 0, at_b = 0;
    };
    std::unordered_map<std::string_view, Seen> seen;
    seen.reserve(in_a.size() + in_b.size());
    for (std::size_t i = in_a.from; i < in_a.to; ++i) {
        Seen& s = seen[a[i]];
        ++s.in_a, s.at_a = i;
    }
    for (std::size_t i = in_b.from; i < in_b.to; ++i) {
        const auto it = seen.find(b[i]);
        if (it != seen.end()) ++it->second.in_b, it->second.at_b = i;
    }
    // The longest run of pairs that ascends in both: piles, as in the game of patience.
    std::vector<std::size_t> unique;  // places in a
    std::vector<std::size_t> pair(in_a.size());
    for (std::size_t i = in_a.from; i < in_a.to; ++i) {
        const Seen& s = seen.find(a[i])->second;
        if (s.in_a == 1 && s.in_b == 1) unique.push_back(i), pair[i - in_a.from] = s.at_b;
    }
    const auto to_b = [&](std::size_t i) { return pair[i - in_a.from]; };
    std::vector<std::size_t> tops, below(in_a.size(), SIZE_MAX);
    for (const std::size_t i : unique) {
        const auto pile = std::lower_bound(tops.begin(), tops.end(), i,
                                           [&](std::size_t x, std::size_t y) { return to_b(x) < to_b(y); });
        if (pile != tops.begin()) below[i - in_a.from] = *(pile - 1);
        pile == tops.end() ? tops.push_back(i) : void(*pile = i);
    }
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t i = tops.empty() ? SIZE_MAX : tops.back(); i != SIZE_MAX; i = below[i - in_a.from])
        found.emplace_back(i, to_b(i));
    std::reverse(found.begin(), found.end());
    return found;
}

/// What lies between two anchors.
void between(const Lines& a, Span in_a, const Lines& b, Span in_b, Writer& out) {
    if (in_a.size() == in_b.size()) {
        for (std::size_t i = 0; i < in_a.size(); ++i) {
            const std::string_view from = a[in_a.from + i], to = b[in_b.from + i];
            if (from == to) {
                out.keep(1);
            } else if (const auto by = growth(from, to)) {
                out.grow(*by);
            } else {
                out.leave_out(1);
                out.put_in(to);
            }
        }
        return;
    }
    std::size_t head = 0, tail = 0;
    const std::size_t shared = std::min(in_a.size(), in_b.size());
    while (head < shared && a[in_a.from + head] == b[in_b.from + head]) ++head;
    while (tail < shared - head && a[in_a.to - 1 - tail] == b[in_b.to - 1 - tail]) ++tail;
    out.keep(head);
    out.leave_out(in_a.size() - head - tail);
    out.put_in(text_of(b, {in_b.from + head, in_b.to - tail}));
    out.keep(tail);
}

}  // namespace

std::string line_patch(std::string_view before, std::string_view after) {
    const Lines a = lines_of(before), b = lines_of(after);
    std::size_t head = 0, tail = 0;
    const std::size_t shared = std::min(a.size(), b.size());
    while (head < shared && a[head] == b[head]) ++head;
    while (tail < shared - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    const Span in_a{head, a.size() - tail}, in_b{head, b.size() - tail};
    Writer out;
    out.keep(head);
    std::size_t at_a = in_a.from, at_b = in_b.from;
    for (const auto& [next_a, next_b] : anchors(a, in_a, b, in_b)) {
        between(a, {at_a, next_a}, b, {at_b, next_b}, out);
        out.keep(1);
        at_a = next_a + 1, at_b = next_b + 1;
    }
    between(a, {at_a, in_a.to}, b, {at_b, in_b.to}, out);
    out.keep(tail);
    return out.take();
}

Result<std::string> apply_line_patch(std::string_view before, std::string_view patch) {
    const auto foreign = [] { return fail(ErrorCode::Damaged, "a change does not belong to the text before it"); };
    std::string after;
    after.reserve(before.size() + patch.size());
    const auto next_lines = [&](std::int64_t count) -> std::optional<std::string_view> {
        std::size_t end = 0;
        for (; count > 0; --count) {
            if (end >= before.size()) return std::nullopt;
            const std::size_t line = before.find('\n', end);
            end = line == std::string_view::npos ? before.size() : line + 1;
        }
        const std::string_view lines = before.substr(0, end);
        before.remove_prefix(end);
        return lines;
    };
    while (!patch.empty()) {
        const char step = patch.front();
        std::int64_t n = 0;
        const auto [end, error] = std::from_chars(patch.data() + 1, patch.data() + patch.size(), n);
        if (error != std::errc() || end == patch.data() + patch.size() || *end != '\n') return foreign();
        patch.remove_prefix(static_cast<std::size_t>(end + 1 - patch.data()));
        if (step == '+') {
            if (n < 0 || static_cast<std::uint64_t>(n) > patch.size()) return foreign();
            after += patch.substr(0, static_cast<std::size_t>(n));
            patch.remove_prefix(static_cast<std::size_t>(n));
            continue;
        }
        if (step != '=' && step != '-' && step != '~') return foreign();
        const auto lines = next_lines(step == '~' ? 1 : n);
        if (!lines) return foreign();
        if (step == '=') after += *lines;
        if (step != '~') continue;
        const auto c = counted(*lines);
        constexpr std::int64_t most = 2'000'000'000'000'000;  // the difference of two numbers of 15 digits
        if (!c || n > most || n < -most) return foreign();
        after += c->before;
        after += std::to_string(c->number + n);
        after += c->after;
    }
    if (!before.empty()) return foreign();
    return after;
}

}  // namespace rhyme
