// The bin's folders, and what is dragged into them.
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

#include "core/timeline/bin_edits.h"
#include "ui/bin/bin_delegate.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"
#include "ui/bin/folder_bar.h"
#include "ui/bin/notes_bar.h"

namespace rhyme::ui {

std::vector<FolderId> BinPanel::selected_folders() const {
    std::vector<FolderId> folders;
    for (const QModelIndex& index : view_->selectionModel()->selectedIndexes())
        if (const BinFolder* folder = model_->folder(index.row()); folder && !view_->isRowHidden(index.row()))
            folders.push_back(folder->id);
    return folders;
}

void BinPanel::open_folder(FolderId folder) {
    if (folder == folder_) return;
    view_->clearSelection();
    folder_ = folder;
    search_->clear();
    filter();
    view_->scrollToTop();
}

void BinPanel::go_up() {
    const BinFolder* from = session_.bin().find(folder_);
    if (!from) return;
    const FolderId left = from->id;
    open_folder(from->inside);
    view_->setCurrentIndex(model_->index(model_->row_of(left)));
}

void BinPanel::new_folder() {
    search_->clear();
    set_note_filter({});
    const QString gesture = QStringLiteral("new folder %1").arg(++gestures_);
    if (!session_.commit(tr("New folder"),
                         make_folder(session_.history().sequences(), tr("New folder").toStdString(), folder_), gesture))
        return;
    const QModelIndex made = model_->index(model_->row_of(session_.bin().folders.back().id));
    view_->setCurrentIndex(made);
    view_->scrollTo(made);
    model_->name_with(gesture);
    view_->edit(made);
}

void BinPanel::rename_folder() {
    const auto folders = selected_folders();
    if (folders.empty()) return session_.tell(tr("Select a folder in the bin to rename it"));
    const QModelIndex index = model_->index(model_->row_of(folders.front()));
    view_->setCurrentIndex(index);
    view_->edit(index);
}

void BinPanel::remove_folders() {
    const auto folders = selected_folders();
    if (folders.empty()) return session_.tell(tr("Select a folder in the bin to delete it; footage in it stays"));
    Result<Sequences> edited = session_.history().sequences();
    for (const FolderId folder : folders)
        if (edited) edited = rhyme::remove_folder(*edited, folder);
    session_.commit(tr("Delete folder"), std::move(edited));
}

QMenu* BinPanel::folder_menu() {
    const DraggedParts parts{selected_folders(), selected()};
    if (parts.empty()) return nullptr;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill_folder_menu(*menu, session_.bin(), folder_, [this, parts](FolderId to) { move_parts(parts, to); });
    return menu;
}

void BinPanel::choose_folder() {
    QMenu* menu = folder_menu();
    if (!menu) return session_.tell(tr("Select footage or folders in the bin to move them"));
    const QRect at = view_->visualRect(view_->selectionModel()->selectedIndexes().front());
    menu->popup(view_->viewport()->mapToGlobal(at.center()));
}

void BinPanel::move_parts(const DraggedParts& parts, FolderId to) {
    Result<Sequences> edited = put_in_folder(session_.history().sequences(), parts.media, to);
    for (const FolderId folder : parts.folders)
        if (edited) edited = move_folder(*edited, folder, to);
    session_.commit(tr("Move to folder"), std::move(edited));
}

void BinPanel::set_note_filter(const NoteFilter& filter) {
    note_filter_ = filter;
    this->filter();
}

// ---- files that come in

void BinPanel::add_files(const std::vector<std::filesystem::path>& paths) {
    if (folder_) coming_.push_back({paths, folder_, QStringLiteral("import %1").arg(++gestures_)});
    session_.footage().add(paths);
}

/// It is one of those that were dropped, or lies in a directory that was.
void BinPanel::file_came(MediaId media) {
    const BinItem* item = session_.footage().find(media);
    if (!item || coming_.empty()) return;
    const auto below = [&](const std::filesystem::path& dropped) {
        return std::mismatch(dropped.begin(), dropped.end(), item->path.begin(), item->path.end()).first ==
               dropped.end();
    };
    const auto from =
        std::ranges::find_if(coming_, [&](const Coming& each) { return std::ranges::any_of(each.paths, below); });
    if (from == coming_.end() || !session_.bin().find(from->folder)) return;
    session_.commit(tr("Import into folder"), put_in_folder(session_.history().sequences(), {media}, from->folder),
                    from->gesture);
}

// ---- dragging

/// Folders do not go into themselves, and what lies there already needs no moving.
bool BinPanel::may_take(const QDropEvent& event, FolderId to) const {
    if (!local_paths(event.mimeData()->urls()).empty()) return true;
    const DraggedParts parts = decode_parts(*event.mimeData());
    const Bin& bin = session_.bin();
    const bool loop = std::ranges::any_of(parts.folders, [&](FolderId f) { return to && bin.contains(f, to); });
    const bool moves = std::ranges::any_of(parts.media, [&](MediaId m) { return bin.note(m).folder != to; }) ||
                       std::ranges::any_of(parts.folders, [&](FolderId f) {
                           const BinFolder* folder = bin.find(f);
                           return folder && folder->inside != to;
                       });
    return !loop && moves;
}

/// What is dragged over the view, or over the way up. False: it is no such event.
bool BinPanel::drag_event(QEvent& event, bool up) {
    if (event.type() == QEvent::DragLeave) {
        delegate_->set_drop_row(-1);
        view_->viewport()->update();
        return true;
    }
    const bool dropped = event.type() == QEvent::Drop;
    if (!dropped && event.type() != QEvent::DragEnter && event.type() != QEvent::DragMove) return false;
    auto& drag = static_cast<QDropEvent&>(event);
    const QPoint at = drag.position().toPoint();
    const QModelIndex index = up ? QModelIndex() : view_->indexAt(at);
    const BinFolder* over = index.isValid() ? model_->folder(index.row()) : nullptr;
    const BinFolder* shown = session_.bin().find(folder_);
    const FolderId to = over ? over->id : up && shown ? shown->inside : folder_;
    const bool good = may_take(drag, to);
    delegate_->set_drop_row(good && over && !dropped ? index.row() : -1);
    view_->viewport()->update();
    constexpr int edge = 24;
    if (!up && event.type() == QEvent::DragMove && (at.y() < edge || at.y() > view_->viewport()->height() - edge))
        view_->verticalScrollBar()->setValue(view_->verticalScrollBar()->value() + (at.y() < edge ? -edge : edge));
    // To enter is granted: a folder may be on the way.
    good || event.type() == QEvent::DragEnter ? drag.acceptProposedAction() : drag.ignore();
    if (!dropped || !good) return true;
    const auto paths = local_paths(drag.mimeData()->urls());
    if (paths.empty()) {
        move_parts(decode_parts(*drag.mimeData()), to);
    } else {
        if (over) open_folder(over->id);
        add_files(paths);
    }
    return true;
}

void BinPanel::dragEnterEvent(QDragEnterEvent* event) {
    if (!local_paths(event->mimeData()->urls()).empty()) event->acceptProposedAction();
}

void BinPanel::dragLeaveEvent(QDragLeaveEvent*) {}

void BinPanel::dropEvent(QDropEvent* event) {
    add_files(local_paths(event->mimeData()->urls()));
    event->acceptProposedAction();
}

// ---- keys that are the bin's own while it has the focus

bool BinPanel::override_key(int key) const {
    if (key >= Qt::Key_0 && key <= Qt::Key_0 + max_rating) return !selected().empty();
    if (key == Qt::Key_Delete) return !selected_folders().empty();
    return key == Qt::Key_Backspace && folder_;
}

bool BinPanel::press_key(int key) {
    if (!override_key(key)) return false;
    if (key == Qt::Key_Delete)
        remove_folders();
    else if (key == Qt::Key_Backspace)
        go_up();
    else
        notes_->rate(key - Qt::Key_0);
    return true;
}

}  // namespace rhyme::ui
