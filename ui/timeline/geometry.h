// Where everything of a timeline lies on the screen: pure, from a timeline and a view to rectangles and back. Logical
// pixels.
#pragma once

#include <QPointF>
#include <QRect>
#include <QSize>
#include <map>
#include <optional>
#include <vector>

#include "core/timeline/timeline.h"

namespace rhyme::ui {

struct TimelineView {
    double pixels_per_frame = 2;
    double left = 0;                 ///< pixels scrolled to the right
    int top = 0;                     ///< pixels scrolled down
    std::map<TrackId, int> heights;  ///< of tracks that do not have the usual one
    QSize size;                      ///< of the widget, headers and ruler included
};

enum class HitKind {
    Nothing,
    Ruler,
    Marker,      ///< the flag of a marker in the ruler
    MarkerEnd,   ///< the end of one with a length
    Header,      ///< the name of a track
    HeaderEdge,  ///< its lower edge
    TargetButton,
    SyncButton,
    LockButton,
    MuteButton,
    SoloButton,
    Lane,  ///< a track where no clip is
    Clip,
    ClipIn,  ///< the first pixels of a clip
    ClipOut,
    Cut,     ///< where two clips touch
    FadeIn,  ///< the handle of a fade
    FadeOut,
    Band,     ///< the rubber band
    BandKey,  ///< a keyframe on it
};

struct Hit {
    HitKind kind = HitKind::Nothing;
    TrackId track;
    ClipId clip;  ///< of a cut: the outgoing one
    ClipId next;  ///< of a cut: the incoming one
    FramePosition frame;
    MarkerId marker;
    FrameCount key;  ///< of BandKey: its clip time
};

class TimelineGeometry {
public:
    static constexpr int header_width = 136, ruler_height = 28, video_height = 72, audio_height = 56, gap = 1,
                         divider = 16, label_height = 18, edge_reach = 7, cut_reach = 3, min_height = 24,
                         max_height = 240, low_header = 52;
    static constexpr double min_zoom = 0.001, max_zoom = 40;

    TimelineGeometry(const Timeline& timeline, const TimelineView& view);

    const Timeline& timeline() const { return *timeline_; }
    const TimelineView& view() const { return view_; }

    double x_of(FramePosition frame) const;
    /// The frame under x (not before 0).
    FramePosition frame_at(double x) const;
    /// The nearest frame boundary.
    FramePosition boundary_at(double x) const;
    double frames_in(double pixels) const { return pixels / view_.pixels_per_frame; }
    FrameRange visible() const;

    struct Row {
        const Track* track;
        QRect header, lane;
    };
    /// From the top of the screen to its bottom: the highest video track first, then audio from A1.
    const std::vector<Row>& rows() const { return rows_; }
    const Row* row_at(int y) const;
    const Row* row_of(TrackId track) const;
    /// The middle between pictures and sound.
    int divider_y() const { return divider_y_; }
    int content_height() const { return content_height_; }  ///< of all rows
    double content_width() const;                           ///< to a screen after the last clip

    QRectF clip_rect(const Row& row, const Clip& clip) const;
    QRect ruler() const { return {header_width, 0, std::max(0, view_.size.width() - header_width), ruler_height}; }
    QRect lanes() const;  ///< everything below the ruler and right of the headers
    /// Where the rubber band of a clip runs: below its name. Empty: the clip is too small for one.
    QRectF band_area(const Row& row, const Clip& clip) const;
    QRectF band_area(ClipId clip) const;
    QPointF fade_handle(const Row& row, const Clip& clip, bool in) const;
    /// The buttons a header of that row has room for; those that do not fit are in its menu.
    std::vector<HitKind> header_buttons(const Row& row) const;
    QRect header_button(const Row& row, HitKind which) const;

    Hit hit(QPointF at) const;

    /// Frames between labelled ticks so that labels stand at least `pixels` apart.
    FrameCount tick_step(double pixels) const;

    /// The view zoomed by `factor` so that what lies under x stays there.
    static TimelineView zoomed(const TimelineView& view, double factor, double x);
    /// The view that shows all of `range`.
    static TimelineView fitting(const TimelineView& view, FrameRange range);

private:
    Hit hit_ruler(QPointF at) const;
    Hit hit_header(const Row& row, QPointF at) const;
    /// What is drawn on a clip and can be dragged there; Nothing: nothing is.
    HitKind hit_on_clip(const Row& row, const Clip& clip, QPointF at, FrameCount& key) const;
    const Timeline* timeline_;
    TimelineView view_;
    std::vector<Row> rows_;
    int divider_y_ = 0, content_height_ = 0;
};

/// The curve of a clip's rubber band: of sound its level, of a picture its opacity. Null: it was never set.
const Curve* band_curve(const Clip& clip, TrackKind kind);

// Between a level (dB: -60 at the bottom, 12 at the top, as a fader is marked), or an opacity, and a height in `area`.
double y_of_decibel(const QRectF& area, double db);
double decibel_at_y(const QRectF& area, double y);
double y_of_opacity(const QRectF& area, double opacity);
double opacity_at_y(const QRectF& area, double y);

}  // namespace rhyme::ui
