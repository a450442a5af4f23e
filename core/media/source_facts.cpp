#include "core/media/source_facts.h"

#include <array>
#include <cmath>

#include "core/base/files.h"
#include "core/media/ffmpeg.h"
#include "core/media/packets.h"
#include "core/time/timecode.h"

namespace rhyme {
namespace {

FrameRate snapped(AVRational r) {
    const FrameRate rate(r.num, r.den);
    for (const int n : {24, 30, 48, 60, 120})
        if (std::abs(rate.fps() - n * 1000 / 1001.0) < 0.004) return {n * 1000, 1001};
    if (const double whole = std::round(rate.fps()); std::abs(rate.fps() - whole) < 0.004 && whole >= 1)
        return {static_cast<std::int64_t>(whole), 1};
    return rate;
}

std::string tag(const AVDictionary* tags, const char* key) {
    const AVDictionaryEntry* entry = av_dict_get(tags, key, nullptr, 0);
    return entry ? entry->value : "";
}

}  // namespace

Result<SourceFacts> read_source_facts(const std::filesystem::path& path) {
    const auto format = open_format(path);
    if (!format) return fail(format.error());
    const AVFormatContext& f = **format;
    SourceFacts facts;
    const int video = best_stream(**format, AVMEDIA_TYPE_VIDEO), audio = best_stream(**format, AVMEDIA_TYPE_AUDIO);
    if (video >= 0) {
        const AVStream& stream = *f.streams[video];
        const AVRational rate = stream.avg_frame_rate.num > 0 ? stream.avg_frame_rate : stream.r_frame_rate;
        facts.has_video = true;
        if (rate.num > 0 && rate.den > 0) facts.rate = snapped(rate);
        facts.width = stream.codecpar->width, facts.height = stream.codecpar->height;
    }
    if (audio >= 0) {
        const AVCodecParameters& parameters = *f.streams[audio]->codecpar;
        facts.has_audio = true;
        facts.channels = parameters.ch_layout.nb_channels, facts.sample_rate = parameters.sample_rate;
    }
    if (f.duration > 0) facts.duration = RationalTime(f.duration, AV_TIME_BASE);
    const std::string_view demuxer = f.iformat->name;
    const bool pictures = demuxer.find("image2") != std::string_view::npos || demuxer.ends_with("_pipe");
    if (pictures && f.duration <= AV_TIME_BASE / 10) facts.duration = RationalTime();  // one picture: a still
    std::string timecode = tag(f.metadata, "timecode");
    facts.reel = tag(f.metadata, "reel_name");
    for (unsigned i = 0; i < f.nb_streams; ++i) {
        if (timecode.empty()) timecode = tag(f.streams[i]->metadata, "timecode");
        if (facts.reel.empty()) facts.reel = tag(f.streams[i]->metadata, "reel_name");
    }
    if (!facts.rate || timecode.empty()) return facts;
    if (const auto first = parse_timecode(timecode, *facts.rate)) {
        facts.start = facts.rate->time(*first);
        facts.drop = timecode.find(';') != std::string::npos;
    }
    return facts;
}

}  // namespace rhyme
