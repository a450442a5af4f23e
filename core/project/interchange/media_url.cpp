#include "core/project/interchange/media_url.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/base/files.h"
#include "core/project/interchange/numbers.h"

namespace rhyme::exchange {
namespace fs = std::filesystem;
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_drive(std::string_view text) { return text.size() >= 2 && is_letter(text[0]) && text[1] == ':'; }

fs::path path_from(const std::string& text) { return fs::path(std::u8string(text.begin(), text.end())); }

void append_utf8(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6)), out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12)), out += static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
            out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18)), out += static_cast<char>(0x80 | ((c >> 12) & 0x3F)),
            out += static_cast<char>(0x80 | ((c >> 6) & 0x3F)), out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

/// The code point at `at`, which moves on; a byte that begins none stands for itself.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at++);
    const int more = first >= 0xF0 && first < 0xF8 ? 3 : first >= 0xE0 ? 2 : first >= 0xC2 ? 1 : 0;
    if (first < 0x80 || first >= 0xF8 || more == 0 || at + static_cast<std::size_t>(more) > text.size()) return first;
    char32_t c = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + static_cast<std::size_t>(i)) & 0xC0) != 0x80) return first;
        c = (c << 6) | (byte(at + static_cast<std::size_t>(i)) & 0x3F);
    }
    at += static_cast<std::size_t>(more);
    return c;
}

/// Base letter and combining mark of U+00C0 ... U+00FF; 0: it has none.
struct Accented {
    char base;
    char16_t mark;
};
Accented accented(char32_t c) {
    constexpr std::string_view bases = "AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";
    constexpr std::u16string_view marks =
        u"\u0300\u0301\u0302\u0303\u0308\u030A.\u0327\u0300\u0301\u0302\u0308\u0300\u0301\u0302\u0308."
        u"\u0303\u0300\u0301"
        u"\u0302\u0303\u0308..\u0300\u0301\u0302\u0308\u0301..";
    if (c < 0xC0 || c > 0xFF) return {0, 0};
    const std::size_t i = c - 0xC0;
    if (bases[i] == '.') return {0, 0};
    return {bases[i], i == 0x3F ? u'\u0308' : marks[i % 0x20]};
}

/// The entry of `folder` that has this name in whatever Unicode form; empty when there is none.
fs::path entry_named(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    if (fs::exists(folder / path_from(name), ignored)) return folder / path_from(name);
    const std::string wanted = decomposed(name);
    std::vector<fs::path> fitting;
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored))
        if (decomposed(path_text(it->path().filename())) == wanted) fitting.push_back(it->path());
    return fitting.empty() ? fs::path() : *std::min_element(fitting.begin(), fitting.end());
}

fs::path in_any_form(const fs::path& path) {
    std::error_code ignored;
    if (fs::exists(path, ignored)) return path;
    if (!path.is_absolute()) return {};
    const std::string text = path_text(path);
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return {};
    fs::path found = path.root_path();
    for (const fs::path& part : path.relative_path()) {
        found = entry_named(found, path_text(part));
        if (found.empty()) return {};
    }
    return found;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF", plain = "-._~/!$&'()*+,=@";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_letter(c) || (c >= '0' && c <= '9') || plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%', out += digits[byte >> 4], out += digits[byte & 15];
        }
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() + 0 ? digit(text[i + 1]) : -1;
        const int low = high >= 0 ? digit(text[i + 2]) : -1;
        if (low >= 0) {
            out += static_cast<char>(high * 16 + low), i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string file_url(const fs::path& path, std::string_view host) {
    const std::string text = path_text(path);
    if (path.is_absolute()) return "file://" + std::string(host) + percent_encoded(text);
    if (is_drive(text)) return "file://" + std::string(host) + "/" + percent_encoded(text);
    return percent_encoded(text);
}

fs::path path_of_url(std::string_view url) {
    url = trimmed(url);
    std::string text(url);
    const auto colon = text.find(':');
    const bool has_scheme = colon != std::string::npos && colon > 1 &&
                            std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon),
                                        [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+'; });
    if (has_scheme) {
        if (!same_word(text.substr(0, colon), "file")) return {};
        text = percent_decoded(text.substr(colon + 1));
        if (text.starts_with("//")) {
            text.erase(0, 2);
            if (same_word(text.substr(0, 10), "localhost/"))
                text.erase(0, 9);
            else if (same_word(text.substr(0, 11), "127.0.0.1/"))
                text.erase(0, 9);
        }
    } else if (text.find('%') != std::string::npos) {
        text = percent_decoded(text);  // relative URLs, as bundles have them
    }
    if (text.find('\0') != std::string::npos) return {};
    if (text.size() > 2 && text[0] == '/' && is_drive(std::string_view(text).substr(1))) text.erase(0, 1);
    if (is_drive(text) || text.starts_with("\\\\")) std::replace(text.begin(), text.end(), '\\', '/');
    return path_from(text);
}

std::string decomposed(std::string_view utf8) {
    constexpr char32_t first_syllable = 0xAC00, last_syllable = 0xD7A3, leads = 0x1100, vowels = 0x1161, tails = 0x11A7;
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_code_point(utf8, at);
        if (c >= first_syllable && c <= last_syllable) {
            const char32_t s = c - first_syllable;
            append_utf8(out, leads + s / 588);
            append_utf8(out, vowels + s % 588 / 28);
            if (s % 28 != 0) append_utf8(out, tails + s % 28);
        } else if (const Accented a = accented(c); a.base) {
            out += a.base;
            append_utf8(out, a.mark);
        } else {
            append_utf8(out, c);
        }
    }
    return out;
}

fs::path found_file(const fs::path& path, const fs::path& folder) {
    if (path.empty()) return path;
    const bool foreign = is_drive(path_text(path)) || path_text(path).starts_with("//");
    const fs::path whole = path.is_absolute() || foreign ? path : (folder / path).lexically_normal();
    if (!foreign)
        if (const fs::path there = in_any_form(whole); !there.empty()) return there.lexically_normal();
    const std::string name = path_text(path.filename());
    if (!name.empty() && name != "." && name != "..")
        for (const fs::path& place : {folder, folder / "media"})
            if (const fs::path beside = entry_named(place, name); !beside.empty()) return beside.lexically_normal();
    return whole;
}

}  // namespace rhyme::exchange
