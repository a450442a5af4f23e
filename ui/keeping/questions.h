// What is asked about work that was kept: changes a crash left, earlier versions.
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "ui/session/session.h"

class QWidget;

namespace rhyme::ui {

/// What to do with changes that no file holds. `Later`: it is asked again.
enum class UnsavedAnswer { Open, LeaveOut, Later };

/// `may_wait`: whether "not now" is an answer.
UnsavedAnswer ask_about_unsaved(QWidget* parent, const Session::Unsaved& found, bool may_wait);

/// Which earlier version to bring back; none when it is left as it is.
std::optional<ProjectVersion> ask_version(QWidget* parent, const QString& project,
                                          const std::vector<ProjectVersion>& versions);

/// "14:03", with the day when it is not today.
QString time_text(SavedAt time);

}  // namespace rhyme::ui
