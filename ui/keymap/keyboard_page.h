// The preferences of the keyboard: a map, and the keys of every command, with what else has them.
#pragma once

#include <QWidget>

#include "ui/keymap/keymap.h"

class QComboBox;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace rhyme::ui {

class Commands;

class KeyboardPage : public QWidget {
    Q_OBJECT
public:
    /// Changes are seen in `commands` at once.
    KeyboardPage(Commands& commands, QString map, Keys own, QWidget* parent = nullptr);
    const QString& map() const { return map_; }
    const Keys& own() const { return own_; }
    /// The command that is shown below the list.
    void choose(const std::string& command);

signals:
    void changed();  ///< the map, or own keys

private:
    void fill();
    void apply();
    void show_command();
    void show_conflict();
    void give();
    void filter();
    std::string chosen() const;

    Commands& commands_;
    QString map_;
    Keys own_;
    QComboBox* maps_;
    QLineEdit* search_;
    QTreeWidget* tree_;
    QKeySequenceEdit* edit_;
    QLabel* conflict_;
    QPushButton *give_, *clear_, *restore_;
};

}  // namespace rhyme::ui
