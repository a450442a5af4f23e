#include "ui/timeline/tools/gestures.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/timeline/clip_edits.h"
#include "core/timeline/place_edits.h"
#include "ui/inspector/dial.h"
#include "ui/session/session.h"
#include "ui/timeline/tools/edge_drag.h"

namespace rhyme::ui {
namespace {

QString named(const char* text) { return QCoreApplication::translate("Timeline", text); }

FrameCount frames_moved(const ToolEvent& event, double from_x, ToolHost& host) {
    return FrameCount(std::llround(host.geometry().frames_in(event.at.x() - from_x)));
}

class Gesture : public Tool {
public:
    void press(const ToolEvent& event, ToolHost&) override { press_ = event; }
    void cancel() override { moved_ = false; }
    Qt::CursorShape cursor(const Hit&) const override { return Qt::ArrowCursor; }

protected:
    ToolEvent press_;
    bool moved_ = false;
};

class HeightDrag : public Gesture {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        press_ = event;
        const auto* row = host.geometry().row_of(event.hit.track);
        height_ = row ? row->lane.height() : 0;
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        host.set_track_height(press_.hit.track, height_ + qRound(event.at.y() - press_.at.y()));
    }
    void release(const ToolEvent&, ToolHost&) override {}
    Qt::CursorShape cursor(const Hit&) const override { return Qt::SplitVCursor; }

private:
    int height_ = 0;
};

/// A header dragged over another of its kind changes places with it.
class OrderDrag : public Gesture {
public:
    void move(const ToolEvent& event, ToolHost& host) override {
        if (!moved_ && std::abs(event.at.y() - press_.at.y()) < 8) return;
        const TimelineGeometry ground(host.before(), host.geometry().view());
        const auto* over = ground.row_at(static_cast<int>(event.at.y()));
        const Track* held = host.before().find(press_.hit.track);
        if (!over || !held || over->track->kind != held->kind) return;
        std::size_t row = 0;
        for (const auto& track : host.before().tracks) {
            if (track->id == over->track->id) break;
            if (track->kind == held->kind) ++row;
        }
        moved_ = true;
        host.preview(move_track(host.before(), held->id, row));
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (moved_) host.accept_preview(named("Reorder tracks"));
    }
};

class MarkerDrag : public Gesture {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        press_ = event;
        for (const Marker& marker : *host.before().markers)
            if (marker.id == event.hit.marker) marker_ = marker;
        snapper_ = host.make_snapper({});
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        const FrameCount by = frames_moved(event, press_.at.x(), host);
        const bool end = press_.hit.kind == HitKind::MarkerEnd || (event.modifiers & Qt::AltModifier);
        FramePosition to = std::max(FramePosition(0), (end ? marker_.range.end() : marker_.range.start) + by);
        if (!moved_ && std::abs(event.at.x() - press_.at.x()) < 3) return;
        moved_ = true;
        std::optional<SnapPoint> on;
        if (snapper_) {
            const auto answer = snapper_->snap({to}, host.geometry().view().pixels_per_frame);
            if (!answer.on || answer.on->at != marker_.range.start) to += answer.by, on = answer.on;
        }
        Marker changed = marker_;
        if (end) {
            changed.range.length = std::max(FrameCount(0), to - marker_.range.start);
        } else {
            changed.range.start = to;
        }
        host.show_snap(on);
        host.preview(change_marker(host.before(), changed));
        host.show_text(signed_frames(by), event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (moved_) return host.accept_preview(named("Move marker"));
        host.session().select({});
        host.session().set_playhead(marker_.range.start);  // a click goes there: the inspector shows it
    }
    Qt::CursorShape cursor(const Hit& hit) const override {
        return hit.kind == HitKind::MarkerEnd ? Qt::SizeHorCursor : Qt::PointingHandCursor;
    }

private:
    Marker marker_;
    std::optional<Snapper> snapper_;
};

class FadeDrag : public Gesture {
public:
    void move(const ToolEvent& event, ToolHost& host) override {
        const Clip* clip = host.before().find(press_.hit.clip);
        if (!clip) return;
        const FrameCount by = frames_moved(event, press_.at.x(), host);
        FrameCount in = clip->more->fade_in, out = clip->more->fade_out;
        const FrameCount none(0);
        if (press_.hit.kind == HitKind::FadeIn) {
            in = std::clamp(in + by, none, clip->length - out);
        } else {
            out = std::clamp(out - by, none, clip->length - in);
        }
        moved_ = true;
        host.preview(set_fades(host.before(), clip->id, in, out));
        const FrameCount shown = press_.hit.kind == HitKind::FadeIn ? in : out;
        host.show_text(named("Fade %1").arg(shown.value), event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (moved_) host.accept_preview(named("Fade"));
    }
    Qt::CursorShape cursor(const Hit&) const override { return Qt::SizeHorCursor; }
};

/// The rubber band: the whole of it where there are no keyframes, a keyframe, or both ends of a stretch. Ctrl adds a
/// keyframe, Alt takes one away.
class BandDrag : public Gesture {
public:
    void press(const ToolEvent& event, ToolHost& host) override {
        press_ = event;
        const Timeline& before = host.before();
        const Track* track = before.track_of(event.hit.clip);
        if (!track) return;
        const bool video = track->kind == TrackKind::Video;
        const auto dials = video ? inherent_dials(event.hit.clip, "opacity") : sound_dials(before, event.hit.clip);
        for (const Dial& dial : dials)
            if (dial.id == (video ? "opacity.opacity" : "band")) dial_ = dial;
        if (!dial_) return;
        const Curve* curve = dial_->curve(before);
        if (curve) keys_ = curve->keys;
        at_ = before.find(event.hit.clip)->clip_time(event.hit.frame);
        ground_ = before;
        const bool alt = event.modifiers & Qt::AltModifier, control = event.modifiers & Qt::ControlModifier;
        if (event.hit.kind == HitKind::BandKey) {
            if (alt) {
                moved_ = true;
                host.preview(dial_->remove_key(before, event.hit.key));
                dial_.reset();
                return;
            }
            held_ = {event.hit.key};
        } else if (control) {
            Keyframe key;
            key.at = at_, key.value = dial_->value(before, event.hit.frame);
            auto with = dial_->set_key(before, key);
            if (!with) return;
            ground_ = *with;
            held_ = {at_};
            moved_ = true;
            host.preview(std::move(with));
        } else {
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                const bool last = i + 1 == keys_.size();
                if (keys_[i].at <= at_ && (last || keys_[i + 1].at > at_)) {
                    held_.push_back(keys_[i].at);
                    if (!last) held_.push_back(keys_[i + 1].at);
                }
            }
            if (held_.empty() && !keys_.empty()) held_ = {keys_.front().at};
        }
    }
    void move(const ToolEvent& event, ToolHost& host) override {
        if (!dial_) return;
        if (!moved_ && (event.at - press_.at).manhattanLength() < 3) return;
        moved_ = true;
        const QRectF body = host.geometry().band_area(press_.hit.clip);
        const bool video = dial_->id != "band";
        const auto value_of = [&](double y) { return video ? opacity_at_y(body, y) : decibel_at_y(body, y); };
        const auto y_of = [&](double v) { return video ? y_of_opacity(body, v) : y_of_decibel(body, v); };
        const double dy = event.at.y() - press_.at.y();
        const auto dragged = [&](double v) { return std::clamp(value_of(y_of(v) + dy), dial_->low, dial_->high); };
        Result<Timeline> edited = ground_;
        double shown = 0;
        if (held_.empty()) {
            shown = dragged(dial_->value(ground_, press_.hit.frame));
            edited = dial_->set(ground_, press_.hit.frame, shown);
        }
        const Curve* curve = dial_->curve(ground_);
        for (const FrameCount at : held_) {
            if (!curve || !edited) break;
            const auto key =
                std::find_if(curve->keys.begin(), curve->keys.end(), [&](const Keyframe& k) { return k.at == at; });
            if (key == curve->keys.end()) continue;
            Keyframe changed = *key;
            changed.value = shown = dragged(key->value);
            if (held_.size() == 1 && !(event.modifiers & Qt::ShiftModifier))
                changed.at = at + frames_moved(event, press_.at.x(), host);
            const bool taken = changed.at != at && std::any_of(curve->keys.begin(), curve->keys.end(),
                                                               [&](const auto& k) { return k.at == changed.at; });
            if (taken) changed.at = at;
            if (changed.at != at) edited = dial_->move_key(*edited, at, changed.at);
            if (edited) edited = dial_->set_key(*edited, changed);
        }
        host.preview(std::move(edited));
        host.show_text(
            video ? QStringLiteral("%1 %").arg(shown * 100, 0, 'f', 0) : QStringLiteral("%1 dB").arg(shown, 0, 'f', 1),
            event.at);
    }
    void release(const ToolEvent&, ToolHost& host) override {
        if (moved_) {
            host.accept_preview(named("Rubber band"));
        } else if (press_.hit.clip) {
            const auto group = host.before().linked(press_.hit.clip);
            host.session().select_clips({group.begin(), group.end()});
        }
    }
    Qt::CursorShape cursor(const Hit& hit) const override {
        return hit.kind == HitKind::BandKey ? Qt::SizeAllCursor : Qt::SizeVerCursor;
    }

private:
    std::optional<Dial> dial_;
    std::vector<Keyframe> keys_;
    std::vector<FrameCount> held_;
    Timeline ground_;
    FrameCount at_;
};

}  // namespace

bool begins_gesture(HitKind kind, bool on_clips) {
    switch (kind) {
        case HitKind::Header:
        case HitKind::HeaderEdge:
        case HitKind::Marker:
        case HitKind::MarkerEnd:
            return true;
        case HitKind::FadeIn:
        case HitKind::FadeOut:
        case HitKind::Band:
        case HitKind::BandKey:
            return on_clips;
        default:
            return false;
    }
}

std::unique_ptr<Tool> make_gesture(const Hit& hit, bool on_clips) {
    if (!begins_gesture(hit.kind, on_clips)) return nullptr;
    switch (hit.kind) {
        case HitKind::HeaderEdge:
            return std::make_unique<HeightDrag>();
        case HitKind::Header:
            return std::make_unique<OrderDrag>();
        case HitKind::Marker:
        case HitKind::MarkerEnd:
            return std::make_unique<MarkerDrag>();
        case HitKind::FadeIn:
        case HitKind::FadeOut:
            return std::make_unique<FadeDrag>();
        default:
            return std::make_unique<BandDrag>();
    }
}

}  // namespace rhyme::ui
