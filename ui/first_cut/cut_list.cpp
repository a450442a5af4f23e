#include "ui/first_cut/cut_list.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <cmath>

#include "core/render/renderer.h"
#include "core/time/timecode.h"
#include "ui/first_cut/first_cut.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {

CutList::CutList(Session& session, FirstCut& cut, QObject* parent)
    : QAbstractTableModel(parent), session_(session), cut_(cut) {
    connect(&session, &Session::timeline_changed, this, &CutList::refresh);
    connect(&cut, &FirstCut::changed, this, &CutList::refresh);
    connect(&session.thumbnails(), &Thumbnails::arrived, this, [this] {
        if (!clips_.empty()) emit dataChanged(index(0, Shot), index(rowCount() - 1, Shot), {Qt::DecorationRole});
    });
}

void CutList::set_shown(bool shown) {
    shown_ = shown;
    refresh();
}

/// Rows stay chosen while the same clips are there.
void CutList::refresh() {
    if (!shown_) return;
    std::vector<Clip> now;
    for (const Clip* clip : cut_.clips()) now.push_back(*clip);
    if (std::ranges::equal(now, clips_, {}, &Clip::id, &Clip::id)) {
        clips_ = std::move(now);
        if (!clips_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    clips_ = std::move(now);
    endResetModel();
}

void CutList::show_qualities(const std::vector<CutQuality>& cuts) {
    scores_.clear();
    for (const CutQuality& cut : cuts)
        if (cut.score) scores_[cut.to] = *cut.score;
    if (!clips_.empty()) emit dataChanged(index(0, Match), index(rowCount() - 1, Match), {Qt::DisplayRole});
}

const Clip* CutList::clip(int row) const {
    return row >= 0 && row < rowCount() ? &clips_[static_cast<std::size_t>(row)] : nullptr;
}

int CutList::row_of(ClipId clip) const {
    const auto at = std::ranges::find(clips_, clip, &Clip::id);
    return at == clips_.end() ? -1 : static_cast<int>(at - clips_.begin());
}

QString CutList::why(int row) const {
    const Clip* clip = this->clip(row);
    const FirstCut::Reason* reason = clip ? cut_.reason(*clip) : nullptr;
    if (!reason) return {};
    QStringList parts;
    for (const std::string& because : reason->because) parts.append(core_words(because));
    return parts.join(QStringLiteral("; "));
}

int CutList::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(clips_.size());
}

int CutList::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columns; }

QVariant CutList::shown(const Clip& clip, int column) const {
    if (column == Place) return QString::fromStdString(format_timecode(clip.start, session_.timeline().rate));
    if (column == Shot) return QString::fromStdString(clip.name);
    const FirstCut::Reason* reason = cut_.reason(clip);
    const auto found = scores_.find(clip.id);
    const double score = reason ? reason->score : found == scores_.end() ? 0 : found->second;
    return column == Match && score > 0 ? QString::number(static_cast<int>(std::lround(score * 100))) : QVariant();
}

QVariant CutList::picture(const Clip& clip) const {
    const double ratio = qApp->devicePixelRatio();
    QPixmap place(QSize(picture_width, picture_height) * ratio);
    place.setDevicePixelRatio(ratio);
    place.fill(theme().surround);
    const auto media = session_.pool()->find(clip.media);
    if (clip.kind != ClipKind::Media || !media || !media->index || !media->info.video) return place;
    const QImage image =
        session_.thumbnails().get(clip.media, source_frame(clip, clip.start, session_.timeline().rate, *media),
                                  static_cast<int>(std::lround(picture_height * ratio)));
    if (image.isNull()) return place;
    const QSizeF size = QSizeF(image.size()).scaled(picture_width, picture_height, Qt::KeepAspectRatio);
    QPainter painter(&place);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(QPointF((picture_width - size.width()) / 2, (picture_height - size.height()) / 2), size),
                      image);
    return place;
}

QVariant CutList::data(const QModelIndex& index, int role) const {
    const Clip* clip = this->clip(index.row());
    if (!clip) return {};
    const int column = index.column();
    if (role == Qt::DisplayRole) return shown(*clip, column);
    if (role == Qt::CheckStateRole && column == Kept) return cut_.kept(clip->id) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DecorationRole && column == Shot) return picture(*clip);
    if (role == Qt::FontRole && column == Place) return timecode_font(size::small_text);
    if (role == Qt::TextAlignmentRole && column == Match) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        const QString why = this->why(index.row());
        return why.isEmpty() ? shown(*clip, Shot) : why;
    }
    if (role == Qt::AccessibleTextRole) {
        const QString name = tr("%1 at %2").arg(shown(*clip, Shot).toString(), shown(*clip, Place).toString());
        if (column == Kept) return cut_.kept(clip->id) ? tr("%1, kept").arg(name) : tr("%1, not kept").arg(name);
        if (column == Shot) return name;
    }
    return {};
}

QVariant CutList::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == Match) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    return section == Kept ? tr("Keep") : section == Place ? tr("Place") : section == Shot ? tr("Shot") : tr("Match");
}

Qt::ItemFlags CutList::flags(const QModelIndex& index) const {
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    return index.column() == Kept ? base | Qt::ItemIsUserCheckable : base;
}

bool CutList::setData(const QModelIndex& index, const QVariant& value, int role) {
    const Clip* clip = this->clip(index.row());
    if (!clip || role != Qt::CheckStateRole || index.column() != Kept) return false;
    cut_.keep({clip->id}, value.toInt() == Qt::Checked);
    return true;
}

}  // namespace rhyme::ui
