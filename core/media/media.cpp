#include "core/media/media.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "core/base/files.h"
#include "core/media/audio_index.h"
#include "core/media/fingerprint.h"
#include "core/media/frame_index.h"
#include "core/media/image_run.h"
#include "core/media/notes.h"
#include "core/media/sound_losses.h"
#include "core/media/stream_info.h"

extern "C" {
#include <libavutil/murmur3.h>
}

namespace rhyme {
namespace {

struct Closer {
    void operator()(std::FILE* f) const { std::fclose(f); }
};

struct FreeHash {
    void operator()(AVMurMur3* p) const { av_free(p); }
};

// Adds a file's beginning, middle and end.
bool add_file(AVMurMur3& state, const std::filesystem::path& path, std::int64_t size) {
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (!file) return false;
    constexpr std::int64_t block = 1 << 16;
    std::vector<std::uint8_t> buffer(block);
    for (const std::int64_t at :
         {std::int64_t(0), std::max<std::int64_t>(0, size / 2 - block / 2), std::max<std::int64_t>(0, size - block)}) {
        if (fseeko(file.get(), at, SEEK_SET) != 0) return false;
        av_murmur3_update(&state, buffer.data(), std::fread(buffer.data(), 1, buffer.size(), file.get()));
    }
    return true;
}

// Of a run of pictures: the size of all, the content of the first, the middle one and the last.
std::string make_fingerprint(const std::filesystem::path& path, const std::optional<ImageRun>& run) {
    const std::unique_ptr<AVMurMur3, FreeHash> state(av_murmur3_alloc());
    if (!state) return {};
    av_murmur3_init(state.get());
    std::error_code code;
    const auto size_of = [&](const std::filesystem::path& file) {
        return static_cast<std::int64_t>(std::filesystem::file_size(file, code));
    };
    std::int64_t size = 0;
    if (run) {
        for (const auto& file : run->files) size += size_of(file);
        for (const std::size_t i : {std::size_t(0), run->files.size() / 2, run->files.size() - 1})
            if (code || !add_file(*state, run->files[i], size_of(run->files[i]))) return {};
    } else {
        size = size_of(path);
        if (code || !add_file(*state, path, size)) return {};
    }
    std::array<std::uint8_t, 16> digest{};
    av_murmur3_final(state.get(), digest.data());
    std::string text = std::to_string(size) + "-";
    for (const std::uint8_t byte : digest)
        for (const int nibble : {byte >> 4, byte & 15}) text += "0123456789abcdef"[nibble];
    return text;
}

struct Pass {
    PacketTable table;
    bool cut_short = false;
};

PacketInfo describe(const AVPacket& packet, const AVCodecParameters& parameters) {
    PacketInfo p{};
    p.pts = packet.pts, p.dts = packet.dts, p.pos = packet.pos, p.duration = packet.duration, p.size = packet.size;
    p.identity = packet_identity(packet);
    p.key = packet.flags & AV_PKT_FLAG_KEY;
    p.discard = packet.flags & AV_PKT_FLAG_DISCARD;
    p.corrupt = packet.flags & AV_PKT_FLAG_CORRUPT;
    if (parameters.codec_type == AVMEDIA_TYPE_VIDEO) {
        p.hidden = is_hidden_picture(packet, parameters.codec_id);
        if (p.key && parameters.codec_id == AV_CODEC_ID_H264) p.key = h264_starts_here(packet, parameters);
    }
    return p;
}

// The one pass over the file.
Result<Pass> read_all(AVFormatContext& format, int video, int audio, AudioMeter& meter, const Cancel& cancel) {
    Pass pass;
    for (unsigned i = 0; i < format.nb_streams; ++i)
        if (static_cast<int>(i) != video && static_cast<int>(i) != audio) format.streams[i]->discard = AVDISCARD_ALL;
    const auto prepare = [&](StreamPackets& packets, int stream) {
        packets.stream = stream;
        if (stream < 0) return;
        packets.time_base_num = format.streams[stream]->time_base.num,
        packets.time_base_den = format.streams[stream]->time_base.den;
        packets.timestamps_drift =
            format.iformat->flags & AVFMT_TS_DISCONT && !(format.iformat->flags & AVFMT_NO_BYTE_SEEK);
    };
    prepare(pass.table.video, video);
    prepare(pass.table.audio, audio);
    const PacketPtr packet(av_packet_alloc());
    int result = 0;
    while ((result = av_read_frame(&format, packet.get())) >= 0) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        const int stream = packet->stream_index;
        if (packet->size > 0 && (stream == video || stream == audio)) {
            auto& into = stream == video ? pass.table.video : pass.table.audio;
            into.packets.push_back(describe(*packet, *format.streams[stream]->codecpar));
            if (stream == audio) meter.measure(*packet, into);
        }
        av_packet_unref(packet.get());
    }
    pass.cut_short = result != AVERROR_EOF || (format.pb && format.pb->error < 0);
    for (auto* packets : {&pass.table.video, &pass.table.audio}) {
        if (packets->packets.empty() || !packets->packets.back().corrupt) continue;
        pass.cut_short = true;
        // What a decoder makes of half a picture depends on what lay in memory: it is never shown.
        if (packets == &pass.table.video && packets->packets.size() > 1) packets->packets.pop_back();
    }
    for (auto* packets : {&pass.table.video, &pass.table.audio}) {
        packets->sort_identities();
        if (packets->stream < 0) continue;
        const std::shared_ptr<AVCodecParameters> parameters(avcodec_parameters_alloc(),
                                                            [](AVCodecParameters* p) { avcodec_parameters_free(&p); });
        if (parameters && avcodec_parameters_copy(parameters.get(), format.streams[packets->stream]->codecpar) >= 0)
            packets->parameters = parameters;
    }
    return pass;
}

bool is_still_format(const AVFormatContext& format) {
    const std::string_view name = format.iformat->name;
    return name == "image2" || name.ends_with("_pipe");
}

// The index says more than half a second is still to come after what could be read.
bool ends_early(const AVFormatContext& format, const Pass& pass) {
    if (format.duration == AV_NOPTS_VALUE || format.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE)
        return false;
    for (unsigned i = 0; i < format.nb_streams; ++i)  // another stream (subtitles, a second film) may simply be longer
        if (format.streams[i]->discard == AVDISCARD_ALL) return false;
    double end = 0;
    for (const auto* packets : {&pass.table.video, &pass.table.audio})
        for (const auto& p : packets->packets)
            if (p.pts != AV_NOPTS_VALUE)
                end = std::max(
                    end, double(p.pts + p.duration) * double(packets->time_base_num) / double(packets->time_base_den));
    const double begin = format.start_time == AV_NOPTS_VALUE ? 0 : double(format.start_time) / AV_TIME_BASE;
    // Some containers count the time before the first picture in, some do not.
    const double duration = double(format.duration) / AV_TIME_BASE;
    return duration - end > 0.5 && begin + duration - end > 0.5;
}

/// With how much of it is there, where its header tells how long it was.
std::string cut_short_words(const Media& media, const AVFormatContext& format) {
    const double whole = format.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE ||
                                 format.duration == AV_NOPTS_VALUE
                             ? 0
                             : double(format.duration) / AV_TIME_BASE,
                 there = media.info.duration.seconds();
    if (whole - there < 0.5) return "the file is cut short; what could be read is used";
    return "the file is cut short: " + decimals(there, 1) + " s of " + decimals(whole, 1) +
           " s could be read and are used";
}

void add_video(Media& media, const AVFormatContext& format, const AVStream& stream, const FirstPicture& first) {
    VideoInfo info = describe_video(stream, *first.frame);
    info.frames = media.index->size().value;
    info.interlaced = first.interlaced;
    resolve_rate(*media.index, stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate, info);
    info.still = info.frames == 1 && is_still_format(format);
    media.info.duration = media.index->time(FramePosition(info.frames));
    media.info.video = std::move(info);
}

}  // namespace

std::string media_fingerprint(const std::filesystem::path& path) {
    std::error_code unknown;
    return make_fingerprint(path, std::filesystem::exists(path, unknown) ? std::nullopt : find_image_run(path));
}

Result<std::shared_ptr<const Media>> open_media(const std::filesystem::path& path, Cancel cancel) {
    auto opened = open_format(path);
    if (!opened) return fail(opened.error());
    AVFormatContext& format = **opened;
    int video = best_stream(format, AVMEDIA_TYPE_VIDEO), audio = best_stream(format, AVMEDIA_TYPE_AUDIO);
    // Text that FFmpeg would draw as a terminal's screen is text.
    if (video >= 0 && format.streams[video]->codecpar->codec_id == AV_CODEC_ID_ANSI) video = -1;
    const auto nothing = fail(open_error(AVERROR_INVALIDDATA, path));
    if (video < 0 && audio < 0) return nothing;

    auto media = std::make_shared<Media>();
    media->info.path = path;
    const std::optional<ImageRun> run = std::filesystem::exists(path) ? std::nullopt : find_image_run(path);
    media->info.fingerprint = make_fingerprint(path, run);
    AudioMeter meter(audio >= 0 ? format.streams[audio] : nullptr);
    auto pass = read_all(format, video, audio, meter, cancel);
    if (!pass) return fail(pass.error());
    if (format.nb_streams == 0 || (pass->table.video.packets.empty() && pass->table.audio.packets.empty()))
        return nothing;
    const bool ogg = std::string_view(format.iformat->name) == "ogg";
    const bool cut_short = pass->cut_short || ends_early(format, *pass) || (ogg && ogg_is_cut_short(path));

    if (video >= 0 && !pass->table.video.packets.empty()) {
        const std::string_view demuxer = format.iformat->name;
        const bool index_is_sound = demuxer.starts_with("mov") || demuxer.starts_with("matroska");
        FirstPicture first;
        auto index =
            index_frames(path, pass->table.video, *format.streams[video], cut_short || !index_is_sound, first, cancel);
        if (index) {
            media->index = std::move(*index);
            add_video(*media, format, *format.streams[video], first);
            note_picture(*media, format, *format.streams[video], pass->table.video, first);
        } else if (index.error().code == ErrorCode::Cancelled || pass->table.audio.packets.empty()) {
            return fail(index.error());
        } else {
            media->info.warnings.push_back("the picture is left out: " + index.error().what);
        }
    }
    if (audio >= 0 && !pass->table.audio.packets.empty()) {
        auto info = index_audio(path, pass->table.audio, *format.streams[audio], media->index.get(), cancel);
        if (info) {
            media->info.audio = std::move(*info);
            const auto& a = pass->table.audio;
            note_sound(*media, format, a);
            if (ogg || !media->index) note_gaps(*media, a);
            if (!media->index) media->info.duration = RationalTime(a.end - a.origin, media->info.audio->sample_rate);
        } else if (info.error().code == ErrorCode::Cancelled || !media->index) {
            return fail(info.error());
        } else {
            media->info.warnings.push_back("the sound is left out: " + info.error().what);
        }
    }
    if (!media->info.video && !media->info.audio) return nothing;
    note_container(*media, format, run);
    if (cut_short) media->info.warnings.push_back(cut_short_words(*media, format));
    media->packets = std::make_shared<const PacketTable>(std::move(pass->table));
    return std::shared_ptr<const Media>(std::move(media));
}

namespace {

enum class Looks { None, Media, RenderedPicture };

Looks look_at(const std::filesystem::path& path) {
    const std::unique_ptr<std::FILE, Closer> file(std::fopen(path.c_str(), "rb"));
    if (!file) return Looks::None;
    std::vector<std::uint8_t> head(1 << 16);
    const std::size_t n = std::fread(head.data(), 1, head.size() - AVPROBE_PADDING_SIZE, file.get());
    std::fill(head.begin() + static_cast<std::ptrdiff_t>(n), head.end(), std::uint8_t(0));
    AVProbeData probe{};
    probe.filename = "", probe.buf = head.data(), probe.buf_size = static_cast<int>(n);
    int score = 0;
    const AVInputFormat* format = n > 0 ? av_probe_input_format3(&probe, 1, &score) : nullptr;
    if (!format || score < AVPROBE_SCORE_RETRY) return Looks::None;
    const std::string_view name = format->name;
    for (const std::string_view text :
         {"srt",  "webvtt",     "ass", "lrc",    "microdvd", "subviewer", "subviewer1", "sami",
          "mpl2", "vplayer",    "scc", "stl",    "pjs",      "realtext",  "jacosub",    "aqtitle",
          "sup",  "ffmetadata", "hls", "concat", "tty",      "dash"})
        if (name == text) return Looks::None;
    for (const std::string_view rendered :
         {"png_pipe", "exr_pipe", "dpx_pipe", "tiff_pipe", "bmp_pipe", "cri_pipe", "sgi_pipe", "pam_pipe", "ppm_pipe"})
        if (name == rendered) return Looks::RenderedPicture;
    return Looks::Media;
}

}  // namespace

std::vector<std::filesystem::path> expand_media_paths(const std::vector<std::filesystem::path>& paths) {
    namespace fs = std::filesystem;
    std::vector<fs::path> out;
    for (const fs::path& path : paths) {
        std::error_code code;
        if (!fs::is_directory(path, code)) {
            out.push_back(path);
            continue;
        }
        std::set<fs::path> found;
        std::vector<fs::path> pictures;
        for (auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, code);
             !code && at != fs::recursive_directory_iterator(); at.increment(code)) {
            const std::string name = at->path().filename().string();
            std::error_code ignored;
            if (name.starts_with('.')) {
                if (at->is_directory(ignored)) at.disable_recursion_pending();
            } else if (at->is_regular_file(ignored)) {
                const Looks looks = look_at(at->path());
                if (looks == Looks::Media) found.insert(at->path());
                if (looks == Looks::RenderedPicture) pictures.push_back(at->path());
            }
        }
        constexpr int least_run = 12;
        for (const fs::path& picture : fold_image_runs(pictures, least_run)) found.insert(picture);
        out.insert(out.end(), found.begin(), found.end());
    }
    return out;
}

}  // namespace rhyme
