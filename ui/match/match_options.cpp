#include "ui/match/match_options.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/base/files.h"
#include "core/render/renderer.h"

namespace rhyme::ui {
namespace {

/// For the translators: what core/match/presets.cpp says.
[[maybe_unused]] constexpr const char* texts[] = {
    QT_TRANSLATE_NOOP("MatchPresets", "Everything"),
    QT_TRANSLATE_NOOP("MatchPresets", "Whatever rhymes most"),
    QT_TRANSLATE_NOOP("MatchPresets", "Shape"),
    QT_TRANSLATE_NOOP("MatchPresets", "The same outline in the same place"),
    QT_TRANSLATE_NOOP("MatchPresets", "Line"),
    QT_TRANSLATE_NOOP("MatchPresets", "Horizons, edges and diagonals that go on"),
    QT_TRANSLATE_NOOP("MatchPresets", "Colour"),
    QT_TRANSLATE_NOOP("MatchPresets", "One palette"),
    QT_TRANSLATE_NOOP("MatchPresets", "Light"),
    QT_TRANSLATE_NOOP("MatchPresets", "One light: its key and where it comes from"),
    QT_TRANSLATE_NOOP("MatchPresets", "Movement"),
    QT_TRANSLATE_NOOP("MatchPresets", "A movement that goes on"),
    QT_TRANSLATE_NOOP("MatchPresets", "Portrait"),
    QT_TRANSLATE_NOOP("MatchPresets", "Faces of one size in one place"),
    QT_TRANSLATE_NOOP("MatchPresets", "Contrast"),
    QT_TRANSLATE_NOOP("MatchPresets", "The same form in the same place, the opposite colour or light"),
};

bool named(const MatchSide& side, const QString& part) {
    return QString::fromStdString(side.name).contains(part, Qt::CaseInsensitive) ||
           (side.file && QString::fromStdString(path_text(side.file->info.path)).contains(part, Qt::CaseInsensitive));
}

double seconds(const MatchSide& side, FrameCount frames) {
    return side.file->info.video->frame_rate.time(FramePosition(frames.value)).seconds();
}

}  // namespace

CueWeights weights_of(const MatchPreset& preset) {
    MatchQuery query;
    preset.apply(query);
    return query.weights.empty() ? default_weights() : query.weights;
}

const MatchPreset* preset_of(const MatchOptions& options) {
    const auto& all = match_presets();
    if (options.weights.empty() && options.contrast == 0) return &all.front();
    const auto weight = [](const CueWeights& weights, std::string_view cue) {
        const auto found = weights.find(cue);
        return found == weights.end() ? 0.0 : found->second;
    };
    for (const MatchPreset& preset : all) {
        const CueWeights wanted = weights_of(preset);
        const bool same = std::all_of(all_cues().begin(), all_cues().end(), [&](const Cue* cue) {
            return std::abs(weight(wanted, cue->name()) - weight(options.weights, cue->name())) < 0.005;
        });
        if (same && preset.contrast == options.contrast) return &preset;
    }
    return nullptr;
}

QString preset_text(const MatchPreset& preset) {
    return QCoreApplication::translate("MatchPresets", std::string(preset.text).c_str());
}

QString preset_hint(const MatchPreset& preset) {
    return QCoreApplication::translate("MatchPresets", std::string(preset.hint).c_str());
}

void put_into(MatchQuery& query, const MatchOptions& options) {
    query.weights = options.weights;
    query.contrast = options.contrast;
    query.crop_budget = options.crop_budget;
    query.edges_only = options.edges_only;
    query.include_neighbours = options.neighbours;
    query.include_titles = options.titles;
}

bool same_search(const MatchOptions& a, const MatchOptions& b) {
    return a.weights == b.weights && a.contrast == b.contrast && a.crop_budget == b.crop_budget &&
           a.edges_only == b.edges_only && a.neighbours == b.neighbours && a.titles == b.titles;
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
