// The tracks as they were drawn last: what did not change since is not drawn again, so that the playhead, a snap line
// or a drag on one track costs the same however many clips there are. Window thread.
#pragma once

#include <QPixmap>
#include <functional>
#include <map>
#include <memory>

#include "ui/theme/theme.h"
#include "ui/timeline/geometry.h"

class QPainter;

namespace rhyme::ui {

class RowLayers {
public:
    /// Paints the row, by `draw` where it looks different than before. `draw` paints in the widget's coordinates.
    void paint(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row,
               double device_pixel_ratio, const std::function<void(QPainter&)>& draw);
    /// What the rows show of anything but their tracks is another: pictures, waveforms, what is selected.
    void forget() { rows_.clear(); }
    /// Those that were not painted since the last call go.
    void drop_unused();

private:
    struct Look {
        std::shared_ptr<const Track> track;  // held, so that no other can take its address
        FrameRate rate;
        double pixels_per_frame = 0, left = 0, device_pixel_ratio = 1;
        QSize size;
        ThemeKind theme{};
        bool operator==(const Look&) const = default;
    };
    struct Layer {
        Look look;
        QPixmap picture;
        bool used = true;
    };
    std::map<TrackId, Layer> rows_;
};

}  // namespace rhyme::ui
