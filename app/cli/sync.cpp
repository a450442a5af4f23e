#include "core/music/sync.h"

#include <cstdio>

#include "app/cli/commands.h"
#include "core/base/files.h"

namespace rhyme::cli {

int sync(const Common& common, const std::string& song, const std::vector<std::string>& takes) {
    const auto curve_of = [](const std::string& file) -> Result<OnsetCurve> {
        const auto media = open_media(file, interrupt());
        if (!media) return fail(media.error());
        for (const std::string& warning : (*media)->info.warnings) warn(file + ": " + warning);
        return onset_curve(*media, interrupt());
    };
    const auto whole = curve_of(song);
    if (!whole) return report(whole.error());
    Json list = Json::array();
    int status = done;
    for (const auto& file : takes) {
        const auto take = curve_of(file);
        if (!take) {
            status = report(take.error());
            if (status == interrupted) return status;
            continue;
        }
        const TakeSync found = sync_take(*whole, *take, interrupt());
        if (interrupt().stop_requested()) return interrupted;
        list.push_back({{"path", file},
                        {"offset", found.offset},
                        {"rate", found.rate},
                        {"confidence", found.confidence},
                        {"alike", found.alike}});
        if (!common.json && !found.believed() && found.alike > 0)
            std::printf("%s: its claps fit %d places of the song as well, confidence %.2f\n", file.c_str(),
                        found.alike + 1, found.confidence);
        else if (!common.json && !found.believed())
            std::printf("%s: it is not found in the song by its sound, confidence %.2f\n", file.c_str(),
                        found.confidence);
        else if (!common.json)
            std::printf("%s: begins %.3f s into the song, at %.4f of its speed, confidence %.2f\n", file.c_str(),
                        found.offset, found.rate, found.confidence);
    }
    if (common.json) print({{"takes", list}});
    return status;
}

}  // namespace rhyme::cli
