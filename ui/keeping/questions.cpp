#include "ui/keeping/questions.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/base/files.h"

namespace rhyme::ui {
namespace {

QString said(const char* text) { return QCoreApplication::translate("Keeping", text); }

}  // namespace

QString time_text(SavedAt time) {
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
    const QLocale locale;
    const QString clock = locale.toString(moment.time(), QLocale::ShortFormat);
    if (moment.date() == QDate::currentDate()) return clock;
    return locale.toString(moment.date(), QLocale::ShortFormat) + QStringLiteral(", ") + clock;
}

UnsavedAnswer ask_about_unsaved(QWidget* parent, const Session::Unsaved& found, bool may_wait) {
    const bool named = !found.project.empty();
    const QString name =
        named ? QString::fromStdString(path_text(found.project.stem())) : said("A project without a name");
    QMessageBox box(QMessageBox::NoIcon, said("Changes that were not saved"),
                    said("%1 has changes from %2 that are in no file.").arg(name, time_text(found.changed)),
                    QMessageBox::NoButton, parent);
    QString more = named ? said(
                               "It was saved last at %1. The file stays as it is until you save; changes you leave out "
                               "stay among its earlier versions.")
                               .arg(time_text(found.saved))
                         : said("Rhyme ended before it was saved. Changes you leave out are gone.");
    if (found.other_file) more += QStringLiteral(" ") + said("Another program has written the file since.");
    box.setInformativeText(more);
    auto* open = box.addButton(said("Open with the Changes"), QMessageBox::AcceptRole);
    auto* leave = box.addButton(named ? said("Open as Saved") : said("Leave Them Out"), QMessageBox::DestructiveRole);
    auto* later = may_wait ? box.addButton(said("Not Now"), QMessageBox::RejectRole) : nullptr;
    box.setDefaultButton(open);
    if (later)
        box.setEscapeButton(later);
    else
        box.setEscapeButton(open);
    box.exec();
    if (later && box.clickedButton() == later) return UnsavedAnswer::Later;
    return box.clickedButton() == leave ? UnsavedAnswer::LeaveOut : UnsavedAnswer::Open;
}

std::optional<ProjectVersion> ask_version(QWidget* parent, const QString& project,
                                          const std::vector<ProjectVersion>& versions) {
    QDialog dialog(parent);
    dialog.setWindowTitle(said("Earlier versions of %1").arg(project));
    auto* list = new QListWidget;
    list->setAccessibleName(said("Earlier versions"));
    for (const ProjectVersion& version : versions) {
        const QString time = time_text(version.saved);
        list->addItem(version.unsaved ? said("%1, changes that were left out").arg(time) : time);
    }
    list->setCurrentRow(0);
    auto* explanation =
        new QLabel(versions.empty() ? said("There is no earlier version yet: one is kept when the project is saved.")
                                    : said("The edit becomes that of the version. It can be undone, and the file stays "
                                           "as it is until you save."));
    explanation->setWordWrap(true);
    explanation->setProperty("quiet", true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto* bring = buttons->addButton(said("Bring Back"), QDialogButtonBox::AcceptRole);
    bring->setEnabled(!versions.empty());
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    QObject::connect(list, &QListWidget::itemActivated, &dialog, &QDialog::accept);
    auto* layout = new QVBoxLayout(&dialog);
    layout->addWidget(explanation);
    layout->addWidget(list);
    layout->addWidget(buttons);
    dialog.resize(440, 360);
    if (dialog.exec() != QDialog::Accepted || list->currentRow() < 0) return std::nullopt;
    return versions[static_cast<std::size_t>(list->currentRow())];
}

}  // namespace rhyme::ui
