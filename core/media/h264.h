// The outer layer of H.264 (ITU-T H.264, 7.3.1, 7.4.1 and annex B; ISO/IEC 14496-15 for MP4): units, parameter sets and
// their numbers. Private to this room.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace rhyme::h264 {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;

enum UnitType { slice = 1, idr_slice = 5, sequence_set = 7, picture_set = 8, access_unit_delimiter = 9, filler = 12 };
inline int type_of(View unit) { return unit.empty() ? 0 : unit[0] & 31; }

/// The units of a packet: `length_size` bytes of length before each (MP4), or start codes when that is 0. Empty when
/// the lengths lie.
std::vector<View> units(View packet, int length_size);
void append_unit(Bytes& to, View unit);  ///< with a start code

/// Parameter sets by kind and number.
struct ParameterSets {
    std::map<int, Bytes> sequence, picture;
    bool operator==(const ParameterSets&) const = default;

    /// False when it is another set of a number that is there already (which then stays), or no parameter set at all.
    bool add(View unit);
    bool agree(const ParameterSets& other) const;  ///< no number means two things
    Bytes stream() const;                          ///< annex B
};

/// What a container's header says: an "avcC" record or annex B. `length_size` as units() wants it; nothing when it is
/// neither.
struct Header {
    ParameterSets sets;
    int length_size = 0;
};
std::optional<Header> parse_header(View extradata);

}  // namespace rhyme::h264
