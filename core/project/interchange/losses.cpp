#include "core/project/interchange/losses.h"

#include <functional>
#include <set>

#include "core/time/timecode.h"
#include "core/timeline/song_map.h"

namespace rhyme::exchange {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Feature::count)> names{
    "further video tracks",
    "further audio tracks",
    "audio tracks",
    "track names",
    "track states",
    "muted tracks",
    "track levels",
    "track effects",
    "clip names",
    "disabled clips",
    "gains",
    "gain curves",
    "pans",
    "fades",
    "links",
    "speeds",
    "reversed clips",
    "freeze frames",
    "speed ramps",
    "pitches",
    "nested sequences",
    "other sequences",
    "titles",
    "title styles",
    "adjustment clips",
    "color clips",
    "effects",
    "takes",
    "dissolves",
    "other transitions",
    "transition parameters",
    "audio transitions",
    "markers",
    "marker lengths",
    "marker colors",
    "marker notes",
    "marker kinds",
    "time locks",
    "sections",
    "song maps",
    "lyrics",
    "work ranges",
    "picture sizes",
    "frame rates",
    "sample rates",
    "sequence names",
    "folders",
    "stars, tags and labels",
    "clips",
};

using Use = std::function<void(Feature, const std::string& what)>;

void uses_of_speed(const Clip& clip, const std::string& at, const Use& use) {
    const ClipMore& more = *clip.more;
    if (!more.ramp.empty()) {
        use(Feature::Ramps, at + ": its speed ramp");
    } else if (clip.speed.num == 0) {
        use(Feature::Freezes, at + ": its freeze frame");
    } else if (clip.speed.num < 0) {
        use(Feature::Reverses, at + ": that it runs backwards");
        if (clip.speed != RationalTime(-1, 1)) use(Feature::Speeds, at + ": its speed");
    } else if (clip.speed != RationalTime(1, 1)) {
        use(Feature::Speeds, at + ": its speed");
    }
    if (!more.keep_pitch) use(Feature::PitchOff, at + ": that its pitch goes with its speed");
}

void uses_of(const Clip& clip, const std::string& at, const Use& use) {
    const ClipMore& more = *clip.more;
    if (clip.kind == ClipKind::Media) use(Feature::Clips, at);
    if (clip.kind == ClipKind::Sequence) use(Feature::NestedSequences, at + ": the sequence in it");
    if (clip.kind == ClipKind::Title) {
        use(Feature::Titles, at + ": the title");
        if (more.title.style != TextStyle()) use(Feature::TitleStyles, at + ": the look of the title");
    }
    if (clip.kind == ClipKind::Adjustment) use(Feature::Adjustments, at + ": the adjustment clip");
    if (clip.kind == ClipKind::Color) use(Feature::ColorClips, at + ": the colour");
    if (!clip.name.empty()) use(Feature::ClipNames, at + ": its name");
    if (!clip.enabled) use(Feature::DisabledClips, at + ": that it is switched off");
    if (clip.gain_db != 0) use(Feature::Gains, at + ": its gain");
    if (more.gain != Curve()) use(Feature::GainCurves, at + ": its gain curve");
    if (more.pan != 0) use(Feature::Pans, at + ": its pan");
    if (more.fade_in.value > 0 || more.fade_out.value > 0) use(Feature::Fades, at + ": its fades");
    uses_of_speed(clip, at, use);
    for (const Effect& effect : more.effects) use(Feature::Effects, at + ": the effect " + in_quotes(effect.kind));
    if (more.takes.size() > 1) use(Feature::Takes, at + ": its other takes");
}

void uses_of(const Join& join, const Track& track, const std::string& at, const Use& use) {
    if (track.head.kind == TrackKind::Audio) return use(Feature::AudioTransitions, at);
    use(join.kind == "dissolve" ? Feature::Dissolves : Feature::OtherTransitions, at);
    if (!join.parameters.empty()) use(Feature::TransitionParameters, at + ": its settings");
}

void uses_of(const Track& track, const Sequence& sequence, bool first, const Use& use) {
    const rhyme::Track& head = track.head;
    const std::string at = "track " + head.name;
    const bool video = head.kind == TrackKind::Video;
    if (!video && first && !head.clips.empty()) use(Feature::AudioTracks, at);
    if (!first && !head.clips.empty()) use(video ? Feature::SeveralVideoTracks : Feature::SeveralAudioTracks, at);
    if (!head.name.empty()) use(Feature::TrackNames, at + ": its name");
    if (head.locked || head.solo || !head.sync || !head.target)
        use(Feature::TrackFlags, at + ": that it is locked, solo, not synced or no target");
    if (head.muted) use(Feature::MutedTracks, at + ": that it is muted");
    if (head.gain_db != 0 || head.pan != 0) use(Feature::TrackSound, at + ": its gain and pan");
    for (const Effect& effect : *head.effects)
        use(Feature::TrackEffects, at + ": the effect " + in_quotes(effect.kind));
    std::set<std::uint64_t> seen;
    for (const Clip& clip : head.clips) {
        uses_of(clip, place(clip, track, sequence), use);
        if (clip.link) use(Feature::Links, place(clip, track, sequence) + ": its link");
    }
    for (const Join& join : track.joins) uses_of(join, track, place(join, track, sequence), use);
}

void uses_of(const Sequence& sequence, const Use& use) {
    const Timeline& head = sequence.head;
    const std::string at = "sequence " + in_quotes(head.name);
    use(Feature::PictureSize, at + ": its size");
    use(Feature::FrameRates, at + ": its rate");
    use(Feature::SampleRates, at + ": its sample rate");
    use(Feature::SequenceNames, at + ": its name");
    bool video = true, audio = true;  // the next of the kind is the first with clips
    for (const Track& track : sequence.tracks) {
        bool& first = track.head.kind == TrackKind::Video ? video : audio;
        uses_of(track, sequence, first, use);
        if (!track.head.clips.empty()) first = false;
    }
    for (const Marker& m : *head.markers) {
        const std::string where = "marker " + in_quotes(m.name) + " at " + format_timecode(m.range.start, head.rate);
        use(Feature::Markers, where);
        if (m.range.length.value > 0) use(Feature::MarkerLengths, where + ": its length");
        if (!m.color.empty()) use(Feature::MarkerColors, where + ": its color");
        if (!m.note.empty()) use(Feature::MarkerNotes, where + ": its note");
        if (m.kind != MarkerKind::Comment) use(Feature::MarkerKinds, where + ": its kind");
    }
    for (const TimeLock& lock : *head.locks) use(Feature::TimeLocks, "time lock " + in_quotes(lock.name));
    for (const Section& section : *head.sections)
        use(Feature::Sections, "section " + in_quotes(section.name) + ": its versions");
    if (head.song) use(Feature::SongMaps, at + ": its song map");
    if (head.song && !head.song->lyrics.empty()) use(Feature::Lyrics, at + ": the text of its song");
    if (head.in || head.out) use(Feature::WorkRange, at + ": its in and out");
}

void uses_of(const Bin& bin, const Exchange& exchange, const Use& use) {
    for (const BinFolder& folder : bin.folders) use(Feature::Folders, "folder " + in_quotes(folder.name));
    for (const auto& [media, note] : bin.notes) {
        const Medium* medium = exchange.medium(media);
        if (medium && (note.rating != 0 || !note.tags.empty() || !note.color.empty()))
            use(Feature::MediaNotes, "footage " + in_quotes(medium->name) + ": its stars, tags and label");
    }
}

/// The sequences shown in the main one, itself included.
std::set<SequenceId> shown_in_main(const Exchange& exchange) {
    std::set<SequenceId> shown;
    std::vector<SequenceId> next{exchange.sequences.front().head.id};
    while (!next.empty()) {
        const Sequence* s = exchange.sequence(next.back());
        next.pop_back();
        if (!s || !shown.insert(s->head.id).second) continue;
        for (const Track& track : s->tracks)
            for (const Clip& clip : track.head.clips)
                if (clip.kind == ClipKind::Sequence) next.push_back(clip.sequence);
    }
    return shown;
}

}  // namespace

std::string_view feature_name(Feature feature) { return names[static_cast<std::size_t>(feature)]; }

Abilities abilities(std::string_view format, std::initializer_list<Feature> yes,
                    std::initializer_list<Feature> only_here, std::initializer_list<Feature> nearly) {
    Abilities a;
    a.format = format;
    a.carried.fill(Carried::No);
    for (const Feature f : yes) a.carried[static_cast<std::size_t>(f)] = Carried::Yes;
    for (const Feature f : only_here) a.carried[static_cast<std::size_t>(f)] = Carried::OnlyHere;
    for (const Feature f : nearly) a.carried[static_cast<std::size_t>(f)] = Carried::Nearly;
    return a;
}

void report_losses(const Exchange& exchange, const Abilities& abilities, Report& report) {
    const std::string format(abilities.format);
    std::set<Feature> own;
    std::map<Feature, std::size_t> counted;
    const Use use = [&](Feature feature, const std::string& what) {
        if (abilities[feature] == Carried::No && abilities.in_short)
            ++counted[feature];
        else if (abilities[feature] == Carried::No)
            report.lose(std::string(feature_name(feature)), what + " is not carried by " + format);
        if (abilities[feature] == Carried::OnlyHere && own.insert(feature).second)
            report.say("only Rhyme reads " + std::string(feature_name(feature)) + " back from " + format);
    };
    const std::set<SequenceId> shown = shown_in_main(exchange);
    for (const Sequence& sequence : exchange.sequences) {
        const bool main = &sequence == &exchange.sequences.front();
        if (!shown.contains(sequence.head.id))
            use(Feature::OtherSequences, "sequence " + in_quotes(sequence.head.name));
        const bool carried = shown.contains(sequence.head.id) ? abilities[Feature::NestedSequences] != Carried::No
                                                              : abilities[Feature::OtherSequences] != Carried::No;
        if (main || carried) uses_of(sequence, use);
    }
    uses_of(*exchange.bin, exchange, use);
    for (const auto& [feature, uses] : counted)
        report.say(std::string(feature_name(feature)) + " (" + std::to_string(uses) + ") are not carried by " + format);
}

}  // namespace rhyme::exchange
