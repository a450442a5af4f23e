#include "ui/preflight/preflight_panel.h"

#include <QAction>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/time/timecode.h"
#include "core/timeline/sequences.h"
#include "ui/commands/commands.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

QString finding_text(const Finding& f, const PreflightWishes& wishes) {
    const auto words = [](const char* text, int n = -1) {
        return QCoreApplication::translate("Preflight", text, nullptr, n);
    };
    const int frames = static_cast<int>(f.where.length.value);
    const QString file = QString::fromStdString(f.file);
    switch (f.kind) {
        case FindingKind::BlackHead:
            return words(QT_TRANSLATE_N_NOOP("Preflight", "Black for %n frame(s) at the beginning"), frames);
        case FindingKind::BlackTail:
            return words(QT_TRANSLATE_N_NOOP("Preflight", "Black for %n frame(s) at the end"), frames);
        case FindingKind::Gap:
            return words(QT_TRANSLATE_N_NOOP("Preflight", "No picture for %n frame(s)"), frames);
        case FindingKind::Offline:
            return words(QT_TRANSLATE_NOOP("Preflight", "The file of %1 is not there")).arg(file);
        case FindingKind::Flash:
            return words(QT_TRANSLATE_NOOP("Preflight",
                                           "%1 flashes a second: more than three are not safe for everybody"))
                .arg(f.value, 0, 'f', 1);
        case FindingKind::DuplicateFrames:
            return words(QT_TRANSLATE_N_NOOP("Preflight", "%n frame(s) of %1 are seen twice"),
                         static_cast<int>(f.value))
                .arg(file);
        case FindingKind::Text:
            return words(QT_TRANSLATE_NOOP("Preflight", "The title reaches beyond the safe area"));
        case FindingKind::Loudness:
            if (f.value <= Loudness::silence) return words(QT_TRANSLATE_NOOP("Preflight", "Nothing is heard"));
            return words(QT_TRANSLATE_NOOP("Preflight", "Loudness %1 LUFS instead of %2"))
                .arg(f.value, 0, 'f', 1)
                .arg(wishes.loudness, 0, 'f', 0);
        case FindingKind::Peak:
            return words(QT_TRANSLATE_NOOP("Preflight", "Peak %1 dBTP: above %2 it may distort"))
                .arg(f.value, 0, 'f', 1)
                .arg(wishes.true_peak, 0, 'f', 0);
    }
    return {};
}

PreflightPanel::PreflightPanel(Session& session, QAction* check, QWidget* parent) : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("preflight"));
    setAccessibleName(tr("Preflight"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    state_ = new QLabel;
    state_->setProperty("quiet", true);
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    bar_ = new QProgressBar;
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    bar_->setAccessibleName(tr("Check of the film"));
    auto* again = new QPushButton(tr("Check the Film"));
    again->setToolTip(check->toolTip());
    connect(again, &QPushButton::clicked, check, &QAction::trigger);
    cancel_ = new QToolButton;
    cancel_->setIcon(icon(QStringLiteral("close")));
    cancel_->setToolTip(tr("Stop the check"));
    cancel_->setAccessibleName(cancel_->toolTip());
    connect(cancel_, &QToolButton::clicked, this, &PreflightPanel::cancel);
    message_ = new QLabel;
    message_->setProperty("quiet", true);
    message_->setAlignment(Qt::AlignCenter);
    message_->setWordWrap(true);
    message_->setMargin(16);
    list_ = new QListWidget;
    list_->setAccessibleName(tr("What was found, in the order of the film"));
    list_->setWordWrap(true);
    list_->setResizeMode(QListView::Adjust);
    pages_ = new QStackedWidget;
    pages_->addWidget(message_);
    pages_->addWidget(list_);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 8, 4);
    line->addWidget(state_, 1);
    line->addWidget(cancel_);
    line->addWidget(again);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(bar_);
    column->addWidget(pages_, 1);
    connect(list_, &QListWidget::currentRowChanged, this, &PreflightPanel::go);
    connect(list_, &QListWidget::itemClicked, this, [this] { go(list_->currentRow()); });
    connect(&session_, &Session::timeline_changed, this, [this] {
        stale_ = done_;
        show_state();
    });
    show_state();
}

void PreflightPanel::check() {
    cancel();
    running_ = true, progress_ = 0;
    Jobs* jobs = &jobs_;
    const Progress progress = [this, jobs](const ProgressReport& report) {
        jobs->post([this, fraction = report.fraction] {
            if (!running_ || fraction - progress_ < 0.005) return;
            progress_ = fraction;
            show_state();
        });
    };
    job_ = jobs_.run([renderer = session_.renderer(), timeline = with_nested(session_.history().sequences()),
                      progress](std::stop_token stop) { return preflight(renderer, timeline, {}, progress, stop); },
                     [this](Result<std::vector<Finding>> found) {
                         running_ = false;
                         if (!found) {
                             session_.tell(error_words(found.error()), true);
                             return show_state();
                         }
                         findings_ = std::move(*found);
                         done_ = true, stale_ = false;
                         const QSignalBlocker quiet(list_);
                         list_->clear();
                         for (const Finding& finding : findings_) {
                             const QString at =
                                 QString::fromStdString(format_timecode(finding.where.start, session_.timeline().rate));
                             auto* item = new QListWidgetItem(
                                 icon(finding.fault ? QStringLiteral("warning") : QStringLiteral("marker")),
                                 QStringLiteral("%1   %2").arg(at, finding_text(finding, {})), list_);
                             item->setToolTip(item->text());
                         }
                         show_state();
                     });
    show_state();
}

void PreflightPanel::cancel() {
    job_.cancel();
    running_ = false;
    show_state();
}

/// What was found is pointed at; in and out are the user's, and say what is exported.
void PreflightPanel::go(int row) {
    if (row < 0 || row >= static_cast<int>(findings_.size())) return;
    const Finding& finding = findings_[static_cast<std::size_t>(row)];
    session_.set_playhead(finding.where.start);
    const bool whole = finding.where.start == FramePosition(0) && finding.where.end() >= session_.timeline().end();
    session_.point_to(whole ? std::nullopt : std::optional(finding.where));
    emit gone_to();
}

void PreflightPanel::show_state() {
    const bool empty = is_empty(session_.timeline());
    bar_->setVisible(running_);
    cancel_->setVisible(running_);
    bar_->setValue(static_cast<int>(progress_ * 1000));
    QString text;
    if (running_) {
        text = tr("Looking and listening: %1 %").arg(static_cast<int>(progress_ * 100));
    } else if (stale_) {
        text = tr("The edit has changed since");
    } else if (done_) {
        text = tr("%n finding(s)", nullptr, static_cast<int>(findings_.size()));
    }
    state_->setText(text);
    message_->setText(
        empty   ? tr("Nothing on the timeline yet")
        : done_ ? tr("Nothing found: black, gaps, flashes, doubled frames, titles and sound are as they should be")
                : tr("Checks the film before it goes out: black at either end, gaps, flashes, frames seen twice, "
                     "missing files, titles outside the safe area, loudness"));
    pages_->setCurrentIndex(findings_.empty() ? 0 : 1);
    emit changed();
}

}  // namespace rhyme::ui
