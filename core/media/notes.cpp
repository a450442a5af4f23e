#include "core/media/notes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/base/files.h"

namespace rhyme {

std::string decimals(double value, int places) {
    const auto unit = static_cast<std::int64_t>(std::pow(10, places));
    const auto scaled = static_cast<std::int64_t>(std::llround(std::abs(value) * double(unit)));
    std::string text = std::to_string(scaled / unit), rest = std::to_string(scaled % unit);
    if (places > 0) text += "." + std::string(static_cast<std::size_t>(places) - rest.size(), '0') + rest;
    return (value < 0 && scaled > 0 ? "-" : "") + text;
}

namespace {

using Notes = std::vector<std::string>;

std::int64_t count(const AVFormatContext& format, AVMediaType type, bool covers) {
    return std::count_if(format.streams, format.streams + format.nb_streams, [&](const AVStream* s) {
        const bool cover = s->disposition & AV_DISPOSITION_ATTACHED_PIC;
        return s->codecpar->codec_type == type && cover == covers;
    });
}

void note_shape(const VideoInfo& v, Notes& notes) {
    if (v.mirrored) notes.push_back("it is stored mirrored: it is shown the right way round");
    if (v.rotation)
        notes.push_back("it was taken turned: it is shown turned clockwise by " + std::to_string(v.rotation) +
                        " degrees, as the file says");
    if (v.pixel_aspect_num != v.pixel_aspect_den)
        notes.push_back("its pixels are not square (" + std::to_string(v.pixel_aspect_num) + ":" +
                        std::to_string(v.pixel_aspect_den) + "): it is shown as " + std::to_string(v.display_width) +
                        " x " + std::to_string(v.display_height));
    if (v.interlaced)
        notes.push_back(
            "it is interlaced: each frame is made of full lines from its two fields and its neighbours "
            "(bwdif), one picture a frame");
    if (v.transparent) notes.push_back("it is transparent in places: black is shown there where nothing lies below");
}

void note_colour(const VideoInfo& v, Notes& notes) {
    const ColorInfo& c = v.color;
    if (c.transfer == ColorTransfer::Pq)
        notes.push_back("it is HDR (PQ, " +
                        (c.peak_nits ? "up to " + std::to_string(c.peak_nits) + " cd/m2"
                                     : std::string("its brightest light is not told: 1000 cd/m2 is taken")) +
                        "): it is tone-mapped to BT.709 (BT.2390)");
    else if (c.transfer == ColorTransfer::Hlg)
        notes.push_back("it is HDR (HLG): it is tone-mapped to BT.709 (BT.2390)");
    else if (c.primaries == ColorPrimaries::Bt2020)
        notes.push_back("its colours are BT.2020's, wider than a screen's: they are drawn into BT.709");
    if (c.guessed)
        notes.push_back(
            "its colours are not tagged: " + std::string(c.matrix == ColorMatrix::Bt601 ? "BT.601" : "BT.709") +
            (c.range == ColorRange::Full ? ", full range," : ", limited range,") + " is taken, as usual for its size");
    else if (c.range == ColorRange::Full && c.matrix != ColorMatrix::Rgb)
        notes.push_back("its codes use the full range: they are converted as such");
}

void note_times(const Media& media, const StreamPackets& table, const FirstPicture& first, Notes& notes) {
    const VideoInfo& v = *media.info.video;
    const FrameIndex& index = *media.index;
    if (v.variable_frame_rate) {
        const auto [least, most] = std::minmax_element(
            index.entries.begin(), index.entries.end(),
            [](const FrameIndex::Entry& a, const FrameIndex::Entry& b) { return a.duration < b.duration; });
        const double unit = 1000.0 * double(index.time_base_num) / double(index.time_base_den);
        notes.push_back("its frames last from " + decimals(double(least->duration) * unit, 1) + " to " +
                        decimals(double(most->duration) * unit, 1) +
                        " ms: each keeps its own time, and the frame on screen at a moment is taken");
    }
    const double begin = double(index.entries.front().pts) * double(index.time_base_num) / double(index.time_base_den);
    if (std::abs(begin) >= 0.0005)
        notes.push_back("its clock shows " + decimals(begin, 3) + " s at its first picture: that is counted as 0");
    const auto stamped = std::count_if(table.packets.begin(), table.packets.end(),
                                       [](const PacketInfo& p) { return p.pts != AV_NOPTS_VALUE; });
    if (!v.still && stamped == 0)
        notes.push_back("it tells no times: its frames are taken to follow one another at " +
                        decimals(v.frame_rate.fps(), 3) + " a second");
    const auto hidden =
        std::count_if(table.packets.begin(), table.packets.end(), [](const PacketInfo& p) { return p.discard; });
    if (hidden > 0)
        notes.push_back("an edit list leaves " + std::to_string(hidden) +
                        " of its pictures out: they are decoded where others need them, and never shown");
    if (first.not_shown > 0)
        notes.push_back("it begins between two keyframes: " + std::to_string(first.not_shown) +
                        " pictures that cannot be decoded are left out");
    if (first.found_by_decoding && table.packets.size() > 1)
        notes.push_back(
            "its timestamps do not tell the order of its pictures: it was found by decoding all of it once");
    bool open = false;  // a picture shown before a keyframe that stands before it in the file
    std::int64_t last_key = -1;
    for (std::size_t i = 0; i < table.packets.size(); ++i) {
        if (table.position[i] < 0) continue;
        if (table.packets[i].key) last_key = table.position[i];
        open = open || (last_key > 0 && table.position[i] < last_key);
    }
    if (open)
        notes.push_back("its groups of pictures are open: pictures before a keyframe are decoded from the one before");
}

}  // namespace

void note_container(Media& media, const AVFormatContext& format, const std::optional<ImageRun>& run) {
    Notes& notes = media.info.notes;
    const char* extensions = format.iformat->extensions;
    if (run) {
        notes.push_back("it is a run of " + std::to_string(run->count) + " numbered pictures, " +
                        std::to_string(run->first) + " to " + std::to_string(run->first + run->count - 1) +
                        ": a film at 25 frames a second");
        if (run->gap)
            media.info.warnings.push_back("picture " + std::to_string(run->first + run->count) +
                                          " is missing: the film ends before it, though later ones are there");
    } else if (extensions && *extensions && media.info.path.has_extension() &&
               !av_match_ext(path_text(media.info.path).c_str(), extensions)) {
        notes.push_back("its name ends in '" + path_text(media.info.path.extension()) + "', its content is " +
                        format.iformat->long_name + ": the content counts");
    }
    if (const auto films = count(format, AVMEDIA_TYPE_VIDEO, false); media.info.video && films > 1)
        media.info.warnings.push_back("it holds " + std::to_string(films) +
                                      " pictures side by side; the first is used");
    if (!media.info.video && count(format, AVMEDIA_TYPE_VIDEO, true) > 0)
        notes.push_back("the picture in it is a cover, not a film: only its sound is used");
}

void note_picture(Media& media, const AVFormatContext& format, const AVStream& stream, const StreamPackets& table,
                  const FirstPicture& first) {
    const VideoInfo& v = *media.info.video;
    Notes& notes = media.info.notes;
    if (v.still) notes.push_back("it is a still: it lasts as long as it is needed");
    note_shape(v, notes);
    note_colour(v, notes);
    if (!v.still) note_times(media, table, first, notes);
    // FFmpeg puts 1 for a time scale of 0; an edit list then hides what the header counts.
    const bool mov = std::string_view(format.iformat->name).starts_with("mov");
    if (mov && stream.time_base.num == 1 && stream.time_base.den == 1 && stream.nb_frames > v.frames)
        media.info.warnings.push_back("its header says no time scale: only " + std::to_string(v.frames) + " of " +
                                      std::to_string(stream.nb_frames) + " pictures have a place in time");
    if (says_alpha(stream) && !v.transparent)
        media.info.warnings.push_back("its transparency is not used: this FFmpeg has no decoder for it");
}

void note_sound(Media& media, const AVFormatContext& format, const StreamPackets& table) {
    const AudioInfo& a = *media.info.audio;
    Notes& notes = media.info.notes;
    if (const auto sounds = count(format, AVMEDIA_TYPE_AUDIO, false); sounds > 1)
        notes.push_back("it has " + std::to_string(sounds) + " sound streams: number " +
                        std::to_string(std::count_if(format.streams, format.streams + a.stream,
                                                     [](const AVStream* s) {
                                                         return s->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
                                                     }) +
                                       1) +
                        " is used");
    if (a.channels == 1) notes.push_back("its sound is mono: it is heard on both sides");
    if (a.channels > 2)
        notes.push_back("its sound has " + std::to_string(a.channels) + " channels: they are mixed down to two");
    if (!media.index || a.sample_rate <= 0) return;
    const double late = double(table.first - table.origin) / a.sample_rate;
    if (std::abs(late) >= 0.002)
        notes.push_back(late > 0 ? "its sound begins " + decimals(late, 3) +
                                       " s after its first picture: there is silence before"
                                 : "its sound begins " + decimals(-late, 3) +
                                       " s before its first picture: it is heard from the picture on");
}

}  // namespace rhyme
