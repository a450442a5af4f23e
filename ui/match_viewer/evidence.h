// What the cues see, as a layer over a picture of any kind, however that is moved.
#pragma once

#include <QImage>
#include <string>
#include <vector>

#include "core/analysis/analysis.h"

namespace rhyme::ui {

/// The cues' own drawing of a moment on transparent ground, ARGB32 premultiplied. Drawn on black and on white: where
/// the two differ it is transparent. Pure; safe from any thread.
QImage evidence_layer(const Moment& moment, const std::vector<std::string>& cues, Side side, cv::Size size);

/// The moment of an analysis nearest to a frame; null when none is within a quarter of a second.
const Moment* nearest_moment(const MediaAnalysis& analysis, FramePosition frame);

/// The cues that a match's reasons name, strongest first.
std::vector<std::string> cues_named(const std::vector<std::string>& because);

}  // namespace rhyme::ui
