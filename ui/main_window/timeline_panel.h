// The timeline with its tools above it.
#pragma once

#include <QWidget>

#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {

class Commands;
class SongStrip;

class TimelinePanel : public QWidget {
    Q_OBJECT
public:
    TimelinePanel(Session& session, const Commands& commands, QWidget* parent = nullptr);
    TimelineWidget& timeline() { return *timeline_; }
    SongStrip& song() { return *song_; }

private:
    SongStrip* song_;
    TimelineWidget* timeline_;
};

}  // namespace rhyme::ui
