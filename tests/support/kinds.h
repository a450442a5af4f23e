// Small films, one for every property a file can have that makes finding its frames hard.
#pragma once

#include <filesystem>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace rhyme::testing {

struct KindOfFilm {
    std::string property;        ///< "open groups of pictures, Matroska"
    std::filesystem::path path;  ///< empty when it could not be made
    std::string why_not;         ///< this FFmpeg has no such encoder, ...
    bool numbered = true;        ///< frame n shows the number n + first (numbered_picture), upright
    int first = 0;
};

/// Makes them all in `folder`; the same bytes in every run of one FFmpeg.
std::vector<KindOfFilm> make_kinds(const std::filesystem::path& folder);

/// Encodes one picture (CV_8UC3 RGB) by the named encoder and writes its bytes: "png", "mjpeg", "tiff", "bmp" ... False
/// when that fails.
bool write_still(const std::filesystem::path& path, const std::string& encoder, const std::string& pixel_format,
                 const cv::Mat& rgb);

/// Puts an EXIF segment with that Orientation (1..8) into a JPEG file.
bool set_exif_orientation(const std::filesystem::path& jpeg, int orientation);

}  // namespace rhyme::testing
