#include "core/media/stream_info.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

extern "C" {
#include <libavutil/mastering_display_metadata.h>
}

namespace rhyme {
namespace {

// Bits of a NAL unit's payload, most significant first, emulation prevention removed.
class Bits {
public:
    Bits(const std::uint8_t* data, std::size_t size) {
        bytes_.reserve(size);
        for (std::size_t i = 0; i < size; ++i) {
            const std::size_t n = bytes_.size();
            if (data[i] == 3 && i >= 2 && n >= 2 && data[i - 1] == 0 && data[i - 2] == 0) continue;
            bytes_.push_back(data[i]);
        }
    }
    bool more(std::size_t bits) const { return at_ + bits <= bytes_.size() * 8; }
    unsigned bit() {
        if (!more(1)) return 0;
        const unsigned b = (bytes_[at_ / 8] >> (7 - at_ % 8)) & 1u;
        ++at_;
        return b;
    }
    unsigned read(int n) {
        unsigned v = 0;
        while (n-- > 0) v = v << 1 | bit();
        return v;
    }
    unsigned exp_golomb() {
        int zeros = 0;
        while (zeros < 31 && more(1) && !bit()) ++zeros;
        return (1u << zeros) - 1 + read(zeros);
    }
    void jump(std::size_t bits) { at_ += bits; }
    std::size_t at() const { return at_; }

private:
    std::vector<std::uint8_t> bytes_;
    std::size_t at_ = 0;
};

bool recovers_at_once(const std::uint8_t* sei, std::size_t size) {
    Bits bits(sei, size);
    while (bits.more(24)) {
        unsigned type = 0, length = 0, byte;
        do type += byte = bits.read(8);
        while (byte == 255);
        do length += byte = bits.read(8);
        while (byte == 255);
        const std::size_t next = bits.at() + std::size_t(length) * 8;
        if (type == 6) return bits.exp_golomb() == 0 && bits.bit() == 1;
        bits.jump(next - bits.at());
    }
    return false;
}

// Calls each(nal, size) for the NAL units of a packet, length-prefixed (length > 0) or with start codes.
template <class F>
void for_each_nal(const std::uint8_t* data, std::size_t size, std::size_t length, F&& each) {
    if (length > 0) {
        for (std::size_t at = 0; at + length <= size;) {
            std::size_t n = 0;
            for (std::size_t i = 0; i < length; ++i) n = n << 8 | data[at + i];
            at += length;
            if (n > size - at) return;
            if (n > 0) each(data + at, n);
            at += n;
        }
        return;
    }
    std::size_t begin = size;
    for (std::size_t i = 0; i + 3 <= size; ++i)
        if (data[i] == 0 && data[i + 1] == 0 && data[i + 2] == 1) {
            if (begin < i) each(data + begin, i - begin);
            begin = i + 3;
            i += 2;
        }
    if (begin < size) each(data + begin, size - begin);
}

// Of the lengths before H.264's units in a packet; 0: start codes.
std::size_t length_size(const AVCodecParameters& parameters) {
    const bool prefixed = parameters.extradata_size >= 7 && parameters.extradata[0] == 1;
    return prefixed ? (parameters.extradata[4] & 3u) + 1 : 0;
}

ColorPrimaries guess_primaries(int height) {
    return height > 576 ? ColorPrimaries::Bt709 : height > 486 ? ColorPrimaries::Bt601_625 : ColorPrimaries::Bt601_525;
}

}  // namespace

bool is_no_reference(const AVPacket& packet, const AVCodecParameters& parameters) {
    if (parameters.codec_id != AV_CODEC_ID_H264 || parameters.field_order != AV_FIELD_PROGRESSIVE ||
        packet.side_data_elems > 0)
        return false;
    bool slices = false, others = false;
    for_each_nal(packet.data, static_cast<std::size_t>(packet.size), length_size(parameters),
                 [&](const std::uint8_t* nal, std::size_t) {
                     const int type = nal[0] & 31, ref_idc = nal[0] >> 5 & 3;
                     const bool harmless = type == 6 || type == 9 || type == 12;  // messages, delimiters, filler
                     slices = slices || (type == 1 && ref_idc == 0);
                     others = others || (!harmless && (type != 1 || ref_idc != 0));
                 });
    return slices && !others;
}

bool h264_starts_here(const AVPacket& packet, const AVCodecParameters& parameters) {
    bool starts = false;
    for_each_nal(packet.data, static_cast<std::size_t>(packet.size), length_size(parameters),
                 [&](const std::uint8_t* nal, std::size_t size) {
                     const int type = nal[0] & 31;
                     starts = starts || type == 5 || (type == 6 && recovers_at_once(nal + 1, size - 1));
                 });
    return starts;
}

bool is_hidden_picture(const AVPacket& packet, AVCodecID codec) {
    if (codec == AV_CODEC_ID_VP8) return !(packet.data[0] & 0x10);
    if (codec != AV_CODEC_ID_VP9) return false;
    const std::uint8_t last = packet.data[packet.size - 1];
    if ((last & 0xe0) == 0xc0) return false;  // a superframe ends in a shown picture
    Bits bits(packet.data, static_cast<std::size_t>(std::min(packet.size, 4)));
    bits.read(2);
    const unsigned low = bits.bit(), profile = low | bits.bit() << 1;
    if (profile == 3) bits.bit();
    if (bits.bit()) return false;  // shows an earlier picture
    bits.bit();
    return !bits.bit();
}

// A damaged file can put a number into an enum of FFmpeg's that it has no name for: it must be read as a number.
template <class Enum>
int code_point(const Enum& value) {
    static_assert(sizeof(Enum) == sizeof(int));
    int number = 0;
    std::memcpy(&number, &value, sizeof number);
    return number;
}

ColorInfo resolve_color(const AVFrame& frame, const AVCodecParameters& parameters) {
    const auto first = [](const auto& a, const auto& b, int unspecified) {
        return code_point(a) != unspecified ? code_point(a) : code_point(b);
    };
    const auto space = first(frame.colorspace, parameters.color_space, AVCOL_SPC_UNSPECIFIED);
    const auto primaries = first(frame.color_primaries, parameters.color_primaries, AVCOL_PRI_UNSPECIFIED);
    const auto transfer = first(frame.color_trc, parameters.color_trc, AVCOL_TRC_UNSPECIFIED);
    const auto range = first(frame.color_range, parameters.color_range, AVCOL_RANGE_UNSPECIFIED);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(frame.format));
    const std::string_view format = d ? d->name : "";
    ColorInfo color;

    switch (primaries) {
        case AVCOL_PRI_BT709:
            color.primaries = ColorPrimaries::Bt709;
            break;
        case AVCOL_PRI_BT470BG:
            color.primaries = ColorPrimaries::Bt601_625;
            break;
        case AVCOL_PRI_SMPTE170M:
        case AVCOL_PRI_SMPTE240M:
            color.primaries = ColorPrimaries::Bt601_525;
            break;
        case AVCOL_PRI_BT2020:
            color.primaries = ColorPrimaries::Bt2020;
            break;
        default:
            color.primaries = space == AVCOL_SPC_BT2020_NCL || space == AVCOL_SPC_BT2020_CL ||
                                      transfer == AVCOL_TRC_SMPTE2084 || transfer == AVCOL_TRC_ARIB_STD_B67
                                  ? ColorPrimaries::Bt2020
                                  : guess_primaries(frame.height);
    }
    switch (transfer) {
        case AVCOL_TRC_IEC61966_2_1:
            color.transfer = ColorTransfer::Srgb;
            break;
        case AVCOL_TRC_LINEAR:
            color.transfer = ColorTransfer::Linear;
            break;
        case AVCOL_TRC_SMPTE2084:
            color.transfer = ColorTransfer::Pq;
            break;
        case AVCOL_TRC_ARIB_STD_B67:
            color.transfer = ColorTransfer::Hlg;
            break;
        default:
            color.transfer = ColorTransfer::Bt709;
    }
    if (d && (d->flags & AV_PIX_FMT_FLAG_RGB)) {
        color.matrix = ColorMatrix::Rgb, color.range = ColorRange::Full;
        if (transfer == AVCOL_TRC_UNSPECIFIED) color.transfer = ColorTransfer::Srgb;
        if (primaries == AVCOL_PRI_UNSPECIFIED) color.primaries = ColorPrimaries::Bt709;
        return color;
    }
    switch (space) {
        case AVCOL_SPC_BT709:
            color.matrix = ColorMatrix::Bt709;
            break;
        case AVCOL_SPC_BT470BG:
        case AVCOL_SPC_SMPTE170M:
        case AVCOL_SPC_FCC:
            color.matrix = ColorMatrix::Bt601;
            break;
        case AVCOL_SPC_BT2020_NCL:
        case AVCOL_SPC_BT2020_CL:
            color.matrix = ColorMatrix::Bt2020;
            break;
        default:
            color.guessed = true;
            color.matrix = frame.height <= 576 ? ColorMatrix::Bt601 : ColorMatrix::Bt709;
            // JPEG's own conversion (JFIF) is BT.601 whatever the size.
            if (parameters.codec_id == AV_CODEC_ID_MJPEG) color.matrix = ColorMatrix::Bt601;
    }
    color.range = range == AVCOL_RANGE_JPEG || format.starts_with("yuvj") ? ColorRange::Full : ColorRange::Limited;
    if (range == AVCOL_RANGE_UNSPECIFIED && format.starts_with("gray")) color.range = ColorRange::Full;
    return color;
}

void resolve_rotation(const std::int32_t matrix[9], int& rotation, bool& mirrored) {
    std::int32_t m[9];
    std::copy(matrix, matrix + 9, m);
    mirrored = double(m[0]) * m[4] - double(m[1]) * m[3] < 0;
    if (mirrored) m[0] = -m[0], m[1] = -m[1];  // take the left-right mirroring, which comes first, off
    const double counterclockwise = av_display_rotation_get(m);
    rotation = std::isnan(counterclockwise)
                   ? 0
                   : ((static_cast<int>(std::lround(-counterclockwise / 90)) * 90) % 360 + 360) % 360;
}

void resolve_rate(const FrameIndex& index, AVRational claimed, VideoInfo& info) {
    const auto& e = index.entries;
    const bool claim = claimed.num > 0 && claimed.den > 0;
    if (e.size() < 2) {
        info.frame_rate = claim ? FrameRate(claimed.num, claimed.den) : FrameRate(25, 1);
        return;
    }
    const auto steps = static_cast<std::int64_t>(e.size()) - 1;
    const std::int64_t span = e.back().pts - e.front().pts;
    const double measured = double(steps) * double(index.time_base_den) / (double(span) * double(index.time_base_num));
    const double slack = std::max(0.001, 1.5 / double(span));  // one tick of the clock at either end
    static constexpr FrameRate common[] = {
        {24000, 1001}, {24, 1},  {25, 1},        {30000, 1001}, {30, 1}, {48, 1}, {50, 1}, {60000, 1001},
        {60, 1},       {120, 1}, {120000, 1001}, {100, 1},      {20, 1}, {15, 1}, {12, 1}, {15000, 1001},
        {10, 1},       {25, 2},  {48000, 1001},  {8, 1},        {6, 1},  {5, 1},  {1, 1}};
    const FrameRate* best =
        std::min_element(std::begin(common), std::end(common), [&](const FrameRate& a, const FrameRate& b) {
            return std::abs(a.fps() / measured - 1) < std::abs(b.fps() / measured - 1);
        });
    const auto near = [&](double fps) { return std::abs(fps / measured - 1) <= slack; };
    const double claimed_fps = claim ? av_q2d(claimed) : 0;
    const bool claim_is_common = std::any_of(std::begin(common), std::end(common), [&](const FrameRate& r) {
        return claim && r == FrameRate(claimed.num, claimed.den);
    });
    if (claim_is_common && near(claimed_fps))
        info.frame_rate = FrameRate(claimed.num, claimed.den);
    else if (near(best->fps()))
        info.frame_rate = *best;
    else {
        AVRational reduced{25, 1};
        av_reduce(&reduced.num, &reduced.den, steps * index.time_base_den, span * index.time_base_num, 1'000'000);
        info.frame_rate = FrameRate(reduced.num, reduced.den);
    }
    // Variable: some frame's step differs from the rate's by more than rounding to the clock explains.
    const double step = double(span) / double(steps), allowed = 2 + 0.02 * step;
    for (std::size_t i = 0; i + 1 < e.size(); ++i)
        if (std::abs(double(e[i].duration) - step) > allowed) info.variable_frame_rate = true;
}

namespace {

// EXIF's Orientation (tag 0x0112), which some decoders give as text only: 1 to 8, or 0.
int exif_orientation(const AVFrame& frame) {
    const AVDictionaryEntry* entry = av_dict_get(frame.metadata, "Orientation", nullptr, 0);
    const int value = entry ? std::atoi(entry->value) : 0;
    return value >= 1 && value <= 8 ? value : 0;
}

void turn_as_exif(int orientation, VideoInfo& info) {
    // What is done to show it: mirrored first, then turned clockwise.
    static constexpr struct {
        bool mirrored;
        int rotation;
    } table[9] = {{false, 0},  {false, 0},  {true, 0},  {false, 180}, {true, 180},
                  {true, 270}, {false, 90}, {true, 90}, {false, 270}};
    info.mirrored = table[orientation].mirrored, info.rotation = table[orientation].rotation;
}

// cd/m2: what the content reaches, else what the mastering screen did; 0: not said.
int peak_of(const AVStream& stream, const AVFrame& frame) {
    std::size_t size = 0;
    const auto* level = static_cast<const AVContentLightMetadata*>(nullptr);
    const auto* screen = static_cast<const AVMasteringDisplayMetadata*>(nullptr);
    if (const void* data = stream_side_data(stream, AV_PKT_DATA_CONTENT_LIGHT_LEVEL, size);
        data && size >= sizeof *level)
        level = static_cast<const AVContentLightMetadata*>(data);
    if (const auto* side = av_frame_get_side_data(&frame, AV_FRAME_DATA_CONTENT_LIGHT_LEVEL); !level && side)
        level = reinterpret_cast<const AVContentLightMetadata*>(side->data);
    if (level && level->MaxCLL > 0 && level->MaxCLL <= 10000) return static_cast<int>(level->MaxCLL);
    if (const void* data = stream_side_data(stream, AV_PKT_DATA_MASTERING_DISPLAY_METADATA, size);
        data && size >= sizeof *screen)
        screen = static_cast<const AVMasteringDisplayMetadata*>(data);
    if (const auto* side = av_frame_get_side_data(&frame, AV_FRAME_DATA_MASTERING_DISPLAY_METADATA); !screen && side)
        screen = reinterpret_cast<const AVMasteringDisplayMetadata*>(side->data);
    if (!screen || !screen->has_luminance || screen->max_luminance.den <= 0) return 0;
    const double nits = av_q2d(screen->max_luminance);
    return nits >= 1 && nits <= 10000 ? static_cast<int>(std::lround(nits)) : 0;
}

}  // namespace

VideoInfo describe_video(const AVStream& stream, const AVFrame& first) {
    VideoInfo info;
    info.stream = stream.index;
    info.codec = avcodec_get_name(stream.codecpar->codec_id);
    info.width = first.width, info.height = first.height;
    if (const char* format = av_get_pix_fmt_name(static_cast<AVPixelFormat>(first.format))) info.pixel_format = format;
    info.interlaced = is_interlaced(first);
    info.color = resolve_color(first, *stream.codecpar);
    if (info.color.transfer == ColorTransfer::Pq) info.color.peak_nits = peak_of(stream, first);
    const AVPixFmtDescriptor* d = av_pix_fmt_desc_get(static_cast<AVPixelFormat>(first.format));
    info.transparent = d && (d->flags & AV_PIX_FMT_FLAG_ALPHA);

    const AVFrameSideData* side = av_frame_get_side_data(&first, AV_FRAME_DATA_DISPLAYMATRIX);
    const std::int32_t* matrix = display_matrix(stream);
    if (!matrix && side && side->size >= 36) matrix = reinterpret_cast<const std::int32_t*>(side->data);
    if (matrix)
        resolve_rotation(matrix, info.rotation, info.mirrored);
    else
        turn_as_exif(exif_orientation(first), info);

    AVRational aspect = stream.sample_aspect_ratio.num > 0 ? stream.sample_aspect_ratio : first.sample_aspect_ratio;
    if (aspect.num <= 0 || aspect.den <= 0 || av_q2d(aspect) > 20 || av_q2d(aspect) < 0.05) aspect = {1, 1};
    info.pixel_aspect_num = aspect.num, info.pixel_aspect_den = aspect.den;
    info.display_width = std::max(1, static_cast<int>(std::lround(info.width * av_q2d(aspect))));
    info.display_height = info.height;
    if (info.rotation % 180 != 0) std::swap(info.display_width, info.display_height);
    return info;
}

}  // namespace rhyme
