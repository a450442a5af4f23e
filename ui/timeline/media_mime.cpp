#include "ui/timeline/media_mime.h"

#include <QDataStream>
#include <QIODevice>

namespace rhyme::ui {

QByteArray encode_media(const std::vector<DraggedMedia>& media) {
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    for (const DraggedMedia& m : media) {
        out << quint64(m.media.value) << m.range.has_value();
        if (m.range) out << qint64(m.range->start.value) << qint64(m.range->length.value);
    }
    return bytes;
}

std::vector<DraggedMedia> decode_media(const QMimeData& mime) {
    std::vector<DraggedMedia> media;
    QDataStream in(mime.data(QLatin1String(media_mime_type())));
    while (!in.atEnd()) {
        quint64 id = 0;
        bool part = false;
        qint64 start = 0, length = 0;
        in >> id >> part;
        if (part) in >> start >> length;
        if (in.status() != QDataStream::Ok || start < 0 || length < 0) return {};
        DraggedMedia m{MediaId{id}, std::nullopt};
        if (part) m.range = FrameRange{FramePosition(start), FrameCount(length)};
        media.push_back(m);
    }
    return media;
}

}  // namespace rhyme::ui
