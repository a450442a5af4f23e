// Ninety seconds through the window: a sentence at each panel, in the order of the work. Esc leaves it at any time.
#pragma once

#include <QFrame>
#include <string>
#include <vector>

class QLabel;
class QPushButton;

namespace rhyme::ui {

class Docks;

struct TourStop {
    std::string panel;  ///< the dock it stands at
    const char *title, *text;
};
const std::vector<TourStop>& tour_stops();

class Tour : public QFrame {
    Q_OBJECT
public:
    Tour(Docks& docks, QWidget* window);
    int stop() const { return stop_; }
    void go(int stop);  ///< past the last: it is over

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    Docks& docks_;
    QLabel *title_, *text_, *count_;
    QPushButton *back_, *next_;
    int stop_ = 0;
};

}  // namespace rhyme::ui
