// How Rhyme looks: neutral greys of equal red, green and blue around the picture, and one pair of opposing colours that
// carries the idea: outgoing warm, incoming cool. Nothing else in ui/ names a colour.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;
class QWidget;

namespace rhyme::ui {

enum class ThemeKind { Dark, Light };

struct Theme {
    ThemeKind kind = ThemeKind::Dark;
    int motion_ms = 120;  ///< how long a panel takes to come; 0 with reduced motion
    QColor window{0x16, 0x16, 0x16}, panel{0x1e, 0x1e, 0x1e}, raised{0x28, 0x28, 0x28}, hover{0x30, 0x30, 0x30};
    QColor line{0x34, 0x34, 0x34}, strong_line{0x4a, 0x4a, 0x4a}, surround{0x0e, 0x0e, 0x0e};
    QColor text{0xe6, 0xe6, 0xe6}, quiet{0x9a, 0x9a, 0x9a}, disabled{0x5c, 0x5c, 0x5c};
    QColor outgoing{0xff, 0x8a, 0x3d}, incoming{0x3d, 0xb8, 0xff}, meeting{0xff, 0xff, 0xff};
    QColor failure{0xf4, 0x7c, 0x7c};
    // The timeline: kinds of clip differ by luminance and texture first.
    QColor lane{0x1a, 0x1a, 0x1a}, lane_audio{0x18, 0x18, 0x18};
    QColor clip{0x3e, 0x3e, 0x3e}, clip_audio{0x2c, 0x2c, 0x2c}, clip_line{0x0a, 0x0a, 0x0a},
        clip_label{0x50, 0x50, 0x50};
    QColor waveform{0x8c, 0x8c, 0x8c}, playhead{0xff, 0xff, 0xff};
};
Theme make_theme(ThemeKind kind, bool reduced_motion = false);

/// What the program looks like now; window thread only. Colours are asked for when painting and never kept, so that the
/// theme can change at any time. Nothing calls setStyleSheet with a colour: see set_state.
const Theme& theme();
/// Every widget is drawn anew.
void set_theme(const Theme& theme);

/// Sizes in logical pixels, on the 4 px grid.
namespace size {
constexpr int unit = 4, row = 24, button = 28, icon = 16, corner = 4;
constexpr int small_text = 12, text = 13, large_text = 16;
}  // namespace size

/// Palette, style sheet, font and icon of the whole program; called once, by the program or a test's main.
void apply_theme(QApplication& application, const Theme& theme = make_theme(ThemeKind::Dark));

/// A label that says something quiet, something that failed, or what is active, in the colours of the theme: the
/// properties "quiet", "failure" and "active" of the style sheet.
void set_state(QWidget& widget, const char* property, bool on);

/// An own line drawing by its name ("play"), crisp at every scale, in the colours of the theme; dimmed when disabled.
QIcon icon(const QString& name);
/// The same drawing as a picture of `pixels` logical pixels in one colour.
QPixmap icon_picture(const QString& name, int pixels, const QColor& color, double device_pixel_ratio);

QFont ui_font(int pixels);        ///< the system's face, tabular figures where it has them
QFont timecode_font(int pixels);  ///< monospace

}  // namespace rhyme::ui
