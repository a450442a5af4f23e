// One video encoder as a VideoEncoding describes it. Private to this room.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/media/ffmpeg.h"
#include "core/media/media_writer.h"

namespace rhyme {

/// One owner, one thread; fitted() from any.
class VideoEncoder {
public:
    /// Gets packets in the encoder's time base: one unit a frame, or that of VideoEncoding::times.
    using Sink = std::function<Result<void>(AVPacket&)>;

    /// `header_apart`: parameter sets stand in the stream's header, not in its key pictures. `file` is for errors.
    static Result<std::unique_ptr<VideoEncoder>> open(const VideoEncoding& encoding, bool header_apart,
                                                      const std::string& file);

    /// See MediaWriter::fitted.
    Result<VideoFrame> fitted(const VideoFrame& frame) const;
    /// The next frame, counted from 0.
    Result<void> encode(const VideoFrame& frame, const Sink& sink);
    Result<void> end(const Sink& sink);
    const AVCodecContext& codec() const { return *codec_; }

private:
    explicit VideoEncoder(std::string file) : file_(std::move(file)) {}
    Result<void> set_up(const VideoEncoding& encoding, bool header_apart);
    Result<void> set_pass(const VideoEncoding& encoding);
    bool same_format(const AVFrame& frame, const ColorInfo& color) const;
    Result<FramePtr> convert(const VideoFrame& frame) const;
    Result<void> send(const AVFrame* frame, const Sink& sink);

    std::string file_;
    CodecPtr codec_;
    ColorInfo color_;
    PacketPtr packet_{av_packet_alloc()};
    std::shared_ptr<ConversionCache> conversions_ = make_conversion_cache();
    std::string statistics_file_, statistics_;  // of two passes; see set_pass
    std::shared_ptr<const FrameIndex> times_;
    std::int64_t pictures_ = 0;
};

/// How FFmpeg names what a ColorInfo says. Of BT.601's matrix it has two names: `height` chooses.
AVColorSpace color_tag(ColorMatrix matrix, int height);
AVColorPrimaries color_tag(ColorPrimaries primaries);
AVColorTransferCharacteristic color_tag(ColorTransfer transfer);

/// Options as FFmpeg's encoders name them; false at the first that is not known, named in `refused`.
bool set_options(AVCodecContext& encoder, const std::map<std::string, std::string>& options, std::string& refused);

}  // namespace rhyme
