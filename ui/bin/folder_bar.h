// Above the footage: which folder is shown, the way up, all folders as a menu, a new one, and what is filtered.
#pragma once

#include <QWidget>

#include "core/timeline/bin.h"
#include "ui/bin/note_filter.h"

class QMenu;
class QToolButton;

namespace rhyme::ui {

class FolderBar : public QWidget {
    Q_OBJECT
public:
    explicit FolderBar(QWidget* parent = nullptr);
    void show_place(const Bin& bin, FolderId folder);
    void show_filter(const NoteFilter& filter);
    void open_filter();  ///< its menu
    QToolButton& up() { return *up_; }
    QToolButton& place() { return *place_; }
    QToolButton& filter_button() { return *filter_; }

signals:
    void folder_wanted(rhyme::FolderId folder);
    void new_wanted();
    void filter_wanted(const rhyme::ui::NoteFilter& filter);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit_name();
    void fill_places();

    Bin bin_;
    FolderId folder_;
    NoteFilter now_;
    QToolButton *up_, *place_, *new_, *filter_;
};

/// The folders of a bin, each below the one it lies in, as entries of a menu; `chosen` is told of one (0: the bin).
void fill_folder_menu(QMenu& menu, const Bin& bin, FolderId current, const std::function<void(FolderId)>& chosen);

}  // namespace rhyme::ui
