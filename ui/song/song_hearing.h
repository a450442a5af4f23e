// Hears the songs of the edit behind the window: one that is put on a sound track by itself, any when asked, a stretch
// of it again. What is heard becomes an edit as soon as nothing is held by the mouse.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <set>

#include "core/timeline/song_map.h"
#include "ui/session/jobs.h"

namespace rhyme {
struct Song;
}

namespace rhyme::ui {

class Session;

/// Window thread only.
class SongHearing : public QObject {
    Q_OBJECT
public:
    /// `busy`: the edit is held by the mouse now.
    SongHearing(Session& session, std::function<bool()> busy, QObject* parent = nullptr);

    /// What is most likely the song, or the song that is known, from start to end: its map becomes what was heard.
    void hear();
    /// Only that stretch: its beats are replaced, but for those set by hand.
    void hear_again(SongRange stretch);
    bool running() const { return running_; }
    double progress() const { return progress_; }
    void cancel();

    /// Shorter sound is no song that is heard unasked.
    static constexpr double shortest_song = 20;  // seconds

private:
    void look();
    void start(MediaId media, bool asked);
    void heard(const Result<Song>& song, MediaId media, bool asked);
    void put();

    Session& session_;
    std::function<bool()> busy_;
    std::set<MediaId> known_;  // songs that were heard, or were there when the project was opened
    bool running_ = false;
    double progress_ = 0;
    Job job_;
    struct Ready {
        SongMap map;
        bool asked;
        QString damage;  ///< where it could not be heard; empty: nowhere
    };
    std::optional<Ready> ready_;
    QTimer later_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
