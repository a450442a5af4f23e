// Pictures of the window as people see it: every workspace, panel and dialog, empty and with a film in it.
//   screens FOLDER [--library FILE] [--language CODE] [--light] [--size WxH] FOOTAGE... SONG
// Without footage only the empty states. The scale is that of QT_SCALE_FACTOR.
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QListView>
#include <QListWidget>
#include <QScreen>
#include <QTableView>
#include <QTimer>
#include <cstdio>
#include <filesystem>
#include <functional>

#include "core/timeline/bin_edits.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/edits.h"
#include "core/timeline/place_edits.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/exporting/export_dialog.h"
#include "ui/exporting/export_queue.h"
#include "ui/first_cut/first_cut_panel.h"
#include "ui/main_window/main_window.h"
#include "ui/match/match_panel.h"
#include "ui/palette/command_palette.h"
#include "ui/preferences/preferences.h"
#include "ui/preflight/preflight_panel.h"
#include "ui/start/start_page.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_widget.h"

namespace {

using namespace rhyme;
using namespace rhyme::ui;

struct Wanted {
    QString folder, language = QStringLiteral("en");
    std::filesystem::path library = ":memory:";
    ThemeKind theme = ThemeKind::Dark;
    QSize size{1600, 960};
    std::vector<std::filesystem::path> files;
};

QSize size_of(const QString& text) { return {text.section('x', 0, 0).toInt(), text.section('x', 1, 1).toInt()}; }

Wanted read(const QStringList& words) {
    Wanted w;
    for (int i = 1; i < words.size(); ++i) {
        const QString& word = words[i];
        const auto next = [&] { return i + 1 < words.size() ? words[++i] : QString(); };
        if (word == QLatin1String("--library"))
            w.library = next().toStdString();
        else if (word == QLatin1String("--language"))
            w.language = next();
        else if (word == QLatin1String("--light"))
            w.theme = ThemeKind::Light;
        else if (word == QLatin1String("--size"))
            w.size = size_of(next());
        else if (w.folder.isEmpty())
            w.folder = word;
        else
            w.files.emplace_back(word.toStdString());
    }
    return w;
}

class Screens {
public:
    Screens(MainWindow& window, const QString& folder) : window_(window), folder_(folder) { QDir().mkpath(folder); }

    void wait(int ms) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < ms) QApplication::processEvents(QEventLoop::AllEvents, 20);
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // outside of exec() nothing else does
    }
    bool wait_for(const std::function<bool()>& there, int ms) {
        QElapsedTimer timer;
        timer.start();
        while (!there() && timer.elapsed() < ms) QApplication::processEvents(QEventLoop::AllEvents, 20);
        return there();
    }
    void take(const QString& name, QWidget* of = nullptr) {
        wait(350);
        (of ? of : &window_)->grab().save(QStringLiteral("%1/%2.png").arg(folder_, name));
    }
    void workspaces_as(const QString& state) {
        for (const Workspace& workspace : workspaces()) {
            run("workspace." + workspace.id);
            take(QStringLiteral("%1-%2").arg(state, QString::fromStdString(workspace.id)));
        }
        run("workspace.edit");
    }
    /// Each panel (or one) by itself, as narrow as it must work.
    void panels_as(const QString& state, const QString& only = {}) {
        for (QDockWidget* dock : window_.findChildren<QDockWidget*>()) {
            const QString id = dock->objectName().chopped(5);
            if (!only.isEmpty() && id != only) continue;
            window_.docks().raise(id.toStdString());
            const bool floating = dock->isFloating();
            dock->setFloating(true);
            const bool wide = id == QLatin1String("timeline") || id == QLatin1String("match_viewer");
            dock->resize(wide ? 900 : 260, 560);
            take(QStringLiteral("%1-panel-%2").arg(state, id), dock);
            dock->setFloating(floating);
        }
        run("workspace.reset");
    }
    /// A dialog that a command opens and that waits for an answer.
    void dialog(const QString& name, const std::function<void()>& open) {
        QTimer::singleShot(500, &window_, [this, name] {
            QWidget* shown = QApplication::activeModalWidget();
            if (!shown) return (void)std::printf("no dialog: %s\n", qPrintable(name));
            shown->grab().save(QStringLiteral("%1/dialog-%2.png").arg(folder_, name));
            if (auto* dialog = qobject_cast<QDialog*>(shown)) dialog->reject();
        });
        open();
    }
    void run(const std::string& command) { window_.commands().action(command)->trigger(); }

private:
    MainWindow& window_;
    QString folder_;
};

/// Two folders, one in the other, and something noted of what lies beside them.
void sort_footage(MainWindow& window, Screens& screens) {
    Session& session = window.session();
    std::vector<MediaId> media;
    for (const BinItem& item : session.footage().items()) media.push_back(item.media);
    if (media.size() < 4) return;
    const std::vector<MediaId> inside(media.begin() + 3, media.end());
    Result<Sequences> sorted = make_folder(session.history().sequences(), "한강 야외 촬영 2일차");
    if (sorted) sorted = make_folder(*sorted, "B cam", FolderId{1});
    if (sorted) sorted = make_folder(*sorted, "Takes");
    if (sorted) sorted = put_in_folder(*sorted, inside, FolderId{1});
    if (sorted) sorted = rate_media(*sorted, {media[0]}, 4);
    if (sorted) sorted = rate_media(*sorted, {media[1], media[3]}, 2);
    if (sorted) sorted = label_media(*sorted, {media[0], media[3]}, "green");
    for (const char* tag : {"후렴", "dance", "wide lens"})
        if (sorted) sorted = tag_media(*sorted, {media[0]}, tag);
    session.commit(QStringLiteral("sorted"), std::move(sorted));
    window.bin().view().selectAll();
    screens.take(QStringLiteral("sorted-all"));
    window.bin().view().clearSelection();
    window.bin().view().selectionModel()->select(window.bin().model().index(3), QItemSelectionModel::Select);
    screens.take(QStringLiteral("sorted-one"));
    window.bin().set_list(true);
    screens.take(QStringLiteral("sorted-list"));
    window.bin().open_folder(FolderId{1});
    screens.take(QStringLiteral("sorted-folder"));
    window.bin().open_folder(FolderId{3});
    screens.take(QStringLiteral("sorted-empty"));
    window.bin().open_folder({});
    window.bin().set_note_filter({.least_rating = 5, .colors = {}, .tags = {}});
    screens.take(QStringLiteral("sorted-none"));
    window.bin().set_note_filter({});
    window.bin().set_list(false);
}

/// A cut of all the footage to the song, with some of everything on it.
void cut_film(MainWindow& window, Screens& screens) {
    Session& session = window.session();
    std::vector<Piece> pieces;
    Timeline timeline = session.timeline();
    for (const BinItem& item : session.footage().items()) {
        auto piece = session.piece_of(item.media);
        if (!piece || !item.has_picture()) continue;
        piece->range = FrameRange{FramePosition(12), FrameCount(40)}, piece->with_sound = false;
        pieces.push_back(*piece);
    }
    auto placed = place(timeline, FramePosition(0), TrackId(), pieces, ui::Placing::Overwrite);
    if (!placed) return (void)std::printf("%s\n", placed.error().message().c_str());
    timeline = placed->timeline;
    for (const BinItem& item : session.footage().items()) {
        const auto piece = session.piece_of(item.media);
        if (item.has_picture() || !piece) continue;
        if (auto with = place(timeline, FramePosition(0), TrackId(), {*piece}, ui::Placing::Overwrite))
            timeline = with->timeline;
    }
    session.commit(QStringLiteral("cut"), timeline);
    screens.wait_for([&] { return session.timeline().song != nullptr; }, 60000);
    timeline = session.timeline();
    const auto& clips = timeline.tracks.front()->clips;
    const auto ids = [&] {
        std::vector<ClipId> all;
        for (const Clip& clip : clips) all.push_back(clip.id);
        return all;
    }();
    const auto edit = [&](Result<Timeline> edited) {
        if (edited)
            timeline = *edited;
        else
            std::printf("%s\n", edited.error().message().c_str());
    };
    if (ids.size() > 3) {
        edit(set_transition(timeline, {ids[0], ids[1], "dissolve", FrameCount(6), FrameCount(6), {}, true}));
        edit(set_name(timeline, ids[2], "카메라 B – 무대 왼쪽에서 (a very long name of a clip, take 12).mp4"));
        for (const char* kind : {"wheels", "curves", "vignette"}) {
            Effect effect;
            effect.kind = kind;
            edit(add_effect(timeline, ids[1], effect));
        }
        Effect opacity;
        opacity.kind = "opacity";
        opacity.parameters["opacity"].keys = {{FrameCount(5), 0}, {FrameCount(30), 1}};
        edit(add_effect(timeline, ids[1], opacity));
    }
    Marker marker;
    marker.range = {FramePosition(40), FrameCount(30)}, marker.name = "후렴", marker.color = "#e6c84a";
    edit(add_marker(timeline, marker));
    session.commit(QStringLiteral("dressed"), timeline);
    session.set_playhead(FramePosition(90));
    if (ids.size() > 1) session.select_clips({ids[1]});
    window.timeline().zoom_to({FramePosition(0), FrameCount(400)});
    window.bin().setFocus();
}

/// One export that fails (there is no such folder) and one that is on its way.
void export_some(MainWindow& window, const QString& folder) {
    for (const QString& name :
         {folder + QStringLiteral("/none/하이라이트.mp4"), folder + QStringLiteral("/full.mp4")}) {
        ExportJob job;
        job.target = name.toStdString();
        job.preset = *find_preset("youtube-1080p");
        window.exports().add(window.session(), std::move(job));
    }
}

/// Half a minute of the song in a new sequence: while it is made, and what came of it, some of it kept.
void make_first_cut(MainWindow& window, Screens& screens) {
    auto* cut = window.findChild<FirstCut*>();
    auto* panel = window.findChild<FirstCutPanel*>();
    screens.run("workspace.song");
    screens.run("song.first_cut");
    for (const auto& [box, row] : {std::pair("first_cut_length", 2), std::pair("first_cut_into", 1)})
        panel->findChild<QComboBox*>(QLatin1String(box))->setCurrentIndex(row);
    panel->make();
    screens.take(QStringLiteral("first-cut-busy"));
    screens.wait_for([&] { return !cut->running(); }, 300000);
    screens.run("view.zoom_fit");
    for (const Clip* clip : cut->clips())
        if (clip->id.value % 3 == 0) cut->keep({clip->id}, true);
    panel->list().setFocus();
    panel->list().selectRow(3);
    screens.wait(1500);
    screens.take(QStringLiteral("first-cut"));
    screens.panels_as(QStringLiteral("first-cut"), QStringLiteral("first_cut"));
}

}  // namespace

int main(int argc, char** argv) {
    QApplication::setApplicationName(QStringLiteral("Rhyme"));
    QApplication application(argc, argv);
    const Wanted wanted = read(QApplication::arguments());
    if (wanted.folder.isEmpty()) return std::printf("screens FOLDER [FOOTAGE...]\n"), 2;
    apply_language(application, wanted.language);
    apply_theme(application, make_theme(wanted.theme, true));
    MainWindow::Options options;
    options.library = wanted.library;
    options.audio = [] { return nullptr; };
    options.remember = false;
    MainWindow window(options);
    window.resize(wanted.size);
    window.show();
    Screens screens(window, wanted.folder);
    window.show_start();
    screens.take(QStringLiteral("start"));
    emit window.findChild<StartPage*>()->left();
    screens.workspaces_as(QStringLiteral("empty"));
    screens.panels_as(QStringLiteral("empty"));
    screens.dialog(QStringLiteral("preferences"), [&] { screens.run("edit.preferences"); });
    screens.dialog(QStringLiteral("keyboard"), [&] { screens.run("edit.keyboard"); });
    screens.dialog(QStringLiteral("about"), [&] { screens.run("help.about"); });
    if (wanted.files.empty()) return 0;

    window.session().footage().add(wanted.files);
    const auto ready = [&] {
        const Footage& footage = window.session().footage();
        return footage.items().size() == wanted.files.size() && !footage.opening() && !footage.analysing();
    };
    screens.wait(1500);
    screens.take(QStringLiteral("busy-edit"));
    if (!screens.wait_for(ready, 600000)) std::printf("not all footage was analysed\n");
    sort_footage(window, screens);
    cut_film(window, screens);
    screens.run("match.whole_bin");
    const auto matched = [&] { return window.matches().finder().state() == MatchSearch::State::Ready; };
    if (!screens.wait_for(matched, 120000)) std::printf("no matches\n");
    screens.wait(2500);
    screens.workspaces_as(QStringLiteral("full"));
    window.preflight().check();
    screens.wait_for([&] { return !window.preflight().running(); }, 120000);
    const auto& findings = window.preflight().findings();
    if (!findings.empty()) window.preflight().list().setCurrentRow(static_cast<int>(findings.size()) / 2);
    screens.take(QStringLiteral("full-finding"));
    window.session().set_playhead(FramePosition(90));
    window.matches().view().setCurrentIndex(window.matches().view().model()->index(0, 0));
    screens.run("workspace.match");
    screens.wait(2500);
    screens.take(QStringLiteral("full-picked"));
    export_some(window, wanted.folder);
    screens.panels_as(QStringLiteral("full"));
    const auto& clips = window.session().timeline().tracks.front()->clips;
    if (clips.size() > 1) window.session().select({{}, clips[0].id, clips[1].id});
    screens.take(QStringLiteral("full-cut"));
    screens.dialog(QStringLiteral("export"), [&] { screens.run("file.export"); });
    make_first_cut(window, screens);
    auto* palette = new CommandPalette(window.commands(), &window);
    palette->show();
    screens.take(QStringLiteral("palette"));
    palette->close();
    screens.run("help.tour");
    screens.take(QStringLiteral("tour"));
    return 0;
}
