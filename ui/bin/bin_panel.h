// The bin: files dropped from the file manager, in folders, as cards or rows that can be dragged on. One folder is
// shown at a time; what is searched or filtered for is looked for in it and below.
#pragma once

#include <QWidget>
#include <filesystem>
#include <map>
#include <set>

#include "core/analysis/analysis.h"
#include "core/media/media_pool.h"
#include "ui/bin/bin_filter.h"
#include "ui/bin/look_index.h"
#include "ui/bin/note_filter.h"

class QDropEvent;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QToolButton;
class QUrl;

namespace rhyme::ui {

class BinDelegate;
class BinModel;
class FolderBar;
class NotesBar;
struct BinItem;
struct DraggedParts;
class Session;

/// The local files among dropped or pasted addresses.
std::vector<std::filesystem::path> local_paths(const QList<QUrl>& urls);

class BinPanel : public QWidget {
    Q_OBJECT
public:
    explicit BinPanel(Session& session, QWidget* parent = nullptr);
    QListView& view() { return *view_; }
    QWidget* view_widget() const;
    BinModel& model() { return *model_; }
    std::vector<MediaId> selected() const;
    std::vector<FolderId> selected_folders() const;
    bool list() const { return list_; }
    void set_list(bool list);  ///< one a line, or cards
    QLineEdit& search() { return *search_; }
    BinFacts facts(const BinItem& item) const;
    /// The frame that what is searched for looks like; the first where looks are not asked for.
    FramePosition found_in(MediaId media) const;

    FolderBar& folder_bar() { return *folders_; }
    NotesBar& notes() { return *notes_; }

    // Folders; each change is a step that can be undone.
    FolderId folder() const { return folder_; }
    void open_folder(FolderId folder);
    void go_up();
    void new_folder();      ///< in the one shown; its name is asked for in its place
    void rename_folder();   ///< the selected one
    void remove_folders();  ///< the selected ones; what lies in them stays
    void choose_folder();   ///< a menu: where what is selected goes
    QMenu* folder_menu();   ///< that menu, owned by the panel; null when nothing is selected
    void set_note_filter(const NoteFilter& filter);
    /// Brings files in, into the folder shown.
    void add_files(const std::vector<std::filesystem::path>& paths);

signals:
    void import_wanted();
    void list_changed(bool list);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void make_view();
    void listen();
    void refresh();
    void filter();
    void show_nothing_found(const BinQuery& wanted);
    bool in_sight(const BinItem& item, bool searching) const;
    bool fits(const BinItem& item, const BinQuery& query);
    void fit_cards();
    void scrub(const QPoint& at);
    QWidget* make_empty_page();
    void selection_moved();
    void file_came(MediaId media);
    void move_parts(const DraggedParts& parts, FolderId to);
    bool may_take(const QDropEvent& event, FolderId to) const;
    bool drag_event(QEvent& event, bool up);
    bool override_key(int key) const;
    bool press_key(int key);

    Session& session_;
    BinModel* model_;
    BinDelegate* delegate_;
    QListView* view_;
    QLineEdit* search_;
    QStackedWidget* pages_;
    QLabel *status_, *none_;
    FolderBar* folders_;
    NotesBar* notes_;
    QProgressBar* progress_;
    QToolButton* list_button_;
    bool list_ = false;
    FolderId folder_;
    NoteFilter note_filter_;
    struct Coming {
        std::vector<std::filesystem::path> paths;
        FolderId folder;
        QString gesture;  // all of them are one step
    };
    std::vector<Coming> coming_;
    int gestures_ = 0;
    mutable std::map<AnalysisPtr, BinFacts> seen_;  // what the analyses saw
    std::set<MediaId> used_;
    std::map<MediaId, FramePosition> found_;
    LookIndex looks_;
};

}  // namespace rhyme::ui
