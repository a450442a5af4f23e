// What is better known before a film is delivered: its faults that nothing else reports, each with its place. Reads
// only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/render/renderer.h"

namespace rhyme {

enum class FindingKind {
    BlackHead,        ///< nothing is seen at the beginning
    BlackTail,        ///< nothing is seen at the end
    Gap,              ///< no picture lies there, between pictures
    Offline,          ///< a clip whose file is not there
    Flash,            ///< more flashes a second than are safe for people with photosensitive epilepsy
    DuplicateFrames,  ///< the same pictures of a file are shown at two places
    Text,             ///< a title reaches beyond the safe area
    Loudness,         ///< louder or quieter than wanted
    Peak              ///< the wave between the samples goes beyond what encoders bear
};
std::string_view name_of(FindingKind kind);  ///< "black-head"

struct Finding {
    FindingKind kind;
    FrameRange where;    ///< of the sequence; of a finding about the whole film all of it
    std::string text;    ///< one sentence
    bool fault = true;   ///< false: may well be meant
    std::string file{};  ///< of Offline and DuplicateFrames
    double value = 0;    ///< flashes a second, LUFS, dBTP
};

struct PreflightWishes {
    double loudness = -14, loudness_tolerance = 2;  ///< LUFS: what the big sites play at
    double true_peak = -1;                          ///< dBTP
    double safe_margin = 0.05;                      ///< of width and height, on each side (EBU R 95: graphics)
};

/// In the order of the film; the whole film is decoded once, and heard once. Frames that cannot be decoded are passed
/// over. An Error only when cancelled or when the sound cannot be measured.
Result<std::vector<Finding>> preflight(const Renderer& renderer, const Timeline& timeline,
                                       const PreflightWishes& wishes = {}, Progress progress = {}, Cancel cancel = {});

/// Only what the edit itself says, at once: gaps, offline files, duplicate frames.
std::vector<Finding> preflight_edit(const Timeline& timeline, const MediaPool& pool);

}  // namespace rhyme
