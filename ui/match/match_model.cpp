#include "ui/match/match_model.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/match/card_picture.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

constexpr int padding = 8, line = 17, most_reasons = 3, loop_steps = 12;
constexpr int narrowest_card = 208, strip = 3;

struct There {
    QImage image;
    bool exact = false;
};

There picture_at(Session& session, const MatchSide& side, std::int64_t offset, int height) {
    if (!side.media || !side.file || !side.file->index) return {};
    const std::int64_t last = side.file->index->size().value - 1;
    const FramePosition frame(std::clamp<std::int64_t>(side.frame.value + offset, 0, last));
    const QImage there = session.thumbnails().get(side.media, frame, height);
    if (!there.isNull()) return {there, true};
    return {session.thumbnails().nearest(side.media, frame, height), false};
}

}  // namespace

MatchModel::MatchModel(Session& session, MatchSearch& finder, QObject* parent)
    : QAbstractListModel(parent), session_(session), finder_(finder) {}

int MatchModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(finder_.matches().size());
}

void MatchModel::reset() {
    beginResetModel();
    reason_lines_ = 1;
    for (const Match& match : finder_.matches())
        reason_lines_ = std::max(reason_lines_, std::min(most_reasons, static_cast<int>(match.because.size())));
    endResetModel();
}

std::pair<QString, QString> split_reason(const std::string& reason) {
    const std::string_view text = reason;
    const auto colon = text.find(": ");
    if (colon == std::string_view::npos) return {QString(), core_words(text)};
    return {core_words(text.substr(0, colon)), core_words(text.substr(colon + 2))};
}

QVariant MatchModel::data(const QModelIndex& index, int role) const {
    if (index.row() < 0 || index.row() >= rowCount()) return {};
    const Match& match = finder_.matches()[static_cast<std::size_t>(index.row())];
    const auto names = [&] {
        return QStringLiteral("%1 → %2").arg(QString::fromStdString(finder_.outgoing(match).name),
                                             QString::fromStdString(finder_.incoming(match).name));
    };
    if (role == Qt::DisplayRole) return names();
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole) {
        QString text = names();
        for (const std::string& reason : match.because) text += QStringLiteral("\n") + core_words(reason);
        if (match.crop > 0.005)
            text += QStringLiteral("\n") + tr("costs %1 % of the picture").arg(match.crop * 100, 0, 'f', 0);
        return text;
    }
    return {};
}

void MatchDelegate::set_room(int room) {
    columns_ = std::max(1, room / narrowest_card);
    width_ = std::max(120, (room - 1) / columns_);  // QListView wraps what fills its width exactly
}

int MatchDelegate::picture_height() const { return (width_ - 2 * padding) * 9 / 16; }

QSize MatchDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MatchModel*>(index.model());
    const int reasons = model ? model->reason_lines() : 1;
    return {width_, picture_height() + 6 + reasons * line + line + 2 * padding};
}

/// The finished picture of a card; made once both sides are there exactly, made again for each painting until then.
QImage MatchDelegate::still(const MatchModel& model, const Match& match, QSize pixels) const {
    const MatchSide a = model.finder().outgoing(match), b = model.finder().incoming(match);
    const QString key = QStringLiteral("%1/%2/%3/%4/%5/%6")
                            .arg(a.media.value)
                            .arg(a.frame.value)
                            .arg(b.media.value)
                            .arg(b.frame.value)
                            .arg(pixels.width())
                            .arg(match.align.scale + match.align.dx + match.align.dy + match.align.rotation);
    if (const QImage* there = pictures_.object(key)) return *there;
    const There from = picture_at(model.session(), a, 0, pixels.height());
    const There to = picture_at(model.session(), b, 0, pixels.height());
    const QImage both = half_and_half(from.image, to.image, match.align, pixels);
    if (from.exact && to.exact)
        pictures_.insert(key, new QImage(both), std::max<qsizetype>(1, both.sizeInBytes() / 1024));
    return both;
}

/// A loops up to the cut, then B from it on, which lies on A there and goes back to its place.
void MatchDelegate::paint_loop(QPainter& painter, const QRectF& rect, const MatchModel& model, const Match& match,
                               int pixels) const {
    const bool second = step_ % (2 * loop_steps) >= loop_steps;
    const MatchSide side = second ? model.finder().incoming(match) : model.finder().outgoing(match);
    const double rate = side.file && side.file->info.video ? side.file->info.video->frame_rate.fps() : 24;
    const int in_half = step_ % loop_steps;
    const auto offset =
        static_cast<std::int64_t>(std::lround((second ? in_half : in_half - loop_steps + 1) * rate / loop_steps));
    const double share = second ? 1 - static_cast<double>(in_half) / loop_steps : 0;
    painter.fillRect(rect, theme().surround);
    draw_moved(painter, rect, picture_at(model.session(), side, offset, pixels).image, match.align.at(share * share));
}

void MatchDelegate::paint_words(QPainter& painter, const QRectF& under, const MatchModel& model,
                                const Match& match) const {
    const Theme& t = theme();
    QRectF text(under.left() + 1, under.top(), under.width() - 2, line);
    const QFont plain = ui_font(size::small_text);
    painter.setFont(plain);
    const auto write = [&](const QString& words, const QColor& color, int flags) {
        painter.setPen(color);
        painter.drawText(text, flags | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(words, Qt::ElideRight, static_cast<int>(text.width())));
    };
    write(QString::number(static_cast<int>(std::lround(match.score * 100))), t.text, Qt::AlignRight);
    text.setRight(text.right() - 28);
    const auto count = std::min<std::size_t>(match.because.size(), most_reasons);
    if (!count) write(MatchModel::tr("alike in many small ways"), t.quiet, Qt::AlignLeft);
    for (std::size_t i = 0; i < count; ++i) {
        const auto [cue, words] = split_reason(match.because[i]);
        const QRectF whole = text;
        if (!cue.isEmpty()) {
            write(cue, t.quiet, Qt::AlignLeft);
            text.setLeft(text.left() + painter.fontMetrics().horizontalAdvance(cue) + 6);
        }
        write(words, t.text, Qt::AlignLeft);
        text = whole.translated(0, line);
        if (i == 0) text.setRight(under.right() - 1);
    }
    text = QRectF(under.left() + 1, under.top() + std::max<double>(1, model.reason_lines()) * line, under.width() - 2,
                  line);
    const QString from = QString::fromStdString(model.finder().outgoing(match).name),
                  to = QString::fromStdString(model.finder().incoming(match).name);
    painter.setFont(ui_font(11));
    write(from == to ? from : QStringLiteral("%1 → %2").arg(from, to), t.quiet, Qt::AlignLeft);
}

void MatchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = qobject_cast<const MatchModel*>(index.model());
    if (!model || index.row() >= model->rowCount()) return;
    const Match& match = model->finder().matches()[static_cast<std::size_t>(index.row())];
    const Theme& t = theme();
    const bool selected = option.state & QStyle::State_Selected, hover = option.state & QStyle::State_MouseOver;
    const double dpr = option.widget ? option.widget->devicePixelRatioF() : 1;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF card = QRectF(option.rect).adjusted(3, 2, -3, -2);
    if (selected || hover) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.line : t.raised);
        painter->drawRoundedRect(card, size::corner, size::corner);
    }
    const QRectF both(option.rect.left() + padding, option.rect.top() + padding, option.rect.width() - 2.0 * padding,
                      picture_height());
    const QSize pixels(static_cast<int>(std::ceil(both.width() * dpr)),
                       static_cast<int>(std::ceil(both.height() * dpr)));
    QPainterPath rounded;
    rounded.addRoundedRect(both, 3, 3);
    painter->save();
    painter->setClipPath(rounded);
    const bool playing = playing_row_ == index.row() && step_ >= 0;
    if (playing) {
        paint_loop(*painter, both, *model, match, pixels.height());
        const bool second = step_ % (2 * loop_steps) >= loop_steps;
        painter->fillRect(QRectF(both.left(), both.bottom() - strip, both.width(), strip),
                          second ? t.incoming : t.outgoing);
    } else {
        painter->drawImage(both, still(*model, match, pixels));
        const double middle = both.center().x();
        painter->fillRect(QRectF(both.left(), both.bottom() - strip, middle - both.left(), strip), t.outgoing);
        painter->fillRect(QRectF(middle, both.bottom() - strip, both.right() - middle, strip), t.incoming);
        painter->fillRect(QRectF(middle - 1, both.bottom() - 2.0 * strip, 2, 2.0 * strip), t.meeting);
    }
    painter->restore();
    if (selected) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(t.meeting, 1.5));
        painter->drawRoundedRect(both, 3, 3);
    }
    paint_words(*painter, QRectF(both.left(), both.bottom() + 6, both.width(), 100), *model, match);
    painter->restore();
}

}  // namespace rhyme::ui
