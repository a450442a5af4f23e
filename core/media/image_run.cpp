#include "core/media/image_run.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string>

#include "core/base/files.h"

namespace rhyme {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_digits = 9;

struct Pattern {
    std::string before, after;
    std::size_t width = 0;  // digits, padded with zeros; 0: not padded
};

bool digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Pattern> parse(const std::string& name) {
    Pattern pattern;
    bool found = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        std::string& text = found ? pattern.after : pattern.before;
        if (name[i] != '%') {
            text += name[i];
            continue;
        }
        if (++i < name.size() && name[i] == '%') {
            text += '%';
            continue;
        }
        std::size_t width = 0;
        const bool padded = i < name.size() && name[i] == '0';
        while (i < name.size() && digit(name[i]) && width < 100) width = width * 10 + std::size_t(name[i++] - '0');
        if (found || i >= name.size() || name[i] != 'd' || (width > 0 && !padded) || width > most_digits)
            return std::nullopt;
        pattern.width = width;
        found = true;
    }
    return found ? std::optional(pattern) : std::nullopt;
}

// The number that `name` has in the pattern's place, or -1.
int number_in(const std::string& name, const Pattern& p) {
    if (name.size() <= p.before.size() + p.after.size() || !name.starts_with(p.before) || !name.ends_with(p.after))
        return -1;
    const std::string digits = name.substr(p.before.size(), name.size() - p.before.size() - p.after.size());
    if (digits.size() > most_digits || !std::all_of(digits.begin(), digits.end(), digit)) return -1;
    const std::size_t least = std::max<std::size_t>(1, p.width);
    if (digits.size() < least || (digits.size() > least && digits[0] == '0')) return -1;
    int number = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '%' ? std::string("%%") : std::string(1, c);
    return out;
}

}  // namespace

std::optional<ImageRun> find_image_run(const fs::path& path) {
    const auto pattern = parse(path.filename().string());
    if (!pattern) return std::nullopt;
    std::map<int, fs::path> numbered;
    std::error_code code;
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    for (auto at = fs::directory_iterator(folder, code); !code && at != fs::directory_iterator(); at.increment(code)) {
        std::error_code ignored;
        const int number = number_in(at->path().filename().string(), *pattern);
        if (number >= 0 && at->is_regular_file(ignored)) numbered.emplace(number, at->path());
    }
    if (numbered.empty()) return std::nullopt;
    ImageRun run;
    run.first = numbered.begin()->first;
    for (auto at = numbered.begin(); at != numbered.end() && at->first == run.first + run.count; ++at, ++run.count)
        run.files.push_back(at->second);
    run.gap = run.count < static_cast<int>(numbered.size());
    return run;
}

std::vector<fs::path> fold_image_runs(const std::vector<fs::path>& files, int least) {
    // By what stands before and after the last digits, and how many there are.
    std::map<std::tuple<fs::path, std::string, std::string, std::size_t>, std::map<int, fs::path>> groups;
    std::vector<fs::path> out;
    for (const fs::path& file : files) {
        const std::string name = file.filename().string(), stem = file.stem().string();
        std::size_t end = stem.size();
        while (end > 0 && !digit(stem[end - 1])) --end;
        std::size_t begin = end;
        while (begin > 0 && digit(stem[begin - 1])) --begin;
        int number = -1;
        if (end > begin && end - begin <= most_digits) std::from_chars(name.data() + begin, name.data() + end, number);
        if (number < 0)
            out.push_back(file);
        else
            groups[{file.parent_path(), name.substr(0, begin), name.substr(end), end - begin}].emplace(number, file);
    }
    for (const auto& [key, members] : groups) {
        const auto& [folder, before, after, width] = key;
        for (auto at = members.begin(); at != members.end();) {
            auto end = at;
            int next = at->first;
            while (end != members.end() && end->first == next) ++end, ++next;
            // A pattern names a run from its folder's lowest number on: a later one stays pictures.
            const bool film = at == members.begin() && next - at->first >= least;
            if (film) out.push_back(folder / (escaped(before) + "%0" + std::to_string(width) + "d" + escaped(after)));
            for (; at != end; ++at)
                if (!film) out.push_back(at->second);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace rhyme
