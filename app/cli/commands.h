// One function a command of the contract; each returns the exit status. main.cpp parses the arguments.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "core/media/audio_loudness.h"

namespace rhyme {
struct Project;
}

namespace rhyme::cli {

int probe(const Common& common, const std::vector<std::string>& files, bool loudness);
Json loudness_json(const Loudness& loudness);
void print_words(const Loudness& loudness);

int analyze(const Common& common, const std::vector<std::string>& files);
int shots(const Common& common, const std::string& file);
int cues(const Common& common, const std::string& file, std::int64_t frame, const std::string& overlay,
         const std::string& cue);
int library(const Common& common, const std::string& what);
int beats(const Common& common, const std::string& file);

int sync(const Common& common, const std::string& song, const std::vector<std::string>& takes);

struct AssembleOptions {
    std::string song, output, pace = "medium";
    std::vector<std::string> files;
    double from = 0, length = 0;  ///< seconds of the song; 0: the whole of it
    std::string aspect;           ///< "16:9", "9:16", "1:1"; empty: the first file's
    std::vector<std::string> takes;
    std::string keep, lock;  ///< a cut made before, and which of its clips stay: "3,4,9"
    unsigned seed = 0;
};
int assemble(const Common& common, const AssembleOptions& options);

struct MatchOptions {
    std::vector<std::string> files;
    std::string cue, preset, from, to, render;
    std::size_t top = 50, chain = 0;
    bool why = false;
    bool edges_only = false, include_neighbours = false, include_titles = false;
};
int match(const Common& common, const MatchOptions& options);

struct RenderOptions {
    std::string project, output, preset = "reference-h264", range, size, video_codec, audio_codec, transition, song;
    std::vector<std::string> cuts;
    int quality = -1, passes = 0;  ///< as the preset says
    std::int64_t bit_rate = 0;     ///< kb/s; as the preset says
};
int render(const Common& common, const RenderOptions& options);
int frame(const Common& common, const std::string& input, std::int64_t at, const std::string& output,
          const std::string& size);
int presets(const Common& common);
int transitions(const Common& common, const std::string& from, const std::string& to);
int effects(const Common& common);

struct ProjectOptions {
    std::string what, input, search;
    std::vector<std::string> rest;  ///< convert: the target; new: media
    bool loudness = false;          ///< info: of the whole mix, too
    std::int64_t handles = 25;      ///< consolidate: frames kept on either side of what clips show
    bool by_name = false;           ///< relink: other content under the same name will do
};
int project(const Common& common, const ProjectOptions& options);
int convert(const Common& common, const ProjectOptions& options);  ///< project convert
int edit(const Common& common, const std::string& project, const std::string& script, const std::string& output,
         bool list);
/// Each edit becomes a step of the project's history, as in the window.
int edit_kept(const Common& common, const std::string& project, const std::string& script);
int relink(const Common& common, const ProjectOptions& options);
int collect(const Common& common, const ProjectOptions& options);
int consolidate(const Common& common, const ProjectOptions& options);
/// Onto a project that exists: refused while somebody has it open or it has unsaved changes; an earlier version is
/// kept.
Result<void> save_over(const Project& project, const std::string& path);

struct StudyOptions {
    std::string file, output, images;           ///< the page; a folder for pictures to share
    std::vector<std::string> against, footage;  ///< films to hold it against; clips that might help
    std::int64_t frame = -1;                    ///< this frame alone; -1: the whole film
};
int study(const Common& common, const StudyOptions& options);

int demo(const Common& common, const std::string& folder);

}  // namespace rhyme::cli
