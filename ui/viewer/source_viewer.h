// One file of the bin, to look at and to mark a part of.
#pragma once

#include "ui/playback/player.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

class Session;
class ViewAids;

/// A timeline with nothing on it but the whole of one file, in its own rate and size: what plays it.
Timeline timeline_of(MediaId media, const Media& file, const std::string& name);

class SourceViewer : public ViewerPanel {
    Q_OBJECT
public:
    SourceViewer(Session& session, std::unique_ptr<AudioOut> audio, QWidget* parent = nullptr);
    Player& player() { return *player_; }

signals:
    void activated();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void source_changed();
    void show_place();
    void start_drag();

    Session& session_;
    Player* player_;
    ViewAids* aids_;
    MediaId shown_;
    QPoint pressed_at_;
};

}  // namespace rhyme::ui
