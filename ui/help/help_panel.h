// The help inside the program: short pages in the language of the window, opened at the place one is at.
#pragma once

#include <QWidget>

class QComboBox;
class QTextBrowser;

namespace rhyme::ui {

/// Ids of all pages, the first is the beginning; a page is named as the dock it is about.
const QStringList& help_pages();
/// Markdown of a page in that language ("ko"), else in English; the beginning for an unknown page.
QString help_text(const QString& page, const QString& language);

class HelpPanel : public QWidget {
    Q_OBJECT
public:
    explicit HelpPanel(QWidget* parent = nullptr);
    void open(const QString& page);
    const QString& page() const { return page_; }
    QTextBrowser& text() { return *text_; }

private:
    QString page_;
    QComboBox* pages_;
    QTextBrowser* text_;
};

}  // namespace rhyme::ui
