// What streams say about themselves, resolved. Private to this room.
#pragma once

#include "core/media/ffmpeg.h"
#include "core/media/media.h"

namespace rhyme {

/// Tags of the decoded picture first, then of the stream; what neither says is guessed by size.
ColorInfo resolve_color(const AVFrame& frame, const AVCodecParameters& parameters);

/// rotation and mirrored as VideoFrame means them, from a display matrix.
void resolve_rotation(const std::int32_t matrix[9], int& rotation, bool& mirrored);

/// Rate and variability from the index; the container's own claim breaks ties.
void resolve_rate(const FrameIndex& index, AVRational claimed, VideoInfo& info);

/// Everything about the picture but `frames`, rate and `still`.
VideoInfo describe_video(const AVStream& stream, const AVFrame& first);

/// True when nothing but H.264's own reference structure decides: whether decoding can really start at this packet (an
/// IDR picture, or a recovery point that promises exactness at once; ITU-T H.264 D.2.8).
bool h264_starts_here(const AVPacket& packet, const AVCodecParameters& parameters);

/// True when no other picture is made from this one (H.264 7.4.1, nal_ref_idc 0), so that leaving the packet out
/// changes nothing else. False where that is not sure: other codecs, fields, packets that also bring parameter sets.
bool is_no_reference(const AVPacket& packet, const AVCodecParameters& parameters);

/// A VP8 or VP9 packet whose picture is kept as a reference but not shown (RFC 6386 9.1; VP9 bitstream 6.2).
bool is_hidden_picture(const AVPacket& packet, AVCodecID codec);

}  // namespace rhyme
