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
#include "ui/session/session.h"
#include "ui/theme/theme.h"

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

QString remaining_text(double fraction, double seconds_taken) {
    if (fraction < 0.02 || seconds_taken < 1) return {};
    const double left = seconds_taken * (1 - fraction) / fraction;
    if (left < 5) return ExportDialog::tr("a few seconds left");
    if (left < 55) return ExportDialog::tr("about %1 seconds left").arg(static_cast<int>(std::ceil(left / 5) * 5));
    if (left < 90) return ExportDialog::tr("about a minute left");
    return ExportDialog::tr("about %1 minutes left").arg(static_cast<int>(std::lround(left / 60)));
}

ExportDialog::ExportDialog(Session& session, QWidget* parent) : QDialog(parent), session_(session), jobs_(1) {
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
    export_->setDefault(true);
    close_ = new QPushButton(tr("Close"));
    close_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(message_, 1);
    buttons->addWidget(close_);
    buttons->addWidget(export_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addWidget(make_form());
    column->addWidget(progress_);
    column->addLayout(buttons);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::start);
    connect(close_, &QPushButton::clicked, this, &ExportDialog::reject);
    preset_changed();
    set_state(State::Choosing, {});
}

QWidget* ExportDialog::make_form() {
    auto* form = new QWidget;
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    preset_ = new QComboBox;
    for (const ExportPreset& preset : export_presets()) {
        preset_->addItem(QString::fromStdString(preset.text), QString::fromStdString(preset.name));
    }
    preset_text_ = new QLabel;
    preset_text_->setProperty("quiet", true);
    size_ = new QComboBox;
    const Timeline& timeline = session_.timeline();
    for (const double scale : {1.0, 0.75, 0.5, 0.25}) {
        const QSize size(even(timeline.width * scale), even(timeline.height * scale));
        size_->addItem(tr("%1 × %2").arg(size.width()).arg(size.height()), size);
    }
    target_ = new QLineEdit;
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
    size_->setEnabled(preset->video.has_value());
    target_->setText(with_extension(target_->text(), QString::fromStdString(preset->extension)));
    QStringList parts{QString::fromStdString(preset->extension)};
    if (preset->video) parts << QString::fromStdString(preset->video->codec);
    if (preset->audio) parts << QString::fromStdString(preset->audio->codec);
    preset_text_->setText(parts.join(QStringLiteral(", ")));
}

void ExportDialog::choose_target() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Export to"), target_->text(), QString(), nullptr,
                                                        QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) set_target(chosen);
}

void ExportDialog::set_target(const QString& path) { target_->setText(path); }

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
    if (target_->text().trimmed().isEmpty()) return set_state(State::Failed, tr("Choose a file to write to"));
    report_.reset();
    clock_.start();
    set_state(State::Running, tr("Exporting"));
    const Progress progress = [this, last = -1](const ProgressReport& report) mutable {
        const int permille = static_cast<int>(report.fraction * 1000);
        if (permille == last) return;
        last = permille;
        jobs_.post([this, report] { show_progress(report); });
    };
    running_ =
        jobs_.run([timeline = session_.timeline(), renderer = session_.renderer(), job = job(), progress](
                      std::stop_token cancel) { return export_timeline(timeline, renderer, job, progress, cancel); },
                  [this](Result<ExportReport> made) {
                      if (!made) return set_state(State::Failed, QString::fromStdString(made.error().message()));
                      report_ = *made;
                      QString text = tr("Done: %1 frames").arg(made->frames);
                      for (const std::string& warning : made->warnings)
                          text += QStringLiteral("\n") + QString::fromStdString(warning);
                      set_state(State::Done, text);
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
    message_->setStyleSheet(state == State::Failed ? QStringLiteral("color: %1").arg(theme().failure.name())
                                                   : QString());
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
