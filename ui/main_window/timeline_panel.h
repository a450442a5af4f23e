// The timeline with its tools above it.
#pragma once

#include <QWidget>

#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {

class Commands;

class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(Session& session, const Commands& commands, QWidget* parent = nullptr);
    TimelineWidget& timeline() { return *timeline_; }

private:
    TimelineWidget* timeline_;
};

}  // namespace rhyme::ui
