#include "core/media/hardware.h"

#include <array>

#include "core/image/video_frame.h"
#include "core/media/frame_source.h"

extern "C" {
#include <libavutil/hwcontext.h>
}

namespace rhyme {
namespace {

// What decodes to pictures that can be fetched, in the order it is tried.
constexpr std::array kinds{AV_HWDEVICE_TYPE_VIDEOTOOLBOX, AV_HWDEVICE_TYPE_D3D11VA, AV_HWDEVICE_TYPE_VAAPI,
                           AV_HWDEVICE_TYPE_CUDA, AV_HWDEVICE_TYPE_DXVA2};

AVPixelFormat device_format(const AVCodec& codec, AVHWDeviceType kind) {
    for (int i = 0; const AVCodecHWConfig* config = avcodec_get_hw_config(&codec, i); ++i)
        if ((config->methods & AV_CODEC_HW_CONFIG_METHOD_HW_DEVICE_CTX) && config->device_type == kind)
            return config->pix_fmt;
    return AV_PIX_FMT_NONE;
}

AVPixelFormat choose_format(AVCodecContext* context, const AVPixelFormat* offered) {
    const auto wanted = static_cast<AVPixelFormat>(reinterpret_cast<std::intptr_t>(context->opaque));
    for (; *offered != AV_PIX_FMT_NONE; ++offered)
        if (*offered == wanted) return wanted;
    return AV_PIX_FMT_NONE;  // this film is not for the hardware: decoding fails, and software takes over
}

CodecPtr open_codec(const AVStream& stream, const AVCodec& codec, AVBufferRef& device, AVPixelFormat format) {
    CodecPtr context(avcodec_alloc_context3(&codec));
    if (!context || avcodec_parameters_to_context(context.get(), stream.codecpar) < 0) return nullptr;
    context->pkt_timebase = stream.time_base;
    context->thread_count = 1;
    context->opaque = reinterpret_cast<void*>(static_cast<std::intptr_t>(format));
    context->get_format = choose_format;
    context->hw_device_ctx = av_buffer_ref(&device);
    context->extra_hw_frames = 8;  // a caller may hold a few while the next are decoded
    if (!context->hw_device_ctx || avcodec_open2(context.get(), &codec, nullptr) < 0) return nullptr;
    return context;
}

// Pictures fetched from the device and laid out as software lays them out, so that nothing downstream sees a
// difference.
class DeviceDecoder final : public Decoder {
public:
    DeviceDecoder(std::unique_ptr<StreamDecoder> decoder, AVPixelFormat like)
        : decoder_(std::move(decoder)), like_(like) {}

    Result<void> start(std::uint32_t ordinal) override { return decoder_->start(ordinal); }

    Result<bool> next(AVFrame& frame, std::int64_t& ordinal) override {
        const FramePtr decoded(av_frame_alloc()), fetched(av_frame_alloc());
        auto more = decoder_->next(*decoded, ordinal);
        if (!more || !*more) return more;
        const auto broken = fail(ErrorCode::Internal, "the video hardware failed");
        if (!decoded->hw_frames_ctx) return broken;
        if (av_hwframe_transfer_data(fetched.get(), decoded.get(), 0) < 0) return broken;
        fetched->width = decoded->width, fetched->height = decoded->height;
        if (fetched->format == like_) {
            av_frame_move_ref(&frame, fetched.get());
        } else {
            const FramePtr same = make_frame(fetched->width, fetched->height, like_);
            ColorInfo color;  // both sides are YUV of the same samples: only their order in memory changes
            if (!same || !convert_frame(*fetched, *same, color, conversions_.get())) return broken;
            av_frame_move_ref(&frame, same.get());
        }
        return av_frame_copy_props(&frame, decoded.get()) < 0 ? Result<bool>(broken) : Result<bool>(true);
    }

private:
    std::unique_ptr<StreamDecoder> decoder_;
    AVPixelFormat like_;
    std::shared_ptr<ConversionCache> conversions_ = make_conversion_cache();
};

std::uint64_t hash_of(const AVFrame& frame) {
    VideoFrame picture;
    picture.data = std::shared_ptr<const AVFrame>(&frame, [](const AVFrame*) {});
    return content_hash(picture);
}

}  // namespace

std::shared_ptr<HardwareDevices> make_hardware_devices() { return std::make_shared<HardwareDevices>(); }

BufferPtr HardwareDevices::device(AVHWDeviceType kind) {
    std::lock_guard lock(mutex_);
    const auto known = devices_.find(kind);
    if (known == devices_.end()) {
        AVBufferRef* raw = nullptr;
        if (av_hwdevice_ctx_create(&raw, kind, nullptr, nullptr, 0) < 0) raw = nullptr;
        devices_[kind].reset(raw);
    }
    const BufferPtr& opened = devices_[kind];
    return BufferPtr(opened ? av_buffer_ref(opened.get()) : nullptr);
}

std::unique_ptr<Decoder> HardwareDevices::open(const std::filesystem::path& path, const StreamPackets& table,
                                               AVPixelFormat like) {
    if (opener_) return opener_(path, table, like);
    const AVCodec* codec = table.parameters ? avcodec_find_decoder(table.parameters->codec_id) : nullptr;
    if (!codec || table.parameters->width < 640) return nullptr;  // small pictures cost more to fetch than to decode
    for (const AVHWDeviceType kind : kinds) {
        const AVPixelFormat format = device_format(*codec, kind);
        if (format == AV_PIX_FMT_NONE) continue;
        const BufferPtr opened = device(kind);
        if (!opened) continue;
        auto reader = PacketReader::open(path, table);
        if (!reader) return nullptr;
        const AVStream& stream = (*reader)->stream();
        if (says_alpha(stream)) return nullptr;
        CodecPtr context = open_codec(stream, *codec, *opened, format);
        if (auto decoder = StreamDecoder::with(std::move(*reader), std::move(context)))
            return std::make_unique<DeviceDecoder>(std::move(decoder), like);
    }
    return nullptr;
}

Result<void> CheckedDecoder::start_software() {
    if (!software_) {
        auto opened = open_software_();
        if (!opened) return fail(opened.error());
        software_ = std::move(*opened);
    }
    return software_->start(start_);
}

Result<void> CheckedDecoder::start(std::uint32_t ordinal) {
    start_ = ordinal, given_ = 0;
    if (hardware_ && !hardware_->start(ordinal)) hardware_.reset();
    return hardware_ && to_check_ == 0 ? Result<void>() : start_software();
}

// Software from the start of the run, past what was given already.
Result<bool> CheckedDecoder::fall_back(AVFrame& frame, std::int64_t& ordinal) {
    hardware_.reset();
    if (auto done = start_software(); !done) return fail(done.error());
    for (std::int64_t i = 0; i <= given_; ++i) {
        av_frame_unref(&frame);
        auto more = software_->next(frame, ordinal);
        if (!more || !*more) return more;
    }
    return true;
}

Result<bool> CheckedDecoder::checked(AVFrame& frame, std::int64_t& ordinal) {
    auto more = hardware_->next(frame, ordinal);
    if (more && *more && to_check_ == 0) return true;
    if (!more || to_check_ == 0) return fall_back(frame, ordinal);
    const FramePtr truth(av_frame_alloc());
    std::int64_t true_ordinal = -1;
    const auto said = software_->next(*truth, true_ordinal);
    const bool agree =
        said && *said == *more && (!*more || (true_ordinal == ordinal && hash_of(*truth) == hash_of(frame)));
    if (!agree) return fall_back(frame, ordinal);
    if (*more && --to_check_ == 0) software_.reset();
    return more;
}

Result<bool> CheckedDecoder::next(AVFrame& frame, std::int64_t& ordinal) {
    auto more = hardware_ ? checked(frame, ordinal) : software_->next(frame, ordinal);
    if (more && *more) ++given_;
    return more;
}

}  // namespace rhyme
