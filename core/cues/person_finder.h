// Where people are in a picture, and which way they look.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/cues/haar.h"

namespace rhyme {

/// What people are found with. Immutable; safe from any thread.
struct PersonDetectors {
    std::optional<HaarCascade> frontal, frontal_mirrored, facing_left, facing_right;
    std::string missing;  ///< one sentence when some are not there, for a person; empty otherwise

    /// OpenCV's cascades (Debian: opencv-data) from the first of `folders` that has them.
    static PersonDetectors load(const std::vector<std::filesystem::path>& folders);
    bool any() const { return frontal || facing_left; }
};

/// Where cascades are looked for: the folder that RHYME_CASCADES names, Rhyme's models folder, then
/// opencv4/haarcascades in each of $XDG_DATA_DIRS.
std::vector<std::filesystem::path> cascade_folders();

/// The cascades of cascade_folders(), read once.
const PersonDetectors& user_detectors();

struct Face {
    double x = 0, y = 0;    ///< centre, fractions of the picture's width and height
    double size = 0;        ///< from the brows to the chin, a fraction of the picture's width
    double turn = 0;        ///< -1 in profile facing the picture's left, 0 towards the camera, 1 facing right
    double roll = 0;        ///< of the head, degrees, clockwise as seen; one of a few steps
    double confidence = 0;  ///< 0..1
};

class Observation;

/// The likeliest first. Several sources must agree: windows around, skin where the picture has natural colour, the
/// neighbouring pictures.
std::vector<Face> find_faces(const Observation& moment, const PersonDetectors& detectors);

/// Faces of what is inside a picture's bars as faces of the picture.
std::vector<Face> in_whole(std::vector<Face> inside, const Observation& whole);

}  // namespace rhyme
