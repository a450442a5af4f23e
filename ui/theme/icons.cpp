// Line drawings of our own, in the colours of the theme at the moment of painting.
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

class ThemeIcon : public QIconEngine {
public:
    explicit ThemeIcon(QString name) : name_(std::move(name)) {}
    QIconEngine* clone() const override { return new ThemeIcon(name_); }
    QString key() const override { return QStringLiteral("rhyme"); }
    QString iconName() override { return name_; }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        const double dpr = painter->device() ? painter->device()->devicePixelRatioF() : 1;
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * dpr).toSize(), mode, state, dpr));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, double scale) override {
        const QColor& color = mode == QIcon::Disabled ? theme().disabled : theme().text;
        return icon_picture(name_, qRound(std::min(size.width(), size.height()) / scale), color, scale);
    }

private:
    QString name_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new ThemeIcon(name)); }

QPixmap icon_picture(const QString& name, int pixels, const QColor& color, double device_pixel_ratio) {
    const QString key = QStringLiteral("%1/%2/%3/%4/%5")
                            .arg(name, color.name(), theme().outgoing.name())
                            .arg(pixels)
                            .arg(device_pixel_ratio);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture)) return picture;
    QFile file(QStringLiteral(":/rhyme/icons/%1.svg").arg(name));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly)) svg = file.readAll();
    svg.replace("#E6E6E6", color.name().toLatin1());
    svg.replace("#FF8A3D", theme().outgoing.name().toLatin1());
    svg.replace("#3DB8FF", theme().incoming.name().toLatin1());
    picture = QPixmap(qRound(pixels * device_pixel_ratio), qRound(pixels * device_pixel_ratio));
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    picture.setDevicePixelRatio(device_pixel_ratio);
    QPixmapCache::insert(key, picture);
    return picture;
}

}  // namespace rhyme::ui
