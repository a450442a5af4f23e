// What one demux pass saw, and a reader that comes back to any packet of it, exactly, in every container. Private to
// this room.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/media/ffmpeg.h"
#include "core/media/media.h"

namespace rhyme {

/// One packet of a stream. `identity` is a hash of place, size and content: containers such as MPEG-TS give other
/// timestamps after a seek.
struct PacketInfo {
    std::int64_t pts, dts, pos, duration;
    std::uint64_t identity;
    std::int32_t size;
    bool key;      ///< decoding can start here
    bool discard;  ///< decoded but not shown (edit lists)
    bool hidden;   ///< its picture is a reference only (VP8, VP9)
    bool corrupt;  ///< cut short
};

/// The packets of one stream in the order of the file; a packet's place in it, its ordinal, is its name everywhere in
/// this room. Decoders are fed the ordinal as timestamp, so that each picture says which packet it came from, whatever
/// the file's timestamps are.
struct StreamPackets {
    int stream = -1;
    std::int64_t time_base_num = 1, time_base_den = 1;
    std::shared_ptr<const AVCodecParameters> parameters;  ///< as probed; readers need not probe again
    bool timestamps_drift = false;  ///< the container has no seek by time that can be trusted; go by byte position
    std::vector<PacketInfo> packets;
    std::vector<std::uint32_t> by_identity;  ///< ordinals sorted by identity

    /// Pictures: the index entry a packet shows, or -1; and places where decoding can start: all entries from `floor`
    /// on come out right.
    struct Start {
        std::int64_t floor;
        std::uint32_t ordinal;
    };
    std::vector<std::int64_t> position;
    std::vector<Start> starts;  ///< ascending in both; the first is {0, 0}

    /// Sound: where a packet's decoded samples begin, in samples of the stream's own rate from the first packet's
    /// timestamp.
    std::vector<std::int64_t> sample;
    std::int64_t origin = 0;                             ///< the sample number heard with the first shown frame
    std::int64_t first = 0, end = 0;                     ///< samples outside [first, end) are encoder padding
    std::int64_t padding_before = 0, padding_after = 0;  ///< as the container says

    void sort_identities();
    std::optional<std::uint32_t> find(std::uint64_t identity, std::int64_t pts) const;
};

struct PacketTable {
    StreamPackets video, audio;
};

std::uint64_t packet_identity(const AVPacket& packet);

/// Why a file gives nothing; `code` is FFmpeg's.
Error open_error(int code, const std::filesystem::path& path);

/// How much is found out on opening: all that decoding the beginning tells, or what the header says where that is
/// enough to read packets.
enum class Probing { Full, Header };

/// Opens and probes a file or a run of pictures. Errors as open_media says.
Result<FormatPtr> open_format(const std::filesystem::path& path, Probing probing = Probing::Full);

/// The first film (attached pictures and thumbnails are none), as `-map 0:v:0` and other editors count; the best sound,
/// as FFmpeg judges. -1: none.
int best_stream(AVFormatContext& format, AVMediaType type);

/// Packets of one stream from any ordinal on. One owner, one thread.
class PacketReader {
public:
    static Result<std::unique_ptr<PacketReader>> open(const std::filesystem::path& path, const StreamPackets& table);

    const AVStream& stream() const { return *format_->streams[table_.stream]; }
    const StreamPackets& table() const { return table_; }

    /// The following read() gives packet `ordinal` (or a later one when the file has changed: then read() fails).
    Result<void> seek(std::uint32_t ordinal);
    /// The next packet, its pts and dts replaced by the ordinal; false at the end.
    Result<bool> read(AVPacket& packet);

private:
    PacketReader(std::filesystem::path path, const StreamPackets& table) : path_(std::move(path)), table_(table) {}
    Result<void> rewind();
    Result<void> skip_to(std::uint32_t ordinal);
    bool land(std::uint32_t target, std::uint32_t ordinal);
    bool next_of_stream(AVPacket& packet);

    std::filesystem::path path_;
    const StreamPackets& table_;
    FormatPtr format_;
    std::uint32_t next_ = 0;
    bool linear_ = true;  ///< no seek since the file was opened
    bool quick_ = false;  ///< opened by its header alone
    PacketPtr held_;      ///< read while finding out where a seek landed; given out first
};

}  // namespace rhyme
