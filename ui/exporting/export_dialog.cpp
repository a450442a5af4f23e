#include "ui/exporting/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <cmath>

#include "core/base/files.h"
#include "ui/controls/eliding.h"
#include "ui/exporting/export_queue.h"
#include "ui/exporting/export_words.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

int even(double v) { return std::max(2, static_cast<int>(std::lround(v / 2)) * 2); }

QString with_extension(const QString& path, const QString& extension) {
    const QFileInfo file(path);
    QString dotted = extension;
    if (!dotted.startsWith(QLatin1Char('.'))) dotted.prepend(QLatin1Char('.'));
    return QDir(file.path()).filePath(file.completeBaseName() + dotted);
}

}  // namespace

ExportDialog::ExportDialog(Session& session, ExportQueue* queue, QWidget* parent)
    : QDialog(parent), session_(session), queue_(queue), jobs_(1) {
    setWindowTitle(tr("Export"));
    setMinimumWidth(560);
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    message_ = new QLabel;
    message_->setWordWrap(true);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    export_ = new QPushButton(tr("Export"));
    export_->setObjectName(QStringLiteral("export_start"));
    export_->setDefault(true);
    export_->setToolTip(tr("Write the file now and wait for it"));
    add_ = new QPushButton(tr("Add to &Queue"));
    add_->setObjectName(QStringLiteral("add_to_queue"));
    add_->setToolTip(tr("Write the file in its turn, while you go on cutting"));
    add_->setAutoDefault(false);
    add_->setVisible(queue_);
    close_ = new QPushButton(tr("Close"));
    close_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(close_);
    buttons->addWidget(add_);
    buttons->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(make_form());
    column->addWidget(progress_);
    column->addWidget(message_);
    column->addLayout(buttons);
    connect(add_, &QPushButton::clicked, this, &ExportDialog::add_to_queue);
    connect(target_, &QLineEdit::textChanged, this, &ExportDialog::look_at_target);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::start);
    connect(close_, &QPushButton::clicked, this, &ExportDialog::reject);
    set_state(State::Choosing, {});
    preset_changed();
    look_at_target();
}

QWidget* ExportDialog::make_form() {
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    preset_ = new ComboBox;
    for (const ExportPreset& preset : export_presets()) {
        preset_->addItem(core_words(preset.text), QString::fromStdString(preset.name));
    }
    preset_text_ = new QLabel;
    preset_text_->setProperty("quiet", true);
    size_ = new ComboBox;
    const Timeline& timeline = session_.timeline();
    for (const double scale : {1.0, 0.75, 0.5, 0.25}) {
        const QSize size(even(timeline.width * scale), even(timeline.height * scale));
        size_->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
    }
    target_ = new QLineEdit;
    target_->setObjectName(QStringLiteral("export_target"));
    QString folder = QStandardPaths::writableLocation(QStandardPaths::MoviesLocation);
    if (!session_.path().empty()) folder = QString::fromStdString(path_text(session_.path().parent_path()));
    if (!QFileInfo(folder).isDir()) folder = QDir::homePath();
    target_->setText(QDir(folder).filePath(session_.project_name() + QStringLiteral(".mp4")));
    auto* browse = new QPushButton(tr("Choose…"));
    browse->setAutoDefault(false);
    connect(browse, &QPushButton::clicked, this, &ExportDialog::choose_target);
    auto* target_line = new QHBoxLayout;
    target_line->addWidget(target_, 1);
    target_line->addWidget(browse);
    range_ = new QCheckBox(tr("Only from in to out"));
    const bool marked = session_.in() || session_.out();
    range_->setEnabled(marked);
    range_->setChecked(marked);
    rows->addRow(tr("Format"), preset_);
    rows->addRow(QString(), preset_text_);
    rows->addRow(tr("Size"), size_);
    rows->addRow(tr("File"), target_line);
    rows->addRow(QString(), range_);
    for (QWidget* field : {static_cast<QWidget*>(preset_), static_cast<QWidget*>(size_)}) {
        rows->labelForField(field)->setMinimumHeight(size::button);
    }
    rows->labelForField(target_line)->setMinimumHeight(size::button);
    connect(preset_, &QComboBox::currentIndexChanged, this, &ExportDialog::preset_changed);
    return form;
}

void ExportDialog::preset_changed() {
    const ExportPreset* preset = find_preset(preset_->currentData().toString().toStdString());
    if (!preset) return;
    const Timeline& timeline = session_.timeline();
    const bool fixed = preset->video && preset->video->width > 0 && preset->video->height > 0;
    const QSize first =
        fixed ? QSize(preset->video->width, preset->video->height) : QSize(even(timeline.width), even(timeline.height));
    size_->setItemText(0, tr("%1 × %2").arg(first.width()).arg(first.height()));
    if (fixed) size_->setCurrentIndex(0);
    size_->setEnabled(preset->video.has_value() && !fixed);
    target_->setText(with_extension(target_->text(), QString::fromStdString(preset->extension)));
    preset_text_->setText(preset_parts(*preset));
}

void ExportDialog::choose_target() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export to"), target_->text(), QString(), nullptr,
                                                        QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) set_target(chosen);
}

void ExportDialog::set_target(const QString& path) { target_->setText(path); }

void ExportDialog::set_preset(const std::string& name) {
    preset_->setCurrentIndex(preset_->findData(QString::fromStdString(name)));
}

/// A file that is there is replaced, once the new one is whole: that is said before.
void ExportDialog::look_at_target() {
    if (state_ == State::Running) return;
    const QFileInfo file(target_->text().trimmed());
    set_state(State::Choosing,
              file.isFile() ? tr("%1 is there already and will be replaced").arg(file.fileName()) : QString());
}

bool ExportDialog::has_target() {
    const QString text = target_->text().trimmed();
    const QFileInfo file(text);
    if (file.fileName().isEmpty() || file.isDir()) {
        set_state(State::Failed, tr("Choose a file to write to"));
        return false;
    }
    if (queue_ && queue_->writes(text.toStdString())) {
        set_state(State::Failed, tr("%1 waits in the export queue: choose another name").arg(file.fileName()));
        return false;
    }
    return true;
}

void ExportDialog::add_to_queue() {
    if (!queue_ || state_ == State::Running) return;
    const QFileInfo file(target_->text().trimmed());
    if (file.fileName().isEmpty() || file.isDir()) return set_state(State::Failed, tr("Choose a file to write to"));
    queue_->add(session_, job());
    accept();
}

QString ExportDialog::message() const { return message_->text(); }

ExportJob ExportDialog::job() const {
    ExportJob job;
    job.target = target_->text().trimmed().toStdString();
    if (const ExportPreset* preset = find_preset(preset_->currentData().toString().toStdString())) job.preset = *preset;
    const QSize size = size_->currentData().toSize();
    if (size_->currentIndex() > 0) job.size = cv::Size(size.width(), size.height());
    if (range_->isChecked()) {
        const FramePosition in = session_.in().value_or(FramePosition(0));
        const FramePosition out =
            std::min(session_.out().value_or(session_.timeline().end()), session_.timeline().end());
        if (out > in) job.range = FrameRange::between(in, out);
    }
    return job;
}

void ExportDialog::start() {
    if (state_ == State::Running) return;
    if (!has_target()) return;
    report_.reset();
    clock_.start();
    set_state(State::Running, tr("Exporting"));
    const Progress progress = [this, last = -1](const ProgressReport& report) mutable {
        const int permille = static_cast<int>(report.fraction * 1000);
        if (permille == last) return;
        last = permille;
        jobs_.post([this, report] { show_progress(report); });
    };
    running_ = jobs_.run(
        [timeline = with_nested(session_.history().sequences()), renderer = session_.renderer(), job = job(),
         progress](std::stop_token cancel) { return export_timeline(timeline, renderer, job, progress, cancel); },
        [this](Result<ExportReport> made) {
            if (!made) return set_state(State::Failed, error_words(made.error()));
            report_ = *made;
            set_state(State::Done, report_text(*made));
        });
}

void ExportDialog::show_progress(const ProgressReport& report) {
    if (state_ != State::Running) return;
    progress_->setValue(static_cast<int>(report.fraction * 1000));
    const QString left = remaining_text(report.fraction, static_cast<double>(clock_.elapsed()) / 1000);
    message_->setText(tr("%1 %").arg(static_cast<int>(report.fraction * 100)) +
                      (left.isEmpty() ? QString() : QStringLiteral(", ") + left));
}

void ExportDialog::set_state(State state, const QString& message) {
    state_ = state;
    ui::set_state(*message_, "failure", state == State::Failed);
    message_->setText(message);
    const bool running = state == State::Running;
    progress_->setVisible(running || state == State::Done);
    progress_->setValue(state == State::Done ? 1000 : 0);
    for (QWidget* widget :
         {static_cast<QWidget*>(preset_), static_cast<QWidget*>(size_), static_cast<QWidget*>(target_)}) {
        widget->setEnabled(!running);
    }
    range_->setEnabled(!running && (session_.in() || session_.out()));
    export_->setEnabled(!running);
    add_->setEnabled(!running);
    message_->setVisible(!message.isEmpty() || running);
    close_->setText(running ? tr("Cancel") : tr("Close"));
    emit state_changed();
}

void ExportDialog::reject() {
    if (state_ == State::Running) {
        running_.cancel();
        set_state(State::Choosing, tr("Stopped; nothing was written"));
        return;
    }
    QDialog::reject();
}

}  // namespace rhyme::ui
