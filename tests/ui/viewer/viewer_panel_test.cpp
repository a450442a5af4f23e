#include "ui/viewer/viewer_panel.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QCoreApplication>

namespace rhyme::ui {
namespace {

TEST(ViewerPanel, ItsButtonsAndTimesStandBesideEachOtherAtEveryWidth) {
    QAction action(QStringLiteral("Play"));
    ViewerPanel panel(QStringLiteral("Source"));
    for (int i = 0; i < 7; ++i) panel.add_button(&action);
    panel.set_times(QStringLiteral("00:00:03:00"), QStringLiteral("00:01:18:00"));
    panel.show();
    for (const int width : {700, 240, 420, 260, 900}) {
        panel.setFixedWidth(width);  // docks make it narrower than it asks to be
        QCoreApplication::processEvents();
        QList<QWidget*> parts;
        for (QWidget* part : panel.findChildren<QWidget*>())
            if (part->inherits("QToolButton") ||
                (part->inherits("QLabel") && static_cast<QLabel*>(part)->text().contains(QLatin1Char(':'))))
                parts << part;
        ASSERT_EQ(parts.size(), 9);
        for (QWidget* a : parts) {
            const QRect place(a->mapTo(&panel, QPoint()), a->size());
            EXPECT_TRUE(panel.rect().contains(place)) << width;
            for (QWidget* b : parts)
                EXPECT_TRUE(a == b || !place.intersects(QRect(b->mapTo(&panel, QPoint()), b->size()))) << width;
        }
    }
}

}  // namespace
}  // namespace rhyme::ui
