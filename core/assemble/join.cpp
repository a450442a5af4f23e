#include "core/assemble/join.h"

#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/timeline/edits.h"
#include "core/transitions/aligned_join.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {
namespace {

struct Source {
    std::shared_ptr<const Media> media;
    RationalTime in, length;
};

Result<Source> resolve(const MediaPool& pool, const SourceCut& cut) {
    auto media = pool.find(cut.media);
    if (!media) return fail(ErrorCode::NotFound, "a cut refers to media that are not open");
    const std::string file = path_text(media->info.path);
    if (!media->index) return fail(ErrorCode::Unsupported, "it has no picture to cut", file, "give it as the song");
    const std::int64_t frames = media->index->size().value;
    if (cut.frames.empty() || cut.frames.start.value < 0 || cut.frames.end().value > frames)
        return fail(ErrorCode::InvalidArgument,
                    "frames " + std::to_string(cut.frames.start.value) + "-" + std::to_string(cut.frames.end().value) +
                        " are not in it",
                    file, "it has frames 0-" + std::to_string(frames));
    const RationalTime in = media->index->time(cut.frames.start);
    return Source{media, in, media->index->time(cut.frames.end()) - in};
}

/// How far the media reach beyond a clip, in sequence frames.
FrameCount room_after(const Clip& clip, FrameRate rate) {
    if (clip.available == RationalTime()) return FrameCount(1 << 20);
    return rate.count(clip.available - clip.source_in, Rounding::Down) - clip.length;
}
FrameCount room_before(const Clip& clip, FrameRate rate) { return rate.count(clip.source_in, Rounding::Down); }

Similarity in_sequence(const Timeline& timeline, const MediaPool& pool, const Clip& a, const Clip& b,
                       const Similarity& align) {
    const auto outgoing = pool.find(a.media), incoming = pool.find(b.media);
    return outgoing && incoming ? alignment_in_sequence(align, outgoing->info, incoming->info, timeline) : align;
}

/// Lays `kind` over the cut a|b, or says why not.
Result<Timeline> add_join(const Timeline& timeline, const MediaPool& pool, const Clip& a, const Clip& b,
                          const TransitionKind& kind, const JoinOptions& options, const Similarity& align,
                          std::vector<std::string>& warnings) {
    std::map<std::string, double> parameters;
    for (const auto& p : kind.parameters()) parameters[p.name] = p.value;
    FrameCount in = kind.default_in(), out = kind.default_out();
    const bool cuts = kind.name() == "aligned-cut" && options.transition_length.value <= 0;
    if (cuts || (parameters.contains("mix") && parameters.contains("dx"))) {
        Similarity s = in_sequence(timeline, pool, a, b, align);
        if (options.measured) s = affordable_alignment(timeline, a, b, s, kind, options.transition_length);
        return set_transition(timeline, cuts ? aligned_join(timeline, a, b, s)
                                             : aligned_mix_join(timeline, a, b, s, kind, options.transition_length));
    }
    if (options.transition_length.value > 0) {
        const FrameCount all = options.transition_length;
        in = in.value == 0 ? FrameCount(0) : FrameCount(all.value / 2);
        out = all - in;
    }
    const FrameCount wanted = in + out;
    if (kind.needs_handles()) {
        const FrameCount before = std::max(FrameCount(0), std::min(room_before(b, timeline.rate), a.length));
        const FrameCount after = std::max(FrameCount(0), std::min(room_after(a, timeline.rate), b.length));
        out = std::min(after, std::max(out, wanted - before));
        in = std::min(before, wanted - out);
    }
    in = std::min(in, FrameCount(a.length.value / 2)), out = std::min(out, FrameCount(b.length.value / 2));
    if (in + out < wanted)
        warnings.push_back("the " + std::string(kind.name()) + " from " + a.name + " to " + b.name + " is " +
                           std::to_string((in + out).value) + " of " + std::to_string(wanted.value) +
                           " frames long: the media reach no further");
    if ((in + out).value == 0) return timeline;
    return set_transition(timeline, {a.id, b.id, std::string(kind.name()), in, out, parameters, kind.needs_handles()});
}

Result<Timeline> add_song(const Timeline& timeline, const MediaPool& pool, MediaId song) {
    const auto media = pool.find(song);
    if (!media || !media->info.audio)
        return fail(ErrorCode::Unsupported, "there is no sound in it", media ? path_text(media->info.path) : "");
    const FrameCount length =
        std::min(timeline.end() - FramePosition(0), timeline.rate.count(media->info.duration, Rounding::Down));
    const auto track = std::find_if(timeline.tracks.begin(), timeline.tracks.end(),
                                    [](const auto& t) { return t->kind == TrackKind::Audio; });
    return overwrite(
        timeline, FramePosition(0),
        {{(*track)->id, song, path_text(media->info.path.filename()), {}, media->info.duration, length, 0}});
}

}  // namespace

Result<Joined> join_cuts(const MediaPool& pool, const std::vector<SourceCut>& cuts, const JoinOptions& options) {
    if (cuts.empty()) return fail(ErrorCode::InvalidArgument, "there is nothing to join");
    std::vector<Source> sources;
    for (const SourceCut& cut : cuts) {
        auto source = resolve(pool, cut);
        if (!source) return fail(source.error());
        sources.push_back(std::move(*source));
    }
    const VideoInfo& first = *sources.front().media->info.video;
    const cv::Size size = options.size.value_or(cv::Size(first.display_width, first.display_height));
    Joined joined{make_timeline(options.rate.value_or(first.frame_rate), size.width, size.height), {}};
    Timeline& timeline = joined.timeline;
    const TrackId video = timeline.tracks.front()->id, audio = timeline.tracks.back()->id;

    std::vector<ClipId> ids;
    FramePosition at(0);
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const MediaInfo& info = sources[i].media->info;
        const FrameCount length = std::max(FrameCount(1), timeline.rate.count(sources[i].length, Rounding::Nearest));
        std::vector<NewClip> clips{{video, cuts[i].media, path_text(info.path.filename()), sources[i].in,
                                    info.video->still ? RationalTime() : info.duration, length, 0}};
        if (info.audio && !options.song) {
            clips.push_back(clips.front());
            clips.back().track = audio;
        }
        ids.push_back(ClipId{timeline.next_id});
        auto edited = overwrite(timeline, at, clips);
        if (!edited) return fail(edited.error());
        timeline = std::move(*edited);
        at += length;
    }
    if (options.song) {
        auto edited = add_song(timeline, pool, options.song);
        if (!edited) return fail(edited.error());
        timeline = std::move(*edited);
    }
    if (options.transition.empty()) return joined;
    const TransitionKind* kind = find_transition(options.transition);
    if (!kind)
        return fail(ErrorCode::InvalidArgument, "there is no transition of the name '" + options.transition + "'");
    for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
        const Similarity align = i < options.alignments.size() ? options.alignments[i] : Similarity{};
        auto edited = add_join(timeline, pool, *timeline.find(ids[i]), *timeline.find(ids[i + 1]), *kind, options,
                               align, joined.warnings);
        if (!edited) return fail(edited.error());
        timeline = std::move(*edited);
    }
    return joined;
}

}  // namespace rhyme
