// frame_exactness [--frames N] [--seed S] FILE...: N random FrameSource::frame(n) against one sequential decode by
// FFmpeg alone, a table line a file: frames indexed and decoded, order, mismatches, time to open, decoded pictures and
// milliseconds per random frame.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"

namespace {

using Clock = std::chrono::steady_clock;
double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Deliberately knows nothing of the index: opens, decodes all, keeps the hashes.
std::vector<std::uint64_t> sequential(const std::string& path, int stream) {
    std::vector<std::uint64_t> hashes;
    AVFormatContext* raw = nullptr;
    if (avformat_open_input(&raw, path.c_str(), nullptr, nullptr) < 0) return hashes;
    const rhyme::FormatPtr format(raw);
    if (avformat_find_stream_info(raw, nullptr) < 0) return hashes;
    const AVCodec* codec = avcodec_find_decoder(raw->streams[stream]->codecpar->codec_id);
    const rhyme::CodecPtr decoder(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder.get(), raw->streams[stream]->codecpar);
    decoder->pkt_timebase = raw->streams[stream]->time_base;
    decoder->thread_count = 0;
    if (avcodec_open2(decoder.get(), codec, nullptr) < 0) return hashes;
    const rhyme::PacketPtr packet(av_packet_alloc());
    const rhyme::FramePtr frame(av_frame_alloc());
    const auto drain = [&] {
        for (;;) {
            const int result = avcodec_receive_frame(decoder.get(), frame.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
            if (result < 0) continue;
            rhyme::VideoFrame shown;
            shown.data = std::shared_ptr<const AVFrame>(frame.get(), [](const AVFrame*) {});
            hashes.push_back(rhyme::content_hash(shown));
            av_frame_unref(frame.get());
        }
    };
    while (av_read_frame(raw, packet.get()) >= 0) {
        if (packet->stream_index == stream && packet->size > 0) {
            avcodec_send_packet(decoder.get(), packet.get());
            drain();
        }
        av_packet_unref(packet.get());
    }
    avcodec_send_packet(decoder.get(), nullptr);
    drain();
    return hashes;
}

bool check(const std::string& path, int count, unsigned seed) {
    const char* slash = std::strrchr(path.c_str(), '/');
    const char* name = slash ? slash + 1 : path.c_str();
    auto start = Clock::now();
    const auto media = rhyme::open_media(path);
    const double open_time = seconds_since(start);
    if (!media || !(*media)->index) {
        std::printf("%-34s %s\n", name, media ? "no picture" : media.error().message().c_str());
        return false;
    }
    start = Clock::now();
    const std::vector<std::uint64_t> truth = sequential(path, (*media)->info.video->stream);
    const double decode_time = seconds_since(start);
    const std::int64_t frames = (*media)->index->size().value;
    auto source = rhyme::FrameSource::open(*media);
    if (!source) {
        std::printf("%-34s %s\n", name, source.error().message().c_str());
        return false;
    }
    std::mt19937 random(seed);
    int wrong = 0;
    start = Clock::now();
    for (int i = 0; i < count; ++i) {
        const std::int64_t n = std::uniform_int_distribution<std::int64_t>(0, frames - 1)(random);
        const auto frame = (*source)->frame(rhyme::FramePosition(n));
        if (!frame || n >= static_cast<std::int64_t>(truth.size()) ||
            rhyme::content_hash(*frame) != truth[static_cast<std::size_t>(n)])
            ++wrong;
    }
    const double random_time = seconds_since(start);
    const bool right = wrong == 0 && frames == static_cast<std::int64_t>(truth.size());
    std::printf(
        "%-34s %6lld %6zu %5d/%d wrong  open %6.0f ms  decode all %6.0f ms  %5.1f decoded and %6.1f ms a frame  keys "
        "%zu%s\n",
        name, static_cast<long long>(frames), truth.size(), wrong, count, open_time * 1000, decode_time * 1000,
        double((*source)->decoded()) / count, random_time * 1000 / count,
        static_cast<std::size_t>(std::count_if((*media)->index->entries.begin(), (*media)->index->entries.end(),
                                               [](const auto& e) { return e.key; })),
        right ? "" : "  <-- WRONG");
    std::fflush(stdout);
    return right;
}

}  // namespace

int main(int argc, char** argv) {
    int count = 50;
    unsigned seed = 1;
    bool right = true;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        if (argument == "--frames" && i + 1 < argc)
            count = std::stoi(argv[++i]);
        else if (argument == "--seed" && i + 1 < argc)
            seed = static_cast<unsigned>(std::stoul(argv[++i]));
        else
            right = check(argument, count, seed) && right;
    }
    return right ? 0 : 1;
}
