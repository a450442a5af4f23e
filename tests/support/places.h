// Where the tests find what they do not make themselves.
#pragma once

#include <filesystem>

namespace rhyme::testing {

std::filesystem::path
source_folder();              ///< the repository: golden files, regressions, the sources whose includes are read
std::filesystem::path cli();  ///< the built rhyme-cli

}  // namespace rhyme::testing
