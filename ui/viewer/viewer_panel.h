// A viewer: title, picture, scrub bar, transport. The source and the program viewer are made of one each.
#pragma once

#include <QLabel>
#include <QToolButton>
#include <QWidget>

#include "ui/viewer/picture_view.h"
#include "ui/viewer/scrub_bar.h"

class QAction;
class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace rhyme::ui {

class ViewerPanel : public QWidget {
    Q_OBJECT
public:
    explicit ViewerPanel(const QString& title, QWidget* parent = nullptr);

    PictureView& picture() { return *picture_; }
    ScrubBar& scrub_bar() { return *scrub_bar_; }
    void set_subject(const QString& text);  ///< what is shown, beside the title
    void set_times(const QString& position, const QString& length);
    /// A button of the transport, from left to right.
    void add_button(QAction* action);
    void add_gap();
    /// A widget at the right of the title line.
    void add_to_title(QWidget* widget);
    /// The one the transport keys act on.
    void set_active(bool active);
    /// Where it belongs, when somebody showed it elsewhere.
    void put_picture_back();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void lay_transport(bool narrow);

    QLabel *title_, *subject_, *position_, *length_;
    PictureView* picture_;
    ScrubBar* scrub_bar_;
    QWidget* bar_;  // of the buttons
    QHBoxLayout *title_line_, *buttons_;
    QGridLayout* transport_;
    bool narrow_ = false;
    QVBoxLayout* column_;
};

/// A flat icon button that shows `action`.
QToolButton* tool_button(QAction* action, QWidget* parent = nullptr);

}  // namespace rhyme::ui
