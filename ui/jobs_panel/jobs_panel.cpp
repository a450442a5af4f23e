#include "ui/jobs_panel/jobs_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace rhyme::ui {

JobsPanel::JobsPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("jobs"));
    setAccessibleName(tr("Jobs"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    none_ = new QLabel(tr("Nothing is going on behind the window. Analysis, exports, proxies and checks appear here."));
    none_->setProperty("quiet", true);
    none_->setWordWrap(true);
    none_->setAlignment(Qt::AlignCenter);
    none_->setMargin(16);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 4, 0, 4);
    column_->setSpacing(4);
    column_->addWidget(none_, 1);
    column_->addStretch(0);
    timer_.setInterval(250);
    connect(&timer_, &QTimer::timeout, this, &JobsPanel::refresh);
    timer_.start();
}

void JobsPanel::watch(LongJob job) {
    auto* widget = new QWidget;
    widget->setAccessibleName(job.name);
    auto* name = new QLabel(job.name);
    auto* detail = new QLabel;
    detail->setProperty("quiet", true);
    detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* bar = new QProgressBar;
    bar->setTextVisible(false);
    bar->setRange(0, 1000);
    bar->setAccessibleName(job.name);
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(12, 4, 8, 4);
    grid->setVerticalSpacing(4);
    grid->addWidget(name, 0, 0);
    grid->addWidget(detail, 0, 1);
    grid->addWidget(bar, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    if (job.cancel) {
        auto* stop = new QToolButton;
        stop->setIcon(icon(QStringLiteral("close")));
        stop->setToolTip(tr("Stop: %1").arg(job.name));
        stop->setAccessibleName(stop->toolTip());
        connect(stop, &QToolButton::clicked, this, [this, cancel = job.cancel] {
            cancel();
            refresh();
        });
        grid->addWidget(stop, 0, 2, 2, 1);
    }
    column_->insertWidget(column_->count() - 1, widget);
    rows_.push_back({std::move(job), widget, detail, bar});
    refresh();
}

void JobsPanel::refresh() {
    int running = 0;
    for (Row& row : rows_) {
        const auto progress = row.job.progress();
        row.widget->setVisible(progress.has_value());
        if (!progress) continue;
        ++running;
        row.bar->setValue(static_cast<int>(*progress * 1000));
        if (row.job.detail) row.detail->setText(row.job.detail());
    }
    none_->setVisible(running == 0);
    if (running == running_) return;
    running_ = running;
    emit running_changed(running);
}

}  // namespace rhyme::ui
