// A dial as a row: its name, its number, back to the default, keyframes. The curve opens below it.
#pragma once

#include <QWidget>

#include "ui/inspector/dial.h"
#include "ui/inspector/number_field.h"

class QCheckBox;
class QComboBox;
class QToolButton;
class QVBoxLayout;

namespace rhyme::ui {

class CurveEditor;
class Session;

/// Width of the names on the left of every row of the inspector.
constexpr int inspector_name_width = 96;

/// A small button of the inspector's rows, with an icon and a name for the screen reader.
QToolButton* inspector_button(const QString& icon, const QString& name, QWidget* parent = nullptr);
/// A row of the inspector: a name and what is set.
QWidget* inspector_row(const QString& name, QWidget* editor, const QString& tip = {});

class DialRow : public QWidget {
    Q_OBJECT
public:
    /// Empty, as high as it will be: making the controls of many rows takes longer than the window may be kept waiting.
    DialRow(Session& session, Dial dial, QWidget* parent = nullptr);
    void fill();                              ///< makes its controls; once
    NumberField* field() { return field_; }   ///< null: a choice or a switch, or not filled
    CurveEditor* editor() { return curve_; }  ///< null while it is closed
    void refresh();                           ///< after an edit, or when the playhead moved
    void show_curve(bool shown);

private:
    QWidget* make_editor();
    void set(double value, const QString& gesture);
    void toggle_key();
    void go(int direction);
    const Curve* curve() const;

    Session& session_;
    const Dial dial_;
    NumberField* field_ = nullptr;
    QComboBox* choice_ = nullptr;
    QCheckBox* switch_ = nullptr;
    QToolButton *reset_ = nullptr, *key_ = nullptr, *previous_ = nullptr, *next_ = nullptr, *open_ = nullptr;
    QVBoxLayout* column_;
    CurveEditor* curve_ = nullptr;
};

}  // namespace rhyme::ui
