// What is noted of the selected footage: stars, a label, tags; each is set here for all that is selected. A change is
// one step that can be undone.
#pragma once

#include <QWidget>
#include <vector>

#include "core/media/media_id.h"

class QLineEdit;
class QToolButton;

namespace rhyme::ui {

class Session;
class StarField;

class NotesBar : public QWidget {
    Q_OBJECT
public:
    explicit NotesBar(Session& session, QWidget* parent = nullptr);
    /// Whose notes are shown; hidden when there are none.
    void show_notes(std::vector<MediaId> media);
    void rate(int rating);
    void label(const std::string& color);
    void edit_tags();     ///< the keys go to the tags
    void choose_label();  ///< opens the menu of labels
    StarField& stars() { return *stars_; }
    QLineEdit& tags() { return *tags_; }
    QToolButton& label_button() { return *label_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void put_tags();
    void fill_labels();

    Session& session_;
    std::vector<MediaId> media_;
    StarField* stars_;
    QToolButton* label_;
    QLineEdit* tags_;
};

/// "night, 후렴" -> its tags: trimmed, in one form of Unicode, none empty; commas of every script part them.
std::vector<std::string> tags_of(const QString& text);

}  // namespace rhyme::ui
