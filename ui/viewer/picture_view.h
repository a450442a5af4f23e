// A picture on the dark surround, alone or compared with another.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace rhyme::ui {

enum class Compare { Off, Overlay, Wipe, Difference, SideBySide, Flicker };

/// Lines over the picture; they are no part of it.
struct Guides {
    bool action = false, title = false;  ///< 93 % and 90 % of the frame (EBU R 95)
    bool thirds = false, centre = false;
    bool vertical = false, square = false;  ///< what a crop to 9:16 or 1:1 would keep
    bool operator==(const Guides&) const = default;
};

class PictureView : public QWidget {
    Q_OBJECT
public:
    explicit PictureView(QWidget* parent = nullptr);

    void set_picture(const QImage& picture);
    const QImage& picture() const { return picture_; }
    /// The two sides of a cut, for the compare modes; null images: nothing to compare.
    void set_pair(const QImage& outgoing, const QImage& incoming);
    void set_compare(Compare mode);
    Compare compare() const { return compare_; }
    bool has_pair() const { return !outgoing_.isNull() && !incoming_.isNull(); }
    /// While false the picture alone is shown, whatever the mode: something plays.
    void set_comparing(bool on);
    /// Flicker does not begin by itself: the first time it warns, and begins when asked again or pressed.
    bool flickering() const { return flicker_.isActive(); }
    void set_mix(double mix);  ///< share of the incoming picture in the overlay, place of the wipe: 0..1
    double mix() const { return mix_; }

    void set_aspect(double aspect);
    /// Shown instead of a picture: what to do, or what is wrong.
    void set_message(const QString& text, bool problem = false);
    /// The room for a picture, in device pixels: what it is to be drawn at. Larger when zoomed in, never larger than
    /// the picture itself then.
    QSize room() const;
    QRect picture_rect() const;

    /// The picture's own size, for "100 %".
    void set_full_size(QSize pixels);
    double zoom() const { return zoom_; }  ///< 1: it fits
    /// Zooms so that this place stays where it is.
    void zoom_at(QPointF place, double factor);
    void zoom_to_fit();
    void zoom_to_pixels(double share);  ///< 1: a pixel of the picture is one of the screen
    int percent() const;                ///< of the picture's own pixels

    void set_guides(const Guides& guides);
    const Guides& guides() const { return guides_; }
    /// What the cues see, in a picture of any size that is fitted whole into the frame; null: nothing.
    void set_evidence(const QImage& layer);
    const QImage& evidence() const { return evidence_; }

    QSize sizeHint() const override { return {400, 240}; }

signals:
    void resized();
    void mix_changed(double mix);
    void double_clicked();
    void zoom_changed();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void paint_compare(QPainter& painter, const QRect& rect);
    void paint_side_label(QPainter& painter, const QRect& rect, bool outgoing);
    QRect fitted_into(const QRect& room) const;
    void paint_guides(QPainter& painter, const QRectF& frame) const;
    void paint_notice(QPainter& painter) const;
    void set_zoom(double zoom, QPointF offset);

    QImage picture_, outgoing_, incoming_;
    Compare compare_ = Compare::Off;
    double mix_ = 0.5, aspect_ = 16.0 / 9;
    QString message_;
    bool problem_ = false, flicker_incoming_ = false, comparing_ = true;
    QTimer flicker_;
    bool warned_ = false, panning_ = false;
    Guides guides_;
    QImage evidence_;
    QSize full_;
    double zoom_ = 1;
    QPointF offset_, pressed_, pressed_offset_;
};

}  // namespace rhyme::ui
