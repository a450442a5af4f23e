// What helps looking at a viewer's picture: zoom, guides, and what the cues see. Adds a button for each to its title.
#pragma once

#include <QImage>
#include <QObject>
#include <map>
#include <set>
#include <string>

#include "ui/session/session.h"

class QMenu;
class QToolButton;

namespace rhyme::ui {

class ViewerPanel;

/// Window thread only; evidence is drawn behind.
class ViewAids : public QObject {
    Q_OBJECT
public:
    ViewAids(Session& session, ViewerPanel& panel);
    /// The frame of a file that the viewer shows; no media: none, or one that is not shown whole.
    void set_frame(MediaId media, FramePosition frame);
    const std::set<std::string>& cues() const { return cues_; }

private:
    void add_guides(QMenu& menu);
    void add_cues(QMenu& menu);
    void show_zoom();
    void show_evidence();

    Session& session_;
    ViewerPanel& panel_;
    QToolButton *zoom_, *aids_;
    MediaId media_;
    FramePosition frame_;
    std::set<std::string> cues_;
    std::map<std::string, QImage> made_;  // by what is drawn; null while being drawn
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
