// What makes the picture at the playhead look the way it does: aspect by aspect one sentence, and the chosen one drawn
// on the picture. Follows the playhead; where the sequence shows nothing, the source viewer's file. Window thread only.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "core/study/aspects.h"
#include "ui/session/jobs.h"
#include "ui/session/session.h"

class QLabel;
class QStackedLayout;
class QToolButton;

namespace rhyme::ui {

class StudyPalette;
class StudyPicture;

class StudyPanel : public QWidget {
    Q_OBJECT
public:
    explicit StudyPanel(Session& session, QWidget* parent = nullptr);
    ~StudyPanel() override;

    Aspect aspect() const { return aspect_; }
    void choose(Aspect aspect);
    /// What it shows now; null: nothing, or not known yet.
    const FrameLook* look() const { return seen_ ? &seen_->look : nullptr; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Place {
        MediaId media;
        FramePosition frame;
        bool operator==(const Place&) const = default;
    };
    /// A frame described, and its picture without anything drawn on it.
    struct Seen {
        Moment moment;
        FrameLook look;
        cv::Mat picture;
    };
    std::optional<Place> place() const;
    void follow();  ///< the playhead moved: shortly afterwards it is looked at
    void start();   ///< looks at the picture there
    void show_seen(Result<Seen> seen);
    void refresh();  ///< sentences and drawing, from what was seen
    void tell(const QString& words);

    Session& session_;
    Aspect aspect_ = Aspect::Colour;
    std::optional<Place> at_;
    std::unique_ptr<Seen> seen_;
    QLabel *name_, *state_;
    StudyPicture* picture_;
    StudyPalette* palette_;
    QWidget* body_;
    std::array<QToolButton*, all_aspects.size()> buttons_{};
    std::array<QLabel*, all_aspects.size()> sentences_{};
    QTimer soon_;
    Job looking_;
    Jobs jobs_{1};
};

}  // namespace rhyme::ui
