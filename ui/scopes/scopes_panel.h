// Scopes of what the program viewer shows, measured behind and at reduced size: while playing it shows as many as can
// be made, the newest.
#pragma once

#include <QImage>
#include <QWidget>
#include <vector>

#include "ui/scopes/scope_data.h"
#include "ui/session/jobs.h"

class QComboBox;

namespace rhyme::ui {

/// One scope with its scale.
class ScopeView : public QWidget {
    Q_OBJECT
public:
    explicit ScopeView(Scope scope, QWidget* parent = nullptr);
    Scope scope() const { return scope_; }
    void set_scope(Scope scope);
    void set_data(const ScopeData& data);
    const ScopeData& data() const { return data_; }
    QSize sizeHint() const override { return {300, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paint_levels(QPainter& painter, const QRectF& area, const QImage& image) const;
    void paint_vectorscope(QPainter& painter, const QRectF& area) const;
    void paint_histogram(QPainter& painter, const QRectF& area) const;
    Scope scope_;
    ScopeData data_;
    bool there_ = false;
};

/// Window thread only.
class ScopesPanel : public QWidget {
    Q_OBJECT
public:
    explicit ScopesPanel(QWidget* parent = nullptr);
    /// The picture on the screen changed. Cheap: nothing is done while the panel is hidden.
    void set_picture(const QImage& picture);
    const std::vector<ScopeView*>& views() const { return views_; }
    int measured() const { return measured_; }  ///< how many pictures were looked at

protected:
    void showEvent(QShowEvent* event) override;

private:
    void start();
    QImage picture_;
    std::vector<ScopeView*> views_;
    bool running_ = false, due_ = false;
    int measured_ = 0;
    Jobs jobs_{1};
};

QString scope_text(Scope scope);

}  // namespace rhyme::ui
