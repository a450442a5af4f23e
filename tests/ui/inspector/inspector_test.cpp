// The inspector's own widgets, driven as a person would, over a session.
#include "ui/inspector/inspector_panel.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QToolButton>

#include "core/timeline/place_edits.h"
#include "ui/inspector/colour_wheel.h"
#include "ui/inspector/curve_editor.h"
#include "ui/inspector/dial_row.h"
#include "ui/inspector/points_editor.h"
#include "ui/session/session.h"

namespace rhyme::ui {
namespace {

/// V1 and A1 with |aaa|bbb| of 100 frames each, linked; a is selected.
class Inspector : public ::testing::Test {
protected:
    Inspector() : session_(options()), panel_(session_) {
        Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
        for (int i = 0; i < 2; ++i) {
            std::vector<NewClip> both;
            for (const auto& track : timeline.tracks) {
                NewClip clip;
                clip.track = track->id, clip.media = MediaId{static_cast<std::uint64_t>(i + 1)};
                clip.name = i ? "b" : "a";
                clip.source_in = RationalTime(2, 1), clip.available = RationalTime(20, 1);
                clip.length = FrameCount(100);
                both.push_back(clip);
            }
            timeline = *overwrite(timeline, FramePosition(100 * i), both);
        }
        session_.commit(QStringLiteral("made"), timeline);
        session_.select_clips({picture().id});
        panel_.resize(300, 900);
        panel_.show();
        settle();
    }
    static Session::Options options() {
        Session::Options options;
        options.library = ":memory:";
        return options;
    }
    const Clip& picture() { return session_.timeline().tracks.front()->clips[0]; }
    const Clip& sound() { return session_.timeline().tracks.back()->clips[0]; }
    void settle() {
        QCoreApplication::processEvents();
        EXPECT_TRUE(QTest::qWaitFor([this] { return panel_.complete(); }));
    }
    template <class T>
    T* find(const char* name) {
        settle();
        T* found = panel_.findChild<T*>(QLatin1String(name));
        EXPECT_TRUE(found) << name;
        return found;
    }
    /// Scrubs a field by dragging over it.
    void scrub(NumberField* field, int pixels) {
        auto* line = field->findChild<QLineEdit*>();
        QTest::mousePress(line, Qt::LeftButton, Qt::NoModifier, QPoint(10, 8));
        for (int i = 1; i <= 5; ++i) {
            const QPoint at(10 + pixels * i / 5, 8);
            QMouseEvent move(QEvent::MouseMove, at, line->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QApplication::sendEvent(line, &move);
            settle();
        }
        QTest::mouseRelease(line, Qt::LeftButton, Qt::NoModifier, QPoint(10 + pixels, 8));
        settle();
    }
    static void type(NumberField* field, const char* text) {
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, QString::fromUtf8(text));
        QTest::keyClick(field, Qt::Key_Return);
    }

    Session session_;
    InspectorPanel panel_;
};

TEST_F(Inspector, OneScrubIsOneStepAndShowsWhileItLasts) {
    const std::size_t steps = session_.steps().size();
    scrub(find<NumberField>("field.gain"), -60);
    EXPECT_DOUBLE_EQ(sound().gain_db, -6);
    EXPECT_EQ(session_.steps().size(), steps + 1);
    scrub(find<NumberField>("field.gain"), 30);
    EXPECT_NEAR(sound().gain_db, -3, 1e-9);
    EXPECT_EQ(session_.steps().size(), steps + 2) << "the next scrub is a step of its own";
    session_.undo();
    settle();
    EXPECT_DOUBLE_EQ(find<NumberField>("field.gain")->value(), -6) << "the field follows undo";
}

TEST_F(Inspector, ATypedNumberIsHeldWithinItsLimits) {
    type(find<NumberField>("field.pan"), "0.25");
    EXPECT_DOUBLE_EQ(sound().more->pan, 0.25);
    type(find<NumberField>("field.fade_in"), "30");
    EXPECT_EQ(sound().more->fade_in, FrameCount(30));
    type(find<NumberField>("field.speed"), "200");
    EXPECT_EQ(picture().speed, Ratio(2, 1));
    EXPECT_EQ(picture().length, FrameCount(50)) << "what follows moved along";
}

TEST_F(Inspector, KeyframesOfTheSpeedMakeARampThatIsUndone) {
    const Timeline before = session_.timeline();
    auto* fit = find<QComboBox>("speed_fit");
    fit->setCurrentIndex(2);  // the length stays
    session_.set_playhead(picture().start + FrameCount(5));
    find<QToolButton>("key.speed")->click();
    session_.set_playhead(picture().start + FrameCount(25));
    type(find<NumberField>("field.speed"), "50");
    ASSERT_EQ(picture().more->ramp.size(), 2u);
    EXPECT_NEAR(speed_at(picture(), picture().start + FrameCount(15)), 0.75, 0.02);
    EXPECT_NEAR(speed_at(picture(), picture().end()), 0.5, 1e-9);
    session_.set_playhead(picture().start + FrameCount(15));
    settle();
    EXPECT_NEAR(find<NumberField>("field.speed")->value(), 75, 2) << "the field shows the speed there";
    session_.undo();
    session_.undo();
    EXPECT_EQ(session_.timeline(), before);
}

TEST_F(Inspector, TheLastKeyframeOfARampLeavesItsSpeed) {
    find<QComboBox>("speed_fit")->setCurrentIndex(2);
    type(find<NumberField>("field.speed"), "50");
    session_.set_playhead(picture().start + FrameCount(5));
    settle();
    find<QToolButton>("key.speed")->click();
    ASSERT_EQ(picture().more->ramp.size(), 1u);
    find<QToolButton>("key.speed")->click();
    EXPECT_TRUE(picture().more->ramp.empty());
    EXPECT_EQ(picture().speed, Ratio(1, 2));
}

TEST_F(Inspector, OpacityIsThereWithoutAnEffectAndAddsOneWhenItIsSet) {
    EXPECT_TRUE(picture().more->effects.empty());
    scrub(find<NumberField>("field.opacity.opacity"), -40);
    ASSERT_EQ(picture().more->effects.size(), 1u);
    EXPECT_EQ(picture().more->effects[0].kind, "opacity");
    EXPECT_LT(picture().more->effects[0].parameters.at("opacity").value, 0.9);
    auto* blend = find<QComboBox>("field.opacity.blend");
    ASSERT_GT(blend->count(), 3);
    blend->setCurrentIndex(2);
    emit blend->activated(2);
    EXPECT_DOUBLE_EQ(picture().more->effects[0].parameters.at("blend").value, 2);
}

TEST_F(Inspector, AKeyframeIsSetAtThePlayheadAndDrawnInTheCurve) {
    session_.set_playhead(FramePosition(20));
    find<QToolButton>("key.opacity.opacity")->click();
    session_.set_playhead(FramePosition(60));
    scrub(find<NumberField>("field.opacity.opacity"), -50);
    const auto keys = [&] { return picture().more->effects[0].parameters.at("opacity").keys; };
    ASSERT_EQ(keys().size(), 2u);
    EXPECT_EQ(keys()[1].at, FrameCount(60));
    EXPECT_LT(keys()[1].value, 1);
    auto* row = find<DialRow>("dial.opacity.opacity");
    row->show_curve(true);
    settle();
    CurveEditor& curve = *row->editor();
    const QPoint from = curve.place_of(FrameCount(60), keys()[1].value).toPoint();
    const QPoint to = curve.place_of(FrameCount(80), keys()[1].value).toPoint();
    const std::size_t steps = session_.steps().size();
    QTest::mousePress(&curve, Qt::LeftButton, Qt::NoModifier, from);
    for (int i = 1; i <= 3; ++i) {
        const QPoint at = from + (to - from) * i / 3;
        QMouseEvent move(QEvent::MouseMove, at, curve.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&curve, &move);
    }
    QTest::mouseRelease(&curve, Qt::LeftButton, Qt::NoModifier, to);
    ASSERT_EQ(keys().size(), 2u);
    EXPECT_NEAR(static_cast<double>(keys()[1].at.value), 80, 1);
    EXPECT_EQ(session_.steps().size(), steps + 1) << "one drag, one step";
    std::unique_ptr<QMenu> menu(curve.menu_for(keys()[0].at));
    menu->actions()[2]->trigger();
    EXPECT_EQ(keys()[0].interpolation, Interpolation::Bezier);
    curve.setFocus();
    QTest::keyClick(&curve, Qt::Key_Delete);
    EXPECT_EQ(keys().size(), 1u);
}

TEST_F(Inspector, EffectsAreAddedOrderedSwitchedOffAndRemoved) {
    const auto add = [&](const char* name) {
        for (QAction* action : find<QPushButton>("add_effect")->menu()->actions())
            if (action->text() == QLatin1String(name)) return action->trigger();
        ADD_FAILURE() << name;
    };
    add("Blur");
    settle();
    add("Vignette");
    settle();
    const auto& effects = [&]() -> const Effects& { return picture().more->effects; };
    ASSERT_EQ(effects().size(), 2u);
    const auto second = effects()[1].id.value;
    find<QToolButton>(("up." + std::to_string(second)).c_str())->click();
    EXPECT_EQ(effects()[0].kind, "vignette");
    find<QCheckBox>(("enabled." + std::to_string(second)).c_str())->click();
    EXPECT_FALSE(effects()[0].enabled);
    find<QToolButton>(("close." + std::to_string(second)).c_str())->click();
    ASSERT_EQ(effects().size(), 1u);
    EXPECT_EQ(effects()[0].kind, "blur");
}

TEST_F(Inspector, EveryKindOfEffectShowsAllItsSettings) {
    for (const EffectKind* kind : all_effects()) {
        Effect effect;
        effect.kind = std::string(kind->name());
        ASSERT_TRUE(session_.commit(QStringLiteral("add"), add_effect(session_.timeline(), picture().id, effect)));
        settle();
        const auto id = picture().more->effects.back().id.value;
        const bool inherent = effect.kind == "opacity" || effect.kind == "reframe";
        for (const EffectParameter& p : kind->parameters()) {
            const std::string name = "field." + (inherent ? effect.kind : std::to_string(id)) + "." + p.name;
            EXPECT_TRUE(panel_.findChild<QWidget*>(QString::fromStdString(name))) << name;
        }
        for (const EffectText& text : kind->texts())
            EXPECT_TRUE(
                panel_.findChild<QWidget*>(QStringLiteral("text.%1.%2").arg(id).arg(QString::fromStdString(text.name))))
                << effect.kind << " " << text.name;
    }
    for (const QWidget* w : panel_.findChildren<QWidget*>()) {
        const bool says_it_itself = qobject_cast<const QLabel*>(w) || qobject_cast<const QCheckBox*>(w) ||
                                    qobject_cast<const QPushButton*>(w) ||
                                    w->objectName().startsWith(QLatin1String("qt_"));
        if (w->focusPolicy() == Qt::NoFocus || !w->isVisible() || w->focusProxy() || says_it_itself) continue;
        EXPECT_FALSE(w->accessibleName().isEmpty()) << w->metaObject()->className() << w->objectName().toStdString();
    }
}

TEST_F(Inspector, NothingIsCutOffInANarrowPanel) {
    for (const char* kind : {"wheels", "curves", "lut"}) {
        Effect effect;
        effect.kind = kind;
        session_.commit(QStringLiteral("add"), add_effect(session_.timeline(), picture().id, effect));
    }
    panel_.resize(240, 900);
    settle();
    const auto* scroll = panel_.findChild<QScrollArea*>();
    EXPECT_LE(scroll->widget()->minimumSizeHint().width(), scroll->viewport()->width());
    const auto id = std::to_string(picture().more->effects[0].id.value);
    const auto* close = find<QToolButton>(("close." + id).c_str());
    EXPECT_LE(close->mapTo(scroll->viewport(), QPoint(close->width(), 0)).x(), scroll->viewport()->width());
}

TEST_F(Inspector, AWheelAndACurveGradeTheClip) {
    for (const char* kind : {"wheels", "curves"}) {
        Effect effect;
        effect.kind = kind;
        session_.commit(QStringLiteral("add"), add_effect(session_.timeline(), picture().id, effect));
    }
    settle();
    auto* wheel = find<ColourWheel>("wheel.lift");
    const QPoint middle = wheel->rect().center();
    QTest::mousePress(wheel, Qt::LeftButton, Qt::NoModifier, middle);
    for (const int by : {4, 8, 12}) {
        const QPoint at = middle + QPoint(by, 0);
        QMouseEvent move(QEvent::MouseMove, at, wheel->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(wheel, &move);
    }
    QTest::mouseRelease(wheel, Qt::LeftButton, Qt::NoModifier, middle + QPoint(12, 0));
    const auto& lift = picture().more->effects[0].parameters;
    EXPECT_GT(lift.at("lift_red").value, 0);
    EXPECT_LT(lift.at("lift_blue").value, 0);
    settle();
    const auto id = picture().more->effects[1].id.value;
    auto* curve = find<PointsEditor>(("text." + std::to_string(id) + ".master").c_str());
    QTest::mouseClick(curve, Qt::LeftButton, Qt::NoModifier, curve->place_of({0.5, 0.7}).toPoint());
    const std::string points = picture().more->effects[1].texts.at("master");
    EXPECT_EQ(points.substr(0, 4), "0,0 ");
    EXPECT_EQ(points.substr(points.size() - 4), " 1,1");
}

TEST_F(Inspector, ATransitionIsChosenLengthenedAndAligned) {
    session_.select({{}, picture().id, session_.timeline().tracks.front()->clips[1].id});
    auto* kinds = find<QComboBox>("transition_kind");
    const int dissolve = kinds->findData(QStringLiteral("dissolve"));
    ASSERT_GE(dissolve, 0);
    kinds->setCurrentIndex(dissolve);
    emit kinds->activated(dissolve);
    const auto& joins = [&]() -> const std::vector<Transition>& {
        return session_.timeline().tracks.front()->transitions;
    };
    ASSERT_EQ(joins().size(), 1u);
    type(find<NumberField>("field.in_offset"), "8");
    EXPECT_EQ(joins()[0].in_offset, FrameCount(8));
    auto* place = find<QComboBox>("transition_place");
    const FrameCount whole = joins()[0].in_offset + joins()[0].out_offset;
    emit place->activated(1);
    EXPECT_EQ(joins()[0].in_offset, FrameCount(0));
    EXPECT_EQ(joins()[0].out_offset, whole);
    kinds = find<QComboBox>("transition_kind");
    kinds->setCurrentIndex(0);
    emit kinds->activated(0);
    EXPECT_TRUE(joins().empty());
}

TEST_F(Inspector, AMarkerAtThePlayheadIsNamedInKorean) {
    Marker marker;
    marker.range.start = FramePosition(30);
    session_.commit(QStringLiteral("marker"), add_marker(session_.timeline(), marker));
    session_.select({});
    session_.set_playhead(FramePosition(30));
    auto* name = find<QLineEdit>("marker_name");
    name->setText(QStringLiteral("후렴"));
    emit name->editingFinished();
    EXPECT_EQ(session_.timeline().markers->front().name, "후렴");
    find<QPlainTextEdit>("marker_note")->setPlainText(QStringLiteral("좋은 컷"));
    EXPECT_EQ(session_.timeline().markers->front().note, "좋은 컷");
}

TEST_F(Inspector, ATitleIsTypedAndStyled) {
    NewClip title;
    title.track = session_.timeline().tracks.front()->id, title.kind = ClipKind::Title, title.length = FrameCount(50);
    title.name = "title";
    session_.commit(QStringLiteral("title"), overwrite(session_.timeline(), FramePosition(300), {title}));
    const ClipId id = session_.timeline().tracks.front()->clips.back().id;
    session_.select_clips({id});
    find<QPlainTextEdit>("title_text")->setPlainText(QStringLiteral("안녕"));
    EXPECT_EQ(session_.timeline().find(id)->more->title.text, "안녕");
    type(find<NumberField>("field.title.Size"), "12");
    EXPECT_DOUBLE_EQ(session_.timeline().find(id)->more->title.style.size, 12);
}

}  // namespace
}  // namespace rhyme::ui
