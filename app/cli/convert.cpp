#include <cstdio>

#include "app/cli/commands.h"
#include "core/base/files.h"
#include "core/project/interchange/formats.h"

namespace rhyme::cli {
namespace {

bool is_project(const std::filesystem::path& path) { return path.extension() == ".rhyme"; }

std::string known_formats() {
    std::string known = ".rhyme";
    for (const InterchangeFormat& format : interchange_formats()) known += ", " + std::string(format.extension);
    return known;
}

}  // namespace

int convert(const Common& common, const ProjectOptions& options) {
    if (options.rest.size() != 1) {
        warn("project convert takes IN and OUT, each one of " + known_formats());
        return wrong_usage;
    }
    const std::string& target = options.rest.front();
    if (const auto may = may_write(target, common); !may) return report(may.error());
    std::vector<std::string> read, written;
    const auto project =
        is_project(options.input) ? load_project(options.input, &read) : import_project(options.input, &read);
    if (!project) return report(project.error());
    const auto saved = is_project(target) ? save_project(*project, target) : export_project(*project, target, &written);
    if (!saved) return report(saved.error());
    if (common.json) {
        print({{"path", target}, {"frames", project->timeline.end().value}, {"read", read}, {"written", written}});
        return done;
    }
    for (const std::string& sentence : read) std::printf("%s: %s\n", options.input.c_str(), sentence.c_str());
    for (const std::string& sentence : written) std::printf("%s: %s\n", target.c_str(), sentence.c_str());
    return done;
}

}  // namespace rhyme::cli
