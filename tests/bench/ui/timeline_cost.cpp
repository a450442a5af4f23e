// What a timeline of many clips costs the window: painting by zoom level, and the events of dragging, trimming and
// zooming, each beside the same with few clips; and how long the window takes to open such a project. Ratios, so that
// the machine does not matter.
//   timeline_cost [--clips N] [--tracks N] [--few N] [FILE]
// With a FILE the clips show it (thumbnails and waveforms arrive before measuring); without, they are offline.
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include "core/timeline/edits.h"
#include "ui/main_window/main_window.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timeline_widget.h"

namespace {

using namespace rhyme;
using namespace rhyme::ui;

struct Options {
    int clips = 5000, tracks = 20, few = 50;
    std::string file;
};

/// Cuts of 10 to 90 frames, `clips` of them in all, on as many tracks.
Timeline many(int clips, int tracks, MediaId media) {
    Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
    while (static_cast<int>(timeline.tracks.size()) < tracks)
        timeline = *add_track(timeline, timeline.tracks.size() % 2 ? TrackKind::Audio : TrackKind::Video);
    std::vector<std::shared_ptr<const Track>> filled;
    int made = 0;
    for (const auto& track : timeline.tracks) {
        Track full = *track;
        FramePosition at(0);
        const int share = clips / tracks;
        for (int i = 0; i < share; ++i, ++made) {
            Clip clip;
            clip.id = ClipId{timeline.next_id++};
            clip.media = media;
            clip.name = "shot " + std::to_string(made);
            clip.start = at, clip.length = FrameCount(10 + made * 7919 % 81);
            clip.source_in = RationalTime(1, 1);
            at = clip.end();
            full.clips.push_back(clip);
        }
        filled.push_back(std::make_shared<const Track>(std::move(full)));
    }
    timeline.tracks = filled;
    return timeline;
}

double p95(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return all[all.size() * 95 / 100];
}

struct Bench {
    explicit Bench(const Timeline& timeline, const std::string& file, int clips, int tracks) {
        Session::Options options;
        options.library = ":memory:";
        session = std::make_unique<Session>(options);
        MediaId media{1};
        if (!file.empty()) {
            session->footage().add({file});
            while (session->footage().opening()) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
            media = session->footage().items().front().media;
        }
        session->commit("made", file.empty() ? timeline : many(clips, tracks, media));
        session->set_snapping(true);
        widget = std::make_unique<TimelineWidget>(*session);
        widget->resize(1920, 700);
        widget->show();
        QApplication::processEvents();
    }
    /// One paint of all there is to see.
    double paint() {
        QImage picture(widget->viewport()->size(), QImage::Format_ARGB32_Premultiplied);
        QElapsedTimer timer;
        timer.start();
        widget->viewport()->render(&picture);
        return static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    double mouse(QEvent::Type type, QPointF at) {
        QWidget* to = widget->viewport();
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, at, to->mapToGlobal(at), button,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
        QElapsedTimer timer;
        timer.start();
        QApplication::sendEvent(to, &event);
        return static_cast<double>(timer.nsecsElapsed()) / 1e6 + paint();
    }
    /// Presses at `from`, moves to and fro in 60 steps, lets go by Esc: the costliest step.
    std::vector<double> drag(QPointF from) {
        std::vector<double> costs{mouse(QEvent::MouseButtonPress, from)};
        for (int i = 1; i <= 60; ++i) costs.push_back(mouse(QEvent::MouseMove, from + QPointF(i % 30 * 3 + 5, 0)));
        QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, Qt::NoModifier);
        QApplication::sendEvent(widget.get(), &escape);
        mouse(QEvent::MouseButtonRelease, from);
        return costs;
    }
    std::unique_ptr<Session> session;
    std::unique_ptr<TimelineWidget> widget;
};

/// From nothing to a window that shows the project whole and answers, in milliseconds: the median of five.
double start_up(const std::filesystem::path& project) {
    std::vector<double> costs;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        MainWindow::Options options;
        options.audio = [] { return nullptr; };
        options.remember = false;
        MainWindow window(options);
        window.resize(1920, 1080);
        window.show();
        if (!window.open_project(project)) std::exit(1);
        QApplication::processEvents();
        window.grab();
        costs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(costs.begin(), costs.end());
    return costs[costs.size() / 2];
}

Options read(int argc, char** argv) {
    Options o;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--clips" && i + 1 < argc)
            o.clips = std::atoi(argv[++i]);
        else if (word == "--tracks" && i + 1 < argc)
            o.tracks = std::atoi(argv[++i]);
        else if (word == "--few" && i + 1 < argc)
            o.few = std::atoi(argv[++i]);
        else
            o.file = word;
    }
    return o;
}

}  // namespace

int main(int argc, char** argv) {
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    QApplication application(argc, argv);
    apply_theme(application);
    const Options o = read(argc, argv);
    Bench all(many(o.clips, o.tracks, MediaId{1}), o.file, o.clips, o.tracks);
    Bench few(many(o.few, 2, MediaId{1}), o.file, o.few, 2);
    std::printf("%d clips on %d tracks beside %d on 2; milliseconds\n", o.clips, o.tracks, o.few);
    std::printf("%-24s %10s %10s %8s\n", "paint p95, frames seen", "many", "few", "ratio");
    for (const int frames : {20, 100, 500, 2000, 12500}) {
        double cost[2];
        int i = 0;
        for (Bench* bench : {&all, &few}) {
            bench->widget->zoom_to({FramePosition(0), FrameCount(frames)});
            std::vector<double> costs;
            for (int k = 0; k < 10; ++k) {  // what is still missing arrives
                bench->paint();
                QApplication::processEvents();
                while (!bench->session->thumbnails().idle()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
            }
            for (int k = 0; k < 60; ++k) costs.push_back(bench->paint());
            cost[i++] = p95(costs);
        }
        std::printf("%-24d %10.2f %10.2f %8.2f\n", frames, cost[0], cost[1], cost[0] / cost[1]);
    }
    const auto events = [&](const char* name, ToolKind tool, double frame) {
        double worst[2];
        int i = 0;
        for (Bench* bench : {&all, &few}) {
            bench->widget->set_tool(tool);
            bench->widget->zoom_to({FramePosition(0), FrameCount(500)});
            const auto& g = bench->widget->geometry();
            const auto* row = g.row_of(bench->session->timeline().tracks.front()->id);
            const Clip& clip = row->track->clips[3];
            const double at = static_cast<double>(clip.start.value) + frame * static_cast<double>(clip.length.value);
            const double x = g.x_of(FramePosition(0)) + at * g.view().pixels_per_frame;
            const auto costs = bench->drag({x, std::clamp<double>(row->lane.center().y(), 40, 650)});
            worst[i++] = *std::max_element(costs.begin(), costs.end());
        }
        std::printf("%-24s %10.2f %10.2f %8.2f ms more\n", name, worst[0], worst[1], worst[0] - worst[1]);
    };
    std::printf("worst event with its paint\n");
    events("move", ToolKind::Select, 0.5);
    events("trim", ToolKind::Select, 0.99);
    events("ripple trim", ToolKind::Trim, 0.9);
    events("roll", ToolKind::Roll, 0.9);
    events("slip", ToolKind::Slip, 0.5);
    events("slide", ToolKind::Slide, 0.5);
    events("everything forward", ToolKind::Forward, 0.5);
    double zoom[2] = {};
    int i = 0;
    for (Bench* bench : {&all, &few}) {
        for (int k = 0; k < 40; ++k) {
            QElapsedTimer timer;
            timer.start();
            bench->widget->zoom(k < 20 ? 0.8 : 1.25);
            zoom[i] = std::max(zoom[i], static_cast<double>(timer.nsecsElapsed()) / 1e6 + bench->paint());
        }
        ++i;
    }
    std::printf("%-24s %10.2f %10.2f %8.2f ms more\n", "zoom", zoom[0], zoom[1], zoom[0] - zoom[1]);
    double opened[2] = {};
    i = 0;
    for (Bench* bench : {&all, &few}) {
        const auto project = std::filesystem::temp_directory_path() / "rhyme-timeline-cost.rhyme";
        if (auto saved = bench->session->save(project); !saved)
            return std::printf("%s\n", saved.error().message().c_str()), 1;
        opened[i++] = start_up(project);
        std::filesystem::remove(project);
    }
    std::printf("%-24s %10.0f %10.0f %8.2f\n", "start-up with it", opened[0], opened[1], opened[0] / opened[1]);
    return 0;
}
