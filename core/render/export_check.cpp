#include "core/render/export_check.h"

#include <cmath>
#include <cstdio>

#include "core/base/files.h"
#include "core/media/frame_source.h"

namespace rhyme {

namespace {

std::string in_words(double seconds) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f s", seconds);
    return text;
}

std::string fault_of_picture(std::shared_ptr<const Media> media, const ExportPlan& plan) {
    if (!media->info.video || !media->index) return "it has no picture";
    const VideoInfo& v = *media->info.video;
    const std::int64_t frames = media->index->size().value, wanted = plan.range.length.value;
    if (frames != wanted) return "it has " + std::to_string(frames) + " frames instead of " + std::to_string(wanted);
    if (v.width != plan.video->width || v.height != plan.video->height) return "its pictures have another size";
    if (frames > 2 && (v.variable_frame_rate || v.frame_rate != plan.timeline.rate)) return "it has another frame rate";
    auto source = FrameSource::open(media);
    if (!source) return source.error().message();
    std::int64_t last = frames - 1;  // the last that costs no more than itself: a group may be ten seconds long
    while (last > 0 && !media->index->entries[static_cast<std::size_t>(last)].key) --last;
    for (const std::int64_t n : {std::int64_t(0), last})
        if (const auto frame = (*source)->frame(FramePosition(n)); !frame) return frame.error().what;
    return "";
}

std::string fault_of(std::shared_ptr<const Media> media, const ExportPlan& plan) {
    if (plan.video)
        if (const std::string fault = fault_of_picture(media, plan); !fault.empty()) return fault;
    if (plan.audio && !media->info.audio) return "it has no sound";
    if (!plan.audio && media->info.audio) return "it has sound that was not asked for";
    // Sound comes in blocks: the last may reach beyond the end.
    constexpr double block = 0.15;
    const double wanted = plan.timeline.rate.time(plan.range.length).seconds(), is = media->info.duration.seconds();
    if (std::abs(wanted - is) > block) return "it lasts " + in_words(is) + " instead of " + in_words(wanted);
    return "";
}

std::string fault_of_last(const Media& media, const ExportPlan& plan) {
    const auto& v = media.info.video;
    if (!v) return "it has no picture";
    return v->width == plan.video->width && v->height == plan.video->height ? "" : "its pictures have another size";
}

std::string what_is_there(const MediaInfo& info) {
    std::string text;
    if (info.video)
        text = std::to_string(info.video->frames) + " frames of " + std::to_string(info.video->width) + "x" +
               std::to_string(info.video->height) + ", " + info.video->codec;
    if (info.audio) text += std::string(text.empty() ? "" : "; ") + "sound, " + info.audio->codec;
    return text + "; " + in_words(info.duration.seconds());
}

}  // namespace

void check_export(const std::filesystem::path& target, const ExportPlan& plan, ExportReport& report) {
    const bool pictures = !std::filesystem::exists(target);  // a run of them, each under a name of its own
    const auto media = open_media(pictures ? numbered_picture(target, plan.range.length.value - 1) : target);
    const std::string fault = !media     ? media.error().what
                              : pictures ? fault_of_last(**media, plan)
                                         : fault_of(*media, plan);
    report.checked = fault.empty();
    if (report.checked) {
        report.check = "opened again and found as it should be: " + what_is_there((*media)->info);
        return;
    }
    report.check = "opened again, and " + fault;
    report.warnings.push_back(path_text(target) + ": " + report.check);
}

}  // namespace rhyme
