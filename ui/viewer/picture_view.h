// A picture on the dark surround, alone or compared with another.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>

namespace rhyme::ui {

enum class Compare { Off, Overlay, Wipe, Difference, SideBySide, Flicker };

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
    void set_mix(double mix);  ///< share of the incoming picture in the overlay, place of the wipe: 0..1
    double mix() const { return mix_; }

    void set_aspect(double aspect);
    /// Shown instead of a picture: what to do, or what is wrong.
    void set_message(const QString& text, bool problem = false);
    /// The room for a picture, in device pixels.
    QSize room() const;
    QRect picture_rect() const;

    QSize sizeHint() const override { return {400, 240}; }

signals:
    void resized();
    void mix_changed(double mix);
    void double_clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void paint_compare(QPainter& painter, const QRect& rect);
    void paint_side_label(QPainter& painter, const QRect& rect, bool outgoing);
    QRect fitted_into(const QRect& room) const;

    QImage picture_, outgoing_, incoming_;
    Compare compare_ = Compare::Off;
    double mix_ = 0.5, aspect_ = 16.0 / 9;
    QString message_;
    bool problem_ = false, flicker_incoming_ = false, comparing_ = true;
    QTimer flicker_;
};

}  // namespace rhyme::ui
