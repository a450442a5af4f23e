// Plays hard cuts in the real player for a while and says what was dropped; or a film of flashes and clicks, and says
// how far sound and picture are apart.
//   playback [--seconds N] [--cuts N] [--size WxH] [--speed S] [--no-device] FILE...
//   playback --av-sync [--seconds N] [--size WxH] [--monitor PULSE_SOURCE] [--no-device]
// Without a sound device (or with --no-device) the sound goes to a device that takes it in real time and plays it
// nowhere. --monitor also records what the device plays (by parec) and times the clicks as they are heard there.
#include <sys/resource.h>

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "core/media/media_writer.h"
#include "core/timeline/edits.h"
#include "ui/playback/player.h"
#include "ui/viewer/picture_view.h"

namespace {

using namespace rhyme;
using namespace rhyme::ui;

struct Options {
    int seconds = 60, cuts = 24;
    QSize size{1280, 720};
    double speed = 1;
    bool av_sync = false, device = true;
    QString monitor;
    std::vector<std::filesystem::path> files;
};

Nanoseconds now() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

/// Takes 10 ms of sound every 10 ms, as a device would, and plays it nowhere.
class NowhereAudio : public AudioOut {
public:
    ~NowhereAudio() override { stop(); }
    int sample_rate() const override { return 48000; }
    void start(SoundSource source) override {
        stop();
        underruns_ = 0, taken_ = 0, begun_ = 0;
        ahead_ = std::make_unique<SoundAhead>(std::move(source), 48000, 1.5);
        thread_ = std::jthread([this](std::stop_token stop) {
            std::vector<float> block(2 * 480);
            while (!stop.stop_requested() && ahead_->ready() < 9600)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            const Nanoseconds begun = now();
            begun_ = begun;
            for (std::int64_t due = 0; !stop.stop_requested(); due += 480) {
                const auto wait = begun + due * 1'000'000'000 / 48000 - now();
                if (wait > 0) std::this_thread::sleep_for(std::chrono::nanoseconds(wait));
                if (ahead_->take(block) < 480) ++underruns_;
            }
        });
    }
    void stop() override {
        thread_ = {};
        ahead_.reset();
    }
    SoundState state() const override {
        if (!ahead_) return {};
        const Nanoseconds begun = begun_;
        if (!begun) return {true, std::nullopt};
        return {true, (now() - begun) * 48 / 1'000'000};
    }
    std::int64_t underruns() const override { return underruns_; }
    void set_volume(double) override {}

private:
    std::unique_ptr<SoundAhead> ahead_;
    std::atomic<std::int64_t> underruns_ = 0, taken_ = 0, begun_ = 0;
    std::jthread thread_;
};

/// Lets the bench ask the device that the player uses.
class Listening : public AudioOut {
public:
    explicit Listening(std::unique_ptr<AudioOut> inner) : inner_(std::move(inner)) {}
    int sample_rate() const override { return inner_->sample_rate(); }
    void start(SoundSource source) override { inner_->start(std::move(source)); }
    void stop() override { inner_->stop(); }
    SoundState state() const override { return inner_->state(); }
    std::int64_t underruns() const override { return inner_->underruns(); }
    void set_volume(double volume) override { inner_->set_volume(volume); }

private:
    std::unique_ptr<AudioOut> inner_;
};

bool device_works() {
    const auto audio = make_device_audio();
    audio->start([](std::span<float> out) { std::fill(out.begin(), out.end(), 0.0f); });
    for (int i = 0; i < 300 && audio->state().expected && !audio->state().heard; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return audio->state().heard.has_value();
}

int fail_with(const Error& error) {
    std::fprintf(stderr, "playback: %s\n", error.message().c_str());
    return 1;
}

Result<Timeline> cuts_of(MediaPool& pool, const Options& options) {
    Timeline timeline = make_timeline(FrameRate(30, 1), 1920, 1080);
    std::mt19937 random(1);
    const std::int64_t length = std::max<std::int64_t>(2, 30LL * options.seconds / options.cuts);
    std::uint64_t ids = 100;
    auto video = std::make_shared<Track>(*timeline.tracks[0]), audio = std::make_shared<Track>(*timeline.tracks[1]);
    for (int i = 0; i < options.cuts; ++i) {
        auto id = pool.add(options.files[static_cast<std::size_t>(i) % options.files.size()]);
        if (!id) return fail(id.error());
        const auto media = pool.find(*id);
        const std::int64_t room =
            std::max<std::int64_t>(0, static_cast<std::int64_t>(media->info.duration.seconds() * 30) - length - 2);
        Clip clip;
        clip.media = *id, clip.start = FramePosition(i * length), clip.length = FrameCount(length);
        clip.source_in = RationalTime(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(room + 1)), 30);
        clip.available = media->info.duration, clip.link = LinkId{ids++};
        clip.id = ClipId{ids++};
        if (media->info.video) video->clips.push_back(clip);
        clip.id = ClipId{ids++};
        if (media->info.audio) audio->clips.push_back(clip);
    }
    timeline.tracks = {video, audio}, timeline.next_id = ids;
    return timeline;
}

constexpr int flash_every = 30;  // frames

/// White for one frame every second, black else; with each flash a click begins.
Result<void> write_flashes(const std::filesystem::path& path, int seconds) {
    VideoEncoding video;
    video.width = 1920, video.height = 1080, video.rate = FrameRate(30, 1);
    video.options = {{"preset", "veryfast"}, {"crf", "20"}};
    auto writer = MediaWriter::create(path, video, AudioEncoding{});
    if (!writer) return fail(writer.error());
    const auto format = pixel_format("yuv420p");
    auto black = from_rgb(cv::Mat(1080, 1920, CV_8UC3, cv::Scalar::all(16)), {}, *format);
    auto white = from_rgb(cv::Mat(1080, 1920, CV_8UC3, cv::Scalar::all(240)), {}, *format);
    if (!black || !white) return fail(ErrorCode::Internal, "no picture could be made");
    for (int n = 0; n < seconds * 30; ++n) {
        if (auto done = (*writer)->write(n % flash_every == 0 ? *white : *black); !done) return done;
        std::vector<float> sound(2 * 1600);
        if (n % flash_every == 0)
            for (int i = 0; i < 480; ++i)
                sound[2 * i] = sound[2 * i + 1] = static_cast<float>(0.8 * std::cos(2 * M_PI * 1000 * i / 48000));
        if (auto done = (*writer)->write(std::span<const float>(sound)); !done) return done;
    }
    return (*writer)->finish();
}

/// What parec hears: when each click arrived.
class Monitor {
public:
    explicit Monitor(const QString& source) {
        process_.setProgram(QStringLiteral("parec"));
        process_.setArguments({QStringLiteral("-d"), source, QStringLiteral("--latency-msec=5"),
                               QStringLiteral("--format=float32le"), QStringLiteral("--rate=48000"),
                               QStringLiteral("--channels=1"), QStringLiteral("--raw")});
        QObject::connect(&process_, &QProcess::readyReadStandardOutput, [this] { read(); });
        process_.start();
    }
    ~Monitor() {
        process_.terminate();
        process_.waitForFinished(2000);
    }
    const std::vector<Nanoseconds>& clicks() const { return clicks_; }

private:
    void read() {
        const Nanoseconds at = now();
        const QByteArray bytes = process_.readAllStandardOutput();
        const auto* values = reinterpret_cast<const float*>(bytes.constData());
        const auto count = static_cast<std::int64_t>(bytes.size()) / 4;
        for (std::int64_t i = 0; i < count; ++i, ++quiet_) {
            if (std::abs(values[i]) < 0.2f) continue;
            if (quiet_ > 24000) clicks_.push_back(at - (count - i) * 1'000'000'000 / 48000);
            quiet_ = 0;
        }
    }
    QProcess process_;
    std::int64_t quiet_ = 48000;
    std::vector<Nanoseconds> clicks_;
};

void print_offsets(const char* what, std::vector<double> ms) {
    if (ms.empty()) return (void)std::printf("%s: nothing was measured\n", what);
    std::vector<double> size(ms);
    for (double& v : size) v = std::abs(v);
    std::sort(ms.begin(), ms.end());
    std::printf("%s: %zu flashes, sound after picture by %.1f ms (median; least %.1f, most %.1f), worst %.1f ms\n",
                what, ms.size(), ms[ms.size() / 2], ms.front(), ms.back(), *std::max_element(size.begin(), size.end()));
}

int play(const Options& options, const Timeline& timeline, std::shared_ptr<MediaPool> pool) {
    const bool device = options.device && device_works();
    if (options.device && !device) std::printf("no sound device: the sound is taken in real time and played nowhere\n");
    auto listening = std::make_unique<Listening>(device ? make_device_audio() : std::make_unique<NowhereAudio>());
    Listening* ear = listening.get();
    PictureView view;
    view.resize(options.size);
    view.show();
    Player player(Renderer(pool), Purpose::Playback, std::move(listening));
    std::unique_ptr<Monitor> monitor;
    if (!options.monitor.isEmpty() && device) monitor = std::make_unique<Monitor>(options.monitor);
    std::vector<double> by_device;
    std::vector<Nanoseconds> flashes;
    QObject::connect(&player, &Player::pictured, [&](const QImage& image, FramePosition frame) {
        view.set_picture(image);
        view.repaint();
        if (!options.av_sync || !player.playing() || frame.value % flash_every != 0) return;
        const auto heard = ear->state().heard;
        if (heard && frame.value > 0)
            by_device.push_back(static_cast<double>(timeline.rate.sample(frame, 48000).value - *heard) / 48);
        if (heard && frame.value > 0) flashes.push_back(now());
    });
    QObject::connect(&player, &Player::failed,
                     [](const QString& m) { std::fprintf(stderr, "%s\n", m.toUtf8().constData()); });
    player.set_timeline(timeline);
    player.set_size(options.size);
    double cpu = 0, wall = 0;
    std::int64_t underruns = 0;
    QObject::connect(&player, &Player::moved, [&] { underruns = player.underruns(); });
    QObject::connect(&player, &Player::playing_changed, [&] {
        if (player.playing()) return;
        cpu = cpu_seconds() - cpu, wall = static_cast<double>(now()) * 1e-9 - wall;
        QTimer::singleShot(700, [] { QApplication::quit(); });
    });
    QTimer::singleShot(1500, [&] {
        cpu = cpu_seconds(), wall = static_cast<double>(now()) * 1e-9;
        player.play(options.speed);
    });
    QApplication::exec();
    const PlayStats& stats = player.stats();
    std::printf(
        "frames due %lld, dropped %lld, audio underruns %lld, latest picture %.1f ms after its time, "
        "CPU %.0f %% of one core, %.1f s\n",
        static_cast<long long>(stats.due), static_cast<long long>(stats.dropped), static_cast<long long>(underruns),
        stats.worst_late_ms, 100 * cpu / wall, wall);
    if (!options.av_sync) return 0;
    print_offsets("by the device's position", by_device);
    if (monitor) {
        std::vector<double> by_ear;
        for (const Nanoseconds flash : flashes) {
            double best = 1e9;
            for (const Nanoseconds click : monitor->clicks())
                if (std::abs(static_cast<double>(click - flash)) < std::abs(best * 1e6))
                    best = static_cast<double>(click - flash) * 1e-6;
            if (std::abs(best) < 500) by_ear.push_back(best);
        }
        print_offsets("by what was recorded", by_ear);
    }
    return 0;
}

bool parse(int argc, char** argv, Options& o) {
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
        const auto number = [&](auto& n) {
            const std::string text = value();
            return std::from_chars(text.data(), text.data() + text.size(), n).ec == std::errc() && n != 0;
        };
        if (word == "--seconds" ? !number(o.seconds)
            : word == "--cuts"  ? !number(o.cuts)
                                : word == "--speed" && !number(o.speed))
            return false;
        if (word == "--seconds" || word == "--cuts" || word == "--speed") continue;
        if (word == "--av-sync")
            o.av_sync = true;
        else if (word == "--no-device")
            o.device = false;
        else if (word == "--monitor")
            o.monitor = QString::fromStdString(value());
        else if (word == "--size") {
            int w = 0, h = 0;
            if (std::sscanf(value().c_str(), "%dx%d", &w, &h) != 2 || w < 16 || h < 16) return false;
            o.size = {w, h};
        } else if (word.starts_with("--"))
            return false;
        else
            o.files.emplace_back(word);
    }
    return o.av_sync == o.files.empty() && o.seconds > 0 && o.cuts > 0;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!parse(argc, argv, options)) {
        std::fprintf(stderr,
                     "usage: playback [--seconds N] [--cuts N] [--size WxH] [--speed S] [--no-device] FILE...\n"
                     "       playback --av-sync [--seconds N] [--size WxH] [--monitor SOURCE] [--no-device]\n");
        return 2;
    }
    setenv("QT_QPA_PLATFORM", "offscreen", 0);
    QApplication application(argc, argv);
    const auto pool = std::make_shared<MediaPool>();
    QTemporaryDir folder;
    if (options.av_sync) {
        options.cuts = 1;
        options.files = {std::filesystem::path(folder.path().toStdString()) / "flashes.mp4"};
        if (auto made = write_flashes(options.files.front(), options.seconds); !made) return fail_with(made.error());
    }
    const auto timeline = cuts_of(*pool, options);
    if (!timeline) return fail_with(timeline.error());
    return play(options, *timeline, pool);
}
