#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QSvgRenderer>

static void load_resources() { Q_INIT_RESOURCE(rhyme); }  // must stand outside any namespace

namespace rhyme::ui {

const Theme& theme() {
    static const Theme the;
    return the;
}

namespace {

QPalette palette() {
    const Theme& t = theme();
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

/// %name% becomes the colour of that name.
QString style_sheet() {
    const Theme& t = theme();
    QString s = QStringLiteral(R"(
QMainWindow, QDialog, QMessageBox { background: %window%; }
QMainWindow::separator, QSplitter::handle { background: %window%; }
QMainWindow::separator { width: 3px; height: 3px; }
QMainWindow::separator:hover { background: %strong_line%; }
QTabBar { background: %window%; border: none; }
QTabBar::tab { background: transparent; color: %quiet%; border: none; padding: 0 12px; min-height: 27px; max-height: 27px; }
QTabBar::tab:hover { color: %text%; }
QTabBar::tab:selected { color: %text%; background: %panel%; }
QTabBar::tab:focus { text-decoration: underline; }
QMenuBar { background: %window%; border: none; padding: 0 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: %hover%; }
QMenu { background: %raised%; border: 1px solid %line%; padding: 4px 0; }
QMenu::item { padding: 4px 24px 4px 12px; }
QMenu::icon { padding-left: 8px; }
QMenu::item:selected { background: %strong_line%; color: %meeting%; }
QMenu::item:disabled { color: %disabled%; }
QMenu::separator { height: 1px; background: %line%; margin: 4px 0; }
QToolTip { background: %raised%; color: %text%; border: 1px solid %strong_line%; padding: 4px 6px; }
QStatusBar { background: %window%; color: %quiet%; }
QStatusBar::item { border: none; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QToolButton:hover { background: %hover%; }
QToolButton:pressed, QToolButton:checked { background: %strong_line%; }
QToolButton:focus { border-color: %quiet%; }
QToolButton[popupMode="1"], QToolButton[popupMode="2"] { padding-right: 16px; }
QToolButton::menu-indicator { image: url(:/rhyme/icons/chevron-down.svg); width: 10px; subcontrol-position: right center; right: 4px; }
QPushButton { background: %raised%; border: 1px solid %line%; border-radius: 4px; padding: 0 12px; min-height: 26px; }
QPushButton:hover { background: %hover%; border-color: %strong_line%; }
QPushButton:pressed { background: %line%; }
QPushButton:focus { border-color: %quiet%; }
QPushButton:default { background: %text%; color: %window%; border-color: %text%; }
QPushButton:default:hover { background: %meeting%; }
QPushButton:disabled { color: %disabled%; background: %panel%; border-color: %raised%; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: %window%; border: 1px solid %line%; border-radius: 4px; padding: 0 8px; min-height: 26px; selection-background-color: %strong_line%; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: %quiet%; }
QLineEdit:disabled, QComboBox:disabled { color: %disabled%; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/rhyme/icons/chevron-down.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: %raised%; border: 1px solid %line%; selection-background-color: %strong_line%; outline: none; padding: 4px 0; }
QAbstractScrollArea { background: %panel%; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: %line%; border-radius: 3px; margin: 2px; min-width: 24px; min-height: 24px; }
QScrollBar::handle:hover { background: %strong_line%; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: %line%; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: %text%; border-radius: 2px; }
QSlider::groove:horizontal { height: 2px; background: %line%; border-radius: 1px; }
QSlider::sub-page:horizontal { background: %quiet%; border-radius: 1px; }
QSlider::handle:horizontal { width: 10px; margin: -4px 0; border-radius: 5px; background: %text%; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid %quiet%; border-radius: 3px; background: %window%; }
QCheckBox::indicator:checked { background: %text%; image: url(:/rhyme/icons/check-dark.svg); }
QCheckBox::indicator:disabled { border-color: %line%; background: %panel%; }
QCheckBox:disabled { color: %disabled%; }
QLabel[quiet="true"] { color: %quiet%; }
QLabel[failure="true"] { color: %failure%; }
QLabel[heading="true"] { font-size: 16px; }
QWidget[panel="true"] { background: %panel%; }
QWidget[bar="true"] { background: %panel%; border-bottom: 1px solid %line%; }
QFrame[rule="true"] { background: %line%; border: none; max-height: 1px; }
)");
    const std::pair<const char*, QColor> names[] = {
        {"window", t.window},   {"panel", t.panel},    {"raised", t.raised},
        {"hover", t.hover},     {"line", t.line},      {"strong_line", t.strong_line},
        {"text", t.text},       {"quiet", t.quiet},    {"disabled", t.disabled},
        {"meeting", t.meeting}, {"failure", t.failure}};
    for (const auto& [name, color] : names) s.replace(QStringLiteral("%%1%").arg(QLatin1String(name)), color.name());
    return s;
}

}  // namespace

void apply_theme(QApplication& application) {
    load_resources();
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(palette());
    application.setFont(ui_font(size::small_text));
    application.setStyleSheet(style_sheet());
    application.setWindowIcon(QIcon(QStringLiteral(":/rhyme/icons/rhyme.svg")));
}

QPixmap icon_picture(const QString& name, int pixels, const QColor& color, double device_pixel_ratio) {
    const QString key = QStringLiteral("%1/%2/%3/%4").arg(name, color.name()).arg(pixels).arg(device_pixel_ratio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture)) return picture;
    QFile file(QStringLiteral(":/rhyme/icons/%1.svg").arg(name));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly)) svg = file.readAll();
    svg.replace("#E6E6E6", color.name().toLatin1());
    picture = QPixmap(qRound(pixels * device_pixel_ratio), qRound(pixels * device_pixel_ratio));
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    picture.setDevicePixelRatio(device_pixel_ratio);
    QPixmapCache::insert(key, picture);
    return picture;
}

QIcon icon(const QString& name) {
    QIcon result;
    for (const double scale : {1.0, 1.5, 2.0, 3.0}) {
        QPixmap normal = icon_picture(name, size::icon, theme().text, scale);
        QPixmap dimmed = icon_picture(name, size::icon, theme().disabled, scale);
        result.addPixmap(normal, QIcon::Normal);
        result.addPixmap(dimmed, QIcon::Disabled);
    }
    return result;
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
