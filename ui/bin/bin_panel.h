// The bin: files dropped from the file manager, as cards that can be dragged on.
#pragma once

#include <QWidget>
#include <filesystem>
#include <map>
#include <set>

#include "core/analysis/analysis.h"
#include "core/media/media_pool.h"
#include "ui/bin/bin_filter.h"
#include "ui/bin/look_index.h"

class QLabel;
class QLineEdit;
class QListView;
class QProgressBar;
class QStackedWidget;
class QToolButton;
class QUrl;

namespace rhyme::ui {

class BinDelegate;
class BinModel;
struct BinItem;
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
    void set_list(bool list);  ///< one a line, or cards
    QLineEdit& search() { return *search_; }
    BinFacts facts(const BinItem& item) const;
    /// The frame that what is searched for looks like; the first where looks are not asked for.
    FramePosition found_in(MediaId media) const;

signals:
    void import_wanted();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void filter();
    bool fits(const BinItem& item, const BinQuery& query);
    void fit_cards();
    void scrub(const QPoint& at);
    QWidget* make_empty_page();

    Session& session_;
    BinModel* model_;
    BinDelegate* delegate_;
    QListView* view_;
    QLineEdit* search_;
    QStackedWidget* pages_;
    QLabel *status_, *none_;
    QProgressBar* progress_;
    QToolButton* list_button_;
    bool list_ = false;
    mutable std::map<AnalysisPtr, BinFacts> seen_;  // what the analyses saw
    std::set<MediaId> used_;
    std::map<MediaId, FramePosition> found_;
    LookIndex looks_;
};

}  // namespace rhyme::ui
