#include "core/analysis/library_rows.h"

#include <bit>
#include <cstdint>

namespace rhyme {
namespace {

template <class Unsigned>
void put(std::string& out, Unsigned value) {
    for (std::size_t i = 0; i < sizeof value; ++i) out.push_back(static_cast<char>(value >> (8 * i) & 0xff));
}

template <class Unsigned>
Unsigned get(std::span<const std::byte> bytes, std::size_t index) {
    Unsigned value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value |= static_cast<Unsigned>(bytes[index * sizeof value + i]) << (8 * i);
    return value;
}

void put_frame(std::string& out, FramePosition frame) { put(out, static_cast<std::uint64_t>(frame.value)); }
FramePosition get_frame(std::span<const std::byte> bytes, std::size_t index) {
    return FramePosition(static_cast<std::int64_t>(get<std::uint64_t>(bytes, index)));
}

constexpr int kThumbWidth = 8, kThumbHeight = 5;

}  // namespace

std::string shots_blob(const std::vector<Shot>& shots) {
    std::string out;
    for (const Shot& shot : shots) put_frame(out, shot.range.start), put_frame(out, shot.range.end());
    return out;
}

std::vector<Shot> shots_from(std::span<const std::byte> bytes) {
    std::vector<Shot> shots;
    for (std::size_t i = 0; i + 2 <= bytes.size() / 8; i += 2)
        shots.push_back({FrameRange::between(get_frame(bytes, i), get_frame(bytes, i + 1))});
    return shots;
}

std::string changes_blob(const std::vector<ShotChange>& changes) {
    std::string out;
    for (const ShotChange& change : changes) {
        put(out, static_cast<std::uint64_t>(change.kind));
        put_frame(out, change.start);
        put_frame(out, change.end);
    }
    return out;
}

std::vector<ShotChange> changes_from(std::span<const std::byte> bytes) {
    std::vector<ShotChange> changes;
    for (std::size_t i = 0; i + 3 <= bytes.size() / 8; i += 3) {
        const auto kind = get<std::uint64_t>(bytes, i);
        changes.push_back({kind == 1   ? ShotChangeKind::Dissolve
                           : kind == 2 ? ShotChangeKind::Fade
                                       : ShotChangeKind::Cut,
                           get_frame(bytes, i + 1), get_frame(bytes, i + 2)});
    }
    return changes;
}

std::string thumb_blob(const cv::Mat& thumb) {
    std::string out;
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = 0; x < thumb.cols * thumb.channels(); ++x)
            put(out, std::bit_cast<std::uint32_t>(thumb.ptr<float>(y)[x]));
    return out;
}

cv::Mat thumb_from(std::span<const std::byte> bytes) {
    if (bytes.size() != std::size_t(kThumbWidth) * kThumbHeight * 3 * sizeof(float)) return {};
    cv::Mat thumb(kThumbHeight, kThumbWidth, CV_32FC3);
    for (std::size_t i = 0; i < bytes.size() / sizeof(float); ++i)
        reinterpret_cast<float*>(thumb.data)[i] = std::bit_cast<float>(get<std::uint32_t>(bytes, i));
    return thumb;
}

}  // namespace rhyme
