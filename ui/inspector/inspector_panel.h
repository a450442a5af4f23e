// Everything of what is selected: a clip (name, source, speed, sound, picture, effects, title, takes), a cut's
// transition, the marker at the playhead; of nothing, the sequence. What is generic is read from the registries of
// effects and transitions. Rebuilt when other things are to be set, refreshed when only their values changed.
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <vector>

#include "ui/inspector/dial.h"

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace rhyme::ui {

class DialRow;
class Session;

class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(Session& session, QWidget* parent = nullptr);

    /// The clip that is shown: the selection's picture, else its sound; none.
    ClipId clip() const;
    /// All of it is there: its rows are made a few at a time.
    bool complete() const { return !due_ && unfilled_.empty(); }
    QSize sizeHint() const override { return {300, 480}; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();  ///< soon, once for many changes
    void rebuild();
    void fill_some();
    QString shape() const;

    // What the sections are made of.
    void heading(const QString& text);
    void row(const QString& name, QWidget* editor, const QString& tip = {});
    void dial(Dial dial);
    void note(const QString& text);
    void on_refresh(std::function<void()> run) { refreshers_.push_back(std::move(run)); }

    // The sections.
    void build_clip(ClipId id);
    void build_name(ClipId id);
    void build_speed(ClipId id);
    void build_sound(ClipId id);
    void build_picture(ClipId id);
    void build_effects(ClipId id);
    void build_effect(ClipId id, const Effect& effect);
    void build_title(ClipId id);
    void build_color(ClipId id);
    void build_style(ClipId id);
    void build_effect_header(ClipId id, const Effect& effect);
    void build_effect_text(ClipId id, const Effect& effect, const EffectText& form);
    void build_takes(ClipId id);
    void build_cut();
    void build_transition(const Transition& transition);
    void build_marker(MarkerId id);
    void build_sequence();

    Session& session_;
    QScrollArea* scroll_;
    QVBoxLayout* column_ = nullptr;  // of what is shown now
    std::vector<std::function<void()>> refreshers_;
    std::vector<DialRow*> unfilled_;  // of column_, from the top
    QTimer fill_;
    QString shape_;
    bool due_ = false;
};

}  // namespace rhyme::ui
