// Decoding by the machine's video hardware, checked against software. Private to this room.
#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "core/media/decode.h"

namespace rhyme {

struct BufferDeleter {
    void operator()(AVBufferRef* p) const { av_buffer_unref(&p); }
};
using BufferPtr = std::unique_ptr<AVBufferRef, BufferDeleter>;

/// Opened devices by kind; a kind that does not open is not tried again. Thread-safe.
class HardwareDevices {
public:
    /// A decoder of the stream on the first device that takes it, or null: none is there, or none can. `like`: the
    /// pixel format that software gives; the decoder's pictures come in it.
    std::unique_ptr<Decoder> open(const std::filesystem::path& path, const StreamPackets& table, AVPixelFormat like);

    /// Takes the place of the machine's: for tests.
    using Opener =
        std::function<std::unique_ptr<Decoder>(const std::filesystem::path&, const StreamPackets&, AVPixelFormat)>;
    HardwareDevices() = default;
    explicit HardwareDevices(Opener opener) : opener_(std::move(opener)) {}

private:
    BufferPtr device(AVHWDeviceType kind);

    Opener opener_;
    std::mutex mutex_;                             // guards devices_
    std::map<AVHWDeviceType, BufferPtr> devices_;  // null: does not open
};

/// Hardware while it gives what software gives: its first pictures are compared sample by sample. At a difference, an
/// error or an end that comes too early software goes on from the same place, and the caller sees none of it.
class CheckedDecoder final : public Decoder {
public:
    using OpenSoftware = std::function<Result<std::unique_ptr<StreamDecoder>>()>;
    CheckedDecoder(std::unique_ptr<Decoder> hardware, OpenSoftware open_software)
        : hardware_(std::move(hardware)), open_software_(std::move(open_software)) {}

    Result<void> start(std::uint32_t ordinal) override;
    Result<bool> next(AVFrame& frame, std::int64_t& ordinal) override;
    bool in_hardware() const { return hardware_ != nullptr; }

private:
    Result<bool> checked(AVFrame& frame, std::int64_t& ordinal);
    Result<bool> fall_back(AVFrame& frame, std::int64_t& ordinal);
    Result<void> start_software();

    static constexpr std::int64_t checked_pictures = 12;
    std::unique_ptr<Decoder> hardware_;
    std::unique_ptr<StreamDecoder> software_;  // while checking, and after falling back
    OpenSoftware open_software_;
    std::uint32_t start_ = 0;                   // where the present run began
    std::int64_t given_ = 0;                    // pictures since then
    std::int64_t to_check_ = checked_pictures;  // pictures still to be compared; 0: it is trusted
};

}  // namespace rhyme
