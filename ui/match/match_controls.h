// What to look for and what to leave out: presets, a slider a cue, filters. A value in, a value out.
#pragma once

#include <QWidget>
#include <map>

#include "ui/match/match_options.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QSlider;
class QSpinBox;
class QToolButton;

namespace rhyme::ui {

class MatchControls : public QWidget {
    Q_OBJECT
public:
    explicit MatchControls(QWidget* parent = nullptr);

    const MatchOptions& options() const { return options_; }
    /// Shows them; does not emit.
    void set_options(const MatchOptions& options);
    /// A choice before the preset, on its line, or on one of its own where both would be cut off.
    void add_first(QComboBox* choice);
    bool wrapped() const { return wrapped_; }

signals:
    void changed(const rhyme::ui::MatchOptions& options);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* make_sliders();
    QWidget* make_filters();
    void show();
    void read();
    void choose_preset(int index);

    MatchOptions options_;
    void lay_line();

    QGridLayout* line_;
    QComboBox *first_ = nullptr, *preset_;
    bool wrapped_ = false;
    QToolButton *mix_, *filter_;
    std::map<std::string, QSlider*, std::less<>> sliders_;
    QLineEdit* named_;
    QDoubleSpinBox* handles_;
    QSpinBox* crop_;
    QCheckBox *edges_, *neighbours_, *titles_, *unused_;
    bool showing_ = false;
};

/// A cue's name for a person.
QString cue_text(std::string_view cue);

}  // namespace rhyme::ui
