// Draws a timeline: rectangles from geometry, pictures and waveforms from the session's caches.
#pragma once

#include <QFont>
#include <QFontMetrics>
#include <QPixmap>
#include <optional>
#include <vector>

#include "core/assemble/quality.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/row_layers.h"
#include "ui/timeline/snapping.h"

class QPainter;
class QRect;

namespace rhyme::ui {

class Session;

/// What is drawn beside the clips.
struct TimelineOverlay {
    std::optional<SnapPoint> snap;
    std::optional<QRectF> box;
    std::optional<double> blade_x;  ///< where the razor would cut
    TrackId blade_track;            ///< none: all tracks
    QString text;
    QPointF text_at;
    bool problem = false;  ///< the text says why the drag cannot be done
    bool drop = false;     ///< something is being dragged in from outside
    Hit hover;
    const std::vector<CutQuality>* qualities = nullptr;  ///< of the cuts, as far as they are known
};

/// Draws what lies within `exposed`. `device_pixel_ratio` decides how large thumbnails are asked for. `layers` is kept
/// from one painting to the next.
void paint_timeline(QPainter& painter, const QRect& exposed, const TimelineGeometry& geometry, Session& session,
                    const TimelineOverlay& overlay, RowLayers& layers, double device_pixel_ratio);

/// What the clips of one painting share: made once, used by thousands.
struct ClipLook {
    explicit ClipLook(double device_pixel_ratio);
    double dpr;
    QFont font;
    QFontMetrics metrics;
    QPixmap corners[2][2];  ///< of sound or picture, selected or not: four rounded corners and what lies outside them
};

/// Clips too narrow for a name or a picture, gathered and drawn at once; those narrower than can be told apart become
/// one run.
class NarrowClips {
public:
    static constexpr double widest = 14, run_below = 3;
    void add(double left, double right, bool selected);
    void paint(QPainter& painter, const TimelineGeometry::Row& row);

private:
    void end_run();
    std::vector<std::pair<int, int>> plain_, selected_;
    double run_from_ = 0, run_to_ = -1;
    bool run_selected_ = false;
};

/// Paints one clip that is wider; split off because it is the bulk of it.
void paint_clip(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row, const Clip& clip,
                Session& session, const ClipLook& look);
/// The joins of a track: a glyph where there is a transition, brackets on the selected cut.
void paint_cuts(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row,
                const Session& session);
/// The strip under V1: at each of its cuts how well it rhymes and how many frames it misses the beat.
void paint_quality(QPainter& painter, const TimelineGeometry& geometry, const std::vector<CutQuality>& cuts);
/// The same in words, for the cut nearest to a point of that strip; empty where there is none.
QString quality_text(const TimelineGeometry& geometry, const std::vector<CutQuality>& cuts, QPointF at);

}  // namespace rhyme::ui
