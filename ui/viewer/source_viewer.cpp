#include "ui/viewer/source_viewer.h"

#include <QApplication>
#include <QDrag>
#include <QMimeData>
#include <QMouseEvent>

#include "core/time/timecode.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/timeline/media_mime.h"
#include "ui/viewer/view_aids.h"

namespace rhyme::ui {

Timeline timeline_of(MediaId media, const Media& file, const std::string& name) {
    FrameRate rate(25, 1);
    int width = 1920, height = 1080;
    if (file.info.video) {
        rate = file.info.video->frame_rate;
        width = file.info.video->display_width, height = file.info.video->display_height;
    }
    const Timeline empty = make_timeline(rate, width, height);
    auto placed = place(empty, FramePosition(0), TrackId(), {{media, std::make_shared<Media>(file), name, {}, true}},
                        Placing::Overwrite);
    return placed ? placed->timeline : empty;
}

SourceViewer::SourceViewer(Session& session, std::unique_ptr<AudioOut> audio, QWidget* parent)
    : ViewerPanel(tr("Source"), parent),
      session_(session),
      player_(new Player(session.renderer(), Purpose::Scrub, std::move(audio), this)),
      aids_(new ViewAids(session, *this)) {
    setObjectName(QStringLiteral("source"));
    picture().installEventFilter(this);
    connect(&session, &Session::source_changed, this, &SourceViewer::source_changed);
    connect(player_, &Player::moved, this, [this](FramePosition frame) {
        Session::Source source = session_.source();
        source.at = frame;
        session_.set_source(source);
    });
    connect(player_, &Player::pictured, &picture(), [this](const QImage& image) { picture().set_picture(image); });
    connect(player_, &Player::failed, this, [this](const QString& message) { session_.tell(message, true); });
    connect(&picture(), &PictureView::resized, this, [this] { player_->set_size(picture().room()); });
    connect(&scrub_bar(), &ScrubBar::scrubbed, this, [this](FramePosition frame) {
        emit activated();
        Session::Source source = session_.source();
        source.at = frame;
        session_.set_source(source);
    });
    source_changed();
}

void SourceViewer::source_changed() {
    const Session::Source& source = session_.source();
    const auto media = session_.pool()->find(source.media);
    if (source.media != shown_ || !media) {
        player_->pause();
        shown_ = media ? source.media : MediaId();
        const BinItem* item = session_.footage().find(source.media);
        set_subject(item ? item->name : QString());
        picture().set_picture({});
        if (media) {
            const Timeline timeline = timeline_of(source.media, *media, item ? item->name.toStdString() : "");
            picture().set_aspect(static_cast<double>(timeline.width) / std::max(1, timeline.height));
            picture().set_full_size({timeline.width, timeline.height});
            player_->set_timeline(timeline);
            picture().set_message(media->info.video ? QString() : tr("Sound only"));
        } else {
            picture().set_message(tr("Double-click footage to look at it here"));
        }
    }
    if (player_->position() != source.at) player_->seek(source.at);
    aids_->set_frame(shown_, source.at);
    show_place();
}

void SourceViewer::show_place() {
    const Session::Source& source = session_.source();
    const Timeline& timeline = player_->timeline();
    const auto text = [&](FramePosition p) { return QString::fromStdString(format_timecode(p, timeline.rate)); };
    if (!shown_) {
        set_times({}, {});
        scrub_bar().set_length(FrameCount(0));
        return;
    }
    FramePosition length = timeline.end();
    if (source.in || source.out) {
        length = FramePosition((source.out.value_or(timeline.end()) - source.in.value_or(FramePosition(0))).value);
    }
    set_times(text(source.at), text(length));
    scrub_bar().set_length(timeline.end() - FramePosition(0));
    scrub_bar().set_position(source.at);
    scrub_bar().set_range(source.in, source.out);
}

void SourceViewer::start_drag() {
    const auto piece = session_.source_piece();
    if (!piece) return;
    auto* mime = new QMimeData;
    mime->setData(QLatin1String(media_mime_type()), encode_media({{piece->media, piece->range}}));
    auto* drag = new QDrag(this);
    drag->setMimeData(mime);
    const QImage image = picture().picture();
    if (!image.isNull()) drag->setPixmap(QPixmap::fromImage(image.scaledToHeight(54, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

bool SourceViewer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        emit activated();
        pressed_at_ = static_cast<QMouseEvent*>(event)->pos();
    } else if (event->type() == QEvent::MouseMove) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const bool far = (mouse->pos() - pressed_at_).manhattanLength() >= QApplication::startDragDistance();
        if ((mouse->buttons() & Qt::LeftButton) && far) {
            start_drag();
            return true;
        }
    }
    return ViewerPanel::eventFilter(watched, event);
}

}  // namespace rhyme::ui
