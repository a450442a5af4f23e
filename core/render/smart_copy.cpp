#include "core/render/smart_copy.h"

#include <algorithm>

#include "core/base/files.h"

namespace rhyme {

namespace {

constexpr int encoder_set = 31;  ///< the number of the encoder's parameter sets: cameras number theirs from 0

bool same_meaning(ColorInfo a, ColorInfo b) {
    a.guessed = b.guessed = false;
    return a == b;
}

/// Why the file's frames do not go into the sequence untouched; empty when they do.
std::string altered(const VideoInfo& v, const Timeline& timeline) {
    if (v.width != timeline.width || v.height != timeline.height) return "its size is not the sequence's";
    if (v.rotation != 0 || v.mirrored) return "it is turned";
    if (v.pixel_aspect_num != v.pixel_aspect_den) return "its pixels are not square";
    if (v.variable_frame_rate || v.frame_rate != timeline.rate) return "its frame rate is not the sequence's";
    if (v.color.transfer == ColorTransfer::Pq || v.color.transfer == ColorTransfer::Hlg) return "it is HDR";
    if (v.pixel_format.starts_with("yuva")) return "it is transparent";
    if (v.still) return "it is a still picture";
    return "";
}

/// The settings with which an encoder makes pictures that fit `format`.
Result<VideoEncoding> matching(VideoEncoding encoding, const CodedFormat& format, const ColorInfo& color) {
    encoding.pixel_format = format.pixel_format;
    encoding.color = color;
    if (format.codec == "h264") {
        if (encoding.codec != "libx264") encoding.codec = "libx264", encoding.options = {{"crf", "16"}};
        const bool pyramid = format.delay > 1;
        encoding.options["preset"] = "ultrafast";
        encoding.options["bf"] = format.delay == 0 ? "0" : "2";
        encoding.options["x264-params"] =
            "sps-id=" + std::to_string(encoder_set) + ":b-pyramid=" + (pyramid ? "normal" : "none");
        return encoding;
    }
    if (format.codec == "prores") {
        encoding.codec = "prores_ks", encoding.options = {{"profile", std::to_string(format.profile)}};
        return encoding;
    }
    if (format.codec == "mjpeg") {
        encoding.codec = "mjpeg", encoding.options = {{"qmin", "2"}, {"qmax", "2"}};
        return encoding;
    }
    static const std::map<int, const char*> dnxhr{
        {1, "dnxhr_lb"}, {2, "dnxhr_sq"}, {3, "dnxhr_hq"}, {4, "dnxhr_hqx"}, {5, "dnxhr_444"}};
    if (const auto at = dnxhr.find(format.profile); format.codec == "dnxhd" && at != dnxhr.end()) {
        encoding.codec = "dnxhd", encoding.options = {{"profile", at->second}};
        return encoding;
    }
    return fail(ErrorCode::Unsupported, "there is no encoder for pictures that fit its codec");
}

/// Looks through the timeline for what can be copied.
class Planner {
public:
    Planner(const Timeline& timeline, const MediaPool& pool, CopyPlan& plan)
        : timeline_(timeline), pool_(pool), plan_(plan) {}

    Result<void> look_through(FrameRange range) {
        for (FramePosition p = range.start; p < range.end();) {
            const Run run = run_at(p, range.end());
            if (run.media) {
                if (auto done = add_run(run); !done) return done;
            } else {
                add(run.frames, {}, {});
            }
            p = run.frames.end();
        }
        return {};
    }

private:
    /// Neighbouring frames of the sequence that are neighbouring frames of one file, or that have to be encoded.
    struct Run {
        FrameRange frames;
        MediaId media;
        FramePosition source;
    };

    Run run_at(FramePosition from, FramePosition end) {
        Run run{{from, FrameCount(0)}, {}, {}};
        for (FramePosition p = from; p < end; p += FrameCount(1)) {
            const FramePlan shown = plan_frame(timeline_, p, pool_);
            const bool alone = shown.untouched && fits(shown.layers.front().media);
            const MediaId media = alone ? shown.layers.front().media : MediaId{};
            if (p == from) {
                run.media = media;
                if (alone) run.source = shown.layers.front().source;
            } else if (media != run.media || (alone && shown.layers.front().source != run.source + (p - from))) {
                break;
            }
            run.frames.length += FrameCount(1);
        }
        return run;
    }

    Result<void> add_run(const Run& run) {
        FrameRange wanted{run.source, run.frames.length};
        while (!wanted.empty()) {
            const auto source = open(run.media);
            if (!source) return fail(source.error());
            const auto part = (*source)->closed_part(wanted);
            if (!part) return fail(part.error());
            const auto at = [&](FramePosition source) { return run.frames.start + (source - run.source); };
            const FramePosition copied = part->empty() ? wanted.end() : part->start;
            add(FrameRange::between(at(wanted.start), at(copied)), {}, {});
            if (part->empty()) break;
            add(FrameRange::between(at(part->start), at(part->end())), run.media, part->start);
            wanted = FrameRange::between(part->end(), wanted.end());
        }
        return {};
    }

    void add(FrameRange frames, MediaId media, FramePosition source) {
        if (frames.empty()) return;
        if (!media && !plan_.pieces.empty() && !plan_.pieces.back().media)
            plan_.pieces.back().frames.length += frames.length;
        else
            plan_.pieces.push_back({frames, media, source});
    }

    bool fits(MediaId id) {
        const auto known = fits_.find(id);
        if (known != fits_.end()) return known->second;
        const auto media = pool_.find(id);
        if (!media || !media->info.video) return fits_[id] = false;
        const std::string why = misfit(id, *media);
        if (!why.empty())
            plan_.warnings.push_back("'" + path_text(media->info.path.filename()) + "' is encoded, not copied: " + why);
        return fits_[id] = why.empty();
    }

    /// The first file that can be copied settles the format.
    std::string misfit(MediaId id, const Media& media) {
        const VideoInfo& v = *media.info.video;
        if (const std::string why = altered(v, timeline_); !why.empty()) return why;
        auto opened = open(id);
        if (!opened) return opened.error().what;
        const CodedFormat& format = (*opened)->format();
        if (plan_.format.codec.empty()) {
            auto encoding = matching(plan_.encoding, format, v.color);
            if (!encoding) return encoding.error().what;
            plan_.encoding = *encoding, plan_.format = format;
            return "";
        }
        if (!same_meaning(v.color, plan_.encoding.color))
            return "its colours are coded otherwise than the first clip's";
        if (!plan_.format.fits(format)) return "it is coded otherwise than the first clip";
        plan_.format.join(format);
        return "";
    }

    /// One file is kept open: clips of one file mostly come together, and files without number must not stay open.
    Result<CodedSource*> open(MediaId id) {
        if (open_id_ != id || !open_) {
            auto opened = CodedSource::open(pool_.find(id));
            if (!opened) return fail(opened.error());
            open_ = std::move(*opened), open_id_ = id;
        }
        return open_.get();
    }

    const Timeline& timeline_;
    const MediaPool& pool_;
    CopyPlan& plan_;
    std::map<MediaId, bool> fits_;
    MediaId open_id_;
    std::unique_ptr<CodedSource> open_;
};

}  // namespace

bool CopyPlan::copies() const {
    return std::any_of(pieces.begin(), pieces.end(), [](const CopyPiece& piece) { return bool(piece.media.value); });
}

bool CopyPlan::encodes() const {
    return std::any_of(pieces.begin(), pieces.end(), [](const CopyPiece& piece) { return !piece.media.value; });
}

Result<CopyPlan> plan_copy(const Timeline& timeline, FrameRange range, const MediaPool& pool,
                           const VideoEncoding& encoding) {
    CopyPlan plan;
    plan.encoding = encoding;
    if (auto done = Planner(timeline, pool, plan).look_through(range); !done) return fail(done.error());
    if (!plan.copies()) plan.pieces.clear();
    return plan;
}

Result<std::int64_t> write_pieces(const CopyPlan& plan, const MediaPool& pool, MediaWriter& writer, RunEncoder* encoder,
                                  const std::function<Result<VideoFrame>()>& next_picture,
                                  const std::function<Result<void>()>& copied) {
    std::int64_t count = 0;
    std::unique_ptr<CodedSource> source;
    MediaId open;
    const FramePosition begin = plan.pieces.front().frames.start;
    for (const CopyPiece& piece : plan.pieces) {
        const std::int64_t offset = (piece.frames.start - begin).value;
        const CodedSink sink = [&](CodedPicture picture) -> Result<void> {
            picture.shown += offset;
            if (auto written = writer.write(picture); !written) return written;
            if (!piece.media.value) return {};
            ++count;
            return copied();
        };
        if (piece.media.value) {
            if (open != piece.media) {
                auto opened = CodedSource::open(pool.find(piece.media));
                if (!opened) return fail(opened.error());
                source = std::move(*opened), open = piece.media;
            }
            if (auto done = source->read({piece.source, piece.frames.length}, sink); !done) return fail(done.error());
            continue;
        }
        for (std::int64_t n = 0; n < piece.frames.length.value; ++n) {
            const auto picture = next_picture();
            if (!picture) return fail(picture.error());
            if (auto done = encoder->write(*picture, sink); !done) return fail(done.error());
        }
        if (auto done = encoder->end_run(sink); !done) return fail(done.error());
    }
    return count;
}

}  // namespace rhyme
