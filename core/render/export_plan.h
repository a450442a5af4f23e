// All that is settled before an export's first frame. Private to export.
#pragma once

#include "core/render/export.h"
#include "core/render/smart_copy.h"

namespace rhyme {

struct ExportPlan {
    Timeline timeline;  ///< in the target's size
    FrameRange range;
    std::optional<VideoEncoding> video;
    std::optional<AudioEncoding> audio;
    int pixel_format = -1;
    std::optional<CopyPlan> copy;  ///< set when there is anything to copy
    std::vector<std::string> warnings;
};

/// Errors as export_timeline says.
Result<ExportPlan> plan_export(const Timeline& timeline, const Renderer& renderer, const ExportJob& job);

}  // namespace rhyme
