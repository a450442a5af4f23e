// The colours footage is labelled with: quiet, and none that means outgoing or incoming. They are kept by name, so that
// each theme may show its own.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>
#include <span>
#include <string>

namespace rhyme::ui {

struct LabelColor {
    const char* name;  ///< "red": also what is kept, and what is searched for
    QColor color;
};
std::span<const LabelColor> label_colors();

/// Of a label as it is kept; invalid for none, and for what is no colour.
QColor label_color(const std::string& label);
/// In the language of the window.
QString label_text(const std::string& label);
QIcon label_icon(const QColor& color, int pixels = 14);

}  // namespace rhyme::ui
