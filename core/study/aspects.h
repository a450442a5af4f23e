// What is said and drawn of a frame, aspect by aspect. Pure; safe from any thread.
#pragma once

#include <array>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>

#include "core/study/frame_look.h"

namespace rhyme {

enum class Aspect { Colour, Contrast, Light, Depth, Composition, Framing };
inline constexpr std::array all_aspects{Aspect::Colour, Aspect::Contrast,    Aspect::Light,
                                        Aspect::Depth,  Aspect::Composition, Aspect::Framing};
std::string_view name(Aspect aspect);  ///< "colour"

/// One plain sentence, with a full stop.
std::string sentence(const FrameLook& look, Aspect aspect);

/// "teal 41 %, orange 22 %": at most `most` colours, equal names joined.
std::string palette_words(const FrameLook& look, std::size_t most = 3);

/// Draws what the sentence speaks of on `picture` (CV_8UC3 RGB, any size, the film's aspect).
void draw_aspect(Aspect aspect, const Moment& moment, const FrameLook& look, cv::Mat& picture);

}  // namespace rhyme
