// Exports a sequence of hard cuts, decodes the export and holds the first and last frame of every clip against the
// source frame that an independent rule expects there; then lets the `ffmpeg` program make the same film with a filter
// graph, and compares their CPU time.
//   export_cuts [--cuts N] [--frames N] [--rate NUM/DEN] [--size WxH] [--preset NAME] [--seed N] [-o OUT.mp4]
//   [--no-ffmpeg] [--preview] FILE...
// --preview: every frame of the decoded export against what the viewer shows there; the worst PSNR, and where.
#include <sys/resource.h>
#include <sys/wait.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "core/media/frame_source.h"
#include "core/render/export.h"
#include "core/timeline/edits.h"

namespace {

using namespace rhyme;

struct Options {
    int cuts = 24, frames = 60, seed = 1;
    std::optional<FrameRate> rate;
    std::optional<cv::Size> size;
    std::string preset = "reference-h264";
    std::filesystem::path out = "export_cuts.mp4";
    bool ffmpeg = true, preview = false;
    std::vector<std::filesystem::path> files;
};

struct Cut {
    std::shared_ptr<const Media> media;
    MediaId id;
    FramePosition source;  ///< the first frame shown
    FramePosition start;   ///< on the sequence
    FrameCount length;
};

struct Cost {
    double wall, cpu;
};

double cpu_of(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

template <class F>
Cost cost_of(int who, F&& work) {
    const double cpu = cpu_of(who);
    const auto begun = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count(), cpu_of(who) - cpu};
}

[[noreturn]] void stop(const std::string& why) {
    std::fprintf(stderr, "export_cuts: %s\n", why.c_str());
    std::exit(1);
}

int number(const std::string& text) {
    int value = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc()) stop("no number: " + text);
    return value;
}

std::pair<int, int> pair(const std::string& text, char between) {
    const auto at = text.find(between);
    return {number(text.substr(0, at)), at == std::string::npos ? 1 : number(text.substr(at + 1))};
}

Options read(int argc, char** argv) {
    Options o;
    const std::vector<std::string> args(argv + 1, argv + argc);
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto next = [&] { return i + 1 < args.size() ? args[++i] : (stop("a value is missing"), std::string()); };
        if (args[i] == "--cuts")
            o.cuts = number(next());
        else if (args[i] == "--frames")
            o.frames = number(next());
        else if (args[i] == "--seed")
            o.seed = number(next());
        else if (args[i] == "--rate") {
            const auto [n, d] = pair(next(), '/');
            o.rate = FrameRate(n, d);
        } else if (args[i] == "--size") {
            const auto [w, h] = pair(next(), 'x');
            o.size = cv::Size(w, h);
        } else if (args[i] == "--preset")
            o.preset = next();
        else if (args[i] == "-o")
            o.out = next();
        else if (args[i] == "--no-ffmpeg")
            o.ffmpeg = false;
        else if (args[i] == "--preview")
            o.preview = true;
        else
            o.files.emplace_back(args[i]);
    }
    if (o.files.empty()) stop("no files");
    return o;
}

/// The rule, written without the renderer: frame i of a cut shows what is on screen half of the shorter frame duration
/// after its time, with the source's nominal rate and no index: floor(source + (i + h) * rate ratio), h so that it is
/// half of the shorter duration.
std::int64_t expected_source(const Cut& cut, std::int64_t i, FrameRate sequence) {
    const FrameRate own = cut.media->info.video->frame_rate;
    const double ratio = own.fps() / sequence.fps();  // source frames a sequence frame
    return cut.source.value +
           static_cast<std::int64_t>(std::floor(static_cast<double>(i) * ratio + std::min(0.5, ratio / 2) + 1e-9));
}

std::vector<Cut> choose(const Options& o, MediaPool& pool, FrameRate& rate, cv::Size& size) {
    std::vector<std::pair<MediaId, std::shared_ptr<const Media>>> media;
    for (const auto& file : o.files) {
        const auto id = pool.add(file);
        if (!id) stop(id.error().message());
        if (pool.find(*id)->info.video) media.emplace_back(*id, pool.find(*id));
    }
    if (media.empty()) stop("no file has a picture");
    rate = o.rate.value_or(media.front().second->info.video->frame_rate);
    size = o.size.value_or(
        cv::Size(media.front().second->info.video->display_width, media.front().second->info.video->display_height));
    std::mt19937_64 random(static_cast<std::uint64_t>(o.seed));
    std::vector<Cut> cuts;
    FramePosition at;
    for (int c = 0; c < o.cuts; ++c) {
        const auto& [id, m] = media[static_cast<std::size_t>(c) % media.size()];
        const double ratio = m->info.video->frame_rate.fps() / rate.fps();
        const std::int64_t have = m->index->size().value;
        std::int64_t length = o.frames;
        length = std::min(length, static_cast<std::int64_t>(static_cast<double>(have - 2) / ratio));
        const auto used = static_cast<std::int64_t>(std::ceil(static_cast<double>(length) * ratio)) + 1;
        const auto room = static_cast<std::uint64_t>(std::max<std::int64_t>(1, have - used));
        cuts.push_back({m, id, FramePosition(static_cast<std::int64_t>(random() % room)), at, FrameCount(length)});
        at += cuts.back().length;
    }
    return cuts;
}

Timeline timeline_of(const std::vector<Cut>& cuts, FrameRate rate, cv::Size size) {
    Timeline timeline = make_timeline(rate, size.width, size.height);
    const TrackId video = timeline.tracks.front()->id, audio = timeline.tracks.back()->id;
    for (const Cut& cut : cuts) {
        NewClip clip{video,
                     cut.id,
                     cut.media->info.path.filename().string(),
                     cut.media->index->time(cut.source),
                     cut.media->info.duration,
                     cut.length,
                     0};
        std::vector<NewClip> both{clip};
        if (cut.media->info.audio) clip.track = audio, both.push_back(clip);
        auto placed = overwrite(timeline, cut.start, both);
        if (!placed) stop(placed.error().message());
        timeline = std::move(*placed);
    }
    return timeline;
}

double psnr(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat difference;
    cv::absdiff(a, b, difference);
    difference.convertTo(difference, CV_32F);
    const double mse = difference.dot(difference) / static_cast<double>(difference.total() * 3);
    return mse > 0 ? 10 * std::log10(255 * 255 / mse) : 99;
}

struct Join {
    double first, last, neighbour;  ///< PSNR; `neighbour`: of the source frame beside the expected one that fits best
};

Join check(const Cut& cut, FrameSource& exported, FrameSource& source, FrameRate rate, cv::Size size) {
    const auto shown = [&](FramePosition p) {
        auto frame = exported.frame(p);
        if (!frame) stop(frame.error().message());
        return *to_rgb(*frame, size);
    };
    const auto wanted = [&](std::int64_t n) {
        auto frame = source.frame(FramePosition(std::clamp<std::int64_t>(n, 0, cut.media->index->size().value - 1)));
        if (!frame) stop(frame.error().message());
        return *fit_picture(*frame, size, Depth::Eight);
    };
    const std::int64_t last = cut.length.value - 1, n = expected_source(cut, last, rate);
    const cv::Mat a = shown(cut.start), b = shown(cut.start + FrameCount(last));
    Join join{psnr(a, wanted(expected_source(cut, 0, rate))), psnr(b, wanted(n)), 0};
    join.neighbour = std::max(psnr(b, wanted(n - 1)), psnr(b, wanted(n + 1)));
    return join;
}

/// The decoded export against the pictures of the preview, frame for frame.
void compare_with_preview(const Timeline& timeline, const Renderer& renderer, FrameSource& exported, cv::Size size) {
    double worst = 99, sum = 0;
    FramePosition where;
    for (FramePosition p; p < timeline.end(); p += FrameCount(1)) {
        const auto frame = exported.frame(p);
        if (!frame) stop(frame.error().message());
        const auto written = to_rgb(*frame, size), shown = renderer.rgb(timeline, p, size, Purpose::Playback);
        if (!written || !shown) stop((written ? shown : written).error().message());
        const double now = psnr(*written, *shown);
        sum += now;
        if (now < worst) worst = now, where = p;
    }
    std::printf("export against preview, %lld frames: worst PSNR %.2f dB at frame %lld, mean %.2f dB\n",
                static_cast<long long>(timeline.end().value), worst, static_cast<long long>(where.value),
                sum / static_cast<double>(timeline.end().value));
}

/// The same film by ffmpeg's own means: one input a cut, scaled and padded, joined by concat.
std::string ffmpeg_line(const std::vector<Cut>& cuts, FrameRate rate, cv::Size size, const std::filesystem::path& out) {
    std::string line = "ffmpeg -v error -y", graph, joined;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Cut& cut = cuts[i];
        char at[64];
        std::snprintf(at, sizeof at, "%.6f", cut.media->index->time(cut.source).seconds());
        line += std::string(" -ss ") + at + " -i '" + cut.media->info.path.string() + "'";
        const std::string n = std::to_string(i), r = std::to_string(rate.num) + "/" + std::to_string(rate.den);
        const std::string w = std::to_string(size.width), h = std::to_string(size.height);
        graph += "[" + n + ":v]fps=" + r + ",trim=end_frame=" + std::to_string(cut.length.value) + ",scale=" + w + ":" +
                 h + ":force_original_aspect_ratio=decrease,pad=" + w + ":" + h + ":-1:-1,setsar=1,format=yuv420p[v" +
                 n + "];";
        std::snprintf(at, sizeof at, "%.6f", rate.time(cut.length).seconds());
        graph += (cut.media->info.audio
                      ? "[" + n + ":a]aresample=48000,aformat=channel_layouts=stereo,apad,atrim=end=" + std::string(at)
                      : "anullsrc=r=48000:cl=stereo,atrim=end=" + std::string(at)) +
                 "[a" + n + "];";
        joined += "[v" + n + "][a" + n + "]";
    }
    graph += joined + "concat=n=" + std::to_string(cuts.size()) + ":v=1:a=1[v][a]";
    return line + " -filter_complex '" + graph +
           "' -map '[v]' -map '[a]' -c:v libx264 -preset veryfast -crf 20 -c:a aac -b:a 192k -movflags +faststart '" +
           out.string() + "'";
}

}  // namespace

int main(int argc, char** argv) {
    const Options o = read(argc, argv);
    const auto pool = std::make_shared<MediaPool>();
    const Renderer renderer(pool);
    FrameRate rate;
    cv::Size size;
    const std::vector<Cut> cuts = choose(o, *pool, rate, size);
    const Timeline timeline = timeline_of(cuts, rate, size);
    const ExportPreset* preset = find_preset(o.preset);
    if (!preset) stop("no preset " + o.preset);

    Result<ExportReport> report;
    const Cost own = cost_of(RUSAGE_SELF, [&] {
        report = export_timeline(timeline, renderer, {o.out, *preset, {}, {}});
    });
    if (!report) stop(report.error().message());
    const auto made = open_media(o.out);
    if (!made) stop(made.error().message());
    const std::int64_t frames = (*made)->index->size().value, expected = timeline.end().value;
    std::printf("%dx%d at %lld/%lld, %zu cuts; frames %lld, expected %lld; %s; sound %s\n", size.width, size.height,
                static_cast<long long>(rate.num), static_cast<long long>(rate.den), cuts.size(),
                static_cast<long long>(frames), static_cast<long long>(expected),
                frames == expected ? "exact" : "WRONG", (*made)->info.audio ? "yes" : "no");
    for (const auto& warning : report->warnings) std::printf("warning: %s\n", warning.c_str());

    auto exported = FrameSource::open(*made);
    if (!exported) stop(exported.error().message());
    double least = 99;
    int wrong = 0;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        auto source = FrameSource::open(cuts[i].media);
        if (!source) stop(source.error().message());
        const Join join = check(cuts[i], **exported, **source, rate, size);
        least = std::min({least, join.first, join.last});
        const bool off = join.neighbour > join.last + 0.1;
        wrong += off;
        std::printf("%2zu %-34s from %5lld at %5lld: first %5.2f dB, last %5.2f dB (a neighbour: %5.2f)%s\n", i,
                    cuts[i].media->info.path.filename().c_str(), static_cast<long long>(cuts[i].source.value),
                    static_cast<long long>(cuts[i].start.value), join.first, join.last, join.neighbour,
                    off ? " WRONG FRAME" : "");
    }
    std::printf("least PSNR %.2f dB, wrong frames %d\n", least, wrong);
    std::printf("rhyme   %.2f s wall, %.2f s CPU\n", own.wall, own.cpu);
    if (o.preview) compare_with_preview(timeline, renderer, **exported, size);
    if (o.ffmpeg) {
        const std::filesystem::path other = o.out.string() + ".ffmpeg.mp4";
        const std::string line = ffmpeg_line(cuts, rate, size, other);
        int status = 0;
        const Cost theirs = cost_of(RUSAGE_CHILDREN, [&] { status = std::system(line.c_str()); });
        if (status == 0)
            std::printf("ffmpeg  %.2f s wall, %.2f s CPU; rhyme / ffmpeg: wall %.2f, CPU %.2f\n", theirs.wall,
                        theirs.cpu, own.wall / theirs.wall, own.cpu / theirs.cpu);
        else
            std::printf("ffmpeg could not make it (status %d)\n", status);
    }
    return frames == expected && wrong == 0 && least > 35 ? 0 : 1;
}
