#include "ui/theme/theme.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <cmath>

#include "tests/ui/support/window_driver.h"

namespace rhyme::ui {
namespace {

/// Relative luminance and contrast as in WCAG 2.1.
double luminance(const QColor& color) {
    const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}
double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

class Themes : public ::testing::TestWithParam<ThemeKind> {};

TEST_P(Themes, TextIsReadOnEveryGround) {
    const Theme t = make_theme(GetParam());
    const std::pair<const char*, QColor> grounds[] = {{"window", t.window},     {"panel", t.panel},
                                                      {"raised", t.raised},     {"hover", t.hover},
                                                      {"surround", t.surround}, {"lane", t.lane}};
    const std::pair<const char*, QColor> inks[] = {{"text", t.text}, {"quiet", t.quiet}, {"failure", t.failure}};
    for (const auto& [ground_name, ground] : grounds)
        for (const auto& [ink_name, ink] : inks)
            EXPECT_GE(contrast(ink, ground), 4.5) << ink_name << " on " << ground_name;
    EXPECT_GE(contrast(t.meeting, t.strong_line), 4.5) << "what is chosen";
    EXPECT_GE(contrast(t.text, t.clip_label), 4.5) << "names of clips";
    for (const QColor& side : {t.outgoing, t.incoming}) EXPECT_GE(contrast(side, t.panel), 3) << "lines of meaning";
}

TEST_P(Themes, NothingAroundThePictureHasAHue) {
    const Theme t = make_theme(GetParam());
    for (const QColor& color : {t.window, t.panel, t.raised, t.hover, t.line, t.surround, t.text, t.quiet, t.clip})
        EXPECT_TRUE(color.red() == color.green() && color.green() == color.blue()) << color.name().toStdString();
}

INSTANTIATE_TEST_SUITE_P(Both, Themes, ::testing::Values(ThemeKind::Dark, ThemeKind::Light));

TEST(Theme, ChangesWhileAWindowIsOpen) {
    testing::TestWindow test;
    const auto corner = [&] { return test.window->grab().toImage().pixelColor(400, 4); };
    EXPECT_EQ(corner(), make_theme(ThemeKind::Dark).window);
    set_theme(make_theme(ThemeKind::Light));
    EXPECT_EQ(corner(), make_theme(ThemeKind::Light).window);
    const QImage drawing = icon(QStringLiteral("play")).pixmap(16, 16).toImage();
    set_theme(make_theme(ThemeKind::Dark));
    EXPECT_NE(drawing, icon(QStringLiteral("play")).pixmap(16, 16).toImage()) << "icons go along";
    EXPECT_EQ(make_theme(ThemeKind::Dark, true).motion_ms, 0);
}

}  // namespace
}  // namespace rhyme::ui
