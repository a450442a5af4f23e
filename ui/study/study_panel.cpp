#include "ui/study/study_panel.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QShowEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/session/images.h"
#include "ui/theme/theme.h"
#include "ui/words/core_words.h"

namespace rhyme::ui {
namespace {

constexpr int pause = 120;         // ms the playhead rests before a frame is looked at
constexpr int picture_side = 640;  // pixels of the longer side
constexpr int strip_height = 20;

QString said(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

/// The picture with the evidence, as large as there is room.
class StudyPicture : public QWidget {
public:
    explicit StudyPicture(QWidget* parent) : QWidget(parent) {
        setObjectName(QStringLiteral("study_picture"));
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);  // fixed, it would keep its hint's height
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        setMinimumWidth(120);
    }
    void set(const QImage& image) {
        image_ = image;
        setAccessibleName(tr("The picture, with what was found drawn on it"));
        updateGeometry();
        update();
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override {
        return image_.isNull() ? width * 9 / 16
                               : std::min(width * image_.height() / std::max(1, image_.width()), 2 * width);
    }
    QSize sizeHint() const override { return {240, heightForWidth(240)}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.fillRect(rect(), theme().surround);
        if (image_.isNull()) return;
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        QSize fit = image_.size().scaled(size(), Qt::KeepAspectRatio);
        QRect place(QPoint(0, 0), fit);
        place.moveCenter(rect().center());
        painter.drawImage(place, image_);
    }

private:
    QImage image_;
};

/// The palette, each colour as wide as its share.
class StudyPalette : public QWidget {
public:
    explicit StudyPalette(QWidget* parent) : QWidget(parent) { setFixedHeight(strip_height); }
    void set(const FrameLook& look) {
        colours_.clear();
        for (const LookColour& c : look.palette) colours_.emplace_back(QColor(QString::fromStdString(c.hex)), c.share);
        setAccessibleName(core_words(palette_words(look, 8)));
        setToolTip(core_words(palette_words(look, 8)));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        double x = 0;
        for (const auto& [colour, share] : colours_) {
            painter.fillRect(QRectF(x * width(), 0, share * width() + 1, height()), colour);
            x += share;
        }
    }

private:
    std::vector<std::pair<QColor, double>> colours_;
};

StudyPanel::StudyPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      name_(new QLabel(this)),
      state_(new QLabel(this)),
      picture_(nullptr),
      palette_(nullptr),
      body_(new QWidget) {
    setObjectName(QStringLiteral("study"));
    setAccessibleName(tr("Study"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0), column->setSpacing(0);
    state_->setObjectName(QStringLiteral("study_state"));
    state_->setAlignment(Qt::AlignCenter), state_->setWordWrap(true), state_->setMargin(4 * size::unit);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame), scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body_);
    column->addWidget(state_), column->addWidget(scroll, 1);

    auto* grid = new QGridLayout(body_);
    grid->setContentsMargins(2 * size::unit, 2 * size::unit, 2 * size::unit, 2 * size::unit);
    grid->setHorizontalSpacing(2 * size::unit), grid->setVerticalSpacing(size::unit);
    picture_ = new StudyPicture(body_), palette_ = new StudyPalette(body_);
    name_->setTextInteractionFlags(Qt::NoTextInteraction);
    QPalette quiet = name_->palette();
    quiet.setColor(QPalette::WindowText, theme().quiet);
    name_->setPalette(quiet), state_->setPalette(quiet);
    grid->addWidget(name_, 0, 0, 1, 2), grid->addWidget(picture_, 1, 0, 1, 2), grid->addWidget(palette_, 2, 0, 1, 2);
    auto* group = new QButtonGroup(this);
    for (std::size_t i = 0; i < all_aspects.size(); ++i) {
        auto* button = buttons_[i] = new QToolButton(body_);
        QString title = core_words(name(all_aspects[i]));
        title[0] = title[0].toUpper();
        button->setText(title), button->setObjectName(QStringLiteral("study_") + said(name(all_aspects[i])));
        button->setCheckable(true), button->setChecked(all_aspects[i] == aspect_), button->setAutoRaise(true);
        button->setToolTip(tr("Draw this on the picture"));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        group->addButton(button, static_cast<int>(i));
        auto* sentence = sentences_[i] = new QLabel(body_);
        sentence->setWordWrap(true), sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
        sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        const int row = static_cast<int>(i) + 3;
        grid->addWidget(button, row, 0, Qt::AlignTop), grid->addWidget(sentence, row, 1, Qt::AlignTop);
        connect(button, &QToolButton::clicked, this, [this, i] { choose(all_aspects[i]); });
    }
    grid->setColumnStretch(1, 1), grid->setRowStretch(grid->rowCount(), 1);

    soon_.setSingleShot(true), soon_.setInterval(pause);
    connect(&soon_, &QTimer::timeout, this, &StudyPanel::start);
    connect(&session_, &Session::playhead_changed, this, &StudyPanel::follow);
    connect(&session_, &Session::timeline_changed, this, &StudyPanel::follow);
    connect(&session_, &Session::source_changed, this, &StudyPanel::follow);
    connect(&session_.footage(), &Footage::opened, this, &StudyPanel::follow);
    tell(tr("Nothing at the playhead: put a clip there, or open one in the source viewer"));
}

StudyPanel::~StudyPanel() = default;

void StudyPanel::choose(Aspect aspect) {
    aspect_ = aspect;
    for (std::size_t i = 0; i < all_aspects.size(); ++i) buttons_[i]->setChecked(all_aspects[i] == aspect);
    if (seen_) refresh();
}

void StudyPanel::tell(const QString& words) {
    state_->setText(words);
    state_->setVisible(!words.isEmpty());
    body_->parentWidget()->parentWidget()->setVisible(words.isEmpty());
}

std::optional<StudyPanel::Place> StudyPanel::place() const {
    const FramePlan plan = plan_frame(session_.timeline(), session_.playhead(), *session_.pool());
    for (auto layer = plan.layers.rbegin(); layer != plan.layers.rend(); ++layer)
        if (const auto media = session_.pool()->find(layer->media); media && media->info.video)
            return Place{layer->media, layer->source};
    const Session::Source& source = session_.source();
    if (const auto media = session_.pool()->find(source.media); media && media->info.video)
        return Place{source.media, source.at};
    return {};
}

void StudyPanel::follow() {
    if (isVisible()) soon_.start();
}

void StudyPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    follow();
}

void StudyPanel::start() {
    const auto there = place();
    if (there == at_ && (seen_ || !there)) return;
    at_ = there;
    looking_.cancel();
    if (!there) {
        seen_.reset();
        tell(tr("Nothing at the playhead: put a clip there, or open one in the source viewer"));
        return;
    }
    if (!seen_) tell(tr("Looking at the picture…"));
    looking_ = jobs_.run(
        [pool = session_.pool(), where = *there](std::stop_token) -> Result<Seen> {
            const auto media = pool->find(where.media);
            if (!media || !media->index || media->index->size().value <= 0)
                return fail(ErrorCode::NotFound, "this clip is offline", "", "find its file again");
            const FramePosition frame =
                std::clamp(where.frame, FramePosition(0), FramePosition(media->index->size().value - 1));
            auto moment = describe_frame(media, frame);
            if (!moment) return fail(moment.error());
            const auto picture = pool->frame(where.media, frame, Purpose::Thumbnail);
            if (!picture) return fail(picture.error());
            const cv::Size full = picture->display_size();
            const double fit =
                std::min(1.0, picture_side / static_cast<double>(std::max({full.width, full.height, 1})));
            auto rgb =
                to_rgb(*picture, {std::max(2, cvRound(full.width * fit)), std::max(2, cvRound(full.height * fit))});
            if (!rgb) return fail(rgb.error());
            const double aspect = static_cast<double>(full.width) / std::max(1, full.height);
            FrameLook look = look_of(*moment, aspect);
            return Seen{std::move(*moment), std::move(look), std::move(*rgb)};
        },
        [this](Result<Seen> seen) { show_seen(std::move(seen)); });
}

void StudyPanel::show_seen(Result<Seen> seen) {
    if (!seen) {
        seen_.reset();
        tell(error_words(seen.error()));
        return;
    }
    seen_ = std::make_unique<Seen>(std::move(*seen));
    tell({});
    refresh();
}

void StudyPanel::refresh() {
    const BinItem* item = at_ ? session_.footage().find(at_->media) : nullptr;
    name_->setText(tr("%1, frame %2").arg(item ? item->name : QString()).arg(seen_->look.frame.value));
    cv::Mat drawn = seen_->picture.clone();
    draw_aspect(aspect_, seen_->moment, seen_->look, drawn);
    picture_->set(to_image(drawn));
    palette_->set(seen_->look);
    for (std::size_t i = 0; i < all_aspects.size(); ++i) {
        sentences_[i]->setText(core_words(sentence(seen_->look, all_aspects[i])));
        buttons_[i]->setAccessibleDescription(sentences_[i]->text());
    }
}

}  // namespace rhyme::ui
