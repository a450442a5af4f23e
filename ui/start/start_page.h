// What is seen before there is anything: what was worked on last, and ways to begin. Lies over the panels until
// something is opened or dropped.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace rhyme::ui {

class Commands;

class StartPage : public QWidget {
    Q_OBJECT
public:
    /// `recent`: project files, the last one first; those that are gone are left out.
    StartPage(const Commands& commands, const QStringList& recent, QWidget* parent);

signals:
    void project_wanted(const QString& file);
    void left();  ///< Esc, or "an empty project"

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* make_recent(const QStringList& recent);
    QWidget* make_beginnings(const Commands& commands);
    void cover();
};

}  // namespace rhyme::ui
