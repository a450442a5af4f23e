// How one frame looks, in the words of people who make pictures: colour, contrast, light, depth, composition, framing
// and movement. Read from what the cues found; pure functions, safe from any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme {

/// A named colour of a frame.
struct LookColour {
    std::string hex, name;                      ///< "#C07A3E", "orange"
    double share = 0;                           ///< of the picture, 0..1
    double lightness = 0, chroma = 0, hue = 0;  ///< OKLab: 0..1, 0..about 0.3, degrees
};

/// Schemes of hues on the wheel (after Cohen-Or et al., "Color harmonization", 2006, with their sectors widened to
/// OKLab).
enum class Harmony { Neutral, Monochrome, Analogous, Complementary, SplitComplementary, Triad, Varied };
std::string_view name(Harmony harmony);  ///< "split complementary"

/// Two hues across the wheel from one another.
struct OpposingPair {
    std::string warm, cool;  ///< colour names
    double warm_hue = 0, cool_hue = 0;
    double strength = 0;  ///< 0..1
};

/// How the subject stands out from its ground; subject minus ground.
struct SubjectContrast {
    double hue = 0;             ///< degrees apart, 0..180; 0 where either is grey
    double saturation = 0;      ///< OKLab chroma
    double lightness = 0;       ///< OKLab lightness
    double strength = 0;        ///< 0..1, all three together
    cv::Vec3f subject, ground;  ///< mean OKLab
};

struct ColouredLight {
    std::string name, place;  ///< "orange"; "left", "right" or "everywhere"
    double hue = 0, chroma = 0;
};

enum class ShotSize { Unknown, ExtremeCloseUp, CloseUp, Medium, Full, Wide };
std::string_view name(ShotSize size);  ///< "extreme close-up"

enum class CameraMove { Unknown, Still, Left, Right, Up, Down, In, Out, Roll, Shaking };
std::string_view name(CameraMove move);  ///< "pans left", "pushes in"

struct FrameLook {
    FramePosition frame;
    double seconds = 0;
    int shot = 0;
    bool blank = false, title = false;
    cv::Rect2d inside{0, 0, 1, 1};  ///< of the picture: what no black bar covers

    std::vector<LookColour> palette;  ///< largest first
    double colourfulness = 0;         ///< 0..1
    Harmony harmony = Harmony::Neutral;
    std::optional<OpposingPair> pair;
    bool lifted = false;  ///< so dark that its palette was told apart as more light would show it

    std::optional<SubjectContrast> contrast;  ///< nullopt: no subject stands out

    std::string key, light;  ///< "low key"; "light from the left"; empty when there is nothing to see
    double lightness = 0, stops = 0;
    double fall = 0;                   ///< how much lightness falls over the picture from where the light comes
    std::optional<double> light_from;  ///< degrees, 0 the right, 90 above; none where the fall says little
    std::vector<ColouredLight> coloured;

    double near = 0, middle = 0, far = 0;  ///< shares of the picture
    std::vector<std::string> parted_by;    ///< of light, colour, focus, haze, movement, perspective, size
    double depth = 0;                      ///< 0..1: how plainly planes are told apart

    struct Mass {
        double x = 0, y = 0, width = 0, height = 0;  ///< centre; standard deviation times two
        double area = 0, confidence = 0;
    };
    std::optional<Mass> subject;
    std::optional<Mass> whole;  ///< the subject, or a larger thing nearly as plain of which it is a part
    std::string where;          ///< "left", "upper right", "centred"
    double from_thirds = 1, balance = 0, symmetry = 0, empty = 0;  ///< distance; -1 left..1 right; 0..1; share
    bool leading_lines = false, horizon = false;
    double horizon_tilt = 0;  ///< degrees

    ShotSize size = ShotSize::Unknown;
    bool size_from_face = false;
    int faces = 0;
    std::string face_looks;  ///< "facing us"; empty without a face
    double headroom = -1;    ///< above the first face, share of the height; < 0 without one
    double face_height = 0;  ///< of the picture's height
    cv::Point2d face_at;     ///< the first face's middle

    CameraMove camera = CameraMove::Unknown;
    double camera_speed = 0;              ///< picture widths a second
    std::optional<double> subject_moves;  ///< degrees, 0 right, 90 down
    double subject_speed = 0;             ///< picture widths a second
};

/// `aspect`: width / height of the film.
FrameLook look_of(const Moment& moment, double aspect);

/// Those of a shot, of looks in the order of the film.
std::span<const FrameLook> looks_of_shot(std::span<const FrameLook> looks, int shot);

/// The cells of a small picture that lie inside the bars.
cv::Rect cells_inside(const cv::Rect2d& inside, cv::Size cells);

/// The subject against the rest of an OKLab picture of any size (CV_32FC3), bars left out; nullopt where it is all or
/// nothing of it. `mask`: CV_32FC1, 0..1, of the same size.
std::optional<SubjectContrast> contrast_between(const cv::Mat& oklab, const cv::Mat& mask);

/// Where the subject lies as a mask: an even ellipse.
cv::Mat subject_mask(const FrameLook::Mass& mass, cv::Size size);

/// By the share of each hue; `weights` need not sum to 1.
Harmony harmony_of(const std::vector<LookColour>& palette);

/// The size of a shot by a face's height (share of the picture's height), or by its subject's area and height.
ShotSize size_by_face(double height);
ShotSize size_by_subject(const FrameLook::Mass& mass);
/// The same with what the depth says: sharp before a blurred ground is nearer, in haze or under a far horizon farther.
ShotSize size_in_depth(ShotSize size, double focus, double haze, bool horizon);

}  // namespace rhyme
