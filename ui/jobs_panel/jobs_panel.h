// Everything that takes long, in one list, each with how far it is and a way to stop it.
#pragma once

#include <QTimer>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace rhyme::ui {

/// Asked a few times a second on the window's thread.
struct LongJob {
    QString name;                                     ///< "Analysing footage"
    std::function<std::optional<double>()> progress;  ///< 0..1; nullopt: it does not run now
    std::function<QString()> detail = {};             ///< "3 of 12 ready"; may be empty
    std::function<void()> cancel = {};                ///< empty: it cannot be stopped
};

class JobsPanel : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(QWidget* parent = nullptr);
    void watch(LongJob job);
    int running() const { return running_; }
    void refresh();

signals:
    void running_changed(int running);

private:
    struct Row {
        LongJob job;
        QWidget* widget;
        QLabel* detail;
        QProgressBar* bar;
    };
    std::vector<Row> rows_;
    QVBoxLayout* column_;
    QLabel* none_;
    QTimer timer_;
    int running_ = 0;
};

}  // namespace rhyme::ui
