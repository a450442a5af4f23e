#include "tests/ui/support/minute_script.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDeadlineTimer>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <functional>

#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/exporting/export_dialog.h"
#include "ui/inspector/number_field.h"
#include "ui/match/match_panel.h"
#include "ui/preflight/preflight_panel.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui::testing {
namespace {

constexpr int most_tried = 8;

class Minute {
public:
    explicit Minute(const MinuteWork& work) : work_(work) {}

    MinuteReport run() {
        open();
        import();
        lay_out();
        sort_footage();
        hear();
        match();
        trim();
        join();
        grade();
        undo_and_redo();
        save_and_crash();
        recover();
        check();
        export_film();
        close();
        return std::move(report_);
    }

private:
    // ---- hands

    Session& session() { return window_->session(); }
    TimelineWidget& timeline() { return window_->timeline(); }
    const ClipList& clips() { return session().timeline().tracks.front()->clips; }
    void press(const char* keys, QWidget* on = nullptr) {
        QWidget* at = on ? on : static_cast<QWidget*>(&timeline());
        if (!on) at->setFocus();
        QTest::keySequence(at, QKeySequence(QLatin1String(keys)));
        QCoreApplication::processEvents();
    }
    bool wait(const std::function<bool()>& there, const char* what) {
        // Not QTest's own waiting: that sleeps on this thread, and the watchdog would take it for the window.
        const QDeadlineTimer patience(work_.patience_ms);
        while (!there() && !patience.hasExpired()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (there()) return true;
        say(std::string("waited in vain for ") + what);
        return false;
    }
    void say(std::string problem) { report_.problems.push_back(std::move(problem)); }
    /// Does it and notes that the edit changed.
    void edit(const std::string& name, const std::function<void()>& act) {
        const auto serial = session().steps()[session().step()].serial;
        told_.clear();
        act();
        report_.done.push_back(name);
        if (session().steps()[session().step()].serial == serial)
            say(name + " changed nothing (" + told_.toStdString() + ")");
        if (!validate(session().timeline()).empty()) say(name + " left the edit unsound");
    }
    QPoint at(double frame, bool sound = false, int dx = 0) {
        const auto& g = timeline().geometry();
        const Track* track = session().timeline().tracks.front().get();
        for (const auto& t : session().timeline().tracks)
            if (sound && t->kind == TrackKind::Audio) {
                track = t.get();
                break;
            }
        const auto* row = g.row_of(track->id);
        return {static_cast<int>(g.x_of(FramePosition(0)) + frame * g.view().pixels_per_frame) + dx,
                row->lane.center().y() + 8};
    }
    double start(std::size_t clip) { return static_cast<double>(clips()[clip].start.value); }
    double middle(std::size_t clip) { return start(clip) + static_cast<double>(clips()[clip].length.value) / 2; }
    double end(std::size_t clip) { return static_cast<double>(clips()[clip].end().value); }
    QWidget& lanes() { return *timeline().viewport(); }
    void click(QPoint place) { QTest::mouseClick(&lanes(), Qt::LeftButton, Qt::NoModifier, place); }
    /// The playhead, by a press on the ruler.
    void go(double frame) {
        QPoint place = at(frame);
        place.setY(8);
        click(place);
    }

    // ---- the day

    void open() {
        MainWindow::Options options;
        options.library = work_.folder / "library.sqlite";
        options.state_folder = work_.folder / "state";
        options.audio = [] { return nullptr; };
        options.remember = false;
        options.analysis_threads = 1;
        options.ask_unsaved = [](QWidget*, const QString&) { return MainWindow::Unsaved::Discard; };
        options.ask_project_file = [this](QWidget*, bool) {
            return QString::fromStdString((work_.folder / "minute.rhyme").string());
        };
        options.ask_kept = [](const Session::Unsaved&) { return UnsavedAnswer::Open; };
        watchdog_.emplace(Watchdog::Duration(work_.limit_ms));
        window_ = std::make_unique<MainWindow>(options);
        QObject::connect(&session(), &Session::told, window_.get(), [this](const QString& text) { told_ = text; });
        window_->resize(1600, 900);
        window_->show();
        window_->activateWindow();
        wait([&] { return window_->isActiveWindow(); }, "the window to be active");
    }

    /// Nobody waits for a window that is gone.
    void close() {
        for (const auto& block : watchdog_->blocks()) report_.blocks.push_back(block);
        watchdog_.reset();
        window_.reset();
    }

    void import() {
        auto files = work_.films;
        files.push_back(work_.song);
        drop_files(window_->bin(), files);
        wait([&] { return session().footage().items().size() == files.size() && !session().footage().opening(); },
             "the footage to open");
        wait([&] { return session().footage().analyses().size() == work_.films.size(); }, "the analysis");
        report_.done.push_back("import");
    }

    /// All films in a row, a second off at both ends of each; the song under it.
    void lay_out() {
        std::vector<int> rows;
        for (int i = 0; i < static_cast<int>(work_.films.size()); ++i) rows.push_back(i);
        edit("films dragged to the timeline", [&] { drag_to_timeline(*window_, rows, at(0)); });
        edit("the song dragged below",
             [&] { drag_to_timeline(*window_, {static_cast<int>(rows.size())}, at(0, true)); });
        press("\\");
        const auto second = static_cast<double>(std::lround(session().timeline().rate.fps()));
        // Sound lies still: picture ripples under it.
        for (const auto& track : session().timeline().tracks)
            if (track->kind == TrackKind::Audio) {
                const auto* row = timeline().geometry().row_of(track->id);
                click(timeline().geometry().header_button(*row, HitKind::SyncButton).center());
                break;
            }
        for (std::size_t i = 0; i < clips().size(); ++i) {
            if (clips()[i].length < FrameCount(static_cast<std::int64_t>(4 * second))) continue;
            edit("head trimmed to the playhead", [&] {
                click(at(middle(i)));
                go(start(i) + second);
                press("Q");
            });
            edit("tail trimmed to the playhead", [&] {
                click(at(middle(i)));
                go(end(i) - second);
                press("W");
            });
        }
    }

    void sort_footage() {
        QListView& view = window_->bin().view();
        edit("a folder made and named", [&] {
            press("Ctrl+Shift+G");
            auto* field = view.viewport()->findChild<QLineEdit*>();
            if (!field) return say("a new folder did not ask for its name");
            QTest::keyClicks(field, QStringLiteral("takes"));
            press("Return", field);
        });
        edit("stars given by a key", [&] {
            view.setFocus();
            view.setCurrentIndex(view.model()->index(1, 0));
            press("4", &view);
        });
    }

    void hear() {
        if (!wait([&] { return session().timeline().song != nullptr; }, "the song map")) return;
        report_.done.push_back("song heard: " + std::to_string(session().timeline().song->beats.size()) + " beats");
        edit("bar 1 here", [&] {
            go(start(1));
            press("Alt+1");
        });
        edit("beats a frame later", [&] { press("Alt+]"); });
        edit("cut on every bar", [&] {
            click(at(middle(1)));
            press("Ctrl+3");
        });
        edit("tapped", [&] {
            const auto before = session().timeline().song->beats;
            const auto& fps = session().timeline().rate;
            for (int i = 0; i < 4; ++i) {
                go(static_cast<double>(fps.count(RationalTime(i + 2, 2), Rounding::Nearest).value));
                press("T");
            }
            wait([&] { return session().timeline().song->beats != before; }, "the taps to become beats");
        });
    }

    MatchSearch& finder() { return window_->matches().finder(); }
    void select_cut(std::size_t before) { click(at(end(before))); }

    void match() {
        press("Ctrl+B");
        const auto all_found = [&] {
            return finder().state() == MatchSearch::State::Ready &&
                   finder().question().kind == MatchQuestion::Kind::WholeBin;
        };
        wait(all_found, "matches");
        for (int i = 0; i < 2 && !finder().matches().empty(); ++i) {
            const auto all = finder().matches().size();
            press("]");
            press("Ctrl+Backspace");
            if (finder().matches().size() >= all) say("a rejected match stays in the list");
            report_.done.push_back("match rejected");
            ++rejected_;
        }
        // At each cut until two were taken: not every shot goes with what is there.
        int taken = 0;
        for (std::size_t cut = 0; cut + 1 < clips().size() && taken < 2; ++cut) {
            select_cut(cut);
            if (!session().selection().is_cut()) continue;
            press("Ctrl+E");
            const auto about_it = [&] {
                return finder().state() == MatchSearch::State::Ready &&
                       finder().question().to == session().selection().cut_to;
            };
            if (!wait(about_it, "matches at the cut")) return;
            const Timeline before = session().timeline();
            for (int i = 0; i < most_tried && !finder().matches().empty() && session().timeline() == before; ++i) {
                press("]");
                press("Return");
            }
            if (session().timeline() == before) continue;
            ++taken;
            report_.done.push_back("match accepted");
        }
        if (taken < 2) say("only " + std::to_string(taken) + " matches could be accepted");
    }

    /// Each tool once, a tenth of a second or so.
    void trim() {
        press("\\");
        press("S");  // no snapping: every drag is to do something
        const std::size_t n = clips().size() - 2;
        const auto by = [&](const char* name, const char* tool, QPoint from, int dx) {
            edit(name, [&] {
                press(tool);
                drag(lanes(), from, from + QPoint(dx, 0));
            });
        };
        by("edge dragged", "V", at(end(n), false, -5), -14);
        by("ripple trim dragged", "B", at(end(n), false, -5), -14);
        by("roll dragged", "N", at(start(n)), 9);
        by("slip dragged", "Y", at(middle(n)), 9);
        by("slide dragged", "U", at(middle(n)), 9);
        edit("razor", [&] {
            press("C");
            click(at(middle(n)));
        });
        press("V");
        edit("split at the playhead", [&] {
            go(middle(0));
            press("Ctrl+K");
        });
        edit("cut nudged by keys", [&] {
            select_cut(0);
            press("Alt+Right");
        });
        edit("clip moved", [&] {
            const QPoint from = at(middle(clips().size() - 1));
            drag(lanes(), from, from + QPoint(40, 0));
        });
        edit("gap closed by ripple delete", [&] {
            click(at(middle(1)));
            press("Shift+Delete");
        });
        press("S");
    }

    void join() {
        for (std::size_t i = 0; i + 1 < clips().size() && joins_ < 2; ++i) {
            if (clips()[i].end() != clips()[i + 1].start) continue;
            select_cut(i);
            if (!session().selection().is_cut()) continue;
            const auto serial = session().steps()[session().step()].serial;
            press("Ctrl+D");
            if (session().steps()[session().step()].serial == serial) continue;  // no handles there
            ++joins_;
            report_.done.push_back("dissolve");
        }
        if (joins_ == 0) say("no cut took a dissolve");
    }

    void grade() {
        edit("colour effect put on a clip", [&] {
            click(at(middle(0)));
            press("Ctrl+9");
            auto* search = window_->findChild<QLineEdit*>(QStringLiteral("effect_search"));
            if (!search) return say("no effects panel");
            search->setFocus();
            QTest::keyClicks(search, QStringLiteral("lift"));
            QTest::keyClick(search, Qt::Key_Return);
        });
        if (!window_->docks().shown("inspector")) press("Ctrl+8");
        const auto id = clips()[0].more->effects.empty() ? 0 : clips()[0].more->effects.back().id.value;
        NumberField* field = nullptr;
        const auto there = [&] {
            field = window_->findChild<NumberField*>(QStringLiteral("field.%1.gain").arg(id));
            return field && field->isVisible();
        };
        if (!wait(there, "the gain in the inspector")) return;
        edit("gain typed", [&] {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, QLocale().toString(1.1));
            QTest::keyClick(field, Qt::Key_Return);
        });
    }

    void undo_and_redo() {
        for (int i = 0; session().step() < 55 && i < 55; ++i) {
            if (i % 2)
                edit("clip switched off or on", [&] {
                    click(at(middle(0)));
                    press("Shift+E");
                });
            else
                edit("marker set", [&] {
                    go(20.0 * (i + 1));
                    press("M");
                });
        }
        const Timeline now = session().timeline();
        const std::size_t step = session().step();
        // In its turn, undo takes back a rejected match too.
        for (int i = 0; i < 50 + rejected_ && session().step() + 50 > step; ++i) press("Ctrl+Z");
        if (session().step() + 50 != step) say("50 undos went back " + std::to_string(step - session().step()));
        for (int i = 0; i < 50; ++i) press("Ctrl+Shift+Z");
        if (!(session().timeline() == now)) say("50 redos do not lead to where the undos began");
        report_.done.push_back("50 undone and redone");
    }

    void save_and_crash() {
        press("Ctrl+S");
        if (!session().is_saved()) say("it was not saved");
        report_.done.push_back("saved");
        edit("marker after saving", [&] {
            go(40);
            press("M");
        });
        last_ = session().timeline();
        close();  // without a word, as a crash would
    }

    void recover() {
        open();
        window_->offer_left_work();
        if (!(session().timeline() == last_)) say("after the crash the edit is another");
        if (session().is_saved()) say("after the crash it is thought to be saved");
        wait([&] { return !session().footage().opening(); }, "the footage to open again");
        press("\\");
        report_.done.push_back("recovered");
    }

    void check() {
        press("Ctrl+Alt+F");
        if (!window_->preflight().running()) say("the check did not begin");
        wait([&] { return !window_->preflight().running(); }, "the check");
        report_.done.push_back("checked: " + std::to_string(window_->preflight().findings().size()) + " findings");
        QListWidget& list = window_->preflight().list();
        if (list.count() == 0) return;
        list.setFocus();
        list.setCurrentRow(list.count() - 1);
        QTest::keyClick(&list, Qt::Key_Return);
        const auto& finding = window_->preflight().findings().back();
        if (finding.where.start != session().playhead()) say("a finding was not gone to");
        press("Ctrl+Shift+X");  // it was marked; all of the film is to go out
        if (session().in() || session().out()) say("in and out were not cleared");
    }

    void export_film() {
        report_.film = work_.folder / "minute.mp4";
        report_.length = session().timeline().end() - FramePosition(0);
        QTimer::singleShot(0, window_.get(), [this] { drive_export(); });
        press("Ctrl+M");  // until the dialog is closed
        report_.done.push_back("exported");
    }

    void drive_export() {
        auto* dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
        if (!dialog) return say("no export dialog");
        auto* target = dialog->findChild<QLineEdit*>(QStringLiteral("export_target"));
        auto* go = dialog->findChild<QPushButton*>(QStringLiteral("export_start"));
        if (!target || !go) return say("the export dialog has no target or button"), dialog->done(0);
        target->setFocus();
        target->selectAll();
        QTest::keyClicks(target, QString::fromStdString(report_.film.string()));
        QTest::mouseClick(go, Qt::LeftButton);
        wait(
            [&] {
                return dialog->state() == ExportDialog::State::Done || dialog->state() == ExportDialog::State::Failed;
            },
            "the export");
        if (dialog->state() != ExportDialog::State::Done) say("export: " + dialog->message().toStdString());
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    const MinuteWork work_;
    MinuteReport report_;
    std::unique_ptr<MainWindow> window_;
    std::optional<Watchdog> watchdog_;  // one a window
    Timeline last_;
    QString told_;  // what the status line said last
    int joins_ = 0, rejected_ = 0;
};

}  // namespace

MinuteReport cut_one_minute(const MinuteWork& work) { return Minute(work).run(); }

}  // namespace rhyme::ui::testing
