#include "core/project/interchange/lyrics.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/project/interchange/text.h"

namespace rhyme {

Result<std::vector<LyricLine>> read_lyrics(const std::filesystem::path& path, std::vector<std::string>* said) {
    std::string extension = path.extension().string();
    for (char& c : extension) c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    if (extension != ".lrc" && extension != ".srt")
        return fail(ErrorCode::Unsupported, "words are read from .lrc and .srt", path_text(path));
    const auto bytes = read_file(path);
    if (!bytes) return fail(bytes.error());
    try {
        exchange::Report report;
        std::string title;
        const auto found =
            extension == ".lrc" ? exchange::lrc_lines(*bytes, title, report) : exchange::srt_lines(*bytes, report);
        if (found.empty())
            return fail(ErrorCode::Damaged, "there is no line of text with a time in it", path_text(path));
        std::vector<LyricLine> lines;
        for (const exchange::TimedText& line : found) {
            const SongTime from = SongTime::of(line.from), to = SongTime::of(line.to);
            if (from.us >= 0 && to.us <= max_song_us && to > from) lines.push_back({from, to, line.text});
        }
        std::stable_sort(lines.begin(), lines.end(),
                         [](const LyricLine& a, const LyricLine& b) { return a.start < b.start; });
        if (said) *said = report.sentences();
        return lines;
    } catch (const exchange::Fault& fault) {
        return fail(fault.code, fault.what, path_text(path));
    } catch (const std::exception& e) {
        return fail(ErrorCode::Damaged, std::string("it cannot be read (") + e.what() + ")", path_text(path));
    }
}

}  // namespace rhyme
