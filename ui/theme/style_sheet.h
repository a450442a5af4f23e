// The style sheet of the whole program.
#pragma once

#include <QString>

namespace rhyme::ui {

struct Theme;

QString style_sheet(const Theme& theme);

}  // namespace rhyme::ui
