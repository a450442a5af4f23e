// How much of a picture is writing, on whatever ground: titles, lyrics, captions. Pure; safe from any thread.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// `gray`: CV_8UC1, upright, square pixels, best 360 pixels high. The share of the picture's area that rows of letters
/// take up, their gaps included; 0 where there are none. Letters are brighter or darker than what is around them and
/// of thin open strokes; a row is three or more of about one height and stroke, level, with little else around it.
double share_of_lettering(const cv::Mat& gray);

}  // namespace rhyme
