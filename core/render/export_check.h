// Opens what was exported and holds it against what was wanted. Private to export.
#pragma once

#include "core/render/export_plan.h"

namespace rhyme {

/// Sets report.checked and report.check; a fault is a warning too.
void check_export(const std::filesystem::path& target, const ExportPlan& plan, ExportReport& report);

}  // namespace rhyme
