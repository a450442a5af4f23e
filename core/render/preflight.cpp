#include "core/render/preflight.h"

#include <algorithm>
#include <cmath>
#include <array>
#include <cstdio>
#include <map>
#include <opencv2/imgproc.hpp>

#include "core/base/files.h"
#include "core/render/flashes.h"

namespace rhyme {
namespace {

constexpr int small_width = 96;  // a picture of this width is enough to see black and flashes

template <class... Values>
std::string text(const char* format, Values... values) {
    std::array<char, 512> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, values...);
    return buffer.data();
}

std::string file_name(const MediaPool& pool, const Clip& clip) {
    const auto media = pool.find(clip.media);
    return media ? path_text(media->info.path.filename()) : clip.name;
}

bool seen(const Timeline& timeline, const Track& track) {
    const bool any_solo =
        std::ranges::any_of(timeline.tracks, [](const auto& t) { return t->kind == TrackKind::Video && t->solo; });
    return track.kind == TrackKind::Video && !track.muted && (!any_solo || track.solo);
}

/// Where some visible clip lies, joined.
std::vector<FrameRange> covered(const Timeline& timeline) {
    std::vector<FrameRange> all;
    for (const auto& track : timeline.tracks) {
        if (!seen(timeline, *track)) continue;
        for (const Clip& clip : track->clips)
            if (clip.enabled && clip.kind != ClipKind::Adjustment) all.push_back(clip.range());
    }
    std::ranges::sort(all, {}, &FrameRange::start);
    std::vector<FrameRange> joined;
    for (const FrameRange& range : all) {
        if (!joined.empty() && range.start <= joined.back().end()) {
            joined.back() = FrameRange::between(joined.back().start, std::max(joined.back().end(), range.end()));
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

void find_gaps(const Timeline& timeline, std::vector<Finding>& findings) {
    const auto ranges = covered(timeline);
    for (std::size_t i = 1; i < ranges.size(); ++i) {
        const FrameRange gap = FrameRange::between(ranges[i - 1].end(), ranges[i].start);
        findings.push_back({FindingKind::Gap, gap,
                            text("No picture for %lld %s between two clips", static_cast<long long>(gap.length.value),
                                 gap.length.value == 1 ? "frame" : "frames")});
    }
}

void find_offline(const Timeline& timeline, const MediaPool& pool, std::vector<Finding>& findings) {
    std::map<MediaId, std::size_t> known;
    for (const auto& track : timeline.tracks) {
        for (const Clip& clip : track->clips) {
            if (clip.kind != ClipKind::Media || pool.find(clip.media)) continue;
            if (const auto [place, first] = known.emplace(clip.media, findings.size()); !first) {
                Finding& finding = findings[place->second];
                finding.value += 1;
                if (clip.start < finding.where.start) finding.where = clip.range();
                continue;
            }
            findings.push_back(
                {FindingKind::Offline, clip.range(), "The file of " + clip.name + " is not there", true, clip.name, 1});
        }
    }
}

/// Frames of one file that two clips show both. A clip and the one it touches may share none either: a cut inside a
/// take is seen as such only if a picture comes twice.
void find_duplicates(const Timeline& timeline, const MediaPool& pool, std::vector<Finding>& findings) {
    struct Use {
        const Clip* clip;
        FramePosition first, last;
    };
    std::map<MediaId, std::vector<Use>> uses;
    for (const auto& track : timeline.tracks) {
        if (!seen(timeline, *track)) continue;
        for (const Clip& clip : track->clips) {
            const auto media = clip.kind == ClipKind::Media && clip.enabled ? pool.find(clip.media) : nullptr;
            if (!media || !media->info.video || media->info.video->still || clip.speed.num == 0) continue;
            FramePosition a = source_frame(clip, clip.start, timeline.rate, *media);
            FramePosition b = source_frame(clip, clip.end() - FrameCount(1), timeline.rate, *media);
            if (b < a) std::swap(a, b);
            uses[clip.media].push_back({&clip, a, b});
        }
    }
    for (auto& [media, list] : uses) {
        std::ranges::sort(list, {}, [](const Use& use) { return use.clip->start; });
        for (std::size_t i = 1; i < list.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const Use &use = list[i], &earlier = list[k];
                const std::int64_t shared =
                    (std::min(use.last, earlier.last) - std::max(use.first, earlier.first)).value + 1;
                if (shared < 1) continue;
                const std::string file = file_name(pool, *use.clip);
                findings.push_back({FindingKind::DuplicateFrames, use.clip->range(),
                                    text("%lld %s of %s are seen at frame %lld too", static_cast<long long>(shared),
                                         shared == 1 ? "frame" : "frames", file.c_str(),
                                         static_cast<long long>(earlier.clip->start.value)),
                                    use.clip->start == earlier.clip->end(), file, static_cast<double>(shared)});
                break;
            }
        }
    }
}

/// Black before and behind, and flashes: every frame, small.
struct Seen {
    FlashMeter flashes;
    std::int64_t head = 0, tail = 0;
    bool any = false;
};

bool black(const cv::Mat& rgb) {
    const cv::Scalar mean = cv::mean(rgb);
    double most = 0;
    cv::minMaxLoc(rgb.reshape(1), nullptr, &most);
    return mean[0] + mean[1] + mean[2] < 9 && most < 48;
}

Result<Seen> look(const Renderer& renderer, const Timeline& timeline, const Progress& progress, const Cancel& cancel) {
    const int height = std::max(2, small_width * timeline.height / std::max(1, timeline.width));
    const cv::Size size(small_width, height);
    Seen seen{FlashMeter(timeline.rate)};
    const std::int64_t end = timeline.end().value;
    cv::Mat last = cv::Mat::zeros(size, CV_8UC3);
    for (std::int64_t frame = 0; frame < end; ++frame) {
        if (cancel.stop_requested()) return fail(ErrorCode::Cancelled, "cancelled");
        if (progress) progress({static_cast<double>(frame) / static_cast<double>(end), "looking at the pictures"});
        if (auto rgb = renderer.rgb(timeline, FramePosition(frame), size, Purpose::Playback)) last = *rgb;
        seen.flashes.add(last);
        if (black(last)) {
            ++seen.tail;
            if (!seen.any) ++seen.head;
        } else {
            seen.tail = 0;
            seen.any = true;
        }
    }
    return seen;
}

void tell_seen(const Seen& seen, const Timeline& timeline, std::vector<Finding>& findings) {
    const FramePosition end = timeline.end();
    if (!seen.any && end > FramePosition(0)) {
        findings.push_back(
            {FindingKind::BlackHead, FrameRange::between(FramePosition(0), end), "Nothing is seen in the whole film"});
        return;
    }
    if (seen.head > 0)
        findings.push_back({FindingKind::BlackHead,
                            {FramePosition(0), FrameCount(seen.head)},
                            text("The film begins with %lld black frames", static_cast<long long>(seen.head))});
    if (seen.tail > 0)
        findings.push_back({FindingKind::BlackTail,
                            {end - FrameCount(seen.tail), FrameCount(seen.tail)},
                            text("The film ends with %lld black frames", static_cast<long long>(seen.tail))});
    for (const auto& stretch : seen.flashes.unsafe())
        findings.push_back({FindingKind::Flash,
                            stretch.range,
                            text("%.1f flashes a second: more than three are not safe for everybody", stretch.a_second),
                            true,
                            {},
                            stretch.a_second});
}

/// The title alone, in white, with all that is done to it: the part of the frame it fills at `at`.
cv::Rect2d text_box(const Renderer& renderer, const Timeline& timeline, const Clip& clip, FramePosition at) {
    Clip white = clip;
    ClipMore more = *clip.more;
    more.title.style.color = more.title.style.outline_color = more.title.style.shadow_color = 0xffffffff;
    white.more = more;
    Track track;
    track.id = TrackId(1);
    track.clips = {white};
    Timeline alone = timeline;
    alone.tracks = {std::make_shared<const Track>(track)};
    const int width = 640, height = std::max(2, 640 * timeline.height / std::max(1, timeline.width));
    const auto rgb = renderer.rgb(alone, at, {width, height}, Purpose::Cut);
    if (!rgb) return {};
    std::vector<cv::Mat> planes;
    cv::split(*rgb, planes);
    const cv::Rect box = cv::boundingRect(cv::Mat(planes[1] > 64));
    return {static_cast<double>(box.x) / width, static_cast<double>(box.y) / height,
            static_cast<double>(box.width) / width, static_cast<double>(box.height) / height};
}

void find_text(const Renderer& renderer, const Timeline& timeline, double margin, std::vector<Finding>& findings) {
    constexpr double slack = 0.006;  // outlines and rounding
    for (const auto& track : timeline.tracks) {
        if (!seen(timeline, *track)) continue;
        for (const Clip& clip : track->clips) {
            if (clip.kind != ClipKind::Title || !clip.enabled) continue;
            for (const FramePosition at :
                 {clip.start, clip.start + FrameCount(clip.length.value / 2), clip.end() - FrameCount(1)}) {
                const cv::Rect2d box = text_box(renderer, timeline, clip, at);
                const double least = margin - slack, most = 1 - least;
                if (box.empty() || (box.x >= least && box.y >= least && box.br().x <= most && box.br().y <= most))
                    continue;
                findings.push_back(
                    {FindingKind::Text, clip.range(), "“" + clip.more->title.text + "” reaches beyond the safe area"});
                break;
            }
        }
    }
}

void tell_loudness(const Loudness& loudness, const Timeline& timeline, const PreflightWishes& wishes,
                   std::vector<Finding>& findings) {
    const FrameRange all = FrameRange::between(FramePosition(0), timeline.end());
    const double off = loudness.integrated - wishes.loudness;
    if (loudness.integrated <= Loudness::silence) {
        findings.push_back(
            {FindingKind::Loudness, all, "Nothing is heard in the whole film", true, {}, loudness.integrated});
    } else if (std::abs(off) > wishes.loudness_tolerance) {
        findings.push_back({FindingKind::Loudness,
                            all,
                            text("The film is %.1f LU %s than %.0f LUFS", std::abs(off), off > 0 ? "louder" : "quieter",
                                 wishes.loudness),
                            false,
                            {},
                            loudness.integrated});
    }
    if (loudness.true_peak > wishes.true_peak)
        findings.push_back({FindingKind::Peak,
                            all,
                            text("The loudest peak is %.1f dBTP: above %.0f encoders may distort", loudness.true_peak,
                                 wishes.true_peak),
                            true,
                            {},
                            loudness.true_peak});
}

}  // namespace

std::string_view name_of(FindingKind kind) {
    switch (kind) {
        case FindingKind::BlackHead:
            return "black-head";
        case FindingKind::BlackTail:
            return "black-tail";
        case FindingKind::Gap:
            return "gap";
        case FindingKind::Offline:
            return "offline";
        case FindingKind::Flash:
            return "flash";
        case FindingKind::DuplicateFrames:
            return "duplicate-frames";
        case FindingKind::Text:
            return "text";
        case FindingKind::Loudness:
            return "loudness";
        case FindingKind::Peak:
            return "peak";
    }
    return "";
}

std::vector<Finding> preflight_edit(const Timeline& timeline, const MediaPool& pool) {
    std::vector<Finding> findings;
    find_gaps(timeline, findings);
    find_offline(timeline, pool, findings);
    find_duplicates(timeline, pool, findings);
    return findings;
}

Result<std::vector<Finding>> preflight(const Renderer& renderer, const Timeline& timeline,
                                       const PreflightWishes& wishes, Progress progress, Cancel cancel) {
    auto findings = preflight_edit(timeline, renderer.pool());
    if (timeline.end() == FramePosition(0)) return findings;
    const auto seen = look(renderer, timeline, part_of(progress, 0, 0.8), cancel);
    if (!seen) return fail(seen.error());
    tell_seen(*seen, timeline, findings);
    find_text(renderer, timeline, wishes.safe_margin, findings);
    const auto loudness = measure_loudness(renderer, timeline, FrameRange::between(FramePosition(0), timeline.end()),
                                           part_of(progress, 0.8, 1), cancel);
    if (!loudness) return fail(loudness.error());
    tell_loudness(*loudness, timeline, wishes, findings);
    std::ranges::stable_sort(findings, {}, [](const Finding& finding) { return finding.where.start; });
    return findings;
}

}  // namespace rhyme
