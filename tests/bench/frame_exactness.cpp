// frame_exactness [--frames N] [--seed S] [--generate] [--keep FOLDER] [FILE...]: N frames forwards, backwards and at
// random through FrameSource, and the same backwards through MediaPool, against one sequential decode by FFmpeg alone
// (with bwdif over all of it where the film is interlaced). --generate adds one small film for every property in
// tests/support/kinds.h, whose pictures also say which frame they are. A line a film; the exit status says whether all
// were right.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "core/media/image_run.h"
#include "core/media/media_pool.h"
#include "core/media/packets.h"
#include "tests/support/clips.h"
#include "tests/support/kinds.h"
#include "tests/support/temp_folder.h"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}

namespace {

using namespace rhyme;
using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

std::uint64_t hash_of(const AVFrame& frame) {
    VideoFrame shown;
    shown.data = std::shared_ptr<const AVFrame>(&frame, [](const AVFrame*) {});
    return content_hash(shown);
}

// bwdif over a whole film, as `ffmpeg -vf bwdif=send_frame` does.
class WholeFilter {
public:
    ~WholeFilter() { avfilter_graph_free(&graph_); }
    void push(AVFrame* frame, std::vector<std::uint64_t>& hashes) {
        if (!graph_ && frame) open(*frame);
        if (!graph_) return;
        if (frame) frame->pts = fed_++;
        if (av_buffersrc_add_frame_flags(in_, frame, 0) < 0) return;
        const FramePtr out(av_frame_alloc());
        while (av_buffersink_get_frame(out_, out.get()) >= 0) {
            hashes.push_back(hash_of(*out));
            av_frame_unref(out.get());
        }
    }

private:
    void open(const AVFrame& like) {
        graph_ = avfilter_graph_alloc();
        const std::string source = "video_size=" + std::to_string(like.width) + "x" + std::to_string(like.height) +
                                   ":pix_fmt=" + std::to_string(like.format) + ":time_base=1/25";
        AVFilterContext* filter = nullptr;
        avfilter_graph_create_filter(&in_, avfilter_get_by_name("buffer"), "in", source.c_str(), nullptr, graph_);
        avfilter_graph_create_filter(&filter, avfilter_get_by_name("bwdif"), "f", "mode=send_frame", nullptr, graph_);
        avfilter_graph_create_filter(&out_, avfilter_get_by_name("buffersink"), "out", nullptr, nullptr, graph_);
        avfilter_link(in_, 0, filter, 0);
        avfilter_link(filter, 0, out_, 0);
        avfilter_graph_config(graph_, nullptr);
    }
    AVFilterGraph* graph_ = nullptr;
    AVFilterContext *in_ = nullptr, *out_ = nullptr;
    std::int64_t fed_ = 0;
};

// Deliberately knows nothing of the index: opens, decodes all, keeps the hashes.
std::vector<std::uint64_t> sequential(const std::string& path, int stream, bool interlaced) {
    std::vector<std::uint64_t> hashes;
    auto opened = open_format(path);
    if (!opened) return hashes;
    AVFormatContext* raw = opened->get();
    const CodecPtr decoder = open_decoder(*raw->streams[stream], 0);
    if (!decoder) return hashes;
    const PacketPtr packet(av_packet_alloc()), last(av_packet_alloc());
    const FramePtr frame(av_frame_alloc());
    WholeFilter filter;
    const auto drain = [&] {
        for (;;) {
            const int result = avcodec_receive_frame(decoder.get(), frame.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
            if (result < 0) continue;
            if (interlaced)
                filter.push(frame.get(), hashes);
            else
                hashes.push_back(hash_of(*frame));
            av_frame_unref(frame.get());
        }
    };
    while (av_read_frame(raw, packet.get()) >= 0) {
        if (packet->stream_index == stream && packet->size > 0) {
            // Half a packet at the very end is no picture: it is given only when another follows.
            if (last->data) avcodec_send_packet(decoder.get(), last.get()), drain();
            av_packet_unref(last.get());
            av_packet_move_ref(last.get(), packet.get());
        }
        av_packet_unref(packet.get());
    }
    if (last->data && !(last->flags & AV_PKT_FLAG_CORRUPT)) avcodec_send_packet(decoder.get(), last.get()), drain();
    avcodec_send_packet(decoder.get(), nullptr);
    drain();
    if (interlaced) filter.push(nullptr, hashes);
    return hashes;
}

struct Passes {
    int asked = 0, wrong_forwards = 0, wrong_backwards = 0, wrong_random = 0, wrong_pool = 0, wrong_numbers = 0;
    bool right() const { return wrong_forwards + wrong_backwards + wrong_random + wrong_pool + wrong_numbers == 0; }
};

class Check {
public:
    Check(std::shared_ptr<const Media> media, std::vector<std::uint64_t> truth, int count, unsigned seed,
          std::optional<int> first)
        : media_(std::move(media)), truth_(std::move(truth)), random_(seed), first_(first) {
        frames_ = media_->index->size().value;
        passes.asked = static_cast<int>(std::min<std::int64_t>(count, frames_));
        count_ = count;
    }

    bool run() {
        auto forwards = FrameSource::open(media_), backwards = FrameSource::open(media_),
             anywhere = FrameSource::open(media_);
        if (!forwards || !backwards || !anywhere) return false;
        const std::int64_t from = pick(frames_ - passes.asked);
        for (std::int64_t n = from; n < from + passes.asked; ++n) passes.wrong_forwards += wrong(**forwards, n);
        const std::int64_t last = from + passes.asked - 1;
        // A film with long groups decodes the whole group for every step: some steps are enough without the pool.
        for (std::int64_t n = last, i = 0; n >= from && i < 24; --n, ++i)
            passes.wrong_backwards += wrong(**backwards, n);
        MediaPool pool;
        const MediaId id{1};
        pool.set(id, media_);
        for (std::int64_t n = last; n >= from; --n)
            passes.wrong_pool += wrong(pool.frame(id, FramePosition(n), Purpose::Scrub), n);
        const auto begun = Clock::now();
        for (int i = 0; i < count_; ++i) passes.wrong_random += wrong(**anywhere, pick(frames_ - 1));
        random_ms = seconds_since(begun) * 1000 / count_;
        random_decoded = double((*anywhere)->decoded()) / count_;
        return true;
    }

    Passes passes;
    double random_ms = 0, random_decoded = 0;

private:
    std::int64_t pick(std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random_); }

    int wrong(FrameSource& source, std::int64_t n) { return wrong(source.frame(FramePosition(n)), n); }
    int wrong(const Result<VideoFrame>& frame, std::int64_t n) {
        if (!frame || n >= static_cast<std::int64_t>(truth_.size())) return 1;
        if (first_) {
            const auto rgb = to_rgb(*frame, frame->display_size());
            passes.wrong_numbers += !rgb || testing::read_frame_number(*rgb) != n + *first_;
        }
        return content_hash(*frame) != truth_[static_cast<std::size_t>(n)];
    }

    std::shared_ptr<const Media> media_;
    std::vector<std::uint64_t> truth_;
    std::mt19937 random_;
    std::optional<int> first_;
    std::int64_t frames_ = 0;
    int count_ = 0;
};

// `first`: the number that frame 0 shows; none: its pictures show none.
bool check(const std::string& path, const std::string& title, std::optional<int> first, int count, unsigned seed) {
    auto start = Clock::now();
    const auto media = open_media(path);
    const double open_time = seconds_since(start);
    if (!media || !(*media)->index) {
        std::printf("%-44s %s\n", title.c_str(), media ? "no picture" : media.error().message().c_str());
        return false;
    }
    start = Clock::now();
    const auto& video = *(*media)->info.video;
    auto truth = sequential(path, video.stream, video.interlaced);
    const double decode_time = seconds_since(start);
    const std::int64_t frames = (*media)->index->size().value;
    const auto shown = static_cast<std::int64_t>(truth.size());
    Check all(*media, std::move(truth), count, seed, first);
    const bool done = all.run();
    const Passes& p = all.passes;
    const bool right = done && p.right() && frames == shown;
    std::printf(
        "%-44s %5lld of %5lld  wrong: %d forwards, %d backwards, %d by the pool, %d at random, %d numbers (of %d)  "
        "open %.0f ms, all %.0f ms, at random %.1f decoded and %.1f ms%s\n",
        title.c_str(), static_cast<long long>(frames), static_cast<long long>(shown), p.wrong_forwards,
        p.wrong_backwards, p.wrong_pool, p.wrong_random, p.wrong_numbers, p.asked, open_time * 1000, decode_time * 1000,
        all.random_decoded, all.random_ms, right ? "  ok" : "  <-- WRONG");
    std::fflush(stdout);
    return right;
}

}  // namespace

int main(int argc, char** argv) {
    int count = 50;
    unsigned seed = 1;
    bool generate = false;
    std::vector<std::string> files;
    std::filesystem::path keep;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--frames" && i + 1 < argc)
            count = std::max(1, std::stoi(argv[++i]));
        else if (argument == "--seed" && i + 1 < argc)
            seed = static_cast<unsigned>(std::stoul(argv[++i]));
        else if (argument == "--keep" && i + 1 < argc)
            keep = argv[++i];
        else if (argument == "--generate")
            generate = true;
        else
            files.push_back(argument);
    }
    int right = 0, wrong = 0, missing = 0;
    const auto add = [&](bool ok) { ++(ok ? right : wrong); };
    for (const auto& file : files)
        add(check(file, std::filesystem::path(file).filename().string(), std::nullopt, count, seed));
    if (generate) {
        const testing::TempFolder folder;
        for (const auto& kind : testing::make_kinds(keep.empty() ? folder.path() : keep)) {
            if (!kind.path.empty()) {
                add(check(kind.path.string(), kind.property, kind.numbered ? std::optional(kind.first) : std::nullopt,
                          count, seed));
                continue;
            }
            ++missing;
            std::printf("%-44s not made: %s\n", kind.property.c_str(), kind.why_not.c_str());
        }
    }
    std::printf("%d films right, %d wrong, %d not made; %d frames each, seed %u\n", right, wrong, missing, count, seed);
    return wrong == 0 ? 0 : 1;
}
