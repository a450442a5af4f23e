#include "ui/match/match_options.h"

#include <algorithm>

#include "core/base/files.h"
#include "core/render/renderer.h"

#define TEXT(text) QT_TRANSLATE_NOOP("MatchPresets", text)

namespace rhyme::ui {
namespace {

bool named(const MatchSide& side, const QString& part) {
    return QString::fromStdString(side.name).contains(part, Qt::CaseInsensitive) ||
           (side.file && QString::fromStdString(path_text(side.file->info.path)).contains(part, Qt::CaseInsensitive));
}

double seconds(const MatchSide& side, FrameCount frames) {
    return side.file->info.video->frame_rate.time(FramePosition(frames.value)).seconds();
}

}  // namespace

const std::vector<MatchPreset>& match_presets() {
    static const std::vector<MatchPreset> presets{
        {"everything", TEXT("Everything"), default_weights()},
        {"shape", TEXT("Shape"), {{"shape", 1}, {"composition", 0.3}, {"person", 0.3}}},
        {"line", TEXT("Line"), {{"line", 1}, {"depth", 0.3}, {"composition", 0.2}}},
        {"colour", TEXT("Colour"), {{"colour", 1}, {"light", 0.3}}},
        {"movement", TEXT("Movement"), {{"motion", 1}, {"composition", 0.2}}},
        {"portrait", TEXT("Portrait"), {{"person", 1}, {"composition", 0.2}, {"light", 0.2}}},
        {"light", TEXT("Light"), {{"light", 1}, {"depth", 0.3}, {"colour", 0.2}}},
    };
    return presets;
}

const MatchPreset* preset_of(const MatchOptions& options) {
    const auto& all = match_presets();
    if (options.weights.empty()) return &all.front();
    const auto weight = [](const auto& weights, std::string_view cue) {
        const auto found = weights.find(cue);
        return found == weights.end() ? 0.0 : found->second;
    };
    for (const MatchPreset& preset : all) {
        const bool same = std::all_of(all_cues().begin(), all_cues().end(), [&](const Cue* cue) {
            return std::abs(weight(preset.weights, cue->name()) - weight(options.weights, cue->name())) < 0.005;
        });
        if (same) return &preset;
    }
    return nullptr;
}

void put_into(MatchQuery& query, const MatchOptions& options) {
    query.weights = options.weights;
    query.crop_budget = options.crop_budget;
    query.edges_only = options.edges_only;
    query.include_neighbours = options.neighbours;
    query.include_titles = options.titles;
}

bool same_search(const MatchOptions& a, const MatchOptions& b) {
    return a.weights == b.weights && a.crop_budget == b.crop_budget && a.edges_only == b.edges_only &&
           a.neighbours == b.neighbours && a.titles == b.titles;
}

UsedParts used_parts(const Timeline& timeline, const FindMedia& find) {
    UsedParts used;
    for (const auto& track : timeline.tracks) {
        if (track->kind != TrackKind::Video) continue;
        for (const Clip& clip : track->clips) {
            const auto media = find(clip.media);
            if (!media || !media->index || !media->info.video) continue;
            const FramePosition first = source_frame(clip, clip.start, timeline.rate, *media);
            const FramePosition last = source_frame(clip, clip.end() - FrameCount(1), timeline.rate, *media);
            used.emplace_back(clip.media,
                              FrameRange::between(std::min(first, last), std::max(first, last) + FrameCount(1)));
        }
    }
    return used;
}

bool passes(const MatchOptions& options, const MatchSide& outgoing, const MatchSide& incoming, const UsedParts& used) {
    if (!options.named.isEmpty() && !named(outgoing, options.named) && !named(incoming, options.named)) return false;
    if (options.handles > 0 && outgoing.file && incoming.file) {
        const FrameCount after = outgoing.shot.end() - outgoing.frame - FrameCount(1);
        const FrameCount before = incoming.frame - incoming.shot.start;
        if (seconds(outgoing, after) < options.handles || seconds(incoming, before) < options.handles) return false;
    }
    return !options.unused || std::none_of(used.begin(), used.end(), [&](const auto& part) {
        return part.first == incoming.media && part.second.contains(incoming.frame);
    });
}

}  // namespace rhyme::ui
