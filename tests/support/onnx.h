// Tiny neural networks, their ONNX bytes written here.
#pragma once

#include <string>
#include <vector>

namespace rhyme::testing {

/// One convolution over 3 channels of `height` x `width`, with a kernel of `kernel` x `kernel` and no padding.
/// `weights`: output channel, input channel, row, column; one bias an output channel.
struct TinyNetwork {
    int width = 8, height = 8, kernel = 1;
    std::vector<float> weights, bias;
    std::string onnx() const;
};

}  // namespace rhyme::testing
