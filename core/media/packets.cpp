#include "core/media/packets.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>

#include "core/base/files.h"
#include "core/media/image_run.h"

namespace rhyme {
namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ull;
    return hash ^ (hash >> 32);
}

bool begins_like_mp4(const std::filesystem::path& path) {
    std::uint8_t head[12] = {};
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        const bool read = std::fread(head, 1, sizeof head, file) == sizeof head;
        std::fclose(file);
        return read && std::memcmp(head + 4, "ftyp", 4) == 0;
    }
    return false;
}

}  // namespace

Error open_error(int code, const std::filesystem::path& path) {
    const std::string file = path_text(path);
    if (code == AVERROR(ENOENT)) return {ErrorCode::NotFound, "there is no such file", file, "check the name"};
    if (code == AVERROR(EACCES) || code == AVERROR(EPERM) || code == AVERROR(EIO))
        return {ErrorCode::Unreadable, "it cannot be read (" + av_text(code) + ")", file, ""};
    if (begins_like_mp4(path))
        return {ErrorCode::Damaged, "its index is missing, the recording or copy was cut short", file,
                "copy or record it again"};
    return {ErrorCode::Unsupported, "no picture or sound was found in it", file, ""};
}

std::uint64_t packet_identity(const AVPacket& packet) {
    std::uint64_t hash =
        mixed(mixed(0, static_cast<std::uint64_t>(packet.pos)), static_cast<std::uint64_t>(packet.size));
    constexpr int sample = 32;
    std::uint8_t bytes[2 * sample] = {};
    const int n = std::min(packet.size, sample);
    std::memcpy(bytes, packet.data, static_cast<std::size_t>(n));
    std::memcpy(bytes + sample, packet.data + packet.size - n, static_cast<std::size_t>(n));
    for (int i = 0; i < 2 * sample; i += 8) {
        std::uint64_t word;
        std::memcpy(&word, bytes + i, 8);
        hash = mixed(hash, word);
    }
    return hash;
}

void StreamPackets::sort_identities() {
    by_identity.resize(packets.size());
    std::iota(by_identity.begin(), by_identity.end(), 0u);
    std::stable_sort(by_identity.begin(), by_identity.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return packets[a].identity < packets[b].identity; });
}

std::optional<std::uint32_t> StreamPackets::find(std::uint64_t identity, std::int64_t pts) const {
    auto from = std::lower_bound(by_identity.begin(), by_identity.end(), identity,
                                 [&](std::uint32_t a, std::uint64_t id) { return packets[a].identity < id; });
    std::optional<std::uint32_t> found;
    for (auto at = from; at != by_identity.end() && packets[*at].identity == identity; ++at) {
        const auto next = at + 1;
        const bool only = at == from && (next == by_identity.end() || packets[*next].identity != identity);
        if (only) return *at;
        if (packets[*at].pts != pts) continue;
        if (found) return std::nullopt;
        found = *at;
    }
    return found;
}

bool says_alpha(const AVStream& stream) {
    const AVDictionaryEntry* alpha = av_dict_get(stream.metadata, "alpha_mode", nullptr, 0);
    return alpha && std::string_view(alpha->value) == "1";
}

CodecPtr open_decoder(const AVStream& stream, unsigned threads) {
    const AVCodecID id = stream.codecpar->codec_id;
    const AVCodec* codec = nullptr;
    if (says_alpha(stream) && (id == AV_CODEC_ID_VP8 || id == AV_CODEC_ID_VP9))
        codec = avcodec_find_decoder_by_name(id == AV_CODEC_ID_VP8 ? "libvpx" : "libvpx-vp9");
    if (!codec) codec = avcodec_find_decoder(id);
    CodecPtr context(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!context || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0) return nullptr;
    context->pkt_timebase = stream.time_base;
    context->thread_count = static_cast<int>(threads);  // 0: all cores
    context->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
    // With pictures decoded side by side dav1d (1.0 at least) waits for ever on some damaged streams.
    if (id == AV_CODEC_ID_AV1) context->flags |= AV_CODEC_FLAG_LOW_DELAY;
    if (stream.codecpar->codec_type == AVMEDIA_TYPE_AUDIO) {
        context->thread_count = 1;
        context->flags2 |=
            AV_CODEC_FLAG2_SKIP_MANUAL;  // padding is cut by sample number, the same wherever decoding began
    }
    AVDictionary* options = nullptr;
    if (id == AV_CODEC_ID_EXR) av_dict_set(&options, "apply_trc", "iec61966_2_1", 0);  // its light is linear
    const int opened = avcodec_open2(context.get(), codec, &options);
    av_dict_free(&options);
    return opened < 0 ? nullptr : std::move(context);
}

namespace {

Result<FormatPtr> with_streams(AVFormatContext* raw, Probing probing, const std::filesystem::path& path) {
    FormatPtr format(raw);
    const std::string_view demuxer = format->iformat->name;
    if (demuxer == "hls" || demuxer == "concat" || demuxer == "tty" || demuxer == "lavfi")
        return fail(ErrorCode::Unsupported, "no picture or sound was found in it", path_text(path));
    // These two name all streams in their headers.
    const bool told = demuxer.starts_with("mov") || demuxer.starts_with("matroska");
    if (probing == Probing::Header && told) return format;
    const int result = avformat_find_stream_info(format.get(), nullptr);
    if (result < 0) return fail(open_error(result, path));
    return format;
}

Result<FormatPtr> open_run(const ImageRun& run, const std::filesystem::path& pattern) {
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "pattern_type", "sequence", 0);
    av_dict_set(&options, "framerate", "25", 0);
    av_dict_set_int(&options, "start_number", run.first, 0);
    AVFormatContext* raw = nullptr;
    const int result = avformat_open_input(&raw, pattern.string().c_str(), av_find_input_format("image2"), &options);
    av_dict_free(&options);
    if (result < 0) return fail(open_error(result, pattern));
    return with_streams(raw, Probing::Full, pattern);
}

}  // namespace

Result<FormatPtr> open_format(const std::filesystem::path& path, Probing probing) {
    av_log_set_level(AV_LOG_QUIET);  // what is wrong with a file is said by our own errors and warnings
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    const std::string file = path_text(path);
    if (!std::filesystem::exists(status)) {
        if (const auto run = find_image_run(path)) return open_run(*run, path);
        return fail(ErrorCode::NotFound, "there is no such file", file, "check the name");
    }
    if (std::filesystem::is_directory(status))
        return fail(ErrorCode::Unreadable, "it is a folder", file, "choose a file in it");
    if (!std::filesystem::is_regular_file(status)) return fail(ErrorCode::Unreadable, "it is no ordinary file", file);
    if (std::filesystem::file_size(path, code) == 0 && !code)
        return fail(ErrorCode::Damaged, "the file is empty", file);

    // "file:" and the list keep a name or a playlist from reaching anything but this file; "none" keeps % in a name a
    // plain sign.
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "pattern_type", "none", 0);
    AVFormatContext* raw = nullptr;
    int result = avformat_open_input(&raw, ("file:" + path.string()).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (result < 0) return fail(open_error(result, path));
    return with_streams(raw, probing, path);
}

int best_stream(AVFormatContext& format, AVMediaType type) {
    if (type != AVMEDIA_TYPE_VIDEO) return std::max(-1, av_find_best_stream(&format, type, -1, -1, nullptr, 0));
    int undecodable = -1;
    for (unsigned i = 0; i < format.nb_streams; ++i) {
        const AVStream& stream = *format.streams[i];
        constexpr int no_film =
            AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS | AV_DISPOSITION_STILL_IMAGE;
        if (stream.codecpar->codec_type != type || (stream.disposition & no_film)) continue;
        if (avcodec_find_decoder(stream.codecpar->codec_id)) return static_cast<int>(i);
        if (undecodable < 0) undecodable = static_cast<int>(i);
    }
    return undecodable;
}

Result<std::unique_ptr<PacketReader>> PacketReader::open(const std::filesystem::path& path,
                                                         const StreamPackets& table) {
    std::unique_ptr<PacketReader> reader(new PacketReader(path, table));
    reader->held_.reset(av_packet_alloc());
    reader->quick_ = table.parameters != nullptr;
    if (auto done = reader->rewind(); !done) return fail(done.error());
    return reader;
}

Result<void> PacketReader::rewind() {
    auto format = open_format(path_, quick_ ? Probing::Header : Probing::Full);
    if (!format) return fail(format.error());
    format_ = std::move(*format);
    const bool there = table_.stream >= 0 && static_cast<unsigned>(table_.stream) < format_->nb_streams;
    if (there && quick_ &&
        avcodec_parameters_copy(format_->streams[table_.stream]->codecpar, table_.parameters.get()) < 0)
        return fail(ErrorCode::Internal, "there is not enough memory to open it", path_text(path_));
    if (!there)
        return fail(ErrorCode::Unreadable, "the file has changed since it was opened", path_text(path_),
                    "open it again");
    for (unsigned i = 0; i < format_->nb_streams; ++i)
        if (static_cast<int>(i) != table_.stream) format_->streams[i]->discard = AVDISCARD_ALL;
    next_ = 0;
    linear_ = true;
    av_packet_unref(held_.get());
    return {};
}

bool PacketReader::next_of_stream(AVPacket& packet) {
    for (;;) {
        av_packet_unref(&packet);
        if (av_read_frame(format_.get(), &packet) < 0) return false;
        if (packet.stream_index == table_.stream && packet.size > 0) return true;
    }
}

// Seeks near packet `target` and finds out where that was; true when it is at or before `ordinal`.
bool PacketReader::land(std::uint32_t target, std::uint32_t ordinal) {
    const PacketInfo& to = table_.packets[target];
    const bool mov = std::string_view(format_->iformat->name).starts_with("mov");
    const std::int64_t time = mov && to.dts != AV_NOPTS_VALUE ? to.dts : to.pts != AV_NOPTS_VALUE ? to.pts : to.dts;
    int result = -1;
    if (table_.timestamps_drift && to.pos >= 0)
        result = av_seek_frame(format_.get(), -1, to.pos, AVSEEK_FLAG_BYTE);
    else if (time != AV_NOPTS_VALUE)
        result = av_seek_frame(format_.get(), table_.stream, time, AVSEEK_FLAG_BACKWARD);
    if (result < 0) return false;
    constexpr int patience = 64;  // packets that may be cut or ambiguous right after a seek
    for (int i = 0; i < patience && next_of_stream(*held_); ++i)
        if (const auto found = table_.find(packet_identity(*held_), held_->pts)) {
            next_ = *found;
            return *found <= ordinal;
        }
    return false;
}

Result<void> PacketReader::skip_to(std::uint32_t ordinal) {
    const PacketPtr skipped(av_packet_alloc());
    while (next_ < ordinal) {
        auto more = read(*skipped);
        if (!more) return fail(more.error());
        if (!*more) break;
        av_packet_unref(skipped.get());
    }
    return {};
}

Result<void> PacketReader::seek(std::uint32_t ordinal) {
    constexpr std::uint32_t near = 32;  // reading on is cheaper than seeking
    if (ordinal < next_ || ordinal - next_ > near) {
        bool landed = false;
        for (std::uint32_t back = 0; !landed && back <= ordinal; back = back ? back * 8 : 16) {
            av_packet_unref(held_.get());
            landed = land(ordinal - back, ordinal);
        }
        linear_ = false;
        if (!landed)
            if (auto done = rewind(); !done) return done;
    }
    return skip_to(ordinal);
}

Result<bool> PacketReader::read(AVPacket& packet) {
    if (next_ >= table_.packets.size()) return false;
    bool more = true;
    if (held_->data)
        av_packet_move_ref(&packet, held_.get());
    else
        more = next_of_stream(packet);
    if (more && packet_identity(packet) == table_.packets[next_].identity) {
        packet.pts = packet.dts = next_++;
        return true;
    }
    if (linear_ && !quick_) {
        if (!more) return false;
        return fail(ErrorCode::Unreadable, "the file has changed since it was opened", path_text(path_),
                    "open it again");
    }
    // This container tells other packets apart after a seek, or without a full probe, than from its beginning: the pass
    // from the beginning is the truth.
    quick_ = quick_ && !linear_;
    const std::uint32_t wanted = next_;
    if (auto done = rewind(); !done) return fail(done.error());
    if (auto done = skip_to(wanted); !done) return fail(done.error());
    return read(packet);
}

}  // namespace rhyme
