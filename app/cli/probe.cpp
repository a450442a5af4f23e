#include <cstdio>
#include <optional>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/media/audio_loudness.h"

namespace rhyme::cli {
namespace {

std::string rate_text(FrameRate rate) { return std::to_string(rate.num) + "/" + std::to_string(rate.den); }

Json to_json(const MediaInfo& info) {
    Json video = nullptr, audio = nullptr;
    if (const auto& v = info.video) {
        video = {{"codec", v->codec},
                 {"width", v->width},
                 {"height", v->height},
                 {"display_width", v->display_width},
                 {"display_height", v->display_height},
                 {"rotation", v->rotation},
                 {"frame_rate", rate_text(v->frame_rate)},
                 {"variable_frame_rate", v->variable_frame_rate},
                 {"frames", v->frames},
                 {"pixel_format", v->pixel_format},
                 {"color",
                  {{"primaries", name(v->color.primaries)},
                   {"transfer", name(v->color.transfer)},
                   {"matrix", name(v->color.matrix)},
                   {"range", name(v->color.range)},
                   {"guessed", v->color.guessed}}},
                 {"interlaced", v->interlaced},
                 {"still", v->still},
                 {"transparent", v->transparent}};
    }
    if (const auto& a = info.audio)
        audio = {{"codec", a->codec}, {"sample_rate", a->sample_rate}, {"channels", a->channels}};
    return {{"path", path_text(info.path)},
            {"duration", info.duration.seconds()},
            {"video", video},
            {"audio", audio},
            {"warnings", info.warnings},
            {"notes", info.notes}};
}

void print_words(const MediaInfo& info) {
    std::printf("%s\n  %.3f s\n", path_text(info.path).c_str(), info.duration.seconds());
    if (const auto& v = info.video)
        std::printf("  picture: %s, %d x %d%s, %.3f frames a second%s, %lld frames, %s, %s %s%s\n", v->codec.c_str(),
                    v->display_width, v->display_height, v->rotation ? " (turned upright)" : "", v->frame_rate.fps(),
                    v->variable_frame_rate ? " on average" : "", static_cast<long long>(v->frames),
                    v->pixel_format.c_str(), std::string(name(v->color.matrix)).c_str(),
                    std::string(name(v->color.range)).c_str(), v->color.guessed ? " (guessed)" : "");
    if (const auto& a = info.audio)
        std::printf("  sound: %s, %d Hz, %d channels\n", a->codec.c_str(), a->sample_rate, a->channels);
    for (const auto& note : info.notes) std::printf("  note: %s\n", note.c_str());
    for (const auto& warning : info.warnings) std::printf("  warning: %s\n", warning.c_str());
}

}  // namespace

Json loudness_json(const Loudness& loudness) {
    return {{"integrated", loudness.integrated}, {"range", loudness.range},
            {"momentary", loudness.momentary},   {"short_term", loudness.short_term},
            {"true_peak", loudness.true_peak},   {"sample_peak", loudness.sample_peak}};
}

void print_words(const Loudness& loudness) {
    std::printf("  loudness: %.1f LUFS, range %.1f LU, loudest moment %.1f LUFS, true peak %.1f dBTP\n",
                loudness.integrated, loudness.range, loudness.momentary, loudness.true_peak);
}

int probe(const Common& common, const std::vector<std::string>& files, bool loudness) {
    Json list = Json::array();
    int status = done;
    for (const auto& file : files) {
        const auto media = open_media(file, interrupt());
        if (!media) {
            status = report(media.error());
            if (status == interrupted) return status;
            continue;
        }
        std::optional<Loudness> heard;
        if (loudness && (*media)->info.audio) {
            const auto measured = measure_loudness(*media, progress_line(common), interrupt());
            end_progress(common);
            if (measured)
                heard = *measured;
            else if ((status = report(measured.error())) == interrupted)
                return status;
        }
        if (common.json) {
            list.push_back(to_json((*media)->info));
            if (heard) list.back()["audio"]["loudness"] = loudness_json(*heard);
        } else {
            print_words((*media)->info);
            if (heard) print_words(*heard);
        }
    }
    if (common.json) print({{"media", list}});
    return status;
}

}  // namespace rhyme::cli
