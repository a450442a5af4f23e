#include "core/media/audio_index.h"

#include <algorithm>
#include <cstdlib>

#include "core/base/files.h"

extern "C" {
#include <libavutil/intreadwrite.h>
}

namespace rhyme {

AudioMeter::AudioMeter(const AVStream* stream) : stream_(stream) {
    if (!stream) return;
    const AVCodecID id = stream->codecpar->codec_id;
    if (id != AV_CODEC_ID_VORBIS && id != AV_CODEC_ID_OPUS) return;  // the rest have packets of a known length
    parser_.reset(av_parser_init(id));
    codec_.reset(avcodec_alloc_context3(nullptr));
    if (!parser_ || !codec_ || avcodec_parameters_to_context(codec_.get(), stream->codecpar) < 0) parser_.reset();
    if (parser_) parser_->flags |= PARSER_FLAG_COMPLETE_FRAMES;
}

void AudioMeter::measure(const AVPacket& packet, StreamPackets& table) {
    PacketInfo& info = table.packets.back();
    std::size_t size = 0;
    if (const std::uint8_t* skip = av_packet_get_side_data(&packet, AV_PKT_DATA_SKIP_SAMPLES, &size);
        skip && size >= 8) {
        if (table.packets.size() == 1) table.padding_before = AV_RL32(skip);
        table.padding_after = AV_RL32(skip + 4);  // of the last packet that has any
    }
    if (parser_) {
        std::uint8_t* out = nullptr;
        int length = 0;
        av_parser_parse2(parser_.get(), codec_.get(), &out, &length, packet.data, packet.size, packet.pts, packet.dts,
                         packet.pos);
        info.duration = std::max(0, parser_->duration);
        return;
    }
    info.duration = std::max(0, av_get_audio_frame_duration2(stream_->codecpar, packet.size));
}

namespace {

// Decodes packets [0, count) and sets their durations to what came out.
Result<std::size_t> measure_by_decoding(const std::filesystem::path& path, StreamPackets& table, std::size_t count,
                                        const Cancel& cancel, AVFrame& last) {
    auto decoder = StreamDecoder::open(path, table, 1);
    if (!decoder) return fail(decoder.error());
    if (auto done = (*decoder)->start(0); !done) return fail(done.error());
    std::vector<std::int64_t> measured(count, 0);
    const FramePtr frame(av_frame_alloc());
    std::int64_t ordinal = -1;
    std::size_t frames = 0;
    for (;;) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        auto more = (*decoder)->next(*frame, ordinal);
        if (!more) return fail(more.error());
        if (!*more || ordinal >= static_cast<std::int64_t>(count)) break;
        if (ordinal >= 0 && frame->sample_rate > 0) {
            measured[static_cast<std::size_t>(ordinal)] += frame->nb_samples;
            ++frames;
            av_frame_unref(&last);
            av_frame_ref(&last, frame.get());
        }
        av_frame_unref(frame.get());
    }
    for (std::size_t i = 0; i < count; ++i) table.packets[i].duration = measured[i];
    return frames;
}

}  // namespace

Result<AudioInfo> index_audio(const std::filesystem::path& path, StreamPackets& table, const AVStream& stream,
                              const FrameIndex* picture, Cancel cancel) {
    // A few packets are decoded to see that they do and that they are as long as said; if not, all are.
    std::vector<PacketInfo> said = table.packets;
    const std::size_t few = std::min<std::size_t>(table.packets.size(), 12);
    const FramePtr last(av_frame_alloc());
    auto frames = measure_by_decoding(path, table, few, cancel, *last);
    if (!frames) return fail(frames.error());
    bool as_said = true;
    for (std::size_t i = 1; i < few; ++i) as_said = as_said && table.packets[i].duration == said[i].duration;
    for (const auto& p : table.packets) as_said = as_said && p.duration >= 0;
    as_said = as_said && std::all_of(table.packets.begin() + 1, table.packets.end(),
                                     [](const PacketInfo& p) { return p.duration > 0; });
    if (!as_said) {
        frames = measure_by_decoding(path, table, table.packets.size(), cancel, *last);
        if (!frames) return fail(frames.error());
    }
    if (*frames == 0 || last->sample_rate <= 0)
        return fail(ErrorCode::Damaged, "its sound cannot be decoded", path_text(path));

    AudioInfo info;
    info.stream = stream.index;
    info.codec = avcodec_get_name(stream.codecpar->codec_id);
    info.sample_rate = last->sample_rate;
    info.channels = last->ch_layout.nb_channels;

    const AVRational unit{1, info.sample_rate};
    const std::int64_t begin = table.packets.front().pts == AV_NOPTS_VALUE ? 0 : table.packets.front().pts;
    const std::int64_t jump =
        info.sample_rate / 20;  // less is rounding of a coarse clock; more is a gap, and sync is kept
    std::int64_t at = 0;
    table.sample.clear();
    for (const PacketInfo& p : table.packets) {
        if (p.pts != AV_NOPTS_VALUE) {
            const std::int64_t stamped = av_rescale_q(p.pts - begin, stream.time_base, unit);
            if (stamped - at > jump) at = stamped;
        }
        table.sample.push_back(at);
        at += p.duration;
    }
    // Opus in Matroska says so in its header alone.
    if (stream.codecpar->codec_id == AV_CODEC_ID_OPUS && table.padding_before == 0)
        table.padding_before = std::max(0, stream.codecpar->initial_padding);
    table.first = std::min<std::int64_t>(at, table.padding_before);
    table.end = std::max(table.first, at - table.padding_after);
    table.origin = table.first;
    if (picture && picture->size().value > 0) {
        const AVRational base{static_cast<int>(picture->time_base_num), static_cast<int>(picture->time_base_den)};
        table.origin =
            av_rescale_q(picture->entries.front().pts, base, unit) - av_rescale_q(begin, stream.time_base, unit);
        // A clock of milliseconds (Matroska, FLV) cannot tell less than that: what begins together stays together.
        const std::int64_t tick = av_rescale_q_rnd(1, stream.time_base, unit, AV_ROUND_UP);
        if (tick > 1 && std::abs(table.origin - table.first) <= tick) table.origin = table.first;
    }
    return info;
}

}  // namespace rhyme
