#include "ui/viewer/viewer_panel.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/commands/commands.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

QToolButton* tool_button(QAction* action, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setIconSize(QSize(size::icon, size::icon));
    button->setFixedSize(size::button, size::button);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(plain_text(action->text()));
    QObject::connect(action, &QAction::changed, button,
                     [button, action] { button->setAccessibleName(plain_text(action->text())); });
    return button;
}

ViewerPanel::ViewerPanel(const QString& title, QWidget* parent) : QWidget(parent) {
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(title);
    title_ = new QLabel(title);
    subject_ = new QLabel;
    subject_->setProperty("quiet", true);
    subject_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    title_line_ = new QHBoxLayout;
    title_line_->setContentsMargins(12, 0, 4, 0);
    title_line_->setSpacing(8);
    title_line_->addWidget(title_);
    title_line_->addWidget(subject_, 1);
    auto* bar = new QWidget;
    bar->setFixedHeight(32);
    bar->setObjectName(QStringLiteral("dock_header"));
    title_->setObjectName(QStringLiteral("dock_title"));
    bar->setLayout(title_line_);

    picture_ = new PictureView;
    picture_->setAccessibleName(title);
    scrub_bar_ = new ScrubBar;
    position_ = new QLabel;
    length_ = new QLabel;
    for (QLabel* label : {position_, length_}) {
        label->setFont(timecode_font(size::small_text));
        label->setMinimumWidth(88);
    }
    length_->setProperty("quiet", true);
    length_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar_ = new QWidget;
    buttons_ = new QHBoxLayout(bar_);
    buttons_->setContentsMargins(0, 0, 0, 0);
    buttons_->setSpacing(0);
    transport_ = new QGridLayout;
    transport_->setContentsMargins(12, 0, 12, 4);
    transport_->setVerticalSpacing(0);
    transport_->setColumnStretch(0, 1);
    transport_->setColumnStretch(2, 1);
    lay_transport(false);

    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(0);
    column_->addWidget(bar);
    column_->addWidget(picture_, 1);
    column_->addWidget(scrub_bar_);
    column_->addLayout(transport_);
}

void ViewerPanel::resizeEvent(QResizeEvent*) {
    const QMargins margins = transport_->contentsMargins();
    const bool narrow = width() < bar_->sizeHint().width() + position_->minimumWidth() + length_->minimumWidth() +
                                      margins.left() + margins.right() + 2 * transport_->horizontalSpacing();
    if (narrow != narrow_) lay_transport(narrow);
}

/// The buttons between the times or, where there is no room, below them.
void ViewerPanel::lay_transport(bool narrow) {
    narrow_ = narrow;
    for (QWidget* each : {static_cast<QWidget*>(position_), bar_, static_cast<QWidget*>(length_)})
        transport_->removeWidget(each);
    transport_->addWidget(position_, 0, 0);
    transport_->addWidget(length_, 0, 2);
    transport_->addWidget(bar_, narrow ? 1 : 0, narrow ? 0 : 1, 1, narrow ? 3 : 1, Qt::AlignHCenter);
}

void ViewerPanel::put_picture_back() { column_->insertWidget(column_->indexOf(scrub_bar_), picture_, 1); }

void ViewerPanel::set_subject(const QString& text) {
    subject_->setText(text);
    subject_->setToolTip(text);
}

void ViewerPanel::set_times(const QString& position, const QString& length) {
    position_->setText(position);
    length_->setText(length);
}

void ViewerPanel::add_button(QAction* action) { buttons_->addWidget(tool_button(action)); }
void ViewerPanel::add_gap() { buttons_->addSpacing(8); }
void ViewerPanel::add_to_title(QWidget* widget) { title_line_->addWidget(widget); }

void ViewerPanel::set_active(bool active) { set_state(*title_, "active", active); }

}  // namespace rhyme::ui
