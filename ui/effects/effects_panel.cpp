#include "ui/effects/effects_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <set>

#include "core/effects/effect_kind.h"
#include "core/transitions/transition_kind.h"
#include "ui/commands/edit_commands.h"
#include "ui/inspector/dial.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

constexpr int transition_role = Qt::UserRole, kind_role = Qt::UserRole + 1;

std::optional<DraggedEffect> effect_of(const QTreeWidgetItem* item) {
    if (!item || !item->parent()) return std::nullopt;
    return DraggedEffect{item->data(0, transition_role).toBool(), item->data(0, kind_role).toString().toStdString()};
}

class EffectList : public QTreeWidget {
public:
    QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override {
        const auto effect = items.isEmpty() ? std::nullopt : effect_of(items.front());
        if (!effect) return nullptr;
        auto* mime = new QMimeData;
        mime->setData(QLatin1String(effect_mime_type()), encode_effect(*effect));
        return mime;
    }
};

}  // namespace

EffectsPanel::EffectsPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("effects"));
    setAccessibleName(tr("Effects"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* bar = new QWidget;
    bar->setObjectName(QStringLiteral("dock_header"));
    bar->setFixedHeight(36);
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(12, 4, 8, 4);
    auto* title = new QLabel(tr("Effects"));
    title->setObjectName(QStringLiteral("dock_title"));
    search_ = new QLineEdit;
    search_->setObjectName(QStringLiteral("effect_search"));
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search effects and transitions"));
    search_->setClearButtonEnabled(true);
    line->addWidget(title);
    line->addWidget(search_, 1);
    list_ = new EffectList;
    list_->setObjectName(QStringLiteral("effect_list"));
    list_->setHeaderHidden(true);
    list_->setAccessibleName(tr("Effects and transitions"));
    list_->setAccessibleDescription(tr("Enter puts the chosen one on the selected clips, or at the selected cut"));
    list_->setDragEnabled(true);
    list_->setDragDropMode(QAbstractItemView::DragOnly);
    list_->setIndentation(16);
    list_->installEventFilter(this);
    const auto add = [&](QTreeWidgetItem* group, const QString& name, const std::string& kind, bool transition) {
        auto* item = new QTreeWidgetItem(group, {name});
        item->setSizeHint(0, {0, size::row});
        item->setData(0, transition_role, transition);
        item->setData(0, kind_role, QString::fromStdString(kind));
        item->setToolTip(0, transition ? tr("Drag it onto a cut") : tr("Drag it onto a clip"));
    };
    auto* transitions = new QTreeWidgetItem(list_, {tr("Transitions")});
    for (const TransitionKind* kind : all_transitions()) {
        const std::string name(kind->name());
        add(transitions, transition_name(name), name, true);
    }
    auto* effects = new QTreeWidgetItem(list_, {tr("Effects")});
    for (const EffectKind* kind : all_effects()) {
        const std::string name(kind->name());
        add(effects, effect_name(name), name, false);
    }
    for (auto* group : {transitions, effects}) {
        group->setFlags(Qt::ItemIsEnabled);
        group->setSizeHint(0, {0, size::row});
        group->sortChildren(0, Qt::AscendingOrder);
        group->setExpanded(true);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(list_, 1);
    setFocusProxy(list_);
    connect(search_, &QLineEdit::textChanged, this, &EffectsPanel::search);
    connect(search_, &QLineEdit::returnPressed, this, &EffectsPanel::apply_current);
    connect(list_, &QTreeWidget::itemDoubleClicked, this, [this] { apply_current(); });
}

/// The first that fits is chosen: Enter in the field puts it on.
void EffectsPanel::search(const QString& text) {
    QTreeWidgetItem* first = nullptr;
    for (int g = 0; g < list_->topLevelItemCount(); ++g) {
        QTreeWidgetItem* group = list_->topLevelItem(g);
        bool any = false;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem* item = group->child(i);
            const bool fits = item->text(0).contains(text.trimmed(), Qt::CaseInsensitive) ||
                              item->data(0, kind_role).toString().contains(text.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!fits);
            any |= fits;
            if (fits && !first) first = item;
        }
        group->setHidden(!any);
    }
    list_->setCurrentItem(text.trimmed().isEmpty() ? nullptr : first);
}

void EffectsPanel::apply_current() {
    if (const auto effect = effect_of(list_->currentItem())) apply(*effect);
}

void EffectsPanel::apply(const DraggedEffect& effect) {
    const Timeline& timeline = session_.timeline();
    if (effect.transition) {
        const auto cut =
            cut_near(session_, session_.playhead(), timeline.rate.count(RationalTime(2, 1), Rounding::Nearest));
        if (!cut) return session_.tell(tr("Select a cut, or put the playhead near one"), true);
        session_.commit(tr("Transition"), apply_transition(timeline, effect.kind, cut->from, cut->to));
        return;
    }
    std::set<ClipId> clips;
    for (const ClipId id : session_.selection().clips)
        if (timeline.track_of(id)->kind == TrackKind::Video) clips.insert(id);
    if (clips.empty())
        if (const ClipId here = clip_at(timeline, session_.playhead()))
            if (timeline.track_of(here)->kind == TrackKind::Video) clips.insert(here);
    if (clips.empty()) return session_.tell(tr("Select the clips that are to have the effect"), true);
    Result<Timeline> edited = timeline;
    for (const ClipId id : clips)
        if (edited) edited = apply_effect(*edited, effect.kind, id);
    session_.commit(tr("Add %1").arg(effect_name(effect.kind)), std::move(edited));
}

bool EffectsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched != list_) return QWidget::eventFilter(watched, event);
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!key) return false;
    const int code = static_cast<QKeyEvent*>(event)->key();
    const bool enter = code == Qt::Key_Return || code == Qt::Key_Enter;
    if (event->type() == QEvent::KeyPress) {
        if (enter) apply_current();
        return enter;
    }
    // The window's own keys for Enter and the arrows are the list's while it has the focus.
    if (enter || code == Qt::Key_Up || code == Qt::Key_Down || code == Qt::Key_Left || code == Qt::Key_Right)
        event->accept();
    return false;
}

}  // namespace rhyme::ui
