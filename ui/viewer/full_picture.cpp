#include "ui/viewer/full_picture.h"

#include <QEvent>
#include <QShortcut>

#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

FullPicture::FullPicture(QWidget& window)
    : QObject(&window), window_(window), escape_(new QShortcut(Qt::Key_Escape, &window)) {
    escape_->setEnabled(false);
    connect(escape_, &QShortcut::activated, this, &FullPicture::leave);
    window.installEventFilter(this);
}

void FullPicture::show(ViewerPanel& viewer) {
    if (shown()) return;
    viewer_ = &viewer;
    before_ = window_.windowState();
    window_.setWindowState(before_ | Qt::WindowFullScreen);
    PictureView& picture = viewer.picture();
    picture.setParent(&window_);
    picture.setGeometry(window_.rect());
    picture.show();
    picture.raise();
    escape_->setEnabled(true);
    emit changed();
}

void FullPicture::leave() {
    if (!shown()) return;
    viewer_->put_picture_back();
    viewer_ = nullptr;
    escape_->setEnabled(false);
    window_.setWindowState(before_);
    emit changed();
}

bool FullPicture::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &window_ && event->type() == QEvent::Resize && shown())
        viewer_->picture().setGeometry(window_.rect());
    return QObject::eventFilter(watched, event);
}

}  // namespace rhyme::ui
