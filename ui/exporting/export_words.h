// What exports say to a person.
#pragma once

#include <QString>

#include "core/render/render_queue.h"

namespace rhyme::ui {

/// "about 2 minutes left".
QString remaining_text(double seconds_left);
/// The same from how much is done; empty while it is too early to say.
QString remaining_text(double fraction, double seconds_taken);

/// A line each: what the written file was found to be, how loud it is, what was not as wished.
QString report_text(const ExportReport& report);
/// Where a job of the queue is, or how it ended.
QString item_text(const RenderQueue::Item& item, bool paused);

/// "MP4 file, H.264 picture, AAC sound".
QString preset_parts(const ExportPreset& preset);
/// The preset of a name as a person knows it.
QString preset_title(const std::string& name);

}  // namespace rhyme::ui
