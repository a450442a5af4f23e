#include "ui/match/match_controls.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/controls/eliding.h"
#include "ui/theme/theme.h"

#define CUE(text) QT_TRANSLATE_NOOP("Cues", text)

namespace rhyme::ui {
namespace {

constexpr int slider_full = 100;  // a weight of 1
constexpr int slider_most = 200;

QToolButton* opener(const QString& text, const char* icon_name, QWidget* part) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setIcon(icon(QLatin1String(icon_name)));
    button->setIconSize(QSize(size::icon, size::icon));
    button->setFixedSize(size::button, size::button);
    button->setCheckable(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    part->hide();
    QObject::connect(button, &QToolButton::toggled, part, &QWidget::setVisible);
    return button;
}

/// The width at which none of its texts is cut off.
int room_for(const QComboBox& box) {
    constexpr int beside = 8 + 20 + 12;  // the frame's padding and the arrow
    int widest = 0;
    for (int i = 0; i < box.count(); ++i)
        widest = std::max(widest, box.fontMetrics().horizontalAdvance(box.itemText(i)) +
                                      (box.itemIcon(i).isNull() ? 0 : box.iconSize().width() + 8));
    return widest + beside;
}

}  // namespace

QString cue_text(std::string_view cue) {
    static const std::pair<std::string_view, const char*> names[] = {{"shape", CUE("Shape")},
                                                                     {"line", CUE("Line")},
                                                                     {"colour", CUE("Colour")},
                                                                     {"light", CUE("Light")},
                                                                     {"depth", CUE("Depth")},
                                                                     {"motion", CUE("Movement")},
                                                                     {"composition", CUE("Composition")},
                                                                     {"person", CUE("Person")}};
    for (const auto& [id, text] : names)
        if (id == cue) return QCoreApplication::translate("Cues", text);
    return QString::fromUtf8(cue.data(), static_cast<qsizetype>(cue.size()));
}

MatchControls::MatchControls(QWidget* parent) : QWidget(parent) {
    preset_ = new ComboBox;
    preset_->setObjectName(QStringLiteral("preset"));
    preset_->setAccessibleName(tr("What should rhyme"));
    preset_->setToolTip(preset_->accessibleName());
    for (const MatchPreset& preset : match_presets()) {
        preset_->addItem(preset_text(preset));
        preset_->setItemData(preset_->count() - 1, preset_hint(preset), Qt::ToolTipRole);
    }
    preset_->addItem(tr("Own mixture"));
    QWidget* sliders = make_sliders();
    QWidget* filters = make_filters();
    mix_ = opener(tr("How much each cue counts"), "sliders", sliders);
    mix_->setObjectName(QStringLiteral("mix"));
    filter_ = opener(tr("Which matches are shown"), "filter", filters);
    filter_->setObjectName(QStringLiteral("filter"));
    line_ = new QGridLayout;
    line_->setContentsMargins(8, 4, 4, 4);
    line_->setSpacing(4);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(line_);
    column->addWidget(sliders);
    column->addWidget(filters);
    connect(preset_, &QComboBox::activated, this, &MatchControls::choose_preset);
    lay_line();
    show();
}

void MatchControls::add_first(QComboBox* choice) {
    first_ = choice;
    lay_line();
}

void MatchControls::resizeEvent(QResizeEvent*) {
    const int buttons = 2 * (size::button + line_->spacing()), margins = 12;
    const bool wrap = first_ && width() < room_for(*first_) + line_->spacing() + room_for(*preset_) + buttons + margins;
    if (wrap == wrapped_) return;
    wrapped_ = wrap;
    lay_line();
}

void MatchControls::lay_line() {
    for (QWidget* each : std::initializer_list<QWidget*>{first_, preset_, mix_, filter_})
        if (each) line_->removeWidget(each);
    const int row = wrapped_ ? 1 : 0;
    if (first_) line_->addWidget(first_, 0, 0, 1, wrapped_ ? 4 : 1);
    line_->addWidget(preset_, row, wrapped_ ? 0 : 1, 1, wrapped_ ? 2 : 1);
    line_->addWidget(mix_, row, 2);
    line_->addWidget(filter_, row, 3);
    line_->setColumnStretch(0, first_ || wrapped_ ? 1 : 0);
    line_->setColumnStretch(1, 1);
    if (first_) setTabOrder(first_, preset_);
    setTabOrder(preset_, mix_);
    setTabOrder(mix_, filter_);
}

QWidget* MatchControls::make_sliders() {
    auto* part = new QWidget;
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(2);
    int place = 0;
    for (const Cue* cue : all_cues()) {
        auto* slider = new QSlider(Qt::Horizontal);
        slider->setObjectName(QStringLiteral("weight-") + QString::fromUtf8(cue->name().data()));
        slider->setRange(0, slider_most);
        slider->setPageStep(slider_full / 4);
        slider->setFixedHeight(size::row);
        slider->setMinimumWidth(48);
        slider->setAccessibleName(tr("How much %1 counts").arg(cue_text(cue->name())));
        auto* label = new QLabel(cue_text(cue->name()));
        label->setProperty("quiet", true);
        label->setBuddy(slider);
        grid->addWidget(label, place / 2, place % 2 * 2);
        grid->addWidget(slider, place / 2, place % 2 * 2 + 1);
        sliders_.emplace(std::string(cue->name()), slider);
        connect(slider, &QSlider::valueChanged, this, [this, slider](int value) {
            slider->setToolTip(tr("%1 %").arg(value));
            if (showing_) return;
            options_.weights.clear();
            for (const auto& [name, one] : sliders_)
                options_.weights.emplace(name, static_cast<double>(one->value()) / slider_full);
            show();
            emit changed(options_);
        });
        ++place;
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return part;
}

QWidget* MatchControls::make_filters() {
    auto* part = new QWidget;
    named_ = new QLineEdit;
    named_->setObjectName(QStringLiteral("named"));
    named_->setPlaceholderText(tr("Only files named…"));
    named_->setAccessibleName(tr("Only matches with this in a file's name or folder"));
    named_->setClearButtonEnabled(true);
    handles_ = new QDoubleSpinBox;
    handles_->setObjectName(QStringLiteral("handles"));
    handles_->setRange(0, 10);
    handles_->setSingleStep(0.25);
    handles_->setDecimals(2);
    handles_->setSuffix(tr(" s"));
    handles_->setAccessibleName(tr("Frames left over on both sides, at least"));
    crop_ = new QSpinBox;
    crop_->setObjectName(QStringLiteral("crop"));
    crop_->setRange(0, 60);
    crop_->setSingleStep(5);
    crop_->setSuffix(tr(" %"));
    crop_->setAccessibleName(tr("Picture lost to aligning, at most"));
    const auto box = [&](const char* name, const QString& text) {
        auto* check = new QCheckBox(text);
        check->setObjectName(QLatin1String(name));
        connect(check, &QCheckBox::toggled, this, &MatchControls::read);
        return check;
    };
    unused_ = box("unused", tr("Not on the timeline yet"));
    edges_ = box("edges", tr("At the ends of shots only"));
    titles_ = box("titles", tr("Title cards too"));
    neighbours_ = box("neighbours", tr("Takes of one scene too"));
    auto* grid = new QGridLayout(part);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->addWidget(named_, 0, 0, 1, 2);
    const auto row = [&](int at, const QString& text, QWidget* field) {
        auto* label = new QLabel(text);
        label->setProperty("quiet", true);
        label->setBuddy(field);
        grid->addWidget(label, at, 0);
        grid->addWidget(field, at, 1);
    };
    row(1, tr("Handles at least"), handles_);
    row(2, tr("Crop at most"), crop_);
    int place = 6;
    for (QCheckBox* check : {unused_, edges_, titles_, neighbours_}) {
        grid->addWidget(check, place / 2, place % 2);
        ++place;
    }
    connect(named_, &QLineEdit::textChanged, this, &MatchControls::read);
    connect(handles_, &QDoubleSpinBox::valueChanged, this, &MatchControls::read);
    connect(crop_, &QSpinBox::valueChanged, this, &MatchControls::read);
    return part;
}

void MatchControls::set_options(const MatchOptions& options) {
    options_ = options;
    show();
}

void MatchControls::show() {
    showing_ = true;
    const MatchPreset* preset = preset_of(options_);
    preset_->setCurrentIndex(preset ? static_cast<int>(preset - match_presets().data()) : preset_->count() - 1);
    const CueWeights weights = options_.weights.empty() ? default_weights() : options_.weights;
    for (const auto& [name, slider] : sliders_) {
        const auto found = weights.find(name);
        slider->setValue(found == weights.end() ? 0 : static_cast<int>(std::lround(found->second * slider_full)));
    }
    if (named_->text() != options_.named) named_->setText(options_.named);
    handles_->setValue(options_.handles);
    crop_->setValue(static_cast<int>(std::lround(options_.crop_budget * 100)));
    unused_->setChecked(options_.unused);
    edges_->setChecked(options_.edges_only);
    titles_->setChecked(options_.titles);
    neighbours_->setChecked(options_.neighbours);
    // A filter that is on shows even when the filters are folded away.
    MatchOptions none;
    none.weights = options_.weights, none.contrast = options_.contrast;
    filter_->setIcon(icon(options_ == none ? QStringLiteral("filter") : QStringLiteral("filter-on")));
    showing_ = false;
}

void MatchControls::read() {
    if (showing_) return;
    options_.named = named_->text().trimmed();
    options_.handles = handles_->value();
    options_.crop_budget = crop_->value() / 100.0;
    options_.unused = unused_->isChecked();
    options_.edges_only = edges_->isChecked();
    options_.titles = titles_->isChecked();
    options_.neighbours = neighbours_->isChecked();
    show();
    emit changed(options_);
}

void MatchControls::choose_preset(int index) {
    const auto& all = match_presets();
    if (index < 0 || index >= static_cast<int>(all.size())) {  // an own mixture is made with the sliders
        mix_->setChecked(true);
        return show();
    }
    const MatchPreset& preset = all[static_cast<std::size_t>(index)];
    options_.weights = index == 0 ? CueWeights() : weights_of(preset);
    options_.contrast = preset.contrast;
    show();
    emit changed(options_);
}

}  // namespace rhyme::ui
