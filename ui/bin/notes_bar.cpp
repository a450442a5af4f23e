#include "ui/bin/notes_bar.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QStringListModel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/timeline/bin_edits.h"
#include "ui/bin/stars.h"
#include "ui/session/session.h"
#include "ui/theme/label_colors.h"
#include "ui/theme/theme.h"

namespace rhyme::ui {
namespace {

/// Those that all of them have.
std::vector<std::string> common_tags(const Bin& bin, const std::vector<MediaId>& media) {
    if (media.empty()) return {};
    std::vector<std::string> common = bin.note(media.front()).tags;
    for (const MediaId id : media) {
        const auto& theirs = bin.note(id).tags;
        std::erase_if(common, [&](const std::string& tag) { return !std::ranges::binary_search(theirs, tag); });
    }
    return common;
}

/// Completes the tag that is being written, behind the last comma.
class TagCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;
    QStringList splitPath(const QString& path) const override { return {path.section(comma(), -1).trimmed()}; }
    QString pathFromIndex(const QModelIndex& index) const override {
        const QString text = static_cast<QLineEdit*>(widget())->text();
        const auto before = text.lastIndexOf(comma());
        const QString kept = before < 0 ? QString() : text.left(before + 1) + QLatin1Char(' ');
        return kept + QCompleter::pathFromIndex(index);
    }
    static QRegularExpression comma() { return QRegularExpression(QStringLiteral("[,，、;]")); }
};

}  // namespace

std::vector<std::string> tags_of(const QString& text) {
    std::vector<std::string> tags;
    for (const QString& part : text.normalized(QString::NormalizationForm_C).split(TagCompleter::comma())) {
        const std::string tag = part.simplified().toStdString();
        if (!tag.empty() && std::ranges::find(tags, tag) == tags.end()) tags.push_back(tag);
    }
    return tags;
}

NotesBar::NotesBar(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), stars_(new StarField), label_(new QToolButton), tags_(new QLineEdit) {
    setObjectName(QStringLiteral("notes"));
    setAccessibleName(tr("What is noted of the selected footage"));
    label_->setPopupMode(QToolButton::InstantPopup);
    label_->setMenu(new QMenu(label_));
    label_->setToolTip(tr("Colour label"));
    label_->setAccessibleName(label_->toolTip());
    fill_labels();
    tags_->setPlaceholderText(tr("Tags, with commas between"));
    tags_->setAccessibleName(tr("Tags of the selected footage"));
    tags_->installEventFilter(this);
    auto* completer = new TagCompleter(new QStringListModel(this), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    tags_->setCompleter(completer);
    auto* line = new QHBoxLayout;
    line->setSpacing(4);
    line->addWidget(stars_);
    line->addStretch(1);
    line->addWidget(label_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 4, 12, 0);
    column->setSpacing(4);
    column->addLayout(line);
    column->addWidget(tags_);
    connect(stars_, &StarField::rated, this, &NotesBar::rate);
    connect(tags_, &QLineEdit::editingFinished, this, &NotesBar::put_tags);
    connect(&session_, &Session::bin_changed, this, &NotesBar::refresh);
    hide();
}

void NotesBar::fill_labels() {
    const auto add = [this](const QString& text, const std::string& color) {
        QAction* action = label_->menu()->addAction(text);
        action->setIcon(label_icon(color.empty() ? theme().disabled : label_color(color)));
        action->setIconVisibleInMenu(true);
        connect(action, &QAction::triggered, this, [this, color] { label(color); });
    };
    add(tr("No Label"), {});
    for (const LabelColor& each : label_colors()) add(label_text(each.name), each.name);
}

void NotesBar::show_notes(std::vector<MediaId> media) {
    if (media == media_) return;
    if (tags_->isModified()) put_tags();  // what was written belongs to what was selected
    media_ = std::move(media);
    setVisible(!media_.empty());
    refresh();
}

void NotesBar::refresh() {
    if (media_.empty()) return;
    const Bin& bin = session_.bin();
    const MediaNote& first = bin.note(media_.front());
    const auto same = [&](auto member) {
        return std::ranges::all_of(media_, [&](MediaId id) { return bin.note(id).*member == first.*member; });
    };
    stars_->show_rating(same(&MediaNote::rating) ? first.rating : 0);
    const QColor color = same(&MediaNote::color) ? label_color(first.color) : QColor();
    label_->setIcon(label_icon(color.isValid() ? color : theme().disabled));
    label_->setAccessibleDescription(color.isValid() ? label_text(first.color) : tr("No Label"));
    QStringList all;
    for (const std::string& tag : bin.tags()) all << QString::fromStdString(tag);
    static_cast<QStringListModel*>(tags_->completer()->model())->setStringList(all);
    if (tags_->hasFocus() && tags_->isModified()) return;
    QStringList shown;
    for (const std::string& tag : common_tags(bin, media_)) shown << QString::fromStdString(tag);
    tags_->setText(shown.join(QStringLiteral(", ")));
    tags_->setModified(false);
    tags_->setToolTip(shown.join(QStringLiteral(", ")));
}

void NotesBar::rate(int rating) {
    if (media_.empty()) return session_.tell(tr("Select footage in the bin to give it stars"));
    session_.commit(tr("Stars"), rate_media(session_.history().sequences(), media_, rating));
    refresh();
}

void NotesBar::label(const std::string& color) {
    if (!media_.empty())
        session_.commit(tr("Colour label"), label_media(session_.history().sequences(), media_, color));
}

/// Those written anew are put on all, those that went are taken off; what only some of them have stays theirs.
void NotesBar::put_tags() {
    if (!tags_->isModified() || media_.empty()) return;
    tags_->setModified(false);
    const auto wanted = tags_of(tags_->text()), common = common_tags(session_.bin(), media_);
    Result<Sequences> edited = session_.history().sequences();
    for (const std::string& tag : common)
        if (edited && std::ranges::find(wanted, tag) == wanted.end()) edited = untag_media(*edited, media_, tag);
    for (const std::string& tag : wanted)
        if (edited) edited = tag_media(*edited, media_, tag);
    session_.commit(tr("Tags"), std::move(edited));
    refresh();
}

void NotesBar::edit_tags() {
    if (media_.empty()) return session_.tell(tr("Select footage in the bin to give it tags"));
    tags_->setFocus(Qt::ShortcutFocusReason);
    tags_->selectAll();
}

void NotesBar::choose_label() {
    if (media_.empty()) return session_.tell(tr("Select footage in the bin to give it a label"));
    label_->showMenu();
}

/// Esc leaves the tags as they were.
bool NotesBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == tags_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        tags_->setModified(false);
        refresh();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace rhyme::ui
