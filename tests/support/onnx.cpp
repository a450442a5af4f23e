#include "tests/support/onnx.h"

#include <bit>
#include <cstdint>

namespace rhyme::testing {
namespace {

// Protocol Buffers' wire format: a key of field number and kind, then the value.
std::string number(std::uint64_t v) {
    std::string out;
    for (; v > 127; v >>= 7) out.push_back(static_cast<char>((v & 127) | 128));
    out.push_back(static_cast<char>(v));
    return out;
}
std::string integer(int field, std::uint64_t v) { return number(static_cast<unsigned>(field) << 3) + number(v); }
std::string bytes(int field, const std::string& v) {
    return number(static_cast<unsigned>(field) << 3 | 2) + number(v.size()) + v;
}

// The field numbers are those of onnx.proto.
std::string tensor(const std::string& name, const std::vector<int>& shape, const std::vector<float>& values) {
    std::string raw, out;
    for (const float v : values)
        for (unsigned i = 0; i < 32; i += 8)
            raw.push_back(static_cast<char>(std::bit_cast<std::uint32_t>(v) >> i & 255));
    for (const int n : shape) out += integer(1, static_cast<unsigned>(n));
    return out + integer(2, 1) + bytes(8, name) + bytes(9, raw);
}
std::string value(const std::string& name, const std::vector<int>& shape) {
    std::string dims;
    for (const int n : shape) dims += bytes(1, integer(1, static_cast<unsigned>(n)));
    return bytes(1, name) + bytes(2, bytes(1, integer(1, 1) + bytes(2, dims)));
}
std::string sizes(const std::string& name, const std::vector<int>& values) {
    std::string out = bytes(1, name);
    for (const int v : values) out += integer(8, static_cast<unsigned>(v));
    return bytes(5, out + integer(20, 7));
}

}  // namespace

std::string TinyNetwork::onnx() const {
    const int outputs = static_cast<int>(bias.size());
    const std::string node = bytes(1, "picture") + bytes(1, "weights") + bytes(1, "bias") + bytes(2, "answer") +
                             bytes(3, "look") + bytes(4, "Conv") + sizes("kernel_shape", {kernel, kernel});
    const std::string graph =
        bytes(1, node) + bytes(2, "tiny") + bytes(5, tensor("weights", {outputs, 3, kernel, kernel}, weights)) +
        bytes(5, tensor("bias", {outputs}, bias)) + bytes(11, value("picture", {1, 3, height, width})) +
        bytes(12, value("answer", {1, outputs, height - kernel + 1, width - kernel + 1}));
    return integer(1, 7) + bytes(2, "rhyme's tests") + bytes(7, graph) + bytes(8, bytes(1, "") + integer(2, 11));
}

}  // namespace rhyme::testing
