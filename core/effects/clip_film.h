// The film that a clip shows, for effects that must know more than the picture they are given: what comes before and
// after it. The renderer says what is shown, findings are kept by the renderer too, and what is found depends on the
// file's pictures alone: so preview and export draw the same, whatever was drawn before.
#pragma once

#include <string>

#include "core/cues/outline.h"
#include "core/time/frame.h"

namespace rhyme {

class FilmFindings;

/// Made for one drawing of one clip. Positions are of the file; `at` is clip time.
class ClipFilm {
public:
    virtual ~ClipFilm() = default;
    virtual std::string key() const = 0;                   ///< of the file's content
    virtual FramePosition frame(FrameCount at) const = 0;  ///< that the clip shows then
    virtual FrameRange frames() const = 0;  ///< all it shows, in transitions too: no other shot is among them
    virtual double rate() const = 0;        ///< frames a second
    virtual cv::Size shape() const = 0;     ///< of its pictures, upright, square pixels
    virtual cv::Rect2d place() const = 0;   ///< of its picture in the frame: shares of width and height
    virtual cv::Mat rgb(FramePosition n, cv::Size size) const = 0;   ///< CV_8UC3; empty when it cannot be decoded
    virtual cv::Mat gray(FramePosition n, cv::Size size) const = 0;  ///< CV_8UC1
    virtual FilmFindings& findings() const = 0;
};

}  // namespace rhyme
