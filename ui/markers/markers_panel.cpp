#include "ui/markers/markers_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/timeline/edits.h"
#include "ui/inspector/colour_button.h"
#include "ui/markers/marker_model.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

MarkersPanel::MarkersPanel(Session& session, QAction* add, QAction* export_list, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(new MarkerModel(session, this)),
      list_(new QTableView),
      color_(new ColourButton(tr("Colour of the chosen markers"), false)),
      pages_(new QStackedWidget) {
    setObjectName(QStringLiteral("markers"));
    setAccessibleName(tr("Markers"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new QLabel(tr("Markers"));
    title->setObjectName(QStringLiteral("dock_title"));
    auto* header = new QWidget;
    header->setObjectName(QStringLiteral("dock_header"));
    header->setFixedHeight(36);
    auto* line = new QHBoxLayout(header);
    line->setContentsMargins(12, 4, 8, 4);
    line->setSpacing(4);
    line->addWidget(title);
    line->addStretch(1);
    color_->setObjectName(QStringLiteral("markers_colour"));
    line->addWidget(color_);
    line->addWidget(tool_button(add));
    line->addWidget(tool_button(export_list));
    auto* none = new QLabel(tr("No markers yet: %1 sets one at the playhead")
                                .arg(add->shortcut().toString(QKeySequence::NativeText)));
    none->setProperty("quiet", true);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(16);
    make_list();
    pages_->addWidget(none);
    pages_->addWidget(list_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(pages_, 1);
    setFocusProxy(list_);
    connect(color_, &ColourButton::chosen, this, &MarkersPanel::paint_selected);
    connect(model_, &QAbstractItemModel::modelReset, this, &MarkersPanel::show_state);
    connect(model_, &QAbstractItemModel::dataChanged, this, &MarkersPanel::show_state);
    connect(list_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MarkersPanel::show_state);
    show_state();
}

void MarkersPanel::make_list() {
    list_->setObjectName(QStringLiteral("marker_list"));
    list_->setAccessibleName(tr("Markers, in the order of the film"));
    list_->setModel(model_);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    list_->setShowGrid(false);
    list_->setWordWrap(false);
    list_->setTabKeyNavigation(false);
    list_->verticalHeader()->hide();
    list_->verticalHeader()->setDefaultSectionSize(size::row);
    list_->horizontalHeader()->setSectionResizeMode(MarkerModel::Place, QHeaderView::ResizeToContents);
    list_->horizontalHeader()->setSectionResizeMode(MarkerModel::Name, QHeaderView::Stretch);
    list_->horizontalHeader()->setSectionResizeMode(MarkerModel::Note, QHeaderView::Stretch);
    list_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list_->horizontalHeader()->setHighlightSections(false);
    list_->installEventFilter(this);
    connect(list_, &QTableView::clicked, this, [this](const QModelIndex& index) { go(index.row()); });
}

std::vector<MarkerId> MarkersPanel::selected() const {
    std::vector<MarkerId> chosen;
    for (const QModelIndex& index : list_->selectionModel()->selectedRows())
        if (const Marker* marker = model_->marker(index.row())) chosen.push_back(marker->id);
    return chosen;
}

void MarkersPanel::show_state() {
    pages_->setCurrentIndex(model_->rowCount() ? 1 : 0);
    const Marker* first = model_->marker(list_->currentIndex().row());
    color_->setEnabled(!selected().empty());
    color_->show_color(first && !first->color.empty() ? QColor(QString::fromStdString(first->color)) : theme().text);
}

void MarkersPanel::go(int row) {
    if (const Marker* marker = model_->marker(row)) session_.set_playhead(marker->range.start);
}

void MarkersPanel::paint_selected(const QColor& color) {
    Result<Timeline> edited = session_.timeline();
    for (const MarkerId id : selected())
        for (const Marker& marker : *session_.timeline().markers) {
            if (marker.id != id || !edited) continue;
            Marker painted = marker;
            painted.color = color.name().toStdString();
            edited = change_marker(*edited, painted);
        }
    session_.commit(tr("Marker colour"), std::move(edited), color_->gesture());
}

void MarkersPanel::remove_selected() {
    const auto chosen = selected();
    if (chosen.empty()) return;
    Result<Timeline> edited = session_.timeline();
    for (const MarkerId id : chosen)
        if (edited) edited = remove_marker(*edited, id);
    session_.commit(tr("Remove %n marker(s)", nullptr, static_cast<int>(chosen.size())), std::move(edited));
}

bool MarkersPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != list_ || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int code = key->key();
    const bool enter = code == Qt::Key_Return || code == Qt::Key_Enter;
    const bool removes = code == Qt::Key_Delete || code == Qt::Key_Backspace;
    if (event->type() == QEvent::ShortcutOverride) {
        // The window's own keys are the list's while it has the focus.
        const bool arrow = code == Qt::Key_Up || code == Qt::Key_Down || code == Qt::Key_Left ||
                           code == Qt::Key_Right || code == Qt::Key_Home || code == Qt::Key_End;
        if (!key->modifiers() && (enter || removes || arrow || code == Qt::Key_F2)) event->accept();
        return false;
    }
    if (enter) go(list_->currentIndex().row());
    if (removes) remove_selected();
    return enter || removes;
}

}  // namespace rhyme::ui
