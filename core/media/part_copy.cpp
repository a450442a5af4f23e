#include "core/media/part_copy.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "core/base/files.h"
#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "core/media/packets.h"

namespace rhyme {
namespace {

struct OutputDeleter {
    void operator()(AVFormatContext* p) const {
        if (p->pb) avio_closep(&p->pb);
        avformat_free_context(p);
    }
};
using OutputPtr = std::unique_ptr<AVFormatContext, OutputDeleter>;

tl::unexpected<Error> unfit(const Media& source, const std::string& what) {
    return fail(ErrorCode::Unsupported, what, path_text(source.info.path));
}

/// Which frames are wanted, and where to begin.
struct Span {
    std::int64_t key, first, end;  ///< frames of the source
    std::int64_t start_pts, end_pts;
};

Span span_of(const Media& source, RationalTime from, RationalTime to) {
    const auto& entries = source.index->entries;
    const auto last = static_cast<std::int64_t>(entries.size()) - 1;
    Span span{};
    span.first = std::clamp<std::int64_t>(source.index->at(from).value, 0, last);
    span.end = std::clamp<std::int64_t>(source.index->at(to).value + 1, span.first + 1, last + 1);
    span.key = span.first;
    while (span.key > 0 && !entries[static_cast<std::size_t>(span.key)].key) --span.key;
    const AVRational base{static_cast<int>(source.index->time_base_num), static_cast<int>(source.index->time_base_den)};
    const auto pts = [&](std::int64_t n) { return entries[static_cast<std::size_t>(n)].pts; };
    // Sound decoded from the middle of a file needs a moment to be right: one keyframe further back.
    const std::int64_t moment = av_rescale_q(1, AVRational{1, 5}, base);
    if (source.info.audio && pts(span.first) - pts(span.key) < moment && span.key > 0) {
        --span.key;
        while (span.key > 0 && !entries[static_cast<std::size_t>(span.key)].key) --span.key;
    }
    span.start_pts = pts(span.key);
    span.end_pts = pts(span.end - 1) + entries[static_cast<std::size_t>(span.end - 1)].duration;
    return span;
}

bool copy_matrix(const AVStream& from, AVStream& to) {
    const std::int32_t* matrix = display_matrix(from);
    if (!matrix) return true;
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 30, 100)
    AVPacketSideData* side = av_packet_side_data_new(&to.codecpar->coded_side_data, &to.codecpar->nb_coded_side_data,
                                                     AV_PKT_DATA_DISPLAYMATRIX, 36, 0);
    if (side) std::memcpy(side->data, matrix, 36);
    return side != nullptr;
#else
    std::uint8_t* data = av_stream_new_side_data(&to, AV_PKT_DATA_DISPLAYMATRIX, 36);
    if (data) std::memcpy(data, matrix, 36);
    return data != nullptr;
#endif
}

/// Copies the packets; the file is closed when it returns.
Result<void> copy_packets(const Media& source, const Span& span, const std::filesystem::path& target,
                          const Cancel& cancel) {
    auto in = open_format(source.info.path);
    if (!in) return fail(in.error());
    AVFormatContext& format = **in;
    const int video = source.info.video->stream, audio = source.info.audio ? source.info.audio->stream : -1;
    AVFormatContext* raw = nullptr;
    avformat_alloc_output_context2(&raw, nullptr, nullptr, target.c_str());
    if (!raw) return unfit(source, "no file of its kind can be written");
    const OutputPtr out(raw);
    std::vector<int> places(format.nb_streams, -1);
    for (const int i : {video, audio}) {
        if (i < 0) continue;
        const AVStream& from = *format.streams[i];
        AVStream* to = avformat_new_stream(out.get(), nullptr);
        if (!to || avcodec_parameters_copy(to->codecpar, from.codecpar) < 0 || (i == video && !copy_matrix(from, *to)))
            return unfit(source, "its streams cannot be copied");
        to->codecpar->codec_tag = 0;
        to->time_base = from.time_base;
        to->avg_frame_rate = from.avg_frame_rate;
        to->sample_aspect_ratio = from.sample_aspect_ratio;
        places[static_cast<std::size_t>(i)] = to->index;
    }
    if (avio_open(&out->pb, target.c_str(), AVIO_FLAG_WRITE) < 0) return fail(write_error(errno, target));
    if (avformat_write_header(out.get(), nullptr) < 0)
        return unfit(source, "its codecs cannot stand in a file of their own");
    const AVRational base = format.streams[video]->time_base;
    std::int64_t wanted = span.end - span.key;
    const AVRational sound = audio < 0 ? base : format.streams[audio]->time_base;
    const std::int64_t sound_start = av_rescale_q(span.start_pts, base, sound),
                       sound_end = av_rescale_q(span.end_pts, base, sound);
    bool begun = false, sound_over = audio < 0;
    const PacketPtr packet(av_packet_alloc());
    for (; (wanted > 0 || !sound_over) && av_read_frame(&format, packet.get()) >= 0; av_packet_unref(packet.get())) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "the copying was stopped");
        const int i = packet->stream_index;
        if (i != video && i != audio) continue;
        if (packet->pts == AV_NOPTS_VALUE) return unfit(source, "its packets say no times");
        if (i == video) {
            begun = begun || packet->pts == span.start_pts;
            if (!begun || wanted <= 0 || packet->pts < span.start_pts) continue;
            if (packet->pts < span.end_pts) --wanted;
        } else {
            sound_over = packet->pts >= sound_end;
            if (packet->pts < sound_start || sound_over) continue;
        }
        const AVStream& from = *format.streams[i];
        AVStream& to = *out->streams[places[static_cast<std::size_t>(i)]];
        const std::int64_t start = i == video ? span.start_pts : sound_start;
        packet->pts -= start;
        if (packet->dts != AV_NOPTS_VALUE) packet->dts -= start;
        av_packet_rescale_ts(packet.get(), from.time_base, to.time_base);
        packet->stream_index = to.index, packet->pos = -1;
        if (av_interleaved_write_frame(out.get(), packet.get()) < 0) return fail(write_error(errno, target));
    }
    if (wanted > 0) return unfit(source, "its packets are not where they were");
    if (av_write_trailer(out.get()) < 0 || avio_closep(&out->pb) < 0) return fail(write_error(errno, target));
    return {};
}

std::vector<std::uint8_t> bytes_of(const VideoFrame& frame) {
    const AVFrame& f = *frame.data;
    const auto format = static_cast<AVPixelFormat>(f.format);
    std::vector<std::uint8_t> bytes(
        static_cast<std::size_t>(std::max(0, av_image_get_buffer_size(format, f.width, f.height, 1))));
    av_image_copy_to_buffer(bytes.data(), static_cast<int>(bytes.size()), f.data, f.linesize, format, f.width, f.height,
                            1);
    return bytes;
}

/// The same pictures at the same distances.
Result<void> compare(const std::shared_ptr<const Media>& source, const std::shared_ptr<const Media>& copy,
                     const Span& span) {
    const auto different = [&] { return unfit(*source, "a part of it does not show the same pictures by itself"); };
    if (!copy->index || copy->index->size().value < span.end - span.key) return different();
    const auto a = FrameSource::open(source), b = FrameSource::open(copy);
    if (!a || !b) return different();
    for (const std::int64_t n : {span.first, (span.first + span.end) / 2, span.end - 1}) {
        const RationalTime there = source->index->time(FramePosition(n)) - source->index->time(FramePosition(span.key));
        const RationalTime here = copy->index->time(FramePosition(n - span.key));
        if (std::abs(there.seconds() - here.seconds()) > 0.002) return different();
        const auto x = (*a)->frame(FramePosition(n)), y = (*b)->frame(FramePosition(n - span.key));
        if (!x || !y || bytes_of(*x) != bytes_of(*y)) return different();
    }
    return {};
}

}  // namespace

std::string part_extension(const Media& source) {
    const std::string extension = source.info.path.extension().string();
    return extension == ".mp4" || extension == ".mov" ? extension : ".mkv";
}

Result<PartCopy> copy_part(const std::shared_ptr<const Media>& source, RationalTime from, RationalTime to,
                           const std::filesystem::path& target, Cancel cancel) {
    if (!source->index || !source->info.video || source->info.video->still || source->index->entries.empty())
        return unfit(*source, "it has no moving picture");
    const Span span = span_of(*source, from, to);
    PartFile part(target);
    if (const auto copied = copy_packets(*source, span, part.path(), cancel); !copied) return fail(copied.error());
    const auto made = open_media(part.path(), cancel);
    if (!made) return unfit(*source, "a part of it cannot be read by itself");
    if (const auto same = compare(source, *made, span); !same) return fail(same.error());
    if (const auto placed = part.commit(); !placed) return fail(placed.error());
    auto copy = open_media(target, cancel);
    if (!copy) return fail(copy.error());
    return PartCopy{std::move(*copy), source->index->time(FramePosition(span.key))};
}

}  // namespace rhyme
