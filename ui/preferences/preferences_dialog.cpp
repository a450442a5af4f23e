#include "ui/preferences/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/commands/commands.h"
#include "ui/controls/eliding.h"
#include "ui/keymap/keyboard_page.h"

namespace rhyme::ui {

PreferencesDialog::PreferencesDialog(Commands& commands, bool remember, QWidget* parent)
    : QDialog(parent), remember_(remember) {
    setWindowTitle(tr("Preferences"));
    if (remember) preferences_ = read_preferences(QSettings());
    preferences_.theme = theme().kind;
    preferences_.reduced_motion = theme().motion_ms == 0;
    keyboard_ = new KeyboardPage(commands, remember ? chosen_keymap(QSettings()) : QStringLiteral("rhyme"),
                                 remember ? own_keys(QSettings()) : Keys());
    keyboard_->setContentsMargins(12, 12, 12, 0);
    pages_ = new QTabWidget;
    pages_->setDocumentMode(true);
    pages_->setAccessibleName(tr("Pages of the preferences"));
    pages_->addTab(make_look(), tr("Look and Language"));
    pages_->addTab(keyboard_, tr("Keyboard"));
    auto* buttons = new QDialogButtonBox;
    auto* done = buttons->addButton(tr("Done"), QDialogButtonBox::AcceptRole);
    done->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(keyboard_, &KeyboardPage::changed, this, &PreferencesDialog::keep);
    auto* column = new QVBoxLayout(this);
    column->addWidget(pages_, 1);
    column->addWidget(buttons);
    resize(640, 560);
}

void PreferencesDialog::show_keyboard() { pages_->setCurrentWidget(keyboard_); }

QWidget* PreferencesDialog::make_look() {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    form->setContentsMargins(12, 16, 12, 12);
    form->setVerticalSpacing(12);
    form->setHorizontalSpacing(16);
    const auto choice = [&](const QString& label, const std::vector<std::pair<QString, QVariant>>& values,
                            const QVariant& now, auto chosen) {
        auto* box = new ComboBox;
        box->setAccessibleName(label);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        for (const auto& [text, value] : values) box->addItem(text, value);
        box->setCurrentIndex(std::max(0, box->findData(now)));
        connect(box, &QComboBox::activated, this, [this, box, chosen] {
            chosen(box->currentData());
            keep();
        });
        form->addRow(label, box);
    };
    const auto look = [this] {
        set_theme(make_theme(preferences_.theme, preferences_.reduced_motion));
        emit look_changed();
    };
    choice(tr("Theme"), {{tr("Dark"), 0}, {tr("Light"), 1}}, preferences_.theme == ThemeKind::Light ? 1 : 0,
           [this, look](const QVariant& value) {
               preferences_.theme = value.toInt() ? ThemeKind::Light : ThemeKind::Dark;
               look();
           });
    choice(tr("Language"),
           {{tr("As the system"), QString()},
            {QStringLiteral("English"), QStringLiteral("en")},
            {QStringLiteral("한국어"), QStringLiteral("ko")}},
           preferences_.language, [this](const QVariant& value) { preferences_.language = value.toString(); });
    std::vector<std::pair<QString, QVariant>> scales;
    for (const int percent : {100, 125, 150, 175, 200, 250, 300}) scales.emplace_back(tr("%1 %").arg(percent), percent);
    choice(tr("Size of everything"), scales, preferences_.scale,
           [this](const QVariant& value) { preferences_.scale = value.toInt(); });
    auto* calm = new QCheckBox(tr("Nothing slides or fades"));
    calm->setChecked(preferences_.reduced_motion);
    connect(calm, &QCheckBox::toggled, this, [this, look](bool on) {
        preferences_.reduced_motion = on;
        look();
        keep();
    });
    form->addRow(tr("Reduced motion"), calm);
    auto* later = new QLabel(tr("Language and size are as chosen from the next start on."));
    later->setProperty("quiet", true);
    later->setWordWrap(true);
    form->addRow(QString(), later);
    return page;
}

void PreferencesDialog::keep() {
    if (!remember_) return;
    QSettings settings;
    write_preferences(settings, preferences_);
    keep_keys(settings, keyboard_->map(), keyboard_->own());
}

}  // namespace rhyme::ui
