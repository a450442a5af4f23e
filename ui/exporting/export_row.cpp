#include "ui/exporting/export_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/files.h"
#include "ui/exporting/export_words.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

using State = RenderQueue::State;

QToolButton* button(const char* drawing, const QString& text, const char* name) {
    auto* made = new QToolButton;
    made->setObjectName(QLatin1String(name));
    made->setIcon(icon(QLatin1String(drawing)));
    made->setIconSize(QSize(size::icon, size::icon));
    made->setFixedSize(size::button, size::button);
    made->setFocusPolicy(Qt::TabFocus);
    made->setToolTip(text);
    made->setAccessibleName(text);
    return made;
}

/// A single line that gives way instead of widening its panel; the row cuts the text to fit.
QLabel* one_line() {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return label;
}

}  // namespace

ExportRow::ExportRow(const RenderQueue::Item& item, QWidget* parent)
    : QWidget(parent),
      reveal(button("folder", tr("Show in folder"), "show")),
      retry(button("retry", tr("Try again"), "retry")),
      cancel(button("close", tr("Cancel"), "cancel")),
      remove(button("close", tr("Remove from the list"), "remove")),
      name_(QString::fromStdString(path_text(item.target.filename()))),
      glyph_(new QLabel),
      title_(one_line()),
      preset_(one_line()),
      state_(new QLabel),
      bar_(new QProgressBar) {
    const QString path = QString::fromStdString(path_text(item.target));
    setAccessibleName(name_);
    title_->setToolTip(path);
    title_->setFont(ui_font(size::text));
    preset_->setProperty("quiet", true);
    preset_->setToolTip(preset_title(item.preset));
    state_->setTextFormat(Qt::PlainText);
    state_->setWordWrap(true);
    state_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bar_->setRange(0, 1000);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress of %1").arg(name_));
    glyph_->setFixedSize(size::icon, size::button);
    auto* first = new QHBoxLayout;
    first->setSpacing(2);
    first->addWidget(glyph_);
    first->addSpacing(6);
    first->addWidget(title_, 1);
    for (QToolButton* one : {reveal, retry, cancel, remove}) first->addWidget(one);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 8, 12);
    column->setSpacing(4);
    column->addLayout(first);
    auto* below = new QVBoxLayout;
    below->setContentsMargins(size::icon + 8, 0, 4, 0);
    below->setSpacing(4);
    below->addWidget(preset_);
    below->addWidget(bar_);
    below->addWidget(state_);
    column->addLayout(below);
}

void ExportRow::show_item(const RenderQueue::Item& item, bool paused) {
    const bool over = item.state != State::Waiting && item.state != State::Running;
    const bool faulty = item.state == State::Failed || (item.report && !item.report->checked);
    said_ = preset_title(item.preset);
    reveal->setVisible(item.state == State::Done);
    retry->setVisible(item.state == State::Failed || item.state == State::Cancelled);
    cancel->setVisible(!over);
    remove->setVisible(over);
    bar_->setVisible(item.state == State::Running);
    bar_->setValue(static_cast<int>(item.fraction * 1000));
    const char* drawing = faulty                         ? "warning"
                          : item.state == State::Done    ? "check"
                          : item.state == State::Running ? (paused ? "pause" : "export")
                                                         : "";
    const QColor ink = faulty ? theme().failure : theme().quiet;
    glyph_->setPixmap(*drawing ? icon_picture(QLatin1String(drawing), size::icon, ink, devicePixelRatioF())
                               : QPixmap());
    set_state(*state_, "quiet", !faulty);
    set_state(*state_, "failure", faulty);
    const QString text = item_text(item, paused);
    if (state_->text() != text) state_->setText(text);
    setAccessibleDescription(text);
    elide();
}

QString ExportRow::text() const { return state_->text(); }
int ExportRow::permille() const { return bar_->value(); }

void ExportRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elide();
}

void ExportRow::elide() {
    title_->setText(title_->fontMetrics().elidedText(name_, Qt::ElideMiddle, title_->width()));
    preset_->setText(preset_->fontMetrics().elidedText(said_, Qt::ElideRight, preset_->width()));
}

}  // namespace rhyme::ui
