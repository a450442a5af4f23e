// What of a project a format cannot carry, in one table: a format that forgets to say something cannot be written,
// since every feature must be given an answer. Inside core/project/interchange only.
#pragma once

#include <array>
#include <string_view>

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

enum class Feature {
    SeveralVideoTracks,
    SeveralAudioTracks,
    AudioTracks,
    TrackNames,
    TrackFlags,  ///< locked, solo, no sync, no target
    MutedTracks,
    TrackSound,  ///< gain and pan of a track
    TrackEffects,
    ClipNames,
    DisabledClips,
    Gains,
    GainCurves,
    Pans,
    Fades,
    Links,
    Speeds,
    Reverses,
    Freezes,
    Ramps,
    PitchOff,  ///< a changed speed that changes the pitch too
    NestedSequences,
    OtherSequences,  ///< those that are in the project but not in the main one
    Titles,
    TitleStyles,
    Adjustments,
    ColorClips,
    Effects,
    Takes,
    Dissolves,
    OtherTransitions,
    TransitionParameters,
    AudioTransitions,
    Markers,
    MarkerLengths,
    MarkerColors,
    MarkerNotes,
    MarkerKinds,
    TimeLocks,
    Sections,
    SongMaps,  ///< beats, bars and parts of the song
    Lyrics,    ///< the words in it
    WorkRange,
    PictureSize,
    FrameRates,
    SampleRates,
    SequenceNames,
    Folders,     ///< of the bin
    MediaNotes,  ///< stars, tags and labels of the footage
    Clips,       ///< what it is all about; SRT, LRC and marker lists have none
    count
};

std::string_view feature_name(Feature feature);  ///< "gain curves": in the plural

enum class Carried {
    Yes,       ///< as the format has it: other programs read it too
    OnlyHere,  ///< beside the format's own fields: Rhyme reads it back, others pass over it
    Nearly,    ///< as something like it, which the writer says where it does so
    No
};

struct Abilities {
    std::string_view format;  ///< "a CMX3600 EDL"
    std::array<Carried, static_cast<std::size_t>(Feature::count)> carried{};
    bool in_short = false;  ///< a list of one thing: what else there is is counted, not named one by one
    Carried operator[](Feature f) const { return carried[static_cast<std::size_t>(f)]; }
};

/// Every feature `No` but those named.
Abilities abilities(std::string_view format, std::initializer_list<Feature> yes,
                    std::initializer_list<Feature> only_here = {}, std::initializer_list<Feature> nearly = {});

/// A sentence for each use of what the format does not carry (No), and one for each feature that only Rhyme reads back.
void report_losses(const Exchange& exchange, const Abilities& abilities, Report& report);

}  // namespace rhyme::exchange
