// Writes the sequence into a file: what, where, how large; then progress, and a way to stop.
#pragma once

#include <QDialog>
#include <QElapsedTimer>
#include <optional>

#include "core/render/export.h"
#include "ui/session/jobs.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace rhyme::ui {

class Session;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ExportDialog(Session& session, QWidget* parent = nullptr);

    enum class State { Choosing, Running, Done, Failed };
    State state() const { return state_; }
    const std::optional<ExportReport>& report() const { return report_; }
    QString message() const;
    void set_target(const QString& path);
    void start();

signals:
    void state_changed();

public slots:
    void reject() override;  ///< stops an export that is running; closes otherwise

private:
    QWidget* make_form();
    void choose_target();
    void preset_changed();
    void set_state(State state, const QString& message);
    void show_progress(const ProgressReport& report);
    ExportJob job() const;

    Session& session_;
    QComboBox *preset_, *size_;
    QLineEdit* target_;
    QCheckBox* range_;
    QLabel *preset_text_, *message_;
    QProgressBar* progress_;
    QPushButton *export_, *close_;
    State state_ = State::Choosing;
    std::optional<ExportReport> report_;
    QElapsedTimer clock_;
    Job running_;
    Jobs jobs_;
};

/// "about 2 minutes left"; empty while it is too early to say.
QString remaining_text(double fraction, double seconds_taken);

}  // namespace rhyme::ui
