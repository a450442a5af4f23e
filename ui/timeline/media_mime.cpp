#include "ui/timeline/media_mime.h"

#include <QDataStream>
#include <QDragEnterEvent>
#include <QIODevice>
#include <QUrl>
#include <algorithm>

#include "ui/effects/applying.h"
#include "ui/session/session.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {

QByteArray encode_media(const std::vector<DraggedMedia>& media) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const DraggedMedia& m : media) {
        out << quint64(m.media.value) << m.range.has_value();
        if (m.range) out << qint64(m.range->start.value) << qint64(m.range->length.value);
    }
    return bytes;
}

std::vector<DraggedMedia> decode_media(const QMimeData& mime) {
    std::vector<DraggedMedia> media;
    QDataStream in(mime.data(QLatin1String(media_mime_type())));
    while (!in.atEnd()) {
        quint64 id = 0;
        bool part = false;
        qint64 start = 0, length = 0;
        in >> id >> part;
        if (part) in >> start >> length;
        if (in.status() != QDataStream::Ok || start < 0 || length < 0) return {};
        DraggedMedia m{MediaId{id}, std::nullopt};
        if (part) m.range = FrameRange{FramePosition(start), FrameCount(length)};
        media.push_back(m);
    }
    return media;
}

// Footage and effects dragged onto the timeline.

void TimelineWidget::dragEnterEvent(QDragEnterEvent* event) {
    const bool effect = event->mimeData()->hasFormat(QLatin1String(effect_mime_type()));
    if (!effect && !event->mimeData()->hasFormat(QLatin1String(media_mime_type())) && !event->mimeData()->hasUrls())
        return;
    snapshot_ = session_.timeline();
    dropping_ = overlay_.drop = true;
    drop_snapper_ = make_snapper({});
    event->acceptProposedAction();
}

void TimelineWidget::dragMoveEvent(QDragMoveEvent* event) {
    if (!dropping_) return;
    preview_drop(event->position(), *event->mimeData(), event->modifiers());
    event->setAccepted(drop_fits_);
}

void TimelineWidget::dragLeaveEvent(QDragLeaveEvent*) { end_drag(); }

/// An effect over a clip, a transition over a cut or the edge of one: the real edit is shown.
void TimelineWidget::preview_effect(QPointF at, const QMimeData& mime) {
    const auto effect = decode_effect(mime);
    const Hit under = TimelineGeometry(before(), view_).hit(at);
    preview_.reset();
    geometry_.reset();
    overlay_.text.clear();
    overlay_.text_at = at;
    overlay_.hover = under;
    drop_fits_ = false;
    const Track* track = before().find(under.track);
    const Clip* clip = track ? track->find(under.clip) : nullptr;
    if (effect && clip) {
        Result<Timeline> edited = before();
        if (effect->transition) {
            const bool left = at.x() < (geometry().x_of(clip->start) + geometry().x_of(clip->end())) / 2;
            const Clip* from = under.next ? clip : left ? track->before(*clip) : clip;
            const Clip* to = from ? track->after(*from) : nullptr;
            edited = from && to
                         ? apply_transition(before(), effect->kind, from->id, to->id)
                         : Result<Timeline>(fail(ErrorCode::Conflict, tr("no clip touches this edge").toStdString()));
            drop_label_ = tr("Transition");
        } else {
            edited = apply_effect(before(), effect->kind, clip->id);
            drop_label_ = tr("Add effect");
        }
        drop_fits_ = edited.has_value();
        preview(std::move(edited));
        if (drop_fits_) overlay_.text = QString::fromStdString(clip->name);
    }
    viewport()->update();
}

void TimelineWidget::preview_drop(QPointF at, const QMimeData& mime, Qt::KeyboardModifiers modifiers) {
    drop_label_.clear();
    if (mime.hasFormat(QLatin1String(effect_mime_type()))) return preview_effect(at, mime);
    std::vector<Piece> pieces;
    for (const DraggedMedia& dragged : decode_media(mime)) {
        auto piece = session_.piece_of(dragged.media);
        if (!piece) continue;
        piece->range = dragged.range;
        pieces.push_back(std::move(*piece));
    }
    const TimelineGeometry ground(before(), view_);
    const auto* row = ground.row_at(static_cast<int>(at.y()));
    drop_track_ = row ? row->track->id : TrackId();
    drop_at_ = ground.boundary_at(std::max(at.x(), static_cast<double>(TimelineGeometry::header_width)));
    overlay_.snap.reset();
    if (drop_snapper_) {
        std::vector<FramePosition> edges{drop_at_};
        FrameCount length(0);
        for (const Piece& piece : pieces) length += placed_length(piece, before().rate);
        if (length.value > 0 && !is_empty(before())) edges.push_back(drop_at_ + length);
        const auto answer = drop_snapper_->snap(edges, view_.pixels_per_frame);
        drop_at_ = std::max(FramePosition(0), drop_at_ + answer.by);
        overlay_.snap = answer.on;
    }
    overlay_.text_at = at;
    overlay_.text.clear();
    if (pieces.empty()) {  // files from outside: what they are is not known yet
        drop_fits_ = mime.hasUrls();
        viewport()->update();
        return;
    }
    const Placing how = modifiers & Qt::ControlModifier ? Placing::Insert : Placing::Overwrite;
    auto placed = place(before(), drop_at_, drop_track_, pieces, how);
    drop_fits_ = placed.has_value();
    if (placed) {
        preview(std::move(placed->timeline));
    } else {
        preview(fail(placed.error()));
    }
}

void TimelineWidget::dropEvent(QDropEvent* event) {
    if (!dropping_) return;
    preview_drop(event->position(), *event->mimeData(), event->modifiers());
    event->setAccepted(drop_fits_);
    if (!drop_fits_) {
        end_drag();
        return;
    }
    event->acceptProposedAction();
    if (preview_) {
        const bool first = is_empty(before());
        accept_preview(drop_label_.isEmpty() ? tr("Place footage") : drop_label_);
        if (first) zoom_to_fit();
    } else {
        const auto urls = event->mimeData()->urls();
        const TrackId track = drop_track_;
        const FramePosition at = drop_at_;
        end_drag();
        emit files_dropped(urls, track, at);
    }
    setFocus(Qt::MouseFocusReason);
}

}  // namespace rhyme::ui
