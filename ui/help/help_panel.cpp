#include "ui/help/help_panel.h"

#include <QComboBox>
#include <QFile>
#include <QLocale>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/controls/eliding.h"

namespace rhyme::ui {

const QStringList& help_pages() {
    static const QStringList pages{QStringLiteral("start"),   QStringLiteral("bin"),       QStringLiteral("source"),
                                   QStringLiteral("program"), QStringLiteral("timeline"),  QStringLiteral("song"),
                                   QStringLiteral("first_cut"),
                                   QStringLiteral("matches"), QStringLiteral("preflight"), QStringLiteral("exports"),
                                   QStringLiteral("jobs"),    QStringLiteral("history"),   QStringLiteral("keyboard")};
    return pages;
}

QString help_text(const QString& page, const QString& language) {
    const QString known = help_pages().contains(page) ? page : help_pages().first();
    for (const QString& tongue : {language, QStringLiteral("en")}) {
        QFile file(QStringLiteral(":/rhyme/help/%1/%2.md").arg(tongue, known));
        if (file.open(QIODevice::ReadOnly)) return QString::fromUtf8(file.readAll());
    }
    return {};
}

HelpPanel::HelpPanel(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("help"));
    setAccessibleName(tr("Help"));
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    pages_ = new ComboBox;
    pages_->setAccessibleName(tr("Page of the help"));
    text_ = new QTextBrowser;
    text_->setAccessibleName(tr("Help"));
    text_->setOpenLinks(false);
    text_->document()->setDocumentMargin(12);
    setFocusProxy(text_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(pages_);
    column->addWidget(text_, 1);
    for (const QString& page : help_pages()) {
        const QString first =
            help_text(page, tr("en", "the language of the help, as a code")).section(QLatin1Char('\n'), 0, 0);
        pages_->addItem(first.mid(2), page);
    }
    connect(pages_, &QComboBox::activated, this, [this] { open(pages_->currentData().toString()); });
    open(help_pages().first());
}

void HelpPanel::open(const QString& page) {
    page_ = help_pages().contains(page) ? page : help_pages().first();
    text_->setMarkdown(help_text(page_, tr("en", "the language of the help, as a code")));
    pages_->setCurrentIndex(pages_->findData(page_));
}

}  // namespace rhyme::ui
