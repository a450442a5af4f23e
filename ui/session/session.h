// One project open in a window: the edit and its history, the footage, the selection, the playhead. The only writer of
// the timeline; everything that shows it listens to the signals. Window thread only.
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "core/media/media.h"
#include "core/project/keeper.h"
#include "core/render/renderer.h"
#include "core/timeline/edits.h"
#include "core/timeline/history.h"
#include "ui/session/footage.h"
#include "ui/session/jobs.h"
#include "ui/session/placing.h"
#include "ui/session/thumbnails.h"
#include "ui/session/waveforms.h"

namespace rhyme::ui {

/// What of a cut the keys trim: the cut itself (a roll), or one of its two edges (a ripple).
enum class CutSide { Both, Outgoing, Incoming };

/// Clips, or the cut between two touching clips; never both.
struct Selection {
    std::set<ClipId> clips;
    ClipId cut_from, cut_to;
    CutSide side = CutSide::Both;

    bool operator==(const Selection&) const = default;
    bool is_cut() const { return cut_from && cut_to; }
    bool empty() const { return clips.empty() && !is_cut(); }
};

class Session : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::filesystem::path library;  ///< ":memory:" keeps the analysis in memory
        unsigned analysis_threads = 1;
        std::size_t cache_bytes = default_cache_bytes();
        /// Where it is noted what is open, for after a crash (see Keeper). Empty: nothing is kept but by saving.
        std::filesystem::path state_folder;
    };
    explicit Session(const Options& options, QObject* parent = nullptr);
    ~Session() override;

    // The edit.
    const Timeline& timeline() const { return history_.now(); }
    /// What undo can reach without asking the disk; see steps() for all of it.
    const History& history() const { return history_; }
    /// How the footage is put in order; changed by commit() as the edit is.
    const Bin& bin() const { return *history_.sequences().bin; }
    /// Makes an edit real, or says why it cannot be done (then false, and nothing changes). An edit that changes
    /// nothing is no entry in the history. See History::Entry for `gesture`.
    bool commit(const QString& label, Result<Timeline> edited, const QString& gesture = {});
    bool commit(const QString& label, Result<Sequences> edited, const QString& gesture = {});
    void undo();
    void redo();

    /// The whole history, that of earlier days too. The first step is where it all began.
    struct Step {
        QString label;
        std::uint64_t serial;  ///< no two steps have one
    };
    const std::vector<Step>& steps() const { return steps_; }
    std::size_t step() const { return first_step_ + history_.position(); }
    bool can_undo() const { return step() > 0; }
    bool can_redo() const { return step() + 1 < steps_.size(); }
    void go_to_step(std::size_t step);

    // Where one is.
    FramePosition playhead() const { return playhead_; }
    void set_playhead(FramePosition position);  ///< not before 0
    const Selection& selection() const { return selection_; }
    void select(Selection selection);
    void select_clips(std::set<ClipId> clips) { select({std::move(clips), {}, {}}); }
    std::optional<FramePosition> in() const { return in_; }
    std::optional<FramePosition> out() const { return out_; }  ///< the first frame after the range
    void set_range(std::optional<FramePosition> in, std::optional<FramePosition> out);
    bool snapping() const { return snapping_; }
    void set_snapping(bool on);
    /// A stretch that is shown to the eye: what a check found. It goes with the next edit; in and out stay as they are.
    void point_to(std::optional<FrameRange> range);
    std::optional<FrameRange> pointed_to() const { return pointed_to_; }

    // The source viewer's file; `in` and `out` (first frame after) in frames of the source.
    struct Source {
        MediaId media;
        FramePosition at;
        std::optional<FramePosition> in, out;
        bool operator==(const Source&) const = default;
    };
    const Source& source() const { return source_; }
    void set_source(const Source& source);
    /// What insert and overwrite put down: the marked part of the source; nullopt when there is none.
    std::optional<Piece> source_piece() const;
    /// The whole file as a piece; nullopt when it is unknown or offline.
    std::optional<Piece> piece_of(MediaId media) const;

    // What it works with.
    const std::shared_ptr<MediaPool>& pool() const { return pool_; }
    const Renderer& renderer() const { return renderer_; }
    Library* library() const { return library_.get(); }
    Footage& footage() { return *footage_; }
    const Footage& footage() const { return *footage_; }
    Thumbnails& thumbnails() { return *thumbnails_; }
    Waveforms& waveforms() { return *waveforms_; }

    // The project file.
    const std::filesystem::path& path() const { return path_; }
    QString project_name() const;
    bool is_saved() const;
    void start_anew();
    /// Changes that were kept but not saved were found: whether they are wanted. They stay among the versions else.
    struct Unsaved {
        std::filesystem::path project;  ///< empty: it was never saved
        SavedAt changed, saved;
        bool other_file = false;  ///< the file was written by somebody else since
    };
    using AskUnsaved = std::function<bool(const Unsaved&)>;
    /// Returns as soon as the edit is there; the footage is opened behind it. Without `ask` what is unsaved is wanted.
    Result<void> load(const std::filesystem::path& path, const AskUnsaved& ask = {});
    /// Goes on with a project that was never saved.
    Result<void> resume(const LeftSession& left);
    Result<void> save(const std::filesystem::path& path);
    /// The changes since it was saved are not wanted: the next start does not offer them.
    void give_up_changes();
    /// Another program works on it: it can be saved under another name only.
    bool is_elsewhere() const { return keeper_ && keeper_->held_by().has_value(); }
    std::vector<ProjectVersion> versions() const;
    /// The edit becomes that of an earlier version, as a step that can be undone.
    Result<void> bring_back(const ProjectVersion& version);
    /// All that would be saved now.
    Project project() const;
    /// Files of the bin are found elsewhere: they are opened from there.
    void relink(const std::vector<MediaItem>& found);

    /// One sentence in the status line; `problem` marks it as something that went wrong.
    void tell(const QString& text, bool problem = false) { emit told(text, problem); }

signals:
    void timeline_changed();
    void bin_changed();  ///< folders, or what is noted of files
    void selection_changed();
    void playhead_changed();
    void range_changed();
    void pointed_to_changed();
    void source_changed();
    void snapping_changed();
    void steps_changed();    ///< the history, or where one is in it
    void project_changed();  ///< its name or whether it is saved
    void told(const QString& text, bool problem);

private:
    void after_edit();
    void check_joins(const Timeline& before);
    void reset(const Project& project, std::unique_ptr<Keeper> keeper);
    Result<void> adopt(std::unique_ptr<Keeper> keeper);
    void note_step(const QString& label);
    void keep(const History::Entry* committed = nullptr);
    void media_changed();

    std::shared_ptr<MediaPool> pool_;
    std::shared_ptr<Library> library_;
    Renderer renderer_;
    History history_;
    Selection selection_;
    FramePosition playhead_;
    std::optional<FramePosition> in_, out_;
    std::optional<FrameRange> pointed_to_;
    bool snapping_ = true;
    Source source_;
    std::filesystem::path path_;
    std::string name_;    // of the project, when it says one
    std::string origin_;  // what the project was loaded from: keys of newer versions survive
    std::filesystem::path state_folder_;
    Shared<Bin> told_bin_;  // of the last bin_changed()
    std::vector<Step> steps_{{QString(), 1}};
    std::size_t first_step_ = 0;  // which of them history_ begins with
    std::uint64_t next_serial_ = 2, saved_serial_ = 1;
    std::uint64_t media_serial_ = 0, saved_media_ = 0;
    Footage* footage_;
    Thumbnails* thumbnails_;
    Waveforms* waveforms_;
    Job check_;
    Jobs checks_{1};
    std::unique_ptr<Keeper> keeper_;  // null: there is no keeping (anything but this is destroyed after it)
};

}  // namespace rhyme::ui
