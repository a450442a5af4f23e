#include "ui/main_window/timeline_panel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/commands/commands.h"
#include "ui/song/song_strip.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

TimelinePanel::TimelinePanel(Session& session, const Commands& commands, QWidget* parent) : QWidget(parent) {
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* bar = new QWidget;
    bar->setFixedHeight(36);
    bar->setObjectName(QStringLiteral("dock_header"));
    setAccessibleName(tr("Timeline"));
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(8, 0, 8, 0);
    line->setSpacing(2);
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids) line->addWidget(tool_button(commands.action(id)));
        line->addSpacing(12);
    };
    add({"tool.select", "tool.forward", "tool.trim", "tool.roll", "tool.razor", "tool.slip", "tool.slide",
         "tool.stretch"});
    add({"edit.snapping"});
    add({"clip.insert", "clip.overwrite"});
    add({"mark.add"});
    add({"edit.undo", "edit.redo"});
    line->addStretch(1);
    add({"track.add_video"});
    for (const char* id : {"view.zoom_out", "view.zoom_fit", "view.zoom_in"}) {
        line->addWidget(tool_button(commands.action(id)));
    }
    timeline_ = new TimelineWidget(session);
    setFocusProxy(timeline_);
    song_ = new SongStrip(session, [this]() -> const TimelineGeometry& { return timeline_->geometry(); });
    connect(timeline_, &TimelineWidget::view_changed, song_, qOverload<>(&QWidget::update));
    auto* rule = new QFrame;
    rule->setProperty("rule", true);
    rule->setFixedHeight(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(rule);
    column->addWidget(song_);
    column->addWidget(timeline_, 1);
}

}  // namespace rhyme::ui
