// What can rhyme. A cue is one file with these functions and one line in registry.cpp; nothing else knows it by name.
#pragma once

#include <cstddef>
#include <memory>
#include <opencv2/core.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/cues/observation.h"

namespace rhyme {

/// What one cue keeps of one moment. Immutable; each cue derives its own. Empty ones (nothing of that kind in the
/// picture) match nothing.
class Descriptor {
public:
    virtual ~Descriptor() = default;
    virtual bool empty() const = 0;
};
using DescriptorPtr = std::shared_ptr<const Descriptor>;

enum class Side { Outgoing, Incoming };  ///< the moment is the last frame of A, or the first of B

/// How like two moments are in one cue.
struct Comparison {
    double similarity = 0;  ///< raw, 0..1, higher is more alike; means something only beside others of the same cue
    bool aligned = false;   ///< this cue says how to line B up with A
    Similarity align;       ///< B onto A
    std::string because;    ///< one short phrase for a person: "round, centred, 3 % larger"
};

class Cue {
public:
    virtual ~Cue() = default;
    virtual std::string_view name() const = 0;  ///< as in CLI.md: "shape"
    virtual int version() const = 0;  ///< raised when descriptors change: the library recomputes this cue alone

    virtual DescriptorPtr describe(const Observation& moment) const = 0;
    /// A compact, platform-independent byte string, and back (Damaged when it is none).
    virtual std::string encode(const Descriptor& descriptor) const = 0;
    virtual Result<DescriptorPtr> decode(std::span<const std::byte> bytes) const = 0;

    /// Fixed length per cue and version; Euclidean distance is a cheap first guess at dissimilarity. `side` matters
    /// where a cue looks at what comes before a cut and after it (motion).
    virtual std::vector<float> embed(const Descriptor& descriptor, Side side) const = 0;
    /// `outgoing` is A's last moment, `incoming` B's first; `aspect` is that of A (width / height).
    virtual Comparison compare(const Descriptor& outgoing, const Descriptor& incoming, double aspect) const = 0;
    /// The similarity when B is laid over A by a given alignment, for checking one cue's alignment with another; by
    /// default compare()'s.
    virtual double similarity_under(const Descriptor& outgoing, const Descriptor& incoming, const Similarity& align,
                                    double aspect) const;

    /// Readable units, as a JSON object.
    virtual std::string to_json(const Descriptor& descriptor) const = 0;
    /// Draws the evidence on `picture` (CV_8UC3 RGB, any size, the moment's aspect), in the side's colour: A warm, B
    /// cool.
    virtual void draw(const Descriptor& descriptor, cv::Mat& picture, Side side) const = 0;
};

/// All cues, in the order they are shown. Made once; safe from any thread.
const std::vector<const Cue*>& all_cues();
const Cue* find_cue(std::string_view name);  ///< null when there is none

/// The house colours of the two sides of a cut, R, G, B: #FF8A3D and #3DB8FF.
cv::Scalar side_color(Side side);

}  // namespace rhyme
