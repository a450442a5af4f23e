#include "core/media/sound_losses.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/media/notes.h"

namespace rhyme {

void note_gaps(Media& media, const StreamPackets& table) {
    const int rate = media.info.audio->sample_rate;
    if (rate <= 0) return;
    std::int64_t places = 0, lost = 0, first = 0;
    for (std::size_t i = 0; i + 1 < table.packets.size() && i + 1 < table.sample.size(); ++i) {
        const std::int64_t end = table.sample[i] + table.packets[i].duration, missing = table.sample[i + 1] - end;
        if (missing <= 0) continue;
        if (places++ == 0) first = end - table.origin;
        lost += missing;
    }
    if (places == 0) return;
    const auto seconds = [&](std::int64_t samples) { return decimals(double(samples) / rate, 1); };
    media.info.warnings.push_back(
        places == 1 ? seconds(lost) + " s of its sound are missing at " + seconds(first) + " s: silence is heard there"
                    : seconds(lost) + " s of its sound are missing in " + std::to_string(places) +
                          " places, first at " + seconds(first) + " s: silence is heard there");
}

bool ogg_is_cut_short(const std::filesystem::path& path) {
    struct Closer {
        void operator()(std::FILE* f) const { std::fclose(f); }
    };
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (!file) return false;
    constexpr std::int64_t largest = 27 + 255 + 255 * 255;  // RFC 3533: a page's header, its table and its content
    if (fseeko(file.get(), 0, SEEK_END) != 0) return false;
    const std::int64_t size = ftello(file.get()), from = std::max<std::int64_t>(0, size - 2 * largest);
    std::string tail(std::size_t(size - from), 0);
    if (fseeko(file.get(), from, SEEK_SET) != 0 || std::fread(tail.data(), 1, tail.size(), file.get()) != tail.size())
        return false;
    for (std::size_t at = tail.rfind("OggS"); at != std::string::npos;
         at = at > 0 ? tail.rfind("OggS", at - 1) : std::string::npos) {
        constexpr std::size_t flags = 5, count = 26, table = 27;
        if (at + table > tail.size()) return true;
        if (tail[at + 4] != 0 || (tail[at + flags] & ~7) != 0) continue;  // by chance in the content
        const std::size_t segments = static_cast<unsigned char>(tail[at + count]);
        std::size_t length = table + segments;
        if (at + length > tail.size()) return true;
        for (std::size_t i = 0; i < segments; ++i) length += static_cast<unsigned char>(tail[at + table + i]);
        return at + length > tail.size() || (tail[at + flags] & 4) == 0;
    }
    return false;
}

}  // namespace rhyme
