#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

namespace rhyme::ui {

/// %name% becomes the colour of that name.
QString style_sheet(const Theme& t) {
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
QToolButton::menu-indicator { image: url(:/rhyme/icons/chevron-down%ink%.svg); width: 10px; subcontrol-position: right center; right: 4px; }
QPushButton { background: %raised%; border: 1px solid %line%; border-radius: 4px; padding: 0 12px; min-height: 26px; }
QPushButton:hover { background: %hover%; border-color: %strong_line%; }
QPushButton:pressed { background: %line%; }
QPushButton:focus { border-color: %quiet%; }
QPushButton:default { background: %text%; color: %window%; border-color: %text%; }
QPushButton:default:hover { background: %meeting%; }
QPushButton:disabled { color: %disabled%; background: %panel%; border-color: %raised%; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QKeySequenceEdit, QPlainTextEdit { background: %window%; border: 1px solid %line%; border-radius: 4px; padding: 0 8px; min-height: 26px; selection-background-color: %strong_line%; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: %quiet%; }
QLineEdit:disabled, QComboBox:disabled { color: %disabled%; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/rhyme/icons/chevron-down%ink%.svg); width: 12px; height: 12px; }
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
QHeaderView::section { background: %panel%; color: %quiet%; border: none; border-bottom: 1px solid %line%; padding: 4px 8px; }
QTreeView, QListView, QTableView { outline: none; }
QTreeView::item, QListView::item { padding: 0 4px; border: none; background: transparent; }
QTreeView::item:hover, QListView::item:hover { background: %hover%; }
QTreeView::item:selected, QListView::item:selected { background: %strong_line%; color: %meeting%; }
QTextBrowser { background: %panel%; color: %text%; border: none; }
QGroupBox { border: none; margin-top: 20px; font-weight: bold; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }
QCheckBox::indicator, QTableView::indicator { width: 14px; height: 14px; border: 1px solid %quiet%; border-radius: 3px; background: %window%; }
QCheckBox::indicator:checked, QTableView::indicator:checked { background: %text%; image: url(:/rhyme/icons/check%mark%.svg); }
QCheckBox::indicator:disabled, QTableView::indicator:disabled { border-color: %line%; background: %panel%; }
QCheckBox:disabled { color: %disabled%; }
QLabel[quiet="true"] { color: %quiet%; }
QLabel[failure="true"] { color: %failure%; }
QLabel[active="true"] { color: %text%; font-weight: bold; }
QLabel[active="false"] { color: %quiet%; }
QLabel[heading="true"] { font-size: 16px; }
QWidget[panel="true"] { background: %panel%; }
QWidget[bar="true"] { background: %panel%; border-bottom: 1px solid %line%; }
QFrame[rule="true"] { background: %line%; border: none; max-height: 1px; }
)");
    const bool light = t.kind == ThemeKind::Light;
    s.replace(QStringLiteral("%ink%"), light ? QStringLiteral("-ink") : QString());
    s.replace(QStringLiteral("%mark%"), light ? QString() : QStringLiteral("-dark"));
    const std::pair<const char*, QColor> names[] = {
        {"window", t.window},   {"panel", t.panel},    {"raised", t.raised},
        {"hover", t.hover},     {"line", t.line},      {"strong_line", t.strong_line},
        {"text", t.text},       {"quiet", t.quiet},    {"disabled", t.disabled},
        {"meeting", t.meeting}, {"failure", t.failure}};
    for (const auto& [name, color] : names) s.replace(QStringLiteral("%%1%").arg(QLatin1String(name)), color.name());
    return s;
}

}  // namespace rhyme::ui
