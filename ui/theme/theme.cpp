#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QProxyStyle>
#include <QStyle>
#include <QWidget>

#include "ui/theme/style_sheet.h"

static void load_resources() { Q_INIT_RESOURCE(rhyme); }  // must stand outside any namespace

namespace rhyme::ui {

namespace {

/// One for the whole program, as the palette of QApplication is.
Theme& shown_theme() {
    static Theme shown;
    return shown;
}

/// Buttons of dialogs without the desktop's coloured pictures.
class PlainStyle : public QProxyStyle {
public:
    PlainStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

QPalette palette(const Theme& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.window);
    p.setColor(QPalette::AlternateBase, t.panel);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.quiet);
    p.setColor(QPalette::Button, t.raised);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.meeting);
    p.setColor(QPalette::Highlight, t.strong_line);
    p.setColor(QPalette::HighlightedText, t.meeting);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Link, t.incoming);
    p.setColor(QPalette::Light, t.line);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.window);
    p.setColor(QPalette::Shadow, t.surround);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText}) {
        p.setColor(QPalette::Disabled, role, t.disabled);
    }
    return p;
}

}  // namespace

const Theme& theme() { return shown_theme(); }

Theme make_theme(ThemeKind kind, bool reduced_motion) {
    Theme t;
    t.kind = kind;
    if (reduced_motion) t.motion_ms = 0;
    if (kind == ThemeKind::Dark) return t;
    const auto grey = [](int level) { return QColor(level, level, level); };
    t.window = grey(0xdc), t.panel = grey(0xec), t.raised = grey(0xf8), t.hover = grey(0xe0);
    t.line = grey(0xc8), t.strong_line = grey(0xb4), t.surround = grey(0xd2);
    t.text = grey(0x1a), t.quiet = grey(0x50), t.disabled = grey(0x96), t.meeting = grey(0);
    t.outgoing = {0xb8, 0x4a, 0x00}, t.incoming = {0x00, 0x65, 0xa8}, t.failure = {0xa8, 0x1c, 0x1c};
    t.lane = grey(0xe4), t.lane_audio = grey(0xde);
    t.clip = grey(0xbc), t.clip_audio = grey(0xcc), t.clip_line = grey(0xf6), t.clip_label = grey(0xa8);
    t.waveform = grey(0x60), t.playhead = grey(0);
    return t;
}

void set_theme(const Theme& wanted) {
    shown_theme() = wanted;
    QApplication::setPalette(palette(wanted));
    qApp->setStyleSheet(style_sheet(wanted));
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, wanted.motion_ms > 0);
    QApplication::setEffectEnabled(Qt::UI_AnimateCombo, wanted.motion_ms > 0);
    for (QWidget* widget : QApplication::allWidgets()) widget->update();
}

void set_state(QWidget& widget, const char* property, bool on) {
    if (widget.property(property).isValid() && widget.property(property).toBool() == on) return;
    widget.setProperty(property, on);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

void apply_theme(QApplication& application, const Theme& wanted) {
    load_resources();
    application.setStyle(new PlainStyle);
    application.setFont(ui_font(size::small_text));
    set_theme(wanted);
    application.setWindowIcon(QIcon(QStringLiteral(":/rhyme/icons/rhyme.svg")));
}

QFont ui_font(int pixels) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels);
    return font;
}

QFont timecode_font(int pixels) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(pixels);
    font.setStyleHint(QFont::Monospace);
    return font;
}

}  // namespace rhyme::ui
