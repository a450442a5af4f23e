// Makes a first cut to a song behind the window (core/assemble/rough_cut.h) and puts it on the sequence as one step of
// undo; afterwards other shots are asked for, round those that are kept.
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "core/assemble/rough_cut.h"
#include "core/music/sync.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

class Session;

struct FirstCutWish {
    enum class Begin { Start, Fullest, Playhead };
    enum class Stretch { Song, Seconds, Marked };  ///< of the song; Marked: in to out of this sequence

    MediaId song;
    std::vector<MediaId> footage;  ///< what of it is not looked at yet is left out
    Stretch stretch = Stretch::Song;
    double seconds = 0;
    Begin begin = Begin::Start;
    Pace pace = Pace::Medium;
    int shape_width = 0, shape_height = 0;  ///< 16 and 9; 0: as the sequence is, or as most of the footage
    bool new_sequence = false;
    bool takes = true;  ///< footage that sounds like the song is its performance
};

/// Window thread only.
class FirstCut : public QObject {
    Q_OBJECT
public:
    explicit FirstCut(Session& session, QObject* parent = nullptr);
    ~FirstCut() override;

    /// The one that was being made is stopped. What is in the way is told in the status line.
    void make(const FirstCutWish& wish);
    /// Where a cut lies on the sequence that is shown: other shots for `clips`, or wherever none is kept when there are
    /// none. Of the wish count footage, pace and takes.
    void other_shots(const FirstCutWish& wish, const std::set<ClipId>& clips);
    bool running() const { return running_; }
    double progress() const { return progress_; }
    void cancel();

    /// Where the first cut of the sequence that is shown lies; one that was not made now: all the pictures on the
    /// lowest video track while the song is heard. nullopt: there are none.
    struct Place {
        TrackId track;
        FrameRange range;
        double from;  ///< seconds of the song at its start
    };
    std::optional<Place> place() const;
    std::vector<const Clip*> clips() const;  ///< those that lie there now, by start
    /// Why a clip begins where it does, as long as it shows what it was given; null: nothing is known.
    struct Reason {
        MediaId media;
        RationalTime source_in;
        FramePosition start;
        double score;  ///< of the match with the clip before; 0: nothing rhymed
        std::vector<std::string> because;
    };
    const Reason* reason(const Clip& clip) const;

    bool kept(ClipId clip) const;
    void keep(const std::set<ClipId>& clips, bool kept);

signals:
    void made();     ///< a cut came onto a sequence
    void changed();  ///< it runs or not, how far it is, or what is kept

private:
    struct Work;
    struct Done;
    static Result<Done> do_work(const Work& work, const Progress& progress, Cancel cancel);
    struct Of {  ///< what is known of a sequence's first cut
        Place place;
        std::set<ClipId> kept;
        std::map<ClipId, Reason> reasons;
        unsigned seed = 0;
    };
    Of* here();
    const Of* here() const { return const_cast<FirstCut*>(this)->here(); }
    QString add_footage(Work& work) const;  // why it cannot be done; empty: it can
    QString add_stretch(Work& work) const;
    void start(std::shared_ptr<Work> work);
    void finished(const Work& work, const Result<Done>& done);
    void note(const Work& work, const Done& done, FramePosition at, TrackId track);

    Session& session_;
    std::map<SequenceId, Of> known_;
    std::map<std::pair<MediaId, MediaId>, TakeSync> heard_;  // song and film; below confidence: no take
    bool running_ = false;
    double progress_ = 0;
    Job job_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
