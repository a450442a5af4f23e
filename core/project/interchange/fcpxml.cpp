// Final Cut Pro's XML as a format: what of an edit it carries, and its two halves.
#include "core/project/interchange/fcpxml.h"

#include "core/project/interchange/formats.h"
#include "core/project/interchange/losses.h"

namespace rhyme::exchange {
namespace {

const Abilities& fcpxml_abilities() {
    using enum Feature;
    static const Abilities all =
        abilities("an FCPXML",
                  {Clips,
                   SeveralVideoTracks,
                   SeveralAudioTracks,
                   AudioTracks,
                   ClipNames,
                   DisabledClips,
                   Gains,
                   Pans,
                   Fades,
                   Speeds,
                   Reverses,
                   Freezes,
                   PitchOff,
                   NestedSequences,
                   OtherSequences,
                   Titles,
                   ColorClips,
                   Dissolves,
                   AudioTransitions,
                   Markers,
                   MarkerLengths,
                   MarkerNotes,
                   PictureSize,
                   FrameRates,
                   SequenceNames},
                  {}, {Links, GainCurves, Ramps, TitleStyles, OtherTransitions, MarkerKinds, SampleRates});
    return all;
}

std::string write(const Exchange& exchange, const std::filesystem::path&, Report& report) {
    report_losses(exchange, fcpxml_abilities(), report);
    return write_fcpxml(exchange, report);
}

}  // namespace
}  // namespace rhyme::exchange

namespace rhyme {
InterchangeFormat fcpxml_format() {
    return {"FCPXML", ".fcpxml", "Final Cut Pro, DaVinci Resolve", exchange::read_fcpxml, exchange::write};
}
}  // namespace rhyme
