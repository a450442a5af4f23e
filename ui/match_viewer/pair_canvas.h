// Two pictures laid over each other: overlay, wipe, difference, flicker, two-up, with evidence on them, and B moved by
// hand. Paints what it is given; knows no file and no timeline.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

#include "core/image/similarity.h"
#include "ui/viewer/picture_view.h"

namespace rhyme::ui {

class PairCanvas : public QWidget {
    Q_OBJECT
public:
    explicit PairCanvas(QWidget* parent = nullptr);

    /// `outgoing` and `incoming` as decoded, fitted whole into a frame of this aspect; B is moved by `align`.
    void set_pair(const QImage& outgoing, const QImage& incoming);
    void set_align(const Similarity& align);
    const Similarity& align() const { return align_; }
    void set_aspect(double aspect);
    /// What the join really looks like at this moment, for Compare::Off; null: A.
    void set_result(const QImage& result);
    /// Drawn on each side's picture and moved with it; null: nothing.
    void set_evidence(const QImage& outgoing, const QImage& incoming);
    /// Under each picture in two-up.
    void set_captions(const QString& outgoing, const QString& incoming);
    void set_message(const QString& text, bool problem = false);

    /// Flicker does not begin by itself: the first time it warns, and begins when asked again or pressed.
    void set_compare(Compare mode);
    Compare compare() const { return compare_; }
    bool flickering() const { return flicker_.isActive(); }
    void start_flicker();
    void set_mix(double mix);  ///< opacity of B in the overlay, place of the wipe's line: 0..1
    double mix() const { return mix_; }
    void set_gain(double gain);  ///< of the difference, 1..16
    double gain() const { return gain_; }
    void set_flicker_rate(double hertz);  ///< how often both are seen in a second, 2..5
    double flicker_rate() const { return rate_; }

    /// B is moved by dragging, scaled at its corners or with the wheel, turned at the knob above it or with Ctrl and
    /// the wheel; arrows, Page Up/Down and Ctrl with arrows do the same in small steps.
    void set_aligning(bool on);
    bool aligning() const { return aligning_; }
    QRectF frame_rect() const;
    /// Where a corner (0..3, clockwise from the top left) or the knob (4) can be taken.
    QPointF handle(int which) const;

    QSize sizeHint() const override { return {640, 400}; }

signals:
    void mix_changed(double mix);
    void align_changed(const rhyme::Similarity& align);  ///< by hand; once for each step of a drag
    void align_finished();                               ///< the hand let go
    void resized();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Grip { None, Mix, Move, Corner, Turn };
    QRectF fitted_into(const QRectF& room) const;
    void paint_side(QPainter& painter, const QRectF& frame, bool incoming, bool moved) const;
    void paint_pair(QPainter& painter, const QRectF& frame);
    void paint_two_up(QPainter& painter);
    void paint_difference(QPainter& painter, const QRectF& frame);
    void paint_badge(QPainter& painter, const QRectF& frame, bool outgoing) const;
    void paint_handles(QPainter& painter) const;
    void paint_notice(QPainter& painter, const QRectF& frame) const;
    void change(Similarity align, bool finished);
    Grip grip_at(QPointF at) const;

    QImage outgoing_, incoming_, result_, evidence_a_, evidence_b_;
    QString caption_a_, caption_b_, message_;
    Similarity align_, grabbed_;
    double aspect_ = 16.0 / 9, mix_ = 0.5, gain_ = 4, rate_ = 2;
    Compare compare_ = Compare::Overlay;
    bool problem_ = false, aligning_ = false, second_ = false, warned_ = false;
    Grip grip_ = Grip::None;
    QPointF pressed_;
    QTimer flicker_;
};

}  // namespace rhyme::ui
