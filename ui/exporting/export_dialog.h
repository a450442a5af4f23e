// Writes the sequence into a file: what, where, how large; then progress, and a way to stop. Or puts it into the queue.
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

class ExportQueue;
class Session;

class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// Without a queue there is no "Add to Queue".
    explicit ExportDialog(Session& session, ExportQueue* queue = nullptr, QWidget* parent = nullptr);

    enum class State { Choosing, Running, Done, Failed };
    State state() const { return state_; }
    const std::optional<ExportReport>& report() const { return report_; }
    QString message() const;
    void set_target(const QString& path);
    void set_preset(const std::string& name);
    void start();
    void add_to_queue();  ///< and closes

signals:
    void state_changed();

public slots:
    void reject() override;  ///< stops an export that is running; closes otherwise

private:
    QWidget* make_form();
    void choose_target();
    void preset_changed();
    void look_at_target();
    bool has_target();
    void set_state(State state, const QString& message);
    void show_progress(const ProgressReport& report);
    ExportJob job() const;

    Session& session_;
    ExportQueue* queue_;
    QComboBox *preset_, *size_;
    QLineEdit* target_;
    QCheckBox* range_;
    QLabel *preset_text_, *message_;
    QProgressBar* progress_;
    QPushButton *export_, *add_, *close_;
    State state_ = State::Choosing;
    std::optional<ExportReport> report_;
    QElapsedTimer clock_;
    Job running_;
    Jobs jobs_;
};

}  // namespace rhyme::ui
