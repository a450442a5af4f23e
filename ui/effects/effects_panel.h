// All effects and transitions by name, to search; dragged onto a clip or a cut, or put on what is selected by a
// double-click or Enter.
#pragma once

#include <QWidget>

#include "ui/effects/applying.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace rhyme::ui {

class Session;

class EffectsPanel : public QWidget {
    Q_OBJECT
public:
    explicit EffectsPanel(Session& session, QWidget* parent = nullptr);
    QSize sizeHint() const override { return {260, 400}; }
    QTreeWidget& list() { return *list_; }
    /// Puts it on the selected clips (else the clip at the playhead), or at the selected cut (else the nearest).
    void apply(const DraggedEffect& effect);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void apply_current();

    Session& session_;
    QLineEdit* search_;
    QTreeWidget* list_;
};

}  // namespace rhyme::ui
