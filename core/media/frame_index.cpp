#include "core/media/frame_index.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "core/base/files.h"

namespace rhyme {
namespace {

using Order = std::vector<std::uint32_t>;  // ordinals of shown packets in the order they are shown

bool intra_only(AVCodecID codec) {
    const AVCodecDescriptor* d = avcodec_descriptor_get(codec);
    return d && (d->props & AV_CODEC_PROP_INTRA_ONLY);
}

bool reorders(const AVStream& stream) {
    const AVCodecDescriptor* d = avcodec_descriptor_get(stream.codecpar->codec_id);
    return stream.codecpar->video_delay > 0 || !d || (d->props & AV_CODEC_PROP_REORDER);
}

// Presentation order by timestamp; nullopt when the timestamps do not tell (missing, repeated, jumping).
std::optional<Order> predict(const StreamPackets& table, const AVStream& stream) {
    Order order;
    bool all = true;
    for (std::uint32_t i = 0; i < table.packets.size(); ++i)
        if (!table.packets[i].discard && !table.packets[i].hidden) {
            order.push_back(i);
            all = all && table.packets[i].pts != AV_NOPTS_VALUE;
        }
    if (!reorders(stream)) return order;
    if (!all) return std::nullopt;
    const Order file_order = order;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return table.packets[a].pts < table.packets[b].pts; });
    constexpr std::int64_t reach = 40;  // no codec reorders farther; more means that the clock jumped
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && table.packets[order[i]].pts == table.packets[order[i - 1]].pts) return std::nullopt;
        const auto at = std::lower_bound(file_order.begin(), file_order.end(), order[i]) - file_order.begin();
        if (std::abs(at - static_cast<std::int64_t>(i)) > reach) return std::nullopt;
    }
    return order;
}

// How many of the first pictures are decoded to see whether `order` is right. A few show it where the container's
// times are to be trusted, every packet shows one whole picture, nothing is left out at the beginning and no picture
// comes farther from its place in the file than the decoder holds pictures back; all else is looked at for longer.
std::size_t worth_checking(const StreamPackets& table, const AVStream& stream, const Order& order, bool doubtful) {
    constexpr std::size_t few = 4, many = 16;
    const AVCodecID codec = stream.codecpar->codec_id;
    if (doubtful || (codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC) ||
        stream.codecpar->field_order != AV_FIELD_PROGRESSIVE)
        return many;
    if (order.size() != table.packets.size() || order.front() != 0 || !table.packets.front().key) return many;
    for (std::size_t shown = 0; shown < order.size(); ++shown)
        if (table.packets[order[shown]].corrupt ||
            static_cast<std::int64_t>(order[shown]) - static_cast<std::int64_t>(shown) > stream.codecpar->video_delay)
            return many;
    return few;
}

struct Check {
    bool agrees = true;
    std::size_t seen = 0;
};

// Decodes from the beginning until `enough` pictures agree; leading packets that show nothing (an open group of
// pictures, a cut-off beginning) are taken out of `order`.
Result<Check> check_beginning(StreamDecoder& decoder, const StreamPackets& table, Order& order, std::size_t enough,
                              FirstPicture& first, const Cancel& cancel) {
    Check check;
    if (auto done = decoder.start(0); !done) return fail(done.error());
    FramePtr frame(av_frame_alloc());
    std::int64_t ordinal = -1;
    while (check.seen < enough) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        auto more = decoder.next(*frame, ordinal);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (check.seen == 0) {
            first.frame.reset(av_frame_clone(frame.get()));
            const auto at = std::find(order.begin(), order.end(), static_cast<std::uint32_t>(ordinal));
            if (at == order.end()) return Check{false, 1};
            // What should have come before and did not must also stand before in the file, give or take the reordering.
            first.not_shown = at - order.begin();
            order.erase(order.begin(), at);
        }
        first.interlaced = first.interlaced || is_interlaced(*frame);
        if (check.seen >= order.size() || order[check.seen] != static_cast<std::uint32_t>(ordinal))
            return Check{false, check.seen + 1};
        ++check.seen;
        av_frame_unref(frame.get());
    }
    if (check.seen < enough && check.seen < order.size()) {
        if (table.packets.size() > 4 * enough) return Check{false, check.seen};
        order.resize(check.seen);  // all was decoded: this is the truth
    }
    return check;
}

// Decodes the last group of pictures and takes what shows nothing off the end of `order`.
Result<bool> check_end_of(StreamDecoder& decoder, const StreamPackets& table, Order& order, const Cancel& cancel) {
    std::uint32_t start = 0;
    for (std::uint32_t i = 0; i + 8 < table.packets.size(); ++i)
        if (table.packets[i].key) start = i;
    if (auto done = decoder.start(start); !done) return fail(done.error());
    const auto floor = std::find(order.begin(), order.end(), start);
    if (floor == order.end()) return false;
    auto expected = floor;
    FramePtr frame(av_frame_alloc());
    std::int64_t ordinal = -1;
    for (;;) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        auto more = decoder.next(*frame, ordinal);
        if (!more) return fail(more.error());
        if (!*more) break;
        av_frame_unref(frame.get());
        if (std::find(order.begin(), floor, static_cast<std::uint32_t>(ordinal)) != floor)
            continue;  // leading pictures
        if (expected == order.end() || *expected != static_cast<std::uint32_t>(ordinal)) return false;
        ++expected;
    }
    order.erase(expected, order.end());
    return true;
}

Result<Order> decode_order(StreamDecoder& decoder, FirstPicture& first, const Cancel& cancel) {
    Order order;
    if (auto done = decoder.start(0); !done) return fail(done.error());
    FramePtr frame(av_frame_alloc());
    std::int64_t ordinal = -1;
    for (;;) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        auto more = decoder.next(*frame, ordinal);
        if (!more) return fail(more.error());
        if (!*more) return order;
        if (order.empty()) first.frame.reset(av_frame_clone(frame.get()));
        first.interlaced = first.interlaced || is_interlaced(*frame);
        if (ordinal >= 0) order.push_back(static_cast<std::uint32_t>(ordinal));
        av_frame_unref(frame.get());
    }
}

std::int64_t nominal_duration(const AVStream& stream) {
    const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
    if (rate.num <= 0 || rate.den <= 0) return std::max<std::int64_t>(1, av_rescale_q(1, {1, 25}, stream.time_base));
    return std::max<std::int64_t>(1, av_rescale_q(1, av_inv_q(rate), stream.time_base));
}

std::vector<FrameIndex::Entry> make_entries(const StreamPackets& table, const Order& order, const AVStream& stream) {
    std::vector<FrameIndex::Entry> entries;
    entries.reserve(order.size());
    const std::int64_t nominal = nominal_duration(stream);
    for (const std::uint32_t i : order) {
        const PacketInfo& packet = table.packets[i];
        std::int64_t pts = packet.pts != AV_NOPTS_VALUE ? packet.pts : reorders(stream) ? AV_NOPTS_VALUE : packet.dts;
        if (pts == AV_NOPTS_VALUE) pts = entries.empty() ? 0 : entries.back().pts + nominal;
        if (!entries.empty() &&
            pts <= entries.back().pts)  // repeated: the least step; a clock that jumped back: go on at the usual pace
            pts = entries.back().pts + (entries.back().pts - pts > 4 * nominal ? nominal : 1);
        entries.push_back({pts, packet.duration, packet.key});
    }
    for (std::size_t i = 0; i + 1 < entries.size(); ++i) entries[i].duration = entries[i + 1].pts - entries[i].pts;
    if (!entries.empty() && entries.back().duration <= 0) entries.back().duration = nominal;
    return entries;
}

void make_starts(StreamPackets& table, const Order& order) {
    table.position.assign(table.packets.size(), -1);
    for (std::size_t n = 0; n < order.size(); ++n) table.position[order[n]] = static_cast<std::int64_t>(n);
    table.starts.assign(1, {0, 0});
    for (std::uint32_t i = 1; i < table.packets.size(); ++i)
        if (table.packets[i].key && table.position[i] > table.starts.back().floor)
            table.starts.push_back({table.position[i], i});
}

}  // namespace

Result<std::shared_ptr<const FrameIndex>> index_frames(const std::filesystem::path& path, StreamPackets& table,
                                                       const AVStream& stream, bool check_end, FirstPicture& first,
                                                       Cancel cancel) {
    if (intra_only(stream.codecpar->codec_id))
        for (auto& packet : table.packets) packet.key = true;
    std::optional<Order> order = predict(table, stream);
    const std::size_t enough = order && !order->empty() ? worth_checking(table, stream, *order, check_end) : 0;
    // Threads decode ahead of what is asked for: for a few pictures that would be most of the work.
    auto opened = StreamDecoder::open(path, table, order && !check_end ? 1 : 0);
    if (!opened) return fail(opened.error());
    if (order) {
        StreamDecoder& decoder = **opened;
        auto check = check_beginning(decoder, table, *order, enough, first, cancel);
        if (!check) return fail(check.error());
        bool agrees = check->agrees;
        if (agrees && check_end && check->seen >= enough) {
            auto end = check_end_of(decoder, table, *order, cancel);
            if (!end) return fail(end.error());
            agrees = *end;
        }
        if (!agrees) order.reset();
    }
    if (!order) {
        opened = StreamDecoder::open(path, table, 0);
        if (!opened) return fail(opened.error());
        auto decoded = decode_order(**opened, first, cancel);
        if (!decoded) return fail(decoded.error());
        order = std::move(*decoded);
        first.found_by_decoding = true, first.not_shown = 0;
    }
    if (order->empty() || !first.frame)
        return fail(ErrorCode::Damaged, "none of its pictures can be decoded", path_text(path));
    auto index = std::make_shared<FrameIndex>();
    index->time_base_num = stream.time_base.num, index->time_base_den = stream.time_base.den;
    index->entries = make_entries(table, *order, stream);
    make_starts(table, *order);
    return std::shared_ptr<const FrameIndex>(std::move(index));
}

RationalTime FrameIndex::time(FramePosition n) const {
    if (entries.empty()) return {};
    const auto last = static_cast<std::int64_t>(entries.size());
    const std::int64_t i = std::clamp<std::int64_t>(n.value, 0, last);
    const std::int64_t pts =
        i == last ? entries.back().pts + entries.back().duration : entries[static_cast<std::size_t>(i)].pts;
    return RationalTime::reduced(detail::Wide(pts - entries.front().pts) * time_base_num, time_base_den);
}

FramePosition FrameIndex::at(RationalTime t) const {
    if (entries.empty()) return FramePosition(0);
    const std::int64_t offset =
        detail::divide(detail::Wide(t.num) * time_base_den, detail::Wide(t.den) * time_base_num, Rounding::Down);
    const std::int64_t pts = entries.front().pts + offset;
    const auto after =
        std::upper_bound(entries.begin(), entries.end(), pts, [](std::int64_t p, const Entry& e) { return p < e.pts; });
    return FramePosition(std::max<std::int64_t>(0, after - entries.begin() - 1));
}

bool FrameIndex::operator==(const FrameIndex& o) const {
    return time_base_num == o.time_base_num && time_base_den == o.time_base_den &&
           std::equal(entries.begin(), entries.end(), o.entries.begin(), o.entries.end(),
                      [](const Entry& a, const Entry& b) {
                          return a.pts == b.pts && a.duration == b.duration && a.key == b.key;
                      });
}

}  // namespace rhyme
