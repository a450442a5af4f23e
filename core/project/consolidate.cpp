#include "core/project/consolidate.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/files.h"
#include "core/media/part_copy.h"
#include "core/project/relink.h"
#include "core/timeline/song_map.h"

namespace rhyme {
namespace fs = std::filesystem;
namespace {

struct Part {
    RationalTime from, to;  ///< wanted of the source
    MediaId media;          ///< the copy
    RationalTime begins, length;
};
using Parts = std::map<MediaId, std::vector<Part>>;

RationalTime magnitude(Ratio r) { return r.num < 0 ? RationalTime(-r.num, r.den) : r; }

/// What clips show of each film, sorted and apart; the films of which all is wanted in `whole`.
Parts wanted_parts(const Sequences& sequences, FrameCount handles, std::set<MediaId>& whole) {
    Parts parts;
    for (const auto& t : sequences.all) {
        if (t->song) whole.insert(t->song->media);  // its map counts from the song's beginning
        for (const Section& section : *t->sections)
            for (const SectionVersion& version : section.versions)
                for (const Passage& passage : version.passages)
                    for (const Clip& c : passage.clips) whole.insert(c.media);
        for (const auto& track : t->tracks) {
            FrameCount reach = handles;
            for (const Transition& tr : track->transitions)
                reach = std::max(reach, handles + std::max(tr.in_offset, tr.out_offset));
            for (const Clip& c : track->clips) {
                if (!c.media) continue;
                for (const Take& take : c.more->takes) whole.insert(take.media);
                if (!c.more->ramp.empty()) whole.insert(c.media);
                const SourceRange shown = source_range(c, t->rate);
                // One frame more than is shown, at the clip's speed: the last one lasts.
                const RationalTime around =
                    t->rate.time(reach + FrameCount(1)) * std::max(magnitude(c.speed), RationalTime(1, 1));
                const RationalTime from = std::max(RationalTime(0, 1), shown.first - around);
                parts[c.media].push_back({from, shown.last + around, {}, {}, {}});
            }
        }
    }
    for (auto& [media, list] : parts) {
        std::sort(list.begin(), list.end(), [](const Part& a, const Part& b) { return a.from < b.from; });
        std::vector<Part> merged;
        for (const Part& p : list) {
            // Keyframes lie apart: parts that nearly touch would hold the same packets twice.
            if (!merged.empty() && p.from <= merged.back().to + RationalTime(2, 1))
                merged.back().to = std::max(merged.back().to, p.to);
            else
                merged.push_back(p);
        }
        list = std::move(merged);
    }
    return parts;
}

/// The clips of the project show the copies, which lie in the bin as their films did.
Sequences moved(const Sequences& sequences, const Parts& parts) {
    Sequences now = sequences;
    for (auto& shared : now.all) {
        Timeline t = *shared;
        for (auto& shared_track : t.tracks) {
            Track track = *shared_track;
            for (Clip& c : track.clips) {
                const auto of = parts.find(c.media);
                if (of == parts.end()) continue;
                const RationalTime first = source_range(c, t.rate).first;
                for (const Part& p : of->second) {
                    if (first < p.from || first > p.to) continue;
                    c.media = p.media;
                    c.source_in = c.source_in - p.begins;
                    c.available = p.length;
                    break;
                }
            }
            shared_track = std::make_shared<const Track>(std::move(track));
        }
        shared = std::make_shared<const Timeline>(std::move(t));
    }
    now.bin.edit([&](Bin& bin) {
        for (const auto& [media, list] : parts)
            if (const MediaNote note = bin.note(media); note != MediaNote{})
                for (const Part& p : list) bin.notes[p.media] = note;
    });
    return now;
}

}  // namespace

Result<ConsolidateReport> consolidate_project(const Project& project, const fs::path& folder, FrameCount handles,
                                              Progress progress, Cancel cancel) {
    std::error_code error;
    const fs::path target = fs::absolute(folder, error).lexically_normal(), media = target / "parts";
    std::set<MediaId> whole, used;
    for (const auto& t : project.sequences().all)
        for (const MediaId id : t->media()) used.insert(id);
    Parts parts = wanted_parts(project.sequences(), handles, whole);
    ConsolidateReport report;
    Project copy = project;
    std::erase_if(copy.media, [&](const MediaItem& item) { return !used.contains(item.id); });
    fs::create_directories(media, error);
    if (error) return fail(write_error(error.value(), media));
    const auto undo = [&](const Error& why) {
        fs::remove_all(media, error);
        return fail(why);
    };
    std::uint64_t next_id = 1;
    for (const MediaItem& item : project.media) next_id = std::max(next_id, item.id.value + 1);
    Parts made;
    std::vector<MediaItem> items;
    std::size_t done = 0;
    for (const MediaItem& item : copy.media) {
        if (progress)
            progress({0.5 * static_cast<double>(done) / static_cast<double>(copy.media.size()),
                      "copying parts of " + item.name});
        ++done;
        const auto wanted = parts.find(item.id);
        const auto source = whole.contains(item.id) || wanted == parts.end() ? fail(ErrorCode::NotFound, "")
                                                                             : open_media(item.path, cancel);
        const bool moving = source && (*source)->info.video && !(*source)->info.video->still;
        RationalTime shown;
        if (moving)
            for (const Part& p : wanted->second) shown = shown + (std::min(p.to, item.duration) - p.from);
        if (!moving || shown.seconds() > 0.8 * item.duration.seconds()) {
            items.push_back(item);
            continue;
        }
        std::vector<MediaItem> own;
        Result<void> outcome;
        for (std::size_t i = 0; i < wanted->second.size() && outcome; ++i) {
            Part& p = wanted->second[i];
            const MediaId id = i == 0 ? item.id : MediaId{next_id++};
            fs::path name = item.path.stem();
            name += " part " + std::to_string(id.value) + "-" + std::to_string(i + 1) + part_extension(**source);
            auto part = copy_part(*source, p.from, p.to, media / name, cancel);
            if (!part) {
                outcome = fail(part.error());
                continue;
            }
            own.push_back(media_item(id, *part->media));
            own.back().name = item.name;
            p.media = id, p.begins = part->begins, p.length = part->media->info.duration;
        }
        if (outcome) {
            made[item.id] = wanted->second;
            items.insert(items.end(), own.begin(), own.end());
            report.parts += own.size();
            for (const MediaItem& o : own) report.bytes += fs::file_size(o.path, error);
            continue;
        }
        for (const MediaItem& o : own) fs::remove(o.path, error);
        if (outcome.error().code != ErrorCode::Unsupported) return undo(outcome.error());
        report.notes.push_back(outcome.error().message() + "; it is copied whole");
        items.push_back(item);
    }
    copy.media = std::move(items);
    copy.set_sequences(moved(project.sequences(), made));
    if (const auto faults = validate(copy.sequences()); !faults.empty())
        return undo({ErrorCode::Internal, "the parts do not hold what clips show: " + faults.front(), "", ""});
    const auto collected = collect_project(copy, target, part_of(progress, 0.5, 1), cancel);
    if (!collected) return undo(collected.error());
    fs::remove_all(media, error);
    report.project = collected->project;
    report.missing = collected->missing;
    report.whole = collected->copied + collected->there_already - report.parts;
    report.bytes = 0;
    for (fs::recursive_directory_iterator it(target / "media", error), end; !error && it != end; it.increment(error))
        if (it->is_regular_file(error)) report.bytes += it->file_size(error);
    return report;
}

}  // namespace rhyme
