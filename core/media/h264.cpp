#include "core/media/h264.h"

#include <algorithm>

namespace rhyme::h264 {
namespace {

constexpr std::uint8_t start_code[] = {0, 0, 0, 1};

/// Reads Exp-Golomb numbers (9.1) behind emulation prevention bytes (7.3.1).
class BitReader {
public:
    explicit BitReader(View unit) {
        int zeros = 0;
        for (const std::uint8_t byte : unit.first(std::min<std::size_t>(unit.size(), 64))) {
            if (zeros >= 2 && byte == 3) {
                zeros = 0;
                continue;
            }
            zeros = byte ? 0 : zeros + 1;
            bytes_.push_back(byte);
        }
    }
    void skip(std::size_t bits) { at_ += bits; }
    std::optional<unsigned> number() {
        int zeros = 0;
        for (;;) {
            const auto b = bit();
            if (!b || zeros > 16) return std::nullopt;
            if (*b) break;
            ++zeros;
        }
        unsigned value = 1;
        for (int i = 0; i < zeros; ++i) {
            const auto b = bit();
            if (!b) return std::nullopt;
            value = value << 1 | unsigned(*b);
        }
        return value - 1;
    }

private:
    std::optional<bool> bit() {
        if (at_ / 8 >= bytes_.size()) return std::nullopt;
        const bool b = bytes_[at_ / 8] >> (7 - at_ % 8) & 1;
        ++at_;
        return b;
    }
    Bytes bytes_;
    std::size_t at_ = 0;
};

std::optional<int> number_of(View unit) {
    BitReader bits(unit);
    bits.skip(type_of(unit) == sequence_set ? 32 : 8);  // unit header; profile, constraints and level
    const auto number = bits.number();
    if (!number || *number > 255) return std::nullopt;
    return static_cast<int>(*number);
}

std::vector<View> by_length(View packet, int length_size) {
    std::vector<View> out;
    for (std::size_t at = 0; at < packet.size();) {
        std::size_t length = 0;
        if (packet.size() - at < static_cast<std::size_t>(length_size)) return {};
        for (int i = 0; i < length_size; ++i) length = length << 8 | packet[at++];
        if (length > packet.size() - at) return {};
        if (length > 0) out.push_back(packet.subspan(at, length));
        at += length;
    }
    return out;
}

/// Where the next 00 00 01 begins, or the end.
std::size_t next_start(View packet, std::size_t from) {
    for (std::size_t i = from; i + 3 <= packet.size(); ++i)
        if (packet[i] == 0 && packet[i + 1] == 0 && packet[i + 2] == 1) return i;
    return packet.size();
}

std::vector<View> by_start_code(View packet) {
    std::vector<View> out;
    for (std::size_t at = next_start(packet, 0); at < packet.size();) {
        const std::size_t begin = at + 3, next = next_start(packet, begin);
        std::size_t end = next;
        while (end > begin && packet[end - 1] == 0) --end;  // the zero of a longer start code, or padding
        if (end > begin) out.push_back(packet.subspan(begin, end - begin));
        at = next;
    }
    return out;
}

bool none_differs(const std::map<int, Bytes>& a, const std::map<int, Bytes>& b) {
    return std::all_of(b.begin(), b.end(), [&](const auto& set) {
        const auto at = a.find(set.first);
        return at == a.end() || at->second == set.second;
    });
}

}  // namespace

std::vector<View> units(View packet, int length_size) {
    return length_size > 0 ? by_length(packet, length_size) : by_start_code(packet);
}

void append_unit(Bytes& to, View unit) {
    to.insert(to.end(), std::begin(start_code), std::end(start_code));
    to.insert(to.end(), unit.begin(), unit.end());
}

bool ParameterSets::add(View unit) {
    const int type = type_of(unit);
    if (type != sequence_set && type != picture_set) return false;
    const auto number = number_of(unit);
    if (!number) return false;
    auto& sets = type == sequence_set ? sequence : picture;
    Bytes bytes(unit.begin(), unit.end());
    const auto [at, added] = sets.try_emplace(*number, bytes);
    return added || at->second == bytes;
}

bool ParameterSets::agree(const ParameterSets& other) const {
    return none_differs(sequence, other.sequence) && none_differs(picture, other.picture);
}

Bytes ParameterSets::stream() const {
    Bytes out;
    for (const auto& set : sequence) append_unit(out, set.second);
    for (const auto& set : picture) append_unit(out, set.second);
    return out;
}

std::optional<Header> parse_header(View data) {
    Header header;
    if (data.size() < 7) return std::nullopt;
    if (data[0] != 1) {
        for (const View unit : units(data, 0)) header.sets.add(unit);
        return header.sets.sequence.empty() ? std::nullopt : std::optional(header);
    }
    header.length_size = (data[4] & 3) + 1;
    std::size_t at = 5;
    for (const int mask : {31, 255}) {  // so many sequence sets, then picture sets
        if (at >= data.size()) return std::nullopt;
        for (int left = data[at++] & mask; left > 0; --left) {
            if (data.size() - at < 2) return std::nullopt;
            const std::size_t length = static_cast<std::size_t>(data[at] << 8 | data[at + 1]);
            at += 2;
            if (length == 0 || length > data.size() - at) return std::nullopt;
            header.sets.add(data.subspan(at, length));
            at += length;
        }
    }
    return header.sets.sequence.empty() ? std::nullopt : std::optional(header);
}

}  // namespace rhyme::h264
