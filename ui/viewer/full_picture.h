// The picture of a viewer over the whole screen, with all keys of the window at work.
#pragma once

#include <QObject>
#include <QPointer>

class QShortcut;

namespace rhyme::ui {

class ViewerPanel;

/// Owned by the window that it fills; window thread only.
class FullPicture : public QObject {
    Q_OBJECT
public:
    explicit FullPicture(QWidget& window);
    bool shown() const { return !viewer_.isNull(); }
    void show(ViewerPanel& viewer);
    void leave();  ///< so does Escape

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& window_;
    QPointer<ViewerPanel> viewer_;  // null: it is not shown
    QShortcut* escape_;
    Qt::WindowStates before_;
};

}  // namespace rhyme::ui
