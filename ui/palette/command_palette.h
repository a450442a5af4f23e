// Any command by words and Enter.
#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace rhyme::ui {

class Commands;

class CommandPalette : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(Commands& commands, QWidget* parent = nullptr);
    QLineEdit& field() { return *field_; }
    QListWidget& list() { return *list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void run();

    Commands& commands_;
    QLineEdit* field_;
    QListWidget* list_;
};

}  // namespace rhyme::ui
