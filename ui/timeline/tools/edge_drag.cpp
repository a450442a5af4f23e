#include "ui/timeline/tools/edge_drag.h"

#include <QCoreApplication>
#include <cmath>

#include "ui/session/session.h"

namespace rhyme::ui {

QString signed_frames(FrameCount c) {
    return QStringLiteral("%1%2").arg(c.value > 0 ? QStringLiteral("+") : QString()).arg(c.value);
}

EdgeDrag::EdgeDrag(const ToolEvent& press, Kind kind, ToolHost& host)
    : kind_(kind),
      hit_(press.hit),
      edge_(press.hit.kind == HitKind::ClipIn ? Edge::In : Edge::Out),
      pressed_x_(press.at.x()),
      linked_(press.modifiers & Qt::AltModifier ? Linked::Alone : Linked::Together) {
    const Clip* clip = host.before().find(hit_.clip);
    origin_ = clip ? (edge_ == Edge::In ? clip->start : clip->end()) : FramePosition(0);
    std::set<ClipId> ignored{hit_.clip, hit_.next};
    for (const ClipId id : host.before().linked(hit_.clip)) ignored.insert(id);
    if (hit_.next)
        for (const ClipId id : host.before().linked(hit_.next)) ignored.insert(id);
    snapper_ = host.make_snapper(ignored);
}

void EdgeDrag::move(const ToolEvent& event, ToolHost& host) {
    const double frames = host.geometry().frames_in(event.at.x() - pressed_x_);
    FrameCount delta(static_cast<std::int64_t>(std::lround(frames)));
    std::optional<SnapPoint> on;
    if (snapper_ && !(event.modifiers & Qt::ControlModifier)) {
        const auto answer = snapper_->snap({origin_ + delta}, host.geometry().view().pixels_per_frame);
        delta += answer.by, on = answer.on;
    }
    const Timeline& before = host.before();
    if (kind_ == Kind::Roll) {
        delta = clamp_roll(before, hit_.clip, hit_.next, delta, linked_);
    } else {
        delta = clamp_trim(before, hit_.clip, edge_, delta, kind_ == Kind::Ripple, linked_);
    }
    if (on && origin_ + delta != on->at) on.reset();
    host.show_snap(on);
    delta_ = delta;
    if (delta_ == FrameCount(0)) {
        host.preview(before);
    } else if (kind_ == Kind::Roll) {
        host.preview(roll(before, hit_.clip, hit_.next, delta_, linked_));
    } else if (kind_ == Kind::Ripple) {
        host.preview(ripple_trim(before, hit_.clip, edge_, delta_, linked_));
    } else {
        host.preview(trim(before, hit_.clip, edge_, delta_, linked_));
    }
    host.show_text(signed_frames(delta_), event.at);
}

void EdgeDrag::release(ToolHost& host) {
    host.accept_preview(kind_ == Kind::Roll     ? QCoreApplication::translate("Timeline", "Roll cut")
                        : kind_ == Kind::Ripple ? QCoreApplication::translate("Timeline", "Ripple trim")
                                                : QCoreApplication::translate("Timeline", "Trim clip"));
}

}  // namespace rhyme::ui
