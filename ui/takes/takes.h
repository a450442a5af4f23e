// Several takes of one performance behind a clip: put in sync with the song by their sound, and changed by number keys
// while playing.
#pragma once

#include <QObject>
#include <functional>
#include <vector>

#include "core/music/sync.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/edits.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

class Session;

struct FoundTake {
    MediaId media;
    std::string name;
    RationalTime length;  ///< of the film
    TakeSync sync;        ///< to the song
};

/// before  A1 |ssssssssss|      a clip where the first take and the song are both there, all takes behind it at the
/// after   V1  |11111111|       song's time; on the lowest video track that is free there and below nothing, or a new
///         A1 |ssssssssss|      one. Errors: no song on the sequence, no takes, none while the song is heard.
Result<Timeline> takes_laid(const Timeline& timeline, MediaId song, const std::vector<FoundTake>& takes);

/// Window thread only.
class TakeSyncing : public QObject {
    Q_OBJECT
public:
    explicit TakeSyncing(Session& session, QObject* parent = nullptr);
    /// Compares the takes' sound with the song's behind the window, then commits takes_laid() of those it is sure of.
    void sync(const std::vector<MediaId>& takes);
    bool running() const { return running_; }
    double progress() const { return progress_; }
    void cancel();

private:
    void found(MediaId song, const std::vector<FoundTake>& takes, const std::vector<std::string>& unsure);

    Session& session_;
    bool running_ = false;
    double progress_ = 0;
    Job job_;
    Jobs jobs_{1};
};

/// The topmost unlocked clip at the playhead that has takes.
ClipId clip_of_takes(const Session& session);
/// Shows that take (from 0): of the whole clip, or while playing from the playhead on. False: there is no such take.
bool show_take(Session& session, std::size_t take, bool playing);
void show_next_take(Session& session, bool playing);
void flatten_takes_of_selection(Session& session);

/// The keys 1 ... 9 show takes while `playing` and there are any at the playhead; otherwise they are commands as ever.
class TakeKeys : public QObject {
public:
    TakeKeys(Session& session, std::function<bool()> playing, QObject* window);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Session& session_;
    std::function<bool()> playing_;
};

}  // namespace rhyme::ui
