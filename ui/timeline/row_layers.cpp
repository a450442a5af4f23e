#include "ui/timeline/row_layers.h"

#include <QPainter>
#include <algorithm>

namespace rhyme::ui {

void RowLayers::paint(QPainter& painter, const TimelineGeometry& geometry, const TimelineGeometry::Row& row,
                      double device_pixel_ratio, const std::function<void(QPainter&)>& draw) {
    const auto& tracks = geometry.timeline().tracks;
    const auto track = std::ranges::find_if(tracks, [&](const auto& t) { return t.get() == row.track; });
    if (track == tracks.end() || row.lane.isEmpty()) return;
    Look look{*track,
              geometry.timeline().rate,
              geometry.view().pixels_per_frame,
              static_cast<double>(geometry.view().left),
              device_pixel_ratio,
              row.lane.size(),
              theme().kind};
    Layer& layer = rows_[row.track->id];
    layer.used = true;
    if (layer.picture.isNull() || layer.look != look) {
        const QSize pixels = (QSizeF(row.lane.size()) * device_pixel_ratio).toSize();
        if (layer.picture.size() != pixels) layer.picture = QPixmap(pixels);
        layer.picture.setDevicePixelRatio(device_pixel_ratio);
        QPainter on(&layer.picture);
        on.translate(-row.lane.topLeft());
        on.setClipRect(row.lane);
        draw(on);
        layer.look = std::move(look);
    }
    painter.drawPixmap(row.lane.topLeft(), layer.picture);
}

void RowLayers::drop_unused() {
    std::erase_if(rows_, [](const auto& row) { return !row.second.used; });
    for (auto& [track, layer] : rows_) layer.used = false;
}

}  // namespace rhyme::ui
