// Opening footage together with its analysis, for the commands that need both.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "core/analysis/library.h"

namespace rhyme::cli {

Result<std::unique_ptr<Library>> open_library(const Common& common);

struct Footage {
    std::vector<AnalysisPtr> media;
    struct Failure {
        std::string path;
        Error error;
    };
    std::vector<Failure> failed;
};
/// Every file (folders are searched), from the library or analysed now. Failures are collected, not fatal; Cancelled
/// is.
Result<Footage> see_all(const Common& common, Library& library, const std::vector<std::string>& files);

}  // namespace rhyme::cli
