// The study in the window on real footage: the panel at moments spread over a cut, the bin searched by words, and the
// two looks on the cut, to be looked at and read.
//   study_window FOLDER [--library FILE] [--language CODE] [--light] [--find WORDS]... FOOTAGE...
// Prints what the panel says of each moment beside what a study of that frame says by itself, and what each search
// finds, with its frame.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <cstdio>
#include <filesystem>
#include <functional>

#include "core/analysis/analysis.h"
#include "core/render/renderer.h"
#include "core/study/aspects.h"
#include "core/timeline/clip_edits.h"
#include "core/timeline/place_edits.h"
#include "ui/bin/bin_model.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/main_window/main_window.h"
#include "ui/preferences/preferences.h"
#include "ui/study/study_panel.h"
#include "ui/theme/theme.h"
#include "ui/viewer/program_viewer.h"
#include "ui/words/core_words.h"

namespace {

using namespace rhyme;
using namespace rhyme::ui;

constexpr std::int64_t frames_of_a_clip = 48;

struct Wanted {
    QString folder, language = QStringLiteral("en");
    std::filesystem::path library = ":memory:";
    ThemeKind theme = ThemeKind::Dark;
    QStringList searches;
    std::vector<std::filesystem::path> files;
};

Wanted read(const QStringList& words) {
    Wanted w;
    for (int i = 1; i < words.size(); ++i) {
        const auto next = [&] { return i + 1 < words.size() ? words[++i] : QString(); };
        if (words[i] == QLatin1String("--library"))
            w.library = next().toStdString();
        else if (words[i] == QLatin1String("--language"))
            w.language = next();
        else if (words[i] == QLatin1String("--light"))
            w.theme = ThemeKind::Light;
        else if (words[i] == QLatin1String("--find"))
            w.searches << next();
        else if (w.folder.isEmpty())
            w.folder = words[i];
        else
            w.files.emplace_back(words[i].toStdString());
    }
    return w;
}

bool wait_for(const std::function<bool()>& there, int ms) {
    QElapsedTimer timer;
    timer.start();
    while (!there() && timer.elapsed() < ms) QApplication::processEvents(QEventLoop::AllEvents, 20);
    return there();
}
void wait(int ms) {
    (void)wait_for([] { return false; }, ms);
}

/// All the footage one after the other, from the middle of each.
void cut(Session& session) {
    std::vector<Piece> pieces;
    for (const BinItem& item : session.footage().items()) {
        auto piece = session.piece_of(item.media);
        if (!piece || !item.has_picture()) continue;
        const auto media = session.pool()->find(item.media);
        if (!media || !media->index) continue;
        const std::int64_t length = media->index->size().value,
                           first = std::max<std::int64_t>(0, (length - frames_of_a_clip) / 2);
        piece->range = FrameRange{FramePosition(first), FrameCount(std::min(length, frames_of_a_clip))};
        piece->with_sound = false;
        pieces.push_back(*piece);
    }
    if (auto placed = place(session.timeline(), FramePosition(0), TrackId(), pieces, ui::Placing::Overwrite))
        session.commit(QStringLiteral("cut"), placed->timeline);
    else
        std::printf("%s\n", placed.error().message().c_str());
}

/// Every aspect at the middle of each clip; returns how many sentences differ from those of that frame by itself.
int follow(MainWindow& window, const QString& folder) {
    Session& session = window.session();
    auto* panel = window.findChild<StudyPanel*>();
    window.docks().raise("study");
    wait(500);
    int differing = 0, number = 0;
    for (const Clip& clip : session.timeline().tracks.front()->clips) {
        const FramePosition middle = clip.start + FrameCount(clip.length.value / 2);
        session.set_playhead(middle);
        const FramePlan plan = plan_frame(session.timeline(), middle, *session.pool());
        const auto there = [&] { return panel->look() && panel->look()->frame == plan.layers.back().source; };
        wait(400);  // it looks anew once the playhead rests
        if (!wait_for(there, 60000))
            return std::printf("nothing is said of %lld\n", static_cast<long long>(middle.value)), 1;
        const FrameLook look = *panel->look();
        const auto media = session.pool()->find(clip.media);
        const auto moment = describe_frame(media, look.frame);
        const double aspect = static_cast<double>(media->info.video->display_width) / media->info.video->display_height;
        const FrameLook itself = look_of(*moment, aspect);
        std::printf("%s frame %lld\n", media->info.path.filename().c_str(), static_cast<long long>(look.frame.value));
        for (const Aspect a : all_aspects) {
            panel->choose(a);
            const std::string said = sentence(look, a), alone = sentence(itself, a);
            differing += said != alone;
            std::printf("   %s%s\n", qPrintable(core_words(said)), said == alone ? "" : (" BUT " + alone).c_str());
            panel->grab().save(QStringLiteral("%1/study-%2-%3.png")
                                   .arg(folder)
                                   .arg(number, 2, 10, QLatin1Char('0'))
                                   .arg(QString::fromStdString(std::string(name(a)))));
        }
        ++number;
    }
    return differing;
}

void search(MainWindow& window, const QString& folder, const QStringList& searches) {
    BinPanel& bin = window.bin();
    window.docks().raise("bin");
    int number = 0;
    for (const QString& words : searches) {
        bin.search().setText(words);
        wait(2500);
        std::printf("\"%s\":", qPrintable(words));
        const QAbstractItemModel* shown = bin.view().model();
        for (int row = 0; row < shown->rowCount(); ++row) {
            if (bin.view().isRowHidden(row)) continue;
            const QString name = shown->index(row, 0).data().toString();
            for (const BinItem& item : window.session().footage().items())
                if (item.name == name)
                    std::printf(" %s@%lld", qPrintable(name), static_cast<long long>(bin.found_in(item.media).value));
        }
        std::printf("\n");
        bin.grab().save(QStringLiteral("%1/find-%2.png").arg(folder).arg(number++));
    }
    bin.search().clear();
}

/// The viewer at each clip as it is, and under each look at full strength.
void dress(MainWindow& window, const QString& folder) {
    Session& session = window.session();
    const Timeline plain = session.timeline();
    for (const char* kind : {"", "opposing_grade", "soft_skin"}) {
        Timeline dressed = plain;
        for (const Clip& clip : plain.tracks.front()->clips) {
            if (*kind == 0) continue;
            Effect effect;
            effect.kind = kind;
            effect.parameters["strength"].keys = {{FrameCount(0), 1}};
            if (auto with = add_effect(dressed, clip.id, effect)) dressed = *with;
        }
        session.commit(QStringLiteral("look"), dressed);
        int number = 0;
        for (const Clip& clip : plain.tracks.front()->clips) {
            session.set_playhead(clip.start + FrameCount(clip.length.value / 2));
            wait(2500);
            window.program().grab().save(QStringLiteral("%1/look-%2-%3.png")
                                             .arg(folder)
                                             .arg(number++, 2, 10, QLatin1Char('0'))
                                             .arg(*kind == 0 ? QStringLiteral("plain") : QString::fromUtf8(kind)));
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    QApplication::setApplicationName(QStringLiteral("Rhyme"));
    QApplication application(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 1 << 12);
    const Wanted wanted = read(QApplication::arguments());
    if (wanted.files.empty()) return std::printf("study_window FOLDER [--find WORDS]... FOOTAGE...\n"), 2;
    QDir().mkpath(wanted.folder);
    apply_language(application, wanted.language);
    apply_theme(application, make_theme(wanted.theme, true));
    MainWindow::Options options;
    options.library = wanted.library;
    options.audio = [] { return nullptr; };
    options.remember = false;
    MainWindow window(options);
    window.resize(1600, 960);
    window.show();
    window.commands().action("workspace.edit")->trigger();
    window.session().footage().add(wanted.files);
    const auto ready = [&] {
        const Footage& footage = window.session().footage();
        return footage.items().size() == wanted.files.size() && !footage.opening() && !footage.analysing();
    };
    wait(1500);
    if (!wait_for(ready, 600000)) std::printf("not all footage was analysed\n");
    cut(window.session());
    window.commands().action("view.study")->trigger();
    wait(500);
    const int differing = follow(window, wanted.folder);
    window.grab().save(wanted.folder + QStringLiteral("/window.png"));
    std::printf("%d sentences differ\n", differing);
    search(window, wanted.folder, wanted.searches);
    dress(window, wanted.folder);
    return differing == 0 ? 0 : 1;
}
