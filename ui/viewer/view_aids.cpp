#include "ui/viewer/view_aids.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

#include "ui/match/match_controls.h"
#include "ui/match_viewer/evidence.h"
#include "ui/theme/theme.h"
#include "ui/viewer/viewer_panel.h"

namespace rhyme::ui {
namespace {

constexpr int drawn_width = 640;

QToolButton* menu_button(const QString& name, const char* object, QMenu* menu) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(object));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFixedHeight(size::button);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->setToolTip(name);
    menu->setParent(button, menu->windowFlags());
    button->setMenu(menu);
    return button;
}

}  // namespace

ViewAids::ViewAids(Session& session, ViewerPanel& panel) : QObject(&panel), session_(session), panel_(panel) {
    PictureView& picture = panel.picture();
    auto* zooms = new QMenu;
    zooms->addAction(tr("Fit"), &picture, &PictureView::zoom_to_fit);
    for (const int percent : {50, 100, 200, 400})
        zooms->addAction(tr("%1 %").arg(percent), &picture,
                         [&picture, percent] { picture.zoom_to_pixels(percent / 100.0); });
    zoom_ = menu_button(tr("Zoom of the picture"), "zoom", zooms);
    auto* aids = new QMenu;
    add_guides(*aids);
    aids->addSeparator();
    add_cues(*aids);
    aids_ = menu_button(tr("Guides, and what the cues see"), "aids", aids);
    aids_->setIcon(icon(QStringLiteral("guides")));
    panel.add_to_title(aids_);
    panel.add_to_title(zoom_);
    connect(&picture, &PictureView::zoom_changed, this, &ViewAids::show_zoom);
    connect(&picture, &PictureView::resized, this, &ViewAids::show_zoom);
    show_zoom();
}

void ViewAids::show_zoom() {
    const PictureView& picture = panel_.picture();
    zoom_->setText(picture.zoom() == 1 ? tr("Fit") : tr("%1 %").arg(picture.percent()));
}

void ViewAids::add_guides(QMenu& menu) {
    const auto add = [&](const char* name, const QString& text, bool Guides::*guide) {
        QAction* action = menu.addAction(text);
        action->setObjectName(QLatin1String(name));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this, guide](bool on) {
            Guides guides = panel_.picture().guides();
            guides.*guide = on;
            panel_.picture().set_guides(guides);
        });
    };
    add("guide-action", tr("Action Safe (93 %)"), &Guides::action);
    add("guide-title", tr("Title Safe (90 %)"), &Guides::title);
    add("guide-thirds", tr("Thirds"), &Guides::thirds);
    add("guide-centre", tr("Centre"), &Guides::centre);
    add("guide-vertical", tr("9:16 Inside"), &Guides::vertical);
    add("guide-square", tr("1:1 Inside"), &Guides::square);
}

void ViewAids::add_cues(QMenu& menu) {
    for (const Cue* cue : all_cues()) {
        QAction* action = menu.addAction(cue_text(cue->name()));
        action->setObjectName(QString::fromUtf8(cue->name().data()));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this, name = std::string(cue->name())](bool on) {
            if (on)
                cues_.insert(name);
            else
                cues_.erase(name);
            show_evidence();
        });
    }
}

void ViewAids::set_frame(MediaId media, FramePosition frame) {
    if (media == media_ && frame == frame_) return;
    media_ = media, frame_ = frame;
    if (!cues_.empty()) show_evidence();
}

void ViewAids::show_evidence() {
    const BinItem* item = cues_.empty() ? nullptr : session_.footage().find(media_);
    const Moment* moment = item && item->analysis ? nearest_moment(*item->analysis, frame_) : nullptr;
    if (!moment) return panel_.picture().set_evidence({});
    std::string key = std::to_string(media_.value) + "/" + std::to_string(moment->frame.value);
    for (const std::string& cue : cues_) key += "/" + cue;
    if (made_.size() > 40) made_.clear();
    const auto [place, fresh] = made_.emplace(key, QImage());
    if (!place->second.isNull()) return panel_.picture().set_evidence(place->second);
    if (!fresh) return;
    const cv::Size size(drawn_width, std::max(2, static_cast<int>(drawn_width / item->analysis->aspect)));
    jobs_.run([analysis = item->analysis, moment, cues = std::vector<std::string>(cues_.begin(), cues_.end()),
               size](std::stop_token) { return evidence_layer(*moment, cues, Side::Outgoing, size); },
              [this, key](QImage layer) {
                  made_[key] = std::move(layer);
                  show_evidence();
              });
}

}  // namespace rhyme::ui
