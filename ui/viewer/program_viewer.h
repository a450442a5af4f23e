// What the timeline shows at the playhead, and the two sides of a cut compared.
#pragma once

#include <optional>

#include "core/image/similarity.h"
#include "ui/playback/player.h"
#include "ui/playback/proxies.h"
#include "ui/session/jobs.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {

class Session;
class ViewAids;

/// Two frames to be compared: the last of A, the first of B, and how B is laid over A.
struct FramePair {
    MediaId outgoing, incoming;
    FramePosition outgoing_frame, incoming_frame;
    Similarity align;
    bool operator==(const FramePair&) const = default;
};

class ProgramViewer : public ViewerPanel {
    Q_OBJECT
public:
    ProgramViewer(Session& session, std::unique_ptr<AudioOut> audio, QWidget* parent = nullptr);
    Player& player() { return *player_; }
    Proxies& proxies() { return *proxies_; }

    /// What the compare modes compare; nullopt: the selected cut, or nothing.
    void set_pair(const std::optional<FramePair>& pair);
    void set_compare(Compare mode);
    /// While a trim is dragged: both sides of the cut it moves, side by side, on the timeline as it would be; nullopt:
    /// the drag is over.
    void show_trim(const Timeline& before, const std::optional<Timeline>& dragged);
    bool showing_trim() const { return trimming_.has_value(); }
    Compare compare() { return picture().compare(); }

signals:
    void activated();  ///< the mouse was pressed in it
    void compare_changed();
    void frame_shown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void timeline_changed();
    void show_place();
    void refresh_pair();
    void make_title();
    void show_quality();
    void show_dropped();
    std::optional<FramePair> pair_of_selection() const;

    Session& session_;
    Player* player_;
    ViewAids* aids_;
    Proxies* proxies_;
    QToolButton* quality_ = nullptr;
    QLabel* dropped_ = nullptr;
    std::optional<FramePair> offered_, loaded_, trimming_;
    Compare compare_before_ = Compare::Off;
    QSize loaded_size_;
    Jobs jobs_;
    Job loading_;
};

}  // namespace rhyme::ui
