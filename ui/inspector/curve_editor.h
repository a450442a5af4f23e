// The keyframes of one number over the length of its clip: drawn, dragged, added by a double-click, removed by Delete;
// how each goes over to the next from its menu, and the two handles of an ease by dragging.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/inspector/dial.h"

class QMenu;

namespace rhyme::ui {

class Session;

class CurveEditor : public QWidget {
    Q_OBJECT
public:
    CurveEditor(Session& session, Dial dial, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {240, 120}; }
    /// Where a keyframe at that clip time and value is drawn.
    QPointF place_of(FrameCount at, double value) const;
    std::optional<FrameCount> selected() const { return selected_; }
    QMenu* menu_for(FrameCount at);  ///< a child of the editor, its caller's to delete

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Held { Nothing, Key, FirstHandle, SecondHandle };
    const Curve& curve() const;
    const Keyframe* key(FrameCount at) const;
    FrameCount time_at(double x) const;
    double value_at_y(double y) const;
    QPointF handle(const Keyframe& from, const Keyframe& to, bool first) const;
    const Keyframe* next_of(FrameCount at) const;
    Held grab(QPointF at);
    void drag_handle(QPointF to);
    void set_range();
    void change(Keyframe key, const QString& gesture);

    Session& session_;
    const Dial dial_;
    FrameRange span_;            // of clip time
    double low_ = 0, high_ = 1;  // of what is shown
    std::optional<FrameCount> selected_;
    Held held_ = Held::Nothing;
    std::optional<Timeline> before_;  // the drag
    Keyframe pressed_;
    QString gesture_;
};

}  // namespace rhyme::ui
