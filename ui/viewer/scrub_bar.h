// The line under a viewer: where one is in it, the marked part, and a place to drag.
#pragma once

#include <QWidget>
#include <optional>

#include "core/time/frame.h"

namespace rhyme::ui {

class ScrubBar : public QWidget {
    Q_OBJECT
public:
    explicit ScrubBar(QWidget* parent = nullptr);
    void set_length(FrameCount length);
    void set_position(FramePosition position);
    void set_range(std::optional<FramePosition> in, std::optional<FramePosition> out);
    QSize sizeHint() const override { return {200, 20}; }

signals:
    void scrubbed(rhyme::FramePosition position);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    double x_of(FramePosition position) const;
    FrameCount length_;
    FramePosition position_;
    std::optional<FramePosition> in_, out_;
};

}  // namespace rhyme::ui
