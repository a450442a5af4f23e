#include "ui/viewer/program_viewer.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>

#include "core/time/timecode.h"
#include "core/transitions/transition_kind.h"
#include "ui/session/images.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/viewer/trim_sight.h"
#include "ui/viewer/view_aids.h"

namespace rhyme::ui {
namespace {

struct PairPictures {
    QImage outgoing, incoming;
};

QImage pair_side(MediaPool& pool, MediaId media, FramePosition frame, cv::Size size, const Similarity& align) {
    const auto picture = pool.frame(media, frame, Purpose::Cut);
    if (!picture) return {};
    auto rgb = fit_picture(*picture, size, Depth::Eight);
    if (!rgb) return {};
    return to_image(align.identity() ? *rgb : warp(*rgb, align, true));
}

}  // namespace

ProgramViewer::ProgramViewer(Session& session, std::unique_ptr<AudioOut> audio, QWidget* parent)
    : ViewerPanel(tr("Program"), parent),
      session_(session),
      player_(new Player(session.renderer(), Purpose::Playback, std::move(audio), this)),
      aids_(new ViewAids(session, *this)),
      proxies_(new Proxies(session.pool(), session.renderer().proxies(), proxy_folder(), this)),
      jobs_(1) {
    setObjectName(QStringLiteral("program"));
    make_title();
    picture().installEventFilter(this);
    connect(&session, &Session::timeline_changed, this, &ProgramViewer::timeline_changed);
    connect(&session.footage(), &Footage::opened, this, &ProgramViewer::timeline_changed);  // was offline until now
    connect(&session.footage(), &Footage::opened, proxies_, &Proxies::opened);
    connect(proxies_, &Proxies::changed, this, &ProgramViewer::show_quality);
    connect(proxies_, &Proxies::failed, this, [this](const QString& message) { session_.tell(message, true); });
    connect(player_, &Player::stats_changed, this, &ProgramViewer::show_dropped);
    connect(&session, &Session::playhead_changed, this, [this] {
        if (player_->position() != session_.playhead()) player_->seek(session_.playhead());
        show_place();
    });
    connect(&session, &Session::range_changed, this, &ProgramViewer::show_place);
    connect(&session, &Session::selection_changed, this, &ProgramViewer::refresh_pair);
    connect(player_, &Player::moved, this, [this](FramePosition frame) { session_.set_playhead(frame); });
    connect(player_, &Player::pictured, this, [this](const QImage& image) {
        picture().set_picture(image);
        emit frame_shown();
    });
    connect(player_, &Player::playing_changed, this, [this] { picture().set_comparing(!player_->playing()); });
    connect(player_, &Player::failed, this, [this](const QString& message) { session_.tell(message, true); });
    connect(&picture(), &PictureView::resized, this, [this] {
        player_->set_size(picture().room());
        refresh_pair();
    });
    connect(&scrub_bar(), &ScrubBar::scrubbed, this, [this](FramePosition frame) {
        emit activated();
        session_.set_playhead(frame);
    });
    timeline_changed();
}

// What playing draws from, and how many pictures came too late.
void ProgramViewer::make_title() {
    dropped_ = new QLabel;
    dropped_->setObjectName(QStringLiteral("dropped"));
    set_state(*dropped_, "failure", true);
    dropped_->hide();
    quality_ = new QToolButton;
    quality_->setObjectName(QStringLiteral("quality"));
    quality_->setPopupMode(QToolButton::InstantPopup);
    quality_->setFocusPolicy(Qt::TabFocus);
    quality_->setAccessibleName(tr("What playing draws from"));
    auto* menu = new QMenu(quality_);
    auto* group = new QActionGroup(menu);
    const auto choice = [&](const QString& text, ProxySet::Use use) {
        QAction* action = menu->addAction(text, this, [this, use] { proxies_->set_use(use); });
        action->setCheckable(true);
        action->setChecked(proxies_->set().use() == use);
        group->addAction(action);
    };
    choice(tr("Proxies where a file is too slow"), ProxySet::Use::WhenSlow);
    choice(tr("Proxies wherever there are some"), ProxySet::Use::Always);
    choice(tr("Always the files themselves"), ProxySet::Use::Never);
    menu->addSeparator();
    menu->addAction(tr("Make proxies of what is on the timeline"), this, [this] {
        for (const MediaId media : session_.timeline().media()) proxies_->make(media);
    });
    quality_->setMenu(menu);
    add_to_title(dropped_);
    add_to_title(quality_);
}

void ProgramViewer::show_quality() {
    const FramePlan plan = plan_frame(session_.timeline(), session_.playhead(), *session_.pool());
    const MediaId media = plan.layers.empty() ? MediaId() : plan.layers.back().media;
    aids_->set_frame(media, plan.layers.empty() ? FramePosition(0) : plan.layers.back().source);
    const bool small = proxies_->set().used(media);
    QString text = small ? tr("Proxy") : tr("Full");
    if (const auto done = proxies_->making(media)) text = tr("Proxy %1 %").arg(qRound(*done * 100));
    if (quality_->text() == text) return;
    quality_->setText(text);
    quality_->setToolTip(small ? tr("Playing draws from a smaller copy; standing still and export from the file itself")
                               : tr("Playing draws from the file itself"));
}

void ProgramViewer::show_dropped() {
    const PlayStats& stats = player_->stats();
    dropped_->setVisible(stats.dropped > 0);
    dropped_->setText(tr("%n dropped", "", static_cast<int>(stats.dropped)));
    dropped_->setToolTip(
        tr("%1 of %2 frames were not seen in their time since playing began; the sound ran dry %3 times")
            .arg(stats.dropped)
            .arg(stats.due)
            .arg(player_->underruns()));
}

void ProgramViewer::timeline_changed() {
    const Timeline& timeline = session_.timeline();
    picture().set_aspect(static_cast<double>(timeline.width) / timeline.height);
    picture().set_full_size({timeline.width, timeline.height});
    picture().set_message(is_empty(timeline) ? tr("The cut appears here") : QString());
    player_->set_timeline(with_nested(session_.history().sequences()));
    show_place();
    refresh_pair();
}

void ProgramViewer::show_place() {
    const Timeline& timeline = session_.timeline();
    const auto text = [&](FramePosition p) { return QString::fromStdString(format_timecode(p, timeline.rate)); };
    set_times(text(session_.playhead()), text(timeline.end()));
    show_quality();
    scrub_bar().set_length(timeline.end() - FramePosition(0));
    scrub_bar().set_position(session_.playhead());
    scrub_bar().set_range(session_.in(), session_.out());
}

void ProgramViewer::set_pair(const std::optional<FramePair>& pair) {
    offered_ = pair;
    refresh_pair();
}

void ProgramViewer::show_trim(const Timeline& before, const std::optional<Timeline>& dragged) {
    const auto cut = dragged ? trimmed_cut(before, *dragged, *session_.pool()) : std::nullopt;
    if (!cut && !trimming_) return;
    if (cut && !trimming_) compare_before_ = picture().compare();
    trimming_.reset();
    if (cut) trimming_ = FramePair{cut->outgoing, cut->incoming, cut->outgoing_frame, cut->incoming_frame, {}};
    picture().set_compare(cut ? Compare::SideBySide : compare_before_);
    refresh_pair();
}

void ProgramViewer::set_compare(Compare mode) {
    picture().set_compare(mode);
    refresh_pair();
    emit compare_changed();
}

std::optional<FramePair> ProgramViewer::pair_of_selection() const {
    const Selection& selection = session_.selection();
    const Timeline& timeline = session_.timeline();
    const Track* track = selection.is_cut() ? timeline.track_of(selection.cut_from) : nullptr;
    const Clip* from = track ? track->find(selection.cut_from) : nullptr;
    const Clip* to = from ? track->find(selection.cut_to) : nullptr;
    const auto from_media = from ? session_.pool()->find(from->media) : nullptr;
    const auto to_media = to ? session_.pool()->find(to->media) : nullptr;
    if (!from_media || !to_media || !from_media->index || !to_media->index) return std::nullopt;
    FramePair pair{from->media,
                   to->media,
                   source_frame(*from, from->end() - FrameCount(1), timeline.rate, *from_media),
                   source_frame(*to, to->start, timeline.rate, *to_media),
                   {}};
    if (const Transition* transition = track->transition_between(from->id, to->id)) {
        const auto value = [&](const char* name, double otherwise) {
            const auto found = transition->parameters.find(name);
            return found == transition->parameters.end() ? otherwise : found->second;
        };
        pair.align = {value("scale", 1), value("rotation", 0), value("dx", 0), value("dy", 0)};
    }
    return pair;
}

void ProgramViewer::refresh_pair() {
    const auto pair = trimming_ ? trimming_ : offered_ ? offered_ : pair_of_selection();
    const QSize room = picture().room();
    if (!pair || picture().compare() == Compare::Off) {
        loading_.cancel();
        loaded_.reset();
        picture().set_pair({}, {});
        return;
    }
    if (pair == loaded_ && room == loaded_size_) return;
    loading_.cancel();
    loaded_ = pair, loaded_size_ = room;
    const Timeline& timeline = session_.timeline();
    double aspect = static_cast<double>(timeline.width) / timeline.height;
    if (is_empty(timeline)) {
        const auto media = session_.pool()->find(pair->outgoing);
        if (media && media->info.video) {
            aspect =
                static_cast<double>(media->info.video->display_width) / std::max(1, media->info.video->display_height);
            picture().set_aspect(aspect);
        }
    }
    const cv::Size size = fitted(aspect, room);
    loading_ = jobs_.run(
        [pool = session_.pool(), pair = *pair, size](std::stop_token) {
            return PairPictures{pair_side(*pool, pair.outgoing, pair.outgoing_frame, size, {}),
                                pair_side(*pool, pair.incoming, pair.incoming_frame, size, pair.align)};
        },
        [this](PairPictures pictures) { picture().set_pair(pictures.outgoing, pictures.incoming); });
}

bool ProgramViewer::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) emit activated();
    return ViewerPanel::eventFilter(watched, event);
}

}  // namespace rhyme::ui
