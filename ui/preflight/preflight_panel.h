// What is better known before the film is delivered: a list; choosing a line goes there.
#pragma once

#include <QWidget>
#include <vector>

#include "core/render/preflight.h"
#include "ui/session/jobs.h"

class QAction;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace rhyme::ui {

class Session;

/// The finding in the words of the window's language.
QString finding_text(const Finding& finding, const PreflightWishes& wishes);

class PreflightPanel : public QWidget {
    Q_OBJECT
public:
    /// `check` is the window's command that starts it; its buttons stand here.
    PreflightPanel(Session& session, QAction* check, QWidget* parent = nullptr);
    /// The whole film, behind the window; what was found before is replaced when it is done.
    void check();
    void cancel();
    bool running() const { return running_; }
    double progress() const { return progress_; }
    const std::vector<Finding>& findings() const { return findings_; }
    QListWidget& list() { return *list_; }

signals:
    void changed();
    void gone_to();  ///< the playhead was put on a finding

private:
    void go(int row);
    void show_state();

    Session& session_;
    QLabel *state_, *message_;
    QProgressBar* bar_;
    QToolButton* cancel_;
    QStackedWidget* pages_;
    QListWidget* list_;
    std::vector<Finding> findings_;
    bool running_ = false, done_ = false, stale_ = false;
    double progress_ = 0;
    Job job_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
