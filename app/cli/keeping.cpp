// Projects that are kept as the window keeps them: edits with their history; footage that moved; copies to put away.
#include <chrono>
#include <cstdio>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/project/consolidate.h"
#include "core/project/edit_script.h"
#include "core/project/keeper.h"
#include "core/project/relink.h"

namespace rhyme::cli {
namespace {

Json names(const std::vector<MediaItem>& items) {
    Json list = Json::array();
    for (const MediaItem& item : items) list.push_back({{"name", item.name}, {"path", path_text(item.path)}});
    return list;
}

std::string label_of(const Json& edit, const std::vector<EditOperation>& operations) {
    const std::string op = edit.value("op", "");
    for (const EditOperation& operation : operations)
        if (operation.name == op) return operation.text;
    return op;
}

/// The keeper of a project nobody else has open and nothing unsaved is left of.
Result<std::unique_ptr<Keeper>> keeper_of(const std::string& path) {
    auto keeper = Keeper::open(path, user_state_folder());
    if (!keeper) return keeper;
    if (const auto& holder = (*keeper)->held_by())
        return fail(ErrorCode::Conflict,
                    "it is open in Rhyme" + (holder->here ? std::string() : " on " + holder->host) + " (process " +
                        std::to_string(holder->process) + ")",
                    path, "close it there, or write elsewhere with -o");
    if ((*keeper)->has_unsaved())
        return fail(ErrorCode::Conflict, "it has changes that were not saved when Rhyme ended", path,
                    "open it in Rhyme and save it or leave them out");
    return keeper;
}

}  // namespace

Result<void> save_over(const Project& project, const std::string& path) {
    const auto keeper = keeper_of(path);
    return keeper ? (*keeper)->save(project, path) : fail(keeper.error());
}

int edit_kept(const Common& common, const std::string& path, const std::string& script) {
    const auto keeper = keeper_of(path);
    if (!keeper) return report(keeper.error());
    const auto before = (*keeper)->project();
    if (!before) return report(before.error());
    const auto with_name = [&](Error error) {
        if (error.file.empty()) error.file = script;
        return report(error);
    };
    const auto text = read_file(script);
    if (!text) return report(text.error());
    // All of them must be possible before the first is kept.
    const auto after = apply_script(*before, *text);
    if (!after) return with_name(after.error());
    const auto operations = edit_operations();
    Project now = *before;
    std::size_t step = (*keeper)->at();
    for (const Json& edit : Json::parse(*text)) {
        auto next = apply_script(now, Json::array({edit}).dump());
        if (!next) return with_name(next.error());
        now = std::move(*next);
        (*keeper)->commit(now, ++step, label_of(edit, operations), "");
    }
    if (const auto saved = (*keeper)->save(now, path); !saved) return report(saved.error());
    if (common.json)
        print({{"path", path}, {"frames", now.timeline.end().value}, {"steps", (*keeper)->steps().size() - 1}});
    return done;
}

int relink(const Common& common, const ProjectOptions& options) {
    if (options.search.empty()) {
        warn("project relink takes --search DIR");
        return wrong_usage;
    }
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    const auto found = find_media(*project, options.search, options.by_name, progress_line(common), interrupt());
    end_progress(common);
    if (!found) return report(found.error());
    if (!found->found.empty())
        if (const auto saved = save_over(relinked(*project, found->found), options.input); !saved)
            return report(saved.error());
    Json list = Json::array();
    for (const FoundMedia& f : found->found)
        list.push_back({{"name", f.item.name},
                        {"before", path_text(f.before)},
                        {"now", path_text(f.item.path)},
                        {"by", f.by == FoundMedia::By::Content ? "content" : "name"}});
    if (common.json) print({{"path", options.input}, {"found", list}, {"missing", names(found->missing)}});
    if (!common.json)
        std::printf("%s: %zu found, %zu still missing\n", options.input.c_str(), found->found.size(),
                    found->missing.size());
    for (const MediaItem& item : found->missing) warn(path_text(item.path) + ": it was not found");
    return found->missing.empty() ? done : could_not;
}

int collect(const Common& common, const ProjectOptions& options) {
    if (options.rest.size() != 1) {
        warn("project collect takes PROJECT and a folder");
        return wrong_usage;
    }
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    const auto collected = collect_project(*project, options.rest.front(), progress_line(common), interrupt());
    end_progress(common);
    if (!collected) return report(collected.error());
    if (common.json)
        print({{"path", path_text(collected->project)},
               {"copied", collected->copied},
               {"there_already", collected->there_already},
               {"bytes", collected->bytes},
               {"missing", names(collected->missing)},
               {"left", names(collected->left)}});
    else
        std::printf("%s: %zu files, %.1f MB\n", path_text(collected->project).c_str(),
                    collected->copied + collected->there_already, static_cast<double>(collected->bytes) / 1e6);
    for (const MediaItem& item : collected->missing) warn(path_text(item.path) + ": it is missing and was not copied");
    for (const MediaItem& item : collected->left)
        warn(path_text(item.path) + ": numbered pictures are not copied; the project uses them where they are");
    return collected->missing.empty() && collected->left.empty() ? done : could_not;
}

int consolidate(const Common& common, const ProjectOptions& options) {
    if (options.rest.size() != 1 || options.handles < 0 || options.handles > 1'000'000) {
        warn("project consolidate takes PROJECT, a folder and --handles N (frames)");
        return wrong_usage;
    }
    const auto project = load_project(options.input);
    if (!project) return report(project.error());
    const auto made = consolidate_project(*project, options.rest.front(), FrameCount(options.handles),
                                          progress_line(common), interrupt());
    end_progress(common);
    if (!made) return report(made.error());
    if (common.json)
        print({{"path", path_text(made->project)},
               {"parts", made->parts},
               {"whole", made->whole},
               {"bytes", made->bytes},
               {"notes", made->notes},
               {"missing", names(made->missing)}});
    else
        std::printf("%s: %zu parts (packets as they were, from the keyframe before), %zu whole files, %.1f MB\n",
                    path_text(made->project).c_str(), made->parts, made->whole, static_cast<double>(made->bytes) / 1e6);
    for (const std::string& note : made->notes) warn(note);
    for (const MediaItem& item : made->missing) warn(path_text(item.path) + ": it is missing and was not copied");
    return made->missing.empty() ? done : could_not;
}

}  // namespace rhyme::cli
