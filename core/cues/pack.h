// Descriptors as bytes: little-endian, the same on every machine, and safe to read from anything.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace rhyme {

/// Appends numbers to a byte string. Fractions are kept as fixed point, so a round trip is exact from the second time
/// on.
class Packer {
public:
    void u8(unsigned v) { bytes_.push_back(static_cast<char>(v & 0xff)); }
    void u16(unsigned v) { u8(v), u8(v >> 8); }
    /// `v` of low..high in 16 bits; values outside are clamped, NaN becomes low.
    void fraction(double v, double low = 0, double high = 1) {
        const double t = v > low ? std::min(1.0, (v - low) / (high - low)) : 0.0;
        u16(static_cast<unsigned>(std::lround(t * 65535)));
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads what Packer wrote. Past the end it gives zeros and is no longer `good`.
class Unpacker {
public:
    explicit Unpacker(std::span<const std::byte> bytes) : bytes_(bytes) {}
    unsigned u8() {
        if (at_ >= bytes_.size()) {
            good_ = false;
            return 0;
        }
        return std::to_integer<unsigned>(bytes_[at_++]);
    }
    unsigned u16() {
        const unsigned low = u8();
        return low | u8() << 8;
    }
    double fraction(double low = 0, double high = 1) { return low + u16() / 65535.0 * (high - low); }
    bool good() const { return good_; }
    bool finished() const { return good_ && at_ == bytes_.size(); }  ///< everything read, nothing left over

private:
    std::span<const std::byte> bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace rhyme
