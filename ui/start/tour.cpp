#include "ui/start/tour.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/docking/docks.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {

const std::vector<TourStop>& tour_stops() {
    static const std::vector<TourStop> stops{
        {"bin", QT_TRANSLATE_NOOP("Tour", "Footage"),
         QT_TRANSLATE_NOOP("Tour",
                           "Drop clips and a song here. Rhyme looks at every shot behind your back: its shapes, lines, "
                           "colours, light, depth, movement and people.")},
        {"source", QT_TRANSLATE_NOOP("Tour", "Source"),
         QT_TRANSLATE_NOOP("Tour",
                           "Double-click a clip to look at it. I and O mark a part; drag the picture down to the "
                           "timeline, or press , to insert and . to overwrite.")},
        {"timeline", QT_TRANSLATE_NOOP("Tour", "Timeline"),
         QT_TRANSLATE_NOOP("Tour",
                           "The film. Q and W trim to the playhead, B splits, dragging shows the result before you let "
                           "go. Whatever you do, Ctrl+Z takes it back.")},
        {"matches", QT_TRANSLATE_NOOP("Tour", "Matches"),
         QT_TRANSLATE_NOOP("Tour",
                           "Select a clip or a cut: here is what rhymes with it, best first, with reasons. ] and [ go "
                           "through them, Enter aligns and cuts, Ctrl+Backspace says no.")},
        {"program", QT_TRANSLATE_NOOP("Tour", "Program"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "Both sides of the cut, over each other or side by side: keys 1 to 6. Warm is what goes out, "
             "cool is what comes in. Space plays, / plays round the cut.")},
        {"timeline", QT_TRANSLATE_NOOP("Tour", "And then"),
         QT_TRANSLATE_NOOP(
             "Tour",
             "Ctrl+Shift+P finds any command by words, F1 explains where you are, Alt+Shift+1 to 5 change "
             "the workspace. Check the film in Deliver, then Ctrl+M exports it.")}};
    return stops;
}

Tour::Tour(Docks& docks, QWidget* window) : QFrame(window), docks_(docks) {
    setObjectName(QStringLiteral("tour"));
    setAccessibleName(tr("Tour"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFocusPolicy(Qt::StrongFocus);
    title_ = new QLabel;
    title_->setProperty("heading", true);
    text_ = new QLabel;
    text_->setWordWrap(true);
    count_ = new QLabel;
    count_->setProperty("quiet", true);
    auto* skip = new QPushButton(tr("Skip the Tour"));
    back_ = new QPushButton(tr("Back"));
    next_ = new QPushButton(tr("Next"));
    next_->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(count_, 1);
    for (QPushButton* button : {skip, back_, next_}) buttons->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title_);
    column->addWidget(text_, 1);
    column->addLayout(buttons);
    setFixedWidth(400);
    connect(skip, &QPushButton::clicked, this, &QWidget::close);
    connect(back_, &QPushButton::clicked, this, [this] { go(stop_ - 1); });
    connect(next_, &QPushButton::clicked, this, [this] { go(stop_ + 1); });
    go(0);
    show();
    next_->setFocus();
}

void Tour::go(int stop) {
    const auto& stops = tour_stops();
    if (stop >= static_cast<int>(stops.size())) {
        close();
        return;
    }
    stop_ = std::max(0, stop);
    const TourStop& at = stops[static_cast<std::size_t>(stop_)];
    docks_.raise(at.panel);
    title_->setText(QCoreApplication::translate("Tour", at.title));
    text_->setText(QCoreApplication::translate("Tour", at.text));
    count_->setText(QStringLiteral("%1 / %2").arg(stop_ + 1).arg(stops.size()));
    back_->setEnabled(stop_ > 0);
    next_->setText(stop_ + 1 == static_cast<int>(stops.size()) ? tr("Begin") : tr("Next"));
    adjustSize();
    const QWidget* window = parentWidget();
    const QDockWidget* dock = docks_.dock(at.panel);
    QPoint middle = window->rect().center();
    if (dock && !dock->isFloating()) middle = dock->mapTo(window, dock->rect().center());
    const QPoint corner = middle - rect().center();
    move(std::clamp(corner.x(), 8, std::max(8, window->width() - width() - 8)),
         std::clamp(corner.y(), 8, std::max(8, window->height() - height() - 8)));
    raise();
}

/// While it has the keys they are not the window's.
bool Tour::event(QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return QFrame::event(event);
    event->accept();
    return true;
}

void Tour::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            close();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Right:
            return go(stop_ + 1);
        case Qt::Key_Left:
            return go(stop_ - 1);
        default:
            QFrame::keyPressEvent(event);
    }
}

void Tour::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().quiet, 1));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

}  // namespace rhyme::ui
