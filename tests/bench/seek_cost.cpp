// seek_cost [--count N] [--seed S] [FILE...]: what a random frame costs, and what stepping back costs, as ratios to the
// least that FFmpeg needs for the same in the same run: a seek to the keyframe and decoding from there to the frame, by
// libavformat and libavcodec that are already open, with all cores. Without a file one is made: 1080p H.264, 500
// frames, a keyframe every 250.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "core/media/media_pool.h"
#include "core/media/packets.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace rhyme;
using Clock = std::chrono::steady_clock;
double ms_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<std::size_t>(share * double(values.size() - 1) + 0.5)];
}

// FFmpeg with nothing around it.
class Bare {
public:
    explicit Bare(const std::string& path, int stream) : stream_(stream) {
        auto opened = open_format(path);
        if (!opened) return;
        format_ = std::move(*opened);
        decoder_ = open_decoder(*format_->streams[stream], 0);
    }
    explicit operator bool() const { return decoder_ != nullptr; }

    // Decodes until the picture with this timestamp; seeks before when asked to.
    bool picture(std::int64_t pts, bool seek) {
        if (seek) {
            if (av_seek_frame(format_.get(), stream_, pts, AVSEEK_FLAG_BACKWARD) < 0) return false;
            avcodec_flush_buffers(decoder_.get());
        }
        for (;;) {
            const int result = avcodec_receive_frame(decoder_.get(), frame_.get());
            if (result == AVERROR_EOF) return false;
            if (result >= 0) {
                if (frame_->best_effort_timestamp >= pts) return true;
                continue;
            }
            if (result != AVERROR(EAGAIN)) continue;
            av_packet_unref(packet_.get());
            const bool more = av_read_frame(format_.get(), packet_.get()) >= 0;
            if (more && packet_->stream_index != stream_) continue;
            avcodec_send_packet(decoder_.get(), more ? packet_.get() : nullptr);
        }
    }

private:
    int stream_;
    FormatPtr format_;
    CodecPtr decoder_;
    PacketPtr packet_{av_packet_alloc()};
    FramePtr frame_{av_frame_alloc()};
};

bool measure(const std::string& path, int count, unsigned seed) {
    const auto media = open_media(path);
    if (!media || !(*media)->index) return false;
    const FrameIndex& index = *(*media)->index;
    const std::int64_t frames = index.size().value;
    Bare bare(path, (*media)->info.video->stream);
    auto source = FrameSource::open(*media);
    if (!bare || !source) return false;

    std::mt19937 random(seed);
    std::vector<double> ours, theirs, ratios;
    for (int i = 0; i < count; ++i) {
        const std::int64_t n = std::uniform_int_distribution<std::int64_t>(0, frames - 1)(random);
        const auto one = [&] {
            const auto start = Clock::now();
            if (!(*source)->frame(FramePosition(n))) return false;
            ours.push_back(ms_since(start));
            return true;
        };
        const auto other = [&] {
            const auto start = Clock::now();
            if (!bare.picture(index.entries[static_cast<std::size_t>(n)].pts, true)) return false;
            theirs.push_back(ms_since(start));
            return true;
        };
        if (i % 2 ? !(one() && other()) : !(other() && one())) return false;
        ratios.push_back(ours.back() / theirs.back());
    }
    const std::string name = std::filesystem::path(path).filename().string();
    std::printf("%s: %d random frames of %lld\n", name.c_str(), count, static_cast<long long>(frames));
    for (const auto& [text, share] : {std::pair{"p50", 0.5}, {"p95", 0.95}})
        std::printf("  %s: %.1f ms, FFmpeg alone %.1f ms, ratio of these %.2f, %s of the ratios %.2f\n", text,
                    percentile(ours, share), percentile(theirs, share),
                    percentile(ours, share) / percentile(theirs, share), text, percentile(ratios, share));

    // Back through the last whole group of pictures, as a viewer's pool does it.
    std::int64_t end = frames - 1, begin = 0;
    for (std::int64_t n = 0; n < frames; ++n)
        if (index.entries[static_cast<std::size_t>(n)].key) begin = n;
    const double forwards = [&] {
        bare.picture(index.entries[static_cast<std::size_t>(begin)].pts, true);
        const auto start = Clock::now();
        bare.picture(index.entries[static_cast<std::size_t>(end)].pts, false);
        return ms_since(start) / double(end - begin);
    }();
    MediaPool pool;
    const MediaId id{1};
    pool.set(id, *media);
    std::vector<double> steps;
    const auto start = Clock::now();
    for (std::int64_t n = end; n >= begin; --n) {
        const auto step = Clock::now();
        if (!pool.frame(id, FramePosition(n), Purpose::Scrub)) return false;
        steps.push_back(ms_since(step));
    }
    const double back = ms_since(start) / double(end - begin + 1);
    std::printf(
        "  stepping back through %lld frames: mean %.2f ms, FFmpeg forwards %.2f ms, ratio %.2f; p50 %.2f ms, most "
        "%.0f ms\n",
        static_cast<long long>(end - begin + 1), back, forwards, back / forwards, percentile(steps, 0.5),
        percentile(steps, 1));
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    int count = 60;
    unsigned seed = 1;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--count" && i + 1 < argc)
            count = std::max(1, std::stoi(argv[++i]));
        else if (argument == "--seed" && i + 1 < argc)
            seed = static_cast<unsigned>(std::stoul(argv[++i]));
        else
            files.push_back(argument);
    }
    const testing::TempFolder folder;
    if (files.empty()) {
        testing::ClipSpec spec;
        spec.width = 1920, spec.height = 1080, spec.frames = 500;
        spec.options = {{"preset", "veryfast"}, {"crf", "20"}, {"g", "250"}, {"sc_threshold", "0"}, {"bf", "3"}};
        spec.draw = [](int n, cv::Size size) {
            cv::Mat picture = testing::numbered_picture(n, size);
            cv::Mat noise = picture.rowRange(size.height / 2, size.height);
            cv::RNG rng(static_cast<std::uint64_t>(n / 5 + 1));  // not so plain that decoding costs nothing
            rng.fill(noise, cv::RNG::UNIFORM, 110, 116);
            return picture;
        };
        if (!testing::make_clip(folder / "gop250.mp4", spec)) return 1;
        files.push_back((folder / "gop250.mp4").string());
    }
    bool done = true;
    for (const auto& file : files) done = measure(file, count, seed) && done;
    return done ? 0 : 1;
}
