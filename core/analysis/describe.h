// One moment's pixels to its descriptors. Pure; safe from any thread.
#pragma once

#include "core/analysis/analysis.h"
#include "core/cues/observation.h"
#include "core/media/frame_source.h"

namespace rhyme {

/// Fills blank, title, thumb and one descriptor per cue (in all_cues() order); a cue that fails on these pixels leaves
/// null. Stops early, with what it has, when cancelled.
void describe(MomentPixels pixels, Moment& moment, const Cancel& cancel);

/// Only the cues whose entry in `wanted` (in all_cues() order) is set.
void describe(MomentPixels pixels, const std::vector<bool>& wanted, Moment& moment, const Cancel& cancel);

/// Two moments, both with neighbours on either side, between which nothing but noise has changed.
bool show_the_same(const MomentPixels& a, const MomentPixels& b);

/// How frames are decoded for analysis, all of them or one alone.
FrameSource::Options as_analysed();

/// The frame at analysis size; one that does not convert repeats `last`, or is black.
cv::Mat picture_or(const VideoFrame& frame, cv::Size size, const cv::Mat& last);

/// The frames of the shot `shot` that no gradual change is mixed into; at least one.
FrameRange clear_range(const MediaAnalysis& analysis, int shot);

/// The analysis with the `wanted` cues (in all_cues() order) described anew, by one decode pass over its moments alone.
Result<AnalysisPtr> describe_again(std::shared_ptr<const Media> media, const MediaAnalysis& analysis,
                                   const std::vector<bool>& wanted, const AnalysisOptions& options,
                                   const Progress& progress, const Cancel& cancel);

/// A moment's picture and its neighbours inside `clear`, by seeking. Errors: the frame's.
Result<MomentPixels> moment_pixels(FrameSource& source, const Media& media, FrameRange clear, FramePosition frame);

}  // namespace rhyme
