// A tool turns presses, moves and releases on the timeline into edits. While the button is down it shows the exact
// result by calling the edit on the timeline as it was before the drag; on release that result becomes real.
#pragma once

#include <QCursor>
#include <QPointF>
#include <QString>
#include <memory>
#include <optional>

#include "core/timeline/edits.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/snapping.h"

namespace rhyme::ui {

class Session;

struct ToolEvent {
    QPointF at;
    Hit hit;
    Qt::KeyboardModifiers modifiers;
};

/// What the timeline's widget lends to a tool.
class ToolHost {
public:
    virtual ~ToolHost() = default;
    virtual Session& session() = 0;
    virtual const Timeline& before() const = 0;  ///< as it was before the drag
    virtual const TimelineGeometry& geometry() const = 0;
    /// Shows `edited` instead of `before`; an error keeps what was shown last, and is shown beside the pointer.
    virtual void preview(Result<Timeline> edited) = 0;
    virtual void show_snap(std::optional<SnapPoint> on) = 0;
    virtual void show_box(std::optional<QRectF> box) = 0;         ///< the frame of a box selection
    virtual void show_text(const QString& text, QPointF at) = 0;  ///< beside the pointer: "+12"
    /// Makes what is previewed real.
    virtual void accept_preview(const QString& label) = 0;
    virtual void set_track_height(TrackId track, int pixels) = 0;  ///< of the view, no edit
    /// A snapper over everything but `ignored`; it holds nothing while snapping is off.
    virtual std::optional<Snapper> make_snapper(const std::set<ClipId>& ignored) const = 0;
};

class Tool {
public:
    virtual ~Tool() = default;
    virtual void press(const ToolEvent& event, ToolHost& host) = 0;
    virtual void move(const ToolEvent& event, ToolHost& host) = 0;
    virtual void release(const ToolEvent& event, ToolHost& host) = 0;
    /// The drag is over without a result.
    virtual void cancel() = 0;
    virtual Qt::CursorShape cursor(const Hit& hit) const = 0;
    /// The tool draws a line across the track where it would cut.
    virtual bool shows_blade() const { return false; }
};

enum class ToolKind { Select, Trim, Roll, Razor, Slip, Slide, Forward, Stretch };
std::unique_ptr<Tool> make_select_tool();
std::unique_ptr<Tool> make_trim_tool();
std::unique_ptr<Tool> make_roll_tool();
std::unique_ptr<Tool> make_razor_tool();
std::unique_ptr<Tool> make_slip_tool();
std::unique_ptr<Tool> make_slide_tool();
std::unique_ptr<Tool> make_forward_tool();
std::unique_ptr<Tool> make_stretch_tool();
std::unique_ptr<Tool> make_tool(ToolKind kind);

}  // namespace rhyme::ui
