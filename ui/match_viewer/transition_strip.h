// The transitions a join may take, each as a small picture that loops through it. Drawn behind by the real renderer.
#pragma once

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/render/renderer.h"
#include "ui/match_viewer/trial.h"
#include "ui/session/jobs.h"

namespace rhyme::ui {

/// Window thread only.
class TransitionStrip : public QWidget {
    Q_OBJECT
public:
    explicit TransitionStrip(const Renderer& renderer, QWidget* parent = nullptr);

    /// The join whose previews are shown, those that suit it best first; none: an empty strip. The trial's kind is the
    /// one chosen.
    void set_trial(const std::optional<Trial>& trial);
    struct Entry {
        std::string kind;       ///< empty: the plain (aligned) cut
        QString text, problem;  ///< why it cannot be drawn well here; empty: it can
        QString reason;         ///< why it suits this join; empty: nothing speaks for it
        std::vector<QImage> frames;
        bool done = false;
    };
    const std::vector<Entry>& entries() const { return entries_; }
    QRect cell(int index) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {cell_width, height_all}; }

signals:
    void chosen(const QString& kind);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int cell_width = 116, height_all = 92;
    void start();
    void propose();
    void draw_next();
    int at(QPoint place) const;
    bool is_chosen(const Entry& entry) const;

    const Renderer renderer_;
    std::optional<Trial> trial_;
    std::vector<Entry> entries_;
    std::size_t next_ = 0;
    int scroll_ = 0, step_ = 0;
    bool stale_ = false;
    QTimer loop_;
    Jobs jobs_{1};
    Job drawing_;
};

}  // namespace rhyme::ui
