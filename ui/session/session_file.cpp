// The session's project file.
#include <algorithm>

#include "core/base/files.h"
#include "core/project/project.h"
#include "ui/session/session.h"

namespace rhyme::ui {

Result<void> Session::load(const std::filesystem::path& path) {
    std::vector<std::string> warnings;
    auto project = load_project(path, &warnings);
    if (!project) return fail(project.error());
    start_anew();
    path_ = path;
    origin_ = project->origin;
    history_ = History(project->sequences());
    history_.mark_saved();
    for (const MediaItem& item : project->media) footage_->restore(item);
    saved_items_ = footage_->items().size();
    after_edit();
    if (!warnings.empty()) {
        QString text = QString::fromStdString(warnings.front());
        if (warnings.size() > 1) text += tr(" (and %1 more)").arg(warnings.size() - 1);
        tell(text, true);
    }
    return {};
}

Result<void> Session::save(const std::filesystem::path& path) {
    Project project;
    project.name = path_text(path.stem());
    project.set_sequences(history_.sequences());
    project.origin = origin_;
    for (const BinItem& item : footage_->items()) {
        if (!item.media) continue;
        if (item.file) {
            project.media.push_back(media_item(item.media, *item.file));
        } else if (item.kept) {
            project.media.push_back(*item.kept);  // offline: as it was loaded
        }
    }
    if (auto saved = save_project(project, path); !saved) return saved;
    path_ = path;
    history_.mark_saved();
    saved_items_ = footage_->items().size();
    emit project_changed();
    return {};
}

}  // namespace rhyme::ui
